/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "ministry/ministry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_FIRST_RUN (siloam_evening_first_run_get_type ())

/* Why the prayer evenings have a locked file of their own, making it, and its recovery code. The
 * first step leads away by "window.close".
 *
 * ::created once there is a file, ::finished when the code stands on paper. */
G_DECLARE_FINAL_TYPE (SiloamEveningFirstRun,
                      siloam_evening_first_run,
                      SILOAM,
                      EVENING_FIRST_RUN,
                      GtkWidget)

GtkWidget *siloam_evening_first_run_new (SiloamPrompts *prompts, const char *path);
/* Borrowed; NULL before ::created. */
SiloamMinistry *siloam_evening_first_run_get_ministry (SiloamEveningFirstRun *self);

G_END_DECLS
