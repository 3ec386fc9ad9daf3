/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a journal that jrnl locked. The sum of a token is checked before anything of it is
 * deciphered, and what was deciphered is only ever in memory that is wiped. Any thread. */

#include "export/jrnl-lock.h"

#include <sodium.h>
#include <string.h>

#include "export/import-json.h"
#include "export/import.h"
#include "export/old-cipher.h"

#define MARK_3 "JRNLv3"
#define MARK_TOKEN "gAAAAA"
#define MAX_HEAD 4096u
#define ROUNDS 100000u
#define KEY_LENGTH 32u
#define SALT_LENGTH 16u
#define SUM_LENGTH 32u
/* Of a Fernet token: a version, the time it was made, an IV; then the words and their sum. */
#define TOKEN_VERSION 0x80
#define TOKEN_IV 9u
#define TOKEN_TEXT (TOKEN_IV + SILOAM_OLD_BLOCK)

/* The same for every journal of version 2. */
static const guint8 salt_2[SALT_LENGTH] = { 0xf2, 0xd5, 0x71, 0x0e, 0xc1, 0x8d, 0x2e, 0xde,
                                            0xdc, 0x8e, 0x36, 0x74, 0x89, 0x04, 0xce, 0xf8 };

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "the locked journal was cut off or damaged", error);
}

static gboolean
begins_with (const guint8 *data, gsize length, const char *mark)
{
  return length >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0;
}

/* Ciphertext has signs that move a cursor, one in nine; a text of any encoding has none of them. */
static gboolean
has_control_signs (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] < 0x20 && strchr ("\t\n\r\f\x1b", data[i]) == NULL)
      return TRUE;
  return memchr (data, '\0', length) != NULL;
}

/* The last letter may be the first byte of one that was cut off. */
static gboolean
is_text (const guint8 *data, gsize length)
{
  const char *end = NULL;

  if (begins_with (data, length, "\xff\xfe") || begins_with (data, length, "\xfe\xff"))
    return TRUE;
  if (memchr (data, '\0', length) != NULL)
    return FALSE;
  if (g_utf8_validate ((const char *) data, (gssize) length, &end) ||
      (gsize) ((const guint8 *) end - data) + 4 > length)
    return TRUE;
  return !has_control_signs (data, length);
}

/**
 * siloam_jrnl_lock_of:
 * @first: the beginning of a file, or all of it
 * @length: of the whole file in bytes
 *
 * Returns: how it is locked. Only version 1 is a guess: whole blocks of what is no text.
 */
SiloamJrnlLock
siloam_jrnl_lock_of (GBytes *first, guint64 length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (first, &size);

  if (size == 0)
    return SILOAM_JRNL_OPEN;
  if (begins_with (data, size, MARK_3))
    return SILOAM_JRNL_LOCKED_3;
  if (begins_with (data, size, MARK_TOKEN))
    return SILOAM_JRNL_LOCKED_2;
  if (length >= 2 * SILOAM_OLD_BLOCK && length % SILOAM_OLD_BLOCK == 0 && !is_text (data, size))
    return SILOAM_JRNL_LOCKED_1;
  return SILOAM_JRNL_OPEN;
}

/* Base64 with "-" and "_", and with or without what fills it up; %NULL for anything else. */
static GBytes *
decode_url (const char *text, gsize length)
{
  GString *plain = g_string_sized_new (length + 4);
  g_autofree char *base = NULL;
  gsize size = 0;
  guchar *data;

  while (length > 0 && (g_ascii_isspace (text[length - 1]) || text[length - 1] == '='))
    length--;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '-' || text[i] == '+')
      g_string_append_c (plain, '+');
    else if (text[i] == '_' || text[i] == '/')
      g_string_append_c (plain, '/');
    else if (g_ascii_isalnum (text[i]))
      g_string_append_c (plain, text[i]);
    else
      break;
  if (plain->len < length || length % 4 == 1)
    {
      g_string_free (plain, TRUE);
      return NULL;
    }
  while (plain->len % 4 != 0)
    g_string_append_c (plain, '=');
  base = g_string_free (plain, FALSE);
  data = g_base64_decode (base, &size);
  return g_bytes_new_take (data, size);
}

static GBytes *
open_text (const guint8 *key, const guint8 *token, gsize length, GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  GBytes *text;

  if (length < TOKEN_TEXT + SUM_LENGTH + SILOAM_OLD_BLOCK || token[0] != TOKEN_VERSION)
    {
      refuse_damaged (error);
      return NULL;
    }
  if (!siloam_old_hmac_sha256_is (key,
                                  KEY_LENGTH / 2,
                                  token,
                                  length - SUM_LENGTH,
                                  token + length - SUM_LENGTH))
    {
      refuse (SILOAM_IMPORT_ERROR_WRONG_PASSWORD, "the password does not fit", error);
      return NULL;
    }
  plain = siloam_old_cipher_open (SILOAM_OLD_AES_128_CBC,
                                  key + KEY_LENGTH / 2,
                                  token + TOKEN_IV,
                                  token + TOKEN_TEXT,
                                  length - TOKEN_TEXT - SUM_LENGTH,
                                  error);
  if (plain == NULL)
    return NULL;
  text = siloam_old_cipher_unpad (plain);
  if (text == NULL)
    refuse_damaged (error);
  return text;
}

