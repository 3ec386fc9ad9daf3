/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a backup back. It is copied under a temporary name beside its place, read back whole, and
 * only then named. What was there keeps living under another name in the same folder: at every
 * moment the whole old file or the whole new one can be found. Worker threads only. */

#include "vault/vault-restore.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/durable-private.h"
#include "vault/error-private.h"
#include "vault/lock-file-private.h"
#include "vault/making-private.h"
#include "vault/vault-private.h"
#include "vault/witness.h"

#define BLOCK (1024 * 1024)

/* Copying is half of the work, reading back the other half. */
typedef struct
{
  SiloamVaultProgress func;
  gpointer user_data;
  double begin;
} Share;

static void
report_share (double fraction, gpointer user_data)
{
  Share *share = user_data;

  if (share->func != NULL)
    share->func (share->begin + fraction / 2, share->user_data);
}

static gboolean
write_all (int fd, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return siloam_vault_set_errno_error (error, errno, "writing the file");
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
copy_bytes (int from, int to, Share *share, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  struct stat status;
  gint64 done = 0;
  gssize length;

  if (fstat (from, &status) < 0)
    return siloam_vault_set_errno_error (error, errno, "reading the backup");
  while ((length = read (from, block, BLOCK)) != 0)
    {
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0)
        return siloam_vault_set_errno_error (error, errno, "reading the backup");
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_all (to, block, (gsize) length, error))
        return FALSE;
      done += length;
      report_share ((double) done / (double) MAX (status.st_size, done), share);
    }
  return fsync (to) == 0 || siloam_vault_set_errno_error (error, errno, "writing the file");
}

static gboolean
copy_file (const char *backup,
           const char *made,
           Share *share,
           GCancellable *cancellable,
           GError **error)
{
  const int from = open (backup, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  int to;
  gboolean done;

  if (from < 0)
    return siloam_vault_set_errno_error (error, errno, "reading the backup");
  to = open (made, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC);
  if (to < 0)
    {
      siloam_vault_set_errno_error (error, errno, "making the file");
      close (from);
      return FALSE;
    }
  done = copy_bytes (from, to, share, cancellable, error);
  close (from);
  if (close (to) < 0 && done)
    done = siloam_vault_set_errno_error (error, errno, "writing the file");
  return done;
}

static gboolean
read_back (SiloamVaultPass *pass,
           const char *made,
           Share *share,
           GCancellable *cancellable,
           GError **error)
{
  SiloamVault *vault = siloam_vault_read_copy (pass, made, error);
  gboolean done;

  if (vault == NULL)
    return FALSE;
  done = siloam_vault_check_whole (vault, report_share, share, cancellable, error);
  siloam_vault_free (vault);
  return done;
}

static gboolean
fill (SiloamMaking *making,
      SiloamVaultPass *pass,
      const char *backup,
      Share share,
      GCancellable *cancellable,
      GError **error)
{
  const char *made = siloam_making_get_path (making);

  if (!copy_file (backup, made, &share, cancellable, error))
    return FALSE;
  share.begin = 0.5;
  return read_back (pass, made, &share, cancellable, error);
}

/* Nothing is made before the backup can be opened. */
static gboolean
look_at_header (SiloamVaultPass *pass, const char *backup, SiloamHeader *header, GError **error)
{
  SiloamVault *vault = siloam_vault_read_copy (pass, backup, error);

  if (vault == NULL)
    return FALSE;
  *header = *siloam_vault_get_header (vault);
  siloam_vault_free (vault);
  return TRUE;
}

/**
 * siloam_vault_restore_new:
 * @pass: what opens @backup
 * @path: where nothing is yet, in a directory that exists
 * @progress: (nullable) (scope call): called on this thread
 *
 * Makes an ordinary sealed file of a backup, which stays as it is.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS, _BUSY, _NO_SPACE, _READ_ONLY, _PAGE_DAMAGED, _IO, what
 * reading the backup fails with, or %G_IO_ERROR_CANCELLED; then nothing is left. Worker threads
 * only.
 */
gboolean
siloam_vault_restore_new (SiloamVaultPass *pass,
                          const char *backup,
                          const char *path,
                          SiloamVaultProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SiloamMaking) making = NULL;
  SiloamHeader header;

  g_return_val_if_fail (pass != NULL && backup != NULL && path != NULL, FALSE);

  if (!look_at_header (pass, backup, &header, error))
    return FALSE;
  making = siloam_making_new (path, &header, error);
  return making != NULL &&
         fill (making, pass, backup, (Share){ progress, user_data, 0 }, cancellable, error) &&
         siloam_making_name (making, error);
}

