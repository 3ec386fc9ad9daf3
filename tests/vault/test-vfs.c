/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sealing VFS over a disk in memory, so that a test sees which bytes go where. Each rule that
 * a fault in an earlier design taught has its own test. */

#include <sodium.h>
#include <string.h>

#include "crash-disk.h"
#include "support.h"
#include "vault/vfs-private.h"

#define PATH "/disk/journal"
#define WAL_PATH PATH "-wal"
#define JOURNAL_PATH PATH "-journal"
#define NAME "sealed"

typedef struct
{
  CrashDisk *disk;
  SiloamKeys *keys;
  SiloamVfs *vfs;
} Fixture;

static const guint8 vault_id[SILOAM_ID_LENGTH] = { 5 };

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) data_key = siloam_secret_new_random (SILOAM_KEY_LENGTH);

  self->disk = crash_disk_new ("below");
  self->keys = siloam_keys_new (data_key, vault_id, 1);
  self->vfs = siloam_vfs_new (SILOAM_VFS_PROFILE_PRODUCT,
                              crash_disk_get_vfs (self->disk),
                              NAME,
                              PATH,
                              self->keys);
  g_assert_nonnull (self->vfs);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  siloam_vfs_free (self->vfs);
  siloam_keys_free (self->keys);
  crash_disk_free (self->disk);
}

static sqlite3_file *
open_file (const char *vfs_name, const char *path, int kind)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (vfs_name);
  sqlite3_file *file = g_malloc0 ((gsize) vfs->szOsFile);
  const int result =
      vfs->xOpen (vfs, path, file, kind | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (result == SQLITE_OK)
    return file;
  g_free (file);
  return NULL;
}

