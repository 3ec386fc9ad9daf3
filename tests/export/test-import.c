/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of what comes from elsewhere: planned, brought in, taken back; on a real SQLite
 * file.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "export/import-private.h"
#include "export/import.h"
#include "sample.h"

typedef struct
{
  char *path;
  sqlite3 *db;
  SiloamStore *store;
  SiloamImportBundle *bundle;
} Fixture;

static const SiloamImportOptions options = { .language = "nl" };

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  self->path = g_build_filename (g_get_user_data_dir (), "store.db", NULL);
  g_assert_cmpint (sqlite3_open (self->path, &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
  self->bundle = siloam_import_bundle_new (SILOAM_IMPORT_SILOAM);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  siloam_import_bundle_free (self->bundle);
  siloam_store_free (self->store);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_unlink (self->path);
  g_free (self->path);
}

/* Of another application: its ids are made anew each time it is read. */
static SiloamImportItem *
offer (Fixture *self, const char *source, const char *created, const char *text)
{
  SiloamImportItem *item = siloam_import_bundle_add (self->bundle, "test");

  item->entry = sample_note (created, text);
  g_clear_pointer (&item->entry->updated, g_date_time_unref);
  item->entry->updated = g_date_time_ref (item->entry->created);
  item->source = g_strdup (source);
  return item;
}

static void
start_anew (Fixture *self)
{
  siloam_import_bundle_free (self->bundle);
  self->bundle = siloam_import_bundle_new (SILOAM_IMPORT_SILOAM);
}

static gint64
bring_in (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  siloam_import_apply (self->store,
                       self->bundle,
                       SILOAM_IMPORT_PLAN_PLAIN,
                       &options,
                       NULL,
                       &number,
                       &error);
  g_assert_no_error (error);
  return number;
}

static void
assert_outcome (Fixture *self, guint index, SiloamImportOutcome outcome, SiloamImportReason reason)
{
  const SiloamImportItem *item = g_ptr_array_index (self->bundle->items, index);

  g_assert_cmpint (item->outcome, ==, outcome);
  g_assert_cmpint (item->reason, ==, reason);
}

static guint
count (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  guint n = siloam_store_count (self->store, &error);

  g_assert_no_error (error);
  return n;
}

static SiloamEntry *
load_target (Fixture *self, guint index)
{
  g_autoptr (GError) error = NULL;
  const SiloamImportItem *item = g_ptr_array_index (self->bundle->items, index);
  SiloamEntry *entry = siloam_store_load (self->store, item->target, &error);

  g_assert_no_error (error);
  return entry;
}

static void
change_words (Fixture *self, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = siloam_store_load (self->store, id, &error);

  g_assert_no_error (error);
  g_free (entry->text);
  entry->text = g_strdup (text);
  siloam_store_save (self->store, entry, &error);
  g_assert_no_error (error);
}

static void
purge (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  siloam_store_purge (self->store, G_MAXINT64, &error);
  g_assert_no_error (error);
}

#define MORNING "2019-04-03T08:15:00+02:00"
#define EVENING "2019-04-03T23:30:00+02:00"
#define NEXT_DAY "2019-04-04T08:15:00+02:00"

static void
adds_what_is_new (Fixture *self, gconstpointer data)
{
  offer (self, "x:1", MORNING, "de merel zong");
  offer (self, "x:2", NEXT_DAY, "de merel zong weer");
  g_assert_cmpint (bring_in (self), >, 0);
  g_assert_cmpuint (count (self), ==, 2);
  assert_outcome (self, 1, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_NONE);
}

static void
a_second_time_adds_nothing (Fixture *self, gconstpointer data)
{
  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  start_anew (self);
  offer (self, "x:1", MORNING, "de merel zong");
  g_assert_cmpint (bring_in (self), ==, 0);
  assert_outcome (self, 0, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_HERE);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
a_plan_writes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int before = sqlite3_total_changes (self->db);

  offer (self, "x:1", MORNING, "de merel zong");
  siloam_import_plan (self->store, self->bundle, SILOAM_IMPORT_PLAN_PLAIN, NULL, &error);
  g_assert_no_error (error);
  assert_outcome (self, 0, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_NONE);
  g_assert_cmpint (sqlite3_total_changes (self->db), ==, before);
}

static void
what_changed_there_is_merged (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = NULL;
  g_autofree char *first = NULL;

  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  first = g_strdup (((SiloamImportItem *) self->bundle->items->pdata[0])->target);
  start_anew (self);
  offer (self, "x:1", EVENING, "de merel zong en zweeg");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_MERGED, SILOAM_IMPORT_REASON_NONE);
  entry = load_target (self, 0);
  g_assert_cmpstr (entry->id, ==, first);
  g_assert_cmpstr (entry->text, ==, "de merel zong en zweeg");
  g_assert_cmpuint (count (self), ==, 1);
}

