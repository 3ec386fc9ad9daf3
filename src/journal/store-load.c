/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry from its rows. A row that says what cannot be makes the whole entry damaged, so that
 * nobody writes over the rest of it. Thread of the store. */

#include "journal/store-private.h"

#include "journal/version-private.h"

static gboolean
read_list (SiloamStore *self,
           SiloamEntry *entry,
           const SiloamRecordType *type,
           gint64 number,
           GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT position");
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  siloam_append_columns (sql, type->fields);
  g_string_append_printf (sql,
                          " FROM %s WHERE entry = ? ORDER BY %s",
                          type->table,
                          type == siloam_revisits ? "at, position" : "position");
  query = siloam_store_prepare (self, sql->str, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    if (!siloam_read_fields (query, 1, type->fields, siloam_record_append (entry, type), error))
      return FALSE;
  return step == SQLITE_DONE;
}

static gboolean
read_words (SiloamStore *self, GPtrArray *words, const char *sql, gint64 number, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (self, sql, error);
  int step;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    g_ptr_array_add (words, siloam_column_text (query, 0));
  return step == SQLITE_DONE;
}

static SiloamReceived *
find_received (SiloamEntry *entry, const char *id)
{
  for (guint i = 0; i < entry->received->len; i++)
    if (g_strcmp0 (siloam_record_id (entry->received->pdata[i]), id) == 0)
      return entry->received->pdata[i];
  return NULL;
}

static gboolean
read_links (SiloamStore *self, SiloamEntry *entry, gint64 number, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT received, release FROM received_releases"
                            " WHERE entry = ? ORDER BY received, position",
                            error);
  int step;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamReceived *received =
          find_received (entry, (const char *) sqlite3_column_text (query, 0));

      if (received != NULL)
        g_ptr_array_add (received->release_ids, siloam_column_text (query, 1));
    }
  return step == SQLITE_DONE;
}

static gboolean
read_part (SiloamStore *self,
           SiloamEntry *entry,
           const SiloamEntryPart *part,
           gint64 number,
           GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT NULL");
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  siloam_append_columns (sql, part->fields);
  g_string_append_printf (sql,
                          " FROM %s WHERE %s = ?",
                          part->table,
                          part->kind == 0 ? "number" : "entry");
  query = siloam_store_prepare (self, sql->str, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  step = siloam_store_step (self, query, error);
  if (step == SQLITE_ROW)
    return siloam_read_fields (query, 1, part->fields, entry, error);
  if (step == SQLITE_DONE)
    g_set_error (error,
                 SILOAM_JOURNAL_ERROR,
                 SILOAM_JOURNAL_ERROR_DAMAGED,
                 "%s: a part is missing",
                 part->table);
  return FALSE;
}

static gboolean
read_entry (SiloamStore *self, SiloamEntry *entry, gint64 number, GError **error)
{
  if (!read_part (self, entry, &siloam_entry_parts[0], number, error))
    return FALSE;
  for (const SiloamEntryPart *part = siloam_entry_parts + 1; part->table != NULL; part++)
    if (part->kind == entry->kind && !read_part (self, entry, part, number, error))
      return FALSE;
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if ((type->kind == 0 || type->kind == entry->kind) &&
        !read_list (self, entry, type, number, error))
      return FALSE;
  if (entry->received->len > 0 && !read_links (self, entry, number, error))
    return FALSE;
  if (entry->kind == SILOAM_ENTRY_FREE &&
      !read_words (self,
                   entry->gratitude,
                   "SELECT text FROM gratitude WHERE entry = ? ORDER BY position",
                   number,
                   error))
    return FALSE;
  return read_words (self,
                     entry->tags,
                     "SELECT text FROM tags WHERE entry = ? ORDER BY position",
                     number,
                     error);
}

SiloamEntry *
siloam_store_load_number (SiloamStore *self, gint64 number, GError **error)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);

  return read_entry (self, entry, number, error) ? g_steal_pointer (&entry) : NULL;
}

/**
 * siloam_store_load:
 *
 * Loads a whole entry.
 *
 * Returns: (transfer full): the entry, or %NULL with %SILOAM_JOURNAL_ERROR_NOT_FOUND (also when it
 *   was deleted), %SILOAM_JOURNAL_ERROR_DAMAGED or a vault error
 */
SiloamEntry *
siloam_store_load (SiloamStore *self, const char *id, GError **error)
{
  gboolean deleted = FALSE;
  gint64 number = siloam_store_number (self, id, &deleted, error);

  if (number == 0)
    return NULL;
  if (deleted)
    {
      g_set_error_literal (error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_NOT_FOUND,
                           "no such entry");
      return NULL;
    }
  return siloam_store_load_number (self, number, error);
}
