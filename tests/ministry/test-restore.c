/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting a backup back where no file opens any more, and nowhere else. */

#include <glib/gstdio.h>
#include <string.h>

#include "bare.h"
#include "ministry/restore.h"
#include "vault/locksmith.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

static SiloamSession *
keep_one (File *self)
{
  SiloamSession *session = file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 9);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  return session;
}

/* Makes a backup, and closes the file. */
static char *
back_up (File *self)
{
  g_autoptr (GPtrArray) paths = NULL;

  file_do (self, back_up, self->backups, NULL);
  paths = file_list_backups (self);
  file_close (self);
  return g_strdup (paths->pdata[0]);
}

static SiloamMinistryRestore *
look (const char *backup, SiloamCredential *credential, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_restore_look_async (backup, credential, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_ministry_restore_look_finish (result, error);
}

static gboolean
put (SiloamMinistryRestore *restore, const char *path, char **aside, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_restore_put_async (restore, path, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_ministry_restore_put_finish (result, aside, error);
}

static SiloamMinistryRestore *
look_well (File *self, const char *backup)
{
  g_autoptr (GError) error = NULL;
  SiloamMinistryRestore *restore = look (backup, self->recovery, &error);

  g_assert_no_error (error);
  return restore;
}

static void
put_well (File *self, SiloamMinistryRestore *restore, char **aside)
{
  g_autoptr (GError) error = NULL;

  put (restore, self->path, aside, &error);
  g_assert_no_error (error);
}

static void
spoil_from (const char *path, gsize from, gsize length)
{
  g_autofree char *bytes = NULL;
  gsize total = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &total, NULL));
  g_assert_cmpuint (from, <, total);
  memset (bytes + from, 'x', MIN (length, total - from));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) total, NULL));
}

static void
file_that_is_gone_comes_back (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamMinistryRestore) restore = look_well (self, backup);
  g_autofree char *aside = NULL;

  g_unlink (self->path);
  put_well (self, restore, &aside);
  g_assert_null (aside);
  file_open (self);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«anoniem»");
}

static void
folder_that_is_gone_is_made (File *self, gconstpointer data)
{
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamMinistryRestore) restore = look_well (self, backup);
  g_autofree char *elsewhere = g_build_filename (self->folder, "gone", "evening.siloam", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (put (restore, elsewhere, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (elsewhere, G_FILE_TEST_EXISTS));
}

static void
check_comes_back (File *self, gsize from, gsize length)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamMinistryRestore) restore = look_well (self, backup);
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  spoil_from (self->path, from, length);
  g_assert_true (g_file_get_contents (self->path, &before, &length_before, NULL));
  put_well (self, restore, &aside);
  g_assert_nonnull (aside);
  g_assert_true (g_file_get_contents (aside, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  file_open (self);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«anoniem»");
}

static void
damaged_head_comes_back (File *self, gconstpointer data)
{
  check_comes_back (self, 0, 65536);
}

static void
damaged_pages_come_back (File *self, gconstpointer data)
{
  check_comes_back (self, 65536, G_MAXSIZE / 2);
}

static void
file_that_opens_stays (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autofree char *backup = back_up (self);
  g_autofree char *drawer = g_build_filename (self->folder, "drawer.evening", NULL);
  g_autoptr (SiloamMinistryRestore) restore = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (backup, drawer), ==, 0);
  restore = look_well (self, drawer);
  file_open (self);
  file_do (self, erase_session, session->id, SILOAM_REASON_REQUEST);
  file_close (self);
  g_assert_false (put (restore, self->path, NULL, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_STILL_OPENS);
  file_open (self);
  g_assert_cmpint (file_find (self, session->id)->state, ==, SILOAM_SESSION_ERASED);
}

/* A crash leaves a log. */
static void
file_that_opens_with_its_log_stays (File *self, gconstpointer data)
{
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamMinistryRestore) restore = look_well (self, backup);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (log, "half of a log", -1, NULL));
  g_assert_false (put (restore, self->path, NULL, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_STILL_OPENS);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
file_that_is_open_stays (File *self, gconstpointer data)
{
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamMinistryRestore) restore = look_well (self, backup);
  g_autoptr (GError) error = NULL;

  file_open (self);
  g_assert_false (put (restore, self->path, NULL, &error));
  g_assert_nonnull (error);
  file_do (self, remove_member, self->member_id);
}

