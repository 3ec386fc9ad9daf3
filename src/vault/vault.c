/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One open sealed file: lock, header, proven keys, VFS and the one SQLite connection, taken in
 * that order and let go in reverse. The file is never opened by SQLite before the key is proven,
 * and never opened here while SQLite has it. One thread per vault. */

#include "vault/vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/error-private.h"
#include "vault/lock-file-private.h"
#include "vault/making-private.h"
#include "vault/rescue-private.h"
#include "vault/slot-private.h"
#include "vault/unfinished-private.h"
#include "vault/vfs-private.h"

struct _SiloamVault
{
  char *path;
  int lock_fd;
  gboolean at_rest; /* only read: nothing beside it is made, and it is not repaired */
  SiloamHeader header;
  SiloamSecret *data_key;
  SiloamKeys *keys;
  SiloamVfs *vfs;
  sqlite3 *db;
  guint copies; /* that are being made of it */
  gboolean writes_although_moved;
  gpointer unfinished; /* what is written in the open is noted for this file */
};

static SiloamVault *
vault_new (char *path)
{
  SiloamVault *self = g_new0 (SiloamVault, 1);

  self->path = path;
  self->lock_fd = -1;
  return self;
}

static SiloamVault *
vault_new_at (const char *path, GError **error)
{
  char *resolved = siloam_vault_resolve_path (path, error);

  return resolved != NULL ? vault_new (resolved) : NULL;
}

/* Ends reads that a caller left half-way. Not finalized: the statements of FTS5 are on the same
 * list, and FTS5 frees them itself when the connection closes. */
static void
reset_statements (SiloamVault *self)
{
  sqlite3_stmt *statement = sqlite3_next_stmt (self->db, NULL);

  while (statement != NULL)
    {
      const gboolean busy = sqlite3_stmt_busy (statement) != 0;

      if (busy)
        sqlite3_reset (statement);
      statement = sqlite3_next_stmt (self->db, busy ? NULL : statement);
    }
}

/* FALSE when a caller still holds a statement: then the connection lives on. */
static gboolean
close_db (SiloamVault *self)
{
  if (sqlite3_close (self->db) != SQLITE_OK)
    return FALSE;
  self->db = NULL;
  return TRUE;
}

/**
 * siloam_vault_free:
 *
 * Closes a vault without asking whether all went well; see siloam_vault_close(). Every statement
 * on its connection must be finalised.
 */
void
siloam_vault_free (SiloamVault *self)
{
  g_return_if_fail (self != NULL);

  if (!close_db (self))
    {
      g_critical ("a statement was not finalized before its journal was closed");
      return;
    }
  g_clear_pointer (&self->unfinished, siloam_unfinished_end_for);
  g_clear_pointer (&self->vfs, siloam_vfs_free);
  g_clear_pointer (&self->keys, siloam_keys_free);
  g_clear_pointer (&self->data_key, siloam_secret_unref);
  if (self->lock_fd >= 0)
    siloam_lock_file_drop (self->path, self->lock_fd);
  g_free (self->path);
  g_free (self);
}

/* Tries one copy: a key must come out of a slot, and prove that key holders wrote the copy. */
static gboolean
try_copy (SiloamVault *self,
          const SiloamHeader *header,
          SiloamVaultUnlockFunc unlock,
          gpointer user_data,
          GError **error)
{
  g_autoptr (SiloamSecret) data_key = NULL;
  g_autoptr (SiloamKeys) keys = NULL;

  if (!siloam_header_check_format (header, error))
    return FALSE;
  data_key = unlock (header, user_data, error);
  if (data_key == NULL)
    return FALSE;

  keys = siloam_keys_new (data_key,
                          siloam_header_get_vault_id (header),
                          siloam_header_get_epoch (header));
  if (!siloam_header_is_authentic (header, keys->header))
    {
      g_set_error_literal (error,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_HEADER_DAMAGED,
                           "the header was changed by something else");
      return FALSE;
    }
  self->header = *header;
  self->data_key = g_steal_pointer (&data_key);
  self->keys = g_steal_pointer (&keys);
  return TRUE;
}

static gboolean
repair_copy (SiloamVault *self, const SiloamHeaderPair *pair, int best, GError **error)
{
  int fd;
  gboolean done;

  if (self->at_rest || !siloam_header_pair_needs_repair (pair, best) ||
      siloam_header_is_read_only (&self->header))
    return TRUE;
  fd = siloam_vault_open_plain (self->path, O_RDWR, error);
  if (fd < 0)
    return FALSE;
  done = siloam_header_write_copy (&self->header,
                                   1 - best,
                                   siloam_header_write_fd,
                                   GINT_TO_POINTER (fd),
                                   error);
  close (fd);
  return done;
}

