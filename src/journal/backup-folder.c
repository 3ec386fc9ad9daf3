/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder with backups: which there are, which may go. A file is only ever removed when its name
 * and its header both say that it is a backup of this journal, and its name that it was made on
 * this computer: another one that uses the same folder lets go of its own. Any thread. */

#include "journal/backup-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/computer.h"
#include "vault/place-ask.h"
#include "vault/vault.h"

#define SUFFIX ".siloam"
#define STAMP_FORMAT "%Y%m%d-%H%M%S"
#define STAMP_LENGTH 15 /* 20261122-093000 */
#define ANSWER_US (500 * G_TIME_SPAN_MILLISECOND)

/* These stay whatever their dates are: a clock that was wrong must not empty a folder. */
#define NEWEST_KEPT 3

/**
 * siloam_backup_dup_stem:
 *
 * Returns: (transfer full) (type filename): what the names of the backups of this journal begin
 *   with
 */
char *
siloam_backup_dup_stem (const char *journal_path)
{
  char *name = g_path_get_basename (journal_path);

  if (g_str_has_suffix (name, SUFFIX) && strlen (name) > strlen (SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

/**
 * siloam_backup_dup_name:
 * @at: when the backup is made
 *
 * Returns: (transfer full) (type filename): its name, `STEM-YYYYMMDD-HHMMSS-COMPUTER.siloam`
 */
char *
siloam_backup_dup_name (const char *stem, GDateTime *at, const guint8 vault_id[16])
{
  g_autofree char *stamp = g_date_time_format (at, STAMP_FORMAT);
  g_autofree char *tag = siloam_computer_dup_tag (vault_id);

  return g_strconcat (stem, "-", stamp, "-", tag, SUFFIX, NULL);
}

static gboolean
read_digits (const char **text, guint count, int *value)
{
  *value = 0;
  for (guint i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (**text - '0');
    }
  return TRUE;
}

static GDateTime *
parse_stamp (const char *stamp)
{
  int year, month, day, hour, minute, second;
  const char *at = stamp;

  if (!read_digits (&at, 4, &year) || !read_digits (&at, 2, &month) ||
      !read_digits (&at, 2, &day) || *at++ != '-' || !read_digits (&at, 2, &hour) ||
      !read_digits (&at, 2, &minute) || !read_digits (&at, 2, &second))
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

/* How much of a name without suffix its tag takes; none in an older name. */
static gsize
take_tag (SiloamBackupFile *self, const char *name, gsize length)
{
  const char *tag = name + length - SILOAM_COMPUTER_TAG_LENGTH;

  if (length <= SILOAM_COMPUTER_TAG_LENGTH || tag[-1] != '-' || !siloam_computer_is_tag (tag))
    return 0;
  self->tag = g_strndup (tag, SILOAM_COMPUTER_TAG_LENGTH);
  return 1 + SILOAM_COMPUTER_TAG_LENGTH;
}

/* Sets stem, time and tag; FALSE for a name that no backup has. */
static gboolean
read_name (SiloamBackupFile *self, const char *name)
{
  gsize length = strlen (name);
  gsize rest = 1 + STAMP_LENGTH;

  if (!g_str_has_suffix (name, SUFFIX))
    return FALSE;
  length -= strlen (SUFFIX);
  length -= take_tag (self, name, length);
  if (length <= rest || name[length - rest] != '-')
    return FALSE;
  self->at = parse_stamp (name + length - rest + 1);
  if (self->at == NULL)
    return FALSE;
  self->stem = g_strndup (name, length - rest);
  return TRUE;
}

static gboolean
is_plain_file (const char *path)
{
  struct stat status;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode);
}

static void
take_info (SiloamBackupFile *self, const SiloamVaultInfo *info)
{
  self->size = info->file_size;
  self->slot_types = info->slot_types;
  memcpy (self->vault_id, info->vault_id, sizeof self->vault_id);
  if (self->tag != NULL)
    {
      g_autofree char *own = siloam_computer_dup_tag (self->vault_id);

      self->elsewhere = !g_str_equal (self->tag, own);
    }
}

static SiloamBackupFile *
look_at (const char *folder, const char *name)
{
  g_autoptr (SiloamBackupFile) self = g_new0 (SiloamBackupFile, 1);
  SiloamVaultInfo info;

  if (!read_name (self, name))
    return NULL;
  self->path = g_build_filename (folder, name, NULL);
  if (!is_plain_file (self->path) || !siloam_vault_probe (self->path, &info, NULL))
    return NULL;
  take_info (self, &info);
  return g_steal_pointer (&self);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const SiloamBackupFile *first = *(SiloamBackupFile *const *) a;
  const SiloamBackupFile *second = *(SiloamBackupFile *const *) b;
  int order = g_date_time_compare (second->at, first->at);

  return order != 0 ? order : g_strcmp0 (second->path, first->path);
}

static void
set_folder_error (int cause, GError **error)
{
  SiloamJournalError code = SILOAM_JOURNAL_ERROR_BACKUP_IO;

  if (cause == ENOENT || cause == ENOTDIR || cause == ENODEV || cause == ESTALE)
    code = SILOAM_JOURNAL_ERROR_BACKUP_MISSING;
  else if (cause == EACCES || cause == EPERM || cause == EROFS)
    code = SILOAM_JOURNAL_ERROR_BACKUP_READ_ONLY;
  else if (cause == ENOSPC || cause == EDQUOT)
    code = SILOAM_JOURNAL_ERROR_BACKUP_FULL;
  g_set_error (error, SILOAM_JOURNAL_ERROR, code, "the folder for backups: %s", g_strerror (cause));
}

/**
 * siloam_backup_folder_list:
 * @vault_id: (nullable): only backups of this journal
 *
 * Looks at the names and headers of the files in @folder. What is no backup is passed over.
 *
 * Returns: (transfer full) (element-type SiloamBackupFile): newest first; or %NULL with
 *   %SILOAM_JOURNAL_ERROR_BACKUP_MISSING, _BACKUP_READ_ONLY or _BACKUP_IO
 */
GPtrArray *
siloam_backup_folder_list (const char *folder, const guint8 *vault_id, GError **error)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_backup_file_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  errno = 0;
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      set_folder_error (errno, error);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      SiloamBackupFile *file = look_at (folder, name);

      if (file != NULL &&
          (vault_id == NULL || memcmp (file->vault_id, vault_id, sizeof file->vault_id) == 0))
        g_ptr_array_add (files, file);
      else
        g_clear_pointer (&file, siloam_backup_file_free);
    }
  g_ptr_array_sort (files, newest_first);
  return g_steal_pointer (&files);
}

/**
 * siloam_backup_folder_check:
 * @same_disk: (out): whether the folder is lost together with the journal when its disk breaks
 *
 * A folder that does not answer within half a second is missing.
 *
 * Fails with %SILOAM_JOURNAL_ERROR_BACKUP_MISSING, _BACKUP_READ_ONLY or _BACKUP_IO.
 */
gboolean
siloam_backup_folder_check (const char *folder,
                            const char *journal_path,
                            gboolean *same_disk,
                            GError **error)
{
  struct stat here, there;

  if (!siloam_place_answers (folder, ANSWER_US))
    {
      set_folder_error (ESTALE, error);
      return FALSE;
    }
  if (g_stat (folder, &there) != 0)
    {
      set_folder_error (errno, error);
      return FALSE;
    }
  if (!S_ISDIR (there.st_mode))
    {
      set_folder_error (ENOTDIR, error);
      return FALSE;
    }
  if (g_access (folder, W_OK | X_OK) != 0)
    {
      set_folder_error (errno, error);
      return FALSE;
    }
  *same_disk = g_stat (journal_path, &here) == 0 && here.st_dev == there.st_dev;
  return TRUE;
}

/* Room for the newest of so many periods; a period without a backup takes no room. */
typedef struct
{
  const char *format; /* tells periods apart */
  guint room;
  char *last;
} Period;

static gboolean
takes_room (Period *period, const SiloamBackupFile *file)
{
  g_autofree char *name = g_date_time_format (file->at, period->format);

  if (period->room == 0 || g_strcmp0 (name, period->last) == 0)
    return FALSE;
  g_free (period->last);
  period->last = g_steal_pointer (&name);
  period->room--;
  return TRUE;
}

/**
 * siloam_backup_choose_old:
 * @files: (element-type SiloamBackupFile): newest first
 * @keep: how many stay
 *
 * Returns: (transfer container) (element-type SiloamBackupFile): those that may go
 */
GPtrArray *
siloam_backup_choose_old (GPtrArray *files, const SiloamBackupKeep *keep)
{
  Period periods[] = {
    { "%Y-%m-%d", keep->days, NULL },
    { "%G-%V", keep->weeks, NULL },
    { "%Y-%m", keep->months, NULL },
  };
  GPtrArray *old = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      gboolean stays = i < NEWEST_KEPT;

      for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
        if (takes_room (&periods[p], files->pdata[i]))
          stays = TRUE;
      if (!stays)
        g_ptr_array_add (old, files->pdata[i]);
    }
  for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
    g_free (periods[p].last);
  return old;
}

