/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the dispose of a GtkWidget with a template: lets go of all its children, bound or not. */
void siloam_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
