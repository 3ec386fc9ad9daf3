/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows child in the stack and lets go of what was there before, once the cross-fade is over. */
void siloam_stack_replace (GtkStack *stack, GtkWidget *child);
/* Shows one of the pages of a stack that keeps them all. Those that are not shown are hidden from
 * the screen reader too, which a stack alone does not do. Call once for the first page. */
void siloam_stack_show (GtkStack *stack, const char *name);

G_END_DECLS
