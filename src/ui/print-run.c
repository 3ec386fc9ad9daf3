/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Follows pages until they are on paper. GTK is done as soon as the print service has taken them;
 * whether a printer printed them is only known there, so it is asked, and what it keeps of them is
 * erased. We write no file: what GTK hands over passes through a temporary file of its own without
 * a name, which main() keeps in memory. GTK's own printer that is a file is not offered, for it is
 * not locked and nobody is told so; nor is the preview of the desktop, a file for another program.
 * The job has a name that tells nothing. Main thread; the print service is asked on another. */

#include "config.h"

#include "ui/print-run.h"

#include <glib/gi18n.h>

#include "ui/print-queue.h"

/* Whoever stands at a printer looks up after some seconds. */
#define PATIENCE (3 * G_TIME_SPAN_SECOND)
#define LOOK_EVERY_MS 400
#define LOOK_AGAIN_EVERY_MS 2000
/* So often a service that took a job may not know it, for it went to a printer directly. */
#define LOOKS_IN_VAIN 3

struct _SiloamPrintRun
{
  GObject parent_instance;

  GtkPrintOperation *operation;
  char *name;    /* of the job: like no other */
  char *address; /* of the print service of this computer; NULL: not to be asked */

  gint64 sent; /* when all pages were drawn; 0: not yet */
  guint timer;
  guint in_vain;
  SiloamQueueState state;
  gboolean running; /* then it holds itself */
  gboolean to_file;
  gboolean looking;
  gboolean previewed;
  gboolean withdrawn;
  gboolean told_waiting;
  gboolean ended; /* ::became has said the last of it */
};

G_DEFINE_FINAL_TYPE (SiloamPrintRun, siloam_print_run, G_TYPE_OBJECT)

enum
{
  SIGNAL_BECAME,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void look_async (SiloamPrintRun *self);

static void
become (SiloamPrintRun *self, SiloamPrintOutcome outcome)
{
  if (self->ended)
    return;
  self->ended = outcome != SILOAM_PRINT_WAITS;
  g_signal_emit (self, signals[SIGNAL_BECAME], 0, (int) outcome);
}

/* Nothing more is to be known or done. */
static void
end (SiloamPrintRun *self, SiloamPrintOutcome outcome)
{
  g_autoptr (SiloamPrintRun) alive = NULL;

  if (!self->running)
    return;
  alive = self;
  self->running = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->operation, self);
  become (self, outcome);
}

static void
tell_waiting (SiloamPrintRun *self)
{
  if (self->told_waiting || g_get_monotonic_time () - self->sent < PATIENCE)
    return;
  self->told_waiting = TRUE;
  become (self, SILOAM_PRINT_WAITS);
}

static gboolean
look_cb (gpointer data)
{
  SiloamPrintRun *self = data;

  self->timer = 0;
  look_async (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (SiloamPrintRun *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer =
      g_timeout_add (self->told_waiting ? LOOK_AGAIN_EVERY_MS : LOOK_EVERY_MS, look_cb, self);
}

/* A service that never knew the job gave it to a printer that it keeps no list of; one that forgot
 * it while it was printed keeps no list of what is done. Else somebody threw it out there. */
static void
settle_unknown (SiloamPrintRun *self)
{
  if (self->state == SILOAM_QUEUE_SILENT || self->state == SILOAM_QUEUE_WAITING)
    end (self, SILOAM_PRINT_FAILED);
  else if (self->state == SILOAM_QUEUE_PRINTING || ++self->in_vain == LOOKS_IN_VAIN)
    end (self, SILOAM_PRINTED);
  else
    look_later (self);
}

static void
settle (SiloamPrintRun *self, SiloamQueueState state)
{
  switch (state)
    {
    case SILOAM_QUEUE_PRINTED:
      end (self, SILOAM_PRINTED);
      return;
    case SILOAM_QUEUE_FAILED:
      end (self, SILOAM_PRINT_FAILED);
      return;
    case SILOAM_QUEUE_UNKNOWN:
      settle_unknown (self);
      return;
    case SILOAM_QUEUE_SILENT:
    case SILOAM_QUEUE_WAITING:
    case SILOAM_QUEUE_PRINTING:
    default:
      self->state = state;
      tell_waiting (self);
      if (self->running)
        look_later (self);
    }
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SiloamPrintRun *self = SILOAM_PRINT_RUN (source);
  gboolean withdrew = g_task_get_source_tag (G_TASK (result)) == siloam_print_queue_withdraw;
  gssize state = g_task_propagate_int (G_TASK (result), NULL);

  self->looking = FALSE;
  if (!self->running)
    return;
  if (self->sent == 0) /* the dialog was closed: perhaps because there is nothing to choose */
    end (self, state == SILOAM_QUEUE_SILENT ? SILOAM_PRINT_FAILED : SILOAM_PRINT_LEFT);
  else if (self->withdrawn && !withdrew)
    look_async (self);
  else if (self->withdrawn && state != SILOAM_QUEUE_SILENT)
    end (self, SILOAM_PRINT_LEFT);
  else if (self->withdrawn)
    look_later (self);
  else
    settle (self, (SiloamQueueState) state);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SiloamPrintRun *self = source;
  SiloamQueueState (*ask) (const char *, const char *) = g_task_get_source_tag (task);

  g_task_return_int (task, (gssize) ask (self->address, self->name));
}

static void
look_async (SiloamPrintRun *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->looking)
    return;
  self->looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task,
                         self->withdrawn ? siloam_print_queue_withdraw : siloam_print_queue_tend);
  g_task_run_in_thread (task, look_in_thread);
}

