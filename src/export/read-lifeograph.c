/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads Lifeograph, plain and locked, of versions 110 to 3010 and what comes after. Its cipher has
 * no sum, so that a wrong password is only seen by what comes out, and nothing that comes out is
 * believed. Worker threads. */

#include <sodium.h>
#include <string.h>

#include "export/import-day.h"
#include "export/import-private.h"
#include "export/import-time.h"
#include "export/import-word.h"
#include "export/lifeograph-body.h"
#include "export/old-cipher.h"
#include "export/read-entry.h"

#define MARK "LIFEOGRAPHDB\n"
#define MAX_HEAD 4096u
#define SALT_LENGTH 16u
#define KEY_LENGTH 32u
#define MAX_TOLD 200u
#define MAX_INDENT 10u
#define MAX_TAG_PLACE                                                                              \
  1024u /* characters; a tag that nobody named is not looked for behind them                       \
         */
/* The smallest number that is a day with a time, as 201902140093000. */
#define FIRST_CLOCK G_GUINT64_CONSTANT (100000000000000)
#define ORDINAL G_GUINT64_CONSTANT (0x80000000)
#define OLD_MARKUP 2012u
#define PICTURE_IN_TEXT 3005u

typedef struct
{
  guint version;
  gboolean locked;
  gsize length; /* bytes, with the blank line below it */
  guint lines;
} Head;

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  const char *name;
  const LifeographBody *body;
  GHashTable *names; /* id → its name, which a tag refers to; borrowed */
  GHashTable *used;  /* ids that are tags of something; borrowed */
  guint told;
} Reader;

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static void
read_head_line (Head *head, const char *line)
{
  if (g_str_has_prefix (line, "V "))
    head->version = (guint) MIN (g_ascii_strtoull (line + 2, NULL, 10), 1000000);
  else if (g_str_has_prefix (line, "E "))
    head->locked = line[2] == 'y';
}

/* Up to the first blank line. */
static gboolean
read_head (GBytes *bytes, Head *head, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize at = strlen (MARK);

  *head = (Head){ .lines = 1 };
  if (length < at || memcmp (data, MARK, at) != 0)
    return refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, "this is no Lifeograph diary", error);
  while (at < MIN (length, MAX_HEAD))
    {
      const char *end = memchr (data + at, '\n', MIN (length, MAX_HEAD) - at);
      g_autofree char *line = NULL;

      if (end == NULL)
        break;
      line = g_strndup (data + at, (gsize) (end - data) - at);
      at = (gsize) (end - data) + 1;
      head->lines++;
      if (*line != '\0')
        {
          read_head_line (head, line);
          continue;
        }
      head->length = at;
      return head->version > 0 ||
             refuse (SILOAM_IMPORT_ERROR_DAMAGED, "its version is not told", error);
    }
  return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "its head was cut off", error);
}

/* The first letter of the password and a line end come first; by chance they do so once in 65536
 * times, and then what follows is no text. */
static gboolean
is_opened (GBytes *plain, SiloamSecret *password)
{
  gsize length;
  const char *data = g_bytes_get_data (plain, &length);
  const char *end;

  if (length < 3 || siloam_secret_get_length (password) == 0 ||
      (guint8) data[0] != siloam_secret_get_data (password)[0] || data[1] != '\n')
    return FALSE;
  length = strnlen (data, MIN (length, MAX_HEAD));
  return g_utf8_validate (data, (gssize) length, &end) || (gsize) (end - data) + 4 > length;
}

static GBytes *
decipher (const guint8 *data, gsize length, SiloamSecret *password, GError **error)
{
  g_autoptr (GBytes) salt = g_bytes_new_static (data, SALT_LENGTH);
  g_autoptr (GBytes) words =
      g_bytes_new_static (siloam_secret_get_data (password), siloam_secret_get_length (password));
  guint8 key[KEY_LENGTH];
  GBytes *plain;

  siloam_old_sha256 (salt, words, key);
  plain = siloam_old_cipher_open (SILOAM_OLD_AES_256_CFB,
                                  key,
                                  data + SALT_LENGTH,
                                  data + SALT_LENGTH + SILOAM_OLD_BLOCK,
                                  length - SALT_LENGTH - SILOAM_OLD_BLOCK,
                                  error);
  sodium_memzero (key, sizeof key);
  return plain;
}

