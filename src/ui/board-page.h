/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BOARD_PAGE (siloam_board_page_get_type ())

/* B9 for the team: a theme of the closed list is put on the board for a team whose visitor agreed
 * to it, or taken away. Keys 1 to 9 choose a theme. */
G_DECLARE_FINAL_TYPE (SiloamBoardPage, siloam_board_page, SILOAM, BOARD_PAGE, SiloamEveningSheet)

GtkWidget *siloam_board_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
