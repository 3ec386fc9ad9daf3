/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads databases of other applications as they lie there: immutable, so that SQLite makes no
 * journal beside them, and without views, triggers or functions of theirs. One thread. */

#include "export/import-sqlite.h"

#include <glib/gstdio.h>
#include <string.h>

#include "export/import-private.h"

#define STEPS_BETWEEN_LOOKS 10000
#define HEADER_BYTES 100
/* In the header: written 2 and read 2 is "with a write-ahead log". */
#define WRITE_VERSION 18
#define READ_VERSION 19

static gboolean
refuse (sqlite3 *database, GError **error)
{
  int status = sqlite3_errcode (database) & 0xff;

  if (status == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  else
    g_set_error (error,
                 SILOAM_IMPORT_ERROR,
                 status == SQLITE_TOOBIG ? SILOAM_IMPORT_ERROR_TOO_LARGE
                                         : SILOAM_IMPORT_ERROR_DAMAGED,
                 "this database cannot be read: %s",
                 sqlite3_errstr (status));
  return FALSE;
}

static int
look_up_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static void
distrust (sqlite3 *database, GCancellable *cancellable)
{
  sqlite3_db_config (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_limit (database, SQLITE_LIMIT_LENGTH, SILOAM_IMPORT_MAX_FILE);
  sqlite3_limit (database, SQLITE_LIMIT_ATTACHED, 0);
  if (cancellable != NULL)
    sqlite3_progress_handler (database, STEPS_BETWEEN_LOOKS, look_up_cb, cancellable);
}

/* The schema is read here, so that damage shows at once. */
static sqlite3 *
settle (sqlite3 *database, int status, GCancellable *cancellable, GError **error)
{
  if (status == SQLITE_OK)
    {
      distrust (database, cancellable);
      status = sqlite3_exec (database,
                             "PRAGMA cell_size_check = ON; SELECT count(*) FROM sqlite_master",
                             NULL,
                             NULL,
                             NULL);
    }
  if (status == SQLITE_OK)
    return database;
  refuse (database, error);
  sqlite3_close (database);
  return NULL;
}

static sqlite3 *
open_memory (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  sqlite3 *database = NULL;
  guint8 *copy;
  int status = sqlite3_open_v2 (":memory:", &database, SQLITE_OPEN_READWRITE, NULL);

  copy = length >= HEADER_BYTES ? sqlite3_malloc64 (length) : NULL;
  if (status != SQLITE_OK || copy == NULL)
    {
      sqlite3_free (copy);
      return settle (database, SQLITE_NOTADB, cancellable, error);
    }
  memcpy (copy, data, length);
  /* In memory there is no log, and SQLite would look for one. */
  copy[WRITE_VERSION] = copy[READ_VERSION] = 1;
  status = sqlite3_deserialize (database,
                                "main",
                                copy,
                                (sqlite3_int64) length,
                                (sqlite3_int64) length,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  return settle (database, status, cancellable, error);
}

/**
 * siloam_import_sqlite_open_bytes:
 * @bytes: a database as it would lie on a disk
 *
 * Returns: (transfer full) (nullable): the database, in memory, or %NULL with `DAMAGED`
 */
sqlite3 *
siloam_import_sqlite_open_bytes (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return open_memory (bytes, cancellable, error);
}

/* What is only in the log beside a database would be missed without a word. */
static gboolean
is_at_rest (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);
      GStatBuf info;

      if (g_stat (beside, &info) == 0 && info.st_size > 0)
        {
          g_set_error_literal (
              error,
              G_IO_ERROR,
              G_IO_ERROR_BUSY,
              "another application still has this file open; close it there first");
          return FALSE;
        }
    }
  return TRUE;
}

static sqlite3 *
open_path (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *place = g_filename_to_uri (whole, NULL, error);
  g_autofree char *uri = NULL;
  sqlite3 *database = NULL;
  int status;

  if (place == NULL || !is_at_rest (whole, error))
    return NULL;
  uri = g_strconcat (place, "?mode=ro&immutable=1", NULL);
  status = sqlite3_open_v2 (uri,
                            &database,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                                SQLITE_OPEN_PRIVATECACHE,
                            NULL);
  return settle (database, status, cancellable, error);
}

/**
 * siloam_import_sqlite_open:
 * @name: one of the names of @source
 * @cancellable: (nullable): looked at while queries run
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with an error
 */
sqlite3 *
siloam_import_sqlite_open (SiloamImportSource *source,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  const char *path = siloam_import_source_get_path (source);
  g_autofree char *below = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE)
    return open_path (path, cancellable, error);
  if (siloam_import_source_get_kind (source) == SILOAM_SOURCE_FOLDER)
    {
      below = g_build_filename (path, name, NULL);
      return open_path (below, cancellable, error);
    }
  bytes = siloam_import_source_read (source, name, error);
  return bytes != NULL ? open_memory (bytes, cancellable, error) : NULL;
}

static gboolean
ask (sqlite3 *database, const char *sql, const char *first, const char *second)
{
  sqlite3_stmt *query = siloam_import_sqlite_query (database, sql, NULL);
  gboolean found = FALSE;

  if (query != NULL)
    {
      sqlite3_bind_text (query, 1, first, -1, SQLITE_STATIC);
      if (second != NULL)
        sqlite3_bind_text (query, 2, second, -1, SQLITE_STATIC);
      found = sqlite3_step (query) == SQLITE_ROW;
    }
  sqlite3_finalize (query);
  return found;
}

/**
 * siloam_import_sqlite_has_table:
 *
 * Returns: whether @table is an ordinary table
 */
gboolean
siloam_import_sqlite_has_table (sqlite3 *database, const char *table)
{
  return ask (database,
              "SELECT 1 FROM sqlite_master"
              " WHERE type = 'table' AND name = ?1 COLLATE NOCASE AND rootpage > 0"
              " AND sql NOT LIKE 'CREATE VIRTUAL%'",
              table,
              NULL);
}

/**
 * siloam_import_sqlite_has_column:
 *
 * Returns: whether @table has a column of that name
 */
gboolean
siloam_import_sqlite_has_column (sqlite3 *database, const char *table, const char *column)
{
  return ask (database,
              "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2 COLLATE NOCASE",
              table,
              column);
}

/**
 * siloam_import_sqlite_query:
 *
 * Returns: (transfer full) (nullable): a statement, or %NULL with `DAMAGED`
 */
sqlite3_stmt *
siloam_import_sqlite_query (sqlite3 *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    refuse (database, error);
  return statement;
}

gboolean
siloam_import_sqlite_finish (sqlite3 *database, int status, GError **error)
{
  return status == SQLITE_DONE || refuse (database, error);
}

/**
 * siloam_import_sqlite_dup_text:
 *
 * Returns: (transfer full) (nullable): what is in @column, as text
 */
char *
siloam_import_sqlite_dup_text (sqlite3_stmt *row, int column)
{
  g_autoptr (GBytes) bytes = NULL;
  const void *data;
  int type = sqlite3_column_type (row, column);

  if (type == SQLITE_NULL)
    return NULL;
  data = type == SQLITE_BLOB ? sqlite3_column_blob (row, column)
                             : (const void *) sqlite3_column_text (row, column);
  bytes = data != NULL ? g_bytes_new (data, (gsize) sqlite3_column_bytes (row, column))
                       : g_bytes_new_static ("", 0);
  return siloam_import_decode_text (bytes);
}
