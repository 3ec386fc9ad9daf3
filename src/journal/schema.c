/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a journal and how an older file becomes a newer one. A migration that has shipped
 * is never edited: add the next. Runs on the thread that owns the connection. */

#include "journal/schema-private.h"

#include "journal/error.h"
#include "journal/verse-index-private.h"
#include "vault/vault.h"

/* Times are µs UTC with the offset of that moment in minutes. Words of the vocabulary are stored
 * as their nicks, sets of them as nicks with a space between. A child's key starts with its entry,
 * so that what belongs together lies together. */
static const char *const version_1[] = {
  "CREATE TABLE entry ("
  "  number INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  kind TEXT NOT NULL,"
  "  state TEXT,"
  "  created INTEGER NOT NULL, created_offset INTEGER NOT NULL,"
  "  updated INTEGER NOT NULL, updated_offset INTEGER NOT NULL,"
  "  deleted INTEGER," /* µs UTC */
  "  title TEXT,"
  "  line TEXT," /* what a list shows: derived when saved */
  "  sealed INTEGER NOT NULL,"
  "  resting INTEGER NOT NULL,"
  "  open_step TEXT,"
  "  checkin_start TEXT,"
  "  checkin_end TEXT,"
  "  today_step TEXT"
  ") STRICT;"
  "CREATE INDEX entry_newest ON entry (created DESC, number DESC) WHERE deleted IS NULL;"
  "CREATE INDEX entry_on_the_way ON entry (created DESC, number DESC)"
  "  WHERE deleted IS NULL AND resting = 0"
  "    AND (open_step IS NOT NULL OR state IN ('draft', 'named', 'released', 'waiting'));"
  "CREATE INDEX entry_deleted ON entry (deleted) WHERE deleted IS NOT NULL;",

  "CREATE TABLE exchange ("
  "  entry INTEGER PRIMARY KEY REFERENCES entry (number) ON DELETE CASCADE,"
  "  good_memory TEXT, invitation TEXT, memory_text TEXT, memory_period TEXT, closing_thanks TEXT"
  ") STRICT;"
  "CREATE TABLE blessing ("
  "  entry INTEGER PRIMARY KEY REFERENCES entry (number) ON DELETE CASCADE,"
  "  blessing TEXT, own_blessing TEXT, ask TEXT, obstacle TEXT, obstacle_words TEXT,"
  "  struggle INTEGER NOT NULL, thanks TEXT, blessing_received INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE free ("
  "  entry INTEGER PRIMARY KEY REFERENCES entry (number) ON DELETE CASCADE,"
  "  text TEXT"
  ") STRICT;",

  "CREATE TABLE tags ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL, text TEXT NOT NULL,"
  "  PRIMARY KEY (entry, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE gratitude ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL, text TEXT NOT NULL,"
  "  PRIMARY KEY (entry, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE hurts ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  kind TEXT NOT NULL, words TEXT, awareness TEXT, source TEXT, origin TEXT, areas TEXT,"
  "  effect TEXT, recent INTEGER NOT NULL,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE forgiveness ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  toward TEXT NOT NULL, alias TEXT, stance TEXT NOT NULL, boundary TEXT,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE releases ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  hurt TEXT NOT NULL, amount TEXT NOT NULL, prayer TEXT,"
  "  at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
  "  PRIMARY KEY (entry, id),"
  "  FOREIGN KEY (entry, hurt) REFERENCES hurts (entry, id) DEFERRABLE INITIALLY DEFERRED"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE received ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  form TEXT NOT NULL, text TEXT, gifts TEXT, channel TEXT, discern TEXT NOT NULL,"
  "  memorial INTEGER NOT NULL,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX received_memorial ON received (entry) WHERE memorial = 1;"
  "CREATE TABLE received_releases ("
  "  entry INTEGER NOT NULL, received TEXT NOT NULL, position INTEGER NOT NULL, release TEXT NOT "
  "NULL,"
  "  PRIMARY KEY (entry, received, position),"
  "  FOREIGN KEY (entry, received) REFERENCES received (entry, id)"
  "    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"
  "  FOREIGN KEY (entry, release) REFERENCES releases (entry, id) DEFERRABLE INITIALLY DEFERRED"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE verses ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  typed TEXT, osis TEXT, role TEXT NOT NULL, wording TEXT, application TEXT,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE prayers ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  mode TEXT NOT NULL, text TEXT, promise TEXT,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;",

  /* Append-only: a revisit that is done can be neither changed nor taken out of a living entry. */
  "CREATE TABLE revisits ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
  "  still_true TEXT, self_image TEXT, habits TEXT, feelings TEXT, behaviour TEXT, outcome TEXT, "
  "note TEXT,"
  "  done INTEGER NOT NULL DEFAULT 0,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TRIGGER revisits_never_change BEFORE UPDATE ON revisits WHEN OLD.done = 1"
  "  BEGIN SELECT RAISE (ABORT, 'append-only'); END;"
  "CREATE TRIGGER revisits_never_leave BEFORE DELETE ON revisits"
  "  WHEN OLD.done = 1 AND EXISTS (SELECT 1 FROM entry WHERE number = OLD.entry)"
  "  BEGIN SELECT RAISE (ABORT, 'append-only'); END;",

  "CREATE TABLE profile ("
  "  one INTEGER PRIMARY KEY CHECK (one = 1),"
  "  locale TEXT, address_form TEXT, bible_translation TEXT, trusted_name TEXT, trusted_phone TEXT,"
  "  recovery_set_at INTEGER NOT NULL, reminders_enabled INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE prayer_request ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  created INTEGER NOT NULL, created_offset INTEGER NOT NULL,"
  "  text TEXT, alias TEXT, state TEXT NOT NULL, answer TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE reminder ("
  "  entry INTEGER PRIMARY KEY REFERENCES entry (number) ON DELETE CASCADE,"
  "  due INTEGER NOT NULL, due_offset INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX reminder_due ON reminder (due);",

  /* How many entries live, so that opening a long journal counts nothing. */
  "CREATE TABLE tally (one INTEGER PRIMARY KEY CHECK (one = 1), entries INTEGER NOT NULL) STRICT;"
  "INSERT INTO tally VALUES (1, 0);"
  "CREATE TRIGGER entry_comes AFTER INSERT ON entry WHEN NEW.deleted IS NULL"
  "  BEGIN UPDATE tally SET entries = entries + 1; END;"
  "CREATE TRIGGER entry_leaves AFTER UPDATE OF deleted ON entry"
  "  WHEN OLD.deleted IS NULL AND NEW.deleted IS NOT NULL"
  "  BEGIN UPDATE tally SET entries = entries - 1; END;"
  "CREATE TRIGGER entry_returns AFTER UPDATE OF deleted ON entry"
  "  WHEN OLD.deleted IS NOT NULL AND NEW.deleted IS NULL"
  "  BEGIN UPDATE tally SET entries = entries + 1; END;"
  "CREATE TRIGGER entry_goes AFTER DELETE ON entry WHEN OLD.deleted IS NULL"
  "  BEGIN UPDATE tally SET entries = entries - 1; END;",

  /* What search may find, received side first. A memory and a confession are always sealed: they
   * are not in it. The released side has a column of its own, of which no snippet is ever shown. */
  "CREATE VIEW search_text (number, received, title, words, released) AS SELECT"
  "  e.number,"
  "  (SELECT group_concat(text, char(10)) FROM received WHERE entry = e.number),"
  "  e.title,"
  "  (SELECT group_concat(t, char(10)) FROM ("
  "     SELECT e.today_step AS t"
  "     UNION ALL SELECT text FROM free WHERE entry = e.number"
  "     UNION ALL SELECT text FROM gratitude WHERE entry = e.number"
  "     UNION ALL SELECT good_memory FROM exchange WHERE entry = e.number"
  "     UNION ALL SELECT invitation FROM exchange WHERE entry = e.number"
  "     UNION ALL SELECT closing_thanks FROM exchange WHERE entry = e.number"
  "     UNION ALL SELECT own_blessing FROM blessing WHERE entry = e.number"
  "     UNION ALL SELECT ask FROM blessing WHERE entry = e.number"
  "     UNION ALL SELECT thanks FROM blessing WHERE entry = e.number"
  "     UNION ALL SELECT typed FROM verses WHERE entry = e.number"
  "     UNION ALL SELECT wording FROM verses WHERE entry = e.number"
  "     UNION ALL SELECT application FROM verses WHERE entry = e.number"
  "     UNION ALL SELECT text FROM prayers WHERE entry = e.number AND mode <> 'confession'"
  "     UNION ALL SELECT promise FROM prayers WHERE entry = e.number AND mode <> 'confession'"
  "     UNION ALL SELECT text FROM tags WHERE entry = e.number"
  "     UNION ALL SELECT still_true FROM revisits WHERE entry = e.number"
  "     UNION ALL SELECT note FROM revisits WHERE entry = e.number)),"
  "  (SELECT group_concat(t, char(10)) FROM ("
  "     SELECT words AS t FROM hurts WHERE entry = e.number"
  "     UNION ALL SELECT effect FROM hurts WHERE entry = e.number"
  "     UNION ALL SELECT alias FROM forgiveness WHERE entry = e.number"
  "     UNION ALL SELECT boundary FROM forgiveness WHERE entry = e.number"
  "     UNION ALL SELECT prayer FROM releases WHERE entry = e.number"
  "     UNION ALL SELECT obstacle_words FROM blessing WHERE entry = e.number))"
  " FROM entry AS e WHERE e.deleted IS NULL;"
  "CREATE VIRTUAL TABLE search USING fts5 (received, title, words, released,"
  "  content = 'search_text', content_rowid = 'number', columnsize = 0,"
  "  tokenize = 'unicode61 remove_diacritics 2');",
  NULL,
};

