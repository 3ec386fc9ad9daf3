/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where what goes along comes from: a list in memory, or a store that is asked for one entry at a
 * time. It keeps no entry of its own. One thread at a time. */

#include "export/entry-source.h"

struct _SiloamEntrySource
{
  guint n_entries;
  SiloamEntryLoad load;
  gpointer data;
  GDestroyNotify free_data;
};

/**
 * siloam_entry_source_new:
 * @load: gives an entry, or %NULL with an error
 * @free_data: (nullable): called on the thread that lets go last
 *
 * Returns: (transfer full): a source of @n_entries entries
 */
SiloamEntrySource *
siloam_entry_source_new (guint n_entries,
                         SiloamEntryLoad load,
                         gpointer data,
                         GDestroyNotify free_data)
{
  SiloamEntrySource *self = g_atomic_rc_box_new0 (SiloamEntrySource);

  self->n_entries = n_entries;
  self->load = load;
  self->data = data;
  self->free_data = free_data;
  return self;
}

static SiloamEntry *
copy_from_list (guint index, gpointer data, GError **error)
{
  return siloam_entry_copy (g_ptr_array_index ((GPtrArray *) data, index));
}

/**
 * siloam_entry_source_new_for_entries:
 * @entries: (element-type SiloamEntry): in the order they are given
 *
 * Returns: (transfer full): a source of copies of @entries
 */
SiloamEntrySource *
siloam_entry_source_new_for_entries (GPtrArray *entries)
{
  return siloam_entry_source_new (entries->len,
                                  copy_from_list,
                                  g_ptr_array_ref (entries),
                                  (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  SiloamStore *store;
  GPtrArray *ids;
} Stored;

static SiloamEntry *
load_from_store (guint index, gpointer data, GError **error)
{
  const Stored *stored = data;

  return siloam_store_load (stored->store, g_ptr_array_index (stored->ids, index), error);
}

static void
stored_free (gpointer data)
{
  Stored *stored = data;

  g_ptr_array_unref (stored->ids);
  g_free (stored);
}

/**
 * siloam_entry_source_new_for_store:
 * @store: borrowed; open for as long as the source is used
 * @ids: (element-type utf8): in the order they are given
 *
 * Returns: (transfer full): a source that reads from @store
 */
SiloamEntrySource *
siloam_entry_source_new_for_store (SiloamStore *store, GPtrArray *ids)
{
  Stored *stored = g_new0 (Stored, 1);

  stored->store = store;
  stored->ids = g_ptr_array_ref (ids);
  return siloam_entry_source_new (ids->len, load_from_store, stored, stored_free);
}

/**
 * siloam_entry_source_ref:
 *
 * Returns: (transfer full): the same source. Any thread.
 */
SiloamEntrySource *
siloam_entry_source_ref (SiloamEntrySource *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_source (gpointer data)
{
  SiloamEntrySource *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
}

/**
 * siloam_entry_source_unref:
 *
 * Lets go of the source. Any thread.
 */
void
siloam_entry_source_unref (SiloamEntrySource *self)
{
  g_atomic_rc_box_release_full (self, clear_source);
}

/**
 * siloam_entry_source_get_n_entries:
 *
 * Returns: how many entries there are
 */
guint
siloam_entry_source_get_n_entries (SiloamEntrySource *self)
{
  return self->n_entries;
}

/**
 * siloam_entry_source_load:
 * @index: from 0
 *
 * Fetches an entry as it is now.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with the error of where it comes from
 */
SiloamEntry *
siloam_entry_source_load (SiloamEntrySource *self, guint index, GError **error)
{
  g_return_val_if_fail (index < self->n_entries, NULL);

  return self->load (index, self->data, error);
}
