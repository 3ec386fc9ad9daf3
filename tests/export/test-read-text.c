/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown and plain text: which day it is of, and that words stay as they were typed. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "export/hashtag.h"
#include "export/import-day.h"
#include "export/open-export.h"
#include "export/text-name.h"
#include "reading.h"

static void
test_front_matter (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");
  SiloamImportItem *item = reading_at (bundle, "2019-02-14 By the sea.md");
  g_autofree char *updated = g_date_time_format (item->entry->updated, "%FT%T%:z");

  reading_assert_created (item, "2019-02-14T21:30:00+01:00");
  g_assert_cmpstr (updated, ==, "2019-02-15T09:00:00+01:00");
  g_assert_cmpstr (item->entry->title, ==, "By the sea");
}

static void
test_words (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");
  SiloamImportItem *item = reading_at (bundle, "2019-02-14 By the sea.md");

  g_assert_true (g_str_has_prefix (item->entry->text,
                                   "We saw [[2019-02-13]] again. ![[shells.png|200]] and "
                                   "![gulls](pictures/gulls.jpg \"two\")."));
}

static void
test_tags (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");
  SiloamImportItem *item = reading_at (bundle, "2019-02-14 By the sea.md");

  g_assert_true (reading_has_tag (item, "sea"));
  g_assert_true (reading_has_tag (item, "rest/deep"));
  g_assert_true (reading_has_tag (item, "thanks/evening"));
  g_assert_cmpuint (item->entry->tags->len, ==, 3);
}

static void
test_left_out (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");
  SiloamImportItem *item = reading_at (bundle, "2019-02-14 By the sea.md");

  g_assert_true (reading_leaves_out (item->left_out, "photo shells.png"));
  g_assert_true (reading_leaves_out (item->left_out, "photo gulls.jpg"));
  g_assert_true (reading_leaves_out (item->left_out, "mood calm"));
  g_assert_true (reading_leaves_out (item->left_out, "place the shore"));
  g_assert_cmpuint (item->left_out->len, ==, 4);
}

static void
test_name (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");

  reading_assert_created (reading_at (bundle, "20190215.md"), "2019-02-15T12:00:00+01:00");
  reading_assert_created (reading_at (bundle, "2019-02-18_21-30 Late.txt"),
                          "2019-02-18T21:30:00+01:00");
}

static void
test_midnight (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");
  SiloamImportItem *item = reading_at (bundle, "joplin.md");

  reading_assert_created (item, "2019-02-16T12:00:00+01:00");
  g_assert_true (reading_has_tag (item, "two"));
}

static void
test_bad_matter (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");
  SiloamImportItem *item = reading_at (bundle, "2019-02-17.md");

  g_assert_nonnull (strstr (item->entry->text, "tags: *nothing"));
}

static void
test_guessed (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");

  g_assert_true (reading_at (bundle, "loose.md")->day_guessed);
  g_assert_false (reading_at (bundle, "20190215.md")->day_guessed);
}

static void
test_others (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/days");

  g_assert_true (reading_leaves_out (bundle->left_out, "shells.png"));
  g_assert_error (reading_at (bundle, "2019-02-19.txt")->fault,
                  SILOAM_IMPORT_ERROR,
                  SILOAM_IMPORT_ERROR_DAMAGED);
}

static void
test_folders (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/notes");
  SiloamImportItem *item = reading_at (bundle, "2019/02/14.md");

  reading_assert_created (item, "2019-02-14T12:00:00+01:00");
  g_assert_cmpstr (item->entry->title, ==, "Een dag");
  g_assert_cmpstr (item->entry->text, ==, "Veertien februari.");
  reading_assert_created (reading_at (bundle, "2019/02/15 donderdag.md"),
                          "2019-02-15T12:00:00+01:00");
  reading_assert_created (reading_at (bundle, "2019-05-01/entry.md"), "2019-05-01T12:00:00+02:00");
}

