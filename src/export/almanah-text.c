/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The three ways in which Almanah wrote down a day. What it is shows in its first bytes, whatever
 * its row says. Any thread. */

#include "export/almanah-text.h"

#include <string.h>

#include "export/import-private.h"
#include "export/import-word.h"
#include "export/import-xml.h"

#define GTK_MARK "GTKTEXTBUFFERCONTENTS-0001"
#define LENGTH_BYTES 4u

typedef struct
{
  GString *text;
  const SiloamImportOptions *options;
  SiloamImportItem *item;
} Walk;

static gboolean
is_called (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* A link says where it leads to, unless its words do. */
static void
append_address (Walk *walk, xmlNode *node, gsize start)
{
  xmlChar *uri = xmlGetNoNsProp (node, (const xmlChar *) "uri");

  if (uri != NULL && *uri != '\0' && strcmp (walk->text->str + start, (const char *) uri) != 0)
    g_string_append_printf (walk->text, " (%s)", (const char *) uri);
  xmlFree (uri);
}

/* libxml2 has refused what is nested deeper than 256. */
static void
walk_node (Walk *walk, xmlNode *node, guint depth)
{
  gsize start = walk->text->len;

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    g_string_append (walk->text, (const char *) node->content);
  if (is_called (node, "pixbuf"))
    siloam_import_leave_out (walk->item, walk->options, SILOAM_IMPORT_WORD_PHOTO, NULL);
  if (node->type != XML_ELEMENT_NODE || depth > SILOAM_IMPORT_MAX_DEPTH * 8)
    return;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    walk_node (walk, child, depth + 1);
  if (is_called (node, "link"))
    append_address (walk, node, start);
}

/* GTK writes how words look before it writes the words. */
static xmlNode *
find_words (xmlNode *root)
{
  if (!is_called (root, "text_view_markup"))
    return root;
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    if (is_called (child, "text"))
      return child;
  return root;
}

static char *
read_xml (const char *xml,
          const SiloamImportOptions *options,
          SiloamImportItem *item,
          GError **error)
{
  xmlDoc *document = siloam_import_xml_parse (xml, error);
  Walk walk = { .options = options, .item = item };

  if (document == NULL)
    return NULL;
  walk.text = g_string_new ("");
  walk_node (&walk, find_words (xmlDocGetRootElement (document)), 0);
  xmlFreeDoc (document);
  return g_string_free (walk.text, FALSE);
}

/* A mark, the length of the XML, the XML; pictures may follow. */
static char *
read_gtk (const guint8 *data,
          gsize length,
          const SiloamImportOptions *options,
          SiloamImportItem *item,
          GError **error)
{
  const gsize head = strlen (GTK_MARK) + LENGTH_BYTES;
  g_autofree char *xml = NULL;
  gsize said = 0;

  for (gsize i = strlen (GTK_MARK); i < MIN (head, length); i++)
    said = said << 8 | data[i];
  if (length < head || said > length - head || memchr (data + head, '\0', said) != NULL ||
      !g_utf8_validate ((const char *) data + head, (gssize) said, NULL))
    {
      g_set_error_literal (error,
                           SILOAM_IMPORT_ERROR,
                           SILOAM_IMPORT_ERROR_DAMAGED,
                           "the text of this day was cut off");
      return NULL;
    }
  xml = g_strndup ((const char *) data + head, said);
  return read_xml (xml, options, item, error);
}

/**
 * siloam_almanah_text:
 * @content: the bytes of one row
 *
 * Returns: (transfer full) (nullable): the words of that day
 */
char *
siloam_almanah_text (GBytes *content,
                     const SiloamImportOptions *options,
                     SiloamImportItem *item,
                     GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);
  g_autofree char *text = NULL;
  const char *start;

  if (length >= strlen (GTK_MARK) && memcmp (data, GTK_MARK, strlen (GTK_MARK)) == 0)
    return read_gtk (data, length, options, item, error);
  text = siloam_import_decode_text (content);
  start = text + strspn (text, " \t\n");
  if (g_str_has_prefix (start, "<?xml") || g_str_has_prefix (start, "<entry") ||
      g_str_has_prefix (start, "<!DOCTYPE") || g_str_has_prefix (start, "<text_view_markup"))
    return read_xml (start, options, item, error);
  return g_steal_pointer (&text);
}
