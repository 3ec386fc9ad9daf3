/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what follows the name of a book: chapter, verse, range, list. Links only what exists in the
 * numbering of the text and what is not a time, an amount or a common word. Pure, any thread. */

#include "scripture/reader-private.h"

#include <string.h>

/* The end of "3:16-18", "1:1-2:3", "40-55" or "52-53:12". An amount such as "3-5 weken" is invalid.
 */
static SiloamPart
read_range_end (SiloamReader *self, SiloamCursor *cursor, SiloamSpan *span)
{
  SiloamReader attempt = *self;
  SiloamCursor ahead = *cursor;
  guint number, verse = 0;
  SiloamPart part = SILOAM_PART_NONE;

  if (!siloam_cursor_read_number (&ahead, &number))
    return SILOAM_PART_NONE;

  /* "1-3, 5" lists chapters: a comma opens a verse only where one has been seen to. */
  if (self->style == 0 && siloam_cursor_peek (&ahead) == ',')
    part = SILOAM_PART_NONE;
  else if (number >= span->chapter && number <= self->last_chapter && self->last_chapter > 1)
    part = siloam_reader_read_verse (&attempt, &ahead, number, &verse);
  if (part == SILOAM_PART_INVALID)
    return SILOAM_PART_NONE;
  if (part == SILOAM_PART_FOUND)
    {
      if (number == span->chapter && verse <= span->verse)
        return SILOAM_PART_NONE;
      *span = (SiloamSpan){ span->chapter, MAX (span->verse, 1), number, verse };
    }
  else if (span->verse > 0)
    {
      if (number <= span->end_verse || !siloam_reader_verse_exists (self, span->chapter, number) ||
          !siloam_reader_finish_verse (self, &ahead))
        return SILOAM_PART_NONE;
      span->end_verse = number;
    }
  else
    {
      if (number <= span->end_chapter || number > self->last_chapter ||
          !siloam_cursor_at_boundary (&ahead))
        return SILOAM_PART_NONE;
      span->end_chapter = number;
    }

  if (siloam_reader_amount_follows (self, &ahead))
    return SILOAM_PART_INVALID;
  cursor->at = ahead.at;
  return SILOAM_PART_FOUND;
}

static SiloamPart
read_range (SiloamReader *self, SiloamCursor *cursor, SiloamSpan *span)
{
  SiloamCursor ahead = *cursor;
  SiloamSpan wider = *span;
  SiloamPart part;

  siloam_cursor_skip_blanks (&ahead);
  if (siloam_cursor_peek (&ahead) == '-')
    siloam_cursor_next (&ahead);
  else if (!siloam_cursor_read_word (&ahead, SILOAM_WORD_TO, self->reading->language))
    return SILOAM_PART_NONE;
  siloam_cursor_skip_blanks (&ahead);
  if (siloam_book_begins_at (self->reading, &ahead))
    return SILOAM_PART_NONE;

  part = read_range_end (self, &ahead, &wider);
  if (part == SILOAM_PART_FOUND)
    {
      *span = wider;
      cursor->at = ahead.at;
    }
  return part;
}

/* "v." or "ff." after a number: without a dot only attached, and never before another number. */
static gboolean
read_following_word (const SiloamReader *self, SiloamCursor *cursor, SiloamWordClass kind)
{
  SiloamCursor ahead = *cursor;
  SiloamCursor after;
  gboolean attached;
  const char *word;

  siloam_cursor_skip_blanks (&ahead);
  attached = ahead.at == cursor->at;
  word = ahead.at;
  if (!siloam_cursor_read_word (&ahead, kind, self->reading->language) ||
      !siloam_cursor_at_boundary (&ahead))
    return FALSE;
  if (!attached && ahead.at - word < 2)
    return FALSE;

  after = ahead;
  siloam_cursor_skip_blanks (&after);
  if (siloam_digit_follows (&after))
    return FALSE;
  cursor->at = ahead.at;
  return TRUE;
}

static void
read_following (const SiloamReader *self, SiloamCursor *cursor, SiloamSpan *span)
{
  guint last = siloam_chapter_last_verse (self->reading->numbering, self->hit->book, span->chapter);

  if (read_following_word (self, cursor, SILOAM_WORD_FOLLOWING))
    {
      if (span->verse > 0)
        span->end_verse = last;
      else
        span->end_chapter = self->last_chapter;
    }
  else if (read_following_word (self, cursor, SILOAM_WORD_NEXT))
    {
      if (span->verse > 0)
        span->end_verse = MIN (span->end_verse + 1, last);
      else
        span->end_chapter = MIN (span->end_chapter + 1, self->last_chapter);
    }
}

