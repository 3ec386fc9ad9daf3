/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens the diary of Mini Diary: AES-192 in CBC mode with a key and an IV that OpenSSL makes of a
 * password; since version 1.1 that password is a slow hash of what the person types. Nothing in the
 * file says whether it was the right one: only what comes out does. Worker threads. */

#include "export/mini-diary-lock.h"

#include <sodium.h>
#include <string.h>

#include "export/old-cipher.h"

#define ROUNDS 500000
#define HASH_BYTES 64
#define KEY_BYTES 24

/* The application has one salt for everybody: these very letters, not what they stand for. */
static const char salt[] =
    "KvAUQORXF8OBYXcYmIwHBpahc7I9Td+qe+H1/eGTaXvI9XfRLngERiC4ufpfx4mqvQgITb0t+ns840lJcRRTKQmF65vje5"
    "/Wfb99Nsu6kxDudTiM5pKUcmn36fEJ9/lhFIyBd18Unouh3OiTxO+5xhGugtujNARLijOzkDkYy/8=";

/**
 * siloam_mini_diary_is_locked:
 *
 * Returns: whether @name is called as the diary is, and holds blocks that are no text
 */
gboolean
siloam_mini_diary_is_locked (SiloamImportSource *source, const char *name)
{
  const char *leaf = siloam_import_leaf (name);
  guint64 size = siloam_import_source_get_size (source, name);
  g_autoptr (GBytes) first = NULL;

  if (g_ascii_strncasecmp (leaf, "mini-diary", 10) != 0 || size == 0 ||
      size % SILOAM_OLD_BLOCK != 0)
    return FALSE;
  first = siloam_import_source_peek (source, name, 1024);
  return !g_utf8_validate_len (g_bytes_get_data (first, NULL), g_bytes_get_size (first), NULL);
}

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static GBytes *
typed_words (SiloamSecret *password)
{
  gsize length = siloam_secret_get_length (password);

  return siloam_wiped_bytes_new_take (g_memdup2 (siloam_secret_get_data (password), length),
                                      length);
}

/* In letters, as JavaScript hands it on. */
static GBytes *
slow_hash (GBytes *typed, GError **error)
{
  guint8 hash[HASH_BYTES];
  char *letters;

  if (!siloam_old_pbkdf2 (SILOAM_OLD_SHA_512,
                          typed,
                          salt,
                          strlen (salt),
                          ROUNDS,
                          hash,
                          sizeof hash,
                          error))
    return NULL;
  letters = g_malloc (2 * HASH_BYTES + 1);
  sodium_bin2hex (letters, 2 * HASH_BYTES + 1, hash, sizeof hash);
  sodium_memzero (hash, sizeof hash);
  return siloam_wiped_bytes_new_take (letters, 2 * HASH_BYTES);
}

/* NULL without an error when @password is not the one. */
static JsonNode *
try_password (GBytes *locked, GBytes *password, GError **error)
{
  guint8 key[KEY_BYTES], iv[SILOAM_OLD_BLOCK];
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) unpadded = NULL;
  char *text;
  JsonNode *root;
  gsize length;

  if (!siloam_old_bytes_to_key (password, key, sizeof key, iv, sizeof iv, error))
    return NULL;
  plain = siloam_old_cipher_open (SILOAM_OLD_AES_192_CBC,
                                  key,
                                  iv,
                                  g_bytes_get_data (locked, NULL),
                                  g_bytes_get_size (locked),
                                  error);
  sodium_memzero (key, sizeof key);
  unpadded = plain != NULL ? siloam_old_cipher_unpad (plain) : NULL;
  if (unpadded == NULL)
    return NULL;
  text = siloam_import_decode_text (unpadded);
  length = strlen (text);
  root = siloam_import_json_parse_object (text, NULL);
  sodium_memzero (text, length);
  g_free (text);
  return root;
}

static JsonNode *
try_both (GBytes *locked, GBytes *typed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) hash = slow_hash (typed, &fault);
  JsonNode *root = hash != NULL ? try_password (locked, hash, &fault) : NULL;

  if (root == NULL && fault == NULL)
    root = try_password (locked, typed, &fault);
  if (root != NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return root;
  if (fault != NULL && !g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    refuse (SILOAM_IMPORT_ERROR_WRONG_PASSWORD, "this is not the password of this diary", error);
  return NULL;
}

/**
 * siloam_mini_diary_unlock:
 *
 * Returns: (transfer full) (nullable): the diary as JSON. Takes about a second.
 */
JsonNode *
siloam_mini_diary_unlock (SiloamImportSource *source,
                          const char *name,
                          const SiloamImportOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GBytes) locked = NULL;
  g_autoptr (GBytes) typed = NULL;

  if (options->password == NULL || siloam_secret_get_length (options->password) == 0)
    {
      refuse (SILOAM_IMPORT_ERROR_NEEDS_PASSWORD, "this diary has a password", error);
      return NULL;
    }
  locked = siloam_import_source_read (source, name, error);
  if (locked == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  typed = typed_words (options->password);
  return try_both (locked, typed, cancellable, error);
}