/* Only those with our own stem: another journal file may have been a copy of this one. Of a name
 * without a tag nobody can tell who made it. */
static gboolean
is_own (const SiloamBackupFile *file, const char *stem)
{
  return file->tag != NULL && !file->elsewhere && g_str_equal (file->stem, stem);
}

static void
leave_own (GPtrArray *files, const char *stem)
{
  for (guint i = files->len; i > 0; i--)
    if (!is_own (files->pdata[i - 1], stem))
      g_ptr_array_remove_index (files, i - 1);
}

/**
 * siloam_backup_folder_rotate:
 * @keep_paths: (array zero-terminated=1): backups that stay whatever @keep says
 *
 * Removes backups of this journal, made on this computer, that @keep leaves no room for. What
 * cannot be removed stays.
 *
 * Returns: how many were removed
 */
guint
siloam_backup_folder_rotate (const char *folder,
                             const char *stem,
                             const guint8 vault_id[16],
                             const SiloamBackupKeep *keep,
                             const char *const *keep_paths)
{
  g_autoptr (GPtrArray) files = siloam_backup_folder_list (folder, vault_id, NULL);
  g_autoptr (GPtrArray) old = NULL;
  guint removed = 0;

  if (files == NULL)
    return 0;
  leave_own (files, stem);
  old = siloam_backup_choose_old (files, keep);
  for (guint i = 0; i < old->len; i++)
    {
      const SiloamBackupFile *file = old->pdata[i];

      if (!g_strv_contains (keep_paths, file->path) && g_unlink (file->path) == 0)
        removed++;
    }
  return removed;
}

