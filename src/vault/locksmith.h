/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/vault.h"

G_BEGIN_DECLS

/* Everything here may block on Argon2id, the disk or a keyring prompt: worker threads only. */

SiloamVault *siloam_locksmith_create (const char *path,
                                      SiloamCredential *daily,
                                      SiloamSecret **recovery_code,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

SiloamVault *siloam_locksmith_open (const char *path,
                                    SiloamCredential *credential,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Only to read, without writing anything to the file or beside it. */
SiloamVault *siloam_locksmith_read (const char *path,
                                    SiloamCredential *credential,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether someone knows the PIN or the passphrase of a file that is open; nothing is opened or
 * changed. */
gboolean siloam_locksmith_check (SiloamVault *vault,
                                 SiloamSecret *secret,
                                 GCancellable *cancellable,
                                 GError **error);

void siloam_locksmith_discard (SiloamVault *vault);

/* Adds a keyring slot (with PIN when given) whose half is stored in this session's keyring,
 * and retires the slots of this environment that no longer open. */
gboolean siloam_locksmith_repair_keyring (SiloamVault *vault,
                                          SiloamSecret *pin,
                                          GCancellable *cancellable,
                                          GError **error);

/* Makes a new recovery code; the old one opens nothing any more. */
SiloamSecret *siloam_locksmith_renew_recovery (SiloamVault *vault,
                                               GCancellable *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
