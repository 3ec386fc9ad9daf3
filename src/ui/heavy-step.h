/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_HEAVY_STEP (siloam_heavy_step_get_type ())

/* A4: who to turn to when it gets heavy. Activates "first-run.back".
 *
 * ::done when the person saved a trusted person, or skipped. */
G_DECLARE_FINAL_TYPE (SiloamHeavyStep, siloam_heavy_step, SILOAM, HEAVY_STEP, GtkWidget)

GtkWidget *siloam_heavy_step_new (SiloamPrompts *prompts, SiloamJournal *journal);

G_END_DECLS
