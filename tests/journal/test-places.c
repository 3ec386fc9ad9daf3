/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a verse to the entries that hold it, on a real SQLite file. */

#include <glib/gstdio.h>
#include <string.h>

#include "journal/lifecycle.h"
#include "journal/store.h"
#include "sample.h"

typedef struct
{
  char *path;
  sqlite3 *db;
  SiloamStore *store;
} Fixture;

static void
set_language (Fixture *self, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();

  profile->locale = g_strdup (language);
  siloam_store_save_profile (self->store, profile, &error);
  g_assert_no_error (error);
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->path = g_build_filename (g_get_user_data_dir (), "places.db", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_cmpint (sqlite3_open (self->path, &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
  set_language (self, "nl");
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->store, siloam_store_free);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
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

static void
save_note (Fixture *self, const char *created, const char *text)
{
  g_autoptr (SiloamEntry) entry = sample_note (created, text);

  save (self, entry);
}

static GPtrArray *
find (Fixture *self, const char *osis, SiloamNumbering numbering)
{
  g_autoptr (GError) error = NULL;
  SiloamReference reference;
  GPtrArray *places;

  g_assert_true (siloam_reference_from_osis (osis, numbering, &reference));
  places = siloam_store_find_places (self->store, &reference, 50, &error);
  g_assert_no_error (error);
  return places;
}

static guint
count (Fixture *self, const char *osis)
{
  g_autoptr (GPtrArray) places = find (self, osis, SILOAM_NUMBERING_NLD);

  return places->len;
}

static void
assert_sound (Fixture *self)
{
  g_autoptr (GPtrArray) faults = siloam_store_check (self->store, NULL);

  g_assert_cmpuint (faults->len, ==, 0);
}

static void
a_reference_in_a_text_is_found (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = NULL;
  const SiloamVersePlace *place;

  save_note (self, "2026-11-21T20:15:00+01:00", "Ik las Ps. 34:18 en sliep.");
  places = find (self, "Ps.34.18", SILOAM_NUMBERING_NLD);
  g_assert_cmpuint (places->len, ==, 1);
  place = places->pdata[0];
  g_assert_cmpstr (place->typed, ==, "Ps. 34:18");
  g_assert_cmpint (place->side, ==, SILOAM_SIDE_OTHER);
  g_assert_cmpint (place->role, ==, 0);
  g_assert_cmpstr (place->summary->line, ==, "Ik las Ps. 34:18 en sliep.");
}

static void
a_verse_is_found_by_its_other_number (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) english = NULL;
  g_autoptr (GPtrArray) other = NULL;

  save_note (self, "2026-11-21T20:15:00+01:00", "Ps. 34:18");
  english = find (self, "Ps.34.17", SILOAM_NUMBERING_KJV);
  other = find (self, "Ps.34.18", SILOAM_NUMBERING_KJV);
  g_assert_cmpuint (english->len, ==, 1);
  g_assert_cmpuint (other->len, ==, 0);
}

static void
ranges_that_overlap_are_found (Fixture *self, gconstpointer data)
{
  save_note (self, "2026-11-21T20:15:00+01:00", "Rom. 8:35-39");
  g_assert_cmpuint (count (self, "Rom.8.39"), ==, 1);
  g_assert_cmpuint (count (self, "Rom.8.30-Rom.8.35"), ==, 1);
  g_assert_cmpuint (count (self, "Rom.8"), ==, 1);
  g_assert_cmpuint (count (self, "Rom.7-Rom.9"), ==, 1);
  g_assert_cmpuint (count (self, "Rom.8.34"), ==, 0);
  g_assert_cmpuint (count (self, "Rom.9"), ==, 0);
  g_assert_cmpuint (count (self, "Rom.7"), ==, 0);
  g_assert_cmpuint (count (self, "John.8.35"), ==, 0);
}

static void
what_crosses_chapters_is_found (Fixture *self, gconstpointer data)
{
  save_note (self, "2026-11-21T20:15:00+01:00", "Jes. 52:13-53:12 en Ps. 42-43");
  g_assert_cmpuint (count (self, "Isa.53.5"), ==, 1);
  g_assert_cmpuint (count (self, "Isa.52.13"), ==, 1);
  g_assert_cmpuint (count (self, "Isa.52.12"), ==, 0);
  g_assert_cmpuint (count (self, "Isa.54"), ==, 0);
  g_assert_cmpuint (count (self, "Ps.43.5"), ==, 1);
  g_assert_cmpuint (count (self, "Ps.41"), ==, 0);
  g_assert_cmpuint (count (self, "Isa.50-Isa.60"), ==, 1);
}

static void
a_chapter_holds_its_verses (Fixture *self, gconstpointer data)
{
  save_note (self, "2026-11-21T20:15:00+01:00", "heel Psalm 23");
  g_assert_cmpuint (count (self, "Ps.23.6"), ==, 1);
  g_assert_cmpuint (count (self, "Ps.23"), ==, 1);
  g_assert_cmpuint (count (self, "Ps.22.32"), ==, 0);
  g_assert_cmpuint (count (self, "Ps.24.1"), ==, 0);
}

static SiloamEntry *
linked (const char *created, SiloamVerseRole role)
{
  SiloamEntry *entry = sample_note (created, "stil");
  SiloamReference reference = { 19, SILOAM_NUMBERING_NLD, 34, 18, 34, 18 };

  siloam_entry_link_verse (entry, "Ps. 34:18", &reference, role);
  return entry;
}

static void
what_was_received_comes_first (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) basis = linked ("2020-01-01T10:00:00Z", SILOAM_ROLE_BASIS);
  g_autoptr (SiloamEntry) received = linked ("2021-01-01T10:00:00Z", SILOAM_ROLE_RECEIVED);
  g_autoptr (SiloamEntry) reading = linked ("2026-01-01T10:00:00Z", SILOAM_ROLE_READING);
  g_autoptr (SiloamEntry) hurt = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (GPtrArray) places = NULL;

  siloam_entry_add_hurt (hurt)->words = g_strdup ("waarom dan Ps. 34:18?");
  save (self, hurt);
  save (self, reading);
  save (self, basis);
  save (self, received);
  places = find (self, "Ps.34.18", SILOAM_NUMBERING_NLD);
  g_assert_cmpuint (places->len, ==, 4);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[0])->summary->id, ==, received->id);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[1])->summary->id, ==, basis->id);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[2])->summary->id, ==, reading->id);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[3])->summary->id, ==, hurt->id);
  g_assert_cmpint (((SiloamVersePlace *) places->pdata[0])->role, ==, SILOAM_ROLE_RECEIVED);
  g_assert_cmpint (((SiloamVersePlace *) places->pdata[3])->side, ==, SILOAM_SIDE_RELEASED);
}

