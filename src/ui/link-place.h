/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_LINK_PLACE (siloam_link_place_get_type ())

/* Holds one label that may have links, and lets the focus come to it from nowhere, over which GTK
 * 4.8 trips. */
G_DECLARE_FINAL_TYPE (SiloamLinkPlace, siloam_link_place, SILOAM, LINK_PLACE, GtkWidget)

GtkWidget *siloam_link_place_new (GtkWidget *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
