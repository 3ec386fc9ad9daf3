/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups of a journal that is open: made, verified, remembered, and let go by age. */

#include <glib/gstdio.h>

#include "../support/silent-folder.h"
#include "journal/backup.h"
#include "sample.h"
#include "session.h"
#include "vault/locksmith.h"

static const SiloamBackupKeep usual = { 7, 4, 12 };

/* Rotation. */

static GPtrArray *
files_of (const char *const *stamps)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_backup_file_free);

  for (guint i = 0; stamps[i] != NULL; i++)
    {
      SiloamBackupFile *file = g_new0 (SiloamBackupFile, 1);

      file->path = g_strdup (stamps[i]);
      file->at = g_date_time_new_from_iso8601 (stamps[i], NULL);
      g_assert_nonnull (file->at);
      g_ptr_array_add (files, file);
    }
  return files;
}

static char *
join_old (GPtrArray *old)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < old->len; i++)
    g_string_append_printf (joined, "%.10s ", ((SiloamBackupFile *) old->pdata[i])->path);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
assert_old (const char *const *stamps, SiloamBackupKeep keep, const char *expected)
{
  g_autoptr (GPtrArray) files = files_of (stamps);
  g_autoptr (GPtrArray) old = siloam_backup_choose_old (files, &keep);
  g_autofree char *joined = join_old (old);

  g_assert_cmpstr (joined, ==, expected);
}

static void
newest_of_a_day_stays (void)
{
  const char *stamps[] = { "2026-11-22T20:00:00Z", "2026-11-21T20:00:00Z", "2026-11-20T20:00:00Z",
                           "2026-11-20T10:00:00Z", "2026-11-19T20:00:00Z", NULL };

  assert_old (stamps, (SiloamBackupKeep){ 4, 0, 0 }, "2026-11-20 ");
}

static void
three_newest_always_stay (void)
{
  const char *stamps[] = { "2026-11-22T20:00:00Z",
                           "2026-11-22T19:00:00Z",
                           "2026-11-22T18:00:00Z",
                           "2026-11-22T17:00:00Z",
                           NULL };

  assert_old (stamps, (SiloamBackupKeep){ 1, 0, 0 }, "2026-11-22 ");
}

static void
weeks_and_months_go_further_back (void)
{
  const char *stamps[] = { "2026-11-22T20:00:00Z", "2026-11-21T20:00:00Z", "2026-11-20T20:00:00Z",
                           "2026-11-13T20:00:00Z", "2026-11-12T20:00:00Z", "2026-10-30T20:00:00Z",
                           "2026-10-02T20:00:00Z", "2026-08-01T20:00:00Z", NULL };

  assert_old (stamps, (SiloamBackupKeep){ 3, 2, 3 }, "2026-11-12 2026-10-02 ");
}

/* A computer that was away for a year has lost none of its days. */
static void
days_without_a_backup_take_no_room (void)
{
  const char *stamps[] = { "2026-11-22T20:00:00Z", "2025-03-04T20:00:00Z", "2025-03-03T20:00:00Z",
                           "2025-03-02T20:00:00Z", "2025-03-01T20:00:00Z", NULL };

  assert_old (stamps, (SiloamBackupKeep){ 4, 0, 0 }, "2025-03-01 ");
}

static void
name_tells_stem_and_time (void)
{
  g_autoptr (GDateTime) at = g_date_time_new_local (2026, 2, 3, 4, 5, 6);
  g_autofree char *stem = siloam_backup_dup_stem ("/somewhere/my.journal.siloam");
  const guint8 vault_id[16] = { 1 };
  g_autofree char *name = siloam_backup_dup_name (stem, at, vault_id);
  g_autofree char *same = siloam_backup_dup_name (stem, at, vault_id);

  g_assert_true (
      g_regex_match_simple ("^my\\.journal-20260203-040506-[a-z2-7]{8}\\.siloam$", name, 0, 0));
  g_assert_cmpstr (name, ==, same);
}

/* Making. */

