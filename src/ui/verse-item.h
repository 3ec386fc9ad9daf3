/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/bibles.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_VERSE_ITEM_VERSES, /* one verse, or some that stand together */
  SILOAM_VERSE_ITEM_CHAPTER,
  SILOAM_VERSE_ITEM_BOOK,
  SILOAM_VERSE_ITEM_MORE, /* there is more to look for */
} SiloamVerseItemKind;

#define SILOAM_TYPE_VERSE_ITEM (siloam_verse_item_get_type ())

/* One row of what can be chosen: a place in the Bible with its name and, when there is a Bible, its
 * words. Never changes. */
G_DECLARE_FINAL_TYPE (SiloamVerseItem, siloam_verse_item, SILOAM, VERSE_ITEM, GObject)

/* reference is shown, and kept, as this person numbers. text (nullable). */
SiloamVerseItem *siloam_verse_item_new (SiloamVerseItemKind kind,
                                        SiloamBibles *bibles,
                                        const SiloamReference *reference,
                                        const char *text) G_GNUC_WARN_UNUSED_RESULT;
SiloamVerseItem *siloam_verse_item_new_hit (SiloamBibles *bibles,
                                            const SiloamVerseHit *hit) G_GNUC_WARN_UNUSED_RESULT;
SiloamVerseItem *siloam_verse_item_new_more (void) G_GNUC_WARN_UNUSED_RESULT;

SiloamVerseItemKind siloam_verse_item_get_kind (SiloamVerseItem *self);
/* As this person numbers. */
const SiloamReference *siloam_verse_item_get_reference (SiloamVerseItem *self);
/* The name of the place; NULL for MORE. */
const char *siloam_verse_item_get_label (SiloamVerseItem *self);
const char *siloam_verse_item_get_text (SiloamVerseItem *self);
/* Where the words that were looked for stand; NULL for nowhere. */
PangoAttrList *siloam_verse_item_get_highlights (SiloamVerseItem *self);

/* The same verses as this person numbers them. */
SiloamReference siloam_bibles_renumber (SiloamBibles *self, const SiloamReference *reference);
/* "Psalmen" */
char *siloam_bibles_dup_book_name (SiloamBibles *self, guint book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
