/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a sealed file that lies still, such as a backup: checks it, or loads it into memory. It
 * writes nothing anywhere. A vault stays on the thread that opened it; a pass may go along to
 * another. */

#include "vault/vault-read.h"

#include <string.h>

#include "vault/error-private.h"
#include "vault/vault-private.h"

#define PAGES_PER_LOOK 200
#define OPERATIONS_PER_LOOK 20000

struct _SiloamVaultPass
{
  gatomicrefcount ref_count;
  guint8 vault_id[SILOAM_ID_LENGTH];
  guint32 epoch;
  SiloamSecret *data_key;
};

/**
 * siloam_vault_make_pass:
 *
 * Returns: (transfer full): what opens copies of this vault; keep it no longer than needed
 */
SiloamVaultPass *
siloam_vault_make_pass (SiloamVault *self)
{
  SiloamVaultPass *pass = g_new0 (SiloamVaultPass, 1);
  const SiloamHeader *header = siloam_vault_get_header (self);

  g_atomic_ref_count_init (&pass->ref_count);
  memcpy (pass->vault_id, siloam_header_get_vault_id (header), SILOAM_ID_LENGTH);
  pass->epoch = siloam_header_get_epoch (header);
  pass->data_key = siloam_secret_ref (siloam_vault_get_data_key (self));
  return pass;
}

SiloamVaultPass *
siloam_vault_pass_ref (SiloamVaultPass *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
siloam_vault_pass_unref (SiloamVaultPass *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  siloam_secret_unref (self->data_key);
  g_free (self);
}

/**
 * siloam_vault_pass_get_vault_id:
 *
 * Returns: (transfer none): the 16 bytes that all copies of the journal have
 */
const guint8 *
siloam_vault_pass_get_vault_id (SiloamVaultPass *self)
{
  return self->vault_id;
}

/* A SiloamVaultUnlockFunc. */
static SiloamSecret *
unlock_with_pass (const SiloamHeader *header, gpointer user_data, GError **error)
{
  SiloamVaultPass *pass = user_data;

  if (memcmp (siloam_header_get_vault_id (header), pass->vault_id, SILOAM_ID_LENGTH) == 0 &&
      siloam_header_get_epoch (header) == pass->epoch)
    return siloam_secret_ref (pass->data_key);

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_WRONG_KEY,
                       "the file is no copy of this journal, or of before its key was changed");
  return NULL;
}

/**
 * siloam_vault_read_copy:
 * @pass: of the journal that is open
 * @path: a backup or other copy of it
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY when it is another journal or has another data key, and
 * with the codes of the file itself (_MISSING, _BUSY, _NOT_VAULT, _NEWER_FORMAT, _HEADER_DAMAGED,
 * _PAGE_DAMAGED, _IO). Any thread, which then keeps it.
 *
 * Returns: (transfer full): the vault, only to read
 */
SiloamVault *
siloam_vault_read_copy (SiloamVaultPass *pass, const char *path, GError **error)
{
  g_return_val_if_fail (pass != NULL && path != NULL, NULL);

  return siloam_vault_open_to_read (path, unlock_with_pass, pass, error);
}

/**
 * siloam_vault_open_with_pass:
 * @path: a copy of the file that the pass is of
 *
 * Fails as siloam_vault_read_copy() and siloam_vault_open(). Any thread, which then keeps it.
 *
 * Returns: (transfer full): the open vault
 */
SiloamVault *
siloam_vault_open_with_pass (SiloamVaultPass *pass, const char *path, GError **error)
{
  g_return_val_if_fail (pass != NULL && path != NULL, NULL);

  return siloam_vault_open (path, unlock_with_pass, pass, error);
}

static int
stop_when_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
check_pages (SiloamVault *self,
             SiloamVaultProgress progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  guint64 pages = 0;
  int result = siloam_vault_count_pages (self, &pages);

  for (guint64 page = 1; page <= pages && result == SQLITE_OK; page++)
    {
      result = siloam_vault_check_page (self, page);
      if (page % PAGES_PER_LOOK != 0)
        continue;
      if (progress != NULL)
        progress ((double) page / (double) pages, user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (result == SQLITE_OK)
    return TRUE;
  siloam_vault_set_db_error (siloam_vault_get_db (self), result, error);
  return FALSE;
}

/* SQLite's own look at the whole structure. */
static gboolean
check_structure (sqlite3 *db, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean sound = FALSE;
  int result;

  sqlite3_progress_handler (db,
                            OPERATIONS_PER_LOOK,
                            cancellable != NULL ? stop_when_cancelled : NULL,
                            cancellable);
  result = sqlite3_prepare_v2 (db, "PRAGMA integrity_check(1)", -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    sound = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  if (sound)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (result != SQLITE_ROW)
    siloam_vault_set_db_error (db, result, error);
  else
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_PAGE_DAMAGED,
                         "the pages can be read, but do not fit together");
  return FALSE;
}

/**
 * siloam_vault_check_whole:
 * @progress: (nullable) (scope call): called on this thread
 *
 * Reads every page and looks whether they fit together.
 *
 * Fails with %SILOAM_VAULT_ERROR_PAGE_DAMAGED, _IO or %G_IO_ERROR_CANCELLED. The thread of the
 * vault.
 */
gboolean
siloam_vault_check_whole (SiloamVault *self,
                          SiloamVaultProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return check_pages (self, progress, user_data, cancellable, error) &&
         check_structure (siloam_vault_get_db (self), cancellable, error);
}

static gboolean
copy_pages (sqlite3 *from,
            sqlite3 *to,
            SiloamVaultProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (to);

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      result = sqlite3_backup_step (backup, PAGES_PER_LOOK);
      if (progress != NULL && sqlite3_backup_pagecount (backup) > 0)
        progress (1 - (double) sqlite3_backup_remaining (backup) /
                          (double) sqlite3_backup_pagecount (backup),
                  user_data);
    }
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    siloam_vault_set_db_error (from, result, error);
  return FALSE;
}

/**
 * siloam_vault_load_into_memory:
 * @progress: (nullable) (scope call): called on this thread
 *
 * Fails with %SILOAM_VAULT_ERROR_PAGE_DAMAGED, _IO, _NO_MEMORY or %G_IO_ERROR_CANCELLED. The
 * thread of the vault.
 *
 * Returns: (transfer full): a connection that outlives the vault and can be migrated and read;
 * close it with sqlite3_close()
 */
sqlite3 *
siloam_vault_load_into_memory (SiloamVault *self,
                               SiloamVaultProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error)
{
  sqlite3 *from = siloam_vault_get_db (self);
  sqlite3 *memory = NULL;
  int result = sqlite3_open (":memory:", &memory);

  if (result == SQLITE_OK)
    result = sqlite3_exec (memory,
                           "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
                           "PRAGMA foreign_keys=ON",
                           NULL,
                           NULL,
                           NULL);
  if (result != SQLITE_OK)
    siloam_vault_set_db_error (memory, result, error);
  else if (copy_pages (from, memory, progress, user_data, cancellable, error))
    return memory;
  sqlite3_close (memory);
  return NULL;
}
