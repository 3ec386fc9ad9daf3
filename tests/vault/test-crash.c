/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The crash simulator: thousands of power cuts and kills under a running connection, on a disk in
 * memory below the seals. After each one the file must open, be sound, hold exactly the state of
 * one commit, and with full syncs no commit that was acknowledged may be gone. Plain SQLite runs
 * over the same cuts as the control. CRASH_CUTS sets the number of cuts, CRASH_SEED the seed. */

#include <stdlib.h>
#include <string.h>

#include "crash-disk.h"
#include "vault/vault-private.h"
#include "vault/vfs-private.h"

#define PATH "/disk/journal"
#define ROWS 16
#define COMMITS 11
#define DEFAULT_CUTS 2000

typedef struct
{
  const char *name;
  gboolean sealed;
  gboolean full;         /* synchronous=FULL, else NORMAL */
  gboolean double_fault; /* a kill first, then the power cut */
  CrashKind kind;
} Mode;

typedef struct
{
  const Mode *mode;
  CrashDisk *disk;
  SiloamKeys *keys;
  SiloamVfs *vfs;
  GRand *random;
  const char *vfs_name;
  int generations[2 * COMMITS + 2][ROWS]; /* of each row after each commit */
  int started;                            /* the newest commit that was begun */
  int acknowledged;
} Simulation;

static void
body_of (int row, int generation, guint8 *body, int *length)
{
  *length = 200 + (row * 977 + generation * 1613) % 3500;
  memset (body, (row * 31 + generation * 7) & 0xff, (gsize) *length);
}

static sqlite3 *
open_db (Simulation *self)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (PATH, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, self->vfs_name) !=
          SQLITE_OK ||
      !siloam_vault_configure_db (db, &error))
    {
      sqlite3_close (db);
      return NULL;
    }
  sqlite3_exec (db, "PRAGMA cache_size=5; PRAGMA wal_autocheckpoint=9", NULL, NULL, NULL);
  if (!self->mode->full)
    sqlite3_exec (db, "PRAGMA synchronous=NORMAL", NULL, NULL, NULL);
  return db;
}

static int
put_row (sqlite3 *db, int row, int generation)
{
  sqlite3_stmt *statement = NULL;
  guint8 body[6000];
  int length;
  int result;

  body_of (row, generation, body, &length);
  result = sqlite3_prepare_v2 (db, "INSERT OR REPLACE INTO r VALUES(?,?,?)", -1, &statement, NULL);
  if (result != SQLITE_OK)
    return result;
  sqlite3_bind_int (statement, 1, row);
  sqlite3_bind_int (statement, 2, generation);
  sqlite3_bind_blob (statement, 3, body, length, SQLITE_STATIC);
  sqlite3_step (statement);
  return sqlite3_finalize (statement);
}

static int
set_generation (sqlite3 *db, int generation)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE g SET gen=%d", generation);

  return sqlite3_exec (db, sql, NULL, NULL, NULL);
}

static int
write_commit (Simulation *self, sqlite3 *db, int generation)
{
  const int rows = g_rand_int_range (self->random, 1, 5);
  int result;

  memcpy (self->generations[generation], self->generations[generation - 1], sizeof (int[ROWS]));
  result = sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = set_generation (db, generation);
  for (int i = 0; i < rows && result == SQLITE_OK; i++)
    {
      const int row = g_rand_int_range (self->random, 0, ROWS);

      self->generations[generation][row] = generation;
      result = put_row (db, row, generation);
    }
  self->started = generation;
  return result == SQLITE_OK ? sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) : result;
}

