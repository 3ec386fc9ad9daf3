/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Logs and temporary files: sealed slots, each alone in its disk blocks. One slot of the -wal is
 * one frame; the other files have slots of a page. A slot is always written whole, and growing
 * into the next one never touches it again, so what was synced stays. A torn slot of a log reads
 * as zeros, where SQLite's own checksums end the log. Runs on the thread of the connection. */

#include "vault/vfs-private.h"

#include <sodium.h>

#include "vault/log-mark-private.h"

#define HELD_MAX 32
#define WAL_PAGE_SIZE_AT 8

static const guint8 zero_slot[SILOAM_WAL_FRAME_LENGTH];

/**
 * siloam_vfs_log_payload: (skip)
 *
 * Returns: how many bytes of the logical file a slot holds
 */
gsize
siloam_vfs_log_payload (SiloamSealKind kind, gint64 slot)
{
  if (kind != SILOAM_SEAL_WAL)
    return SILOAM_PAGE_SIZE;
  return slot == 0 ? SILOAM_WAL_HEADER_LENGTH : SILOAM_WAL_FRAME_LENGTH;
}

static gint64
start_of_slot (SiloamSealKind kind, gint64 slot)
{
  if (kind != SILOAM_SEAL_WAL)
    return slot * SILOAM_PAGE_SIZE;
  return slot == 0 ? 0 : SILOAM_WAL_HEADER_LENGTH + (slot - 1) * SILOAM_WAL_FRAME_LENGTH;
}

static gint64
slot_at (SiloamSealKind kind, sqlite3_int64 offset)
{
  if (kind != SILOAM_SEAL_WAL)
    return offset / SILOAM_PAGE_SIZE;
  if (offset < SILOAM_WAL_HEADER_LENGTH)
    return 0;
  return 1 + (offset - SILOAM_WAL_HEADER_LENGTH) / SILOAM_WAL_FRAME_LENGTH;
}

static gint64
end_of_slot_on_disk (SiloamSealKind kind, gint64 slot)
{
  return slot * SILOAM_LOG_STRIDE + SILOAM_SEAL_LENGTH +
         (gint64) siloam_vfs_log_payload (kind, slot);
}

/**
 * siloam_vfs_log_count_slots: (skip)
 *
 * Returns: how many whole slots a file of @physical_size bytes has
 */
gint64
siloam_vfs_log_count_slots (SiloamSealKind kind, gint64 physical_size)
{
  const gint64 second_end = end_of_slot_on_disk (kind, 1);

  if (physical_size < end_of_slot_on_disk (kind, 0))
    return 0;
  if (physical_size < second_end)
    return 1;
  return 2 + (physical_size - second_end) / SILOAM_LOG_STRIDE;
}

static int
count_slots (SiloamVfsFile *self, gint64 *slots)
{
  sqlite3_int64 physical = 0;
  const int result = self->lower->pMethods->xFileSize (self->lower, &physical);

  *slots = siloam_vfs_log_count_slots (self->sealer.kind, physical);
  return result;
}

static void
forget_slot (SiloamVfsFile *self)
{
  self->slot = -1;
  self->dirty = FALSE;
  self->loaded = FALSE;
  self->filled = 0;
  self->valid = 0;
}

/* Reads a slot into the plain buffer. A temporary file has no crash to excuse a bad seal. */
static int
read_slot (SiloamVfsFile *self, gint64 slot, guint32 *valid)
{
  const gsize payload = siloam_vfs_log_payload (self->sealer.kind, slot);
  const int length = (int) (SILOAM_SEAL_LENGTH + payload);
  SiloamVfsBuffers *buffers = self->buffers;
  int result;

  *valid = 0;
  result =
      self->lower->pMethods->xRead (self->lower, buffers->sealed, length, slot * SILOAM_LOG_STRIDE);
  if (result != SQLITE_OK)
    {
      memset (buffers->plain, 0, payload);
      return result;
    }
  if (siloam_unseal (&self->sealer,
                     (guint64) slot,
                     buffers->sealed,
                     payload,
                     buffers->plain,
                     valid))
    {
      *valid = MIN (*valid, (guint32) payload);
      return SQLITE_OK;
    }

  if (self->sealer.kind == SILOAM_SEAL_TEMP)
    return SQLITE_IOERR_DATA;
  self->vfs->torn_slots++;
  return SQLITE_OK;
}

