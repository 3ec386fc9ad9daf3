/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

/* What a visitor may see: one question or line at a time in large type, both sides of the exchange
 * as far as they agreed to writing, or the quiet screen of "even wachten" (F8) and of too much. It
 * follows the guide of the room and has no way to show a note, a mark, a cue or the queue. The same
 * widget fills the visitor's window on a second screen and the visitor's half of the page on one
 * screen. */
#define SILOAM_TYPE_VISITOR_VIEW (siloam_visitor_view_get_type ())
G_DECLARE_FINAL_TYPE (SiloamVisitorView, siloam_visitor_view, SILOAM, VISITOR_VIEW, GtkWidget)

GtkWidget *siloam_visitor_view_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* Where the field that is written in stands beside it. */
void siloam_visitor_view_hide_written (SiloamVisitorView *self);

/* The window on the second screen. */
#define SILOAM_TYPE_VISITOR_WINDOW (siloam_visitor_window_get_type ())
G_DECLARE_FINAL_TYPE (SiloamVisitorWindow,
                      siloam_visitor_window,
                      SILOAM,
                      VISITOR_WINDOW,
                      AdwApplicationWindow)

SiloamVisitorWindow *siloam_visitor_window_new (GtkApplication *application,
                                                SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* Full screen on the monitor that does not show @beside; ::placed (gboolean) tells whether the
 * desktop did it. */
void siloam_visitor_window_place (SiloamVisitorWindow *self, GtkWindow *beside);
/* Neutral at once: lock, F9, suspend. */
void siloam_visitor_window_cover (SiloamVisitorWindow *self, gboolean covered);

G_END_DECLS
