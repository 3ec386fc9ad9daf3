/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sealed file in the making: it lies under a temporary name beside the wanted one, and has the
 * lock of the wanted one, until it is whole. Then it gets its name in one step. What is not
 * finished leaves nothing, and what a killed maker left is cleared by the next in that folder.
 * Worker threads only. */

#include "vault/making-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

#include "vault/durable-private.h"
#include "vault/error-private.h"
#include "vault/lock-file-private.h"
#include "vault/vault-private.h"

#define TEMPORARY ".new-" /* then so many hexadecimal digits */
#define RANDOM_DIGITS 16

struct _SiloamMaking
{
  char *path; /* the wanted one, with all links resolved */
  char *made; /* the temporary one */
  int lock_fd;
  gboolean named;
};

static const char *const made_suffixes[] = { "", "-wal", "-journal", NULL };

/* The directory must exist; the file must not. */
static char *
resolve_new_path (const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *resolved = siloam_vault_resolve_path (directory, error);

  return resolved != NULL ? g_build_filename (resolved, name, NULL) : NULL;
}

static char *
dup_temporary_path (const char *path)
{
  guint8 random[RANDOM_DIGITS / 2];
  char hex[RANDOM_DIGITS + 1];

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (hex, sizeof hex, random, sizeof random);
  return g_strconcat (path, TEMPORARY, hex, NULL);
}

