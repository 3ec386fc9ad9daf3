/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One key slot: the data key wrapped under something a person has or knows. Key material passes
 * through guarded memory only. The costs in a slot come from disk and are bounded before use.
 * Blocks on Argon2id: worker threads only. */

#include "vault/slot-private.h"

#include <sodium.h>

#include "vault/error.h"
#include "vault/seal-private.h"

#define STATE_AT 0
#define TYPE_AT 1
#define FLAGS_AT 2
#define KDF_AT 4
#define OPS_AT 8
#define MEM_AT 12
#define SALT_AT 16
#define SLOT_ID_AT 32
#define CREATED_AT 48
#define NONCE_AT 56
#define WRAPPED_AT 80
#define COMMIT_AT 128

#define KDF_NONE 0u
#define KDF_ARGON2ID 1u
#define WRAPPED_LENGTH (SILOAM_KEY_LENGTH + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define RECOVERY_LENGTH 16

static const char slot_label[] = "jvault slot v1";
#define LABEL_LENGTH (sizeof slot_label - 1)

G_STATIC_ASSERT (WRAPPED_AT + WRAPPED_LENGTH == COMMIT_AT);
G_STATIC_ASSERT (crypto_pwhash_argon2id_SALTBYTES == SLOT_ID_AT - SALT_AT);

/* Everything secret that is needed for a moment, so that one sodium_free() wipes it all. */
typedef struct
{
  guint8 joined[SILOAM_SLOT_HALF_LENGTH + SILOAM_KEY_LENGTH];
  guint8 ikm[SILOAM_KEY_LENGTH];
  guint8 okm[2 * SILOAM_KEY_LENGTH];
  guint8 data_key[SILOAM_KEY_LENGTH];
} Workbench;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Workbench, sodium_free)

static Workbench *
workbench_new (void)
{
  Workbench *self;

  if (sodium_init () < 0)
    g_error ("libsodium could not be made ready");
  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("no guarded memory left for a key slot");
  return self;
}

gboolean
siloam_slot_is_used (const guint8 *slot)
{
  return slot[STATE_AT] == 1;
}

SiloamSlotType
siloam_slot_get_type (const guint8 *slot)
{
  return slot[TYPE_AT];
}

const guint8 *
siloam_slot_get_id (const guint8 *slot)
{
  return slot + SLOT_ID_AT;
}

guint64
siloam_slot_get_created (const guint8 *slot)
{
  return siloam_get_u64 (slot + CREATED_AT);
}

/**
 * siloam_slot_default_cost: (skip)
 *
 * Returns: what the format prescribes for new slots: about 0.2 s for the code, which has 128 bits
 *   of its own, about 1 s for words a person chose
 */
SiloamKdfCost
siloam_slot_default_cost (SiloamSlotType type)
{
  const SiloamKdfCost code = { 3, 64 * 1024 };
  const SiloamKdfCost words = { 3, 256 * 1024 };

  return type == SILOAM_SLOT_RECOVERY ? code : words;
}

static gboolean
type_has_words (SiloamSlotType type)
{
  return type != SILOAM_SLOT_KEYRING;
}

static gboolean
type_has_half (SiloamSlotType type)
{
  return type == SILOAM_SLOT_KEYRING || type == SILOAM_SLOT_KEYRING_PIN;
}

static gboolean
key_fits_type (const SiloamSlotKey *key)
{
  if (type_has_half (key->type) &&
      (key->half == NULL || siloam_secret_get_length (key->half) != SILOAM_SLOT_HALF_LENGTH))
    return FALSE;
  if (!type_has_words (key->type))
    return TRUE;
  if (key->words == NULL || siloam_secret_get_length (key->words) == 0)
    return FALSE;

  return key->type != SILOAM_SLOT_RECOVERY ||
         siloam_secret_get_length (key->words) == RECOVERY_LENGTH;
}

