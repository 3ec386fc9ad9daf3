/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"
#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RECEPTION_PAGE (siloam_reception_page_get_type ())

/* B4: who came, in the order of arrival, and to which team they go. The names are hidden until
 * somebody asks for them, and hide again by themselves, so that the next visitor never sees a
 * former name. Insert: somebody new; Escape: hides the names. */
G_DECLARE_FINAL_TYPE (SiloamReceptionPage,
                      siloam_reception_page,
                      SILOAM,
                      RECEPTION_PAGE,
                      SiloamEveningSheet)

GtkWidget *siloam_reception_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* How long the names stay in sight while nothing is touched. */
void siloam_reception_page_set_patience (SiloamReceptionPage *self, guint milliseconds);

G_END_DECLS
