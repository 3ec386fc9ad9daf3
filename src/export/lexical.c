/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of the Lexical editor as plain text: paragraphs, lines, lists, quotes and links. It is
 * not deeper than the JSON around it may be. Any thread. */

#include "export/lexical.h"

#include <string.h>

typedef struct
{
  GString *text;
  const SiloamImportOptions *options;
  SiloamImportItem *item;
  guint line_ends; /* before the next word */
  guint quotes;
  guint lists; /* how deep */
  char *bullet;
} Writer;

static void write_node (Writer *writer, JsonObject *node);

static void
break_line (Writer *writer, guint line_ends)
{
  writer->line_ends = MAX (writer->line_ends, line_ends);
}

static void
put (Writer *writer, const char *words)
{
  gboolean starts = writer->text->len == 0 || writer->line_ends > 0;

  for (guint i = 0; writer->text->len > 0 && i < writer->line_ends; i++)
    g_string_append_c (writer->text, '\n');
  for (guint i = 0; starts && i < writer->quotes; i++)
    g_string_append (writer->text, "> ");
  writer->line_ends = 0;
  if (writer->bullet != NULL)
    g_string_append (writer->text, writer->bullet);
  g_clear_pointer (&writer->bullet, g_free);
  g_string_append (writer->text, words);
}

static void
put_lines (Writer *writer, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        writer->line_ends++;
      if (lines[i][0] != '\0')
        put (writer, lines[i]);
    }
}

static void
write_children (Writer *writer, JsonObject *node)
{
  JsonArray *children = siloam_import_json_array (node, "children");

  for (guint i = 0; i < siloam_import_json_length (children); i++)
    write_node (writer, siloam_import_json_item (children, i));
}

static void
write_block (Writer *writer, JsonObject *node)
{
  gsize before = writer->text->len;
  guint wanted = writer->lists > 0 ? 1 : 2;
  guint ends;

  break_line (writer, before > 0 ? wanted : 0);
  ends = writer->line_ends;
  write_children (writer, node);
  /* An empty paragraph is an empty line that somebody made. */
  if (writer->text->len == before && writer->line_ends == ends && before > 0 && writer->lists == 0)
    writer->line_ends = MIN (ends + 1, 3);
  else
    break_line (writer, wanted);
}

static gboolean
holds_list (JsonObject *item)
{
  JsonArray *children = siloam_import_json_array (item, "children");
  JsonObject *first =
      siloam_import_json_length (children) > 0 ? siloam_import_json_item (children, 0) : NULL;

  return g_strcmp0 (siloam_import_json_text (first, "type"), "list") == 0;
}

static char *
bullet_of (Writer *writer, JsonObject *list, JsonObject *item, guint number)
{
  const char *type = siloam_import_json_text (list, "listType");
  g_autofree char *indent = g_strnfill (2 * MIN (writer->lists - 1, 20), ' ');
  gint64 value;

  if (g_strcmp0 (type, "check") == 0)
    return g_strdup_printf ("%s- [%c] ",
                            indent,
                            siloam_import_json_truth (item, "checked") ? 'x' : ' ');
  if (g_strcmp0 (type, "number") != 0)
    return g_strconcat (indent, "- ", NULL);
  if (!siloam_import_json_integer (item, "value", &value) || value < 0 || value > 100000)
    value = number;
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ". ", indent, value);
}

static void
write_list (Writer *writer, JsonObject *list)
{
  JsonArray *items = siloam_import_json_array (list, "children");

  break_line (writer, writer->lists > 0 ? 1 : 2);
  writer->lists++;
  for (guint i = 0; i < siloam_import_json_length (items); i++)
    {
      JsonObject *item = siloam_import_json_item (items, i);

      g_clear_pointer (&writer->bullet, g_free);
      break_line (writer, 1);
      /* A list in a list stands in an item of its own, which shows no bullet. */
      if (!holds_list (item))
        writer->bullet = bullet_of (writer, list, item, i + 1);
      write_children (writer, item);
    }
  g_clear_pointer (&writer->bullet, g_free);
  writer->lists--;
  break_line (writer, writer->lists > 0 ? 1 : 2);
}

