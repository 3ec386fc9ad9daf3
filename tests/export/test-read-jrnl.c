/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What jrnl wrote, in each of its forms. */

#include <string.h>

#include "reading.h"

#define PASSWORD "still water"

static SiloamImportBundle *
read_brackets (void)
{
  return reading_read (SILOAM_IMPORT_JRNL, "jrnl/brackets.txt");
}

static void
test_body_bracket (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();
  SiloamImportItem *item = reading_find (bundle, "jrnl:2019-02-14T09:00:00+");

  g_assert_cmpstr (item->entry->text,
                   ==,
                   "The frost was still on the grass. @walk\n"
                   "[1] was written on the gate, and [2019-02-14] on the stone.\n"
                   "[12:30] is when the bells began.");
}

static void
test_title (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();
  SiloamImportItem *item = reading_find (bundle, "jrnl:2019-02-14T09:00:00+");

  g_assert_cmpstr (item->entry->title, ==, "A walk before breakfast");
}

static void
test_evening (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();

  reading_assert_created (reading_find (bundle, "jrnl:2019-02-14T21:00:00+"),
                          "2019-02-14T21:00:00+01:00");
}

static void
test_star (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();
  SiloamImportItem *item = reading_find (bundle, "jrnl:2019-02-14T21:00:00+");

  g_assert_cmpstr (item->entry->title, ==, "Thankful for quiet.");
  g_assert_true (reading_has_tag (item, "important"));
}

static void
test_tags (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();
  SiloamImportItem *item = reading_find (bundle, "jrnl:2019-02-14T21:00:00+");

  g_assert_true (reading_has_tag (item, "prayer/evening"));
  g_assert_true (reading_has_tag (item, "home"));
}

static void
test_skipped_hour (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();

  reading_assert_created (reading_find (bundle, "jrnl:2019-03-31T03:00:00+"),
                          "2019-03-31T03:00:00+02:00");
}

static void
test_no_such_day (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();
  SiloamImportItem *item = reading_at (bundle, "brackets.txt:12");

  g_assert_null (item->entry);
  g_assert_error (item->fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_DAMAGED);
  g_assert_cmpuint (reading_count (bundle), ==, 4);
}

static void
test_one_line (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_brackets ();
  SiloamImportItem *item = reading_find (bundle, "jrnl:2019-04-01T07:15:00+");

  g_assert_cmpstr (item->entry->title, ==, "One line.");
  g_assert_cmpstr (item->entry->text, ==, "It says everything.");
}

static void
test_without_brackets (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_JRNL, "jrnl/old.txt");
  SiloamImportItem *item = reading_find (bundle, "jrnl:2013-06-10T15:40:00+");

  g_assert_cmpuint (bundle->items->len, ==, 2);
  g_assert_cmpstr (item->entry->title, ==, "He said \"[this] is the day\".");
  g_assert_cmpstr (item->entry->text,
                   ==,
                   "It was long ago, and 2013 was a good year.\n\n"
                   "[2013-06-11 08:00] is only how a line of the text begins.");
}

static void
test_order_of_file (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_JRNL, "jrnl/day-first.txt");

  reading_find (bundle, "jrnl:2019-04-03T08:00:00+");
  g_assert_cmpuint (bundle->left_out->len, ==, 0);
}

static void
test_order_unknown (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_JRNL, "jrnl/either.txt");

  reading_find (bundle, "jrnl:2019-03-04T08:00:00+");
  g_assert_true (
      reading_leaves_out (bundle->left_out, "dates were read as month, day: either.txt"));
}

static void
test_order_chosen (void)
{
  g_auto (Reading) reading = { .cancellable = NULL };
  g_autofree char *path = reading_fixture ("jrnl/either.txt");
  g_autoptr (SiloamImportBundle) bundle = NULL;

  reading_init (&reading, NULL);
  reading.options.day_first = TRUE;
  bundle = siloam_import_read (path, SILOAM_IMPORT_JRNL, &reading.options, NULL, NULL);
  reading_find (bundle, "jrnl:2019-04-03T08:00:00+");
}

static void
test_folder_day (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_JRNL, "jrnl/folder");
  SiloamImportItem *item = reading_find (bundle, "jrnl:2019-02-14T21:15:00+");

  g_assert_cmpstr (item->entry->title, ==, "The folder knows better");
  g_assert_cmpuint (reading_count (bundle), ==, 3);
}