/* A second name for the same file; where the file system knows no such thing, another name. */
static gboolean
give_second_name (const char *path, const char *aside, GError **error)
{
  if (link (path, aside) == 0 || errno == ENOENT)
    return TRUE;
  if (errno == EEXIST)
    return siloam_vault_set_errno_error (error, errno, "setting the file aside");
  if (g_access (aside, F_OK) != 0 && g_rename (path, aside) == 0)
    return TRUE;
  return siloam_vault_set_errno_error (error, errno, "setting the file aside");
}

/* The log of the old file goes with it. */
static gboolean
set_aside (const char *path, const char *aside, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside_log = g_strconcat (aside, "-wal", NULL);

  return give_second_name (path, aside, error) && give_second_name (log, aside_log, error) &&
         siloam_durable_sync_parent (aside, error);
}

/* Only now: until the new file has the name, the old one needs its log. Were it left, the mark in
 * the new file would keep it from being played over it. */
static void
remove_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  g_unlink (log);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return lstat (a, &first) == 0 && lstat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

/* The name of before; what had only a second name loses that. Where the new file has the name
 * already, the old one stays aside. */
static void
give_back_name (const char *path, const char *aside)
{
  if (is_same_file (path, aside))
    g_unlink (aside);
  else if (g_access (path, F_OK) != 0)
    g_rename (aside, path);
}

static void
take_back (const char *path, const char *aside)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside_log = g_strconcat (aside, "-wal", NULL);

  if (g_access (path, F_OK) == 0 && !is_same_file (path, aside))
    return;
  give_back_name (path, aside);
  give_back_name (log, aside_log);
}

static gboolean
check_name_is_free (const char *aside, GError **error)
{
  struct stat status;

  if (lstat (aside, &status) < 0 && errno == ENOENT)
    return TRUE;
  return siloam_vault_set_errno_error (error, EEXIST, "setting the file aside");
}

static gboolean
swap (SiloamMaking *making, const char *path, const char *aside, GError **error)
{
  if (!check_name_is_free (aside, error))
    return FALSE;
  if (set_aside (path, aside, error) && siloam_making_replace (making, error))
    {
      remove_log (path);
      return TRUE;
    }
  take_back (path, aside);
  return FALSE;
}

static gboolean
put_in_place (SiloamVaultPass *pass,
              const char *backup,
              const char *path,
              const char *aside,
              Share share,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SiloamMaking) making = NULL;
  SiloamHeader header;

  if (!look_at_header (pass, backup, &header, error))
    return FALSE;
  making = siloam_making_new_beside (path, &header, error);
  if (making == NULL || !fill (making, pass, backup, share, cancellable, error) ||
      !swap (making, path, aside, error))
    return FALSE;
  /* It is older than what was here, and that is as it was asked. */
  siloam_witness_forget (siloam_header_get_vault_id (&header), path);
  return TRUE;
}

static char *
resolve_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *resolved = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return siloam_vault_resolve_path (path, error);
  resolved = siloam_vault_resolve_path (folder, error);
  return resolved != NULL ? g_build_filename (resolved, name, NULL) : NULL;
}

/**
 * siloam_vault_restore_over:
 * @pass: what opens @backup
 * @path: a journal that is closed, damaged or gone
 * @aside: (type filename): a free name in the same folder, for what is there now
 * @progress: (nullable) (scope call): called on this thread
 *
 * Puts a backup in the place of a journal. What is there is never written over: it is found under
 * the name @aside.
 *
 * Fails as siloam_vault_restore_new(), with _BUSY when the journal is open somewhere. The old file
 * is then at @path as it was. Worker threads only.
 */
gboolean
siloam_vault_restore_over (SiloamVaultPass *pass,
                           const char *backup,
                           const char *path,
                           const char *aside,
                           SiloamVaultProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *resolved = NULL;
  int lock_fd;
  gboolean done;

  g_return_val_if_fail (pass != NULL && backup != NULL && path != NULL && aside != NULL, FALSE);

  resolved = resolve_place (path, error);
  if (resolved == NULL)
    return FALSE;
  lock_fd = siloam_lock_file_take (resolved, error);
  if (lock_fd < 0)
    return FALSE;
  done = put_in_place (pass,
                       backup,
                       resolved,
                       aside,
                       (Share){ progress, user_data, 0 },
                       cancellable,
                       error);
  siloam_lock_file_drop (resolved, lock_fd);
  return done;
}