static void
an_entry_comes_once_by_its_best_place (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (GPtrArray) places = NULL;
  SiloamReceived *received = siloam_entry_add_received (entry, SILOAM_FORM_WORD);

  siloam_entry_add_hurt (entry)->words = g_strdup ("Ps. 34:18");
  siloam_entry_add_verse (entry, "Psalm 34:18", SILOAM_ROLE_READING);
  received->text = g_strdup ("Ps. 34: 18");
  save (self, entry);
  places = find (self, "Ps.34", SILOAM_NUMBERING_NLD);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpint (((SiloamVersePlace *) places->pdata[0])->side, ==, SILOAM_SIDE_RECEIVED);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[0])->typed, ==, "Ps. 34: 18");
}

static void
what_was_set_aside_was_not_received (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  g_autoptr (GPtrArray) places = NULL;
  SiloamReceived *received = siloam_entry_add_received (entry, SILOAM_FORM_WORD);

  received->text = g_strdup ("Ps. 34:18");
  received->discern = SILOAM_DISCERN_SET_ASIDE;
  save (self, entry);
  places = find (self, "Ps.34.18", SILOAM_NUMBERING_NLD);
  g_assert_cmpint (((SiloamVersePlace *) places->pdata[0])->side, ==, SILOAM_SIDE_OTHER);
}

