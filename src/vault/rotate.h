/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/vault.h"

G_BEGIN_DECLS

/* What shall open a journal from now on, beside the new recovery code; all borrowed. */
typedef struct
{
  gboolean keyring;         /* the keyring of this session */
  SiloamSecret *pin;        /* NULL, or what the keyring needs beside it */
  SiloamSecret *passphrase; /* NULL for none */
} SiloamNewKeys;

/* How far it is, from 0 to 1; on the worker thread. */
typedef void (*SiloamRotateProgress) (double fraction, gpointer user_data);

gboolean siloam_vault_rotate (SiloamVault *vault,
                              const SiloamNewKeys *keys,
                              SiloamSecret **recovery_code,
                              SiloamRotateProgress progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
