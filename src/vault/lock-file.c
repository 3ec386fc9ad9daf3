/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* NAME.lock beside the sealed file: one opener at a time, told at once instead of by SQLite's
 * lock later. Who lets go of the lock takes the file away first; so whoever gets a lock looks
 * whether the file it is on still has the name, and begins again when not. Any thread. */

#include "vault/lock-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/error-private.h"

/* For a person who wonders which machine has it open; nothing reads it. */
static void
write_owner (int fd)
{
  g_autofree char *owner = g_strdup_printf ("%d %s\n", (int) getpid (), g_get_host_name ());

  if (ftruncate (fd, 0) < 0 || pwrite (fd, owner, strlen (owner), 0) < 0)
    g_debug ("the lock file could not be written: %s", g_strerror (errno));
}

/* Somebody may have taken the file away between our opening and locking it. */
static gboolean
has_name (int fd, const char *path)
{
  struct stat ours;
  struct stat named;

  return fstat (fd, &ours) == 0 && lstat (path, &named) == 0 && ours.st_ino == named.st_ino &&
         ours.st_dev == named.st_dev;
}

/* Sets *fd to -1 when another attempt may succeed. */
static gboolean
try_take (const char *path, int *fd, GError **error)
{
  *fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (*fd < 0)
    return siloam_vault_set_errno_error (error, errno, "making the lock file");
  if (flock (*fd, LOCK_EX | LOCK_NB) == 0)
    {
      if (has_name (*fd, path))
        return TRUE;
      close (*fd);
      *fd = -1;
      return TRUE;
    }

  if (errno == EWOULDBLOCK)
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_BUSY,
                         "the file is open elsewhere");
  else
    siloam_vault_set_errno_error (error, errno, "locking the file");
  close (*fd);
  return FALSE;
}

/**
 * siloam_lock_file_take: (skip)
 * @vault_path: the path of the sealed file with all links resolved
 *
 * Fails with %SILOAM_VAULT_ERROR_BUSY when another process, or another part of this one, has it.
 *
 * Returns: a descriptor for siloam_lock_file_drop(), or -1
 */
int
siloam_lock_file_take (const char *vault_path, GError **error)
{
  g_autofree char *path = g_strconcat (vault_path, ".lock", NULL);
  int fd = -1;

  while (fd < 0)
    if (!try_take (path, &fd, error))
      return -1;
  write_owner (fd);
  return fd;
}

/**
 * siloam_lock_file_drop: (skip)
 * @fd: from siloam_lock_file_take()
 *
 * Takes the file away and lets go of the lock.
 */
void
siloam_lock_file_drop (const char *vault_path, int fd)
{
  g_autofree char *path = g_strconcat (vault_path, ".lock", NULL);

  if (has_name (fd, path))
    g_unlink (path);
  close (fd);
}