static void
close_file (sqlite3_file *file)
{
  g_assert_cmpint (file->pMethods->xClose (file), ==, SQLITE_OK);
  g_free (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_file, close_file)

static int
put (sqlite3_file *file, gint64 offset, guint8 byte, int length)
{
  g_autofree guint8 *bytes = g_malloc ((gsize) length);

  memset (bytes, byte, (gsize) length);
  return file->pMethods->xWrite (file, bytes, length, offset);
}

static int
get (sqlite3_file *file, gint64 offset, guint8 *bytes, int length)
{
  memset (bytes, 0xee, (gsize) length);
  return file->pMethods->xRead (file, bytes, length, offset);
}

static gint64
size_of (sqlite3_file *file)
{
  sqlite3_int64 size = -1;

  g_assert_cmpint (file->pMethods->xFileSize (file, &size), ==, SQLITE_OK);
  return size;
}

static int
put_page (sqlite3_file *file, gint64 page, guint8 byte)
{
  guint8 bytes[SILOAM_PAGE_SIZE];

  memset (bytes, byte, sizeof bytes);
  bytes[16] = 0x10;
  bytes[17] = 0;
  bytes[20] = SILOAM_SEAL_LENGTH;
  return file->pMethods->xWrite (file, bytes, sizeof bytes, page * SILOAM_PAGE_SIZE);
}

static sqlite3 *
open_db (const char *vfs_name)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (
      sqlite3_open_v2 (PATH, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs_name),
      ==,
      SQLITE_OK);
  siloam_vault_configure_db (db, &error);
  g_assert_no_error (error);
  return db;
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static int
count_rows (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  int rows = -1;

  if (sqlite3_prepare_v2 (db, "SELECT count(*) FROM t", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    rows = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return rows;
}

/* Finding 1. */
static void
test_growing_leaves_last_slot (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, JOURNAL_PATH, SQLITE_OPEN_MAIN_JOURNAL);
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;

  g_assert_cmpint (put (file, 0, 1, 512), ==, SQLITE_OK);
  first = crash_disk_steal_writes (self->disk);
  g_assert_cmpint (put (file, 4096, 2, 512), ==, SQLITE_OK);
  second = crash_disk_steal_writes (self->disk);

  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpint (g_array_index (first, gint64, 1), ==, 4096 + SILOAM_SEAL_LENGTH);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpint (g_array_index (second, gint64, 0), ==, SILOAM_LOG_STRIDE);
  g_assert_cmpint (size_of (file), ==, 4096 + 512);
}

static int
put_frame (sqlite3_file *wal, gint64 frame, guint8 byte)
{
  const gint64 offset = 32 + (frame - 1) * SILOAM_WAL_FRAME_LENGTH;
  int result = put (wal, offset, byte, 24);

  if (result == SQLITE_OK)
    result = put (wal, offset + 24, byte, SILOAM_PAGE_SIZE);
  return result;
}

static int
put_wal_header (sqlite3_file *wal, guint32 page_size)
{
  guint8 header[32] = { 0 };

  page_size = GUINT32_TO_BE (page_size);
  memcpy (header + 8, &page_size, 4);
  return wal->pMethods->xWrite (wal, header, sizeof header, 0);
}

/* Finding 2, and that the header of a frame costs no seal of its own. */
static void
test_frames_share_no_block (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);

  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  for (gint64 frame = 1; frame < 6; frame++)
    {
      g_autoptr (GArray) writes = crash_disk_steal_writes (self->disk);

      g_clear_pointer (&writes, g_array_unref);
      g_assert_cmpint (put_frame (wal, frame, 9), ==, SQLITE_OK);
      writes = crash_disk_steal_writes (self->disk);
      g_assert_cmpuint (writes->len, ==, 2);
      g_assert_cmpint (g_array_index (writes, gint64, 0), ==, frame * SILOAM_LOG_STRIDE);
      g_assert_cmpint (g_array_index (writes, gint64, 1), ==, 48 + SILOAM_WAL_FRAME_LENGTH);
    }
}

/* Finding 3. */
static void
test_no_powersafe_overwrite (Fixture *self, gconstpointer data)
{
  static const int kinds[] = { SQLITE_OPEN_MAIN_DB, SQLITE_OPEN_WAL, SQLITE_OPEN_MAIN_JOURNAL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (sqlite3_file) file = open_file (NAME, PATH, kinds[i]);
      int on = 1;

      g_assert_cmpint (file->pMethods->xSectorSize (file), ==, 4096);
      g_assert_cmpint (file->pMethods->xDeviceCharacteristics (file), ==, 0);
      g_assert_cmpint (file->pMethods->xFileControl (file, SQLITE_FCNTL_POWERSAFE_OVERWRITE, &on),
                       ==,
                       SQLITE_NOTFOUND);
    }
}

static void
damage (Fixture *self, const char *path, gsize offset)
{
  GByteArray *bytes = crash_disk_peek (self->disk, path);

  g_assert_cmpuint (bytes->len, >, offset);
  bytes->data[offset] ^= 1;
}

/* Finding 4. */
static void
test_torn_log_slot_is_zeros (Fixture *self, gconstpointer data)
{
  static const guint8 zeros[4120];
  g_autoptr (sqlite3_file) wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);
  guint8 bytes[4120];

  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  g_assert_cmpint (put_frame (wal, 1, 7), ==, SQLITE_OK);
  g_assert_cmpint (put_frame (wal, 2, 8), ==, SQLITE_OK);
  damage (self, WAL_PATH, SILOAM_LOG_STRIDE + 1000);

  g_assert_cmpint (get (wal, 32, bytes, 4120), ==, SQLITE_OK);
  g_assert_cmpmem (bytes, 4120, zeros, 4120);
  g_assert_cmpint (get (wal, 32 + 4120, bytes, 4120), ==, SQLITE_OK);
  g_assert_cmpint (bytes[0], ==, 8);
  g_assert_cmpuint (self->vfs->torn_slots, ==, 1);
}

/* Finding 5, both halves. */
static void
test_torn_page_one_without_log (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 bytes[100];

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  damage (self, PATH, SILOAM_DATA_OFFSET + 60);
  g_assert_cmpint (get (file, 0, bytes, 100), ==, SQLITE_IOERR_DATA);
}

