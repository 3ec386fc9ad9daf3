/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_TIDY_PAGE (siloam_tidy_page_get_type ())

/* B12: what there is of a conversation, and whether it is erased now, which is the default, or kept
 * until a day that the visitor agreed to. */
G_DECLARE_FINAL_TYPE (SiloamTidyPage, siloam_tidy_page, SILOAM, TIDY_PAGE, GtkWidget)

GtkWidget *siloam_tidy_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
