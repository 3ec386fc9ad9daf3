/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RIGHTS_PAGE (siloam_rights_page_get_type ())

/* B15: what is kept about someone who asks, and what they may want of it; the papers of the law;
 * testimonies. */
G_DECLARE_FINAL_TYPE (SiloamRightsPage, siloam_rights_page, SILOAM, RIGHTS_PAGE, GtkWidget)

GtkWidget *siloam_rights_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