static void
test_folder_others (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_JRNL, "jrnl/folder");

  g_assert_true (reading_leaves_out (bundle->left_out, "readme.txt"));
  g_assert_true (reading_leaves_out (bundle->left_out, "2020/13/45.txt"));
}

static void
test_json (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_JRNL, "jrnl/export.json");
  SiloamImportItem *item = reading_find (bundle, "jrnl:2024-06-16T21:05:00+");

  g_assert_cmpstr (item->entry->title, ==, "An evening");
  g_assert_cmpstr (item->entry->text, ==, "With “quotes”, a \\ and\ntwo lines. @rest");
  g_assert_true (reading_has_tag (item, "rest"));
  g_assert_true (reading_has_tag (item, "important"));
  g_assert_nonnull (reading_at (bundle, "export.json:2")->fault);
}

static void
test_auto (void)
{
  static const char *const names[] = { "jrnl/brackets.txt",     "jrnl/old.txt",
                                       "jrnl/folder",           "jrnl/export.json",
                                       "jrnl/locked-1.journal", "jrnl/locked-2.journal",
                                       "jrnl/locked-3.journal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SiloamImportBundle) bundle =
          reading_read_locked (SILOAM_IMPORT_AUTO, names[i], PASSWORD);

      g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_JRNL);
    }
}

static void
assert_opens (const char *fixture, const char *source, const char *text)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_locked (SILOAM_IMPORT_JRNL, fixture, PASSWORD);

  g_assert_cmpstr (reading_find (bundle, source)->entry->text, ==, text);
}

static void
test_locked_1 (void)
{
  assert_opens ("jrnl/locked-1.journal", "jrnl:2013-06-10T15:40:00+", "Words of long ago.");
}

static void
test_locked_1_blanks (void)
{
  assert_opens ("jrnl/locked-1-blanks.journal", "jrnl:2013-06-10T15:40:00+", "Words of long ago.");
}

static void
test_locked_2 (void)
{
  assert_opens ("jrnl/locked-2.journal",
                "jrnl:2019-02-14T09:00:00+",
                "Still waters, “deep”. @rest");
}

static void
test_locked_3 (void)
{
  assert_opens ("jrnl/locked-3.journal",
                "jrnl:2019-02-14T09:00:00+",
                "Still waters, “deep”. @rest");
  assert_opens ("jrnl/locked-3-raw.journal",
                "jrnl:2019-02-14T09:00:00+",
                "Still waters, “deep”. @rest");
}

static const char *const locked[] = { "jrnl/locked-1.journal",
                                      "jrnl/locked-1-blanks.journal",
                                      "jrnl/locked-2.journal",
                                      "jrnl/locked-3.journal" };

static void
test_no_password (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      g_autofree char *path = reading_fixture (locked[i]);

      reading_assert_fails (SILOAM_IMPORT_JRNL, path, NULL, SILOAM_IMPORT_ERROR_NEEDS_PASSWORD);
    }
}

static void
test_wrong_password (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      g_autofree char *path = reading_fixture (locked[i]);

      reading_assert_fails (SILOAM_IMPORT_JRNL,
                            path,
                            "running water",
                            SILOAM_IMPORT_ERROR_WRONG_PASSWORD);
    }
}

/* Every length that a token can be cut to. */
static void
test_truncated (void)
{
  g_autofree char *whole = reading_fixture ("jrnl/locked-3.journal");
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  for (gsize cut = 6; cut < length - 1; cut += 13)
    {
      g_autofree char *path = reading_write ("cut.journal", data, (gssize) cut);
      g_auto (Reading) reading = { .cancellable = NULL };
      g_autoptr (GError) error = NULL;

      reading_init (&reading, PASSWORD);
      g_assert_null (siloam_import_read (path, SILOAM_IMPORT_JRNL, &reading.options, NULL, &error));
      g_assert_true (
          g_error_matches (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_DAMAGED) ||
          g_error_matches (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_WRONG_PASSWORD));
    }
}

