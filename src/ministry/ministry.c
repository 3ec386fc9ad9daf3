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

  SiloamClerk *clerk;
  SiloamMinistryDesk *desk;
  guint sweeping; /* the timer */
};

G_DEFINE_FINAL_TYPE (SiloamMinistry, siloam_ministry, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gboolean
siloam_ministry_is_answer (gpointer self, GAsyncResult *result, const char *name)
{
  return siloam_clerk_is_answer (self, result, name);
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
  siloam_clerk_submit (self->clerk,
                       &request->turn,
                       SILOAM_MINISTRY_WRITE,
                       cancellable,
                       callback,
                       user_data);
}

void
siloam_ministry_stop_sweeping (gpointer self)
{
  g_clear_handle_id (&SILOAM_MINISTRY (self)->sweeping, g_source_remove);
}

static void
siloam_ministry_dispose (GObject *object)
{
  SiloamMinistry *self = SILOAM_MINISTRY (object);

  siloam_clerk_end (self->clerk);

  G_OBJECT_CLASS (siloam_ministry_parent_class)->dispose (object);
}

static void
siloam_ministry_finalize (GObject *object)
{
  SiloamMinistry *self = SILOAM_MINISTRY (object);

  siloam_clerk_free (self->clerk);
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
  self->clerk = siloam_ministry_worker_start (self);
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
  request->turn.opens = TRUE;
  request->deliver = begin;
  siloam_clerk_submit (self->clerk, &request->turn, name, cancellable, callback, user_data);
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
  SiloamMinistry *self = siloam_clerk_finish_opening (result, "create", error);
  SiloamMinistryRequest *request;

  if (self == NULL)
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
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
  return siloam_clerk_finish_opening (result, "open", error);
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
  siloam_clerk_close_async (self->clerk, callback, user_data);
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
  return siloam_clerk_close_sync (self->clerk, error);
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
