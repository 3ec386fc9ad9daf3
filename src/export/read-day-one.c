/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Day One, exported as JSON: a file for each journal, in a zip with the pictures beside it. The
 * moments in it are in UTC; the day is that of the zone in which an entry was written. Worker
 * threads. */

#include "export/read-day-one.h"

#include <math.h>
#include <string.h>

#include "export/import-time.h"

typedef struct
{
  const char *name;
  SiloamImportWord kind;
} MediaList;

static const MediaList media_lists[] = {
  { "photos", SILOAM_IMPORT_WORD_PHOTO },
  { "videos", SILOAM_IMPORT_WORD_VIDEO },
  { "audios", SILOAM_IMPORT_WORD_AUDIO },
  { "pdfAttachments", SILOAM_IMPORT_WORD_PDF },
};

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  GPtrArray *names;    /* of the files that are journals */
  GPtrArray *journals; /* (element-type JsonNode), with NULL for one that could not be read */
  GHashTable *files;   /* identifier to "md5.type", of all entries: a copied picture is elsewhere */
  guint n_entries;
  guint n_done;
} DayOneReader;

/* One entry, while its words are looked at. */
typedef struct
{
  DayOneReader *reader;
  SiloamImportItem *item;
  GHashTable *told; /* files */
} EntryMedia;

static gboolean
is_journal (SiloamImportSource *source, const char *name)
{
  if (!siloam_read_begins_with (source, name, "\"entries\""))
    return FALSE;
  return siloam_read_begins_with (source, name, "\"creationDate\"") ||
         (siloam_read_begins_with (source, name, "\"metadata\"") &&
          !siloam_read_begins_with (source, name, "\"Mini Diar"));
}

static SiloamProbe
probe_source (SiloamImportSource *source)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".json");

  /* Who has more journals than this has another application. */
  for (guint i = 0; i < MIN (names->len, 64); i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (is_journal (source, name))
        return siloam_read_begins_with (source, name, "\"creationDate\"") ? SILOAM_PROBE_SURE
                                                                          : SILOAM_PROBE_MAYBE;
    }
  return SILOAM_PROBE_NO;
}

static JsonArray *
entries_of (JsonNode *journal)
{
  return siloam_import_json_array (siloam_import_json_as_object (journal), "entries");
}

/* The name that a person gave it, or else the one it has in the zip. */
static char *
file_of (JsonObject *media)
{
  const char *md5 = siloam_import_json_text (media, "md5");
  const char *type = siloam_import_json_text (media, "type");
  const char *identifier = siloam_import_json_text (media, "identifier");
  const char *title = siloam_import_json_text (media, "pdfName");

  if (title == NULL)
    title = siloam_import_json_text (media, "title");
  if (title != NULL && title[0] != '\0')
    return g_strdup (title);
  if (type == NULL)
    type = siloam_import_json_text (media, "format");
  if (type != NULL && *type == '.')
    type++;
  if (md5 == NULL)
    return g_strdup (identifier != NULL ? identifier : "");
  return type != NULL ? g_strdup_printf ("%s.%s", md5, type + (type[0] == '.')) : g_strdup (md5);
}

static void
learn_files (DayOneReader *reader, JsonObject *entry)
{
  for (guint k = 0; k < G_N_ELEMENTS (media_lists); k++)
    {
      JsonArray *list = siloam_import_json_array (entry, media_lists[k].name);

      for (guint i = 0; i < siloam_import_json_length (list); i++)
        {
          JsonObject *media = siloam_import_json_item (list, i);
          const char *identifier = siloam_import_json_text (media, "identifier");

          if (identifier != NULL)
            g_hash_table_insert (reader->files, g_strdup (identifier), file_of (media));
        }
    }
}

static void
tell_file (EntryMedia *media, SiloamImportWord kind, const char *file)
{
  if (!g_hash_table_add (media->told, g_strdup (file)))
    return;
  siloam_import_leave_out (media->item, media->reader->options, kind, file);
}

static void
media_found_cb (SiloamImportWord kind, const char *id, gpointer data)
{
  EntryMedia *media = data;
  const char *file = g_hash_table_lookup (media->reader->files, id);

  tell_file (media, kind, file != NULL ? file : id);
}

