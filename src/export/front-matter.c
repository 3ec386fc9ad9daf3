/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The front matter of Markdown, as many applications write it: one thing has many names there. Any
 * thread. */

#include "export/front-matter.h"

#include <string.h>

#include "export/import-day.h"
#include "export/import-private.h"
#include "export/import-time.h"
#include "export/import-word.h"

#define MAX_MATTER 65536u

static const char *const created_keys[] = { "date",          "created",      "created_at",
                                            "createdAt",     "date created", "creation_date",
                                            "creation date", "date_created", "dateCreated",
                                            "datetime",      "Date",         "Created",
                                            "datum",         "day",          NULL };
static const char *const updated_keys[] = {
  "updated",       "updated_at",    "updatedAt", "modified",      "modified_at", "date updated",
  "date modified", "date_modified", "lastmod",   "last_modified", NULL
};
static const char *const tag_keys[] = { "tags", "tag", "Tags", "keywords", "labels", NULL };
static const char *const star_keys[] = { "starred", "favorite", "favourite", "pinned", NULL };
static const char *const quiet_keys[] = { "title", "Title", "siloam", "sealed",  "resting",
                                          "kind",  "state", "id",     "aliases", NULL };

typedef struct
{
  const char *key;
  SiloamImportWord word;
} LeftOut;

static const LeftOut left_out[] = {
  { "mood", SILOAM_IMPORT_WORD_MOOD },       { "location", SILOAM_IMPORT_WORD_PLACE },
  { "place", SILOAM_IMPORT_WORD_PLACE },     { "latitude", SILOAM_IMPORT_WORD_PLACE },
  { "longitude", SILOAM_IMPORT_WORD_PLACE }, { "weather", SILOAM_IMPORT_WORD_WEATHER },
};

static gboolean
is_fence (const char *line, const char *sign)
{
  return g_str_has_prefix (line, sign) && line[3 + strspn (line + 3, " \t")] == '\n';
}

/* The line that ends it; the last one may end with the text. */
static const char *
find_end (const char *text)
{
  for (const char *line = strchr (text, '\n'); line != NULL && line - text < (gssize) MAX_MATTER;
       line = strchr (line + 1, '\n'))
    {
      const char *next = line + 1;

      if (is_fence (next, "---") || is_fence (next, "...") || g_str_equal (next, "---"))
        return next;
    }
  return NULL;
}

/**
 * siloam_front_matter_take:
 * @text: UTF-8 with plain line ends
 * @body: (out): what follows
 *
 * Returns: (transfer full) (nullable): the map above @text
 */
SiloamYaml *
siloam_front_matter_take (const char *text, const char **body)
{
  const char *end = is_fence (text, "---") ? find_end (text) : NULL;
  const char *start = end != NULL ? strchr (text, '\n') + 1 : NULL;
  g_autofree char *matter = NULL;
  g_autoptr (SiloamYaml) root = NULL;

  *body = text;
  if (end == NULL)
    return NULL;
  matter = g_strndup (start, (gsize) (end - start));
  root = siloam_yaml_parse (matter, NULL);
  if (root == NULL || root->kind != SILOAM_YAML_MAP)
    return NULL;
  *body = strchrnul (end, '\n');
  *body += **body == '\n';
  return g_steal_pointer (&root);
}

static const SiloamYaml *
find (const SiloamYaml *self, const char *const *keys)
{
  for (const char *const *key = keys; *key != NULL; key++)
    {
      const SiloamYaml *value = siloam_yaml_get (self, *key);

      if (value != NULL)
        return value;
    }
  return NULL;
}

/* Seconds or milliseconds since 1970. */
static GDateTime *
read_unix (const char *text, GTimeZone *zone)
{
  gsize digits = strspn (text, "0123456789");
  gint64 number = g_ascii_strtoll (text, NULL, 10);

  if (text[digits] != '\0' || (digits != 10 && digits != 13))
    return NULL;
  return siloam_import_time_from_unix_ms (digits == 10 ? number * 1000 : number, zone);
}

/* "Z" is a moment, told where the person is; but a day alone is often written as midnight in
 * Greenwich, and stays that day. Any other offset is that of the place where it was written. */
static GDateTime *
read_moment (const char *text, const SiloamImportOptions *options)
{
  g_autoptr (GDateTime) time = NULL;
  SiloamDay day;

  if (text == NULL)
    return NULL;
  if (!siloam_day_read_all (text, options->day_first, &day))
    return read_unix (text, options->zone);
  if (day.offset == 0 && day.hour == 0 && day.minute == 0 && day.second == 0)
    {
      day.hour = -1;
      return siloam_day_to_time (&day, options->zone);
    }
  time = siloam_day_to_time (&day, options->zone);
  if (time == NULL || day.offset != 0)
    return g_steal_pointer (&time);
  return siloam_import_time_in_zone (time, options->zone);
}

/**
 * siloam_front_matter_created:
 *
 * Returns: (transfer full) (nullable): when the entry was made, if it says so
 */
