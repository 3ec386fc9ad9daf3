/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Standard Notes, exported without encryption: one JSON file of items, alone or in a zip. Tags name
 * their notes; a note that is protected there is sealed here. Worker threads. */

#include <string.h>

#include "export/import-time.h"
#include "export/lexical.h"
#include "export/read-entry.h"

#define NOTES_DATA "org.standardnotes.sn"

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
  GHashTable *tags; /* the id of a note to a GPtrArray of borrowed names */
  gboolean locked;  /* something in it is encrypted */
  guint n_locked;   /* notes that are */
} NotesReader;

static gboolean
is_backup (SiloamImportSource *source, const char *name)
{
  return siloam_read_begins_with (source, name, "\"content_type\"") &&
         siloam_read_begins_with (source, name, "\"items\"");
}

static const char *
find_backup (SiloamImportSource *source)
{
  static const char *const suffixes[] = { ".txt", ".json", ".decrypted" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (GPtrArray) names = siloam_read_find_names (source, suffixes[i]);

      for (guint k = 0; k < names->len; k++)
        {
          const char *name = g_ptr_array_index (names, k);

          if ((names->len < 16 || strstr (name, "Standard Notes") != NULL) &&
              is_backup (source, name))
            return name;
        }
    }
  return NULL;
}

static SiloamProbe
probe_source (SiloamImportSource *source)
{
  return find_backup (source) != NULL ? SILOAM_PROBE_SURE : SILOAM_PROBE_NO;
}

static const char *
type_of (JsonObject *item)
{
  const char *type = siloam_import_json_text (item, "content_type");

  return type != NULL ? type : "";
}

static void
learn_tag (NotesReader *reader, JsonObject *item)
{
  JsonObject *content = siloam_import_json_object (item, "content");
  const char *title = siloam_import_json_text (content, "title");
  JsonArray *notes = siloam_import_json_array (content, "references");

  if (title == NULL || siloam_import_json_truth (item, "deleted"))
    return;
  for (guint i = 0; i < siloam_import_json_length (notes); i++)
    {
      JsonObject *note = siloam_import_json_item (notes, i);
      const char *uuid = siloam_import_json_text (note, "uuid");
      GPtrArray *tags;

      if (uuid == NULL || g_strcmp0 (siloam_import_json_text (note, "content_type"), "Tag") == 0)
        continue;
      tags = g_hash_table_lookup (reader->tags, uuid);
      if (tags == NULL)
        {
          tags = g_ptr_array_new ();
          g_hash_table_insert (reader->tags, g_strdup (uuid), tags);
        }
      g_ptr_array_add (tags, (gpointer) title);
    }
}

static GDateTime *
parse_time (NotesReader *reader, const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = siloam_import_time_parse (text, utc);

  /* The first second of 1970 is how it writes that it does not know. */
  if (time == NULL || g_date_time_to_unix (time) == 0)
    return NULL;
  return siloam_import_time_in_zone (time, reader->options->zone);
}

static GDateTime *
updated_of (NotesReader *reader, JsonObject *item, JsonObject *data)
{
  const char *here = siloam_import_json_text (data, "client_updated_at");
  GDateTime *time = parse_time (reader, here);

  return time != NULL ? time : parse_time (reader, siloam_import_json_text (item, "updated_at"));
}

static void
read_words (NotesReader *reader, SiloamImportItem *item, JsonObject *content)
{
  const char *title = siloam_import_json_text (content, "title");
  const char *text = siloam_import_json_text (content, "text");
  const char *type = siloam_import_json_text (content, "noteType");
  g_autofree char *plain = NULL;

  /* Before notes had a kind, HTML was the only one that was not just words. */
  if (g_strcmp0 (type, "rich-text") == 0 ||
      (type == NULL && text != NULL && text[strspn (text, " \n")] == '<'))
    {
      siloam_read_set_html_words (item, reader->options, title, text);
      return;
    }
  if (g_strcmp0 (type, "super") == 0 && text != NULL && text[0] != '\0')
    plain = siloam_lexical_to_text (text, reader->options, item);
  siloam_read_set_words (item, title, plain != NULL ? plain : text);
}

