/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_BAR (siloam_verse_bar_get_type ())

/* What can be done with the verses that are chosen, as the actions "verse.link", "verse.insert",
 * "verse.read", "verse.copy" and "verse.moments" of the window. */
G_DECLARE_FINAL_TYPE (SiloamVerseBar, siloam_verse_bar, SILOAM, VERSE_BAR, GtkWidget)

typedef enum
{
  SILOAM_VERSE_BAR_LIST,    /* choosing from a list: the chapter can be read */
  SILOAM_VERSE_BAR_CHAPTER, /* reading: the role is shown and can be changed */
} SiloamVerseBarMode;

/* page (nullable): where verses can be taken along to. */
GtkWidget *siloam_verse_bar_new (SiloamPrompts *prompts,
                                 GtkWidget *page,
                                 gboolean can_insert) G_GNUC_WARN_UNUSED_RESULT;

void siloam_verse_bar_set_mode (SiloamVerseBar *self, SiloamVerseBarMode mode);
/* The name of what is chosen; NULL for nothing. */
void siloam_verse_bar_set_chosen (SiloamVerseBar *self, const char *name);

SiloamVerseRole siloam_verse_bar_get_role (SiloamVerseBar *self);
/* Where there is no journal, nothing was received before. */
void siloam_verse_bar_hide_moments (SiloamVerseBar *self);
gboolean siloam_verse_bar_get_with_text (SiloamVerseBar *self);

G_END_DECLS
