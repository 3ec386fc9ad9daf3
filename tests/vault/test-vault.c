/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sealed file on a real disk: what it says when something is wrong, and that whatever is wrong,
 * nothing that was there is changed or lost. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failing-calls.h"
#include "support.h"
#include "vault/rescue-private.h"

#define CANARY "the canary sings beside still waters"

static SiloamVault *
try_open (SealedFile *file, const char *words, GError **error)
{
  g_autoptr (SiloamCredential) credential = new_passphrase (words);

  return siloam_locksmith_open (file->path, credential, NULL, error);
}

static void
assert_open_fails (SealedFile *file, SiloamVaultError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_open (file, "still waters", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, (int) code);
}

static void
close_ok (SiloamVault *vault)
{
  g_autoptr (GError) error = NULL;

  siloam_vault_close (vault, &error);
  g_assert_no_error (error);
}

/* Finding 6: an empty log would be deleted, and what was committed with it. */
static void
test_wrong_secret_changes_nothing (SealedFile *file, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  GBytes *before[G_N_ELEMENTS (suffixes)];
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  sealed_file_leave_log (file, 3);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = sealed_file_dup_path (file, suffixes[i]);

      before[i] = read_bytes (path);
    }
  g_assert_cmpuint (g_bytes_get_size (before[1]), >, 0);

  g_assert_null (try_open (file, "raging waters", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = sealed_file_dup_path (file, suffixes[i]);
      g_autoptr (GBytes) after = read_bytes (path);

      g_assert_true (g_bytes_equal (before[i], after));
      g_bytes_unref (before[i]);
    }
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 43);
  close_ok (vault);
}

static void
test_log_is_brought_in (SealedFile *file, gconstpointer data)
{
  g_autofree char *wal = sealed_file_dup_path (file, "-wal");
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");
  SiloamVault *vault;

  sealed_file_leave_log (file, 5);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 45);
  close_ok (vault);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (recovery, G_FILE_TEST_EXISTS));
}

static void
test_file_that_is_not_there (SealedFile *file, gconstpointer data)
{
  g_autofree char *lock = sealed_file_dup_path (file, ".lock");

  g_assert_cmpint (g_unlink (file->path), ==, 0);
  assert_open_fails (file, SILOAM_VAULT_ERROR_MISSING);
  g_assert_false (g_file_test (file->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_empty_file (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) after = NULL;

  write_bytes (file->path, nothing);
  assert_open_fails (file, SILOAM_VAULT_ERROR_NOT_VAULT);
  after = read_bytes (file->path);
  g_assert_cmpuint (g_bytes_get_size (after), ==, 0);
}

static void
test_plain_sqlite_file (SealedFile *file, gconstpointer data)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (g_unlink (file->path), ==, 0);
  sqlite3_open (file->path, &db);
  sqlite3_exec (db, "CREATE TABLE t(x)", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_open_fails (file, SILOAM_VAULT_ERROR_NOT_VAULT);
}

static void
test_folder (SealedFile *file, gconstpointer data)
{
  g_assert_cmpint (g_unlink (file->path), ==, 0);
  g_assert_cmpint (g_mkdir (file->path, 0700), ==, 0);
  assert_open_fails (file, SILOAM_VAULT_ERROR_NOT_VAULT);
}

/* Cut at every kind of place; never may it pass for a new, empty journal. */
static void
test_cut_file (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) whole = read_bytes (file->path);
  static const gsize sizes[] = { 65536, 65537, 65536 + 4095, 65536 + 4096, 65536 + 3 * 4096 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, sizes[i]);
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GError) error = NULL;
      SiloamVault *vault;

      write_bytes (file->path, cut);
      vault = try_open (file, "still waters", &error);
      if (vault != NULL)
        {
          g_assert_cmpint (query_int (vault, "SELECT sum(length(x)) FROM t"), ==, -1);
          siloam_vault_free (vault);
        }
      else
        g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
      after = read_bytes (file->path);
      g_assert_true (g_bytes_equal (cut, after));
    }
}

