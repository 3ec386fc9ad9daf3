/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_IMPORT_APPS (siloam_import_apps_get_type ())

/* The applications that can be brought in from, each with a line on how to take a journal out of
 * it. */
G_DECLARE_FINAL_TYPE (SiloamImportApps,
                      siloam_import_apps,
                      SILOAM,
                      IMPORT_APPS,
                      AdwPreferencesGroup)

void siloam_import_apps_set_up (SiloamImportApps *self, SiloamPrompts *prompts);

G_END_DECLS