static void
tell_lists (EntryMedia *media, JsonObject *entry)
{
  for (guint k = 0; k < G_N_ELEMENTS (media_lists); k++)
    {
      JsonArray *list = siloam_import_json_array (entry, media_lists[k].name);

      for (guint i = 0; i < siloam_import_json_length (list); i++)
        {
          g_autofree char *file = file_of (siloam_import_json_item (list, i));
          tell_file (media, media_lists[k].kind, file);
        }
    }
}

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

static void
tell_place (DayOneReader *reader, SiloamImportItem *item, JsonObject *place)
{
  const char *label = or_blank (siloam_import_json_text (place, "userLabel"));
  const char *name = or_blank (siloam_import_json_text (place, "placeName"));
  double latitude = NAN, longitude = NAN;
  g_autofree char *words = NULL;
  g_autofree char *degrees = NULL;

  if (place == NULL)
    return;
  words = siloam_read_join (label,
                            g_str_equal (label, name) ? "" : name,
                            or_blank (siloam_import_json_text (place, "localityName")),
                            or_blank (siloam_import_json_text (place, "country")),
                            NULL);
  siloam_import_json_number (place, "latitude", &latitude);
  siloam_import_json_number (place, "longitude", &longitude);
  degrees = siloam_read_coordinates (latitude, longitude);
  if (words[0] != '\0' || degrees != NULL)
    siloam_import_leave_out (item,
                             reader->options,
                             SILOAM_IMPORT_WORD_PLACE,
                             words[0] != '\0' ? words : degrees);
}

static void
tell_weather (DayOneReader *reader, SiloamImportItem *item, JsonObject *weather)
{
  double degrees;
  g_autofree char *warmth = NULL;
  g_autofree char *words = NULL;

  if (weather == NULL)
    return;
  if (siloam_import_json_number (weather, "temperatureCelsius", &degrees) && fabs (degrees) < 100)
    warmth = g_strdup_printf ("%.0f °C", degrees);
  words = siloam_read_join (or_blank (siloam_import_json_text (weather, "conditionsDescription")),
                            or_blank (warmth),
                            NULL);
  siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_WEATHER, words);
}

static void
tell_music (DayOneReader *reader, SiloamImportItem *item, JsonObject *music)
{
  g_autofree char *words = NULL;

  if (music == NULL)
    return;
  words = siloam_read_join (or_blank (siloam_import_json_text (music, "artist")),
                            or_blank (siloam_import_json_text (music, "track")),
                            NULL);
  siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_MUSIC, words);
}

/* An entry of an older version may not name its zone, and its place may. */
static GTimeZone *
zone_of (JsonObject *entry)
{
  GTimeZone *zone = siloam_import_zone (siloam_import_json_text (entry, "timeZone"));

  if (zone != NULL)
    return zone;
  return siloam_import_zone (
      siloam_import_json_text (siloam_import_json_object (entry, "location"), "timeZoneName"));
}

static gboolean
says_offset (const char *time)
{
  const char *clock = strchr (time, 'T');

  return clock != NULL && (strchr (clock, '+') != NULL || strchr (clock, '-') != NULL);
}

static GDateTime *
time_of (DayOneReader *reader, JsonObject *entry, const char *field)
{
  const char *text = siloam_import_json_text (entry, field);
  g_autoptr (GTimeZone) zone = zone_of (entry);
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return NULL;
  time = siloam_import_time_parse (text, zone != NULL ? zone : reader->options->zone);
  if (time == NULL || (zone == NULL && says_offset (text)))
    return g_steal_pointer (&time);
  return siloam_import_time_in_zone (time, zone != NULL ? zone : reader->options->zone);
}

static void
read_words (DayOneReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  EntryMedia media = { reader, item, told };
  const char *text = siloam_import_json_text (entry, "text");
  g_autofree char *rich = NULL;

  if (text == NULL)
    {
      rich = siloam_day_one_rich_text (siloam_import_json_text (entry, "richText"));
      text = rich != NULL ? rich : "";
    }
  siloam_day_one_set_words (item, text, media_found_cb, &media);
  tell_lists (&media, entry);
}