/* Created files always have a page: none means the file was cut, not that it is new. */
static gboolean
check_has_pages (guint64 file_size, GError **error)
{
  if (file_size >= SILOAM_DATA_OFFSET + SILOAM_PAGE_SIZE)
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_PAGE_DAMAGED,
                       "the file was cut off");
  return FALSE;
}

static gboolean
unlock_header (SiloamVault *self, SiloamVaultUnlockFunc unlock, gpointer user_data, GError **error)
{
  g_autoptr (GError) first_error = NULL;
  SiloamHeaderPair pair;
  guint64 file_size;
  int best;

  if (!siloam_vault_read_headers (self->path, &pair, &file_size, error))
    return FALSE;
  best = siloam_header_pair_best (&pair, error);
  if (best < 0)
    return FALSE;

  if (!try_copy (self, &pair.copies[best], unlock, user_data, &first_error))
    {
      const gboolean other_may_help =
          g_error_matches (first_error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_HEADER_DAMAGED) &&
          pair.whole[1 - best] && siloam_header_pair_needs_repair (&pair, best);

      best = 1 - best;
      if (!other_may_help || !try_copy (self, &pair.copies[best], unlock, user_data, NULL))
        {
          g_propagate_error (error, g_steal_pointer (&first_error));
          return FALSE;
        }
    }
  return check_has_pages (file_size, error) && repair_copy (self, &pair, best, error);
}

/* A newer version may ask for this: then nothing may change, not even by a checkpoint. */
static gboolean
forbid_writing (sqlite3 *db, GError **error)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return siloam_vault_run (db, "PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0", error);
}

static gboolean
check_writable (SiloamVault *self, GError **error)
{
  if (sqlite3_db_readonly (self->db, "main") != 1)
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_READ_ONLY,
                       "the file may not be written");
  return FALSE;
}

/* Somebody moved the file, put another in its place or wrote another over it, as a program that
 * synchronises folders does: what is written now would be found by nobody, or end up between pages
 * of the other. Returning non-zero makes SQLite roll back. */
static int
refuse_when_moved (gpointer vault)
{
  SiloamVault *self = vault;
  int moved = 0;

  if (siloam_vault_is_overwritten (self))
    return 1;
  return !self->writes_although_moved &&
         sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
         moved;
}

/**
 * siloam_vault_is_overwritten:
 *
 * Asks whether another program wrote in the file while it is open here. Then nothing is read from
 * it or written to it any more: what it holds belongs to whoever wrote it.
 */
gboolean
siloam_vault_is_overwritten (SiloamVault *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->vfs != NULL && siloam_vfs_is_overwritten (self->vfs);
}

/**
 * siloam_vault_write_although_moved:
 *
 * Takes changes again although the file was moved or replaced, so that they can be copied to where
 * they are found. For who copies the vault afterwards and closes it.
 */
void
siloam_vault_write_although_moved (SiloamVault *self)
{
  self->writes_although_moved = TRUE;
}

static gboolean
open_connection (SiloamVault *self, GError **error)
{
  g_autofree char *name = siloam_vfs_dup_name_for (self->path);
  int result;

  self->vfs = siloam_vfs_new (SILOAM_VFS_PROFILE_PRODUCT, NULL, name, self->path, self->keys);
  if (self->vfs == NULL)
    {
      siloam_vault_set_db_error (NULL, SQLITE_NOMEM, error);
      return FALSE;
    }
  result =
      sqlite3_open_v2 (self->path,
                       &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                       name);
  if (result != SQLITE_OK)
    {
      siloam_vault_set_db_error (self->db, result, error);
      return FALSE;
    }
  return check_writable (self, error);
}

static gboolean
begin_watch (SiloamVault *self, GError **error)
{
  return siloam_vfs_begin_watch (self->vfs) ||
         siloam_vault_set_errno_error (error, EIO, "reading the header");
}

static gboolean
open_database (SiloamVault *self, GError **error)
{
  if (!open_connection (self, error) || !begin_watch (self, error) ||
      !siloam_vault_configure_db (self->db, error))
    return FALSE;

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_commit_hook (self->db, refuse_when_moved, self);
  g_clear_pointer (&self->unfinished, siloam_unfinished_end_for);
  self->unfinished = siloam_unfinished_begin_for (self);
  return !siloam_header_is_read_only (&self->header) || forbid_writing (self->db, error);
}