GDateTime *
siloam_front_matter_created (const SiloamYaml *self, const SiloamImportOptions *options)
{
  for (const char *const *key = created_keys; *key != NULL; key++)
    {
      GDateTime *time = read_moment (siloam_yaml_as_text (siloam_yaml_get (self, *key)), options);

      if (time != NULL)
        return time;
    }
  return NULL;
}

const char *
siloam_front_matter_title (const SiloamYaml *self)
{
  const char *title = siloam_yaml_as_text (siloam_yaml_get (self, "title"));

  return title != NULL ? title : siloam_yaml_as_text (siloam_yaml_get (self, "Title"));
}

gboolean
siloam_front_matter_is_ours (const SiloamYaml *self)
{
  return siloam_yaml_as_text (siloam_yaml_get (self, "siloam")) != NULL;
}

static gboolean
is_true (const SiloamYaml *value)
{
  const char *text = siloam_yaml_as_text (value);

  return text != NULL && (g_ascii_strcasecmp (text, "true") == 0 ||
                          g_ascii_strcasecmp (text, "yes") == 0 || g_str_equal (text, "1"));
}

static void
add_tag (SiloamImportItem *item, const char *tag)
{
  g_autofree char *clean = tag != NULL ? g_strstrip (g_strdup (tag)) : NULL;

  if (clean != NULL)
    siloam_import_item_add_tag (item, *clean == '#' ? clean + 1 : clean);
}

/* "a, b", "#a #b", or a list of them. */
static void
add_tags (SiloamImportItem *item, const SiloamYaml *tags)
{
  const char *text = siloam_yaml_as_text (tags);
  g_auto (GStrv) parts = NULL;

  if (tags != NULL && tags->kind == SILOAM_YAML_LIST)
    for (guint i = 0; i < tags->values->len; i++)
      add_tag (item, siloam_yaml_as_text (g_ptr_array_index (tags->values, i)));
  if (text == NULL)
    return;
  parts = g_strsplit (text, strchr (text, ',') != NULL || *text != '#' ? "," : " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    add_tag (item, parts[i]);
}

static gboolean
is_known (const char *key)
{
  return g_strv_contains (created_keys, key) || g_strv_contains (updated_keys, key) ||
         g_strv_contains (tag_keys, key) || g_strv_contains (star_keys, key) ||
         g_strv_contains (quiet_keys, key);
}

/* "0.00000000" is how Joplin says that it does not know where. */
static gboolean
means_nothing (const SiloamYaml *value)
{
  const char *text = siloam_yaml_as_text (value);

  if (value->kind != SILOAM_YAML_TEXT)
    return value->values->len == 0;
  return text == NULL || text[strspn (text, "0.")] == '\0' ||
         g_ascii_strcasecmp (text, "false") == 0;
}

static void
leave_out (SiloamImportItem *item,
           const SiloamImportOptions *options,
           const char *key,
           const SiloamYaml *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_ascii_strcasecmp (key, left_out[i].key) == 0)
      {
        siloam_import_leave_out (item, options, left_out[i].word, siloam_yaml_as_text (value));
        return;
      }
  siloam_import_leave_out (item, options, SILOAM_IMPORT_WORD_FIELD, key);
}

static void
leave_out_others (const SiloamYaml *self,
                  const SiloamImportOptions *options,
                  SiloamImportItem *item)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *key = siloam_yaml_as_text (g_ptr_array_index (self->keys, i));
      const SiloamYaml *value = g_ptr_array_index (self->values, i);

      if (key != NULL && !is_known (key) && !means_nothing (value))
        leave_out (item, options, key, value);
    }
}

/**
 * siloam_front_matter_apply:
 * @item: one with an entry
 *
 * Gives the entry its tags, its star and the time it was changed.
 */
void
siloam_front_matter_apply (const SiloamYaml *self,
                           const SiloamImportOptions *options,
                           SiloamImportItem *item)
{
  g_autoptr (GDateTime) updated =
      read_moment (siloam_yaml_as_text (find (self, updated_keys)), options);

  if (item->entry == NULL)
    return;
  if (updated != NULL)
    {
      g_clear_pointer (&item->entry->updated, g_date_time_unref);
      item->entry->updated = g_steal_pointer (&updated);
    }
  if (siloam_front_matter_is_ours (self))
    {
      const char *kind = siloam_yaml_as_text (siloam_yaml_get (self, "kind"));

      /* An exchange comes back as its words; only JSON keeps its steps. */
      if (g_strcmp0 (kind, "free") != 0)
        siloam_import_leave_out (item, options, SILOAM_IMPORT_WORD_FIELD, "kind");
      item->entry->sealed = is_true (siloam_yaml_get (self, "sealed"));
      item->entry->resting = is_true (siloam_yaml_get (self, "resting"));
    }
  if (is_true (find (self, star_keys)))
    siloam_import_item_add_star (item, options);
  for (const char *const *key = tag_keys; *key != NULL; key++)
    add_tags (item, siloam_yaml_get (self, *key));
  leave_out_others (self, options, item);
}
