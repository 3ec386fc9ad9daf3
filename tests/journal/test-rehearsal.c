/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A backup laid beside the journal, and entries of it brought back. */

#include <glib/gstdio.h>

#include "journal/backup-list.h"
#include "journal/backup.h"
#include "journal/rehearsal.h"
#include "journal/timeline.h"
#include "sample.h"
#include "session.h"
#include "vault/locksmith.h"
#include "vault/vault-restore.h"

/* A session with three notes, and a backup of that. */
typedef struct
{
  Session session;
  char *folder;
  char *backup;
  char *ids[3];
} Fixture;

static char *
save_note (Fixture *self, const char *text)
{
  g_autoptr (SiloamEntry) note = sample_note ("2026-11-22T10:00:00+01", text);

  session_save (&self->session, note);
  return g_strdup (note->id);
}

static void
make_backup (Fixture *self)
{
  const SiloamBackupKeep all = { 0, 0, 0 };
  g_autoptr (SiloamBackup) backup =
      siloam_backup_new (SILOAM_BACKUP_FOLDER, self->folder, &all, SILOAM_BACKUP_MAKE_FOLDER);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_back_up_async (self->session.journal, backup, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  siloam_journal_back_up_finish (self->session.journal, result, &error);
  g_assert_no_error (error);
  self->backup = g_strdup (siloam_backup_get_path (backup));
}

static void
setup (Fixture *self, gconstpointer data)
{
  session_setup (&self->session, NULL);
  self->folder = g_build_filename (self->session.folder, "kept", NULL);
  self->ids[0] = save_note (self, "een");
  self->ids[1] = save_note (self, "twee");
  self->ids[2] = save_note (self, "drie");
  make_backup (self);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    g_free (self->ids[i]);
  g_free (self->folder);
  g_free (self->backup);
  session_teardown (&self->session, NULL);
}

static gboolean
run (SiloamRehearsal *rehearsal, SiloamJournal *journal, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_rehearsal_run_async (rehearsal, journal, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_rehearsal_run_finish (rehearsal, result, error);
}

static SiloamRehearsal *
rehearse (Fixture *self)
{
  SiloamRehearsal *rehearsal = siloam_rehearsal_new (self->backup, NULL);
  g_autoptr (GError) error = NULL;

  run (rehearsal, self->session.journal, &error);
  g_assert_no_error (error);
  return rehearsal;
}

static void
change (Fixture *self, const char *id, const char *text)
{
  g_autoptr (SiloamEntry) entry = session_load (&self->session, id);

  g_free (entry->text);
  entry->text = g_strdup (text);
  session_save (&self->session, entry);
}

/* As if it had never been: deleted, and erased for good when the journal closes. */
static void
erase (Fixture *self, const char *id)
{
  session_delete (&self->session, id);
}

static guint
bring_back (Fixture *self, SiloamRehearsal *rehearsal, const char *const *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  guint brought = 0;

  siloam_rehearsal_bring_back_async (rehearsal, self->session.journal, ids, wait_cb, &answer);
  result = wait_for (&answer);
  siloam_rehearsal_bring_back_finish (self->session.journal, result, &brought, &error);
  g_assert_no_error (error);
  return brought;
}

static void
same_differs_in_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamRehearsal) rehearsal = rehearse (self);
  const SiloamRehearsalCounts *counts = siloam_rehearsal_get_counts (rehearsal);

  g_assert_cmpuint (counts->entries, ==, 3);
  g_assert_cmpuint (counts->unreadable, ==, 0);
  g_assert_cmpuint (counts->added + counts->changed + counts->missing, ==, 0);
}

