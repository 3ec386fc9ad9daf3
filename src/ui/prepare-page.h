/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PREPARE_PAGE (siloam_prepare_page_get_type ())

/* B2: when and where, who leads, the teams, a short list. "prepare.ready" sets the evening ready.
 */
G_DECLARE_FINAL_TYPE (SiloamPreparePage,
                      siloam_prepare_page,
                      SILOAM,
                      PREPARE_PAGE,
                      SiloamEveningSheet)

GtkWidget *siloam_prepare_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
