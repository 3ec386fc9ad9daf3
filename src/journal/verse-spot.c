/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers the references of an entry, each with the side it stands on. A memory and a confession
 * are always sealed: they are never read here. Pure, any thread. */

#include "journal/verse-index-private.h"

#define CHAPTER_END 255

typedef struct
{
  const SiloamEntry *entry;
  const char *language;
  GPtrArray *spots;
  GHashTable *seen; /* the same spots, so that none comes twice */
} Gathering;

static void
free_spot (gpointer data)
{
  SiloamSpot *spot = data;

  g_free (spot->typed);
  g_free (spot);
}

GPtrArray *
siloam_spots_new (void)
{
  return g_ptr_array_new_with_free_func (free_spot);
}

static guint
hash_spot (gconstpointer data)
{
  const SiloamSpot *spot = data;

  return spot->stretch.first * 31 + spot->stretch.last * 7 + (guint) spot->side * 5 +
         (guint) spot->role;
}

static gboolean
same_verses (gconstpointer a, gconstpointer b)
{
  const SiloamSpot *one = a;
  const SiloamSpot *other = b;

  return one->stretch.first == other->stretch.first && one->stretch.last == other->stretch.last &&
         one->side == other->side && one->role == other->role;
}

static guint32
number_verse (guint book, guint chapter, guint verse)
{
  return book << 16 | chapter << 8 | verse;
}

gboolean
siloam_stretch_of (const SiloamReference *reference, SiloamStretch *stretch)
{
  SiloamReference kjv;

  if (!siloam_reference_map (reference, SILOAM_NUMBERING_KJV, &kjv, NULL))
    return FALSE;
  stretch->first = number_verse (kjv.book, kjv.chapter, kjv.verse);
  stretch->last =
      number_verse (kjv.book, kjv.end_chapter, kjv.end_verse > 0 ? kjv.end_verse : CHAPTER_END);
  return TRUE;
}

static void
add_spot (Gathering *self,
          SiloamPlaceSide side,
          SiloamVerseRole role,
          const SiloamReference *reference,
          char *typed)
{
  SiloamSpot *spot = g_new0 (SiloamSpot, 1);

  spot->side = side;
  spot->role = role;
  spot->created = siloam_time_to_us (self->entry->created);
  spot->typed = typed;
  if (!siloam_stretch_of (reference, &spot->stretch) || g_hash_table_contains (self->seen, spot))
    {
      free_spot (spot);
      return;
    }
  g_hash_table_add (self->seen, spot);
  g_ptr_array_add (self->spots, spot);
}

static void
add_matches (Gathering *self,
             SiloamPlaceSide side,
             SiloamVerseRole role,
             const char *text,
             const GArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const SiloamMatch *match = &g_array_index (matches, SiloamMatch, i);

      add_spot (self,
                side,
                role,
                &match->reference,
                g_strndup (text + match->byte_start, match->byte_end - match->byte_start));
    }
}

static void
add_text (Gathering *self, SiloamPlaceSide side, const char *text)
{
  g_autoptr (GArray) matches = NULL;

  if (text == NULL)
    return;
  matches = siloam_entry_find_references (self->entry, text, self->language);
  add_matches (self, side, 0, text, matches);
}

static void
add_typed (Gathering *self,
           SiloamPlaceSide side,
           SiloamVerseRole role,
           const char *typed,
           SiloamNumbering numbering)
{
  g_autoptr (GArray) matches = NULL;
  SiloamReference reference;

  if (typed == NULL)
    return;
  if (siloam_reference_parse (typed, self->language, numbering, &reference))
    {
      add_spot (self, side, role, &reference, g_strdup (typed));
      return;
    }
  matches = siloam_reference_find (typed, -1, self->language, numbering);
  add_matches (self, side, role, typed, matches);
}

static SiloamNumbering
own_numbering (const Gathering *self)
{
  return siloam_entry_get_numbering (self->entry, siloam_numbering_for_language (self->language));
}

