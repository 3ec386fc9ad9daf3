/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which change of which device wrote an entry, so that two copies of a journal can be joined: a
 * copy that holds a later change of a device has seen all earlier ones. Ids and counts only, never
 * a word. Thread of the store. */

#include "journal/stamp-private.h"

#include <string.h>

/**
 * siloam_store_set_device:
 * @device: random, and used by one copy of the journal at a time: two that count as the same
 *   device could not be joined
 *
 * Tells whose changes are counted from now on. Without it the store counts as a device of its own.
 */
void
siloam_store_set_device (SiloamStore *self, const guint8 device[SILOAM_DEVICE_LENGTH])
{
  memcpy (self->device, device, SILOAM_DEVICE_LENGTH);
  self->has_device = TRUE;
}

static void
ensure_device (SiloamStore *self)
{
  if (self->has_device)
    return;
  sqlite3_randomness (SILOAM_DEVICE_LENGTH, self->device);
  self->has_device = TRUE;
}

static void
bind_device (sqlite3_stmt *statement, int index, const guint8 *device)
{
  sqlite3_bind_blob (statement, index, device, SILOAM_DEVICE_LENGTH, SQLITE_TRANSIENT);
}

/**
 * siloam_store_count_changes:
 * @changes: (out): 0 for a device that never wrote here
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_store_count_changes (SiloamStore *self,
                            const guint8 device[SILOAM_DEVICE_LENGTH],
                            gint64 *changes,
                            GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT changes FROM device WHERE id = ?", error);
  int step;

  *changes = 0;
  if (query == NULL)
    return FALSE;
  bind_device (query, 1, device);
  step = siloam_store_step (self, query, error);
  if (step == SQLITE_ROW)
    *changes = sqlite3_column_int64 (query, 0);
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

gboolean
siloam_stamp_next (SiloamStore *self, SiloamStamp *stamp, GError **error)
{
  g_autoptr (sqlite3_stmt) count = NULL;
  int step;

  ensure_device (self);
  count = siloam_store_prepare (self,
                                "INSERT INTO device (id, changes) VALUES (?, 1)"
                                " ON CONFLICT (id) DO UPDATE SET changes = changes + 1"
                                " RETURNING changes",
                                error);
  if (count == NULL)
    return FALSE;
  bind_device (count, 1, self->device);
  step = siloam_store_step (self, count, error);
  if (step != SQLITE_ROW)
    return FALSE;
  memcpy (stamp->device, self->device, SILOAM_DEVICE_LENGTH);
  stamp->change = sqlite3_column_int64 (count, 0);
  stamp->old = 0;
  return siloam_store_step (self, count, error) == SQLITE_DONE;
}

/* The moment of updating, in µs, tells the versions of one entry apart; of an entry that is gone
 * not even that moment is kept. */
gint64
siloam_stamp_print (const char *id, gint64 updated)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  gint64 print;

  updated = GINT64_TO_LE (updated);
  g_checksum_update (sum, (const guchar *) id, (gssize) strlen (id));
  g_checksum_update (sum, (const guchar *) &updated, sizeof updated);
  g_checksum_get_digest (sum, digest, &length);
  memcpy (&print, digest, sizeof print);
  print = GINT64_FROM_LE (print);
  return print != 0 ? print : 1;
}

gboolean
siloam_stamp_equal (const SiloamStamp *a, const SiloamStamp *b)
{
  return a->change == b->change &&
         (a->change == 0 || memcmp (a->device, b->device, SILOAM_DEVICE_LENGTH) == 0);
}

void
siloam_stamp_read (sqlite3_stmt *statement, int column, SiloamStamp *stamp)
{
  memset (stamp, 0, sizeof *stamp);
  if (sqlite3_column_bytes (statement, column) == SILOAM_DEVICE_LENGTH)
    {
      memcpy (stamp->device, sqlite3_column_blob (statement, column), SILOAM_DEVICE_LENGTH);
      stamp->change = MAX (sqlite3_column_int64 (statement, column + 1), 0);
    }
  stamp->old = sqlite3_column_int64 (statement, column + 2);
}

void
siloam_stamp_bind (sqlite3_stmt *statement, int index, const SiloamStamp *stamp)
{
  if (stamp->change != 0)
    {
      bind_device (statement, index, stamp->device);
      sqlite3_bind_int64 (statement, index + 1, stamp->change);
    }
  if (stamp->old != 0)
    sqlite3_bind_int64 (statement, index + 2, stamp->old);
}

