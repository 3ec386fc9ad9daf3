/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Before SQLite opens a file after a crash, its logs are looked through. A slot that does not
 * authenticate will read as zeros and the log will end there; so the logs, sealed as they are,
 * are first copied to NAME.recovery/TIME, and no more than the newest few copies are kept. So is a
 * log that was written for another file, which then goes: it must never be played over this one.
 * Works on files SQLite has not opened. Any thread. */

#include "vault/rescue-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/durable-private.h"
#include "vault/error-private.h"
#include "vault/log-mark-private.h"
#include "vault/vault.h"
#include "vault/vfs-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamVfsBuffers, sodium_free)

static gssize
read_fully (int fd, guint8 *into, gsize length, gint64 offset)
{
  gsize done = 0;

  while (done < length)
    {
      const gssize got =
          TEMP_FAILURE_RETRY (pread (fd, into + done, length - done, offset + (gint64) done));

      if (got <= 0)
        return got;
      done += (gsize) got;
    }
  return (gssize) done;
}

static gboolean
slot_is_torn (int fd, const SiloamSealer *sealer, gint64 slot, SiloamVfsBuffers *buffers)
{
  const gsize payload = siloam_vfs_log_payload (sealer->kind, slot);
  const gsize length = SILOAM_SEAL_LENGTH + payload;
  guint32 valid;

  return read_fully (fd, buffers->sealed, length, slot * SILOAM_LOG_STRIDE) != (gssize) length ||
         !siloam_unseal (sealer, (guint64) slot, buffers->sealed, payload, buffers->plain, &valid);
}

/* A pipe would keep us waiting for ever. */
static gboolean
check_is_file (const char *path, GError **error)
{
  struct stat status;

  if (stat (path, &status) < 0 || S_ISREG (status.st_mode))
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_IO,
                       "what lies in the place of a log is not a file");
  return FALSE;
}

/* A log that is not there is not torn. */
static gboolean
log_is_torn (const char *path, const SiloamSealer *sealer)
{
  g_autoptr (SiloamVfsBuffers) buffers = NULL;
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  gboolean torn = FALSE;
  gint64 slots;

  if (fd < 0)
    return FALSE;
  buffers = sodium_malloc (sizeof *buffers);
  if (buffers == NULL)
    g_error ("no guarded memory left to look through the log");
  slots = fstat (fd, &status) == 0 ? siloam_vfs_log_count_slots (sealer->kind, status.st_size) : 0;
  for (gint64 slot = 0; slot < slots && !torn; slot++)
    torn = slot_is_torn (fd, sealer, slot, buffers);
  close (fd);

  return torn;
}

static gboolean
copy_bytes (int from, int to, GError **error)
{
  guint8 bytes[16384];
  gssize got;

  while ((got = TEMP_FAILURE_RETRY (read (from, bytes, sizeof bytes))) > 0)
    {
      gssize done = 0;

      while (done < got)
        {
          const gssize put = TEMP_FAILURE_RETRY (write (to, bytes + done, (gsize) (got - done)));

          if (put < 0)
            return siloam_vault_set_errno_error (error, errno, "keeping a copy of the log");
          done += put;
        }
    }
  if (got < 0 || fsync (to) < 0)
    return siloam_vault_set_errno_error (error, errno, "keeping a copy of the log");
  return TRUE;
}

static gboolean
copy_file (const char *source, const char *target, GError **error)
{
  const int from = open (source, O_RDONLY | O_CLOEXEC);
  gboolean copied = FALSE;
  int to;

  if (from < 0 && errno == ENOENT)
    return TRUE;
  if (from < 0)
    return siloam_vault_set_errno_error (error, errno, "keeping a copy of the log");

  to = open (target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0)
    siloam_vault_set_errno_error (error, errno, "keeping a copy of the log");
  else
    {
      copied = copy_bytes (from, to, error);
      close (to);
    }
  close (from);
  return copied;
}

