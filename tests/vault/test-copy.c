/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copying a sealed file while it is open: the copy is whole or absent, whatever goes wrong, and
 * the original is never touched. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failing-calls.h"
#include "support.h"
#include "vault/vault-copy.h"
#include "vault/vault-take.h"

#define ROWS 40 /* that sealed_file_setup() writes */

static void
close_ok (SiloamVault *vault)
{
  g_autoptr (GError) error = NULL;

  siloam_vault_close (vault, &error);
  g_assert_no_error (error);
}

static char *
dup_copy_path (SealedFile *file)
{
  return g_build_filename (file->folder, "copy.siloam", NULL);
}

static SiloamVaultCopy *
begin_ok (SiloamVault *source, const char *path)
{
  g_autoptr (GError) error = NULL;
  SiloamVaultCopy *copy = siloam_vault_copy_begin (source, path, &error);

  g_assert_no_error (error);
  return copy;
}

static void
finish_ok (SiloamVaultCopy *copy)
{
  g_autoptr (GError) error = NULL;
  SiloamVaultCopyState state = SILOAM_VAULT_COPY_MORE;

  while (state == SILOAM_VAULT_COPY_MORE)
    state = siloam_vault_copy_step (copy, 200, NULL, &error);
  g_assert_no_error (error);
  siloam_vault_copy_finish (copy, &error);
  g_assert_no_error (error);
  siloam_vault_copy_free (copy);
}

/* Returns whether all went well; of a failure it says why. */
static gboolean
try_copy (SiloamVault *source, const char *path, GError **error)
{
  g_autoptr (SiloamVaultCopy) copy = siloam_vault_copy_begin (source, path, error);
  SiloamVaultCopyState state = SILOAM_VAULT_COPY_MORE;

  if (copy == NULL)
    return FALSE;
  while (state == SILOAM_VAULT_COPY_MORE)
    state = siloam_vault_copy_step (copy, 4, NULL, error);
  return state == SILOAM_VAULT_COPY_DONE && siloam_vault_copy_finish (copy, error);
}

static void
assert_rows (SiloamVault *source, const char *path, int rows)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *copy = siloam_vault_open_copy (source, path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (query_int (copy, "SELECT count(*) FROM t"), ==, rows);
  close_ok (copy);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_copy_holds_all (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);

  finish_ok (begin_ok (source, path));
  assert_rows (source, path, ROWS);
  close_ok (source);
}

static void
test_same_words_open_it (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (SiloamCredential) code = siloam_credential_new_recovery (file->code);
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);

  finish_ok (begin_ok (source, path));
  close_ok (source);
  source = siloam_locksmith_open (path, code, NULL, &error);
  g_assert_no_error (error);
  close_ok (source);
  source = siloam_locksmith_open (path, file->passphrase, NULL, &error);
  g_assert_no_error (error);
  close_ok (source);
}

static void
test_it_verifies (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (SiloamVaultReport) report = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);
  SiloamVault *copy;

  finish_ok (begin_ok (source, path));
  copy = siloam_vault_open_copy (source, path, &error);
  g_assert_no_error (error);
  report = siloam_vault_verify (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->pages, >, 10);
  g_assert_cmpuint (report->bad_pages->len, ==, 0);
  g_assert_null (report->integrity);
  close_ok (copy);
  close_ok (source);
}

