/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Four times the text is four times the work, also for text that is made to be slow. Counted in
 * steps of the program, so that no clock and no other program has a say: the compiler calls us at
 * each of them (see meson.build), and memchr() is counted by what it passes over. */

#include <string.h>

#include "scripture/reference.h"
#include "scripture/verse-text.h"

#define SHORT_BYTES (16 * 1024)
#define MOST_GROWTH 4.4

void __sanitizer_cov_trace_pc (void);
void *__real_memchr (const void *bytes, int wanted, size_t length);
void *__wrap_memchr (const void *bytes, int wanted, size_t length);

static guint64 steps;

void
__sanitizer_cov_trace_pc (void)
{
  steps++;
}

void *
__wrap_memchr (const void *bytes, int wanted, size_t length)
{
  char *found = __real_memchr (bytes, wanted, length);

  steps += (found != NULL ? (gsize) (found - (const char *) bytes) : length) / 8;
  return found;
}

typedef struct
{
  const char *name, *unit;
} Pattern;

static const Pattern running[] = {
  { "blanks", " " },
  { "lines", "\n" },
  { "digits", "1" },
  { "numbers", "1 " },
  { "lists", "1, " },
  { "chapters-and-verses", "1:1" },
  { "ranges", "1-" },
  { "dots", "1." },
  { "a-name", "Ps " },
  { "a-name-and-a-number", "Ps 1 " },
  { "a-list-that-goes-on", "Ps 1:1, 2, 3; 4:5-6; " },
  { "a-name-of-many-words", "het eerste boek " },
  { "ordinals", "eerste 1 " },
  { "letters", "a" },
  { "letters-before-digits", "aaaaaaaaaaaaaaaa1" },
  { "marks-above", "e\314\201" },
  { "soft-hyphens", "\302\255" },
  { "soft-hyphens-before-digits", "Ps\302\255\302\255\302\255 1" },
  { "dashes", "\342\200\223" },
  { "no-utf-8", "\200" },
  { "verses", "vers 1 " },
};

static const Pattern marked[] = {
  { "opened", "<" },
  { "closed", ">" },
  { "entities", "&" },
  { "entities-that-end", "&#1;" },
  { "notes-that-open", "<note>" },
  { "notes-that-close", "</note>" },
  { "notes", "<note>9:5</note>" },
  { "titles", "<title canonical=\"true\">" },
  { "quotes", "<q marker=\"" },
  { "quotes-that-end", "<q marker=\"x\">" },
  { "attributes", "<q a=\"" },
  { "joints", "] [ (" },
  { "joints-that-end", "] [ (1)" },
  { "marks-of-usfm", "\\nd" },
  { "footnotes-of-gbf", "<RF>" },
  { "blanks", " \t" },
  { "capitals", "<divineName>\307\260" },
  { "no-utf-8", "\377" },
};

static char *
repeat (const char *unit, gsize length)
{
  GString *text = g_string_sized_new (length + strlen (unit));

  while (text->len < length)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static guint64
count_find (const char *unit, gsize length)
{
  g_autofree char *text = repeat (unit, length);
  g_autoptr (GArray) matches = NULL;

  steps = 0;
  matches = siloam_reference_find (text, -1, "nl", SILOAM_NUMBERING_NLD);
  return steps;
}

static guint64
count_verse (const char *unit, gsize length, SiloamMarkup markup)
{
  g_autofree char *text = repeat (unit, length);
  g_auto (SiloamVerseText) verse = { 0 };

  steps = 0;
  siloam_verse_text_init (&verse, markup, text, strlen (text));
  return steps;
}

static void
assert_linear (guint64 few, guint64 many)
{
  g_test_message ("%" G_GUINT64_FORMAT " steps, then %" G_GUINT64_FORMAT, few, many);
  g_assert_cmpuint (few, >, SHORT_BYTES / 16);
  g_assert_cmpfloat ((double) many, <=, MOST_GROWTH * (double) few);
}

static void
test_find (gconstpointer data)
{
  const Pattern *pattern = data;

  assert_linear (count_find (pattern->unit, SHORT_BYTES),
                 count_find (pattern->unit, 4 * SHORT_BYTES));
}

static void
test_verse (gconstpointer data)
{
  const Pattern *pattern = data;

  for (guint markup = SILOAM_MARKUP_PLAIN; markup <= SILOAM_MARKUP_GBF; markup++)
    assert_linear (count_verse (pattern->unit, SHORT_BYTES, (SiloamMarkup) markup),
                   count_verse (pattern->unit, 4 * SHORT_BYTES, (SiloamMarkup) markup));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (running); i++)
    {
      g_autofree char *path = g_strconcat ("/scripture/work/find/", running[i].name, NULL);

      g_test_add_data_func (path, &running[i], test_find);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autofree char *path = g_strconcat ("/scripture/work/markup/", marked[i].name, NULL);

      g_test_add_data_func (path, &marked[i], test_verse);
    }
  return g_test_run ();
}
