/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ministry/record.h"

G_BEGIN_DECLS

/* The board on one page of paper: numbers of teams and themes, no day, no place, no names; for
 * siloam_print_run_new().
 *
 * points: (element-type SiloamPoint), read now. */
GtkPrintOperation *siloam_board_slip_new (SiloamPrompts *prompts,
                                          GPtrArray *points) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
