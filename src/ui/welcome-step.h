/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_WELCOME_STEP (siloam_welcome_step_get_type ())

/* A1: what Siloam is and is not. Activates "first-run.next". */
G_DECLARE_FINAL_TYPE (SiloamWelcomeStep, siloam_welcome_step, SILOAM, WELCOME_STEP, GtkWidget)

GtkWidget *siloam_welcome_step_new (SiloamPrompts *prompts);

G_END_DECLS
