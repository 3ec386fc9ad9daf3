/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal written as JSON and read into an empty one is the same journal, whatever is in it:
 * every table, row by row. Entries are made by chance from the tables of the document. */

#include <glib/gstdio.h>
#include <string.h>

#include "export/document-private.h"
#include "export/import.h"
#include "export/open-export.h"
#include "journal/lifecycle.h"
#include "sample.h"

#define ENTRIES 150

typedef struct
{
  char *path;
  sqlite3 *db;
  SiloamStore *store;
} Journal;

typedef struct
{
  Journal here;
  Journal there;
  char *file;
  GRand *random;
} Fixture;

static void
open_journal (Journal *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  self->path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_assert_cmpint (sqlite3_open (self->path, &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
close_journal (Journal *self)
{
  siloam_store_free (self->store);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_unlink (self->path);
  g_free (self->path);
}

static void
setup (Fixture *self, gconstpointer data)
{
  open_journal (&self->here, "here.db");
  open_journal (&self->there, "there.db");
  self->file = g_build_filename (g_get_user_data_dir (), "journal.json", NULL);
  self->random = g_rand_new_with_seed (20261122);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  close_journal (&self->here);
  close_journal (&self->there);
  g_unlink (self->file);
  g_free (self->file);
  g_rand_free (self->random);
}

static const char *const texts[] = {
  "",
  " ",
  "stil",
  "twee\nregels",
  "\ttab en \"aanhaling\" en \\ en /",
  "é ĳ 😀 \xe2\x80\xa8 \xef\xbb\xbf",
  "Ps. 34:18 en Joh. 14:27",
  "# kop\n---\n* lijst",
  "</script><b>&amp;",
};

static char *
random_text (GRand *random)
{
  return g_strdup (texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);
}

/* To the microsecond, in any zone. */
static GDateTime *
random_time (GRand *random)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (g_rand_int_range (random, -48, 56) * 900);
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_unix_utc (g_rand_int_range (random, -1000000000, 2000000000));
  g_autoptr (GDateTime) exact = g_date_time_add (utc, g_rand_int_range (random, 0, 1000000));

  return g_date_time_to_timezone (exact, zone);
}

static int
random_term (GRand *random, const SiloamTerm *terms)
{
  guint n = 0;

  while (terms[n].nick != NULL)
    n++;
  return terms[g_rand_int_range (random, 0, (gint32) n)].value;
}

static guint
random_flags (GRand *random, const SiloamTerm *terms)
{
  guint flags = 0;

  for (const SiloamTerm *term = terms; term->nick != NULL; term++)
    if (g_rand_boolean (random))
      flags |= (guint) term->value;
  return flags;
}

static const char *
random_id (GRand *random, const GPtrArray *records)
{
  if (records->len == 0)
    return NULL;
  return *(char **) g_ptr_array_index (records,
                                       g_rand_int_range (random, 0, (gint32) records->len));
}

static void fill (GRand *random,
                  SiloamEntry *entry,
                  const SiloamDocumentField *fields,
                  gpointer record);

static void
fill_list (GRand *random, SiloamEntry *entry, const SiloamDocumentField *field)
{
  for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
    fill (random, entry, field->record->fields, field->record->add (entry));
}

static void
fill_field (GRand *random, SiloamEntry *entry, const SiloamDocumentField *field, gpointer record)
{
  gpointer member = G_STRUCT_MEMBER_P (record, field->offset);

  switch (field->type)
    {
    case SILOAM_DOCUMENT_ID:
      break;
    case SILOAM_DOCUMENT_TEXT:
      g_free (*(char **) member);
      *(char **) member = random_text (random);
      break;
    case SILOAM_DOCUMENT_TERM:
      *(int *) member = random_term (random, field->terms);
      break;
    case SILOAM_DOCUMENT_FLAGS:
      *(guint *) member = random_flags (random, field->terms);
      break;
    case SILOAM_DOCUMENT_TRUTH:
      *(gboolean *) member = g_rand_boolean (random);
      break;
    case SILOAM_DOCUMENT_TIME:
      g_clear_pointer ((GDateTime **) member, g_date_time_unref);
      *(GDateTime **) member = random_time (random);
      break;
    case SILOAM_DOCUMENT_TEXTS:
      for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
        g_ptr_array_add (*(GPtrArray **) member, random_text (random));
      break;
    case SILOAM_DOCUMENT_CHANGES:
      for (guint i = 0; i < SILOAM_N_AREAS; i++)
        ((SiloamChange *) member)[i] = (SiloamChange) random_term (random, siloam_changes);
      break;
    case SILOAM_DOCUMENT_HURT:
      g_free (*(char **) member);
      *(char **) member = g_strdup (random_id (random, entry->hurts));
      break;
    case SILOAM_DOCUMENT_RELEASES:
      if (entry->releases->len > 0)
        g_ptr_array_add (*(GPtrArray **) member, g_strdup (random_id (random, entry->releases)));
      break;
    case SILOAM_DOCUMENT_RECORDS:
      fill_list (random, entry, field);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A field that need not be said is said half of the time. */
static void
fill (GRand *random, SiloamEntry *entry, const SiloamDocumentField *fields, gpointer record)
{
  for (const SiloamDocumentField *field = fields; field->name != NULL; field++)
    {
      gboolean at_home = field->kinds == 0 || field->kinds & (1u << entry->kind);

      if (!at_home || g_str_equal (field->name, "kind") || g_str_equal (field->name, "state"))
        continue;
      if (field->required || g_rand_boolean (random))
        fill_field (random, entry, field, record);
    }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare ((*(SiloamRevisit **) a)->at, (*(SiloamRevisit **) b)->at);
}

/* One looks back after one looked back before. */
static SiloamEntry *
random_entry (GRand *random)
{
  SiloamEntry *entry =
      siloam_entry_new ((SiloamEntryKind) random_term (random, siloam_entry_kinds));

  fill (random, entry, siloam_document_fields, entry);
  g_ptr_array_sort (entry->revisits, compare_moments);
  if (entry->updated == NULL)
    entry->updated = random_time (random);
  return entry;
}

/* What the rules of the journal refuse is no entry. */
static guint
fill_journal (Fixture *self)
{
  guint stored = 0;

  for (guint tries = 0; stored < ENTRIES && tries < 40 * ENTRIES; tries++)
    {
      g_autoptr (SiloamEntry) entry = random_entry (self->random);

      stored += siloam_store_put (self->here.store, entry, NULL);
    }
  return stored;
}

static void
add_beside (Fixture *self, const char *entry_id)
{
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();
  g_autoptr (SiloamPrayerRequest) request = siloam_prayer_request_new ();
  g_autoptr (GDateTime) due = random_time (self->random);
  g_autoptr (GError) error = NULL;

  profile->locale = g_strdup ("nl");
  profile->address_form = g_strdup ("u");
  profile->bible_translation = g_strdup ("HSV");
  profile->trusted_name = g_strdup ("een vriend");
  profile->trusted_phone = g_strdup ("112");
  profile->reminders_enabled = TRUE;
  siloam_store_save_profile (self->here.store, profile, &error);
  g_assert_no_error (error);
  request->text = g_strdup ("om rust");
  request->alias = g_strdup ("B.");
  request->state = SILOAM_REQUEST_ANSWERED;
  request->answer = g_strdup ("gekomen");
  siloam_store_save_request (self->here.store, request, &error);
  g_assert_no_error (error);
  siloam_store_set_reminder (self->here.store, entry_id, due, &error);
  g_assert_no_error (error);
}

static void
take_along (Fixture *self)
{
  g_autoptr (SiloamOpenOptions) options = siloam_open_options_new (SILOAM_OPEN_JSON, "nl");
  g_autoptr (GError) error = NULL;

  options->parts = SILOAM_OPEN_ALL;
  siloam_open_export (self->here.store, NULL, options, self->file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SiloamImportCount
bring_in (Fixture *self)
{
  SiloamImportOptions options = { .language = "nl" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle =
      siloam_import_read (self->file, SILOAM_IMPORT_AUTO, &options, NULL, &error);
  gint64 number;

  g_assert_no_error (error);
  siloam_import_apply (self->there.store,
                       bundle,
                       SILOAM_IMPORT_PLAN_PLAIN,
                       &options,
                       NULL,
                       &number,
                       &error);
  g_assert_no_error (error);
  return siloam_import_count (bundle);
}

/* Rows are numbered as they came: an entry is told by its id instead. */
static char *
make_query (Journal *journal, const char *table)
{
  g_autofree char *ask = g_strdup_printf ("PRAGMA table_info (%s)", table);
  g_autoptr (GString) columns = g_string_new ("''");
  sqlite3_stmt *info = NULL;
  gboolean child = FALSE;

  g_assert_cmpint (sqlite3_prepare_v2 (journal->db, ask, -1, &info, NULL), ==, SQLITE_OK);
  while (sqlite3_step (info) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (info, 1);
      static const char *const own[] = { "number", "device", "change", "line", NULL };

      /* Those in which nothing was said leave their place empty; the moment tells their order. */
      if (g_str_equal (table, "revisits") && g_str_equal (name, "position"))
        continue;
      child |= g_str_equal (name, "entry");
      if (!g_str_equal (name, "entry") && !g_strv_contains (own, name))
        g_string_append_printf (columns, " || '|' || quote (t.%s)", name);
    }
  sqlite3_finalize (info);
  if (child)
    return g_strdup_printf (
        "SELECT e.id || %s AS row FROM %s AS t JOIN entry AS e ON e.number = t.entry ORDER BY row",
        columns->str,
        table);
  return g_strdup_printf ("SELECT %s AS row FROM %s AS t ORDER BY row", columns->str, table);
}

static char *
dump (Journal *journal, const char *table)
{
  g_autofree char *sql = make_query (journal, table);
  GString *rows = g_string_new (NULL);
  sqlite3_stmt *query = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (journal->db, sql, -1, &query, NULL), ==, SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    g_string_append_printf (rows, "%s\n", sqlite3_column_text (query, 0));
  sqlite3_finalize (query);
  return g_string_free (rows, FALSE);
}

static void
assert_same_journal (Fixture *self)
{
  sqlite3_stmt *tables = NULL;
  guint n_rows = 0;

  /* Of this copy of the journal alone: what was brought in, who changed it, what is gone. */
  g_assert_cmpint (sqlite3_prepare_v2 (self->here.db,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                       " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'"
                                       " AND name NOT IN ('import', 'imported', 'device', 'gone')",
                                       -1,
                                       &tables,
                                       NULL),
                   ==,
                   SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *here = dump (&self->here, table);
      g_autofree char *there = dump (&self->there, table);

      if (!g_str_equal (here, there))
        g_error ("%s differs:\n%s---\n%s", table, here, there);
      n_rows += *here != '\0';
    }
  sqlite3_finalize (tables);
  g_assert_cmpuint (n_rows, >, 15);
}

static void
any_journal_comes_back_the_same (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = NULL;
  guint stored = fill_journal (self);

  g_assert_cmpuint (stored, ==, ENTRIES);
  ids = siloam_store_period (self->here.store, NULL, NULL, NULL);
  add_beside (self, g_ptr_array_index (ids, 7));
  take_along (self);
  g_assert_cmpuint (bring_in (self).added, ==, ENTRIES);
  assert_same_journal (self);
}

static void
a_full_entry_of_each_kind_comes_back_the_same (Fixture *self, gconstpointer data)
{
  SiloamEntry *entries[] = { sample_exchange (), sample_blessing (), sample_free () };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_assert_true (siloam_store_save (self->here.store, entries[i], NULL));
  add_beside (self, entries[0]->id);
  take_along (self);
  bring_in (self);
  assert_same_journal (self);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    siloam_entry_free (entries[i]);
}

static void
a_second_time_adds_nothing (Fixture *self, gconstpointer data)
{
  SiloamImportCount again;

  fill_journal (self);
  take_along (self);
  bring_in (self);
  again = bring_in (self);
  g_assert_cmpuint (again.added + again.merged + again.failed, ==, 0);
  assert_same_journal (self);
}

static void
an_older_state_does_not_take_the_place_of_ours (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-01-01T10:00:00+01:00", "eerst");
  Fixture same = *self;
  SiloamImportCount count;

  g_assert_true (siloam_store_save (self->here.store, entry, NULL));
  take_along (self);
  g_free (entry->text);
  entry->text = g_strdup ("later");
  g_assert_true (siloam_store_save (self->here.store, entry, NULL));
  same.there = self->here;
  count = bring_in (&same);
  g_assert_cmpuint (count.skipped, ==, 1);
  g_assert_cmpuint (siloam_store_count (self->here.store, NULL), ==, 1);
}

static void
what_is_beside_the_entries_is_taken_back_too (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_free ();
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (SiloamProfile) profile = NULL;
  SiloamImportUndone undone;

  g_assert_true (siloam_store_save (self->here.store, entry, NULL));
  add_beside (self, entry->id);
  take_along (self);
  bring_in (self);
  imports = siloam_import_list (self->there.store, NULL);
  g_assert_true (
      siloam_import_undo (self->there.store,
                          ((SiloamImportRecord *) g_ptr_array_index (imports, 0))->number,
                          FALSE,
                          &undone,
                          NULL));
  requests = siloam_store_load_requests (self->there.store, NULL);
  profile = siloam_store_load_profile (self->there.store, NULL);
  g_assert_cmpuint (requests->len, ==, 0);
  g_assert_null (profile->trusted_name);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/export/round/", name, NULL);

  g_test_add (path, Fixture, NULL, setup, test, teardown);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("any-journal-comes-back-the-same", any_journal_comes_back_the_same);
  add ("a-full-entry-of-each-kind-comes-back-the-same",
       a_full_entry_of_each_kind_comes_back_the_same);
  add ("a-second-time-adds-nothing", a_second_time_adds_nothing);
  add ("an-older-state-does-not-take-the-place-of-ours",
       an_older_state_does_not_take_the_place_of_ours);
  add ("what-is-beside-the-entries-is-taken-back-too",
       what_is_beside_the_entries_is_taken_back_too);
  return g_test_run ();
}