/* The body up to the byte that ends it; without that byte it was cut off. */
static GBytes *
unlock (Reader *reader, GBytes *locked, GError **error)
{
  SiloamSecret *password = reader->options->password;
  gsize length;
  const guint8 *data = g_bytes_get_data (locked, &length);
  g_autoptr (GBytes) plain = NULL;
  const char *words;
  gsize end;

  if (password == NULL)
    {
      refuse (SILOAM_IMPORT_ERROR_NEEDS_PASSWORD, "the diary is locked", error);
      return NULL;
    }
  if (length < SALT_LENGTH + SILOAM_OLD_BLOCK + 3)
    {
      refuse (SILOAM_IMPORT_ERROR_DAMAGED, "the locked diary was cut off", error);
      return NULL;
    }
  plain = decipher (data, length, password, error);
  if (plain == NULL)
    return NULL;
  if (!is_opened (plain, password))
    {
      refuse (SILOAM_IMPORT_ERROR_WRONG_PASSWORD, "the password does not fit", error);
      return NULL;
    }
  words = g_bytes_get_data (plain, &length);
  end = strnlen (words, length);
  if (end == length)
    g_ptr_array_add (reader->bundle->left_out,
                     g_strdup (siloam_import_word (reader->options, SILOAM_IMPORT_WORD_END)));
  return g_bytes_new_from_bytes (plain, 2, end - 2);
}

static GDateTime *
read_clock (guint64 number, GTimeZone *zone)
{
  int hour = (int) (number / 10000 % 1000);
  SiloamDay day = {
    .year = (int) MIN (number / G_GUINT64_CONSTANT (100000000000), 10000),
    .month = (int) (number / 1000000000 % 100),
    .day = (int) (number / 10000000 % 100),
    .hour = hour,
    .minute = (int) (number / 100 % 100),
    .second = (int) (number % 100),
    .offset = G_MAXINT,
  };

  if (number % 10000000 == 0)
    day.hour = -1;
  return siloam_day_to_time (&day, zone);
}

/* When something was done: on a clock, or in old diaries in seconds since 1970. */
static GDateTime *
read_moment (guint64 number, GTimeZone *zone)
{
  if (number == 0)
    return NULL;
  if (number >= FIRST_CLOCK)
    return read_clock (number, zone);
  return number <= G_MAXUINT32 ? siloam_import_time_from_unix_ms ((gint64) number * 1000, zone)
                               : NULL;
}

/* The day of an entry: once year, month and day in so many bits, or an order and no day. */
static GDateTime *
read_date (guint64 number, GTimeZone *zone)
{
  SiloamDay day = { .hour = -1, .offset = G_MAXINT };

  if (number >= FIRST_CLOCK)
    return read_clock (number, zone);
  if (number >= ORDINAL)
    return NULL;
  day.year = (int) (number >> 19);
  day.month = (int) (number >> 15 & 15);
  day.day = (int) (number >> 10 & 31);
  return day.year > 0 ? siloam_day_to_time (&day, zone) : NULL;
}

static gboolean
is_same_day (GDateTime *one, GDateTime *other)
{
  int year, month, day, year_2, month_2, day_2;

  g_date_time_get_ymd (one, &year, &month, &day);
  g_date_time_get_ymd (other, &year_2, &month_2, &day_2);
  return year == year_2 && month == month_2 && day == day_2;
}

/* Of an entry that was made on its day, the time is known too. */
static GDateTime *
time_of (const LifeographEntry *entry, GTimeZone *zone)
{
  g_autoptr (GDateTime) date = read_date (entry->date, zone);
  g_autoptr (GDateTime) created = read_moment (entry->created, zone);

  if (date == NULL)
    return g_steal_pointer (&created);
  if (created != NULL && is_same_day (date, created))
    return g_steal_pointer (&created);
  return g_steal_pointer (&date);
}

