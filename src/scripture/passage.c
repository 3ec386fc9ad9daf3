/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what follows the name of a book: chapter, verse, range, list. Links only what exists in the
 * numbering of the text and what is not a time, an amount or a common word. Pure, any thread. */

#include "scripture/passage-private.h"

#include <string.h>

typedef struct
{
  const SiloamReading *reading;
  const SiloamBookHit *hit;
  GArray *passages;
  guint last_chapter;
  guint chapter, verse; /* where the list has come; verse 0 while it lists chapters */
  gunichar style;       /* what stands between chapter and verse, 0 when nothing yet */
} Reader;

/* verse 0 stands for the whole chapter. */
typedef struct
{
  guint chapter, verse, end_chapter, end_verse;
} Span;

typedef enum
{
  PART_NONE,    /* there is none */
  PART_FOUND,
  PART_INVALID, /* there is one that cannot be: link nothing */
} Part;

static gboolean
verse_exists (const Reader *self, guint chapter, guint verse)
{
  return verse >= 1 && verse <= siloam_chapter_last_verse (self->reading->numbering, self->hit->book, chapter);
}

static gboolean
digit_follows (const SiloamCursor *cursor)
{
  return g_unichar_isdigit (siloam_cursor_peek (cursor));
}

/* ":16" or ".16" right here. */
static gboolean
digit_follows_after (const SiloamCursor *cursor, gunichar separator)
{
  SiloamCursor ahead = *cursor;

  return siloam_cursor_next (&ahead) == separator && digit_follows (&ahead);
}

static gboolean
word_follows (const Reader *self, const SiloamCursor *cursor, SiloamWordClass kind)
{
  SiloamCursor ahead = *cursor;

  siloam_cursor_skip_blanks (&ahead);
  return siloam_cursor_read_word (&ahead, kind, self->reading->language);
}

static gboolean
clock_follows (const Reader *self, const SiloamCursor *cursor)
{
  return !self->reading->lenient && word_follows (self, cursor, SILOAM_WORD_CLOCK);
}

/* "3 keer", "3,5 km", "12 uur": an amount and no chapter. */
static gboolean
amount_follows (const Reader *self, const SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  guint decimals;

  if (self->reading->lenient)
    return FALSE;
  if (digit_follows_after (&ahead, ',') || digit_follows_after (&ahead, '.'))
    {
      siloam_cursor_next (&ahead);
      siloam_cursor_read_number (&ahead, &decimals);
    }
  return clock_follows (self, &ahead) || word_follows (self, &ahead, SILOAM_WORD_UNIT);
}

/* The end of a verse number: nothing, a part ("16a"), or an attached "v." or "ff.". */
static gboolean
finish_verse (const Reader *self, SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  gunichar c = siloam_cursor_next (&ahead);

  if (c >= 'a' && c <= 'd' && siloam_cursor_at_boundary (&ahead))
    {
      cursor->at = ahead.at;
      return TRUE;
    }

  ahead = *cursor;
  return siloam_cursor_at_boundary (cursor)
         || siloam_cursor_read_word (&ahead, SILOAM_WORD_FOLLOWING, self->reading->language)
         || siloam_cursor_read_word (&ahead, SILOAM_WORD_NEXT, self->reading->language);
}

static Part
read_after_colon (const Reader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;
  gboolean loose;

  siloam_cursor_skip_blanks (&ahead);
  loose = ahead.at != cursor->at;
  if (siloam_cursor_next (&ahead) != ':')
    return PART_NONE;
  loose |= siloam_cursor_peek (&ahead) == ' ' || siloam_cursor_peek (&ahead) == '\n';
  siloam_cursor_skip_blanks (&ahead);
  if (!digit_follows (&ahead))
    return PART_NONE;

  if (!siloam_cursor_read_number (&ahead, verse) || !verse_exists (self, chapter, *verse)
      || !finish_verse (self, &ahead) || digit_follows_after (&ahead, ':'))
    return loose ? PART_NONE : PART_INVALID;
  if (loose && amount_follows (self, &ahead))
    return PART_NONE;

  cursor->at = ahead.at;
  return PART_FOUND;
}

