/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The library of Bibles on real files: import, list, fetch, search, numbering, remove. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "module-maker.h"
#include "scripture/error.h"
#include "scripture/library.h"

typedef struct
{
  char *folder;
  char *bibles;
  SiloamLibrary *library;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("siloam-library-XXXXXX", NULL);
  f->bibles = g_build_filename (f->folder, "bibles", NULL);
  f->library = siloam_library_new (f->bibles);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *leaf;

  while (folder != NULL && (leaf = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, leaf, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  siloam_library_free (f->library);
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->bibles);
}

static void
import_fixture (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *leaf = g_strconcat (name, ".zip", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scripture", leaf, NULL);
  g_autofree char *id = siloam_library_import (f->library, path, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, name);
}

static SiloamBible *
import_verses (Fixture *f, const char *versification, const char *const *verses)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");
  g_autofree char *zip = g_build_filename (f->folder, "made.zip", NULL);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  SiloamBible *bible;

  g_string_append_printf (maker->conf, "Versification=%s\n", versification);
  module_maker_set_verses (maker, verses);
  module_maker_write_zip (maker, zip);
  id = siloam_library_import (f->library, zip, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bible = siloam_library_open (f->library, id, &error);
  g_assert_no_error (error);
  return bible;
}

static SiloamExcerpt *
fetch (SiloamBible *bible, const char *typed, SiloamNumbering numbering, GError **error)
{
  SiloamReference reference;

  g_assert_true (siloam_reference_parse (typed, "en", numbering, &reference));
  return siloam_bible_fetch (bible, &reference, error);
}

static void
assert_found (Fixture *f,
              const char *id,
              const char *typed,
              SiloamNumbering numbering,
              const char *osis,
              SiloamExcerptFlags flags)
{
  g_autoptr (SiloamBible) bible = siloam_library_open (f->library, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamExcerpt) excerpt = fetch (bible, typed, numbering, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = siloam_reference_to_osis (&excerpt->reference);
  g_assert_cmpstr (found, ==, osis);
  g_assert_cmpuint (excerpt->flags, ==, flags);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = siloam_library_list (f->library, &error);
  g_autoptr (SiloamBible) bible = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 0);
  bible = siloam_library_open (f->library, "Test", &error);
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NO_BIBLE);
}

static void
test_import (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;
  const SiloamBibleInfo *info;

  import_fixture (f, "NLTestCalvin");
  import_fixture (f, "NLTestKJV");
  infos = siloam_library_list (f->library, NULL);
  g_assert_cmpuint (infos->len, ==, 2);
  info = g_ptr_array_index (infos, 0);
  g_assert_cmpstr (info->id, ==, "NLTestCalvin");
  g_assert_cmpstr (info->language, ==, "nl");
  g_assert_cmpstr (info->licence, ==, "Public Domain");
  g_assert_cmpuint (info->psalms, ==, SILOAM_NUMBERING_NLD);
  g_assert_cmpuint (info->rest, ==, SILOAM_NUMBERING_NLD);
  g_assert_false (info->chosen);
}

static void
test_nothing_else (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;

  import_fixture (f, "NLTestCalvin");
  import_fixture (f, "NLTestCalvin");
  folder = g_dir_open (f->bibles, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "NLTestCalvin.sqlite");
  g_assert_null (g_dir_read_name (folder));
}

static void
test_maps (Fixture *f, gconstpointer data)
{
  import_fixture (f, "NLTestCalvin");
  assert_found (f, "NLTestCalvin", "Ps 34:18", SILOAM_NUMBERING_NLD, "Ps.34.18", 0);
  assert_found (f, "NLTestCalvin", "Ps 34:18", SILOAM_NUMBERING_KJV, "Ps.34.19", 0);
  assert_found (f, "NLTestCalvin", "Ps 34:17-18", SILOAM_NUMBERING_KJV, "Ps.34.18-Ps.34.19", 0);
  assert_found (f, "NLTestCalvin", "Isa 9:6", SILOAM_NUMBERING_KJV, "Isa.9.5", 0);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (SiloamExcerpt) excerpt = NULL;
  g_autofree char *text = NULL;

  import_fixture (f, "NLTestCalvin");
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  excerpt = fetch (bible, "Ps 34:18-19", SILOAM_NUMBERING_NLD, NULL);
  text = siloam_excerpt_dup_text (excerpt);
  g_assert_cmpstr (text,
                   ==,
                   "Wie roept wordt gehoord, zegt deze testregel achttien. Dichtbij ben ik, zegt "
                   "testregel negentien over een gebroken beker.");
}

static void
test_chapter (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (SiloamExcerpt) excerpt = NULL;

  import_fixture (f, "NLTestCalvin");
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  excerpt = fetch (bible, "Ps 34", SILOAM_NUMBERING_NLD, NULL);
  g_assert_cmpuint (excerpt->verses->len, ==, 23);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture (f, "NLTestCalvin");
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  g_assert_null (fetch (bible, "Gen 1:1", SILOAM_NUMBERING_NLD, &error));
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT);
}