/* Which numbering a reference is read in, and where each verse stands. */
static const char *const version_2[] = {
  "ALTER TABLE entry ADD COLUMN numbering TEXT;"
  "ALTER TABLE verses ADD COLUMN numbering TEXT;"
  "ALTER TABLE verses ADD COLUMN text_of TEXT;"
  "CREATE TABLE numberings ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  id TEXT NOT NULL, position INTEGER NOT NULL,"
  "  typed TEXT, numbering TEXT NOT NULL,"
  "  PRIMARY KEY (entry, id)"
  ") STRICT, WITHOUT ROWID;",

  /* Derived from the entry when saved. Verses are those of kjv: book << 16 | chapter << 8 | verse,
   * with verse 0 and 255 for where a whole chapter begins and ends. Few references cross a chapter;
   * these have an index of their own, so that the others need only be sought in one chapter. The
   * moment of the entry is here too, so that many hits are put in order without looking at each. */
  "CREATE TABLE places ("
  "  entry INTEGER NOT NULL REFERENCES entry (number) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  side INTEGER NOT NULL," /* 1 received, 2 other, 3 released: the order they are told in */
  "  role TEXT,"             /* of a linked verse; NULL for a reference in a text */
  "  first INTEGER NOT NULL, last INTEGER NOT NULL,"
  "  created INTEGER NOT NULL,"
  "  typed TEXT NOT NULL,"
  "  PRIMARY KEY (entry, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX places_verse ON places (first, last, side, created);"
  "CREATE INDEX places_wide ON places (first, last, side, created)"
  "  WHERE last >> 8 > first >> 8;",
  NULL,
};

