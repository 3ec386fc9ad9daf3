/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RECEIVE_STEP (siloam_receive_step_get_type ())

/* A11: a quiet page for what is received, or for nothing yet. */
G_DECLARE_FINAL_TYPE (SiloamReceiveStep, siloam_receive_step, SILOAM, RECEIVE_STEP, GtkWidget)

GtkWidget *siloam_receive_step_new (SiloamGuide *guide,
                                    SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