/* A module with Dutch psalm numbers in an English layout: the 23rd verse is part of the 22nd. */
static void
test_joined (Fixture *f, gconstpointer data)
{
  import_fixture (f, "NLTestKJV");
  g_assert_true (siloam_library_set_numbering (f->library,
                                               "NLTestKJV",
                                               SILOAM_NUMBERING_NLD,
                                               SILOAM_NUMBERING_KJV,
                                               NULL));
  assert_found (f,
                "NLTestKJV",
                "Ps 34:23",
                SILOAM_NUMBERING_NLD,
                "Ps.34.22",
                SILOAM_EXCERPT_CLAMPED);
  assert_found (f,
                "NLTestKJV",
                "Ps 34:22",
                SILOAM_NUMBERING_KJV,
                "Ps.34.22",
                SILOAM_EXCERPT_CLAMPED);
}

/* Verses that a text leaves out at the end are not the last one. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  static const char *const verses[] = { "Mark.16.8", "Het einde.", NULL };
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", verses);
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (bible, "Mark 16:15", SILOAM_NUMBERING_KJV, &error));
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT);
}

static void
test_title (Fixture *f, gconstpointer data)
{
  static const char *const verses[] = {
    "Ps.34.1",
    "<title canonical=\"true\">Van David.</title>Ik zal prijzen.",
    NULL
  };
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", verses);
  g_autoptr (SiloamExcerpt) excerpt = fetch (bible, "Ps 34:1", SILOAM_NUMBERING_NLD, NULL);
  const SiloamVerse *verse = g_ptr_array_index (excerpt->verses, 0);

  g_assert_cmpuint (excerpt->flags, ==, SILOAM_EXCERPT_TITLE);
  g_assert_cmpstr (verse->title, ==, "Van David.");
  g_assert_cmpstr (verse->text, ==, "Ik zal prijzen.");
}

typedef struct
{
  const char *name;
  const char *verses[7];
  SiloamNumbering psalms, rest;
} Probe;

static const Probe probes[] = {
  { "a-title-that-is-counted",
    { "Ps.51.2", "als de profeet Nathan tot hem was gekomen", NULL },
    SILOAM_NUMBERING_NLD,
    SILOAM_NUMBERING_KJV },
  { "a-name-with-a-hyphen",
    { "Ps.51.2", "after he had gone in to Bath-Shéba", NULL },
    SILOAM_NUMBERING_NLD,
    SILOAM_NUMBERING_KJV },
  { "a-title-that-is-not-counted",
    { "Ps.51.2", "Wash me throughly", "Isa.9.1", "the land of Zebulun", NULL },
    SILOAM_NUMBERING_KJV,
    SILOAM_NUMBERING_KJV },
  { "a-part-of-a-name-is-none",
    { "Ps.51.2", "Jonathan", NULL },
    SILOAM_NUMBERING_KJV,
    SILOAM_NUMBERING_KJV },
};

static void
test_probe (Fixture *f, gconstpointer data)
{
  const Probe *probe = data;
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", probe->verses);

  g_assert_cmpuint (siloam_bible_get_info (bible)->psalms, ==, probe->psalms);
  g_assert_cmpuint (siloam_bible_get_info (bible)->rest, ==, probe->rest);
}

static void
test_override (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;

  import_fixture (f, "NLTestCalvin");
  g_assert_true (siloam_library_set_numbering (f->library,
                                               "NLTestCalvin",
                                               SILOAM_NUMBERING_KJV,
                                               SILOAM_NUMBERING_MT,
                                               NULL));
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  g_assert_true (siloam_bible_get_info (bible)->chosen);
  g_assert_cmpuint (siloam_bible_get_info (bible)->psalms, ==, SILOAM_NUMBERING_KJV);
  g_assert_cmpuint (siloam_bible_get_info (bible)->rest, ==, SILOAM_NUMBERING_MT);
  g_clear_pointer (&bible, siloam_bible_free);
  g_assert_true (siloam_library_reset_numbering (f->library, "NLTestCalvin", NULL));
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  g_assert_false (siloam_bible_get_info (bible)->chosen);
  g_assert_cmpuint (siloam_bible_get_info (bible)->psalms, ==, SILOAM_NUMBERING_NLD);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  import_fixture (f, "NLTestCalvin");
  g_assert_true (siloam_library_remove (f->library, "NLTestCalvin", &error));
  g_assert_false (siloam_library_remove (f->library, "NLTestCalvin", &error));
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NO_BIBLE);
}

static void
test_id_is_no_path (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = { "../made", "", ".", "/etc/passwd", "bibles/x" };
  g_autofree char *beside = g_build_filename (f->folder, "made.sqlite", NULL);

  g_assert_true (g_file_set_contents (beside, "x", 1, NULL));
  import_fixture (f, "NLTestCalvin");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (siloam_library_remove (f->library, ids[i], &error));
      g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NO_BIBLE);
    }
  g_assert_true (g_file_test (beside, G_FILE_TEST_EXISTS));
}

static GPtrArray *
search (SiloamBible *bible, const char *words, SiloamSearchMode mode)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = siloam_bible_search (bible, words, mode, 100, &error);

  g_assert_no_error (error);
  return hits;
}

static guint
count_hits (SiloamBible *bible, const char *words, SiloamSearchMode mode)
{
  g_autoptr (GPtrArray) hits = search (bible, words, mode);

  return hits->len;
}

static const char *const lines[] = { "John.3.16", "De gebroken beker van Hebreeën.",
                                     "John.3.17", "Een beker is gebroken.",
                                     "John.3.18", "Niets daarvan.",
                                     NULL };

static void
test_search (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", lines);

  g_assert_cmpuint (count_hits (bible, "gebroken beker", SILOAM_SEARCH_ALL), ==, 2);
  g_assert_cmpuint (count_hits (bible, "gebroken beker", SILOAM_SEARCH_PHRASE), ==, 1);
  g_assert_cmpuint (count_hits (bible, "gebroken bek", SILOAM_SEARCH_PREFIX), ==, 2);
  g_assert_cmpuint (count_hits (bible, "gebroken bek", SILOAM_SEARCH_ALL), ==, 0);
  g_assert_cmpuint (count_hits (bible, "HEBREEEN", SILOAM_SEARCH_ALL), ==, 1);
}

static void
test_highlight (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", lines);
  g_autoptr (GPtrArray) hits = search (bible, "hebreeen", SILOAM_SEARCH_ALL);
  const SiloamVerseHit *hit = g_ptr_array_index (hits, 0);
  const SiloamHighlight *highlight = &g_array_index (hit->highlights, SiloamHighlight, 0);
  g_autofree char *marked =
      g_strndup (hit->verse.text + highlight->start, highlight->end - highlight->start);

  g_assert_cmpuint (hit->highlights->len, ==, 1);
  g_assert_cmpstr (marked, ==, "Hebreeën");
  g_assert_cmpstr (hit->verse.text, ==, "De gebroken beker van Hebreeën.");
}

/* No word of a person is ever a query. */
static void
test_search_quoting (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = {
    "\"",     "\"beker",       "beker\" OR \"niets", "text:beker",
    "beker*", "NEAR(a b)",     "beker AND",          "-beker",
    "^beker", "{text}: beker", "''; DROP TABLE x",   "\xff\xfe beker",
    "(((((",  "beker + niets", "\002beker\003",      "a\"b\"c"
  };
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", lines);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (guint mode = SILOAM_SEARCH_ALL; mode <= SILOAM_SEARCH_PHRASE; mode++)
      count_hits (bible, typed[i], (SiloamSearchMode) mode);
  g_assert_cmpuint (count_hits (bible, "beker OR niets", SILOAM_SEARCH_ALL), ==, 0);
  g_assert_cmpuint (count_hits (bible, "  . - ", SILOAM_SEARCH_PREFIX), ==, 0);
}