/* What lets two copies of a journal be joined, and an import be told apart and undone. */
static const char *const version_3[] = {
  /* How many changes of each device this copy holds, and which change of which device wrote an
   * entry last: none for what was written before this version. */
  "CREATE TABLE device ("
  "  id BLOB NOT NULL PRIMARY KEY, changes INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "ALTER TABLE entry ADD COLUMN device BLOB;"
  "ALTER TABLE entry ADD COLUMN change INTEGER;"
  /* Of an entry that was first written before this version: which version of then it was made
   * from, see siloam_stamp_print(). */
  "ALTER TABLE entry ADD COLUMN old INTEGER;"
  /* Ids of what was erased for good, and nothing else of it. */
  "CREATE TABLE gone ("
  "  id TEXT NOT NULL PRIMARY KEY, device BLOB, change INTEGER, old INTEGER"
  ") STRICT, WITHOUT ROWID;",

  /* One import, and what became of each entry of its source. The name of an entry in its source
   * stays for good, so that a second import of it adds nothing. */
  "CREATE TABLE import ("
  "  number INTEGER PRIMARY KEY,"
  "  at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
  "  format TEXT NOT NULL,"
  "  undone INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE imported ("
  "  import INTEGER NOT NULL REFERENCES import (number) ON DELETE CASCADE,"
  "  source TEXT NOT NULL,"
  "  entry TEXT NOT NULL,"       /* an id, also of an entry that is gone */
  "  outcome TEXT NOT NULL,"     /* added, merged */
  "  fingerprint BLOB NOT NULL," /* of what the source said */
  "  stored BLOB NOT NULL,"      /* of the entry as it was written then: is it still the same? */
  "  before TEXT,"               /* merged: the entry as it was, for the undo */
  "  PRIMARY KEY (import, source)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX imported_source ON imported (source, import);"
  "CREATE INDEX imported_entry ON imported (entry);",

  /* The last verified backup of each place they go to. A place is the chosen folder, or a drive. */
  "CREATE TABLE backup ("
  "  place TEXT NOT NULL PRIMARY KEY,"
  "  name TEXT NOT NULL,"
  "  at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
  "  entries INTEGER NOT NULL,"
  "  mark TEXT NOT NULL,"      /* of the entries then: did anything change since? */
  "  full_name TEXT NOT NULL," /* the last one that had not clearly fewer than before */
  "  full_entries INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;",
  NULL,
};

