/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_GIVE_PAGE (siloam_give_page_get_type ())

/* B11: the visitor reads every line, ticks what may go along, looks at the very pages, and takes
 * them from the printer or on a stick of their own; or copies by hand, or takes nothing. */
G_DECLARE_FINAL_TYPE (SiloamGivePage, siloam_give_page, SILOAM, GIVE_PAGE, GtkWidget)

GtkWidget *siloam_give_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
