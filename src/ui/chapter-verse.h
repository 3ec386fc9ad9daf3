/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "scripture/bible.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_CHAPTER_VERSE (siloam_chapter_verse_get_type ())

/* One verse of a chapter that is read. Never changes. */
G_DECLARE_FINAL_TYPE (SiloamChapterVerse, siloam_chapter_verse, SILOAM, CHAPTER_VERSE, GObject)

/* asked: it is one of those the person came for. */
SiloamChapterVerse *siloam_chapter_verse_new (const SiloamVerse *verse,
                                              gboolean asked) G_GNUC_WARN_UNUSED_RESULT;

/* In the numbering of the Bible. */
const SiloamReference *siloam_chapter_verse_get_reference (SiloamChapterVerse *self);
const char *siloam_chapter_verse_get_text (SiloamChapterVerse *self);
gboolean siloam_chapter_verse_is_asked (SiloamChapterVerse *self);

/* Makes the rows of a list of these. */
GtkListItemFactory *siloam_chapter_verse_factory (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
