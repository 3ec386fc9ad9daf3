/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Journey: a zip with a JSON file for each entry and its pictures beside them. Moments are in UTC
 * with the zone beside them; newer versions write them as text. Worker threads. */

#include <math.h>
#include <string.h>

#include "export/import-time.h"
#include "export/read-entry.h"

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
} JourneyReader;

static gboolean
is_entry (SiloamImportSource *source, const char *name)
{
  return siloam_read_begins_with (source, name, "\"date_journal\"") ||
         siloam_read_begins_with (source, name, "\"dateOfJournal\"");
}

static SiloamProbe
probe_source (SiloamImportSource *source)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".json");

  /* All are alike; a folder of ten thousand is not read to find that out. */
  for (guint i = 0; i < MIN (names->len, 5); i++)
    if (is_entry (source, g_ptr_array_index (names, i)))
      return SILOAM_PROBE_SURE;
  return SILOAM_PROBE_NO;
}

static GDateTime *
time_of (JourneyReader *reader, JsonObject *entry, const char *old_name, const char *new_name)
{
  g_autoptr (GTimeZone) named = siloam_import_zone (siloam_import_json_text (entry, "timezone"));
  GTimeZone *zone = named != NULL ? named : reader->options->zone;
  g_autoptr (GDateTime) time = NULL;
  gint64 milliseconds;

  if (siloam_import_json_integer (entry, old_name, &milliseconds) ||
      siloam_import_json_integer (entry, new_name, &milliseconds))
    return siloam_import_time_from_unix_ms (milliseconds, zone);
  time = siloam_import_time_parse (siloam_import_json_text (entry, new_name), zone);
  return time != NULL ? siloam_import_time_in_zone (time, zone) : NULL;
}

/* Older versions do not say which it is. */
static void
read_words (JourneyReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  const char *type = siloam_import_json_text (entry, "type");
  const char *text = siloam_import_json_text (entry, "text");

  if (type != NULL && type[0] != '\0' && g_ascii_strcasecmp (type, "html") != 0)
    siloam_read_set_words (item, NULL, text);
  else
    siloam_read_set_html_words (item, reader->options, NULL, text);
}

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

static void
tell_word (JourneyReader *reader, SiloamImportItem *item, SiloamImportWord word, const char *what)
{
  if (what != NULL && what[0] != '\0')
    siloam_import_leave_out (item, reader->options, word, what);
}

static void
tell_place (JourneyReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  JsonObject *place = siloam_import_json_object (entry, "location");
  const char *address = siloam_import_json_text (entry, "address");
  double latitude = NAN, longitude = NAN;
  g_autofree char *degrees = NULL;

  siloam_import_json_number (place != NULL ? place : entry, "lat", &latitude);
  if (!siloam_import_json_number (place != NULL ? place : entry, "lon", &longitude))
    siloam_import_json_number (place, "lng", &longitude);
  degrees = siloam_read_coordinates (latitude, longitude);
  if (address == NULL || address[0] == '\0')
    address = siloam_import_json_text (place, "name");
  tell_word (reader,
             item,
             SILOAM_IMPORT_WORD_PLACE,
             address != NULL && address[0] != '\0' ? address : degrees);
}

static void
tell_weather (JourneyReader *reader, SiloamImportItem *item, JsonObject *weather)
{
  double degrees = NAN;
  gint64 id = 0;
  g_autofree char *warmth = NULL;
  g_autofree char *words = NULL;

  if (weather == NULL || (siloam_import_json_integer (weather, "id", &id) && id < 0))
    return;
  if (siloam_import_json_number (weather, "degree_c", &degrees) && fabs (degrees) < 100)
    warmth = g_strdup_printf ("%.0f °C", degrees);
  words = siloam_read_join (or_blank (siloam_import_json_text (weather, "description")),
                            or_blank (warmth),
                            NULL);
  tell_word (reader, item, SILOAM_IMPORT_WORD_WEATHER, words);
}

static void
tell_mood (JourneyReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  gint64 mood;
  g_autofree char *number = NULL;

  if (!siloam_import_json_integer (entry, "mood", &mood) || mood <= 0)
    return;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, mood);
  tell_word (reader, item, SILOAM_IMPORT_WORD_MOOD, number);
}

