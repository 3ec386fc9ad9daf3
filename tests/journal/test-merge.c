/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two and three copies of a journal that are joined, on real SQLite files. */

#include <glib/gstdio.h>
#include <string.h>

#include "journal/lifecycle.h"
#include "journal/merge.h"
#include "journal/record.h"
#include "journal/request.h"
#include "sample.h"

#define MAX_COPIES 3
#define OTHER "andere versie"

typedef struct
{
  char *path;
  sqlite3 *db;
  SiloamStore *store;
} Copy;

/* The copies a, b and c of one journal. */
typedef struct
{
  Copy copies[MAX_COPIES];
  SiloamStore *a, *b, *c; /* borrowed */
} Fixture;

static void
copy_open (Copy *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &self->db), ==, SQLITE_OK);
  /* Nothing here is about power cuts. */
  sqlite3_exec (self->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
copy_close (Copy *self)
{
  g_clear_pointer (&self->store, siloam_store_free);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
}

static void
open_copies (Fixture *self)
{
  for (guint i = 0; i < MAX_COPIES; i++)
    copy_open (&self->copies[i]);
  self->a = self->copies[0].store;
  self->b = self->copies[1].store;
  self->c = self->copies[2].store;
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  for (guint i = 0; i < MAX_COPIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy-%u.db", i);

      self->copies[i].path = g_build_filename (g_get_user_data_dir (), name, NULL);
    }
  open_copies (self);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < MAX_COPIES; i++)
    {
      copy_close (&self->copies[i]);
      g_unlink (self->copies[i].path);
      g_free (self->copies[i].path);
    }
}

