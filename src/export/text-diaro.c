/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diaro: tables of rows in XML, in which an entry names its tags, its folder and its place by their
 * ids, and a picture names its entry. Worker threads. */

#include "export/text-diaro.h"

#include <string.h>

#include "export/import-private.h"
#include "export/import-time.h"
#include "export/import-xml.h"
#include "export/read-entry.h"

#define LEAF "DiaroBackup.xml"
/* A tree of XML takes a hundred bytes and more for each. */
#define MAX_MARKS 2000000u

typedef struct
{
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
  GHashTable *titles;   /* uid of a tag, a folder or a place → its name */
  GHashTable *pictures; /* uid of an entry → GPtrArray of names of files */
} Diaro;

gboolean
siloam_text_is_diaro (const char *name)
{
  return g_str_equal (siloam_import_leaf (name), LEAF);
}

static gboolean
is_called (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* What a row says in a field; "" for nothing. */
static char *
dup_field (xmlNode *row, const char *name)
{
  for (xmlNode *field = row->children; field != NULL; field = field->next)
    if (is_called (field, name))
      {
        xmlChar *content = xmlNodeGetContent (field);
        char *text = g_strdup (content != NULL ? (const char *) content : "");

        xmlFree (content);
        return text;
      }
  return g_strdup ("");
}

typedef void (*RowFunc) (Diaro *diaro, xmlNode *row);

static void
for_each_row (Diaro *diaro, xmlNode *root, const char *table, RowFunc call)
{
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    {
      xmlChar *name =
          is_called (node, "table") ? xmlGetNoNsProp (node, (const xmlChar *) "name") : NULL;

      if (name != NULL && strcmp ((const char *) name, table) == 0)
        for (xmlNode *row = node->children; row != NULL; row = row->next)
          if (is_called (row, "r"))
            call (diaro, row);
      xmlFree (name);
    }
}

static void
note_title (Diaro *diaro, xmlNode *row)
{
  g_autofree char *uid = dup_field (row, "uid");
  g_autofree char *title = dup_field (row, "title");
  g_autofree char *address = dup_field (row, "address");

  if (*uid != '\0')
    g_hash_table_insert (diaro->titles,
                         g_steal_pointer (&uid),
                         *title != '\0' ? g_steal_pointer (&title) : g_steal_pointer (&address));
}

static void
free_names (gpointer names)
{
  g_ptr_array_unref (names);
}

static void
note_picture (Diaro *diaro, xmlNode *row)
{
  g_autofree char *entry = dup_field (row, "entry_uid");
  GPtrArray *names = g_hash_table_lookup (diaro->pictures, entry);

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (diaro->pictures, g_steal_pointer (&entry), names);
    }
  g_ptr_array_add (names, dup_field (row, "filename"));
}

/* Milliseconds since 1970, and the offset of the place where it was written. */
static GDateTime *
time_of (Diaro *diaro, xmlNode *row)
{
  g_autofree char *date = dup_field (row, "date");
  g_autofree char *offset = dup_field (row, "tz_offset");
  g_autoptr (GTimeZone) zone = *offset != '\0' ? siloam_import_zone (offset) : NULL;
  gint64 milliseconds;

  if (zone == NULL && (*offset == '+' || *offset == '-') && strlen (offset) <= 6)
    zone = g_time_zone_new_identifier (offset);
  if (!g_ascii_string_to_signed (date, 10, G_MININT64, G_MAXINT64, &milliseconds, NULL))
    return NULL;
  return siloam_import_time_from_unix_ms (milliseconds, zone != NULL ? zone : diaro->options->zone);
}

static void
add_tags (Diaro *diaro, SiloamImportItem *item, xmlNode *row)
{
  g_autofree char *tags = dup_field (row, "tags");
  g_auto (GStrv) uids = g_strsplit (tags, ",", -1);

  for (guint i = 0; uids[i] != NULL; i++)
    siloam_import_item_add_tag (item, g_hash_table_lookup (diaro->titles, uids[i]));
}

static void
leave_out (Diaro *diaro,
           SiloamImportItem *item,
           xmlNode *row,
           const char *field,
           SiloamImportWord word)
{
  g_autofree char *uid = dup_field (row, field);
  const char *title = g_hash_table_lookup (diaro->titles, uid);

  if (title != NULL)
    siloam_import_leave_out (item, diaro->options, word, title);
}

static void
read_row (Diaro *diaro, xmlNode *row)
{
  g_autofree char *place = g_strdup_printf ("%s:%ld", diaro->name, xmlGetLineNo (row));
  g_autofree char *uid = dup_field (row, "uid");
  g_autofree char *title = dup_field (row, "title");
  g_autofree char *text = dup_field (row, "text");
  g_autoptr (GDateTime) created = time_of (diaro, row);
  GPtrArray *pictures = g_hash_table_lookup (diaro->pictures, uid);
  SiloamImportItem *item = siloam_import_bundle_add (diaro->bundle, place);

  if (!siloam_read_begin (item, created, NULL))
    return;
  item->source = *uid != '\0' ? g_strdup_printf ("diaro:%s", uid) : NULL;
  siloam_read_set_words (item, title, text);
  add_tags (diaro, item, row);
  leave_out (diaro, item, row, "folder_uid", SILOAM_IMPORT_WORD_FOLDER);
  leave_out (diaro, item, row, "location_uid", SILOAM_IMPORT_WORD_PLACE);
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    siloam_import_leave_out (item,
                             diaro->options,
                             SILOAM_IMPORT_WORD_PHOTO,
                             g_ptr_array_index (pictures, i));
}

static xmlDoc *
parse (const char *text, GError **error)
{
  guint marks = 0;

  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if (++marks > MAX_MARKS)
      {
        g_set_error_literal (error,
                             SILOAM_IMPORT_ERROR,
                             SILOAM_IMPORT_ERROR_TOO_LARGE,
                             "this XML holds more than any diary");
        return NULL;
      }
  return siloam_import_xml_parse (text, error);
}

/**
 * siloam_text_read_diaro:
 * @name: one of the names of @source
 *
 * Appends its entries to @bundle.
 *
 * Returns: %FALSE with an error
 */
gboolean
siloam_text_read_diaro (SiloamImportSource *source,
                        const char *name,
                        const SiloamImportOptions *options,
                        SiloamImportBundle *bundle,
                        GError **error)
{
  g_autofree char *text = siloam_import_source_read_text (source, name, error);
  xmlDoc *document = text != NULL ? parse (text, error) : NULL;
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) pictures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_names);
  Diaro diaro = { options, bundle, name, titles, pictures };
  xmlNode *root;

  if (document == NULL)
    return FALSE;
  root = xmlDocGetRootElement (document);
  for_each_row (&diaro, root, "diaro_folders", note_title);
  for_each_row (&diaro, root, "diaro_tags", note_title);
  for_each_row (&diaro, root, "diaro_locations", note_title);
  for_each_row (&diaro, root, "diaro_attachments", note_picture);
  for_each_row (&diaro, root, "diaro_entries", read_row);
  xmlFreeDoc (document);
  return TRUE;
}
