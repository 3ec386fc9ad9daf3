/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new name is only safe from a power cut when its folder is synced too. Any thread. */

#include "vault/durable-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "vault/error-private.h"

/**
 * siloam_durable_sync_parent: (skip)
 * @path: a file or folder that was just made or renamed
 *
 * Makes the name of @path durable.
 */
gboolean
siloam_durable_sync_parent (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return siloam_vault_set_errno_error (error, errno, "making the name durable");
  /* Some file systems cannot sync a folder: then there is nothing to wait for. */
  done = fsync (fd) == 0 || errno == EINVAL ||
         siloam_vault_set_errno_error (error, errno, "making the name durable");
  close (fd);
  return done;
}