static char *
title_of (const LifeographEntry *entry)
{
  const LifeographParagraph *first =
      entry->paragraphs->len > 0 ? g_ptr_array_index (entry->paragraphs, 0) : NULL;

  return first != NULL ? g_strstrip (g_strdup (first->text)) : g_strdup ("");
}

/* Before version 2013 a picture was a line of its own, and up to 3005 its address was its text. */
static gboolean
is_picture (const LifeographParagraph *paragraph, guint version, const char **address)
{
  const char *text = paragraph->text;

  *address = paragraph->address != NULL ? paragraph->address : text;
  if (paragraph->picture != '_' && paragraph->picture != '\0' &&
      strchr ("ICT", paragraph->picture) != NULL)
    return TRUE;
  *address = text;
  return version < OLD_MARKUP + 1 && strchr (text, ' ') == NULL &&
         (g_str_has_prefix (text, "file:") || g_str_has_prefix (text, "rel:") ||
          g_str_has_prefix (text, "chart:"));
}

static void
leave_out_picture (Reader *reader,
                   SiloamImportItem *item,
                   const LifeographParagraph *paragraph,
                   const char *address)
{
  if (paragraph->picture == 'T')
    siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_TABLE, NULL);
  else if (paragraph->picture == 'C' || g_str_has_prefix (address, "chart:"))
    siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_CHART, NULL);
  else
    siloam_import_leave_out (item,
                             reader->options,
                             SILOAM_IMPORT_WORD_PHOTO,
                             siloam_import_leaf (address));
}

/* The number of a paragraph in its list; what is no list ends them all. */
static guint
count_number (guint *numbers, const LifeographParagraph *paragraph)
{
  guint level = MIN (paragraph->indent, MAX_INDENT - 1);

  if (paragraph->list == '\0' || strchr ("1AaRr", paragraph->list) == NULL)
    {
      memset (numbers + level, 0, (MAX_INDENT - level) * sizeof *numbers);
      return 0;
    }
  memset (numbers + level + 1, 0, (MAX_INDENT - level - 1) * sizeof *numbers);
  return ++numbers[level];
}

static void
append_paragraph (Reader *reader,
                  SiloamImportItem *item,
                  const LifeographParagraph *paragraph,
                  guint number,
                  GString *text)
{
  guint version = reader->body->version;
  const char *address;
  g_autofree char *line = NULL;

  if (paragraph->has_place)
    siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_PLACE, NULL);
  if (is_picture (paragraph, version, &address))
    {
      leave_out_picture (reader, item, paragraph, address);
      if (version <= PICTURE_IN_TEXT || *paragraph->text == '\0')
        return;
    }
  line = lifeograph_paragraph_to_text (paragraph, number, version < OLD_MARKUP);
  g_string_append_printf (text, "%s\n", line);
}

/* "mood=3": its name is the tag, and all of it stands below the words. */
static void
add_old_tag (SiloamImportItem *item, const char *tag, GString *text)
{
  g_auto (GStrv) parts = g_strsplit (tag, "=", 2);

  if (g_strv_length (parts) == 2)
    g_string_append_printf (text, "\n%s", tag);
  siloam_import_item_add_tag (item, parts[0]);
}

/* What the run covers is its name when the id leads nowhere. */
static void
add_tag_of_run (Reader *reader,
                SiloamImportItem *item,
                const LifeographParagraph *paragraph,
                const LifeographRun *run)
{
  const char *name = g_hash_table_lookup (reader->names, run->target);
  gsize bytes = strnlen (paragraph->text, 4 * MAX_TAG_PLACE);
  g_autofree char *covered = NULL;

  if (name == NULL && run->end <= MAX_TAG_PLACE &&
      (glong) run->end <= g_utf8_strlen (paragraph->text, (gssize) bytes))
    name = covered = g_utf8_substring (paragraph->text, run->first, run->end);
  siloam_import_item_add_tag (item, name);
}