static gboolean
is_ascii (SiloamSecret *text)
{
  const guint8 *bytes = siloam_secret_get_data (text);

  for (gsize i = 0; i < siloam_secret_get_length (text); i++)
    {
      if (bytes[i] == 0 || bytes[i] >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/* The same word typed on another keyboard must give the same bytes. GLib normalises on the
 * ordinary heap: its result is wiped, and plain ASCII never goes there. */
static SiloamSecret *
normalise_words (SiloamSecret *words)
{
  const char *text = (const char *) siloam_secret_get_data (words);
  const gssize length = (gssize) siloam_secret_get_length (words);
  SiloamSecret *normal;
  char *composed;

  if (is_ascii (words))
    return siloam_secret_ref (words);
  if (!g_utf8_validate (text, length, NULL))
    return NULL;
  composed = g_utf8_normalize (text, length, G_NORMALIZE_NFC);
  if (composed == NULL)
    return NULL;

  normal = siloam_secret_new_text (composed);
  sodium_memzero (composed, strlen (composed));
  g_free (composed);
  return normal;
}

static gboolean
stretch (const guint8 *slot,
         SiloamSecret *words,
         guint8 stretched[SILOAM_KEY_LENGTH],
         GError **error)
{
  const guint32 ops = siloam_get_u32 (slot + OPS_AT);
  const guint32 mem_kib = siloam_get_u32 (slot + MEM_AT);

  if (siloam_get_u32 (slot + KDF_AT) != KDF_ARGON2ID || ops < 1 || ops > SILOAM_SLOT_OPS_MAX ||
      mem_kib < SILOAM_SLOT_MEM_KIB_MIN || mem_kib > SILOAM_SLOT_MEM_KIB_MAX)
    {
      g_set_error_literal (error,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_HEADER_DAMAGED,
                           "a key slot asks for an unreasonable key derivation");
      return FALSE;
    }
  if (crypto_pwhash_argon2id (stretched,
                              SILOAM_KEY_LENGTH,
                              (const char *) siloam_secret_get_data (words),
                              siloam_secret_get_length (words),
                              slot + SALT_AT,
                              ops,
                              (gsize) mem_kib * 1024,
                              crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0)
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_NO_MEMORY,
                       "not enough memory to derive the key");
  return FALSE;
}

static SiloamSecret *
words_for_type (const SiloamSlotKey *key)
{
  return key->type == SILOAM_SLOT_RECOVERY ? siloam_secret_ref (key->words)
                                           : normalise_words (key->words);
}

static gboolean
set_wrong_key (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_WRONG_KEY,
                       "the secret does not fit this slot");
  return FALSE;
}

/* Fills bench->ikm from what the person and the keyring brought. */
static gboolean
gather_ikm (const guint8 *slot, const SiloamSlotKey *key, Workbench *bench, GError **error)
{
  g_autoptr (SiloamSecret) words = NULL;

  if (!key_fits_type (key))
    return set_wrong_key (error);
  if (key->type == SILOAM_SLOT_KEYRING)
    {
      crypto_generichash (bench->ikm,
                          SILOAM_KEY_LENGTH,
                          siloam_secret_get_data (key->half),
                          SILOAM_SLOT_HALF_LENGTH,
                          NULL,
                          0);
      return TRUE;
    }

  words = words_for_type (key);
  if (words == NULL)
    return set_wrong_key (error);
  if (key->type != SILOAM_SLOT_KEYRING_PIN)
    return stretch (slot, words, bench->ikm, error);

  memcpy (bench->joined, siloam_secret_get_data (key->half), SILOAM_SLOT_HALF_LENGTH);
  if (!stretch (slot, words, bench->joined + SILOAM_SLOT_HALF_LENGTH, error))
    return FALSE;
  crypto_generichash (bench->ikm, SILOAM_KEY_LENGTH, bench->joined, sizeof bench->joined, NULL, 0);
  return TRUE;
}

/**
 * siloam_slot_derive: (skip)
 * @okm: (out): the wrap key, then the commitment
 */
void
siloam_slot_derive (const guint8 ikm[SILOAM_KEY_LENGTH],
                    SiloamSlotType type,
                    const guint8 vault_id[SILOAM_ID_LENGTH],
                    const guint8 slot_id[SILOAM_ID_LENGTH],
                    guint8 okm[2 * SILOAM_KEY_LENGTH])
{
  guint8 message[LABEL_LENGTH + 1 + 2 * SILOAM_ID_LENGTH];

  memcpy (message, slot_label, LABEL_LENGTH);
  message[LABEL_LENGTH] = (guint8) type;
  memcpy (message + LABEL_LENGTH + 1, vault_id, SILOAM_ID_LENGTH);
  memcpy (message + LABEL_LENGTH + 1 + SILOAM_ID_LENGTH, slot_id, SILOAM_ID_LENGTH);
  crypto_generichash (okm, 2 * SILOAM_KEY_LENGTH, message, sizeof message, ikm, SILOAM_KEY_LENGTH);
}

#define SLOT_AAD_LENGTH (LABEL_LENGTH + SILOAM_ID_LENGTH + 4 + NONCE_AT)

static void
fill_slot_aad (const guint8 *slot,
               const guint8 *vault_id,
               guint32 epoch,
               guint8 aad[SLOT_AAD_LENGTH])
{
  memcpy (aad, slot_label, LABEL_LENGTH);
  memcpy (aad + LABEL_LENGTH, vault_id, SILOAM_ID_LENGTH);
  siloam_put_u32 (aad + LABEL_LENGTH + SILOAM_ID_LENGTH, epoch);
  memcpy (aad + LABEL_LENGTH + SILOAM_ID_LENGTH + 4, slot, NONCE_AT);
}

static void
prepare_slot (guint8 *slot, SiloamSlotType type, SiloamKdfCost cost, const guint8 *slot_id)
{
  memset (slot, 0, SILOAM_SLOT_LENGTH);
  slot[STATE_AT] = 1;
  slot[TYPE_AT] = (guint8) type;
  siloam_put_u16 (slot + FLAGS_AT, 0);
  siloam_put_u32 (slot + KDF_AT, KDF_NONE);
  if (type_has_words (type))
    {
      siloam_put_u32 (slot + KDF_AT, KDF_ARGON2ID);
      siloam_put_u32 (slot + OPS_AT, cost.ops);
      siloam_put_u32 (slot + MEM_AT, cost.mem_kib);
    }
  randombytes_buf (slot + SALT_AT, SLOT_ID_AT - SALT_AT);
  memcpy (slot + SLOT_ID_AT, slot_id, SILOAM_ID_LENGTH);
  siloam_put_u64 (slot + CREATED_AT, (guint64) (g_get_real_time () / G_USEC_PER_SEC));
  randombytes_buf (slot + NONCE_AT, SILOAM_NONCE_LENGTH);
}

/**
 * siloam_slot_fill: (skip)
 * @slot: 256 bytes to overwrite
 * @cost: for words; ignored for the bare keyring
 * @slot_id: names the keyring item that belongs to the slot
 *
 * Wraps the data key under @key.
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY when the words are empty or no UTF-8, and with
 * %SILOAM_VAULT_ERROR_NO_MEMORY.
 */
gboolean
siloam_slot_fill (guint8 *slot,
                  const SiloamSlotKey *key,
                  SiloamKdfCost cost,
                  const guint8 slot_id[SILOAM_ID_LENGTH],
                  const guint8 vault_id[SILOAM_ID_LENGTH],
                  guint32 epoch,
                  SiloamSecret *data_key,
                  GError **error)
{
  g_autoptr (Workbench) bench = workbench_new ();
  guint8 fresh[SILOAM_SLOT_LENGTH];
  guint8 aad[SLOT_AAD_LENGTH];

  prepare_slot (fresh, key->type, cost, slot_id);
  if (!gather_ikm (fresh, key, bench, error))
    return FALSE;

  siloam_slot_derive (bench->ikm, key->type, vault_id, slot_id, bench->okm);
  memcpy (fresh + COMMIT_AT, bench->okm + SILOAM_KEY_LENGTH, SILOAM_KEY_LENGTH);
  fill_slot_aad (fresh, vault_id, epoch, aad);
  crypto_aead_xchacha20poly1305_ietf_encrypt (fresh + WRAPPED_AT,
                                              NULL,
                                              siloam_secret_get_data (data_key),
                                              SILOAM_KEY_LENGTH,
                                              aad,
                                              sizeof aad,
                                              NULL,
                                              fresh + NONCE_AT,
                                              bench->okm);
  memcpy (slot, fresh, SILOAM_SLOT_LENGTH);
  return TRUE;
}

/* The commitment fits and yet the wrapped key does not open: not a wrong key, but damage. */
static gboolean
unwrap (const guint8 *slot, const guint8 *vault_id, guint32 epoch, Workbench *bench, GError **error)
{
  guint8 aad[SLOT_AAD_LENGTH];

  fill_slot_aad (slot, vault_id, epoch, aad);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (bench->data_key,
                                                  NULL,
                                                  NULL,
                                                  slot + WRAPPED_AT,
                                                  WRAPPED_LENGTH,
                                                  aad,
                                                  sizeof aad,
                                                  slot + NONCE_AT,
                                                  bench->okm) == 0)
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_HEADER_DAMAGED,
                       "a key slot is damaged");
  return FALSE;
}

