/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a store: opening on a borrowed connection, deleting with undo, erasing for good.
 * Loading is in store-load.c, saving in store-save.c, lists in store-list.c, search in search.c.
 * One thread. */

#include "journal/store-private.h"

#include "journal/schema-private.h"
#include "journal/stamp-private.h"

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/**
 * siloam_store_new:
 * @db: a connection that outlives the store
 *
 * Makes or migrates the tables.
 *
 * Returns: (transfer full): the store, or %NULL with %SILOAM_JOURNAL_ERROR_NEWER_SCHEMA or a vault
 *   error
 */
SiloamStore *
siloam_store_new (sqlite3 *db, GError **error)
{
  g_autoptr (SiloamStore) self = g_new0 (SiloamStore, 1);

  self->db = db;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  return siloam_schema_prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_store_free:
 * @self: (nullable) (transfer full): a store; its connection stays open
 */
void
siloam_store_free (SiloamStore *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  g_free (self);
}

gint64
siloam_store_number (SiloamStore *self, const char *id, gboolean *deleted, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT number, deleted IS NOT NULL FROM entry WHERE id = ?",
                            error);
  int step;

  if (query == NULL)
    return 0;
  siloam_bind_text (query, 1, id);
  step = siloam_store_step (self, query, error);
  if (step == SQLITE_DONE)
    g_set_error_literal (error,
                         SILOAM_JOURNAL_ERROR,
                         SILOAM_JOURNAL_ERROR_NOT_FOUND,
                         "no such entry");
  if (step != SQLITE_ROW)
    return 0;
  *deleted = sqlite3_column_int (query, 1) != 0;
  return sqlite3_column_int64 (query, 0);
}

/**
 * siloam_store_knows:
 *
 * Returns: whether there is an entry with this id, also when it was deleted and can still come back
 */
gboolean
siloam_store_knows (SiloamStore *self, const char *id)
{
  gboolean deleted = FALSE;

  return siloam_store_number (self, id, &deleted, NULL) != 0;
}

typedef struct
{
  const char *id;
  gboolean delete;
} Deletion;

static gboolean
set_deleted (SiloamStore *self, gint64 number, const Deletion *deletion, GError **error)
{
  g_autoptr (sqlite3_stmt) update =
      siloam_store_prepare (self,
                            "UPDATE entry SET deleted = ? WHERE number = ? RETURNING updated",
                            error);
  gint64 updated;

  if (update == NULL)
    return FALSE;
  if (deletion->delete)
    sqlite3_bind_int64 (update, 1, g_get_real_time ());
  sqlite3_bind_int64 (update, 2, number);
  if (siloam_store_step (self, update, error) != SQLITE_ROW)
    return FALSE;
  updated = sqlite3_column_int64 (update, 0);
  return siloam_store_step (self, update, error) == SQLITE_DONE &&
         siloam_stamp_entry (self, number, siloam_stamp_print (deletion->id, updated), error);
}

static gboolean
delete_work (SiloamStore *self, gpointer data, GError **error)
{
  const Deletion *deletion = data;
  g_autoptr (SiloamIndexed) indexed = NULL;
  gboolean deleted = FALSE;
  gint64 number = siloam_store_number (self, deletion->id, &deleted, error);

  if (number == 0)
    return FALSE;
  if (deleted == deletion->delete)
    return TRUE;
  indexed = siloam_search_look (self, number, error);
  return indexed != NULL && set_deleted (self, number, deletion, error) &&
         siloam_search_follow (self, number, indexed, error);
}

/**
 * siloam_store_delete:
 *
 * Takes an entry out of every list and out of search. It can be brought back until it is purged;
 * deleting twice is no fault.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_NOT_FOUND or a vault error
 */
gboolean
siloam_store_delete (SiloamStore *self, const char *id, GError **error)
{
  return siloam_store_transact (self, delete_work, &(Deletion){ id, TRUE }, error);
}

/**
 * siloam_store_undelete:
 *
 * Brings a deleted entry back as it was.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_NOT_FOUND or a vault error
 */
gboolean
siloam_store_undelete (SiloamStore *self, const char *id, GError **error)
{
  return siloam_store_transact (self, delete_work, &(Deletion){ id, FALSE }, error);
}

/* Another copy of the journal may still have it: the id stays, so that it does not come back. */
static gboolean
remember_gone (SiloamStore *self, sqlite3_stmt *query, SiloamStamp *stamp, GError **error)
{
  const char *id = (const char *) sqlite3_column_text (query, 0);
  SiloamStamp last;

  if (stamp->change == 0 && !siloam_stamp_next (self, stamp, error))
    return FALSE;
  siloam_stamp_read (query, 2, &last);
  stamp->old =
      last.change != 0 ? last.old : siloam_stamp_print (id, sqlite3_column_int64 (query, 1));
  return siloam_gone_add (self, id, stamp, error);
}

static gboolean
remember_all_gone (SiloamStore *self, gint64 before, gboolean *any, GError **error)
{
  SiloamStamp stamp = { 0 };
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT id, updated, device, change, old FROM entry WHERE deleted < ?",
                            error);
  int step;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, before);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    if (!remember_gone (self, query, &stamp, error))
      return FALSE;
  *any = stamp.change != 0;
  return step == SQLITE_DONE;
}

static gboolean
purge_work (SiloamStore *self, gpointer data, GError **error)
{
  const gint64 before = *(gint64 *) data;
  g_autoptr (sqlite3_stmt) removal =
      siloam_store_prepare (self, "DELETE FROM entry WHERE deleted < ?", error);
  gboolean any = FALSE;

  if (removal == NULL || !remember_all_gone (self, before, &any, error))
    return FALSE;
  if (!any)
    return TRUE;
  sqlite3_bind_int64 (removal, 1, before);
  /* Nor does an import keep the words of an entry that is gone, and the index keeps the words of
   * what left it until its parts are merged. */
  return siloam_store_run (self, removal, error) &&
         siloam_store_execute (self,
                               "UPDATE imported SET before = NULL WHERE outcome = 'merged'"
                               " AND before IS NOT NULL AND entry NOT IN (SELECT id FROM entry)",
                               error) &&
         siloam_store_execute (self, "INSERT INTO search (search) VALUES ('optimize')", error);
}

/**
 * siloam_store_purge:
 * @deleted_before: in µs UTC
 *
 * Erases for good what was deleted before a moment: rows, links and the words in the index. Only
 * the id stays.
 *
 * Returns: %TRUE, or %FALSE with a vault error; then nothing was erased
 */
gboolean
siloam_store_purge (SiloamStore *self, gint64 deleted_before, GError **error)
{
  return siloam_store_transact (self, purge_work, &deleted_before, error);
}
