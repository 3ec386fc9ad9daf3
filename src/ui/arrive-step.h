/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_ARRIVE_STEP (siloam_arrive_step_get_type ())

/* A5: how the person comes, a good memory to return to, an opening prayer. */
G_DECLARE_FINAL_TYPE (SiloamArriveStep, siloam_arrive_step, SILOAM, ARRIVE_STEP, GtkWidget)

GtkWidget *siloam_arrive_step_new (SiloamGuide *guide,
                                   SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
