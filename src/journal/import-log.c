/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that tell an import apart: what it was, and what became of each entry of its source. It
 * decides nothing and changes no entry. Thread of the store. */

#include "journal/import-log.h"

#include <string.h>

#include "journal/store-private.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)
/* The widest a clock on earth is away from UTC, and then some. */
#define ZONE_US (15 * G_TIME_SPAN_HOUR)

static const SiloamTerm imported_as[] = {
  { SILOAM_IMPORTED_ADDED, "added" },     { SILOAM_IMPORTED_MERGED, "merged" },
  { SILOAM_IMPORTED_SAME, "same" },       { SILOAM_IMPORTED_REQUEST, "request" },
  { SILOAM_IMPORTED_PROFILE, "profile" }, { 0, NULL },
};

/**
 * siloam_imported_free:
 * @self: (nullable) (transfer full): what became of one entry
 */
void
siloam_imported_free (SiloamImported *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->entry);
  g_free (self->before);
  g_free (self);
}

/**
 * siloam_import_record_free:
 * @self: (nullable) (transfer full): an import
 */
void
siloam_import_record_free (SiloamImportRecord *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->format);
  g_free (self);
}

/**
 * siloam_day_words_free:
 * @self: (nullable) (transfer full): words
 */
void
siloam_day_words_free (SiloamDayWords *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/**
 * siloam_store_begin_import:
 * @format: the nick of what was brought in
 * @number: (out): what the import is called from now on
 *
 * Writes down that something is brought in now.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_store_begin_import (SiloamStore *self, const char *format, gint64 *number, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (sqlite3_stmt) insert =
      siloam_store_prepare (self,
                            "INSERT INTO import (at, at_offset, format) VALUES (?, ?, ?)",
                            error);

  if (insert == NULL)
    return FALSE;
  siloam_bind_time (insert, 1, now);
  siloam_bind_text (insert, 3, format);
  if (!siloam_store_run (self, insert, error))
    return FALSE;
  *number = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static void
bind_fingerprint (sqlite3_stmt *statement, int index, const SiloamFingerprint *fingerprint)
{
  int result = sqlite3_bind_blob (statement,
                                  index,
                                  fingerprint->bytes,
                                  SILOAM_FINGERPRINT_BYTES,
                                  SQLITE_TRANSIENT);

  g_assert (result == SQLITE_OK);
}

/**
 * siloam_store_add_imported:
 *
 * Writes down what became of one entry of a source. In one import a source name comes once.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_store_add_imported (SiloamStore *self, const SiloamImported *imported, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = siloam_store_prepare (
      self,
      "REPLACE INTO imported (import, source, entry, outcome, fingerprint, stored, before)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, imported->import);
  siloam_bind_text (insert, 2, imported->source);
  siloam_bind_text (insert, 3, imported->entry);
  siloam_bind_text (insert, 4, siloam_term_nick (imported_as, (int) imported->as));
  bind_fingerprint (insert, 5, &imported->said);
  bind_fingerprint (insert, 6, &imported->stored);
  siloam_bind_text (insert, 7, imported->before);
  return siloam_store_run (self, insert, error);
}

#define IMPORTED_QUERY                                                                             \
  "SELECT i.import, i.source, i.entry, i.outcome, i.fingerprint, i.stored, i.before, m.undone"     \
  " FROM imported AS i JOIN import AS m ON m.number = i.import WHERE "

static gboolean
read_fingerprint (sqlite3_stmt *query, int column, SiloamFingerprint *fingerprint)
{
  if (sqlite3_column_bytes (query, column) != SILOAM_FINGERPRINT_BYTES)
    return FALSE;
  memcpy (fingerprint->bytes, sqlite3_column_blob (query, column), SILOAM_FINGERPRINT_BYTES);
  return TRUE;
}

static SiloamImported *
read_imported (sqlite3_stmt *query, GError **error)
{
  g_autoptr (SiloamImported) imported = g_new0 (SiloamImported, 1);

  imported->import = sqlite3_column_int64 (query, 0);
  imported->source = siloam_column_text (query, 1);
  imported->entry = siloam_column_text (query, 2);
  imported->as =
      (SiloamImportedAs) siloam_term_value (imported_as,
                                            (const char *) sqlite3_column_text (query, 3));
  imported->before = siloam_column_text (query, 6);
  imported->undone = sqlite3_column_int (query, 7) != 0;
  if (imported->as != 0 && read_fingerprint (query, 4, &imported->said) &&
      read_fingerprint (query, 5, &imported->stored))
    return g_steal_pointer (&imported);
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "imported: a value that cannot be");
  return NULL;
}

/**
 * siloam_store_find_imported:
 * @source: the name of an entry in its source
 *
 * Returns: (transfer full) (nullable): what the last import made of it, undone or not; %NULL when
 *   it never came, or with an error
 */
SiloamImported *
siloam_store_find_imported (SiloamStore *self, const char *source, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            IMPORTED_QUERY "i.source = ? ORDER BY i.import DESC LIMIT 1",
                            error);

  if (query == NULL)
    return NULL;
  siloam_bind_text (query, 1, source);
  return siloam_store_step (self, query, error) == SQLITE_ROW ? read_imported (query, error) : NULL;
}

