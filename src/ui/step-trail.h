/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/guide.h"
#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_STEP_TRAIL (siloam_step_trail_get_type ())

/* The names of the steps, quietly, with the one the person is at. Not a progress bar: nothing fills
 * up, and where there is no room only the present step is named. */
G_DECLARE_FINAL_TYPE (SiloamStepTrail, siloam_step_trail, SILOAM, STEP_TRAIL, GtkWidget)

void siloam_step_trail_show (SiloamStepTrail *self, SiloamGuide *guide, SiloamPrompts *prompts);

G_END_DECLS
