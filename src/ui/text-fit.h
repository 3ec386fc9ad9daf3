/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/settings.h"

G_BEGIN_DECLS

/* Keeps a dialog as wide as its text needs, now and when the person changes the size of the text,
 * but within the window it stands over. */
void siloam_text_fit_dialog (GtkWindow *dialog, SiloamSettings *settings);
/* Lets the titles of groups below a widget wrap, which libadwaita would cut off. */
void siloam_text_fit_titles (GtkWidget *root);

G_END_DECLS