static int
write_slot (SiloamVfsFile *self, gint64 slot, const guint8 *plain, guint32 valid)
{
  const gsize payload = siloam_vfs_log_payload (self->sealer.kind, slot);
  guint8 *sealed = self->buffers->sealed;

  siloam_seal (&self->sealer, (guint64) slot, valid, plain, payload, sealed);
  return self->lower->pMethods->xWrite (self->lower,
                                        sealed,
                                        (int) (SILOAM_SEAL_LENGTH + payload),
                                        slot * SILOAM_LOG_STRIDE);
}

/* Completes the slot in hand with what the file has behind the bytes already written to it. */
static int
load_rest (SiloamVfsFile *self)
{
  guint8 *plain = self->buffers->plain;
  guint8 head[HELD_MAX];
  const guint32 filled = self->filled;
  int result;

  if (self->loaded)
    return SQLITE_OK;
  g_return_val_if_fail (filled <= sizeof head, SQLITE_INTERNAL);

  memcpy (head, plain, filled);
  result = read_slot (self, self->slot, &self->valid);
  memcpy (plain, head, filled);
  sodium_memzero (head, sizeof head);
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
    return result;

  self->loaded = TRUE;
  self->valid = MAX (self->valid, filled);
  return SQLITE_OK;
}

/* The same rule as for page 1 of the main file, for a frame that will become page 1 of it. */
static gboolean
frame_fits (SiloamVfsFile *self)
{
  const guint8 *plain = self->buffers->plain;
  guint32 number;

  if (self->sealer.kind != SILOAM_SEAL_WAL || self->vfs->profile == SILOAM_VFS_PROFILE_TEST)
    return TRUE;
  if (self->slot == 0)
    {
      memcpy (&number, plain + WAL_PAGE_SIZE_AT, sizeof number);
      return self->valid < SILOAM_WAL_HEADER_LENGTH || GUINT32_FROM_BE (number) == SILOAM_PAGE_SIZE;
    }
  memcpy (&number, plain, sizeof number);
  return self->valid < SILOAM_WAL_FRAME_LENGTH || GUINT32_FROM_BE (number) != 1 ||
         siloam_vfs_page_fits (plain + SILOAM_WAL_FRAME_HEADER);
}

static int
fill_gap (SiloamVfsFile *self)
{
  gint64 slots;
  int result;

  result = count_slots (self, &slots);
  for (gint64 at = slots; at < self->slot && result == SQLITE_OK; at++)
    result =
        write_slot (self, at, zero_slot, (guint32) siloam_vfs_log_payload (self->sealer.kind, at));
  return result;
}

/* SQLite begins a log anew when all of the former one is in the main file and on the disk. The main
 * file is marked before the log is: cut off in between, a log is left that nobody needs. */
static int
begin_log (SiloamVfsFile *self)
{
  const int length = SILOAM_SEAL_LENGTH + SILOAM_WAL_HEADER_LENGTH;
  sqlite3_file *main = self->vfs->main->lower;
  guint8 *sealed = self->buffers->sealed;
  guint8 *mark = sealed + length;
  int result;

  if (!siloam_vfs_watch_may_write (self->vfs))
    return SQLITE_IOERR_WRITE;
  siloam_seal (&self->sealer,
               0,
               self->valid,
               self->buffers->plain,
               SILOAM_WAL_HEADER_LENGTH,
               sealed);
  siloam_log_mark_make (self->vfs->keys, mark);
  result = main->pMethods->xWrite (main, mark, SILOAM_LOG_MARK_LENGTH, SILOAM_LOG_MARK_AT);
  siloam_vfs_watch_wrote_mark (self->vfs);
  if (result == SQLITE_OK)
    result = main->pMethods->xSync (main, SQLITE_SYNC_NORMAL);
  if (result != SQLITE_OK)
    return result;
  siloam_vfs_watch_rest (self->vfs);
  return self->lower->pMethods->xWrite (self->lower, sealed, length + SILOAM_LOG_MARK_LENGTH, 0);
}

static int
flush_slot (SiloamVfsFile *self)
{
  int result;

  result = load_rest (self);
  if (result != SQLITE_OK)
    return result;
  if (!frame_fits (self))
    return SQLITE_IOERR_WRITE;
  result = fill_gap (self);
  if (result != SQLITE_OK)
    return result;
  if (self->slot == 0 && self == self->vfs->wal && self->vfs->main != NULL)
    return begin_log (self);
  return write_slot (self, self->slot, self->buffers->plain, self->valid);
}

