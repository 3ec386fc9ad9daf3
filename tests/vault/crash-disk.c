/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk of the crash simulator. Each file knows its durable bytes, its present bytes and the
 * operations between the two; a power cut keeps an arbitrary part of those. */

#include "crash-disk.h"

#include <string.h>

#define SECTOR 512
#define BLOCK 4096

typedef struct
{
  gint64 offset;     /* of a truncation: the new size */
  GByteArray *bytes; /* NULL for a truncation */
} Operation;

typedef struct
{
  char *path;
  GByteArray *durable;
  GByteArray *now;
  GPtrArray *unsynced; /* Operation */
} DiskFile;

struct _CrashDisk
{
  sqlite3_vfs vfs;
  char *name;
  int sector_size;
  GHashTable *files; /* path -> DiskFile */
  GHashTable *kept;  /* path -> GByteArray */
  guint fuse;
  guint operations;
  gboolean dead;
  GArray *writes; /* gint64 */
};

typedef struct
{
  sqlite3_file base;
  CrashDisk *disk;
  DiskFile *file;
  gboolean is_temporary;
} Handle;

static void
operation_free (gpointer data)
{
  Operation *operation = data;

  g_clear_pointer (&operation->bytes, g_byte_array_unref);
  g_free (operation);
}

static DiskFile *
disk_file_new (const char *path, GByteArray *content)
{
  DiskFile *file = g_new0 (DiskFile, 1);

  file->path = g_strdup (path);
  file->durable = g_byte_array_new ();
  file->now = g_byte_array_new ();
  file->unsynced = g_ptr_array_new_with_free_func (operation_free);
  if (content != NULL)
    {
      g_byte_array_append (file->durable, content->data, content->len);
      g_byte_array_append (file->now, content->data, content->len);
    }
  return file;
}

static void
disk_file_free (gpointer data)
{
  DiskFile *file = data;

  g_free (file->path);
  g_byte_array_unref (file->durable);
  g_byte_array_unref (file->now);
  g_ptr_array_unref (file->unsynced);
  g_free (file);
}

static void
set_size (GByteArray *bytes, gsize size)
{
  const guint old = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

static void
put (GByteArray *bytes, gint64 offset, const guint8 *from, gsize length)
{
  if (bytes->len < (gsize) offset + length)
    set_size (bytes, (gsize) offset + length);
  memcpy (bytes->data + offset, from, length);
}

static void
apply (GByteArray *bytes, const Operation *operation)
{
  if (operation->bytes == NULL)
    set_size (bytes, (gsize) operation->offset);
  else
    put (bytes, operation->offset, operation->bytes->data, operation->bytes->len);
}

/* Returns whether the operation may go on; the one at which the fuse blows is still recorded. */
static gboolean
burn (CrashDisk *disk)
{
  if (disk->dead)
    return FALSE;
  disk->operations++;
  if (disk->fuse > 0 && --disk->fuse == 0)
    disk->dead = TRUE;
  return TRUE;
}

static int
handle_close (sqlite3_file *base)
{
  Handle *handle = (Handle *) base;

  if (handle->is_temporary)
    disk_file_free (handle->file);
  return SQLITE_OK;
}

static int
handle_read (sqlite3_file *base, void *into, int amount, sqlite3_int64 offset)
{
  Handle *handle = (Handle *) base;
  const GByteArray *now = handle->file->now;
  const gint64 there = CLAMP ((gint64) now->len - offset, 0, amount);

  if (handle->disk->dead)
    return SQLITE_IOERR_READ;
  if (there > 0)
    memcpy (into, now->data + offset, (gsize) there);
  memset ((guint8 *) into + there, 0, (gsize) (amount - there));
  return there == amount ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
record (Handle *handle, Operation *operation, int failure)
{
  if (!burn (handle->disk))
    {
      operation_free (operation);
      return failure;
    }
  apply (handle->file->now, operation);
  g_ptr_array_add (handle->file->unsynced, operation);
  return handle->disk->dead ? failure : SQLITE_OK;
}

static int
handle_write (sqlite3_file *base, const void *from, int amount, sqlite3_int64 offset)
{
  Handle *handle = (Handle *) base;
  Operation *operation = g_new0 (Operation, 1);
  const gint64 place[2] = { offset, amount };

  operation->offset = offset;
  operation->bytes = g_byte_array_sized_new ((guint) amount);
  g_byte_array_append (operation->bytes, from, (guint) amount);
  g_array_append_vals (handle->disk->writes, place, 2);
  return record (handle, operation, SQLITE_IOERR_WRITE);
}

static int
handle_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->offset = size;
  return record ((Handle *) base, operation, SQLITE_IOERR_TRUNCATE);
}

static int
handle_sync (sqlite3_file *base, int flags)
{
  Handle *handle = (Handle *) base;
  DiskFile *file = handle->file;

  if (!burn (handle->disk) || handle->disk->dead)
    return SQLITE_IOERR_FSYNC;
  for (guint i = 0; i < file->unsynced->len; i++)
    apply (file->durable, g_ptr_array_index (file->unsynced, i));
  g_ptr_array_set_size (file->unsynced, 0);
  return SQLITE_OK;
}

static int
handle_file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  *size = ((Handle *) base)->file->now->len;
  return SQLITE_OK;
}

