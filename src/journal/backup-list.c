/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which backups there are, and how much is in each. Looks at files on a thread of its own; reads
 * only. */

#include "journal/backup-list.h"

#include <string.h>

#include "journal/journal-work.h"
#include "vault/vault-read.h"

typedef struct
{
  char **folders;
  SiloamVaultPass *pass; /* NULL when no journal is open */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_strfreev (self->folders);
  g_clear_pointer (&self->pass, siloam_vault_pass_unref);
  g_free (self);
}

static void
listed_free (gpointer data)
{
  SiloamListedBackup *listed = data;

  siloam_backup_file_free (listed->file);
  g_free (listed);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const SiloamListedBackup *first = *(SiloamListedBackup *const *) a;
  const SiloamListedBackup *second = *(SiloamListedBackup *const *) b;

  return g_date_time_compare (second->file->at, first->file->at);
}

static void
count_entries (SiloamListedBackup *listed, SiloamVaultPass *pass)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = siloam_vault_read_copy (pass, listed->file->path, &error);
  sqlite3_stmt *query = NULL;

  listed->other_key = g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  if (vault == NULL)
    return;
  if (sqlite3_prepare_v2 (siloam_vault_get_db (vault),
                          "SELECT entries FROM tally",
                          -1,
                          &query,
                          NULL) == SQLITE_OK &&
      sqlite3_step (query) == SQLITE_ROW)
    {
      listed->opened = TRUE;
      listed->entries = (guint) sqlite3_column_int64 (query, 0);
    }
  sqlite3_finalize (query);
  siloam_vault_free (vault);
}

static void
list_file (GPtrArray *list, const char *path, const guint8 *vault_id)
{
  SiloamBackupFile *file = siloam_backup_file_new_for_path (path, NULL);
  SiloamListedBackup *listed;

  if (file == NULL)
    return;
  if (vault_id != NULL && memcmp (file->vault_id, vault_id, sizeof file->vault_id) != 0)
    {
      siloam_backup_file_free (file);
      return;
    }
  listed = g_new0 (SiloamListedBackup, 1);
  listed->file = file;
  g_ptr_array_add (list, listed);
}

static void
list_folder (GPtrArray *list, const char *folder, const guint8 *vault_id)
{
  g_autoptr (GPtrArray) files = siloam_backup_folder_list (folder, vault_id, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      SiloamListedBackup *listed = g_new0 (SiloamListedBackup, 1);

      listed->file = siloam_backup_file_copy (files->pdata[i]);
      g_ptr_array_add (list, listed);
    }
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Listing *self = task_data;
  GPtrArray *list = g_ptr_array_new_with_free_func (listed_free);
  const guint8 *vault_id = self->pass != NULL ? siloam_vault_pass_get_vault_id (self->pass) : NULL;

  for (guint i = 0; self->folders[i] != NULL; i++)
    {
      if (g_file_test (self->folders[i], G_FILE_TEST_IS_REGULAR))
        list_file (list, self->folders[i], vault_id);
      else
        list_folder (list, self->folders[i], vault_id);
    }
  g_ptr_array_sort (list, newest_first);
  for (guint i = 0; self->pass != NULL && i < list->len; i++)
    if (!g_cancellable_is_cancelled (cancellable))
      count_entries (list->pdata[i], self->pass);
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

static SiloamWorkStep
borrow_key (SiloamStore *store,
            SiloamVault *vault,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  SiloamVaultPass **pass = data;

  *pass = siloam_vault_make_pass (vault);
  return SILOAM_WORK_DONE;
}

static void
free_place (gpointer data)
{
  SiloamVaultPass **pass = data;

  g_clear_pointer (pass, siloam_vault_pass_unref);
  g_free (pass);
}

static void
borrowed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Listing *self = g_task_get_task_data (task);
  GError *error = NULL;
  SiloamVaultPass **pass = siloam_journal_work_finish (SILOAM_JOURNAL (source), result, &error);

  if (pass == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->pass = siloam_vault_pass_ref (*pass);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * siloam_backup_list_async:
 * @folders: (array zero-terminated=1) (type filename): where to look; a file is looked at itself
 * @journal: (nullable): whose backups; %NULL for those of any journal
 *
 * Main thread.
 */
void
siloam_backup_list_async (const char *const *folders,
                          SiloamJournal *journal,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Listing *self = g_new0 (Listing, 1);

  self->folders = g_strdupv ((char **) folders);
  g_task_set_source_tag (task, siloam_backup_list_async);
  g_task_set_task_data (task, self, listing_free);
  if (journal == NULL)
    g_task_run_in_thread (task, list_in_thread);
  else
    siloam_journal_work_async (journal,
                               borrow_key,
                               SILOAM_WORK_LOOKS,
                               g_new0 (SiloamVaultPass *, 1),
                               free_place,
                               cancellable,
                               borrowed_cb,
                               g_steal_pointer (&task));
}

/**
 * siloam_backup_list_finish:
 *
 * Returns: (transfer full) (element-type SiloamListedBackup): newest first; %NULL with
 *   %SILOAM_JOURNAL_ERROR_CLOSED or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
siloam_backup_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
