/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Day One Classic: a folder of property lists, one for each entry, with its picture in a folder
 * beside them. Worker threads. */

#include <libxml/tree.h>
#include <string.h>

#include "export/import-time.h"
#include "export/import-xml.h"
#include "export/read-day-one.h"

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
} ClassicReader;

static SiloamProbe
probe_source (SiloamImportSource *source)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".doentry");

  return names->len > 0 ? SILOAM_PROBE_SURE : SILOAM_PROBE_NO;
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static xmlNode *
next_element (xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

static char *
text_of (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strdup ((const char *) content);

  xmlFree (content);
  return text;
}

/* What stands for @key in a <dict>; NULL for none. */
static xmlNode *
find_value (xmlNode *dict, const char *key)
{
  for (xmlNode *at = dict != NULL ? next_element (dict->children) : NULL; at != NULL;
       at = next_element (at->next))
    {
      g_autofree char *name = is_named (at, "key") ? text_of (at) : NULL;

      if (g_strcmp0 (name, key) == 0)
        return next_element (at->next);
    }
  return NULL;
}

static xmlNode *
find_dict (xmlNode *dict, const char *key)
{
  xmlNode *value = find_value (dict, key);

  return value != NULL && is_named (value, "dict") ? value : NULL;
}

/* A <string>, <date>, <real> or <integer>; NULL for none. */
static char *
find_text (xmlNode *dict, const char *key)
{
  xmlNode *value = find_value (dict, key);

  return value != NULL && !is_named (value, "dict") && !is_named (value, "array") ? text_of (value)
                                                                                  : NULL;
}

static GDateTime *
time_of (ClassicReader *reader, xmlNode *dict)
{
  g_autofree char *text = find_text (dict, "Creation Date");
  g_autofree char *name = find_text (dict, "Time Zone");
  g_autoptr (GTimeZone) zone = siloam_import_zone (name);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = siloam_import_time_parse (text, utc);

  if (time == NULL)
    return NULL;
  return siloam_import_time_in_zone (time, zone != NULL ? zone : reader->options->zone);
}

static void
take_tags (SiloamImportItem *item, xmlNode *dict)
{
  xmlNode *tags = find_value (dict, "Tags");

  for (xmlNode *at = tags != NULL && is_named (tags, "array") ? next_element (tags->children)
                                                              : NULL;
       at != NULL;
       at = next_element (at->next))
    {
      g_autofree char *tag = text_of (at);
      siloam_import_item_add_tag (item, tag);
    }
}

static void
tell_parts (ClassicReader *reader,
            SiloamImportItem *item,
            xmlNode *dict,
            SiloamImportWord word,
            const char *const keys[3])
{
  g_autofree char *first = find_text (dict, keys[0]);
  g_autofree char *second = find_text (dict, keys[1]);
  g_autofree char *third = find_text (dict, keys[2]);
  g_autofree char *words = NULL;

  if (dict == NULL)
    return;
  words = siloam_read_join (first != NULL ? first : "",
                            second != NULL ? second : "",
                            third != NULL ? third : "",
                            NULL);
  siloam_import_leave_out (item, reader->options, word, words);
}

static void
tell_photos (ClassicReader *reader, SiloamImportItem *item, const char *uuid)
{
  static const char *const suffixes[] = { ".jpg", ".jpeg", ".png" };
  GPtrArray *names = siloam_import_source_get_names (reader->source);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat ("photos/", uuid, suffixes[i], NULL);

      for (guint k = 0; k < names->len; k++)
        if (g_str_has_suffix (g_ptr_array_index (names, k), name))
          siloam_import_leave_out (item,
                                   reader->options,
                                   SILOAM_IMPORT_WORD_PHOTO,
                                   name + strlen ("photos/"));
    }
}

static void
read_dict (ClassicReader *reader, SiloamImportItem *item, xmlNode *dict)
{
  static const char *const place[] = { "Place Name", "Locality", "Country" };
  static const char *const weather[] = { "Description", "Celsius", "" };
  static const char *const music[] = { "Artist", "Track", "" };
  g_autofree char *uuid = find_text (dict, "UUID");
  g_autofree char *text = find_text (dict, "Entry Text");
  g_autoptr (GDateTime) created = time_of (reader, dict);
  xmlNode *starred = find_value (dict, "Starred");

  if (uuid != NULL && uuid[0] != '\0')
    item->source = g_strdup_printf ("day-one:%s", uuid);
  if (!siloam_read_begin (item, created, NULL))
    return;
  siloam_day_one_set_words (item, text != NULL ? text : "", NULL, NULL);
  take_tags (item, dict);
  if (starred != NULL && is_named (starred, "true"))
    siloam_import_item_add_star (item, reader->options);
  tell_parts (reader, item, find_dict (dict, "Location"), SILOAM_IMPORT_WORD_PLACE, place);
  tell_parts (reader, item, find_dict (dict, "Weather"), SILOAM_IMPORT_WORD_WEATHER, weather);
  tell_parts (reader, item, find_dict (dict, "Music"), SILOAM_IMPORT_WORD_MUSIC, music);
  if (uuid != NULL)
    tell_photos (reader, item, uuid);
}

static void
read_entry (ClassicReader *reader, const char *name)
{
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, name);
  g_autofree char *text = siloam_import_source_read_text (reader->source, name, &item->fault);
  xmlDoc *document = text != NULL ? siloam_import_xml_parse (text, &item->fault) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  xmlNode *dict = root != NULL ? next_element (root->children) : NULL;

  if (dict != NULL && is_named (dict, "dict"))
    read_dict (reader, item, dict);
  else
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "this is no entry of Day One");
  if (document != NULL)
    xmlFreeDoc (document);
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".doentry");
  ClassicReader reader = { source, options, bundle };

  if (names->len == 0)
    {
      g_set_error_literal (error,
                           SILOAM_IMPORT_ERROR,
                           SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                           "there is no entry of Day One Classic in it");
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      if (!siloam_read_go_on (options, i, names->len, cancellable, error))
        return FALSE;
      read_entry (&reader, g_ptr_array_index (names, i));
    }
  return TRUE;
}

const SiloamImportReader siloam_reader_day_one_classic = {
  SILOAM_IMPORT_DAY_ONE_CLASSIC, "day-one-classic", "Day One Classic", probe_source, read_source,
};