static void
test_cut_header (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) whole = read_bytes (file->path);
  g_autoptr (GBytes) short_one = g_bytes_new_from_bytes (whole, 0, 2000);
  g_autoptr (GBytes) first_only = g_bytes_new_from_bytes (whole, 0, 40000);

  write_bytes (file->path, short_one);
  assert_open_fails (file, SILOAM_VAULT_ERROR_HEADER_DAMAGED);
  write_bytes (file->path, first_only);
  assert_open_fails (file, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
}

static void
test_damaged_first_page (SealedFile *file, gconstpointer data)
{
  flip_bit (file->path, 65536 + 100, 1);
  assert_open_fails (file, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
}

static void
test_damaged_page_is_named (SealedFile *file, gconstpointer data)
{
  g_autoptr (SiloamVaultReport) report = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  flip_bit (file->path, 65536 + 5 * 4096 + 77, 0x10);
  flip_bit (file->path, 65536 + 8 * 4096 + 10, 0x10);
  vault = sealed_file_open (file);
  report = siloam_vault_verify (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->bad_pages->len, ==, 2);
  g_assert_cmpuint (g_array_index (report->bad_pages, guint64, 0), ==, 6);
  g_assert_cmpuint (g_array_index (report->bad_pages, guint64, 1), ==, 9);
  g_assert_nonnull (report->integrity);
  siloam_vault_free (vault);
}

static void
test_damage_becomes_an_outcome (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;
  int result;

  for (guint page = 2; page < 10; page++)
    flip_bit (file->path, 65536 + page * 4096 + 77, 0x10);
  vault = sealed_file_open (file);
  result =
      sqlite3_exec (siloam_vault_get_db (vault), "SELECT sum(length(x)) FROM t", NULL, NULL, NULL);
  g_assert_cmpint (result, ==, SQLITE_IOERR_DATA);
  siloam_vault_set_db_error (siloam_vault_get_db (vault), result, &error);
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
  siloam_vault_free (vault);
}

static void
test_sound_file_verifies (SealedFile *file, gconstpointer data)
{
  g_autoptr (SiloamVaultReport) report = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  report = siloam_vault_verify (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->pages, ==, (guint64) query_int (vault, "PRAGMA page_count"));
  g_assert_cmpuint (report->bad_pages->len, ==, 0);
  g_assert_cmpstr (report->integrity, ==, NULL);
  close_ok (vault);
}

static void
test_settings (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);

  g_assert_cmpint (query_int (vault, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (query_int (vault, "PRAGMA temp_store"), ==, 2);
  g_assert_cmpint (query_int (vault, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query_int (vault, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (query_int (vault, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (query_int (vault, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (query_int (vault, "SELECT journal_mode='wal' FROM pragma_journal_mode"), ==, 1);
  close_ok (vault);
}

/* Errors speak of outcomes and never quote what was searched. */
static void
test_errors_quote_nothing (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);
  sqlite3 *db = siloam_vault_get_db (vault);
  const int result = sqlite3_exec (db, "SELECT '" CANARY "' FROM nowhere", NULL, NULL, NULL);

  siloam_vault_set_db_error (db, result, &error);
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_IO);
  g_assert_null (strstr (error->message, "canary"));
  g_assert_null (strstr (error->message, "nowhere"));
  siloam_vault_free (vault);
}

static void
wait_for_success (pid_t child)
{
  int status = -1;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

/* Runs in a child: 0 when opening fails as busy. */
static void
expect_busy_in_child (SealedFile *file)
{
  const pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      SiloamVault *vault = try_open (file, "still waters", &error);

      _exit (vault == NULL && g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY)
                 ? 0
                 : 1);
    }
  wait_for_success (child);
}

static void
test_second_process_is_told (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);

  expect_busy_in_child (file);
  exec_ok (vault, "INSERT INTO t(x) VALUES('first is unharmed')");
  close_ok (vault);
}

static void
test_second_process_without_lock_file (SealedFile *file, gconstpointer data)
{
  g_autofree char *lock = sealed_file_dup_path (file, ".lock");
  SiloamVault *vault = sealed_file_open (file);

  g_assert_cmpint (g_unlink (lock), ==, 0);
  expect_busy_in_child (file);
  exec_ok (vault, "INSERT INTO t(x) VALUES('first is unharmed')");
  close_ok (vault);
}

static void
test_second_opening_here_is_told (SealedFile *file, gconstpointer data)
{
  g_autofree char *lock = sealed_file_dup_path (file, ".lock");
  g_autoptr (GError) error = NULL;
  SiloamVaultInfo info;
  SiloamVault *vault = sealed_file_open (file);

  assert_open_fails (file, SILOAM_VAULT_ERROR_BUSY);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  assert_open_fails (file, SILOAM_VAULT_ERROR_BUSY);
  g_assert_false (siloam_vault_probe (file->path, &info, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  expect_busy_in_child (file);
  close_ok (vault);
}

static void
test_link_shares_the_lock (SealedFile *file, gconstpointer data)
{
  g_autofree char *link_path = sealed_file_dup_path (file, ".link");
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = sealed_file_open (file);

  g_assert_cmpint (symlink (file->path, link_path), ==, 0);
  g_assert_null (siloam_locksmith_open (link_path, file->passphrase, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  close_ok (vault);
}

static void
test_probe_tells (SealedFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVaultInfo info;

  g_assert_true (siloam_vault_probe (file->path, &info, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (info.format_major, ==, 1);
  g_assert_cmpuint (info.valid_copies, ==, 2);
  g_assert_cmpuint (info.slot_types, ==, 1u << SILOAM_SLOT_PASSPHRASE | 1u << SILOAM_SLOT_RECOVERY);
  g_assert_cmpuint (info.file_size % 4096, ==, 0);
}

static void
test_probe_counts_copies (SealedFile *file, gconstpointer data)
{
  SiloamVaultInfo info;

  flip_bit (file->path, 200, 1);
  g_assert_true (siloam_vault_probe (file->path, &info, NULL));
  g_assert_cmpuint (info.valid_copies, ==, 1);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint entries = 0;

  while (directory != NULL && g_dir_read_name (directory) != NULL)
    entries++;
  return entries;
}

static void
test_torn_log_is_kept (SealedFile *file, gconstpointer data)
{
  g_autofree char *wal = sealed_file_dup_path (file, "-wal");
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");
  g_autoptr (GBytes) torn = NULL;
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GDir) directory = NULL;
  SiloamVault *vault;

  sealed_file_leave_log (file, 3);
  flip_bit (wal, 5 * 8192 + 500, 1);
  torn = read_bytes (wal);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), >=, 40);
  close_ok (vault);

  directory = g_dir_open (recovery, 0, NULL);
  g_assert_nonnull (directory);
  name = g_strdup (g_dir_read_name (directory));
  copy = g_build_filename (recovery, name, "journal.siloam-wal", NULL);
  kept = read_bytes (copy);
  g_assert_true (g_bytes_equal (torn, kept));
}

static void
assert_recovery_has_one (SealedFile *file)
{
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");
  g_autoptr (GDir) directory = g_dir_open (recovery, 0, NULL);

  g_assert_nonnull (directory);
  g_assert_nonnull (g_dir_read_name (directory));
  g_assert_null (g_dir_read_name (directory));
}

/* The file of @bytes takes the place of the one whose log a killed process left. */
static void
expect_log_set_aside (SealedFile *file, GBytes *bytes, int rows)
{
  g_autoptr (SiloamVaultReport) report = NULL;
  SiloamVault *vault;

  write_bytes (file->path, bytes);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, rows);
  report = siloam_vault_verify (vault, NULL);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->bad_pages->len, ==, 0);
  g_assert_cmpstr (report->integrity, ==, NULL);
  close_ok (vault);
  assert_recovery_has_one (file);
}

static void
test_older_file_leaves_the_log (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) older = read_bytes (file->path);

  sealed_file_leave_log (file, 3);
  expect_log_set_aside (file, older, 40);
}

/* As another computer makes it, which wrote in the same copy meanwhile. */
static void
test_newer_file_leaves_the_log (SealedFile *file, gconstpointer data)
{
  g_autoptr (GBytes) shared = read_bytes (file->path);
  g_autoptr (GBytes) newer = NULL;
  SiloamVault *vault = sealed_file_open (file);

  exec_ok (vault, "INSERT INTO t(x) VALUES('there'); INSERT INTO t(x) VALUES('also there')");
  close_ok (vault);
  newer = read_bytes (file->path);
  write_bytes (file->path, shared);
  sealed_file_leave_log (file, 3);
  expect_log_set_aside (file, newer, 42);
}

static void
test_log_goes_along_with_its_file (SealedFile *file, gconstpointer data)
{
  g_autofree char *wal = sealed_file_dup_path (file, "-wal");
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");
  g_autoptr (GBytes) main_bytes = NULL;
  g_autoptr (GBytes) wal_bytes = NULL;
  SiloamVault *vault;

  sealed_file_leave_log (file, 3);
  main_bytes = read_bytes (file->path);
  wal_bytes = read_bytes (wal);
  g_assert_cmpint (g_unlink (file->path), ==, 0);
  g_assert_cmpint (g_unlink (wal), ==, 0);
  write_bytes (file->path, main_bytes);
  write_bytes (wal, wal_bytes);

  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 43);
  close_ok (vault);
  g_assert_false (g_file_test (recovery, G_FILE_TEST_EXISTS));
}

/* After a thousand pages SQLite begins the log anew: then too it must be known as the file's. */
static void
test_log_that_began_anew_is_brought_in (SealedFile *file, gconstpointer data)
{
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");
  SiloamVault *vault;

  sealed_file_leave_log (file, 1100);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 1140);
  close_ok (vault);
  g_assert_false (g_file_test (recovery, G_FILE_TEST_EXISTS));
}

static void
test_log_of_before_marks_is_brought_in (SealedFile *file, gconstpointer data)
{
  g_autofree char *wal = sealed_file_dup_path (file, "-wal");
  g_autoptr (GBytes) unmarked = NULL;
  guint8 *content;
  gsize length;
  SiloamVault *vault;

  sealed_file_leave_log (file, 3);
  content = dup_content (wal, &length);
  memset (content + 80, 0, 32);
  unmarked = g_bytes_new_take (content, length);
  write_bytes (wal, unmarked);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 43);
  close_ok (vault);
}

/* A pipe would keep whoever opens it waiting for ever, with the lock in hand. */
static void
expect_refusal_with_pipe (SealedFile *file, const char *suffix)
{
  g_autofree char *pipe = sealed_file_dup_path (file, suffix);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_open_fails (file, SILOAM_VAULT_ERROR_IO);
  g_unlink (pipe);
}

static void
test_pipe_for_a_log (SealedFile *file, gconstpointer data)
{
  expect_refusal_with_pipe (file, "-wal");
  expect_refusal_with_pipe (file, "-journal");
  close_ok (sealed_file_open (file));
}

static void
test_only_five_copies_are_kept (SealedFile *file, gconstpointer data)
{
  g_autofree char *wal = sealed_file_dup_path (file, "-wal");
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");

  for (guint i = 0; i < SILOAM_RESCUE_KEEP + 3; i++)
    {
      sealed_file_leave_log (file, 1);
      flip_bit (wal, 500, 1);
      flip_bit (wal, 60, 1);
      close_ok (sealed_file_open (file));
    }
  g_assert_cmpuint (count_entries (recovery), ==, SILOAM_RESCUE_KEEP);
}

static void
test_unkept_copy_stops_the_opening (SealedFile *file, gconstpointer data)
{
  g_autofree char *wal = sealed_file_dup_path (file, "-wal");
  g_autofree char *recovery = sealed_file_dup_path (file, ".recovery");
  g_autoptr (GBytes) in_the_way = g_bytes_new ("x", 1);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  sealed_file_leave_log (file, 1);
  flip_bit (wal, 60, 1);
  before = read_bytes (wal);
  write_bytes (recovery, in_the_way);
  g_assert_null (try_open (file, "still waters", NULL));
  after = read_bytes (wal);
  g_assert_true (g_bytes_equal (before, after));
}

/* The index keeps statements of its own on the connection. */
static void
test_search_index_closes (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);

  exec_ok (vault, "CREATE VIRTUAL TABLE f USING fts5(x); INSERT INTO f VALUES('still waters')");
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM f WHERE f MATCH 'still'"), ==, 1);
  close_ok (vault);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM f WHERE f MATCH 'wat*'"), ==, 1);
  close_ok (vault);
}

/* A mistake of the program, but one that must not end in freed memory: the vault stays open. */
static void
test_forgotten_statement (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (siloam_vault_get_db (vault), "SELECT * FROM t", -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_test_expect_message ("siloam-vault", G_LOG_LEVEL_CRITICAL, "*statement was not finalized*");
  siloam_vault_free (vault);
  g_test_assert_expected_messages ();
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  siloam_vault_free (vault);
}

static void
test_unfinished_transaction (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);

  exec_ok (vault, "BEGIN; INSERT INTO t(x) VALUES('never committed')");
  close_ok (vault);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 40);
  close_ok (vault);
}

