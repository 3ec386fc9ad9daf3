/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* That what was erased is gone: the file, its log and its copies are decrypted with the data key
 * and looked through for the words and for every key that ever sealed them. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>

#include "bare.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)
#define CANARY "kanarie-in-de-put"
#define KEY 32

typedef struct
{
  File file;
  Bare bare;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  file_setup (&self->file, data);
  file_close (&self->file);
  bare_open (&self->bare, self->file.path, self->file.recovery);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  bare_close (&self->bare);
  file_teardown (&self->file, data);
}

static SiloamSession *
save_new (Fixture *self, guint scopes)
{
  SiloamSession *session = file_new_session (&self->file, scopes, CANARY);

  bare_save (&self->bare, session);
  return session;
}

static SiloamSession *
save_kept (Fixture *self)
{
  SiloamSession *session = file_new_session (&self->file, SCOPE (NOTES) | SCOPE (KEEP), CANARY);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 9);
  g_autoptr (GError) error = NULL;

  file_move (session, SILOAM_SESSION_CLOSING);
  file_move (session, SILOAM_SESSION_HANDED_OVER);
  bare_save (&self->bare, session);
  siloam_ministry_store_end_session (self->bare.store,
                                     session->id,
                                     until,
                                     SILOAM_REASON_DEFAULT,
                                     &error);
  g_assert_no_error (error);
  return session;
}

static void
erase (Fixture *self, const SiloamSession *session)
{
  g_autoptr (GError) error = NULL;

  siloam_ministry_store_erase_session (self->bare.store,
                                       session->id,
                                       SILOAM_REASON_REQUEST,
                                       &error);
  g_assert_no_error (error);
}

static void
back_up (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  siloam_ministry_backup_make (self->bare.store, self->bare.vault, self->file.backups, &error);
  g_assert_no_error (error);
}

static void
words_are_nowhere_even_before (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GBytes) canary = bytes_of (CANARY);

  g_assert_false (bare_holds (self->bare.db, canary));
}

/* The control: this is how the key is found as long as it is there. */
static void
key_is_found_before (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);

  g_assert_cmpuint (g_bytes_get_size (key), ==, KEY);
  g_assert_true (bare_holds (self->bare.db, key));
}

/* The other control: a row that is only deleted leaves its key in the log. */
static void
key_is_found_after_deleting_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);

  sqlite3_exec (self->bare.db, "UPDATE part_key SET key = zeroblob (32)", NULL, NULL, NULL);
  g_assert_true (bare_holds (self->bare.db, key));
}

static void
key_is_gone_after (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);
  g_autoptr (GBytes) canary = bytes_of (CANARY);

  erase (self, session);
  g_assert_false (bare_holds (self->bare.db, key));
  g_assert_false (bare_holds (self->bare.db, canary));
}

static void
keys_of_earlier_saves_are_gone_too (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 20; i++)
    {
      g_ptr_array_add (keys, bare_get_key (&self->bare, session->id));
      bare_save (&self->bare, session);
    }
  g_assert_false (g_bytes_equal (keys->pdata[0], keys->pdata[1]));
  erase (self, session);
  for (guint i = 0; i < keys->len; i++)
    g_assert_false (bare_holds (self->bare.db, keys->pdata[i]));
}

static void
withdrawn_tick_gets_another_key (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES) | SCOPE (SUMMARY));
  g_autoptr (GBytes) before = bare_get_key (&self->bare, session->id);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  siloam_ministry_store_withdraw (self->bare.store, session->id, SILOAM_SCOPE_SUMMARY, &error);
  g_assert_no_error (error);
  after = bare_get_key (&self->bare, session->id);
  g_assert_nonnull (after);
  g_assert_false (g_bytes_equal (before, after));
  g_assert_false (bare_holds (self->bare.db, before));
}

static void
no_in_the_session_itself_wipes_too (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);

  siloam_session_answer (session, SILOAM_SCOPE_NOTES, FALSE, SILOAM_HOW_SPOKEN, "1", NULL);
  bare_save (&self->bare, session);
  g_assert_false (bare_holds (self->bare.db, key));
}