/* The file of one copy carried to another computer. */
static void
carry (Fixture *self, guint from, guint to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  for (guint i = 0; i < MAX_COPIES; i++)
    copy_close (&self->copies[i]);
  g_file_get_contents (self->copies[from].path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (self->copies[to].path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  open_copies (self);
}

static void
share (Fixture *self)
{
  carry (self, 0, 1);
  carry (self, 0, 2);
}

static void
save (SiloamStore *store, const SiloamEntry *entry)
{
  g_autoptr (GError) error = NULL;

  siloam_store_save (store, entry, &error);
  g_assert_no_error (error);
}

static char *
add_note (SiloamStore *store, const char *text)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", text);

  save (store, entry);
  return g_strdup (entry->id);
}

static SiloamEntry *
load (SiloamStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  SiloamEntry *entry = siloam_store_load (store, id, &error);

  g_assert_no_error (error);
  return entry;
}

static void
write_text (SiloamStore *store, const char *id, const char *text)
{
  g_autoptr (SiloamEntry) entry = load (store, id);

  g_free (entry->text);
  entry->text = g_strdup (text);
  save (store, entry);
}

static void
erase (SiloamStore *store, const char *id, gboolean for_good)
{
  g_autoptr (GError) error = NULL;

  siloam_store_delete (store, id, &error);
  g_assert_no_error (error);
  if (for_good)
    siloam_store_purge (store, G_MAXINT64, &error);
  g_assert_no_error (error);
}

static SiloamMergeReport *
merge_with (SiloamStore *ours, SiloamStore *theirs, gboolean dry_run, SiloamMergeUndo **undo)
{
  const SiloamMergeOptions options = { .other_tag = OTHER, .dry_run = dry_run };
  g_autoptr (GError) error = NULL;
  SiloamMergeReport *report = siloam_store_merge (ours, theirs, &options, undo, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* "added 1 both 1": what was told, without the unchanged. */
static char *
tell (const SiloamMergeReport *report)
{
  GString *text = g_string_new (NULL);
  guint told = 0;

  for (guint i = SILOAM_MERGE_UNCHANGED + 1; i < SILOAM_N_MERGE_OUTCOMES; i++)
    {
      told += report->counts[i];
      if (report->counts[i] > 0)
        g_string_append_printf (text,
                                "%s%s %u",
                                text->len > 0 ? " " : "",
                                siloam_merge_outcome_nick (i),
                                report->counts[i]);
    }
  g_assert_cmpuint (told, ==, report->items->len);
  return g_string_free (text, FALSE);
}

static void
assert_sound (SiloamStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = siloam_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Joins theirs into ours, after a dry run that must tell the same. */
static void
merge (SiloamStore *ours, SiloamStore *theirs, const char *expected)
{
  g_autoptr (SiloamMergeReport) dry = merge_with (ours, theirs, TRUE, NULL);
  g_autoptr (SiloamMergeReport) report = merge_with (ours, theirs, FALSE, NULL);
  g_autofree char *would = tell (dry);
  g_autofree char *done = tell (report);

  g_assert_cmpstr (would, ==, done);
  if (expected != NULL)
    g_assert_cmpstr (done, ==, expected);
  assert_sound (ours);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Every living entry: its id and all its words, by id. */
static char *
show (SiloamStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = siloam_store_period (store, NULL, NULL, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SiloamEntry) entry = load (store, ids->pdata[i]);

      g_ptr_array_add (
          lines,
          g_strdup_printf ("%s %s %u revisits %s",
                           entry->id,
                           entry->text != NULL ? entry->text : "-",
                           entry->revisits->len,
                           entry->tags->len > 0 ? (char *) entry->tags->pdata[0] : ""));
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (all, "%s\n", (char *) lines->pdata[i]);
  return g_string_free (all, FALSE);
}

static void
assert_alike (SiloamStore *a, SiloamStore *b)
{
  g_autofree char *of_a = show (a);
  g_autofree char *of_b = show (b);

  g_assert_cmpstr (of_a, ==, of_b);
}

static void
assert_text (SiloamStore *store, const char *id, const char *text)
{
  g_autoptr (SiloamEntry) entry = load (store, id);

  g_assert_cmpstr (entry->text, ==, text);
}

static gboolean
is_there (SiloamStore *store, const char *id)
{
  g_autoptr (SiloamEntry) entry = siloam_store_load (store, id, NULL);

  return entry != NULL;
}

static guint
count (SiloamStore *store)
{
  return siloam_store_count (store, NULL);
}

static void
only_there_is_added (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  share (self);
  id = add_note (self->b, "daar geschreven");
  merge (self->a, self->b, "added 1");
  assert_text (self->a, id, "daar geschreven");
}

static void
only_here_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  share (self);
  id = add_note (self->a, "hier geschreven");
  merge (self->a, self->b, "");
  assert_text (self->a, id, "hier geschreven");
}

static void
equal_is_left (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "al oud");
  g_autoptr (SiloamMergeReport) report = NULL;

  share (self);
  report = merge_with (self->a, self->b, FALSE, NULL);
  g_assert_cmpuint (report->counts[SILOAM_MERGE_UNCHANGED], ==, 1);
  g_assert_cmpuint (report->items->len, ==, 0);
}

static void
later_there_is_taken (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  write_text (self->b, id, "daarna");
  merge (self->a, self->b, "updated 1");
  assert_text (self->a, id, "daarna");
  g_assert_cmpuint (count (self->a), ==, 1);
}

static void
later_here_is_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  write_text (self->a, id, "daarna");
  merge (self->a, self->b, "");
  assert_text (self->a, id, "daarna");
}

static void
both_changed_are_both_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");
  g_autofree char *shown = NULL;

  share (self);
  write_text (self->a, id, "hier verder");
  write_text (self->b, id, "daar verder");
  merge (self->a, self->b, "both 1");
  g_assert_cmpuint (count (self->a), ==, 2);
  shown = show (self->a);
  g_assert_nonnull (strstr (shown, "hier verder"));
  g_assert_nonnull (strstr (shown, "daar verder"));
}

static void
other_version_is_marked (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");
  g_autofree char *shown = NULL;

  share (self);
  write_text (self->a, id, "hier verder");
  write_text (self->b, id, "daar verder");
  merge (self->a, self->b, "both 1");
  shown = show (self->a);
  g_assert_nonnull (strstr (shown, "hier verder 0 revisits " OTHER));
  assert_text (self->a, id, "daar verder");
}

static void
same_words_on_both_are_one (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  write_text (self->a, id, "daarna");
  write_text (self->b, id, "daarna");
  merge (self->a, self->b, "");
  merge (self->b, self->a, "");
  g_assert_cmpuint (count (self->a), ==, 1);
}

static void
saving_the_same_is_no_change (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  write_text (self->a, id, "eerst");
  write_text (self->b, id, "daarna");
  merge (self->a, self->b, "updated 1");
}

static void
merging_again_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");
  g_autofree char *new_id = NULL;

  share (self);
  write_text (self->a, id, "hier verder");
  write_text (self->b, id, "daar verder");
  new_id = add_note (self->b, "nieuw");
  merge (self->a, self->b, "added 1 both 1");
  merge (self->a, self->b, "");
}

