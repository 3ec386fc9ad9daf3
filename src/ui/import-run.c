/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings in without holding up the window. Reading is done in a thread of its own; planning and
 * writing on the worker of the journal. While something is being done nobody else looks at the
 * bundle. Main thread. */

#include "config.h"

#include "ui/import-run.h"

#include "journal/journal-work.h"

#define WHOLE 1000

struct _SiloamImportRun
{
  GObject parent_instance;

  char *path;
  char *language;
  SiloamSecret *password;
  gboolean day_first;
  SiloamImportPlanFlags flags;
  SiloamImportBundle *bundle; /* NULL until it was read */
  gint64 number;
  int reached; /* of WHOLE; written by whatever thread works */
};

G_DEFINE_FINAL_TYPE (SiloamImportRun, siloam_import_run, G_TYPE_OBJECT)

/* Also on another thread, when the last who holds it is there: nothing in it minds. */
static void
siloam_import_run_finalize (GObject *object)
{
  SiloamImportRun *self = SILOAM_IMPORT_RUN (object);

  g_free (self->path);
  g_free (self->language);
  g_clear_pointer (&self->password, siloam_secret_unref);
  siloam_import_bundle_free (self->bundle);

  G_OBJECT_CLASS (siloam_import_run_parent_class)->finalize (object);
}

static void
siloam_import_run_class_init (SiloamImportRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_import_run_finalize;
}

static void
siloam_import_run_init (SiloamImportRun *self)
{
  self->day_first = TRUE;
}

/**
 * siloam_import_run_new:
 * @path: (type filename): what the person chose
 * @language: "nl" or "en"
 *
 * Returns: (transfer full): a run of which nothing was done yet
 */
SiloamImportRun *
siloam_import_run_new (const char *path, const char *language)
{
  SiloamImportRun *self = g_object_new (SILOAM_TYPE_IMPORT_RUN, NULL);

  self->path = g_strdup (path);
  self->language = g_strdup (language);
  return self;
}

const char *
siloam_import_run_get_path (SiloamImportRun *self)
{
  return self->path;
}

/**
 * siloam_import_run_set_password:
 * @password: of the source
 */
void
siloam_import_run_set_password (SiloamImportRun *self, SiloamSecret *password)
{
  g_clear_pointer (&self->password, siloam_secret_unref);
  self->password = siloam_secret_ref (password);
}

/**
 * siloam_import_run_set_day_first:
 *
 * Before it is looked at: what was read is not read again.
 */
void
siloam_import_run_set_day_first (SiloamImportRun *self, gboolean day_first)
{
  self->day_first = day_first;
}

/**
 * siloam_import_run_set_bring_back:
 * @bring_back: also what was thrown away here
 */
void
siloam_import_run_set_bring_back (SiloamImportRun *self, gboolean bring_back)
{
  self->flags = bring_back ? SILOAM_IMPORT_PLAN_BRING_BACK : SILOAM_IMPORT_PLAN_PLAIN;
}

double
siloam_import_run_get_progress (SiloamImportRun *self)
{
  return (double) g_atomic_int_get (&self->reached) / WHOLE;
}

const SiloamImportBundle *
siloam_import_run_get_bundle (SiloamImportRun *self)
{
  return self->bundle;
}

static void
reached_cb (double fraction, gpointer user_data)
{
  SiloamImportRun *self = user_data;

  g_atomic_int_set (&self->reached, (int) (fraction * WHOLE));
}