static void
append (SiloamReader *self, const SiloamSpan *span, const char *start, const char *end)
{
  SiloamPassage passage = {
    .start = start,
    .end = end,
    .reference = {
      .book = (guint8) self->hit->book,
      .numbering = (guint8) self->reading->numbering,
      .chapter = (guint16) span->chapter,
      .verse = (guint16) span->verse,
      .end_chapter = (guint16) span->end_chapter,
      .end_verse = (guint16) span->end_verse,
    },
  };

  g_array_append_val (self->passages, passage);
  self->chapter = span->end_chapter;
  self->verse = span->end_verse;
}

/* Short or common words that stand for a book only when more speaks for it than a number. */
static gboolean
is_thin (const SiloamBookHit *hit)
{
  const char *const after_a_number[] = { "kin", "kon", "pet", NULL };
  const char *const common[] = { "judges", "numbers", NULL };
  const char *name = hit->entry->name;
  gsize length = strlen (name);

  if (length == 1)
    return TRUE;
  if (hit->capital || hit->dot)
    return FALSE;
  if (length == 2)
    return !g_str_equal (name, "ps");
  return g_strv_contains (hit->numbered ? after_a_number : common, name);
}

/* Is the name meant as a book? See the strengths in tables-private.h. */
static gboolean
is_convincing (const SiloamReader *self, gboolean has_verse)
{
  const SiloamBookHit *hit = self->hit;
  gboolean evident = has_verse || hit->spelled_out;

  if (self->reading->lenient)
    return TRUE;
  if (hit->attached && !evident && !hit->numbered)
    return FALSE;
  if (!evident && is_thin (hit))
    return FALSE;
  if (hit->foreign && !hit->numbered)
    return hit->capital && (evident || strlen (hit->entry->name) >= 5) &&
           (hit->strength == SILOAM_STRENGTH_STRONG || hit->strength == SILOAM_STRENGTH_FORENAME);

  switch ((SiloamStrength) hit->strength)
    {
    case SILOAM_STRENGTH_STRONG:
      return TRUE;
    case SILOAM_STRENGTH_FORENAME:
      return evident || hit->capital;
    case SILOAM_STRENGTH_WEAK:
      return hit->capital && (evident || hit->dot);
    case SILOAM_STRENGTH_WEAKEST:
      return hit->capital && hit->dot && evident;
    case SILOAM_STRENGTH_NONE:
    default:
      return FALSE;
    }
}

/* A book of one chapter is quoted by verse alone: "Judas 3"; a lone 1 is its chapter. */
static SiloamPart
read_first_number (SiloamReader *self, SiloamCursor *cursor, SiloamSpan *span)
{
  guint number, verse = 0;
  SiloamPart part;

  if (!siloam_cursor_read_number (cursor, &number))
    return SILOAM_PART_INVALID;

  if (number > self->last_chapter)
    {
      if (self->last_chapter > 1 || !siloam_reader_verse_exists (self, 1, number) ||
          !siloam_reader_finish_verse (self, cursor) || siloam_digit_follows_after (cursor, ':'))
        return SILOAM_PART_INVALID;
      *span = (SiloamSpan){ 1, number, 1, number };
      return SILOAM_PART_NONE;
    }

  part = siloam_reader_read_verse (self, cursor, number, &verse);
  *span = (SiloamSpan){ number, verse, number, verse };
  if (part == SILOAM_PART_FOUND)
    return SILOAM_PART_FOUND;

  *span = (SiloamSpan){ number, 0, number, 0 };
  return part == SILOAM_PART_NONE && siloam_reader_finish_verse (self, cursor)
             ? SILOAM_PART_NONE
             : SILOAM_PART_INVALID;
}

/* "11, 12" speaks for a verse less than "11:12" does: so do two of anything. */
static gboolean
is_loose_comma (const SiloamCursor *number)
{
  SiloamCursor ahead = *number;
  guint ignored;

  return siloam_cursor_read_number (&ahead, &ignored) && siloam_cursor_next (&ahead) == ',' &&
         !siloam_digit_follows (&ahead);
}

static gboolean
read_first (SiloamReader *self, SiloamCursor *cursor)
{
  const SiloamCursor number = *cursor;
  SiloamSpan span;
  SiloamPart part = read_first_number (self, cursor, &span);
  gboolean has_verse = part == SILOAM_PART_FOUND;

  if (part == SILOAM_PART_INVALID)
    return FALSE;
  if (!is_convincing (self,
                      has_verse &&
                          (self->hit->capital || self->style != ',' || !is_loose_comma (&number))))
    return FALSE;
  if (has_verse ? siloam_reader_clock_follows (self, cursor)
                : siloam_reader_amount_follows (self, cursor))
    return FALSE;

  part = read_range (self, cursor, &span);
  if (part == SILOAM_PART_INVALID && !has_verse)
    return FALSE;
  if (part == SILOAM_PART_NONE)
    read_following (self, cursor, &span);

  append (self, &span, self->hit->start, cursor->at);
  return TRUE;
}

