/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade over a real sealed file: order, closing, cancelling, changes. */

#include "journal/journal-reminder.h"
#include "sample.h"
#include "session.h"

static void
entry_comes_back_after_reopening (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;

  session_save (self, entry);
  session_close (self);
  session_open (self);
  loaded = session_load (self, entry->id);
  assert_entries_equal (entry, loaded);
  g_assert_cmpstr (siloam_journal_get_profile (self->journal)->locale, ==, "nl");
}

static void
saves_are_done_in_order (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", NULL);
  g_autoptr (SiloamEntry) loaded = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_free (entry->text);
      entry->text = g_strdup_printf ("versie %u", i);
      siloam_journal_save_async (self->journal, entry, NULL, NULL, NULL);
    }
  loaded = session_load (self, entry->id);
  g_assert_cmpstr (loaded->text, ==, "versie 49");
}

static void
close_finishes_what_was_queued (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (SiloamEntry) loaded = NULL;

  siloam_journal_save_async (self->journal, entry, NULL, NULL, NULL);
  session_close (self);
  session_open (self);
  loaded = session_load (self, entry->id);
  assert_entries_equal (entry, loaded);
}

static void
close_sync_finishes_what_was_queued (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (SiloamEntry) loaded = NULL;

  siloam_journal_save_async (self->journal, entry, NULL, NULL, NULL);
  g_assert_true (siloam_journal_close_sync (self->journal, &error));
  g_assert_no_error (error);
  g_clear_object (&self->journal);
  session_open (self);
  loaded = session_load (self, entry->id);
  assert_entries_equal (entry, loaded);
}

static void
dropping_it_closes_it (Session *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->journal));
  session_open (self);
}

static void
closed_says_closed (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_close_sync (self->journal, &error);
  g_assert_no_error (error);
  siloam_journal_save_async (self->journal, entry, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_false (siloam_journal_save_finish (self->journal, result, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED);
}

static void
cancelled_before_its_turn_is_not_saved (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *answer = NULL;

  g_cancellable_cancel (cancellable);
  siloam_journal_save_async (self->journal, entry, cancellable, wait_cb, &answer);
  saved = wait_for (&answer);
  g_assert_false (siloam_journal_save_finish (self->journal, saved, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  siloam_journal_load_async (self->journal, entry->id, NULL, wait_cb, &answer);
  loaded = wait_for (&answer);
  g_assert_null (siloam_journal_load_finish (self->journal, loaded, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND);
}

static void
cancelled_search_says_so (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  session_save (self, entry);
  siloam_journal_search_async (self->journal, "stil", 10, cancellable, wait_cb, &answer);
  g_cancellable_cancel (cancellable);
  result = wait_for (&answer);
  g_assert_null (siloam_journal_search_finish (self->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
search_and_lists_come_through (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) whole = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) gifts = NULL;
  g_autoptr (GPtrArray) period = NULL;
  GAsyncResult *answer = NULL;

  session_save (self, entry);
  siloam_journal_search_async (self->journal, "deur", 10, NULL, wait_cb, &answer);
  found = wait_for (&answer);
  hits = siloam_journal_search_finish (self->journal, found, NULL);
  siloam_journal_gift_lines_async (self->journal, TRUE, 10, NULL, wait_cb, &answer);
  read = wait_for (&answer);
  gifts = siloam_journal_gift_lines_finish (self->journal, read, NULL);
  siloam_journal_load_period_async (self->journal, NULL, NULL, NULL, wait_cb, &answer);
  whole = wait_for (&answer);
  period = siloam_journal_load_period_finish (self->journal, whole, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (gifts->len, ==, 1);
  g_assert_cmpuint (period->len, ==, 1);
  assert_entries_equal (period->pdata[0], entry);
}

static gboolean
set_reminder (Session *self, const char *id, GDateTime *due)
{
  g_autoptr (GAsyncResult) kept = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_set_reminder_async (self->journal, id, due, wait_cb, &answer);
  kept = wait_for (&answer);
  return siloam_journal_set_reminder_finish (self->journal, kept, NULL);
}

static guint
count_reminders (Session *self, const char *id)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GPtrArray) reminders = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_reminders_async (self->journal, id, NULL, wait_cb, &answer);
  read = wait_for (&answer);
  reminders = siloam_journal_reminders_finish (self->journal, read, NULL);
  g_assert_nonnull (reminders);
  return reminders->len;
}

static void
only_a_due_reminder_is_told (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GDateTime) past = g_date_time_new_utc (2020, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) future = g_date_time_new_utc (2999, 1, 1, 0, 0, 0);

  session_save (self, entry);
  g_assert_true (set_reminder (self, entry->id, future));
  g_assert_cmpuint (count_reminders (self, entry->id), ==, 1);
  g_assert_cmpuint (count_reminders (self, NULL), ==, 0);
  g_assert_true (set_reminder (self, entry->id, past));
  g_assert_cmpuint (count_reminders (self, NULL), ==, 1);
  g_assert_true (set_reminder (self, entry->id, NULL));
  g_assert_cmpuint (count_reminders (self, NULL), ==, 0);
}

static void
places_of_a_verse_come_through (Session *self, gconstpointer data)
{
  const SiloamReference psalm = { 19, SILOAM_NUMBERING_NLD, 34, 18, 34, 18 };
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GPtrArray) places = NULL;
  GAsyncResult *answer = NULL;

  session_save (self, entry);
  siloam_journal_find_places_async (self->journal, &psalm, 10, NULL, wait_cb, &answer);
  found = wait_for (&answer);
  places = siloam_journal_find_places_finish (self->journal, found, NULL);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[0])->summary->id, ==, entry->id);
}

static void
lines_left_empty_are_not_kept (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) plain = siloam_entry_copy (entry);
  g_autoptr (SiloamEntry) loaded = NULL;

  siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  session_save (self, entry);
  loaded = session_load (self, entry->id);
  assert_entries_equal (loaded, plain);
}