/* Commits one row after the other and tells each by a byte, until it is killed. */
static void
commit_until_killed (SealedFile *file, int teller)
{
  SiloamVault *vault = sealed_file_open (file);

  for (int i = 0; i < 1000; i++)
    {
      exec_ok (vault, "INSERT INTO t(x) VALUES('acknowledged'||hex(randomblob(300)))");
      if (write (teller, "", 1) != 1)
        _exit (1);
    }
  pause ();
}

static int
commit_and_kill (SealedFile *file, int after)
{
  int ends[2];
  pid_t child;
  int told = 0;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      commit_until_killed (file, ends[1]);
    }
  close (ends[1]);
  while (told < after && read (ends[0], &byte, 1) == 1)
    told++;
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (ends[0], &byte, 1) == 1)
    told++;
  close (ends[0]);
  return told;
}

static void
test_kill_loses_nothing (SealedFile *file, gconstpointer data)
{
  static const int moments[] = { 1, 37, 260, 999, 1000 };
  int rows = 40;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      const int told = commit_and_kill (file, moments[i]);
      g_autoptr (SiloamVault) vault = sealed_file_open (file);
      const int found = query_int (vault, "SELECT count(*) FROM t");

      g_assert_cmpint (found, >=, rows + told);
      g_assert_cmpint (found, <=, rows + told + 1);
      g_assert_cmpint (query_int (vault, "SELECT integrity_check='ok' FROM pragma_integrity_check"),
                       ==,
                       1);
      rows = found;
    }
}

