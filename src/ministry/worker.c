/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one thread that owns an open ministry file. Requests run in the order they were pushed;
 * answers, each with the desk as it is then, are delivered in that same order on the main context
 * that made the worker. */

#include "ministry/worker-private.h"

#include "ministry/backup-private.h"
#include "ministry/store-private.h"

static gboolean
check_open (SiloamMinistryWorker *self, SiloamMinistryRequest *request)
{
  if (self->store != NULL || request->opens)
    return TRUE;
  g_set_error_literal (&request->error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_CLOSED,
                       "the file is closed");
  return FALSE;
}

/* Also after a failure: what was done before it shows. */
static void
lay_out (SiloamMinistryWorker *self, SiloamMinistryRequest *request)
{
  g_autoptr (GError) fault = NULL;

  if (self->store == NULL || self->seen == self->store->revision)
    return;
  request->desk = siloam_ministry_store_read (self->store, &fault);
  if (request->desk != NULL)
    self->seen = self->store->revision;
  else if (request->error == NULL)
    request->error = g_steal_pointer (&fault);
}

static void
run (SiloamMinistryWorker *self, GTask *task, SiloamMinistryRequest *request)
{
  request->cancellable = g_task_get_cancellable (task);
  if (g_cancellable_set_error_if_cancelled (request->cancellable, &request->error) ||
      !check_open (self, request))
    return;
  request->job (self, request, &request->error);
  if (self->store != NULL)
    siloam_ministry_backup_renew (self->store, self->vault);
  lay_out (self, request);
}

static gboolean
deliver_cb (gpointer data)
{
  GTask *task = data;
  SiloamMinistryRequest *request = g_task_get_task_data (task);

  if (request->deliver != NULL)
    request->deliver (g_task_get_source_object (task), request);
  if (request->error != NULL)
    g_task_return_error (task, g_error_copy (request->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that may run right here when the main loop rests. */
static void
post (SiloamMinistryWorker *self, GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, task, g_object_unref);
  g_source_attach (source, self->context);
}

static gpointer
work (gpointer data)
{
  SiloamMinistryWorker *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      GTask *task = g_async_queue_pop (self->queue);
      SiloamMinistryRequest *request = g_task_get_task_data (task);

      last = request->last;
      run (self, task, request);
      post (self, task);
    }
  return NULL;
}

SiloamMinistryWorker *
siloam_ministry_worker_new (void)
{
  SiloamMinistryWorker *self = g_new0 (SiloamMinistryWorker, 1);

  self->queue = g_async_queue_new_full (g_object_unref);
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_new ("siloam-ministry", work, self);
  return self;
}

void
siloam_ministry_worker_push (SiloamMinistryWorker *self, GTask *task)
{
  g_async_queue_push (self->queue, task);
}

void
siloam_ministry_worker_join (SiloamMinistryWorker *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

void
siloam_ministry_worker_free (SiloamMinistryWorker *self)
{
  g_assert (self->thread == NULL);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}

SiloamMinistryRequest *
siloam_ministry_request_new (SiloamMinistryJob job)
{
  SiloamMinistryRequest *self = g_new0 (SiloamMinistryRequest, 1);

  self->job = job;
  return self;
}

void
siloam_ministry_request_free (SiloamMinistryRequest *self)
{
  if (self->free_record != NULL)
    g_clear_pointer (&self->record, self->free_record);
  g_free (self->id);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->credential, siloam_credential_unref);
  g_clear_pointer (&self->secret, siloam_secret_unref);
  siloam_ministry_desk_free (self->desk);
  g_clear_error (&self->error);
  g_free (self);
}
