/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds references in text, reads a typed one, and writes them out. Looks for digits and reads
 * backwards from them, so the time is linear in the text and prose without numbers is passed over.
 * Pure: no I/O, no locale, any thread; no input makes it fail. */

#include "scripture/reference.h"

#include <string.h>

#include "scripture/passage-private.h"

/* Counts characters as GtkTextBuffer does, from one byte of the text to a later one. */
typedef struct
{
  const char *at;
  guint characters;
} Counter;

static guint
count_to (Counter *self, const char *byte)
{
  for (; self->at < byte; self->at++)
    self->characters += ((guchar) *self->at & 0xc0) != 0x80;
  return self->characters;
}

static void
append_matches (GArray *matches, GArray *passages, const char *text, Counter *counter)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const SiloamPassage *passage = &g_array_index (passages, SiloamPassage, i);
      SiloamMatch match = {
        .byte_start = (guint) (passage->start - text),
        .byte_end = (guint) (passage->end - text),
        .reference = passage->reference,
      };

      match.start = count_to (counter, passage->start);
      match.end = count_to (counter, passage->end);
      g_array_append_val (matches, match);
    }
  g_array_set_size (passages, 0);
}

static const char *
skip_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

static GArray *
find (const char *text, gsize length, const SiloamReading *reading)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (SiloamMatch));
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (SiloamPassage));
  const char *end = text + length;
  const char *floor = text; /* what is already linked is not read again */
  const char *at = text;
  Counter counter = { text, 0 };

  while (at < end)
    {
      SiloamCursor number = { .at = at, .start = floor, .end = end };
      SiloamBookHit hit;
      const char *read_to = NULL;

      if (!g_ascii_isdigit (*at))
        {
          at++;
          continue;
        }
      if (siloam_book_find_before (reading, &number, &hit))
        read_to = siloam_passages_read (reading, &hit, &number, passages);
      append_matches (matches, passages, text, &counter);
      if (read_to != NULL)
        floor = read_to;
      at = read_to != NULL ? read_to : skip_digits (at, end);
    }
  return matches;
}

/**
 * siloam_reference_find:
 * @text: any bytes; what is not UTF-8 is passed over
 * @length: the number of bytes, or -1 when @text ends with a NUL
 * @language: (nullable): the language of the text, such as "nl" or "nl_NL"; Dutch and English names
 * are understood in every language
 * @numbering: how the text numbers its verses
 *
 * Finds every reference in running text. Each chapter, verse or range of a list is a match of its
 * own: "Hebr. 11:1,6" gives two. Only what exists in @numbering is found, and what may well be a
 * time, an amount or a common word is left alone. Takes time linear in @length.
 *
 * Returns: (transfer full) (element-type SiloamMatch): the matches in the order of the text
 */
GArray *
siloam_reference_find (const char *text,
                       gssize length,
                       const char *language,
                       SiloamNumbering numbering)
{
  SiloamReading reading = {
    .language = siloam_language_from_code (language),
    .numbering = numbering,
  };

  g_return_val_if_fail (text != NULL || length == 0,
                        g_array_new (FALSE, FALSE, sizeof (SiloamMatch)));
  g_return_val_if_fail ((guint) numbering < SILOAM_N_NUMBERINGS,
                        g_array_new (FALSE, FALSE, sizeof (SiloamMatch)));

  if (text == NULL)
    text = "";
  return find (text, length < 0 ? strlen (text) : (gsize) length, &reading);
}

/* Blanks, and dots at the end, do not belong to what was typed. */
static gboolean
is_whole (const char *typed, const SiloamMatch *match)
{
  const char *before = typed;
  const char *after = typed + match->byte_end;

  before += strspn (before, " \t\r\n");
  after += strspn (after, " \t\r\n.");
  return before == typed + match->byte_start && *after == '\0';
}

/**
 * siloam_reference_parse:
 * @typed: what a person typed where a reference is asked for
 * @language: (nullable): the language of the person
 * @numbering: how they number verses
 * @out: (out): the reference, untouched when there is none
 *
 * Reads one reference with nothing else around it. Where a reference is asked for, names need no
 * capital and no dot: "heb 11:1" is Hebrews. A list is not one reference.
 *
 * Returns: whether @typed is a reference
 */
gboolean
siloam_reference_parse (const char *typed,
                        const char *language,
                        SiloamNumbering numbering,
                        SiloamReference *out)
{
  SiloamReading reading = {
    .language = siloam_language_from_code (language),
    .numbering = numbering,
    .lenient = TRUE,
  };
  g_autoptr (GArray) matches = NULL;
  const SiloamMatch *match;

  g_return_val_if_fail (typed != NULL && out != NULL, FALSE);
  g_return_val_if_fail ((guint) numbering < SILOAM_N_NUMBERINGS, FALSE);

  matches = find (typed, strlen (typed), &reading);
  match = (const SiloamMatch *) (gpointer) matches->data;
  if (matches->len != 1 || !is_whole (typed, match))
    return FALSE;

  *out = match->reference;
  return TRUE;
}

