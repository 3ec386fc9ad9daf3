/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Restores a backup into memory and looks whether all of it can be read. What the journal has is
 * asked of its worker a piece at a time; the reading is done on a thread of its own, which no save
 * waits for. What was read stays in memory only, until the last reference goes. */

#include "journal/rehearsal-private.h"

#include "journal/journal-private.h"
#include "journal/journal-work.h"
#include "journal/lifecycle.h"
#include "vault/locksmith.h"

#define ROWS_PER_STEP 2000
#define ROWS_PER_LOOK 100

/* How the time goes: loading, then reading. */
#define LOADING_PERMILLE 300

static void
free_item (gpointer data)
{
  SiloamRehearsalItem *item = data;

  siloam_summary_free (item->summary);
  g_free (item);
}

/**
 * siloam_rehearsal_new:
 * @path: (type filename): a backup
 * @credential: (nullable): the way in; without it the key of the open journal is used
 *
 * Returns: (transfer full): a rehearsal to be run once
 */
SiloamRehearsal *
siloam_rehearsal_new (const char *path, SiloamCredential *credential)
{
  SiloamRehearsal *self = g_new0 (SiloamRehearsal, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->credential = credential != NULL ? siloam_credential_ref (credential) : NULL;
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

SiloamRehearsal *
siloam_rehearsal_ref (SiloamRehearsal *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
siloam_rehearsal_unref (SiloamRehearsal *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  siloam_store_free (self->store);
  sqlite3_close (self->memory);
  g_clear_pointer (&self->credential, siloam_credential_unref);
  g_clear_pointer (&self->pass, siloam_vault_pass_unref);
  g_clear_pointer (&self->ours, g_hash_table_unref);
  g_ptr_array_unref (self->items);
  g_free (self->path);
  g_free (self);
}

/* What the journal has: on its worker, a piece at a time. */
typedef struct
{
  SiloamRehearsal *rehearsal;
  gint64 last; /* number of the last row that was read */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  siloam_rehearsal_unref (look->rehearsal);
  g_free (look);
}

static SiloamWorkStep
look_at_ours (SiloamStore *store,
              SiloamVault *vault,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Look *look = data;
  SiloamRehearsal *self = look->rehearsal;
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (store,
                            "SELECT number, id, updated FROM entry"
                            " WHERE deleted IS NULL AND number > ? ORDER BY number LIMIT ?",
                            error);
  int step = SQLITE_DONE;
  guint rows = 0;

  if (query == NULL)
    return SILOAM_WORK_FAILED;
  if (self->pass == NULL)
    self->pass = siloam_vault_make_pass (vault);
  sqlite3_bind_int64 (query, 1, look->last);
  sqlite3_bind_int (query, 2, ROWS_PER_STEP);
  for (; (step = siloam_store_step (store, query, error)) == SQLITE_ROW; rows++)
    {
      gint64 *updated = g_new (gint64, 1);

      look->last = sqlite3_column_int64 (query, 0);
      *updated = sqlite3_column_int64 (query, 2);
      g_hash_table_replace (self->ours, siloam_column_text (query, 1), updated);
    }
  if (step != SQLITE_DONE)
    return SILOAM_WORK_FAILED;
  return rows == ROWS_PER_STEP ? SILOAM_WORK_AGAIN : SILOAM_WORK_DONE;
}

/* Reading: on a thread of its own. */

static void
tell_loading (double fraction, gpointer user_data)
{
  SiloamRehearsal *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * LOADING_PERMILLE));
}

static SiloamVault *
open_backup (SiloamRehearsal *self, GCancellable *cancellable, GError **error)
{
  SiloamVault *vault;

  if (self->credential == NULL)
    return siloam_vault_read_copy (self->pass, self->path, error);
  vault = siloam_locksmith_read (self->path, self->credential, cancellable, error);
  if (vault == NULL)
    return NULL;
  g_clear_pointer (&self->pass, siloam_vault_pass_unref);
  self->pass = siloam_vault_make_pass (vault);
  return vault;
}

static gboolean
load (SiloamRehearsal *self, GCancellable *cancellable, GError **error)
{
  SiloamVault *vault = open_backup (self, cancellable, error);
  gboolean done;

  if (vault == NULL)
    return FALSE;
  done = siloam_vault_check_whole (vault, NULL, NULL, cancellable, error);
  if (done)
    self->memory = siloam_vault_load_into_memory (vault, tell_loading, self, cancellable, error);
  siloam_vault_free (vault);
  if (self->memory == NULL)
    return FALSE;
  self->store = siloam_store_new (self->memory, error);
  return self->store != NULL;
}

static gboolean
is_readable (SiloamStore *store, gint64 number)
{
  g_autoptr (SiloamEntry) entry = siloam_store_load_number (store, number, NULL);

  return entry != NULL && siloam_entry_validate (entry, NULL);
}

/* What is in both is taken out of @ours: what is left there was added since. */
static gboolean
compare (SiloamRehearsal *self, sqlite3_stmt *row, GError **error)
{
  const char *id = (const char *) sqlite3_column_text (row, 0);
  const gint64 *ours = self->ours != NULL ? g_hash_table_lookup (self->ours, id) : NULL;
  gboolean changed = ours != NULL && *ours != sqlite3_column_int64 (row, 11);
  SiloamRehearsalItem *item;

  if (self->ours == NULL)
    return TRUE;
  if (ours != NULL && !changed)
    {
      g_hash_table_remove (self->ours, id);
      return TRUE;
    }
  item = g_new0 (SiloamRehearsalItem, 1);
  item->changed = changed;
  item->summary = siloam_store_read_summary (row, 0, error);
  g_ptr_array_add (self->items, item);
  self->counts.changed += changed;
  self->counts.missing += !changed;
  if (ours != NULL)
    g_hash_table_remove (self->ours, id);
  return item->summary != NULL;
}

static void
tell_reading (SiloamRehearsal *self, guint read, guint total)
{
  int rest = 1000 - LOADING_PERMILLE;

  g_atomic_int_set (&self->permille,
                    LOADING_PERMILLE + (int) ((guint64) rest * read / MAX (total, 1)));
}

/* A row that cannot be told in a list cannot be brought back either: it counts as unreadable. */
static gboolean
read_all (SiloamRehearsal *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) rows =
      siloam_store_prepare (self->store,
                            "SELECT " SILOAM_SUMMARY_COLUMNS ", e.number, e.updated"
                            " FROM entry AS e WHERE e.deleted IS NULL"
                            " ORDER BY e.created DESC, e.number DESC",
                            error);
  guint total = siloam_store_count (self->store, NULL);
  int step = SQLITE_DONE;

  if (rows == NULL)
    return FALSE;
  while ((step = siloam_store_step (self->store, rows, error)) == SQLITE_ROW)
    {
      gboolean readable = is_readable (self->store, sqlite3_column_int64 (rows, 10));

      self->counts.entries++;
      if (!compare (self, rows, NULL) || !readable)
        self->counts.unreadable++;
      if (self->counts.entries % ROWS_PER_LOOK != 0)
        continue;
      tell_reading (self, self->counts.entries, total);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  self->counts.added = self->ours != NULL ? g_hash_table_size (self->ours) : 0;
  return step == SQLITE_DONE;
}

static void
drop_unlisted (SiloamRehearsal *self)
{
  for (guint i = self->items->len; i > 0; i--)
    if (((SiloamRehearsalItem *) self->items->pdata[i - 1])->summary == NULL)
      g_ptr_array_remove_index (self->items, i - 1);
}

static void
read_backup (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SiloamRehearsal *self = task_data;
  GError *error = NULL;

  if (load (self, cancellable, &error) && read_all (self, cancellable, &error))
    {
      drop_unlisted (self);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (siloam_journal_work_finish (SILOAM_JOURNAL (source), result, &error) != NULL)
    g_task_run_in_thread (task, read_backup);
  else
    g_task_return_error (task, error);
}

static void
unref_rehearsal (gpointer data)
{
  siloam_rehearsal_unref (data);
}

/**
 * siloam_rehearsal_run_async:
 * @journal: (nullable): the open journal
 *
 * Reads the backup into memory, every entry of it, and compares. Main thread.
 */
void
siloam_rehearsal_run_async (SiloamRehearsal *self,
                            SiloamJournal *journal,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Look *look;

  g_task_set_source_tag (task, siloam_rehearsal_run_async);
  g_task_set_task_data (task, siloam_rehearsal_ref (self), unref_rehearsal);
  if (journal == NULL)
    {
      g_task_run_in_thread (task, read_backup);
      return;
    }
  self->ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  look = g_new0 (Look, 1);
  look->rehearsal = siloam_rehearsal_ref (self);
  siloam_journal_work_async (journal,
                             look_at_ours,
                             SILOAM_WORK_LOOKS,
                             look,
                             look_free,
                             cancellable,
                             looked_cb,
                             g_steal_pointer (&task));
}

/**
 * siloam_rehearsal_run_finish:
 *
 * Returns: %FALSE when the backup cannot be read: %SILOAM_VAULT_ERROR_WRONG_KEY when it needs a way
 *   in of its own, _PAGE_DAMAGED, _HEADER_DAMAGED, _NOT_VAULT, _NEWER_FORMAT, _MISSING, _BUSY, _IO,
 *   %SILOAM_JOURNAL_ERROR_NEWER_SCHEMA, or %G_IO_ERROR_CANCELLED
 */
gboolean
siloam_rehearsal_run_finish (SiloamRehearsal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

double
siloam_rehearsal_get_fraction (SiloamRehearsal *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * siloam_rehearsal_get_path:
 *
 * Returns: (transfer none) (type filename): the backup
 */
const char *
siloam_rehearsal_get_path (SiloamRehearsal *self)
{
  return self->path;
}

const SiloamRehearsalCounts *
siloam_rehearsal_get_counts (SiloamRehearsal *self)
{
  return &self->counts;
}

/**
 * siloam_rehearsal_get_items:
 *
 * Returns: (transfer none) (element-type SiloamRehearsalItem): newest first
 */
GPtrArray *
siloam_rehearsal_get_items (SiloamRehearsal *self)
{
  return self->items;
}

/**
 * siloam_rehearsal_get_pass:
 *
 * Returns: (transfer none): what opened the backup, for restoring it
 */
SiloamVaultPass *
siloam_rehearsal_get_pass (SiloamRehearsal *self)
{
  return self->pass;
}