/* The sum is asked before anything is deciphered. */
static void
test_changed (void)
{
  g_autofree char *whole = reading_fixture ("jrnl/locked-2.journal");
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  data[length / 2] = data[length / 2] == 'A' ? 'B' : 'A';
  path = reading_write ("changed.journal", data, (gssize) length);
  reading_assert_fails (SILOAM_IMPORT_JRNL, path, PASSWORD, SILOAM_IMPORT_ERROR_WRONG_PASSWORD);
}

static void
test_no_entry (void)
{
  g_autofree char *path = reading_write ("words.txt", "Only words,\nand no day.\n", -1);

  reading_assert_fails (SILOAM_IMPORT_JRNL, path, NULL, SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT);
}

/* Of a length that a locked one could have. */
static void
test_old_encoding (void)
{
  static const char text[] =
      "[2019-02-14 09:00] Caf\xe9 by the sea, and na\xefve words.\nOne two.\n  ";
  g_autoptr (SiloamImportBundle) bundle = NULL;

  g_assert_cmpuint (strlen (text) % 16, ==, 0);
  bundle = reading_read_text (SILOAM_IMPORT_JRNL, "old.txt", text);
  g_assert_cmpstr (reading_find (bundle, "jrnl:2019-02-14T09:00:00+")->entry->title,
                   ==,
                   "Café by the sea, and naïve words.");
}

static void
test_preamble (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_text (SILOAM_IMPORT_JRNL,
                         "above.txt",
                         "Words above it all.\n\n[2019-02-14 09:00] First\nOne.\n");
  SiloamImportItem *item = reading_at (bundle, "above.txt");

  g_assert_cmpstr (item->entry->text, ==, "Words above it all.");
  g_assert_true (item->day_guessed);
}

static void
test_twins (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_text (SILOAM_IMPORT_JRNL,
                         "twins.txt",
                         "[2019-02-14 09:00] Same\nOne.\n\n[2019-02-14 09:00] Same\nTwo.\n");
  SiloamImportItem *first = g_ptr_array_index (bundle->items, 0);
  SiloamImportItem *second = g_ptr_array_index (bundle->items, 1);

  g_assert_cmpstr (first->source, !=, second->source);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add_func ("/export/read-jrnl/" name, function)
  ADD ("a-line-that-begins-with-a-bracket-stays-in-its-entry", test_body_bracket);
  ADD ("the-first-line-is-the-title", test_title);
  ADD ("nine-in-the-evening-is-21-00", test_evening);
  ADD ("a-star-becomes-a-tag-and-leaves-the-title", test_star);
  ADD ("words-with-a-sign-are-tags", test_tags);
  ADD ("an-hour-that-no-clock-showed-moves-on", test_skipped_hour);
  ADD ("a-day-of-no-calendar-is-a-fault-of-its-entry", test_no_such_day);
  ADD ("of-one-line-the-first-sentence-is-the-title", test_one_line);
  ADD ("version-1-has-no-brackets", test_without_brackets);
  ADD ("a-clear-date-tells-how-the-others-are-meant", test_order_of_file);
  ADD ("a-date-of-two-days-is-told", test_order_unknown);
  ADD ("the-person-chooses-between-two-days", test_order_chosen);
  ADD ("in-a-folder-the-path-is-the-day", test_folder_day);
  ADD ("other-files-of-a-folder-are-told", test_folder_others);
  ADD ("its-json-is-read", test_json);
  ADD ("it-is-recognised", test_auto);
  ADD ("version-1-opens-with-its-password", test_locked_1);
  ADD ("version-1-filled-with-blanks-opens", test_locked_1_blanks);
  ADD ("version-2-opens-with-its-password", test_locked_2);
  ADD ("version-3-opens-with-its-password", test_locked_3);
  ADD ("without-a-password-it-is-asked", test_no_password);
  ADD ("a-wrong-password-is-told", test_wrong_password);
  ADD ("a-cut-journal-is-refused", test_truncated);
  ADD ("a-changed-byte-is-refused", test_changed);
  ADD ("a-text-without-days-is-not-jrnl", test_no_entry);
  ADD ("an-old-encoding-is-no-lock", test_old_encoding);
  ADD ("words-above-the-first-entry-are-kept", test_preamble);
  ADD ("two-entries-of-one-moment-have-two-names", test_twins);
#undef ADD
  return g_test_run ();
}