static void
test_torn_page_one_with_log (Fixture *self, gconstpointer data)
{
  static const guint8 zeros[100];
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  g_autoptr (sqlite3_file) wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);
  guint8 bytes[SILOAM_PAGE_SIZE];

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  damage (self, PATH, SILOAM_DATA_OFFSET + 60);
  g_assert_cmpint (get (file, 0, bytes, 100), ==, SQLITE_OK);
  g_assert_cmpmem (bytes, 100, zeros, 100);
  g_assert_cmpint (get (file, 0, bytes, SILOAM_PAGE_SIZE), ==, SQLITE_IOERR_DATA);
}

/* Finding 7. */
static void
test_journal_opens_as_super_journal (Fixture *self, gconstpointer data)
{
  sqlite3_file *journal = open_file (NAME, JOURNAL_PATH, SQLITE_OPEN_MAIN_JOURNAL);
  guint8 bytes[100];

  g_assert_cmpint (put (journal, 0, 3, 5000), ==, SQLITE_OK);
  close_file (journal);
  journal = open_file (NAME, JOURNAL_PATH, SQLITE_OPEN_SUPER_JOURNAL);
  g_assert_cmpint (get (journal, 4900, bytes, 100), ==, SQLITE_OK);
  g_assert_cmpint (bytes[99], ==, 3);
  g_assert_cmpuint (self->vfs->torn_slots, ==, 0);
  close_file (journal);
}

/* Finding 8. */
static void
test_copied_vfs_works (Fixture *self, gconstpointer data)
{
  sqlite3_vfs copy = *sqlite3_vfs_find (NAME);
  sqlite3 *db;

  copy.zName = "copy";
  copy.pNext = NULL;
  g_assert_cmpint (sqlite3_vfs_register (&copy, 0), ==, SQLITE_OK);
  db = open_db ("copy");
  run (db, "CREATE TABLE t(x); INSERT INTO t VALUES(1)");
  g_assert_cmpint (count_rows (db), ==, 1);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  sqlite3_vfs_unregister (&copy);
}

/* Finding 9. */
static void
test_page_one_must_fit (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 page[SILOAM_PAGE_SIZE] = { 0 };

  page[16] = 0x10;
  g_assert_cmpint (file->pMethods->xWrite (file, page, sizeof page, 0), ==, SQLITE_IOERR_WRITE);
  page[16] = 0x20;
  page[20] = SILOAM_SEAL_LENGTH;
  g_assert_cmpint (file->pMethods->xWrite (file, page, sizeof page, 0), ==, SQLITE_IOERR_WRITE);
  page[16] = 0x10;
  g_assert_cmpint (file->pMethods->xWrite (file, page, sizeof page, 0), ==, SQLITE_OK);
}

static void
test_frame_of_page_one_must_fit (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);
  guint8 frame[SILOAM_WAL_FRAME_LENGTH] = { 0, 0, 0, 1 };

  g_assert_cmpint (put_wal_header (wal, 8192), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  frame[24 + 16] = 0x10;
  g_assert_cmpint (wal->pMethods->xWrite (wal, frame, sizeof frame, 32), ==, SQLITE_IOERR_WRITE);
  frame[24 + 20] = SILOAM_SEAL_LENGTH;
  g_assert_cmpint (wal->pMethods->xWrite (wal, frame, sizeof frame, 32), ==, SQLITE_OK);
}

