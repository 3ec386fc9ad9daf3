/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_CHAPTER (siloam_verse_chapter_get_type ())

/* A whole chapter to read, in which verses can be chosen. A #SiloamVersePane. Actions:
 * "chapter.previous" and "chapter.next", across books. */
G_DECLARE_FINAL_TYPE (SiloamVerseChapter, siloam_verse_chapter, SILOAM, VERSE_CHAPTER, GtkWidget)

/* reference, in any numbering, is marked and chosen unless it is a whole chapter. */
GtkWidget *siloam_verse_chapter_new (SiloamPrompts *prompts,
                                     SiloamBibles *bibles,
                                     const SiloamReference *reference) G_GNUC_WARN_UNUSED_RESULT;

/* What is read now: NULL when there is no Bible. */
const SiloamBibleInfo *siloam_verse_chapter_get_bible (SiloamVerseChapter *self);

G_END_DECLS