static gboolean
unlock_and_open (SiloamVault *self,
                 SiloamVaultUnlockFunc unlock,
                 gpointer user_data,
                 GError **error)
{
  return unlock_header (self, unlock, user_data, error) &&
         siloam_rescue_torn_logs (self->path, self->keys, error) && open_database (self, error);
}

/**
 * siloam_vault_open: (skip)
 * @unlock: finds the data key; may block
 *
 * Opens a sealed file.
 *
 * Fails with %SILOAM_VAULT_ERROR_MISSING, _BUSY, _NOT_VAULT, _NEWER_FORMAT, _HEADER_DAMAGED,
 * _PAGE_DAMAGED, _NO_SPACE, _READ_ONLY, _IO, or what @unlock fails with; the file is then as it
 * was. Worker threads only.
 *
 * Returns: (transfer full): the vault
 */
SiloamVault *
siloam_vault_open (const char *path,
                   SiloamVaultUnlockFunc unlock,
                   gpointer user_data,
                   GError **error)
{
  g_autoptr (SiloamVault) self = NULL;

  g_return_val_if_fail (path != NULL && unlock != NULL, NULL);

  self = vault_new_at (path, error);
  if (self == NULL)
    return NULL;
  self->lock_fd = siloam_lock_file_take (self->path, error);
  if (self->lock_fd < 0 || !unlock_and_open (self, unlock, user_data, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * siloam_vault_open_made: (skip)
 * @path: a file in the making that is complete, links resolved
 * @unlock: finds the data key
 *
 * Opens a file that nobody else knows as siloam_vault_open() does, all read back from the disk, but
 * without a lock.
 *
 * Returns: (transfer full): the vault
 */
SiloamVault *
siloam_vault_open_made (const char *path,
                        SiloamVaultUnlockFunc unlock,
                        gpointer user_data,
                        GError **error)
{
  g_autoptr (SiloamVault) self = vault_new (g_strdup (path));

  return unlock_and_open (self, unlock, user_data, error) ? g_steal_pointer (&self) : NULL;
}

/* Words that are only in a log would be missed by who reads the file alone. */
gboolean
siloam_vault_check_no_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat status;

  if (stat (log, &status) < 0 || status.st_size == 0)
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_BUSY,
                       "the file is open, or was not closed");
  return FALSE;
}

/* SQLite takes no locks and looks for no log in what it is told will not change. */
static gboolean
connect_at_rest (SiloamVault *self, GError **error)
{
  g_autofree char *place = siloam_vfs_dup_name_for (self->path);
  g_autofree char *name = g_strdup_printf ("%s?%p", place, (void *) self);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, error);
  g_autofree char *still = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  const int flags =
      SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  int result;

  if (uri == NULL)
    return FALSE;
  self->vfs = siloam_vfs_new (SILOAM_VFS_PROFILE_PRODUCT, NULL, name, self->path, self->keys);
  result = self->vfs != NULL ? sqlite3_open_v2 (still, &self->db, flags, name) : SQLITE_NOMEM;
  if (result != SQLITE_OK)
    {
      siloam_vault_set_db_error (self->db, result, error);
      return FALSE;
    }
  return siloam_vault_run (
      self->db,
      "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON",
      error);
}

/**
 * siloam_vault_open_to_read: (skip)
 * @path: a sealed file that nobody is writing in, such as a backup
 * @unlock: finds the data key
 *
 * Opens a file so that it can only be read. Nothing is written, neither to it nor beside it, and
 * nothing is locked: the medium may be read-only.
 *
 * Fails as siloam_vault_open(); with %SILOAM_VAULT_ERROR_BUSY when there are words in a log beside
 * the file. Any thread, which then keeps it.
 *
 * Returns: (transfer full): the vault
 */
