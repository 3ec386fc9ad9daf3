/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_NAME_STEP (siloam_name_step_get_type ())

/* A7: what hurts, in a few words; one thing or several. */
G_DECLARE_FINAL_TYPE (SiloamNameStep, siloam_name_step, SILOAM, NAME_STEP, GtkWidget)

GtkWidget *siloam_name_step_new (SiloamGuide *guide,
                                 SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
