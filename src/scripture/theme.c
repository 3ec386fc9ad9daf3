/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggests verses for what a person brings or receives, from a list that was chosen by hand. Verses
 * that name the matter come first. A sharp verse is true, but hard to hear for who is hurt: it
 * never comes first, and two never stand together. Pure, any thread. */

#include "scripture/theme.h"

#include "scripture/theme-private.h"

static const SiloamTheme *
find_theme (const char *name)
{
  for (gsize i = 0; i < siloam_n_themes; i++)
    if (g_strcmp0 (siloam_themes[i].name, name) == 0)
      return &siloam_themes[i];
  return NULL;
}

static gboolean
holds (const SiloamReference *self, guint chapter, guint verse)
{
  if (chapter < self->chapter || (chapter == self->chapter && verse < self->verse))
    return FALSE;
  return chapter < self->end_chapter ||
         (chapter == self->end_chapter && (self->end_verse == 0 || verse <= self->end_verse));
}

static gboolean
is_among (const SiloamReference *verses, const SiloamReference *already, guint n_already)
{
  for (guint i = 0; i < n_already; i++)
    {
      SiloamReference other;

      if (siloam_reference_map (&already[i], SILOAM_NUMBERING_KJV, &other, NULL) &&
          other.book == verses->book &&
          (holds (&other, verses->chapter, verses->verse) ||
           holds (verses, other.chapter, other.verse)))
        return TRUE;
    }
  return FALSE;
}

/* Any order will do as long as it is the same for the same seed on every machine. */
static guint32
next_number (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void
shuffle (GArray *verses, guint from, guint32 *state)
{
  for (guint i = verses->len; i > from + 1; i--)
    {
      SiloamReference *last = &g_array_index (verses, SiloamReference, i - 1);
      SiloamReference *other =
          &g_array_index (verses, SiloamReference, from + next_number (state) % (i - from));
      SiloamReference kept = *last;

      *last = *other;
      *other = kept;
    }
}

static void
append_new (GArray *out,
            const SiloamReference *verses,
            guint n_verses,
            const SiloamReference *already,
            guint n_already)
{
  for (guint i = 0; i < n_verses; i++)
    if (!is_among (&verses[i], already, n_already))
      g_array_append_val (out, verses[i]);
}

/* From the end on, with another verse between every two. */
static void
insert_sharp (GArray *out, GArray *sharp)
{
  guint place = out->len;

  for (guint i = 0; i < sharp->len && place > 0; i++, place--)
    g_array_insert_val (out, place, g_array_index (sharp, SiloamReference, i));
}

/**
 * siloam_theme_list:
 *
 * Returns: (transfer none): the themes there are, ended by %NULL
 */
const char *const *
siloam_theme_list (void)
{
  return siloam_theme_names;
}

/**
 * siloam_theme_suggest:
 * @theme: (nullable): one of siloam_theme_list()
 * @already: (array length=n_already) (nullable): references that are not to be suggested, in any
 *   numbering
 * @seed: another order for another number
 *
 * Suggests verses: first those that name the theme, in an order of @seed, then the others. Numbers
 * are those of the KJV; map them for who reads.
 *
 * Returns: (transfer full) (element-type SiloamReference): the verses, none for an unknown theme
 */
GArray *
siloam_theme_suggest (const char *theme,
                      const SiloamReference *already,
                      guint n_already,
                      guint32 seed)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (SiloamReference));
  g_autoptr (GArray) sharp = g_array_new (FALSE, FALSE, sizeof (SiloamReference));
  const SiloamTheme *found = find_theme (theme);
  guint n_core;

  if (found == NULL)
    return out;
  append_new (out, found->verses, found->n_core, already, n_already);
  n_core = out->len;
  shuffle (out, 0, &seed);
  append_new (out, found->verses + found->n_core, found->n_more, already, n_already);
  shuffle (out, n_core, &seed);
  append_new (sharp,
              found->verses + found->n_core + found->n_more,
              found->n_sharp,
              already,
              n_already);
  insert_sharp (out, sharp);
  return out;
}