/* Each text of an entry holds a verse of its own: Psalm 1:1, 2:1, … */
static void
every_text_is_read (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) exchange = sample_exchange ();
  g_autoptr (SiloamEntry) blessing = sample_blessing ();
  g_autoptr (SiloamEntry) note = sample_free ();
  SiloamHurt *hurt = exchange->hurts->pdata[0];
  SiloamRelease *release = exchange->releases->pdata[0];
  SiloamForgiveness *forgiveness = exchange->forgiveness->pdata[0];
  SiloamVerseLink *verse = exchange->verses->pdata[0];
  SiloamPrayer *prayer = exchange->prayers->pdata[0];
  SiloamRevisit *revisit = exchange->revisits->pdata[0];
  char **texts[] = { &exchange->closing_thanks,
                     &exchange->title,
                     &exchange->invitation,
                     &exchange->good_memory,
                     &exchange->today_step,
                     &hurt->words,
                     &hurt->effect,
                     &release->prayer,
                     &forgiveness->boundary,
                     &verse->application,
                     &prayer->text,
                     &prayer->promise,
                     &revisit->still_true,
                     &revisit->note,
                     &((SiloamReceived *) exchange->received->pdata[0])->text,
                     &blessing->thanks,
                     &blessing->ask,
                     &blessing->own_blessing,
                     &blessing->obstacle_words,
                     &note->text,
                     (char **) &note->gratitude->pdata[1] };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup_printf ("zie Psalm %u:1", i + 1);
    }
  save (self, exchange);
  save (self, blessing);
  save (self, note);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *osis = g_strdup_printf ("Ps.%u.1", i + 1);

      g_test_message ("%s", osis);
      g_assert_cmpuint (count (self, osis), ==, 1);
    }
  assert_sound (self);
}

static void
a_memory_and_a_confession_are_never_read (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  SiloamPrayer *prayer = siloam_entry_add_prayer (entry, SILOAM_PRAYER_CONFESSION);

  prayer->text = g_strdup ("Ps. 51:6");
  prayer->promise = g_strdup ("1 Joh. 1:9");
  g_free (entry->memory_text);
  entry->memory_text = g_strdup ("Ps. 121:1");
  g_free (entry->memory_period);
  entry->memory_period = g_strdup ("toen wij Ps. 122:1 zongen");
  save (self, entry);
  g_assert_cmpuint (count (self, "Ps.51"), ==, 0);
  g_assert_cmpuint (count (self, "1John.1"), ==, 0);
  g_assert_cmpuint (count (self, "Ps.121-Ps.122"), ==, 0);
}

static void
what_is_sealed_comes_without_words (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GPtrArray) places = NULL;
  const SiloamVersePlace *place;

  entry->sealed = TRUE;
  save (self, entry);
  places = find (self, "Ps.34", SILOAM_NUMBERING_NLD);
  g_assert_cmpuint (places->len, ==, 1);
  place = places->pdata[0];
  g_assert_cmpstr (place->summary->id, ==, entry->id);
  g_assert_null (place->summary->title);
  g_assert_null (place->summary->line);
  g_assert_null (place->typed);
}

static void
what_is_deleted_is_not_found (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();

  save (self, entry);
  g_assert_true (siloam_store_delete (self->store, entry->id, NULL));
  g_assert_cmpuint (count (self, "Ps.34.18"), ==, 0);
  g_assert_true (siloam_store_undelete (self->store, entry->id, NULL));
  g_assert_cmpuint (count (self, "Ps.34.18"), ==, 1);
}

static void
what_is_purged_is_out_of_the_index (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  sqlite3_stmt *query = NULL;

  save (self, entry);
  g_assert_true (siloam_store_delete (self->store, entry->id, NULL));
  g_assert_true (siloam_store_purge (self->store, G_MAXINT64, NULL));
  sqlite3_prepare_v2 (self->db, "SELECT count(*) FROM places", -1, &query, NULL);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (query, 0), ==, 0);
  sqlite3_finalize (query);
}

static void
the_same_verse_is_one_row (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *query = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, "Ps. 34:18 en Psalm 34:18, Joh. 3:16. ");
  save_note (self, "2026-11-21T20:15:00+01:00", text->str);
  sqlite3_prepare_v2 (self->db, "SELECT count(*) FROM places", -1, &query, NULL);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (query, 0), ==, 2);
  sqlite3_finalize (query);
  assert_sound (self);
}