static int
read_int (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int value = -1;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

static void
work (Simulation *self, sqlite3 *db, int commits)
{
  static const char *const extras[] = { "PRAGMA wal_checkpoint(TRUNCATE)",
                                        "PRAGMA wal_checkpoint(RESTART)",
                                        "PRAGMA wal_checkpoint(PASSIVE)" };
  const int from = read_int (db, "SELECT gen FROM g");

  if (from < 0)
    return;
  /* A commit that a kill cut short never was, and its number is used again. */
  self->started = from;
  for (int i = 1; i <= commits; i++)
    {
      if (write_commit (self, db, from + i) != SQLITE_OK)
        return;
      self->acknowledged = from + i;
      if (g_rand_double (self->random) < 0.15)
        sqlite3_exec (db,
                      extras[g_rand_int_range (self->random, 0, G_N_ELEMENTS (extras))],
                      NULL,
                      NULL,
                      NULL);
      if (crash_disk_is_dead (self->disk))
        return;
    }
}

static gboolean
is_sound (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  gboolean sound = FALSE;

  if (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    sound = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return sound;
}

/* Whether all rows are those of one and the same commit. */
static gboolean
is_unmixed (Simulation *self, sqlite3 *db, int generation)
{
  sqlite3_stmt *statement = NULL;
  gboolean same = TRUE;
  int rows = 0;

  sqlite3_prepare_v2 (db, "SELECT id, gen, body FROM r ORDER BY id", -1, &statement, NULL);
  while (same && sqlite3_step (statement) == SQLITE_ROW)
    {
      const int row = sqlite3_column_int (statement, 0);
      const int row_generation = sqlite3_column_int (statement, 1);
      guint8 body[6000];
      int length;

      body_of (row, row_generation, body, &length);
      same = row_generation == self->generations[generation][row] &&
             sqlite3_column_bytes (statement, 2) == length &&
             memcmp (sqlite3_column_blob (statement, 2), body, (gsize) length) == 0;
      rows++;
    }
  sqlite3_finalize (statement);
  return same && rows == ROWS;
}

/* Returns what is wrong after a crash, or NULL. Goes on to write when all is well. */
static const char *
examine (Simulation *self)
{
  sqlite3 *db = open_db (self);
  const char *wrong = NULL;
  int generation;

  if (db == NULL)
    return "cannot open";
  generation = read_int (db, "SELECT gen FROM g");
  if (!is_sound (db))
    wrong = "not sound";
  else if (generation < 0 || generation > self->started)
    wrong = "strange generation";
  else if (!is_unmixed (self, db, generation))
    wrong = "mixed";
  else if (self->mode->full && generation < self->acknowledged)
    wrong = "lost commit";
  else if (sqlite3_exec (db, "INSERT INTO r VALUES(999,0,zeroblob(9000))", NULL, NULL, NULL) !=
           SQLITE_OK)
    wrong = "cannot write";
  sqlite3_close (db);
  return wrong;
}

/* Works until the fuse blows; the connection then goes down with its process. */
static void
work_until_crash (Simulation *self)
{
  sqlite3 *db;

  crash_disk_set_fuse (self->disk, (guint) g_rand_int_range (self->random, 1, 90));
  db = open_db (self);
  if (db == NULL)
    return;
  work (self, db, COMMITS);
  crash_disk_set_fuse (self->disk, 1);
  sqlite3_exec (db, "PRAGMA wal_checkpoint", NULL, NULL, NULL);
  sqlite3_close (db);
}

static const char *
cut_once (Simulation *self)
{
  const gboolean only_kill = g_rand_int_range (self->random, 0, 8) == 0;

  crash_disk_restore (self->disk);
  self->started = 0;
  self->acknowledged = 0;
  work_until_crash (self);
  if (self->mode->double_fault)
    {
      crash_disk_crash (self->disk, CRASH_KILL, self->random);
      work_until_crash (self);
    }
  crash_disk_crash (self->disk, only_kill ? CRASH_KILL : self->mode->kind, self->random);
  return examine (self);
}

static void
make_base (Simulation *self)
{
  sqlite3 *db = open_db (self);

  g_assert_nonnull (db);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TABLE g(gen INTEGER); INSERT INTO g VALUES(0);"
                                 "CREATE TABLE r(id INTEGER PRIMARY KEY, gen INTEGER, body BLOB)",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  for (int row = 0; row < ROWS; row++)
    g_assert_cmpint (put_row (db, row, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  crash_disk_keep (self->disk);
}

static SiloamKeys *
make_keys (void)
{
  static const guint8 vault_id[SILOAM_ID_LENGTH] = { 1, 2, 3 };
  g_autoptr (SiloamSecret) data_key = siloam_secret_new_random (SILOAM_KEY_LENGTH);

  return siloam_keys_new (data_key, vault_id, 1);
}

static int
setting (const char *name, int fallback)
{
  const char *text = g_getenv (name);

  return text != NULL ? atoi (text) : fallback;
}

static void
test_survives (gconstpointer data)
{
  const Mode *mode = data;
  const int cuts = setting ("CRASH_CUTS", DEFAULT_CUTS);
  const int seed = setting ("CRASH_SEED", 20261122);
  g_autoptr (CrashDisk) disk = crash_disk_new ("crash-disk");
  g_autoptr (SiloamKeys) keys = make_keys ();
  g_autoptr (SiloamVfs) vfs = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) seed);
  g_autofree Simulation *self = g_new0 (Simulation, 1);
  int failures = 0;

  crash_disk_set_sector_size (disk, mode->kind == CRASH_GARBLE ? 4096 : 512);
  if (mode->sealed)
    vfs = siloam_vfs_new (SILOAM_VFS_PROFILE_PRODUCT,
                          crash_disk_get_vfs (disk),
                          "sealed-crash",
                          PATH,
                          keys);
  self->mode = mode;
  self->disk = disk;
  self->random = random;
  self->vfs_name = mode->sealed ? "sealed-crash" : "crash-disk";
  make_base (self);

  for (int cut = 0; cut < cuts; cut++)
    {
      const char *wrong = cut_once (self);

      if (wrong != NULL && failures++ < 10)
        g_test_message ("cut %d of %s: %s", cut, mode->name, wrong);
    }
  g_test_message ("%s: %d cuts, %d failures", mode->name, cuts, failures);
  g_assert_cmpint (failures, ==, 0);
}

static const Mode modes[] = {
  { "plain-sqlite-with-full-syncs-as-control", FALSE, TRUE, FALSE, CRASH_POWER },
  { "plain-sqlite-with-normal-syncs-as-control", FALSE, FALSE, FALSE, CRASH_POWER },
  { "plain-sqlite-killed-in-a-checkpoint-as-control", FALSE, FALSE, TRUE, CRASH_POWER },
  { "plain-sqlite-on-a-garbling-disk-as-control", FALSE, TRUE, FALSE, CRASH_GARBLE },
  { "full-syncs", TRUE, TRUE, FALSE, CRASH_POWER },
  { "normal-syncs", TRUE, FALSE, FALSE, CRASH_POWER },
  { "full-syncs-on-a-garbling-disk", TRUE, TRUE, FALSE, CRASH_GARBLE },
  { "normal-syncs-on-a-garbling-disk", TRUE, FALSE, FALSE, CRASH_GARBLE },
  { "full-syncs-after-a-kill-in-a-checkpoint", TRUE, TRUE, TRUE, CRASH_POWER },
  { "normal-syncs-after-a-kill-in-a-checkpoint", TRUE, FALSE, TRUE, CRASH_POWER },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *path = g_strconcat ("/vault/crash/survives/", modes[i].name, NULL);

      g_test_add_data_func (path, &modes[i], test_survives);
    }
  return g_test_run ();
}
