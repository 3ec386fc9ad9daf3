/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that can be asked of an open ministry file, as a request with copies of what was
 * given. Main thread only. */

#include "ministry/ministry-private.h"

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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self,
                          request_with_id (siloam_ministry_job_remove_member, id),
                          NULL,
                          callback,
                          user_data);
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self,
                          request_with_id (siloam_ministry_job_close_evening, id),
                          NULL,
                          callback,
                          user_data);
}

/**
 * siloam_ministry_save_session_async:
 *
 * Keeps a copy of a session with its consents, and of what was said only what they allow. Fails
 * with %SILOAM_MINISTRY_ERROR_NOT_FOUND when it was erased meanwhile, and with _NOT_AGREED before
 * the first answer.
 */
void
siloam_ministry_save_session_async (SiloamMinistry *self,
                                    const SiloamSession *session,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self, request, NULL, callback, user_data);
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
  siloam_ministry_submit (self, request, NULL, callback, user_data);
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
  siloam_ministry_submit (self, request, NULL, callback, user_data);
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self, request, NULL, callback, user_data);
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
  siloam_ministry_submit (self, request, NULL, callback, user_data);
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
  siloam_ministry_submit (self,
                          request_with_id (siloam_ministry_job_take_point, id),
                          NULL,
                          callback,
                          user_data);
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self, request, NULL, callback, user_data);
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self,
                          siloam_ministry_request_new (siloam_ministry_job_sweep),
                          NULL,
                          callback,
                          user_data);
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
  siloam_ministry_submit (self,
                          siloam_ministry_request_new (siloam_ministry_job_confirm_clock),
                          NULL,
                          callback,
                          user_data);
}

/**
 * siloam_ministry_erase_damaged_async:
 *
 * Erases what cannot be read. Of a session that can be read without it, the rest stays.
 */
void
siloam_ministry_erase_damaged_async (SiloamMinistry *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  siloam_ministry_submit (self,
                          siloam_ministry_request_new (siloam_ministry_job_erase_damaged),
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
  siloam_ministry_submit (self,
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
  siloam_ministry_submit (self, request, cancellable, callback, user_data);
}

/**
 * siloam_ministry_check_async:
 * @secret: what somebody typed as the PIN or the passphrase
 *
 * Asks whether they know it, before something is shown that was not to be seen.
 */
void
siloam_ministry_check_async (SiloamMinistry *self,
                             SiloamSecret *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SiloamMinistryRequest *request = siloam_ministry_request_new (siloam_ministry_job_check);

  request->secret = siloam_secret_ref (secret);
  siloam_ministry_submit (self, request, cancellable, callback, user_data);
}

/**
 * siloam_ministry_renew_recovery_async:
 *
 * Makes a new recovery code; the old one opens nothing any more.
 */
void
siloam_ministry_renew_recovery_async (SiloamMinistry *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  siloam_ministry_submit (self,
                          siloam_ministry_request_new (siloam_ministry_job_renew_recovery),
                          cancellable,
                          callback,
                          user_data);
}

/**
 * siloam_ministry_renew_recovery_finish:
 *
 * Returns: (transfer full): the code to write down, shown this once
 */
SiloamSecret *
siloam_ministry_renew_recovery_finish (SiloamMinistry *self, GAsyncResult *result, GError **error)
{
  SiloamMinistryRequest *request;

  if (!siloam_ministry_write_finish (self, result, error))
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&request->secret);
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
  g_return_val_if_fail (siloam_ministry_is_answer (self, result, SILOAM_MINISTRY_WRITE), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