static void
free_imported (gpointer imported)
{
  siloam_imported_free (imported);
}

/**
 * siloam_store_load_imported:
 * @number: of an import
 *
 * Returns: (transfer full) (element-type SiloamImported): all it did; %NULL with
 *   %SILOAM_JOURNAL_ERROR_NOT_FOUND, %SILOAM_JOURNAL_ERROR_DAMAGED or a vault error
 */
GPtrArray *
siloam_store_load_imported (SiloamStore *self, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_imported);
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, IMPORTED_QUERY "i.import = ? ORDER BY i.source", error);
  int step;

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, number);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamImported *imported = read_imported (query, error);

      if (imported == NULL)
        return NULL;
      g_ptr_array_add (all, imported);
    }
  if (step != SQLITE_DONE)
    return NULL;
  if (all->len > 0)
    return g_steal_pointer (&all);
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_NOT_FOUND,
                       "no such import");
  return NULL;
}

static SiloamImportRecord *
read_record (sqlite3_stmt *query, GError **error)
{
  g_autoptr (SiloamImportRecord) record = g_new0 (SiloamImportRecord, 1);

  record->number = sqlite3_column_int64 (query, 0);
  record->at = siloam_column_time (query, 1);
  record->format = siloam_column_text (query, 3);
  record->undone = sqlite3_column_int (query, 4) != 0;
  record->added = (guint) sqlite3_column_int (query, 5);
  record->merged = (guint) sqlite3_column_int (query, 6);
  if (record->at != NULL)
    return g_steal_pointer (&record);
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "import: a moment that cannot be");
  return NULL;
}

static void
free_record (gpointer record)
{
  siloam_import_record_free (record);
}

/**
 * siloam_store_list_imports:
 *
 * Returns: (transfer full) (element-type SiloamImportRecord): imports that did something, newest
 *   first; %NULL with an error
 */
GPtrArray *
siloam_store_list_imports (SiloamStore *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT m.number, m.at, m.at_offset, m.format, m.undone,"
                            " total (i.outcome = 'added'), total (i.outcome = 'merged')"
                            " FROM import AS m JOIN imported AS i ON i.import = m.number"
                            " WHERE i.outcome <> 'same' GROUP BY m.number ORDER BY m.number DESC",
                            error);
  int step;

  if (query == NULL)
    return NULL;
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamImportRecord *record = read_record (query, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return step == SQLITE_DONE ? g_steal_pointer (&records) : NULL;
}

static gboolean
run_on_number (SiloamStore *self, const char *sql, gint64 number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = siloam_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  return siloam_store_run (self, statement, error);
}

/**
 * siloam_store_mark_undone:
 *
 * Writes down that an import was taken back, and lets go of what it kept for that.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_store_mark_undone (SiloamStore *self, gint64 number, GError **error)
{
  return run_on_number (self, "UPDATE import SET undone = 1 WHERE number = ?", number, error) &&
         run_on_number (self, "UPDATE imported SET before = NULL WHERE import = ?", number, error);
}

/**
 * siloam_store_was_erased:
 * @erased: (out): whether an entry of this id was here and is gone for good
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_store_was_erased (SiloamStore *self, const char *id, gboolean *erased, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT 1 FROM gone WHERE id = ?", error);
  int step;

  if (query == NULL)
    return FALSE;
  siloam_bind_text (query, 1, id);
  step = siloam_store_step (self, query, error);
  *erased = step == SQLITE_ROW;
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static void
free_words (gpointer words)
{
  siloam_day_words_free (words);
}

static SiloamDayWords *
read_words (sqlite3_stmt *query)
{
  SiloamDayWords *words = g_new0 (SiloamDayWords, 1);

  words->id = siloam_column_text (query, 2);
  words->title = siloam_column_text (query, 3);
  words->text = siloam_column_text (query, 4);
  return words;
}

/**
 * siloam_store_words_of_day:
 * @day: any moment of the day, in the offset it was lived in
 *
 * Returns: (transfer full) (element-type SiloamDayWords): the words of the free entries of that
 *   day; %NULL with a vault error
 */
GPtrArray *
siloam_store_words_of_day (SiloamStore *self, GDateTime *day, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_words);
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT e.created, e.created_offset, e.id, e.title, f.text"
      " FROM entry AS e JOIN free AS f ON f.entry = e.number"
      " WHERE e.deleted IS NULL AND e.created >= ? AND e.created < ? ORDER BY e.created",
      error);
  int step;

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, siloam_time_to_us (day) - DAY_US - ZONE_US);
  sqlite3_bind_int64 (query, 2, siloam_time_to_us (day) + DAY_US + ZONE_US);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      g_autoptr (GDateTime) created = siloam_column_time (query, 0);

      if (created != NULL && is_same_day (created, day))
        g_ptr_array_add (all, read_words (query));
    }
  return step == SQLITE_DONE ? g_steal_pointer (&all) : NULL;
}
