/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Another data key for a journal: whatever goes wrong, the old or the new state opens with the old
 * or the new words, and all that was written is in it. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failing-calls.h"
#include "support.h"
#include "vault/rotate-private.h"
#include "vault/vault-copy.h"

#define ROWS 40 /* that sealed_file_setup() writes */

static void
close_ok (SiloamVault *vault)
{
  g_autoptr (GError) error = NULL;

  siloam_vault_close (vault, &error);
  g_assert_no_error (error);
}

/* To "living water" and a new code. */
static SiloamSecret *
try_rotate (SiloamVault *vault, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamSecret) words = siloam_secret_new_text ("living water");
  const SiloamNewKeys keys = { FALSE, NULL, words };
  SiloamSecret *code = NULL;

  siloam_vault_rotate_with_cost (vault, &keys, &cheap_cost, &code, NULL, NULL, cancellable, error);
  return code;
}

static SiloamSecret *
rotate_ok (SiloamVault *vault)
{
  g_autoptr (GError) error = NULL;
  SiloamSecret *code = try_rotate (vault, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (code);
  return code;
}

/* Returns the number of rows, -1 when the credential does not open the file. */
static int
count_rows_with (const char *path, SiloamCredential *credential)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = siloam_locksmith_open (path, credential, NULL, &error);
  int rows;

  if (vault == NULL)
    {
      g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
      return -1;
    }
  rows = query_int (vault, "SELECT count(*) FROM t");
  close_ok (vault);
  return rows;
}

static int
count_rows_with_code (const char *path, SiloamSecret *code)
{
  g_autoptr (SiloamCredential) credential = siloam_credential_new_recovery (code);

  return count_rows_with (path, credential);
}

static int
count_rows_with_new_words (const char *path)
{
  g_autoptr (SiloamCredential) credential = new_passphrase ("living water");

  return count_rows_with (path, credential);
}

static void
test_new_words_open_it (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = rotate_ok (vault);

  close_ok (vault);
  g_assert_cmpint (count_rows_with_new_words (file->path), ==, ROWS);
  g_assert_cmpint (count_rows_with_code (file->path, code), ==, ROWS);
}

static void
test_old_words_are_dead (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = rotate_ok (vault);

  close_ok (vault);
  g_assert_cmpint (count_rows_with (file->path, file->passphrase), ==, -1);
  g_assert_cmpint (count_rows_with_code (file->path, file->code), ==, -1);
}

static void
test_it_goes_on (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = rotate_ok (vault);

  exec_ok (vault, "INSERT INTO t(x) VALUES('after')");
  close_ok (vault);
  g_assert_cmpint (count_rows_with_new_words (file->path), ==, ROWS + 1);
}