gboolean
siloam_stamp_entry (SiloamStore *self, gint64 number, gint64 old, GError **error)
{
  SiloamStamp stamp = { 0 };
  g_autoptr (sqlite3_stmt) update = NULL;

  if (!siloam_stamp_next (self, &stamp, error))
    return FALSE;
  update = siloam_store_prepare (self,
                                 "UPDATE entry SET device = ?1, change = ?2,"
                                 " old = iif (change IS NULL, ?3, old) WHERE number = ?4",
                                 error);
  if (update == NULL)
    return FALSE;
  stamp.old = old;
  siloam_stamp_bind (update, 1, &stamp);
  sqlite3_bind_int64 (update, 4, number);
  return siloam_store_run (self, update, error);
}

gboolean
siloam_stamp_write (SiloamStore *self, gint64 number, const SiloamStamp *stamp, GError **error)
{
  g_autoptr (sqlite3_stmt) update =
      siloam_store_prepare (self,
                            "UPDATE entry SET device = ?, change = ?, old = ? WHERE number = ?",
                            error);

  if (update == NULL)
    return FALSE;
  siloam_stamp_bind (update, 1, stamp);
  sqlite3_bind_int64 (update, 4, number);
  return siloam_store_run (self, update, error);
}

gboolean
siloam_gone_add (SiloamStore *self, const char *id, const SiloamStamp *stamp, GError **error)
{
  g_autoptr (sqlite3_stmt) insert =
      siloam_store_prepare (self,
                            "REPLACE INTO gone (id, device, change, old) VALUES (?, ?, ?, ?)",
                            error);

  if (insert == NULL)
    return FALSE;
  siloam_bind_text (insert, 1, id);
  siloam_stamp_bind (insert, 2, stamp);
  return siloam_store_run (self, insert, error);
}

gboolean
siloam_gone_remove (SiloamStore *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) removal =
      siloam_store_prepare (self, "DELETE FROM gone WHERE id = ?", error);

  if (removal == NULL)
    return FALSE;
  siloam_bind_text (removal, 1, id);
  return siloam_store_run (self, removal, error);
}

int
siloam_gone_find (SiloamStore *self, const char *id, SiloamStamp *stamp, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT device, change, old FROM gone WHERE id = ?", error);
  int step;

  if (query == NULL)
    return SQLITE_ERROR;
  siloam_bind_text (query, 1, id);
  step = siloam_store_step (self, query, error);
  if (step == SQLITE_ROW)
    siloam_stamp_read (query, 0, stamp);
  return step;
}

GHashTable *
siloam_vector_load (SiloamStore *self, GError **error)
{
  g_autoptr (GHashTable) vector =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT id, changes FROM device", error);
  int step;

  if (query == NULL)
    return NULL;
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      const gint64 changes = sqlite3_column_int64 (query, 1);

      if (sqlite3_column_bytes (query, 0) == SILOAM_DEVICE_LENGTH)
        g_hash_table_insert (vector,
                             g_bytes_new (sqlite3_column_blob (query, 0), SILOAM_DEVICE_LENGTH),
                             g_memdup2 (&changes, sizeof changes));
    }
  return step == SQLITE_DONE ? g_steal_pointer (&vector) : NULL;
}

gint64
siloam_vector_get (GHashTable *vector, const guint8 device[SILOAM_DEVICE_LENGTH])
{
  g_autoptr (GBytes) key = g_bytes_new_static (device, SILOAM_DEVICE_LENGTH);
  const gint64 *changes = g_hash_table_lookup (vector, key);

  return changes != NULL ? *changes : 0;
}

gboolean
siloam_vector_put (SiloamStore *self,
                   const guint8 device[SILOAM_DEVICE_LENGTH],
                   gint64 changes,
                   GError **error)
{
  g_autoptr (sqlite3_stmt) put =
      siloam_store_prepare (self,
                            changes != 0 ? "REPLACE INTO device (id, changes) VALUES (?, ?)"
                                         : "DELETE FROM device WHERE id = ?1 AND ?2 IS NULL",
                            error);

  if (put == NULL)
    return FALSE;
  bind_device (put, 1, device);
  if (changes != 0)
    sqlite3_bind_int64 (put, 2, changes);
  return siloam_store_run (self, put, error);
}
