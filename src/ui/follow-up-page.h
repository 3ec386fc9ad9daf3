/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FOLLOW_UP_PAGE (siloam_follow_up_page_get_type ())

/* B13: who is to be asked how they are, the next due first; the names stay closed until one is
 * needed. */
G_DECLARE_FINAL_TYPE (SiloamFollowUpPage, siloam_follow_up_page, SILOAM, FOLLOW_UP_PAGE, GtkWidget)

GtkWidget *siloam_follow_up_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