static void
write_link (Writer *writer, JsonObject *node)
{
  const char *address = siloam_import_json_text (node, "url");
  gsize before = writer->text->len;
  g_autofree char *shown = NULL;

  write_children (writer, node);
  if (address == NULL || address[0] == '\0' || strstr (writer->text->str + before, address) != NULL)
    return;
  shown = g_strdup_printf (writer->text->len > before ? " (%s)" : "%s", address);
  put (writer, shown);
}

static void
write_row (Writer *writer, JsonObject *row)
{
  JsonArray *cells = siloam_import_json_array (row, "children");

  break_line (writer, 1);
  for (guint i = 0; i < siloam_import_json_length (cells); i++)
    {
      if (i > 0)
        {
          writer->line_ends = 0;
          put (writer, " | ");
        }
      writer->lists++;
      write_children (writer, siloam_import_json_item (cells, i));
      writer->lists--;
      writer->line_ends = 0;
    }
  break_line (writer, 1);
}

static void
leave_out (Writer *writer, JsonObject *node, const char *type)
{
  const char *what = siloam_import_json_text (node, "src");
  gboolean picture = strstr (type, "image") != NULL;

  if (what == NULL)
    what = siloam_import_json_text (node, "fileUuid");
  if (what == NULL)
    what = siloam_import_json_text (node, "itemUuid");
  if (what == NULL || g_str_has_prefix (what, "data:"))
    what = type;
  siloam_import_leave_out (writer->item,
                           writer->options,
                           picture ? SILOAM_IMPORT_WORD_PHOTO : SILOAM_IMPORT_WORD_FILE,
                           what);
}

static gboolean
is_one_of (const char *type, const char *const *types)
{
  for (guint i = 0; types[i] != NULL; i++)
    if (g_str_equal (type, types[i]))
      return TRUE;
  return FALSE;
}

static void
write_words (Writer *writer, JsonObject *node, const char *type)
{
  const char *words = siloam_import_json_text (node, "text");

  if (g_str_equal (type, "linebreak"))
    writer->line_ends++;
  else if (g_str_equal (type, "tab"))
    put (writer, "\t");
  else if (g_str_equal (type, "horizontalrule"))
    {
      break_line (writer, 2);
      put (writer, "---");
      break_line (writer, 2);
    }
  else if (words != NULL)
    put_lines (writer, words);
  else if (siloam_import_json_array (node, "children") != NULL)
    write_children (writer, node);
  else
    leave_out (writer, node, type);
}

static void
write_node (Writer *writer, JsonObject *node)
{
  static const char *const blocks[] = {
    "paragraph", "heading", "code", "collapsible-title", "collapsible-content", NULL
  };
  static const char *const links[] = { "link", "autolink", NULL };
  const char *type = siloam_import_json_text (node, "type");

  if (type == NULL)
    return;
  if (is_one_of (type, blocks))
    write_block (writer, node);
  else if (is_one_of (type, links))
    write_link (writer, node);
  else if (g_str_equal (type, "list"))
    write_list (writer, node);
  else if (g_str_equal (type, "tablerow"))
    write_row (writer, node);
  else if (g_str_equal (type, "quote"))
    {
      break_line (writer, 2);
      writer->quotes++;
      write_children (writer, node);
      writer->quotes--;
      break_line (writer, 2);
    }
  else
    write_words (writer, node, type);
}

/**
 * siloam_lexical_to_text:
 * @json: the document
 * @item: where files and pictures in it are told
 *
 * Returns: (transfer full) (nullable): its words, %NULL when @json is no such document
 */
char *
siloam_lexical_to_text (const char *json,
                        const SiloamImportOptions *options,
                        SiloamImportItem *item)
{
  g_autofree char *copy = g_strdup (json);
  g_autoptr (JsonNode) tree = siloam_import_json_parse_object (copy, NULL);
  JsonObject *root = siloam_import_json_object (siloam_import_json_as_object (tree), "root");
  Writer writer = { .options = options, .item = item };

  if (root == NULL)
    return NULL;
  writer.text = g_string_new (NULL);
  write_children (&writer, root);
  g_free (writer.bullet);
  return g_string_free (writer.text, FALSE);
}
