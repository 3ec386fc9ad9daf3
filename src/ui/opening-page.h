/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"
#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_OPENING_PAGE (siloam_opening_page_get_type ())

/* B3: the team opens the evening together. A prayer that stays folded unless it is wanted, three
 * things to remember, a silence without a clock, and what is agreed about confidence. */
G_DECLARE_FINAL_TYPE (SiloamOpeningPage,
                      siloam_opening_page,
                      SILOAM,
                      OPENING_PAGE,
                      SiloamEveningSheet)

GtkWidget *siloam_opening_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