static void
what_changed_on_both_sides_stands_side_by_side (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) theirs = NULL;
  g_autoptr (SiloamEntry) ours = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;

  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  first = g_strdup (((SiloamImportItem *) self->bundle->items->pdata[0])->target);
  change_words (self, first, "ik schreef het over");
  start_anew (self);
  offer (self, "x:1", MORNING, "de merel zong en zweeg");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_CHANGED);
  theirs = load_target (self, 0);
  ours = siloam_store_load (self->store, first, &error);
  g_assert_cmpstr (theirs->text, ==, "de merel zong en zweeg");
  g_assert_cmpstr (ours->text, ==, "ik schreef het over");
}

static void
side_by_side_comes_once (Fixture *self, gconstpointer data)
{
  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  change_words (self,
                ((SiloamImportItem *) self->bundle->items->pdata[0])->target,
                "ik schreef het over");
  for (int i = 0; i < 2; i++)
    {
      start_anew (self);
      offer (self, "x:1", MORNING, "de merel zong en zweeg");
      bring_in (self);
    }
  assert_outcome (self, 0, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_HERE);
  g_assert_cmpuint (count (self), ==, 2);
}

static void
the_same_words_of_the_day_are_not_added (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) here = sample_note (MORNING, "de  merel\n zong");
  g_autoptr (GError) error = NULL;

  siloam_store_save (self->store, here, &error);
  g_assert_no_error (error);
  offer (self, "x:1", EVENING, "de merel zong");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_SAME_WORDS);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
the_same_words_of_another_day_are_added (Fixture *self, gconstpointer data)
{
  offer (self, "x:1", EVENING, "de merel zong");
  offer (self, "x:2", NEXT_DAY, "de merel zong");
  bring_in (self);
  g_assert_cmpuint (count (self), ==, 2);
}

static void
the_same_words_twice_in_a_source_come_once (Fixture *self, gconstpointer data)
{
  offer (self, "x:1", MORNING, "de merel zong");
  offer (self, "x:2", EVENING, "de merel zong");
  bring_in (self);
  assert_outcome (self, 1, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_SAME_WORDS);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
words_that_were_the_same_stay_ours_when_we_change_them (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) here = sample_note (MORNING, "de merel zong");
  g_autoptr (GError) error = NULL;

  siloam_store_save (self->store, here, &error);
  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  change_words (self, here->id, "de merel zweeg");
  start_anew (self);
  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_HERE);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
what_was_thrown_away_here_stays_away (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  siloam_store_delete (self->store,
                       ((SiloamImportItem *) self->bundle->items->pdata[0])->target,
                       &error);
  g_assert_no_error (error);
  purge (self);
  start_anew (self);
  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_ERASED);
  g_assert_cmpuint (count (self), ==, 0);
}

