/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The main file: page n is sealed in the disk block behind the header that has its number, and
 * the 48 bytes SQLite reserves at a page's end pay for the seal. A page that would lose bytes
 * there is refused, never cut. Pages are handed on only when they authenticate. Runs on the
 * thread of the connection. */

#include "vault/vfs-private.h"

#define HEADER_PROBE_LENGTH 100
#define PAGE_SIZE_AT 16
#define RESERVE_AT 20

static const guint8 zero_page[SILOAM_PAGE_SIZE];

static gint64
place_of_page (gint64 page)
{
  return SILOAM_DATA_OFFSET + page * SILOAM_PAGE_SIZE;
}

static gboolean
is_whole_page (int amount, sqlite3_int64 offset)
{
  return amount == SILOAM_PAGE_SIZE && offset % SILOAM_PAGE_SIZE == 0;
}

static gboolean
is_product (SiloamVfsFile *self)
{
  return self->vfs->profile == SILOAM_VFS_PROFILE_PRODUCT;
}

static int
count_blocks (SiloamVfsFile *self, gint64 *blocks)
{
  sqlite3_int64 physical = 0;
  const int result = self->lower->pMethods->xFileSize (self->lower, &physical);

  *blocks = MAX (physical - SILOAM_DATA_OFFSET, 0) / SILOAM_PAGE_SIZE;
  return result;
}

/**
 * siloam_vfs_main_read_page: (skip)
 * @page: counted from 0
 * @plain: room for a whole page; zeros where there is nothing
 * @valid: (out): how many bytes count; less than a page in the test profile only
 *
 * Returns: %SQLITE_IOERR_SHORT_READ beyond the end, %SQLITE_IOERR_DATA for a page that is not
 *   what was sealed there, %SQLITE_IOERR_READ when another program wrote in the file
 */
int
siloam_vfs_main_read_page (SiloamVfsFile *self, gint64 page, guint8 *plain, guint32 *valid)
{
  guint8 *sealed = self->buffers->sealed;
  int result;

  *valid = 0;
  result =
      self->lower->pMethods->xRead (self->lower, sealed, SILOAM_PAGE_SIZE, place_of_page (page));
  if (result != SQLITE_OK)
    {
      memset (plain, 0, SILOAM_PAGE_SIZE);
      return result == SQLITE_IOERR_SHORT_READ && !siloam_vfs_watch_read (self->vfs, page, NULL)
                 ? SQLITE_IOERR_READ
                 : result;
    }
  if (!siloam_vfs_watch_read (self->vfs, page, sealed))
    return SQLITE_IOERR_READ;
  if (!siloam_unseal (&self->sealer, (guint64) page, sealed, SILOAM_PAGE_PAYLOAD, plain, valid))
    return SQLITE_IOERR_DATA;

  memset (plain + SILOAM_PAGE_PAYLOAD, 0, SILOAM_SEAL_LENGTH);
  *valid = MIN (*valid, SILOAM_PAGE_SIZE);
  return SQLITE_OK;
}

static int
write_page (SiloamVfsFile *self, gint64 page, const guint8 *plain, guint32 valid)
{
  guint8 *sealed = self->buffers->sealed;
  int result;

  if (!siloam_vfs_watch_may_write (self->vfs))
    return SQLITE_IOERR_WRITE;
  siloam_seal (&self->sealer, (guint64) page, valid, plain, SILOAM_PAGE_PAYLOAD, sealed);
  result =
      self->lower->pMethods->xWrite (self->lower, sealed, SILOAM_PAGE_SIZE, place_of_page (page));
  siloam_vfs_watch_wrote_page (self->vfs, page, result == SQLITE_OK ? sealed : NULL);
  return result;
}

/* SQLite reads the file header before it opens the log that may hold the only good copy of
 * page 1. Zeros make it look there; without a log the damage is reported. */
static gboolean
log_may_repair (SiloamVfsFile *self, int amount, sqlite3_int64 offset)
{
  sqlite3_vfs *lower = self->vfs->lower;
  int exists = 0;

  if (offset + amount > HEADER_PROBE_LENGTH)
    return FALSE;
  lower->xAccess (lower, self->wal_path, SQLITE_ACCESS_EXISTS, &exists);
  if (!exists)
    lower->xAccess (lower, self->journal_path, SQLITE_ACCESS_EXISTS, &exists);
  return exists;
}

/* Reads a piece that lies in one page; *@got says how much of it the file has. */
static int
read_piece (SiloamVfsFile *self, guint8 *into, int amount, sqlite3_int64 offset, int *got)
{
  const int within = (int) (offset % SILOAM_PAGE_SIZE);
  guint8 *plain = amount == SILOAM_PAGE_SIZE ? into : self->buffers->plain;
  guint32 valid;
  int result;

  result = siloam_vfs_main_read_page (self, offset / SILOAM_PAGE_SIZE, plain, &valid);
  *got = CLAMP ((int) valid - within, 0, amount);
  if (result == SQLITE_IOERR_DATA && log_may_repair (self, amount, offset))
    {
      memset (into, 0, (gsize) amount);
      *got = amount;
      return SQLITE_OK;
    }
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
    return result;

  if (plain != into)
    memcpy (into, plain + within, (gsize) amount);
  if (*got < amount)
    memset (into + *got, 0, (gsize) (amount - *got));
  return SQLITE_OK;
}

