/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ui/bibles.h"
#include "ui/writer.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_TAKEN (siloam_verse_taken_get_type ())

/* Verses that were just taken along to the page at hand, so that it can be told and undone. */
G_DECLARE_FINAL_TYPE (SiloamVerseTaken, siloam_verse_taken, SILOAM, VERSE_TAKEN, GObject)

/* references: of SiloamReference as this person numbers. bible_id (nullable): the Bible whose words
 * go along; NULL for the places alone. NULL when there is no entry to take them to. */
SiloamVerseTaken *siloam_verse_take (SiloamWriter *page,
                                     SiloamBibles *bibles,
                                     GArray *references,
                                     SiloamVerseRole role,
                                     const char *bible_id) G_GNUC_WARN_UNUSED_RESULT;

/* One sentence that tells it. */
char *siloam_verse_taken_dup_sentence (SiloamVerseTaken *self,
                                       SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE when all of them were there already: then there is nothing to undo. */
gboolean siloam_verse_taken_can_undo (SiloamVerseTaken *self);
/* Only while its page is there; what the person changed since stays. */
void siloam_verse_taken_undo (SiloamVerseTaken *self);

/* Whether the page is a step of the guide, which is how it is called then. */
gboolean siloam_verse_page_is_step (GtkWidget *page);

G_END_DECLS
