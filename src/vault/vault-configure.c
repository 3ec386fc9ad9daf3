/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings of a connection to a sealed file. On the thread of the connection. */

#include "vault/format-private.h"
#include "vault/vault-private.h"

gboolean
siloam_vault_run (sqlite3 *db, const char *sql, GError **error)
{
  const int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  siloam_vault_set_db_error (db, sqlite3_extended_errcode (db), error);
  return FALSE;
}

/* A connection that cannot use the log would fall back to another mode without a word. */
static gboolean
enter_wal_mode (sqlite3 *db, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean is_wal = FALSE;
  int result;

  result = sqlite3_prepare_v2 (db, "PRAGMA journal_mode=WAL", -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    is_wal = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
  sqlite3_finalize (statement);
  if (is_wal)
    return TRUE;

  siloam_vault_set_db_error (db, result == SQLITE_ROW ? SQLITE_IOERR : result, error);
  return FALSE;
}

/**
 * siloam_vault_configure_db: (skip)
 * @db: a fresh connection
 *
 * Gives a connection the settings of a sealed file: 48 reserved bytes, WAL with full syncs, no
 * shared memory, nothing temporary on disk, freed cells overwritten.
 */
gboolean
siloam_vault_configure_db (sqlite3 *db, GError **error)
{
  int reserve = SILOAM_SEAL_LENGTH;

  sqlite3_extended_result_codes (db, 1);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
  if (!siloam_vault_run (db, "PRAGMA page_size=4096; PRAGMA locking_mode=EXCLUSIVE", error) ||
      !enter_wal_mode (db, error))
    return FALSE;

  return siloam_vault_run (db,
                           "PRAGMA synchronous=FULL;"
                           "PRAGMA temp_store=MEMORY;"
                           "PRAGMA foreign_keys=ON;"
                           "PRAGMA trusted_schema=OFF;"
                           "PRAGMA cell_size_check=ON;"
                           "PRAGMA secure_delete=ON;"
                           "PRAGMA wal_autocheckpoint=1000;"
                           "PRAGMA cache_size=-16384",
                           error);
}

/* Nothing to fall back on: a file in the making that goes wrong is thrown away. What is temporary
 * is sealed too, and too large for memory when a whole journal is put in order. */
gboolean
siloam_vault_configure_for_filling (sqlite3 *db, GError **error)
{
  int reserve = SILOAM_SEAL_LENGTH;

  sqlite3_extended_result_codes (db, 1);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
  return siloam_vault_run (db,
                           "PRAGMA page_size=4096;"
                           "PRAGMA locking_mode=EXCLUSIVE;"
                           "PRAGMA journal_mode=OFF;"
                           "PRAGMA synchronous=FULL;"
                           "PRAGMA temp_store=FILE;"
                           "PRAGMA trusted_schema=OFF;"
                           "PRAGMA secure_delete=OFF;"
                           "PRAGMA cache_size=-16384",
                           error);
}
