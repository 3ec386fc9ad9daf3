/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the verse after the number of a chapter, "3:16", "3.16", "3 vers 16" or "3, 16", and tells
 * it from a time or an amount. Pure, any thread. */

#include "scripture/reader-private.h"

gboolean
siloam_reader_verse_exists (const SiloamReader *self, guint chapter, guint verse)
{
  return verse >= 1 &&
         verse <= siloam_chapter_last_verse (self->reading->numbering, self->hit->book, chapter);
}

gboolean
siloam_digit_follows (const SiloamCursor *cursor)
{
  return g_unichar_isdigit (siloam_cursor_peek (cursor));
}

/* ":16" or ".16" right here. */
gboolean
siloam_digit_follows_after (const SiloamCursor *cursor, gunichar separator)
{
  SiloamCursor ahead = *cursor;

  return siloam_cursor_next (&ahead) == separator && siloam_digit_follows (&ahead);
}

gboolean
siloam_reader_word_follows (const SiloamReader *self,
                            const SiloamCursor *cursor,
                            SiloamWordClass kind)
{
  SiloamCursor ahead = *cursor;

  siloam_cursor_skip_blanks (&ahead);
  return siloam_cursor_read_word (&ahead, kind, self->reading->language);
}

gboolean
siloam_reader_clock_follows (const SiloamReader *self, const SiloamCursor *cursor)
{
  return !self->reading->lenient && siloam_reader_word_follows (self, cursor, SILOAM_WORD_CLOCK);
}

/* "3 keer", "3,5 km", "12 uur": an amount and no chapter. */
gboolean
siloam_reader_amount_follows (const SiloamReader *self, const SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  guint decimals;

  if (self->reading->lenient)
    return FALSE;
  if (siloam_digit_follows_after (&ahead, ',') || siloam_digit_follows_after (&ahead, '.'))
    {
      siloam_cursor_next (&ahead);
      siloam_cursor_read_number (&ahead, &decimals);
    }
  return siloam_reader_clock_follows (self, &ahead) ||
         siloam_reader_word_follows (self, &ahead, SILOAM_WORD_UNIT);
}

/* The end of a verse number: nothing, a part ("16a"), or an attached "v." or "ff.". */
gboolean
siloam_reader_finish_verse (const SiloamReader *self, SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  gunichar c = siloam_cursor_next (&ahead);

  if (c >= 'a' && c <= 'd' && siloam_cursor_at_boundary (&ahead))
    {
      cursor->at = ahead.at;
      return TRUE;
    }

  ahead = *cursor;
  return siloam_cursor_at_boundary (cursor) ||
         siloam_cursor_read_word (&ahead, SILOAM_WORD_FOLLOWING, self->reading->language) ||
         siloam_cursor_read_word (&ahead, SILOAM_WORD_NEXT, self->reading->language);
}

SiloamPart
siloam_reader_read_after_colon (const SiloamReader *self,
                                SiloamCursor *cursor,
                                guint chapter,
                                guint *verse)
{
  SiloamCursor ahead = *cursor;
  gboolean loose;

  siloam_cursor_skip_blanks (&ahead);
  loose = ahead.at != cursor->at;
  if (siloam_cursor_next (&ahead) != ':')
    return SILOAM_PART_NONE;
  loose |= siloam_cursor_peek (&ahead) == ' ' || siloam_cursor_peek (&ahead) == '\n';
  siloam_cursor_skip_blanks (&ahead);
  if (!siloam_digit_follows (&ahead))
    return SILOAM_PART_NONE;

  if (!siloam_cursor_read_number (&ahead, verse) ||
      !siloam_reader_verse_exists (self, chapter, *verse) ||
      !siloam_reader_finish_verse (self, &ahead) || siloam_digit_follows_after (&ahead, ':'))
    return loose ? SILOAM_PART_NONE : SILOAM_PART_INVALID;
  if (loose && siloam_reader_amount_follows (self, &ahead))
    return SILOAM_PART_NONE;

  cursor->at = ahead.at;
  return SILOAM_PART_FOUND;
}

