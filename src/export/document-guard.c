/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at the text of a document before json-glib does: size, depth, number of values, UTF-8,
 * escapes and words. json-glib reads recursively, allows comments and more than one root, and stops
 * the process on half a surrogate pair; nothing of that may reach it. One pass, no allocation. */

#include <string.h>

#include "export/document-private.h"

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  guint values;
  char open[SILOAM_DOCUMENT_MAX_DEPTH];
} Guard;

static gboolean
refuse (const Guard *guard, const char *why, GError **error)
{
  g_set_error (error,
               SILOAM_DOCUMENT_ERROR,
               SILOAM_DOCUMENT_ERROR_SYNTAX,
               "$: %s at byte %" G_GSIZE_FORMAT,
               why,
               (gsize) (guard->at - guard->start));
  return FALSE;
}

static gboolean
refuse_size (const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_DOCUMENT_ERROR, SILOAM_DOCUMENT_ERROR_TOO_LARGE, why);
  return FALSE;
}

/* Reads the four digits after "\u"; -1 when they are not there. */
static int
code_unit (const char *at, const char *end)
{
  int unit = 0;

  if (end - at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);
      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* At the 'u' of an escape: one code unit, or a whole surrogate pair. */
static gboolean
pass_unicode_escape (Guard *guard, GError **error)
{
  int unit = code_unit (guard->at + 1, guard->end);
  int low;

  if (unit < 0)
    return refuse (guard, "an unfinished \\u escape", error);
  if (unit == 0)
    return refuse (guard, "a NUL character", error);
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return refuse (guard, "half a surrogate pair", error);
  if (unit < 0xd800 || unit > 0xdbff)
    {
      guard->at += 5;
      return TRUE;
    }
  if (guard->end - guard->at < 11 || guard->at[5] != '\\' || guard->at[6] != 'u')
    return refuse (guard, "half a surrogate pair", error);
  low = code_unit (guard->at + 7, guard->end);
  if (low < 0xdc00 || low > 0xdfff)
    return refuse (guard, "half a surrogate pair", error);
  guard->at += 11;
  return TRUE;
}

static gboolean
pass_string (Guard *guard, GError **error)
{
  guard->at++;
  while (guard->at < guard->end && *guard->at != '"')
    {
      if ((guchar) *guard->at < 0x20)
        return refuse (guard, "a control character in a string", error);
      if (*guard->at != '\\')
        {
          guard->at++;
          continue;
        }
      guard->at++;
      if (guard->at < guard->end && *guard->at == 'u')
        {
          if (!pass_unicode_escape (guard, error))
            return FALSE;
        }
      else if (guard->at < guard->end && strchr ("\"\\/bfnrt", *guard->at) != NULL)
        guard->at++;
      else
        return refuse (guard, "an unknown escape", error);
    }
  if (guard->at == guard->end)
    return refuse (guard, "a string without an end", error);
  guard->at++;
  return TRUE;
}

static gboolean
is_word (const char *at, gsize length)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && strncmp (at, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

static const char *
pass_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

/* The number grammar of RFC 8259: no hexadecimal, no leading zero, no bare point. */
static gboolean
is_number (const char *at, const char *end)
{
  const char *digits = at < end && *at == '-' ? at + 1 : at;
  const char *next = pass_digits (digits, end);

  if (next == digits || (*digits == '0' && next - digits > 1))
    return FALSE;
  if (next < end && *next == '.')
    {
      const char *fraction = next + 1;
      next = pass_digits (fraction, end);
      if (next == fraction)
        return FALSE;
    }
  if (next < end && (*next == 'e' || *next == 'E'))
    {
      const char *exponent = next + 1;
      if (exponent < end && (*exponent == '+' || *exponent == '-'))
        exponent++;
      next = pass_digits (exponent, end);
      if (next == exponent)
        return FALSE;
    }
  return next == end;
}

static gboolean
pass_word (Guard *guard, GError **error)
{
  const char *start = guard->at;

  while (guard->at < guard->end &&
         (g_ascii_isalnum (*guard->at) || strchr ("+-.", *guard->at) != NULL))
    guard->at++;
  if (is_word (start, guard->at - start) || is_number (start, guard->at))
    return TRUE;
  guard->at = start;
  return refuse (guard, "something that is not JSON", error);
}

static gboolean
pass_bracket (Guard *guard, GError **error)
{
  char bracket = *guard->at;

  if (bracket == '{' || bracket == '[')
    {
      if (guard->depth == SILOAM_DOCUMENT_MAX_DEPTH)
        return refuse_size ("$: the document is nested too deeply", error);
      guard->open[guard->depth++] = bracket == '{' ? '}' : ']';
    }
  else if (guard->depth == 0 || guard->open[guard->depth - 1] != bracket)
    return refuse (guard, "a bracket without its pair", error);
  else
    guard->depth--;
  guard->at++;
  return TRUE;
}

static gboolean
pass_token (Guard *guard, GError **error)
{
  if (strchr (" \t\r\n:,", *guard->at) != NULL)
    {
      guard->at++;
      return TRUE;
    }
  if (++guard->values > SILOAM_DOCUMENT_MAX_VALUES)
    return refuse_size ("$: the document holds too many values", error);
  if (strchr ("{}[]", *guard->at) != NULL)
    return pass_bracket (guard, error);
  if (*guard->at == '"')
    return pass_string (guard, error);
  return pass_word (guard, error);
}

static void
pass_space (Guard *guard)
{
  while (guard->at < guard->end && strchr (" \t\r\n", *guard->at) != NULL)
    guard->at++;
}

static gboolean
check_bytes (const char *json, gsize length, GError **error)
{
  const char *bad = NULL;

  if (length > SILOAM_DOCUMENT_MAX_BYTES)
    return refuse_size ("$: the document is larger than 8 MiB", error);
  if (g_utf8_validate_len (json, length, &bad))
    return TRUE;
  g_set_error (error,
               SILOAM_DOCUMENT_ERROR,
               SILOAM_DOCUMENT_ERROR_SYNTAX,
               "$: not UTF-8 text at byte %" G_GSIZE_FORMAT,
               (gsize) (bad - json));
  return FALSE;
}

/**
 * siloam_document_guard:
 * @json: the bytes to look at, not necessarily terminated
 * @length: how many
 *
 * Checks that json-glib can be trusted with @json: it is one object, nothing after it.
 *
 * Returns: %FALSE with `SYNTAX` or `TOO_LARGE`. Any thread.
 */
gboolean
siloam_document_guard (const char *json, gsize length, GError **error)
{
  Guard guard = { json, json, json + length, 0, 0, { 0 } };

  if (!check_bytes (json, length, error))
    return FALSE;
  pass_space (&guard);
  if (guard.at == guard.end || *guard.at != '{')
    return refuse (&guard, "a document starts with “{”; something else is", error);
  do
    if (!pass_token (&guard, error))
      return FALSE;
  while (guard.depth > 0 && guard.at < guard.end);
  if (guard.depth > 0)
    return refuse (&guard, "the document ends too early", error);
  pass_space (&guard);
  if (guard.at < guard.end)
    return refuse (&guard, "something after the document", error);
  return TRUE;
}