static void
test_bundle (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/notes");
  SiloamImportItem *item = reading_at (bundle, "Trip.textbundle/text.md");

  g_assert_cmpstr (item->entry->title, ==, "A trip");
  g_assert_true (reading_leaves_out (item->left_out, "photo boat.jpg"));
  g_assert_true (reading_leaves_out (bundle->left_out, "Trip.textbundle/assets/boat.jpg"));
}

static void
test_many_days (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/one/diary.md");
  SiloamImportItem *item = reading_find (bundle, "text:diary.md:2019-02-14T09:15");

  g_assert_cmpuint (bundle->items->len, ==, 4);
  reading_assert_created (item, "2019-02-14T09:15:00+01:00");
  g_assert_cmpstr (item->entry->title, ==, "In the morning");
  g_assert_cmpstr (item->entry->text,
                   ==,
                   "Some words.\n\n```\n### 2019-02-20\nnot a day, but code\n```");
  item = reading_find (bundle, "text:diary.md:2019-03-01T12:00");
  g_assert_cmpstr (item->entry->text, ==, "Lente.");
  item = reading_find (bundle, "text:diary.md:2019-02-14T12:00");
  g_assert_cmpstr (item->entry->text, ==, "The same day in other words.");
}

static void
test_preamble (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/one/diary.md");
  SiloamImportItem *item = reading_at (bundle, "diary.md");

  g_assert_true (item->day_guessed);
  g_assert_cmpstr (item->entry->text, ==, "# My diary\n\nWritten since the new year.");
}

static void
test_plain_days (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/one/plain.txt");

  g_assert_cmpuint (bundle->items->len, ==, 2);
  g_assert_cmpstr (reading_find (bundle, "text:plain.txt:2019-02-15")->entry->text,
                   ==,
                   "Second day.");
}

static void
test_matter_above_days (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_text (SILOAM_IMPORT_TEXT,
                         "above.md",
                         "---\ntags: [quiet]\n---\n# 2019-02-14\nOne.\n# 2019-02-15\nTwo.\n");

  g_assert_true (
      reading_has_tag (reading_find (bundle, "text:above.md:2019-02-14T12:00"), "quiet"));
  g_assert_true (
      reading_has_tag (reading_find (bundle, "text:above.md:2019-02-15T12:00"), "quiet"));
}

static void
test_diaro (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_AUTO, "text/diaro");
  SiloamImportItem *item = reading_find (bundle, "diaro:e1");

  reading_assert_created (item, "2019-02-14T22:30:00+01:00");
  g_assert_cmpstr (item->entry->title, ==, "By the sea");
  g_assert_cmpstr (item->entry->text, ==, "Words <as typed>.\nSecond line.");
  g_assert_true (reading_has_tag (item, "rest & quiet"));
}

static void
test_diaro_left_out (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_TEXT, "text/diaro");
  SiloamImportItem *item = reading_find (bundle, "diaro:e1");

  g_assert_true (reading_leaves_out (item->left_out, "photo shells.jpg"));
  g_assert_true (reading_leaves_out (item->left_out, "folder Travel"));
  g_assert_true (reading_leaves_out (item->left_out, "place By the harbour"));
  g_assert_nonnull (reading_at (bundle, "DiaroBackup.xml:9")->fault);
}

static void
test_essay (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_text (SILOAM_IMPORT_TEXT,
                         "essay.md",
                         "# Thoughts\n\nBegin.\n\n## 14 February 2019\n\nOn.\n");

  g_assert_cmpuint (bundle->items->len, ==, 1);
}

static void
test_auto (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_AUTO, "text/notes");

  g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_TEXT);
}

