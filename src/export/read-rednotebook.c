/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads RedNotebook: a folder, or a zip of it, with a YAML file for each month. A month that cannot
 * be read costs that month only, and a copy that RedNotebook kept of a conflict is brought along as
 * another version of its days. Worker threads. */

#include <string.h>

#include "export/hashtag.h"
#include "export/import-private.h"
#include "export/import-time.h"
#include "export/import-word.h"
#include "export/import-yaml.h"
#include "export/read-entry.h"
#include "export/txt2tags.h"

#define CONFLICT ".CONFLICT_BACKUP"
#define PROBE_BYTES 4096
#define MONTH_LENGTH 7 /* "2019-02" */

typedef struct
{
  SiloamImportSource *source;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  GHashTable *texts; /* "2019-02-14" → all of that day; what a conflict copy must differ from */
  const char *name;
  const char *version; /* of a conflict copy; NULL for the diary itself */
} Reader;

/* "2019-02" with its year and month. */
static gboolean
read_month (const char *leaf, int *year, int *month)
{
  if (strspn (leaf, "0123456789") != 4 || leaf[4] != '-' || strspn (leaf + 5, "0123456789") != 2)
    return FALSE;
  *year = (int) g_ascii_strtoull (leaf, NULL, 10);
  *month = (int) g_ascii_strtoull (leaf + 5, NULL, 10);
  return *year >= 1 && *month >= 1 && *month <= 12;
}

static gboolean
is_month (const char *leaf)
{
  int year, month;

  return read_month (leaf, &year, &month) && g_str_equal (leaf + MONTH_LENGTH, ".txt");
}

static gboolean
has_beside (SiloamImportSource *source, const char *name, const char *suffix)
{
  int length = (int) (siloam_import_leaf (name) - name) + MONTH_LENGTH;
  g_autofree char *beside = g_strdup_printf ("%.*s%s", length, name, suffix);

  return siloam_import_source_get_size (source, beside) > 0;
}

/* While RedNotebook saves, a month is for a moment only there under another name. */
static gboolean
stands_in (SiloamImportSource *source, const char *name)
{
  const char *suffix = siloam_import_leaf (name) + MONTH_LENGTH;
  int year, month;

  if (!read_month (siloam_import_leaf (name), &year, &month) || has_beside (source, name, ".txt"))
    return FALSE;
  return g_str_equal (suffix, ".new.txt") ||
         (g_str_equal (suffix, ".old.txt") && !has_beside (source, name, ".new.txt"));
}

static gboolean
is_conflict (const char *leaf)
{
  int year, month;

  return read_month (leaf, &year, &month) && g_str_has_prefix (leaf + MONTH_LENGTH, CONFLICT) &&
         g_str_has_suffix (leaf, ".txt");
}