/**
 * siloam_backup_file_new_for_path:
 *
 * Looks at one file, whatever its name is.
 *
 * Returns: (transfer full): what it says of itself; %NULL with the errors of siloam_vault_probe()
 */
SiloamBackupFile *
siloam_backup_file_new_for_path (const char *path, GError **error)
{
  g_autoptr (SiloamBackupFile) self = g_new0 (SiloamBackupFile, 1);
  g_autofree char *name = g_path_get_basename (path);
  SiloamVaultInfo info;
  struct stat status;

  if (!siloam_vault_probe (path, &info, error))
    return NULL;
  self->path = g_strdup (path);
  if (!read_name (self, name))
    {
      self->stem = siloam_backup_dup_stem (path);
      self->at =
          g_date_time_new_from_unix_local (g_stat (path, &status) == 0 ? status.st_mtime : 0);
    }
  take_info (self, &info);
  return g_steal_pointer (&self);
}

SiloamBackupFile *
siloam_backup_file_copy (const SiloamBackupFile *self)
{
  SiloamBackupFile *copy = g_new0 (SiloamBackupFile, 1);

  *copy = *self;
  copy->path = g_strdup (self->path);
  copy->stem = g_strdup (self->stem);
  copy->tag = g_strdup (self->tag);
  copy->at = g_date_time_ref (self->at);
  return copy;
}

void
siloam_backup_file_free (SiloamBackupFile *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->stem);
  g_free (self->tag);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self);
}