/* Writes the canary on every way, also those on which SQLite would like temporary files. */
static void
sing (SiloamVault *vault)
{
  exec_ok (vault, "CREATE TABLE c(x); CREATE VIRTUAL TABLE f USING fts5(x)");
  exec_ok (vault, "INSERT INTO c VALUES('" CANARY "')");
  exec_ok (vault, "INSERT INTO f VALUES('" CANARY "')");
  exec_ok (vault,
           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000)"
           " INSERT INTO c SELECT '" CANARY "'||i||hex(zeroblob(200)) FROM n");
  exec_ok (vault, "CREATE INDEX c_x ON c(x)");
  exec_ok (vault, "SELECT * FROM c ORDER BY x||'" CANARY "' DESC");
  exec_ok (vault, "BEGIN; SAVEPOINT s; UPDATE c SET x=x||'" CANARY "'; ROLLBACK TO s; COMMIT");
  exec_ok (vault, "CREATE TEMP TABLE tmp AS SELECT * FROM c");
  exec_ok (vault, "DELETE FROM c WHERE rowid%2; VACUUM");
  exec_ok (vault, "INSERT INTO c VALUES('" CANARY "')");
}

static void
test_canary_is_nowhere (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault;

  g_setenv ("SQLITE_TMPDIR", file->folder, TRUE);
  g_setenv ("TMPDIR", file->folder, TRUE);
  vault = sealed_file_open (file);
  sing (vault);
  g_assert_false (folder_contains (file->folder, "canary"));
  g_assert_false (folder_contains (file->folder, "CREATE TABLE"));
  g_assert_false (folder_contains (file->folder, "SQLite format"));
  close_ok (vault);
  g_assert_false (folder_contains (file->folder, "canary"));
}

