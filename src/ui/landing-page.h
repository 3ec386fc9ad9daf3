/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/session-frame.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_LANDING_PAGE (siloam_landing_page_get_type ())

/* B10: three questions, the blessing, and out; after a stop one sentence of care. */
G_DECLARE_FINAL_TYPE (SiloamLandingPage,
                      siloam_landing_page,
                      SILOAM,
                      LANDING_PAGE,
                      SiloamSessionFrame)

GtkWidget *siloam_landing_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