static void
test_saves_between_steps_are_in_it (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = begin_ok (source, path);
  SiloamVaultCopyState state = SILOAM_VAULT_COPY_MORE;
  int added = 0;

  while (state == SILOAM_VAULT_COPY_MORE)
    {
      exec_ok (source, "INSERT INTO t(x) VALUES('between')");
      exec_ok (source, "UPDATE t SET x='changed' WHERE id=1");
      added++;
      state = siloam_vault_copy_step (copy, 3, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (added, >, 2);
  finish_ok (copy);
  assert_rows (source, path, ROWS + added);
  close_ok (source);
}

static void
test_checkpoint_between_steps (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = begin_ok (source, path);

  exec_ok (source, "INSERT INTO t(x) VALUES('before')");
  g_assert_cmpint (siloam_vault_copy_step (copy, 3, NULL, NULL), ==, SILOAM_VAULT_COPY_MORE);
  exec_ok (source, "PRAGMA wal_checkpoint(TRUNCATE)");
  exec_ok (source, "INSERT INTO t(x) VALUES('after')");
  finish_ok (copy);
  assert_rows (source, path, ROWS + 2);
  close_ok (source);
}

static void
test_fraction_rises_to_one (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  g_autoptr (SiloamVaultCopy) copy = begin_ok (source, path);
  double before = 0;
  double fraction = 0;

  while (siloam_vault_copy_step (copy, 2, &fraction, NULL) == SILOAM_VAULT_COPY_MORE)
    {
      g_assert_cmpfloat (fraction, >, before);
      before = fraction;
    }
  g_assert_cmpfloat (fraction, ==, 1);
  g_clear_pointer (&copy, siloam_vault_copy_free);
  close_ok (source);
}

static void
test_finished_on_another_thread (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = begin_ok (source, path);
  GThread *thread;

  while (siloam_vault_copy_step (copy, 200, NULL, NULL) == SILOAM_VAULT_COPY_MORE)
    continue;
  thread = g_thread_new ("finish", (GThreadFunc) (gpointer) siloam_vault_copy_finish, copy);
  exec_ok (source, "INSERT INTO t(x) VALUES('meanwhile')");
  g_assert_true (GPOINTER_TO_INT (g_thread_join (thread)));
  siloam_vault_copy_free (copy);
  assert_rows (source, path, ROWS);
  close_ok (source);
}

static void
test_given_up_leaves_nothing (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  const guint before = count_files (file->folder);
  SiloamVaultCopy *copy = begin_ok (source, path);

  g_assert_cmpint (siloam_vault_copy_step (copy, 3, NULL, NULL), ==, SILOAM_VAULT_COPY_MORE);
  siloam_vault_copy_free (copy);
  g_assert_cmpuint (count_files (file->folder), ==, before);
  close_ok (source);
}

static void
test_nothing_beside_a_finished_copy (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  const guint before = count_files (file->folder);

  finish_ok (begin_ok (source, path));
  assert_rows (source, path, ROWS);
  g_assert_cmpuint (count_files (file->folder), ==, before + 1);
  close_ok (source);
}

static void
test_never_over_another_file (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GBytes) something = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);

  write_bytes (path, something);
  g_assert_null (siloam_vault_copy_begin (source, path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_EXISTS);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (something, after));
  close_ok (source);
}

/* Somebody else's file, put there while we copied. */
static void
test_not_over_a_file_that_came_later (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GBytes) something = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = begin_ok (source, path);

  while (siloam_vault_copy_step (copy, 200, NULL, NULL) == SILOAM_VAULT_COPY_MORE)
    continue;
  write_bytes (path, something);
  g_assert_false (siloam_vault_copy_finish (copy, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_EXISTS);
  siloam_vault_copy_free (copy);
  after = read_bytes (path);
  g_assert_true (g_bytes_equal (something, after));
  close_ok (source);
}

static void
test_folder_that_is_not_there (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "gone", "copy.siloam", NULL);
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);

  g_assert_null (siloam_vault_copy_begin (source, path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING);
  close_ok (source);
}