/* Everything the process writes to any file, temporary and already unlinked ones included, goes
 * to this folder's own file system: a raw look at its blocks finds those too. */
/* The paths reach the shell as $1 and $2. */
static gboolean
run_shell (const char *script, const char *image, const char *place)
{
  const char *const argv[] = { "sh", "-c", script, "sh", image, place, NULL };
  int status = -1;

  return g_spawn_sync (NULL,
                       (char **) argv,
                       NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL,
                       NULL,
                       NULL,
                       NULL,
                       &status,
                       NULL) &&
         status == 0;
}

static void
test_canary_is_in_no_block (SealedFile *file, gconstpointer data)
{
  g_autofree char *place = g_build_filename (file->folder, "place", NULL);
  g_autofree char *path = g_build_filename (place, "journal.siloam", NULL);
  g_autofree char *image = g_build_filename (file->folder, "image", NULL);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) blocks = NULL;
  SiloamVault *vault;

  if (geteuid () != 0 || !run_shell ("mkdir \"$2\" && truncate -s 64M \"$1\" && "
                                     "mkfs.ext4 -q \"$1\" && mount -o loop \"$1\" \"$2\"",
                                     image,
                                     place))
    {
      g_test_skip ("needs root and a loop device to look below the file system");
      return;
    }
  g_setenv ("SQLITE_TMPDIR", place, TRUE);
  vault =
      siloam_locksmith_create_with_cost (path, file->passphrase, &cheap_cost, &code, NULL, &error);
  g_assert_no_error (error);
  sing (vault);
  close_ok (vault);
  g_assert_true (run_shell ("sync \"$1\"; umount \"$2\"", image, place));
  blocks = read_bytes (image);
  g_assert_cmpuint (g_bytes_get_size (blocks), ==, 64 * 1024 * 1024);
  g_assert_null (memmem (g_bytes_get_data (blocks, NULL), g_bytes_get_size (blocks), "canary", 6));
}

