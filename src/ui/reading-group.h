/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_READING_GROUP (siloam_reading_group_get_type ())

/* The rows of "how I like to read": used by A2 and by the preferences. Each acts at once.
 *
 * ::translation-changed when the person typed another Bible translation. */
G_DECLARE_FINAL_TYPE (SiloamReadingGroup,
                      siloam_reading_group,
                      SILOAM,
                      READING_GROUP,
                      AdwPreferencesGroup)

GtkWidget *siloam_reading_group_new (SiloamSettings *settings);

const char *siloam_reading_group_get_translation (SiloamReadingGroup *self);
void siloam_reading_group_set_translation (SiloamReadingGroup *self, const char *translation);
/* Puts the focus on the row of the address form. */
void siloam_reading_group_focus_address (SiloamReadingGroup *self);

G_END_DECLS
