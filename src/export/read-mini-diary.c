/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mini Diary, and Mini Diarium that came after it. Both write JSON with days instead of moments:
 * the first has an object of days with Markdown, the second a list with HTML. The diary itself of
 * the first is that JSON, locked: mini-diary-lock.c. Worker threads. */

#include <string.h>

#include "export/import-time.h"
#include "export/mini-diary-lock.h"
#include "export/read-clock.h"
#include "export/read-entry.h"

typedef struct
{
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  GCancellable *cancellable;
  const char *nick;
  const char *name;
  guint n_done;
  guint n_entries;
} MiniReader;

typedef enum
{
  SHAPE_OTHER,
  SHAPE_DAYS, /* Mini Diary */
  SHAPE_LIST, /* Mini Diarium */
} Shape;

/* The first bracket after "entries" tells which of the two it is. */
static Shape
shape_of (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) bytes = siloam_import_source_peek (source, name, 65536);
  g_autofree char *text = siloam_import_decode_text (bytes);
  const char *entries = strstr (text, "\"entries\"");
  const char *after;

  if (entries == NULL || strstr (text, "\"creationDate\"") != NULL ||
      (strstr (text, "\"Mini Diar") == NULL && strstr (text, "\"dateUpdated\"") == NULL))
    return SHAPE_OTHER;
  after = entries + strlen ("\"entries\"");
  after += strspn (after, " \t\n:");
  if (*after == '{')
    return SHAPE_DAYS;
  return *after == '[' ? SHAPE_LIST : SHAPE_OTHER;
}

static const char *
find_json (SiloamImportSource *source, Shape wanted)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".json");

  for (guint i = 0; i < MIN (names->len, 16); i++)
    if (shape_of (source, g_ptr_array_index (names, i)) == wanted)
      return g_ptr_array_index (names, i);
  return NULL;
}

static const char *
find_locked (SiloamImportSource *source)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".txt");

  for (guint i = 0; i < names->len; i++)
    if (siloam_mini_diary_is_locked (source, g_ptr_array_index (names, i)))
      return g_ptr_array_index (names, i);
  return NULL;
}

static SiloamProbe
probe_diary (SiloamImportSource *source)
{
  if (find_json (source, SHAPE_DAYS) != NULL)
    return SILOAM_PROBE_SURE;
  return find_locked (source) != NULL ? SILOAM_PROBE_SURE : SILOAM_PROBE_NO;
}

static SiloamProbe
probe_diarium (SiloamImportSource *source)
{
  return find_json (source, SHAPE_LIST) != NULL ? SILOAM_PROBE_SURE : SILOAM_PROBE_NO;
}

/* "2019-01-01T10:00:00Z", or what JavaScript makes of a date. */
static GDateTime *
updated_of (MiniReader *reader, JsonObject *entry)
{
  const char *text = siloam_import_json_text (entry, "dateUpdated");
  GDateTime *time = siloam_import_time_parse (text, reader->options->zone);

  return time != NULL ? time : siloam_read_clock (text, reader->options->zone);
}

/* A day and no time. Nothing but a day is one here. */
static GDateTime *
day_of (MiniReader *reader, const char *day)
{
  return day != NULL && strlen (day) == strlen ("2019-01-01")
             ? siloam_import_time_parse (day, reader->options->zone)
             : NULL;
}

/* The export of Mini Diarium names them and does not hold them. */
static void
tell_attachments (MiniReader *reader, SiloamImportItem *item, JsonArray *list)
{
  for (guint i = 0; i < siloam_import_json_length (list); i++)
    siloam_import_leave_out (item,
                             reader->options,
                             SILOAM_IMPORT_WORD_FILE,
                             siloam_import_json_text (siloam_import_json_item (list, i), "name"));
}

static gboolean
read_entry (MiniReader *reader,
            const char *day,
            JsonObject *entry,
            const char *source,
            GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s: %.20s", reader->name, day != NULL ? day : "?");
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);
  g_autoptr (GDateTime) created = day_of (reader, day);
  g_autoptr (GDateTime) updated = updated_of (reader, entry);

  item->source = g_strdup (source);
  if (entry == NULL)
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "this is no entry");
  else if (siloam_read_begin (item, created, updated))
    {
      siloam_read_set_html_words (item,
                                  reader->options,
                                  siloam_import_json_text (entry, "title"),
                                  siloam_import_json_text (entry, "text"));
      siloam_read_add_tags (item, siloam_import_json_array (entry, "tags"), "name");
      tell_attachments (reader, item, siloam_import_json_array (entry, "attachments"));
    }
  return siloam_read_go_on (reader->options,
                            reader->n_done++,
                            reader->n_entries,
                            reader->cancellable,
                            error);
}

