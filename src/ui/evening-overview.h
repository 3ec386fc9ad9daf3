/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-sheet.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_OVERVIEW (siloam_evening_overview_get_type ())

/* The door to a prayer evening: what comes next, and what else there is. No name and no number. */
G_DECLARE_FINAL_TYPE (SiloamEveningOverview,
                      siloam_evening_overview,
                      SILOAM,
                      EVENING_OVERVIEW,
                      SiloamEveningSheet)

GtkWidget *siloam_evening_overview_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