static gboolean
fill_until_full (SiloamVault *vault, int *rows)
{
  for (int i = 0; i < 20000; i++)
    {
      const int result = sqlite3_exec (siloam_vault_get_db (vault),
                                       "INSERT INTO t(x) VALUES(hex(randomblob(4000)))",
                                       NULL,
                                       NULL,
                                       NULL);
      g_autoptr (GError) error = NULL;

      if (result == SQLITE_OK)
        {
          (*rows)++;
          continue;
        }
      siloam_vault_set_db_error (siloam_vault_get_db (vault), result, &error);
      g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NO_SPACE);
      return TRUE;
    }
  return FALSE;
}

static void
check_full_disk (SealedFile *file, const char *place)
{
  g_autofree char *path = g_build_filename (place, "journal.siloam", NULL);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;
  int rows = 0;

  vault =
      siloam_locksmith_create_with_cost (path, file->passphrase, &cheap_cost, &code, NULL, &error);
  g_assert_no_error (error);
  exec_ok (vault, "CREATE TABLE t(x)");
  for (guint round = 0; round < 4; round++)
    {
      g_assert_true (fill_until_full (vault, &rows));
      g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, rows);
      siloam_vault_close (vault, NULL);
      vault = siloam_locksmith_open (path, file->passphrase, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, rows);
    }
  g_assert_cmpint (query_int (vault, "SELECT integrity_check='ok' FROM pragma_integrity_check"),
                   ==,
                   1);
  siloam_vault_free (vault);
}

static void
test_full_disk (SealedFile *file, gconstpointer data)
{
  g_autofree char *place = g_build_filename (file->folder, "place", NULL);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  if (mount ("tmpfs", place, "tmpfs", 0, "size=6m") < 0)
    {
      g_test_skip ("needs root to mount a small disk");
      return;
    }
  check_full_disk (file, place);
  g_assert_cmpint (umount (place), ==, 0);
}

