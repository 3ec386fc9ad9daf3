/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads jrnl: one text, a folder with a file for each day, its export to JSON, and what it locked.
 * A stamp starts an entry only where it looks like the first one of its file, so that a line which
 * merely begins with a bracket stays where it was written. Worker threads. */

#include <string.h>

#include "export/hashtag.h"
#include "export/import-day.h"
#include "export/import-json.h"
#include "export/import-private.h"
#include "export/import-time.h"
#include "export/import-word.h"
#include "export/jrnl-lock.h"
#include "export/read-entry.h"
#include "journal/lifecycle.h"

#define PROBE_BYTES 4096
#define MAX_STAMP 80u /* bytes between two brackets */
#define TAG_SIGNS "#@"
#define TAG_WITHIN "-+/"

typedef struct
{
  SiloamDay day;
  gsize length;    /* in bytes, with its brackets */
  gboolean broken; /* it looks like one, and no calendar has such a day */
} Stamp;

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
  const SiloamDay *path_day; /* NULL: each stamp says its own day */
  gboolean bracketed;
  gboolean timed; /* the stamps of this file have a time */
  gboolean day_first;
  gboolean told; /* that a day could be read in two ways */
} Reader;

/* Figures and what stands between them, with a year and a time: somebody meant a day. */
static gboolean
looks_like_stamp (const char *text)
{
  gsize digits = 0;
  gboolean year = FALSE;

  if (text[strspn (text, "0123456789-/.:, TZAPMapm+")] != '\0' || strchr (text, ':') == NULL)
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    {
      digits = g_ascii_isdigit (*at) ? digits + 1 : 0;
      year = year || digits == 4;
    }
  return year;
}

static gboolean
read_bracketed (const char *line, gboolean day_first, Stamp *stamp)
{
  const char *close = *line == '[' ? memchr (line, ']', strnlen (line, MAX_STAMP)) : NULL;
  g_autofree char *inside = NULL;

  if (close == NULL || (close[1] != ' ' && close[1] != '\n' && close[1] != '\0'))
    return FALSE;
  inside = g_strndup (line + 1, (gsize) (close - line - 1));
  stamp->length = (gsize) (close + 1 - line);
  if (!siloam_day_read_all (inside, day_first, &stamp->day))
    {
      stamp->broken = looks_like_stamp (inside);
      return stamp->broken;
    }
  stamp->broken = !siloam_day_exists (&stamp->day);
  return TRUE;
}

static gboolean
read_bare (const char *line, gboolean day_first, Stamp *stamp)
{
  stamp->length = siloam_day_read (line, day_first, &stamp->day);
  if (stamp->length == 0 || stamp->day.hour < 0)
    return FALSE;
  stamp->broken = !siloam_day_exists (&stamp->day);
  return line[stamp->length] == ' ' || line[stamp->length] == '\n' || line[stamp->length] == '\0';
}

static gboolean
read_stamp (const Reader *reader, const char *line, Stamp *stamp)
{
  *stamp = (Stamp){ .broken = FALSE };
  if (reader->bracketed ? !read_bracketed (line, reader->day_first, stamp)
                        : !read_bare (line, reader->day_first, stamp))
    return FALSE;
  return stamp->broken || (stamp->day.hour >= 0) == reader->timed;
}

static const char *
next_line (const char *line)
{
  const char *end = strchrnul (line, '\n');

  return *end == '\n' ? end + 1 : end;
}

/* Whether this line can be the first of a journal; @bracketed and @timed are then as it is. */
static gboolean
is_first_stamp (const char *line, gboolean *bracketed, gboolean *timed)
{
  Stamp stamp = { .broken = FALSE };

  *bracketed = *line == '[';
  if (*bracketed ? !read_bracketed (line, FALSE, &stamp) : !read_bare (line, FALSE, &stamp))
    return FALSE;
  *timed = stamp.broken || stamp.day.hour >= 0;
  return TRUE;
}

/* Where the first entry starts; NULL when there is none. */
static const char *
find_first (const char *text, gboolean *bracketed, gboolean *timed)
{
  for (const char *line = text; *line != '\0'; line = next_line (line))
    if (is_first_stamp (line, bracketed, timed))
      return line;
  return NULL;
}