static void
append_osis (GString *out, guint book, guint chapter, guint verse)
{
  g_string_append_printf (out, "%s.%u", siloam_books_osis[book], chapter);
  if (verse > 0)
    g_string_append_printf (out, ".%u", verse);
}

static gboolean
is_valid (const SiloamReference *self)
{
  return self->book >= 1 && self->book <= SILOAM_N_BOOKS && self->numbering < SILOAM_N_NUMBERINGS;
}

/**
 * siloam_reference_to_osis:
 *
 * Writes the reference as an OSIS id, such as "Ps.34.18" or "1Pet.1.18-1Pet.1.19", in its own
 * numbering.
 *
 * Returns: (transfer full): the id
 */
char *
siloam_reference_to_osis (const SiloamReference *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL && is_valid (self), NULL);

  out = g_string_new (NULL);
  append_osis (out, self->book, self->chapter, self->verse);
  if (self->end_chapter != self->chapter || self->end_verse != self->verse)
    {
      g_string_append_c (out, '-');
      append_osis (out, self->book, self->end_chapter, self->end_verse);
    }
  return g_string_free (out, FALSE);
}

/* One to three digits, and no zero in front. */
static gboolean
read_number (const char **at, guint16 *out)
{
  guint number = 0;
  guint digits = 0;

  for (; g_ascii_isdigit (**at) && digits < 4; (*at)++, digits++)
    number = number * 10 + (guint) g_ascii_digit_value (**at);
  if (digits < 1 || digits > 3 || (*at)[-(int) digits] == '0')
    return FALSE;
  *out = (guint16) number;
  return TRUE;
}

static gboolean
read_osis_end (const char **at, guint *book, guint16 *chapter, guint16 *verse)
{
  gsize length = strcspn (*at, ".");

  for (*book = 1; *book <= SILOAM_N_BOOKS; (*book)++)
    if (strlen (siloam_books_osis[*book]) == length &&
        strncmp (siloam_books_osis[*book], *at, length) == 0)
      break;
  *at += length;
  if (*book > SILOAM_N_BOOKS || *(*at)++ != '.' || !read_number (at, chapter))
    return FALSE;
  *verse = 0;
  if (**at != '.')
    return TRUE;
  (*at)++;
  return read_number (at, verse);
}

/* Does it hold verses that exist, in their order? */
static gboolean
exists (const SiloamReference *self)
{
  SiloamNumbering numbering = (SiloamNumbering) self->numbering;
  guint last = siloam_chapter_last_verse (numbering, self->book, self->end_chapter);
  guint end_verse = self->end_verse > 0 ? self->end_verse : last;

  if (self->chapter > self->end_chapter || end_verse > last || last == 0)
    return FALSE;
  if (self->chapter == self->end_chapter)
    return self->verse <= end_verse;
  return self->verse <= siloam_chapter_last_verse (numbering, self->book, self->chapter);
}

/* Whole chapters at both ends, or verses at both. */
static void
complete (SiloamReference *self)
{
  if (self->verse == 0 && self->end_verse > 0)
    self->verse = 1;
  else if (self->verse > 0 && self->end_verse == 0)
    self->end_verse = (guint16) siloam_chapter_last_verse ((SiloamNumbering) self->numbering,
                                                           self->book,
                                                           self->end_chapter);
}

/**
 * siloam_reference_from_osis:
 * @osis: any text
 * @numbering: the numbering it was written in, which an OSIS id does not tell
 * @out: (out): the reference, untouched when there is none
 *
 * Reads what siloam_reference_to_osis() writes, and a range from a chapter to a verse or the other
 * way round as the verses it holds.
 *
 * Returns: whether @osis is an id of verses that exist in @numbering
 */
gboolean
siloam_reference_from_osis (const char *osis, SiloamNumbering numbering, SiloamReference *out)
{
  SiloamReference found = { .numbering = (guint8) numbering };
  const char *at = osis;
  guint book, end_book;

  g_return_val_if_fail (osis != NULL && out != NULL, FALSE);
  g_return_val_if_fail ((guint) numbering < SILOAM_N_NUMBERINGS, FALSE);

  if (!read_osis_end (&at, &book, &found.chapter, &found.verse))
    return FALSE;
  end_book = book;
  found.end_chapter = found.chapter;
  found.end_verse = found.verse;
  if (*at == '-')
    {
      at++;
      if (!read_osis_end (&at, &end_book, &found.end_chapter, &found.end_verse))
        return FALSE;
    }
  found.book = (guint8) book;
  if (*at != '\0' || end_book != book || !exists (&found))
    return FALSE;
  complete (&found);
  *out = found;
  return TRUE;
}
