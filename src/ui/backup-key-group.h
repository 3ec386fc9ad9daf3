/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "vault/credential.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BACKUP_KEY_GROUP (siloam_backup_key_group_get_type ())

/* Asks how a backup opens, when the key of the open journal is not that of the backup.
 *
 * ::given (SiloamCredential) when the person brought a way in. */
G_DECLARE_FINAL_TYPE (SiloamBackupKeyGroup,
                      siloam_backup_key_group,
                      SILOAM,
                      BACKUP_KEY_GROUP,
                      AdwPreferencesGroup)

/* slot_types: bit (1 << SiloamSlotType) for each way in of the backup. */
void siloam_backup_key_group_ask (SiloamBackupKeyGroup *self,
                                  SiloamPrompts *prompts,
                                  guint slot_types);
/* Why what was given did not open it; NULL to take that away. */
void siloam_backup_key_group_tell (SiloamBackupKeyGroup *self, const GError *error);

G_END_DECLS