static void
crossing_merges_find_the_same (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  write_text (self->a, id, "hier verder");
  write_text (self->b, id, "daar verder");
  carry (self, 0, 2); /* a as it was before it joined b */
  merge (self->a, self->b, "both 1");
  merge (self->b, self->c, "both 1");
  assert_alike (self->a, self->b);
  merge (self->a, self->b, "");
  merge (self->b, self->a, "");
  assert_alike (self->a, self->b);
}

static void
erased_there_is_thrown_away_here (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");
  g_autoptr (GError) error = NULL;

  share (self);
  erase (self->b, id, TRUE);
  merge (self->a, self->b, "erased 1");
  g_assert_false (is_there (self->a, id));
  g_assert_true (siloam_store_undelete (self->a, id, &error));
  assert_text (self->a, id, "eerst");
}

static void
thrown_away_there_is_thrown_away_here (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  erase (self->b, id, FALSE);
  merge (self->a, self->b, "erased 1");
  g_assert_false (is_there (self->a, id));
  g_assert_true (siloam_store_undelete (self->a, id, NULL));
}

static void
erased_there_but_changed_here_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  erase (self->b, id, TRUE);
  write_text (self->a, id, "hier verder");
  merge (self->a, self->b, "");
  assert_text (self->a, id, "hier verder");
  merge (self->b, self->a, "added 1");
  assert_text (self->b, id, "hier verder");
}

static void
erased_here_does_not_come_back (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  erase (self->a, id, TRUE);
  merge (self->a, self->b, "");
  g_assert_false (siloam_store_knows (self->a, id));
}

static void
erased_here_but_changed_there_comes_back (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  erase (self->a, id, TRUE);
  write_text (self->b, id, "daar verder");
  merge (self->a, self->b, "added 1");
  assert_text (self->a, id, "daar verder");
}

static void
thrown_away_here_but_changed_there_comes_back (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  share (self);
  erase (self->a, id, FALSE);
  write_text (self->b, id, "daar verder");
  merge (self->a, self->b, "added 1");
  assert_text (self->a, id, "daar verder");
}

static void
erased_does_not_come_from_a_third_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->b, "eerst");

  carry (self, 1, 2); /* a never had it */
  erase (self->b, id, TRUE);
  merge (self->a, self->b, "");
  merge (self->a, self->c, "");
  g_assert_false (siloam_store_knows (self->a, id));
}

static char *
add_exchange (SiloamStore *store)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  save (store, entry);
  return g_strdup (entry->id);
}

static void
look_back (SiloamStore *store, const char *id, const char *note)
{
  g_autoptr (SiloamEntry) entry = load (store, id);

  siloam_entry_revisit (entry)->note = g_strdup (note);
  save (store, entry);
}

static void
revisits_of_both_are_united (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_exchange (self->a);
  g_autoptr (SiloamEntry) entry = NULL;

  share (self);
  look_back (self->a, id, "hier");
  look_back (self->b, id, "daar");
  merge (self->a, self->b, "updated 1");
  merge (self->b, self->a, "updated 1");
  merge (self->a, self->b, "");
  assert_alike (self->a, self->b);
  entry = load (self->a, id);
  g_assert_cmpuint (entry->revisits->len, ==, 3);
  g_assert_cmpuint (count (self->a), ==, 1);
}

static void
whole_exchange_arrives (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) there = NULL;
  g_autoptr (SiloamEntry) here = NULL;
  g_autofree char *id = NULL;

  share (self);
  id = add_exchange (self->b);
  merge (self->a, self->b, "added 1");
  there = load (self->b, id);
  here = load (self->a, id);
  assert_entries_equal (there, here);
  g_assert_true (g_date_time_equal (there->updated, here->updated));
}

