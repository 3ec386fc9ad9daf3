/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_INVITE_STEP (siloam_invite_step_get_type ())

/* A6: one line of prayer, to keep or to change. */
G_DECLARE_FINAL_TYPE (SiloamInviteStep, siloam_invite_step, SILOAM, INVITE_STEP, GtkWidget)

GtkWidget *siloam_invite_step_new (SiloamGuide *guide,
                                   SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