static void
differences_are_counted (Fixture *self, gconstpointer data)
{
  g_autofree char *later = save_note (self, "vier");
  g_autoptr (SiloamRehearsal) rehearsal = NULL;
  const SiloamRehearsalCounts *counts;

  change (self, self->ids[0], "anders");
  erase (self, self->ids[1]);
  rehearsal = rehearse (self);
  counts = siloam_rehearsal_get_counts (rehearsal);
  g_assert_cmpuint (counts->added, ==, 1);
  g_assert_cmpuint (counts->changed, ==, 1);
  g_assert_cmpuint (counts->missing, ==, 1);
  g_assert_cmpuint (siloam_rehearsal_get_items (rehearsal)->len, ==, 2);
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
nothing_is_written (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;
  g_autoptr (SiloamRehearsal) rehearsal = NULL;

  g_assert_true (g_file_get_contents (self->backup, &before, &before_length, NULL));
  rehearsal = rehearse (self);
  g_assert_true (g_file_get_contents (self->backup, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
damage_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamRehearsal) rehearsal = siloam_rehearsal_new (self->backup, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->backup, &bytes, &length, NULL));
  bytes[length - 3000] ^= 1;
  g_assert_true (g_file_set_contents (self->backup, bytes, (gssize) length, NULL));
  g_assert_false (run (rehearsal, self->session.journal, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED);
}

static void
code_opens_it_without_a_journal (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamRehearsal) rehearsal =
      siloam_rehearsal_new (self->backup, self->session.recovery);
  g_autoptr (GError) error = NULL;

  g_assert_true (run (rehearsal, NULL, &error));
  g_assert_cmpuint (siloam_rehearsal_get_counts (rehearsal)->entries, ==, 3);
  g_assert_cmpuint (siloam_rehearsal_get_items (rehearsal)->len, ==, 0);
}

static void
erased_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamRehearsal) rehearsal = NULL;
  g_autoptr (SiloamEntry) entry = NULL;

  erase (self, self->ids[1]);
  rehearsal = rehearse (self);
  g_assert_cmpuint (bring_back (self, rehearsal, NULL), ==, 1);
  entry = session_load (&self->session, self->ids[1]);
  g_assert_cmpstr (entry->text, ==, "twee");
}

static void
lost_comes_back_as_it_was (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) before = session_load (&self->session, self->ids[2]);
  g_autoptr (SiloamEntry) after = NULL;
  g_autoptr (SiloamRehearsal) rehearsal = NULL;

  /* The file of before the three notes. */
  session_close (&self->session);
  g_unlink (self->session.path);
  {
    Session other = { 0 };

    session_setup (&other, NULL);
    session_close (&other);
    g_assert_cmpint (g_rename (other.path, self->session.path), ==, 0);
    session_teardown (&other, NULL);
  }
  session_open (&self->session);
  rehearsal = rehearse (self);
  g_assert_cmpuint (bring_back (self, rehearsal, NULL), ==, 3);
  after = session_load (&self->session, self->ids[2]);
  assert_entries_equal (before, after);
}

static void
changed_comes_beside (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamRehearsal) rehearsal = NULL;
  g_autoptr (SiloamRehearsal) again = NULL;
  g_autoptr (SiloamEntry) ours = NULL;

  change (self, self->ids[0], "anders");
  rehearsal = rehearse (self);
  g_assert_cmpuint (bring_back (self, rehearsal, NULL), ==, 1);
  ours = session_load (&self->session, self->ids[0]);
  g_assert_cmpstr (ours->text, ==, "anders");
  again = rehearse (self);
  g_assert_cmpuint (siloam_rehearsal_get_counts (again)->added, ==, 1);
}

static void
only_what_was_chosen_comes_back (Fixture *self, gconstpointer data)
{
  const char *const ids[] = { self->ids[1], NULL };
  g_autoptr (SiloamRehearsal) rehearsal = NULL;
  g_autoptr (SiloamRehearsal) again = NULL;

  erase (self, self->ids[0]);
  erase (self, self->ids[1]);
  rehearsal = rehearse (self);
  g_assert_cmpuint (bring_back (self, rehearsal, ids), ==, 1);
  again = rehearse (self);
  g_assert_cmpuint (siloam_rehearsal_get_counts (again)->missing, ==, 1);
}

