/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/step-view.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RELEASE_STEP (siloam_release_step_get_type ())

/* A10: one named hurt at a time: all of it, a part, or not yet. */
G_DECLARE_FINAL_TYPE (SiloamReleaseStep, siloam_release_step, SILOAM, RELEASE_STEP, GtkWidget)

GtkWidget *siloam_release_step_new (SiloamGuide *guide,
                                    SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