static void
add_todo (Reader *reader, SiloamImportItem *item, char todo)
{
  static const char signs[] = "tpdc";
  const char *sign = strchr (signs, todo);

  if (todo != '\0' && sign != NULL)
    siloam_import_item_add_tag (
        item,
        siloam_import_word (reader->options,
                            (SiloamImportWord) (SILOAM_IMPORT_WORD_TO_DO + (sign - signs))));
}

static void
add_tags (Reader *reader, SiloamImportItem *item, const LifeographEntry *entry, GString *text)
{
  for (guint i = 0; i < entry->tags->len; i++)
    add_old_tag (item, g_ptr_array_index (entry->tags, i), text);
  for (guint i = 0; i < entry->paragraphs->len; i++)
    {
      const LifeographParagraph *paragraph = g_ptr_array_index (entry->paragraphs, i);

      for (guint k = 0; k < paragraph->runs->len; k++)
        {
          const LifeographRun *run = g_ptr_array_index (paragraph->runs, k);

          if (run->type == 'T')
            add_tag_of_run (reader, item, paragraph, run);
        }
    }
  if (entry->favourite)
    siloam_import_item_add_star (item, reader->options);
  add_todo (reader, item, entry->todo);
}

static void
fill_item (Reader *reader, SiloamImportItem *item, const LifeographEntry *entry)
{
  g_autofree char *title = title_of (entry);
  guint numbers[MAX_INDENT] = { 0 };
  GString *text = g_string_new ("");

  for (guint i = 1; i < entry->paragraphs->len; i++)
    {
      const LifeographParagraph *paragraph = g_ptr_array_index (entry->paragraphs, i);

      append_paragraph (reader, item, paragraph, count_number (numbers, paragraph), text);
    }
  add_tags (reader, item, entry, text);
  siloam_read_set_words (item, title, text->str);
  g_string_free (text, TRUE);
}

/* The same numbers are given out in every diary. */
static char *
source_of (const LifeographEntry *entry)
{
  if (entry->id == NULL)
    return NULL;
  return g_strdup_printf ("lifeograph:%s:%" G_GUINT64_FORMAT,
                          entry->id,
                          MAX (entry->created, entry->date));
}

static void
tell (Reader *reader, SiloamImportWord word, const char *place)
{
  if (++reader->told > MAX_TOLD)
    return;
  g_ptr_array_add (
      reader->bundle->left_out,
      reader->told == MAX_TOLD
          ? g_strdup ("…")
          : g_strdup_printf ("%s %s", siloam_import_word (reader->options, word), place));
}

/* An entry that only gives a tag its name. */
static gboolean
is_only_tag (Reader *reader, const LifeographEntry *entry)
{
  if (entry->id == NULL || !g_hash_table_contains (reader->used, entry->id))
    return FALSE;
  for (guint i = 1; i < entry->paragraphs->len; i++)
    {
      const LifeographParagraph *paragraph = g_ptr_array_index (entry->paragraphs, i);

      if (*paragraph->text != '\0' || paragraph->picture != '_')
        return FALSE;
    }
  return TRUE;
}

static void
read_entry (Reader *reader, const LifeographEntry *entry)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", reader->name, entry->line);
  g_autoptr (GDateTime) created = NULL;
  SiloamImportItem *item;

  if (entry->trashed)
    {
      tell (reader, SILOAM_IMPORT_WORD_TRASH, place);
      return;
    }
  if (is_only_tag (reader, entry))
    return;
  created = time_of (entry, reader->options->zone);
  item = siloam_import_bundle_add (reader->bundle, place);
  if (created == NULL)
    {
      refuse (SILOAM_IMPORT_ERROR_DAMAGED, "no calendar has this day", &item->fault);
      return;
    }
  item->source = source_of (entry);
  item->entry = siloam_import_entry_new (created);
  item->entry->updated = read_moment (entry->edited, reader->options->zone);
  fill_item (reader, item, entry);
}

static void
note_paragraph (Reader *reader, const LifeographParagraph *paragraph)
{
  glong length = g_utf8_strlen (paragraph->text, -1);

  if (paragraph->id != NULL && paragraph->tag_bound > 0)
    g_hash_table_insert (
        reader->names,
        g_strdup (paragraph->id),
        g_utf8_substring (paragraph->text, 0, MIN ((glong) paragraph->tag_bound, length)));
  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const LifeographRun *run = g_ptr_array_index (paragraph->runs, i);

      if (run->type == 'T')
        g_hash_table_add (reader->used, run->target);
    }
}

