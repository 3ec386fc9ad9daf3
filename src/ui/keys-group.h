/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_KEYS_GROUP (siloam_keys_group_get_type ())

/* What opens this journal, and changing it. Activates "win.ways-changed", "win.recovery-renew" and
 * "win.keys-rotate" of the window under the preferences. */
G_DECLARE_FINAL_TYPE (SiloamKeysGroup, siloam_keys_group, SILOAM, KEYS_GROUP, AdwPreferencesGroup)

void siloam_keys_group_set_up (SiloamKeysGroup *self,
                               SiloamSettings *settings,
                               SiloamJournal *journal);

G_END_DECLS
