/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* What the board says, in its window and on paper: "Team 2: peace". A point is all that is needed
 * and all that is asked for. */
char *siloam_board_line (SiloamPrompts *prompts,
                         const SiloamPoint *point) G_GNUC_WARN_UNUSED_RESULT;
/* points: (element-type SiloamPoint). Returns (element-type utf8): by team, then by theme. */
GPtrArray *siloam_board_lines (SiloamPrompts *prompts, GPtrArray *points) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
