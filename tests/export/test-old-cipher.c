/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What other diaries are locked with. The known answers are those of the standards, or were made
 * with the openssl program. */

#include <string.h>

#include "export/old-cipher.h"

static GBytes *
from_hex (const char *hex)
{
  gsize length = strlen (hex) / 2;
  guint8 *data = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    data[i] =
        (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  return g_bytes_new_take (data, length);
}

static const guint8 *
data_of (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL);
}

static void
assert_opens (SiloamOldCipher cipher,
              const char *key,
              const char *iv,
              const char *locked,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key_bytes = from_hex (key);
  g_autoptr (GBytes) iv_bytes = from_hex (iv);
  g_autoptr (GBytes) locked_bytes = from_hex (locked);
  g_autoptr (GBytes) expected_bytes = from_hex (expected);
  g_autoptr (GBytes) plain = NULL;

  g_assert_cmpuint (g_bytes_get_size (key_bytes), ==, siloam_old_cipher_key_length (cipher));
  plain = siloam_old_cipher_open (cipher,
                                  data_of (key_bytes),
                                  data_of (iv_bytes),
                                  data_of (locked_bytes),
                                  g_bytes_get_size (locked_bytes),
                                  &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, expected_bytes));
}

/* The vectors of NIST SP 800-38A, F.2 and F.3. */
#define IV "000102030405060708090a0b0c0d0e0f"
#define PLAIN "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"

static void
test_aes_128 (void)
{
  assert_opens (SILOAM_OLD_AES_128_CBC,
                "2b7e151628aed2a6abf7158809cf4f3c",
                IV,
                "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2",
                PLAIN);
}

static void
test_aes_192 (void)
{
  assert_opens (SILOAM_OLD_AES_192_CBC,
                "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
                IV,
                "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a",
                PLAIN);
}

static void
test_aes_256 (void)
{
  assert_opens (SILOAM_OLD_AES_256_CBC,
                "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
                IV,
                "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d",
                PLAIN);
}

static void
test_cfb (void)
{
  assert_opens (SILOAM_OLD_AES_256_CFB,
                "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
                IV,
                "dc7e84bfda79164b7ecd8486985d386039ffed143b28b1c832113c6331e5407b",
                PLAIN);
}

static void
test_cut_off (void)
{
  static const guint8 zero[32] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain =
      siloam_old_cipher_open (SILOAM_OLD_AES_256_CBC, zero, zero, zero, 17, &error);

  g_assert_null (plain);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static gssize
unpadded_length (const char *hex)
{
  g_autoptr (GBytes) bytes = from_hex (hex);
  g_autoptr (GBytes) rest = siloam_old_cipher_unpad (bytes);

  return rest == NULL ? -1 : (gssize) g_bytes_get_size (rest);
}

static void
test_padding (void)
{
  g_assert_cmpint (unpadded_length ("61620e0e0e0e0e0e0e0e0e0e0e0e0e0e"), ==, 2);
  g_assert_cmpint (unpadded_length ("10101010101010101010101010101010"), ==, 0);
  g_assert_cmpint (unpadded_length ("61620e0e0e0e0e0e0e0e0e0e0e0e0d0e"), ==, -1);
  g_assert_cmpint (unpadded_length ("00000000000000000000000000000000"), ==, -1);
  g_assert_cmpint (unpadded_length ("61626364656667686162636465666711"), ==, -1);
  g_assert_cmpint (unpadded_length ("01"), ==, -1);
  g_assert_cmpint (unpadded_length (""), ==, -1);
}

static void
assert_derived (SiloamOldHash hash, guint rounds, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) password = g_bytes_new_static ("password", 8);
  g_autoptr (GBytes) wanted = from_hex (expected);
  guint8 key[SILOAM_OLD_MAX_KEY];
  gsize length = g_bytes_get_size (wanted);

  g_assert_true (siloam_old_pbkdf2 (hash, password, "salt", 4, rounds, key, length, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (key, length, data_of (wanted), length);
}

static void
test_pbkdf2 (void)
{
  assert_derived (SILOAM_OLD_SHA_256,
                  4096,
                  "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");
  assert_derived (SILOAM_OLD_SHA_512,
                  1000,
                  "afe6c5530785b6cc6b1c6453384731bd5ee432ee549fd42fb6695779ad8a1c5b"
                  "f59de69c48f774efc4007d5298f9033c0241d5ab69305e7b64eceeb8d834cfec");
}

static void
test_too_many_rounds (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) password = g_bytes_new_static ("password", 8);
  guint8 key[32];

  g_assert_false (siloam_old_pbkdf2 (SILOAM_OLD_SHA_256,
                                     password,
                                     "salt",
                                     4,
                                     SILOAM_OLD_MAX_ROUNDS + 1,
                                     key,
                                     sizeof key,
                                     &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* openssl enc -aes-192-cbc -md md5 -nosalt -k password -P */
static void
test_bytes_to_key (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) password = g_bytes_new_static ("password", 8);
  g_autoptr (GBytes) key_wanted = from_hex ("5f4dcc3b5aa765d61d8327deb882cf992b95990a9151374a");
  g_autoptr (GBytes) iv_wanted = from_hex ("bd8ff8c5a7a0fe08b7b4372cdfbcb3d1");
  guint8 key[24];
  guint8 iv[SILOAM_OLD_BLOCK];

  g_assert_true (siloam_old_bytes_to_key (password, key, sizeof key, iv, sizeof iv, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (key, sizeof key, data_of (key_wanted), sizeof key);
  g_assert_cmpmem (iv, sizeof iv, data_of (iv_wanted), sizeof iv);
}

static void
test_sha256 (void)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("a", 1);
  g_autoptr (GBytes) second = g_bytes_new_static ("bc", 2);
  g_autoptr (GBytes) wanted =
      from_hex ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  guint8 sum[32];

  siloam_old_sha256 (first, second, sum);
  g_assert_cmpmem (sum, sizeof sum, data_of (wanted), sizeof sum);
}

/* RFC 4231, case 2. */
static void
test_hmac (void)
{
  static const char data[] = "what do ya want for nothing?";
  g_autoptr (GBytes) right =
      from_hex ("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  g_autoptr (GBytes) wrong =
      from_hex ("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3842");
  const guint8 *key = (const guint8 *) "Jefe";

  g_assert_true (siloam_old_hmac_sha256_is (key, 4, data, strlen (data), data_of (right)));
  g_assert_false (siloam_old_hmac_sha256_is (key, 4, data, strlen (data), data_of (wrong)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/old-cipher/aes-128-cbc-is-opened", test_aes_128);
  g_test_add_func ("/export/old-cipher/aes-192-cbc-is-opened", test_aes_192);
  g_test_add_func ("/export/old-cipher/aes-256-cbc-is-opened", test_aes_256);
  g_test_add_func ("/export/old-cipher/aes-256-cfb-is-opened", test_cfb);
  g_test_add_func ("/export/old-cipher/a-cut-block-is-refused", test_cut_off);
  g_test_add_func ("/export/old-cipher/padding-is-taken-off-only-when-right", test_padding);
  g_test_add_func ("/export/old-cipher/pbkdf2-gives-the-known-keys", test_pbkdf2);
  g_test_add_func ("/export/old-cipher/endless-rounds-are-refused", test_too_many_rounds);
  g_test_add_func ("/export/old-cipher/key-and-iv-are-made-as-openssl-did", test_bytes_to_key);
  g_test_add_func ("/export/old-cipher/sha256-takes-two-parts", test_sha256);
  g_test_add_func ("/export/old-cipher/an-hmac-is-compared", test_hmac);
  return g_test_run ();
}