static void
note_change_cb (SiloamJournal *journal, const char *id, GPtrArray *ids)
{
  g_ptr_array_add (ids, g_strdup (id));
}

static void
every_change_is_told (Session *self, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SiloamEntry) entry = sample_free ();

  g_signal_connect (self->journal, "entry-changed", G_CALLBACK (note_change_cb), ids);
  session_save (self, entry);
  session_delete (self, entry->id);
  session_undelete (self, entry->id);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpstr (ids->pdata[2], ==, entry->id);
}

static void
what_breaks_a_rule_is_refused (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  g_ptr_array_set_size (entry->hurts, 0);
  siloam_journal_save_async (self->journal, entry, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_false (siloam_journal_save_finish (self->journal, result, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "releases[0].hurt: "));
}

static void
profile_is_kept (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamProfile) profile =
      siloam_profile_copy (siloam_journal_get_profile (self->journal));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  profile->trusted_name = g_strdup ("buurvrouw");
  profile->recovery_set_at = 1790000000;
  siloam_journal_save_profile_async (self->journal, profile, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_true (siloam_journal_save_profile_finish (self->journal, result, &error));
  g_clear_object (&result);
  session_close (self);
  session_open (self);
  g_assert_cmpstr (siloam_journal_get_profile (self->journal)->trusted_name, ==, "buurvrouw");
  g_assert_cmpint (siloam_journal_get_profile (self->journal)->recovery_set_at, ==, 1790000000);
}

static void
second_opening_is_told_busy (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_open_async (self->path, self->recovery, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_null (siloam_journal_open_finish (result, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
}

static void
nothing_readable_is_on_disk (Session *self, gconstpointer data)
{
  static const char *const canaries[] = { "bang dat ik", "open deur", "donkere trapgat",
                                          "Een avond",   "halfuur",   "INSERT",
                                          "released",    "nog open" };
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  session_save (self, entry);
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_false (session_files_hold (self, canaries[i]));
  session_delete (self, entry->id);
  session_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_false (session_files_hold (self, canaries[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/journal/facade/" name, Session, NULL, session_setup, test, session_teardown)
  ADD ("only-a-due-reminder-is-told", only_a_due_reminder_is_told);
  ADD ("an-entry-comes-back-after-closing-and-opening", entry_comes_back_after_reopening);
  ADD ("saves-are-done-in-the-order-they-were-asked", saves_are_done_in_order);
  ADD ("closing-finishes-what-was-queued", close_finishes_what_was_queued);
  ADD ("closing-while-waiting-finishes-what-was-queued", close_sync_finishes_what_was_queued);
  ADD ("dropping-a-journal-closes-it", dropping_it_closes_it);
  ADD ("a-closed-journal-says-so", closed_says_closed);
  ADD ("a-save-cancelled-before-its-turn-is-not-done", cancelled_before_its_turn_is_not_saved);
  ADD ("a-search-that-is-cancelled-says-so", cancelled_search_says_so);
  ADD ("search-and-lists-come-through", search_and_lists_come_through);
  ADD ("the-places-of-a-verse-come-through", places_of_a_verse_come_through);
  ADD ("lines-left-empty-are-not-kept", lines_left_empty_are_not_kept);
  ADD ("every-change-is-told", every_change_is_told);
  ADD ("an-entry-that-breaks-a-rule-is-refused-with-its-path", what_breaks_a_rule_is_refused);
  ADD ("the-profile-is-kept", profile_is_kept);
  ADD ("a-second-opening-is-told-that-it-is-busy", second_opening_is_told_busy);
  ADD ("nothing-readable-is-on-disk", nothing_readable_is_on_disk);
  return g_test_run ();
}