static void
erasure_names_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (SiloamMinistryDesk) desk = NULL;
  g_autoptr (GBytes) alias = bytes_of (CANARY);
  sqlite3_stmt *query = NULL;

  erase (self, session);
  g_assert_cmpint (sqlite3_prepare_v2 (self->bare.db, "SELECT body FROM erasure", -1, &query, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_null (memmem (sqlite3_column_blob (query, 0),
                         (gsize) sqlite3_column_bytes (query, 0),
                         session->id,
                         strlen (session->id)));
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_DONE);
  sqlite3_finalize (query);
}

static void
load_fails (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (siloam_ministry_load_session (self->bare.store, id, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

static void
part_opens_only_as_itself (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) one = save_new (self, SCOPE (NOTES));
  g_autoptr (SiloamSession) two = save_new (self, SCOPE (NOTES));
  g_autofree char *swap = g_strdup_printf ("UPDATE part SET id = 'x' WHERE id = '%s';"
                                           "UPDATE part SET id = '%s' WHERE id = '%s';"
                                           "UPDATE part SET id = '%s' WHERE id = 'x'",
                                           one->id,
                                           one->id,
                                           two->id,
                                           two->id);

  g_assert_cmpint (sqlite3_exec (self->bare.db, swap, NULL, NULL, NULL), ==, SQLITE_OK);
  load_fails (self, one->id);
}

static void
spoilt_part_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));

  g_assert_cmpint (sqlite3_exec (self->bare.db,
                                 "UPDATE part SET box = zeroblob (10) WHERE class = 'session'",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  load_fails (self, session->id);
}

static void
removed_member_is_gone_too (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) key = bare_get_key (&self->bare, self->file.member_id);
  g_autoptr (GError) error = NULL;

  g_assert_true (bare_holds (self->bare.db, key));
  siloam_ministry_store_remove_member (self->bare.store, self->file.member_id, &error);
  g_assert_no_error (error);
  g_assert_false (bare_holds (self->bare.db, key));
}

static void
later_file_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sqlite3_exec (self->bare.db, "PRAGMA user_version = 99", NULL, NULL, NULL);
  g_assert_null (siloam_ministry_store_new (self->bare.db, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NEWER_SCHEMA);
}

/* ---- many ---- */

typedef struct
{
  Fixture *fixture;
  GPtrArray *sessions; /* that are there */
  GHashTable *living;  /* id -> GPtrArray of GBytes: all keys it had */
  GPtrArray *dead;     /* GBytes: keys of what was erased */
} Crowd;

static void
note_key (Crowd *crowd, const char *id)
{
  GPtrArray *keys = g_hash_table_lookup (crowd->living, id);

  if (keys == NULL)
    {
      keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_hash_table_insert (crowd->living, g_strdup (id), keys);
    }
  g_ptr_array_add (keys, bare_get_key (&crowd->fixture->bare, id));
}

static void
save_one (Crowd *crowd, SiloamSession *session)
{
  g_free (session->help_request);
  session->help_request = g_strnfill ((gsize) g_test_rand_int_range (1, 9000), 'w');
  bare_save (&crowd->fixture->bare, session);
  note_key (crowd, session->id);
}

static void
add_one (Crowd *crowd)
{
  SiloamSession *session = file_new_session (&crowd->fixture->file, SCOPE (NOTES), CANARY);

  g_ptr_array_add (crowd->sessions, session);
  save_one (crowd, session);
}

static void
erase_one (Crowd *crowd)
{
  const guint which = (guint) g_test_rand_int_range (0, (gint32) crowd->sessions->len);
  SiloamSession *session = crowd->sessions->pdata[which];
  GPtrArray *keys = g_hash_table_lookup (crowd->living, session->id);

  erase (crowd->fixture, session);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (crowd->dead, g_bytes_ref (keys->pdata[i]));
  g_hash_table_remove (crowd->living, session->id);
  g_ptr_array_remove_index (crowd->sessions, which);
}

static guint
hash_start (gconstpointer key)
{
  guint32 start;

  memcpy (&start, key, sizeof start);
  return start;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, KEY) == 0;
}

static guint
count_found (GByteArray *bytes, GHashTable *keys)
{
  guint found = 0;

  for (guint at = 0; at + KEY <= bytes->len; at++)
    found += g_hash_table_contains (keys, bytes->data + at);
  return found;
}

