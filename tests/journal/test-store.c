/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries to SQL and back, on a real SQLite file. */

#include <glib/gstdio.h>
#include <string.h>

#include "journal/lifecycle.h"
#include "journal/store.h"
#include "sample.h"
#include "vault/error.h"

typedef struct
{
  char *path;
  sqlite3 *db;
  SiloamStore *store;
} Fixture;

static void
open_store (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *self)
{
  g_clear_pointer (&self->store, siloam_store_free);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  self->db = NULL;
}

static void
setup (Fixture *self, gconstpointer data)
{
  self->path = g_build_filename (g_get_user_data_dir (), "store.db", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  open_store (self);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  close_store (self);
  g_unlink (self->path);
  g_free (self->path);
}

static void
save (Fixture *self, const SiloamEntry *entry)
{
  g_autoptr (GError) error = NULL;

  siloam_store_save (self->store, entry, &error);
  g_assert_no_error (error);
}

static SiloamEntry *
load (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SiloamEntry *entry = siloam_store_load (self->store, id, &error);

  g_assert_no_error (error);
  return entry;
}

static void
assert_sound (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = siloam_store_check (self->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
assert_comes_back (Fixture *self, SiloamEntry *entry)
{
  g_autoptr (SiloamEntry) owned = entry;
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  close_store (self);
  open_store (self);
  loaded = load (self, entry->id);
  assert_entries_equal (entry, loaded);
  assert_sound (self);
}

static void
exchange_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_exchange ());
}

static void
blessing_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_blessing ());
}

static void
free_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_free ());
}

static void
blank_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, siloam_entry_new (SILOAM_ENTRY_EXCHANGE));
}

static void
assert_saved_as (Fixture *self, const SiloamEntry *entry)
{
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  loaded = load (self, entry->id);
  assert_entries_equal (entry, loaded);
  assert_sound (self);
}

static void
changed_records_come_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  SiloamHurt *second;

  save (self, entry);
  second = siloam_entry_add_hurt (entry);
  second->words = g_strdup ("schaamte");
  siloam_entry_release (entry, second->id, SILOAM_AMOUNT_ALL, NULL);
  g_ptr_array_add (((SiloamReceived *) entry->received->pdata[0])->release_ids,
                   g_strdup (((SiloamRelease *) entry->releases->pdata[1])->id));
  assert_saved_as (self, entry);
}

static void
removed_records_go (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autofree char *id = g_strdup (((SiloamHurt *) entry->hurts->pdata[0])->id);

  save (self, entry);
  siloam_entry_remove_hurt (entry, id);
  g_ptr_array_set_size (entry->verses, 0);
  g_ptr_array_set_size (entry->tags, 1);
  assert_saved_as (self, entry);
}

static void
order_of_records_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();

  for (guint i = 0; i < 5; i++)
    siloam_entry_add_verse (entry, "Ps. 23", SILOAM_ROLE_READING);
  save (self, entry);
  g_ptr_array_add (entry->verses, g_ptr_array_steal_index (entry->verses, 0));
  g_ptr_array_add (entry->gratitude, g_ptr_array_steal_index (entry->gratitude, 0));
  assert_saved_as (self, entry);
}

static void
edited_texts_come_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_blessing ();

  save (self, entry);
  g_free (entry->ask);
  entry->ask = g_strdup ("iets anders");
  g_clear_pointer (&entry->thanks, g_free);
  g_clear_pointer (&entry->title, g_free);
  entry->struggle = FALSE;
  assert_saved_as (self, entry);
}

static void
largest_text_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", NULL);

  entry->text = g_strnfill (SILOAM_MAX_TEXT, 'a');
  assert_saved_as (self, entry);
}

static void
updated_is_set (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  loaded = load (self, entry->id);
  g_assert_nonnull (loaded->updated);
  g_assert_null (entry->updated);
}

static void
state_is_settled (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;

  entry->state = SILOAM_STATE_DRAFT;
  save (self, entry);
  loaded = load (self, entry->id);
  g_assert_cmpint (loaded->state, ==, SILOAM_STATE_RECEIVED);
}

