/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a file beside its target, under no name where the file system can do that and else under a
 * temporary one, and gives it its name when all of it is on disk. A crash leaves the old file. */

#include "export/target-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#include "vault/unfinished.h"
#include "vault/vault.h"

struct _SiloamTargetFile
{
  char *path;
  char *folder;
  char *temporary; /* NULL while the file has no name at all */
  SiloamUnfinished *note;
  int fd;
  guint64 size;  /* bytes written */
  guint64 limit; /* of them; 0 where there is none */
};

/* A book of some fifty thousand pages. */
#define MAX_IN_MEMORY (256 * 1024 * 1024)

static gboolean
refuse (const SiloamTargetFile *self, GError **error)
{
  int code = errno;

  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (code),
               "%s: %s",
               self->path,
               g_strerror (code));
  return FALSE;
}

static char *
temporary_template (const SiloamTargetFile *self)
{
  return g_build_filename (self->folder, ".siloam-XXXXXX", NULL);
}

static gboolean
is_temporary_name (const char *name)
{
  return g_regex_match_simple ("^\\.siloam-([A-Za-z0-9]{6}|[0-9a-f]{8})$", name, 0, 0);
}

/* What a process left that was killed; one that somebody holds is being written. */
static void
clear_left_behind (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int fd;

      if (!is_temporary_name (name))
        continue;
      fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
      if (fd < 0)
        continue;
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        g_unlink (path);
      g_close (fd, NULL);
    }
}

static gboolean
open_named (SiloamTargetFile *self, GError **error)
{
  g_autofree char *name = temporary_template (self);

  self->fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return refuse (self, error);
  self->temporary = g_steal_pointer (&name);
  self->note = siloam_unfinished_note (self->temporary);
  return TRUE;
}

/* Hidden so far; a name is found as mkstemp does, and kept only if it is free. */
static gboolean
give_temporary_name (SiloamTargetFile *self, GError **error)
{
  g_autofree char *open_file = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  for (guint tries = 0; tries < 100; tries++)
    {
      g_autofree char *leaf = g_strdup_printf (".siloam-%08x", g_random_int ());
      g_autofree char *name = g_build_filename (self->folder, leaf, NULL);

      siloam_unfinished_done (self->note);
      self->note = siloam_unfinished_note (name);
      if (linkat (AT_FDCWD, open_file, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
        {
          self->temporary = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }
  return refuse (self, error);
}

/* Also one that is damaged, or made by a later version. It is not opened here: closing it again
 * would drop the locks of this process on it. */
static gboolean
is_journal (const char *path)
{
  g_autoptr (GError) error = NULL;
  SiloamVaultInfo info;

  return siloam_vault_probe (path, &info, &error) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NEWER_FORMAT) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_HEADER_DAMAGED);
}

/* A name that a journal has, or needs beside it for what is not yet in it. */
static gboolean
belongs_to_journal (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-journal", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *before = NULL;

      if (!g_str_has_suffix (path, suffixes[i]))
        continue;
      before = g_strndup (path, strlen (path) - strlen (suffixes[i]));
      if (is_journal (before))
        return TRUE;
    }
  return is_journal (path);
}

/**
 * siloam_target_file_open:
 * @path: where the file will stand; never that of a journal, for a text would take its place
 *
 * Returns: (transfer full) (nullable): a file to write to, or %NULL with a #GIOErrorEnum
 */
SiloamTargetFile *
siloam_target_file_open (const char *path, GError **error)
{
  g_autoptr (SiloamTargetFile) self = g_new0 (SiloamTargetFile, 1);

  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  self->fd = -1;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      errno = EISDIR;
      refuse (self, error);
      return NULL;
    }
  if (belongs_to_journal (path))
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_EXISTS,
                   "%s: a journal is there; choose another name",
                   path);
      return NULL;
    }
  clear_left_behind (self->folder);
  self->fd = open (self->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0 && !open_named (self, error))
    return NULL;
  flock (self->fd, LOCK_EX | LOCK_NB); /* who clears up leaves it */
  return g_steal_pointer (&self);
}

/**
 * siloam_target_file_new_in_memory:
 *
 * Makes a file that has no place on a disk, of 256 MiB at most. It can be written, read and mapped,
 * not committed.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with a #GIOErrorEnum
 */
SiloamTargetFile *
siloam_target_file_new_in_memory (GError **error)
{
  g_autoptr (SiloamTargetFile) self = g_new0 (SiloamTargetFile, 1);

  self->path = g_strdup ("memory");
  self->limit = MAX_IN_MEMORY;
  self->fd = memfd_create ("siloam", MFD_CLOEXEC);
  if (self->fd < 0)
    {
      refuse (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * siloam_target_file_map:
 *
 * Returns: (transfer full) (nullable): all that was written, without a copy of it; %NULL with an
 *   error
 */
GBytes *
siloam_target_file_map (SiloamTargetFile *self, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (self->fd, FALSE, error);

  return mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
}

/**
 * siloam_target_file_write:
 *
 * Appends @length bytes. A full disk is `G_IO_ERROR_NO_SPACE`.
 *
 * Returns: %FALSE with a #GIOErrorEnum
 */
gboolean
siloam_target_file_write (SiloamTargetFile *self, const void *data, gsize length, GError **error)
{
  const guint8 *at = data;

  if (self->limit > 0 && self->size + length > self->limit)
    {
      errno = EFBIG;
      return refuse (self, error);
    }
  while (length > 0)
    {
      gssize count = write (self->fd, at, length);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return refuse (self, error);
      at += count;
      length -= (gsize) count;
      self->size += (guint64) count;
    }
  return TRUE;
}

/**
 * siloam_target_file_read:
 *
 * Returns: %FALSE when there are no @length bytes at @offset
 */
gboolean
siloam_target_file_read (SiloamTargetFile *self, guint64 offset, void *data, gsize length)
{
  return pread (self->fd, data, length, (off_t) offset) == (gssize) length;
}

/**
 * siloam_target_file_get_size:
 *
 * Returns: the number of bytes written
 */
guint64
siloam_target_file_get_size (SiloamTargetFile *self)
{
  return self->size;
}

/* A folder that cannot be synced is no reason to call the file unwritten. */
static void
sync_folder (const SiloamTargetFile *self)
{
  int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  g_close (fd, NULL);
}

/**
 * siloam_target_file_commit:
 *
 * Waits for the disk and puts the file under its name.
 *
 * Returns: %FALSE with a #GIOErrorEnum; what stood under the name is then as it was
 */
gboolean
siloam_target_file_commit (SiloamTargetFile *self, GError **error)
{
  if (fsync (self->fd) < 0)
    return refuse (self, error);
  if (self->temporary == NULL && !give_temporary_name (self, error))
    return FALSE;
  if (g_rename (self->temporary, self->path) < 0)
    return refuse (self, error);
  g_clear_pointer (&self->temporary, g_free);
  g_clear_pointer (&self->note, siloam_unfinished_done);
  sync_folder (self);
  return TRUE;
}

void
siloam_target_file_free (SiloamTargetFile *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  siloam_unfinished_done (self->note);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