static int
handle_lock (sqlite3_file *base, int level)
{
  return SQLITE_OK;
}

static int
handle_check_reserved_lock (sqlite3_file *base, int *reserved)
{
  *reserved = 0;
  return SQLITE_OK;
}

static int
handle_file_control (sqlite3_file *base, int operation, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
handle_sector_size (sqlite3_file *base)
{
  return ((Handle *) base)->disk->sector_size;
}

static int
handle_device_characteristics (sqlite3_file *base)
{
  return 0;
}

static const sqlite3_io_methods handle_methods = {
  .iVersion = 1,
  .xClose = handle_close,
  .xRead = handle_read,
  .xWrite = handle_write,
  .xTruncate = handle_truncate,
  .xSync = handle_sync,
  .xFileSize = handle_file_size,
  .xLock = handle_lock,
  .xUnlock = handle_lock,
  .xCheckReservedLock = handle_check_reserved_lock,
  .xFileControl = handle_file_control,
  .xSectorSize = handle_sector_size,
  .xDeviceCharacteristics = handle_device_characteristics,
};

static int
disk_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  CrashDisk *self = vfs->pAppData;
  Handle *handle = (Handle *) base;

  memset (handle, 0, sizeof *handle);
  if (self->dead)
    return SQLITE_CANTOPEN;
  handle->disk = self;
  handle->is_temporary = path == NULL;
  handle->file = path != NULL ? g_hash_table_lookup (self->files, path) : disk_file_new ("", NULL);
  if (handle->file == NULL && !(flags & SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  if (handle->file == NULL)
    {
      handle->file = disk_file_new (path, NULL);
      g_hash_table_insert (self->files, handle->file->path, handle->file);
    }
  handle->base.pMethods = &handle_methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int sync_directory)
{
  CrashDisk *self = vfs->pAppData;

  if (self->dead)
    return SQLITE_IOERR_DELETE;
  return g_hash_table_remove (self->files, path) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

/* Like the one for Unix: an empty file does not count as there. */
static int
disk_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  CrashDisk *self = vfs->pAppData;
  const DiskFile *file = g_hash_table_lookup (self->files, path);

  *result = file != NULL && file->now->len > 0;
  return self->dead ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

static int
disk_full_pathname (sqlite3_vfs *vfs, const char *path, int length, char *full)
{
  g_strlcpy (full, path, (gsize) length);
  return SQLITE_OK;
}

static int
disk_randomness (sqlite3_vfs *vfs, int length, char *bytes)
{
  memset (bytes, 7, (gsize) length);
  return length;
}

static int
disk_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return microseconds;
}

static int
disk_current_time (sqlite3_vfs *vfs, double *now)
{
  *now = 2461000.5;
  return SQLITE_OK;
}

CrashDisk *
crash_disk_new (const char *name)
{
  CrashDisk *self = g_new0 (CrashDisk, 1);

  self->name = g_strdup (name);
  self->sector_size = SECTOR;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, disk_file_free);
  self->kept =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  self->writes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->vfs.iVersion = 1;
  self->vfs.szOsFile = sizeof (Handle);
  self->vfs.mxPathname = 256;
  self->vfs.zName = self->name;
  self->vfs.pAppData = self;
  self->vfs.xOpen = disk_open;
  self->vfs.xDelete = disk_delete;
  self->vfs.xAccess = disk_access;
  self->vfs.xFullPathname = disk_full_pathname;
  self->vfs.xRandomness = disk_randomness;
  self->vfs.xSleep = disk_sleep;
  self->vfs.xCurrentTime = disk_current_time;
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, 0), ==, SQLITE_OK);

  return self;
}

void
crash_disk_free (CrashDisk *self)
{
  sqlite3_vfs_unregister (&self->vfs);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->kept);
  g_array_unref (self->writes);
  g_free (self->name);
  g_free (self);
}

sqlite3_vfs *
crash_disk_get_vfs (CrashDisk *self)
{
  return &self->vfs;
}