static guint
count_in_file (Crowd *crowd, GPtrArray *list)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (hash_start, equal_keys);
  g_autoptr (GByteArray) pages = bare_read_pages (crowd->fixture->bare.db);
  g_autoptr (GByteArray) log = bare_read_log (crowd->fixture->bare.db);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (keys, (gpointer) g_bytes_get_data (list->pdata[i], NULL));
  return count_found (pages, keys) + count_found (log, keys);
}

static guint
count_living (Crowd *crowd)
{
  g_autoptr (GPtrArray) last = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer keys;

  g_hash_table_iter_init (&iter, crowd->living);
  while (g_hash_table_iter_next (&iter, NULL, &keys))
    g_ptr_array_add (last, g_ptr_array_index ((GPtrArray *) keys, ((GPtrArray *) keys)->len - 1));
  return count_in_file (crowd, last);
}

/* Pages split, merge and are used again: no key of anything erased may stay behind in one. */
static void
no_key_stays_among_many (Fixture *self, gconstpointer data)
{
  Crowd crowd = {
    self,
    g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_session_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref)
  };

  for (guint i = 0; i < 240; i++)
    add_one (&crowd);
  for (guint i = 0; i < 400; i++)
    {
      const int dice = g_test_rand_int_range (0, 3);

      if (dice == 0 || crowd.sessions->len == 0)
        add_one (&crowd);
      else if (dice == 1)
        save_one (&crowd,
                  crowd.sessions->pdata[g_test_rand_int_range (0, (gint32) crowd.sessions->len)]);
      else
        erase_one (&crowd);
    }
  erase_one (&crowd);
  g_assert_cmpuint (count_living (&crowd), >=, crowd.sessions->len);
  g_assert_cmpuint (count_in_file (&crowd, crowd.dead), ==, 0);
  while (crowd.sessions->len > 0)
    erase_one (&crowd);
  g_assert_cmpuint (count_in_file (&crowd, crowd.dead), ==, 0);
  g_test_message ("%u keys", crowd.dead->len);
  g_ptr_array_unref (crowd.sessions);
  g_hash_table_unref (crowd.living);
  g_ptr_array_unref (crowd.dead);
}

/* ---- copies ---- */

static void
copy_holds_what_was_agreed (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_kept (self);
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);
  g_autoptr (GPtrArray) paths = NULL;

  back_up (self);
  paths = file_list_backups (&self->file);
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_true (copies_hold (&self->bare, paths, key));
}

static void
copy_holds_nothing_else (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES) | SCOPE (KEEP));
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);
  g_autoptr (GBytes) id = bytes_of (session->id);
  g_autoptr (GPtrArray) paths = NULL;

  back_up (self);
  paths = file_list_backups (&self->file);
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_true (bare_holds (self->bare.db, id));
  g_assert_false (copies_hold (&self->bare, paths, key));
  g_assert_false (copies_hold (&self->bare, paths, id));
}

static void
copy_forgets_with_the_file (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_kept (self);
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  back_up (self);
  before = file_list_backups (&self->file);
  erase (self, session);
  siloam_ministry_backup_renew (self->bare.store, self->bare.vault);
  after = file_list_backups (&self->file);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (after->pdata[0], !=, before->pdata[0]);
  g_assert_false (copies_hold (&self->bare, after, key));
}

/* ---- after a crash ---- */

static void
spoil_end (const char *path)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, -200, SEEK_END), ==, 0);
  g_assert_cmpuint (fwrite ("spoilt", 1, 6, file), ==, 6);
  fclose (file);
}

/* A log that was not written to its end is set aside, sealed, when the file is opened. */
static void
log_that_was_set_aside_goes (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autofree char *copy = g_build_filename (self->file.folder, "cut.siloam", NULL);
  g_autofree char *log = g_strconcat (self->file.path, "-wal", NULL);
  g_autofree char *cut_log = g_strconcat (copy, "-wal", NULL);
  g_autofree char *aside = g_strconcat (copy, ".recovery", NULL);
  Fixture cut = { .file = self->file };

  bare_save (&self->bare, session);
  copy_file (self->file.path, copy);
  copy_file (log, cut_log);
  spoil_end (cut_log);
  bare_open (&cut.bare, copy, self->file.recovery);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_DIR));
  erase (&cut, session);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  bare_close (&cut.bare);
}

