/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prayer requests and reminders. */

#include "journal/request.h"
#include "sample.h"

typedef struct
{
  sqlite3 *db;
  SiloamStore *store;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  siloam_store_free (self->store);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
}

static GPtrArray *
due_before_2030 (Fixture *self)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2030, 1, 1, 0, 0, 0);
  g_autoptr (GError) error = NULL;
  GPtrArray *due = siloam_store_due_reminders (self->store, moment, &error);

  g_assert_no_error (error);
  return due;
}

static void
request_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamPrayerRequest) request = siloam_prayer_request_new ();
  g_autoptr (GPtrArray) all = NULL;
  const SiloamPrayerRequest *kept;

  request->text = g_strdup ("rust");
  request->alias = g_strdup ("B.");
  g_assert_true (siloam_store_save_request (self->store, request, NULL));
  request->state = SILOAM_REQUEST_ANSWERED;
  request->answer = g_strdup ("het werd stil");
  g_assert_true (siloam_store_save_request (self->store, request, NULL));
  all = siloam_store_load_requests (self->store, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  kept = all->pdata[0];
  g_assert_cmpstr (kept->text, ==, "rust");
  g_assert_cmpstr (kept->alias, ==, "B.");
  g_assert_cmpstr (kept->answer, ==, "het werd stil");
  g_assert_cmpint (kept->state, ==, SILOAM_REQUEST_ANSWERED);
  g_assert_true (g_date_time_equal (kept->created, request->created));
}

static void
removed_request_is_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamPrayerRequest) request = siloam_prayer_request_new ();
  g_autoptr (GPtrArray) all = NULL;

  siloam_store_save_request (self->store, request, NULL);
  g_assert_true (siloam_store_remove_request (self->store, request->id, NULL));
  all = siloam_store_load_requests (self->store, NULL);
  g_assert_cmpuint (all->len, ==, 0);
}

static void
incomplete_request_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamPrayerRequest) request = siloam_prayer_request_new ();
  g_autoptr (GError) error = NULL;

  request->state = 0;
  g_assert_false (siloam_store_save_request (self->store, request, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_INVALID);
}

static void
reminder_comes_when_due (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GDateTime) due = g_date_time_new_utc (2029, 12, 31, 0, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_new_utc (2030, 12, 31, 0, 0, 0);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) not_yet = NULL;

  siloam_store_save (self->store, entry, NULL);
  g_assert_true (siloam_store_set_reminder (self->store, entry->id, due, NULL));
  now = due_before_2030 (self);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_cmpstr (((SiloamReminder *) now->pdata[0])->entry_id, ==, entry->id);
  siloam_store_set_reminder (self->store, entry->id, later, NULL);
  not_yet = due_before_2030 (self);
  g_assert_cmpuint (not_yet->len, ==, 0);
}

static void
reminder_goes_when_not_wanted (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GDateTime) due = g_date_time_new_utc (2029, 12, 31, 0, 0, 0);
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GPtrArray) none = NULL;

  siloam_store_save (self->store, entry, NULL);
  siloam_store_set_reminder (self->store, entry->id, due, NULL);
  siloam_store_delete (self->store, entry->id, NULL);
  deleted = due_before_2030 (self);
  g_assert_cmpuint (deleted->len, ==, 0);
  siloam_store_undelete (self->store, entry->id, NULL);
  siloam_store_set_reminder (self->store, entry->id, NULL, NULL);
  none = due_before_2030 (self);
  g_assert_cmpuint (none->len, ==, 0);
}

static const char *
words_when_due (Fixture *self, SiloamEntry *entry)
{
  g_autoptr (GDateTime) due = g_date_time_new_utc (2029, 12, 31, 0, 0, 0);
  g_autoptr (GPtrArray) now = NULL;

  g_assert_true (siloam_store_save (self->store, entry, NULL));
  g_assert_true (siloam_store_set_reminder (self->store, entry->id, due, NULL));
  now = due_before_2030 (self);
  g_assert_cmpuint (now->len, ==, 1);
  return g_intern_string (((SiloamReminder *) now->pdata[0])->words);
}

static SiloamEntry *
exchange_that_received (const char *words)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  siloam_entry_add_hurt (entry)->words = g_strdup ("de stilte na de ruzie");
  siloam_entry_add_received (entry, SILOAM_FORM_WORD)->text = g_strdup (words);
  return entry;
}

static void
reminder_brings_what_was_received (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = exchange_that_received ("rust");

  g_assert_cmpstr (words_when_due (self, entry), ==, "rust");
}

static void
reminder_of_a_sealed_page_brings_no_words (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = exchange_that_received ("rust");

  entry->sealed = TRUE;
  g_assert_null (words_when_due (self, entry));
}

static void
reminder_brings_nothing_that_was_set_aside (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = exchange_that_received ("rust");

  ((SiloamReceived *) entry->received->pdata[0])->discern = SILOAM_DISCERN_SET_ASIDE;
  g_assert_null (words_when_due (self, entry));
}

static void
entry_knows_its_reminder_before_it_is_due (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GDateTime) due = g_date_time_new_utc (2999, 12, 31, 0, 0, 0);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  siloam_store_save (self->store, entry, NULL);
  before = siloam_store_entry_reminders (self->store, entry->id, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  siloam_store_set_reminder (self->store, entry->id, due, NULL);
  after = siloam_store_entry_reminders (self->store, entry->id, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (g_date_time_equal (((SiloamReminder *) after->pdata[0])->due, due));
}

static void
reminder_needs_its_entry (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_store_set_reminder (self->store,
                                             "00000000-0000-4000-8000-000000000000",
                                             NULL,
                                             &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/journal/request/" name, Fixture, NULL, setup, test, teardown)
  ADD ("a-request-and-its-answer-come-back-000-08", request_comes_back);
  ADD ("a-removed-request-is-gone", removed_request_is_gone);
  ADD ("an-incomplete-request-is-refused", incomplete_request_is_refused);
  ADD ("a-reminder-comes-when-it-is-due", reminder_comes_when_due);
  ADD ("a-reminder-goes-when-it-is-not-wanted", reminder_goes_when_not_wanted);
  ADD ("a-reminder-brings-what-was-received", reminder_brings_what_was_received);
  ADD ("a-reminder-of-a-sealed-page-brings-no-words", reminder_of_a_sealed_page_brings_no_words);
  ADD ("a-reminder-brings-nothing-set-aside", reminder_brings_nothing_that_was_set_aside);
  ADD ("an-entry-knows-its-reminder", entry_knows_its_reminder_before_it_is_due);
  ADD ("a-reminder-needs-its-entry", reminder_needs_its_entry);
  return g_test_run ();
}