static void
list_tells_how_much_is_in_each (Fixture *self, gconstpointer data)
{
  const char *const folders[] = { self->folder, "/nowhere", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  GAsyncResult *answer = NULL;
  const SiloamListedBackup *first;

  siloam_backup_list_async (folders, self->session.journal, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  listed = siloam_backup_list_finish (result, NULL);
  g_assert_cmpuint (listed->len, ==, 1);
  first = listed->pdata[0];
  g_assert_true (first->opened);
  g_assert_cmpuint (first->entries, ==, 3);
}

/* Putting in place. */

static SiloamVaultPass *
get_pass (Fixture *self)
{
  g_autoptr (SiloamRehearsal) rehearsal =
      siloam_rehearsal_new (self->backup, self->session.recovery);
  g_autoptr (GError) error = NULL;

  run (rehearsal, NULL, &error);
  g_assert_no_error (error);
  return siloam_vault_pass_ref (siloam_rehearsal_get_pass (rehearsal));
}

static gboolean
put_in_place (Fixture *self, const char *aside, GError **error)
{
  g_autoptr (SiloamVaultPass) pass = get_pass (self);

  return siloam_vault_restore_over (pass,
                                    self->backup,
                                    self->session.path,
                                    aside,
                                    NULL,
                                    NULL,
                                    NULL,
                                    error);
}

static void
old_journal_is_set_aside (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_build_filename (self->session.folder, "aside.siloam", NULL);
  g_autofree char *later = save_note (self, "vier");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SiloamRehearsal) rehearsal = NULL;
  g_autoptr (GError) error = NULL;
  gsize before_length, after_length;

  session_close (&self->session);
  g_assert_true (g_file_get_contents (self->session.path, &before, &before_length, NULL));
  put_in_place (self, aside, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (aside, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  session_open (&self->session);
  rehearsal = rehearse (self);
  g_assert_cmpuint (siloam_rehearsal_get_counts (rehearsal)->added, ==, 0);
}

static void
open_journal_is_not_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_build_filename (self->session.folder, "aside.siloam", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (put_in_place (self, aside, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
}

static void
taken_name_stops_it (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  session_close (&self->session);
  g_assert_false (put_in_place (self, self->backup, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_EXISTS);
  session_open (&self->session);
}

static void
lost_journal_is_made_again (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_build_filename (self->session.folder, "aside.siloam", NULL);
  g_autoptr (GError) error = NULL;

  session_close (&self->session);
  g_unlink (self->session.path);
  put_in_place (self, aside, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  session_open (&self->session);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/journal/rehearsal/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  siloam_vault_harden_process ();

  ADD ("a-backup-of-now-differs-in-nothing", same_differs_in_nothing);
  ADD ("what-differs-is-counted", differences_are_counted);
  ADD ("nothing-is-written", nothing_is_written);
  ADD ("damage-is-told", damage_is_told);
  ADD ("a-code-opens-it-without-a-journal", code_opens_it_without_a_journal);
  ADD ("what-was-erased-comes-back", erased_comes_back);
  ADD ("what-was-lost-comes-back-as-it-was", lost_comes_back_as_it_was);
  ADD ("what-was-changed-comes-beside", changed_comes_beside);
  ADD ("only-what-was-chosen-comes-back", only_what_was_chosen_comes_back);
  ADD ("a-list-tells-how-much-is-in-each", list_tells_how_much_is_in_each);
  ADD ("the-old-journal-is-set-aside", old_journal_is_set_aside);
  ADD ("an-open-journal-is-not-replaced", open_journal_is_not_replaced);
  ADD ("a-name-that-is-taken-stops-it", taken_name_stops_it);
  ADD ("a-lost-journal-is-made-again", lost_journal_is_made_again);
  return g_test_run ();
}