static void
found_words_arrive_in_search (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  share (self);
  id = add_note (self->b, "zeldzaamwoord");
  merge (self->a, self->b, "added 1");
  hits = siloam_store_search (self->a, "zeldzaamwoord", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
reminder_comes_along (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GDateTime) due = g_date_time_new_local (2027, 1, 1, 9, 0, 0);
  g_autoptr (GPtrArray) reminders = NULL;

  share (self);
  id = add_note (self->b, "daar");
  g_assert_true (siloam_store_set_reminder (self->b, id, due, NULL));
  merge (self->a, self->b, "added 1");
  reminders = siloam_store_entry_reminders (self->a, id, NULL);
  g_assert_cmpuint (reminders->len, ==, 1);
}

static void
own_reminder_outlives_an_update (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");
  g_autoptr (GDateTime) due = g_date_time_new_local (2027, 1, 1, 9, 0, 0);
  g_autoptr (GPtrArray) reminders = NULL;

  share (self);
  g_assert_true (siloam_store_set_reminder (self->a, id, due, NULL));
  write_text (self->b, id, "daarna");
  merge (self->a, self->b, "updated 1");
  reminders = siloam_store_entry_reminders (self->a, id, NULL);
  g_assert_cmpuint (reminders->len, ==, 1);
}

static void
requests_are_united (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamPrayerRequest) request = siloam_prayer_request_new ();
  g_autoptr (GPtrArray) requests = NULL;

  share (self);
  request->text = g_strdup ("voor de reis");
  g_assert_true (siloam_store_save_request (self->b, request, NULL));
  merge (self->a, self->b, "");
  requests = siloam_store_load_requests (self->a, NULL);
  g_assert_cmpuint (requests->len, ==, 1);
}

static void
profile_stays_ours (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();
  g_autoptr (SiloamProfile) ours = NULL;

  share (self);
  profile->trusted_name = g_strdup ("daar");
  g_assert_true (siloam_store_save_profile (self->b, profile, NULL));
  merge (self->a, self->b, "");
  ours = siloam_store_load_profile (self->a, NULL);
  g_assert_null (ours->trusted_name);
}

/* As a journal that was last written before entries had stamps. */
static void
forget_stamps (SiloamStore *store, sqlite3 *db)
{
  g_assert_cmpint (sqlite3_exec (db,
                                 "UPDATE entry SET device = NULL, change = NULL, old = NULL;"
                                 "DELETE FROM device; DELETE FROM gone",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
}

static void
old_entries_need_no_stamp (Fixture *self, gconstpointer data)
{
  g_autofree char *left = add_note (self->a, "blijft");
  g_autofree char *changed = add_note (self->a, "eerst");

  forget_stamps (self->a, self->copies[0].db);
  share (self);
  write_text (self->b, changed, "daarna");
  merge (self->a, self->b, "updated 1");
  assert_text (self->a, changed, "daarna");
  g_assert_cmpuint (count (self->a), ==, 2);
}

static void
old_entry_changed_twice_on_one_side_is_taken (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  forget_stamps (self->a, self->copies[0].db);
  share (self);
  write_text (self->b, id, "daarna");
  write_text (self->b, id, "en toen");
  merge (self->a, self->b, "updated 1");
  assert_text (self->a, id, "en toen");
}

static void
old_entry_that_was_erased_stays_away (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "eerst");

  forget_stamps (self->a, self->copies[0].db);
  share (self);
  erase (self->b, id, TRUE);
  merge (self->b, self->a, "");
  g_assert_false (siloam_store_knows (self->b, id));
  merge (self->a, self->b, "erased 1");
}

static void
nothing_of_an_erased_entry_stays_but_its_id (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_note (self->a, "geheim");
  sqlite3_stmt *query = NULL;

  erase (self->a, id, TRUE);
  sqlite3_prepare_v2 (self->copies[0].db, "SELECT * FROM gone", -1, &query, NULL);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_count (query), ==, 4);
  g_assert_cmpstr ((const char *) sqlite3_column_text (query, 0), ==, id);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_DONE);
  sqlite3_finalize (query);
}

