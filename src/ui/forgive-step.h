/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_FORGIVE_STEP (siloam_forgive_step_get_type ())

/* A9: where the person stands in forgiving; never a duty, never a gate. */
G_DECLARE_FINAL_TYPE (SiloamForgiveStep, siloam_forgive_step, SILOAM, FORGIVE_STEP, GtkWidget)

GtkWidget *siloam_forgive_step_new (SiloamGuide *guide,
                                    SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
