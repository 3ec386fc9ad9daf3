/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The SQLite VFS that seals what SQLite writes: registration, opening files, and what all files
 * share. It lies over the system's VFS and passes on everything that is not content. It exists
 * only for a key that is already proven. Other shims may copy the sqlite3_vfs, so its state is
 * found through pAppData and never by casting. Runs on the thread of the connection. */

#include "vault/vfs-private.h"

#include <sodium.h>

#include "vault/error.h"
#include "vault/vault.h"

#define TEMP_FLAGS                                                                                 \
  (SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL |                     \
   SQLITE_OPEN_SUBJOURNAL)

#define LOWER_OFFSET ((sizeof (SiloamVfsFile) + 15) & ~(gsize) 15)

static const guint8 no_vault_id[SILOAM_ID_LENGTH];

static SiloamVfs *
get_self (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

static SiloamSealKind
kind_of_flags (int flags)
{
  if (flags & SQLITE_OPEN_MAIN_DB)
    return SILOAM_SEAL_MAIN;
  if (flags & SQLITE_OPEN_WAL)
    return SILOAM_SEAL_WAL;
  if (flags & TEMP_FLAGS)
    return SILOAM_SEAL_TEMP;
  return SILOAM_SEAL_JOURNAL;
}

static const guint8 *
key_of_kind (SiloamVfs *self, SiloamSealKind kind, SiloamVfsBuffers *buffers)
{
  switch (kind)
    {
    case SILOAM_SEAL_MAIN:
      return self->keys->main;
    case SILOAM_SEAL_WAL:
      return self->keys->wal;
    case SILOAM_SEAL_JOURNAL:
      return self->keys->journal;
    case SILOAM_SEAL_TEMP:
    default:
      randombytes_buf (buffers->key, sizeof buffers->key);
      return buffers->key;
    }
}

/* In the product no other database may pass: its pages would be sealed with the wrong place. */
static gboolean
may_open (SiloamVfs *self, const char *path, SiloamSealKind kind)
{
  if (self->profile == SILOAM_VFS_PROFILE_TEST || kind == SILOAM_SEAL_TEMP)
    return TRUE;
  if (kind == SILOAM_SEAL_MAIN)
    return self->main == NULL && g_strcmp0 (path, self->path) == 0;
  return path != NULL;
}

static const sqlite3_io_methods *
methods_of_kind (SiloamVfs *self, SiloamSealKind kind)
{
  if (kind != SILOAM_SEAL_MAIN)
    return &siloam_vfs_log_methods;
  return self->profile == SILOAM_VFS_PROFILE_TEST ? &siloam_vfs_main_shared_methods
                                                  : &siloam_vfs_main_methods;
}

static void
prepare_file (SiloamVfsFile *file, SiloamVfs *self, SiloamSealKind kind, const char *path)
{
  memset (file, 0, sizeof *file);
  file->vfs = self;
  file->lower = (sqlite3_file *) (gpointer) ((guint8 *) file + LOWER_OFFSET);
  file->slot = -1;
  file->sealer.kind = kind;
  file->sealer.epoch = self->keys->epoch;
  file->sealer.vault_id = kind == SILOAM_SEAL_TEMP ? no_vault_id : self->keys->vault_id;
  if (kind == SILOAM_SEAL_MAIN && path != NULL)
    {
      file->wal_path = g_strconcat (path, "-wal", NULL);
      file->journal_path = g_strconcat (path, "-journal", NULL);
    }
}

static void
clear_file (SiloamVfsFile *file)
{
  g_clear_pointer (&file->wal_path, g_free);
  g_clear_pointer (&file->journal_path, g_free);
  g_clear_pointer (&file->buffers, sodium_free);
}

static void
remember_file (SiloamVfsFile *file)
{
  SiloamVfs *self = file->vfs;

  if (self->profile == SILOAM_VFS_PROFILE_TEST)
    return;
  if (file->sealer.kind == SILOAM_SEAL_MAIN)
    self->main = file;
  if (file->sealer.kind == SILOAM_SEAL_WAL)
    self->wal = file;
}

static void
forget_file (SiloamVfsFile *file)
{
  SiloamVfs *self = file->vfs;

  if (self->main == file)
    self->main = NULL;
  if (self->wal == file)
    self->wal = NULL;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  SiloamVfs *self = get_self (vfs);
  SiloamVfsFile *file = (SiloamVfsFile *) base;
  const SiloamSealKind kind = kind_of_flags (flags);
  int result;

  base->pMethods = NULL;
  if (!may_open (self, path, kind))
    return SQLITE_CANTOPEN;

  prepare_file (file, self, kind, path);
  file->buffers = sodium_malloc (sizeof *file->buffers);
  if (file->buffers == NULL)
    {
      clear_file (file);
      return SQLITE_NOMEM;
    }
  file->sealer.key = key_of_kind (self, kind, file->buffers);

  memset (file->lower, 0, (gsize) self->lower->szOsFile);
  result = self->lower->xOpen (self->lower, path, file->lower, flags, out_flags);
  if (result != SQLITE_OK)
    {
      if (file->lower->pMethods != NULL)
        file->lower->pMethods->xClose (file->lower);
      clear_file (file);
      return result;
    }

  file->base.pMethods = methods_of_kind (self, kind);
  remember_file (file);
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_directory)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xDelete (lower, path, sync_directory);
}