/* "14: {text: …" or "14:" at the start of a line. */
static gboolean
has_day (const char *text)
{
  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      gsize digits;

      line += *line == '\n';
      digits = strspn (line, "0123456789");
      if ((digits == 1 || digits == 2) && line[digits] == ':' &&
          strchr (" {\n\r", line[digits + 1]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static SiloamProbe
probe_month (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) first = siloam_import_source_peek (source, name, PROBE_BYTES);
  g_autofree char *text = siloam_import_decode_text (first);

  if (has_day (text))
    return SILOAM_PROBE_SURE;
  g_strstrip (text);
  return *text == '\0' || g_str_equal (text, "{}") ? SILOAM_PROBE_MAYBE : SILOAM_PROBE_NO;
}

static SiloamProbe
probe (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  SiloamProbe best = SILOAM_PROBE_NO;

  for (guint i = 0; i < names->len && best < SILOAM_PROBE_SURE; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (is_month (siloam_import_leaf (name)))
        best = MAX (best, probe_month (source, name));
    }
  return best;
}

static void
tell_left_out (SiloamImportItem *item,
               const SiloamImportOptions *options,
               SiloamImportWord word,
               GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    siloam_import_leave_out (item, options, word, g_ptr_array_index (names, i));
}

/* The words of one text without marks; what it shows and links to is told in @item. */
static char *
plain_text (Reader *reader, SiloamImportItem *item, const char *text)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  char *plain = siloam_txt2tags_to_text (text, pictures, files);

  tell_left_out (item, reader->options, SILOAM_IMPORT_WORD_PHOTO, pictures);
  tell_left_out (item, reader->options, SILOAM_IMPORT_WORD_FILE, files);
  return plain;
}

static void
add_line (Reader *reader, SiloamImportItem *item, const SiloamYaml *entry, GString *text)
{
  const char *words = siloam_yaml_as_text (entry);
  g_autofree char *plain = words != NULL ? plain_text (reader, item, words) : NULL;

  if (plain != NULL)
    g_string_append_printf (text, "- %s\n", g_strstrip (plain));
}

/* A category of the day, with what was written in it. */
static void
add_category (Reader *reader,
              SiloamImportItem *item,
              const char *name,
              const SiloamYaml *entries,
              GString *text)
{
  gboolean tags = g_str_equal (name, "Tags");
  const char *words = siloam_yaml_as_text (entries);

  if (entries->kind == SILOAM_YAML_TEXT && words == NULL)
    {
      siloam_import_item_add_tag (item, name);
      return;
    }
  if (!tags)
    g_string_append_printf (text, "\n\n%s:\n", name);
  if (!tags && words != NULL)
    add_line (reader, item, entries, text);
  for (guint i = 0; entries->values != NULL && i < entries->values->len; i++)
    {
      const SiloamYaml *entry = entries->kind == SILOAM_YAML_MAP
                                    ? g_ptr_array_index (entries->keys, i)
                                    : g_ptr_array_index (entries->values, i);

      if (tags)
        siloam_import_item_add_tag (item, siloam_yaml_as_text (entry));
      else
        add_line (reader, item, entry, text);
    }
}

static void
add_categories (Reader *reader, SiloamImportItem *item, const SiloamYaml *day, GString *text)
{
  for (guint i = 0; i < day->values->len; i++)
    {
      const char *name = siloam_yaml_as_text (g_ptr_array_index (day->keys, i));

      if (name != NULL && !g_str_equal (name, "text"))
        add_category (reader, item, name, g_ptr_array_index (day->values, i), text);
    }
}

static void
add_hashtags (SiloamImportItem *item, const char *text)
{
  g_autoptr (GPtrArray) tags = siloam_hashtags_find (text, "#", "");

  for (guint i = 0; i < tags->len; i++)
    siloam_import_item_add_tag (item, g_ptr_array_index (tags, i));
}

static void
set_words (Reader *reader, SiloamImportItem *item, const SiloamYaml *day)
{
  const char *words = siloam_yaml_as_text (siloam_yaml_get (day, "text"));
  g_autofree char *plain = plain_text (reader, item, words != NULL ? words : "");
  GString *text = g_string_new (plain);

  add_hashtags (item, plain);
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  add_categories (reader, item, day, text);
  siloam_import_item_set_text (item, text->str);
  g_string_free (text, TRUE);
}

/* Everything that stands in a part of the file. */
static void
append_all (const SiloamYaml *node, GString *all)
{
  if (node->text != NULL)
    g_string_append (all, node->text);
  for (guint i = 0; node->values != NULL && i < node->values->len; i++)
    {
      g_string_append_c (all, '\1');
      if (node->keys != NULL)
        append_all (g_ptr_array_index (node->keys, i), all);
      g_string_append_c (all, '\2');
      append_all (g_ptr_array_index (node->values, i), all);
    }
}

/* The diary itself is read before its copies. */
static gboolean
is_known (Reader *reader, const char *date, const SiloamYaml *day)
{
  GString *all = g_string_new ("");
  g_autofree char *words = NULL;

  append_all (day, all);
  words = g_string_free (all, FALSE);
  if (reader->version != NULL)
    return g_strcmp0 (g_hash_table_lookup (reader->texts, date), words) == 0;
  g_hash_table_insert (reader->texts, g_strdup (date), g_steal_pointer (&words));
  return FALSE;
}

static void
fill_item (Reader *reader,
           SiloamImportItem *item,
           const SiloamYaml *day,
           const char *date,
           GDateTime *noon)
{
  item->entry = siloam_import_entry_new (noon);
  set_words (reader, item, day);
  if (reader->version == NULL)
    item->source = g_strdup_printf ("rednotebook:%s", date);
  else
    item->source = g_strdup_printf ("rednotebook:%s:%s", date, reader->version);
  if (reader->version != NULL && item->entry != NULL)
    item->entry->title =
        g_strdup (siloam_import_word (reader->options, SILOAM_IMPORT_WORD_OTHER_VERSION));
}

static GDateTime *
noon_of (Reader *reader, const SiloamYaml *key, int year, int month)
{
  const char *number = siloam_yaml_as_text (key);
  guint64 day;

  if (number == NULL || !g_ascii_string_to_unsigned (number, 10, 1, 31, &day, NULL))
    return NULL;
  return siloam_import_time_new_day (reader->options->zone, year, month, (int) day);
}

static void
read_day (Reader *reader, const SiloamYaml *key, const SiloamYaml *day, int year, int month)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", reader->name, key->line);
  g_autoptr (GDateTime) noon = noon_of (reader, key, year, month);
  g_autofree char *date = noon != NULL ? g_date_time_format (noon, "%Y-%m-%d") : NULL;
  SiloamImportItem *item;

  if (date != NULL && is_known (reader, date, day))
    return;
  item = siloam_import_bundle_add (reader->bundle, place);
  if (noon == NULL)
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "this month does not have such a day");
  else if (day->kind != SILOAM_YAML_MAP)
    siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "there is no text for this day");
  else
    fill_item (reader, item, day, date, noon);
}