static void
refused_save_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) broken = siloam_entry_copy (entry);
  g_autoptr (SiloamEntry) loaded = NULL;
  g_autoptr (GError) error = NULL;

  save (self, entry);
  g_ptr_array_set_size (broken->hurts, 0);
  g_assert_false (siloam_store_save (self->store, broken, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_INVALID);
  loaded = load (self, entry->id);
  assert_entries_equal (entry, loaded);
}

static void
kind_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (SiloamEntry) other = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (GError) error = NULL;

  save (self, entry);
  g_free (other->id);
  other->id = g_strdup (entry->id);
  g_assert_false (siloam_store_save (self->store, other, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_INVALID);
}

static void
revisit_never_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GError) error = NULL;
  SiloamRevisit *revisit = entry->revisits->pdata[0];

  save (self, entry);
  g_free (revisit->note);
  revisit->note = g_strdup ("toch anders");
  g_assert_false (siloam_store_save (self->store, entry, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "revisits[0]: "));
}

static void
revisit_unknown_to_a_copy_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) stale = siloam_entry_copy (entry);
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  g_ptr_array_set_size (stale->revisits, 0);
  save (self, stale);
  loaded = load (self, entry->id);
  g_assert_cmpuint (loaded->revisits->len, ==, 1);
}

static void
sql_cannot_touch_a_revisit (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  save (self, entry);
  g_assert_cmpint (sqlite3_exec (self->db, "UPDATE revisits SET note = 'x'", NULL, NULL, NULL),
                   ==,
                   SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_exec (self->db, "DELETE FROM revisits", NULL, NULL, NULL),
                   ==,
                   SQLITE_CONSTRAINT);
}

static void
open_revisit_can_be_written_on (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;
  SiloamRevisit *revisit = siloam_entry_revisit (entry);

  entry->open_step = g_strdup (SILOAM_OPEN_REVISIT);
  revisit->note = g_strdup ("het is");
  save (self, entry);
  g_free (revisit->note);
  revisit->note = g_strdup ("het is lichter");
  save (self, entry);
  g_clear_pointer (&entry->open_step, g_free);
  save (self, entry);
  loaded = load (self, entry->id);
  assert_entries_equal (entry, loaded);

  g_free (revisit->note);
  revisit->note = g_strdup ("nee");
  g_assert_false (siloam_store_save (self->store, entry, NULL));
}

static void
open_revisit_left_empty_goes (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;

  siloam_entry_revisit (entry);
  entry->open_step = g_strdup (SILOAM_OPEN_REVISIT);
  save (self, entry);
  g_clear_pointer (&entry->open_step, g_free);
  save (self, entry);
  loaded = load (self, entry->id);
  g_assert_cmpuint (loaded->revisits->len, ==, 1);
}

static guint
count (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  guint n = siloam_store_count (self->store, &error);

  g_assert_no_error (error);
  return n;
}

static void delete (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  siloam_store_delete (self->store, id, &error);
  g_assert_no_error (error);
}

static void
deleted_is_in_no_list (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) gifts = NULL;
  g_autoptr (GPtrArray) period = NULL;
  g_autoptr (GError) error = NULL;

  save (self, entry);
  delete (self, entry->id);
  page = siloam_store_page (self->store, 0, 10, NULL);
  gifts = siloam_store_gift_lines (self->store, FALSE, 10, NULL);
  period = siloam_store_period (self->store, NULL, NULL, NULL);
  g_assert_cmpuint (page->len + gifts->len + period->len + count (self), ==, 0);
  g_assert_null (siloam_store_load (self->store, entry->id, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND);
  assert_sound (self);
}

static void
undelete_brings_it_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  delete (self, entry->id);
  delete (self, entry->id);
  g_assert_true (siloam_store_undelete (self->store, entry->id, NULL));
  g_assert_true (siloam_store_undelete (self->store, entry->id, NULL));
  g_assert_cmpuint (count (self), ==, 1);
  loaded = load (self, entry->id);
  assert_entries_equal (entry, loaded);
  assert_sound (self);
}

