/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_CLOSING_PAGE (siloam_closing_page_get_type ())

/* B14: giving thanks, letting go, a word for next time, and what happens to what was written. An
 * evening with a session that is still open is not closed; what nobody agreed to keep is erased. */
G_DECLARE_FINAL_TYPE (SiloamClosingPage,
                      siloam_closing_page,
                      SILOAM,
                      CLOSING_PAGE,
                      SiloamEveningSheet)

GtkWidget *siloam_closing_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
