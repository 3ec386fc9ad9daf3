/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder of a source: every file below it by name, and a way to open one without stepping over
 * a link. Depth and number are bounded; nothing but the names and sizes is looked at. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/import-source-private.h"

static gboolean walk (SiloamImportSource *self,
                      int parent,
                      const char *leaf,
                      const char *prefix,
                      guint depth,
                      GError **error);

static void
tell_below (SiloamImportSource *self, const char *prefix, const char *leaf)
{
  g_autofree char *name = g_strconcat (prefix, leaf, NULL);

  siloam_source_tell (self, name);
}

static gboolean
check_number (SiloamImportSource *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->names->len + self->refused->len < SILOAM_IMPORT_MAX_FILES)
    return TRUE;
  return siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                               "this folder holds far more files than a diary",
                               error);
}

static void
add_file (SiloamImportSource *self, const char *name, const struct stat *info)
{
  SiloamSourceMember *member = siloam_source_add (self, name);

  if (member == NULL)
    return;
  member->size = (guint64) info->st_size;
  member->modified = info->st_mtime;
  member->dated = TRUE;
}

/* What is neither a file nor a folder (a link, a pipe, a device), what is hidden, and what has a
 * name that is no text is told. */
static gboolean
walk_entry (SiloamImportSource *self,
            int folder,
            const char *leaf,
            const char *prefix,
            guint depth,
            GError **error)
{
  g_autofree char *name = g_strconcat (prefix, leaf, NULL);
  struct stat info;

  if (siloam_source_is_junk (leaf))
    return TRUE;
  if (!check_number (self, error))
    return FALSE;
  if (leaf[0] == '.' || !g_utf8_validate (name, -1, NULL) ||
      fstatat (folder, leaf, &info, AT_SYMLINK_NOFOLLOW) != 0)
    siloam_source_tell (self, name);
  else if (S_ISREG (info.st_mode))
    add_file (self, name, &info);
  else if (S_ISDIR (info.st_mode) && depth < SILOAM_IMPORT_MAX_DEPTH)
    {
      g_autofree char *below = g_strconcat (name, "/", NULL);
      return walk (self, folder, leaf, below, depth + 1, error);
    }
  else
    siloam_source_tell (self, name);
  return TRUE;
}

static gboolean
is_dots (const char *leaf)
{
  return g_str_equal (leaf, ".") || g_str_equal (leaf, "..");
}

static gboolean
walk (SiloamImportSource *self,
      int parent,
      const char *leaf,
      const char *prefix,
      guint depth,
      GError **error)
{
  int fd = openat (parent, leaf, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *folder = fd >= 0 ? fdopendir (fd) : NULL;
  const struct dirent *entry;
  gboolean fine = TRUE;

  if (folder == NULL)
    {
      if (fd >= 0)
        close (fd);
      tell_below (self, prefix, "");
      return TRUE;
    }
  while (fine && (entry = readdir (folder)) != NULL)
    if (!is_dots (entry->d_name))
      fine = walk_entry (self, fd, entry->d_name, prefix, depth, error);
  closedir (folder);
  return fine;
}

gboolean
siloam_source_walk_folder (SiloamImportSource *self, GError **error)
{
  return walk (self, self->fd, ".", "", 0, error);
}

/* One step of a path, which must not be a link. */
static int
step (int folder, const char *leaf, gboolean last)
{
  int flags = last ? O_RDONLY | O_NONBLOCK | O_NOCTTY : O_RDONLY | O_DIRECTORY;

  return openat (folder, leaf, flags | O_NOFOLLOW | O_CLOEXEC);
}

/**
 * siloam_source_open_below:
 * @name: one of the names of the source
 *
 * Returns: a descriptor of a regular file, or -1 with an error
 */
int
siloam_source_open_below (int folder, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  int fd = folder;
  struct stat info;

  for (guint i = 0; parts[i] != NULL && fd >= 0; i++)
    {
      int next = step (fd, parts[i], parts[i + 1] == NULL);
      int code = errno;

      if (fd != folder)
        close (fd);
      fd = next;
      errno = code;
    }
  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;
  if (fd >= 0)
    {
      close (fd);
      errno = EINVAL;
    }
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (errno),
               "%s: %s",
               name,
               g_strerror (errno));
  return -1;
}