/**
 * siloam_vfs_log_flush: (skip)
 *
 * Writes what is held back. A slot that cannot be written is dropped, so that its bytes do not
 * turn up later over something newer.
 */
int
siloam_vfs_log_flush (SiloamVfsFile *self)
{
  int result;

  if (!self->dirty)
    return SQLITE_OK;
  result = flush_slot (self);
  self->dirty = FALSE;
  if (result != SQLITE_OK || self->vfs->profile == SILOAM_VFS_PROFILE_TEST)
    forget_slot (self);
  return result;
}

/* Frames come as a short header and then the page: held back, they cost one seal and not two. */
static gboolean
may_hold (SiloamVfsFile *self, int amount)
{
  return self->sealer.kind == SILOAM_SEAL_WAL && amount <= HELD_MAX &&
         self->vfs->profile == SILOAM_VFS_PROFILE_PRODUCT;
}

static int
take_slot (SiloamVfsFile *self, gint64 slot)
{
  int result;

  if (self->slot == slot)
    return SQLITE_OK;
  result = siloam_vfs_log_flush (self);
  if (result != SQLITE_OK)
    return result;
  forget_slot (self);
  self->slot = slot;
  return SQLITE_OK;
}

static void
put_bytes (SiloamVfsFile *self, const guint8 *from, int amount, int within)
{
  const guint32 end = (guint32) (within + amount);

  memcpy (self->buffers->plain + within, from, (gsize) amount);
  self->dirty = TRUE;
  if (self->loaded)
    {
      self->valid = MAX (self->valid, end);
      return;
    }
  self->filled = end;
  if (end == siloam_vfs_log_payload (self->sealer.kind, self->slot))
    {
      self->loaded = TRUE;
      self->valid = end;
    }
}

/* Writes a piece that lies in one slot. */
static int
write_piece (SiloamVfsFile *self, const guint8 *from, int amount, sqlite3_int64 offset)
{
  const gint64 slot = slot_at (self->sealer.kind, offset);
  const int within = (int) (offset - start_of_slot (self->sealer.kind, slot));
  const gsize payload = siloam_vfs_log_payload (self->sealer.kind, slot);
  const gsize end = (gsize) within + (gsize) amount;
  gboolean continues;
  int result;

  result = take_slot (self, slot);
  if (result != SQLITE_OK)
    return result;

  continues = (guint32) within == self->filled && (end == payload || may_hold (self, (int) end));
  if (!self->loaded && !continues)
    result = load_rest (self);
  if (result != SQLITE_OK)
    {
      forget_slot (self);
      return result;
    }

  put_bytes (self, from, amount, within);
  if (end < payload && may_hold (self, amount))
    return SQLITE_OK;
  return siloam_vfs_log_flush (self);
}

static int
log_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  const guint8 *from = buffer;

  while (amount > 0)
    {
      const gint64 slot = slot_at (self->sealer.kind, offset);
      const gint64 end = start_of_slot (self->sealer.kind, slot + 1);
      const int piece = (int) MIN (end - offset, amount);
      const int result = write_piece (self, from, piece, offset);

      if (result != SQLITE_OK)
        return result;
      from += piece;
      offset += piece;
      amount -= piece;
    }
  return SQLITE_OK;
}

/* The file ends where the valid bytes of its last whole slot end. */
static int
measure (SiloamVfsFile *self, gint64 *size)
{
  guint8 seal[SILOAM_SEAL_LENGTH];
  gsize payload;
  gint64 slots;
  int result;

  *size = 0;
  result = count_slots (self, &slots);
  if (result != SQLITE_OK || slots == 0)
    return result;

  payload = siloam_vfs_log_payload (self->sealer.kind, slots - 1);
  result = self->lower->pMethods->xRead (self->lower,
                                         seal,
                                         sizeof seal,
                                         (slots - 1) * SILOAM_LOG_STRIDE);
  *size = start_of_slot (self->sealer.kind, slots - 1) +
          (gint64) MIN (siloam_seal_get_valid (seal), payload);
  return result;
}