/* All pages are drawn, and GTK has handed them over or could not. */
static void
follow (SiloamPrintRun *self)
{
  GtkPrintStatus status = gtk_print_operation_get_status (self->operation);

  if (self->sent == 0)
    return;
  if (self->to_file)
    end (self, SILOAM_PRINTED);
  else if (status == GTK_PRINT_STATUS_FINISHED_ABORTED)
    end (self, self->withdrawn ? SILOAM_PRINT_LEFT : SILOAM_PRINT_FAILED);
  else if (status == GTK_PRINT_STATUS_FINISHED && self->address == NULL)
    end (self, SILOAM_PRINTED);
  else if (status == GTK_PRINT_STATUS_FINISHED)
    look_async (self);
}

static void
status_changed_cb (SiloamPrintRun *self)
{
  follow (self);
}

static gboolean
patience_cb (gpointer data)
{
  SiloamPrintRun *self = data;

  self->timer = 0;
  tell_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
done_cb (SiloamPrintRun *self, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    end (self, SILOAM_PRINT_FAILED);
  else if (self->previewed)
    end (self, SILOAM_PRINT_PREVIEWED);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      self->sent = g_get_monotonic_time ();
      self->timer = g_timeout_add (PATIENCE / G_TIME_SPAN_MILLISECOND + 1, patience_cb, self);
      follow (self);
    }
  else if (self->address != NULL && !self->withdrawn)
    look_async (self);
  else
    end (self, SILOAM_PRINT_LEFT);
}

static gboolean
end_preview (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

static gboolean
preview_cb (SiloamPrintRun *self, GtkPrintOperationPreview *preview)
{
  self->previewed = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, end_preview, g_object_ref (preview), g_object_unref);
  return TRUE;
}

static void
siloam_print_run_finalize (GObject *object)
{
  SiloamPrintRun *self = SILOAM_PRINT_RUN (object);

  g_signal_handlers_disconnect_by_data (self->operation, self);
  g_object_unref (self->operation);
  g_free (self->name);
  g_free (self->address);

  G_OBJECT_CLASS (siloam_print_run_parent_class)->finalize (object);
}

static void
siloam_print_run_class_init (SiloamPrintRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_print_run_finalize;

  signals[SIGNAL_BECAME] = g_signal_new ("became",
                                         SILOAM_TYPE_PRINT_RUN,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_INT);
}

static void
siloam_print_run_init (SiloamPrintRun *self)
{
  guint number = (guint) g_random_int_range (0, 1000000);

  /* Translators: a name with a number by lot, seen by others at the printer. It must say nothing.
   */
  self->name = g_strdup_printf (_ ("Document %06u"), number);
}

/**
 * siloam_print_run_new:
 * @operation: has its number of pages, and draws them
 *
 * Returns: (transfer full): what is started once
 */
SiloamPrintRun *
siloam_print_run_new (GtkPrintOperation *operation)
{
  SiloamPrintRun *self = g_object_new (SILOAM_TYPE_PRINT_RUN, NULL);

  self->operation = g_object_ref (operation);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, self->name);
  g_signal_connect_swapped (operation, "preview", G_CALLBACK (preview_cb), self);
  g_signal_connect_swapped (operation, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (operation, "status-changed", G_CALLBACK (status_changed_cb), self);
  return self;
}

static void
start (SiloamPrintRun *self, GtkPrintOperationAction action, GtkWindow *parent)
{
  g_return_if_fail (SILOAM_IS_PRINT_RUN (self) && !self->running && !self->ended);

  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "cups", NULL);
  self->running = TRUE;
  g_object_ref (self);
  gtk_print_operation_run (self->operation, action, parent, NULL);
}

/**
 * siloam_print_run_start:
 * @parent: what the dialog stands over
 *
 * Asks for a printer and prints; ::became follows.
 */
void
siloam_print_run_start (SiloamPrintRun *self, GtkWindow *parent)
{
  g_return_if_fail (SILOAM_IS_PRINT_RUN (self));

  self->address = siloam_print_queue_dup_address ();
  start (self, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent);
}

/**
 * siloam_print_run_start_to_file:
 * @path: where GTK writes the pages as a PDF
 *
 * Prints without a printer; ::became follows.
 */
void
siloam_print_run_start_to_file (SiloamPrintRun *self, const char *path)
{
  g_return_if_fail (SILOAM_IS_PRINT_RUN (self));

  self->to_file = TRUE;
  gtk_print_operation_set_export_filename (self->operation, path);
  start (self, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL);
}

/**
 * siloam_print_run_withdraw:
 *
 * Takes back what is not on paper yet, also from the queue of the printer, as soon as that can be
 * reached.
 */
void
siloam_print_run_withdraw (SiloamPrintRun *self)
{
  g_return_if_fail (SILOAM_IS_PRINT_RUN (self));

  if (!self->running || self->withdrawn)
    return;
  self->withdrawn = TRUE;
  if (self->sent == 0)
    {
      gtk_print_operation_cancel (self->operation);
      return;
    }
  become (self, SILOAM_PRINT_LEFT);
  follow (self);
}

/**
 * siloam_print_run_leave:
 *
 * Lets go of it: what the printer is at goes on, what waits there is taken back.
 */
void
siloam_print_run_leave (SiloamPrintRun *self)
{
  g_return_if_fail (SILOAM_IS_PRINT_RUN (self));

  if (self->sent == 0 || (self->told_waiting && self->state != SILOAM_QUEUE_PRINTING))
    siloam_print_run_withdraw (self);
}
