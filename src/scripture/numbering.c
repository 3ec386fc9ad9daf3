/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps references from one numbering of verses to another, by way of kjv. Owns no text: which
 * numbering a Bible has is for whoever imports it to find out. Pure, any thread. */

#include "scripture/reference.h"
#include "scripture/tables-private.h"

#define BOOK_PSALMS 19

static const char *const nicks[SILOAM_N_NUMBERINGS] = {
  [SILOAM_NUMBERING_KJV] = "kjv",
  [SILOAM_NUMBERING_NLD] = "nld",
  [SILOAM_NUMBERING_MT] = "mt",
  [SILOAM_NUMBERING_SEGOND] = "segond",
};

typedef struct
{
  guint chapter, verse;
} Place;

/* The verses of kjv that one verse stands for. */
typedef struct
{
  Place first, last;
  gboolean title, partial;
} Share;

static int
compare (Place a, Place b)
{
  return a.chapter != b.chapter ? (a.chapter < b.chapter ? -1 : 1)
                                : (a.verse > b.verse) - (a.verse < b.verse);
}

static Place
place_after (SiloamNumbering numbering, guint book, Place place)
{
  if (place.verse < siloam_chapter_last_verse (numbering, book, place.chapter))
    return (Place){ place.chapter, place.verse + 1 };
  return (Place){ place.chapter + 1, 1 };
}

static Place
place_before (SiloamNumbering numbering, guint book, Place place)
{
  if (place.verse > 1)
    return (Place){ place.chapter, place.verse - 1 };
  if (place.chapter == 1)
    return place;
  return (Place){ place.chapter - 1,
                  siloam_chapter_last_verse (numbering, book, place.chapter - 1) };
}

static gboolean
place_exists (SiloamNumbering numbering, guint book, Place place)
{
  return place.verse >= 1 &&
         place.verse <= siloam_chapter_last_verse (numbering, book, place.chapter);
}

static guint
psalm_shift (SiloamNumbering numbering, guint book, guint chapter)
{
  const guint8 *shifts = siloam_numbering_rules[numbering].psalm_shifts;

  return book == BOOK_PSALMS && shifts != NULL ? shifts[chapter] : 0;
}

/* Where a verse begins in kjv; perhaps half-way a verse there. */
static Place
beginning (SiloamNumbering numbering, guint book, Place place)
{
  const SiloamNumberingRules *table = &siloam_numbering_rules[numbering];
  guint shift = psalm_shift (numbering, book, place.chapter);

  if (shift > 0)
    return (Place){ place.chapter, place.verse > shift ? place.verse - shift : 1 };

  for (gsize i = 0; i < table->n_rules; i++)
    {
      const SiloamNumberingRule *rule = &table->rules[i];

      if (rule->book == book && rule->chapter == place.chapter && place.verse >= rule->first &&
          place.verse <= rule->last)
        return (Place){ rule->kjv_chapter, rule->kjv_first + place.verse - rule->first };
    }
  return place;
}

/* A verse reaches to where the next one begins: so two verses of kjv that are one elsewhere stay
 * together. */
static Share
share_of (SiloamNumbering numbering, guint book, Place place)
{
  Place next = place_after (numbering, book, place);
  Share share = {
    .first = beginning (numbering, book, place),
    .title = place.verse <= psalm_shift (numbering, book, place.chapter),
  };
  Place following = { siloam_book_last_chapter (SILOAM_NUMBERING_KJV, book) + 1, 1 };
  Place before = place_before (numbering, book, place);

  if (place_exists (numbering, book, next))
    following = beginning (numbering, book, next);
  share.partial = compare (following, share.first) == 0 ||
                  (compare (before, place) < 0 &&
                   before.verse > psalm_shift (numbering, book, before.chapter) &&
                   compare (beginning (numbering, book, before), share.first) == 0);
  share.last = place_before (SILOAM_NUMBERING_KJV, book, following);
  if (share.title || compare (share.last, share.first) < 0)
    share.last = share.first;

  /* 2 Cor. 13 is printed with 13 verses and with 14: beyond the end is the end. */
  if (!place_exists (SILOAM_NUMBERING_KJV, book, share.first))
    share.first.verse = siloam_chapter_last_verse (SILOAM_NUMBERING_KJV, book, share.first.chapter);
  if (!place_exists (SILOAM_NUMBERING_KJV, book, share.last))
    share.last.verse = siloam_chapter_last_verse (SILOAM_NUMBERING_KJV, book, share.last.chapter);
  return share;
}

/* How many chapters further a verse may be found. */
static guint
reach_of (SiloamNumbering numbering, guint book)
{
  const SiloamNumberingRules *table = &siloam_numbering_rules[numbering];

  for (gsize i = 0; i < table->n_rules; i++)
    if (table->rules[i].book == book)
      return 1;
  return 0;
}

/* The verses of @numbering that hold a verse of kjv. */
static gboolean
holders_of (SiloamNumbering numbering, guint book, Place kjv, Place *first, Place *last)
{
  const guint reach = reach_of (numbering, book);
  gboolean found = FALSE;

  for (guint chapter = MAX (kjv.chapter, reach + 1) - reach; chapter <= kjv.chapter + reach;
       chapter++)
    for (guint verse = 1; verse <= siloam_chapter_last_verse (numbering, book, chapter); verse++)
      {
        Place place = { chapter, verse };
        Share share = share_of (numbering, book, place);

        if (compare (share.first, kjv) > 0)
          return found;
        if (share.title || compare (share.last, kjv) < 0)
          continue;
        if (!found)
          *first = place;
        *last = place;
        found = TRUE;
      }
  return found;
}