static void
the_index_follows_what_is_typed (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", "Ps. 1:1, Ps. 2:1");

  save (self, entry);
  g_free (entry->text);
  entry->text = g_strdup ("Ps. 3:1 en Ps. 2:1");
  save (self, entry);
  g_assert_cmpuint (count (self, "Ps.1"), ==, 0);
  g_assert_cmpuint (count (self, "Ps.2"), ==, 1);
  g_assert_cmpuint (count (self, "Ps.3"), ==, 1);
  g_free (entry->text);
  entry->text = g_strdup ("niets meer");
  save (self, entry);
  g_assert_cmpuint (count (self, "Ps.1-Ps.3"), ==, 0);
  assert_sound (self);
}

static void
a_choice_moves_the_place (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", "Ps. 34:18");

  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  save (self, entry);
  siloam_entry_choose_numbering (entry, "Ps. 34:18", SILOAM_NUMBERING_KJV);
  save (self, entry);
  g_assert_cmpuint (count (self, "Ps.34.18"), ==, 0);
  g_assert_cmpuint (count (self, "Ps.34.19"), ==, 1);
  assert_sound (self);
}

static void
the_numbering_of_an_entry_outlives_the_language (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) fixed = sample_note ("2026-11-21T20:15:00+01:00", "Ps. 34:18");
  g_autoptr (SiloamEntry) loose = sample_note ("2026-11-20T20:15:00+01:00", "Ps. 34:18");

  fixed->numbering = SILOAM_NUMBERING_TERM_NLD;
  save (self, fixed);
  save (self, loose);
  g_assert_cmpuint (count (self, "Ps.34.18"), ==, 2);
  set_language (self, "en");
  g_assert_cmpuint (count (self, "Ps.34.18"), ==, 1);
  g_assert_cmpuint (count (self, "Ps.34.19"), ==, 1);
  assert_sound (self);
}

static void
a_revisit_unknown_to_a_copy_stays_found (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) stale = siloam_entry_copy (entry);
  SiloamRevisit *revisit = entry->revisits->pdata[0];

  g_free (revisit->note);
  revisit->note = g_strdup ("Ps. 126:1");
  save (self, entry);
  g_ptr_array_set_size (stale->revisits, 0);
  save (self, stale);
  g_assert_cmpuint (count (self, "Ps.126"), ==, 1);
  assert_sound (self);
}

static void
what_is_no_verse_is_nowhere (Fixture *self, gconstpointer data)
{
  const SiloamReference none = { 19, SILOAM_NUMBERING_KJV, 34, 23, 34, 23 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = siloam_store_find_places (self->store, &none, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 0);
}

static void
no_more_than_asked_for (Fixture *self, gconstpointer data)
{
  const SiloamReference psalm = { 19, SILOAM_NUMBERING_NLD, 23, 0, 23, 0 };
  g_autoptr (GPtrArray) places = NULL;

  save_note (self, "2024-01-01T10:00:00Z", "Ps. 23, oud");
  save_note (self, "2026-01-01T10:00:00Z", "Ps. 23, nieuw");
  save_note (self, "2025-01-01T10:00:00Z", "Ps. 23, midden");
  places = siloam_store_find_places (self->store, &psalm, 2, NULL);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[0])->summary->line, ==, "Ps. 23, nieuw");
  g_assert_cmpstr (((SiloamVersePlace *) places->pdata[1])->summary->line, ==, "Ps. 23, midden");
}

