/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A place in the Bible as a row. Bibles number in their own way; what a person sees and keeps is
 * numbered in theirs. Main thread. */

#include "config.h"

#include "ui/verse-item.h"

#include <string.h>

#define BOOK_PSALMS 19

struct _SiloamVerseItem
{
  GObject parent_instance;

  SiloamVerseItemKind kind;
  SiloamReference reference;
  char *label;
  char *text;
  PangoAttrList *highlights;
};

G_DEFINE_FINAL_TYPE (SiloamVerseItem, siloam_verse_item, G_TYPE_OBJECT)

static void
siloam_verse_item_finalize (GObject *object)
{
  SiloamVerseItem *self = SILOAM_VERSE_ITEM (object);

  g_free (self->label);
  g_free (self->text);
  g_clear_pointer (&self->highlights, pango_attr_list_unref);

  G_OBJECT_CLASS (siloam_verse_item_parent_class)->finalize (object);
}

static void
siloam_verse_item_class_init (SiloamVerseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_verse_item_finalize;
}

static void
siloam_verse_item_init (SiloamVerseItem *self)
{
}

/**
 * siloam_bibles_renumber:
 *
 * Returns: @reference in the numbering of this person
 */
SiloamReference
siloam_bibles_renumber (SiloamBibles *self, const SiloamReference *reference)
{
  SiloamReference own;

  return siloam_reference_map (reference, siloam_bibles_get_numbering (self), &own, NULL)
             ? own
             : *reference;
}

/**
 * siloam_bibles_dup_book_name:
 * @book: 1 to 66
 *
 * Returns: (transfer full): its name by itself, as this person has them written
 */
char *
siloam_bibles_dup_book_name (SiloamBibles *self, guint book)
{
  const SiloamReference start = { .book = (guint8) book,
                                  .numbering = SILOAM_NUMBERING_KJV,
                                  .chapter = 1,
                                  .end_chapter = book == BOOK_PSALMS ? 2 : 1 };
  char *name = siloam_bibles_format (self, &start);
  char *number = strrchr (name, ' ');

  if (number != NULL)
    *number = '\0';
  return name;
}

/**
 * siloam_verse_item_new:
 * @kind: what it stands for, not MORE
 * @bibles: how this person numbers and names
 * @reference: in any numbering
 * @text: (nullable): its words
 *
 * Makes a row.
 */
SiloamVerseItem *
siloam_verse_item_new (SiloamVerseItemKind kind,
                       SiloamBibles *bibles,
                       const SiloamReference *reference,
                       const char *text)
{
  SiloamVerseItem *self = g_object_new (SILOAM_TYPE_VERSE_ITEM, NULL);

  self->kind = kind;
  self->reference = siloam_bibles_renumber (bibles, reference);
  self->label = kind == SILOAM_VERSE_ITEM_BOOK
                    ? siloam_bibles_dup_book_name (bibles, reference->book)
                    : siloam_bibles_format (bibles, &self->reference);
  self->text = g_strdup (text);
  return self;
}

/**
 * siloam_verse_item_new_hit:
 * @hit: a verse that was found; copied
 *
 * Makes a row that shows where its words were found.
 */
SiloamVerseItem *
siloam_verse_item_new_hit (SiloamBibles *bibles, const SiloamVerseHit *hit)
{
  SiloamVerseItem *self = siloam_verse_item_new (SILOAM_VERSE_ITEM_VERSES,
                                                 bibles,
                                                 &hit->verse.reference,
                                                 hit->verse.text);

  self->highlights = pango_attr_list_new ();
  for (guint i = 0; i < hit->highlights->len; i++)
    {
      const SiloamHighlight *place = &g_array_index (hit->highlights, SiloamHighlight, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = place->start;
      bold->end_index = place->end;
      pango_attr_list_insert (self->highlights, bold);
    }
  return self;
}

SiloamVerseItem *
siloam_verse_item_new_more (void)
{
  SiloamVerseItem *self = g_object_new (SILOAM_TYPE_VERSE_ITEM, NULL);

  self->kind = SILOAM_VERSE_ITEM_MORE;
  return self;
}

SiloamVerseItemKind
siloam_verse_item_get_kind (SiloamVerseItem *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ITEM (self), SILOAM_VERSE_ITEM_MORE);

  return self->kind;
}

const SiloamReference *
siloam_verse_item_get_reference (SiloamVerseItem *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ITEM (self), NULL);

  return &self->reference;
}

const char *
siloam_verse_item_get_label (SiloamVerseItem *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ITEM (self), NULL);

  return self->label;
}

const char *
siloam_verse_item_get_text (SiloamVerseItem *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ITEM (self), NULL);

  return self->text;
}

PangoAttrList *
siloam_verse_item_get_highlights (SiloamVerseItem *self)
{
  g_return_val_if_fail (SILOAM_IS_VERSE_ITEM (self), NULL);

  return self->highlights;
}
