/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What other diaries were locked with, through libgcrypt: AES in modes that libsodium does not
 * have, and the ways their keys are made. It owns no format and never writes a file; what it opens
 * is wiped when it is let go. Any thread. */

#include "export/old-cipher.h"

#include <gcrypt.h>
#include <sodium.h>
#include <string.h>

#define MD5_LENGTH 16u
#define SHA256_LENGTH 32u

typedef struct
{
  gpointer data;
  gsize length;
} Wiped;

/* Its secure memory is of no use here: a diary does not fit in it. Another library of this process
 * may have made it ready before us. */
static void
make_ready (void)
{
  static gsize ready = 0;

  if (!g_once_init_enter (&ready))
    return;
  if (!gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
    {
      gcry_check_version (NULL);
      gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
      gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
  if (sodium_init () < 0)
    g_error ("libsodium could not be made ready");
  g_once_init_leave (&ready, 1);
}

static gboolean
refuse (gcry_error_t code, GError **error)
{
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_NOT_SUPPORTED,
               "this cipher cannot be used here: %s",
               gcry_strerror (code));
  return FALSE;
}

static void
wipe_and_free (gpointer pointer)
{
  Wiped *wiped = pointer;

  sodium_memzero (wiped->data, wiped->length);
  g_free (wiped->data);
  g_free (wiped);
}

/**
 * siloam_wiped_bytes_new_take:
 * @data: (transfer full): from g_malloc()
 * @length: in bytes
 *
 * Returns: (transfer full): bytes that are wiped before their memory is given back
 */
GBytes *
siloam_wiped_bytes_new_take (gpointer data, gsize length)
{
  Wiped *wiped = g_new (Wiped, 1);

  make_ready ();
  *wiped = (Wiped){ data, length };
  return g_bytes_new_with_free_func (data, length, wipe_and_free, wiped);
}

/**
 * siloam_old_cipher_key_length:
 *
 * Returns: how many bytes a key of this cipher has
 */
gsize
siloam_old_cipher_key_length (SiloamOldCipher cipher)
{
  switch (cipher)
    {
    case SILOAM_OLD_AES_128_CBC:
      return 16;
    case SILOAM_OLD_AES_192_CBC:
      return 24;
    case SILOAM_OLD_AES_256_CBC:
    case SILOAM_OLD_AES_256_CFB:
    default:
      return 32;
    }
}

static int
algorithm_of (SiloamOldCipher cipher)
{
  switch (siloam_old_cipher_key_length (cipher))
    {
    case 16:
      return GCRY_CIPHER_AES128;
    case 24:
      return GCRY_CIPHER_AES192;
    default:
      return GCRY_CIPHER_AES256;
    }
}

static gcry_error_t
decrypt (gcry_cipher_hd_t handle,
         const guint8 *key,
         gsize key_length,
         const guint8 *iv,
         guint8 *data,
         gsize length)
{
  gcry_error_t code = gcry_cipher_setkey (handle, key, key_length);

  if (code == 0)
    code = gcry_cipher_setiv (handle, iv, SILOAM_OLD_BLOCK);
  if (code == 0 && length > 0)
    code = gcry_cipher_decrypt (handle, data, length, NULL, 0);
  return code;
}

/**
 * siloam_old_cipher_open:
 * @cipher: which
 * @key: as many bytes as siloam_old_cipher_key_length() says
 * @iv: %SILOAM_OLD_BLOCK bytes
 * @data: what was locked; whole blocks, when the mode is CBC
 * @length: in bytes
 *
 * Whether the key was right is for the caller to find out; padding is still there.
 *
 * Returns: (transfer full) (nullable): as many bytes, wiped when let go; %NULL with
 * `G_IO_ERROR_INVALID_DATA` when these are no whole blocks, or `G_IO_ERROR_NOT_SUPPORTED` when this
 * machine forbids the cipher
 */
GBytes *
siloam_old_cipher_open (SiloamOldCipher cipher,
                        const guint8 *key,
                        const guint8 *iv,
                        gconstpointer data,
                        gsize length,
                        GError **error)
{
  gboolean blocks = cipher != SILOAM_OLD_AES_256_CFB;
  gcry_cipher_hd_t handle = NULL;
  g_autoptr (GBytes) plain = NULL;
  guint8 *copy;
  gcry_error_t code;

  make_ready ();
  if (blocks && length % SILOAM_OLD_BLOCK != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the locked text was cut off");
      return NULL;
    }
  code = gcry_cipher_open (&handle,
                           algorithm_of (cipher),
                           blocks ? GCRY_CIPHER_MODE_CBC : GCRY_CIPHER_MODE_CFB,
                           0);
  if (code != 0)
    {
      refuse (code, error);
      return NULL;
    }
  copy = g_memdup2 (data, length);
  plain = siloam_wiped_bytes_new_take (copy, length);
  code = decrypt (handle, key, siloam_old_cipher_key_length (cipher), iv, copy, length);
  gcry_cipher_close (handle);
  if (code != 0)
    {
      refuse (code, error);
      return NULL;
    }
  return g_steal_pointer (&plain);
}

/**
 * siloam_old_cipher_unpad:
 *
 * Returns: (transfer full) (nullable): @plain without its padding
 */
GBytes *
siloam_old_cipher_unpad (GBytes *plain)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);
  guint8 count;

  if (length == 0 || length % SILOAM_OLD_BLOCK != 0)
    return NULL;
  count = data[length - 1];
  if (count == 0 || count > SILOAM_OLD_BLOCK)
    return NULL;
  for (guint8 i = 1; i <= count; i++)
    if (data[length - i] != count)
      return NULL;
  return g_bytes_new_from_bytes (plain, 0, length - count);
}

