/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a folder beside its target under a hidden name, readable by its owner only, and gives it
 * its name when all of it is on disk. What a crash left behind of an earlier one is plain text: it
 * is cleared away first, and where no other comes, when the journal is opened again. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "export/open-private.h"
#include "vault/unfinished.h"

#define HIDDEN_PREFIX ".siloam-folder-"

struct _SiloamTargetFolder
{
  char *path;
  char *parent;
  char *hidden; /* NULL once it has its name */
  SiloamUnfinished *note;
  int fd; /* of the hidden folder, locked for as long as we write */
};

static gboolean
refuse (const char *path, GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* Only names that an export makes: "2026-11-21.md", "2026-11-21-2.md". */
static gboolean
is_ours (const char *name)
{
  return g_ascii_isdigit (*name) && g_str_has_suffix (name, ".md");
}

static void
remove_hidden (int fd, const char *path)
{
  int copy = dup (fd);
  DIR *folder = copy >= 0 ? fdopendir (copy) : NULL;
  struct dirent *entry;

  if (folder == NULL)
    {
      if (copy >= 0)
        g_close (copy, NULL);
      return;
    }
  while ((entry = readdir (folder)) != NULL)
    if (is_ours (entry->d_name))
      unlinkat (fd, entry->d_name, 0);
  closedir (folder);
  g_rmdir (path);
}

/* One that nobody holds is of a process that is gone. */
static void
clear_left_behind (const char *parent)
{
  g_autoptr (GDir) folder = g_dir_open (parent, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int fd;

      if (!g_str_has_prefix (name, HIDDEN_PREFIX))
        continue;
      fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (fd < 0)
        continue;
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        remove_hidden (fd, path);
      g_close (fd, NULL);
    }
}

/* A folder with something in it stays; nothing is ever put among other files. */
static gboolean
check_free (const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  gboolean empty = folder != NULL && g_dir_read_name (folder) == NULL;

  if (empty || !g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  errno = EEXIST;
  return refuse (path, error);
}

/**
 * siloam_target_folder_open:
 * @path: where the folder will stand; nothing, or an empty folder, may be there
 *
 * Returns: (transfer full) (nullable): a folder to write in, or %NULL with a #GIOErrorEnum
 */
SiloamTargetFolder *
siloam_target_folder_open (const char *path, GError **error)
{
  g_autoptr (SiloamTargetFolder) self = g_new0 (SiloamTargetFolder, 1);
  g_autofree char *name = NULL;

  self->fd = -1;
  self->path = g_strdup (path);
  self->parent = g_path_get_dirname (path);
  if (!check_free (path, error))
    return NULL;
  clear_left_behind (self->parent);
  name = g_build_filename (self->parent, HIDDEN_PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (name, 0700) == NULL)
    {
      refuse (path, error);
      return NULL;
    }
  self->hidden = g_steal_pointer (&name);
  self->note = siloam_unfinished_note (self->hidden);
  self->fd = open (self->hidden, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) < 0)
    {
      refuse (path, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
write_all (int fd, const char *text, gsize length)
{
  while (length > 0)
    {
      gssize count = write (fd, text, length);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return FALSE;
      text += count;
      length -= (gsize) count;
    }
  return TRUE;
}

/**
 * siloam_target_folder_add:
 * @name: of a file that is not in it yet
 *
 * Writes one file. A full disk is `G_IO_ERROR_NO_SPACE`.
 *
 * Returns: %FALSE with a #GIOErrorEnum
 */
gboolean
siloam_target_folder_add (SiloamTargetFolder *self,
                          const char *name,
                          const char *text,
                          GError **error)
{
  int fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean written;

  if (fd < 0)
    return refuse (self->path, error);
  written = write_all (fd, text, strlen (text)) || refuse (self->path, error);
  if (close (fd) < 0 && written)
    return refuse (self->path, error);
  return written;
}

/**
 * siloam_target_folder_commit:
 *
 * Waits for the disk and gives the folder its name.
 *
 * Returns: %FALSE with a #GIOErrorEnum; then nothing stands under the name
 */
gboolean
siloam_target_folder_commit (SiloamTargetFolder *self, GError **error)
{
  int parent;

  /* All files at once: one by one would take a disk minutes. */
  if (syncfs (self->fd) < 0)
    return refuse (self->path, error);
  if (g_rename (self->hidden, self->path) < 0)
    return refuse (self->path, error);
  g_clear_pointer (&self->hidden, g_free);
  g_clear_pointer (&self->note, siloam_unfinished_done);
  parent = open (self->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent >= 0)
    {
      fsync (parent);
      g_close (parent, NULL);
    }
  return TRUE;
}

/**
 * siloam_target_folder_free:
 * @self: (nullable) (transfer full): a folder; without a commit nothing is left of it
 */
void
siloam_target_folder_free (SiloamTargetFolder *self)
{
  if (self == NULL)
    return;
  if (self->hidden != NULL && self->fd >= 0)
    remove_hidden (self->fd, self->hidden);
  else if (self->hidden != NULL)
    g_rmdir (self->hidden);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  siloam_unfinished_done (self->note);
  g_free (self->hidden);
  g_free (self->parent);
  g_free (self->path);
  g_free (self);
}
