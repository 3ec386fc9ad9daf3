/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SETUP_PAGE (siloam_setup_page_get_type ())

/* B1: the place, who answers for the data, the privacy text, how long, the team, two screens, the
 * backup. */
G_DECLARE_FINAL_TYPE (SiloamSetupPage, siloam_setup_page, SILOAM, SETUP_PAGE, SiloamEveningSheet)

GtkWidget *siloam_setup_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
