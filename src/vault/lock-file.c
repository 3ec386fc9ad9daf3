/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* NAME.lock beside the sealed file: one opener at a time, told at once instead of by SQLite's
 * lock later. The file stays when the lock is let go: removing it would race with the next one
 * to take it. Any thread. */

#include "vault/lock-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
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

/**
 * siloam_lock_file_take: (skip)
 * @vault_path: the path of the sealed file with all links resolved
 *
 * Fails with %SILOAM_VAULT_ERROR_BUSY when another process, or another part of this one, has it.
 *
 * Returns: a descriptor to close when done, or -1
 */
int
siloam_lock_file_take (const char *vault_path, GError **error)
{
  g_autofree char *path = g_strconcat (vault_path, ".lock", NULL);
  const int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      siloam_vault_set_errno_error (error, errno, "making the lock file");
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      write_owner (fd);
      return fd;
    }

  if (errno == EWOULDBLOCK)
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_BUSY,
                         "the file is open elsewhere");
  else
    siloam_vault_set_errno_error (error, errno, "locking the file");
  close (fd);
  return -1;
}
