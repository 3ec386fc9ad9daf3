/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/verse-item.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_FINDER (siloam_verse_finder_get_type ())

/* Answers a question with rows: a place, the name of a book, words, or a need. Signal: ::answered
 * when the last question has its whole answer; until then the rows of the one before it stay. */
G_DECLARE_FINAL_TYPE (SiloamVerseFinder, siloam_verse_finder, SILOAM, VERSE_FINDER, GObject)

SiloamVerseFinder *siloam_verse_finder_new (SiloamBibles *bibles) G_GNUC_WARN_UNUSED_RESULT;

/* GListModel of SiloamVerseItem, borrowed. */
GListModel *siloam_verse_finder_get_items (SiloamVerseFinder *self);

void siloam_verse_finder_look_for (SiloamVerseFinder *self, const char *typed);
/* One of siloam_theme_list(). */
void siloam_verse_finder_look_for_need (SiloamVerseFinder *self, const char *theme);
/* After the row MORE was chosen. */
void siloam_verse_finder_look_further (SiloamVerseFinder *self);
/* TRUE when the last question was a place, which is then the first row. */
gboolean siloam_verse_finder_is_place (SiloamVerseFinder *self);
/* Forgets the question; an answer under way is dropped. */
void siloam_verse_finder_stop (SiloamVerseFinder *self);

G_END_DECLS
