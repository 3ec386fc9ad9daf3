/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_LINK_PLACE (siloam_link_place_get_type ())

/* Holds one label that may have links. GTK 4.8 complains when such a label takes the focus while
 * nothing has it; Tab goes round that here, a label that takes the focus itself does not. */
G_DECLARE_FINAL_TYPE (SiloamLinkPlace, siloam_link_place, SILOAM, LINK_PLACE, GtkWidget)

GtkWidget *siloam_link_place_new (GtkWidget *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
