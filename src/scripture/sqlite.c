/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The few calls that every user of SQLite in this room needs. An error never holds a word of a
 * text, nor SQL. */

#include "scripture/bible-private.h"
#include "scripture/error.h"

/* More than the longest verse that is ever imported. */
#define MAX_ROW_BYTES (1024 * 1024)

static SiloamScriptureError
code_of (int status)
{
  switch (status)
    {
    case SQLITE_FULL:
      return SILOAM_SCRIPTURE_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_TOOBIG:
    case SQLITE_ERROR: /* a table that should be there is not */
      return SILOAM_SCRIPTURE_ERROR_DAMAGED;
    default:
      return SILOAM_SCRIPTURE_ERROR_IO;
    }
}

/* A file of this room has tables only, and small rows. One with a view or a trigger was made by
 * somebody else: a view can take forever, and both would run on the main loop. */
void
siloam_sqlite_distrust (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES);
}

gboolean
siloam_sqlite_refuse (sqlite3 *db, GError **error)
{
  int status = sqlite3_errcode (db);

  g_set_error (error,
               SILOAM_SCRIPTURE_ERROR,
               (int) code_of (status & 0xff),
               "the file of this Bible: %s (%d)",
               sqlite3_errstr (status),
               sqlite3_extended_errcode (db));
  return FALSE;
}

gboolean
siloam_sqlite_exec (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || siloam_sqlite_refuse (db, error);
}

sqlite3_stmt *
siloam_sqlite_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    siloam_sqlite_refuse (db, error);
  return statement;
}
