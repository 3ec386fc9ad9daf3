/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of one outcome of an import, however many: the day, the place in the source, the
 * reason, what does not come along. Never a word of what is written in them. Main thread. */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/date-text.h"
#include "ui/import-report.h"

static const char *const reason_keys[] = {
  [SILOAM_IMPORT_REASON_NONE] = NULL,
  [SILOAM_IMPORT_REASON_HERE] = "import.reason.here.text",
  [SILOAM_IMPORT_REASON_SAME_WORDS] = "import.reason.same_words.text",
  [SILOAM_IMPORT_REASON_ERASED] = "import.reason.erased.text",
  [SILOAM_IMPORT_REASON_CHANGED] = "import.reason.changed.text",
  [SILOAM_IMPORT_REASON_BLANK] = "import.reason.blank.text",
  [SILOAM_IMPORT_REASON_OLDER] = "import.reason.older.text",
};

static const char *
fault_key (const GError *fault)
{
  if (g_error_matches (fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_TOO_LARGE) ||
      g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_TOO_LARGE))
    return "import.fault.too_large.text";
  if (g_error_matches (fault, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNSAFE))
    return "import.fault.unsafe.text";
  return "import.fault.damaged.text";
}

static void
add_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
describe_item (SiloamPrompts *prompts, const SiloamImportItem *item)
{
  GString *text = g_string_new (NULL);

  add_line (text, item->place);
  if (reason_keys[item->reason] != NULL)
    add_line (text, siloam_prompts_get (prompts, reason_keys[item->reason]));
  if (item->fault != NULL)
    add_line (text, siloam_prompts_get (prompts, fault_key (item->fault)));
  if (item->day_guessed)
    add_line (text, siloam_prompts_get (prompts, "import.reason.day_guessed.text"));
  for (guint i = 0; i < item->left_out->len; i++)
    {
      g_autofree char *line = g_strdup_printf (_ ("Does not come along: %s"),
                                               (char *) g_ptr_array_index (item->left_out, i));
      add_line (text, line);
    }
  return g_string_free (text, FALSE);
}

static void
describe (SiloamPrompts *prompts, gconstpointer data, char **first, char **second)
{
  const SiloamImportItem *item = data;
  char *text = describe_item (prompts, item);

  if (item->entry == NULL)
    {
      *first = text;
      return;
    }
  *first = siloam_date_text_day (item->entry->created);
  *second = text;
}

/* Something that the source as a whole leaves out. */
static void
describe_left_out (SiloamPrompts *prompts, gconstpointer what, char **first, char **second)
{
  *first = g_strdup (what);
}

static gboolean
belongs (const SiloamImportItem *item, SiloamImportOutcome outcome)
{
  return outcome == SILOAM_IMPORT_LEFT_OUT ? item->left_out->len > 0 : item->outcome == outcome;
}

/**
 * siloam_import_items_list:
 * @list: an empty list
 * @bundle: planned
 * @outcome: which entries, or %SILOAM_IMPORT_LEFT_OUT for those that do not come along whole
 *
 * Fills the list.
 */
void
siloam_import_items_list (SiloamItemList *list,
                          const SiloamImportBundle *bundle,
                          SiloamImportOutcome outcome)
{
  for (guint i = 0; outcome == SILOAM_IMPORT_LEFT_OUT && i < bundle->left_out->len; i++)
    siloam_item_list_append (list, g_ptr_array_index (bundle->left_out, i), describe_left_out);
  for (guint i = 0; i < bundle->items->len; i++)
    if (belongs (g_ptr_array_index (bundle->items, i), outcome))
      siloam_item_list_append (list, g_ptr_array_index (bundle->items, i), describe);
}
