/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The help lines of a country, from data/help. Never looks at what the person wrote and never
 * records that someone looked. Any thread. */

#include "guide/help.h"

#include <gio/gio.h>

#include "guide/data-private.h"

#define ELSEWHERE "other"

/* "nl_BE.UTF-8" names its country itself; a bare "nl" means the Netherlands; any other country gets
 * the lines that hold everywhere, never those of a country the person is not in. */
static char *
file_of (const char *locale)
{
  g_autofree char *country = g_strndup (locale, strcspn (locale, ".@"));
  g_autofree char *file = NULL;

  g_strdelimit (country, "-", '_');
  file = g_strdup_printf ("help/%s.json", g_str_equal (country, "nl") ? "nl_NL" : country);
  if (*country != '\0' && siloam_guide_data_exists (file))
    return g_steal_pointer (&file);
  return g_strdup ("help/" ELSEWHERE ".json");
}

static char *
dup_member (JsonObject *line, const char *name)
{
  JsonNode *node = json_object_get_member (line, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

static char *
dup_translated (JsonObject *line, const char *name, const char *language)
{
  g_autofree char *member = g_strconcat (name, g_str_equal (language, "nl") ? "_nl" : "_en", NULL);

  return dup_member (line, member);
}

static SiloamHelpLine *
read_line (JsonNode *node, const char *language)
{
  g_autoptr (SiloamHelpLine) line = g_new0 (SiloamHelpLine, 1);
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  line->id = dup_member (object, "id");
  line->name = dup_translated (object, "name", language);
  line->phone = dup_member (object, "phone");
  line->address = dup_member (object, "address");
  line->when = dup_translated (object, "when", language);
  line->cost = dup_translated (object, "cost", language);
  line->text = dup_translated (object, "text", language);

  if (line->id == NULL || line->name == NULL || line->phone == NULL || line->when == NULL ||
      line->cost == NULL || line->text == NULL)
    return NULL;
  return g_steal_pointer (&line);
}

/**
 * siloam_help_line_free:
 * @self: (nullable) (transfer full): a line
 *
 * Frees @self and its texts.
 */
void
siloam_help_line_free (SiloamHelpLine *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->when);
  g_free (self->cost);
  g_free (self->text);
  g_free (self);
}

/**
 * siloam_help_lines_load:
 * @locale: the person's locale, such as "nl_NL.UTF-8"
 * @language: the language of the texts, "nl" or "en"
 *
 * Loads the help lines of a country, the most urgent first. A country without a list of its own
 * gets the lines that hold everywhere. A line without a number has "" as its phone.
 *
 * Returns: (transfer container) (element-type SiloamHelpLine) (nullable): the lines, at least one,
 * or %NULL with %G_IO_ERROR_INVALID_DATA, which only a build mistake can cause
 */
GPtrArray *
siloam_help_lines_load (const char *locale, const char *language, GError **error)
{
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_help_line_free);
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *file = NULL;
  JsonNode *list;
  JsonArray *array;

  g_return_val_if_fail (locale != NULL && language != NULL, NULL);

  file = file_of (locale);
  parser = siloam_guide_data_load (file, error);
  if (parser == NULL)
    return NULL;

  list = json_object_get_member (json_node_get_object (json_parser_get_root (parser)), "lines");
  array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SiloamHelpLine *line = read_line (json_array_get_element (array, i), language);

      if (line == NULL)
        {
          g_set_error (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       "%s: $.lines[%u] lacks a field",
                       file,
                       i);
          return NULL;
        }
      g_ptr_array_add (lines, line);
    }

  if (lines->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s has no lines", file);
      return NULL;
    }
  return g_steal_pointer (&lines);
}