static Part
read_after_dot (const Reader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;

  if (!digit_follows_after (cursor, '.'))
    return PART_NONE;

  siloam_cursor_next (&ahead);
  if (!siloam_cursor_read_number (&ahead, verse) || !verse_exists (self, chapter, *verse)
      || !finish_verse (self, &ahead) || digit_follows_after (&ahead, '.') || amount_follows (self, &ahead))
    return PART_INVALID;

  cursor->at = ahead.at;
  return PART_FOUND;
}

/* "3 vers 16", "3, vs. 16", "3v16". */
static Part
read_after_verse_word (const Reader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;

  siloam_cursor_skip_blanks (&ahead);
  if (siloam_cursor_peek (&ahead) == ',')
    {
      siloam_cursor_next (&ahead);
      siloam_cursor_skip_blanks (&ahead);
    }
  if (!siloam_cursor_read_word (&ahead, SILOAM_WORD_VERSE, self->reading->language))
    return PART_NONE;
  siloam_cursor_skip_blanks (&ahead);
  if (!digit_follows (&ahead))
    return PART_NONE;

  if (!siloam_cursor_read_number (&ahead, verse) || !verse_exists (self, chapter, *verse)
      || !finish_verse (self, &ahead))
    return PART_INVALID;
  cursor->at = ahead.at;
  return PART_FOUND;
}

/* "Joh. 1, 14", the continental way; otherwise the comma separates chapters. */
static Part
read_after_comma (const Reader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  SiloamCursor ahead = *cursor;
  gboolean tight;

  if (siloam_cursor_next (&ahead) != ',')
    return PART_NONE;
  tight = digit_follows (&ahead);
  if (!tight && self->hit->plural)
    return PART_NONE;
  siloam_cursor_skip_blanks (&ahead);
  if (siloam_book_begins_at (self->reading, &ahead) || !siloam_cursor_read_number (&ahead, verse))
    return PART_NONE;
  if (amount_follows (self, &ahead))
    return tight ? PART_INVALID : PART_NONE;
  if (!verse_exists (self, chapter, *verse) || !finish_verse (self, &ahead) || digit_follows_after (&ahead, ':'))
    return PART_NONE;

  cursor->at = ahead.at;
  return PART_FOUND;
}

/* The verse after the number of a chapter, in any style the text has not ruled out yet. */
static Part
read_verse_part (Reader *self, SiloamCursor *cursor, guint chapter, guint *verse)
{
  const struct
  {
    gunichar style;
    Part (*read) (const Reader *, SiloamCursor *, guint, guint *);
  } ways[] = {
    { ':', read_after_colon },
    { '.', read_after_dot },
    { 'v', read_after_verse_word },
    { ',', read_after_comma },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Part part;

      if (self->style != 0 && ways[i].style != self->style && ways[i].style != ':')
        continue;
      part = ways[i].read (self, cursor, chapter, verse);
      if (part == PART_FOUND)
        self->style = ways[i].style;
      if (part != PART_NONE)
        return part;
    }
  return PART_NONE;
}

/* The end of "3:16-18", "1:1-2:3", "40-55" or "52-53:12". An amount such as "3-5 weken" is invalid. */
static Part
read_range_end (Reader *self, SiloamCursor *cursor, Span *span)
{
  Reader attempt = *self;
  SiloamCursor ahead = *cursor;
  guint number, verse = 0;
  Part part = PART_NONE;

  if (!siloam_cursor_read_number (&ahead, &number))
    return PART_NONE;

  /* "1-3, 5" lists chapters: a comma opens a verse only where one has been seen to. */
  if (self->style == 0 && siloam_cursor_peek (&ahead) == ',')
    part = PART_NONE;
  else if (number >= span->chapter && number <= self->last_chapter && self->last_chapter > 1)
    part = read_verse_part (&attempt, &ahead, number, &verse);
  if (part == PART_INVALID)
    return PART_NONE;
  if (part == PART_FOUND)
    {
      if (number == span->chapter && verse <= span->verse)
        return PART_NONE;
      *span = (Span) { span->chapter, MAX (span->verse, 1), number, verse };
    }
  else if (span->verse > 0)
    {
      if (number <= span->end_verse || !verse_exists (self, span->chapter, number) || !finish_verse (self, &ahead))
        return PART_NONE;
      span->end_verse = number;
    }
  else
    {
      if (number <= span->end_chapter || number > self->last_chapter || !siloam_cursor_at_boundary (&ahead))
        return PART_NONE;
      span->end_chapter = number;
    }

  if (amount_follows (self, &ahead))
    return PART_INVALID;
  cursor->at = ahead.at;
  return PART_FOUND;
}

