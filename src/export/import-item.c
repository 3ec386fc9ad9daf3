/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every reader does with one entry of its source: words, tags, what is left out. Whatever does
 * not fit in a journal is told in the item, never cut off in silence. Any thread. */

#include <string.h>

#include "export/import-private.h"
#include "journal/lifecycle.h"

/* A longer tag is a sentence that ended up in the wrong place. */
#define MAX_TAG_BYTES 400
/* More things left out of one entry are counted, not named. */
#define MAX_LEFT_OUT 200

/**
 * siloam_import_entry_new:
 * @created: the moment, in the offset it was lived in
 *
 * Returns: (transfer full): a free entry of that moment
 */
SiloamEntry *
siloam_import_entry_new (GDateTime *created)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  g_clear_pointer (&entry->created, g_date_time_unref);
  entry->created = g_date_time_ref (created);
  return entry;
}

/* "\r\n" and "\r" are how other systems end a line. */
static char *
plain_line_ends (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at++)
    if (*at != '\r')
      g_string_append_c (plain, *at);
    else if (at[1] != '\n')
      g_string_append_c (plain, '\n');
  return g_string_free (plain, FALSE);
}

/* The first line keeps its indent: in Markdown that has a meaning. */
static const char *
skip_blank_lines (const char *text)
{
  const char *line = text;

  for (const char *at = text; *at != '\0' && g_ascii_isspace (*at); at++)
    if (*at == '\n')
      line = at + 1;
  return line;
}

/**
 * siloam_import_item_set_text:
 * @self: an item with an entry
 * @text: (nullable): its words; what is not UTF-8 in them is shown as such
 *
 * Sets the words of the entry, with plain line ends and without blank lines around them. A text
 * longer than a journal holds becomes the fault of the item.
 */
void
siloam_import_item_set_text (SiloamImportItem *self, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  g_autofree char *plain = plain_line_ends (valid);
  const char *start = skip_blank_lines (plain);

  g_strchomp (plain);
  if (strlen (plain) > SILOAM_MAX_TEXT)
    {
      g_clear_pointer (&self->entry, siloam_entry_free);
      if (self->fault == NULL)
        self->fault = g_error_new_literal (SILOAM_IMPORT_ERROR,
                                           SILOAM_IMPORT_ERROR_TOO_LARGE,
                                           "a text of more than 1 MiB");
    }
  if (self->entry == NULL)
    return;
  g_free (self->entry->text);
  self->entry->text = start < plain + strlen (plain) ? g_strdup (start) : NULL;
}

static gboolean
has_tag (const SiloamEntry *entry, const char *tag)
{
  for (guint i = 0; i < entry->tags->len; i++)
    if (g_str_equal (g_ptr_array_index (entry->tags, i), tag))
      return TRUE;
  return FALSE;
}

/**
 * siloam_import_item_add_tag:
 * @tag: (nullable): a tag of the source; a blank one, or one that is there already, is left
 *
 * A tag more than a journal holds, or longer than a tag is, is told as left out.
 */
void
siloam_import_item_add_tag (SiloamImportItem *self, const char *tag)
{
  g_autofree char *clean = NULL;

  if (self->entry == NULL || tag == NULL)
    return;
  clean = siloam_import_one_line (tag);
  if (*clean == '\0' || has_tag (self->entry, clean))
    return;
  if (self->entry->tags->len >= SILOAM_MAX_ITEMS || strlen (clean) > MAX_TAG_BYTES)
    siloam_import_item_leave_out (self, "tag %.40s", clean);
  else
    g_ptr_array_add (self->entry->tags, g_steal_pointer (&clean));
}

/**
 * siloam_import_item_add_star:
 *
 * Marks what was starred, pinned or important in the other application.
 */
void
siloam_import_item_add_star (SiloamImportItem *self, const SiloamImportOptions *options)
{
  gboolean dutch = options->language != NULL && g_str_has_prefix (options->language, "nl");

  siloam_import_item_add_tag (self, dutch ? "belangrijk" : "important");
}

/**
 * siloam_import_item_leave_out:
 * @format: printf-like, what it is that a journal here does not hold
 *
 * Tells what of the entry does not come along.
 */
void
siloam_import_item_leave_out (SiloamImportItem *self, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  if (self->left_out->len >= MAX_LEFT_OUT)
    return;
  if (self->left_out->len == MAX_LEFT_OUT - 1)
    {
      g_ptr_array_add (self->left_out, g_strdup ("…"));
      return;
    }
  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->left_out, siloam_import_one_line (what));
}

/**
 * siloam_import_report:
 * @fraction: how much was done, 0 to 1
 *
 * Tells the progress of reading to who asked for it.
 */
void
siloam_import_report (const SiloamImportOptions *options, double fraction)
{
  if (options->progress != NULL)
    options->progress (CLAMP (fraction, 0, 1), options->progress_data);
}
