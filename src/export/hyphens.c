/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Breaks long words by the patterns that are installed for LibreOffice and others, through
 * libhyphen. Without the library or without patterns nothing is broken. Only words of letters are
 * touched: addresses, numbers and references stay whole. One thread at a time. */

#include "export/hyphens.h"

#include <string.h>

#ifdef HAVE_HYPHEN
#include <hyphen.h>

/* In letters. Fewer at either end make a break that is harder to read than a ragged line. */
#define SHORTEST_WORD 8
#define LONGEST_WORD 100
#define MIN_BEFORE 3
#define MIN_AFTER 3

struct _SiloamHyphens
{
  HyphenDict *patterns;
};

static const char *const dutch[] = { "hyph_nl_NL.dic", "hyph_nl.dic", NULL };
static const char *const english[] = { "hyph_en_GB.dic", "hyph_en_US.dic", "hyph_en.dic", NULL };

static HyphenDict *
load_from (const char *folder, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, "hyphen", names[i], NULL);
      HyphenDict *patterns =
          g_file_test (path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load (path) : NULL;

      if (patterns != NULL)
        return patterns;
    }
  return NULL;
}

/**
 * siloam_hyphens_new:
 * @language: "nl" or "en"
 *
 * Returns: (transfer full) (nullable): the patterns that are installed for @language
 */
SiloamHyphens *
siloam_hyphens_new (const char *language)
{
  const char *const *folders = g_get_system_data_dirs ();
  HyphenDict *patterns = NULL;
  SiloamHyphens *self;

  for (guint i = 0; patterns == NULL && folders[i] != NULL; i++)
    patterns = load_from (folders[i], g_str_equal (language, "nl") ? dutch : english);
  if (patterns == NULL)
    return NULL;
  self = g_new0 (SiloamHyphens, 1);
  self->patterns = patterns;
  return self;
}

void
siloam_hyphens_free (SiloamHyphens *self)
{
  hnj_hyphen_free (self->patterns);
  g_free (self);
}

/* In Dutch "reünie" loses its dots when it is broken before them; such a break is left alone. */
static gboolean
has_dots (gunichar c)
{
  return c == 0xeb || c == 0xef || c == 0xf6 || c == 0xfc;
}

static void
free_changes (char **changes, int *places, int *cuts, gsize length)
{
  for (gsize i = 0; changes != NULL && i < length; i++)
    free (changes[i]);
  free (changes);
  free (places);
  free (cuts);
}

/* Digits that are odd stand after a letter where the word may be broken; a break that would change
 * a letter is none. FALSE when the patterns do not know the letters. */
static gboolean
find_breaks (SiloamHyphens *self, const char *word, gsize length, char *breaks)
{
  g_autofree char *small = g_utf8_strdown (word, (gssize) length);
  gsize written = 0;
  g_autofree char *coded =
      g_convert (small, -1, self->patterns->cset, "UTF-8", NULL, &written, NULL);
  char **changes = NULL;
  int *places = NULL;
  int *cuts = NULL;

  if (coded == NULL || written == 0 || written > 4 * LONGEST_WORD)
    return FALSE;
  if (hnj_hyphen_hyphenate2 (self->patterns,
                             coded,
                             (int) written,
                             breaks,
                             NULL,
                             &changes,
                             &places,
                             &cuts) != 0)
    return FALSE;
  for (gsize i = 0; changes != NULL && i < written; i++)
    if (changes[i] != NULL)
      breaks[i] = '0';
  free_changes (changes, places, cuts, written);
  return TRUE;
}

static void
add_word (SiloamHyphens *self, GString *out, const char *word, gsize length)
{
  char breaks[4 * LONGEST_WORD + 5] = { 0 };
  glong letters = g_utf8_strlen (word, (gssize) length);
  const char *at = word;

  if (letters < SHORTEST_WORD || letters > LONGEST_WORD ||
      !find_breaks (self, word, length, breaks))
    {
      g_string_append_len (out, word, (gssize) length);
      return;
    }
  for (glong i = 0; i < letters; i++)
    {
      g_string_append_unichar (out, g_utf8_get_char (at));
      at = g_utf8_next_char (at);
      if (breaks[i] & 1 && i + 1 >= MIN_BEFORE && letters - i - 1 >= MIN_AFTER &&
          !has_dots (g_utf8_get_char (at)))
        g_string_append_unichar (out, 0xad);
    }
}

/* What stands against a word decides whether it is one: an address is not. */
static gboolean
is_part_of_more (gunichar c)
{
  return g_unichar_isdigit (c) || c == '/' || c == '@' || c == '_' || c == ':' || c == 0xad;
}

/**
 * siloam_hyphens_soften:
 *
 * Returns: (transfer full): @text, in which long words may be broken
 */
char *
siloam_hyphens_soften (SiloamHyphens *self, const char *text)
{
  GString *out = g_string_new (NULL);
  gunichar before = ' ';

  while (*text != '\0')
    {
      const char *end = text;

      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end == text)
        {
          before = g_utf8_get_char (text);
          g_string_append_unichar (out, before);
          text = g_utf8_next_char (text);
        }
      else
        {
          gunichar after = g_utf8_get_char (end);

          if (is_part_of_more (before) || (is_part_of_more (after) && after != ':') ||
              (after == '.' && g_unichar_isalpha (g_utf8_get_char (end + 1))))
            g_string_append_len (out, text, end - text);
          else
            add_word (self, out, text, (gsize) (end - text));
          before = 'a';
          text = end;
        }
    }
  return g_string_free (out, FALSE);
}

#else

SiloamHyphens *
siloam_hyphens_new (const char *language)
{
  return NULL;
}

void
siloam_hyphens_free (SiloamHyphens *self)
{
}

char *
siloam_hyphens_soften (SiloamHyphens *self, const char *text)
{
  return g_strdup (text);
}

#endif