static SiloamBackup *
try_backup (Session *self,
            const char *folder,
            SiloamBackupKeep keep,
            SiloamBackupFlags flags,
            GError **error)
{
  g_autoptr (SiloamBackup) backup = siloam_backup_new (SILOAM_BACKUP_FOLDER, folder, &keep, flags);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_back_up_async (self->journal, backup, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_journal_back_up_finish (self->journal, result, error) ? g_steal_pointer (&backup)
                                                                      : NULL;
}

static SiloamBackup *
make_backup (Session *self, const char *folder, SiloamBackupKeep keep)
{
  g_autoptr (GError) error = NULL;
  SiloamBackup *backup = try_backup (self, folder, keep, SILOAM_BACKUP_ALWAYS, &error);

  g_assert_no_error (error);
  return backup;
}

static char *
make_folder (Session *self)
{
  char *folder = g_build_filename (self->folder, "kept", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static char *
save_note (Session *self, const char *text)
{
  g_autoptr (SiloamEntry) note = sample_note ("2026-11-22T10:00:00+01", text);

  session_save (self, note);
  return g_strdup (note->id);
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
holds_every_entry (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *id = save_note (self, "stille woorden");
  g_autoptr (SiloamBackup) backup = make_backup (self, folder, usual);
  g_autoptr (SiloamEntry) entry = NULL;

  session_close (self);
  g_free (self->path);
  self->path = g_strdup (siloam_backup_get_path (backup));
  session_open (self);
  entry = session_load (self, id);
  g_assert_cmpstr (entry->text, ==, "stille woorden");
}

static void
is_one_file_and_no_more (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) backup = make_backup (self, folder, usual);

  g_assert_true (g_file_test (siloam_backup_get_path (backup), G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
holds_no_plain_word (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *id = save_note (self, "kanariewoord");
  g_autoptr (SiloamBackup) backup = make_backup (self, folder, usual);
  g_autofree char *whole = g_strdup (self->folder);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_assert_false (session_files_hold (self, "kanariewoord"));
  g_free (self->folder);
  self->folder = g_steal_pointer (&whole);
}

/* A save that was asked for while a backup runs is answered before the backup is. */
static void
lets_saves_pass (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) backup = siloam_backup_new (SILOAM_BACKUP_FOLDER, folder, &usual, 0);
  g_autoptr (SiloamEntry) note = sample_note ("2026-11-22T10:00:00+01", "tussendoor");
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  GAsyncResult *save_answer = NULL;
  GAsyncResult *backup_answer = NULL;

  siloam_journal_back_up_async (self->journal, backup, NULL, wait_cb, &backup_answer);
  siloam_journal_save_async (self->journal, note, NULL, wait_cb, &save_answer);
  saved = wait_for (&save_answer);
  g_assert_null (backup_answer);
  made = wait_for (&backup_answer);
  g_assert_true (siloam_journal_save_finish (self->journal, saved, NULL));
  g_assert_true (siloam_journal_back_up_finish (self->journal, made, NULL));
  g_assert_cmpuint (siloam_backup_get_record (backup)->entries, ==, 1);
}

static void
tells_a_folder_on_the_same_disk (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) backup = make_backup (self, folder, usual);

  g_assert_true (siloam_backup_is_on_same_disk (backup));
}

static void
is_not_made_when_nothing_changed (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *id = save_note (self, "een");
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) second =
      try_backup (self, folder, usual, SILOAM_BACKUP_WHEN_CHANGED, NULL);

  g_assert_nonnull (second);
  g_assert_null (siloam_backup_get_path (second));
  g_assert_cmpstr (siloam_backup_get_record (second)->name,
                   ==,
                   siloam_backup_get_record (first)->name);
}

static void
is_made_when_an_entry_changed (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *id = save_note (self, "een");
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamEntry) entry = session_load (self, id);
  g_autoptr (SiloamBackup) second = NULL;

  g_free (entry->text);
  entry->text = g_strdup ("anders");
  session_save (self, entry);
  second = try_backup (self, folder, usual, SILOAM_BACKUP_WHEN_CHANGED, NULL);
  g_assert_nonnull (siloam_backup_get_path (second));
}

static void
is_made_again_when_the_last_one_is_gone (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) second = NULL;

  g_unlink (siloam_backup_get_path (first));
  second = try_backup (self, folder, usual, SILOAM_BACKUP_WHEN_CHANGED, NULL);
  g_assert_nonnull (siloam_backup_get_path (second));
}

static void
missing_folder_is_told (Session *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (try_backup (self, folder, usual, 0, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_BACKUP_MISSING);
}

static void
file_in_place_of_a_folder_is_told (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_backup (self, self->path, usual, 0, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_BACKUP_MISSING);
}

static void
closing_leaves_no_half_backup (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) backup = siloam_backup_new (SILOAM_BACKUP_FOLDER, folder, &usual, 0);
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_back_up_async (self->journal, backup, NULL, wait_cb, &answer);
  g_assert_true (siloam_journal_close_sync (self->journal, NULL));
  made = wait_for (&answer);
  g_assert_false (siloam_journal_back_up_finish (self->journal, made, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* As on a network that is away. */
static void
save_does_not_wait_for_a_silent_folder (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  SilentFolder *silent = silent_folder_new (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SiloamBackup) backup = siloam_backup_new (SILOAM_BACKUP_FOLDER, folder, &usual, 0);
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  if (silent == NULL)
    {
      g_test_skip ("a folder that does not answer can only be mounted by who may mount");
      return;
    }
  siloam_journal_back_up_async (self->journal, backup, cancellable, wait_cb, &answer);
  g_free (save_note (self, "zonder te wachten"));
  g_cancellable_cancel (cancellable);
  made = wait_for (&answer);
  g_assert_false (siloam_journal_back_up_finish (self->journal, made, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (silent_folder_free (silent));
}

/* Letting go. */

/* The word for this computer, with the dash before it. */
static char *
dup_own_tag (const char *path)
{
  return g_strndup (strrchr (path, '-'), 9);
}

/* Copies of a backup, as if made on the days before it. */
static void
age_tagged (const char *path, const char *folder, const char *stem, const char *tag, guint days)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= days; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-202001%02u-100000%s.siloam", stem, i, tag);
      g_autofree char *older = g_build_filename (folder, name, NULL);

      g_file_set_contents (older, bytes, (gssize) length, &error);
      g_assert_no_error (error);
    }
}

static void
age (const char *path, const char *folder, const char *stem, guint days)
{
  g_autofree char *tag = dup_own_tag (path);

  age_tagged (path, folder, stem, tag, days);
}

static void
older_ones_make_room (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) second = NULL;

  age (siloam_backup_get_path (first), folder, "journal", 9);
  second = make_backup (self, folder, (SiloamBackupKeep){ 3, 0, 0 });
  g_assert_cmpuint (siloam_backup_get_removed (second), ==, 7);
}

static void
files_with_other_names_stay (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) second = NULL;

  age (siloam_backup_get_path (first), folder, "other", 9);
  second = make_backup (self, folder, (SiloamBackupKeep){ 1, 0, 0 });
  g_assert_cmpuint (siloam_backup_get_removed (second), ==, 0);
}

static void
files_of_another_computer_stay (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) second = NULL;

  age_tagged (siloam_backup_get_path (first), folder, "journal", "-abcdefgh", 9);
  second = make_backup (self, folder, (SiloamBackupKeep){ 1, 0, 0 });
  g_assert_cmpuint (siloam_backup_get_removed (second), ==, 0);
}

static void
files_that_do_not_say_where_they_were_made_stay (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) first = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) second = NULL;

  age_tagged (siloam_backup_get_path (first), folder, "journal", "", 9);
  second = make_backup (self, folder, (SiloamBackupKeep){ 1, 0, 0 });
  g_assert_cmpuint (siloam_backup_get_removed (second), ==, 0);
}

