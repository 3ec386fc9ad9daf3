/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_GIVE_LINES (siloam_give_lines_get_type ())

/* Every line that the visitor could take home, to read and to tick; what was let go of is folded
 * and apart. ::changed when a tick is set or taken back, which is in the session then. */
G_DECLARE_FINAL_TYPE (SiloamGiveLines, siloam_give_lines, SILOAM, GIVE_LINES, GtkWidget)

/* with_ticks: else only to read, in larger type, for copying by hand. */
void siloam_give_lines_show (SiloamGiveLines *self, SiloamEveningRoom *room, gboolean with_ticks);
gboolean siloam_give_lines_is_empty (SiloamGiveLines *self);

G_END_DECLS
