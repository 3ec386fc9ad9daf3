/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_EXPORT_PERIOD (siloam_export_period_get_type ())

/* Which days go along: a common stretch, or two chosen days. ::changed. */
G_DECLARE_FINAL_TYPE (SiloamExportPeriod, siloam_export_period, SILOAM, EXPORT_PERIOD, AdwBin)

/* The first moment of the first day, and the first moment after the last; either may be NULL for
 * "no end". */
GDateTime *siloam_export_period_dup_from (SiloamExportPeriod *self);
GDateTime *siloam_export_period_dup_to (SiloamExportPeriod *self);

G_END_DECLS