static void
what_was_thrown_away_comes_back_when_asked (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  siloam_store_delete (self->store,
                       ((SiloamImportItem *) self->bundle->items->pdata[0])->target,
                       &error);
  start_anew (self);
  offer (self, "x:1", MORNING, "de merel zong");
  siloam_import_apply (self->store,
                       self->bundle,
                       SILOAM_IMPORT_PLAN_BRING_BACK,
                       &options,
                       NULL,
                       &number,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
what_is_blank_is_skipped (Fixture *self, gconstpointer data)
{
  self->bundle->format = SILOAM_IMPORT_TEXT;
  offer (self, "x:1", MORNING, "   ");
  g_assert_true (
      siloam_import_plan (self->store, self->bundle, SILOAM_IMPORT_PLAN_PLAIN, NULL, NULL));
  assert_outcome (self, 0, SILOAM_IMPORT_SKIPPED, SILOAM_IMPORT_REASON_BLANK);
}

static void
a_fault_of_one_leaves_the_rest (Fixture *self, gconstpointer data)
{
  SiloamImportItem *item = offer (self, "x:1", MORNING, "de merel zong");

  g_free (item->entry->id);
  item->entry->id = g_strdup ("no id");
  offer (self, "x:2", NEXT_DAY, "en weer");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_FAILED, SILOAM_IMPORT_REASON_NONE);
  g_assert_nonnull (item->fault);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
cancel (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
a_cancel_leaves_the_journal_as_it_was (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SiloamImportOptions cancelling = { .progress = cancel, .progress_data = cancellable };
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  offer (self, "x:1", MORNING, "de merel zong");
  offer (self, "x:2", NEXT_DAY, "en weer");
  g_assert_false (siloam_import_apply (self->store,
                                       self->bundle,
                                       SILOAM_IMPORT_PLAN_PLAIN,
                                       &cancelling,
                                       cancellable,
                                       &number,
                                       &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (self), ==, 0);
  imports = siloam_import_list (self->store, NULL);
  g_assert_cmpuint (imports->len, ==, 0);
}

static void
undo (Fixture *self, gint64 number, gboolean although, SiloamImportUndone *undone)
{
  g_autoptr (GError) error = NULL;

  siloam_import_undo (self->store, number, although, undone, &error);
  g_assert_no_error (error);
}

static void
an_undo_takes_all_of_it_back (Fixture *self, gconstpointer data)
{
  SiloamImportUndone undone;
  gint64 number;

  offer (self, "x:1", MORNING, "de merel zong");
  offer (self, "x:2", NEXT_DAY, "en weer");
  number = bring_in (self);
  undo (self, number, FALSE, &undone);
  g_assert_cmpuint (undone.taken_back, ==, 2);
  g_assert_cmpuint (count (self), ==, 0);
}

static void
an_undo_restores_what_was_merged (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) before = NULL;
  g_autoptr (SiloamEntry) after = NULL;
  SiloamImportUndone undone;
  gint64 number;

  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  before = load_target (self, 0);
  start_anew (self);
  offer (self, "x:1", NEXT_DAY, "de merel zweeg");
  number = bring_in (self);
  undo (self, number, FALSE, &undone);
  g_assert_cmpuint (undone.restored, ==, 1);
  after = load_target (self, 0);
  assert_entries_equal (before, after);
  g_assert_true (g_date_time_equal (before->updated, after->updated));
}

static void
an_undo_asks_before_it_keeps_what_was_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamImportUndone undone;
  gint64 number;

  offer (self, "x:1", MORNING, "de merel zong");
  offer (self, "x:2", NEXT_DAY, "en weer");
  number = bring_in (self);
  change_words (self, ((SiloamImportItem *) self->bundle->items->pdata[0])->target, "nu van mij");
  g_assert_false (siloam_import_undo (self->store, number, FALSE, &undone, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_CHANGED_SINCE);
  g_assert_cmpuint (count (self), ==, 2);
  undo (self, number, TRUE, &undone);
  g_assert_cmpuint (undone.kept, ==, 1);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
after_an_undo_it_may_come_again (Fixture *self, gconstpointer data)
{
  SiloamImportUndone undone;

  offer (self, "x:1", MORNING, "de merel zong");
  undo (self, bring_in (self), FALSE, &undone);
  purge (self);
  start_anew (self);
  offer (self, "x:1", MORNING, "de merel zong");
  bring_in (self);
  assert_outcome (self, 0, SILOAM_IMPORT_ADDED, SILOAM_IMPORT_REASON_NONE);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
an_undo_twice_is_no_fault (Fixture *self, gconstpointer data)
{
  SiloamImportUndone undone;
  gint64 number;

  offer (self, "x:1", MORNING, "de merel zong");
  number = bring_in (self);
  undo (self, number, FALSE, &undone);
  undo (self, number, FALSE, &undone);
  g_assert_cmpuint (undone.taken_back, ==, 0);
}

static void
the_list_tells_what_was_done (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) imports = NULL;
  const SiloamImportRecord *record;

  offer (self, "x:1", MORNING, "de merel zong");
  offer (self, "x:2", NEXT_DAY, "en weer");
  bring_in (self);
  imports = siloam_import_list (self->store, NULL);
  g_assert_cmpuint (imports->len, ==, 1);
  record = g_ptr_array_index (imports, 0);
  g_assert_cmpuint (record->added, ==, 2);
  g_assert_cmpstr (record->format, ==, "siloam");
}

static gboolean
holds_words (Fixture *self, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  sqlite3_exec (self->db, "VACUUM", NULL, NULL, NULL);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  return memmem (bytes, length, words, strlen (words)) != NULL;
}

/* What an undo would need is no reason to keep words that were erased. */
static void
words_of_before_go_with_their_entry (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  offer (self, "x:1", MORNING, "grasmus");
  bring_in (self);
  start_anew (self);
  offer (self, "x:1", MORNING, "tuinfluiter");
  bring_in (self);
  g_assert_true (holds_words (self, "grasmus"));
  siloam_store_delete (self->store,
                       ((SiloamImportItem *) self->bundle->items->pdata[0])->target,
                       &error);
  purge (self);
  g_assert_false (holds_words (self, "grasmus"));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/export/import/", name, NULL);

  g_test_add (path, Fixture, NULL, setup, test, teardown);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("adds-what-is-new", adds_what_is_new);
  add ("a-second-time-adds-nothing", a_second_time_adds_nothing);
  add ("a-plan-writes-nothing", a_plan_writes_nothing);
  add ("what-changed-there-is-merged", what_changed_there_is_merged);
  add ("what-changed-on-both-sides-stands-side-by-side",
       what_changed_on_both_sides_stands_side_by_side);
  add ("side-by-side-comes-once", side_by_side_comes_once);
  add ("the-same-words-of-the-day-are-not-added", the_same_words_of_the_day_are_not_added);
  add ("the-same-words-of-another-day-are-added", the_same_words_of_another_day_are_added);
  add ("the-same-words-twice-in-a-source-come-once", the_same_words_twice_in_a_source_come_once);
  add ("words-that-were-the-same-stay-ours-when-we-change-them",
       words_that_were_the_same_stay_ours_when_we_change_them);
  add ("what-was-thrown-away-here-stays-away", what_was_thrown_away_here_stays_away);
  add ("what-was-thrown-away-comes-back-when-asked", what_was_thrown_away_comes_back_when_asked);
  add ("what-is-blank-is-skipped", what_is_blank_is_skipped);
  add ("a-fault-of-one-leaves-the-rest", a_fault_of_one_leaves_the_rest);
  add ("a-cancel-leaves-the-journal-as-it-was", a_cancel_leaves_the_journal_as_it_was);
  add ("an-undo-takes-all-of-it-back", an_undo_takes_all_of_it_back);
  add ("an-undo-restores-what-was-merged", an_undo_restores_what_was_merged);
  add ("an-undo-asks-before-it-keeps-what-was-changed",
       an_undo_asks_before_it_keeps_what_was_changed);
  add ("after-an-undo-it-may-come-again", after_an_undo_it_may_come_again);
  add ("an-undo-twice-is-no-fault", an_undo_twice_is_no_fault);
  add ("the-list-tells-what-was-done", the_list_tells_what_was_done);
  add ("words-of-before-go-with-their-entry", words_of_before_go_with_their_entry);
  return g_test_run ();
}
