/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When backups are made and where. What is due is looked at some minutes after the journal opened,
 * now and then while it stays open, and when a chosen drive appears; never while it closes, which
 * must be quick. The work itself is the journal's. Main thread. */

#include "config.h"

#include "ui/backups.h"

#include "journal/journal-work.h"
#include "journal/journal.h"

#define ATTACHED "siloam-backups"
#define FIRST_LOOK_SECONDS 180
#define NEXT_LOOK_SECONDS 1800

struct _SiloamBackups
{
  GObject parent_instance;

  SiloamSettings *settings;
  SiloamBackupDrives *drives;
  SiloamJournal *journal; /* NULL while locked */
  guint look_source;

  GHashTable *last;   /* place -> SiloamBackupRecord */
  GHashTable *faults; /* place -> GError */
  GQueue *waiting;    /* (element-type Task) */
  SiloamBackup *now;  /* being made */
  GCancellable *cancellable;
  gboolean same_disk;
};

G_DEFINE_FINAL_TYPE (SiloamBackups, siloam_backups, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MADE,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One backup that shall be made. */
typedef struct
{
  SiloamBackups *self;
  SiloamJournal *journal;
  SiloamBackup *backup;
  char *place;
} Task;

static void go_on (SiloamBackups *self);

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->self);
  g_object_unref (task->journal);
  siloam_backup_unref (task->backup);
  g_free (task->place);
  g_free (task);
}

static void
record_free (gpointer record)
{
  siloam_backup_record_free (record);
}

static void
error_free (gpointer error)
{
  g_error_free (error);
}

static void
tell_changed (SiloamBackups *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static SiloamBackupRecord *
copy_record (const SiloamBackupRecord *record)
{
  SiloamBackupRecord *copy = g_new0 (SiloamBackupRecord, 1);

  *copy = *record;
  copy->place = g_strdup (record->place);
  copy->name = g_strdup (record->name);
  copy->at = g_date_time_ref (record->at);
  copy->mark = g_strdup (record->mark);
  copy->full_name = g_strdup (record->full_name);
  return copy;
}

static SiloamBackupKeep
get_keep (SiloamBackups *self)
{
  static const SiloamBackupKeep choices[] = { { 7, 4, 12 }, { 3, 2, 3 }, { 0, 0, 0 } };
  int choice = g_settings_get_enum (siloam_settings_get_store (self->settings), "backup-keep");

  return choices[CLAMP (choice, 0, (int) G_N_ELEMENTS (choices) - 1)];
}

static void
keep_result (SiloamBackups *self, Task *task, GError *fault)
{
  const SiloamBackupRecord *record;

  if (fault != NULL)
    {
      g_hash_table_replace (self->faults, g_strdup (task->place), g_error_copy (fault));
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, task->place);
      return;
    }
  g_hash_table_remove (self->faults, task->place);
  record = siloam_backup_get_record (task->backup);
  if (record != NULL)
    g_hash_table_replace (self->last, g_strdup (task->place), copy_record (record));
  if (g_str_equal (task->place, SILOAM_BACKUP_FOLDER))
    self->same_disk = siloam_backup_is_on_same_disk (task->backup);
  if (siloam_backup_get_path (task->backup) != NULL)
    g_signal_emit (self, signals[SIGNAL_MADE], 0, task->place);
}

static gboolean
is_no_fault (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = user_data;
  SiloamBackups *self = task->self;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_journal_back_up_finish (SILOAM_JOURNAL (source), result, &error);

  g_clear_pointer (&self->now, siloam_backup_unref);
  g_clear_object (&self->cancellable);
  if (self->journal == task->journal && (done || !is_no_fault (error)))
    keep_result (self, task, error);
  task_free (task);
  go_on (self);
  tell_changed (self);
}

static void
go_on (SiloamBackups *self)
{
  Task *task;

  if (self->now != NULL)
    return;
  task = g_queue_pop_head (self->waiting);
  if (task == NULL)
    return;
  self->now = siloam_backup_ref (task->backup);
  self->cancellable = g_cancellable_new ();
  siloam_journal_back_up_async (task->journal, task->backup, self->cancellable, made_cb, task);
}

static void
add (SiloamBackups *self, const char *place, const char *folder, SiloamBackupFlags flags)
{
  SiloamBackupKeep keep = get_keep (self);
  Task *task = g_new0 (Task, 1);

  task->self = g_object_ref (self);
  task->journal = g_object_ref (self->journal);
  task->place = g_strdup (place);
  task->backup = siloam_backup_new (place, folder, &keep, flags);
  g_queue_push_tail (self->waiting, task);
}