static const char *const *const migrations[SILOAM_SCHEMA_VERSION] = { version_1,
                                                                      version_2,
                                                                      version_3 };

/* The first version with an index of verses. */
#define VERSES_SINCE 2

static gboolean
run (sqlite3 *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  siloam_vault_set_db_error (db, result, error);
  return FALSE;
}

static gboolean
read_number (sqlite3 *db, const char *sql, int *number, GError **error)
{
  sqlite3_stmt *query = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &query, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (query);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int (query, 0);
  else
    siloam_vault_set_db_error (db, result, error);
  sqlite3_finalize (query);
  return result == SQLITE_ROW;
}

/* A journal has no id of its own there; every other file of Siloam has. */
static gboolean
check_is_journal (sqlite3 *db, GError **error)
{
  int kind = 0;

  if (!read_number (db, "PRAGMA application_id", &kind, error))
    return FALSE;
  if (kind == 0)
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_NOT_VAULT,
                       "a sealed file of another kind, no journal");
  return FALSE;
}

static gboolean
run_scripts (SiloamStore *store, gpointer from, GError **error)
{
  for (int version = *(int *) from; version < SILOAM_SCHEMA_VERSION; version++)
    {
      g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", version + 1);

      for (const char *const *script = migrations[version]; *script != NULL; script++)
        if (!run (store->db, *script, error))
          return FALSE;
      if (!run (store->db, stamp, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
needs_index (int from)
{
  return from > 0 && from < VERSES_SINCE;
}

/* The index is filled in C, and by the tables as they are now: so after the last script. */
static gboolean
migrate (SiloamStore *store, gpointer from, GError **error)
{
  return run_scripts (store, from, error) &&
         (!needs_index (*(int *) from) || siloam_verse_index_fill (store, error));
}

/* SQLite undoes a whole transaction that meets a page it cannot read. Then the tables come first
 * and each entry that can be read after them: a damaged page keeps nobody out of the rest. */
static gboolean
migrate_damaged (SiloamStore *store, int from, GError **error)
{
  if (!siloam_store_transact (store, run_scripts, &from, error))
    return FALSE;
  if (needs_index (from))
    siloam_verse_index_fill_readable (store);
  return TRUE;
}

/**
 * siloam_schema_prepare:
 *
 * Makes the tables of a new journal and brings an older one up to date, in one transaction: after
 * a failure the file is as it was. Where pages are damaged, what can be read is brought up to date.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_NEWER_SCHEMA for a file of a later Siloam,
 *   %SILOAM_VAULT_ERROR_NOT_VAULT for one that is no journal, or another vault error
 */
gboolean
siloam_schema_prepare (SiloamStore *store, GError **error)
{
  g_autoptr (GError) fault = NULL;
  sqlite3 *db = store->db;
  int version = 0;

  if (!run (db, "PRAGMA foreign_keys = ON", error) || !check_is_journal (db, error) ||
      !read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > SILOAM_SCHEMA_VERSION || version < 0)
    {
      g_set_error (error,
                   SILOAM_JOURNAL_ERROR,
                   SILOAM_JOURNAL_ERROR_NEWER_SCHEMA,
                   "schema version %d, this Siloam knows %d",
                   version,
                   SILOAM_SCHEMA_VERSION);
      return FALSE;
    }
  if (version == SILOAM_SCHEMA_VERSION)
    return TRUE;
  if (siloam_store_transact (store, migrate, &version, &fault))
    return TRUE;
  if (g_error_matches (fault, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED))
    return migrate_damaged (store, version, error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}
