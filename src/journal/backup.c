/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes one backup of an open journal: copied a few pages at a time on the worker, so that saves
 * pass in between; verified and counted on a thread of its own, which no save waits for; then
 * remembered in the journal, and only then older ones may go. What fails leaves all older backups
 * as they were. */

#include "journal/backup.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "journal/journal-private.h"
#include "vault/place-ask.h"
#include "vault/vault-copy.h"
#include "vault/vault-read.h"

#define PAGES_PER_STEP 200
#define STEPS_PER_FLUSH 5 /* 4 MB: a slow stick takes half a second */
#define WAIT_US (5 * G_TIME_SPAN_MILLISECOND)
#define ANSWER_US (20 * G_TIME_SPAN_SECOND) /* a disk that sleeps wakes up within it */
#define NAMES_TO_TRY 60 /* seconds, when backups are made faster than names change */

typedef enum
{
  STAGE_BEGIN,
  STAGE_COPY,
  STAGE_VERIFY,
  STAGE_DONE,
} Stage;

struct _SiloamBackup
{
  gatomicrefcount ref_count;
  char *folder;
  SiloamBackupKeep keep;
  SiloamBackupFlags flags;

  /* on the worker */
  Stage stage;
  SiloamPlaceAsk *ask; /* before anything else is asked of the folder */
  SiloamVaultCopy *copy;
  SiloamVaultPass *pass;
  SiloamBackupRecord *before; /* of the last backup at this place */
  SiloamBackupRecord *record; /* of this one */
  char *path;
  char *other_name; /* the newest other backup in the folder, where none is remembered */
  guint other_entries;
  gboolean same_disk;
  guint removed;
  int permille; /* atomic */

  guint steps; /* since the last flush */

  /* between the worker and its helpers */
  GMutex mutex;
  GCond changed;
  gboolean flushing;
  gboolean verified;
  GError *fault;
};

/**
 * siloam_backup_new:
 * @place: %SILOAM_BACKUP_FOLDER, or the id of a drive
 * @folder: (type filename): where it goes, in a directory that exists
 * @keep: how many older ones stay
 *
 * Returns: (transfer full): a backup to be made once
 */
SiloamBackup *
siloam_backup_new (const char *place,
                   const char *folder,
                   const SiloamBackupKeep *keep,
                   SiloamBackupFlags flags)
{
  SiloamBackup *self = g_new0 (SiloamBackup, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->folder = g_strdup (folder);
  self->keep = *keep;
  self->flags = flags;
  self->record = g_new0 (SiloamBackupRecord, 1);
  self->record->place = g_strdup (place);
  return self;
}

SiloamBackup *
siloam_backup_ref (SiloamBackup *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * siloam_backup_unref:
 *
 * Any thread.
 */
void
siloam_backup_unref (SiloamBackup *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->ask, siloam_place_ask_unref);
  g_clear_pointer (&self->copy, siloam_vault_copy_free);
  g_clear_pointer (&self->pass, siloam_vault_pass_unref);
  g_clear_pointer (&self->before, siloam_backup_record_free);
  g_clear_pointer (&self->record, siloam_backup_record_free);
  g_clear_error (&self->fault);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->other_name);
  g_free (self);
}

/* What the vault says of the copy is a matter of its folder, not of the journal. */
static void
blame_folder (GError *fault, GError **error)
{
  static const SiloamJournalError codes[] = {
    [SILOAM_VAULT_ERROR_MISSING] = SILOAM_JOURNAL_ERROR_BACKUP_MISSING,
    [SILOAM_VAULT_ERROR_READ_ONLY] = SILOAM_JOURNAL_ERROR_BACKUP_READ_ONLY,
    [SILOAM_VAULT_ERROR_NO_SPACE] = SILOAM_JOURNAL_ERROR_BACKUP_FULL,
    [SILOAM_VAULT_ERROR_IO] = SILOAM_JOURNAL_ERROR_BACKUP_IO,
  };

  if (fault->domain == SILOAM_VAULT_ERROR && fault->code > 0 &&
      fault->code < (int) G_N_ELEMENTS (codes) && codes[fault->code] != 0)
    {
      fault->domain = SILOAM_JOURNAL_ERROR;
      fault->code = (int) codes[fault->code];
    }
  g_propagate_error (error, fault);
}

static gboolean
is_up_to_date (SiloamBackup *self, const char *mark)
{
  g_autofree char *last = NULL;

  if (self->before == NULL || g_strcmp0 (self->before->mark, mark) != 0)
    return FALSE;
  last = g_build_filename (self->folder, self->before->name, NULL);
  return g_file_test (last, G_FILE_TEST_IS_REGULAR);
}

