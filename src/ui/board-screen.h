/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/board-window.h"
#include "ui/evening-room.h"

G_BEGIN_DECLS

/* The board's window of an evening, of which there is at most one. */

/* The window, or NULL. */
SiloamBoardWindow *siloam_board_screen_find (void);
/* Opens it, full screen where a monitor is free, and keeps it as the file has it until the evening
 * ends. Without an open evening it does nothing. */
void siloam_board_screen_open (SiloamEveningRoom *room, GtkWindow *beside);
/* Blank, and let go of the file; or as the file has it again, also a file that was just opened.
 * room: (nullable): while the file is locked the board stays blank. */
void siloam_board_screen_cover (SiloamEveningRoom *room, gboolean covered);
void siloam_board_screen_close (void);

/* What is on the board: (element-type SiloamPoint), borrowed until the next change; empty when no
 * evening is open. */
GPtrArray *siloam_board_screen_list_points (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
