/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one thread that owns an open journal. Requests run in the order they were pushed; answers
 * are delivered on the main context that made the worker, in that same order. */

#include "journal/worker-private.h"

/* How many steps of SQLite's machine between two looks at the cancellable: well below 1 ms. */
#define STEPS_BETWEEN_LOOKS 2000

static int
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
watch (SiloamWorker *self, GCancellable *cancellable)
{
  sqlite3 *db = self->vault != NULL ? siloam_vault_get_db (self->vault) : NULL;

  if (db != NULL)
    sqlite3_progress_handler (db,
                              STEPS_BETWEEN_LOOKS,
                              cancellable != NULL ? is_cancelled : NULL,
                              cancellable);
}

/* A journal that could not be opened again after its key was changed has none. */
static gboolean
check_open (SiloamWorker *self, SiloamRequest *request)
{
  if (self->store != NULL || request->job == siloam_job_create || request->job == siloam_job_open ||
      request->job == siloam_job_close)
    return TRUE;

  g_set_error_literal (&request->error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_CLOSED,
                       "the journal is closed");
  return FALSE;
}

static void
run (SiloamWorker *self, GTask *task, SiloamRequest *request)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  request->again = FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, &request->error) ||
      !check_open (self, request))
    return;
  request->cancellable = cancellable;
  if (request->interruptible)
    watch (self, cancellable);
  request->job (self, request);
  if (self->device != NULL)
    siloam_device_note (self->device);
  if (request->interruptible)
    watch (self, NULL);
}

/* On the main thread. What was written is told as written, even when cancelled meanwhile. */
static gboolean
deliver_cb (gpointer data)
{
  GTask *task = data;
  SiloamRequest *request = g_task_get_task_data (task);

  if (request->error == NULL && request->interruptible)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &request->error);
  if (request->error == NULL && request->deliver != NULL)
    request->deliver (g_task_get_source_object (task), request);

  if (request->error != NULL)
    g_task_return_error (task, g_steal_pointer (&request->error));
  else if (request->free_result != NULL)
    g_task_return_pointer (task, g_steal_pointer (&request->result), request->free_result);
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that may run right here when the main loop rests. */
static void
post (SiloamWorker *self, GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, task, g_object_unref);
  g_source_attach (source, self->context);
}

/* What the work holds may lie on the connection: it must be gone before the file closes. */
static void
let_go_of_work (SiloamRequest *request)
{
  if (request->free_work_data != NULL)
    g_clear_pointer (&request->work_data, request->free_work_data);
}

/* Only work that was to go on can stand behind the last request. */
static void
break_off_work (SiloamWorker *self)
{
  GTask *task;

  while ((task = g_async_queue_try_pop (self->queue)) != NULL)
    {
      SiloamRequest *request = g_task_get_task_data (task);

      let_go_of_work (request);
      g_set_error_literal (&request->error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_CLOSED,
                           "the journal was closed before this was done");
      post (self, task);
    }
}

static gpointer
work (gpointer data)
{
  SiloamWorker *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      GTask *task = g_async_queue_pop (self->queue);
      SiloamRequest *request = g_task_get_task_data (task);

      last = request->last;
      if (last)
        break_off_work (self);
      run (self, task, request);
      if (request->again)
        {
          g_async_queue_push (self->queue, task);
          continue;
        }
      if (request->error != NULL)
        let_go_of_work (request);
      post (self, task);
    }
  return NULL;
}

SiloamWorker *
siloam_worker_new (void)
{
  SiloamWorker *self = g_new0 (SiloamWorker, 1);

  self->queue = g_async_queue_new_full (g_object_unref);
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_new ("siloam-journal", work, self);
  return self;
}

void
siloam_worker_push (SiloamWorker *self, GTask *task)
{
  g_async_queue_push (self->queue, task);
}

void
siloam_worker_join (SiloamWorker *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

void
siloam_worker_free (SiloamWorker *self)
{
  g_assert (self->thread == NULL);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}

SiloamRequest *
siloam_request_new (SiloamJob job)
{
  SiloamRequest *self = g_new0 (SiloamRequest, 1);

  self->job = job;
  return self;
}

void
siloam_request_free (SiloamRequest *self)
{
  siloam_entry_free (self->entry);
  siloam_profile_free (self->profile);
  g_free (self->text);
  g_clear_pointer (&self->from, g_date_time_unref);
  g_clear_pointer (&self->to, g_date_time_unref);
  g_clear_pointer (&self->credential, siloam_credential_unref);
  g_clear_pointer (&self->secret, siloam_secret_unref);
  g_clear_pointer (&self->pin, siloam_secret_unref);
  if (self->result != NULL && self->free_result != NULL)
    self->free_result (self->result);
  if (self->work_data != NULL && self->free_work_data != NULL)
    self->free_work_data (self->work_data);
  siloam_move_free (self->change);
  g_clear_error (&self->error);
  g_free (self);
}