/**
 * siloam_old_pbkdf2:
 * @password: what the person typed, as bytes
 * @rounds: 1 to %SILOAM_OLD_MAX_ROUNDS; more is refused, not computed
 * @key: (out caller-allocates): for the caller to wipe
 *
 * Returns: %FALSE with `G_IO_ERROR_INVALID_DATA` or `G_IO_ERROR_NOT_SUPPORTED`
 */
gboolean
siloam_old_pbkdf2 (SiloamOldHash hash,
                   GBytes *password,
                   gconstpointer salt,
                   gsize salt_length,
                   guint rounds,
                   guint8 *key,
                   gsize key_length,
                   GError **error)
{
  int algorithm = hash == SILOAM_OLD_SHA_256 ? GCRY_MD_SHA256 : GCRY_MD_SHA512;
  gsize length;
  gconstpointer data = g_bytes_get_data (password, &length);
  gcry_error_t code;

  make_ready ();
  if (rounds == 0 || rounds > SILOAM_OLD_MAX_ROUNDS || key_length > SILOAM_OLD_MAX_KEY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no key is made in this way");
      return FALSE;
    }
  code = gcry_kdf_derive (data != NULL ? data : "",
                          length,
                          GCRY_KDF_PBKDF2,
                          algorithm,
                          salt,
                          salt_length,
                          rounds,
                          key_length,
                          key);
  return code == 0 || refuse (code, error);
}

/* Each sum is made of the one before it and the password. */
static void
next_sum (gcry_md_hd_t handle, GBytes *password, const guint8 *before, guint8 *sum)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (password, &length);

  gcry_md_reset (handle);
  if (before != NULL)
    gcry_md_write (handle, before, MD5_LENGTH);
  gcry_md_write (handle, data, length);
  memcpy (sum, gcry_md_read (handle, GCRY_MD_MD5), MD5_LENGTH);
}

/**
 * siloam_old_bytes_to_key:
 * @key: (out caller-allocates): for the caller to wipe
 * @iv: (out caller-allocates) (nullable): what follows the key
 *
 * Returns: %FALSE with `G_IO_ERROR_INVALID_DATA`, or `G_IO_ERROR_NOT_SUPPORTED` where MD5 is
 * forbidden
 */
gboolean
siloam_old_bytes_to_key (GBytes *password,
                         guint8 *key,
                         gsize key_length,
                         guint8 *iv,
                         gsize iv_length,
                         GError **error)
{
  guint8 sums[2 * SILOAM_OLD_MAX_KEY];
  gsize wanted = key_length + iv_length;
  gcry_md_hd_t handle = NULL;
  gcry_error_t code;

  make_ready ();
  if (key_length > SILOAM_OLD_MAX_KEY || iv_length > SILOAM_OLD_BLOCK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no key is made in this way");
      return FALSE;
    }
  code = gcry_md_open (&handle, GCRY_MD_MD5, 0);
  if (code != 0)
    return refuse (code, error);
  for (gsize made = 0; made < wanted; made += MD5_LENGTH)
    next_sum (handle, password, made == 0 ? NULL : sums + made - MD5_LENGTH, sums + made);
  gcry_md_close (handle);
  memcpy (key, sums, key_length);
  if (iv_length > 0)
    memcpy (iv, sums + key_length, iv_length);
  sodium_memzero (sums, sizeof sums);
  return TRUE;
}

static void
add_part (crypto_hash_sha256_state *state, GBytes *part)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (part, &length);

  crypto_hash_sha256_update (state, data, length);
}

/**
 * siloam_old_sha256:
 * @first: (nullable): what stands before @second
 * @out: (out caller-allocates): 32 bytes
 */
void
siloam_old_sha256 (GBytes *first, GBytes *second, guint8 *out)
{
  crypto_hash_sha256_state state;

  make_ready ();
  crypto_hash_sha256_init (&state);
  if (first != NULL)
    add_part (&state, first);
  add_part (&state, second);
  crypto_hash_sha256_final (&state, out);
  sodium_memzero (&state, sizeof state);
}

/**
 * siloam_old_hmac_sha256_is:
 * @expected: 32 bytes
 *
 * Returns: whether that is the sum, compared in a time that does not tell where it differs
 */
gboolean
siloam_old_hmac_sha256_is (const guint8 *key,
                           gsize key_length,
                           gconstpointer data,
                           gsize length,
                           const guint8 *expected)
{
  crypto_auth_hmacsha256_state state;
  guint8 sum[SHA256_LENGTH];

  make_ready ();
  crypto_auth_hmacsha256_init (&state, key, key_length);
  crypto_auth_hmacsha256_update (&state, data, length);
  crypto_auth_hmacsha256_final (&state, sum);
  return sodium_memcmp (sum, expected, sizeof sum) == 0;
}