static GBytes *
open_token (const char *text, gsize length, GBytes *salt, GBytes *password, GError **error)
{
  g_autoptr (GBytes) token = decode_url (text, length);
  guint8 key[KEY_LENGTH];
  GBytes *plain = NULL;
  gsize salt_length, token_length;
  const guint8 *salt_data = g_bytes_get_data (salt, &salt_length);
  const guint8 *data;

  if (token == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  data = g_bytes_get_data (token, &token_length);
  if (siloam_old_pbkdf2 (SILOAM_OLD_SHA_256,
                         password,
                         salt_data,
                         salt_length,
                         ROUNDS,
                         key,
                         sizeof key,
                         error))
    plain = open_text (key, data, token_length, error);
  sodium_memzero (key, sizeof key);
  return plain;
}

/* The head is JSON, in Base64 or as it is. */
static GBytes *
read_salt (const guint8 *head, gsize length)
{
  const char *text = (const char *) head;
  g_autoptr (GBytes) decoded = length > 0 && *text != '{' ? decode_url (text, length) : NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  const char *salt;

  if (decoded != NULL)
    text = g_bytes_get_data (decoded, &length);
  json = g_strndup (text != NULL ? text : "", length);
  if (!g_utf8_validate (json, -1, NULL))
    return NULL;
  root = siloam_import_json_parse_object (json, NULL);
  salt = siloam_import_json_text (siloam_import_json_as_object (root), "salt");
  return salt != NULL ? decode_url (salt, strlen (salt)) : NULL;
}

static GBytes *
unlock_3 (const guint8 *data, gsize length, GBytes *password, GError **error)
{
  const gsize mark = strlen (MARK_3);
  g_autoptr (GBytes) salt = NULL;
  gsize head;

  head = length >= mark + 2 ? (gsize) data[mark] << 8 | data[mark + 1] : MAX_HEAD + 1;
  if (head > MAX_HEAD || length < mark + 2 + head)
    {
      refuse_damaged (error);
      return NULL;
    }
  salt = read_salt (data + mark + 2, head);
  if (salt == NULL || g_bytes_get_size (salt) != SALT_LENGTH)
    {
      refuse_damaged (error);
      return NULL;
    }
  return open_token ((const char *) data + mark + 2 + head,
                     length - mark - 2 - head,
                     salt,
                     password,
                     error);
}

/* Filled up as PKCS #7 says, or by the oldest ones with blanks. Without a sum, the only thing that
 * tells a wrong password is that no text comes out. */
static GBytes *
unlock_1 (const guint8 *data, gsize length, GBytes *password, GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) text = NULL;
  guint8 key[KEY_LENGTH];
  gsize size;
  const guint8 *words;

  siloam_old_sha256 (NULL, password, key);
  plain = siloam_old_cipher_open (SILOAM_OLD_AES_256_CBC,
                                  key,
                                  data,
                                  data + SILOAM_OLD_BLOCK,
                                  length - SILOAM_OLD_BLOCK,
                                  error);
  sodium_memzero (key, sizeof key);
  if (plain == NULL)
    return NULL;
  text = siloam_old_cipher_unpad (plain);
  words = g_bytes_get_data (text != NULL ? text : plain, &size);
  if (size > 0 &&
      (!g_utf8_validate ((const char *) words, (gssize) size, NULL) || memchr (words, 0, size)))
    {
      refuse (SILOAM_IMPORT_ERROR_WRONG_PASSWORD, "the password does not fit", error);
      return NULL;
    }
  return text != NULL ? g_steal_pointer (&text) : g_steal_pointer (&plain);
}

/**
 * siloam_jrnl_unlock:
 * @locked: a whole file
 * @password: (nullable): what the person typed
 *
 * Returns: (transfer full) (nullable): the text of the journal
 */
GBytes *
siloam_jrnl_unlock (GBytes *locked, SiloamSecret *password, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (locked, &length);
  SiloamJrnlLock lock = siloam_jrnl_lock_of (locked, length);
  g_autoptr (GBytes) words = NULL;
  g_autoptr (GBytes) salt = NULL;

  if (lock == SILOAM_JRNL_OPEN)
    return g_bytes_ref (locked);
  if (password == NULL)
    {
      refuse (SILOAM_IMPORT_ERROR_NEEDS_PASSWORD, "the journal is locked", error);
      return NULL;
    }
  words =
      g_bytes_new_static (siloam_secret_get_data (password), siloam_secret_get_length (password));
  if (lock == SILOAM_JRNL_LOCKED_3)
    return unlock_3 (data, length, words, error);
  if (lock == SILOAM_JRNL_LOCKED_1)
    return unlock_1 (data, length, words, error);
  salt = g_bytes_new_static (salt_2, sizeof salt_2);
  return open_token ((const char *) data, length, salt, words, error);
}
