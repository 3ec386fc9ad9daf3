/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/session-frame.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SESSION_PAGE (siloam_session_page_get_type ())

/* B7 and B8: listening and praying, in free alternation. */
G_DECLARE_FINAL_TYPE (SiloamSessionPage,
                      siloam_session_page,
                      SILOAM,
                      SESSION_PAGE,
                      SiloamSessionFrame)

GtkWidget *siloam_session_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
