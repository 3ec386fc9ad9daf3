/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of other diaries do alike: begin an entry, give it its words, tell what does not
 * come along. Any thread. */

#include "export/read-entry.h"

#include <math.h>
#include <string.h>

#include "export/import-xml.h"

/* Far more than fits on a line of any screen. */
#define MAX_TITLE_BYTES 400
#define PROBE_BYTES 65536
#define STEPS_BETWEEN_REPORTS 64

/**
 * siloam_read_fail:
 * @why: never with words of the entry
 *
 * Makes @item one that could not be read.
 */
void
siloam_read_fail (SiloamImportItem *item, SiloamImportError code, const char *why)
{
  if (item->fault == NULL)
    g_set_error_literal (&item->fault, SILOAM_IMPORT_ERROR, (int) code, why);
}

/**
 * siloam_read_begin:
 * @created: (nullable): when it was written, in the zone it was written in
 * @updated: (nullable): when it was changed last
 *
 * Returns: %FALSE, with the fault of @item set, when there is no @created
 */
gboolean
siloam_read_begin (SiloamImportItem *item, GDateTime *created, GDateTime *updated)
{
  if (created == NULL)
    {
      siloam_read_fail (item, SILOAM_IMPORT_ERROR_DAMAGED, "it does not say its day");
      return FALSE;
    }
  item->entry = siloam_import_entry_new (created);
  if (updated != NULL)
    {
      g_clear_pointer (&item->entry->updated, g_date_time_unref);
      item->entry->updated = g_date_time_ref (updated);
    }
  return TRUE;
}

/**
 * siloam_read_set_words:
 * @title: (nullable): what the source calls the entry
 * @text: (nullable): the rest
 *
 * Gives @item its words; without an entry it does nothing.
 */
void
siloam_read_set_words (SiloamImportItem *item, const char *title, const char *text)
{
  g_autofree char *line = siloam_import_one_line (title != NULL ? title : "");
  g_autofree char *whole = NULL;

  if (item->entry == NULL)
    return;
  if (strlen (line) > MAX_TITLE_BYTES)
    {
      whole = g_strjoin ("\n\n", line, text, NULL);
      line[0] = '\0';
    }
  siloam_import_item_set_text (item, whole != NULL ? whole : text);
  if (item->entry == NULL || line[0] == '\0')
    return;
  g_free (item->entry->title);
  item->entry->title = g_steal_pointer (&line);
}

/**
 * siloam_read_split_heading:
 * @text: Markdown
 * @rest: (out): what comes after the heading
 *
 * Returns: (transfer full) (nullable): the heading in the first line, %NULL when there is none or
 *   when it is too long to be one
 */
char *
siloam_read_split_heading (const char *text, const char **rest)
{
  const char *start = text + strspn (text, "\n ");
  gsize level = strspn (start, "#");
  const char *end = strchr (start, '\n');
  g_autofree char *title = NULL;

  if (level == 0 || level > 6 || start[level] != ' ')
    return NULL;
  title = end != NULL ? g_strndup (start + level, (gsize) (end - start - (gssize) level))
                      : g_strdup (start + level);
  g_strstrip (title);
  if (title[0] == '\0' || strlen (title) > MAX_TITLE_BYTES)
    return NULL;
  *rest = end != NULL ? end + 1 : "";
  return g_steal_pointer (&title);
}

/**
 * siloam_read_add_tags:
 * @tags: (nullable): strings, or objects
 * @name: where an object has its name
 */
void
siloam_read_add_tags (SiloamImportItem *item, JsonArray *tags, const char *name)
{
  for (guint i = 0; i < siloam_import_json_length (tags); i++)
    {
      const char *tag = siloam_import_json_item_text (tags, i);

      if (tag == NULL)
        tag = siloam_import_json_text (siloam_import_json_item (tags, i), name);
      siloam_import_item_add_tag (item, tag);
    }
}

/**
 * siloam_read_coordinates:
 *
 * Returns: (transfer full) (nullable): a place in degrees; some applications write the largest
 *   number there is, or two noughts, where there is none
 */
