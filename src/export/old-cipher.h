/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The ciphers of other diaries, only to read what they locked. Nothing of ours is ever locked with
 * these. Any thread. */

typedef enum
{
  SILOAM_OLD_AES_128_CBC,
  SILOAM_OLD_AES_192_CBC,
  SILOAM_OLD_AES_256_CBC,
  SILOAM_OLD_AES_256_CFB,
} SiloamOldCipher;

typedef enum
{
  SILOAM_OLD_SHA_256,
  SILOAM_OLD_SHA_512,
} SiloamOldHash;

#define SILOAM_OLD_BLOCK 16u   /* bytes of an AES block and of an IV */
#define SILOAM_OLD_MAX_KEY 64u /* bytes of the longest key that is ever made here */
#define SILOAM_OLD_MAX_ROUNDS 2000000u

/* Memory that is wiped when the last reference goes, of its parts too. */
GBytes *siloam_wiped_bytes_new_take (gpointer data, gsize length) G_GNUC_WARN_UNUSED_RESULT;

gsize siloam_old_cipher_key_length (SiloamOldCipher cipher);
GBytes *siloam_old_cipher_open (SiloamOldCipher cipher,
                                const guint8 *key,
                                const guint8 *iv,
                                gconstpointer data,
                                gsize length,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when the last block does not end as PKCS #7 says. */
GBytes *siloam_old_cipher_unpad (GBytes *plain) G_GNUC_WARN_UNUSED_RESULT;

gboolean siloam_old_pbkdf2 (SiloamOldHash hash,
                            GBytes *password,
                            gconstpointer salt,
                            gsize salt_length,
                            guint rounds,
                            guint8 *key,
                            gsize key_length,
                            GError **error);
/* EVP_BytesToKey of OpenSSL with MD5, no salt and one round. */
gboolean siloam_old_bytes_to_key (GBytes *password,
                                  guint8 *key,
                                  gsize key_length,
                                  guint8 *iv,
                                  gsize iv_length,
                                  GError **error);
/* @out: 32 bytes. @first may be NULL. */
void siloam_old_sha256 (GBytes *first, GBytes *second, guint8 *out);
gboolean siloam_old_hmac_sha256_is (const guint8 *key,
                                    gsize key_length,
                                    gconstpointer data,
                                    gsize length,
                                    const guint8 *expected);

G_END_DECLS