static void
test_two_at_once_are_told (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = begin_ok (source, path);

  g_assert_null (siloam_vault_copy_begin (source, path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  finish_ok (copy);
  close_ok (source);
}

/* The page is in no cache: the connection that copies has not read it. */
static void
test_damaged_source_is_told (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GError) error = NULL;
  SiloamVault *source;

  flip_bit (file->path, SILOAM_DATA_OFFSET + 8 * SILOAM_PAGE_SIZE + 1000, 1);
  source = sealed_file_open (file);
  g_assert_false (try_copy (source, path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_ok (source);
}

/* What the disk does to a copy before it has its name is found. */
static void
test_damaged_copy_gets_no_name (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = begin_ok (source, path);
  const char *leaf;

  while (siloam_vault_copy_step (copy, 200, NULL, NULL) == SILOAM_VAULT_COPY_MORE)
    continue;
  dir = g_dir_open (file->folder, 0, NULL);
  while (made == NULL && (leaf = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (leaf, "copy.siloam.new-"))
      made = g_build_filename (file->folder, leaf, NULL);
  flip_bit (made, SILOAM_DATA_OFFSET + 8 * SILOAM_PAGE_SIZE + 1000, 1);
  g_assert_false (siloam_vault_copy_finish (copy, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
  siloam_vault_copy_free (copy);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_ok (source);
}

static void
test_other_journal_is_no_copy (SealedFile *file, gconstpointer data)
{
  SealedFile other = { 0 };
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);

  sealed_file_setup (&other, NULL);
  g_assert_null (siloam_vault_open_copy (source, other.path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  sealed_file_teardown (&other, NULL);
  close_ok (source);
}

static void
check_failed_copy (SealedFile *file, SiloamVault *source, guint files, const GError *error)
{
  g_autofree char *path = dup_copy_path (file);

  g_assert_true (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NO_SPACE) ||
                 g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_IO));
  g_assert_cmpint (query_int (source, "SELECT count(*) FROM t"), ==, ROWS);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpuint (count_files (file->folder), ==, files);
      return;
    }
  /* Only its name could not be made durable. */
  assert_rows (source, path, ROWS);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
fail_at_every_call (SealedFile *file, FailKind kind)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  const guint files = count_files (file->folder);
  gboolean went_off = TRUE;
  guint number = 1;

  for (; went_off; number++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      failing_calls_arm (number, kind);
      done = try_copy (source, path, &error);
      went_off = failing_calls_disarm ();
      if (!done)
        {
          g_assert_true (went_off);
          check_failed_copy (file, source, files, error);
          continue;
        }
      assert_rows (source, path, ROWS);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpuint (number, >, 20);
  close_ok (source);
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

/* Returns whether the copying lived to its end. */
static gboolean
copy_in_child (SealedFile *file, const char *path, guint dies_at)
{
  const pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      SiloamVault *source = sealed_file_open (file);
      gboolean done;

      failing_calls_arm (dies_at, FAIL_BY_DYING);
      done = try_copy (source, path, NULL);
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
  g_autofree char *path = dup_copy_path (file);
  g_autofree char *next = g_build_filename (file->folder, "next.siloam", NULL);
  g_autofree char *log = sealed_file_dup_path (file, "-wal");
  gboolean lived = FALSE;

  for (guint number = 1; !lived; number++)
    {
      SiloamVault *source;

      lived = copy_in_child (file, path, number);
      source = sealed_file_open (file);
      g_assert_cmpint (query_int (source, "SELECT count(*) FROM t"), ==, ROWS);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        assert_rows (source, path, ROWS);
      g_unlink (path);

      /* Also one of another name clears what was left. */
      finish_ok (begin_ok (source, next));
      g_assert_cmpint (g_unlink (next), ==, 0);
      close_ok (source);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      {
        g_autofree char *lock = g_strconcat (path, ".lock", NULL);

        g_unlink (lock);
      }
      g_assert_cmpuint (count_files (file->folder), ==, 1);
    }
}

static void
test_small_disk (SealedFile *file, gconstpointer data)
{
  g_autofree char *place = g_build_filename (file->folder, "place", NULL);
  g_autofree char *path = g_build_filename (place, "copy.siloam", NULL);
  g_autoptr (GError) error = NULL;
  SiloamVault *source;

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  if (mount ("tmpfs", place, "tmpfs", 0, "size=64k") < 0)
    {
      g_test_skip ("needs root to mount a small disk");
      return;
    }
  source = sealed_file_open (file);
  g_assert_false (try_copy (source, path, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (place), ==, 0);
  close_ok (source);
  g_assert_cmpint (umount (place), ==, 0);
}

/* The pages of a file, without what stands in front of them; empty when there is none. */
static GBytes *
read_pages (const char *path)
{
  g_autoptr (GBytes) whole = read_bytes (path);

  if (g_bytes_get_size (whole) < SILOAM_DATA_OFFSET)
    return g_steal_pointer (&whole);
  return g_bytes_new_from_bytes (whole,
                                 SILOAM_DATA_OFFSET,
                                 g_bytes_get_size (whole) - SILOAM_DATA_OFFSET);
}

/* Brought over from elsewhere: the same pages, which the same words open. */
static void
test_taken_file_opens (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GBytes) before = read_pages (file->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  siloam_vault_take (file->path, path, NULL, &error);
  g_assert_no_error (error);
  after = read_pages (path);
  g_assert_true (g_bytes_equal (before, after));
  vault = siloam_locksmith_open (path, file->passphrase, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, ROWS);
  close_ok (vault);
}

static void
test_open_file_is_not_taken (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  g_assert_false (siloam_vault_take (file->path, path, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_ok (vault);
}

static void
test_file_with_a_log_is_not_taken (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GError) error = NULL;

  sealed_file_leave_log (file, 3);
  g_assert_false (siloam_vault_take (file->path, path, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  close_ok (sealed_file_open (file));
}

static void
test_other_file_is_not_taken (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autofree char *other = g_build_filename (file->folder, "other", NULL);
  g_autoptr (GBytes) something = g_bytes_new_static ("not a journal", 13);
  g_autoptr (GError) error = NULL;

  write_bytes (other, something);
  g_assert_false (siloam_vault_take (other, path, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NOT_VAULT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_taking_fails_at_every_call (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GBytes) before = read_pages (file->path);
  gboolean went_off = TRUE;

  for (guint number = 1; went_off; number++)
    {
      g_autoptr (GBytes) after = NULL;
      gboolean done;

      failing_calls_arm (number, FAIL_WITH_FULL_DISK);
      done = siloam_vault_take (file->path, path, NULL, NULL);
      went_off = failing_calls_disarm ();
      g_assert_true (went_off || done);
      after = read_pages (path);
      g_assert_true (g_bytes_get_size (after) == 0 || g_bytes_equal (before, after));
      g_unlink (path);
      g_assert_cmpuint (count_files (file->folder), ==, 1);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/vault/copy/" path, SealedFile, NULL, sealed_file_setup, test, sealed_file_teardown)

static void
test_empty_copy_has_the_keys_only (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  g_autoptr (GError) error = NULL;
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = siloam_vault_copy_begin_empty (source, path, &error);
  SiloamVault *made;

  g_assert_no_error (error);
  close_ok (source);
  sqlite3_exec (siloam_vault_copy_get_db (copy), "CREATE TABLE own(x)", NULL, NULL, NULL);
  siloam_vault_copy_finish (copy, &error);
  g_assert_no_error (error);
  siloam_vault_copy_free (copy);
  made = siloam_locksmith_open (path, file->passphrase, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (made, "SELECT count(*) FROM sqlite_schema"), ==, 1);
  g_assert_cmpint (query_int (made, "SELECT count(*) FROM own"), ==, 0);
  close_ok (made);
}

static void
test_empty_copy_given_up (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = dup_copy_path (file);
  SiloamVault *source = sealed_file_open (file);
  SiloamVaultCopy *copy = siloam_vault_copy_begin_empty (source, path, NULL);

  sqlite3_exec (siloam_vault_copy_get_db (copy), "CREATE TABLE own(x)", NULL, NULL, NULL);
  siloam_vault_copy_free (copy);
  close_ok (source);
  g_assert_cmpuint (count_files (file->folder), ==, 1);
}

static void
add_good_ways (void)
{
  ADD ("a-copy-holds-all", test_copy_holds_all);
  ADD ("the-same-passphrase-and-code-open-it", test_same_words_open_it);
  ADD ("a-copy-verifies", test_it_verifies);
  ADD ("saves-between-two-steps-are-in-it", test_saves_between_steps_are_in_it);
  ADD ("a-checkpoint-between-two-steps-loses-nothing", test_checkpoint_between_steps);
  ADD ("the-fraction-rises-to-one", test_fraction_rises_to_one);
  ADD ("finishing-needs-no-source", test_finished_on_another_thread);
  ADD ("nothing-lies-beside-a-finished-copy", test_nothing_beside_a_finished_copy);
  ADD ("a-copy-given-up-leaves-nothing", test_given_up_leaves_nothing);
  ADD ("a-copy-begun-empty-has-the-keys-and-no-page", test_empty_copy_has_the_keys_only);
  ADD ("a-copy-begun-empty-and-given-up-leaves-nothing", test_empty_copy_given_up);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  siloam_vault_harden_process ();
  add_good_ways ();
  ADD ("a-copy-is-never-put-over-another-file", test_never_over_another_file);
  ADD ("nor-over-one-that-came-while-copying", test_not_over_a_file_that_came_later);
  ADD ("a-folder-that-is-not-there-is-told", test_folder_that_is_not_there);
  ADD ("two-copies-of-one-name-at-once-are-told", test_two_at_once_are_told);
  ADD ("a-damaged-source-is-told", test_damaged_source_is_told);
  ADD ("a-copy-the-disk-damaged-gets-no-name", test_damaged_copy_gets_no_name);
  ADD ("another-journal-is-no-copy", test_other_journal_is_no_copy);
  ADD ("a-disk-full-at-every-call-leaves-a-whole-copy-or-none", test_disk_full_at_every_call);
  ADD ("a-failure-at-every-call-leaves-a-whole-copy-or-none", test_failure_at_every_call);
  ADD ("a-kill-at-every-call-leaves-a-whole-copy-or-none", test_killed_at_every_call);
  ADD ("a-small-disk-is-told", test_small_disk);
  ADD ("a-file-from-elsewhere-opens-with-its-words", test_taken_file_opens);
  ADD ("a-file-that-is-open-is-not-taken", test_open_file_is_not_taken);
  ADD ("a-file-with-a-log-is-not-taken", test_file_with_a_log_is_not_taken);
  ADD ("another-file-is-not-taken", test_other_file_is_not_taken);
  ADD ("taking-on-a-disk-full-at-every-call-is-all-or-nothing", test_taking_fails_at_every_call);
  return g_test_run ();
}
