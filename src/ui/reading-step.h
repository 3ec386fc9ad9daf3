/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_READING_STEP (siloam_reading_step_get_type ())

/* A2: readable before private. Activates "first-run.next" and "first-run.back". */
G_DECLARE_FINAL_TYPE (SiloamReadingStep, siloam_reading_step, SILOAM, READING_STEP, GtkWidget)

GtkWidget *siloam_reading_step_new (SiloamSettings *settings);

const char *siloam_reading_step_get_translation (SiloamReadingStep *self);
void siloam_reading_step_set_translation (SiloamReadingStep *self, const char *translation);
void siloam_reading_step_focus_address (SiloamReadingStep *self);
void siloam_reading_step_offer (SiloamReadingStep *self, GtkWidget *group);

G_END_DECLS
