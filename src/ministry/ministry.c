/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade of the room: its life, and the way of a request to the one worker and of the answer
 * back. It has the desk as it was after the last change. The requests are in ministry-write.c.
 * Holds no SQL and never touches the connection. Main thread only. */

#include "ministry/ministry-private.h"

#define SECONDS_BETWEEN_SWEEPS (15 * 60)

struct _SiloamMinistry
{
  GObject parent_instance;

  SiloamMinistryWorker *worker;
  SiloamMinistryDesk *desk;
  guint sweeping; /* the timer */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (SiloamMinistry, siloam_ministry, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_request (gpointer request)
{
  siloam_ministry_request_free (request);
}

static GTask *
make_task (SiloamMinistry *self,
           SiloamMinistryRequest *request,
           const char *name,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  /* The worker itself says what became of a cancelled request. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, (gpointer) name);
  g_task_set_name (task, name);
  g_task_set_task_data (task, request, free_request);
  return task;
}

static void
push (SiloamMinistry *self, GTask *task)
{
  if (!self->closed)
    {
      siloam_ministry_worker_push (self->worker, task);
      return;
    }
  g_task_return_new_error (task,
                           SILOAM_MINISTRY_ERROR,
                           SILOAM_MINISTRY_ERROR_CLOSED,
                           "the file is closed");
  g_object_unref (task);
}

gboolean
siloam_ministry_is_answer (gpointer self, GAsyncResult *result, const char *name)
{
  return g_task_is_valid (result, self) &&
         g_strcmp0 (g_task_get_source_tag (G_TASK (result)), name) == 0;
}

/* Borrowed pointers into the old desk end here. */
static gboolean
take_desk (SiloamMinistry *self, SiloamMinistryRequest *request)
{
  g_autoptr (SiloamMinistryDesk) old = NULL;

  if (request->desk == NULL)
    return FALSE;
  old = g_steal_pointer (&self->desk);
  self->desk = g_steal_pointer (&request->desk);
  return TRUE;
}

static void
tell_change (SiloamMinistry *self, SiloamMinistryRequest *request)
{
  if (take_desk (self, request))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
siloam_ministry_submit (SiloamMinistry *self,
                        SiloamMinistryRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  request->deliver = tell_change;
  push (self, make_task (self, request, SILOAM_MINISTRY_WRITE, cancellable, callback, user_data));
}

static void
push_last (SiloamMinistry *self, GTask *task)
{
  SiloamMinistryRequest *request = g_task_get_task_data (task);

  request->last = TRUE;
  request->opens = TRUE;
  self->closed = TRUE;
  g_clear_handle_id (&self->sweeping, g_source_remove);
  siloam_ministry_worker_push (self->worker, task);
}

static void
siloam_ministry_dispose (GObject *object)
{
  SiloamMinistry *self = SILOAM_MINISTRY (object);

  /* No request is waiting, or its task would keep the file open. */
  if (!self->closed)
    {
      GTask *task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_name (task, "close");
      g_task_set_task_data (task,
                            siloam_ministry_request_new (siloam_ministry_job_close),
                            free_request);
      push_last (self, task);
    }
  siloam_ministry_worker_join (self->worker);

  G_OBJECT_CLASS (siloam_ministry_parent_class)->dispose (object);
}

static void
siloam_ministry_finalize (GObject *object)
{
  SiloamMinistry *self = SILOAM_MINISTRY (object);

  siloam_ministry_worker_free (self->worker);
  siloam_ministry_desk_free (self->desk);

  G_OBJECT_CLASS (siloam_ministry_parent_class)->finalize (object);
}

static void
siloam_ministry_class_init (SiloamMinistryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siloam_ministry_dispose;
  object_class->finalize = siloam_ministry_finalize;

  /**
   * SiloamMinistry::changed:
   *
   * Something is different on the desk: pointers into the old one are not good any more. Main
   * thread.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_ministry_init (SiloamMinistry *self)
{
  self->worker = siloam_ministry_worker_new ();
}

/* What fails is tried again a quarter of an hour later, and at the next opening. */
static gboolean
sweep_cb (gpointer data)
{
  siloam_ministry_sweep_async (SILOAM_MINISTRY (data), NULL, NULL);
  return G_SOURCE_CONTINUE;
}

static void
begin (SiloamMinistry *self, SiloamMinistryRequest *request)
{
  if (take_desk (self, request))
    self->sweeping = g_timeout_add_seconds (SECONDS_BETWEEN_SWEEPS, sweep_cb, self);
}

static void
submit_opening (SiloamMinistryJob job,
                const char *name,
                const char *path,
                SiloamCredential *credential,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (SiloamMinistry) self = g_object_new (SILOAM_TYPE_MINISTRY, NULL);
  SiloamMinistryRequest *request = siloam_ministry_request_new (job);

  request->id = g_strdup (path);
  request->credential = siloam_credential_ref (credential);
  request->opens = TRUE;
  request->deliver = begin;
  push (self, make_task (self, request, name, cancellable, callback, user_data));
}

static SiloamMinistry *
finish_opening (GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

/**
 * siloam_ministry_create_async:
 * @path: (type filename): where the sealed file comes to be; there must be none
 * @daily: what opens it on every evening, besides the recovery code
 *
 * Makes a new ministry file. Argon2id and the keyring are done on the worker.
 */
void
siloam_ministry_create_async (const char *path,
                              SiloamCredential *daily,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  submit_opening (siloam_ministry_job_create,
                  "create",
                  path,
                  daily,
                  cancellable,
                  callback,
                  user_data);
}

/**
 * siloam_ministry_create_finish:
 * @recovery_code: (out) (transfer full): the code to write down, shown this once
 *
 * Returns: (transfer full): the open file, or %NULL with %SILOAM_MINISTRY_ERROR_NO_PIN or a vault
 *   error; then nothing was made
 */
SiloamMinistry *
siloam_ministry_create_finish (GAsyncResult *result, SiloamSecret **recovery_code, GError **error)
{
  SiloamMinistry *self;
  SiloamMinistryRequest *request;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (
      siloam_ministry_is_answer (g_task_get_source_object (G_TASK (result)), result, "create"),
      NULL);

  self = finish_opening (result, error);
  request = g_task_get_task_data (G_TASK (result));
  if (self != NULL)
    *recovery_code = g_steal_pointer (&request->secret);
  return self;
}

/**
 * siloam_ministry_open_async:
 *
 * Opens the sealed file at @path, or makes none.
 */
void
siloam_ministry_open_async (const char *path,
                            SiloamCredential *credential,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  submit_opening (siloam_ministry_job_open,
                  "open",
                  path,
                  credential,
                  cancellable,
                  callback,
                  user_data);
}

/**
 * siloam_ministry_open_finish:
 *
 * Returns: (transfer full): the open file, or %NULL with %SILOAM_MINISTRY_ERROR_NO_PIN,
 * _OTHER_FILE, _NEWER_SCHEMA, _DAMAGED or a vault error
 */
SiloamMinistry *
siloam_ministry_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (
      siloam_ministry_is_answer (g_task_get_source_object (G_TASK (result)), result, "open"),
      NULL);

  return finish_opening (result, error);
}

static void
let_go (SiloamMinistry *self, SiloamMinistryRequest *request)
{
  siloam_ministry_worker_join (self->worker);
}

/**
 * siloam_ministry_close_async:
 *
 * Finishes what is queued, then closes the file and wipes the keys. From now on every other request
 * fails with %SILOAM_MINISTRY_ERROR_CLOSED.
 */
void
siloam_ministry_close_async (SiloamMinistry *self, GAsyncReadyCallback callback, gpointer user_data)
{
  SiloamMinistryRequest *request = siloam_ministry_request_new (siloam_ministry_job_close);
  GTask *task = make_task (self, request, "close", NULL, callback, user_data);

  request->deliver = let_go;
  if (self->closed)
    push (self, task);
  else
    push_last (self, task);
}

/**
 * siloam_ministry_close_finish:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_CLOSED when it was closed before, or a
 *   vault error; the keys are wiped in any case
 */
gboolean
siloam_ministry_close_finish (SiloamMinistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_ministry_is_answer (self, result, "close"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_ministry_close_sync:
 *
 * Closes as siloam_ministry_close_async() does, but waits for it: for shutdown and suspend, when
 * the main loop will not run again in time.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_ministry_close_sync (SiloamMinistry *self, GError **error)
{
  SiloamMinistryRequest *request;
  g_autoptr (GTask) task = NULL;

  if (self->closed)
    {
      siloam_ministry_worker_join (self->worker);
      return TRUE;
    }
  request = siloam_ministry_request_new (siloam_ministry_job_close);
  task = make_task (self, request, "close", NULL, NULL, NULL);
  push_last (self, g_object_ref (task));
  siloam_ministry_worker_join (self->worker);
  if (request->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (request->error));
  return FALSE;
}

/**
 * siloam_ministry_get_desk:
 *
 * Returns: (transfer none): all that is in the file, as it was after the last change; good until
 *   ::changed
 */
const SiloamMinistryDesk *
siloam_ministry_get_desk (SiloamMinistry *self)
{
  g_return_val_if_fail (SILOAM_IS_MINISTRY (self), NULL);

  return self->desk;
}
