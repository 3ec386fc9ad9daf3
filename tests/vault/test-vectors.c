/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Known answers of the format: whoever reads or writes it must agree with these for ever. */

#include <sodium.h>

#include "support.h"
#include "vault/keys-private.h"
#include "vault/seal-private.h"

static guint8 vault_id[SILOAM_ID_LENGTH];
static guint8 slot_id[SILOAM_ID_LENGTH];
static guint8 nonce[SILOAM_NONCE_LENGTH];
static SiloamSecret *data_key;

static void
count_up (guint8 *bytes, gsize length, guint8 from)
{
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (from + i);
}

static SiloamSecret *
new_counting_secret (gsize length, guint8 from)
{
  g_autofree guint8 *bytes = g_malloc (length);

  count_up (bytes, length, from);
  return siloam_secret_new_copy (bytes, length);
}

static void
test_subkeys (void)
{
  g_autoptr (SiloamKeys) keys = siloam_keys_new (data_key, vault_id, 1);

  assert_hex (keys->main, "ca58a7deff637740425c67ad033d6f6afbcf6b87166c3ef59c167fb9f9583486");
  assert_hex (keys->wal, "a00e53bbbc48bd28f15ca5cef75f64b5b4b8406b2ae090f8117ce83b7476a472");
  assert_hex (keys->journal, "9853ddb1c46114f6b1563594a0a2cb3e80b5dcc3cb71802b55c182414d3016ce");
  assert_hex (keys->header, "5c55a016d23215b615249576e5ba6d37ac3175b288e5d7017bca42d78267db93");
}

static void
seal_counting (SiloamSealKind kind,
               const guint8 *key,
               guint64 index,
               guint32 valid,
               gsize payload,
               guint8 *sealed)
{
  const SiloamSealer sealer = { kind, 1, vault_id, key };
  g_autofree guint8 *plain = g_malloc (payload);

  count_up (plain, payload, 0);
  siloam_seal_with_nonce (&sealer, index, valid, nonce, plain, payload, sealed);
}

static void
hash (const guint8 *bytes, gsize length, guint8 digest[32])
{
  crypto_generichash (digest, 32, bytes, length, NULL, 0);
}

static void
test_page (void)
{
  g_autoptr (SiloamKeys) keys = siloam_keys_new (data_key, vault_id, 1);
  guint8 sealed[SILOAM_PAGE_SIZE];
  guint8 digest[32];

  seal_counting (SILOAM_SEAL_MAIN, keys->main, 0, 4096, SILOAM_PAGE_PAYLOAD, sealed);
  hash (sealed + SILOAM_SEAL_LENGTH, SILOAM_PAGE_PAYLOAD, digest);

  assert_hex (sealed, "404142434445464748494a4b4c4d4e4f5051525354555657");
  assert_hex (sealed + 24, "3dc0db5a029e509f0a75175ecd8d12c8");
  assert_hex (sealed + 40, "0010000000000000");
  assert_hex (sealed + 48, "541dd6c2e3963f6a82c8a627229fa51f");
  assert_hex (digest, "0b3fe1ec218ed4370f9c784db6c941e0110ac5cce7a65f7fc237b484f30fd6ce");
}

static void
test_wal_frame (void)
{
  g_autoptr (SiloamKeys) keys = siloam_keys_new (data_key, vault_id, 1);
  guint8 sealed[SILOAM_SEAL_LENGTH + SILOAM_WAL_FRAME_LENGTH];
  guint8 digest[32];

  seal_counting (SILOAM_SEAL_WAL, keys->wal, 1, 4120, SILOAM_WAL_FRAME_LENGTH, sealed);
  hash (sealed + SILOAM_SEAL_LENGTH, SILOAM_WAL_FRAME_LENGTH, digest);

  assert_hex (sealed + 24, "08f4154a86c0b238b755c439cf16b8d6");
  assert_hex (digest, "df06155e8c4af7d7f265c2cbae8619b8795641ba36900cabd1ae01f7b9dffe29");
}

static void
test_keyring_slot_keys (void)
{
  g_autoptr (SiloamSecret) half = new_counting_secret (32, 0x80);
  guint8 ikm[32];
  guint8 okm[64];

  hash (siloam_secret_get_data (half), 32, ikm);
  siloam_slot_derive (ikm, SILOAM_SLOT_KEYRING, vault_id, slot_id, okm);

  assert_hex (okm, "1a957d16f208871af5072ae7a23d9432c2891229b75d873ab60dbdfeffcbcb93");
  assert_hex (okm + 32, "74b1c500763f8fa4fbd907b4d4b27f13f998315467573628e1dc5fb76c746226");
}

static void
test_keyring_slot (void)
{
  g_autoptr (SiloamSecret) half = new_counting_secret (32, 0x80);
  const SiloamSlotKey key = { SILOAM_SLOT_KEYRING, NULL, half };
  guint8 slot[SILOAM_SLOT_LENGTH];
  g_autoptr (GError) error = NULL;

  g_assert_true (siloam_slot_fill (slot, &key, cheap_cost, slot_id, vault_id, 1, data_key, &error));

  assert_hex (slot, "0101000000000000");
  assert_hex (slot + 128, "74b1c500763f8fa4fbd907b4d4b27f13f998315467573628e1dc5fb76c746226");
}