/* A stamp that can be read in one way only tells how the others of its file are meant. */
static void
find_order (Reader *reader, const char *text)
{
  gboolean either = FALSE;
  Stamp stamp;

  reader->day_first = reader->options->day_first;
  for (const char *line = text; *line != '\0'; line = next_line (line))
    {
      if (!read_stamp (reader, line, &stamp) || stamp.broken)
        continue;
      either = either || stamp.day.order == SILOAM_DAY_EITHER;
      if (stamp.day.order == SILOAM_DAY_DAY_FIRST || stamp.day.order == SILOAM_DAY_MONTH_FIRST)
        {
          reader->day_first = stamp.day.order == SILOAM_DAY_DAY_FIRST;
          return;
        }
    }
  if (!either || reader->told)
    return;
  reader->told = TRUE;
  g_ptr_array_add (
      reader->bundle->left_out,
      g_strdup_printf ("%s %s",
                       siloam_import_word (reader->options,
                                           reader->day_first ? SILOAM_IMPORT_WORD_DAY_FIRST
                                                             : SILOAM_IMPORT_WORD_MONTH_FIRST),
                       reader->name));
}

/* The end of the first sentence of a line that is all there is. */
static const char *
end_of_sentence (const char *line)
{
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    if (strchr (".!?", *at) != NULL || g_utf8_get_char (at) == 0x2026)
      {
        const char *next = g_utf8_next_char (at);

        while (*next == '"' || *next == '\'' || *next == ')')
          next++;
        if (*next == ' ' || *next == '\0')
          return next;
      }
  return line + strlen (line);
}

static gboolean
take_star (char *line)
{
  g_strchomp (line);
  if (!g_str_has_suffix (line, " *") && !g_str_equal (line, "*"))
    return FALSE;
  line[strlen (line) - 1] = '\0';
  g_strchomp (line);
  return TRUE;
}

static void
add_tags (SiloamImportItem *item, const char *words)
{
  g_autoptr (GPtrArray) tags = siloam_hashtags_find (words, TAG_SIGNS, TAG_WITHIN);

  for (guint i = 0; i < tags->len; i++)
    siloam_import_item_add_tag (item, g_ptr_array_index (tags, i));
}

static char *
name_of (GDateTime *created, const char *title)
{
  g_autofree char *time = g_date_time_format (created, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);

  return g_strdup_printf ("jrnl:%s+%.12s", time, hash);
}

/* @words: from behind the stamp up to the next one. */
static void
fill_item (Reader *reader, SiloamImportItem *item, GDateTime *created, const char *words)
{
  const char *end = strchrnul (words, '\n');
  g_autofree char *line = g_strndup (words, (gsize) (end - words));
  gboolean starred = take_star (line);
  const char *body = end;

  g_strstrip (line);
  item->entry = siloam_import_entry_new (created);
  item->source = name_of (created, line);
  if (end[strspn (end, " \t\n")] == '\0' && strlen (line) > 0)
    {
      gsize length = (gsize) (end_of_sentence (line) - line);
      g_autofree char *title = g_strndup (line, length);

      siloam_read_set_words (item, title, line + length + strspn (line + length, " "));
    }
  else
    siloam_read_set_words (item, line, body);
  if (item->entry == NULL)
    return;
  if (starred)
    siloam_import_item_add_star (item, reader->options);
  add_tags (item, words);
}

/* In a folder the path says the day, and the stamp only the time. */
static GDateTime *
time_of (const Reader *reader, const Stamp *stamp)
{
  SiloamDay day = stamp->day;

  if (stamp->broken)
    return NULL;
  if (reader->path_day != NULL)
    {
      day.year = reader->path_day->year;
      day.month = reader->path_day->month;
      day.day = reader->path_day->day;
    }
  return siloam_day_to_time (&day, reader->options->zone);
}

static void
add_entry (Reader *reader, const Stamp *stamp, guint line, const char *start, const char *end)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", reader->name, line);
  g_autoptr (GDateTime) created = time_of (reader, stamp);
  g_autofree char *words = NULL;
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);

  if (created == NULL)
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "no calendar has this day");
  else if (end - start > 2 * SILOAM_MAX_TEXT)
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_TOO_LARGE, "a text of more than 1 MiB");
  else
    {
      words = g_strndup (start, (gsize) (end - start));
      fill_item (reader, item, created, words);
    }
}

/* Words above the first stamp: of the day of a folder, or of nobody knows when. */
static void
add_preamble (Reader *reader, const char *text, const char *end)
{
  g_autofree char *words = g_strndup (text, (gsize) (end - text));
  g_autoptr (GDateTime) created = NULL;
  SiloamImportItem *item;

  if (words[strspn (words, " \t\n")] == '\0')
    return;
  item = siloam_import_bundle_add (reader->bundle, reader->name);
  if (reader->path_day != NULL)
    created = siloam_day_to_time (reader->path_day, reader->options->zone);
  else
    created = siloam_import_source_dup_modified (reader->source, reader->name);
  if (created == NULL)
    created = g_date_time_new_now_local ();
  item->day_guessed = reader->path_day == NULL;
  item->entry = siloam_import_entry_new (created);
  siloam_import_item_set_text (item, words);
}