/* An export in the open, of one entry, to a folder. */
static char *
take_along (SiloamEntry *entry)
{
  g_autofree char *file = reading_write ("store.db", "", 0);
  char *folder = g_build_filename (g_get_user_cache_dir (), "out", NULL);
  g_autoptr (SiloamOpenOptions) options = siloam_open_options_new (SILOAM_OPEN_MARKDOWN, "en");
  g_autoptr (GError) error = NULL;
  sqlite3 *database = NULL;
  SiloamStore *store;

  g_assert_cmpint (sqlite3_open (file, &database), ==, SQLITE_OK);
  store = siloam_store_new (database, &error);
  g_assert_no_error (error);
  g_assert_true (siloam_store_save (store, entry, &error));
  g_assert_no_error (error);
  options->parts = SILOAM_OPEN_ALL;
  siloam_open_export (store, NULL, options, folder, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  siloam_store_free (store);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return folder;
}

static void
test_ours (void)
{
  static const char text[] =
      "# no heading, *no* star\n- a _dash_\n    four blanks `and` <code>\n\n\n"
      "1. one\n\ta tab \\ and & [x](y) #no-tag\n---\n2019-02-13\n";
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_auto (Reading) reading = { .cancellable = NULL };
  g_autoptr (SiloamImportBundle) bundle = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  const SiloamImportItem *item;

  entry->title = g_strdup ("yes: \"no\"");
  entry->text = g_strndup (text, strlen (text) - 1);
  entry->sealed = TRUE;
  g_ptr_array_add (entry->tags, g_strdup ("a, b"));
  folder = take_along (entry);
  reading_init (&reading, NULL);
  bundle = siloam_import_read (folder, SILOAM_IMPORT_TEXT, &reading.options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->items->len, ==, 1);
  item = g_ptr_array_index (bundle->items, 0);
  g_assert_cmpstr (item->entry->text, ==, entry->text);
  g_assert_cmpstr (item->entry->title, ==, entry->title);
  g_assert_true (item->entry->sealed);
  g_assert_true (reading_has_tag (item, "a, b"));
  g_assert_cmpuint (item->entry->tags->len, ==, 1);
  g_assert_cmpuint (item->left_out->len, ==, 0);
}

static void
test_no_diary (void)
{
  static const char *const names[] = { "data.json", "page.html", "table.csv", "letter.rtf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = reading_write (names[i], "{\"of\": \"a program\"}", -1);

      reading_assert_fails (SILOAM_IMPORT_AUTO, path, NULL, SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT);
    }
}

/* As in a document of an office, which is a zip too. */
static void
test_no_ending (void)
{
  g_auto (Reading) reading = { .cancellable = NULL };
  g_autofree char *path = reading_write ("office/mimetype", "application/x-letter", -1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *day = NULL;
  g_autoptr (SiloamImportBundle) bundle = NULL;

  reading_assert_fails (SILOAM_IMPORT_AUTO, folder, NULL, SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT);
  day = reading_write ("office/2019-02-14", "Vandaag.", -1);
  reading_init (&reading, NULL);
  bundle = siloam_import_read (folder, SILOAM_IMPORT_AUTO, &reading.options, NULL, NULL);
  g_assert_nonnull (bundle);
  g_assert_cmpuint (reading_count (bundle), ==, 1);
  g_assert_true (reading_leaves_out (bundle->left_out, "mimetype"));
}

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
test_days (void)
{
  static const Case cases[] = {
    { "2019-02-14", "2019-02-14" },
    { "2019/2/4 rest", "2019-02-04" },
    { "20190214", "2019-02-14" },
    { "14.2.2019", "2019-02-14" },
    { "31/12/2019", "2019-12-31" },
    { "12/31/2019", "2019-12-31" },
    { "14 February 2019", "2019-02-14" },
    { "Thursday, February 14th, 2019", "2019-02-14" },
    { "donderdag 14 februari 2019", "2019-02-14" },
    { "3-apr-2019", "2019-04-03" },
    { "2019-02-14 09:15", "2019-02-14 09:15:00" },
    { "2019-02-14T21:15:30.25+01:00", "2019-02-14 21:15:30" },
    { "2019-02-14 12:05:00 AM", "2019-02-14 00:05:00" },
    { "14 Feb 2019 at 9:05 p.m.", "2019-02-14 21:05:00" },
    { "2019-02-14 9:05\u202fPM", "2019-02-14 21:05:00" },
    { "Thu Feb 14 09:15:00 2019", "2019-02-14 09:15:00" },
    { "20190214T091500", "2019-02-14 09:15:00" },
    { "2019", "none" },
    { "2019-02", "none" },
    { "12:30", "none" },
    { "1234567890", "none" },
    { "2019-02-14-2", "2019-02-14" },
    { "February", "none" },
    { "", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SiloamDay day;
      gboolean found = siloam_day_read (cases[i].text, FALSE, &day) > 0;
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);
      g_autofree char *time =
          g_strdup_printf ("%s %02d:%02d:%02d", date, day.hour, day.minute, day.second);

      g_assert_cmpstr (!found ? "none" : day.hour < 0 ? date : time, ==, cases[i].expected);
    }
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "2019-02-14.md", "2019-02-14 -" },
    { "2019-02-14 - By the sea.md", "2019-02-14 By the sea" },
    { "2019_02_14.md", "2019-02-14 -" },
    { "2019-02-14-2.md", "2019-02-14 -" },
    { "By the sea (2019-02-14).txt", "2019-02-14 By the sea" },
    { "2019/02/14.md", "2019-02-14 -" },
    { "a/2019/02-February/14 Thursday.md", "2019-02-14 Thursday" },
    { "2019/02-14.md", "2019-02-14 -" },
    { "2019-02/14.md", "2019-02-14 -" },
    { "2019-02-14.textbundle/text.md", "2019-02-14 -" },
    { "2019-02-14", "2019-02-14 -" },
    { "2019/13/45.md", "none" },
    { "14.md", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *all = NULL;
      SiloamDay day;

      if (siloam_text_name_read (cases[i].text, FALSE, &day, &title))
        all = g_strdup_printf ("%04d-%02d-%02d %s",
                               day.year,
                               day.month,
                               day.day,
                               title != NULL ? title : "-");
      g_assert_cmpstr (all != NULL ? all : "none", ==, cases[i].expected);
    }
}

static void
test_hashtags (void)
{
  g_autoptr (GPtrArray) tags = siloam_hashtags_find (
      "#one ＃two (#three) a#no #4 #ffffff #été/deep/ [x](#place) #one http://a/#b",
      "#",
      "/");
  g_autofree char *all = NULL;

  g_ptr_array_add (tags, NULL);
  all = g_strjoinv (" ", (char **) tags->pdata);
  g_assert_cmpstr (all, ==, "one two three été/deep");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add_func ("/export/read-text/" name, function)
  ADD ("front-matter-says-when-and-what", test_front_matter);
  ADD ("words-stay-as-they-were-typed", test_words);
  ADD ("tags-are-found-but-not-in-code", test_tags);
  ADD ("what-is-not-held-is-told", test_left_out);
  ADD ("the-name-says-the-day", test_name);
  ADD ("midnight-in-greenwich-is-a-day", test_midnight);
  ADD ("matter-that-cannot-be-read-stays-in-the-text", test_bad_matter);
  ADD ("a-day-that-nothing-says-is-told-to-be-guessed", test_guessed);
  ADD ("what-is-no-text-is-told", test_others);
  ADD ("folders-say-the-day", test_folders);
  ADD ("a-text-bundle-is-read", test_bundle);
  ADD ("one-file-holds-many-days", test_many_days);
  ADD ("words-above-the-first-day-are-kept", test_preamble);
  ADD ("days-stand-alone-in-plain-text", test_plain_days);
  ADD ("matter-above-many-days-is-about-each", test_matter_above_days);
  ADD ("a-backup-of-diaro-is-read", test_diaro);
  ADD ("what-diaro-holds-besides-words-is-told", test_diaro_left_out);
  ADD ("one-date-in-the-middle-divides-nothing", test_essay);
  ADD ("it-is-recognised", test_auto);
  ADD ("an-export-of-our-own-comes-back-the-same", test_ours);
  ADD ("what-programs-wrote-is-no-diary", test_no_diary);
  ADD ("a-name-without-an-ending-is-a-day-or-nothing", test_no_ending);
  ADD ("days-are-read-as-people-write-them", test_days);
  ADD ("names-are-read-as-applications-make-them", test_names);
  ADD ("hashtags-are-words", test_hashtags);
#undef ADD
  return g_test_run ();
}