static void
two_devices_that_count_as_one_lose_nothing (Fixture *self, gconstpointer data)
{
  static const guint8 device[SILOAM_DEVICE_LENGTH] = { 7 };
  g_autofree char *id = add_note (self->a, "eerst");
  g_autofree char *shown = NULL;

  share (self);
  siloam_store_set_device (self->a, device);
  siloam_store_set_device (self->b, device);
  write_text (self->a, id, "hier verder");
  write_text (self->b, id, "daar verder");
  merge (self->a, self->b, "both 1");
  shown = show (self->a);
  g_assert_nonnull (strstr (shown, "hier verder"));
  g_assert_nonnull (strstr (shown, "daar verder"));
}

/* As if whoever made the other copy wished us to be unable to write. */
static void
a_count_without_end_leaves_room_for_the_next_change (Fixture *self, gconstpointer data)
{
  static const guint8 device[SILOAM_DEVICE_LENGTH] = { 7 };
  g_autofree char *id = add_note (self->a, "eerst");
  g_autofree char *shown = NULL;

  share (self);
  g_assert_cmpint (sqlite3_exec (self->copies[1].db,
                                 "INSERT INTO device (id, changes) VALUES"
                                 " (x'07000000000000000000000000000000', 9223372036854775807)",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  merge (self->a, self->b, "");
  siloam_store_set_device (self->a, device);
  write_text (self->a, id, "nog een keer");
  shown = show (self->a);
  g_assert_nonnull (strstr (shown, "nog een keer"));
}

static void
undo_brings_all_back (Fixture *self, gconstpointer data)
{
  g_autofree char *updated = add_note (self->a, "eerst");
  g_autofree char *erased = add_note (self->a, "weg");
  g_autofree char *both = add_note (self->a, "samen");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SiloamMergeReport) report = NULL;
  g_autoptr (SiloamMergeUndo) undo = NULL;
  guint kept = 0;

  share (self);
  write_text (self->b, updated, "daarna");
  write_text (self->b, both, "daar");
  write_text (self->a, both, "hier");
  erase (self->b, erased, TRUE);
  g_free (add_note (self->b, "nieuw"));
  before = show (self->a);
  report = merge_with (self->a, self->b, FALSE, &undo);
  g_assert_true (siloam_store_undo_merge (self->a, undo, &kept, NULL));
  after = show (self->a);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (kept, ==, 0);
  assert_sound (self->a);
  /* And it can be done once more. */
  merge (self->a, self->b, "added 1 updated 1 both 1 erased 1");
}

static void
undo_leaves_what_was_changed_since (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (SiloamMergeReport) report = NULL;
  g_autoptr (SiloamMergeUndo) undo = NULL;
  guint kept = 0;

  share (self);
  id = add_note (self->b, "nieuw");
  report = merge_with (self->a, self->b, FALSE, &undo);
  write_text (self->a, id, "nieuw en meer");
  g_assert_true (siloam_store_undo_merge (self->a, undo, &kept, NULL));
  g_assert_cmpuint (kept, ==, 1);
  assert_text (self->a, id, "nieuw en meer");
}

static void
cancelled_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const SiloamMergeOptions options = { .other_tag = OTHER };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  share (self);
  id = add_note (self->b, "nieuw");
  g_cancellable_cancel (cancellable);
  g_assert_null (siloam_store_merge (self->a, self->b, &options, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (self->a), ==, 0);
}

static void
damaged_entry_keeps_the_others_from_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *sql = NULL;

  share (self);
  whole = add_note (self->b, "heel");
  damaged = add_note (self->b, "stuk");
  sql = g_strdup_printf ("UPDATE entry SET kind = 'what' WHERE id = '%s'", damaged);
  g_assert_cmpint (sqlite3_exec (self->copies[1].db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  merge (self->a, self->b, "added 1 unread 1");
  g_assert_true (is_there (self->a, whole));
  /* Repaired, it comes along after all. */
  g_free (sql);
  sql = g_strdup_printf ("UPDATE entry SET kind = 'free' WHERE id = '%s'", damaged);
  g_assert_cmpint (sqlite3_exec (self->copies[1].db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  merge (self->a, self->b, "added 1");
}

/* The property: whatever is written, thrown away and joined in whatever order, the copies end up
 * alike, and no word is missing that was not thrown away by somebody who had it. */

typedef struct
{
  SiloamStore *stores[MAX_COPIES];
  guint n_copies;
  GHashTable *words;  /* every word that was written */
  GHashTable *thrown; /* those that were in an entry when it was thrown away */
  guint next;
} World;

static char *
new_word (World *world)
{
  char *word = g_strdup_printf ("woord%u.", world->next++);

  g_hash_table_add (world->words, g_strdup (word));
  return word;
}

static char *
pick_entry (SiloamStore *store)
{
  g_autoptr (GPtrArray) ids = siloam_store_period (store, NULL, NULL, NULL);

  if (ids->len == 0)
    return NULL;
  return g_strdup (ids->pdata[g_test_rand_int_range (0, (gint32) ids->len)]);
}

static void
write_on (World *world, SiloamStore *store)
{
  g_autofree char *id = pick_entry (store);
  g_autofree char *word = new_word (world);
  g_autofree char *text = NULL;
  g_autoptr (SiloamEntry) entry = NULL;

  if (id == NULL || g_test_rand_int_range (0, 3) == 0)
    {
      g_free (add_note (store, word));
      return;
    }
  entry = load (store, id);
  text = g_strconcat (entry->text, " ", word, NULL);
  write_text (store, id, text);
}

static void
look_back_on (World *world, SiloamStore *store)
{
  g_autofree char *id = pick_entry (store);

  if (id != NULL)
    look_back (store, id, "nog eens");
}

static void
throw_away (World *world, SiloamStore *store)
{
  g_autofree char *id = pick_entry (store);
  g_autoptr (SiloamEntry) entry = id != NULL ? load (store, id) : NULL;
  g_auto (GStrv) words = NULL;

  if (entry == NULL)
    return;
  words = g_strsplit (entry->text, " ", -1);
  for (char **word = words; *word != NULL; word++)
    g_hash_table_add (world->thrown, g_strdup (*word));
  erase (store, id, g_test_rand_bit ());
}

static void
bring_back (SiloamStore *store, sqlite3 *db)
{
  sqlite3_stmt *query = NULL;
  g_autofree char *id = NULL;

  sqlite3_prepare_v2 (db, "SELECT id FROM entry WHERE deleted IS NOT NULL", -1, &query, NULL);
  if (sqlite3_step (query) == SQLITE_ROW)
    id = g_strdup ((const char *) sqlite3_column_text (query, 0));
  sqlite3_finalize (query);
  if (id != NULL)
    g_assert_true (siloam_store_undelete (store, id, NULL));
}

static void
step (World *world, Fixture *self)
{
  const guint at = (guint) g_test_rand_int_range (0, (gint32) world->n_copies);
  const guint other =
      (at + 1 + (guint) g_test_rand_int_range (0, (gint32) world->n_copies - 1)) % world->n_copies;

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      throw_away (world, world->stores[at]);
      break;
    case 1:
      bring_back (world->stores[at], self->copies[at].db);
      break;
    case 2:
      look_back_on (world, world->stores[at]);
      break;
    case 3:
    case 4:
      siloam_merge_report_free (merge_with (world->stores[at], world->stores[other], FALSE, NULL));
      break;
    default:
      write_on (world, world->stores[at]);
    }
}

static void
join_all (World *world)
{
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < world->n_copies; i++)
      for (guint j = 0; j < world->n_copies; j++)
        if (i != j)
          siloam_merge_report_free (merge_with (world->stores[i], world->stores[j], FALSE, NULL));
}

static void
assert_no_word_is_missing (World *world)
{
  g_autofree char *shown = show (world->stores[0]);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, world->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (world->thrown, word) && strstr (shown, word) == NULL)
      g_error ("%s is lost", (char *) word);
}

static void
live (Fixture *self, guint n_copies, guint steps)
{
  World world = { .n_copies = n_copies, .next = 1000 };

  world.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  world.thrown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_copies; i++)
    world.stores[i] = self->copies[i].store;
  for (guint i = 0; i < steps; i++)
    step (&world, self);
  join_all (&world);
  for (guint i = 1; i < n_copies; i++)
    assert_alike (world.stores[0], world.stores[i]);
  assert_no_word_is_missing (&world);
  for (guint i = 0; i < n_copies; i++)
    {
      g_autoptr (SiloamMergeReport) again =
          merge_with (world.stores[i], world.stores[(i + 1) % n_copies], FALSE, NULL);

      g_assert_cmpuint (again->items->len, ==, 0);
      assert_sound (world.stores[i]);
    }
  g_hash_table_unref (world.words);
  g_hash_table_unref (world.thrown);
}