static void
what_expired_meanwhile_stays_erased (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT), "«anoniem»");
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");
  g_autofree char *backup = NULL;
  g_autoptr (SiloamMinistryRestore) restore = NULL;
  SiloamVault *vault;
  g_autoptr (GError) error = NULL;

  file_do (self, save_follow_up, follow_up);
  backup = back_up (self);
  /* As a copy that lay in a drawer until the day had passed. */
  vault = siloam_locksmith_open (backup, self->recovery, NULL, &error);
  g_assert_no_error (error);
  sqlite3_exec (siloam_vault_get_db (vault), "UPDATE part SET expires = 1", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_total_changes (siloam_vault_get_db (vault)), >, 1);
  g_assert_true (siloam_vault_close (vault, &error));
  restore = look_well (self, backup);
  g_unlink (self->path);
  put_well (self, restore, NULL);
  file_open (self);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->follow_ups->len, ==, 0);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_CONTACT, SILOAM_REASON_EXPIRY), ==, 1);
}

static void
knows_what_it_holds (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamMinistryRestore) restore = look_well (self, backup);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_true (siloam_ministry_restore_has_visitors (restore));
  g_assert_cmpint (g_date_time_difference (now, siloam_ministry_restore_get_moment (restore)),
                   <,
                   G_TIME_SPAN_MINUTE);
}

static void
looking_writes_nothing (File *self, gconstpointer data)
{
  g_autofree char *backup = back_up (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  g_autoptr (SiloamMinistryRestore) restore = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_assert_true (g_file_get_contents (backup, &before, &length_before, NULL));
  restore = look_well (self, backup);
  g_assert_true (g_file_get_contents (backup, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  files = file_list_backups (self);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_false (siloam_ministry_restore_has_visitors (restore));
}

static void
other_key_opens_nothing (File *self, gconstpointer data)
{
  g_autofree char *backup = back_up (self);
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text ("een ander woord");
  g_autoptr (SiloamCredential) other = siloam_credential_new_passphrase (phrase);
  g_autoptr (GError) error = NULL;

  g_assert_null (look (backup, other, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
damaged_backup_is_told_first (File *self, gconstpointer data)
{
  g_autofree char *backup = back_up (self);
  g_autoptr (GError) error = NULL;

  spoil_from (backup, 65536 + 4096, 4096);
  g_assert_null (look (backup, self->recovery, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/restore/" name, File, NULL, file_setup, function, file_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("a-file-that-is-gone-comes-back", file_that_is_gone_comes_back);
  add ("a-folder-that-is-gone-is-made", folder_that_is_gone_is_made);
  add ("a-damaged-head-comes-back", damaged_head_comes_back);
  add ("damaged-pages-come-back", damaged_pages_come_back);
  add ("a-file-that-opens-stays", file_that_opens_stays);
  add ("a-file-that-opens-with-its-log-stays", file_that_opens_with_its_log_stays);
  add ("a-file-that-is-open-stays", file_that_is_open_stays);
  add ("what-expired-meanwhile-stays-erased", what_expired_meanwhile_stays_erased);
  add ("it-knows-what-it-holds", knows_what_it_holds);
  add ("looking-writes-nothing", looking_writes_nothing);
  add ("another-key-opens-nothing", other_key_opens_nothing);
  add ("a-damaged-backup-is-told-first", damaged_backup_is_told_first);
  return g_test_run ();
}
