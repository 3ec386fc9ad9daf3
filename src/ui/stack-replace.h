/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows child in the stack and lets go of what was there before, once the cross-fade is over. */
void siloam_stack_replace (GtkStack *stack, GtkWidget *child);

G_END_DECLS