void
crash_disk_set_sector_size (CrashDisk *self, int size)
{
  self->sector_size = size;
}

void
crash_disk_keep (CrashDisk *self)
{
  GHashTableIter iter;
  gpointer path, file;

  g_hash_table_remove_all (self->kept);
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &file))
    {
      const GByteArray *now = ((DiskFile *) file)->now;
      GByteArray *copy = g_byte_array_new ();

      g_byte_array_append (copy, now->data, now->len);
      g_hash_table_insert (self->kept, g_strdup (path), copy);
    }
}

void
crash_disk_restore (CrashDisk *self)
{
  GHashTableIter iter;
  gpointer path, content;

  g_hash_table_remove_all (self->files);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &path, &content))
    {
      DiskFile *file = disk_file_new (path, content);

      g_hash_table_insert (self->files, file->path, file);
    }
  g_array_set_size (self->writes, 0);
  self->dead = FALSE;
  self->fuse = 0;
  self->operations = 0;
}

void
crash_disk_set_fuse (CrashDisk *self, guint operations)
{
  self->fuse = operations;
}

gboolean
crash_disk_is_dead (CrashDisk *self)
{
  return self->dead;
}

guint
crash_disk_get_operations (CrashDisk *self)
{
  return self->operations;
}

/* Keeps each sector of a write with the given chance, or only a beginning of it. */
static void
apply_torn (GByteArray *bytes, const Operation *operation, double chance, GRand *random)
{
  const guint8 *data = operation->bytes->data;
  gsize length = operation->bytes->len;
  gsize done = 0;

  if (g_rand_double (random) < 0.2)
    {
      put (bytes,
           operation->offset,
           data,
           (gsize) g_rand_int_range (random, 0, (gint32) length + 1));
      return;
    }
  while (done < length)
    {
      const gint64 at = operation->offset + (gint64) done;
      const gsize piece = MIN (SECTOR - (gsize) (at % SECTOR), length - done);

      if (g_rand_double (random) < chance)
        put (bytes, at, data + done, piece);
      done += piece;
    }
}

/* Drives write in order until the power goes, or as they please. */
static void
lose_power (DiskFile *file, GRand *random)
{
  static const double chances[] = { 0.1, 0.5, 0.9, 1.0 };
  const double chance = chances[g_rand_int_range (random, 0, G_N_ELEMENTS (chances))];
  const gboolean in_order = g_rand_boolean (random);
  const guint last = (guint) g_rand_int_range (random, 0, (gint32) file->unsynced->len + 1);

  for (guint i = 0; i < file->unsynced->len; i++)
    {
      const Operation *operation = g_ptr_array_index (file->unsynced, i);

      if (in_order && i > last)
        break;
      if (in_order && i < last)
        apply (file->durable, operation);
      else if (operation->bytes != NULL)
        apply_torn (file->durable, operation, chance, random);
      else if (g_rand_double (random) < chance)
        apply (file->durable, operation);
    }
}

static void
garble (DiskFile *file, GRand *random)
{
  for (guint i = 0; i < file->unsynced->len; i++)
    {
      const Operation *operation = g_ptr_array_index (file->unsynced, i);
      gint64 first, end;

      if (operation->bytes == NULL || g_rand_double (random) > 0.2)
        continue;
      first = operation->offset / BLOCK * BLOCK;
      end = MIN (operation->offset + (gint64) operation->bytes->len + BLOCK - 1,
                 (gint64) file->durable->len);
      if (end - first > BLOCK)
        end = first + BLOCK;
      for (gint64 at = first; at < end; at++)
        file->durable->data[at] = (guint8) g_rand_int (random);
    }
}

void
crash_disk_crash (CrashDisk *self, CrashKind kind, GRand *random)
{
  GHashTableIter iter;
  gpointer value;

  self->dead = FALSE;
  self->fuse = 0;
  if (kind == CRASH_KILL)
    return;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DiskFile *file = value;

      lose_power (file, random);
      if (kind == CRASH_GARBLE)
        garble (file, random);
      g_ptr_array_set_size (file->unsynced, 0);
      g_byte_array_set_size (file->now, 0);
      g_byte_array_append (file->now, file->durable->data, file->durable->len);
    }
}

GByteArray *
crash_disk_peek (CrashDisk *self, const char *path)
{
  DiskFile *file = g_hash_table_lookup (self->files, path);

  return file != NULL ? file->now : NULL;
}

GArray *
crash_disk_steal_writes (CrashDisk *self)
{
  GArray *writes = self->writes;

  self->writes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return writes;
}
