/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BACKUP_GROUP (siloam_backup_group_get_type ())

/* Where backups of the journal go and when the last one was made. */
G_DECLARE_FINAL_TYPE (SiloamBackupGroup,
                      siloam_backup_group,
                      SILOAM,
                      BACKUP_GROUP,
                      AdwPreferencesGroup)

void siloam_backup_group_set_up (SiloamBackupGroup *self,
                                 SiloamSettings *settings,
                                 SiloamJournal *journal);

G_END_DECLS