static void
test_only_whole_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);

  g_assert_cmpint (put (file, 4096, 1, 2048), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (put (file, 2048, 1, 4096), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (put (file, 4096, 1, 8192), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (size_of (file), ==, 0);
}

static void
test_vacuum_cannot_change_page_size (Fixture *self, gconstpointer data)
{
  sqlite3 *db = open_db (NAME);

  run (db, "CREATE TABLE t(x); INSERT INTO t VALUES(zeroblob(20000))");
  run (db, "PRAGMA page_size=16384; VACUUM");
  g_assert_cmpint (count_rows (db), ==, 1);
  run (db, "PRAGMA wal_checkpoint(TRUNCATE)");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  db = open_db (NAME);
  g_assert_cmpint (count_rows (db), ==, 1);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Finding 10. */
static void
test_shared_memory_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = open_db (NAME);

  run (db, "CREATE TABLE t(x)");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  sqlite3_open_v2 (PATH, &db, SQLITE_OPEN_READWRITE, NAME);
  g_assert_cmpint (sqlite3_exec (db, "SELECT * FROM t", NULL, NULL, NULL), ==, SQLITE_CANTOPEN);
  sqlite3_close (db);
}

static void
test_wal_mode_must_answer_wal (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NAME);
  g_assert_false (siloam_vault_configure_db (db, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_IO);
  sqlite3_close (db);
}

/* Finding 11. */
static void
test_stays_in_wal_mode (Fixture *self, gconstpointer data)
{
  static const char *const others[] = { "DELETE", "TRUNCATE", "PERSIST", "MEMORY", "OFF" };
  sqlite3 *db = open_db (NAME);

  run (db, "CREATE TABLE t(x)");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA main.journal_mode=%s", others[i]);

      g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_ERROR);
    }
  g_assert_nonnull (crash_disk_peek (self->disk, WAL_PATH));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_other_databases_are_refused (Fixture *self, gconstpointer data)
{
  sqlite3 *db = open_db (NAME);

  run (db, "CREATE TABLE t(x)");
  g_assert_cmpint (sqlite3_exec (db, "ATTACH '/disk/other' AS o", NULL, NULL, NULL),
                   ==,
                   SQLITE_CANTOPEN);
  g_assert_cmpint (sqlite3_exec (db, "VACUUM INTO '/disk/other'", NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_null (crash_disk_peek (self->disk, "/disk/other"));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_held_header_reaches_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) main_file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  g_autoptr (sqlite3_file) wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);
  guint size;

  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  size = crash_disk_peek (self->disk, WAL_PATH)->len;
  g_assert_cmpint (put (wal, 32, 4, 24), ==, SQLITE_OK);
  g_assert_cmpuint (crash_disk_peek (self->disk, WAL_PATH)->len, ==, size);
  main_file->pMethods->xFileControl (main_file, SQLITE_FCNTL_COMMIT_PHASETWO, NULL);
  g_assert_cmpuint (crash_disk_peek (self->disk, WAL_PATH)->len, >, size);
  g_assert_cmpint (size_of (wal), ==, 32 + 24);
}

static void
test_rewritten_frame_header_keeps_page (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);
  guint8 bytes[SILOAM_WAL_FRAME_LENGTH];

  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  g_assert_cmpint (put_frame (wal, 1, 5), ==, SQLITE_OK);
  g_assert_cmpint (put_frame (wal, 2, 6), ==, SQLITE_OK);
  g_assert_cmpint (put (wal, 32, 9, 24), ==, SQLITE_OK);

  g_assert_cmpint (get (wal, 32, bytes, sizeof bytes), ==, SQLITE_OK);
  g_assert_cmpint (bytes[23], ==, 9);
  g_assert_cmpint (bytes[24], ==, 5);
  g_assert_cmpint (bytes[4119], ==, 5);
  g_assert_cmpint (size_of (wal), ==, 32 + 2 * SILOAM_WAL_FRAME_LENGTH);
}

static void
test_log_truncates_inside_slot (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) journal = open_file (NAME, JOURNAL_PATH, SQLITE_OPEN_MAIN_JOURNAL);
  guint8 bytes[100];

  g_assert_cmpint (put (journal, 0, 1, 10000), ==, SQLITE_OK);
  g_assert_cmpint (journal->pMethods->xTruncate (journal, 5000), ==, SQLITE_OK);
  g_assert_cmpint (size_of (journal), ==, 5000);
  g_assert_cmpint (get (journal, 4950, bytes, 100), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpint (bytes[49], ==, 1);
  g_assert_cmpint (bytes[50], ==, 0);
  g_assert_cmpint (journal->pMethods->xTruncate (journal, 0), ==, SQLITE_OK);
  g_assert_cmpint (size_of (journal), ==, 0);
}

static void
test_gap_reads_as_zeros (Fixture *self, gconstpointer data)
{
  static const guint8 zeros[SILOAM_PAGE_SIZE];
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 bytes[SILOAM_PAGE_SIZE];

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  g_assert_cmpint (put_page (file, 5, 1), ==, SQLITE_OK);
  g_assert_cmpint (size_of (file), ==, 6 * SILOAM_PAGE_SIZE);
  g_assert_cmpint (get (file, 3 * SILOAM_PAGE_SIZE, bytes, sizeof bytes), ==, SQLITE_OK);
  g_assert_cmpmem (bytes, sizeof bytes, zeros, sizeof zeros);
}

