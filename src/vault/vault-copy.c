/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies an open sealed file into a new one, a few pages at a time, so that saves pass in between
 * and are in the copy too. A plain copy has the data key and the slots of its original: it is made
 * while nobody is there to type a passphrase or a code, without which slots of its own could not be
 * made; nonces are 192 random bits, so two files may share a key. It is a whole and verified file
 * or it is not there, and is never put over another. Worker threads only. */

#include "vault/vault-copy-private.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "vault/error-private.h"
#include "vault/keys-private.h"
#include "vault/vault-private.h"
#include "vault/vault-read.h"

#define OPERATIONS_PER_LOOK 20000

struct _SiloamVaultCopy
{
  SiloamMaking *making;
  SiloamHeader header;
  SiloamSecret *data_key;
  SiloamVault *target; /* while it is filled */
  SiloamVault *source; /* borrowed, while there is a backup */
  sqlite3_backup *backup;
  gboolean complete;
};

static SiloamVaultCopy *
copy_new (SiloamMaking *making, const SiloamHeader *header, SiloamSecret *data_key)
{
  SiloamVaultCopy *self = g_new0 (SiloamVaultCopy, 1);

  self->making = making;
  self->header = *header;
  self->data_key = siloam_secret_ref (data_key);
  return self;
}

static gboolean
open_target (SiloamVaultCopy *self, GError **error)
{
  self->target = siloam_vault_open_to_fill (siloam_making_get_path (self->making),
                                            &self->header,
                                            self->data_key,
                                            error);
  return self->target != NULL;
}

static SiloamVaultCopy *
begin (SiloamVault *source,
       SiloamMaking *making,
       const SiloamHeader *header,
       SiloamSecret *data_key,
       GError **error)
{
  g_autoptr (SiloamVaultCopy) self = copy_new (making, header, data_key);
  sqlite3 *db;

  if (!open_target (self, error))
    return NULL;
  db = siloam_vault_get_db (self->target);
  /* What lies in the cache is all written at the last page, while the source waits. */
  sqlite3_exec (db, "PRAGMA cache_size=-1024", NULL, NULL, NULL);
  self->backup = sqlite3_backup_init (db, "main", siloam_vault_get_db (source), "main");
  if (self->backup != NULL)
    {
      self->source = source;
      siloam_vault_begin_copy (source);
      return g_steal_pointer (&self);
    }

  siloam_vault_set_db_error (db, sqlite3_extended_errcode (db), error);
  return NULL;
}

/**
 * siloam_vault_copy_begin:
 * @source: outlives the copying, up to %SILOAM_VAULT_COPY_DONE
 * @path: where nothing is yet, in a directory that exists
 *
 * Begins a copy that the same keyring, passphrase and recovery code open. Until
 * siloam_vault_copy_finish() it lies under a temporary name beside @path.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS, _BUSY, _NO_SPACE, _READ_ONLY, _MISSING (the directory),
 * _IO; then nothing is left. On the thread of @source.
 *
 * Returns: (transfer full): the copy
 */
SiloamVaultCopy *
siloam_vault_copy_begin (SiloamVault *source, const char *path, GError **error)
{
  SiloamMaking *making;

  g_return_val_if_fail (source != NULL && path != NULL, NULL);

  making = siloam_making_new (path, siloam_vault_get_header (source), error);
  if (making == NULL)
    return NULL;
  return begin (source,
                making,
                siloam_vault_get_header (source),
                siloam_vault_get_data_key (source),
                error);
}

/**
 * siloam_vault_copy_begin_empty:
 * @source: whose keys and slots the copy has; not needed afterwards
 * @path: where nothing is yet, in a directory that exists
 *
 * Begins a file that the same keyring, passphrase and recovery code open, with not one page of
 * @source in it. What belongs in it is written with siloam_vault_copy_get_db(); it has no journal
 * to undo anything with, so after a failure it can only be freed. siloam_vault_copy_finish()
 * verifies it and gives it its name.
 *
 * Fails as siloam_vault_copy_begin().
 *
 * Returns: (transfer full): the copy
 */
SiloamVaultCopy *
siloam_vault_copy_begin_empty (SiloamVault *source, const char *path, GError **error)
{
  g_autoptr (SiloamVaultCopy) self = NULL;
  SiloamMaking *making;

  g_return_val_if_fail (source != NULL && path != NULL, NULL);

  making = siloam_making_new (path, siloam_vault_get_header (source), error);
  if (making == NULL)
    return NULL;
  self = copy_new (making, siloam_vault_get_header (source), siloam_vault_get_data_key (source));
  if (!open_target (self, error))
    return NULL;
  self->complete = TRUE;
  return g_steal_pointer (&self);
}

