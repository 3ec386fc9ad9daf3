/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `backup FOLDER ENTRIES`: how long a verified backup of a sealed journal takes, beside what SQLite
 * itself does with the same rows unsealed: its online backup, and VACUUM INTO; both read back by
 * its own check as ours is. Then how long another key takes. Prints seconds and how they compare.
 * One thread, but for the verifier.
 */

#include <glib/gstdio.h>
#include <sys/resource.h>

#include "journal/backup.h"
#include "vault/locksmith.h"
#include "vault/rotate.h"
#include "vault/vault-read.h"

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
check_db (sqlite3 *db, int result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
add_entry (SiloamStore *store, guint number)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (text->len < 1500)
    g_string_append_printf (text, "woord%u ", (guint) g_random_int_range (0, 6000));
  entry->text = g_string_free (g_steal_pointer (&text), FALSE);
  g_clear_pointer (&entry->created, g_date_time_unref);
  entry->created = g_date_time_new_from_unix_local (1577880000 + (gint64) number * 1800);
  check (siloam_store_save (store, entry, &error), error);
}

/* Nobody waits for these entries: durability is not what is measured here. */
static SiloamVault *
make_journal (const char *path, guint entries)
{
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text ("een wachtzin");
  g_autoptr (SiloamCredential) way = siloam_credential_new_passphrase (phrase);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamStore) store = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = siloam_locksmith_create (path, way, &code, NULL, &error);

  check (vault != NULL, error);
  sqlite3_exec (siloam_vault_get_db (vault), "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  store = siloam_store_new (siloam_vault_get_db (vault), &error);
  check (store != NULL, error);
  for (guint i = 0; i < entries; i++)
    add_entry (store, i);
  sqlite3_exec (siloam_vault_get_db (vault), "PRAGMA synchronous = FULL", NULL, NULL, NULL);
  return vault;
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
time_ours (SiloamVault *vault, const char *folder, double *longest)
{
  const SiloamBackupKeep all = { 0, 0, 0 };
  g_autoptr (SiloamBackup) backup = siloam_backup_new (SILOAM_BACKUP_FOLDER, folder, &all, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamStore) store = siloam_store_new (siloam_vault_get_db (vault), &error);
  gint64 start = g_get_monotonic_time ();
  SiloamWorkStep step;

  check (store != NULL, error);
  do
    {
      gint64 before = g_get_monotonic_time ();

      step = siloam_backup_step (store, vault, backup, NULL, &error);
      *longest = MAX (*longest, since (before));
    }
  while (step == SILOAM_WORK_AGAIN);
  check (step == SILOAM_WORK_DONE, error);
  return since (start);
}

/* The same rows in a file that nobody sealed. */
static sqlite3 *
make_plain (SiloamVault *vault, const char *path)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *memory = siloam_vault_load_into_memory (vault, NULL, NULL, NULL, &error);
  sqlite3 *plain = NULL;
  sqlite3_backup *copy;

  check (memory != NULL, error);
  check_db (plain, sqlite3_open (path, &plain));
  copy = sqlite3_backup_init (plain, "main", memory, "main");
  check_db (plain, sqlite3_backup_step (copy, -1));
  check_db (plain, sqlite3_backup_finish (copy));
  sqlite3_close (memory);
  check_db (plain,
            sqlite3_exec (plain,
                          "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                          NULL,
                          NULL,
                          NULL));
  return plain;
}

static void
read_back (const char *path)
{
  sqlite3 *db = NULL;

  check_db (db, sqlite3_open (path, &db));
  check_db (db, sqlite3_exec (db, "PRAGMA integrity_check", NULL, NULL, NULL));
  sqlite3_close (db);
}

static double
time_online_backup (sqlite3 *plain, const char *path)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;

  check_db (copy, sqlite3_open (path, &copy));
  sqlite3_exec (copy, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
  backup = sqlite3_backup_init (copy, "main", plain, "main");
  while (sqlite3_backup_step (backup, 200) == SQLITE_OK)
    continue;
  check_db (copy, sqlite3_backup_finish (backup));
  sqlite3_close (copy);
  read_back (path);
  return since (start);
}

static double
time_vacuum_into (sqlite3 *plain, const char *path)
{
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", path);
  gint64 start = g_get_monotonic_time ();

  check_db (plain, sqlite3_exec (plain, sql, NULL, NULL, NULL));
  read_back (path);
  return since (start);
}

/* Another key, and with it every page sealed anew: as VACUUM INTO, but in the place of the file. */
static double
time_rotate (SiloamVault *vault)
{
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text ("een wachtzin");
  const SiloamNewKeys keys = { .passphrase = phrase };
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  check (siloam_vault_rotate (vault, &keys, &code, NULL, NULL, NULL, &error), error);
  return since (start);
}

static void
report (const char *what, double seconds, double ours)
{
  g_print ("%-44s %7.2f s", what, seconds);
  if (ours > 0)
    g_print ("   ours takes %.2f times that", ours / seconds);
  g_print ("\n");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *plain_path = NULL;
  g_autofree char *copy_path = NULL;
  g_autofree char *vacuum_path = NULL;
  double longest = 0;
  struct rusage usage;
  SiloamVault *vault;
  sqlite3 *plain;
  double ours, vacuum, rotate;

  if (argc != 3)
    g_error ("usage: %s FOLDER ENTRIES", argv[0]);
  siloam_vault_harden_process ();
  folder = g_build_filename (argv[1], "bench-backup-XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL)
    g_error ("no folder to work in");
  path = g_build_filename (folder, "journal.siloam", NULL);
  plain_path = g_build_filename (folder, "plain.db", NULL);
  copy_path = g_build_filename (folder, "copy.db", NULL);
  vacuum_path = g_build_filename (folder, "vacuum.db", NULL);

  vault = make_journal (path, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  ours = time_ours (vault, folder, &longest);
  getrusage (RUSAGE_SELF, &usage);
  plain = make_plain (vault, plain_path);
  g_print ("a backup of %s entries, read back\n", argv[2]);
  report ("sealed, by Siloam", ours, 0);
  report ("plain, by SQLite's online backup", time_online_backup (plain, copy_path), ours);
  vacuum = time_vacuum_into (plain, vacuum_path);
  report ("plain, by VACUUM INTO", vacuum, ours);
  report ("sealed anew under another key, by Siloam", rotate = time_rotate (vault), 0);
  g_print ("%-44s %7.2f times VACUUM INTO\n", "that is", rotate / vacuum);
  g_print ("longest that a save had to wait: %.1f ms; peak memory: %ld MiB\n",
           longest * 1000,
           usage.ru_maxrss / 1024);

  sqlite3_close (plain);
  siloam_vault_free (vault);
  return 0;
}