static SiloamPart
read_after_dot (const SiloamReader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;

  if (!siloam_digit_follows_after (cursor, '.'))
    return SILOAM_PART_NONE;

  siloam_cursor_next (&ahead);
  if (!siloam_cursor_read_number (&ahead, verse) ||
      !siloam_reader_verse_exists (self, chapter, *verse) ||
      !siloam_reader_finish_verse (self, &ahead) || siloam_digit_follows_after (&ahead, '.') ||
      siloam_reader_amount_follows (self, &ahead))
    return SILOAM_PART_INVALID;

  cursor->at = ahead.at;
  return SILOAM_PART_FOUND;
}

/* "3 vers 16", "3, vs. 16", "3v16". */
static SiloamPart
read_after_verse_word (const SiloamReader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;

  siloam_cursor_skip_blanks (&ahead);
  if (siloam_cursor_peek (&ahead) == ',')
    {
      siloam_cursor_next (&ahead);
      siloam_cursor_skip_blanks (&ahead);
    }
  if (!siloam_cursor_read_word (&ahead, SILOAM_WORD_VERSE, self->reading->language))
    return SILOAM_PART_NONE;
  siloam_cursor_skip_blanks (&ahead);
  if (!siloam_digit_follows (&ahead))
    return SILOAM_PART_NONE;

  if (!siloam_cursor_read_number (&ahead, verse) ||
      !siloam_reader_verse_exists (self, chapter, *verse) ||
      !siloam_reader_finish_verse (self, &ahead))
    return SILOAM_PART_INVALID;
  cursor->at = ahead.at;
  return SILOAM_PART_FOUND;
}

/* Where verses stand after a colon, "Job 1, 2" and "Psalmen 23, 24" list chapters. */
static gboolean
lists_chapters (const SiloamReader *self, guint chapter, guint next)
{
  gboolean colons = self->reading->language == SILOAM_LANGUAGE_NL ||
                    self->reading->language == SILOAM_LANGUAGE_EN;

  return self->hit->plural || (colons && next == chapter + 1);
}

/* "Joh. 1, 14", the continental way; otherwise the comma separates chapters. */
static SiloamPart
read_after_comma (const SiloamReader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;
  gboolean tight;

  if (siloam_cursor_next (&ahead) != ',')
    return SILOAM_PART_NONE;
  tight = siloam_digit_follows (&ahead);
  siloam_cursor_skip_blanks (&ahead);
  if (siloam_book_begins_at (self->reading, &ahead) || !siloam_cursor_read_number (&ahead, verse))
    return SILOAM_PART_NONE;
  if (!tight && lists_chapters (self, chapter, *verse))
    return SILOAM_PART_NONE;
  if (siloam_reader_amount_follows (self, &ahead))
    return tight ? SILOAM_PART_INVALID : SILOAM_PART_NONE;
  if (!siloam_reader_verse_exists (self, chapter, *verse) ||
      !siloam_reader_finish_verse (self, &ahead) || siloam_digit_follows_after (&ahead, ':'))
    return SILOAM_PART_NONE;

  cursor->at = ahead.at;
  return SILOAM_PART_FOUND;
}

/* The verse after the number of a chapter, in any style the text has not ruled out yet. */
SiloamPart
siloam_reader_read_verse (SiloamReader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  const struct
  {
    gunichar style;
    SiloamPart (*read) (const SiloamReader *, SiloamCursor *, guint, guint *);
  } ways[] = {
    { ':', siloam_reader_read_after_colon },
    { '.', read_after_dot },
    { 'v', read_after_verse_word },
    { ',', read_after_comma },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      SiloamPart part;

      if (self->style != 0 && ways[i].style != self->style && ways[i].style != ':')
        continue;
      part = ways[i].read (self, cursor, chapter, verse);
      if (part == SILOAM_PART_FOUND)
        self->style = ways[i].style;
      if (part != SILOAM_PART_NONE)
        return part;
    }
  return SILOAM_PART_NONE;
}
