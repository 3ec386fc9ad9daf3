/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Derives the working keys of a sealed file from its data key, one for each kind of block. They
 * live in guarded memory only. Any thread. */

#include "vault/keys-private.h"

#include <sodium.h>

#define KDF_CONTEXT "jvault01"

enum
{
  SUBKEY_MAIN = 1,
  SUBKEY_WAL,
  SUBKEY_JOURNAL,
  SUBKEY_HEADER,
  SUBKEY_WITNESS,
  SUBKEY_UNFINISHED,
};

G_STATIC_ASSERT (SILOAM_KEY_LENGTH == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (SILOAM_KEY_LENGTH == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

/**
 * siloam_keys_new: (skip)
 * @data_key: the 32 bytes that every slot wraps
 *
 * Returns: (transfer full): the keys of the epoch
 */
SiloamKeys *
siloam_keys_new (SiloamSecret *data_key, const guint8 vault_id[SILOAM_ID_LENGTH], guint32 epoch)
{
  const guint8 *root = siloam_secret_get_data (data_key);
  SiloamKeys *self;

  g_return_val_if_fail (siloam_secret_get_length (data_key) == SILOAM_KEY_LENGTH, NULL);

  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("no guarded memory left for keys");
  memcpy (self->vault_id, vault_id, SILOAM_ID_LENGTH);
  self->epoch = epoch;
  crypto_kdf_derive_from_key (self->main, SILOAM_KEY_LENGTH, SUBKEY_MAIN, KDF_CONTEXT, root);
  crypto_kdf_derive_from_key (self->wal, SILOAM_KEY_LENGTH, SUBKEY_WAL, KDF_CONTEXT, root);
  crypto_kdf_derive_from_key (self->journal, SILOAM_KEY_LENGTH, SUBKEY_JOURNAL, KDF_CONTEXT, root);
  crypto_kdf_derive_from_key (self->header, SILOAM_KEY_LENGTH, SUBKEY_HEADER, KDF_CONTEXT, root);
  sodium_mprotect_readonly (self);

  return self;
}

/**
 * siloam_keys_derive_witness: (skip)
 * @key: to be wiped by the caller
 *
 * The key of what this computer knows of the journal; nothing in the sealed file has it.
 */
void
siloam_keys_derive_witness (SiloamSecret *data_key, guint8 key[SILOAM_KEY_LENGTH])
{
  crypto_kdf_derive_from_key (key,
                              SILOAM_KEY_LENGTH,
                              SUBKEY_WITNESS,
                              KDF_CONTEXT,
                              siloam_secret_get_data (data_key));
}

/**
 * siloam_keys_derive_unfinished: (skip)
 * @seed: to be wiped by the caller
 *
 * The seed of the key pair that notes of what is being written in the open are sealed for.
 */
void
siloam_keys_derive_unfinished (SiloamSecret *data_key, guint8 seed[SILOAM_KEY_LENGTH])
{
  crypto_kdf_derive_from_key (seed,
                              SILOAM_KEY_LENGTH,
                              SUBKEY_UNFINISHED,
                              KDF_CONTEXT,
                              siloam_secret_get_data (data_key));
}

void
siloam_keys_free (SiloamKeys *self)
{
  sodium_free (self);
}
