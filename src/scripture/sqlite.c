/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The few calls that every user of SQLite in this room needs. An error never holds a word of a
 * text, nor SQL. */

#include "scripture/bible-private.h"
#include "scripture/error.h"

static SiloamScriptureError
code_of (int status)
{
  switch (status)
    {
    case SQLITE_FULL:
      return SILOAM_SCRIPTURE_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: /* a table that should be there is not */
      return SILOAM_SCRIPTURE_ERROR_DAMAGED;
    default:
      return SILOAM_SCRIPTURE_ERROR_IO;
    }
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
