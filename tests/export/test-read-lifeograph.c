/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What Lifeograph wrote, from its first version to its last, and what it locked. */

#include <string.h>

#include "export/lifeograph-body.h"
#include "reading.h"

#define PASSWORD "still water"

static SiloamImportBundle *
read_new (void)
{
  return reading_read (SILOAM_IMPORT_LIFEOGRAPH, "lifeograph/version-3010.diary");
}

static SiloamImportBundle *
read_1040 (void)
{
  return reading_read (SILOAM_IMPORT_LIFEOGRAPH, "lifeograph/version-1040.diary");
}

static void
test_text (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();
  SiloamImportItem *item = reading_find (bundle, "lifeograph:10010:");

  g_assert_cmpstr (item->entry->title, ==, "By the sea");
  g_assert_cmpstr (item->entry->text,
                   ==,
                   "Thankful for the ~~été~~, and see the map (https://example.org/map) or "
                   "https://example.org/a\n"
                   "[ ] still to do\n———\n"
                   "  [x] done\n"
                   "1. first\n2. second\n"
                   "  - under it");
}

static void
test_clock (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();
  SiloamImportItem *item = reading_find (bundle, "lifeograph:10010:");
  g_autofree char *updated = g_date_time_format (item->entry->updated, "%FT%T%:z");

  reading_assert_created (item, "2019-02-14T09:30:00+01:00");
  g_assert_cmpstr (updated, ==, "2019-02-15T08:00:00+01:00");
}

static void
test_later (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();

  reading_assert_created (reading_find (bundle, "lifeograph:10040:"), "2019-02-16T12:00:00+01:00");
}

static void
test_tag (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();

  g_assert_true (reading_has_tag (reading_find (bundle, "lifeograph:10010:"), "Gratitude"));
}

static void
test_only_tag (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();

  for (guint i = 0; i < bundle->items->len; i++)
    {
      SiloamImportItem *item = g_ptr_array_index (bundle->items, i);

      g_assert_false (item->source != NULL && g_str_has_prefix (item->source, "lifeograph:10020:"));
    }
}

static void
test_state (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();
  SiloamImportItem *item = reading_find (bundle, "lifeograph:10040:");

  g_assert_true (reading_has_tag (item, "important"));
  g_assert_true (reading_has_tag (item, "done"));
}

static void
test_trash (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();

  g_assert_true (reading_leaves_out (bundle->left_out, "in the trash: version-3010.diary:70"));
}

static void
test_unclear (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();

  g_assert_true (reading_leaves_out (bundle->left_out, "not understood: version-3010.diary:59"));
}

static void
test_left_out (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();
  SiloamImportItem *item = reading_find (bundle, "lifeograph:10010:");

  g_assert_true (reading_leaves_out (item->left_out, "photo sea.jpg"));
  g_assert_true (reading_leaves_out (item->left_out, "place"));
}

static void
test_no_such_day (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_new ();
  SiloamImportItem *item = reading_at (bundle, "version-3010.diary:88");

  g_assert_error (item->fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_DAMAGED);
}

static void
test_version_1040 (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_1040 ();
  SiloamImportItem *item = reading_find (bundle, "lifeograph:10010:");

  reading_assert_created (item, "2016-11-12T12:00:00+01:00");
  g_assert_cmpstr (item->entry->title, ==, "An old entry");
  g_assert_cmpstr (item->entry->text, ==, "A small heading\n\t• a point, and *bold*\n\nmood=3");
}

static void
test_old_tags (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_1040 ();
  SiloamImportItem *item = reading_find (bundle, "lifeograph:10010:");

  g_assert_true (reading_has_tag (item, "quiet"));
  g_assert_true (reading_has_tag (item, "mood"));
  g_assert_true (reading_has_tag (item, "important"));
  g_assert_true (reading_has_tag (item, "to do"));
}

static void
test_topic (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_1040 ();

  reading_assert_created (reading_find (bundle, "lifeograph:10011:"), "2016-11-06T08:30:10+01:00");
}

static void
test_chapters (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_1040 ();

  g_assert_true (reading_leaves_out (bundle->left_out, "chapters"));
}

static void
test_version_110 (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read (SILOAM_IMPORT_LIFEOGRAPH, "lifeograph/version-110.diary");
  SiloamImportItem *item = g_ptr_array_index (bundle->items, 0);

  g_assert_cmpuint (bundle->items->len, ==, 1);
  reading_assert_created (item, "2011-01-01T12:06:40+01:00");
  g_assert_cmpstr (item->entry->text, ==, "Two lines\nof it.");
  g_assert_true (reading_has_tag (item, "rest"));
}

static void
test_version_2000 (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read (SILOAM_IMPORT_LIFEOGRAPH, "lifeograph/version-2000.diary");
  SiloamImportItem *item = g_ptr_array_index (bundle->items, 0);

  reading_assert_created (item, "2016-11-12T12:00:00+01:00");
  g_assert_cmpstr (item->entry->title, ==, "Version two thousand");
  g_assert_cmpstr (item->entry->text,
                   ==,
                   "A heading\nWords with a :tag: in them.\n"
                   "See that *day* and the web (https://example.org), a < b, <c> and <d\te");
}

