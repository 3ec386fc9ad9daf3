/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What RedNotebook wrote: its months, its markup, and what harm could be in them. */

#include <string.h>

#include "export/import-yaml.h"
#include "export/txt2tags.h"
#include "reading.h"

static SiloamImportBundle *
read_diary (void)
{
  return reading_read (SILOAM_IMPORT_REDNOTEBOOK, "rednotebook");
}

static SiloamImportItem *
find_day (SiloamImportBundle *bundle, const char *day)
{
  for (guint i = 0; i < bundle->items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      if (item->source != NULL && g_str_has_prefix (item->source, "rednotebook:") &&
          g_str_equal (item->source + strlen ("rednotebook:"), day))
        return item;
    }
  g_error ("%s is not there", day);
}

static void
test_text (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_cmpstr (find_day (bundle, "2019-02-14")->entry->text,
                   ==,
                   "By the sea\n\n"
                   "We walked along the water, slowly. Not ~~alone~~.\n\n"
                   "- shells\n- a rope\n\n1. first\n2. second\n\n\n"
                   "See http://example.org/a//b__c__ and [2019-02-13]. #thanks #123456 #include "
                   "x#no\n"
                   "[sea shore.jpg] and the list (file:///letters/list.odt)\n"
                   "———\n"
                   "% a note to myself\n\n"
                   "Family:\n- a visit, with a map (https://example.org/a_b_c)\n- tea");
}

static void
test_noon (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  reading_assert_created (find_day (bundle, "2019-02-14"), "2019-02-14T12:00:00+01:00");
}

static void
test_tags (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = find_day (bundle, "2019-02-14");

  g_assert_true (reading_has_tag (item, "thanks"));
  g_assert_true (reading_has_tag (item, "sea"));
  g_assert_true (reading_has_tag (item, "rest"));
  g_assert_true (reading_has_tag (item, "Ideas"));
  g_assert_cmpuint (item->entry->tags->len, ==, 4);
}

static void
test_left_out (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = find_day (bundle, "2019-02-14");

  g_assert_true (reading_leaves_out (item->left_out, "photo sea shore.jpg"));
  g_assert_true (reading_leaves_out (item->left_out, "file list.odt"));
  g_assert_cmpuint (item->left_out->len, ==, 2);
}

static void
test_unicode_tag (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_cmpstr (find_day (bundle, "2019-02-15")->entry->text,
                   ==,
                   "Vandaag is het stil geweest.");
}

static void
test_quotes (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_cmpstr (find_day (bundle, "2019-02-28")->entry->text,
                   ==,
                   "It's the last day; \"quoted\", and a # that is no comment.");
}

static void
test_no_such_day (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_at (bundle, "data/2019-02.txt:10");

  g_assert_error (item->fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_DAMAGED);
  g_assert_null (item->entry);
}

static void
test_conflict (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_at (bundle, "data/2019-02.CONFLICT_BACKUP1550222222.txt:1");

  g_assert_cmpstr (item->entry->title, ==, "another version");
  g_assert_cmpstr (item->entry->text, ==, "The same day, written elsewhere.");
}

static void
test_same_in_conflict (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  guint count = 0;

  for (guint i = 0; i < bundle->items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      count += item->source != NULL && strstr (item->source, "2019-02-15") != NULL;
    }
  g_assert_cmpuint (count, ==, 1);
}

static void
test_half_saved (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_cmpstr (find_day (bundle, "2019-04-01")->entry->text, ==, "Half saved.");
}

static void
test_alias (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_at (bundle, "hostile/2018-02.txt");

  g_assert_error (item->fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNSAFE);
}

static void
test_object (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_at (bundle, "hostile/2018-03.txt");

  g_assert_error (item->fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNSAFE);
}

static void
test_control (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = find_day (bundle, "2018-01-01");

  g_assert_true (g_str_has_suffix (item->entry->text, "and a bell \uFFFD there."));
}

static void
test_damaged_month (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_error (reading_at (bundle, "hostile/2018-04.txt")->fault,
                  SILOAM_IMPORT_ERROR,
                  SILOAM_IMPORT_ERROR_DAMAGED);
  g_assert_cmpstr (find_day (bundle, "2018-05-01")->entry->text, ==, "One good month among them.");
}

static void
test_auto (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_AUTO, "rednotebook/data");

  g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_REDNOTEBOOK);
}

static void
test_deep_yaml (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (SiloamYaml) root = siloam_yaml_parse (deep, &error);

  g_assert_null (root);
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNSAFE);
}

static void
assert_markup (const char *text, const char *expected)
{
  g_autofree char *plain = siloam_txt2tags_to_text (text, NULL, NULL);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_marks (void)
{
  assert_markup ("**a** //b// __c__ --d-- ``e``", "a b c ~~d~~ e");
  assert_markup ("**//both//** and ** not ** nor **", "both and ** not ** nor **");
  assert_markup ("2 ** 3 // 4 __ 5", "2 ** 3 // 4 __ 5");
  assert_markup ("**bold***", "bold*");
  assert_markup ("https://a.b/c//d//e", "https://a.b/c//d//e");
  assert_markup ("\"\"**raw**\"\"", "**raw**");
  assert_markup ("=== Work ===\n== Not this =\n+ Also not this",
                 "Work\n== Not this =\n1. Also not this");
  assert_markup ("== Label ==[here]", "Label");
  assert_markup ("```\n**as it is**\n```\n**not**", "**as it is**\nnot");
  assert_markup ("ends \\\\\nhere", "ends \nhere");
  assert_markup ("$a__b__c$", "$abc$");
  assert_markup ("[the map https://a.b/c] [2019-02-14] [a 2019-02-14] [x.png]",
                 "the map (https://a.b/c) [2019-02-14] [a 2019-02-14] [x.png]");
  assert_markup ("[", "[");
  assert_markup ("", "");
}

static void
test_numbers (void)
{
  assert_markup ("+ a\n  + b\n  + c\n+ d\n\n\n+ e", "1. a\n  1. b\n  2. c\n2. d\n\n\n1. e");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add_func ("/export/read-rednotebook/" name, function)
  ADD ("its-text-is-read-without-marks", test_text);
  ADD ("a-day-is-its-noon", test_noon);
  ADD ("hashtags-categories-and-old-tags-are-tags", test_tags);
  ADD ("pictures-and-files-are-told", test_left_out);
  ADD ("a-text-of-python-is-a-text", test_unicode_tag);
  ADD ("quoted-text-is-whole", test_quotes);
  ADD ("the-31st-of-february-is-a-fault-of-that-day", test_no_such_day);
  ADD ("a-copy-of-a-conflict-is-another-version", test_conflict);
  ADD ("what-a-copy-says-alike-comes-once", test_same_in_conflict);
  ADD ("a-month-that-was-half-saved-is-found", test_half_saved);
  ADD ("an-alias-is-refused", test_alias);
  ADD ("an-object-is-refused", test_object);
  ADD ("a-control-character-costs-only-itself", test_control);
  ADD ("a-damaged-month-costs-only-itself", test_damaged_month);
  ADD ("it-is-recognised", test_auto);
  ADD ("yaml-without-end-is-refused", test_deep_yaml);
  ADD ("marks-are-taken-out-and-nothing-else", test_marks);
  ADD ("numbered-lists-are-counted", test_numbers);
#undef ADD
  return g_test_run ();
}
