/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/vault.h"

G_BEGIN_DECLS

/* The key of an open vault, in guarded memory, to read its backups with on another thread. Counted
 * references; wiped with the last. */
typedef struct _SiloamVaultPass SiloamVaultPass;

SiloamVaultPass *siloam_vault_make_pass (SiloamVault *self) G_GNUC_WARN_UNUSED_RESULT;
SiloamVaultPass *siloam_vault_pass_ref (SiloamVaultPass *self);
void siloam_vault_pass_unref (SiloamVaultPass *self);
const guint8 *siloam_vault_pass_get_vault_id (SiloamVaultPass *self);

/* Opens a backup to read it; nothing is written to it or beside it. */
SiloamVault *siloam_vault_read_copy (SiloamVaultPass *pass,
                                     const char *path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for one to write in, as siloam_locksmith_open() does. */
SiloamVault *siloam_vault_open_with_pass (SiloamVaultPass *pass,
                                          const char *path,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Called now and then with how far it is, from 0 to 1. */
typedef void (*SiloamVaultProgress) (double fraction, gpointer user_data);

/* Fails when a page does not authenticate, or SQLite finds the file unsound. */
gboolean siloam_vault_check_whole (SiloamVault *self,
                                   SiloamVaultProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);
/* A database in memory with all that is in the file. */
sqlite3 *siloam_vault_load_into_memory (SiloamVault *self,
                                        SiloamVaultProgress progress,
                                        gpointer user_data,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVaultPass, siloam_vault_pass_unref)

G_END_DECLS
