/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/backups.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BACKUP_GROUP (siloam_backup_group_get_type ())

/* Where backups of the journal go, when the last one was made, and making one. */
G_DECLARE_FINAL_TYPE (SiloamBackupGroup,
                      siloam_backup_group,
                      SILOAM,
                      BACKUP_GROUP,
                      AdwPreferencesGroup)

void siloam_backup_group_set_up (SiloamBackupGroup *self,
                                 SiloamSettings *settings,
                                 SiloamBackups *backups);

G_END_DECLS
