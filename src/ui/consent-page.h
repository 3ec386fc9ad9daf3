/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_CONSENT_PAGE (siloam_consent_page_get_type ())

/* B5, read and answered by the visitor: information first, then each consent by itself, one open
 * question, and what it comes to. Nothing is stored before "that is right". Tab, Enter, J (Y) and N
 * are all the keys it needs. */
G_DECLARE_FINAL_TYPE (SiloamConsentPage, siloam_consent_page, SILOAM, CONSENT_PAGE, GtkWidget)

GtkWidget *siloam_consent_page_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