static gboolean
was_made_today (SiloamBackups *self, const char *place)
{
  const SiloamBackupRecord *last = g_hash_table_lookup (self->last, place);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = last != NULL ? g_date_time_to_local (last->at) : NULL;

  return then != NULL && g_date_time_get_year (then) == g_date_time_get_year (now) &&
         g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);
}

static void
make_at_all_places (SiloamBackups *self, gboolean only_due)
{
  g_autofree char *folder = siloam_settings_dup_backup_folder (self->settings);
  g_autoptr (GPtrArray) drives = siloam_backup_drives_list (self->drives);
  SiloamBackupFlags flags = only_due ? SILOAM_BACKUP_WHEN_CHANGED : SILOAM_BACKUP_ALWAYS;

  if (self->journal == NULL || self->now != NULL)
    return;
  if (folder != NULL && !(only_due && was_made_today (self, SILOAM_BACKUP_FOLDER)))
    add (self, SILOAM_BACKUP_FOLDER, folder, flags);
  for (guint i = 0; i < drives->len; i++)
    {
      const SiloamBackupDrive *drive = drives->pdata[i];

      if (drive->wanted && drive->folder != NULL && !(only_due && was_made_today (self, drive->id)))
        add (self, drive->id, drive->folder, flags | SILOAM_BACKUP_MAKE_FOLDER);
    }
  go_on (self);
  tell_changed (self);
}

static gboolean
is_automatic (SiloamBackups *self)
{
  return g_settings_get_boolean (siloam_settings_get_store (self->settings), "backup-automatic");
}

static gboolean
look_cb (gpointer user_data)
{
  SiloamBackups *self = user_data;

  self->look_source = g_timeout_add_seconds (NEXT_LOOK_SECONDS, look_cb, self);
  if (is_automatic (self))
    siloam_backups_make_due (self);
  return G_SOURCE_REMOVE;
}

/* A drive that appears is served at once: who connects it will take it out again. */
static void
drives_changed_cb (SiloamBackups *self)
{
  g_autoptr (GPtrArray) drives = siloam_backup_drives_list (self->drives);
  gboolean due = FALSE;

  for (guint i = 0; i < drives->len; i++)
    {
      const SiloamBackupDrive *drive = drives->pdata[i];

      due |= drive->wanted && drive->folder != NULL && !was_made_today (self, drive->id);
    }
  if (due)
    siloam_backups_make_due (self);
  tell_changed (self);
}

/* What the journal remembers: read on its worker. */
typedef struct
{
  SiloamBackups *self;
  char **places;
  char *folder;
  GPtrArray *records;
  gboolean same_disk;
} Memory;

static void
memory_free (gpointer data)
{
  Memory *memory = data;

  g_strfreev (memory->places);
  g_free (memory->folder);
  g_ptr_array_unref (memory->records);
  g_free (memory);
}

static SiloamWorkStep
read_memory (SiloamStore *store,
             SiloamVault *vault,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Memory *memory = data;

  for (guint i = 0; memory->places[i] != NULL; i++)
    {
      SiloamBackupRecord *record = NULL;

      if (!siloam_store_load_backup (store, memory->places[i], &record, error))
        return SILOAM_WORK_FAILED;
      if (record != NULL)
        g_ptr_array_add (memory->records, record);
    }
  if (memory->folder != NULL)
    siloam_backup_folder_check (memory->folder,
                                siloam_vault_get_path (vault),
                                &memory->same_disk,
                                NULL);
  return SILOAM_WORK_DONE;
}

/* What is there now is what the person wants to have. */
static SiloamWorkStep
accept_fewer (SiloamStore *store,
              SiloamVault *vault,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Memory *memory = data;

  if (read_memory (store, vault, data, cancellable, error) == SILOAM_WORK_FAILED)
    return SILOAM_WORK_FAILED;
  for (guint i = 0; i < memory->records->len; i++)
    {
      SiloamBackupRecord *record = memory->records->pdata[i];

      g_free (record->full_name);
      record->full_name = g_strdup (record->name);
      record->full_entries = record->entries;
      if (!siloam_store_save_backup (store, record, error))
        return SILOAM_WORK_FAILED;
    }
  return SILOAM_WORK_DONE;
}

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamBackups) self = user_data;
  const Memory *memory = siloam_journal_work_finish (SILOAM_JOURNAL (source), result, NULL);

  if (memory == NULL || self->journal != SILOAM_JOURNAL (source))
    return;
  self->same_disk = memory->same_disk;
  for (guint i = 0; i < memory->records->len; i++)
    {
      const SiloamBackupRecord *record = memory->records->pdata[i];

      g_hash_table_replace (self->last, g_strdup (record->place), copy_record (record));
    }
  drives_changed_cb (self);
}

