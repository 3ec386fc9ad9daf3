/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was saved, or should have been, since the journal was opened, kept in memory as well: when
 * another program writes over the file, or puts another in its place, nothing else of this session
 * is certainly ours. Lives no longer than the open journal. On the worker's thread. */

#include "journal/typed-private.h"

#include "vault/vault-copy.h"

static void
free_entry (gpointer entry)
{
  siloam_entry_free (entry);
}

static void
note (SiloamWorker *worker, const SiloamEntry *entry)
{
  if (worker->typed == NULL)
    worker->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  g_hash_table_replace (worker->typed, g_strdup (entry->id), siloam_entry_copy (entry));
  worker->is_set_aside = FALSE;
}

/* While words are about to be copied aside there is no file that could take them. */
gboolean
siloam_worker_hold (SiloamWorker *worker, SiloamRequest *request)
{
  if (!worker->holds_typed || !siloam_vault_is_overwritten (worker->vault))
    return FALSE;
  note (worker, request->entry);
  request->change = g_new0 (SiloamMove, 1);
  request->change->id = g_strdup (request->entry->id);
  return TRUE;
}

static void
say_overwritten (SiloamRequest *request)
{
  g_clear_error (&request->turn.error);
  g_set_error_literal (&request->turn.error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_MISSING,
                       "another program wrote over the file");
}

/* After a save. One that failed for another reason, as a full disk, is tried again by who asked. */
void
siloam_worker_note_typed (SiloamWorker *worker, SiloamRequest *request)
{
  if (request->turn.error != NULL && siloam_vault_is_overwritten (worker->vault))
    say_overwritten (request);
  if (request->turn.error == NULL)
    note (worker, request->entry);
  else if (g_error_matches (request->turn.error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING))
    {
      note (worker, request->entry);
      worker->was_refused = TRUE;
    }
}

void
siloam_worker_forget_typed (SiloamWorker *worker, const char *id)
{
  if (worker->typed != NULL)
    g_hash_table_remove (worker->typed, id);
}

gboolean
siloam_worker_has_typed (SiloamWorker *worker)
{
  return worker->typed != NULL && g_hash_table_size (worker->typed) > 0;
}

gboolean
siloam_worker_save_typed (SiloamWorker *worker, SiloamStore *store, GError **error)
{
  GHashTableIter iter;
  gpointer entry;

  if (worker->typed == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, worker->typed);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (!siloam_store_save (store, entry, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (SiloamWorker *worker, SiloamVaultCopy *copy, GError **error)
{
  g_autoptr (SiloamStore) store = siloam_store_new (siloam_vault_copy_get_db (copy), error);

  return store != NULL && siloam_worker_save_typed (worker, store, error);
}

/* A sealed file of its own, opened as the journal is: what the file of the journal held before is
 * another program's to give back. Its device is new, so that joining throws away nothing. */
gboolean
siloam_worker_copy_typed (SiloamWorker *worker, const char *path, GError **error)
{
  g_autoptr (SiloamVaultCopy) copy = siloam_vault_copy_begin_empty (worker->vault, path, error);

  return copy != NULL && fill (worker, copy, error) && siloam_vault_copy_finish (copy, error);
}

void
siloam_worker_clear_typed (SiloamWorker *worker)
{
  g_clear_pointer (&worker->typed, g_hash_table_unref);
  worker->holds_typed = FALSE;
  worker->was_refused = FALSE;
}
