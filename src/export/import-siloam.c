/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads an export of our own back: every entry with its id, and what the journal held beside them.
 * The file is read in parts, one entry at a time. Worker threads. */

#include <string.h>

#include "export/document.h"
#include "export/import-private.h"
#include "export/json-scan.h"

/* A short line of JSON: "format" and such. */
#define MAX_HEAD 64
#define PROBE_BYTES 512

typedef struct
{
  SiloamJsonScan *scan;
  SiloamImportBundle *bundle;
  const SiloamImportOptions *options;
  guint64 size;
  gboolean named; /* it says that it is ours */
  gboolean has_entries;
} OwnReader;

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

/* The fault of the text, or of the disk under it. */
static gboolean
refuse_scan (const OwnReader *reader, GError **error)
{
  const GError *fault = siloam_json_scan_get_fault (reader->scan);

  if (fault != NULL && !g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      if (error != NULL)
        *error = g_error_copy (fault);
      return FALSE;
    }
  g_set_error (error,
               SILOAM_IMPORT_ERROR,
               SILOAM_IMPORT_ERROR_DAMAGED,
               "%s",
               fault != NULL ? fault->message : "a part is missing");
  return FALSE;
}

/* Has the document an id of its own? Without one its words are its name. */
static char *
name_by_id (const char *json, const SiloamEntry *entry)
{
  return strstr (json, entry->id) != NULL ? g_strdup_printf ("siloam:%s", entry->id) : NULL;
}

static void
take_entry (OwnReader *reader, const char *json, gsize length)
{
  g_autofree char *place = g_strdup_printf ("#%u", reader->bundle->items->len + 1);
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);

  if (length == 0)
    g_set_error_literal (&item->fault,
                         SILOAM_IMPORT_ERROR,
                         SILOAM_IMPORT_ERROR_TOO_LARGE,
                         "an entry of more than 8 MiB");
  else
    item->entry = siloam_document_parse (json, (gssize) length, &item->fault);
  if (item->entry != NULL)
    item->source = name_by_id (json, item->entry);
}

static void
leave_out (OwnReader *reader, const char *what, const GError *fault)
{
  g_ptr_array_add (reader->bundle->left_out, g_strdup_printf ("%s: %s", what, fault->message));
}

static void
take_request (OwnReader *reader, const char *json, gsize length)
{
  g_autoptr (GError) fault = NULL;
  SiloamPrayerRequest *request = siloam_document_parse_request (json, (gssize) length, &fault);

  if (request != NULL)
    g_ptr_array_add (reader->bundle->requests, request);
  else
    leave_out (reader, "requests", fault);
}

static void
take_reminder (OwnReader *reader, const char *json, gsize length)
{
  g_autoptr (GError) fault = NULL;
  SiloamReminder *reminder = siloam_document_parse_reminder (json, (gssize) length, &fault);

  if (reminder != NULL)
    g_ptr_array_add (reader->bundle->reminders, reminder);
  else
    leave_out (reader, "reminders", fault);
}

typedef void (*TakeFunc) (OwnReader *reader, const char *json, gsize length);

/* A list without end stops at the limit of a bundle; so do the other lists. */
static gboolean
is_too_many (const SiloamImportBundle *bundle)
{
  return bundle->overflow != NULL || bundle->requests->len > SILOAM_IMPORT_MAX_ENTRIES ||
         bundle->reminders->len > SILOAM_IMPORT_MAX_ENTRIES ||
         bundle->left_out->len > SILOAM_IMPORT_MAX_ENTRIES;
}

static gboolean
read_list (OwnReader *reader, TakeFunc take, GError **error)
{
  gsize length;

  if (!siloam_json_scan_pass (reader->scan, '['))
    return refuse_scan (reader, error);
  while (siloam_json_scan_peek (reader->scan) != ']')
    {
      const char *value = siloam_json_scan_value (reader->scan, &length);

      if (value == NULL)
        return refuse_scan (reader, error);
      take (reader, value, length);
      if (is_too_many (reader->bundle))
        return refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "more than any journal holds", error);
      siloam_import_report (reader->options,
                            (double) siloam_json_scan_get_offset (reader->scan) /
                                (double) MAX (reader->size, 1));
      if (siloam_json_scan_peek (reader->scan) != ']' && !siloam_json_scan_pass (reader->scan, ','))
        return refuse_scan (reader, error);
    }
  return siloam_json_scan_pass (reader->scan, ']') || refuse_scan (reader, error);
}

static gboolean
read_head (OwnReader *reader, const char *wanted, GError **error)
{
  gsize length;
  const char *value = siloam_json_scan_value (reader->scan, &length);

  if (value == NULL)
    return refuse_scan (reader, error);
  if (g_str_equal (value, wanted))
    return TRUE;
  return refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                 "not a journal of this Siloam, or one of a later version",
                 error);
}