/* FALSE when there is no entry in @text. */
static gboolean
read_text (Reader *reader, const char *text)
{
  const char *first = find_first (text, &reader->bracketed, &reader->timed);
  const char *start = first;
  Stamp stamp, next;
  guint line = 1, here = 0;

  if (first == NULL)
    return FALSE;
  find_order (reader, first);
  add_preamble (reader, text, first);
  for (const char *at = text; at < first; at = next_line (at))
    line++;
  for (const char *at = first; *at != '\0'; at = next_line (at), line++)
    {
      if (!read_stamp (reader, at, &next))
        continue;
      if (at > first)
        add_entry (reader, &stamp, here, start, at);
      stamp = next;
      here = line;
      start = at + stamp.length + (at[stamp.length] == ' ');
    }
  add_entry (reader, &stamp, here, start, start + strlen (start));
  return TRUE;
}

static void
read_json_entry (Reader *reader, JsonObject *object, guint index)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", reader->name, index + 1);
  const char *date = siloam_import_json_text (object, "date");
  const char *time = siloam_import_json_text (object, "time");
  const char *title = siloam_import_json_text (object, "title");
  const char *body = siloam_import_json_text (object, "body");
  JsonArray *tags = siloam_import_json_array (object, "tags");
  g_autofree char *stamp =
      g_strdup_printf ("%s %s", date != NULL ? date : "", time != NULL ? time : "");
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);
  g_autoptr (GDateTime) created = NULL;
  SiloamDay day;

  if (siloam_day_read_all (stamp, reader->options->day_first, &day))
    created = siloam_day_to_time (&day, reader->options->zone);
  if (created == NULL)
    {
      siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "no calendar has this day");
      return;
    }
  item->entry = siloam_import_entry_new (created);
  item->source = name_of (created, title != NULL ? title : "");
  siloam_read_set_words (item, title, body);
  for (guint i = 0; i < siloam_import_json_length (tags); i++)
    {
      const char *tag = siloam_import_json_item_text (tags, i);

      if (tag != NULL)
        siloam_import_item_add_tag (item, tag + strspn (tag, TAG_SIGNS));
    }
  if (item->entry != NULL && siloam_import_json_truth (object, "starred"))
    siloam_import_item_add_star (item, reader->options);
}

static gboolean
read_json (Reader *reader, char *text, GError **error)
{
  g_autoptr (JsonNode) root = siloam_import_json_parse_object (text, error);
  JsonArray *entries;

  if (root == NULL)
    return FALSE;
  entries = siloam_import_json_array (siloam_import_json_as_object (root), "entries");
  if (entries == NULL)
    {
      g_set_error_literal (error,
                           SILOAM_IMPORT_ERROR,
                           SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                           "there is no list of entries in it");
      return FALSE;
    }
  for (guint i = 0; i < siloam_import_json_length (entries); i++)
    read_json_entry (reader, siloam_import_json_item (entries, i), i);
  return TRUE;
}

static gboolean
is_json (const char *text)
{
  const char *start = text + strspn (text, " \t\n");

  return *start == '{' && start[1 + strspn (start + 1, " \t\n")] == '"';
}

static gboolean
read_file (Reader *reader, GError **error)
{
  g_autoptr (GBytes) bytes = siloam_import_source_read (reader->source, reader->name, error);
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *text = NULL;

  if (bytes != NULL)
    plain = siloam_jrnl_unlock (bytes, reader->options->password, error);
  if (plain == NULL)
    return FALSE;
  text = siloam_import_decode_text (plain);
  if (is_json (text))
    return read_json (reader, text, error);
  if (read_text (reader, text) || text[strspn (text, " \t\n")] == '\0')
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_IMPORT_ERROR,
                       SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                       "there is no entry with a date in it");
  return FALSE;
}

/* ".../2019/02/14.txt" */
static gboolean
read_path (const char *name, SiloamDay *day)
{
  gsize length = strlen (name);
  const char *tail = length >= 14 ? name + length - 14 : NULL;

  if (tail == NULL || (tail > name && tail[-1] != '/') || !g_str_has_suffix (name, ".txt") ||
      strspn (tail, "0123456789") != 4 || tail[4] != '/' || strspn (tail + 5, "0123456789") != 2 ||
      tail[7] != '/' || strspn (tail + 8, "0123456789") != 2)
    return FALSE;
  *day = (SiloamDay){ .hour = -1, .offset = G_MAXINT };
  day->year = (int) g_ascii_strtoull (tail, NULL, 10);
  day->month = (int) g_ascii_strtoull (tail + 5, NULL, 10);
  day->day = (int) g_ascii_strtoull (tail + 8, NULL, 10);
  return siloam_day_exists (day);
}