/* Since version 3.4 a day is a list of entries. */
static gboolean
read_day (MiniReader *reader, const char *day, JsonNode *node, GError **error)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autofree char *source = g_strdup_printf ("%s:%s", reader->nick, day);

  if (list == NULL)
    return read_entry (reader, day, siloam_import_json_as_object (node), source, error);
  for (guint i = 0; i < siloam_import_json_length (list); i++)
    if (!read_entry (reader, day, siloam_import_json_item (list, i), source, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_days (MiniReader *reader, JsonObject *days, GError **error)
{
  JsonObjectIter iter;
  const char *day;
  JsonNode *node;

  reader->n_entries = json_object_get_size (days);
  json_object_iter_init_ordered (&iter, days);
  while (json_object_iter_next_ordered (&iter, &day, &node))
    if (!read_day (reader, day, node, error))
      return FALSE;
  return TRUE;
}

/* Two diaries both have an entry 1; with its day before it they are two. */
static char *
name_in_list (MiniReader *reader, JsonObject *entry, const char *day)
{
  gint64 id;

  return day != NULL && siloam_import_json_integer (entry, "id", &id)
             ? g_strdup_printf ("%s:%.20s:%" G_GINT64_FORMAT, reader->nick, day, id)
             : NULL;
}

static gboolean
read_list (MiniReader *reader, JsonArray *list, GError **error)
{
  reader->n_entries = siloam_import_json_length (list);
  for (guint i = 0; i < reader->n_entries; i++)
    {
      JsonObject *entry = siloam_import_json_item (list, i);
      const char *day = siloam_import_json_text (entry, "date");
      g_autofree char *source = name_in_list (reader, entry, day);

      if (!read_entry (reader, day, entry, source, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_root (MiniReader *reader, JsonNode *root, GError **error)
{
  JsonObject *object = siloam_import_json_as_object (root);
  JsonObject *days = siloam_import_json_object (object, "entries");
  JsonArray *list = siloam_import_json_array (object, "entries");

  if (days != NULL)
    return read_days (reader, days, error);
  if (list != NULL)
    return read_list (reader, list, error);
  g_set_error_literal (error,
                       SILOAM_IMPORT_ERROR,
                       SILOAM_IMPORT_ERROR_DAMAGED,
                       "there are no entries in this file");
  return FALSE;
}

static gboolean
refuse_unknown (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_IMPORT_ERROR,
                       SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                       "there is no such diary in it");
  return FALSE;
}

static gboolean
read_diary (SiloamImportSource *source,
            const SiloamImportOptions *options,
            SiloamImportBundle *bundle,
            GCancellable *cancellable,
            GError **error)
{
  const char *json = find_json (source, SHAPE_DAYS);
  const char *locked = json == NULL ? find_locked (source) : NULL;
  MiniReader reader = { options, bundle, cancellable, "mini-diary", json, 0, 0 };
  g_autoptr (JsonNode) root = NULL;

  if (json == NULL && locked == NULL)
    return refuse_unknown (error);
  if (json == NULL)
    reader.name = locked;
  root = json != NULL ? siloam_read_json (source, json, error)
                      : siloam_mini_diary_unlock (source, locked, options, cancellable, error);
  return root != NULL && read_root (&reader, root, error);
}

static gboolean
read_diarium (SiloamImportSource *source,
              const SiloamImportOptions *options,
              SiloamImportBundle *bundle,
              GCancellable *cancellable,
              GError **error)
{
  const char *json = find_json (source, SHAPE_LIST);
  MiniReader reader = { options, bundle, cancellable, "mini-diarium", json, 0, 0 };
  g_autoptr (JsonNode) root = NULL;

  if (json == NULL)
    return refuse_unknown (error);
  root = siloam_read_json (source, json, error);
  return root != NULL && read_root (&reader, root, error);
}

const SiloamImportReader siloam_reader_mini_diary = {
  SILOAM_IMPORT_MINI_DIARY, "mini-diary", "Mini Diary", probe_diary, read_diary,
};

const SiloamImportReader siloam_reader_mini_diarium = {
  SILOAM_IMPORT_MINI_DIARIUM, "mini-diarium", "Mini Diarium", probe_diarium, read_diarium,
};