/* Two backups in one second: the later one gets the next. */
static gboolean
begin_copy (SiloamBackup *self, SiloamVault *vault, GError **error)
{
  g_autofree char *stem = siloam_backup_dup_stem (siloam_vault_get_path (vault));
  g_autoptr (SiloamVaultPass) pass = siloam_vault_make_pass (vault);
  const guint8 *vault_id = siloam_vault_pass_get_vault_id (pass);
  g_autoptr (GError) fault = NULL;

  self->record->at = g_date_time_new_now_local ();
  for (guint i = 0; i < NAMES_TO_TRY && self->copy == NULL; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_seconds (self->record->at, i);

      g_clear_error (&fault);
      g_free (self->record->name);
      g_free (self->path);
      self->record->name = siloam_backup_dup_name (stem, at, vault_id);
      self->path = g_build_filename (self->folder, self->record->name, NULL);
      self->copy = siloam_vault_copy_begin (vault, self->path, &fault);
      if (!g_error_matches (fault, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_EXISTS))
        break;
    }
  if (self->copy != NULL)
    return TRUE;
  blame_folder (g_steal_pointer (&fault), error);
  return FALSE;
}

/* No save waits for a folder that does not answer, as on a network that is away. */
static SiloamWorkStep
await_folder (SiloamBackup *self, GError **error)
{
  if (self->ask == NULL)
    self->ask = siloam_place_ask_new (self->folder);
  if (siloam_place_ask_wait (self->ask, WAIT_US))
    return SILOAM_WORK_DONE;
  if (siloam_place_ask_get_age (self->ask) < ANSWER_US)
    return SILOAM_WORK_AGAIN;
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_BACKUP_MISSING,
                       "the folder for backups does not answer");
  return SILOAM_WORK_FAILED;
}

static SiloamWorkStep
begin (SiloamBackup *self, SiloamStore *store, SiloamVault *vault, GError **error)
{
  g_autofree char *mark = NULL;

  if (self->flags & SILOAM_BACKUP_MAKE_FOLDER)
    g_mkdir (self->folder, 0700);
  if (!siloam_backup_folder_check (self->folder,
                                   siloam_vault_get_path (vault),
                                   &self->same_disk,
                                   error) ||
      !siloam_store_load_backup (store, self->record->place, &self->before, error))
    return SILOAM_WORK_FAILED;
  mark = siloam_store_dup_mark (store, error);
  if (mark == NULL)
    return SILOAM_WORK_FAILED;
  if ((self->flags & SILOAM_BACKUP_WHEN_CHANGED) && is_up_to_date (self, mark))
    {
      self->stage = STAGE_DONE;
      return SILOAM_WORK_DONE;
    }
  if (!begin_copy (self, vault, error))
    return SILOAM_WORK_FAILED;
  self->stage = STAGE_COPY;
  return SILOAM_WORK_AGAIN;
}

