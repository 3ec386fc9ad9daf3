/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/credential.h"
#include "vault/format-private.h"

G_BEGIN_DECLS

#define SILOAM_SLOT_HALF_LENGTH 32
/* What a file may ask for, before anything in it is proven: twice the passes and four times the
 * memory of the dearest slot we make. */
#define SILOAM_SLOT_OPS_MAX 6u
#define SILOAM_SLOT_MEM_KIB_MIN (8u * 1024u)
#define SILOAM_SLOT_MEM_KIB_MAX (1024u * 1024u)

/* What Argon2id may cost: passes and memory. */
typedef struct
{
  guint32 ops;
  guint32 mem_kib;
} SiloamKdfCost;

/* What one slot is locked with; all borrowed. */
typedef struct
{
  SiloamSlotType type;
  SiloamSecret *words; /* passphrase, PIN or the 16 bytes of a recovery code; NULL for KEYRING */
  SiloamSecret *half;  /* the keyring's 32 bytes for KEYRING and KEYRING_PIN, else NULL */
} SiloamSlotKey;

gboolean siloam_slot_is_used (const guint8 *slot);
SiloamSlotType siloam_slot_get_type (const guint8 *slot);
const guint8 *siloam_slot_get_id (const guint8 *slot);
guint64 siloam_slot_get_created (const guint8 *slot);

SiloamKdfCost siloam_slot_default_cost (SiloamSlotType type);

gboolean siloam_slot_fill (guint8 *slot,
                           const SiloamSlotKey *key,
                           SiloamKdfCost cost,
                           const guint8 slot_id[SILOAM_ID_LENGTH],
                           const guint8 vault_id[SILOAM_ID_LENGTH],
                           guint32 epoch,
                           SiloamSecret *data_key,
                           GError **error);
SiloamSecret *siloam_slot_open (const guint8 *slot,
                                const SiloamSlotKey *key,
                                const guint8 vault_id[SILOAM_ID_LENGTH],
                                guint32 epoch,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The two keys of a slot from its input key material; exposed for the test vectors. */
void siloam_slot_derive (const guint8 ikm[SILOAM_KEY_LENGTH],
                         SiloamSlotType type,
                         const guint8 vault_id[SILOAM_ID_LENGTH],
                         const guint8 slot_id[SILOAM_ID_LENGTH],
                         guint8 okm[2 * SILOAM_KEY_LENGTH]);

G_END_DECLS
