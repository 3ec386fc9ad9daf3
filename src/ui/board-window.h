/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "ministry/record.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BOARD_WINDOW (siloam_board_window_get_type ())

/* The board for those who intercede, in a room of their own or on another screen: points in very
 * large type. It is handed points and nothing else: no session, no file and no room, so that there
 * is no way from here to a name or a word. */
G_DECLARE_FINAL_TYPE (SiloamBoardWindow,
                      siloam_board_window,
                      SILOAM,
                      BOARD_WINDOW,
                      AdwApplicationWindow)

SiloamBoardWindow *siloam_board_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
/* points: (element-type SiloamPoint). Replaces what was there. */
void siloam_board_window_show_points (SiloamBoardWindow *self,
                                      SiloamPrompts *prompts,
                                      GPtrArray *points);
/* Nothing to read any more, at once. */
void siloam_board_window_blank (SiloamBoardWindow *self);

G_END_DECLS