static int
vfs_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xAccess (lower, path, flags, result);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *path, int length, char *full)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xFullPathname (lower, path, length, full);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int length, char *bytes)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xRandomness (lower, length, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xSleep (lower, microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *now)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xCurrentTime (lower, now);
}

static int
vfs_current_time_int64 (sqlite3_vfs *vfs, sqlite3_int64 *now)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xCurrentTimeInt64 (lower, now);
}

static int
vfs_get_last_error (sqlite3_vfs *vfs, int length, char *text)
{
  sqlite3_vfs *lower = get_self (vfs)->lower;

  return lower->xGetLastError != NULL ? lower->xGetLastError (lower, length, text) : 0;
}

/* No dynamic loading: a journal has no use for extensions. */
static void
fill_methods (SiloamVfs *self)
{
  sqlite3_vfs *base = &self->base;

  base->iVersion = self->lower->iVersion >= 2 ? 2 : 1;
  base->szOsFile = (int) LOWER_OFFSET + self->lower->szOsFile;
  base->mxPathname = self->lower->mxPathname;
  base->zName = self->name;
  base->pAppData = self;
  base->xOpen = vfs_open;
  base->xDelete = vfs_delete;
  base->xAccess = vfs_access;
  base->xFullPathname = vfs_full_pathname;
  base->xRandomness = vfs_randomness;
  base->xSleep = vfs_sleep;
  base->xCurrentTime = vfs_current_time;
  base->xGetLastError = vfs_get_last_error;
  base->xCurrentTimeInt64 = self->lower->iVersion >= 2 ? vfs_current_time_int64 : NULL;
}

/**
 * siloam_vfs_new: (skip)
 * @lower: (nullable): the VFS that stores the bytes; %NULL for the system's
 * @name: unique among all that are registered
 * @path: (nullable): the full path of the one main file; %NULL only in the test profile
 * @keys: (transfer none): must outlive the VFS and be proven against the header
 *
 * Registers a VFS under @name.
 *
 * Returns: (transfer full) (nullable): the VFS, %NULL when SQLite refuses it
 */
SiloamVfs *
siloam_vfs_new (SiloamVfsProfile profile,
                sqlite3_vfs *lower,
                const char *name,
                const char *path,
                const SiloamKeys *keys)
{
  SiloamVfs *self;

  g_return_val_if_fail (path != NULL || profile == SILOAM_VFS_PROFILE_TEST, NULL);

  if (sqlite3_initialize () != SQLITE_OK)
    return NULL;
  self = g_new0 (SiloamVfs, 1);
  self->profile = profile;
  self->lower = lower != NULL ? lower : sqlite3_vfs_find (NULL);
  self->name = g_strdup (name);
  self->path = g_strdup (path);
  self->keys = keys;
  fill_methods (self);
  if (sqlite3_vfs_register (&self->base, 0) == SQLITE_OK)
    return self;

  siloam_vfs_free (self);
  return NULL;
}

/**
 * siloam_vfs_free: (skip)
 *
 * Unregisters the VFS; every connection over it must be closed.
 */
void
siloam_vfs_free (SiloamVfs *self)
{
  sqlite3_vfs_unregister (&self->base);
  siloam_vfs_watch_free (self->watch);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * siloam_vfs_dup_name_for: (skip)
 *
 * Returns: (transfer full): the name under which the VFS of the vault at @path is registered, so
 *   that SQLite's list also tells which files this process holds open
 */
char *
siloam_vfs_dup_name_for (const char *path)
{
  return g_strconcat ("siloam:", path, NULL);
}

static gboolean
set_watch_error (SiloamVfs *self, GError **error)
{
  const gboolean overwritten = siloam_vfs_is_overwritten (self);

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       overwritten ? SILOAM_VAULT_ERROR_MISSING : SILOAM_VAULT_ERROR_IO,
                       overwritten ? "another program wrote in the file"
                                   : "the file cannot be read now");
  return FALSE;
}