/* A tag may be used above the entry that names it. */
static void
note_names (Reader *reader)
{
  for (guint i = 0; i < reader->body->entries->len; i++)
    {
      const LifeographEntry *entry = g_ptr_array_index (reader->body->entries, i);

      if (entry->id != NULL)
        g_hash_table_insert (reader->names, g_strdup (entry->id), title_of (entry));
      for (guint k = 0; k < entry->paragraphs->len; k++)
        note_paragraph (reader, g_ptr_array_index (entry->paragraphs, k));
    }
}

static void
tell_rest (Reader *reader)
{
  for (guint i = 0; i < reader->body->unclear->len; i++)
    {
      g_autofree char *place =
          g_strdup_printf ("%s:%u", reader->name, g_array_index (reader->body->unclear, guint, i));

      tell (reader, SILOAM_IMPORT_WORD_UNCLEAR, place);
    }
  if (reader->body->chapters)
    g_ptr_array_add (reader->bundle->left_out,
                     g_strdup (siloam_import_word (reader->options, SILOAM_IMPORT_WORD_CHAPTERS)));
}

static void
read_body (Reader *reader, GBytes *bytes, const Head *head)
{
  char *text = siloam_import_decode_text (bytes);
  g_autoptr (LifeographBody) body = lifeograph_body_parse (text, head->version, head->lines + 1);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  sodium_memzero (text, strlen (text));
  g_free (text);
  reader->body = body;
  reader->names = names;
  reader->used = used;
  note_names (reader);
  for (guint i = 0; i < body->entries->len; i++)
    read_entry (reader, g_ptr_array_index (body->entries, i));
  tell_rest (reader);
}

static gboolean
read_diary (Reader *reader, GError **error)
{
  g_autoptr (GBytes) bytes = siloam_import_source_read (reader->source, reader->name, error);
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (GBytes) plain = NULL;
  Head head;

  if (bytes == NULL || !read_head (bytes, &head, error))
    return FALSE;
  rest = g_bytes_new_from_bytes (bytes, head.length, g_bytes_get_size (bytes) - head.length);
  plain = head.locked ? unlock (reader, rest, error) : g_bytes_ref (rest);
  if (plain == NULL)
    return FALSE;
  read_body (reader, plain, &head);
  return TRUE;
}

static gboolean
is_diary (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) first = NULL;

  if (siloam_import_source_get_kind (source) != SILOAM_SOURCE_FILE &&
      !siloam_import_has_suffix (name, ".diary"))
    return FALSE;
  first = siloam_import_source_peek (source, name, strlen (MARK));
  return g_bytes_get_size (first) == strlen (MARK) &&
         memcmp (g_bytes_get_data (first, NULL), MARK, strlen (MARK)) == 0;
}

static gboolean
read_lifeograph (SiloamImportSource *source,
                 const SiloamImportOptions *options,
                 SiloamImportBundle *bundle,
                 GCancellable *cancellable,
                 GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  Reader reader = { .source = source, .options = options, .bundle = bundle };
  gboolean found = FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      reader.name = g_ptr_array_index (names, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_diary (source, reader.name))
        continue;
      found = TRUE;
      if (!read_diary (&reader, error))
        return FALSE;
      siloam_import_report (options, (double) (i + 1) / names->len);
    }
  return found || refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT, "this is no Lifeograph diary", error);
}

static SiloamProbe
probe (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);

  for (guint i = 0; i < names->len; i++)
    if (is_diary (source, g_ptr_array_index (names, i)))
      return SILOAM_PROBE_SURE;
  return SILOAM_PROBE_NO;
}

const SiloamImportReader siloam_reader_lifeograph = {
  .format = SILOAM_IMPORT_LIFEOGRAPH,
  .nick = "lifeograph",
  .name = "Lifeograph",
  .probe = probe,
  .read = read_lifeograph,
};