static void
read_file (Reader *reader, const char *name)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *text = siloam_import_source_read_text (reader->source, name, &fault);
  g_autoptr (SiloamYaml) root = text != NULL ? siloam_yaml_parse (text, &fault) : NULL;
  int year, month;

  reader->name = name;
  if (root != NULL && root->kind != SILOAM_YAML_MAP && siloam_yaml_as_text (root) != NULL)
    g_set_error_literal (&fault,
                         SILOAM_IMPORT_ERROR,
                         SILOAM_IMPORT_ERROR_DAMAGED,
                         "there are no days in it");
  if (fault != NULL)
    {
      siloam_import_bundle_add (reader->bundle, name)->fault = g_steal_pointer (&fault);
      return;
    }
  read_month (siloam_import_leaf (name), &year, &month);
  for (guint i = 0; root->kind == SILOAM_YAML_MAP && i < root->values->len; i++)
    read_day (reader,
              g_ptr_array_index (root->keys, i),
              g_ptr_array_index (root->values, i),
              year,
              month);
}

static gboolean
read_all (Reader *reader, gboolean conflicts, GCancellable *cancellable, GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (reader->source);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *leaf = siloam_import_leaf (name);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (conflicts ? !is_conflict (leaf) : !is_month (leaf) && !stands_in (reader->source, name))
        continue;
      reader->version = conflicts ? leaf + MONTH_LENGTH + 1 : NULL;
      read_file (reader, name);
      siloam_import_report (reader->options, (double) (i + 1) / names->len);
    }
  return TRUE;
}

static gboolean
read_rednotebook (SiloamImportSource *source,
                  const SiloamImportOptions *options,
                  SiloamImportBundle *bundle,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { source, options, bundle, texts, NULL, NULL };

  return read_all (&reader, FALSE, cancellable, error) &&
         read_all (&reader, TRUE, cancellable, error);
}

const SiloamImportReader siloam_reader_rednotebook = {
  .format = SILOAM_IMPORT_REDNOTEBOOK,
  .nick = "rednotebook",
  .name = "RedNotebook",
  .probe = probe,
  .read = read_rednotebook,
};