static void
read_marks (DayOneReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  siloam_read_add_tags (item, siloam_import_json_array (entry, "tags"), "name");
  if (siloam_import_json_truth (entry, "starred") || siloam_import_json_truth (entry, "pinned") ||
      siloam_import_json_truth (entry, "isPinned"))
    siloam_import_item_add_star (item, reader->options);
  tell_place (reader, item, siloam_import_json_object (entry, "location"));
  tell_weather (reader, item, siloam_import_json_object (entry, "weather"));
  tell_music (reader, item, siloam_import_json_object (entry, "music"));
}

static void
read_entry (DayOneReader *reader, const char *name, guint index, JsonObject *entry)
{
  g_autofree char *place = g_strdup_printf ("%s #%u", name, index + 1);
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);
  g_autoptr (GDateTime) created = time_of (reader, entry, "creationDate");
  g_autoptr (GDateTime) updated = time_of (reader, entry, "modifiedDate");
  const char *uuid = siloam_import_json_text (entry, "uuid");

  if (uuid != NULL && uuid[0] != '\0')
    item->source = g_strdup_printf ("day-one:%s", uuid);
  if (entry == NULL)
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "this is no entry");
  if (!siloam_read_begin (item, created, updated))
    return;
  read_words (reader, item, entry);
  read_marks (reader, item, entry);
  /* Of more than one journal the name is kept: it is how the person kept them apart. */
  if (reader->names->len > 1 && !siloam_entry_is_blank (item->entry))
    {
      g_autofree char *leaf = g_strdup (siloam_import_leaf (name));
      *strrchr (leaf, '.') = '\0';
      siloam_import_item_add_tag (item, leaf);
    }
}

static gboolean
read_journal (DayOneReader *reader, guint which, GCancellable *cancellable, GError **error)
{
  const char *name = g_ptr_array_index (reader->names, which);
  JsonArray *entries = entries_of (g_ptr_array_index (reader->journals, which));

  for (guint i = 0; i < siloam_import_json_length (entries); i++)
    {
      if (!siloam_read_go_on (reader->options,
                              reader->n_done++,
                              reader->n_entries,
                              cancellable,
                              error))
        return FALSE;
      read_entry (reader, name, i, siloam_import_json_item (entries, i));
    }
  return TRUE;
}

/* A journal that cannot be read does not cost the others. */
static gboolean
load_journal (DayOneReader *reader, const char *name, GError **error)
{
  g_autoptr (GError) fault = NULL;
  JsonNode *journal = siloam_read_json (reader->source, name, &fault);
  JsonArray *entries = entries_of (journal);

  g_ptr_array_add (reader->journals, journal);
  if (journal != NULL && entries == NULL)
    siloam_read_fail (siloam_import_bundle_add (reader->bundle, name),
                      SILOAM_IMPORT_ERROR_DAMAGED,
                      "there are no entries in this file");
  if (journal == NULL && reader->names->len == 1)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (journal == NULL)
    siloam_import_bundle_add (reader->bundle, name)->fault = g_steal_pointer (&fault);
  for (guint i = 0; i < siloam_import_json_length (entries); i++)
    learn_files (reader, siloam_import_json_item (entries, i));
  reader->n_entries += siloam_import_json_length (entries);
  return TRUE;
}

static gboolean
read_all (DayOneReader *reader, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < reader->names->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !load_journal (reader, g_ptr_array_index (reader->names, i), error))
      return FALSE;
  for (guint i = 0; i < reader->names->len; i++)
    if (!read_journal (reader, i, cancellable, error))
      return FALSE;
  return TRUE;
}

static void
free_journal (gpointer journal)
{
  if (journal != NULL)
    json_node_unref (journal);
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".json");
  g_autoptr (GPtrArray) journals = g_ptr_array_new_with_free_func (free_journal);
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DayOneReader reader = { source, options, bundle, names, journals, files, 0, 0 };

  for (guint i = names->len; i > 0; i--)
    if (!is_journal (source, g_ptr_array_index (names, i - 1)))
      g_ptr_array_remove_index (names, i - 1);
  if (names->len > 0)
    return read_all (&reader, cancellable, error);
  g_set_error_literal (error,
                       SILOAM_IMPORT_ERROR,
                       SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                       "there is no journal of Day One in it");
  return FALSE;
}

const SiloamImportReader siloam_reader_day_one = {
  SILOAM_IMPORT_DAY_ONE, "day-one", "Day One", probe_source, read_source,
};