/* A file that cannot be read costs its day; words without a stamp are of their day too. */
static void
read_day_file (Reader *reader)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *text = siloam_import_source_read_text (reader->source, reader->name, &fault);

  if (text == NULL)
    siloam_import_bundle_add (reader->bundle, reader->name)->fault = g_steal_pointer (&fault);
  else if (!read_text (reader, text))
    add_preamble (reader, text, text + strlen (text));
}

static void
leave_out_file (Reader *reader)
{
  g_ptr_array_add (reader->bundle->left_out, g_strdup (reader->name));
}

static gboolean
read_folder (Reader *reader, GCancellable *cancellable, GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (reader->source);

  for (guint i = 0; i < names->len; i++)
    {
      SiloamDay day;

      reader->name = g_ptr_array_index (names, i);
      reader->path_day = &day;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (read_path (reader->name, &day))
        read_day_file (reader);
      else
        leave_out_file (reader);
      siloam_import_report (reader->options, (double) (i + 1) / names->len);
    }
  return TRUE;
}

static gboolean
is_folder (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  SiloamDay day;

  for (guint i = 0; i < names->len; i++)
    if (read_path (g_ptr_array_index (names, i), &day))
      return TRUE;
  return FALSE;
}

static gboolean
read_jrnl (SiloamImportSource *source,
           const SiloamImportOptions *options,
           SiloamImportBundle *bundle,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  Reader reader = { .source = source, .options = options, .bundle = bundle };

  if (is_folder (source))
    return read_folder (&reader, cancellable, error);
  for (guint i = 0; i < names->len; i++)
    {
      reader.name = g_ptr_array_index (names, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_file (&reader, error))
        return FALSE;
    }
  return TRUE;
}

/* Its export begins with the counts of its tags. */
static gboolean
is_export (const char *text)
{
  const char *start = text + strspn (text, " \t\n{");

  return is_json (text) &&
         (g_str_has_prefix (start, "\"tags\"") || g_str_has_prefix (start, "\"entries\""));
}

static SiloamProbe
probe_text (const char *text, gboolean single)
{
  const char *first = text + strspn (text, " \t\n");
  gboolean bracketed, timed;

  if (is_export (text))
    return strstr (text, "\"tags\"") != NULL && strstr (text, "\"starred\"") != NULL
               ? SILOAM_PROBE_SURE
               : SILOAM_PROBE_MAYBE;
  if (!is_first_stamp (first, &bracketed, &timed))
    return SILOAM_PROBE_NO;
  if (bracketed && timed)
    return SILOAM_PROBE_LIKELY;
  return single ? SILOAM_PROBE_MAYBE : SILOAM_PROBE_NO;
}

static SiloamProbe
probe_file (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) first = siloam_import_source_peek (source, name, PROBE_BYTES);
  g_autofree char *text = NULL;

  switch (siloam_jrnl_lock_of (first, siloam_import_source_get_size (source, name)))
    {
    case SILOAM_JRNL_LOCKED_3:
      return SILOAM_PROBE_SURE;
    case SILOAM_JRNL_LOCKED_2:
      return SILOAM_PROBE_LIKELY;
    case SILOAM_JRNL_LOCKED_1:
      return siloam_import_has_suffix (name, ".journal") || siloam_import_has_suffix (name, ".jrnl")
                 ? SILOAM_PROBE_MAYBE
                 : SILOAM_PROBE_NO;
    case SILOAM_JRNL_OPEN:
    default:
      text = siloam_import_decode_text (first);
      return probe_text (text, TRUE);
    }
}

/* Other diaries use the same names for their days: only a stamp tells. */
static SiloamProbe
probe_folder (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  SiloamDay day;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GBytes) first = NULL;
      g_autofree char *text = NULL;

      if (!read_path (name, &day))
        continue;
      first = siloam_import_source_peek (source, name, PROBE_BYTES);
      text = siloam_import_decode_text (first);
      return probe_text (text, FALSE) >= SILOAM_PROBE_LIKELY ? SILOAM_PROBE_SURE : SILOAM_PROBE_NO;
    }
  return SILOAM_PROBE_NO;
}

static SiloamProbe
probe (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);

  if (names->len == 1 && !is_folder (source))
    return probe_file (source, g_ptr_array_index (names, 0));
  return probe_folder (source);
}

const SiloamImportReader siloam_reader_jrnl = {
  .format = SILOAM_IMPORT_JRNL,
  .nick = "jrnl",
  .name = "jrnl",
  .probe = probe,
  .read = read_jrnl,
};
