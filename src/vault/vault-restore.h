/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault-read.h"

G_BEGIN_DECLS

/* Puts a backup back as an ordinary file: whole and read back, or not at all. */

/* Where nothing is yet. */
gboolean siloam_vault_restore_new (SiloamVaultPass *pass,
                                   const char *backup,
                                   const char *path,
                                   SiloamVaultProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);
/* In place of what is there, which is set aside under another name in the same folder. */
gboolean siloam_vault_restore_over (SiloamVaultPass *pass,
                                    const char *backup,
                                    const char *path,
                                    const char *aside,
                                    SiloamVaultProgress progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