static int
main_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  guint8 *into = buffer;

  while (amount > 0)
    {
      const int room = SILOAM_PAGE_SIZE - (int) (offset % SILOAM_PAGE_SIZE);
      const int piece = MIN (room, amount);
      int got = 0;
      const int result = read_piece (self, into, piece, offset, &got);

      if (result != SQLITE_OK)
        return result;
      if (got < piece)
        {
          memset (into + got, 0, (gsize) (amount - got));
          return SQLITE_IOERR_SHORT_READ;
        }
      into += piece;
      offset += piece;
      amount -= piece;
    }
  return SQLITE_OK;
}

/**
 * siloam_vfs_page_fits: (skip)
 * @first: the start of page 1 as SQLite writes it
 *
 * Returns: whether the pages have the size and the reserved bytes that seals need
 */
gboolean
siloam_vfs_page_fits (const guint8 *first)
{
  return first[PAGE_SIZE_AT] == SILOAM_PAGE_SIZE >> 8 &&
         first[PAGE_SIZE_AT + 1] == (SILOAM_PAGE_SIZE & 0xff) &&
         first[RESERVE_AT] == SILOAM_SEAL_LENGTH;
}

/* In the test profile the last page may be short; it is whole before another follows. */
static int
complete_last_page (SiloamVfsFile *self, gint64 last)
{
  guint8 *plain = self->buffers->plain;
  guint32 valid;
  int result;

  if (is_product (self) || last < 0)
    return SQLITE_OK;
  result = siloam_vfs_main_read_page (self, last, plain, &valid);
  if (result != SQLITE_OK || valid == SILOAM_PAGE_SIZE)
    return result;
  return write_page (self, last, plain, SILOAM_PAGE_SIZE);
}

/* No place before the end may be without a seal, or it could not be read. */
static int
fill_gap (SiloamVfsFile *self, gint64 page)
{
  gint64 blocks;
  int result;

  result = count_blocks (self, &blocks);
  if (result == SQLITE_OK && blocks <= page)
    result = complete_last_page (self, blocks - 1);
  for (gint64 at = blocks; at < page && result == SQLITE_OK; at++)
    result = write_page (self, at, zero_page, SILOAM_PAGE_SIZE);
  return result;
}

/* Test profile: pages of SQLite that are smaller than ours. */
static int
write_piece (SiloamVfsFile *self, const guint8 *from, int amount, sqlite3_int64 offset)
{
  const gint64 page = offset / SILOAM_PAGE_SIZE;
  const int within = (int) (offset % SILOAM_PAGE_SIZE);
  guint8 *plain = self->buffers->plain;
  guint32 valid = 0;
  int result;

  result = fill_gap (self, page);
  if (result != SQLITE_OK)
    return result;
  result = siloam_vfs_main_read_page (self, page, plain, &valid);
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ && amount < SILOAM_PAGE_SIZE)
    return result;

  memcpy (plain + within, from, (gsize) amount);
  return write_page (self, page, plain, MAX (valid, (guint32) (within + amount)));
}

static int
write_pieces (SiloamVfsFile *self, const guint8 *from, int amount, sqlite3_int64 offset)
{
  while (amount > 0)
    {
      const int room = SILOAM_PAGE_SIZE - (int) (offset % SILOAM_PAGE_SIZE);
      const int piece = MIN (room, amount);
      const int result = write_piece (self, from, piece, offset);

      if (result != SQLITE_OK)
        return result;
      from += piece;
      offset += piece;
      amount -= piece;
    }
  return SQLITE_OK;
}

static int
main_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  int result;

  if (!is_product (self))
    return write_pieces (self, buffer, amount, offset);
  if (!is_whole_page (amount, offset) || (offset == 0 && !siloam_vfs_page_fits (buffer)))
    return SQLITE_IOERR_WRITE;

  result = fill_gap (self, offset / SILOAM_PAGE_SIZE);
  if (result != SQLITE_OK)
    return result;
  return write_page (self, offset / SILOAM_PAGE_SIZE, buffer, SILOAM_PAGE_SIZE);
}

/* Test profile: a file that ends inside one of our pages. */
static int
shorten_last_page (SiloamVfsFile *self, gint64 page, guint32 valid)
{
  guint8 *plain = self->buffers->plain;
  guint32 old_valid;
  int result;

  if (valid == SILOAM_PAGE_SIZE)
    return SQLITE_OK;
  result = siloam_vfs_main_read_page (self, page, plain, &old_valid);
  if (result != SQLITE_OK)
    return result;
  memset (plain + valid, 0, SILOAM_PAGE_SIZE - valid);
  return write_page (self, page, plain, valid);
}

