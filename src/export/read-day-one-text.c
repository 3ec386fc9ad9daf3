/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Day One, exported as text: entries below each other, each begun by lines with a tab, a word and a
 * colon, of which the first is its date. Worker threads. */

#include <string.h>

#include "export/import-time.h"
#include "export/read-clock.h"
#include "export/read-day-one.h"

#define DATE_LINE "\tDate:\t"
#define PROBE_BYTES 4096

typedef struct
{
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
  SiloamImportItem *item; /* NULL before the first entry */
  GString *body;
  gboolean in_head;
} TextReader;

/* The first line that says something is a date. */
static gboolean
is_export (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) bytes = siloam_import_source_peek (source, name, PROBE_BYTES);
  g_autofree char *text = siloam_import_decode_text (bytes);

  return g_str_has_prefix (text + strspn (text, "\n "), DATE_LINE);
}

static SiloamProbe
probe_source (SiloamImportSource *source)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".txt");

  for (guint i = 0; i < MIN (names->len, 64); i++)
    if (is_export (source, g_ptr_array_index (names, i)))
      return SILOAM_PROBE_SURE;
  return SILOAM_PROBE_NO;
}

static void
media_found_cb (SiloamImportWord kind, const char *id, gpointer data)
{
  TextReader *reader = data;

  siloam_import_leave_out (reader->item, reader->options, kind, id);
}

static void
end_entry (TextReader *reader)
{
  if (reader->item != NULL && reader->item->entry != NULL)
    siloam_day_one_set_words (reader->item, reader->body->str, media_found_cb, reader);
  g_string_truncate (reader->body, 0);
  reader->item = NULL;
}

static void
start_entry (TextReader *reader, GDateTime *created, guint line)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", reader->name, line);

  end_entry (reader);
  reader->item = siloam_import_bundle_add (reader->bundle, place);
  reader->in_head = TRUE;
  siloam_read_begin (reader->item, created, NULL);
}

static void
take_tags (TextReader *reader, const char *value)
{
  g_auto (GStrv) tags = g_strsplit (value, ",", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    siloam_import_item_add_tag (reader->item, g_strstrip (tags[i]));
}

static void
take_field (TextReader *reader, const char *key, const char *value)
{
  static const struct
  {
    const char *key;
    SiloamImportWord word;
  } left_out[] = {
    { "Location", SILOAM_IMPORT_WORD_PLACE }, { "Weather", SILOAM_IMPORT_WORD_WEATHER },
    { "Photo", SILOAM_IMPORT_WORD_PHOTO },    { "Photos", SILOAM_IMPORT_WORD_PHOTO },
    { "Video", SILOAM_IMPORT_WORD_VIDEO },    { "Audio", SILOAM_IMPORT_WORD_AUDIO },
    { "PDF", SILOAM_IMPORT_WORD_PDF },        { "Music", SILOAM_IMPORT_WORD_MUSIC },
  };

  if (g_str_equal (key, "Tags"))
    {
      take_tags (reader, value);
      return;
    }
  if (g_str_equal (key, "Starred") || g_str_equal (key, "Pinned"))
    {
      siloam_import_item_add_star (reader->item, reader->options);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_equal (key, left_out[i].key))
      {
        siloam_import_leave_out (reader->item, reader->options, left_out[i].word, value);
        return;
      }
  siloam_import_item_leave_out (reader->item, "%s: %s", key, value);
}

/* "\tKey:\tvalue"; FALSE for a line of the text. */
static gboolean
take_head_line (TextReader *reader, const char *line)
{
  const char *colon = line[0] == '\t' ? strstr (line, ":\t") : NULL;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (colon == NULL || colon == line + 1 || colon - line > 40)
    return FALSE;
  key = g_strndup (line + 1, (gsize) (colon - line - 1));
  value = g_strstrip (g_strdup (colon + 2));
  take_field (reader, key, value);
  return TRUE;
}

/* A text may hold a line like the one that begins an entry. It is one when it is a date; or when it
 * wants to be one, after a blank line, and then that entry has a fault. */
static gboolean
take_date_line (TextReader *reader, const char *line, guint number)
{
  g_autoptr (GDateTime) created = NULL;
  gboolean after_blank = reader->body->len == 0 || g_str_has_suffix (reader->body->str, "\n\n");

  if (!g_str_has_prefix (line, DATE_LINE))
    return FALSE;
  created = siloam_read_clock (line + strlen (DATE_LINE), reader->options->zone);
  if (created == NULL && (!after_blank || strpbrk (line, "0123456789") == NULL))
    return FALSE;
  start_entry (reader, created, number);
  return TRUE;
}

static void
read_line (TextReader *reader, const char *line, guint number)
{
  if (take_date_line (reader, line, number) || reader->item == NULL)
    return;
  if (reader->in_head && take_head_line (reader, line))
    return;
  reader->in_head = FALSE;
  g_string_append (reader->body, line);
  g_string_append_c (reader->body, '\n');
}

static gboolean
read_file (TextReader *reader,
           SiloamImportSource *source,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *text = siloam_import_source_read_text (source, reader->name, error);
  g_auto (GStrv) lines = NULL;
  guint n_lines;

  if (text == NULL)
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  n_lines = g_strv_length (lines);
  for (guint i = 0; i < n_lines; i++)
    {
      if (!siloam_read_go_on (reader->options, i, n_lines, cancellable, error))
        return FALSE;
      read_line (reader, lines[i], i + 1);
    }
  end_entry (reader);
  return TRUE;
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) names = siloam_read_find_names (source, ".txt");
  g_autoptr (GString) body = g_string_new (NULL);
  TextReader reader = { .options = options, .bundle = bundle, .body = body };
  guint found = 0;

  for (guint i = 0; i < names->len; i++)
    {
      reader.name = g_ptr_array_index (names, i);
      if (!is_export (source, reader.name))
        continue;
      found++;
      if (!read_file (&reader, source, cancellable, error))
        return FALSE;
    }
  if (found > 0)
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_IMPORT_ERROR,
                       SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                       "there is no text of Day One in it");
  return FALSE;
}

const SiloamImportReader siloam_reader_day_one_text = {
  SILOAM_IMPORT_DAY_ONE_TEXT, "day-one-text", "Day One (text)", probe_source, read_source,
};