static SiloamImportOptions
make_options (SiloamImportRun *self)
{
  return (SiloamImportOptions){
    .language = self->language,
    .password = self->password,
    .day_first = self->day_first,
    .progress = reached_cb,
    .progress_data = self,
  };
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SiloamImportRun *self = source;
  SiloamImportOptions options = make_options (self);
  g_autoptr (GError) error = NULL;

  self->bundle = siloam_import_read (self->path, SILOAM_IMPORT_AUTO, &options, cancellable, &error);
  if (self->bundle != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static SiloamWorkStep
plan_work (SiloamStore *store,
           SiloamVault *vault,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  SiloamImportRun *self = data;

  return siloam_import_plan (store, self->bundle, self->flags, cancellable, error)
             ? SILOAM_WORK_DONE
             : SILOAM_WORK_FAILED;
}

/* Ends the task as the work on the journal ended. */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  siloam_journal_work_finish (SILOAM_JOURNAL (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
plan (GTask *task)
{
  SiloamImportRun *self = g_task_get_source_object (task);

  siloam_journal_work_async (g_task_get_task_data (task),
                             plan_work,
                             SILOAM_WORK_LOOKS,
                             g_object_ref (self),
                             g_object_unref,
                             g_task_get_cancellable (task),
                             worked_cb,
                             g_object_ref (task));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    plan (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * siloam_import_run_look_async:
 *
 * Reads the source, unless that was done, and finds out what would become of each entry. The
 * journal and the source are only looked at.
 */
void
siloam_import_run_look_async (SiloamImportRun *self,
                              SiloamJournal *journal,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) reading = NULL;

  g_task_set_source_tag (task, siloam_import_run_look_async);
  g_task_set_task_data (task, g_object_ref (journal), g_object_unref);
  g_atomic_int_set (&self->reached, 0);
  if (self->bundle != NULL)
    {
      plan (task);
      return;
    }
  reading = g_task_new (self, cancellable, read_cb, g_object_ref (task));
  g_task_run_in_thread (reading, read_thread);
}

/**
 * siloam_import_run_look_finish:
 *
 * Returns: %TRUE when the bundle is planned, or %FALSE with a #SiloamImportError or an error of the
 *   journal
 */
gboolean
siloam_import_run_look_finish (SiloamImportRun *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static SiloamWorkStep
apply_work (SiloamStore *store,
            SiloamVault *vault,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  SiloamImportRun *self = data;
  SiloamImportOptions options = make_options (self);

  return siloam_import_apply (store,
                              self->bundle,
                              self->flags,
                              &options,
                              cancellable,
                              &self->number,
                              error)
             ? SILOAM_WORK_DONE
             : SILOAM_WORK_FAILED;
}

/**
 * siloam_import_run_apply_async:
 *
 * Brings in what was looked at, all of it or nothing.
 */
void
siloam_import_run_apply_async (SiloamImportRun *self,
                               SiloamJournal *journal,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, siloam_import_run_apply_async);
  g_task_set_check_cancellable (task, FALSE);
  g_atomic_int_set (&self->reached, 0);
  siloam_journal_work_async (journal,
                             apply_work,
                             SILOAM_WORK_CHANGES_ENTRIES,
                             g_object_ref (self),
                             g_object_unref,
                             cancellable,
                             worked_cb,
                             g_object_ref (task));
}

/**
 * siloam_import_run_apply_finish:
 *
 * Returns: the number of the import, 0 when there was nothing to bring in, or -1 with an error;
 * then the journal is as it was
 */
gint64
siloam_import_run_apply_finish (SiloamImportRun *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? self->number : -1;
}

typedef struct
{
  gint64 number;
  gboolean although_changed;
  SiloamImportUndone undone;
} Undo;

static SiloamWorkStep
undo_work (SiloamStore *store,
           SiloamVault *vault,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Undo *undo = data;

  return siloam_import_undo (store, undo->number, undo->although_changed, &undo->undone, error)
             ? SILOAM_WORK_DONE
             : SILOAM_WORK_FAILED;
}

/**
 * siloam_imports_undo_async:
 * @number: of the import
 * @although_changed: take the rest back also when some entries were changed since
 */
void
siloam_imports_undo_async (SiloamJournal *journal,
                           gint64 number,
                           gboolean although_changed,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->number = number;
  undo->although_changed = although_changed;
  siloam_journal_work_async (journal,
                             undo_work,
                             SILOAM_WORK_CHANGES_ENTRIES,
                             undo,
                             g_free,
                             NULL,
                             callback,
                             user_data);
}

/**
 * siloam_imports_undo_finish:
 * @undone: (out): what was done
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_IMPORT_ERROR_CHANGED_SINCE or an error of the journal
 */
gboolean
siloam_imports_undo_finish (SiloamJournal *journal,
                            GAsyncResult *result,
                            SiloamImportUndone *undone,
                            GError **error)
{
  const Undo *undo = siloam_journal_work_finish (journal, result, error);

  if (undo != NULL)
    *undone = undo->undone;
  return undo != NULL;
}

static SiloamWorkStep
list_work (SiloamStore *store,
           SiloamVault *vault,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray **list = data;

  *list = siloam_import_list (store, error);
  return *list != NULL ? SILOAM_WORK_DONE : SILOAM_WORK_FAILED;
}

static void
free_list (gpointer data)
{
  GPtrArray **list = data;

  g_clear_pointer (list, g_ptr_array_unref);
  g_free (list);
}

/**
 * siloam_imports_list_async:
 */
void
siloam_imports_list_async (SiloamJournal *journal,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  siloam_journal_work_async (journal,
                             list_work,
                             SILOAM_WORK_LOOKS,
                             g_new0 (GPtrArray *, 1),
                             free_list,
                             cancellable,
                             callback,
                             user_data);
}

/**
 * siloam_imports_list_finish:
 *
 * Returns: (transfer full) (element-type SiloamImportRecord): newest first, or %NULL with an error
 */
GPtrArray *
siloam_imports_list_finish (SiloamJournal *journal, GAsyncResult *result, GError **error)
{
  GPtrArray **list = siloam_journal_work_finish (journal, result, error);

  return list != NULL ? g_steal_pointer (list) : NULL;
}
