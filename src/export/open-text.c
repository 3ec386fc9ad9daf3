/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One plain text file: each entry under its day, and nothing that needs a program to read. */

#include <string.h>

#include "export/open-private.h"

/* The marks under a title; as wide as a narrow terminal at most. */
#define MAX_RULE 60

static gboolean
begin (SiloamOpenWriter *writer, GError **error)
{
  writer->file = siloam_target_file_open (writer->path, error);
  return writer->file != NULL;
}

static void
append_title (GString *text, const char *title, char mark)
{
  glong width = CLAMP (g_utf8_strlen (title, -1), 1, MAX_RULE);
  g_autofree char *rule = g_strnfill ((gsize) width, mark);

  g_string_append_printf (text, "%s\n%s\n", title, rule);
}

static void
append_block (GString *text, const SiloamOpenBlock *block)
{
  switch (block->type)
    {
    case SILOAM_OPEN_HEADING:
      g_string_append_printf (text, "\n%s:\n", block->text);
      break;
    case SILOAM_OPEN_ITEM:
      g_string_append_printf (text, "- %s\n", block->text);
      break;
    case SILOAM_OPEN_NOTE:
      g_string_append_printf (text, "(%s)\n", block->text);
      break;
    case SILOAM_OPEN_WORDS:
    default:
      g_string_append_printf (text, "%s\n", block->text);
      break;
    }
}

static gboolean
add (SiloamOpenWriter *writer, const SiloamEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) blocks = siloam_open_blocks (entry, writer->options->language);
  g_autofree char *day = siloam_book_words_format_day (writer->words, entry->created);
  g_autofree char *time = g_date_time_format (entry->created, ", %H:%M");
  g_autofree char *heading = g_strconcat (day, time, NULL);
  g_autofree char *title = siloam_open_title (entry, writer->options->language);
  g_autoptr (GString) text = g_string_new (writer->written > 0 ? "\n\n" : NULL);

  append_title (text, heading, '=');
  if (title != NULL)
    g_string_append_printf (text, "%s\n\n", title);
  for (guint i = 0; i < blocks->len; i++)
    append_block (text, g_ptr_array_index (blocks, i));
  return siloam_open_write (writer, text->str, error);
}

static gboolean
end (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  return siloam_target_file_commit (writer->file, error);
}

const SiloamOpenFormatClass siloam_open_text = { "text", ".txt", FALSE, begin, add, end };
