/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/backups.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_REHEARSAL_GROUP (siloam_rehearsal_group_get_type ())

/* Tries whether the newest backup can be read, and leads to restoring. Activates "win.restore" of
 * the window it stands over. */
G_DECLARE_FINAL_TYPE (SiloamRehearsalGroup,
                      siloam_rehearsal_group,
                      SILOAM,
                      REHEARSAL_GROUP,
                      AdwPreferencesGroup)

void siloam_rehearsal_group_set_up (SiloamRehearsalGroup *self,
                                    SiloamSettings *settings,
                                    SiloamBackups *backups,
                                    SiloamJournal *journal);

G_END_DECLS