static void
ask_journal (SiloamBackups *self, SiloamJournalWork work)
{
  g_autoptr (GPtrArray) drives = siloam_backup_drives_list (self->drives);
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  Memory *memory = g_new0 (Memory, 1);

  g_strv_builder_add (places, SILOAM_BACKUP_FOLDER);
  for (guint i = 0; i < drives->len; i++)
    g_strv_builder_add (places, ((SiloamBackupDrive *) drives->pdata[i])->id);
  memory->places = g_strv_builder_end (places);
  memory->folder = siloam_settings_dup_backup_folder (self->settings);
  memory->records = g_ptr_array_new_with_free_func (record_free);
  siloam_journal_work_async (self->journal,
                             work,
                             SILOAM_WORK_LOOKS,
                             memory,
                             memory_free,
                             NULL,
                             remembered_cb,
                             g_object_ref (self));
}

static void
folder_changed_cb (SiloamBackups *self)
{
  g_hash_table_remove (self->faults, SILOAM_BACKUP_FOLDER);
  if (self->journal != NULL)
    ask_journal (self, read_memory);
  tell_changed (self);
}

static void
siloam_backups_dispose (GObject *object)
{
  SiloamBackups *self = SILOAM_BACKUPS (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_object (&self->journal);
  g_clear_object (&self->drives);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (siloam_backups_parent_class)->dispose (object);
}

static void
siloam_backups_finalize (GObject *object)
{
  SiloamBackups *self = SILOAM_BACKUPS (object);

  g_hash_table_unref (self->last);
  g_hash_table_unref (self->faults);
  g_queue_free_full (self->waiting, task_free);
  g_clear_pointer (&self->now, siloam_backup_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (siloam_backups_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n_parameters)
{
  return g_signal_new (name,
                       SILOAM_TYPE_BACKUPS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_parameters,
                       G_TYPE_STRING);
}

static void
siloam_backups_class_init (SiloamBackupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_backups_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_backups_finalize;
  signals[SIGNAL_CHANGED] = new_signal ("changed", 0);
  signals[SIGNAL_MADE] = new_signal ("made", 1);
  signals[SIGNAL_FAILED] = new_signal ("failed", 1);
}

static void
siloam_backups_init (SiloamBackups *self)
{
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, record_free);
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, error_free);
  self->waiting = g_queue_new ();
}

/**
 * siloam_backups_new:
 * @settings: what the person chose
 * @monitor: (nullable): tells which drives there are; %NULL for the one of the system
 */
SiloamBackups *
siloam_backups_new (SiloamSettings *settings, GVolumeMonitor *monitor)
{
  SiloamBackups *self = g_object_new (SILOAM_TYPE_BACKUPS, NULL);
  GSettings *store = siloam_settings_get_store (settings);

  self->settings = g_object_ref (settings);
  self->drives = siloam_backup_drives_new (store, monitor);
  g_signal_connect_object (self->drives,
                           "changed",
                           G_CALLBACK (drives_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store,
                           "changed::backup-folder",
                           G_CALLBACK (folder_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * siloam_backups_attach:
 * @window: a toplevel
 *
 * Lets every widget inside @window find these.
 */
void
siloam_backups_attach (SiloamBackups *self, GtkWidget *window)
{
  g_return_if_fail (SILOAM_IS_BACKUPS (self));

  g_object_set_data_full (G_OBJECT (window), ATTACHED, g_object_ref (self), g_object_unref);
}

/**
 * siloam_backups_of:
 *
 * Returns: (transfer none) (nullable): those of the window @widget is in, or of the one that stands
 *   below it
 */
SiloamBackups *
siloam_backups_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root != NULL)
    {
      SiloamBackups *backups = g_object_get_data (G_OBJECT (root), ATTACHED);

      if (backups != NULL || !GTK_IS_WINDOW (root))
        return backups;
      root = (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root));
    }
  return NULL;
}

/**
 * siloam_backups_set_journal:
 * @journal: (nullable): the open journal; %NULL when it is about to close
 *
 * Begins to see to the backups of a journal, or stops. What is being made is broken off when the
 * journal closes.
 */
void
siloam_backups_set_journal (SiloamBackups *self, SiloamJournal *journal)
{
  g_return_if_fail (SILOAM_IS_BACKUPS (self));

  if (self->journal == journal)
    return;
  siloam_backups_cancel (self);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_hash_table_remove_all (self->last);
  g_hash_table_remove_all (self->faults);
  g_set_object (&self->journal, journal);
  if (journal != NULL)
    {
      self->look_source = g_timeout_add_seconds (FIRST_LOOK_SECONDS, look_cb, self);
      ask_journal (self, read_memory);
    }
  tell_changed (self);
}

/**
 * siloam_backups_make:
 *
 * Makes a backup at every place that can be reached, also when nothing changed.
 */
void
siloam_backups_make (SiloamBackups *self)
{
  g_return_if_fail (SILOAM_IS_BACKUPS (self));

  make_at_all_places (self, FALSE);
}

/**
 * siloam_backups_make_due:
 *
 * Makes a backup where none was made today and something changed since the last.
 */
void
siloam_backups_make_due (SiloamBackups *self)
{
  g_return_if_fail (SILOAM_IS_BACKUPS (self));

  make_at_all_places (self, TRUE);
}

void
siloam_backups_cancel (SiloamBackups *self)
{
  g_return_if_fail (SILOAM_IS_BACKUPS (self));

  g_queue_clear_full (self->waiting, task_free);
  g_cancellable_cancel (self->cancellable);
}

gboolean
siloam_backups_is_busy (SiloamBackups *self)
{
  return self->now != NULL;
}

/**
 * siloam_backups_get_fraction:
 *
 * Returns: how far the one that is being made is, from 0 to 1
 */
double
siloam_backups_get_fraction (SiloamBackups *self)
{
  return self->now != NULL ? siloam_backup_get_fraction (self->now) : 0;
}

const SiloamBackupRecord *
siloam_backups_get_last (SiloamBackups *self, const char *place)
{
  return g_hash_table_lookup (self->last, place);
}

/**
 * siloam_backups_get_newest:
 *
 * Returns: (transfer none) (nullable): the last verified backup at any place
 */
const SiloamBackupRecord *
siloam_backups_get_newest (SiloamBackups *self)
{
  SiloamBackupRecord *newest = NULL;
  GHashTableIter each;
  gpointer value;

  g_hash_table_iter_init (&each, self->last);
  while (g_hash_table_iter_next (&each, NULL, &value))
    {
      SiloamBackupRecord *record = value;

      if (newest == NULL || g_date_time_compare (record->at, newest->at) > 0)
        newest = record;
    }
  return newest;
}

const GError *
siloam_backups_get_fault (SiloamBackups *self, const char *place)
{
  return g_hash_table_lookup (self->faults, place);
}

gboolean
siloam_backups_is_on_same_disk (SiloamBackups *self)
{
  return self->same_disk;
}

/**
 * siloam_backups_accept_fewer:
 *
 * From now on older backups may go although they hold more: the person says it is right so.
 */
void
siloam_backups_accept_fewer (SiloamBackups *self)
{
  g_return_if_fail (SILOAM_IS_BACKUPS (self));

  if (self->journal != NULL)
    ask_journal (self, accept_fewer);
}

/**
 * siloam_backups_get_drives:
 *
 * Returns: (transfer none): which drives there are
 */
SiloamBackupDrives *
siloam_backups_get_drives (SiloamBackups *self)
{
  return self->drives;
}

/**
 * siloam_backups_dup_folders:
 *
 * Returns: (transfer full) (array zero-terminated=1) (type filename): where backups may be now
 */
char **
siloam_backups_dup_folders (SiloamBackups *self)
{
  g_autofree char *folder = siloam_settings_dup_backup_folder (self->settings);
  g_autoptr (GPtrArray) drives = siloam_backup_drives_list (self->drives);
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();

  if (folder != NULL)
    g_strv_builder_add (folders, folder);
  for (guint i = 0; i < drives->len; i++)
    {
      const SiloamBackupDrive *drive = drives->pdata[i];

      if (drive->folder != NULL)
        g_strv_builder_add (folders, drive->folder);
    }
  return g_strv_builder_end (folders);
}
