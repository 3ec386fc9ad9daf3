/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade of the room: turns calls on the main thread into requests for the one worker, and its
 * answers into results. It has the desk as it was after the last change. Holds no SQL and never
 * touches the connection. Main thread only. */

#include "ministry/ministry.h"

#include "ministry/worker-private.h"

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

static gboolean
is_answer (gpointer self, GAsyncResult *result, const char *name)
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

/* Every write is named alike: one finish function is for all of them. */
static void
submit (SiloamMinistry *self,
        SiloamMinistryRequest *request, /* (transfer full) */
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  request->deliver = tell_change;
  push (self, make_task (self, request, "write", cancellable, callback, user_data));
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
  g_return_val_if_fail (is_answer (g_task_get_source_object (G_TASK (result)), result, "create"),
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
  g_return_val_if_fail (is_answer (g_task_get_source_object (G_TASK (result)), result, "open"),
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
  g_return_val_if_fail (is_answer (self, result, "close"), FALSE);

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

static SiloamMinistryRequest *
request_with_record (SiloamMinistryJob job, gpointer record, GDestroyNotify free_record)
{
  SiloamMinistryRequest *request = siloam_ministry_request_new (job);

  request->record = record;
  request->free_record = free_record;
  return request;
}

static SiloamMinistryRequest *
request_with_id (SiloamMinistryJob job, const char *id)
{
  SiloamMinistryRequest *request = siloam_ministry_request_new (job);

  request->id = g_strdup (id);
  return request;
}

/**
 * siloam_ministry_save_location_async:
 *
 * Keeps a copy of where the evenings are held. A shorter time for keeping shortens what is there.
 */
void
siloam_ministry_save_location_async (SiloamMinistry *self,
                                     const SiloamLocation *location,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_location,
                               siloam_location_copy (location),
                               (GDestroyNotify) siloam_location_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_save_member_async:
 *
 * Keeps a copy of someone of the team.
 */
void
siloam_ministry_save_member_async (SiloamMinistry *self,
                                   const SiloamMember *member,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_member,
                               siloam_member_copy (member),
                               (GDestroyNotify) siloam_member_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_remove_member_async:
 *
 * Forgets someone of the team.
 */
void
siloam_ministry_remove_member_async (SiloamMinistry *self,
                                     const char *id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  submit (self, request_with_id (siloam_ministry_job_remove_member, id), NULL, callback, user_data);
}

/**
 * siloam_ministry_save_evening_async:
 *
 * Keeps a copy of an evening. One that was closed does not open again.
 */
void
siloam_ministry_save_evening_async (SiloamMinistry *self,
                                    const SiloamEvening *evening,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_evening,
                               siloam_evening_copy (evening),
                               (GDestroyNotify) siloam_evening_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_close_evening_async:
 *
 * Erases of an evening what nobody agreed to keep, and clears its board. Fails with
 * %SILOAM_MINISTRY_ERROR_UNRESOLVED while a session is open.
 */
void
siloam_ministry_close_evening_async (SiloamMinistry *self,
                                     const char *id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  submit (self, request_with_id (siloam_ministry_job_close_evening, id), NULL, callback, user_data);
}

/**
 * siloam_ministry_save_session_async:
 *
 * Keeps a copy of a session with its consents, and of what was said only what they allow. Fails
 * with %SILOAM_MINISTRY_ERROR_NOT_FOUND when it was erased meanwhile.
 */
void
siloam_ministry_save_session_async (SiloamMinistry *self,
                                    const SiloamSession *session,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_session,
                               siloam_session_copy (session),
                               (GDestroyNotify) siloam_session_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_end_session_async:
 * @keep_until: (nullable): until when, as agreed
 * @reason: why, when it is erased
 *
 * Ends a session that was handed over or stopped.
 */
void
siloam_ministry_end_session_async (SiloamMinistry *self,
                                   const char *id,
                                   GDateTime *keep_until,
                                   SiloamReason reason,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  SiloamMinistryRequest *request = request_with_id (siloam_ministry_job_end_session, id);

  request->time = keep_until != NULL ? g_date_time_ref (keep_until) : NULL;
  request->reason = reason;
  submit (self, request, NULL, callback, user_data);
}

/**
 * siloam_ministry_withdraw_async:
 *
 * Withdraws a consent, and erases what only it allowed.
 */
void
siloam_ministry_withdraw_async (SiloamMinistry *self,
                                const char *session_id,
                                SiloamScope scope,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  SiloamMinistryRequest *request = request_with_id (siloam_ministry_job_withdraw, session_id);

  request->scope = scope;
  submit (self, request, NULL, callback, user_data);
}

/**
 * siloam_ministry_erase_session_async:
 *
 * Erases all that belongs to a session.
 */
void
siloam_ministry_erase_session_async (SiloamMinistry *self,
                                     const char *id,
                                     SiloamReason reason,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SiloamMinistryRequest *request = request_with_id (siloam_ministry_job_erase_session, id);

  request->reason = reason;
  submit (self, request, NULL, callback, user_data);
}

/**
 * siloam_ministry_save_note_async:
 *
 * Keeps a copy of a note of the team. Fails with %SILOAM_MINISTRY_ERROR_NOT_AGREED without consent
 * for notes.
 */
void
siloam_ministry_save_note_async (SiloamMinistry *self,
                                 const SiloamNote *note,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_note,
                               siloam_note_copy (note),
                               (GDestroyNotify) siloam_note_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_erase_note_async:
 *
 * Erases one note.
 */
void
siloam_ministry_erase_note_async (SiloamMinistry *self,
                                  const char *id,
                                  SiloamReason reason,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  SiloamMinistryRequest *request = request_with_id (siloam_ministry_job_erase_note, id);

  request->reason = reason;
  submit (self, request, NULL, callback, user_data);
}

/**
 * siloam_ministry_put_point_async:
 * @session_id: whose consent allows it
 *
 * Puts a theme on the board.
 */
void
siloam_ministry_put_point_async (SiloamMinistry *self,
                                 const SiloamPoint *point,
                                 const char *session_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  SiloamMinistryRequest *request = request_with_record (siloam_ministry_job_put_point,
                                                        siloam_point_copy (point),
                                                        (GDestroyNotify) siloam_point_free);

  request->id = g_strdup (session_id);
  submit (self, request, NULL, callback, user_data);
}

/**
 * siloam_ministry_take_point_async:
 *
 * Takes a theme off the board.
 */
void
siloam_ministry_take_point_async (SiloamMinistry *self,
                                  const char *id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  submit (self, request_with_id (siloam_ministry_job_take_point, id), NULL, callback, user_data);
}

/**
 * siloam_ministry_save_follow_up_async:
 *
 * Keeps a copy of a follow-up. Fails with %SILOAM_MINISTRY_ERROR_NOT_AGREED without consent for
 * contact.
 */
void
siloam_ministry_save_follow_up_async (SiloamMinistry *self,
                                      const SiloamFollowUp *follow_up,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_follow_up,
                               siloam_follow_up_copy (follow_up),
                               (GDestroyNotify) siloam_follow_up_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_end_follow_up_async:
 * @state: how it ended
 *
 * Erases the way to reach someone, and with it what was kept for the follow-up.
 */
void
siloam_ministry_end_follow_up_async (SiloamMinistry *self,
                                     const char *id,
                                     SiloamFollowUpState state,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SiloamMinistryRequest *request = request_with_id (siloam_ministry_job_end_follow_up, id);

  request->state = state;
  submit (self, request, NULL, callback, user_data);
}

/**
 * siloam_ministry_save_testimony_async:
 *
 * Keeps a copy of a testimony, which has a consent of its own.
 */
void
siloam_ministry_save_testimony_async (SiloamMinistry *self,
                                      const SiloamTestimony *testimony,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  submit (self,
          request_with_record (siloam_ministry_job_save_testimony,
                               siloam_testimony_copy (testimony),
                               (GDestroyNotify) siloam_testimony_free),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_withdraw_testimony_async:
 *
 * Erases a testimony.
 */
void
siloam_ministry_withdraw_testimony_async (SiloamMinistry *self,
                                          const char *id,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  submit (self,
          request_with_id (siloam_ministry_job_withdraw_testimony, id),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_sweep_async:
 *
 * Erases what expired meanwhile.
 */
void
siloam_ministry_sweep_async (SiloamMinistry *self, GAsyncReadyCallback callback, gpointer user_data)
{
  submit (self, siloam_ministry_request_new (siloam_ministry_job_sweep), NULL, callback, user_data);
}

/**
 * siloam_ministry_confirm_clock_async:
 *
 * Someone looked: the clock of this computer is right. Sweeps by it.
 */
void
siloam_ministry_confirm_clock_async (SiloamMinistry *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  submit (self,
          siloam_ministry_request_new (siloam_ministry_job_confirm_clock),
          NULL,
          callback,
          user_data);
}

/**
 * siloam_ministry_back_up_async:
 * @folder: (type filename): where the copy goes, now and whenever one is due
 *
 * Makes a sealed copy with what was agreed to be kept. It takes the place of older ones.
 */
void
siloam_ministry_back_up_async (SiloamMinistry *self,
                               const char *folder,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  submit (self,
          request_with_id (siloam_ministry_job_back_up, folder),
          cancellable,
          callback,
          user_data);
}

/**
 * siloam_ministry_repair_keyring_async:
 * @pin: goes with the keyring; never %NULL
 *
 * Lets this session's keyring open the file again, as after opening with the recovery code.
 */
void
siloam_ministry_repair_keyring_async (SiloamMinistry *self,
                                      SiloamSecret *pin,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  SiloamMinistryRequest *request = siloam_ministry_request_new (siloam_ministry_job_repair_keyring);

  request->secret = pin != NULL ? siloam_secret_ref (pin) : NULL;
  submit (self, request, cancellable, callback, user_data);
}

/**
 * siloam_ministry_write_finish:
 *
 * Returns: %TRUE when it is on disk, or %FALSE with an error of %SILOAM_MINISTRY_ERROR or of the
 *   vault
 */
gboolean
siloam_ministry_write_finish (SiloamMinistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (is_answer (self, result, "write"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
