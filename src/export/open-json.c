/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal as JSON, as data/document.schema.json describes it under "journal". With every part
 * of it, reading it back gives the same journal. One entry in memory at a time. */

#include "export/document.h"
#include "export/open-private.h"

static gboolean
write_node (SiloamOpenWriter *writer, JsonNode *node, gboolean first, GError **error)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return siloam_open_write (writer, first ? "\n" : ",\n", error) &&
         siloam_open_write (writer, text, error);
}

static gboolean
begin (SiloamOpenWriter *writer, GError **error)
{
  writer->file = siloam_target_file_open (writer->path, error);
  return writer->file != NULL &&
         siloam_open_write (writer,
                            "{\"format\":\"siloam-journal\",\"version\":1,\"entries\":[",
                            error);
}

static gboolean
add (SiloamOpenWriter *writer, const SiloamEntry *entry, GError **error)
{
  g_autoptr (JsonNode) node = siloam_document_build (entry);

  return write_node (writer, node, writer->written == 0, error);
}

static gboolean
write_profile (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  g_autoptr (SiloamProfile) profile = siloam_store_load_profile (store, error);
  g_autoptr (JsonNode) node = NULL;

  if (profile == NULL)
    return FALSE;
  if (!(writer->options->parts & SILOAM_OPEN_NAMES))
    {
      g_clear_pointer (&profile->trusted_name, g_free);
      g_clear_pointer (&profile->trusted_phone, g_free);
    }
  node = siloam_document_build_profile (profile);
  return siloam_open_write (writer, ",\n\"profile\":", error) &&
         write_node (writer, node, TRUE, error);
}

/* Oldest first, as entries are. */
static gboolean
write_requests (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  g_autoptr (GPtrArray) requests = siloam_store_load_requests (store, error);

  if (requests == NULL || !siloam_open_write (writer, ",\n\"requests\":[", error))
    return FALSE;
  for (guint i = requests->len; i-- > 0;)
    {
      SiloamPrayerRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (JsonNode) node = NULL;

      if (!(writer->options->parts & SILOAM_OPEN_NAMES))
        g_clear_pointer (&request->alias, g_free);
      node = siloam_document_build_request (request);
      if (!write_node (writer, node, i + 1 == requests->len, error))
        return FALSE;
    }
  return siloam_open_write (writer, "\n]", error);
}

static gboolean
write_reminders (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  g_autoptr (GDateTime) end_of_time = g_date_time_new_utc (9999, 12, 31, 0, 0, 0);
  g_autoptr (GPtrArray) reminders = siloam_store_due_reminders (store, end_of_time, error);

  if (reminders == NULL || !siloam_open_write (writer, ",\n\"reminders\":[", error))
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    {
      g_autoptr (JsonNode) node = siloam_document_build_reminder (g_ptr_array_index (reminders, i));

      if (!write_node (writer, node, i == 0, error))
        return FALSE;
    }
  return siloam_open_write (writer, "\n]", error);
}

static gboolean
end (SiloamOpenWriter *writer, SiloamStore *store, GError **error)
{
  if (!siloam_open_write (writer, "\n]", error))
    return FALSE;
  if (writer->whole &&
      !(write_profile (writer, store, error) && write_requests (writer, store, error) &&
        write_reminders (writer, store, error)))
    return FALSE;
  return siloam_open_write (writer, "}\n", error) &&
         siloam_target_file_commit (writer->file, error);
}

const SiloamOpenFormatClass siloam_open_json = { "json", ".json", FALSE, begin, add, end };
