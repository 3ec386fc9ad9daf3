/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/format-private.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* The keys of one epoch, in guarded memory and read-only. */
typedef struct
{
  guint8 vault_id[SILOAM_ID_LENGTH];
  guint32 epoch;
  guint8 main[SILOAM_KEY_LENGTH];
  guint8 wal[SILOAM_KEY_LENGTH];
  guint8 journal[SILOAM_KEY_LENGTH];
  guint8 header[SILOAM_KEY_LENGTH];
} SiloamKeys;

SiloamKeys *siloam_keys_new (SiloamSecret *data_key,
                             const guint8 vault_id[SILOAM_ID_LENGTH],
                             guint32 epoch) G_GNUC_WARN_UNUSED_RESULT;
void siloam_keys_free (SiloamKeys *self);
void siloam_keys_derive_witness (SiloamSecret *data_key, guint8 key[SILOAM_KEY_LENGTH]);
void siloam_keys_derive_unfinished (SiloamSecret *data_key, guint8 seed[SILOAM_KEY_LENGTH]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamKeys, siloam_keys_free)

G_END_DECLS
