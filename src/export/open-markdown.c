/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of Markdown: one file an entry, named by its day and by nothing else, with front matter
 * that any YAML reader takes. What a person typed is never taken for Markdown. */

#include <string.h>
#include <yaml.h>

#include "export/open-private.h"

typedef struct
{
  yaml_emitter_t emitter;
  GString *text;
  gboolean fault;
} Matter;

static int
write_cb (void *data, unsigned char *buffer, size_t size)
{
  g_string_append_len (data, (const char *) buffer, (gssize) size);
  return 1;
}

static void
emit (Matter *matter, yaml_event_t *event, int made)
{
  if (!made || !yaml_emitter_emit (&matter->emitter, event))
    matter->fault = TRUE;
}

/* Whatever a person wrote is in quotes: "yes", "2026-11-21" and "null" are words here. */
static void
emit_scalar (Matter *matter, const char *value, gboolean quoted)
{
  yaml_event_t event;
  int made = yaml_scalar_event_initialize (&event,
                                           NULL,
                                           NULL,
                                           (yaml_char_t *) value,
                                           (int) strlen (value),
                                           1,
                                           1,
                                           quoted ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
                                                  : YAML_PLAIN_SCALAR_STYLE);

  emit (matter, &event, made);
}

static void
emit_pair (Matter *matter, const char *key, const char *value, gboolean quoted)
{
  if (value == NULL)
    return;
  emit_scalar (matter, key, FALSE);
  emit_scalar (matter, value, quoted);
}

static void
emit_list (Matter *matter, const char *key, const GPtrArray *values)
{
  yaml_event_t event;

  if (values->len == 0)
    return;
  emit_scalar (matter, key, FALSE);
  emit (matter,
        &event,
        yaml_sequence_start_event_initialize (&event, NULL, NULL, 1, YAML_FLOW_SEQUENCE_STYLE));
  for (guint i = 0; i < values->len; i++)
    emit_scalar (matter, g_ptr_array_index (values, i), TRUE);
  emit (matter, &event, yaml_sequence_end_event_initialize (&event));
}

static char *
format_time (GDateTime *time)
{
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

static void
emit_members (Matter *matter, const SiloamOpenWriter *writer, const SiloamEntry *entry)
{
  g_autofree char *title = siloam_open_title (entry, writer->options->language);
  g_autofree char *created = format_time (entry->created);
  g_autofree char *updated = format_time (entry->updated);

  emit_pair (matter, "title", title, TRUE);
  emit_pair (matter, "date", created, FALSE);
  emit_pair (matter, "updated", updated, FALSE);
  emit_list (matter, "tags", entry->tags);
  emit_pair (matter, "kind", siloam_term_nick (siloam_entry_kinds, (int) entry->kind), FALSE);
  emit_pair (matter, "state", siloam_term_nick (siloam_states, (int) entry->state), FALSE);
  if (entry->sealed)
    emit_pair (matter, "sealed", "true", FALSE);
  if (entry->resting)
    emit_pair (matter, "resting", "true", FALSE);
  emit_pair (matter, "siloam", entry->id, TRUE);
}

static void
emit_document (Matter *matter, const SiloamOpenWriter *writer, const SiloamEntry *entry)
{
  yaml_event_t event;

  emit (matter, &event, yaml_stream_start_event_initialize (&event, YAML_UTF8_ENCODING));
  emit (matter, &event, yaml_document_start_event_initialize (&event, NULL, NULL, NULL, 0));
  emit (matter,
        &event,
        yaml_mapping_start_event_initialize (&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));
  emit_members (matter, writer, entry);
  emit (matter, &event, yaml_mapping_end_event_initialize (&event));
  emit (matter, &event, yaml_document_end_event_initialize (&event, 1));
  emit (matter, &event, yaml_stream_end_event_initialize (&event));
}

/* From "---" to "---". */
static gboolean
append_matter (GString *text, const SiloamOpenWriter *writer, const SiloamEntry *entry)
{
  Matter matter = { .text = text };

  if (!yaml_emitter_initialize (&matter.emitter))
    return FALSE;
  yaml_emitter_set_output (&matter.emitter, write_cb, text);
  yaml_emitter_set_unicode (&matter.emitter, 1);
  yaml_emitter_set_width (&matter.emitter, -1);
  emit_document (&matter, writer, entry);
  yaml_emitter_delete (&matter.emitter);
  g_string_append (text, "---\n");
  return !matter.fault;
}

/* The lines of an item after its first stand under it. */
static void
append_item (GString *text, const char *words)
{
  g_autofree char *escaped = siloam_markdown_escape (words);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);

  g_string_append (text, "- ");
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%s\n", i > 0 && *lines[i] != '\0' ? "  " : "", lines[i]);
}

static void
append_block (GString *text, const SiloamOpenBlock *block, gboolean in_list)
{
  g_autofree char *escaped = NULL;

  if (!(in_list && block->type == SILOAM_OPEN_ITEM))
    g_string_append_c (text, '\n');
  if (block->type == SILOAM_OPEN_ITEM)
    {
      append_item (text, block->text);
      return;
    }
  escaped = siloam_markdown_escape (block->text);
  if (block->type == SILOAM_OPEN_HEADING)
    g_string_append_printf (text, "## %s\n", escaped);
  else if (block->type == SILOAM_OPEN_NOTE)
    g_string_append_printf (text, "*%s*\n", escaped);
  else
    g_string_append_printf (text, "%s\n", escaped);
}

/* "2026-11-21.md", "2026-11-21-2.md": the day and nothing a person wrote. */
static char *
make_name (SiloamOpenWriter *writer, const SiloamEntry *entry)
{
  g_autofree char *day = g_date_time_format (entry->created, "%Y-%m-%d");
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (writer->names, day)) + 1;
  char *name =
      count == 1 ? g_strdup_printf ("%s.md", day) : g_strdup_printf ("%s-%u.md", day, count);

  g_hash_table_insert (writer->names, g_steal_pointer (&day), GUINT_TO_POINTER (count));
  return name;
}

static gboolean
begin (SiloamOpenWriter *writer, GError **error)
{
  writer->folder = siloam_target_folder_open (writer->path, error);
  return writer->folder != NULL;
}

static gboolean
add (SiloamOpenWriter *writer, const SiloamEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) blocks = siloam_open_blocks (entry, writer->options->language);
  g_autofree char *name = make_name (writer, entry);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_list = FALSE;

  if (!append_matter (text, writer, entry))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: no front matter", name);
      return FALSE;
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const SiloamOpenBlock *block = g_ptr_array_index (blocks, i);

      append_block (text, block, in_list);
      in_list = block->type == SILOAM_OPEN_ITEM;
    }
  return siloam_target_folder_add (writer->folder, name, text->str, error);
}

static gboolean
end (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  return siloam_target_folder_commit (writer->folder, error);
}

const SiloamOpenFormatClass siloam_open_markdown = { "markdown", "", TRUE, begin, add, end };
