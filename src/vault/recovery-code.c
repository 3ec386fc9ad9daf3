/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The recovery code on paper: 16 random bytes and 4 check bytes as 32 symbols of Crockford's
 * base32 in groups of four. Reading forgives case, blanks, dashes and look-alike letters; the
 * check bytes tell a slip of the pen from a code of another journal. Pure; any thread. */

#include "vault/recovery-code.h"

#include <sodium.h>
#include <string.h>

#include "vault/error.h"

#define CODE_LENGTH 16
#define CHECK_LENGTH 4
#define SYMBOLS 32
#define SYMBOLS_PER_GROUP 4
#define TEXT_LENGTH (SYMBOLS + SILOAM_RECOVERY_GROUPS - 1)

G_STATIC_ASSERT (SYMBOLS == SYMBOLS_PER_GROUP * SILOAM_RECOVERY_GROUPS);
G_STATIC_ASSERT (SYMBOLS * 5 == (CODE_LENGTH + CHECK_LENGTH) * 8);

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
compute_check (const guint8 code[CODE_LENGTH], guint8 check[CHECK_LENGTH])
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, code, CODE_LENGTH, NULL, 0);
  memcpy (check, hash, CHECK_LENGTH);
  sodium_memzero (hash, sizeof hash);
}

static int
symbol_value (char symbol)
{
  const char upper = g_ascii_toupper (symbol);
  const char *found;

  if (upper == 'O')
    return 0;
  if (upper == 'I' || upper == 'L')
    return 1;

  found = upper != '\0' ? strchr (alphabet, upper) : NULL;
  return found != NULL ? (int) (found - alphabet) : -1;
}

/* Dashes of any kind and blanks, also the unbreakable ones a paste may carry. */
static gboolean
is_separator (gunichar character)
{
  return g_unichar_isspace (character) ||
         g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION || character == 0x2212;
}

/* Returns the number of symbols read, or -1 at the first character that is none. */
static int
read_symbols (const char *typed, guint8 values[SYMBOLS])
{
  int count = 0;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);
      int value;

      if (is_separator (character))
        continue;
      value = character < 0x80 ? symbol_value ((char) character) : -1;
      if (value < 0 || count == SYMBOLS)
        return -1;
      values[count++] = (guint8) value;
    }

  return count;
}

static void
pack_symbols (const guint8 values[SYMBOLS], guint8 packed[CODE_LENGTH + CHECK_LENGTH])
{
  memset (packed, 0, CODE_LENGTH + CHECK_LENGTH);
  for (guint bit = 0; bit < SYMBOLS * 5; bit++)
    {
      if (values[bit / 5] & (0x10 >> (bit % 5)))
        packed[bit / 8] |= (guint8) (0x80 >> (bit % 8));
    }
}

static guint
unpack_symbol (const guint8 *packed, guint index)
{
  guint value = 0;

  for (guint bit = index * 5; bit < index * 5 + 5; bit++)
    value = (value << 1) | ((packed[bit / 8] >> (7 - bit % 8)) & 1u);

  return value;
}

/**
 * siloam_recovery_code_new:
 *
 * Returns: (transfer full): sixteen fresh random bytes
 */
SiloamSecret *
siloam_recovery_code_new (void)
{
  return siloam_secret_new_random (CODE_LENGTH);
}

/**
 * siloam_recovery_code_format:
 * @code: the 16 bytes
 *
 * Writes the code as it is shown and copied to paper: `XXXX-XXXX-…`, eight groups.
 *
 * Returns: (transfer full) (nullable): the text; %NULL when @code is not 16 bytes long
 */
SiloamSecret *
siloam_recovery_code_format (SiloamSecret *code)
{
  guint8 packed[CODE_LENGTH + CHECK_LENGTH];
  char text[TEXT_LENGTH + 1] = { 0 };
  SiloamSecret *shown;
  guint at = 0;

  g_return_val_if_fail (siloam_secret_get_length (code) == CODE_LENGTH, NULL);

  memcpy (packed, siloam_secret_get_data (code), CODE_LENGTH);
  compute_check (packed, packed + CODE_LENGTH);
  for (guint i = 0; i < SYMBOLS; i++)
    {
      if (i > 0 && i % SYMBOLS_PER_GROUP == 0)
        text[at++] = '-';
      text[at++] = alphabet[unpack_symbol (packed, i)];
    }
  shown = siloam_secret_new_copy (text, TEXT_LENGTH);
  sodium_memzero (packed, sizeof packed);
  sodium_memzero (text, sizeof text);

  return shown;
}

/**
 * siloam_recovery_code_parse:
 * @typed: what a person typed
 *
 * Reads a code in any case, with or without blanks and dashes; O is taken for 0, I and L for 1.
 *
 * Fails with %SILOAM_VAULT_ERROR_MISTYPED when symbols are missing, strange or swapped: then no
 * journal can have this code.
 *
 * Returns: (transfer full): the 16 bytes
 */
SiloamSecret *
siloam_recovery_code_parse (const char *typed, GError **error)
{
  guint8 values[SYMBOLS] = { 0 };
  guint8 packed[CODE_LENGTH + CHECK_LENGTH];
  guint8 check[CHECK_LENGTH];
  SiloamSecret *code = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (g_utf8_validate (typed, -1, NULL) && read_symbols (typed, values) == SYMBOLS)
    {
      pack_symbols (values, packed);
      compute_check (packed, check);
      if (sodium_memcmp (check, packed + CODE_LENGTH, CHECK_LENGTH) == 0)
        code = siloam_secret_new_copy (packed, CODE_LENGTH);
      sodium_memzero (packed, sizeof packed);
      sodium_memzero (check, sizeof check);
    }
  sodium_memzero (values, sizeof values);

  if (code == NULL)
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_MISTYPED,
                         "the recovery code is not written as one");
  return code;
}