static void
test_creating_on_full_disk (SealedFile *file, gconstpointer data)
{
  g_autofree char *place = g_build_filename (file->folder, "place", NULL);
  g_autofree char *path = g_build_filename (place, "journal.siloam", NULL);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  if (mount ("tmpfs", place, "tmpfs", 0, "size=12k") < 0)
    {
      g_test_skip ("needs root to mount a small disk");
      return;
    }
  g_assert_null (
      siloam_locksmith_create_with_cost (path, file->passphrase, &cheap_cost, &code, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NO_SPACE);
  g_assert_null (code);
  g_assert_cmpuint (count_entries (place), <=, 1);
  g_assert_cmpint (umount (place), ==, 0);
}

/* The golden file was made by the first version; every later one must read it. */
static void
test_golden_file (SealedFile *file, gconstpointer data)
{
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "data", "golden-1.siloam", NULL);
  g_autofree char *path = g_build_filename (file->folder, "golden.siloam", NULL);
  g_autoptr (GBytes) bytes = read_bytes (golden);
  g_autoptr (SiloamCredential) credential = new_passphrase ("caf\303\251 aan zee");
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 65536);
  write_bytes (path, bytes);
  vault = siloam_locksmith_open (path, credential, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (vault,
                              "SELECT count(*)=100 AND sum(length(x))=2400 AND min(x LIKE '%zee')"
                              " FROM t"),
                   ==,
                   1);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM f WHERE f MATCH 'golden'"), ==, 100);
  close_ok (vault);
}

/* Returns how saving one more row ends. */
static SiloamVaultError
try_insert (SiloamVault *vault)
{
  sqlite3 *db = siloam_vault_get_db (vault);
  g_autoptr (GError) error = NULL;
  const int result = sqlite3_exec (db, "INSERT INTO t(x) VALUES('a word')", NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return 0;
  siloam_vault_set_db_error (db, result, &error);
  return (SiloamVaultError) error->code;
}

static void
test_moved_file_takes_no_words (SealedFile *file, gconstpointer data)
{
  g_autofree char *away = sealed_file_dup_path (file, ".away");
  SiloamVault *vault = sealed_file_open (file);
  const int before = query_int (vault, "SELECT count(*) FROM t");

  g_assert_cmpint (g_rename (file->path, away), ==, 0);
  g_assert_cmpint (try_insert (vault), ==, SILOAM_VAULT_ERROR_MISSING);
  g_assert_cmpint (g_rename (away, file->path), ==, 0);
  g_assert_cmpint (try_insert (vault), ==, 0);
  close_ok (vault);

  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, before + 1);
  close_ok (vault);
}

/* As a program that synchronises folders does. */
static void
test_replaced_file_takes_no_words (SealedFile *file, gconstpointer data)
{
  g_autofree char *other = sealed_file_dup_path (file, ".other");
  g_autoptr (GBytes) bytes = read_bytes (file->path);
  g_autoptr (GBytes) after = NULL;
  SiloamVault *vault = sealed_file_open (file);

  write_bytes (other, bytes);
  g_assert_cmpint (g_rename (other, file->path), ==, 0);
  g_assert_cmpint (try_insert (vault), ==, SILOAM_VAULT_ERROR_MISSING);
  siloam_vault_close (vault, NULL);
  after = read_bytes (file->path);
  g_assert_true (g_bytes_equal (bytes, after));
  close_ok (sealed_file_open (file));
}

/* That it cannot be read for a moment says nothing of who wrote in it. */
static void
test_unreadable_file_is_not_overwritten (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  gboolean overwritten;

  exec_ok (vault, "CREATE TABLE here(x); PRAGMA wal_checkpoint(TRUNCATE)");
  failing_calls_refuse_reads (TRUE);
  overwritten = siloam_vault_is_overwritten (vault);
  failing_calls_refuse_reads (FALSE);
  g_assert_false (overwritten);
  exec_ok (vault, "INSERT INTO here VALUES (1)");
  close_ok (vault);
}