static Part
read_range (Reader *self, SiloamCursor *cursor, Span *span)
{
  SiloamCursor ahead = *cursor;
  Span wider = *span;
  Part part;

  siloam_cursor_skip_blanks (&ahead);
  if (siloam_cursor_peek (&ahead) == '-')
    siloam_cursor_next (&ahead);
  else if (!siloam_cursor_read_word (&ahead, SILOAM_WORD_TO, self->reading->language))
    return PART_NONE;
  siloam_cursor_skip_blanks (&ahead);
  if (siloam_book_begins_at (self->reading, &ahead))
    return PART_NONE;

  part = read_range_end (self, &ahead, &wider);
  if (part == PART_FOUND)
    {
      *span = wider;
      cursor->at = ahead.at;
    }
  return part;
}

/* "v." or "ff." after a number: without a dot only attached, and never before another number. */
static gboolean
read_following_word (const Reader *self, SiloamCursor *cursor, SiloamWordClass kind)
{
  SiloamCursor ahead = *cursor;
  SiloamCursor after;
  gboolean attached;
  const char *word;

  siloam_cursor_skip_blanks (&ahead);
  attached = ahead.at == cursor->at;
  word = ahead.at;
  if (!siloam_cursor_read_word (&ahead, kind, self->reading->language) || !siloam_cursor_at_boundary (&ahead))
    return FALSE;
  if (!attached && ahead.at - word < 2)
    return FALSE;

  after = ahead;
  siloam_cursor_skip_blanks (&after);
  if (digit_follows (&after))
    return FALSE;
  cursor->at = ahead.at;
  return TRUE;
}

static void
read_following (const Reader *self, SiloamCursor *cursor, Span *span)
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
append (Reader *self, const Span *span, const char *start, const char *end)
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
is_convincing (const Reader *self, gboolean has_verse)
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
    return hit->capital && (evident || strlen (hit->entry->name) >= 5)
           && (hit->strength == SILOAM_STRENGTH_STRONG || hit->strength == SILOAM_STRENGTH_FORENAME);

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
static Part
read_first_number (Reader *self, SiloamCursor *cursor, Span *span)
{
  guint number, verse = 0;
  Part part;

  if (!siloam_cursor_read_number (cursor, &number))
    return PART_INVALID;

  if (number > self->last_chapter)
    {
      if (self->last_chapter > 1 || !verse_exists (self, 1, number) || !finish_verse (self, cursor)
          || digit_follows_after (cursor, ':'))
        return PART_INVALID;
      *span = (Span) { 1, number, 1, number };
      return PART_NONE;
    }

  part = read_verse_part (self, cursor, number, &verse);
  *span = (Span) { number, verse, number, verse };
  if (part == PART_FOUND)
    return PART_FOUND;

  *span = (Span) { number, 0, number, 0 };
  return part == PART_NONE && finish_verse (self, cursor) ? PART_NONE : PART_INVALID;
}

/* "11, 12" speaks for a verse less than "11:12" does: so do two of anything. */
static gboolean
is_loose_comma (const SiloamCursor *number)
{
  SiloamCursor ahead = *number;
  guint ignored;

  return siloam_cursor_read_number (&ahead, &ignored) && siloam_cursor_next (&ahead) == ','
         && !digit_follows (&ahead);
}

