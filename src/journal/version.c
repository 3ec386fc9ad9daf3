/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One version of an entry exactly as it was elsewhere or before: for joining two copies of a
 * journal and for taking that back. Never a change of this device. Thread of the store. */

#include "journal/version-private.h"

#include "journal/lifecycle.h"

/* What must not be lost with the row. */
typedef struct
{
  gboolean present;
  gint64 due, due_offset;
} KeptReminder;

static gboolean
read_reminder (SiloamStore *self, gint64 number, KeptReminder *reminder, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT due, due_offset FROM reminder WHERE entry = ?", error);
  int step;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  step = siloam_store_step (self, query, error);
  reminder->present = step == SQLITE_ROW;
  if (reminder->present)
    {
      reminder->due = sqlite3_column_int64 (query, 0);
      reminder->due_offset = sqlite3_column_int64 (query, 1);
    }
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

static gboolean
write_reminder (SiloamStore *self, gint64 number, const KeptReminder *reminder, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (!reminder->present)
    return TRUE;
  insert = siloam_store_prepare (self, "REPLACE INTO reminder VALUES (?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, number);
  sqlite3_bind_int64 (insert, 2, reminder->due);
  sqlite3_bind_int64 (insert, 3, reminder->due_offset);
  return siloam_store_run (self, insert, error);
}

static gboolean
remove_row (SiloamStore *self, gint64 number, GError **error)
{
  g_autoptr (SiloamIndexed) indexed = siloam_search_look (self, number, error);
  g_autoptr (sqlite3_stmt) removal =
      siloam_store_prepare (self, "DELETE FROM entry WHERE number = ?", error);

  if (indexed == NULL || removal == NULL)
    return FALSE;
  sqlite3_bind_int64 (removal, 1, number);
  return siloam_store_run (self, removal, error) &&
         siloam_search_follow (self, number, indexed, error);
}

static gboolean
write_deleted (SiloamStore *self, gint64 number, gint64 deleted, GError **error)
{
  g_autoptr (SiloamIndexed) indexed = NULL;
  g_autoptr (sqlite3_stmt) update = NULL;

  if (deleted == 0)
    return TRUE;
  indexed = siloam_search_look (self, number, error);
  update = siloam_store_prepare (self, "UPDATE entry SET deleted = ? WHERE number = ?", error);
  if (indexed == NULL || update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, deleted);
  sqlite3_bind_int64 (update, 2, number);
  return siloam_store_run (self, update, error) &&
         siloam_search_follow (self, number, indexed, error);
}

gboolean
siloam_version_put (SiloamStore *self,
                    const SiloamEntry *entry,
                    const SiloamStamp *stamp,
                    gint64 deleted,
                    GError **error)
{
  g_autoptr (SiloamEntry) settled = siloam_entry_copy (entry);
  KeptReminder reminder = { FALSE, 0, 0 };
  gboolean was_deleted = FALSE;
  gint64 before = siloam_store_number (self, entry->id, &was_deleted, NULL);
  gint64 number = 0;

  siloam_entry_settle (settled);
  if (!siloam_entry_validate (settled, error))
    return FALSE;
  if (before != 0 &&
      (!read_reminder (self, before, &reminder, error) || !remove_row (self, before, error)))
    return FALSE;
  return siloam_store_write_new (self, settled, &number, error) &&
         siloam_stamp_write (self, number, stamp, error) &&
         write_reminder (self, number, &reminder, error) &&
         write_deleted (self, number, deleted, error);
}

gboolean
siloam_version_take_away (SiloamStore *self, const char *id, GError **error)
{
  gboolean deleted = FALSE;
  gint64 number = siloam_store_number (self, id, &deleted, error);

  return number != 0 && remove_row (self, number, error);
}