static void
add_link (Gathering *self, const SiloamVerseLink *link)
{
  SiloamPlaceSide side = link->role == SILOAM_ROLE_RECEIVED || link->role == SILOAM_ROLE_BASIS
                             ? SILOAM_SIDE_RECEIVED
                             : SILOAM_SIDE_OTHER;
  SiloamNumbering own = own_numbering (self);
  SiloamReference reference;

  if (siloam_verse_link_get_reference (link, own, &reference))
    add_spot (self,
              side,
              link->role,
              &reference,
              g_strdup (siloam_text_is_blank (link->typed) ? link->osis : link->typed));
  else
    add_typed (self,
               side,
               link->role,
               link->typed,
               siloam_numbering_from_term (link->numbering, own));
}

/* What was laid aside on weighing was not received. */
static void
add_received (Gathering *self)
{
  for (guint i = 0; i < self->entry->received->len; i++)
    {
      const SiloamReceived *received = self->entry->received->pdata[i];

      add_text (self,
                received->discern == SILOAM_DISCERN_SET_ASIDE ? SILOAM_SIDE_OTHER
                                                              : SILOAM_SIDE_RECEIVED,
                received->text);
    }
  add_text (self, SILOAM_SIDE_RECEIVED, self->entry->closing_thanks);
  add_text (self, SILOAM_SIDE_RECEIVED, self->entry->thanks);
}

static void
add_prayers (Gathering *self)
{
  for (guint i = 0; i < self->entry->prayers->len; i++)
    {
      const SiloamPrayer *prayer = self->entry->prayers->pdata[i];

      if (prayer->mode == SILOAM_PRAYER_CONFESSION)
        continue;
      add_typed (self, SILOAM_SIDE_OTHER, 0, prayer->promise, own_numbering (self));
      add_text (self, SILOAM_SIDE_OTHER, prayer->text);
    }
}

static void
add_revisits (Gathering *self)
{
  for (guint i = 0; i < self->entry->revisits->len; i++)
    {
      const SiloamRevisit *revisit = self->entry->revisits->pdata[i];

      add_text (self, SILOAM_SIDE_OTHER, revisit->still_true);
      add_text (self, SILOAM_SIDE_OTHER, revisit->note);
    }
}

static void
add_words (Gathering *self)
{
  const SiloamEntry *entry = self->entry;
  const char *texts[] = { entry->title,        entry->text,       entry->ask,
                          entry->own_blessing, entry->invitation, entry->good_memory,
                          entry->today_step };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (self, SILOAM_SIDE_OTHER, texts[i]);
  for (guint i = 0; i < entry->gratitude->len; i++)
    add_text (self, SILOAM_SIDE_OTHER, entry->gratitude->pdata[i]);
  for (guint i = 0; i < entry->verses->len; i++)
    add_text (self, SILOAM_SIDE_OTHER, ((SiloamVerseLink *) entry->verses->pdata[i])->application);
}

static void
add_released (Gathering *self)
{
  const SiloamEntry *entry = self->entry;

  for (guint i = 0; i < entry->hurts->len; i++)
    {
      const SiloamHurt *hurt = entry->hurts->pdata[i];

      add_text (self, SILOAM_SIDE_RELEASED, hurt->words);
      add_text (self, SILOAM_SIDE_RELEASED, hurt->effect);
    }
  for (guint i = 0; i < entry->releases->len; i++)
    add_text (self, SILOAM_SIDE_RELEASED, ((SiloamRelease *) entry->releases->pdata[i])->prayer);
  for (guint i = 0; i < entry->forgiveness->len; i++)
    add_text (self,
              SILOAM_SIDE_RELEASED,
              ((SiloamForgiveness *) entry->forgiveness->pdata[i])->boundary);
  add_text (self, SILOAM_SIDE_RELEASED, entry->obstacle_words);
}

/* Linked verses come first, so that of two places on one side the link is told. */
GPtrArray *
siloam_entry_spots (const SiloamEntry *entry, const char *language)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_spot, same_verses);
  Gathering self = { entry, language, siloam_spots_new (), seen };

  for (guint i = 0; i < entry->verses->len; i++)
    add_link (&self, entry->verses->pdata[i]);
  add_received (&self);
  add_words (&self);
  add_prayers (&self);
  add_revisits (&self);
  add_released (&self);
  return self.spots;
}
