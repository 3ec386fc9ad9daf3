/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the journal remembers of its backups. Thread of the store. */

#include "journal/backup-record.h"

#include "journal/store-private.h"

/* Fewer than this is a person who tidies up. */
#define CLEARLY 3

/**
 * siloam_store_dup_mark:
 *
 * Reads every row of the table of entries, but not what lies under them: 100,000 take a tenth of a
 * second.
 *
 * Returns: (transfer full): a word that changes with the entries; %NULL with a vault error
 */
char *
siloam_store_dup_mark (SiloamStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT format ('%d.%d.%d', count (*), coalesce (max (updated), 0),"
                            "  coalesce (sum (number), 0)) FROM entry WHERE deleted IS NULL",
                            error);

  if (query == NULL || siloam_store_step (self, query, error) != SQLITE_ROW)
    return NULL;
  return siloam_column_text (query, 0);
}

static SiloamBackupRecord *
read_record (sqlite3_stmt *query)
{
  SiloamBackupRecord *record = g_new0 (SiloamBackupRecord, 1);

  record->place = siloam_column_text (query, 0);
  record->name = siloam_column_text (query, 1);
  record->at = siloam_column_time (query, 2);
  record->entries = (guint) sqlite3_column_int64 (query, 4);
  record->mark = siloam_column_text (query, 5);
  record->full_name = siloam_column_text (query, 6);
  record->full_entries = (guint) sqlite3_column_int64 (query, 7);
  return record;
}

/**
 * siloam_store_load_backup:
 * @record: (out) (nullable): %NULL when there was none
 *
 * Returns: %FALSE with a vault error, or %SILOAM_JOURNAL_ERROR_DAMAGED
 */
gboolean
siloam_store_load_backup (SiloamStore *self,
                          const char *place,
                          SiloamBackupRecord **record,
                          GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT place, name, at, at_offset, entries, mark, full_name,"
                            "  full_entries FROM backup WHERE place = ?",
                            error);
  int step;

  *record = NULL;
  if (query == NULL)
    return FALSE;
  siloam_bind_text (query, 1, place);
  step = siloam_store_step (self, query, error);
  if (step != SQLITE_ROW)
    return step == SQLITE_DONE;
  *record = read_record (query);
  if ((*record)->at != NULL)
    return TRUE;
  g_clear_pointer (record, siloam_backup_record_free);
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "backup: a time that cannot be");
  return FALSE;
}

/**
 * siloam_store_save_backup:
 *
 * Returns: %TRUE when it is on disk, or %FALSE with a vault error
 */
gboolean
siloam_store_save_backup (SiloamStore *self, const SiloamBackupRecord *record, GError **error)
{
  g_autoptr (sqlite3_stmt) upsert =
      siloam_store_prepare (self, "REPLACE INTO backup VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (upsert == NULL)
    return FALSE;
  siloam_bind_text (upsert, 1, record->place);
  siloam_bind_text (upsert, 2, record->name);
  siloam_bind_time (upsert, 3, record->at);
  sqlite3_bind_int64 (upsert, 5, record->entries);
  siloam_bind_text (upsert, 6, record->mark);
  siloam_bind_text (upsert, 7, record->full_name);
  sqlite3_bind_int64 (upsert, 8, record->full_entries);
  return siloam_store_run (self, upsert, error);
}

/**
 * siloam_backup_is_clearly_fewer:
 * @before: how many there were
 *
 * Returns: whether so many are gone that something may be wrong: a fifth, or all
 */
gboolean
siloam_backup_is_clearly_fewer (guint entries, guint before)
{
  guint lost = before > entries ? before - entries : 0;

  return (lost > 0 && entries == 0) || (lost >= CLEARLY && lost >= before / 5);
}

void
siloam_backup_record_free (SiloamBackupRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->name);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->mark);
  g_free (self->full_name);
  g_free (self);
}
