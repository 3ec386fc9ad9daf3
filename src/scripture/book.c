/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Recognises the name of a book by reading backwards from the number that follows it, a bounded
 * number of words, so that prose without references costs next to nothing. Never decides whether a
 * name is meant as a reference: passage.c weighs that. Pure, any thread. */

#include "scripture/passage-private.h"

#include <string.h>

#define MAX_NAME 48
#define MAX_NAME_WORDS 4
#define MAX_LETTER_WORDS 6
#define BOOK_EZRA 15

static const char *const plural_names[] = { "psalmen", "psalms", "psaumes", "salmos", NULL };

typedef struct
{
  SiloamCursor start;
  char name[MAX_NAME];
} Candidate;

/* The language of the text first; Dutch and English are understood everywhere. */
static guint
languages_of (const SiloamReading *reading, SiloamLanguage out[3])
{
  const SiloamLanguage always[] = { SILOAM_LANGUAGE_EN, SILOAM_LANGUAGE_NL };
  guint n = 0;

  out[n++] = reading->language;
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (always[i] != reading->language)
      out[n++] = always[i];
  return n;
}

static gboolean
is_known (const SiloamReading *reading, const char *name)
{
  SiloamLanguage languages[3];
  guint n = languages_of (reading, languages);

  for (guint i = 0; i < n; i++)
    if (siloam_lexicon_lookup (languages[i], name) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_boundary_back (const SiloamCursor *cursor)
{
  gunichar c = siloam_cursor_peek_back (cursor);

  return !g_unichar_isalnum (c) && c != '_' && c != '@';
}

/* The digit of "1 Kor.": not the end of another number, such as a clock time or a decimal. */
static guint
read_digit_back (SiloamCursor *cursor)
{
  SiloamCursor before = *cursor;
  gunichar digit = siloam_cursor_previous (&before);
  gunichar c = siloam_cursor_peek_back (&before);

  if (digit < '1' || digit > '5' || !is_boundary_back (&before) || c == ':')
    return 0;
  if (c == '.')
    {
      SiloamCursor decimal = before;

      siloam_cursor_previous (&decimal);
      if (g_unichar_isdigit (siloam_cursor_peek_back (&decimal)))
        return 0;
    }
  cursor->at = before.at;
  return digit - '0';
}

static guint
roman_value (const char *text, gsize length)
{
  const char *const roman[] = { "I", "II", "III", "IV", "V" };

  for (guint i = 0; i < G_N_ELEMENTS (roman); i++)
    if (strlen (roman[i]) == length && strncmp (text, roman[i], length) == 0)
      return i + 1;
  return 0;
}

static guint
ordinal_value (const SiloamReading *reading, const char *word)
{
  for (guint i = SILOAM_WORD_FIRST; i <= SILOAM_WORD_FIFTH; i++)
    if (siloam_words_contain ((SiloamWordClass) i, reading->language, word))
      return i - SILOAM_WORD_FIRST + 1;
  return 0;
}

/* The ordinal that ends at @cursor, "1", "1.", "1e", "II" or "Tweede"; 0, without moving, if none.
 */
static guint
read_ordinal_back (const SiloamReading *reading, SiloamCursor *cursor)
{
  SiloamCursor before = *cursor;
  char word[MAX_NAME];
  guint value;

  siloam_cursor_skip_blanks_back (&before);
  if (siloam_cursor_peek_back (&before) == '.')
    siloam_cursor_previous (&before);

  if (g_unichar_isdigit (siloam_cursor_peek_back (&before)))
    value = read_digit_back (&before);
  else
    {
      const char *end = before.at;

      if (end == cursor->at || !siloam_cursor_read_letters_back (&before, word, sizeof word))
        return 0;
      if (siloam_words_contain (SILOAM_WORD_SUFFIX, reading->language, word) &&
          g_unichar_isdigit (siloam_cursor_peek_back (&before)))
        value = read_digit_back (&before);
      else if (is_boundary_back (&before))
        value =
            MAX (roman_value (before.at, (gsize) (end - before.at)), ordinal_value (reading, word));
      else
        value = 0;
    }

  if (value > 0)
    cursor->at = before.at;
  return value;
}

/* The ordinal of "De eerste brief van Paulus aan de" or "Primera de" before a name; 0, without
 * moving, if it is not there. */
static guint
read_letter_back (const SiloamReading *reading, SiloamCursor *cursor)
{
  SiloamCursor before = *cursor;
  char word[MAX_NAME];

  for (guint i = 0; i < MAX_LETTER_WORDS; i++)
    {
      const char *end = before.at;
      guint value;

      if (!siloam_cursor_skip_blanks_back (&before) || before.at == end ||
          !siloam_cursor_read_letters_back (&before, word, sizeof word))
        return 0;
      if (siloam_words_contain (SILOAM_WORD_FILLER, reading->language, word))
        continue;

      value = siloam_words_contain (SILOAM_WORD_LETTER, reading->language, word)
                  ? read_ordinal_back (reading, &before)
                  : ordinal_value (reading, word);
      if (value > 0)
        cursor->at = before.at;
      return value;
    }
  return 0;
}

static gboolean
try_numbered (const SiloamReading *reading,
              const SiloamBookName *entry,
              const Candidate *candidate,
              SiloamBookHit *out)
{
  SiloamCursor start = candidate->start;
  guint ordinal;

  if (entry->set_size == 0)
    return FALSE;

  ordinal = read_ordinal_back (reading, &start);
  if (ordinal == 0)
    ordinal = read_letter_back (reading, &start);
  if (ordinal == 0 || ordinal > entry->set_size)
    return FALSE;

  out->book = entry->set_base + ordinal - 1;
  out->strength = entry->set_strength;
  out->numbered = TRUE;
  out->start = start.at;
  return TRUE;
}

static gboolean
try_plain (const SiloamReading *reading,
           const SiloamBookName *entry,
           const Candidate *candidate,
           SiloamBookHit *out)
{
  SiloamCursor start = candidate->start;

  if (entry->book == 0 || !is_boundary_back (&start))
    return FALSE;
  /* 3 and 4 Ezra are other books, outside the sixty-six. */
  if (entry->book == BOOK_EZRA && read_ordinal_back (reading, &start) > 0)
    return FALSE;

  out->book = entry->book;
  out->strength = entry->strength;
  out->start = candidate->start.at;
  return TRUE;
}

static gboolean
try_candidate (const SiloamReading *reading, const Candidate *candidate, SiloamBookHit *out)
{
  SiloamLanguage languages[3];
  guint n = languages_of (reading, languages);

  for (guint i = 0; i < n; i++)
    {
      const SiloamBookName *entry = siloam_lexicon_lookup (languages[i], candidate->name);

      if (entry == NULL)
        continue;
      if (!try_numbered (reading, entry, candidate, out) &&
          !try_plain (reading, entry, candidate, out))
        continue;

      out->entry = entry;
      out->foreign = i > 0;
      out->capital = siloam_cursor_is_upper (&candidate->start);
      out->plural = g_strv_contains (plural_names, candidate->name);
      return TRUE;
    }
  return FALSE;
}

/* The words before the last: "songs", "of songs", "song of songs". */
static guint
collect_longer_names (SiloamCursor *cursor, Candidate candidates[MAX_NAME_WORDS])
{
  guint n = 1;

  while (n < MAX_NAME_WORDS)
    {
      const char *end = cursor->at;
      char word[MAX_NAME];

      if (!siloam_cursor_skip_blanks_back (cursor) || cursor->at == end ||
          !siloam_cursor_read_letters_back (cursor, word, sizeof word))
        break;
      if (g_snprintf (candidates[n].name, MAX_NAME, "%s %s", word, candidates[n - 1].name) >=
          MAX_NAME)
        break;
      candidates[n++].start = *cursor;
    }
  return n;
}

static gboolean
read_dot_back (SiloamCursor *cursor)
{
  if (siloam_cursor_peek_back (cursor) != '.')
    return FALSE;
  siloam_cursor_previous (cursor);
  return TRUE;
}

/* The last word of a name, perhaps with "hoofdstuk" or "chap." between it and the number. */
static gboolean
read_last_word (const SiloamReading *reading, SiloamCursor *cursor, char *word, SiloamBookHit *out)
{
  out->dot = read_dot_back (cursor);
  if (!siloam_cursor_read_letters_back (cursor, word, MAX_NAME))
    return FALSE;
  if (is_known (reading, word))
    return TRUE;
  if (!siloam_words_contain (SILOAM_WORD_CHAPTER, reading->language, word))
    return FALSE;

  out->spelled_out = TRUE;
  siloam_cursor_skip_blanks_back (cursor);
  if (siloam_cursor_peek_back (cursor) == ',')
    siloam_cursor_previous (cursor);
  out->dot = read_dot_back (cursor);
  return siloam_cursor_read_letters_back (cursor, word, MAX_NAME) && is_known (reading, word);
}

gboolean
siloam_book_find_before (const SiloamReading *reading,
                         const SiloamCursor *number,
                         SiloamBookHit *out)
{
  Candidate candidates[MAX_NAME_WORDS];
  SiloamCursor cursor = *number;
  guint n;

  *out = (SiloamBookHit){ 0 };
  siloam_cursor_skip_blanks_back (&cursor);
  out->attached = cursor.at == number->at;
  if (!read_last_word (reading, &cursor, candidates[0].name, out))
    return FALSE;

  candidates[0].start = cursor;
  n = collect_longer_names (&cursor, candidates);
  while (n > 0)
    if (try_candidate (reading, &candidates[--n], out))
      return TRUE;
  return FALSE;
}

gboolean
siloam_book_begins_at (const SiloamReading *reading, const SiloamCursor *cursor)
{
  SiloamLanguage languages[3];
  guint n = languages_of (reading, languages);
  SiloamCursor ahead = *cursor;
  char word[MAX_NAME];
  guint ordinal;

  if (!siloam_cursor_read_number (&ahead, &ordinal) || ordinal > 5)
    return FALSE;
  if (siloam_cursor_peek (&ahead) == '.')
    siloam_cursor_next (&ahead);
  else if (siloam_cursor_read_word (&ahead, SILOAM_WORD_SUFFIX, reading->language) &&
           siloam_cursor_peek (&ahead) == '.')
    siloam_cursor_next (&ahead);
  siloam_cursor_skip_blanks (&ahead);
  if (!siloam_cursor_read_letters (&ahead, word, sizeof word))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const SiloamBookName *entry = siloam_lexicon_lookup (languages[i], word);

      if (entry != NULL && entry->set_size >= ordinal)
        return TRUE;
    }
  return FALSE;
}