char *
siloam_read_coordinates (double latitude, double longitude)
{
  char north[G_ASCII_DTOSTR_BUF_SIZE], east[G_ASCII_DTOSTR_BUF_SIZE];

  if (!(fabs (latitude) <= 90) || !(fabs (longitude) <= 180) ||
      (fabs (latitude) < 1e-9 && fabs (longitude) < 1e-9))
    return NULL;
  g_ascii_formatd (north, sizeof north, "%.4f", latitude);
  g_ascii_formatd (east, sizeof east, "%.4f", longitude);
  return g_strdup_printf ("%s, %s", north, east);
}

static gboolean
ends_with_part (const GString *text, const char *part)
{
  gsize length = strlen (part);

  return g_str_has_suffix (text->str, part) &&
         (text->len == length ||
          (text->len > length + 1 && strncmp (text->str + text->len - length - 2, ", ", 2) == 0));
}

/**
 * siloam_read_join:
 * @first: a part; "" is one that is not there
 *
 * Returns: (transfer full): the parts up to %NULL, with ", " between those that are there; what
 * the part before it says already is not said again
 */
char *
siloam_read_join (const char *first, ...)
{
  GString *text = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    {
      if (part[0] == '\0' || ends_with_part (text, part))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, part);
    }
  va_end (parts);
  return g_string_free (text, FALSE);
}

/**
 * siloam_read_find_names:
 *
 * Returns: (transfer container): names of what can be read and ends in @suffix
 */
GPtrArray *
siloam_read_find_names (SiloamImportSource *source, const char *suffix)
{
  GPtrArray *all = siloam_import_source_get_names (source);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      char *name = g_ptr_array_index (all, i);

      if (siloam_import_has_suffix (name, suffix) &&
          siloam_import_source_is_readable (source, name))
        g_ptr_array_add (found, name);
    }
  return found;
}

/**
 * siloam_read_begins_with:
 *
 * Returns: whether @word stands in the first 64 KiB of @name
 */
gboolean
siloam_read_begins_with (SiloamImportSource *source, const char *name, const char *word)
{
  g_autoptr (GBytes) bytes = siloam_import_source_peek (source, name, PROBE_BYTES);
  g_autofree char *text = siloam_import_decode_text (bytes);

  return strstr (text, word) != NULL;
}

JsonNode *
siloam_read_json (SiloamImportSource *source, const char *name, GError **error)
{
  g_autofree char *text = siloam_import_source_read_text (source, name, error);

  return text != NULL ? siloam_import_json_parse (text, error) : NULL;
}

/**
 * siloam_read_is_html:
 *
 * Returns: whether there is a tag in @text; "a < b" has none
 */
gboolean
siloam_read_is_html (const char *text)
{
  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if ((at[1] == '/' && g_ascii_isalpha (at[2])) || g_ascii_strncasecmp (at, "<br", 3) == 0 ||
        g_ascii_strncasecmp (at, "<img", 4) == 0 || g_str_has_prefix (at, "<!--"))
      return TRUE;
  return FALSE;
}

/**
 * siloam_read_set_html_words:
 * @title: (nullable): no HTML
 * @text: (nullable): HTML, or not
 *
 * Gives @item its words; a text that cannot be read becomes its fault.
 */
void
siloam_read_set_html_words (SiloamImportItem *item,
                            const SiloamImportOptions *options,
                            const char *title,
                            const char *text)
{
  g_autofree char *plain = NULL;

  if (text == NULL || !siloam_read_is_html (text))
    {
      siloam_read_set_words (item, title, text);
      return;
    }
  plain = siloam_import_html_to_text (text, options, item, &item->fault);
  if (plain == NULL)
    g_clear_pointer (&item->entry, siloam_entry_free);
  else
    siloam_read_set_words (item, title, plain);
}

/**
 * siloam_read_go_on:
 * @done: entries so far
 * @all: entries in all
 *
 * Returns: %FALSE with `G_IO_ERROR_CANCELLED` when it was stopped
 */
gboolean
siloam_read_go_on (const SiloamImportOptions *options,
                   guint done,
                   guint all,
                   GCancellable *cancellable,
                   GError **error)
{
  if (done % STEPS_BETWEEN_REPORTS == 0 && all > 0)
    siloam_import_report (options, (double) done / all);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