/**
 * siloam_slot_open: (skip)
 * @slot: 256 bytes from a header
 *
 * Unwraps the data key.
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY when @key is not the slot's, with
 * %SILOAM_VAULT_ERROR_HEADER_DAMAGED when it is but the slot was changed or its costs are out of
 * bounds, and with %SILOAM_VAULT_ERROR_NO_MEMORY.
 *
 * Returns: (transfer full): the data key
 */
SiloamSecret *
siloam_slot_open (const guint8 *slot,
                  const SiloamSlotKey *key,
                  const guint8 vault_id[SILOAM_ID_LENGTH],
                  guint32 epoch,
                  GError **error)
{
  g_autoptr (Workbench) bench = NULL;

  if (!siloam_slot_is_used (slot) || siloam_slot_get_type (slot) != key->type)
    {
      set_wrong_key (error);
      return NULL;
    }

  bench = workbench_new ();
  if (!gather_ikm (slot, key, bench, error))
    return NULL;
  siloam_slot_derive (bench->ikm, key->type, vault_id, slot + SLOT_ID_AT, bench->okm);
  if (sodium_memcmp (bench->okm + SILOAM_KEY_LENGTH, slot + COMMIT_AT, SILOAM_KEY_LENGTH) != 0)
    {
      set_wrong_key (error);
      return NULL;
    }
  if (!unwrap (slot, vault_id, epoch, bench, error))
    return NULL;

  return siloam_secret_new_copy (bench->data_key, SILOAM_KEY_LENGTH);
}