static void
test_short_read_is_zero_filled (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 bytes[SILOAM_PAGE_SIZE];

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  g_assert_cmpint (get (file, SILOAM_PAGE_SIZE, bytes, sizeof bytes), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpint (bytes[0], ==, 0);
  g_assert_cmpint (bytes[4095], ==, 0);
}

static void
test_moved_page_does_not_open (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 bytes[SILOAM_PAGE_SIZE];
  GByteArray *disk;

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  g_assert_cmpint (put_page (file, 1, 2), ==, SQLITE_OK);
  g_assert_cmpint (put_page (file, 2, 3), ==, SQLITE_OK);
  disk = crash_disk_peek (self->disk, PATH);
  memcpy (disk->data + SILOAM_DATA_OFFSET + 4096, disk->data + SILOAM_DATA_OFFSET + 8192, 4096);
  g_assert_cmpint (get (file, 4096, bytes, sizeof bytes), ==, SQLITE_IOERR_DATA);
  g_assert_cmpint (get (file, 8192, bytes, sizeof bytes), ==, SQLITE_OK);
}

/* Nonce, tag, count, the zero field, first and last byte of the text. */
static void
test_every_field_of_a_seal_counts (Fixture *self, gconstpointer data)
{
  static const gsize fields[] = { 0, 23, 24, 39, 40, 43, 44, 47, 48, 4095 };
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 bytes[SILOAM_PAGE_SIZE];

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  g_assert_cmpint (put_page (file, 1, 2), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      damage (self, PATH, SILOAM_DATA_OFFSET + 4096 + fields[i]);
      g_assert_cmpint (get (file, 4096, bytes, sizeof bytes), ==, SQLITE_IOERR_DATA);
      damage (self, PATH, SILOAM_DATA_OFFSET + 4096 + fields[i]);
    }
  g_assert_cmpint (get (file, 4096, bytes, sizeof bytes), ==, SQLITE_OK);
}

static void
test_same_page_seals_differently (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, PATH, SQLITE_OPEN_MAIN_DB);
  guint8 before[SILOAM_PAGE_SIZE];

  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  memcpy (before, crash_disk_peek (self->disk, PATH)->data + SILOAM_DATA_OFFSET, sizeof before);
  g_assert_cmpint (put_page (file, 0, 1), ==, SQLITE_OK);
  g_assert_cmpint (
      memcmp (before, crash_disk_peek (self->disk, PATH)->data + SILOAM_DATA_OFFSET, sizeof before),
      !=,
      0);
}

static void
test_temporary_files_are_sealed (Fixture *self, gconstpointer data)
{
  g_autoptr (sqlite3_file) file = open_file (NAME, NULL, SQLITE_OPEN_TEMP_DB);
  guint8 bytes[3000];

  g_assert_cmpint (put (file, 1000, 0x41, 9000), ==, SQLITE_OK);
  g_assert_cmpint (get (file, 5000, bytes, sizeof bytes), ==, SQLITE_OK);
  g_assert_cmpint (bytes[0], ==, 0x41);
  g_assert_cmpint (size_of (file), ==, 10000);
}

/* A write that fails is told, and its bytes do not turn up later. */
static void
test_failed_write_is_dropped (Fixture *self, gconstpointer data)
{
  sqlite3_file *wal = open_file (NAME, WAL_PATH, SQLITE_OPEN_WAL);
  guint8 bytes[100];

  g_assert_cmpint (put_wal_header (wal, SILOAM_PAGE_SIZE), ==, SQLITE_OK);
  g_assert_cmpint (put_frame (wal, 1, 1), ==, SQLITE_OK);
  g_assert_cmpint (put (wal, 32 + 4120, 2, 24), ==, SQLITE_OK);
  crash_disk_set_fuse (self->disk, 1);
  g_assert_cmpint (wal->pMethods->xSync (wal, SQLITE_SYNC_FULL), ==, SQLITE_IOERR_WRITE);
  crash_disk_crash (self->disk, CRASH_KILL, NULL);
  g_assert_cmpint (get (wal, 32, bytes, sizeof bytes), ==, SQLITE_OK);
  g_assert_cmpint (bytes[0], ==, 1);
  close_file (wal);
}