static gboolean
count_entries (sqlite3 *db, gint64 *counted, gint64 *tallied, GError **error)
{
  sqlite3_stmt *query = NULL;
  int result = sqlite3_prepare_v2 (db,
                                   "SELECT (SELECT count(*) FROM entry WHERE deleted IS NULL),"
                                   "  (SELECT entries FROM tally)",
                                   -1,
                                   &query,
                                   NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (query);
  if (result == SQLITE_ROW)
    {
      *counted = sqlite3_column_int64 (query, 0);
      *tallied = sqlite3_column_int64 (query, 1);
    }
  else
    siloam_vault_set_db_error (db, result, error);
  sqlite3_finalize (query);
  return result == SQLITE_ROW;
}

static gboolean
count_copy (SiloamBackup *self, GError **error)
{
  SiloamVault *made = siloam_vault_read_copy (self->pass, self->path, error);
  gint64 counted = 0, tallied = 0;
  gboolean done;

  if (made == NULL)
    return FALSE;
  done = count_entries (siloam_vault_get_db (made), &counted, &tallied, error);
  siloam_vault_free (made);
  if (!done || (counted == self->record->entries && tallied == counted))
    return done;
  g_set_error (error,
               SILOAM_JOURNAL_ERROR,
               SILOAM_JOURNAL_ERROR_BACKUP_UNSOUND,
               "the backup holds %" G_GINT64_FORMAT " entries in place of %u",
               counted,
               self->record->entries);
  return FALSE;
}

/* TRUE when a helper is ready; waits a moment for it and no longer. */
static gboolean
wait_until (SiloamBackup *self, const gboolean *condition, gboolean wanted)
{
  const gint64 until = g_get_monotonic_time () + WAIT_US;
  gboolean ready;

  g_mutex_lock (&self->mutex);
  while (*condition != wanted && g_cond_wait_until (&self->changed, &self->mutex, until))
    continue;
  ready = *condition == wanted;
  g_mutex_unlock (&self->mutex);
  return ready;
}

static void
set_condition (SiloamBackup *self, gboolean *condition, gboolean value)
{
  g_mutex_lock (&self->mutex);
  *condition = value;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* A journal that was put back from elsewhere remembers no backups: then the newest in the folder
 * tells how much there was. */
static void
look_at_other (SiloamBackup *self)
{
  g_autoptr (GPtrArray) files =
      siloam_backup_folder_list (self->folder, siloam_vault_pass_get_vault_id (self->pass), NULL);
  gint64 counted = 0, tallied = 0;

  for (guint i = 0; files != NULL && i < files->len && self->other_name == NULL; i++)
    {
      const SiloamBackupFile *file = files->pdata[i];
      SiloamVault *other = g_str_equal (file->path, self->path)
                               ? NULL
                               : siloam_vault_read_copy (self->pass, file->path, NULL);

      if (other == NULL)
        continue;
      if (count_entries (siloam_vault_get_db (other), &counted, &tallied, NULL))
        {
          self->other_name = g_path_get_basename (file->path);
          self->other_entries = (guint) counted;
        }
      siloam_vault_free (other);
    }
}

/* Reads back from the disk what was written, and counts it. A backup that does not hold what it
 * should is none: it goes. */
static gpointer
verify (gpointer data)
{
  SiloamBackup *self = data;
  GError *fault = NULL;

  if (siloam_vault_copy_finish (self->copy, &fault) && !count_copy (self, &fault))
    g_unlink (self->path);
  if (fault == NULL && self->before == NULL)
    look_at_other (self);
  g_clear_pointer (&self->copy, siloam_vault_copy_free);
  g_clear_pointer (&self->pass, siloam_vault_pass_unref);

  self->fault = fault;
  set_condition (self, &self->verified, TRUE);
  siloam_backup_unref (self);
  return NULL;
}

/* No save can come between the last page and the count: what is counted is what was copied. */
static SiloamWorkStep
end_copy (SiloamBackup *self, SiloamStore *store, SiloamVault *vault, GError **error)
{
  g_autoptr (GError) fault = NULL;

  self->record->entries = siloam_store_count (store, &fault);
  self->record->mark = fault == NULL ? siloam_store_dup_mark (store, &fault) : NULL;
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return SILOAM_WORK_FAILED;
    }
  self->pass = siloam_vault_make_pass (vault);
  self->stage = STAGE_VERIFY;
  g_thread_unref (g_thread_new ("siloam-backup", verify, siloam_backup_ref (self)));
  return SILOAM_WORK_AGAIN;
}

typedef struct
{
  SiloamBackup *backup;
  char *path;
} Flush;

static gpointer
flush (gpointer data)
{
  Flush *self = data;
  int fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fdatasync (fd); /* what fails is told by the copy itself */
      close (fd);
    }
  set_condition (self->backup, &self->backup->flushing, FALSE);
  siloam_backup_unref (self->backup);
  g_free (self->path);
  g_free (self);
  return NULL;
}

/* Brings to the disk what was copied, on a thread of its own. Otherwise all of it would have to go
 * there at the last page, and a save would wait for that. */
static void
begin_flush (SiloamBackup *self)
{
  Flush *data = g_new0 (Flush, 1);

  data->backup = siloam_backup_ref (self);
  data->path = g_strdup (siloam_vault_copy_get_temporary_path (self->copy));
  self->steps = 0;
  self->flushing = TRUE;
  g_thread_unref (g_thread_new ("siloam-flush", flush, data));
}

static SiloamWorkStep
copy_pages (SiloamBackup *self, SiloamStore *store, SiloamVault *vault, GError **error)
{
  GError *fault = NULL;
  double fraction = 0;
  SiloamVaultCopyState state;

  if (self->steps >= STEPS_PER_FLUSH)
    {
      if (!wait_until (self, &self->flushing, FALSE))
        return SILOAM_WORK_AGAIN;
      begin_flush (self);
    }
  self->steps++;
  state = siloam_vault_copy_step (self->copy, PAGES_PER_STEP, &fraction, &fault);
  g_atomic_int_set (&self->permille, (int) (fraction * 500));
  if (state == SILOAM_VAULT_COPY_MORE)
    return SILOAM_WORK_AGAIN;
  if (state == SILOAM_VAULT_COPY_DONE)
    return end_copy (self, store, vault, error);
  blame_folder (fault, error);
  return SILOAM_WORK_FAILED;
}

/* Many entries fewer than before: older backups stay until the person agrees. */
static gboolean
may_push_out (const SiloamBackup *self)
{
  guint before = self->before != NULL ? self->before->full_entries : self->other_entries;

  return !siloam_backup_is_clearly_fewer (self->record->entries, before);
}

