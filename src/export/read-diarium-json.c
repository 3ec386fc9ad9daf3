/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diarium, exported as JSON: one list of entries with HTML, their moments as the clock had them,
 * and a folder of pictures beside it. Worker threads. */

#include <string.h>

#include "export/import-time.h"
#include "export/read-diarium.h"

typedef struct
{
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
} ListReader;

static gboolean
is_list (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) bytes = siloam_import_source_peek (source, name, 64);
  g_autofree char *text = siloam_import_decode_text (bytes);

  return text[strspn (text, " \n\t")] == '[' &&
         siloam_read_begins_with (source, name, "\"date\"") &&
         siloam_read_begins_with (source, name, "\"heading\"") &&
         siloam_read_begins_with (source, name, "\"html\"");
}

/**
 * siloam_diarium_find_json:
 *
 * Returns: (transfer full) (nullable): the name of the list of entries
 */
char *
siloam_diarium_find_json (SiloamImportSource *source)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".json");

  for (guint i = 0; i < MIN (names->len, 8); i++)
    if (is_list (source, g_ptr_array_index (names, i)))
      return g_strdup (g_ptr_array_index (names, i));
  return NULL;
}

static gboolean
is_known (const char *field)
{
  return strstr (" date heading html text tags rating location weather sun lunar ", field) != NULL;
}

static gboolean
holds_something (JsonNode *node)
{
  const char *text = siloam_import_json_as_text (node);

  if (text != NULL)
    return text[0] != '\0';
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) > 0;
  return JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0;
}

/* Fields that we know nothing of are told by their names. */
static void
tell_unknown (SiloamImportItem *item, JsonObject *entry)
{
  JsonObjectIter iter;
  const char *field;
  JsonNode *node;

  json_object_iter_init (&iter, entry);
  while (json_object_iter_next (&iter, &field, &node))
    {
      g_autofree char *word = g_strdup_printf (" %s ", field);

      if (!is_known (word) && holds_something (node))
        siloam_import_item_leave_out (item, "%.40s", field);
    }
}

static void
tell_place (ListReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  const char *words = siloam_import_json_text (entry, "location");
  JsonArray *pair = siloam_import_json_array (entry, "location");
  g_autofree char *degrees = NULL;

  if (siloam_import_json_length (pair) == 2 &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 0)) &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1)))
    degrees = siloam_read_coordinates (json_node_get_double (json_array_get_element (pair, 0)),
                                       json_node_get_double (json_array_get_element (pair, 1)));
  if (words == NULL)
    words = degrees;
  if (words != NULL && words[0] != '\0')
    siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_PLACE, words);
}

static void
tell_rest (ListReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  const char *weather = siloam_import_json_text (entry, "weather");
  gint64 rating = 0;

  tell_place (reader, item, entry);
  if (weather != NULL && weather[0] != '\0')
    siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_WEATHER, weather);
  if (siloam_import_json_integer (entry, "rating", &rating) && rating > 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rating);
      siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_RATING, number);
    }
  tell_unknown (item, entry);
}

static void
read_entry (ListReader *reader, guint index, JsonObject *entry)
{
  g_autofree char *place = g_strdup_printf ("%s #%u", reader->name, index + 1);
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);
  g_autoptr (GDateTime) created =
      siloam_import_time_parse (siloam_import_json_text (entry, "date"), reader->options->zone);
  const char *text = siloam_import_json_text (entry, "html");

  if (!siloam_read_begin (item, created, NULL))
    return;
  item->source = siloam_diarium_source (siloam_import_json_text (entry, "date"));
  siloam_read_set_html_words (item,
                              reader->options,
                              siloam_import_json_text (entry, "heading"),
                              text != NULL ? text : siloam_import_json_text (entry, "text"));
  if (item->entry == NULL)
    return;
  siloam_read_add_tags (item, siloam_import_json_array (entry, "tags"), "name");
  tell_rest (reader, item, entry);
}

static void
tell_files (ListReader *reader, SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);

  for (guint i = 0; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i), reader->name) != 0)
      siloam_import_leave_out_of_all (reader->bundle,
                                      reader->options,
                                      SILOAM_IMPORT_WORD_FILE,
                                      g_ptr_array_index (names, i));
}

/**
 * siloam_diarium_read_json:
 * @name: what siloam_diarium_find_json() found
 *
 * Returns: %FALSE with an error when it is no list
 */
gboolean
siloam_diarium_read_json (SiloamImportSource *source,
                          const char *name,
                          const SiloamImportOptions *options,
                          SiloamImportBundle *bundle,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (JsonNode) root = siloam_read_json (source, name, error);
  ListReader reader = { options, bundle, name };
  JsonArray *list;
  guint n_entries;

  if (root == NULL)
    return FALSE;
  list = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  n_entries = siloam_import_json_length (list);
  for (guint i = 0; i < n_entries; i++)
    {
      if (!siloam_read_go_on (options, i, n_entries, cancellable, error))
        return FALSE;
      read_entry (&reader, i, siloam_import_json_item (list, i));
    }
  tell_files (&reader, source);
  return TRUE;
}
