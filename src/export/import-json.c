/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads JSON of other applications through json-glib, which reads recursively, takes comments and
 * more than one root, and stops the process on half a surrogate pair: a pass over the text comes
 * first, and none of that gets through. Any thread. */

#include "export/import-json.h"

#include <math.h>
#include <string.h>

#include "export/import-private.h"

/* A diary of a lifetime has a million; each costs json-glib a hundred bytes and more. */
#define MAX_VALUES 4000000u

typedef struct
{
  char *at;
  guint depth;
  guint values;
} Look;

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "this is not the JSON it should be", error);
}

/* The four digits after "\u"; -1 when they are not there. */
static int
code_unit (const char *at)
{
  int unit = 0;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* At the "u" of an escape. What is no character becomes U+FFFD, in as many bytes. */
static gboolean
pass_unicode (Look *look)
{
  int unit = code_unit (look->at + 1);
  int low;

  if (unit < 0)
    return FALSE;
  if (unit > 0 && (unit < 0xd800 || unit > 0xdfff))
    {
      look->at += 5;
      return TRUE;
    }
  low = look->at[5] == '\\' && look->at[6] == 'u' ? code_unit (look->at + 7) : -1;
  if (unit >= 0xd800 && unit <= 0xdbff && low >= 0xdc00 && low <= 0xdfff)
    {
      look->at += 11;
      return TRUE;
    }
  memcpy (look->at + 1, "fffd", 4);
  look->at += 5;
  return TRUE;
}

static gboolean
pass_string (Look *look)
{
  for (look->at++; *look->at != '"';)
    {
      if (*look->at == '\0')
        return FALSE;
      if (*look->at != '\\')
        {
          look->at++;
          continue;
        }
      look->at++;
      if (*look->at == '\0' || strchr ("\"\\/bfnrtu", *look->at) == NULL)
        return FALSE;
      if (*look->at != 'u')
        look->at++;
      else if (!pass_unicode (look))
        return FALSE;
    }
  look->at++;
  return TRUE;
}

static gboolean
pass_bracket (Look *look, GError **error)
{
  gboolean opens = *look->at == '{' || *look->at == '[';

  if (opens && look->depth == SILOAM_IMPORT_MAX_DEPTH)
    return refuse (SILOAM_IMPORT_ERROR_UNSAFE, "this JSON is nested without end", error);
  if (!opens && look->depth == 0)
    return refuse_damaged (error);
  look->depth = opens ? look->depth + 1 : look->depth - 1;
  look->at++;
  return TRUE;
}

static gboolean
pass_word (Look *look)
{
  const char *start = look->at;

  while (g_ascii_isalnum (*look->at) || *look->at == '+' || *look->at == '-' || *look->at == '.')
    look->at++;
  return look->at > start;
}

static void
pass_space (Look *look)
{
  while (*look->at != '\0' && strchr (" \t\r\n", *look->at) != NULL)
    look->at++;
}

static gboolean
pass_token (Look *look, GError **error)
{
  if (*look->at != '\0' && strchr (" \t\r\n:,", *look->at) != NULL)
    {
      look->at++;
      return TRUE;
    }
  if (++look->values > MAX_VALUES)
    return refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "this JSON holds more than any diary", error);
  if (*look->at != '\0' && strchr ("{}[]", *look->at) != NULL)
    return pass_bracket (look, error);
  if (*look->at == '"' ? pass_string (look) : pass_word (look))
    return TRUE;
  return refuse_damaged (error);
}

static gboolean
look_at_all (char *text, GError **error)
{
  Look look = { .at = text };

  pass_space (&look);
  if (*look.at != '{' && *look.at != '[')
    return refuse_damaged (error);
  do
    if (!pass_token (&look, error))
      return FALSE;
  while (look.depth > 0);
  pass_space (&look);
  return *look.at == '\0' || refuse_damaged (error);
}

/**
 * siloam_import_json_parse:
 * @text: UTF-8; parts of strings that are no characters are replaced in it
 *
 * Returns: (transfer full) (nullable): an object or an array, or %NULL with `DAMAGED`, `UNSAFE`
 *   (nested too deeply) or `TOO_LARGE`
 */
JsonNode *
siloam_import_json_parse (char *text, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;

  if (!look_at_all (text, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, -1, NULL))
    {
      refuse_damaged (error);
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    refuse_damaged (error);
  return root;
}

/**
 * siloam_import_json_parse_object:
 *
 * Returns: (transfer full) (nullable): siloam_import_json_parse() of an object
 */
JsonNode *
siloam_import_json_parse_object (char *text, GError **error)
{
  g_autoptr (JsonNode) root = siloam_import_json_parse (text, error);

  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    refuse_damaged (error);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

static JsonNode *
find (JsonObject *object, const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

JsonObject *
siloam_import_json_as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
siloam_import_json_as_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

const char *
siloam_import_json_text (JsonObject *object, const char *name)
{
  return siloam_import_json_as_text (find (object, name));
}

/**
 * siloam_import_json_number:
 * @number: (out): set when it is there
 *
 * Returns: whether @name is a finite number
 */
gboolean
siloam_import_json_number (JsonObject *object, const char *name, double *number)
{
  JsonNode *node = find (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  *number = json_node_get_double (node);
  return isfinite (*number);
}

/**
 * siloam_import_json_integer:
 * @integer: (out): set when it is there; what is behind a point is cut off
 *
 * Returns: whether @name is a number that fits
 */
gboolean
siloam_import_json_integer (JsonObject *object, const char *name, gint64 *integer)
{
  JsonNode *node = find (object, name);
  double number;

  if (!siloam_import_json_number (object, name, &number) || fabs (number) >= 9e18)
    return FALSE;
  *integer =
      json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : (gint64) number;
  return TRUE;
}

gboolean
siloam_import_json_truth (JsonObject *object, const char *name)
{
  JsonNode *node = find (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

JsonObject *
siloam_import_json_object (JsonObject *object, const char *name)
{
  return siloam_import_json_as_object (find (object, name));
}

JsonArray *
siloam_import_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = find (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
siloam_import_json_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
siloam_import_json_item (JsonArray *array, guint index)
{
  return siloam_import_json_as_object (json_array_get_element (array, index));
}

const char *
siloam_import_json_item_text (JsonArray *array, guint index)
{
  return siloam_import_json_as_text (json_array_get_element (array, index));
}
