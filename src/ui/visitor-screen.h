/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/visitor-window.h"

G_BEGIN_DECLS

/* The visitor's window of an evening, of which there is at most one. */

/* Whether there is a second monitor. */
gboolean siloam_visitor_screen_is_possible (GtkWidget *widget);
/* The window, or NULL. */
SiloamVisitorWindow *siloam_visitor_screen_find (void);
/* Opens it on the other monitor. The room has two screens only once that was seen to be done, by
 * the desktop or by somebody who looked. */
void siloam_visitor_screen_open (SiloamEveningRoom *room, GtkWindow *beside);
void siloam_visitor_screen_close (SiloamEveningRoom *room, GtkWindow *beside);
/* Covers it, and holds the live session: what was shown waits until the team goes on. */
void siloam_visitor_screen_cover (SiloamEveningRoom *room, gboolean covered);

G_END_DECLS
