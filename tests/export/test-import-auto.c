/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which application wrote it: every fixture is known without being told. */

#include "import-facts.h"

typedef struct
{
  const char *fixture;
  SiloamImportFormat format;
} AutoCase;

static const AutoCase cases[] = {
  { "day-one/zones.json", SILOAM_IMPORT_DAY_ONE },
  { "day-one/words.json", SILOAM_IMPORT_DAY_ONE },
  { "day-one/export", SILOAM_IMPORT_DAY_ONE },
  { "day-one/export.zip", SILOAM_IMPORT_DAY_ONE },
  { "day-one-text/plain.txt", SILOAM_IMPORT_DAY_ONE_TEXT },
  { "day-one-text/windows.txt", SILOAM_IMPORT_DAY_ONE_TEXT },
  { "day-one-text.zip", SILOAM_IMPORT_DAY_ONE_TEXT },
  { "day-one-classic/Journal.dayone", SILOAM_IMPORT_DAY_ONE_CLASSIC },
  { "day-one-classic.zip", SILOAM_IMPORT_DAY_ONE_CLASSIC },
  { "journey/export", SILOAM_IMPORT_JOURNEY },
  { "journey/export.zip", SILOAM_IMPORT_JOURNEY },
  { "diarium/plain.diary", SILOAM_IMPORT_DIARIUM },
  { "diarium/old.diary", SILOAM_IMPORT_DIARIUM },
  { "diarium/json/Diarium.json", SILOAM_IMPORT_DIARIUM },
  { "diarium/json.zip", SILOAM_IMPORT_DIARIUM },
  { "mini-diary/days.json", SILOAM_IMPORT_MINI_DIARY },
  { "mini-diarium/list.json", SILOAM_IMPORT_MINI_DIARIUM },
  { "standard-notes/export", SILOAM_IMPORT_STANDARD_NOTES },
  { "standard-notes/export.zip", SILOAM_IMPORT_STANDARD_NOTES },
};

static void
test_auto (gconstpointer data)
{
  const AutoCase *check = data;
  g_autofree char *path = import_facts_path (check->fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportBundle) bundle =
      import_facts_read (path, SILOAM_IMPORT_AUTO, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (siloam_import_format_nick (bundle->format),
                   ==,
                   siloam_import_format_nick (check->format));
}

/* To ask for the password one must know what it is. */
static void
test_locked (void)
{
  g_autofree char *path = import_facts_path ("mini-diary/locked/mini-diary.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (import_facts_read (path, SILOAM_IMPORT_AUTO, NULL, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_NEEDS_PASSWORD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdelimit (g_strdup (cases[i].fixture), "/.", '-');
      g_autofree char *path = g_strdup_printf ("/import/auto/%s-is-known", words);

      g_test_add_data_func (path, &cases[i], test_auto);
    }
  g_test_add_func ("/import/auto/a-locked-diary-is-known", test_locked);
  return import_facts_run ();
}
