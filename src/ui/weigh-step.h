/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_WEIGH_STEP (siloam_weigh_step_get_type ())

/* A12: weighing what was received, and the verses with it. */
G_DECLARE_FINAL_TYPE (SiloamWeighStep, siloam_weigh_step, SILOAM, WEIGH_STEP, GtkWidget)

GtkWidget *siloam_weigh_step_new (SiloamGuide *guide,
                                  SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