static void
list_tells_where_they_were_made (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autoptr (SiloamBackup) own = make_backup (self, folder, usual);
  g_autoptr (GPtrArray) files = NULL;
  guint untold = 0, elsewhere = 0;

  age_tagged (siloam_backup_get_path (own), folder, "journal", "-abcdefgh", 2);
  age_tagged (siloam_backup_get_path (own), folder, "journal", "", 3);
  files = siloam_backup_folder_list (folder, NULL, NULL);
  g_assert_cmpuint (files->len, ==, 6);
  for (guint i = 0; i < files->len; i++)
    {
      const SiloamBackupFile *file = files->pdata[i];

      g_assert_cmpstr (file->stem, ==, "journal");
      untold += file->tag == NULL;
      elsewhere += file->elsewhere;
    }
  g_assert_cmpuint (untold, ==, 3);
  g_assert_cmpuint (elsewhere, ==, 2);
}

static void
files_that_are_no_backup_stay (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *letter = g_build_filename (folder, "journal-20200101-100000.siloam", NULL);
  g_autoptr (SiloamBackup) backup = NULL;

  g_assert_true (g_file_set_contents (letter, "a letter", -1, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_clear_pointer (&backup, siloam_backup_unref);
      backup = make_backup (self, folder, (SiloamBackupKeep){ 1, 0, 0 });
    }
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
}

static void
fewer_entries_push_nothing_out (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *id = save_note (self, "het enige");
  g_autoptr (SiloamBackup) full = make_backup (self, folder, usual);
  g_autoptr (SiloamBackup) empty = NULL;

  age (siloam_backup_get_path (full), folder, "journal", 9);
  session_delete (self, id);
  empty = make_backup (self, folder, (SiloamBackupKeep){ 1, 0, 0 });
  g_assert_cmpuint (siloam_backup_get_removed (empty), ==, 0);
  g_assert_cmpuint (siloam_backup_get_record (empty)->full_entries, ==, 1);
  g_assert_cmpstr (siloam_backup_get_record (empty)->full_name,
                   ==,
                   siloam_backup_get_record (full)->name);
}

/* As after an old file was put back: the journal remembers nothing of its backups. */
static void
older_journal_pushes_nothing_out (Session *self, gconstpointer data)
{
  g_autofree char *folder = make_folder (self);
  g_autofree char *bytes = NULL;
  g_autoptr (SiloamBackup) full = NULL;
  g_autoptr (SiloamBackup) fewer = NULL;
  gsize length;

  session_close (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  session_open (self);
  g_free (save_note (self, "het enige"));
  full = make_backup (self, folder, usual);
  age (siloam_backup_get_path (full), folder, "journal", 9);
  session_close (self);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, NULL));
  session_open (self);
  fewer = make_backup (self, folder, (SiloamBackupKeep){ 1, 0, 0 });
  g_assert_cmpuint (siloam_backup_get_removed (fewer), ==, 0);
  g_assert_cmpuint (siloam_backup_get_record (fewer)->full_entries, ==, 1);
}

