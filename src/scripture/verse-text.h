/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/module-conf.h"

G_BEGIN_DECLS

/* A verse for people: no markup, no notes. */
typedef struct
{
  char *text;
  char *title; /* that belongs to the text, such as the title of a psalm; NULL for none */
  char *other; /* "9:5": the number that a note says it has elsewhere; NULL for none */
} SiloamVerseText;

/* @raw is UTF-8 or nearly so. Never fails, linear time. */
void siloam_verse_text_init (SiloamVerseText *self,
                             SiloamMarkup markup,
                             const char *raw,
                             gsize length);
void siloam_verse_text_clear (SiloamVerseText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiloamVerseText, siloam_verse_text_clear)

G_END_DECLS