/**
 * siloam_vault_copy_get_db:
 *
 * Returns: (transfer none): the connection to a copy that was begun empty, until it is finished;
 *   all statements on it must be finalized by then
 */
sqlite3 *
siloam_vault_copy_get_db (SiloamVaultCopy *self)
{
  g_return_val_if_fail (self != NULL && self->target != NULL, NULL);

  return siloam_vault_get_db (self->target);
}

/**
 * siloam_vault_copy_begin_over: (skip)
 * @header: of the same journal, with another epoch; signed here
 * @data_key: what the slots of @header wrap
 *
 * Begins a copy under another key that can take the place of @source itself, see
 * siloam_making_replace().
 *
 * Fails as siloam_vault_copy_begin().
 *
 * Returns: (transfer full): the copy
 */
SiloamVaultCopy *
siloam_vault_copy_begin_over (SiloamVault *source,
                              SiloamHeader *header,
                              SiloamSecret *data_key,
                              GError **error)
{
  g_autoptr (SiloamKeys) keys = siloam_keys_new (data_key,
                                                 siloam_header_get_vault_id (header),
                                                 siloam_header_get_epoch (header));
  SiloamMaking *making;

  siloam_header_sign (header, keys->header);
  making = siloam_making_new_beside (siloam_vault_get_path (source), header, error);
  return making != NULL ? begin (source, making, header, data_key, error) : NULL;
}

/* The source is not touched any more from here on. */
static gboolean
end_backup (SiloamVaultCopy *self, GError **error)
{
  const int result = sqlite3_backup_finish (g_steal_pointer (&self->backup));

  siloam_vault_end_copy (g_steal_pointer (&self->source));
  if (result == SQLITE_OK)
    return TRUE;
  siloam_vault_set_db_error (siloam_vault_get_db (self->target), result, error);
  return FALSE;
}

static double
get_fraction (sqlite3_backup *backup)
{
  const int total = sqlite3_backup_pagecount (backup);

  return total > 0 ? 1 - (double) sqlite3_backup_remaining (backup) / total : 0;
}

/**
 * siloam_vault_copy_step:
 * @pages: how many to copy now, of 4096 bytes; 200 take some milliseconds
 * @fraction: (out) (optional): how far it is, from 0 to 1
 *
 * Copies some pages. What is written through the source's own connection between two steps is in
 * the copy too. Not inside a transaction of the source. On the thread of the source.
 *
 * Fails with %SILOAM_VAULT_ERROR_NO_SPACE, _PAGE_DAMAGED (in the source), _BUSY, _READ_ONLY or _IO;
 * the copy can then only be freed.
 *
 * Returns: %SILOAM_VAULT_COPY_DONE when the source is not needed any more
 */
SiloamVaultCopyState
siloam_vault_copy_step (SiloamVaultCopy *self, int pages, double *fraction, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL, SILOAM_VAULT_COPY_FAILED);

  if (self->complete)
    return SILOAM_VAULT_COPY_DONE;
  result = sqlite3_backup_step (self->backup, pages);
  if (fraction != NULL)
    *fraction = get_fraction (self->backup);
  if (result == SQLITE_OK)
    return SILOAM_VAULT_COPY_MORE;
  if (result != SQLITE_DONE)
    {
      siloam_vault_set_db_error (siloam_vault_get_db (self->target), result, error);
      return SILOAM_VAULT_COPY_FAILED;
    }

  self->complete = end_backup (self, error);
  return self->complete ? SILOAM_VAULT_COPY_DONE : SILOAM_VAULT_COPY_FAILED;
}

static gboolean
close_target (SiloamVaultCopy *self, GError **error)
{
  return self->target == NULL || siloam_vault_close (g_steal_pointer (&self->target), error);
}

static int
stop_when_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * siloam_vault_copy_compact: (skip)
 *
 * Leaves out of a complete copy what was deleted.
 *
 * Fails with %SILOAM_VAULT_ERROR_NO_SPACE, _IO, or %G_IO_ERROR_CANCELLED.
 */
gboolean
siloam_vault_copy_compact (SiloamVaultCopy *self, GCancellable *cancellable, GError **error)
{
  sqlite3 *db;
  int result;

  g_return_val_if_fail (self->complete, FALSE);

  /* The pages that were copied say WAL, which a connection finds when it opens. */
  if (!close_target (self, error) || !open_target (self, error))
    return FALSE;
  db = siloam_vault_get_db (self->target);
  if (cancellable != NULL)
    sqlite3_progress_handler (db, OPERATIONS_PER_LOOK, stop_when_cancelled, cancellable);
  result = sqlite3_exec (db, "VACUUM", NULL, NULL, NULL);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    siloam_vault_set_db_error (db, sqlite3_extended_errcode (db), error);
  return FALSE;
}