static void
read_marks (NotesReader *reader, SiloamImportItem *item, JsonObject *content, const char *uuid)
{
  JsonObject *all = siloam_import_json_object (content, "appData");
  JsonObject *data = siloam_import_json_object (all, NOTES_DATA);
  GPtrArray *tags = uuid != NULL ? g_hash_table_lookup (reader->tags, uuid) : NULL;

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    siloam_import_item_add_tag (item, g_ptr_array_index (tags, i));
  if (siloam_import_json_truth (content, "starred") || siloam_import_json_truth (data, "pinned"))
    siloam_import_item_add_star (item, reader->options);
  if (siloam_import_json_truth (data, "archived"))
    siloam_import_item_add_tag (item,
                                siloam_import_word (reader->options, SILOAM_IMPORT_WORD_ARCHIVE));
  if (item->entry != NULL)
    item->entry->sealed = siloam_import_json_truth (content, "protected");
}

static void
read_note (NotesReader *reader, guint index, JsonObject *note, JsonObject *content)
{
  g_autofree char *place = g_strdup_printf ("%s #%u", reader->name, index + 1);
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);
  JsonObject *all = siloam_import_json_object (content, "appData");
  JsonObject *data = siloam_import_json_object (all, NOTES_DATA);
  const char *uuid = siloam_import_json_text (note, "uuid");
  g_autoptr (GDateTime) created = parse_time (reader, siloam_import_json_text (note, "created_at"));
  g_autoptr (GDateTime) updated = updated_of (reader, note, data);

  if (uuid != NULL && uuid[0] != '\0')
    item->source = g_strdup_printf ("standard-notes:%s", uuid);
  item->day_guessed = created == NULL && updated != NULL;
  if (!siloam_read_begin (item, created != NULL ? created : updated, updated))
    return;
  read_words (reader, item, content);
  read_marks (reader, item, content, uuid);
}

static void
tell_locked (NotesReader *reader, guint index, JsonObject *item)
{
  g_autofree char *place = g_strdup_printf ("%s #%u", reader->name, index + 1);

  reader->locked = TRUE;
  if (!g_str_equal (type_of (item), "Note"))
    return;
  reader->n_locked++;
  siloam_read_fail (siloam_import_bundle_add (reader->bundle, place),
                    SILOAM_IMPORT_ERROR_ENCIPHERED,
                    "this note is encrypted");
}

/* A note in the trash was thrown away; it is told, and stays there. */
static void
read_item (NotesReader *reader, guint index, JsonObject *item)
{
  JsonObject *content = siloam_import_json_object (item, "content");
  const char *title = siloam_import_json_text (content, "title");
  gboolean file = g_str_equal (type_of (item), "File");

  if (siloam_import_json_text (item, "content") != NULL)
    tell_locked (reader, index, item);
  if (content == NULL || siloam_import_json_truth (item, "deleted"))
    return;
  if (file)
    siloam_import_leave_out_of_all (reader->bundle,
                                    reader->options,
                                    SILOAM_IMPORT_WORD_FILE,
                                    siloam_import_json_text (content, "name"));
  else if (!g_str_equal (type_of (item), "Note"))
    return;
  else if (siloam_import_json_truth (content, "trashed"))
    siloam_import_leave_out_of_all (reader->bundle,
                                    reader->options,
                                    SILOAM_IMPORT_WORD_TRASH,
                                    title);
  else
    read_note (reader, index, item, content);
}

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
read_items (NotesReader *reader, JsonArray *items, GCancellable *cancellable, GError **error)
{
  guint n_items = siloam_import_json_length (items);

  for (guint i = 0; i < n_items; i++)
    if (g_str_equal (type_of (siloam_import_json_item (items, i)), "Tag"))
      learn_tag (reader, siloam_import_json_item (items, i));
  for (guint i = 0; i < n_items; i++)
    {
      if (!siloam_read_go_on (reader->options, i, n_items, cancellable, error))
        return FALSE;
      read_item (reader, i, siloam_import_json_item (items, i));
    }
  if (reader->locked && reader->bundle->items->len == reader->n_locked)
    return refuse (SILOAM_IMPORT_ERROR_ENCIPHERED,
                   "this backup is encrypted; make one in Standard Notes that is not",
                   error);
  return TRUE;
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  const char *name = find_backup (source);
  g_autoptr (GHashTable) tags =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  NotesReader reader = { source, options, bundle, name, tags, FALSE, 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonArray *items;

  if (name == NULL)
    return refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                   "there is no backup of Standard Notes in it",
                   error);
  root = siloam_read_json (source, name, error);
  if (root == NULL)
    return FALSE;
  items = siloam_import_json_array (siloam_import_json_as_object (root), "items");
  if (items == NULL)
    return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "there are no notes in this file", error);
  return read_items (&reader, items, cancellable, error);
}

const SiloamImportReader siloam_reader_standard_notes = {
  SILOAM_IMPORT_STANDARD_NOTES, "standard-notes", "Standard Notes", probe_source, read_source,
};
