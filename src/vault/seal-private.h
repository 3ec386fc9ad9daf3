/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/format-private.h"

G_BEGIN_DECLS

#define SILOAM_NONCE_LENGTH 24

/* The numbers are part of what is authenticated. */
typedef enum
{
  SILOAM_SEAL_MAIN = 1,
  SILOAM_SEAL_WAL = 2,
  SILOAM_SEAL_JOURNAL = 3,
  SILOAM_SEAL_TEMP = 4,
} SiloamSealKind;

/* What a block belongs to; key and vault_id are borrowed. */
typedef struct
{
  SiloamSealKind kind;
  guint32 epoch;
  const guint8 *vault_id;
  const guint8 *key;
} SiloamSealer;

void siloam_seal (const SiloamSealer *sealer,
                  guint64 index,
                  guint32 valid,
                  const guint8 *plain,
                  gsize payload,
                  guint8 *sealed);
void siloam_seal_with_nonce (const SiloamSealer *sealer,
                             guint64 index,
                             guint32 valid,
                             const guint8 nonce[SILOAM_NONCE_LENGTH],
                             const guint8 *plain,
                             gsize payload,
                             guint8 *sealed);
gboolean siloam_unseal (const SiloamSealer *sealer,
                        guint64 index,
                        const guint8 *sealed,
                        gsize payload,
                        guint8 *plain,
                        guint32 *valid);
guint32 siloam_seal_get_valid (const guint8 *sealed);

G_END_DECLS
