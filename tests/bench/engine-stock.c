/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite as Debian ships it, or SQLCipher as Debian ships it when built with BENCH_CIPHER.
 * The settings are those of the sealed file. Runs on the main thread of a benchmark. */

#include "engine.h"

#ifdef BENCH_CIPHER
/* Debian 12's SQLCipher 3.4.1 has no FTS5. */
const char *const engine_index_sql =
    "CREATE VIRTUAL TABLE words USING fts4 (title, body, content=\"entry\","
    " tokenize=unicode61 \"remove_diacritics=1\")";
const char *const engine_index_row = "docid";
static const char key_sql[] =
    "PRAGMA key = \"x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'\";"
    "PRAGMA cipher_page_size = 4096;";
#else
const char *const engine_index_sql =
    "CREATE VIRTUAL TABLE words USING fts5 (title, body, content='entry', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')";
const char *const engine_index_row = "rowid";
static const char key_sql[] = "PRAGMA page_size = 4096;";
#endif

static void
run_or_die (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

Engine
engine_open (const char *path, gboolean is_new)
{
  Engine self = { NULL, NULL };
  int flags = SQLITE_OPEN_READWRITE | (is_new ? SQLITE_OPEN_CREATE : 0);

  if (sqlite3_open_v2 (path, &self.db, flags, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (self.db));
  run_or_die (self.db, key_sql);
  run_or_die (self.db,
              "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
              "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
              "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
              "PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;"
              "PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -16384;");
  return self;
}

void
engine_close (Engine *self)
{
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_error ("close: %s", sqlite3_errmsg (self->db));
}
