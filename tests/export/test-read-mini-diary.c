/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mini Diary, open and locked, and Mini Diarium. */

#include "import-facts.h"

#define DAYS "mini-diary/days.json"
#define LIST "mini-diarium/list.json"
#define LOCKED "mini-diary/locked/mini-diary.txt"
#define PASSWORD "een geheim wóórd"

static const ImportFact diary_facts[] = {
  { "every day is there", DAYS, "", "count", "6" },
  { "a day without a time is its noon",
    DAYS,
    "2019-01-01",
    "created",
    "2019-01-01T12:00:00+01:00" },
  { "when it was changed is kept, as JavaScript writes it",
    DAYS,
    "2019-01-01",
    "updated",
    "2019-01-02T08:30:15+01:00" },
  { "the title is the title", DAYS, "2019-01-01", "title", "Een begin" },
  { "Markdown stays", DAYS, "2019-01-01", "text", "**Vet** en _schuin_\n\n- een\n- twee" },
  { "a leap day is a day", DAYS, "2020-02-29", "text", "Schrikkeldag 🌿" },
  { "a day that does not exist is a fault", DAYS, "#2", "fault", "4" },
  { "an empty day is an empty entry", DAYS, "2019-03-01", "text", "" },
  { "a day that is no entry is a fault", DAYS, "#4", "fault", "4" },
  { "the year 1800 exists", DAYS, "1800-06-15", "created", "1800-06-15T12:00:00+00:19" },
  { "a day may have several entries", "mini-diary/several.json", "", "count", "2" },
  { "the second of a day is one of its own",
    "mini-diary/several.json",
    "2019-01-01#2",
    "text",
    "tweede" },
  { "a diary with a password asks for it", LOCKED, "", "error", "1" },
};

static const ImportFact diarium_facts[] = {
  { "every entry is there", LIST, "", "count", "4" },
  { "HTML is words", LIST, "2024-01-15:42", "text", "Een lange dag.\n\n> gezegd" },
  { "tags are tags", LIST, "2024-01-15:42", "tags", "reis; gebed" },
  { "a second entry of a day is one of its own",
    LIST,
    "2024-01-15:43",
    "text",
    "Dezelfde dag, later." },
  { "an attachment is told", LIST, "2024-01-15:42", "left-out", "bestand Kaart.pdf" },
  { "its picture is told", LIST, "2024-01-15:43", "left-out", "foto" },
  { "the day is the day that was chosen",
    LIST,
    "2024-01-15:43",
    "created",
    "2024-01-15T12:00:00+01:00" },
  { "when it was changed is kept", LIST, "2024-02-29:44", "updated", "2024-02-29T23:30:00+00:00" },
  { "an empty page is an empty entry", LIST, "2024-02-29:44", "text", "" },
  { "a day the other way round is a fault", LIST, "#3", "fault", "4" },
  { "a diary without entries is empty", "mini-diarium/empty.json", "", "error", "7" },
};

static void
test_password (gconstpointer fixture)
{
  g_autofree char *path = import_facts_path (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle =
      import_facts_read (path, SILOAM_IMPORT_MINI_DIARY, PASSWORD, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bundle->items->len, ==, 6);
}

static void
test_wrong_password (void)
{
  g_autofree char *path = import_facts_path (LOCKED);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle =
      import_facts_read (path, SILOAM_IMPORT_MINI_DIARY, "een ander woord", &error);

  g_assert_null (bundle);
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_WRONG_PASSWORD);
}

static void
test_old_shape (void)
{
  g_autofree char *path = import_facts_path ("mini-diarium/old.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle =
      import_facts_read (path, SILOAM_IMPORT_AUTO, NULL, &error);
  const SiloamImportItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (bundle->items->len, ==, 1);
  item = g_ptr_array_index (bundle->items, 0);
  g_assert_cmpstr (item->entry->text, ==, "gewone woorden");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  import_facts_add (SILOAM_IMPORT_MINI_DIARY, diary_facts, G_N_ELEMENTS (diary_facts));
  import_facts_add (SILOAM_IMPORT_MINI_DIARIUM, diarium_facts, G_N_ELEMENTS (diarium_facts));
  g_test_add_data_func ("/import/mini-diary/the-password-opens-it", LOCKED, test_password);
  g_test_add_data_func ("/import/mini-diary/an-old-diary-is-opened-too",
                        "mini-diary/locked-old/mini-diary.txt",
                        test_password);
  g_test_add_func ("/import/mini-diary/another-password-does-not-open-it", test_wrong_password);
  g_test_add_func ("/import/mini-diarium/the-shape-of-its-first-versions-is-read", test_old_shape);
  return import_facts_run ();
}