static void
test_it_stays_locked (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = rotate_ok (vault);
  g_autoptr (GError) error = NULL;

  g_assert_null (siloam_locksmith_open (file->path, file->passphrase, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  close_ok (vault);
}

static void
test_what_was_in_the_log_is_in_it (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault;
  g_autoptr (SiloamSecret) code = NULL;

  sealed_file_leave_log (file, 5);
  vault = sealed_file_open (file);
  code = rotate_ok (vault);
  close_ok (vault);
  g_assert_cmpint (count_rows_with_code (file->path, code), ==, ROWS + 5);
}

static void
test_same_journal (SealedFile *file, gconstpointer data)
{
  SiloamVaultInfo before, after;
  SiloamVault *vault;
  g_autoptr (SiloamSecret) code = NULL;

  g_assert_true (siloam_vault_probe (file->path, &before, NULL));
  vault = sealed_file_open (file);
  code = rotate_ok (vault);
  close_ok (vault);
  g_assert_true (siloam_vault_probe (file->path, &after, NULL));
  g_assert_cmpmem (before.vault_id, 16, after.vault_id, 16);
}

static void
test_every_page_is_new (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) before = read_bytes (file->path);
  g_autoptr (GBytes) after = NULL;
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = rotate_ok (vault);
  const guint8 *old = g_bytes_get_data (before, NULL);
  const guint8 *now;
  gsize length;

  close_ok (vault);
  after = read_bytes (file->path);
  now = g_bytes_get_data (after, &length);
  for (gsize at = SILOAM_DATA_OFFSET; at < MIN (length, g_bytes_get_size (before));
       at += SILOAM_PAGE_SIZE)
    g_assert_cmpint (memcmp (old + at, now + at, SILOAM_PAGE_SIZE), !=, 0);
}

static void
test_deleted_rows_make_it_smaller (SealedFile *file, gconstpointer data)
{
  SiloamVaultInfo before, after;
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = NULL;

  exec_ok (vault, "DELETE FROM t WHERE id > 5");
  close_ok (vault);
  g_assert_true (siloam_vault_probe (file->path, &before, NULL));
  vault = sealed_file_open (file);
  code = rotate_ok (vault);
  close_ok (vault);
  g_assert_true (siloam_vault_probe (file->path, &after, NULL));
  g_assert_cmpuint (after.file_size, <, before.file_size);
}

static void
test_nothing_lies_beside_it (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  g_autoptr (SiloamSecret) code = rotate_ok (vault);
  g_autoptr (GDir) dir = NULL;

  close_ok (vault);
  dir = g_dir_open (file->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "journal.siloam");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_copy_of_before_keeps_its_words (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "copy.siloam", NULL);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);
  SiloamVaultCopy *copy = siloam_vault_copy_begin (vault, path, &error);

  while (siloam_vault_copy_step (copy, 200, NULL, NULL) == SILOAM_VAULT_COPY_MORE)
    continue;
  g_assert_true (siloam_vault_copy_finish (copy, NULL));
  siloam_vault_copy_free (copy);
  code = rotate_ok (vault);
  g_assert_null (siloam_vault_open_copy (vault, path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  close_ok (vault);
  g_assert_cmpint (count_rows_with_code (path, file->code), ==, ROWS);
}

static void
test_cancelled (SealedFile *file, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  g_cancellable_cancel (cancellable);
  g_assert_null (try_rotate (vault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, ROWS);
  close_ok (vault);
  g_assert_cmpint (count_rows_with (file->path, file->passphrase), ==, ROWS);
}

/* A backup goes on: its connection cannot be taken from under it. */
static void
test_not_while_copied (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "copy.siloam", NULL);
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);
  SiloamVaultCopy *copy = siloam_vault_copy_begin (vault, path, &error);

  g_assert_cmpint (siloam_vault_copy_step (copy, 3, NULL, NULL), ==, SILOAM_VAULT_COPY_MORE);
  g_assert_null (try_rotate (vault, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  while (siloam_vault_copy_step (copy, 200, NULL, NULL) == SILOAM_VAULT_COPY_MORE)
    continue;
  g_assert_true (siloam_vault_copy_finish (copy, NULL));
  siloam_vault_copy_free (copy);
  exec_ok (vault, "INSERT INTO t(x) VALUES('goes on')");
  close_ok (vault);
  g_assert_cmpint (count_rows_with (file->path, file->passphrase), ==, ROWS + 1);
}

/* As a program that synchronises folders does. */
static void
test_not_over_another_file (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("of another computer", 19);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  g_assert_cmpint (g_unlink (file->path), ==, 0);
  write_bytes (file->path, other);
  g_assert_null (try_rotate (vault, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING);
  after = read_bytes (file->path);
  g_assert_true (g_bytes_equal (other, after));
  siloam_vault_free (vault);
}

static void
test_damaged_page_is_told (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  flip_bit (file->path, SILOAM_DATA_OFFSET + 8 * SILOAM_PAGE_SIZE + 1000, 1);
  vault = sealed_file_open (file);
  g_assert_null (try_rotate (vault, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
  close_ok (vault);
  close_ok (sealed_file_open (file));
}

static void
test_empty_words_are_refused (SealedFile *file, gconstpointer data)
{
  g_autoptr (SiloamSecret) words = siloam_secret_new_text ("");
  const SiloamNewKeys keys = { FALSE, NULL, words };
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  g_assert_false (
      siloam_vault_rotate_with_cost (vault, &keys, &cheap_cost, &code, NULL, NULL, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_assert_null (code);
  close_ok (vault);
  close_ok (sealed_file_open (file));
}

static void
note_progress (double fraction, gpointer user_data)
{
  double *before = user_data;

  g_assert_cmpfloat (fraction, >=, *before);
  *before = fraction;
}

static void
test_progress_rises_to_one (SealedFile *file, gconstpointer data)
{
  const SiloamNewKeys keys = { 0 };
  g_autoptr (SiloamSecret) code = NULL;
  double before = 0;
  SiloamVault *vault = sealed_file_open (file);

  g_assert_true (siloam_vault_rotate_with_cost (vault,
                                                &keys,
                                                &cheap_cost,
                                                &code,
                                                note_progress,
                                                &before,
                                                NULL,
                                                NULL));
  g_assert_cmpfloat (before, ==, 1);
  close_ok (vault);
}

/* After a failure that was told, the old words open it; else the new. */
static void
fail_at_every_call (SealedFile *file, FailKind kind)
{
  g_autoptr (GBytes) original = read_bytes (file->path);
  gboolean went_off = TRUE;
  guint number = 1;

  for (; went_off; number++)
    {
      g_autoptr (SiloamSecret) code = NULL;
      g_autoptr (GError) error = NULL;
      SiloamVault *vault = sealed_file_open (file);

      failing_calls_arm (number, kind);
      code = try_rotate (vault, NULL, &error);
      went_off = failing_calls_disarm ();
      g_assert_true (went_off || code != NULL);
      if (siloam_vault_get_db (vault) != NULL)
        g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, ROWS);
      siloam_vault_free (vault);
      if (code != NULL)
        g_assert_cmpint (count_rows_with_code (file->path, code), ==, ROWS);
      else
        g_assert_cmpint (count_rows_with_code (file->path, file->code), ==, ROWS);
      write_bytes (file->path, original);
    }
  g_assert_cmpuint (number, >, 20);
}

static void
test_disk_full_at_every_call (SealedFile *file, gconstpointer data)
{
  fail_at_every_call (file, FAIL_WITH_FULL_DISK);
}

static void
test_failure_at_every_call (SealedFile *file, gconstpointer data)
{
  fail_at_every_call (file, FAIL_ONCE);
}

static gboolean
rotate_in_child (SealedFile *file, guint dies_at)
{
  const pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      SiloamVault *vault = sealed_file_open (file);
      gboolean done;

      failing_calls_arm (dies_at, FAIL_BY_DYING);
      done = try_rotate (vault, NULL, NULL) != NULL;
      failing_calls_disarm ();
      _exit (done ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return !WIFSIGNALED (status);
}

static void
test_killed_at_every_call (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) original = read_bytes (file->path);
  gboolean lived = FALSE;
  guint old = 0;
  guint fresh = 0;

  for (guint number = 1; !lived; number++)
    {
      lived = rotate_in_child (file, number);
      if (count_rows_with (file->path, file->passphrase) == ROWS)
        {
          g_assert_cmpint (count_rows_with_new_words (file->path), ==, -1);
          old++;
        }
      else
        {
          g_assert_cmpint (count_rows_with_new_words (file->path), ==, ROWS);
          fresh++;
        }
      write_bytes (file->path, original);
    }
  g_assert_cmpuint (old, >, 20);
  g_assert_cmpuint (fresh, >, 0);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/vault/rotate/" path,                                                               \
              SealedFile,                                                                          \
              NULL,                                                                                \
              sealed_file_setup,                                                                   \
              test,                                                                                \
              sealed_file_teardown)

static void
add_good_ways (void)
{
  ADD ("the-new-words-and-code-open-it", test_new_words_open_it);
  ADD ("the-old-words-and-code-are-dead", test_old_words_are_dead);
  ADD ("the-vault-goes-on", test_it_goes_on);
  ADD ("the-lock-is-never-let-go", test_it_stays_locked);
  ADD ("what-was-in-the-log-is-in-it", test_what_was_in_the_log_is_in_it);
  ADD ("it-is-the-same-journal", test_same_journal);
  ADD ("every-page-is-sealed-anew", test_every_page_is_new);
  ADD ("deleted-rows-are-not-in-the-new-file", test_deleted_rows_make_it_smaller);
  ADD ("nothing-lies-beside-it-afterwards", test_nothing_lies_beside_it);
  ADD ("a-copy-of-before-keeps-its-words", test_copy_of_before_keeps_its_words);
  ADD ("progress-rises-to-one", test_progress_rises_to_one);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  siloam_vault_harden_process ();
  add_good_ways ();
  ADD ("cancelled-it-leaves-all-as-it-was", test_cancelled);
  ADD ("it-waits-for-a-copy-that-is-going-on", test_not_while_copied);
  ADD ("a-file-that-took-its-place-is-not-written-over", test_not_over_another_file);
  ADD ("a-damaged-page-is-told-and-all-stays", test_damaged_page_is_told);
  ADD ("empty-words-are-refused", test_empty_words_are_refused);
  ADD ("a-disk-full-at-every-call-leaves-old-or-new", test_disk_full_at_every_call);
  ADD ("a-failure-at-every-call-leaves-old-or-new", test_failure_at_every_call);
  ADD ("a-kill-at-every-call-leaves-old-or-new", test_killed_at_every_call);
  return g_test_run ();
}