static void
some_fewer_are_no_alarm (void)
{
  g_assert_false (siloam_backup_is_clearly_fewer (99, 100));
  g_assert_false (siloam_backup_is_clearly_fewer (3, 5));
  g_assert_false (siloam_backup_is_clearly_fewer (0, 0));
}

static void
many_fewer_are_an_alarm (void)
{
  g_assert_true (siloam_backup_is_clearly_fewer (80, 100));
  g_assert_true (siloam_backup_is_clearly_fewer (0, 1));
  g_assert_true (siloam_backup_is_clearly_fewer (4, 7));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/journal/backup/" name, Session, NULL, session_setup, function, session_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  siloam_vault_harden_process ();

  g_test_add_func ("/journal/backup/the-newest-of-a-day-stays", newest_of_a_day_stays);
  g_test_add_func ("/journal/backup/the-three-newest-always-stay", three_newest_always_stay);
  g_test_add_func ("/journal/backup/weeks-and-months-go-further-back",
                   weeks_and_months_go_further_back);
  g_test_add_func ("/journal/backup/days-without-a-backup-take-no-room",
                   days_without_a_backup_take_no_room);
  g_test_add_func ("/journal/backup/a-name-tells-stem-and-time", name_tells_stem_and_time);
  g_test_add_func ("/journal/backup/some-fewer-entries-are-no-alarm", some_fewer_are_no_alarm);
  g_test_add_func ("/journal/backup/many-fewer-entries-are-an-alarm", many_fewer_are_an_alarm);
  ADD ("it-holds-every-entry", holds_every_entry);
  ADD ("it-is-one-file-and-no-more", is_one_file_and_no_more);
  ADD ("it-holds-no-plain-word", holds_no_plain_word);
  ADD ("saves-pass-while-it-is-made", lets_saves_pass);
  ADD ("a-folder-on-the-same-disk-is-told", tells_a_folder_on_the_same_disk);
  ADD ("it-is-not-made-when-nothing-changed", is_not_made_when_nothing_changed);
  ADD ("it-is-made-when-an-entry-changed", is_made_when_an_entry_changed);
  ADD ("it-is-made-again-when-the-last-one-is-gone", is_made_again_when_the_last_one_is_gone);
  ADD ("a-missing-folder-is-told", missing_folder_is_told);
  ADD ("a-file-in-place-of-a-folder-is-told", file_in_place_of_a_folder_is_told);
  ADD ("closing-leaves-no-half-backup", closing_leaves_no_half_backup);
  ADD ("older-ones-make-room", older_ones_make_room);
  ADD ("a-save-does-not-wait-for-a-folder-that-does-not-answer",
       save_does_not_wait_for_a_silent_folder);
  ADD ("files-with-other-names-stay", files_with_other_names_stay);
  ADD ("files-of-another-computer-stay", files_of_another_computer_stay);
  ADD ("files-that-do-not-say-where-they-were-made-stay",
       files_that_do_not_say_where_they_were_made_stay);
  ADD ("list-tells-where-they-were-made", list_tells_where_they_were_made);
  ADD ("files-that-are-no-backup-stay", files_that_are_no_backup_stay);
  ADD ("fewer-entries-push-nothing-out", fewer_entries_push_nothing_out);
  ADD ("an-older-journal-pushes-nothing-out", older_journal_pushes_nothing_out);
  return g_test_run ();
}
