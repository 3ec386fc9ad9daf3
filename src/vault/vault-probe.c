/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at a sealed file that is not open here: its header, and what it says of itself. Never at
 * one that is, because that would drop its locks. Any thread. */

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/error-private.h"
#include "vault/slot-private.h"
#include "vault/vault-private.h"
#include "vault/vfs-private.h"

/* Links are resolved, so that two names of a file share its lock and its logs. */
char *
siloam_vault_resolve_path (const char *path, GError **error)
{
  char *resolved = realpath (path, NULL);
  char *copy;

  if (resolved == NULL)
    {
      siloam_vault_set_errno_error (error, errno, "looking for the file");
      return NULL;
    }
  copy = g_strdup (resolved);
  free (resolved);
  return copy;
}

/* Closing any descriptor of a file drops all locks this process has on it: so a file that this
 * process has open through SQLite is not touched. */
static gboolean
is_open_here (const char *resolved)
{
  g_autofree char *name = siloam_vfs_dup_name_for (resolved);

  return sqlite3_vfs_find (name) != NULL;
}

/**
 * siloam_vault_open_plain: (skip)
 *
 * Returns: a descriptor of a regular file that this process has not open, or -1
 */
int
siloam_vault_open_plain (const char *resolved, int flags, GError **error)
{
  struct stat status;
  int fd;

  if (is_open_here (resolved))
    {
      g_set_error_literal (error,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_BUSY,
                           "the file is open in this process");
      return -1;
    }
  fd = open (resolved, flags | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    {
      siloam_vault_set_errno_error (error, errno, "opening the file");
      return -1;
    }
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_NOT_VAULT,
                       "this is not a file");
  close (fd);
  return -1;
}

/**
 * siloam_vault_read_headers: (skip)
 * @file_size: (out): in bytes
 */
gboolean
siloam_vault_read_headers (const char *resolved,
                           SiloamHeaderPair *pair,
                           guint64 *file_size,
                           GError **error)
{
  const int fd = siloam_vault_open_plain (resolved, O_RDONLY, error);
  struct stat status;
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = siloam_header_pair_read (pair, fd, error);
  *file_size = fstat (fd, &status) == 0 ? (guint64) status.st_size : 0;
  close (fd);
  return done;
}

static gboolean
find_best_copy (const char *path,
                SiloamHeaderPair *pair,
                guint64 *file_size,
                int *best,
                GError **error)
{
  g_autofree char *resolved = siloam_vault_resolve_path (path, error);

  if (resolved == NULL || !siloam_vault_read_headers (resolved, pair, file_size, error))
    return FALSE;
  *best = siloam_header_pair_best (pair, error);
  return *best >= 0;
}

/**
 * siloam_vault_read_header: (skip)
 * @header: (out caller-allocates): not proven
 *
 * Fails as siloam_vault_probe(). Any thread.
 */
gboolean
siloam_vault_read_header (const char *path, SiloamHeader *header, GError **error)
{
  SiloamHeaderPair pair;
  guint64 file_size;
  int best;

  if (!find_best_copy (path, &pair, &file_size, &best, error))
    return FALSE;
  *header = pair.copies[best];
  return siloam_header_check_format (header, error);
}

/**
 * siloam_vault_probe:
 * @path: a file
 * @info: (out caller-allocates): what it says of itself; nothing of it is proven without a key
 *
 * Looks at a sealed file without a key and without locking it.
 *
 * Fails with %SILOAM_VAULT_ERROR_MISSING, _NOT_VAULT, _NEWER_FORMAT, _HEADER_DAMAGED, _IO, and
 * with _BUSY when this process has the file open. Any thread.
 */
gboolean
siloam_vault_probe (const char *path, SiloamVaultInfo *info, GError **error)
{
  SiloamHeaderPair pair;
  const SiloamHeader *header;
  int best;

  g_return_val_if_fail (path != NULL && info != NULL, FALSE);

  memset (info, 0, sizeof *info);
  if (!find_best_copy (path, &pair, &info->file_size, &best, error))
    return FALSE;

  header = &pair.copies[best];
  info->format_major = siloam_header_get_major (header);
  info->format_minor = siloam_header_get_minor (header);
  memcpy (info->vault_id, siloam_header_get_vault_id (header), SILOAM_ID_LENGTH);
  info->valid_copies = (guint) (!!pair.whole[0] + !!pair.whole[1]);
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);
      const guint type = siloam_slot_get_type (slot);

      if (siloam_slot_is_used (slot) && type < 32)
        info->slot_types |= 1u << type;
    }
  return siloam_header_check_format (header, error);
}
