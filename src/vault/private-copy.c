/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies a sealed file with its log, byte for byte, into a folder of its own among the caches, and
 * removes it afterwards; what a process that was killed left behind is removed by the next one.
 * Reads the original and changes nothing at it, not even a lock. Any one thread at a time. */

#include "vault/private-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/error-private.h"

#define PREFIX "copy-"
#define IN_USE "in-use"
#define NAME "journal.siloam"

struct _SiloamPrivateCopy
{
  char *folder;
  char *path;
  int in_use; /* locked for as long as the copy lives */
};

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (folder, name, NULL);

      if (g_unlink (inside) < 0 && g_file_test (inside, G_FILE_TEST_IS_DIR))
        remove_folder (inside);
    }
  g_rmdir (folder);
}

static int
take_in_use (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, IN_USE, NULL);
  const int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Whose owner is gone: nobody holds its lock. */
static void
remove_left_behind (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      int fd;

      if (!g_str_has_prefix (name, PREFIX))
        continue;
      fd = take_in_use (folder);
      if (fd < 0)
        continue;
      remove_folder (folder);
      close (fd);
    }
}

static gboolean
make_folder (SiloamPrivateCopy *self, GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "siloam", NULL);

  if (g_mkdir_with_parents (parent, 0700) < 0)
    return siloam_vault_set_errno_error (error, errno, "making a folder for the copy");
  remove_left_behind (parent);
  self->folder = g_build_filename (parent, PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, 0700) == NULL)
    {
      g_clear_pointer (&self->folder, g_free);
      return siloam_vault_set_errno_error (error, errno, "making a folder for the copy");
    }
  self->in_use = take_in_use (self->folder);
  self->path = g_build_filename (self->folder, NAME, NULL);
  return self->in_use >= 0 ||
         siloam_vault_set_errno_error (error, errno, "making a folder for the copy");
}

static gboolean
copy_bytes (int from, int to, GCancellable *cancellable, GError **error)
{
  guint8 bytes[65536];
  gssize got;

  while ((got = TEMP_FAILURE_RETRY (read (from, bytes, sizeof bytes))) > 0)
    {
      gssize done = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (done < got)
        {
          const gssize put = TEMP_FAILURE_RETRY (write (to, bytes + done, (gsize) (got - done)));

          if (put < 0)
            return siloam_vault_set_errno_error (error, errno, "copying the file");
          done += put;
        }
    }
  return got == 0 || siloam_vault_set_errno_error (error, errno, "reading the file");
}

static int
open_regular (const char *path, gboolean *missing, GError **error)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;

  *missing = fd < 0 && errno == ENOENT;
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

static gboolean
copy_file (const char *source,
           const char *target,
           gboolean may_miss,
           GCancellable *cancellable,
           GError **error)
{
  gboolean missing = FALSE;
  g_autoptr (GError) fault = NULL;
  const int from = open_regular (source, &missing, &fault);
  int to;
  gboolean done;

  if (from < 0 && missing && may_miss)
    return TRUE;
  if (from < 0)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  to = open (target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  done = to >= 0 ? copy_bytes (from, to, cancellable, error)
                 : siloam_vault_set_errno_error (error, errno, "copying the file");
  if (to >= 0)
    close (to);
  close (from);
  return done;
}

/* A file that another program writes in would be copied half before and half after. */
static gboolean
check_idle (const char *path, GError **error)
{
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  const int fd = open (lock, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gboolean idle;

  if (fd < 0)
    return TRUE;
  idle = flock (fd, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  close (fd);
  if (!idle)
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_BUSY,
                         "the file is open elsewhere");
  return idle;
}

static gboolean
fill (SiloamPrivateCopy *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (self->path, "-wal", NULL);

  return copy_file (path, self->path, FALSE, cancellable, error) &&
         copy_file (log, log_copy, TRUE, cancellable, error);
}

/**
 * siloam_private_copy_new:
 * @path: a sealed file that nobody has open
 *
 * Copies a sealed file, to be opened in the place of the original.
 *
 * Fails with %SILOAM_VAULT_ERROR_MISSING, _BUSY, _NOT_VAULT, _NO_SPACE, _IO or
 * %G_IO_ERROR_CANCELLED; then nothing is left.
 *
 * Returns: (transfer full): the copy
 */
SiloamPrivateCopy *
siloam_private_copy_new (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamPrivateCopy) self = g_new0 (SiloamPrivateCopy, 1);
  SiloamVaultInfo info;

  self->in_use = -1;
  /* A large file that is none of ours is not copied first. */
  if (!siloam_vault_probe (path, &info, error) || !check_idle (path, error) ||
      !make_folder (self, error) || !fill (self, path, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * siloam_private_copy_get_path:
 *
 * Returns: (transfer none): the file to open
 */
const char *
siloam_private_copy_get_path (SiloamPrivateCopy *self)
{
  return self->path;
}

/**
 * siloam_private_copy_free:
 * @self: (nullable) (transfer full): a copy that nobody has open any more
 */
void
siloam_private_copy_free (SiloamPrivateCopy *self)
{
  if (self == NULL)
    return;
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->in_use >= 0)
    close (self->in_use);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