static void
test_argon2id (void)
{
  guint8 salt[16];
  guint8 secret[16];
  guint8 stretched[32];

  count_up (salt, sizeof salt, 0x10);
  count_up (secret, sizeof secret, 0x80);
  g_assert_cmpint (crypto_pwhash_argon2id (stretched,
                                           sizeof stretched,
                                           (const char *) secret,
                                           sizeof secret,
                                           salt,
                                           3,
                                           64 * 1024 * 1024,
                                           crypto_pwhash_argon2id_ALG_ARGON2ID13),
                   ==,
                   0);
  assert_hex (stretched, "f9449d224e243480c2baac62602cf85f21a502acf39f1cebc5637541413462ff");
}

/* Builds by hand, from the format's words alone, the slot that slot.c must open. */
static void
make_recovery_slot (guint8 *slot, SiloamSecret *code)
{
  guint8 stretched[32];
  guint8 okm[64];
  guint8 aad[14 + 16 + 4 + 56] = "jvault slot v1";

  memset (slot, 0, SILOAM_SLOT_LENGTH);
  slot[0] = 1;
  slot[1] = SILOAM_SLOT_RECOVERY;
  siloam_put_u32 (slot + 4, 1);
  siloam_put_u32 (slot + 8, 3);
  siloam_put_u32 (slot + 12, 64 * 1024);
  count_up (slot + 16, 16, 0x10);
  memcpy (slot + 32, slot_id, 16);
  memcpy (slot + 56, nonce, 24);
  g_assert_cmpint (crypto_pwhash_argon2id (stretched,
                                           32,
                                           (const char *) siloam_secret_get_data (code),
                                           16,
                                           slot + 16,
                                           3,
                                           64 * 1024 * 1024,
                                           crypto_pwhash_argon2id_ALG_ARGON2ID13),
                   ==,
                   0);
  siloam_slot_derive (stretched, SILOAM_SLOT_RECOVERY, vault_id, slot_id, okm);
  memcpy (slot + 128, okm + 32, 32);
  memcpy (aad + 14, vault_id, 16);
  siloam_put_u32 (aad + 30, 1);
  memcpy (aad + 34, slot, 56);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot + 80,
                                              NULL,
                                              siloam_secret_get_data (data_key),
                                              32,
                                              aad,
                                              sizeof aad,
                                              NULL,
                                              nonce,
                                              okm);
}

static void
test_recovery_slot (void)
{
  g_autoptr (SiloamSecret) code = new_counting_secret (16, 0x80);
  const SiloamSlotKey key = { SILOAM_SLOT_RECOVERY, code, NULL };
  g_autoptr (SiloamSecret) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint8 slot[SILOAM_SLOT_LENGTH];

  make_recovery_slot (slot, code);
  opened = siloam_slot_open (slot, &key, vault_id, 1, &error);

  g_assert_no_error (error);
  g_assert_true (siloam_secret_equal (opened, data_key));
}

static void
test_header_layout (void)
{
  g_autoptr (SiloamKeys) keys = siloam_keys_new (data_key, vault_id, 1);
  SiloamHeader header;
  guint8 digest[32];

  siloam_header_init (&header, vault_id, 1);
  siloam_header_sign (&header, keys->header);

  assert_hex (header.bytes,
              "894a564c540d0a1a"
              "01000000"
              "00100000"
              "0100000000000000"
              "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"
              "00000000"
              "00000000"
              "01000000"
              "01000100"
              "00100000"
              "30000000"
              "00000100"
              "01000000");
  crypto_generichash (digest, 32, header.bytes, 4032, keys->header, 32);
  g_assert_cmpmem (header.bytes + 4032, 32, digest, 32);
  hash (header.bytes, 4064, digest);
  g_assert_cmpmem (header.bytes + 4064, 32, digest, 32);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  count_up (vault_id, sizeof vault_id, 0xa0);
  count_up (slot_id, sizeof slot_id, 0xc0);
  count_up (nonce, sizeof nonce, 0x40);
  data_key = new_counting_secret (32, 0);

  g_test_add_func ("/vault/vectors/the-data-key-gives-these-subkeys", test_subkeys);
  g_test_add_func ("/vault/vectors/page-one-seals-to-these-bytes", test_page);
  g_test_add_func ("/vault/vectors/a-log-frame-seals-to-these-bytes", test_wal_frame);
  g_test_add_func ("/vault/vectors/a-keyring-half-gives-these-slot-keys", test_keyring_slot_keys);
  g_test_add_func ("/vault/vectors/a-keyring-slot-carries-its-commitment", test_keyring_slot);
  g_test_add_func ("/vault/vectors/argon2id-gives-these-bytes", test_argon2id);
  g_test_add_func ("/vault/vectors/a-recovery-slot-built-by-hand-opens", test_recovery_slot);
  g_test_add_func ("/vault/vectors/the-header-starts-with-these-bytes", test_header_layout);

  result = g_test_run ();
  siloam_secret_unref (data_key);
  return result;
}