static void
cancel_soon (double fraction, gpointer user_data)
{
  if (fraction > 0)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "scripture", "NLTestCalvin.zip", NULL);
  g_autofree char *id = NULL;
  g_autoptr (GDir) folder = NULL;

  id =
      siloam_library_import (f->library, path, NULL, cancel_soon, cancellable, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (id);
  folder = g_dir_open (f->bibles, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
}

/* A failed import leaves the Bible that was there. */
static void
test_failed_again (Fixture *f, gconstpointer data)
{
  static const char *const verses[] = { "John.3.16", "Heel.", NULL };
  g_autoptr (SiloamBible) bible = import_verses (f, "KJV", verses);
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");
  g_autofree char *zip = g_build_filename (f->folder, "bad.zip", NULL);
  g_autofree char *id = NULL;

  module_maker_set_verses (maker, verses);
  module_maker_set_file (maker, "modules/texts/test/nt.bzz", "x", 1);
  module_maker_write_zip (maker, zip);
  id = siloam_library_import (f->library, zip, NULL, NULL, NULL, NULL, NULL);
  g_assert_null (id);
  assert_found (f, "Test", "John 3:16", SILOAM_NUMBERING_KJV, "John.3.16", 0);
}

static void
test_damaged_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->bibles, "NLTestCalvin.sqlite", NULL);
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture (f, "NLTestCalvin");
  g_assert_true (g_file_set_contents (path, "no database at all", -1, NULL));
  g_assert_null (siloam_library_open (f->library, "NLTestCalvin", &error));
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_DAMAGED);
  infos = siloam_library_list (f->library, NULL);
  g_assert_cmpuint (infos->len, ==, 1);
  g_assert_null (((SiloamBibleInfo *) g_ptr_array_index (infos, 0))->title);
  import_fixture (f, "NLTestCalvin");
  assert_found (f, "NLTestCalvin", "Ps 34:18", SILOAM_NUMBERING_NLD, "Ps.34.18", 0);
}

