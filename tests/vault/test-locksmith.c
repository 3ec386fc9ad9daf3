/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making, opening and refitting a sealed file with what a person knows; what needs a keyring is
 * in test-keyring.c. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"
#include "vault/recovery-code.h"

static SiloamVault *
open_with_code (SealedFile *file, SiloamSecret *code, GError **error)
{
  g_autoptr (SiloamCredential) credential = siloam_credential_new_recovery (code);

  return siloam_locksmith_open (file->path, credential, NULL, error);
}

static SiloamVault *
open_with_words (SealedFile *file, const char *words, GError **error)
{
  g_autoptr (SiloamCredential) credential = new_passphrase (words);

  return siloam_locksmith_open (file->path, credential, NULL, error);
}

/* Makes another file beside the fixture's. */
static SiloamVault *
create_other (SealedFile *file, const char *name, const char *words, GError **error)
{
  g_autoptr (SiloamCredential) credential = new_passphrase (words);
  g_autofree char *path = g_build_filename (file->folder, name, NULL);
  g_autoptr (SiloamSecret) code = NULL;

  return siloam_locksmith_create_with_cost (path, credential, &cheap_cost, &code, NULL, error);
}

static void
test_discarded_leaves_the_place_free (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamVault) again = NULL;
  SiloamVault *vault = create_other (file, "discarded", "een twee drie", &error);

  g_assert_no_error (error);
  siloam_locksmith_discard (vault);
  again = create_other (file, "discarded", "een twee drie", &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
}

static void
test_passphrase_opens (SealedFile *file, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = sealed_file_open (file);

  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 40);
}

static void
test_recovery_code_opens (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamVault) vault = open_with_code (file, file->code, &error);

  g_assert_no_error (error);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 40);
}

