/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "journal/journal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_MOMENTS (siloam_verse_moments_get_type ())

/* "Where did I receive this before?" A #SiloamVersePane. Signal: ::entry (its id) when one is
 * opened. */
G_DECLARE_FINAL_TYPE (SiloamVerseMoments, siloam_verse_moments, SILOAM, VERSE_MOMENTS, GtkWidget)

/* name: of the verse, as the title. but (nullable): the id of an entry to leave out. */
GtkWidget *siloam_verse_moments_new (SiloamPrompts *prompts,
                                     SiloamJournal *journal,
                                     const SiloamReference *reference,
                                     const char *name,
                                     const char *but) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