#define LIVES 12

static void
clear (Fixture *self)
{
  for (guint i = 0; i < MAX_COPIES; i++)
    {
      copy_close (&self->copies[i]);
      g_unlink (self->copies[i].path);
    }
  open_copies (self);
}

static void
two_copies_end_up_alike (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < LIVES; i++)
    {
      clear (self);
      g_free (add_note (self->a, "begin"));
      share (self);
      live (self, 2, 40);
    }
}

static void
three_copies_end_up_alike (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < LIVES; i++)
    {
      clear (self);
      g_free (add_note (self->a, "begin"));
      share (self);
      live (self, 3, 60);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/journal/merge/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("what-is-only-there-is-added", only_there_is_added);
  ADD ("what-is-only-here-stays", only_here_stays);
  ADD ("what-is-equal-is-left", equal_is_left);
  ADD ("what-is-later-there-is-taken", later_there_is_taken);
  ADD ("what-is-later-here-is-kept", later_here_is_kept);
  ADD ("what-was-changed-on-both-sides-is-kept-twice", both_changed_are_both_kept);
  ADD ("the-newest-keeps-its-place-and-the-other-is-marked", other_version_is_marked);
  ADD ("the-same-words-on-both-sides-are-one-entry", same_words_on_both_are_one);
  ADD ("saving-the-same-words-is-no-change", saving_the_same_is_no_change);
  ADD ("joining-again-changes-nothing", merging_again_changes_nothing);
  ADD ("copies-that-join-each-other-at-once-are-alike", crossing_merges_find_the_same);
  ADD ("what-was-erased-there-is-thrown-away-and-can-come-back", erased_there_is_thrown_away_here);
  ADD ("what-was-thrown-away-there-is-thrown-away", thrown_away_there_is_thrown_away_here);
  ADD ("what-was-erased-there-and-changed-here-stays", erased_there_but_changed_here_stays);
  ADD ("what-was-erased-here-does-not-come-back", erased_here_does_not_come_back);
  ADD ("what-was-erased-here-and-changed-there-comes-back",
       erased_here_but_changed_there_comes_back);
  ADD ("what-was-thrown-away-here-and-changed-there-comes-back",
       thrown_away_here_but_changed_there_comes_back);
  ADD ("what-was-erased-does-not-come-from-a-third-copy", erased_does_not_come_from_a_third_copy);
  ADD ("revisits-of-both-sides-are-united", revisits_of_both_are_united);
  ADD ("an-exchange-arrives-whole", whole_exchange_arrives);
  ADD ("what-arrives-can-be-searched", found_words_arrive_in_search);
  ADD ("a-reminder-comes-along", reminder_comes_along);
  ADD ("our-reminder-outlives-an-update", own_reminder_outlives_an_update);
  ADD ("prayer-requests-are-united", requests_are_united);
  ADD ("the-profile-stays-ours", profile_stays_ours);
  ADD ("entries-from-before-stamps-are-joined", old_entries_need_no_stamp);
  ADD ("an-old-entry-changed-twice-is-taken", old_entry_changed_twice_on_one_side_is_taken);
  ADD ("an-old-entry-that-was-erased-stays-away", old_entry_that_was_erased_stays_away);
  ADD ("of-an-erased-entry-only-the-id-stays", nothing_of_an_erased_entry_stays_but_its_id);
  ADD ("two-devices-that-count-as-one-lose-nothing", two_devices_that_count_as_one_lose_nothing);
  ADD ("a-count-without-end-leaves-room-for-the-next-change",
       a_count_without_end_leaves_room_for_the_next_change);
  ADD ("undo-brings-all-back", undo_brings_all_back);
  ADD ("undo-leaves-what-was-changed-since", undo_leaves_what_was_changed_since);
  ADD ("a-merge-that-is-stopped-changes-nothing", cancelled_changes_nothing);
  ADD ("a-damaged-entry-keeps-the-others-from-nothing",
       damaged_entry_keeps_the_others_from_nothing);
  ADD ("two-copies-end-up-alike-whatever-happened", two_copies_end_up_alike);
  ADD ("three-copies-end-up-alike-whatever-happened", three_copies_end_up_alike);
  return g_test_run ();
}
