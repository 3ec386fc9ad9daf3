/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `import FOLDER ENTRIES`: how long it takes to bring entries of about 1.5 KB into a sealed
 * journal, beside putting the same texts into a plain SQLite file with a full-text index, both in
 * one transaction; to bring the same in again, and to take it back. Seconds of the processor. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "export/import.h"
#include "vault/locksmith.h"
#include "vault/vault.h"

#define GOAL_SECONDS 10

static const SiloamImportOptions options = { .language = "nl", .day_first = TRUE };

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

/* Of the processor, so that whatever else runs on the machine is not measured. */
static gint64
used_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

static double
seconds_since (gint64 start)
{
  return (double) (used_time () - start) / G_USEC_PER_SEC;
}

static char *
make_text (GRand *random)
{
  GString *text = g_string_new (NULL);

  while (text->len < 1500)
    g_string_append_printf (text, "woord%u ", (guint) g_rand_int_range (random, 0, 6000));
  return g_string_free (text, FALSE);
}

/* As Day One writes it. */
static void
write_source (const char *path, guint n_entries)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) json = g_string_new ("{\"metadata\":{\"version\":\"1.0\"},\"entries\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (1262304000 + (gint64) i * 40000);
      g_autofree char *created = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
      g_autofree char *text = make_text (random);

      g_string_append_printf (json,
                              "%s{\"uuid\":\"%032X\",\"creationDate\":\"%s\","
                              "\"timeZone\":\"Europe\\/Amsterdam\",\"tags\":[\"bench\"],"
                              "\"text\":\"Dag %u\\n%s\"}",
                              i > 0 ? "," : "",
                              i + 1,
                              created,
                              i,
                              text);
    }
  g_string_append (json, "]}");
  check (g_file_set_contents (path, json->str, (gssize) json->len, &error), error);
}

static void
execute (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
insert (sqlite3 *db, sqlite3_stmt *statement, gint64 moment, const char *text)
{
  sqlite3_bind_int64 (statement, 1, moment);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_reset (statement);
}

/* The least that any diary in SQLite has to do. */
static double
measure_plain (const char *path, guint n_entries)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  sqlite3_stmt *entry = NULL;
  sqlite3_stmt *words = NULL;
  sqlite3 *db = NULL;
  gint64 start;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  execute (db, "PRAGMA journal_mode = WAL");
  execute (db, "CREATE TABLE entry (number INTEGER PRIMARY KEY, created INTEGER, text TEXT)");
  execute (db, "CREATE INDEX newest ON entry (created)");
  execute (db, "CREATE VIRTUAL TABLE search USING fts5 (created, text)");
  start = used_time ();
  execute (db, "BEGIN");
  sqlite3_prepare_v2 (db, "INSERT INTO entry (created, text) VALUES (?, ?)", -1, &entry, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO search VALUES (?, ?)", -1, &words, NULL);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *text = make_text (random);

      insert (db, entry, i, text);
      insert (db, words, i, text);
    }
  sqlite3_finalize (entry);
  sqlite3_finalize (words);
  execute (db, "COMMIT");
  sqlite3_close (db);
  return seconds_since (start);
}

static gint64
bring_in (SiloamStore *store, const char *path, const char *what)
{
  g_autoptr (GError) error = NULL;
  gint64 start = used_time ();
  g_autoptr (SiloamImportBundle) bundle =
      siloam_import_read (path, SILOAM_IMPORT_AUTO, &options, NULL, &error);
  SiloamImportCount count;
  gint64 number;

  check (bundle != NULL, error);
  g_print ("%s: read in %.2f s\n", what, seconds_since (start));
  check (siloam_import_apply (store,
                              bundle,
                              SILOAM_IMPORT_PLAN_PLAIN,
                              &options,
                              NULL,
                              &number,
                              &error),
         error);
  count = siloam_import_count (bundle);
  g_print ("%s: %.2f s in all, added %u, skipped %u, failed %u\n",
           what,
           seconds_since (start),
           count.added,
           count.skipped,
           count.failed);
  return number;
}

static double
measure_import (SiloamStore *store, const char *path)
{
  gint64 start = used_time ();
  gint64 number = bring_in (store, path, "sealed");
  double seconds = seconds_since (start);
  g_autoptr (GError) error = NULL;
  SiloamImportUndone undone;

  bring_in (store, path, "again");
  start = used_time ();
  check (siloam_import_undo (store, number, FALSE, &undone, &error), error);
  g_print ("undo: %.2f s, taken back %u\n", seconds_since (start), undone.taken_back);
  return seconds;
}

static SiloamVault *
make_journal (const char *path)
{
  g_autoptr (SiloamSecret) words = siloam_secret_new_text ("een wachtzin voor een meting");
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (words);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = siloam_locksmith_create (path, passphrase, &code, NULL, &error);

  check (vault != NULL, error);
  return vault;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *source = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GError) error = NULL;
  SiloamStore *store;
  SiloamVault *vault;
  struct rusage usage;
  double sealed, other;
  guint n_entries;

  if (argc != 3)
    g_error ("usage: %s FOLDER ENTRIES", argv[0]);
  n_entries = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  folder = g_build_filename (argv[1], "bench-import-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp_full (folder, 0700));
  source = g_build_filename (folder, "source.json", NULL);
  journal = g_build_filename (folder, "bench.siloam", NULL);
  plain = g_build_filename (folder, "plain.db", NULL);
  write_source (source, n_entries);
  other = measure_plain (plain, n_entries);
  g_print ("plain: %.2f s, %u entries\n", other, n_entries);

  vault = make_journal (journal);
  store = siloam_store_new (siloam_vault_get_db (vault), &error);
  check (store != NULL, error);
  sealed = measure_import (store, source);
  siloam_store_free (store);
  check (siloam_vault_close (vault, &error), error);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("sealed import takes %.1f times plain inserts; peak memory %ld MiB\n",
           sealed / other,
           usage.ru_maxrss / 1024);
  g_unlink (source);
  g_unlink (plain);
  g_unlink (journal);
  g_rmdir (folder);
  if (sealed * 10000 / n_entries <= GOAL_SECONDS)
    return 0;
  g_print ("slower than %d s for 10,000 entries\n", GOAL_SECONDS);
  return 1;
}