static gboolean
read_profile (OwnReader *reader, GError **error)
{
  g_autoptr (GError) fault = NULL;
  gsize length;
  const char *value = siloam_json_scan_value (reader->scan, &length);

  if (value == NULL)
    return refuse_scan (reader, error);
  g_clear_pointer (&reader->bundle->profile, siloam_profile_free);
  reader->bundle->profile = siloam_document_parse_profile (value, (gssize) length, &fault);
  if (reader->bundle->profile == NULL)
    leave_out (reader, "profile", fault);
  return TRUE;
}

static gboolean
read_member (OwnReader *reader, const char *name, GError **error)
{
  if (g_str_equal (name, "\"format\""))
    {
      reader->named = TRUE;
      return read_head (reader, "\"siloam-journal\"", error);
    }
  if (g_str_equal (name, "\"version\""))
    return read_head (reader, "1", error);
  if (g_str_equal (name, "\"profile\""))
    return read_profile (reader, error);
  if (g_str_equal (name, "\"requests\""))
    return read_list (reader, take_request, error);
  if (g_str_equal (name, "\"reminders\""))
    return read_list (reader, take_reminder, error);
  if (!g_str_equal (name, "\"entries\""))
    return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "a part that is not known", error);
  reader->has_entries = TRUE;
  return read_list (reader, take_entry, error);
}

static gboolean
read_members (OwnReader *reader, GError **error)
{
  if (!siloam_json_scan_pass (reader->scan, '{'))
    return refuse_scan (reader, error);
  while (siloam_json_scan_peek (reader->scan) != '}')
    {
      gsize length;
      const char *value = siloam_json_scan_value (reader->scan, &length);
      g_autofree char *name = g_strdup (value);

      if (name == NULL || length > MAX_HEAD || !siloam_json_scan_pass (reader->scan, ':'))
        return refuse_scan (reader, error);
      if (!read_member (reader, name, error))
        return FALSE;
      if (siloam_json_scan_peek (reader->scan) != '}' && !siloam_json_scan_pass (reader->scan, ','))
        return refuse_scan (reader, error);
    }
  return siloam_json_scan_pass (reader->scan, '}') || refuse_scan (reader, error);
}

static gboolean
read_journal (OwnReader *reader, GError **error)
{
  if (!read_members (reader, error))
    return FALSE;
  if (siloam_json_scan_peek (reader->scan) != -1)
    return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "something after the journal", error);
  if (siloam_json_scan_get_fault (reader->scan) != NULL)
    return refuse_scan (reader, error);
  if (!reader->named || !reader->has_entries)
    return refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, "not a journal of Siloam", error);
  return TRUE;
}

static gboolean
looks_own (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) bytes = siloam_import_source_peek (source, name, PROBE_BYTES);
  gsize length = 0;
  const char *start = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return start != NULL && g_strstr_len (start, (gssize) length, "\"siloam-journal\"") != NULL;
}

/* NULL when there is none, or more than one. */
static const char *
find_name (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  const char *found = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean file = siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE;

      if (!(file || g_str_has_suffix (name, ".json")) || !looks_own (source, name))
        continue;
      if (found != NULL)
        return NULL;
      found = name;
    }
  return found;
}

static SiloamProbe
probe (SiloamImportSource *source)
{
  return find_name (source) != NULL ? SILOAM_PROBE_SURE : SILOAM_PROBE_NO;
}

/* A file is read in parts; of a zip or folder there is only the whole. */
static GInputStream *
open_stream (SiloamImportSource *source, const char *name, guint64 *size, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *size = siloam_import_source_get_size (source, name);
  if (*size > SILOAM_IMPORT_MAX_OWN)
    {
      refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "larger than 1 GiB", error);
      return NULL;
    }
  if (siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE)
    {
      file = g_file_new_for_path (siloam_import_source_get_path (source));
      return G_INPUT_STREAM (g_file_read (file, NULL, error));
    }
  bytes = siloam_import_source_read (source, name, error);
  return bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
}

/* A forced format goes without probing, also for a file of which the first bytes tell nothing. */
static const char *
choose_name (SiloamImportSource *source, GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  const char *name = find_name (source);

  if (name == NULL && names->len == 1)
    name = g_ptr_array_index (names, 0);
  if (name == NULL)
    refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, "no single journal of Siloam in it", error);
  return name;
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  const char *name = choose_name (source, error);
  guint64 size = 0;
  g_autoptr (GInputStream) stream = name != NULL ? open_stream (source, name, &size, error) : NULL;
  g_autoptr (SiloamJsonScan) scan = NULL;
  OwnReader reader;

  if (stream == NULL)
    return FALSE;
  scan = siloam_json_scan_new (stream, SILOAM_DOCUMENT_MAX_BYTES, cancellable);
  reader = (OwnReader){ scan, bundle, options, size, FALSE, FALSE };
  return read_journal (&reader, error);
}

const SiloamImportReader siloam_reader_siloam = {
  SILOAM_IMPORT_SILOAM, "siloam", "Siloam", probe, read_source,
};
