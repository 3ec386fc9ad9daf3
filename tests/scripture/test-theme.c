/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The verses that are suggested. */

#include "scripture/tables-private.h"
#include "scripture/theme-private.h"
#include "scripture/theme.h"

static gboolean
exists (const SiloamReference *verses)
{
  return verses->verse >= 1 &&
         verses->verse <=
             siloam_chapter_last_verse (SILOAM_NUMBERING_KJV, verses->book, verses->chapter) &&
         verses->end_verse <=
             siloam_chapter_last_verse (SILOAM_NUMBERING_KJV, verses->book, verses->end_chapter);
}

static gboolean
same (const SiloamReference *a, const SiloamReference *b)
{
  return a->book == b->book && a->chapter == b->chapter && a->verse == b->verse &&
         a->end_chapter == b->end_chapter && a->end_verse == b->end_verse;
}

static gboolean
is_sharp (const SiloamTheme *theme, const SiloamReference *verses)
{
  guint first = theme->n_core + theme->n_more;

  for (guint i = 0; i < theme->n_sharp; i++)
    if (same (&theme->verses[first + i], verses))
      return TRUE;
  return FALSE;
}

static void
test_existence (void)
{
  for (gsize i = 0; i < siloam_n_themes; i++)
    {
      const SiloamTheme *theme = &siloam_themes[i];
      guint n_verses = theme->n_core + theme->n_more + theme->n_sharp;

      for (guint j = 0; j < n_verses; j++)
        g_assert_true (exists (&theme->verses[j]));
    }
  g_assert_cmpuint (siloam_n_themes, ==, 20);
  g_assert_cmpuint (g_strv_length ((char **) siloam_theme_list ()), ==, 20);
}

static void
test_core_first (void)
{
  for (gsize i = 0; i < siloam_n_themes; i++)
    for (guint32 seed = 0; seed < 50; seed++)
      {
        const SiloamTheme *theme = &siloam_themes[i];
        g_autoptr (GArray) found = siloam_theme_suggest (theme->name, NULL, 0, seed);

        for (guint j = 0; j < theme->n_core; j++)
          {
            gboolean core = FALSE;

            for (guint k = 0; k < theme->n_core; k++)
              core = core || same (&theme->verses[k], &g_array_index (found, SiloamReference, j));
            g_assert_true (core);
          }
        g_assert_cmpuint (found->len, ==, theme->n_core + theme->n_more + theme->n_sharp);
      }
}

static void
test_sharp (void)
{
  for (gsize i = 0; i < siloam_n_themes; i++)
    for (guint32 seed = 0; seed < 50; seed++)
      {
        const SiloamTheme *theme = &siloam_themes[i];
        g_autoptr (GArray) found = siloam_theme_suggest (theme->name, NULL, 0, seed);
        gboolean before = TRUE;

        for (guint j = 0; j < found->len; j++)
          {
            gboolean sharp = is_sharp (theme, &g_array_index (found, SiloamReference, j));

            g_assert_false (before && sharp);
            before = sharp;
          }
      }
}

/* When all gentle ones have been used a sharp one is not offered alone. */
static void
test_sharp_alone (void)
{
  const SiloamTheme *theme = NULL;
  g_autoptr (GArray) found = NULL;

  for (gsize i = 0; i < siloam_n_themes; i++)
    if (g_str_equal (siloam_themes[i].name, "unforgiveness"))
      theme = &siloam_themes[i];
  found = siloam_theme_suggest (theme->name, theme->verses, theme->n_core + theme->n_more, 1);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_wounds_and_grief (void)
{
  for (gsize i = 0; i < siloam_n_themes; i++)
    if (g_str_equal (siloam_themes[i].name, "wound") ||
        g_str_equal (siloam_themes[i].name, "grief"))
      g_assert_cmpuint (siloam_themes[i].n_sharp, ==, 0);
}

static void
test_already (void)
{
  g_autoptr (GArray) all = siloam_theme_suggest ("wound", NULL, 0, 3);
  g_autoptr (GArray) rest = NULL;
  SiloamReference already;

  g_assert_true (siloam_reference_parse ("Ps. 34:19", "nl", SILOAM_NUMBERING_NLD, &already));
  rest = siloam_theme_suggest ("wound", &already, 1, 3);
  g_assert_cmpuint (rest->len, ==, all->len - 1);
  for (guint i = 0; i < rest->len; i++)
    {
      const SiloamReference *found = &g_array_index (rest, SiloamReference, i);

      g_assert_false (found->book == 19 && found->chapter == 34);
    }
}

static void
test_seed (void)
{
  g_autoptr (GArray) once = siloam_theme_suggest ("fear", NULL, 0, 11);
  g_autoptr (GArray) again = siloam_theme_suggest ("fear", NULL, 0, 11);
  gboolean differs = FALSE;

  for (guint i = 0; i < once->len; i++)
    g_assert_true (same (&g_array_index (once, SiloamReference, i),
                         &g_array_index (again, SiloamReference, i)));
  for (guint32 seed = 12; seed < 20; seed++)
    {
      g_autoptr (GArray) other = siloam_theme_suggest ("fear", NULL, 0, seed);

      differs = differs || !same (&g_array_index (once, SiloamReference, 0),
                                  &g_array_index (other, SiloamReference, 0));
    }
  g_assert_true (differs);
}

static void
test_unknown (void)
{
  g_autoptr (GArray) unknown = siloam_theme_suggest ("lottery", NULL, 0, 1);
  g_autoptr (GArray) none = siloam_theme_suggest (NULL, NULL, 0, 1);

  g_assert_cmpuint (unknown->len + none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add_func ("/scripture/theme/" name, function)
  ADD ("every-verse-exists", test_existence);
  ADD ("verses-that-name-it-come-first", test_core_first);
  ADD ("a-sharp-verse-is-never-first-nor-next-to-another", test_sharp);
  ADD ("a-sharp-verse-is-never-alone", test_sharp_alone);
  ADD ("wounds-and-grief-have-no-sharp-verse", test_wounds_and_grief);
  ADD ("a-verse-that-was-used-is-not-suggested-again", test_already);
  ADD ("the-same-seed-gives-the-same-order", test_seed);
  ADD ("an-unknown-theme-has-no-verses", test_unknown);
#undef ADD
  return g_test_run ();
}