static void
test_other_code_does_not_open (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) other = siloam_recovery_code_new ();

  g_assert_null (open_with_code (file, other, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

/* As when a caller passes the typed text instead of the parsed bytes. */
static void
test_code_of_wrong_length (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) text = siloam_recovery_code_format (file->code);

  g_assert_null (open_with_code (file, text, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
test_passphrase_is_no_code (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamCredential) pin = NULL;
  g_autoptr (SiloamSecret) words = siloam_secret_new_text ("1234");

  pin = siloam_credential_new_keyring_pin (words);
  g_assert_null (siloam_locksmith_open (file->path, pin, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
}

static void
test_composed_and_decomposed (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "accents.siloam", NULL);
  g_autoptr (SiloamCredential) decomposed = new_passphrase ("cafe\314\201 re\314\210unie");
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = create_other (file, "accents.siloam", "caf\303\251 r\303\253unie", &error);

  g_assert_no_error (error);
  siloam_vault_free (vault);
  vault = siloam_locksmith_open (path, decomposed, NULL, &error);
  g_assert_no_error (error);
  siloam_vault_free (vault);
}

static void
test_empty_words_are_refused (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "empty.siloam", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (create_other (file, "empty.siloam", "", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_words_must_be_text (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) open_error = NULL;

  g_assert_null (create_other (file, "latin.siloam", "caf\351", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_assert_null (open_with_words (file, "caf\351", &open_error));
  g_assert_error (open_error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
assert_create_exists (SealedFile *file, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (create_other (file, name, "still waters", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_EXISTS);
}

static void
test_never_over_a_file (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) before = read_bytes (file->path);
  g_autoptr (GBytes) after = NULL;

  assert_create_exists (file, "journal.siloam");
  after = read_bytes (file->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_never_over_an_empty_file (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "other.siloam", NULL);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  write_bytes (path, nothing);
  assert_create_exists (file, "other.siloam");
}

/* The log of a lost file is all there is left of it: it would be thrown away. */
static void
test_never_beside_an_orphaned_log (SealedFile *file, gconstpointer data)
{
  g_autofree char *log = sealed_file_dup_path (file, "-wal");

  sealed_file_leave_log (file, 2);
  g_assert_cmpint (g_unlink (file->path), ==, 0);
  assert_create_exists (file, "journal.siloam");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_never_through_a_dangling_link (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "other.siloam", NULL);

  g_assert_cmpint (symlink ("/nowhere/at/all", path), ==, 0);
  assert_create_exists (file, "other.siloam");
}

static void
test_folder_must_be_there (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (create_other (file, "nowhere/journal.siloam", "still waters", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING);
}

static void
test_new_file_is_private (SealedFile *file, gconstpointer data)
{
  struct stat status;

  g_assert_cmpint (stat (file->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_nothing_else_is_left (SealedFile *file, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (file->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_cmpstr (name, ==, "journal.siloam");
}

/* Left by a maker that was killed, and others that only look like it. */
static void
test_abandoned_files_go (SealedFile *file, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean stays;
  } files[] = {
    { "other.siloam.new-0123456789abcdef", FALSE },
    { "other.siloam.new-0123456789abcdef-wal", FALSE },
    { "other.siloam.new-0123456789abcdef-journal", FALSE },
    { "other.siloam.new-0123456789abcdef.old", TRUE },
    { "other.siloam.new-0123456789abcde", TRUE },
    { "other.siloam.new-copy", TRUE },
    { "another.siloam.new-0123456789abcdef", FALSE },
    { ".new-0123456789abcdef", TRUE },
  };
  g_autoptr (GBytes) something = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (file->folder, files[i].name, NULL);

      write_bytes (path, something);
    }
  siloam_vault_free (create_other (file, "other.siloam", "still waters", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (file->folder, files[i].name, NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
}

static void
test_two_files_share_nothing (SealedFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "other.siloam", NULL);
  SiloamVaultInfo one, two;

  siloam_vault_free (create_other (file, "other.siloam", "still waters", NULL));
  g_assert_true (siloam_vault_probe (file->path, &one, NULL));
  g_assert_true (siloam_vault_probe (path, &two, NULL));
  g_assert_cmpint (memcmp (one.vault_id, two.vault_id, 16), !=, 0);
}

static void
test_cancelled_before_it_starts (SealedFile *file, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (siloam_locksmith_open (file->path, file->passphrase, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_renewed_code (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) fresh = NULL;
  SiloamVault *vault = sealed_file_open (file);

  fresh = siloam_locksmith_renew_recovery (vault, NULL, &error);
  g_assert_no_error (error);
  siloam_vault_free (vault);

  g_assert_null (open_with_code (file, file->code, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  vault = open_with_code (file, fresh, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 40);
  siloam_vault_free (vault);
}

static void
remove_slot_of_type (SiloamVault *vault, SiloamSlotType type, GError **error)
{
  const SiloamHeader header = *siloam_vault_get_header (vault);

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (&header, i);

      if (siloam_slot_is_used (slot) && siloam_slot_get_type (slot) == type)
        siloam_vault_remove_slot (vault, siloam_slot_get_id (slot), error);
    }
}

static void
test_last_way_in_stays (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  remove_slot_of_type (vault, SILOAM_SLOT_PASSPHRASE, &error);
  g_assert_no_error (error);
  remove_slot_of_type (vault, SILOAM_SLOT_RECOVERY, &error);
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_LAST_WAY_IN);
  siloam_vault_free (vault);
  g_clear_error (&error);

  vault = open_with_code (file, file->code, &error);
  g_assert_no_error (error);
  siloam_vault_free (vault);
}

/* The key and the slots change while the connection works on. */
static void
test_slots_change_while_open (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);

  exec_ok (vault, "BEGIN; INSERT INTO t(x) VALUES('in the middle of it')");
  remove_slot_of_type (vault, SILOAM_SLOT_RECOVERY, NULL);
  exec_ok (vault, "COMMIT");
  siloam_vault_free (vault);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 41);
  siloam_vault_free (vault);
}

/* The golden file's code was written on paper by the first version. */
static void
test_golden_code (SealedFile *file, gconstpointer data)
{
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "data", "golden-1.siloam", NULL);
  g_autoptr (GBytes) bytes = read_bytes (golden);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamVault) vault = NULL;

  write_bytes (file->path, bytes);
  code = siloam_recovery_code_parse ("4c0n vxr1 vwxe npaq j7v6 nqc8 78x6 k6tj", &error);
  g_assert_no_error (error);
  vault = open_with_code (file, code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 100);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/vault/locksmith/" path,                                                            \
              SealedFile,                                                                          \
              NULL,                                                                                \
              sealed_file_setup,                                                                   \
              test,                                                                                \
              sealed_file_teardown)

static void
add_openings (void)
{
  ADD ("the-passphrase-opens", test_passphrase_opens);
  ADD ("the-recovery-code-opens", test_recovery_code_opens);
  ADD ("another-code-does-not-open", test_other_code_does_not_open);
  ADD ("a-code-of-another-length-does-not-open", test_code_of_wrong_length);
  ADD ("without-a-pin-slot-the-keyring-has-no-key", test_passphrase_is_no_code);
  ADD ("accents-open-however-they-are-typed", test_composed_and_decomposed);
  ADD ("empty-words-are-refused", test_empty_words_are_refused);
  ADD ("words-must-be-text", test_words_must_be_text);
  ADD ("a-cancelled-opening-does-not-start", test_cancelled_before_it_starts);
  ADD ("the-code-of-the-golden-file-opens-it", test_golden_code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_openings ();
  ADD ("never-makes-a-file-over-another", test_never_over_a_file);
  ADD ("never-makes-a-file-over-an-empty-one", test_never_over_an_empty_file);
  ADD ("never-makes-a-file-beside-an-orphaned-log", test_never_beside_an_orphaned_log);
  ADD ("never-makes-a-file-through-a-dangling-link", test_never_through_a_dangling_link);
  ADD ("a-new-file-needs-its-folder", test_folder_must_be_there);
  ADD ("a-new-file-is-private", test_new_file_is_private);
  ADD ("making-a-file-leaves-nothing-else", test_nothing_else_is_left);
  ADD ("making-a-file-clears-up-after-a-killed-maker", test_abandoned_files_go);
  ADD ("a-discarded-file-leaves-its-place-free", test_discarded_leaves_the_place_free);
  ADD ("two-files-have-their-own-ids", test_two_files_share_nothing);
  ADD ("a-renewed-code-replaces-the-old-one", test_renewed_code);
  ADD ("the-last-way-in-without-keyring-stays", test_last_way_in_stays);
  ADD ("slots-change-while-the-connection-works", test_slots_change_while_open);
  return g_test_run ();
}