/* Makes a directory named after the moment, with a number when there is one already. */
static char *
make_directory (const char *parent, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  if (g_mkdir_with_parents (parent, 0700) < 0)
    {
      siloam_vault_set_errno_error (error, errno, "keeping a copy of the log");
      return NULL;
    }
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%03u", stamp, i);
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_mkdir (path, 0700) == 0)
        return g_steal_pointer (&path);
      if (errno != EEXIST)
        break;
    }
  siloam_vault_set_errno_error (error, errno, "keeping a copy of the log");
  return NULL;
}

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names are moments, so the smallest are the oldest. */
static void
remove_oldest (const char *parent)
{
  g_autoptr (GDir) directory = g_dir_open (parent, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i + SILOAM_RESCUE_KEEP < names->len; i++)
    {
      g_autofree char *path = g_build_filename (parent, g_ptr_array_index (names, i), NULL);

      remove_directory (path);
    }
}

/**
 * siloam_vault_forget_rescued:
 * @path: (type filename): a sealed file, links resolved
 *
 * Removes the logs that were set aside after a crash, with what they may hold of before something
 * was erased. Any thread.
 */
void
siloam_vault_forget_rescued (const char *path)
{
  g_autofree char *parent = g_strconcat (path, ".recovery", NULL);
  g_autoptr (GDir) directory = g_dir_open (parent, 0, NULL);
  const char *name;

  if (directory == NULL)
    return;
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *inside = g_build_filename (parent, name, NULL);

      remove_directory (inside);
    }
  g_rmdir (parent);
}

static gboolean
keep_copies (const char *vault_path, const char *wal, const char *journal, GError **error)
{
  g_autofree char *parent = g_strconcat (vault_path, ".recovery", NULL);
  g_autofree char *directory = make_directory (parent, error);
  g_autofree char *wal_name = g_path_get_basename (wal);
  g_autofree char *journal_name = g_path_get_basename (journal);
  g_autofree char *wal_copy = NULL;
  g_autofree char *journal_copy = NULL;

  if (directory == NULL)
    return FALSE;
  wal_copy = g_build_filename (directory, wal_name, NULL);
  journal_copy = g_build_filename (directory, journal_name, NULL);
  if (!copy_file (wal, wal_copy, error) || !copy_file (journal, journal_copy, error) ||
      !siloam_durable_sync_parent (wal_copy, error) ||
      !siloam_durable_sync_parent (directory, error) || !siloam_durable_sync_parent (parent, error))
    {
      remove_directory (directory);
      return FALSE;
    }
  remove_oldest (parent);
  return TRUE;
}

static gboolean
remove_log (const char *wal, GError **error)
{
  if (g_unlink (wal) < 0)
    return siloam_vault_set_errno_error (error, errno, "setting a log of another file aside");
  return siloam_durable_sync_parent (wal, error);
}

/**
 * siloam_rescue_torn_logs: (skip)
 * @vault_path: the sealed file; its logs lie beside it
 * @keys: proven against the header
 *
 * Keeps a copy of logs that SQLite would cut short, and sets aside the log of another file.
 *
 * Fails with %SILOAM_VAULT_ERROR_NO_SPACE and the like when there should be a copy and cannot be:
 * then the file must not be opened, since opening changes the logs.
 */
gboolean
siloam_rescue_torn_logs (const char *vault_path, const SiloamKeys *keys, GError **error)
{
  g_autofree char *wal = g_strconcat (vault_path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (vault_path, "-journal", NULL);
  const SiloamSealer wal_sealer = { SILOAM_SEAL_WAL, keys->epoch, keys->vault_id, keys->wal };
  const SiloamSealer journal_sealer = { SILOAM_SEAL_JOURNAL,
                                        keys->epoch,
                                        keys->vault_id,
                                        keys->journal };

  if (!check_is_file (wal, error) || !check_is_file (journal, error))
    return FALSE;
  if (siloam_log_mark_is_foreign (vault_path, wal, keys))
    {
      g_message ("another file took the place of the one a log was for; a sealed copy is kept");
      return keep_copies (vault_path, wal, journal, error) && remove_log (wal, error);
    }
  if (!log_is_torn (wal, &wal_sealer) && !log_is_torn (journal, &journal_sealer))
    return TRUE;

  g_message ("a log was not written to its end; a sealed copy is kept");
  return keep_copies (vault_path, wal, journal, error);
}
