/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a sealed file: whole, under a temporary name beside the wanted one, and only then given
 * its name. It never writes over anything. Worker threads only. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/durable-private.h"
#include "vault/error-private.h"
#include "vault/keys-private.h"
#include "vault/lock-file-private.h"
#include "vault/vault-private.h"

#define TEMPORARY ".new-" /* then so many hexadecimal digits */
#define RANDOM_DIGITS 16

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

static gboolean
check_nothing_there (const char *path, const char *suffix, GError **error)
{
  g_autofree char *whole = g_strconcat (path, suffix, NULL);
  struct stat status;

  if (lstat (whole, &status) < 0 && (errno == ENOENT || errno == ENOTDIR))
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_EXISTS,
                       "a journal, or what is left of one, is already there");
  return FALSE;
}

/**
 * siloam_vault_check_path_is_free: (skip)
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS when there is a file, a link or a log of a lost file: a
 * new file would make SQLite throw that log away.
 */
gboolean
siloam_vault_check_path_is_free (const char *path, GError **error)
{
  return check_nothing_there (path, "", error) && check_nothing_there (path, "-wal", error) &&
         check_nothing_there (path, "-journal", error);
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

/* Gives the finished file its name, never over another. */
static gboolean
name_new_file (const char *made, const char *path, GError **error)
{
  if (renameat2 (AT_FDCWD, made, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return siloam_durable_sync_parent (path, error);
  if (errno == EEXIST || (link (made, path) < 0))
    return siloam_vault_set_errno_error (error, errno, "naming the file");
  g_unlink (made);
  return siloam_durable_sync_parent (path, error);
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

/* Fills a file beside the final one with a header and an empty database, and closes it. */
static gboolean
make_file (const char *made, const SiloamHeader *header, SiloamSecret *data_key, GError **error)
{
  SiloamVault *maker;

  if (!write_new_header (made, header, error))
    return FALSE;
  maker = siloam_vault_open_new (made, header, data_key, error);
  return maker != NULL && siloam_vault_close (maker, error);
}

static SiloamSecret *
hand_over_key (const SiloamHeader *header, gpointer user_data, GError **error)
{
  return siloam_secret_ref (user_data);
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

static gboolean
is_abandoned (const char *leaf, const char *prefix)
{
  const char *rest = leaf + strlen (prefix);

  return g_str_has_prefix (leaf, prefix) && strspn (rest, "0123456789abcdef") == RANDOM_DIGITS &&
         g_strv_contains (made_suffixes, rest + RANDOM_DIGITS);
}

/* What a maker that was killed left behind: with the lock in our hands nobody makes one now. */
static void
remove_abandoned_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, TEMPORARY, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *abandoned = g_build_filename (folder, leaf, NULL);

      if (is_abandoned (leaf, prefix))
        g_unlink (abandoned);
    }
}

/* The lock is let go for the reopening: whoever comes first then just opens what is made. */
static gboolean
create_file (const char *path, const SiloamHeader *header, SiloamSecret *data_key, GError **error)
{
  g_autofree char *made = dup_temporary_path (path);
  const int lock_fd = siloam_lock_file_take (path, error);
  gboolean done;

  if (lock_fd < 0)
    return FALSE;
  done = siloam_vault_check_path_is_free (path, error);
  if (done)
    remove_abandoned_files (path);
  done = done && make_file (made, header, data_key, error) && name_new_file (made, path, error);
  if (!done)
    remove_made_files (made);
  close (lock_fd);
  return done;
}

/**
 * siloam_vault_create: (skip)
 * @header: with its slots filled; signed here
 * @data_key: what the slots wrap
 *
 * Makes a sealed file with an empty database: under a temporary name beside @path, then renamed,
 * so that there is either a whole file or none.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS, _BUSY, _NO_SPACE, _READ_ONLY, _MISSING (the directory),
 * _IO. Worker threads only.
 *
 * Returns: (transfer full): the vault, open
 */
SiloamVault *
siloam_vault_create (const char *path, SiloamHeader *header, SiloamSecret *data_key, GError **error)
{
  g_autofree char *resolved = resolve_new_path (path, error);
  g_autoptr (SiloamKeys) keys = NULL;

  if (resolved == NULL)
    return NULL;
  keys = siloam_keys_new (data_key,
                          siloam_header_get_vault_id (header),
                          siloam_header_get_epoch (header));
  siloam_header_sign (header, keys->header);
  if (!create_file (resolved, header, data_key, error))
    return NULL;
  return siloam_vault_open (resolved, hand_over_key, data_key, error);
}
