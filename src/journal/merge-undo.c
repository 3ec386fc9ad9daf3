/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a whole merge back. Kept in memory only, since it holds words; gone when the journal
 * closes. Changes of this device are never counted back: a count that was given out may be in
 * another copy. Thread of the store. */

#include "journal/merge-private.h"

#include <string.h>

#include "journal/version-private.h"

typedef struct
{
  char *id;
  SiloamEntry *entry;   /* as it was; NULL when there was none */
  SiloamVersion before; /* without id */
  SiloamVersion after;
} Change;

typedef struct
{
  char *id;
  gboolean was_gone;
  SiloamStamp stamp;
} GoneChange;

struct _SiloamMergeUndo
{
  GHashTable *vector; /* before */
  GPtrArray *changes; /* Change */
  GPtrArray *gone;    /* GoneChange */
};

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  siloam_entry_free (change->entry);
  g_free (change);
}

static void
free_gone (gpointer data)
{
  GoneChange *gone = data;

  g_free (gone->id);
  g_free (gone);
}

SiloamMergeUndo *
siloam_merge_undo_new (GHashTable *vector)
{
  SiloamMergeUndo *self = g_new0 (SiloamMergeUndo, 1);

  self->vector = g_hash_table_ref (vector);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->gone = g_ptr_array_new_with_free_func (free_gone);
  return self;
}

/**
 * siloam_merge_undo_free:
 * @self: (nullable) (transfer full): what a merge left
 */
void
siloam_merge_undo_free (SiloamMergeUndo *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->vector);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

gboolean
siloam_merge_undo_note (SiloamMergeUndo *self,
                        SiloamStore *ours,
                        const SiloamVersion *before,
                        const char *id,
                        GError **error)
{
  Change *change = g_new0 (Change, 1);

  change->id = g_strdup (id);
  g_ptr_array_add (self->changes, change);
  if (before == NULL)
    return TRUE;
  change->before = *before;
  change->before.id = NULL;
  change->entry = siloam_store_load_number (ours, before->number, error);
  return change->entry != NULL;
}

gboolean
siloam_merge_undo_seal (SiloamMergeUndo *self, SiloamStore *ours, const char *id, GError **error)
{
  Change *change = self->changes->pdata[self->changes->len - 1];

  g_return_val_if_fail (g_str_equal (change->id, id), FALSE);

  return siloam_version_find (ours, id, &change->after, error) == SQLITE_ROW;
}

void
siloam_merge_undo_note_gone (SiloamMergeUndo *self, const char *id, const SiloamStamp *stamp)
{
  GoneChange *gone = g_new0 (GoneChange, 1);

  gone->id = g_strdup (id);
  gone->was_gone = stamp != NULL;
  if (stamp != NULL)
    gone->stamp = *stamp;
  g_ptr_array_add (self->gone, gone);
}

static gboolean
is_untouched (const Change *change, const SiloamVersion *now)
{
  return siloam_stamp_equal (&change->after.stamp, &now->stamp) &&
         change->after.updated == now->updated && change->after.deleted == now->deleted;
}

/* FALSE in @restored when the entry was changed, or erased for good, after the merge. */
static gboolean
restore (SiloamStore *store, const Change *change, gboolean *restored, GError **error)
{
  SiloamVersion now = { 0 };
  const int step = siloam_version_find (store, change->id, &now, error);

  *restored = step == SQLITE_ROW && is_untouched (change, &now);
  if (step != SQLITE_ROW && step != SQLITE_DONE)
    return FALSE;
  if (!*restored)
    return TRUE;
  if (change->entry == NULL)
    return siloam_version_take_away (store, change->id, error);
  return siloam_version_put (store,
                             change->entry,
                             &change->before.stamp,
                             change->before.deleted,
                             error);
}

/* An id that is used again is not gone. */
static gboolean
restore_gone (SiloamStore *store, const GoneChange *gone, GError **error)
{
  if (!gone->was_gone)
    return siloam_gone_remove (store, gone->id, error);
  return siloam_store_knows (store, gone->id) ||
         siloam_gone_add (store, gone->id, &gone->stamp, error);
}

/* We have then not seen what the other copy has, and another merge brings it again. */
static gboolean
restore_vector (SiloamStore *store, GHashTable *before, GError **error)
{
  g_autoptr (GHashTable) now = siloam_vector_load (store, error);
  GHashTableIter iter;
  gpointer device;

  if (now == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &device, NULL))
    {
      const guint8 *id = g_bytes_get_data (device, NULL);

      if (store->has_device && memcmp (id, store->device, SILOAM_DEVICE_LENGTH) == 0)
        continue;
      if (!siloam_vector_put (store, id, siloam_vector_get (before, id), error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const SiloamMergeUndo *undo;
  guint kept;
} Undoing;

static gboolean
undo_work (SiloamStore *store, gpointer data, GError **error)
{
  Undoing *self = data;
  const SiloamMergeUndo *undo = self->undo;

  for (guint i = 0; i < undo->changes->len; i++)
    {
      gboolean restored = FALSE;

      if (!restore (store, undo->changes->pdata[i], &restored, error))
        return FALSE;
      self->kept += !restored;
    }
  for (guint i = 0; i < undo->gone->len; i++)
    if (!restore_gone (store, undo->gone->pdata[i], error))
      return FALSE;
  return restore_vector (store, undo->vector, error);
}

/**
 * siloam_store_undo_merge:
 * @kept: (out): how many entries were changed since, and stay as they are now
 *
 * Brings every entry back to what it was before the merge, in one transaction. Prayer requests and
 * the records of imports that came along stay.
 *
 * Returns: %TRUE, or %FALSE with a journal or vault error; then nothing was undone
 */
gboolean
siloam_store_undo_merge (SiloamStore *ours,
                         const SiloamMergeUndo *undo,
                         guint *kept,
                         GError **error)
{
  Undoing undoing = { undo, 0 };
  const gboolean done = siloam_store_transact (ours, undo_work, &undoing, error);

  *kept = undoing.kept;
  return done;
}