static void
saving_what_is_deleted_keeps_it_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  delete (self, entry->id);
  g_free (entry->text);
  entry->text = g_strdup ("nog een woord");
  save (self, entry);
  g_assert_cmpuint (count (self), ==, 0);
  siloam_store_undelete (self->store, entry->id, NULL);
  loaded = load (self, entry->id);
  g_assert_cmpstr (loaded->text, ==, "nog een woord");
  assert_sound (self);
}

static void
deleting_what_is_not_there_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      siloam_store_delete (self->store, "00000000-0000-4000-8000-000000000000", &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND);
}

static gboolean
file_holds (Fixture *self, const char *word)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (self->path, &data, &length, NULL));
  return memmem (data, length, word, strlen (word)) != NULL;
}

/* On a plain file, so that the bytes can be looked for. */
static void
purging_leaves_no_word (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) other =
      sample_note ("2026-11-21T20:15:00+01:00", "een brief aan mijzelf");

  sqlite3_exec (self->db, "PRAGMA secure_delete = ON", NULL, NULL, NULL);
  save (self, entry);
  save (self, other);
  delete (self, entry->id);
  g_assert_true (siloam_store_purge (self->store, G_MAXINT64, NULL));
  assert_sound (self);
  close_store (self);
  g_assert_true (file_holds (self, "aan mijzelf"));
  g_assert_false (file_holds (self, "trapgat"));
  g_assert_false (file_holds (self, "rechtvaardigen"));
  open_store (self);
  g_assert_false (siloam_store_undelete (self->store, entry->id, NULL));
}

static void
purging_keeps_what_was_deleted_lately (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();

  save (self, entry);
  delete (self, entry->id);
  g_assert_true (siloam_store_purge (self->store, g_get_real_time () - G_TIME_SPAN_DAY, NULL));
  g_assert_true (siloam_store_undelete (self->store, entry->id, NULL));
}

static void
save_note (Fixture *self, const char *created, const char *text)
{
  g_autoptr (SiloamEntry) entry = sample_note (created, text);

  save (self, entry);
}

static void
pages_are_newest_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) rest = NULL;

  save_note (self, "2026-03-01T10:00:00+01:00", "tweede");
  save_note (self, "2025-03-01T10:00:00+01:00", "oudste");
  save_note (self, "2026-11-21T10:00:00+01:00", "nieuwste");
  all = siloam_store_page (self->store, 0, 50, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((SiloamSummary *) all->pdata[0])->line, ==, "nieuwste");
  g_assert_cmpstr (((SiloamSummary *) all->pdata[2])->line, ==, "oudste");
  rest = siloam_store_page (self->store, 2, 50, NULL);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpstr (((SiloamSummary *) rest->pdata[0])->line, ==, "oudste");
}

static void
period_is_half_open (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 ("2026-03-01T00:00:00Z", NULL);
  g_autoptr (GDateTime) to = g_date_time_new_from_iso8601 ("2026-04-01T00:00:00Z", NULL);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) all = NULL;

  save_note (self, "2026-04-01T00:00:00Z", "erna");
  save_note (self, "2026-03-31T23:59:59Z", "laatste");
  save_note (self, "2026-03-01T00:00:00Z", "eerste");
  save_note (self, "2026-02-28T23:59:59Z", "ervoor");
  ids = siloam_store_period (self->store, from, to, NULL);
  all = siloam_store_period (self->store, NULL, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (ids->pdata[0], ==, all->pdata[1]);
}

static void
time_of_long_ago_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_note ("1931-05-14T23:59:59.000001-03:30", "van papier"));
}

