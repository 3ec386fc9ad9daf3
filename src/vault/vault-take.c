/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a sealed file over from elsewhere, page by page as it is sealed: a stick, a backup,
 * another computer. No key is needed, so nothing is verified but its header; that comes with the
 * opening. Worker threads only. */

#include "vault/vault-take.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "vault/error-private.h"
#include "vault/lock-file-private.h"
#include "vault/making-private.h"
#include "vault/vault-private.h"

#define BLOCK_LENGTH (256 * 1024)

static gboolean
write_fully (int fd, const guint8 *from, gsize length, gint64 offset, GError **error)
{
  gsize done = 0;

  while (done < length)
    {
      const gssize count =
          TEMP_FAILURE_RETRY (pwrite (fd, from + done, length - done, offset + (gint64) done));

      if (count < 0)
        return siloam_vault_set_errno_error (error, errno, "copying the file");
      done += (gsize) count;
    }
  return TRUE;
}

static gboolean
copy_pages (int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_LENGTH);
  gint64 offset = SILOAM_DATA_OFFSET;

  for (;;)
    {
      const gssize count = TEMP_FAILURE_RETRY (pread (from, block, BLOCK_LENGTH, offset));

      if (count < 0)
        return siloam_vault_set_errno_error (error, errno, "reading the file");
      if (count == 0)
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_fully (to, block, (gsize) count, offset, error))
        return FALSE;
      offset += count;
    }
  return fsync (to) == 0 || siloam_vault_set_errno_error (error, errno, "copying the file");
}

static gboolean
fill (const char *resolved, SiloamMaking *making, GCancellable *cancellable, GError **error)
{
  const int from = siloam_vault_open_plain (resolved, O_RDONLY, error);
  int to;
  gboolean done;

  if (from < 0)
    return FALSE;
  to = siloam_vault_open_plain (siloam_making_get_path (making), O_WRONLY, error);
  done = to >= 0 && copy_pages (from, to, cancellable, error);
  if (to >= 0)
    close (to);
  close (from);
  return done;
}

static gboolean
take_locked (const char *resolved, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamMaking) making = NULL;
  SiloamHeader header;

  if (!siloam_vault_check_no_log (resolved, error) ||
      !siloam_vault_read_header (resolved, &header, error))
    return FALSE;
  making = siloam_making_new (path, &header, error);
  return making != NULL && fill (resolved, making, cancellable, error) &&
         siloam_making_name (making, error);
}

/**
 * siloam_vault_take:
 * @from: a sealed file that nobody has open
 * @path: where nothing is yet, in a directory that exists
 *
 * Copies a sealed file as it is. A medium that cannot be written is no hindrance.
 *
 * Fails with %SILOAM_VAULT_ERROR_BUSY when @from is open or was not closed, _EXISTS, _MISSING,
 * _NOT_VAULT, _NEWER_FORMAT, _HEADER_DAMAGED, _NO_SPACE, _READ_ONLY, _IO, or
 * %G_IO_ERROR_CANCELLED; then nothing is left at @path. Worker threads only.
 */
gboolean
siloam_vault_take (const char *from, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *resolved = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean done;
  int lock_fd;

  g_return_val_if_fail (from != NULL && path != NULL, FALSE);

  resolved = siloam_vault_resolve_path (from, error);
  if (resolved == NULL)
    return FALSE;
  lock_fd = siloam_lock_file_take (resolved, &cause);
  if (g_error_matches (cause, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  done = take_locked (resolved, path, cancellable, error);
  if (lock_fd >= 0)
    siloam_lock_file_drop (resolved, lock_fd);
  return done;
}
