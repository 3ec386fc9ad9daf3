/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault.h"

G_BEGIN_DECLS

/* A sealed file that is being copied, page by page, while it is in use. */
typedef struct _SiloamVaultCopy SiloamVaultCopy;

typedef enum
{
  SILOAM_VAULT_COPY_FAILED,
  SILOAM_VAULT_COPY_MORE,
  SILOAM_VAULT_COPY_DONE,
} SiloamVaultCopyState;

SiloamVaultCopy *siloam_vault_copy_begin (SiloamVault *source,
                                          const char *path,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One that has the keys of its source and none of its pages: whoever makes it writes into it. */
SiloamVaultCopy *siloam_vault_copy_begin_empty (SiloamVault *source,
                                                const char *path,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3 *siloam_vault_copy_get_db (SiloamVaultCopy *self);
SiloamVaultCopyState siloam_vault_copy_step (SiloamVaultCopy *self,
                                             int pages,
                                             double *fraction,
                                             GError **error);
gboolean siloam_vault_copy_finish (SiloamVaultCopy *self, GError **error);
const char *siloam_vault_copy_get_temporary_path (SiloamVaultCopy *self);
void siloam_vault_copy_free (SiloamVaultCopy *self);

SiloamVault *siloam_vault_open_copy (SiloamVault *original,
                                     const char *path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVaultCopy, siloam_vault_copy_free)

G_END_DECLS