static void
complete_record (SiloamBackup *self)
{
  const char *full_name = self->before != NULL ? self->before->full_name : self->other_name;
  guint full_entries = self->before != NULL ? self->before->full_entries : self->other_entries;
  gboolean full = may_push_out (self);

  self->record->full_name = g_strdup (full ? self->record->name : full_name);
  self->record->full_entries = full ? self->record->entries : full_entries;
}

static SiloamWorkStep
remember (SiloamBackup *self, SiloamStore *store, SiloamVault *vault, GError **error)
{
  g_autofree char *stem = siloam_backup_dup_stem (siloam_vault_get_path (vault));
  g_autoptr (SiloamVaultPass) pass = NULL;
  const char *const keep_paths[] = { self->path, NULL };

  if (self->fault != NULL)
    {
      blame_folder (g_steal_pointer (&self->fault), error);
      return SILOAM_WORK_FAILED;
    }
  complete_record (self);
  if (!siloam_store_save_backup (store, self->record, error))
    return SILOAM_WORK_FAILED;
  pass = siloam_vault_make_pass (vault);
  if (may_push_out (self) && self->keep.days > 0)
    self->removed = siloam_backup_folder_rotate (self->folder,
                                                 stem,
                                                 siloam_vault_pass_get_vault_id (pass),
                                                 &self->keep,
                                                 keep_paths);
  self->stage = STAGE_DONE;
  return SILOAM_WORK_DONE;
}

/**
 * siloam_backup_step:
 * @data: a #SiloamBackup
 *
 * A #SiloamJournalWork.
 *
 * Fails with %SILOAM_JOURNAL_ERROR_BACKUP_MISSING, _BACKUP_READ_ONLY, _BACKUP_FULL, _BACKUP_IO,
 * _BACKUP_UNSOUND, or a vault error such as %SILOAM_VAULT_ERROR_PAGE_DAMAGED of the journal.
 */
SiloamWorkStep
siloam_backup_step (SiloamStore *store,
                    SiloamVault *vault,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  SiloamBackup *self = data;
  SiloamWorkStep step;

  switch (self->stage)
    {
    case STAGE_BEGIN:
      step = await_folder (self, error);
      return step == SILOAM_WORK_DONE ? begin (self, store, vault, error) : step;
    case STAGE_COPY:
      return copy_pages (self, store, vault, error);
    case STAGE_VERIFY:
      return wait_until (self, &self->verified, TRUE) ? remember (self, store, vault, error)
                                                      : SILOAM_WORK_AGAIN;
    case STAGE_DONE:
    default:
      return SILOAM_WORK_DONE;
    }
}

/**
 * siloam_backup_get_fraction:
 *
 * Returns: how far it is, from 0 to 1; half of it is reading back, of which nothing is known. Any
 *   thread.
 */
double
siloam_backup_get_fraction (SiloamBackup *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * siloam_backup_get_path:
 *
 * Returns: (transfer none) (nullable) (type filename): the backup that was made; %NULL when nothing
 *   had changed
 */
const char *
siloam_backup_get_path (SiloamBackup *self)
{
  return self->path;
}

/**
 * siloam_backup_get_record:
 *
 * Returns: (transfer none) (nullable): what is known of the last backup at this place now
 */
const SiloamBackupRecord *
siloam_backup_get_record (SiloamBackup *self)
{
  return self->path != NULL ? self->record : self->before;
}

gboolean
siloam_backup_is_on_same_disk (SiloamBackup *self)
{
  return self->same_disk;
}

/**
 * siloam_backup_get_removed:
 *
 * Returns: how many older backups made room
 */
guint
siloam_backup_get_removed (SiloamBackup *self)
{
  return self->removed;
}

/* Others may hold the backup still: what lies on the journal's connection is let go here, on the
 * worker. The verifier has what it needs for itself. */
static void
let_go (gpointer data)
{
  SiloamBackup *self = data;

  if (self->stage == STAGE_COPY)
    g_clear_pointer (&self->copy, siloam_vault_copy_free);
  siloam_backup_unref (self);
}

/**
 * siloam_journal_back_up_async:
 * @backup: made with siloam_backup_new(); used once
 *
 * Makes a backup while the journal is open and in use. Cancelled, or with the journal closed before
 * it is done, it leaves nothing, but a copy that is complete may still get its name. Main thread.
 */
void
siloam_journal_back_up_async (SiloamJournal *self,
                              SiloamBackup *backup,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  siloam_journal_work_async (self,
                             siloam_backup_step,
                             SILOAM_WORK_LOOKS,
                             siloam_backup_ref (backup),
                             let_go,
                             cancellable,
                             callback,
                             user_data);
}

/**
 * siloam_journal_back_up_finish:
 *
 * Returns: %FALSE with the errors of siloam_backup_step(), %SILOAM_JOURNAL_ERROR_CLOSED or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
siloam_journal_back_up_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  return siloam_journal_work_finish (self, result, error) != NULL;
}
