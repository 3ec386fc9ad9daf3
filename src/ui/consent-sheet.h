/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/consent-talk.h"
#include "ui/evening-room.h"

G_BEGIN_DECLS

/* One step of the talk as a sheet, which writes its fields into @talk. Its buttons activate
 * "consent.yes", ".no", ".next", ".agree", ".without" and ".stop"; a row of the last one
 * "consent.change" with the step. */
GtkWidget *siloam_consent_sheet_new (SiloamEveningRoom *room,
                                     SiloamPrompts *prompts,
                                     SiloamConsentTalk *talk,
                                     SiloamTalkStep step) G_GNUC_WARN_UNUSED_RESULT;
/* What it asks, with its date. */
char *siloam_consent_sheet_dup_question (SiloamEveningRoom *room,
                                         SiloamPrompts *prompts,
                                         SiloamConsentTalk *talk,
                                         SiloamTalkStep step) G_GNUC_WARN_UNUSED_RESULT;
/* Says that a yes to contact needs a way to reach them. */
void siloam_consent_sheet_ask_for_reach (GtkWidget *sheet);
gboolean siloam_consent_sheet_grab_start (GtkWidget *sheet);

G_END_DECLS
