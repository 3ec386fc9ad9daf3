/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks an open journal which entries a period has. Main thread; the journal's worker looks. */

#include "export/entry-ids.h"

#include "journal/journal-work.h"

typedef struct
{
  GDateTime *from; /* NULL: from the beginning */
  GDateTime *to;   /* NULL: without an end */
  GPtrArray *ids;  /* (element-type utf8) */
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->from, g_date_time_unref);
  g_clear_pointer (&self->to, g_date_time_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

static SiloamWorkStep
search (SiloamStore *store,
        SiloamVault *vault,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Search *self = data;

  self->ids = siloam_store_period (store, self->from, self->to, error);
  return self->ids != NULL ? SILOAM_WORK_DONE : SILOAM_WORK_FAILED;
}

/**
 * siloam_entry_ids_find_async:
 * @from: (nullable): the first moment
 * @to: (nullable): the first moment after it
 *
 * Finds the entries of a period.
 */
void
siloam_entry_ids_find_async (SiloamJournal *journal,
                             GDateTime *from,
                             GDateTime *to,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Search *self = g_new0 (Search, 1);

  self->from = from != NULL ? g_date_time_ref (from) : NULL;
  self->to = to != NULL ? g_date_time_ref (to) : NULL;
  siloam_journal_work_async (journal,
                             search,
                             SILOAM_WORK_LOOKS,
                             self,
                             search_free,
                             cancellable,
                             callback,
                             user_data);
}

/**
 * siloam_entry_ids_find_finish:
 *
 * Returns: (transfer full) (nullable): the ids, oldest first; %NULL with an error of the journal
 */
GPtrArray *
siloam_entry_ids_find_finish (SiloamJournal *journal, GAsyncResult *result, GError **error)
{
  const Search *self = siloam_journal_work_finish (journal, result, error);

  return self != NULL ? g_ptr_array_ref (self->ids) : NULL;
}