static gboolean
read_first (Reader *self, SiloamCursor *cursor)
{
  const SiloamCursor number = *cursor;
  Span span;
  Part part = read_first_number (self, cursor, &span);
  gboolean has_verse = part == PART_FOUND;

  if (part == PART_INVALID)
    return FALSE;
  if (!is_convincing (self, has_verse && (self->hit->capital || self->style != ',' || !is_loose_comma (&number))))
    return FALSE;
  if (has_verse ? clock_follows (self, cursor) : amount_follows (self, cursor))
    return FALSE;

  part = read_range (self, cursor, &span);
  if (part == PART_INVALID && !has_verse)
    return FALSE;
  if (part == PART_NONE)
    read_following (self, cursor, &span);

  append (self, &span, self->hit->start, cursor->at);
  return TRUE;
}

/* What separates two items of a list; 0 when the list is over. */
static gunichar
read_separator (const Reader *self, SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  gunichar separator;

  if (self->style == ',' && digit_follows_after (&ahead, '.'))
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
prose_follows (const Reader *self, const SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;

  siloam_cursor_skip_blanks (&ahead);
  return g_unichar_isalpha (siloam_cursor_peek (&ahead)) && !word_follows (self, cursor, SILOAM_WORD_AND)
         && !word_follows (self, cursor, SILOAM_WORD_TO);
}

static gboolean
read_bare_item (Reader *self, SiloamCursor *cursor, gunichar separator, guint number, Span *span)
{
  gboolean chapters = (separator == ';' || self->verse == 0) && self->last_chapter > 1;

  if (!finish_verse (self, cursor) || digit_follows_after (cursor, ':') || amount_follows (self, cursor))
    return FALSE;
  if (self->style != ',' && digit_follows_after (cursor, '.'))
    return FALSE;

  if (!chapters)
    {
      *span = (Span) { self->chapter, number, self->chapter, number };
      return number > self->verse && verse_exists (self, self->chapter, number);
    }

  *span = (Span) { number, 0, number, 0 };
  if (number > self->last_chapter || (separator != ';' && number <= self->chapter))
    return FALSE;
  return !prose_follows (self, cursor)
         || (separator != ';' && self->hit->strength == SILOAM_STRENGTH_STRONG && !self->hit->foreign);
}

static gboolean
read_next (Reader *self, SiloamCursor *cursor)
{
  SiloamCursor ahead = *cursor;
  gunichar separator = read_separator (self, &ahead);
  gunichar style = self->style;
  const char *start;
  guint number, verse = 0;
  Part part = PART_NONE, range;
  Span span;

  if (separator == 0)
    return FALSE;
  if (self->verse > 0 && siloam_cursor_read_word (&ahead, SILOAM_WORD_VERSE, self->reading->language))
    siloam_cursor_skip_blanks (&ahead);
  start = ahead.at;
  if (siloam_book_begins_at (self->reading, &ahead) || !siloam_cursor_read_number (&ahead, &number))
    return FALSE;

  /* A comma within a list belongs to the list, unless a semicolon has opened a new chapter. */
  if (number <= self->last_chapter && (self->last_chapter > 1 || digit_follows_after (&ahead, ':')))
    {
      if (style == ',' && separator != ';')
        part = read_after_colon (self, &ahead, number, &verse);
      else if (style != 0 || separator == ';' || digit_follows_after (&ahead, ':'))
        part = read_verse_part (self, &ahead, number, &verse);
    }
  if (part == PART_INVALID)
    return FALSE;

  if (part == PART_FOUND)
    span = (Span) { number, verse, number, verse };
  else if (!read_bare_item (self, &ahead, separator, number, &span))
    return FALSE;
  if (clock_follows (self, &ahead))
    return FALSE;

  range = read_range (self, &ahead, &span);
  if (range == PART_INVALID && part == PART_NONE)
    return FALSE;
  if (range == PART_NONE)
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
  Reader reader = {
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