static int
write_and_sync (SiloamVfs *self, gint64 offset, const SiloamHeader *header)
{
  sqlite3_file *lower = self->main->lower;
  int result = lower->pMethods->xWrite (lower, header->bytes, SILOAM_HEADER_LENGTH, offset);

  siloam_vfs_watch_wrote_header (self, offset);
  if (result == SQLITE_OK)
    result = lower->pMethods->xSync (lower, SQLITE_SYNC_FULL);
  if (result == SQLITE_OK)
    siloam_vfs_watch_rest (self);
  return result;
}

/**
 * siloam_vfs_write_header: (skip)
 * @self: a #SiloamVfs whose main file is open
 *
 * A #SiloamHeaderWriteFunc through SQLite's own descriptor.
 */
gboolean
siloam_vfs_write_header (gpointer self, gint64 offset, const SiloamHeader *header, GError **error)
{
  int result;

  g_return_val_if_fail (((SiloamVfs *) self)->main != NULL, FALSE);

  if (!siloam_vfs_watch_may_write (self))
    return set_watch_error (self, error);
  result = write_and_sync (self, offset, header);
  if (result == SQLITE_OK)
    return TRUE;

  siloam_vault_set_db_error (NULL, result, error);
  return FALSE;
}

/**
 * siloam_vfs_count_pages: (skip)
 *
 * Returns: a SQLite result code
 */
int
siloam_vfs_count_pages (SiloamVfs *self, guint64 *pages)
{
  sqlite3_int64 size = 0;
  int result;

  g_return_val_if_fail (self->main != NULL, SQLITE_MISUSE);

  result = self->main->base.pMethods->xFileSize (&self->main->base, &size);
  *pages = (guint64) size / SILOAM_PAGE_SIZE;
  return result;
}

/**
 * siloam_vfs_check_page: (skip)
 * @page: counted from 1
 *
 * Returns: %SQLITE_OK, %SQLITE_IOERR_DATA when the page does not authenticate, or another failure
 */
int
siloam_vfs_check_page (SiloamVfs *self, guint64 page)
{
  guint32 valid;
  int result;

  g_return_val_if_fail (self->main != NULL && page > 0, SQLITE_MISUSE);

  result =
      siloam_vfs_main_read_page (self->main, (gint64) page - 1, self->main->buffers->plain, &valid);
  sodium_memzero (self->main->buffers->plain, SILOAM_PAGE_SIZE);
  return result;
}

int
siloam_vfs_file_lock (sqlite3_file *file, int level)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xLock (lower, level);
}

int
siloam_vfs_file_unlock (sqlite3_file *file, int level)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xUnlock (lower, level);
}

int
siloam_vfs_file_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xCheckReservedLock (lower, reserved);
}

/* One sealed page is one disk block, and a block is what a torn write costs. */
int
siloam_vfs_file_sector_size (sqlite3_file *file)
{
  return SILOAM_PAGE_SIZE;
}

/* Never powersafe overwrite nor atomic writes: one changed byte rewrites a whole seal. */
int
siloam_vfs_file_device_characteristics (sqlite3_file *file)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xDeviceCharacteristics (lower) &
         (SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_IMMUTABLE);
}

int
siloam_vfs_file_close_lower (SiloamVfsFile *self)
{
  const int result = self->lower->pMethods->xClose (self->lower);

  forget_file (self);
  clear_file (self);
  return result;
}

/* Size hints and mappings speak of physical bytes that SQLite does not know. */
int
siloam_vfs_file_control_lower (SiloamVfsFile *self, int operation, void *argument)
{
  switch (operation)
    {
    case SQLITE_FCNTL_MMAP_SIZE:
    case SQLITE_FCNTL_CHUNK_SIZE:
    case SQLITE_FCNTL_SIZE_HINT:
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
    case SQLITE_FCNTL_BEGIN_ATOMIC_WRITE:
    case SQLITE_FCNTL_COMMIT_ATOMIC_WRITE:
    case SQLITE_FCNTL_ROLLBACK_ATOMIC_WRITE:
      return SQLITE_NOTFOUND;
    default:
      return self->lower->pMethods->xFileControl (self->lower, operation, argument);
    }
}