static void
line_never_shows_the_released_side (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (GPtrArray) page = NULL;

  siloam_entry_add_hurt (entry)->words = g_strdup ("angst");
  entry->memory_text = g_strdup ("trapgat");
  save (self, entry);
  page = siloam_store_page (self->store, 0, 1, NULL);
  g_assert_null (((SiloamSummary *) page->pdata[0])->line);
  g_assert_null (((SiloamSummary *) page->pdata[0])->title);
}

static void
line_is_the_received_side (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) page = NULL;

  save (self, entry);
  page = siloam_store_page (self->store, 0, 1, NULL);
  g_assert_cmpstr (((SiloamSummary *) page->pdata[0])->line, ==, "een open deur");
}

static void
line_is_the_first_line_of_free_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) page = NULL;

  save_note (self, "2026-11-21T10:00:00+01:00", "\n  Vandaag was het stil.\nEn goed.");
  page = siloam_store_page (self->store, 0, 1, NULL);
  g_assert_cmpstr (((SiloamSummary *) page->pdata[0])->line, ==, "Vandaag was het stil.");
}

static void
sealed_has_no_line (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) gifts = NULL;

  entry->sealed = TRUE;
  save (self, entry);
  page = siloam_store_page (self->store, 0, 1, NULL);
  gifts = siloam_store_gift_lines (self->store, FALSE, 10, NULL);
  g_assert_null (((SiloamSummary *) page->pdata[0])->line);
  g_assert_true (((SiloamSummary *) page->pdata[0])->sealed);
  g_assert_cmpuint (gifts->len, ==, 0);
}

static void
on_the_way_leaves_resting_in_peace (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) named = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (SiloamEntry) resting = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (SiloamEntry) open = sample_note ("2020-01-01T10:00:00Z", "half");
  g_autoptr (SiloamEntry) done = sample_free ();
  g_autoptr (GPtrArray) list = NULL;

  resting->resting = TRUE;
  open->open_step = g_strdup ("write");
  save (self, open);
  save (self, named);
  save (self, resting);
  save (self, done);
  list = siloam_store_on_the_way (self->store, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((SiloamSummary *) list->pdata[0])->id, ==, named->id);
  g_assert_cmpstr (((SiloamSummary *) list->pdata[1])->open_step, ==, "write");
}

static void
gifts_are_told_with_their_verses (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) gifts = NULL;
  const SiloamGiftLine *gift;

  save (self, entry);
  gifts = siloam_store_gift_lines (self->store, TRUE, 10, NULL);
  g_assert_cmpuint (gifts->len, ==, 1);
  gift = gifts->pdata[0];
  g_assert_cmpstr (gift->entry_id, ==, entry->id);
  g_assert_cmpstr (gift->text, ==, "een open deur");
  g_assert_cmpint (gift->form, ==, SILOAM_FORM_PICTURE);
  g_assert_cmpuint (gift->gifts, ==, SILOAM_GIFT_SECURITY | SILOAM_GIFT_OTHER);
  g_assert_true (gift->memorial);
  g_assert_cmpstr (gift->verses->pdata[0], ==, "Ps. 34:18");
}

static void
memorials_are_chosen (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) memorials = NULL;
  SiloamReceived *plain = siloam_entry_add_received (entry, SILOAM_FORM_WORD);
  SiloamReceived *aside = siloam_entry_add_received (entry, SILOAM_FORM_WORD);

  plain->text = g_strdup ("vrede");
  aside->text = g_strdup ("dit niet");
  aside->discern = SILOAM_DISCERN_SET_ASIDE;
  siloam_entry_add_received (entry, SILOAM_FORM_SILENCE);
  save (self, entry);
  all = siloam_store_gift_lines (self->store, FALSE, 10, NULL);
  memorials = siloam_store_gift_lines (self->store, TRUE, 10, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (memorials->len, ==, 1);
}

static void
profile_starts_empty_and_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamProfile) empty = siloam_store_load_profile (self->store, NULL);
  g_autoptr (SiloamProfile) kept = NULL;

  g_assert_null (empty->locale);
  g_assert_false (empty->reminders_enabled);
  empty->address_form = g_strdup ("u");
  empty->reminders_enabled = TRUE;
  g_assert_true (siloam_store_save_profile (self->store, empty, NULL));
  kept = siloam_store_load_profile (self->store, NULL);
  g_assert_cmpstr (kept->address_form, ==, "u");
  g_assert_true (kept->reminders_enabled);
}