/* Every page in turn is overwritten: an error or words, never a crash. */
static void
test_damaged_pages (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->bibles, "NLTestCalvin.sqlite", NULL);
  g_autofree char *whole = NULL;
  gsize length;

  import_fixture (f, "NLTestCalvin");
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize i = 0; i + 4096 <= length; i += 4096)
    {
      g_autofree char *spoiled = g_memdup2 (whole, length);
      g_autoptr (SiloamBible) bible = NULL;
      g_autoptr (SiloamExcerpt) excerpt = NULL;
      g_autoptr (GPtrArray) hits = NULL;

      memset (spoiled + i + (i == 0 ? 100 : 0), 0x5a, 2000);
      g_assert_true (g_file_set_contents (path, spoiled, (gssize) length, NULL));
      bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
      if (bible == NULL)
        continue;
      excerpt = fetch (bible, "Ps 34", SILOAM_NUMBERING_NLD, NULL);
      hits = siloam_bible_search (bible, "testregel", SILOAM_SEARCH_ALL, 100, NULL);
    }
}

static void
test_newer_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->bibles, "NLTestCalvin.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  import_fixture (f, "NLTestCalvin");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_null (siloam_library_open (f->library, "NLTestCalvin", &error));
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NEWER_FORMAT);
}

/* As somebody else could make it who can write in the folder. */
static void
spoil (Fixture *f, const char *sql)
{
  g_autofree char *path = g_build_filename (f->bibles, "NLTestCalvin.sqlite", NULL);
  sqlite3 *db = NULL;

  import_fixture (f, "NLTestCalvin");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static const SiloamBibleInfo *
only_info (GPtrArray *infos)
{
  g_assert_cmpuint (infos->len, ==, 1);
  return g_ptr_array_index (infos, 0);
}

static void
test_view (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;

  spoil (f,
         "ALTER TABLE meta RENAME TO hidden;"
         "CREATE VIEW meta AS SELECT * FROM hidden");
  infos = siloam_library_list (f->library, NULL);
  g_assert_null (only_info (infos)->title);
}

static void
test_trigger (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (SiloamExcerpt) excerpt = NULL;

  spoil (f, "CREATE TRIGGER bad AFTER INSERT ON meta BEGIN DELETE FROM verse; END");
  g_assert_true (siloam_library_set_numbering (f->library,
                                               "NLTestCalvin",
                                               SILOAM_NUMBERING_NLD,
                                               SILOAM_NUMBERING_NLD,
                                               NULL));
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  excerpt = fetch (bible, "Ps 34:18", SILOAM_NUMBERING_NLD, NULL);
  g_assert_nonnull (excerpt);
}

static void
test_long_title (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;

  spoil (f, "UPDATE meta SET value = printf ('%.*c', 10000000, 'x') WHERE key = 'title'");
  infos = siloam_library_list (f->library, NULL);
  g_assert_null (only_info (infos)->title);
}

static void
test_endless_verse (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (SiloamExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;

  spoil (f, "UPDATE verse SET text = printf ('%.*c', 10000000, 'x')");
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  excerpt = fetch (bible, "Ps 34:18", SILOAM_NUMBERING_NLD, &error);
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_DAMAGED);
}

static void
test_many_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (SiloamExcerpt) excerpt = NULL;

  spoil (f,
         "DROP TABLE verse; CREATE TABLE verse (id INTEGER, text TEXT, title TEXT);"
         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
         " INSERT INTO verse SELECT (19 << 16) + (34 << 8) + 18, 'x', NULL FROM n");
  bible = siloam_library_open (f->library, "NLTestCalvin", NULL);
  excerpt = fetch (bible, "Ps 34:18", SILOAM_NUMBERING_NLD, NULL);
  g_assert_cmpuint (excerpt->verses->len, <, 5000);
}