static void
map_to_kjv (SiloamNumbering from, guint book, Place *first, Place *last, SiloamMapFlags *flags)
{
  Share start = share_of (from, book, *first);
  Share end = share_of (from, book, *last);

  if (start.title && end.title)
    *flags |= SILOAM_MAP_TITLE;
  else if ((start.partial && !start.title) || end.partial)
    *flags |= SILOAM_MAP_PARTIAL;
  *first = start.first;
  *last = end.last;
}

static gboolean
map_from_kjv (SiloamNumbering to, guint book, Place *first, Place *last, SiloamMapFlags *flags)
{
  Place ignored, low, high;

  if (!holders_of (to, book, *first, &low, &ignored) ||
      !holders_of (to, book, *last, &ignored, &high))
    return FALSE;
  if (compare (share_of (to, book, low).first, *first) < 0 ||
      compare (share_of (to, book, high).last, *last) > 0)
    *flags |= SILOAM_MAP_PARTIAL;
  *first = low;
  *last = high;
  return TRUE;
}

/* Whole chapters stay whole where they are. */
static void
set_bounds (SiloamReference *out, gboolean whole, Place first, Place last)
{
  guint titles = psalm_shift (out->numbering, out->book, first.chapter);

  whole = whole && first.verse <= titles + 1 &&
          last.verse == siloam_chapter_last_verse (out->numbering, out->book, last.chapter);
  out->chapter = (guint16) first.chapter;
  out->verse = whole ? 0 : (guint16) first.verse;
  out->end_chapter = (guint16) last.chapter;
  out->end_verse = whole ? 0 : (guint16) last.verse;
}

/**
 * siloam_reference_map:
 * @to: the numbering to map into
 * @out: (out): the reference in @to; may be @self itself
 * @flags: (out) (optional): what to say beside it
 *
 * Maps a reference into another numbering, both ends by themselves: Ps. 34:18 of nld is Ps. 34:17
 * of kjv, Ps. 13:6 becomes Ps. 13:5-6. The title of a psalm maps to its first verse, flagged.
 * Rules: the study of Dutch Bibles and Hebrew chapters in data/scripture/v11n-rules.tsv.
 *
 * Returns: %FALSE, with @out untouched, when @self does not exist in its own numbering
 */
gboolean
siloam_reference_map (const SiloamReference *self,
                      SiloamNumbering to,
                      SiloamReference *out,
                      SiloamMapFlags *flags)
{
  SiloamMapFlags found = SILOAM_MAP_EXACT;
  SiloamReference mapped;
  SiloamNumbering from;
  gboolean whole;
  Place first, last;

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);
  g_return_val_if_fail ((guint) to < SILOAM_N_NUMBERINGS && self->numbering < SILOAM_N_NUMBERINGS,
                        FALSE);

  from = (SiloamNumbering) self->numbering;
  whole = self->verse == 0;
  first = (Place){ self->chapter, whole ? 1 : self->verse };
  last = (Place){ self->end_chapter, self->end_verse };
  if (self->end_verse == 0)
    last.verse = siloam_chapter_last_verse (from, self->book, last.chapter);
  if (!place_exists (from, self->book, first) || !place_exists (from, self->book, last))
    return FALSE;

  mapped = *self;
  mapped.numbering = (guint8) to;
  if (from != to)
    {
      map_to_kjv (from, self->book, &first, &last, &found);
      if (to != SILOAM_NUMBERING_KJV && !map_from_kjv (to, self->book, &first, &last, &found))
        return FALSE;
      set_bounds (&mapped, whole, first, last);
    }

  *out = mapped;
  if (flags != NULL)
    *flags = found;
  return TRUE;
}

/**
 * siloam_numbering_get_nick:
 *
 * Returns: the word that stands for @numbering in files and on the command line
 */
const char *
siloam_numbering_get_nick (SiloamNumbering numbering)
{
  g_return_val_if_fail ((guint) numbering < SILOAM_N_NUMBERINGS, NULL);

  return nicks[numbering];
}

/**
 * siloam_numbering_from_nick:
 * @nick: (nullable): any text
 * @out: (out): the numbering, untouched when there is none
 *
 * Returns: whether @nick is the word for a numbering
 */
gboolean
siloam_numbering_from_nick (const char *nick, SiloamNumbering *out)
{
  for (guint i = 0; i < SILOAM_N_NUMBERINGS; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *out = (SiloamNumbering) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * siloam_numbering_for_language:
 * @language: (nullable): such as "nl" or "nl_NL.UTF-8"
 *
 * Returns: the numbering of most Bibles in @language, that of the KJV when it is not known
 */
SiloamNumbering
siloam_numbering_for_language (const char *language)
{
  switch (siloam_language_from_code (language))
    {
    case SILOAM_LANGUAGE_NL:
      return SILOAM_NUMBERING_NLD;
    case SILOAM_LANGUAGE_DE:
      return SILOAM_NUMBERING_MT;
    case SILOAM_LANGUAGE_FR:
      return SILOAM_NUMBERING_SEGOND;
    case SILOAM_LANGUAGE_EN:
    case SILOAM_LANGUAGE_ES:
      break;
    }
  return SILOAM_NUMBERING_KJV;
}
