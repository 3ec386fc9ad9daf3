/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings entries of a backup back into the journal that is open: all that were asked for, or none.
 * What the journal has is never written over. On the worker, but for what starts and ends it. */

#include "journal/journal-private.h"
#include "journal/journal-work.h"
#include "journal/lifecycle.h"
#include "journal/rehearsal-private.h"
#include "journal/stamp-private.h"

typedef struct
{
  SiloamRehearsal *rehearsal;
  GHashTable *ids; /* NULL: all that differ */
  guint brought;
} BringBack;

static void
bring_back_free (gpointer data)
{
  BringBack *self = data;

  siloam_rehearsal_unref (self->rehearsal);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_free (self);
}

/* It may have come back meanwhile: then the journal's own stays as it is. */
static gboolean
put_missing (SiloamStore *store, const SiloamEntry *entry, GError **error)
{
  g_autoptr (GError) fault = NULL;
  gboolean deleted = FALSE;
  gint64 number = siloam_store_number (store, entry->id, &deleted, &fault);

  if (number == 0 && !g_error_matches (fault, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (number != 0 && !deleted)
    return TRUE;
  if (number != 0)
    return siloam_store_undelete (store, entry->id, error);
  return siloam_store_put (store, entry, error) && siloam_gone_remove (store, entry->id, error);
}

static gboolean
put_beside (SiloamStore *store, SiloamEntry *entry, GError **error)
{
  g_free (entry->id);
  entry->id = g_uuid_string_random ();
  return siloam_store_put (store, entry, error);
}

static gboolean
bring (BringBack *self, SiloamStore *store, const SiloamRehearsalItem *item, GError **error)
{
  g_autoptr (SiloamEntry) entry =
      siloam_store_load (self->rehearsal->store, item->summary->id, error);

  if (entry == NULL)
    return FALSE;
  if (!(item->changed ? put_beside (store, entry, error) : put_missing (store, entry, error)))
    return FALSE;
  self->brought++;
  return TRUE;
}

static gboolean
bring_all (SiloamStore *store, gpointer data, GError **error)
{
  BringBack *self = data;
  GPtrArray *items = self->rehearsal->items;

  self->brought = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const SiloamRehearsalItem *item = items->pdata[i];

      if (self->ids != NULL && !g_hash_table_contains (self->ids, item->summary->id))
        continue;
      if (!bring (self, store, item, error))
        return FALSE;
    }
  return TRUE;
}

static SiloamWorkStep
work (SiloamStore *store,
      SiloamVault *vault,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  return siloam_store_transact (store, bring_all, data, error) ? SILOAM_WORK_DONE
                                                               : SILOAM_WORK_FAILED;
}

/**
 * siloam_rehearsal_bring_back_async:
 * @self: one that was run with this journal
 * @ids: (nullable) (array zero-terminated=1): of its items; %NULL for all
 *
 * Puts entries of the backup into the journal, in one transaction. Main thread.
 */
void
siloam_rehearsal_bring_back_async (SiloamRehearsal *self,
                                   SiloamJournal *journal,
                                   const char *const *ids,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  BringBack *data = g_new0 (BringBack, 1);

  data->rehearsal = siloam_rehearsal_ref (self);
  if (ids != NULL)
    data->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (data->ids, g_strdup (ids[i]));
  siloam_journal_work_async (journal,
                             work,
                             SILOAM_WORK_CHANGES_ENTRIES,
                             data,
                             bring_back_free,
                             NULL,
                             callback,
                             user_data);
}

/**
 * siloam_rehearsal_bring_back_finish:
 * @brought: (out): how many entries came back
 *
 * Returns: %FALSE with a vault or journal error; then the journal is as it was
 */
gboolean
siloam_rehearsal_bring_back_finish (SiloamJournal *journal,
                                    GAsyncResult *result,
                                    guint *brought,
                                    GError **error)
{
  const BringBack *data = siloam_journal_work_finish (journal, result, error);

  if (data == NULL)
    return FALSE;
  *brought = data->brought;
  return TRUE;
}