/* A log cannot begin without its mark in the file, and that is only written where it was looked. */
static void
test_unreadable_file_takes_words_again (SealedFile *file, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (file);
  int refused;

  exec_ok (vault, "CREATE TABLE here(x); PRAGMA wal_checkpoint(TRUNCATE)");
  failing_calls_refuse_reads (TRUE);
  refused = sqlite3_exec (siloam_vault_get_db (vault), "INSERT INTO here VALUES (1)", 0, 0, 0);
  failing_calls_refuse_reads (FALSE);
  g_assert_cmpint (refused, !=, SQLITE_OK);
  exec_ok (vault, "INSERT INTO here VALUES (2)");
  close_ok (vault);
  vault = sealed_file_open (file);
  g_assert_cmpint (query_int (vault, "SELECT sum(x) FROM here"), ==, 2);
  close_ok (vault);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/vault/" path, SealedFile, NULL, sealed_file_setup, test, sealed_file_teardown)

static void
add_faults (void)
{
  ADD ("open/6-a-wrong-secret-changes-no-byte", test_wrong_secret_changes_nothing);
  ADD ("open/a-log-left-by-a-kill-is-brought-in", test_log_is_brought_in);
  ADD ("open/a-missing-file-is-not-made", test_file_that_is_not_there);
  ADD ("open/an-empty-file-is-not-a-first-run", test_empty_file);
  ADD ("open/a-plain-database-is-not-ours", test_plain_sqlite_file);
  ADD ("open/a-folder-is-not-ours", test_folder);
  ADD ("open/a-cut-file-is-not-a-new-journal", test_cut_file);
  ADD ("open/a-cut-header-is-damage", test_cut_header);
  ADD ("open/a-damaged-first-page-is-reported", test_damaged_first_page);
  ADD ("open/damage-met-later-has-its-own-outcome", test_damage_becomes_an_outcome);
  ADD ("open/the-connection-has-the-safe-settings", test_settings);
  ADD ("open/errors-quote-nothing", test_errors_quote_nothing);
  ADD ("verify/damaged-pages-are-named", test_damaged_page_is_named);
  ADD ("verify/a-sound-file-is-sound", test_sound_file_verifies);
  ADD ("probe/tells-format-and-slots", test_probe_tells);
  ADD ("probe/counts-whole-copies", test_probe_counts_copies);
}

static void
add_dangers (void)
{
  ADD ("lock/a-second-process-is-told", test_second_process_is_told);
  ADD ("lock/also-without-the-lock-file", test_second_process_without_lock_file);
  ADD ("lock/a-second-opening-here-is-told-and-harmless", test_second_opening_here_is_told);
  ADD ("lock/a-link-shares-it", test_link_shares_the_lock);
  ADD ("rescue/a-torn-log-is-kept-as-it-was", test_torn_log_is_kept);
  ADD ("rescue/only-the-newest-five-are-kept", test_only_five_copies_are_kept);
  ADD ("rescue/without-a-copy-nothing-is-opened", test_unkept_copy_stops_the_opening);
  ADD ("rescue/a-pipe-for-a-log-is-no-wait", test_pipe_for_a_log);
  ADD ("rescue/an-older-file-is-not-mixed-with-a-log", test_older_file_leaves_the_log);
  ADD ("rescue/a-newer-file-is-not-mixed-with-a-log", test_newer_file_leaves_the_log);
  ADD ("rescue/a-log-copied-with-its-file-is-brought-in", test_log_goes_along_with_its_file);
  ADD ("rescue/a-log-that-began-anew-is-brought-in", test_log_that_began_anew_is_brought_in);
  ADD ("rescue/a-log-without-a-mark-is-brought-in", test_log_of_before_marks_is_brought_in);
  ADD ("moved/a-file-that-is-elsewhere-takes-no-words", test_moved_file_takes_no_words);
  ADD ("moved/a-file-in-its-place-takes-no-words", test_replaced_file_takes_no_words);
  ADD ("moved/a-file-that-cannot-be-read-is-not-overwritten",
       test_unreadable_file_is_not_overwritten);
  ADD ("moved/a-file-that-can-be-read-again-takes-words", test_unreadable_file_takes_words_again);
  ADD ("close/a-search-index-does-not-hinder", test_search_index_closes);
  ADD ("close/a-forgotten-statement-is-told-and-harmless", test_forgotten_statement);
  ADD ("close/an-unfinished-transaction-is-rolled-back", test_unfinished_transaction);
  ADD ("kill/no-acknowledged-commit-is-lost", test_kill_loses_nothing);
  ADD ("canary/is-in-no-file", test_canary_is_nowhere);
  ADD ("canary/is-in-no-block-of-the-disk", test_canary_is_in_no_block);
  ADD ("full-disk/committed-rows-stay", test_full_disk);
  ADD ("full-disk/creating-leaves-nothing-behind", test_creating_on_full_disk);
  ADD ("golden/the-first-format-still-opens", test_golden_file);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_faults ();
  add_dangers ();
  return g_test_run ();
}
