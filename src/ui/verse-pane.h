/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "scripture/reference.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_PANE (siloam_verse_pane_get_type ())

/* One view in the window of verses. Signal: ::changed when the title or what is chosen changed.
 * gtk_widget_grab_focus puts the focus where the person starts. */
G_DECLARE_INTERFACE (SiloamVersePane, siloam_verse_pane, SILOAM, VERSE_PANE, GtkWidget)

struct _SiloamVersePaneInterface
{
  GTypeInterface parent_interface;

  const char *(*get_title) (SiloamVersePane *self);
  GArray *(*dup_chosen) (SiloamVersePane *self);
  char *(*dup_words) (SiloamVersePane *self);
  gboolean (*back) (SiloamVersePane *self);
};

const char *siloam_verse_pane_get_title (SiloamVersePane *self);
/* GArray of SiloamReference as this person numbers; empty when nothing is chosen. */
GArray *siloam_verse_pane_dup_chosen (SiloamVersePane *self) G_GNUC_WARN_UNUSED_RESULT;
/* The words of what is chosen; NULL when there are none. */
char *siloam_verse_pane_dup_words (SiloamVersePane *self) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE when the pane itself went back. */
gboolean siloam_verse_pane_back (SiloamVersePane *self);

/* For implementations. */
void siloam_verse_pane_emit_changed (SiloamVersePane *self);

G_END_DECLS
