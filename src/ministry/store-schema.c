/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a ministry file, and how it is told apart from a journal: by an id of its own in
 * the header of the database. A migration that has shipped is never edited: add the next. Runs on
 * the thread that owns the connection. */

#include "ministry/store-private.h"

#include "vault/vault.h"

#define APPLICATION_ID 0x53694576 /* "SiEv"; a journal has none */
#define SCHEMA_VERSION 1

/* Times are µs UTC. A body is a record as a little-endian GVariant. */
static const char *const version_1[] = {
  "CREATE TABLE location (id TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE evening ("
  "  id TEXT NOT NULL PRIMARY KEY, starts INTEGER NOT NULL, body BLOB NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  /* Logistics only: no word of or about the visitor. */
  "CREATE TABLE session ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  evening TEXT NOT NULL REFERENCES evening (id),"
  "  created INTEGER NOT NULL, body BLOB NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  /* In the order they were asked: the last one of a scope counts. */
  "CREATE TABLE consent ("
  "  number INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,"
  "  body BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX consent_session ON consent (session);"
  "CREATE TABLE point ("
  "  id TEXT NOT NULL PRIMARY KEY, evening TEXT NOT NULL REFERENCES evening (id),"
  "  team INTEGER NOT NULL, expires INTEGER NOT NULL, body BLOB NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE erasure (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;",

  /* A row here is made once, at the end, and stays for ever: of the same length, in the same place.
   * A key that is written over is then nowhere else. In a table whose rows come and go, SQLite
   * moves them between pages, and leaves copies in what is free of a page. */
  "CREATE TABLE part_key (slot INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;"
  "CREATE TABLE part ("
  "  number INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  session TEXT REFERENCES session (id),"
  "  class TEXT NOT NULL,"
  "  expires INTEGER," /* NULL: until it is withdrawn */
  "  agreed INTEGER NOT NULL, kept INTEGER NOT NULL,"
  "  slot INTEGER NOT NULL UNIQUE REFERENCES part_key (slot),"
  "  box BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX part_session ON part (session, class);",

  "CREATE TABLE state ("
  "  one INTEGER PRIMARY KEY CHECK (one = 1),"
  "  clock INTEGER NOT NULL," /* the latest moment this file has seen */
  "  backed_up INTEGER, backup_due INTEGER NOT NULL"
  ") STRICT;"
  "INSERT INTO state VALUES (1, 0, NULL, 0);"
  /* Where copies of this file lie; one of them is where the next one goes. */
  "CREATE TABLE backup_folder ("
  "  path TEXT NOT NULL PRIMARY KEY, current INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;",
  NULL,
};

static gboolean
run (SiloamMinistryStore *self, const char *sql, GError **error)
{
  const int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  siloam_vault_set_db_error (self->db, result, error);
  return FALSE;
}

/* Not kept as a statement: that would hold on to the schema while it changes. */
static gboolean
read_number (SiloamMinistryStore *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *query = NULL;
  int result = sqlite3_prepare_v2 (self->db, sql, -1, &query, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (query);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (query, 0);
  else
    siloam_vault_set_db_error (self->db, result, error);
  sqlite3_finalize (query);
  return result == SQLITE_ROW;
}

static gboolean
make_tables (SiloamMinistryStore *self, gpointer data, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            APPLICATION_ID,
                                            SCHEMA_VERSION);

  for (const char *const *script = version_1; *script != NULL; script++)
    if (!run (self, *script, error))
      return FALSE;
  return run (self, stamp, error);
}

static gboolean
set_other_file (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_OTHER_FILE,
                       "a sealed file, but not of prayer evenings");
  return FALSE;
}

/**
 * siloam_ministry_schema_prepare: (skip)
 *
 * Makes the tables in a file that has none at all. Nothing is written to a file of another kind.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_OTHER_FILE, _NEWER_SCHEMA or a vault error
 */
gboolean
siloam_ministry_schema_prepare (SiloamMinistryStore *self, GError **error)
{
  gint64 kind = 0, version = 0, things = 0;

  if (!run (self, "PRAGMA foreign_keys = ON", error) ||
      !read_number (self, "PRAGMA application_id", &kind, error) ||
      !read_number (self, "PRAGMA user_version", &version, error) ||
      !read_number (self, "SELECT count(*) FROM sqlite_schema", &things, error))
    return FALSE;
  if (kind == 0 && version == 0 && things == 0)
    return siloam_ministry_transact (self, make_tables, NULL, error);
  if (kind != APPLICATION_ID)
    return set_other_file (error);
  if (version == SCHEMA_VERSION)
    return TRUE;
  g_set_error (error,
               SILOAM_MINISTRY_ERROR,
               version > SCHEMA_VERSION ? SILOAM_MINISTRY_ERROR_NEWER_SCHEMA
                                        : SILOAM_MINISTRY_ERROR_DAMAGED,
               "schema version %" G_GINT64_FORMAT ", this Siloam knows %d",
               version,
               SCHEMA_VERSION);
  return FALSE;
}