static int
user_version (Fixture *self, int set)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", set);

  return sqlite3_exec (self->db, sql, NULL, NULL, NULL);
}

static void
file_of_another_kind_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;
  sqlite3_stmt *query = NULL;

  sqlite3_open (":memory:", &other);
  sqlite3_exec (other, "PRAGMA application_id = 7; CREATE TABLE own(x)", NULL, NULL, NULL);
  g_assert_null (siloam_store_new (other, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NOT_VAULT);
  sqlite3_prepare_v2 (other, "SELECT count(*) FROM sqlite_schema", -1, &query, NULL);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (query, 0), ==, 1);
  sqlite3_finalize (query);
  sqlite3_close (other);
}

static void
newer_schema_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GError) error = NULL;

  save (self, entry);
  user_version (self, 999);
  g_assert_null (siloam_store_new (self->db, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NEWER_SCHEMA);
  user_version (self, 3);
  assert_saved_as (self, entry);
}

static void
failed_migration_leaves_the_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strconcat (self->path, "-foreign", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "CREATE TABLE prayers (text)", NULL, NULL, NULL);
  g_assert_null (siloam_store_new (db, &error));
  g_assert_nonnull (error);
  g_assert_null (strstr (error->message, "CREATE"));
  g_assert_cmpint (sqlite3_exec (db, "SELECT * FROM entry", NULL, NULL, NULL), ==, SQLITE_ERROR);
  g_assert_true (sqlite3_get_autocommit (db));
  sqlite3_close (db);
  g_unlink (path);
}

static void
damaged_word_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  save (self, entry);
  sqlite3_exec (self->db, "UPDATE hurts SET kind = 'geheim'", NULL, NULL, NULL);
  g_assert_null (siloam_store_load (self->store, entry->id, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_DAMAGED);
  g_assert_null (strstr (error->message, "geheim"));
  faults = siloam_store_check (self->store, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (faults->pdata[0], entry->id));
}

static void
check_finds_what_does_not_fit (Fixture *self, gconstpointer data)
{
  static const char *const spoil[] = {
    "UPDATE tally SET entries = 7",
    "UPDATE received SET text = 'anders'",
    "UPDATE releases SET amount = 'not_yet'; UPDATE entry SET state = 'waiting'",
    "PRAGMA foreign_keys = OFF; DELETE FROM hurts; PRAGMA foreign_keys = ON",
    "UPDATE entry SET id = 'kort'",
    "DELETE FROM exchange",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoil); i++)
    {
      g_autoptr (SiloamEntry) entry = sample_exchange ();
      g_autoptr (GPtrArray) faults = NULL;

      save (self, entry);
      g_assert_cmpint (sqlite3_exec (self->db, spoil[i], NULL, NULL, NULL), ==, SQLITE_OK);
      faults = siloam_store_check (self->store, NULL);
      g_assert_cmpuint (faults->len, >, 0);
      g_test_message ("%s", (char *) faults->pdata[0]);
      close_store (self);
      g_unlink (self->path);
      open_store (self);
    }
}