static int
main_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  const gint64 pages = (size + SILOAM_PAGE_SIZE - 1) / SILOAM_PAGE_SIZE;
  int result;

  if (is_product (self) && size % SILOAM_PAGE_SIZE != 0)
    return SQLITE_IOERR_TRUNCATE;

  result = fill_gap (self, pages);
  if (result == SQLITE_OK && pages > 0)
    result = shorten_last_page (self, pages - 1, (guint32) (size - (pages - 1) * SILOAM_PAGE_SIZE));
  if (result != SQLITE_OK)
    return result;
  if (!siloam_vfs_watch_may_write (self->vfs))
    return SQLITE_IOERR_TRUNCATE;
  siloam_vfs_watch_cut (self->vfs, pages);
  return self->lower->pMethods->xTruncate (self->lower, place_of_page (pages));
}

static int
main_sync (sqlite3_file *file, int flags)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  const int result = self->lower->pMethods->xSync (self->lower, flags);

  if (result == SQLITE_OK)
    siloam_vfs_watch_rest (self->vfs);
  return result;
}

static int
main_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  guint8 seal[SILOAM_SEAL_LENGTH];
  gint64 blocks;
  int result;

  result = count_blocks (self, &blocks);
  *size = blocks * SILOAM_PAGE_SIZE;
  if (result != SQLITE_OK || is_product (self) || blocks == 0)
    return result;

  result =
      self->lower->pMethods->xRead (self->lower, seal, sizeof seal, place_of_page (blocks - 1));
  *size += MIN (siloam_seal_get_valid (seal), SILOAM_PAGE_SIZE) - SILOAM_PAGE_SIZE;
  return result;
}

static int
main_close (sqlite3_file *file)
{
  return siloam_vfs_file_close_lower ((SiloamVfsFile *) file);
}

/* A finished file stays in WAL mode: in the other modes a torn free page stays behind, which
 * SQLite never minds and a seal does. Returns SQLITE_NOTFOUND for all SQLite shall handle. */
static int
guard_pragma (char **words)
{
  const char *name = words[1];
  const char *value = words[2];

  if (g_ascii_strcasecmp (name, "journal_mode") != 0 || value == NULL ||
      g_ascii_strcasecmp (value, "wal") == 0)
    return SQLITE_NOTFOUND;

  words[0] = sqlite3_mprintf ("a sealed file stays in WAL mode");
  return SQLITE_ERROR;
}

static int
main_file_control (sqlite3_file *file, int operation, void *argument)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  int result = SQLITE_OK;

  if (operation == SQLITE_FCNTL_PRAGMA && is_product (self) && !self->vfs->may_do_without_log)
    result = guard_pragma (argument);
  if (operation == SQLITE_FCNTL_COMMIT_PHASETWO && self->vfs->wal != NULL)
    result = siloam_vfs_log_flush (self->vfs->wal);
  if (result != SQLITE_OK && result != SQLITE_NOTFOUND)
    return result;
  return siloam_vfs_file_control_lower (self, operation, argument);
}

static int
main_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xShmMap (lower, region, size, extend, memory);
}

static int
main_shm_lock (sqlite3_file *file, int offset, int count, int flags)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xShmLock (lower, offset, count, flags);
}

static void
main_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  lower->pMethods->xShmBarrier (lower);
}

static int
main_shm_unmap (sqlite3_file *file, int remove)
{
  sqlite3_file *lower = ((SiloamVfsFile *) file)->lower;

  return lower->pMethods->xShmUnmap (lower, remove);
}

#define MAIN_METHODS                                                                               \
  .xClose = main_close, .xRead = main_read, .xWrite = main_write, .xTruncate = main_truncate,      \
  .xSync = main_sync, .xFileSize = main_file_size, .xLock = siloam_vfs_file_lock,                  \
  .xUnlock = siloam_vfs_file_unlock, .xCheckReservedLock = siloam_vfs_file_check_reserved_lock,    \
  .xFileControl = main_file_control, .xSectorSize = siloam_vfs_file_sector_size,                   \
  .xDeviceCharacteristics = siloam_vfs_file_device_characteristics

/* Version 1 has no shared memory: the index of the log, plain as it is, never becomes a file. */
const sqlite3_io_methods siloam_vfs_main_methods = { .iVersion = 1, MAIN_METHODS };

const sqlite3_io_methods siloam_vfs_main_shared_methods = {
  .iVersion = 2,
  MAIN_METHODS,
  .xShmMap = main_shm_map,
  .xShmLock = main_shm_lock,
  .xShmBarrier = main_shm_barrier,
  .xShmUnmap = main_shm_unmap,
};
