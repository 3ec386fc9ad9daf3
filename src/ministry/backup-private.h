/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/store.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/* What the names of copies end with: not that of a journal, which must not offer to put them
 * back. */
#define SILOAM_MINISTRY_BACKUP_SUFFIX ".evening"

gboolean siloam_ministry_backup_make (SiloamMinistryStore *store,
                                      SiloamVault *vault,
                                      const char *folder,
                                      GError **error);
/* When one is due and the folder is there; else it stays due. */
void siloam_ministry_backup_renew (SiloamMinistryStore *store, SiloamVault *vault);

G_END_DECLS