static void
save_is_one_commit_of_few_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  int before = 0;
  int after = 0;
  int high = 0;

  for (guint i = 0; i < 200; i++)
    save_note (self, "2026-11-21T10:00:00+01:00", "een gewone dag met gewone woorden");
  save (self, entry);
  sqlite3_db_status (self->db, SQLITE_DBSTATUS_CACHE_WRITE, &before, &high, FALSE);
  g_free (entry->good_memory);
  entry->good_memory = g_strdup ("de tuin van vroeger, en de zon");
  save (self, entry);
  sqlite3_db_status (self->db, SQLITE_DBSTATUS_CACHE_WRITE, &after, &high, FALSE);
  g_test_message ("pages written: %d", after - before);
  g_assert_cmpint (after - before, <=, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/journal/store/" name, Fixture, NULL, setup, test, teardown)
  ADD ("an-exchange-with-every-field-comes-back-000-07-000-10-000-18-001-09", exchange_comes_back);
  ADD ("a-blessing-with-every-field-comes-back-002-04-002-11-002-12", blessing_comes_back);
  ADD ("a-free-entry-with-every-field-comes-back", free_comes_back);
  ADD ("an-entry-in-which-nothing-is-said-comes-back", blank_comes_back);
  ADD ("changed-records-come-back-000-19", changed_records_come_back);
  ADD ("removed-records-go", removed_records_go);
  ADD ("the-order-of-records-is-kept", order_of_records_is_kept);
  ADD ("edited-texts-come-back", edited_texts_come_back);
  ADD ("the-largest-text-comes-back", largest_text_comes_back);
  ADD ("a-time-of-long-ago-comes-back", time_of_long_ago_comes_back);
  ADD ("the-time-of-updating-is-set", updated_is_set);
  ADD ("the-state-is-settled-when-saving", state_is_settled);
  ADD ("a-refused-save-changes-nothing", refused_save_changes_nothing);
  ADD ("an-entry-keeps-its-kind", kind_is_kept);
  ADD ("a-revisit-never-changes", revisit_never_changes);
  ADD ("a-revisit-that-a-copy-does-not-know-stays", revisit_unknown_to_a_copy_stays);
  ADD ("a-revisit-can-be-neither-updated-nor-deleted-in-sql", sql_cannot_touch_a_revisit);
  ADD ("a-revisit-can-be-written-on-while-it-is-open", open_revisit_can_be_written_on);
  ADD ("an-open-revisit-left-empty-goes", open_revisit_left_empty_goes);
  ADD ("a-deleted-entry-is-in-no-list", deleted_is_in_no_list);
  ADD ("a-deleted-entry-can-be-brought-back", undelete_brings_it_back);
  ADD ("saving-a-deleted-entry-keeps-it-deleted", saving_what_is_deleted_keeps_it_deleted);
  ADD ("deleting-what-is-not-there-is-told", deleting_what_is_not_there_is_told);
  ADD ("purging-leaves-no-word-in-the-file", purging_leaves_no_word);
  ADD ("purging-keeps-what-was-deleted-lately", purging_keeps_what_was_deleted_lately);
  ADD ("pages-are-newest-first", pages_are_newest_first);
  ADD ("a-period-includes-its-start-and-not-its-end", period_is_half_open);
  ADD ("a-list-never-shows-the-released-side", line_never_shows_the_released_side);
  ADD ("a-list-shows-the-received-side", line_is_the_received_side);
  ADD ("a-list-shows-the-first-line-of-free-words", line_is_the_first_line_of_free_words);
  ADD ("a-sealed-entry-shows-no-line-and-no-gifts", sealed_has_no_line);
  ADD ("what-rests-is-not-on-the-way", on_the_way_leaves_resting_in_peace);
  ADD ("gifts-are-told-with-their-verses-000-22", gifts_are_told_with_their_verses);
  ADD ("memorials-are-the-ones-the-person-chose", memorials_are_chosen);
  ADD ("the-profile-starts-empty-and-is-kept", profile_starts_empty_and_is_kept);
  ADD ("a-file-of-another-kind-is-refused-and-left-alone", file_of_another_kind_is_refused);
  ADD ("a-newer-schema-is-refused-and-left-alone", newer_schema_is_refused);
  ADD ("a-failed-migration-leaves-the-file-as-it-was", failed_migration_leaves_the_file);
  ADD ("a-damaged-word-is-told-without-repeating-it", damaged_word_is_told);
  ADD ("the-check-finds-what-does-not-fit", check_finds_what_does_not_fit);
  ADD ("a-save-writes-few-pages", save_is_one_commit_of_few_pages);
  return g_test_run ();
}