SiloamVault *
siloam_vault_open_to_read (const char *path,
                           SiloamVaultUnlockFunc unlock,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (SiloamVault) self = NULL;

  g_return_val_if_fail (path != NULL && unlock != NULL, NULL);

  self = vault_new_at (path, error);
  if (self == NULL)
    return NULL;
  self->at_rest = TRUE;
  if (!siloam_vault_check_no_log (self->path, error) ||
      !unlock_header (self, unlock, user_data, error) || !connect_at_rest (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static SiloamVault *
vault_new_with_key (const char *path, const SiloamHeader *header, SiloamSecret *data_key)
{
  SiloamVault *self = vault_new (g_strdup (path));

  self->header = *header;
  self->data_key = siloam_secret_ref (data_key);
  self->keys = siloam_keys_new (data_key,
                                siloam_header_get_vault_id (header),
                                siloam_header_get_epoch (header));
  return self;
}

/**
 * siloam_vault_open_new: (skip)
 * @path: a file whose header was just written, and which nobody else knows
 *
 * Opens a new file without lock, and without reading back what was just written.
 *
 * Returns: (transfer full): the vault
 */
SiloamVault *
siloam_vault_open_new (const char *path,
                       const SiloamHeader *header,
                       SiloamSecret *data_key,
                       GError **error)
{
  g_autoptr (SiloamVault) self = vault_new_with_key (path, header, data_key);

  return open_database (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_vault_open_to_fill: (skip)
 * @path: a file in the making, links resolved
 *
 * Opens a file that becomes a copy. It must be given up when anything fails, and is only sound
 * once it was closed.
 *
 * Returns: (transfer full): the vault
 */
SiloamVault *
siloam_vault_open_to_fill (const char *path,
                           const SiloamHeader *header,
                           SiloamSecret *data_key,
                           GError **error)
{
  g_autoptr (SiloamVault) self = vault_new_with_key (path, header, data_key);

  if (!open_connection (self, error))
    return NULL;
  self->vfs->may_do_without_log = TRUE;
  return siloam_vault_configure_for_filling (self->db, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_vault_get_db:
 *
 * Returns: (transfer none): the one connection; never to be closed by the caller
 */
sqlite3 *
siloam_vault_get_db (SiloamVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->db;
}

/**
 * siloam_vault_get_path:
 *
 * Returns: (transfer none): the path with all links resolved
 */
const char *
siloam_vault_get_path (SiloamVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * siloam_vault_is_copied:
 *
 * Returns: whether a copy is being made, for which the connection must stay
 */
gboolean
siloam_vault_is_copied (SiloamVault *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->copies > 0;
}

void
siloam_vault_begin_copy (SiloamVault *self)
{
  self->copies++;
}

void
siloam_vault_end_copy (SiloamVault *self)
{
  self->copies--;
}

const SiloamHeader *
siloam_vault_get_header (SiloamVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->header;
}

SiloamSecret *
siloam_vault_get_data_key (SiloamVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data_key;
}

int
siloam_vault_count_pages (SiloamVault *self, guint64 *pages)
{
  return siloam_vfs_count_pages (self->vfs, pages);
}

int
siloam_vault_check_page (SiloamVault *self, guint64 page)
{
  return siloam_vfs_check_page (self->vfs, page);
}

/**
 * siloam_vault_replace_header: (skip)
 * @header: the present one with changed slots
 *
 * Writes both copies, one after the other, so that one of them is whole at every moment.
 *
 * Fails with %SILOAM_VAULT_ERROR_NO_SPACE, _READ_ONLY or _IO.
 */
gboolean
siloam_vault_replace_header (SiloamVault *self, const SiloamHeader *header, GError **error)
{
  SiloamHeader next = *header;

  if (siloam_header_is_read_only (&self->header))
    return siloam_vault_set_errno_error (error, EROFS, "changing the keys");

  siloam_header_set_seq (&next, siloam_header_get_seq (&self->header) + 1);
  siloam_header_sign (&next, self->keys->header);
  for (int copy = SILOAM_HEADER_COPIES - 1; copy >= 0; copy--)
    {
      if (!siloam_header_write_copy (&next, copy, siloam_vfs_write_header, self->vfs, error))
        return FALSE;
      self->header = next;
    }
  return TRUE;
}

static gboolean
needs_no_keyring (const guint8 *slot)
{
  const SiloamSlotType type = siloam_slot_get_type (slot);

  return siloam_slot_is_used (slot) &&
         (type == SILOAM_SLOT_RECOVERY || type == SILOAM_SLOT_PASSPHRASE);
}

/**
 * siloam_vault_remove_slot: (skip)
 *
 * Empties a slot; its secret opens the file no more. A slot that is not there is no failure.
 *
 * Fails with %SILOAM_VAULT_ERROR_LAST_WAY_IN when only keyring slots would remain.
 */
gboolean
siloam_vault_remove_slot (SiloamVault *self, const guint8 slot_id[16], GError **error)
{
  SiloamHeader next = self->header;
  const int index = siloam_header_find_slot (&next, slot_id);
  guint ways_left = 0;

  if (index < 0)
    return TRUE;
  memset (siloam_header_get_slot (&next, (guint) index), 0, SILOAM_SLOT_LENGTH);
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    ways_left += needs_no_keyring (siloam_header_peek_slot (&next, i));
  if (ways_left > 0)
    return siloam_vault_replace_header (self, &next, error);

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_LAST_WAY_IN,
                       "one way in that needs no keyring must stay");
  return FALSE;
}

/**
 * siloam_vault_close:
 * @self: (transfer full): the vault; it is closed also when this fails
 *
 * Brings the log into the file, closes it, wipes the keys and lets go of the lock. What was not
 * committed is rolled back. Every statement on its connection must be finalised.
 *
 * Fails with %SILOAM_VAULT_ERROR_NO_SPACE or _IO when the log could not be brought in: nothing is
 * lost then, the log stays beside the file and is read at the next opening. The log of a file that
 * was overwritten stays too, and is set aside at the next opening: that is no failure.
 */
gboolean
siloam_vault_close (SiloamVault *self, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->db == NULL)
    {
      siloam_vault_free (self);
      return TRUE;
    }
  reset_statements (self);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  if (siloam_vault_is_overwritten (self))
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  else if (!self->at_rest && !siloam_header_is_read_only (&self->header))
    done = siloam_vault_run (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", error);
  siloam_vault_free (self);
  return done;
}

static gboolean
set_moved_error (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_MISSING,
                       "the file was moved, or another took its place");
  return FALSE;
}

/* Afterwards all that was committed is in the file, and its log holds nothing. */
static gboolean
close_for_swap (SiloamVault *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  struct stat status;

  if (refuse_when_moved (self))
    return set_moved_error (error);
  if (!siloam_vault_run (self->db, "PRAGMA wal_checkpoint(TRUNCATE)", error))
    return FALSE;
  if (!close_db (self))
    {
      siloam_vault_set_db_error (NULL, SQLITE_BUSY, error);
      return FALSE;
    }
  g_clear_pointer (&self->vfs, siloam_vfs_free);
  return stat (log, &status) < 0 || status.st_size == 0 ||
         siloam_vault_set_errno_error (error, EIO, "bringing in the log");
}

static void
take_keys (SiloamVault *self, const SiloamHeader *header, SiloamSecret *data_key)
{
  siloam_keys_free (self->keys);
  siloam_secret_unref (self->data_key);
  self->header = *header;
  self->data_key = siloam_secret_ref (data_key);
  self->keys = siloam_keys_new (data_key,
                                siloam_header_get_vault_id (header),
                                siloam_header_get_epoch (header));
}

static void
open_again (SiloamVault *self)
{
  if (self->db != NULL || open_database (self, NULL))
    return;
  if (self->db != NULL)
    close_db (self);
  g_clear_pointer (&self->vfs, siloam_vfs_free);
}

/**
 * siloam_vault_swap: (skip)
 * @making: a whole and proven copy, made with siloam_making_new_beside()
 * @header: that of the copy
 * @data_key: that of the copy
 * @durable: (out): whether a power cut can no longer bring the old file back
 *
 * Puts a copy in the place of the file of this vault, and opens it here; the lock is held all the
 * time. The connection is another one afterwards, also when this fails: then it is to the file as
 * it was. It is %NULL when the file could not be opened any more.
 *
 * Fails with %SILOAM_VAULT_ERROR_BUSY when a statement or a copy is still going on, _MISSING when
 * another file took the place of ours, _NO_SPACE, _READ_ONLY or _IO.
 */
gboolean
siloam_vault_swap (SiloamVault *self,
                   SiloamMaking *making,
                   const SiloamHeader *header,
                   SiloamSecret *data_key,
                   gboolean *durable,
                   GError **error)
{
  gboolean swapped = FALSE;

  *durable = FALSE;
  if (close_for_swap (self, error))
    {
      g_autoptr (GError) cause = NULL;

      *durable = siloam_making_replace (making, &cause);
      swapped = siloam_making_is_named (making);
      if (!swapped)
        g_propagate_error (error, g_steal_pointer (&cause));
    }
  if (swapped)
    take_keys (self, header, data_key);
  open_again (self);
  return swapped;
}

/**
 * siloam_vault_harden_process:
 *
 * Turns core dumps off and readies libsodium. The process stays dumpable in the sense of prctl:
 * the desktop portal reads its root directory and would refuse the file chooser otherwise.
 */
void
siloam_vault_harden_process (void)
{
  /* Zero stops only cores written to a file. At one byte Linux does not start the program of a
   * piped core_pattern either, and one byte is less than any core, so no file is made. */
  const struct rlimit none = { 1, 1 };

  if (setrlimit (RLIMIT_CORE, &none) < 0)
    g_warning ("core dumps could not be turned off: %s", g_strerror (errno));
  if (sodium_init () < 0)
    g_error ("libsodium could not be made ready");
}
