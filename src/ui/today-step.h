/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_TODAY_STEP (siloam_today_step_get_type ())

/* A13: the card, one small thing for today, and the close. */
G_DECLARE_FINAL_TYPE (SiloamTodayStep, siloam_today_step, SILOAM, TODAY_STEP, GtkWidget)

GtkWidget *siloam_today_step_new (SiloamGuide *guide,
                                  SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
/* A place to ask for a reminder, when something was received. Once. */
void siloam_today_step_offer_reminder (SiloamTodayStep *self, SiloamJournal *journal);

G_END_DECLS
