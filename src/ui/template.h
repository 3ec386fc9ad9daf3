/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the dispose of a GtkWidget with a template: lets go of all its children, bound or not. */
void siloam_template_dispose (GtkWidget *widget, GType type);
/* For the focus of a class that has a grab_focus of its own. Without it Tab would land on the
 * widget that grab_focus chooses, each time it comes by, and never reach the ones before it. */
gboolean siloam_template_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