static void
the_check_sees_an_index_that_lies (Fixture *self, gconstpointer data)
{
  static const char *const spoil[] = {
    "DELETE FROM places",
    "UPDATE places SET first = first + 1",
    "UPDATE places SET side = 1",
    "UPDATE places SET typed = 'x'",
    "UPDATE places SET created = created + 1",
    "INSERT INTO places SELECT entry, position + 1, side, role, first, last, created, typed"
    " FROM places",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoil); i++)
    {
      g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", "Ps. 34:18");
      g_autoptr (GPtrArray) faults = NULL;

      save (self, entry);
      g_assert_cmpint (sqlite3_exec (self->db, spoil[i], NULL, NULL, NULL), ==, SQLITE_OK);
      faults = siloam_store_check (self->store, NULL);
      g_assert_cmpuint (faults->len, ==, 1);
      g_assert_nonnull (strstr (faults->pdata[0], entry->id));
      g_assert_true (siloam_store_delete (self->store, entry->id, NULL));
      g_assert_true (siloam_store_purge (self->store, G_MAXINT64, NULL));
    }
}

static int
append_plan (gpointer plan, int n_values, char **values, char **names)
{
  g_string_append_printf (plan, "%s\n", values[3]);
  return 0;
}

/* Finding reads the index of verses and the entries it names, never all of either. */
static void
finding_reads_no_whole_table (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = find (self, "Ps.34.18", SILOAM_NUMBERING_NLD);
  g_autoptr (GString) plan = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  guint looked = 0;

  while ((statement = sqlite3_next_stmt (self->db, statement)) != NULL)
    {
      g_autofree char *explain = NULL;

      if (strstr (sqlite3_sql (statement), "places_verse") == NULL)
        continue;
      explain = g_strconcat ("EXPLAIN QUERY PLAN ", sqlite3_sql (statement), NULL);
      g_assert_cmpint (sqlite3_exec (self->db, explain, append_plan, plan, NULL), ==, SQLITE_OK);
      looked++;
    }
  g_test_message ("%s", plan->str);
  g_assert_cmpuint (looked, ==, 1);
  g_assert_nonnull (strstr (plan->str, "USING COVERING INDEX places_verse (first>? AND first<?)"));
  g_assert_nonnull (strstr (plan->str, "INDEX places_wide (first>? AND first<?)"));
  g_assert_null (strstr (plan->str, "SCAN e"));
  g_assert_null (strstr (plan->str, "SCAN p"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/journal/places/" name, Fixture, NULL, setup, test, teardown)
  ADD ("a-reference-in-a-text-is-found", a_reference_in_a_text_is_found);
  ADD ("a-verse-is-found-by-its-other-number", a_verse_is_found_by_its_other_number);
  ADD ("ranges-that-overlap-are-found", ranges_that_overlap_are_found);
  ADD ("what-crosses-chapters-is-found", what_crosses_chapters_is_found);
  ADD ("a-chapter-holds-its-verses", a_chapter_holds_its_verses);
  ADD ("what-was-received-comes-first-then-the-newest", what_was_received_comes_first);
  ADD ("an-entry-comes-once-by-its-best-place", an_entry_comes_once_by_its_best_place);
  ADD ("what-was-set-aside-was-not-received", what_was_set_aside_was_not_received);
  ADD ("every-text-of-an-entry-is-read", every_text_is_read);
  ADD ("a-memory-and-a-confession-are-never-read", a_memory_and_a_confession_are_never_read);
  ADD ("what-is-sealed-comes-without-words", what_is_sealed_comes_without_words);
  ADD ("what-is-deleted-is-not-found", what_is_deleted_is_not_found);
  ADD ("what-is-purged-is-out-of-the-index", what_is_purged_is_out_of_the_index);
  ADD ("the-same-verse-is-one-row-of-an-entry", the_same_verse_is_one_row);
  ADD ("the-index-follows-what-is-typed", the_index_follows_what_is_typed);
  ADD ("a-choice-moves-the-place", a_choice_moves_the_place);
  ADD ("the-numbering-of-an-entry-outlives-the-language",
       the_numbering_of_an_entry_outlives_the_language);
  ADD ("a-revisit-that-a-copy-does-not-know-stays-found", a_revisit_unknown_to_a_copy_stays_found);
  ADD ("what-is-no-verse-is-nowhere", what_is_no_verse_is_nowhere);
  ADD ("no-more-than-was-asked-for", no_more_than_asked_for);
  ADD ("the-check-sees-an-index-that-does-not-fit", the_check_sees_an_index_that_lies);
  ADD ("finding-reads-no-whole-table", finding_reads_no_whole_table);
  return g_test_run ();
}
