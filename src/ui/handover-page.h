/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_HANDOVER_PAGE (siloam_handover_page_get_type ())

/* B6, the card for the team: who comes, what they ask in their own words, what was agreed. No word
 * of the reception about the visitor. */
G_DECLARE_FINAL_TYPE (SiloamHandoverPage, siloam_handover_page, SILOAM, HANDOVER_PAGE, GtkWidget)

GtkWidget *siloam_handover_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