/* What was told as erased just before the power went is wiped by the next opening, before anything
 * else. Here the log is that of an erasure that was never wiped. */
static void
opening_wipes_what_a_crash_left (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_new (self, SCOPE (NOTES));
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);
  g_autofree char *copy = g_build_filename (self->file.folder, "crash.siloam", NULL);
  g_autofree char *log = g_strconcat (self->file.path, "-wal", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  File crashed = self->file;
  Bare after;

  g_assert_cmpint (sqlite3_exec (self->bare.db,
                                 "BEGIN; UPDATE part_key SET key = zeroblob (32);"
                                 "DELETE FROM part; COMMIT",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  g_assert_true (bare_holds (self->bare.db, key));
  copy_file (self->file.path, copy);
  copy_file (log, copy_log);
  crashed.path = copy;
  file_open (&crashed);
  file_close (&crashed);
  bare_open (&after, copy, self->file.recovery);
  g_assert_false (bare_holds (after.db, key));
  bare_close (&after);
}

/* ---- a disk that is full ---- */

static void
check_full_disk (Fixture *self, const char *place)
{
  g_autofree char *path = g_build_filename (place, "evening.siloam", NULL);
  g_autofree char *filling = g_build_filename (place, "filling", NULL);
  g_autoptr (SiloamSession) session = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GError) error = NULL;
  Fixture full = { .file = self->file };

  copy_file (self->file.path, path);
  bare_open (&full.bare, path, self->file.recovery);
  session = save_new (&full, SCOPE (NOTES));
  key = bare_get_key (&full.bare, session->id);
  g_assert_true (siloam_ministry_wipe_log (full.bare.store, NULL));
  fill_disk (filling);
  g_assert_false (siloam_ministry_store_erase_session (full.bare.store,
                                                       session->id,
                                                       SILOAM_REASON_REQUEST,
                                                       &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NO_SPACE);
  g_unlink (filling);
  erase (&full, session);
  g_assert_false (bare_holds (full.bare.db, key));
  bare_close (&full.bare);
}

static void
full_disk_is_told_and_nothing_is_half_done (Fixture *self, gconstpointer data)
{
  g_autofree char *place = g_build_filename (self->file.folder, "place", NULL);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  if (mount ("tmpfs", place, "tmpfs", 0, "size=2m") < 0)
    {
      g_test_skip ("needs root to mount a small disk");
      return;
    }
  check_full_disk (self, place);
  g_assert_cmpint (umount (place), ==, 0);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/erasure/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("the-words-are-in-no-page-even-before", words_are_nowhere_even_before);
  add ("the-key-is-found-before", key_is_found_before);
  add ("the-key-is-found-after-deleting-alone", key_is_found_after_deleting_alone);
  add ("the-key-is-gone-after", key_is_gone_after);
  add ("the-keys-of-earlier-saves-are-gone-too", keys_of_earlier_saves_are_gone_too);
  add ("a-withdrawn-tick-gets-another-key", withdrawn_tick_gets_another_key);
  add ("a-no-in-the-session-itself-wipes-too", no_in_the_session_itself_wipes_too);
  add ("an-erasure-names-nobody", erasure_names_nobody);
  add ("a-part-opens-only-as-itself", part_opens_only_as_itself);
  add ("a-spoilt-part-is-told", spoilt_part_is_told);
  add ("one-of-the-team-is-gone-too", removed_member_is_gone_too);
  add ("a-later-file-is-refused", later_file_is_refused);
  add ("no-key-stays-among-many", no_key_stays_among_many);
  add ("a-copy-holds-what-was-agreed", copy_holds_what_was_agreed);
  add ("a-copy-holds-nothing-else", copy_holds_nothing_else);
  add ("a-copy-forgets-with-the-file", copy_forgets_with_the_file);
  add ("a-log-that-was-set-aside-goes", log_that_was_set_aside_goes);
  add ("opening-wipes-what-a-crash-left", opening_wipes_what_a_crash_left);
  add ("a-full-disk-leaves-nothing-half-done", full_disk_is_told_and_nothing_is_half_done);
  return g_test_run ();
}
