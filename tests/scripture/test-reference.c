/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* References in text. Every line of the tables in tests/data/scripture is a test of its own. */

#include <stdlib.h>
#include <string.h>

#include "scripture/reference.h"

typedef struct
{
  char *text, *language, *expected;
} Case;

static void
case_free (Case *self)
{
  g_free (self->text);
  g_free (self->language);
  g_free (self->expected);
  g_free (self);
}

static SiloamNumbering
numbering_of (const char *language)
{
  const struct
  {
    const char *language;
    SiloamNumbering numbering;
  } numberings[] = {
    { "nl", SILOAM_NUMBERING_NLD },
    { "de", SILOAM_NUMBERING_MT },
    { "fr", SILOAM_NUMBERING_SEGOND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numberings); i++)
    if (g_str_equal (numberings[i].language, language))
      return numberings[i].numbering;
  return SILOAM_NUMBERING_KJV;
}

static char *
found_in (const char *text, const char *language)
{
  g_autoptr (GArray) matches = siloam_reference_find (text, -1, language, numbering_of (language));
  GString *osis = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      g_autofree char *one = siloam_reference_to_osis (&g_array_index (matches, SiloamMatch, i).reference);

      g_string_append_printf (osis, "%s%s", i > 0 ? " " : "", one);
    }
  if (osis->len == 0)
    g_string_append_c (osis, '-');
  return g_string_free (osis, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *found = found_in (one->text, one->language);

  g_assert_cmpstr (found, ==, one->expected);
}

/* In the tables "\n" stands for a line end. */
static void
add_table (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scripture", file, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 3);
      g_autofree char *name = NULL;
      Case *one;

      if (*lines[i] == '#' || g_strv_length (fields) < 3)
        continue;
      one = g_new0 (Case, 1);
      one->text = g_strcompress (fields[0]);
      one->language = g_strdup (fields[1]);
      one->expected = g_strdup (fields[2]);
      name = g_strdup_printf ("/scripture/reference/%s/%u %s", file, i + 1, fields[0]);
      g_strdelimit (name + strlen ("/scripture/reference/") + strlen (file) + 1, "/#", '|');
      g_test_add_data_func_full (name, one, test_case, (GDestroyNotify) case_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_table ("cases.tsv");
  add_table ("booknames-nl.tsv");
  add_table ("references.tsv");
  add_table ("prose.tsv");

  return g_test_run ();
}