/* A random walk of writes, truncations and reads must agree with a plain array of bytes. */
static void
walk_like_plain_file (sqlite3_file *file, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree guint8 *model = g_malloc0 (60000);
  g_autofree guint8 *bytes = g_malloc0 (60000);
  gint64 size = 0;

  for (guint step = 0; step < 1500; step++)
    {
      const int action = g_rand_int_range (random, 0, 10);
      const gint64 offset = g_rand_int_range (random, 0, 40000);
      const int length = g_rand_int_range (random, 1, action < 2 ? 40 : 9000);

      if (action < 6)
        {
          const guint8 byte = (guint8) g_rand_int (random);

          g_assert_cmpint (put (file, offset, byte, length), ==, SQLITE_OK);
          memset (model + offset, byte, (gsize) length);
          size = MAX (size, offset + length);
        }
      else if (action == 6 && offset < size)
        {
          g_assert_cmpint (file->pMethods->xTruncate (file, offset), ==, SQLITE_OK);
          memset (model + offset, 0, 60000 - (gsize) offset);
          size = offset;
        }
      else
        {
          const int expected = offset + length <= size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;

          g_assert_cmpint (get (file, offset, bytes, length), ==, expected);
          g_assert_cmpmem (bytes, length, model + offset, length);
        }
      if (step % 10 == 0)
        g_assert_cmpint (size_of (file), ==, size);
    }
}

static void
test_logs_behave_like_plain_files (Fixture *self, gconstpointer data)
{
  for (guint32 seed = 1; seed < 8; seed++)
    {
      g_autofree char *path = g_strdup_printf (JOURNAL_PATH "%u", seed);
      g_autoptr (sqlite3_file) journal = open_file (NAME, path, SQLITE_OPEN_MAIN_JOURNAL);
      g_autoptr (sqlite3_file) temporary = open_file (NAME, NULL, SQLITE_OPEN_TEMP_JOURNAL);

      walk_like_plain_file (journal, seed);
      walk_like_plain_file (temporary, seed + 100);
    }
}

static void
test_profile_behaves_like_plain_files (Fixture *self, gconstpointer data)
{
  SiloamVfs *testing = siloam_vfs_new (SILOAM_VFS_PROFILE_TEST,
                                       crash_disk_get_vfs (self->disk),
                                       "testing",
                                       NULL,
                                       self->keys);

  for (guint32 seed = 1; seed < 8; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/disk/any%u", seed);
      sqlite3_file *any = open_file ("testing", path, SQLITE_OPEN_WAL);

      walk_like_plain_file (any, seed);
      close_file (any);
    }
  siloam_vfs_free (testing);
}

/* What SQLite's own tests need: other page sizes, several connections, rollback journals. */
static void
test_profile_runs_any_page_size (Fixture *self, gconstpointer data)
{
  static const char *const set_ups[] = {
    "PRAGMA page_size=512; PRAGMA journal_mode=DELETE",
    "PRAGMA page_size=1024; PRAGMA journal_mode=PERSIST",
    "PRAGMA page_size=2048; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL",
    "PRAGMA page_size=4096; PRAGMA journal_mode=TRUNCATE",
  };
  SiloamVfs *testing = siloam_vfs_new (SILOAM_VFS_PROFILE_TEST,
                                       crash_disk_get_vfs (self->disk),
                                       "testing",
                                       NULL,
                                       self->keys);

  for (guint i = 0; i < G_N_ELEMENTS (set_ups); i++)
    {
      g_autofree char *path = g_strdup_printf ("/disk/test%u", i);
      int reserve = SILOAM_SEAL_LENGTH;
      sqlite3 *db = NULL;

      g_assert_cmpint (
          sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "testing"),
          ==,
          SQLITE_OK);
      sqlite3_file_control (db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
      run (db, set_ups[i]);
      run (db, "CREATE TABLE t(x); BEGIN");
      for (guint row = 0; row < 50; row++)
        run (db, "INSERT INTO t VALUES(hex(randomblob(700)))");
      run (db, "COMMIT; BEGIN; DELETE FROM t; ROLLBACK; DELETE FROM t WHERE rowid>25; VACUUM");
      g_assert_cmpint (count_rows (db), ==, 25);
      g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
    }
  siloam_vfs_free (testing);
}