static void
remove_made_files (const char *made)
{
  for (guint i = 0; made_suffixes[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (made, made_suffixes[i], NULL);

      g_unlink (path);
    }
}

/* Returns the name a temporary file was meant to get, %NULL for all other files. */
static char *
dup_wanted_name (const char *leaf)
{
  const char *mark = g_strrstr (leaf, TEMPORARY);
  const char *digits = mark != NULL ? mark + strlen (TEMPORARY) : NULL;

  if (mark == NULL || mark == leaf || strspn (digits, "0123456789abcdef") != RANDOM_DIGITS ||
      !g_strv_contains (made_suffixes, digits + RANDOM_DIGITS))
    return NULL;
  return g_strndup (leaf, (gsize) (mark - leaf));
}

/* Whoever has the lock of the wanted name is still at work on it. */
static void
remove_if_abandoned (const char *folder, const char *leaf, const char *held_path)
{
  g_autofree char *wanted_name = dup_wanted_name (leaf);
  g_autofree char *wanted = NULL;
  g_autofree char *abandoned = g_build_filename (folder, leaf, NULL);
  int lock_fd = -1;

  if (wanted_name == NULL)
    return;
  wanted = g_build_filename (folder, wanted_name, NULL);
  if (g_str_equal (wanted, held_path))
    {
      g_unlink (abandoned);
      return;
    }
  lock_fd = siloam_lock_file_take (wanted, NULL);
  if (lock_fd < 0)
    return;
  g_unlink (abandoned);
  siloam_lock_file_drop (wanted, lock_fd);
}

static void
remove_abandoned_files (const char *held_path)
{
  g_autofree char *folder = g_path_get_dirname (held_path);
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (leaves, g_strdup (leaf));
  for (guint i = 0; i < leaves->len; i++)
    remove_if_abandoned (folder, leaves->pdata[i], held_path);
}

static gboolean
write_new_header (const char *path, const SiloamHeader *header, GError **error)
{
  const int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return siloam_vault_set_errno_error (error, errno, "making the file");
  done = ftruncate (fd, SILOAM_DATA_OFFSET) == 0 ||
         siloam_vault_set_errno_error (error, errno, "making the file");
  for (int i = 0; done && i < SILOAM_HEADER_COPIES; i++)
    done =
        siloam_header_write_copy (header, i, siloam_header_write_fd, GINT_TO_POINTER (fd), error);
  close (fd);
  return done;
}

static gboolean
start (SiloamMaking *self, const SiloamHeader *header, GError **error)
{
  remove_abandoned_files (self->path);
  self->made = dup_temporary_path (self->path);
  return write_new_header (self->made, header, error);
}

/**
 * siloam_making_new: (skip)
 * @path: where nothing is yet, in a directory that exists
 * @header: signed
 *
 * Takes the lock of @path, clears what killed makers left in its folder, and makes a file beside
 * it that has a header and no pages.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS, _BUSY, _NO_SPACE, _READ_ONLY, _MISSING (the directory),
 * _IO; then nothing is left. Worker threads only.
 *
 * Returns: (transfer full): the file in the making
 */
SiloamMaking *
siloam_making_new (const char *path, const SiloamHeader *header, GError **error)
{
  g_autoptr (SiloamMaking) self = NULL;
  char *resolved = resolve_new_path (path, error);

  if (resolved == NULL)
    return NULL;
  self = g_new0 (SiloamMaking, 1);
  self->path = resolved;
  self->lock_fd = siloam_lock_file_take (self->path, error);
  if (self->lock_fd < 0 || !siloam_vault_check_path_is_free (self->path, error) ||
      !start (self, header, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * siloam_making_new_beside: (skip)
 * @held_path: a sealed file, links resolved, whose lock the caller has and keeps
 * @header: signed
 *
 * Begins a file that shall take the place of another.
 *
 * Fails as siloam_making_new(), but never with _EXISTS or _BUSY.
 *
 * Returns: (transfer full): the file in the making
 */
SiloamMaking *
siloam_making_new_beside (const char *held_path, const SiloamHeader *header, GError **error)
{
  g_autoptr (SiloamMaking) self = g_new0 (SiloamMaking, 1);

  self->path = g_strdup (held_path);
  self->lock_fd = -1;
  return start (self, header, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_making_get_path: (skip)
 *
 * Returns: (transfer none): where the file lies as long as it is not named
 */
const char *
siloam_making_get_path (SiloamMaking *self)
{
  return self->made;
}

/* Some file systems know neither way; there the lock alone keeps other makers away. */
static gboolean
name_without_replacing (SiloamMaking *self, GError **error)
{
  if (renameat2 (AT_FDCWD, self->made, AT_FDCWD, self->path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return siloam_vault_set_errno_error (error, errno, "naming the file");
  if (link (self->made, self->path) == 0)
    {
      g_unlink (self->made);
      return TRUE;
    }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
    return siloam_vault_set_errno_error (error, errno, "naming the file");
  return siloam_vault_check_path_is_free (self->path, error) &&
         (g_rename (self->made, self->path) == 0 ||
          siloam_vault_set_errno_error (error, errno, "naming the file"));
}

/**
 * siloam_making_name: (skip)
 *
 * Gives the finished and synced file its name, never over another.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS, _NO_SPACE, _READ_ONLY or _IO. When only the folder could
 * not be synced, the file has its name all the same.
 */
gboolean
siloam_making_name (SiloamMaking *self, GError **error)
{
  self->named = name_without_replacing (self, error);
  return self->named && siloam_durable_sync_parent (self->path, error);
}

/**
 * siloam_making_replace: (skip)
 *
 * Puts the finished and synced file in the place of the old one, of which no log may be left.
 *
 * Fails with %SILOAM_VAULT_ERROR_NO_SPACE, _READ_ONLY or _IO. When only the folder could not be
 * synced, the file has its name all the same.
 */
gboolean
siloam_making_replace (SiloamMaking *self, GError **error)
{
  self->named = g_rename (self->made, self->path) == 0 ||
                siloam_vault_set_errno_error (error, errno, "naming the file");
  return self->named && siloam_durable_sync_parent (self->path, error);
}

gboolean
siloam_making_is_named (SiloamMaking *self)
{
  return self->named;
}

/**
 * siloam_making_free: (skip)
 *
 * Lets go of the lock; removes a file that got no name.
 */
void
siloam_making_free (SiloamMaking *self)
{
  if (self->made != NULL && !self->named)
    remove_made_files (self->made);
  if (self->lock_fd >= 0)
    siloam_lock_file_drop (self->path, self->lock_fd);
  g_free (self->made);
  g_free (self->path);
  g_free (self);
}