static void
test_long_verse (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText4", "OSIS");
  g_autofree char *zip = g_build_filename (f->folder, "made.zip", NULL);
  g_autofree char *words = g_strnfill (300 * 1024, 'x');
  const char *const verses[] = { "Ps 34:18", words, NULL };
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append (maker->conf, "Versification=KJV\n");
  module_maker_set_verses (maker, verses);
  module_maker_write_zip (maker, zip);
  id = siloam_library_import (f->library, zip, NULL, NULL, NULL, NULL, &error);
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_TOO_LARGE);
}

static void
test_licences (Fixture *f, gconstpointer data)
{
  const struct
  {
    const char *licence;
    gboolean is_free;
  } licences[] = {
    { "Public Domain", TRUE },
    { "PUBLIC DOMAIN", TRUE },
    { "", TRUE },
    { "GPL", TRUE },
    { "Creative Commons: BY-SA", TRUE },
    { "Copyrighted; Free non-commercial distribution", FALSE },
    { "Copyright 1951 by a society", FALSE },
    { "© a society", FALSE },
    { "Not copyrighted: in the Public Domain", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (licences); i++)
    {
      const SiloamBibleInfo info = { .licence = (char *) licences[i].licence };

      g_test_message ("%s", licences[i].licence);
      g_assert_cmpint (siloam_bible_info_is_free (&info), ==, licences[i].is_free);
    }
  g_assert_true (siloam_bible_info_is_free (&(SiloamBibleInfo){ NULL }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, data, function)                                                                  \
  g_test_add ("/scripture/library/" name, Fixture, data, set_up, function, tear_down)
  ADD ("an-empty-library-has-no-bibles", NULL, test_empty);
  ADD ("what-was-imported-is-listed", NULL, test_import);
  ADD ("an-import-leaves-one-file", NULL, test_nothing_else);
  ADD ("a-reference-is-mapped-into-the-bible", NULL, test_maps);
  ADD ("the-words-of-a-range-are-read", NULL, test_words);
  ADD ("a-chapter-is-read-whole", NULL, test_chapter);
  ADD ("a-verse-that-is-not-there-is-told", NULL, test_missing);
  ADD ("a-joined-verse-is-flagged", NULL, test_joined);
  ADD ("verses-that-are-left-out-are-not-the-last", NULL, test_left_out);
  ADD ("a-psalm-title-stands-above-its-verse", NULL, test_title);
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autofree char *path = g_strconcat ("/scripture/library/probe/", probes[i].name, NULL);

      g_test_add (path, Fixture, &probes[i], set_up, test_probe, tear_down);
    }
  ADD ("the-numbering-of-the-user-goes-first", NULL, test_override);
  ADD ("a-bible-can-be-removed", NULL, test_remove);
  ADD ("an-id-is-no-path", NULL, test_id_is_no_path);
  ADD ("words-phrases-and-beginnings-are-found", NULL, test_search);
  ADD ("a-hit-is-highlighted", NULL, test_highlight);
  ADD ("what-is-typed-is-never-a-query", NULL, test_search_quoting);
  ADD ("a-cancelled-import-leaves-nothing", NULL, test_cancel);
  ADD ("a-failed-import-leaves-the-old-bible", NULL, test_failed_again);
  ADD ("a-damaged-file-is-told-and-can-be-replaced", NULL, test_damaged_file);
  ADD ("damaged-pages-never-crash", NULL, test_damaged_pages);
  ADD ("a-newer-file-is-told", NULL, test_newer_file);
  ADD ("a-file-with-a-view-is-no-bible", NULL, test_view);
  ADD ("a-trigger-in-a-file-never-runs", NULL, test_trigger);
  ADD ("a-file-with-an-endless-title-is-no-bible", NULL, test_long_title);
  ADD ("an-endless-verse-is-damage", NULL, test_endless_verse);
  ADD ("a-book-has-no-more-rows-than-a-book-can-have", NULL, test_many_rows);
  ADD ("a-module-with-an-endless-verse-is-refused", NULL, test_long_verse);
  ADD ("what-is-under-copyright-is-not-free", NULL, test_licences);
#undef ADD
  return g_test_run ();
}