static void
test_integrity_after_work (Fixture *self, gconstpointer data)
{
  sqlite3 *db = open_db (NAME);

  run (db, "CREATE TABLE t(x); CREATE VIRTUAL TABLE f USING fts5(x, content='t')");
  run (db, "INSERT INTO t VALUES('he leads me beside still waters')");
  run (db, "INSERT INTO f(rowid, x) SELECT rowid, x FROM t");
  run (db, "INSERT INTO f(f) VALUES('integrity-check')");
  run (db, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  g_assert_cmpint (count_rows (db), ==, 1);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

#define ADD(path, test) g_test_add ("/vault/vfs/" path, Fixture, NULL, setup, test, teardown)

static void
add_findings (void)
{
  ADD ("1-growing-never-rewrites-the-last-slot", test_growing_leaves_last_slot);
  ADD ("2-log-frames-share-no-disk-block", test_frames_share_no_block);
  ADD ("3-powersafe-overwrite-is-never-claimed", test_no_powersafe_overwrite);
  ADD ("4-a-torn-log-slot-reads-as-zeros", test_torn_log_slot_is_zeros);
  ADD ("5-a-torn-page-one-is-reported-without-a-log", test_torn_page_one_without_log);
  ADD ("5-a-torn-page-one-waits-for-its-log", test_torn_page_one_with_log);
  ADD ("7-a-journal-opens-as-a-super-journal", test_journal_opens_as_super_journal);
  ADD ("8-a-copied-vfs-works", test_copied_vfs_works);
  ADD ("9-page-one-must-have-our-size-and-reserve", test_page_one_must_fit);
  ADD ("9-so-must-its-frame-in-the-log", test_frame_of_page_one_must_fit);
  ADD ("9-only-whole-pages-are-written", test_only_whole_pages);
  ADD ("9-vacuum-cannot-change-the-page-size", test_vacuum_cannot_change_page_size);
  ADD ("10-without-exclusive-locking-it-does-not-open", test_shared_memory_is_refused);
  ADD ("10-wal-mode-must-be-confirmed", test_wal_mode_must_answer_wal);
  ADD ("11-it-stays-in-wal-mode", test_stays_in_wal_mode);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_findings ();
  ADD ("no-other-database-is-opened", test_other_databases_are_refused);
  ADD ("a-held-frame-header-is-written-at-the-commit", test_held_header_reaches_disk);
  ADD ("a-rewritten-frame-header-keeps-its-page", test_rewritten_frame_header_keeps_page);
  ADD ("a-log-can-end-inside-a-slot", test_log_truncates_inside_slot);
  ADD ("a-gap-reads-as-zeros", test_gap_reads_as_zeros);
  ADD ("a-short-read-is-zero-filled", test_short_read_is_zero_filled);
  ADD ("a-moved-page-does-not-open", test_moved_page_does_not_open);
  ADD ("every-field-of-a-seal-counts", test_every_field_of_a_seal_counts);
  ADD ("the-same-page-seals-differently-each-time", test_same_page_seals_differently);
  ADD ("temporary-files-are-sealed", test_temporary_files_are_sealed);
  ADD ("a-failed-write-is-told-and-dropped", test_failed_write_is_dropped);
  ADD ("logs-behave-like-plain-files", test_logs_behave_like_plain_files);
  ADD ("the-test-profile-behaves-like-plain-files", test_profile_behaves_like_plain_files);
  ADD ("the-test-profile-runs-any-page-size", test_profile_runs_any_page_size);
  ADD ("full-text-search-works-over-it", test_integrity_after_work);

  return g_test_run ();
}
