/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of one outcome of a merge, however many. Each is told as the library tells it: what
 * was received or its title, and its day; never a hurt, and nothing of what is sealed. Main thread.
 */

#include "config.h"

#include "ui/entry-text.h"
#include "ui/merge-report.h"

static void
describe (SiloamPrompts *prompts, gconstpointer data, char **first, char **second)
{
  const SiloamSummary *summary = ((const SiloamMergeItem *) data)->summary;

  if (summary != NULL)
    {
      *first = siloam_entry_text_first_line (prompts, summary);
      *second = siloam_entry_text_second_line (prompts, summary);
    }
  if (*first == NULL)
    *first = g_strdup (siloam_prompts_get (prompts, "copies.unread.text"));
}

/**
 * siloam_merge_items_list:
 * @list: an empty list
 * @outcome: which entries
 *
 * Fills the list.
 */
void
siloam_merge_items_list (SiloamItemList *list,
                         const SiloamMergeReport *report,
                         SiloamMergeOutcome outcome)
{
  for (guint i = 0; i < report->items->len; i++)
    {
      const SiloamMergeItem *item = g_ptr_array_index (report->items, i);

      if (item->outcome == outcome)
        siloam_item_list_append (list, item, describe);
    }
}