static SiloamImportWord
word_of_file (const char *name)
{
  static const char *const sounds[] = { ".mp3", ".m4a", ".aac", ".wav", ".ogg", ".3gp", ".amr" };
  static const char *const films[] = { ".mp4", ".mov", ".webm", ".mkv", ".avi" };

  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (siloam_import_has_suffix (name, sounds[i]))
      return SILOAM_IMPORT_WORD_AUDIO;
  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    if (siloam_import_has_suffix (name, films[i]))
      return SILOAM_IMPORT_WORD_VIDEO;
  return siloam_import_has_suffix (name, ".pdf") ? SILOAM_IMPORT_WORD_PDF
                                                 : SILOAM_IMPORT_WORD_PHOTO;
}

static void
tell_files (JourneyReader *reader, SiloamImportItem *item, JsonArray *files)
{
  for (guint i = 0; i < siloam_import_json_length (files); i++)
    {
      const char *name = siloam_import_json_item_text (files, i);

      if (name == NULL)
        name = siloam_import_json_text (siloam_import_json_item (files, i), "name");
      if (name == NULL)
        name = siloam_import_json_text (siloam_import_json_item (files, i), "id");
      if (name != NULL)
        tell_word (reader, item, word_of_file (name), name);
    }
}

static void
tell_rest (JourneyReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  g_autofree char *music =
      siloam_read_join (or_blank (siloam_import_json_text (entry, "music_artist")),
                        or_blank (siloam_import_json_text (entry, "music_title")),
                        NULL);

  tell_files (reader, item, siloam_import_json_array (entry, "photos"));
  tell_files (reader, item, siloam_import_json_array (entry, "attachments"));
  tell_place (reader, item, entry);
  tell_weather (reader, item, siloam_import_json_object (entry, "weather"));
  tell_mood (reader, item, entry);
  tell_word (reader, item, SILOAM_IMPORT_WORD_MUSIC, music);
  tell_word (reader, item, SILOAM_IMPORT_WORD_FOLDER, siloam_import_json_text (entry, "folder"));
}

static void
read_object (JourneyReader *reader, SiloamImportItem *item, JsonObject *entry)
{
  const char *id = siloam_import_json_text (entry, "id");
  g_autoptr (GDateTime) created = time_of (reader, entry, "date_journal", "dateOfJournal");
  g_autoptr (GDateTime) updated = time_of (reader, entry, "date_modified", "updatedAt");

  if (id != NULL && id[0] != '\0')
    item->source = g_strdup_printf ("journey:%s", id);
  if (!siloam_read_begin (item, created, updated))
    return;
  read_words (reader, item, entry);
  if (item->entry == NULL)
    return;
  siloam_read_add_tags (item, siloam_import_json_array (entry, "tags"), "name");
  siloam_import_item_add_tag (item, siloam_import_json_text (entry, "label"));
  if (siloam_import_json_truth (entry, "favourite"))
    siloam_import_item_add_star (item, reader->options);
  tell_rest (reader, item, entry);
}

/* One file with a list of entries is read as well. */
static void
read_file (JourneyReader *reader, const char *name)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (JsonNode) root = siloam_read_json (reader->source, name, &fault);
  JsonArray *list =
      root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (root == NULL)
    siloam_import_bundle_add (reader->bundle, name)->fault = g_steal_pointer (&fault);
  else if (list == NULL)
    read_object (reader,
                 siloam_import_bundle_add (reader->bundle, name),
                 siloam_import_json_as_object (root));
  for (guint i = 0; i < siloam_import_json_length (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s #%u", name, i + 1);
      read_object (reader,
                   siloam_import_bundle_add (reader->bundle, place),
                   siloam_import_json_item (list, i));
    }
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".json");
  JourneyReader reader = { source, options, bundle };

  if (names->len == 0)
    {
      g_set_error_literal (error,
                           SILOAM_IMPORT_ERROR,
                           SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                           "there is no entry of Journey in it");
      return FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      if (!siloam_read_go_on (options, i, names->len, cancellable, error))
        return FALSE;
      read_file (&reader, g_ptr_array_index (names, i));
    }
  return TRUE;
}

const SiloamImportReader siloam_reader_journey = {
  SILOAM_IMPORT_JOURNEY, "journey", "Journey", probe_source, read_source,
};
