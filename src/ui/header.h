/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_HEADER (siloam_header_get_type ())

/* The header bar every page has: back at the left, Help now at the right, always in the same place.
 *
 * Properties: back-action (a detailed action, "win.home"; NULL hides the button), title-widget
 * (NULL shows nothing), show-lock, show-menu. Builder children of type "start" and "end" are packed
 * beside. */
G_DECLARE_FINAL_TYPE (SiloamHeader, siloam_header, SILOAM, HEADER, GtkWidget)

GtkWidget *siloam_header_new (void);

void siloam_header_set_back_action (SiloamHeader *self, const char *detailed_action);
void siloam_header_set_title_widget (SiloamHeader *self, GtkWidget *title_widget);

G_END_DECLS