/* What separates two items of a list; 0 when the list is over. */
static gunichar
read_separator (const SiloamReader *self, SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  gunichar separator;

  if (self->style == ',' && siloam_digit_follows_after (&ahead, '.'))
    {
      *cursor = ahead;
      return siloam_cursor_next (cursor);
    }

  siloam_cursor_skip_blanks (&ahead);
  separator = siloam_cursor_peek (&ahead);
  if (separator == ',' || separator == ';')
    {
      siloam_cursor_next (&ahead);
      siloam_cursor_skip_blanks (&ahead);
      siloam_cursor_read_word (&ahead, SILOAM_WORD_AND, self->reading->language);
    }
  else if (siloam_cursor_read_word (&ahead, SILOAM_WORD_AND, self->reading->language))
    separator = '&';
  else
    return 0;

  siloam_cursor_skip_blanks (&ahead);
  *cursor = ahead;
  return separator;
}

/* After a bare number in a list of doubtful chapters, running prose speaks against it. */
static gboolean
prose_follows (const SiloamReader *self, const SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;

  siloam_cursor_skip_blanks (&ahead);
  return g_unichar_isalpha (siloam_cursor_peek (&ahead)) &&
         !siloam_reader_word_follows (self, cursor, SILOAM_WORD_AND) &&
         !siloam_reader_word_follows (self, cursor, SILOAM_WORD_TO);
}

static gboolean
read_bare_item (SiloamReader *self,
                SiloamCursor *cursor,
                gunichar separator,
                guint number,
                SiloamSpan *span)
{
  gboolean chapters = (separator == ';' || self->verse == 0) && self->last_chapter > 1;

  if (!siloam_reader_finish_verse (self, cursor) || siloam_digit_follows_after (cursor, ':') ||
      siloam_reader_amount_follows (self, cursor))
    return FALSE;
  if (self->style != ',' && siloam_digit_follows_after (cursor, '.'))
    return FALSE;

  if (!chapters)
    {
      *span = (SiloamSpan){ self->chapter, number, self->chapter, number };
      return number > self->verse && siloam_reader_verse_exists (self, self->chapter, number);
    }

  *span = (SiloamSpan){ number, 0, number, 0 };
  if (number > self->last_chapter || (separator != ';' && number <= self->chapter))
    return FALSE;
  return !prose_follows (self, cursor) ||
         (separator != ';' && self->hit->strength == SILOAM_STRENGTH_STRONG && !self->hit->foreign);
}

static gboolean
read_next (SiloamReader *self, SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  gunichar separator = read_separator (self, &ahead);
  gunichar style = self->style;
  const char *start;
  guint number, verse = 0;
  SiloamPart part = SILOAM_PART_NONE, range;
  SiloamSpan span;

  if (separator == 0)
    return FALSE;
  if (self->verse > 0 &&
      siloam_cursor_read_word (&ahead, SILOAM_WORD_VERSE, self->reading->language))
    siloam_cursor_skip_blanks (&ahead);
  start = ahead.at;
  if (siloam_book_begins_at (self->reading, &ahead) || !siloam_cursor_read_number (&ahead, &number))
    return FALSE;

  /* A comma within a list belongs to the list, unless a semicolon has opened a new chapter. */
  if (number <= self->last_chapter &&
      (self->last_chapter > 1 || siloam_digit_follows_after (&ahead, ':')))
    {
      if (style == ',' && separator != ';')
        part = siloam_reader_read_after_colon (self, &ahead, number, &verse);
      else if (style != 0 || separator == ';' || siloam_digit_follows_after (&ahead, ':'))
        part = siloam_reader_read_verse (self, &ahead, number, &verse);
    }
  if (part == SILOAM_PART_INVALID)
    return FALSE;

  if (part == SILOAM_PART_FOUND)
    span = (SiloamSpan){ number, verse, number, verse };
  else if (!read_bare_item (self, &ahead, separator, number, &span))
    return FALSE;
  if (siloam_reader_clock_follows (self, &ahead))
    return FALSE;

  range = read_range (self, &ahead, &span);
  if (range == SILOAM_PART_INVALID && part == SILOAM_PART_NONE)
    return FALSE;
  if (range == SILOAM_PART_NONE)
    read_following (self, &ahead, &span);
  append (self, &span, start, ahead.at);
  cursor->at = ahead.at;
  return TRUE;
}

const char *
siloam_passages_read (const SiloamReading *reading,
                      const SiloamBookHit *hit,
                      const SiloamCursor *number,
                      GArray *passages)
{
  SiloamReader reader = {
    .reading = reading,
    .hit = hit,
    .passages = passages,
    .last_chapter = siloam_book_last_chapter (reading->numbering, hit->book),
  };
  SiloamCursor cursor = *number;

  if (!read_first (&reader, &cursor))
    return NULL;
  while (read_next (&reader, &cursor))
    ;
  return cursor.at;
}