/* Reads a piece that lies in one slot; *@got says how much of it the file has. */
static int
read_piece (SiloamVfsFile *self, guint8 *into, int amount, sqlite3_int64 offset, int *got)
{
  const gint64 slot = slot_at (self->sealer.kind, offset);
  const gint64 within = offset - start_of_slot (self->sealer.kind, slot);
  guint32 valid;
  gint64 size;
  int result;

  *got = 0;
  forget_slot (self);
  result = read_slot (self, slot, &valid);
  if (result == SQLITE_IOERR_SHORT_READ)
    return SQLITE_OK;
  if (result != SQLITE_OK)
    return result;

  memcpy (into, self->buffers->plain + within, (gsize) amount);
  *got = amount;
  if (within + amount <= valid)
    return SQLITE_OK;

  result = measure (self, &size);
  *got = (int) CLAMP (size - offset, 0, amount);
  return result;
}

static int
log_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  guint8 *into = buffer;
  int result;

  result = siloam_vfs_log_flush (self);
  while (amount > 0 && result == SQLITE_OK)
    {
      const gint64 slot = slot_at (self->sealer.kind, offset);
      const gint64 end = start_of_slot (self->sealer.kind, slot + 1);
      const int piece = (int) MIN (end - offset, amount);
      int got = 0;

      result = read_piece (self, into, piece, offset, &got);
      if (result == SQLITE_OK && got < piece)
        {
          memset (into + got, 0, (gsize) (amount - got));
          return SQLITE_IOERR_SHORT_READ;
        }
      into += piece;
      offset += piece;
      amount -= piece;
    }
  return result;
}

/* Makes the slot that will be the last one end at @valid, sealed anew when it did not. */
static int
set_last_slot (SiloamVfsFile *self, gint64 slot, guint32 valid)
{
  const gsize payload = siloam_vfs_log_payload (self->sealer.kind, slot);
  int result;

  forget_slot (self);
  self->slot = slot;
  result = load_rest (self);
  if (result != SQLITE_OK)
    return result;
  if (self->valid == valid)
    return SQLITE_OK;

  memset (self->buffers->plain + valid, 0, payload - valid);
  self->valid = valid;
  self->dirty = TRUE;
  return siloam_vfs_log_flush (self);
}

static int
log_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  const SiloamSealKind kind = self->sealer.kind;
  gint64 last;
  int result;

  result = siloam_vfs_log_flush (self);
  if (result != SQLITE_OK)
    return result;
  if (size == 0)
    {
      forget_slot (self);
      return self->lower->pMethods->xTruncate (self->lower, 0);
    }

  last = slot_at (kind, size - 1);
  result = set_last_slot (self, last, (guint32) (size - start_of_slot (kind, last)));
  forget_slot (self);
  if (result != SQLITE_OK)
    return result;
  return self->lower->pMethods->xTruncate (self->lower, end_of_slot_on_disk (kind, last));
}

static int
log_sync (sqlite3_file *file, int flags)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  const int result = siloam_vfs_log_flush (self);

  if (result != SQLITE_OK)
    return result;
  return self->lower->pMethods->xSync (self->lower, flags);
}

static int
log_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  gint64 measured = 0;
  int result;

  result = siloam_vfs_log_flush (self);
  if (result == SQLITE_OK)
    result = measure (self, &measured);
  *size = measured;
  return result;
}

static int
log_close (sqlite3_file *file)
{
  SiloamVfsFile *self = (SiloamVfsFile *) file;
  const int flushed = siloam_vfs_log_flush (self);
  const int closed = siloam_vfs_file_close_lower (self);

  return flushed != SQLITE_OK ? flushed : closed;
}

static int
log_file_control (sqlite3_file *file, int operation, void *argument)
{
  return siloam_vfs_file_control_lower ((SiloamVfsFile *) file, operation, argument);
}

const sqlite3_io_methods siloam_vfs_log_methods = {
  .iVersion = 1,
  .xClose = log_close,
  .xRead = log_read,
  .xWrite = log_write,
  .xTruncate = log_truncate,
  .xSync = log_sync,
  .xFileSize = log_file_size,
  .xLock = siloam_vfs_file_lock,
  .xUnlock = siloam_vfs_file_unlock,
  .xCheckReservedLock = siloam_vfs_file_check_reserved_lock,
  .xFileControl = log_file_control,
  .xSectorSize = siloam_vfs_file_sector_size,
  .xDeviceCharacteristics = siloam_vfs_file_device_characteristics,
};