/* So that what is verified is what the disk has, not what the system still remembers. */
static void
forget_cached_pages (const char *path)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

static SiloamSecret *
hand_over_key (const SiloamHeader *header, gpointer user_data, GError **error)
{
  return siloam_secret_ref (user_data);
}

static gboolean
check_report (const SiloamVaultReport *report, GError **error)
{
  if (report->bad_pages->len == 0 && report->integrity == NULL)
    return TRUE;

  g_set_error (error,
               SILOAM_VAULT_ERROR,
               SILOAM_VAULT_ERROR_PAGE_DAMAGED,
               "the copy could not be read back: %u pages are damaged",
               report->bad_pages->len);
  return FALSE;
}

/**
 * siloam_vault_copy_prove: (skip)
 *
 * Closes a complete copy, opens it again as any sealed file, and reads every page back.
 *
 * Fails with %SILOAM_VAULT_ERROR_PAGE_DAMAGED, _HEADER_DAMAGED, _NO_SPACE or _IO.
 */
gboolean
siloam_vault_copy_prove (SiloamVaultCopy *self, GError **error)
{
  const char *path = siloam_making_get_path (self->making);
  g_autoptr (SiloamVaultReport) report = NULL;
  SiloamVault *made;

  if (!close_target (self, error))
    return FALSE;
  forget_cached_pages (path);
  made = siloam_vault_open_made (path, hand_over_key, self->data_key, error);
  if (made == NULL)
    return FALSE;
  report = siloam_vault_verify (made, error);
  if (report == NULL)
    {
      siloam_vault_free (made);
      return FALSE;
    }
  return siloam_vault_close (made, error) && check_report (report, error);
}

SiloamMaking *
siloam_vault_copy_get_making (SiloamVaultCopy *self)
{
  return self->making;
}

/**
 * siloam_vault_copy_finish:
 * @self: a copy that is %SILOAM_VAULT_COPY_DONE
 *
 * Reads the whole copy back from the disk, verifies it, and gives it its name. Takes as long as
 * reading the file takes. On any worker thread: the source is not needed.
 *
 * Fails with %SILOAM_VAULT_ERROR_PAGE_DAMAGED, _HEADER_DAMAGED, _EXISTS, _NO_SPACE, _READ_ONLY or
 * _IO; the copy can then only be freed.
 */
gboolean
siloam_vault_copy_finish (SiloamVaultCopy *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->complete, FALSE);

  return siloam_vault_copy_prove (self, error) && siloam_making_name (self->making, error);
}

/**
 * siloam_vault_copy_get_temporary_path:
 *
 * Returns: (transfer none) (type filename): where the copy lies until it has its name, for bringing
 *   it to the disk meanwhile; it never changes
 */
const char *
siloam_vault_copy_get_temporary_path (SiloamVaultCopy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return siloam_making_get_path (self->making);
}

/**
 * siloam_vault_copy_free:
 *
 * Of a copy that was not finished nothing is left.
 */
void
siloam_vault_copy_free (SiloamVaultCopy *self)
{
  g_return_if_fail (self != NULL);

  if (self->backup != NULL)
    end_backup (self, NULL);
  g_clear_pointer (&self->target, siloam_vault_free);
  g_clear_pointer (&self->making, siloam_making_free);
  g_clear_pointer (&self->data_key, siloam_secret_unref);
  sodium_memzero (&self->header, sizeof self->header);
  g_free (self);
}

/**
 * siloam_vault_open_copy:
 * @original: a vault that is open
 * @path: a backup or other copy of it
 *
 * Opens a copy of a vault with the key of that vault, so that nothing has to be asked.
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY when it is another journal or has another data key, and
 * with the codes of the file itself (_MISSING, _BUSY, _NOT_VAULT, _NEWER_FORMAT, _HEADER_DAMAGED,
 * _PAGE_DAMAGED, _NO_SPACE, _READ_ONLY, _IO). Worker threads only.
 *
 * Returns: (transfer full): the vault, to be used on this thread
 */
SiloamVault *
siloam_vault_open_copy (SiloamVault *original, const char *path, GError **error)
{
  g_autoptr (SiloamVaultPass) pass = NULL;

  g_return_val_if_fail (original != NULL && path != NULL, NULL);

  pass = siloam_vault_make_pass (original);
  return siloam_vault_open_with_pass (pass, path, error);
}
