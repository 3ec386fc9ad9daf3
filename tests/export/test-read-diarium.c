/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diarium: its database and its JSON. */

#include <glib/gstdio.h>

#include "import-facts.h"

#define PLAIN "diarium/plain.diary"
#define JSON "diarium/json.zip"

static const ImportFact facts[] = {
  { "every entry is there", PLAIN, "", "count", "5" },
  { "ticks are the clock of the person",
    PLAIN,
    "2019-01-01T00:30:00",
    "created",
    "2019-01-01T00:30:00+01:00" },
  { "a part of a second is no other day",
    PLAIN,
    "2020-02-29T23:59:59",
    "created",
    "2020-02-29T23:59:59+01:00" },
  { "the year 1800 exists", PLAIN, "1800-01-01T00:00:00", "created", "1800-01-01T00:00:00+00:19" },
  { "an hour that was skipped is the hour after",
    PLAIN,
    "2019-03-31T02:30:00",
    "created",
    "2019-03-31T03:00:00+02:00" },
  { "a moment before the first year is a fault", PLAIN, "#0", "fault", "4" },
  { "the heading is the title", PLAIN, "2019-01-01T00:30:00", "title", "Een begin" },
  { "HTML is words", PLAIN, "2019-01-01T00:30:00", "text", "Een stille dag.\n\nEinde € 5" },
  { "a text without tags stays",
    PLAIN,
    "2020-02-29T23:59:59",
    "text",
    "Geen opmaak, a < b en c > d." },
  { "an entry without words is an empty one", PLAIN, "1800-01-01T00:00:00", "text", "" },
  { "pictures, files and rating are told",
    PLAIN,
    "2019-01-01T00:30:00",
    "left-out",
    "foto; foto 1; foto 2; bestand 1; waardering 4" },
  { "tables that nobody knows are told", PLAIN, "", "left-out", "tabel Tags" },
  { "a view is not asked", "diarium/views.diary", "", "error", "0" },
  { "an older database is read", "diarium/old.diary", "#0", "text", "eerste\n\nderde" },
  { "JSON has the same names", JSON, "2010-10-26T23:47:53", "title", "Herfst" },
  { "JSON has the clock of the person",
    JSON,
    "2010-10-26T23:47:53",
    "created",
    "2010-10-26T23:47:53+02:00" },
  { "HTML in JSON is words", JSON, "2010-10-26T23:47:53", "text", "Blad\n\nvalt\nzacht" },
  { "tags are tags", JSON, "2010-10-26T23:47:53", "tags", "bos" },
  { "what does not come along is told",
    JSON,
    "2010-10-26T23:47:53",
    "left-out",
    "plaats 52.1000, 4.9000; weer 12 °C; waardering 5; people" },
  { "nothing is told of nothing", JSON, "2010-10-27T00:00:00", "left-out", "" },
  { "a word that is no day is a fault", JSON, "#2", "fault", "4" },
  { "its pictures are told", JSON, "", "left-out", "bestand media/2010-10-26/een.jpg" },
};

static char *
copy_of_plain (const char *name)
{
  g_autofree char *from = import_facts_path (PLAIN);
  g_autofree char *to = g_build_filename (import_facts_folder (), name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
  return g_steal_pointer (&to);
}

static void
test_open_elsewhere (void)
{
  g_autofree char *path = copy_of_plain ("open.diary");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;

  g_assert_true (g_file_set_contents (log, "words", -1, NULL));
  bundle = import_facts_read (path, SILOAM_IMPORT_DIARIUM, NULL, &error);
  g_assert_null (bundle);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static void
test_nothing_beside (void)
{
  g_autofree char *path = copy_of_plain ("alone.diary");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle =
      import_facts_read (path, SILOAM_IMPORT_DIARIUM, NULL, &error);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
}

static void
test_in_zip (void)
{
  g_autofree char *folder = g_build_filename (import_facts_folder (), "zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;
  g_autofree char *from = import_facts_path (PLAIN);
  g_autofree char *to = g_build_filename (folder, "diary.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  /* As an application leaves it that writes with a log. */
  bytes[18] = bytes[19] = 2;
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
  bundle = import_facts_read (folder, SILOAM_IMPORT_DIARIUM, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->items->len, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  import_facts_add (SILOAM_IMPORT_DIARIUM, facts, G_N_ELEMENTS (facts));
  g_test_add_func ("/import/diarium/a-diary-that-is-open-elsewhere-is-not-half-read",
                   test_open_elsewhere);
  g_test_add_func ("/import/diarium/nothing-is-written-beside-it", test_nothing_beside);
  g_test_add_func ("/import/diarium/a-database-of-a-folder-is-read", test_in_zip);
  return import_facts_run ();
}
