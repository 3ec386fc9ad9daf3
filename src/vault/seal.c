/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One sealed block: nonce, tag, count of valid bytes, ciphertext. The tag also covers the kind,
 * the file, the epoch and the place, so a block moved elsewhere does not open. A nonce is never
 * chosen by a caller outside the tests. Any thread. */

#include "vault/seal-private.h"

#include <sodium.h>

#define TAG_AT SILOAM_NONCE_LENGTH
#define VALID_AT (TAG_AT + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define ZERO_AT (VALID_AT + 4)
#define AAD_LENGTH 40

G_STATIC_ASSERT (SILOAM_NONCE_LENGTH == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (ZERO_AT + 4 == SILOAM_SEAL_LENGTH);

static void
fill_aad (const SiloamSealer *sealer, guint64 index, guint32 valid, guint8 aad[AAD_LENGTH])
{
  memset (aad, 0, AAD_LENGTH);
  memcpy (aad, "JV1", 4);
  aad[4] = (guint8) sealer->kind;
  memcpy (aad + 8, sealer->vault_id, SILOAM_ID_LENGTH);
  siloam_put_u32 (aad + 24, sealer->epoch);
  siloam_put_u32 (aad + 28, valid);
  siloam_put_u64 (aad + 32, index);
}

/**
 * siloam_seal_with_nonce: (skip)
 *
 * Seals with a nonce that is given. Only for test vectors: a nonce used twice gives texts away.
 */
void
siloam_seal_with_nonce (const SiloamSealer *sealer,
                        guint64 index,
                        guint32 valid,
                        const guint8 nonce[SILOAM_NONCE_LENGTH],
                        const guint8 *plain,
                        gsize payload,
                        guint8 *sealed)
{
  guint8 aad[AAD_LENGTH];

  fill_aad (sealer, index, valid, aad);
  memcpy (sealed, nonce, SILOAM_NONCE_LENGTH);
  siloam_put_u32 (sealed + VALID_AT, valid);
  siloam_put_u32 (sealed + ZERO_AT, 0);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (sealed + SILOAM_SEAL_LENGTH,
                                                       sealed + TAG_AT,
                                                       NULL,
                                                       plain,
                                                       payload,
                                                       aad,
                                                       sizeof aad,
                                                       NULL,
                                                       nonce,
                                                       sealer->key);
}

/**
 * siloam_seal: (skip)
 * @index: the place of the block in its file
 * @valid: how many bytes of the block count
 * @plain: @payload bytes
 * @sealed: room for %SILOAM_SEAL_LENGTH + @payload bytes
 */
void
siloam_seal (const SiloamSealer *sealer,
             guint64 index,
             guint32 valid,
             const guint8 *plain,
             gsize payload,
             guint8 *sealed)
{
  guint8 nonce[SILOAM_NONCE_LENGTH];

  randombytes_buf (nonce, sizeof nonce);
  siloam_seal_with_nonce (sealer, index, valid, nonce, plain, payload, sealed);
}

/**
 * siloam_unseal: (skip)
 * @plain: room for @payload bytes; wiped when the block does not authenticate
 * @valid: (out): how many of them count
 *
 * Returns: whether the block is the one that was sealed for this place
 */
gboolean
siloam_unseal (const SiloamSealer *sealer,
               guint64 index,
               const guint8 *sealed,
               gsize payload,
               guint8 *plain,
               guint32 *valid)
{
  guint8 aad[AAD_LENGTH];

  *valid = siloam_get_u32 (sealed + VALID_AT);
  fill_aad (sealer, index, *valid, aad);
  if (siloam_get_u32 (sealed + ZERO_AT) == 0 &&
      crypto_aead_xchacha20poly1305_ietf_decrypt_detached (plain,
                                                           NULL,
                                                           sealed + SILOAM_SEAL_LENGTH,
                                                           payload,
                                                           sealed + TAG_AT,
                                                           aad,
                                                           sizeof aad,
                                                           sealed,
                                                           sealer->key) == 0)
    return TRUE;

  memset (plain, 0, payload);
  *valid = 0;
  return FALSE;
}

/**
 * siloam_seal_get_valid: (skip)
 *
 * Returns: the count of valid bytes as it is written, not yet authenticated
 */
guint32
siloam_seal_get_valid (const guint8 *sealed)
{
  return siloam_get_u32 (sealed + VALID_AT);
}