static void
test_locked (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_locked (SILOAM_IMPORT_LIFEOGRAPH, "lifeograph/locked.diary", PASSWORD);

  g_assert_cmpstr (reading_find (bundle, "lifeograph:10010:")->entry->text,
                   ==,
                   "Still waters, “deep”.");
  g_assert_cmpuint (bundle->left_out->len, ==, 0);
}

static void
test_cut_off (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read_locked (SILOAM_IMPORT_LIFEOGRAPH, "lifeograph/locked-cut-off.diary", PASSWORD);

  g_assert_true (reading_leaves_out (bundle->left_out, "what stood at the end"));
}

static void
test_no_password (void)
{
  g_autofree char *path = reading_fixture ("lifeograph/locked.diary");

  reading_assert_fails (SILOAM_IMPORT_LIFEOGRAPH, path, NULL, SILOAM_IMPORT_ERROR_NEEDS_PASSWORD);
}

static void
test_wrong_password (void)
{
  g_autofree char *path = reading_fixture ("lifeograph/locked.diary");

  reading_assert_fails (SILOAM_IMPORT_LIFEOGRAPH,
                        path,
                        "still waters",
                        SILOAM_IMPORT_ERROR_WRONG_PASSWORD);
}

static void
test_empty_password (void)
{
  g_autofree char *path = reading_fixture ("lifeograph/locked.diary");

  reading_assert_fails (SILOAM_IMPORT_LIFEOGRAPH, path, "", SILOAM_IMPORT_ERROR_WRONG_PASSWORD);
}

static void
test_cut_head (void)
{
  static const char whole[] = "LIFEOGRAPHDB\nV 3010\nE y\nId10001\n\n";

  for (gsize length = strlen ("LIFEOGRAPHDB\n"); length < strlen (whole); length++)
    {
      g_autofree char *path = reading_write ("cut.diary", whole, (gssize) length);

      reading_assert_fails (SILOAM_IMPORT_LIFEOGRAPH, path, PASSWORD, SILOAM_IMPORT_ERROR_DAMAGED);
    }
}

static void
test_auto (void)
{
  g_autoptr (SiloamImportBundle) bundle =
      reading_read (SILOAM_IMPORT_AUTO, "lifeograph/version-3010.diary");

  g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_LIFEOGRAPH);
}

/* Offsets past the end, and an end before its start. */
static void
test_absurd (void)
{
  g_autoptr (LifeographBody) body = lifeograph_body_parse ("E __nE_____~~~~~~201902140093000\n"
                                                           "EpDshort\n"
                                                           "EfS2|99999999999999999999|x\n"
                                                           "EfS5|2|x\n"
                                                           "EfS4|6|x\n"
                                                           "EfL|\n",
                                                           3010,
                                                           1);
  const LifeographEntry *entry = g_ptr_array_index (body->entries, 0);
  g_autofree char *text =
      lifeograph_paragraph_to_text (g_ptr_array_index (entry->paragraphs, 0), 0, FALSE);

  g_assert_cmpstr (text, ==, "short");
  g_assert_cmpuint (body->unclear->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add_func ("/export/read-lifeograph/" name, function)
  ADD ("a-person-can-read-its-paragraphs", test_text);
  ADD ("the-time-is-that-of-the-clock", test_clock);
  ADD ("the-day-of-an-entry-is-not-when-it-was-made", test_later);
  ADD ("a-tag-is-the-name-of-another-entry", test_tag);
  ADD ("what-only-names-a-tag-is-no-entry", test_only_tag);
  ADD ("a-star-and-what-is-to-do-are-tags", test_state);
  ADD ("what-was-thrown-away-is-told", test_trash);
  ADD ("a-line-without-meaning-is-told", test_unclear);
  ADD ("pictures-and-places-are-told", test_left_out);
  ADD ("a-day-of-no-calendar-is-a-fault-of-its-entry", test_no_such_day);
  ADD ("version-1040-is-read", test_version_1040);
  ADD ("old-tags-keep-their-value", test_old_tags);
  ADD ("a-topic-is-of-the-day-it-was-made", test_topic);
  ADD ("chapters-are-told", test_chapters);
  ADD ("version-110-is-read", test_version_110);
  ADD ("version-2000-is-read", test_version_2000);
  ADD ("a-locked-diary-opens-with-its-password", test_locked);
  ADD ("a-diary-that-was-cut-off-is-told", test_cut_off);
  ADD ("without-a-password-it-is-asked", test_no_password);
  ADD ("a-wrong-password-is-told", test_wrong_password);
  ADD ("no-password-at-all-is-wrong", test_empty_password);
  ADD ("a-head-that-was-cut-off-is-refused", test_cut_head);
  ADD ("it-is-recognised", test_auto);
  ADD ("absurd-offsets-change-nothing", test_absurd);
#undef ADD
  return g_test_run ();
}
