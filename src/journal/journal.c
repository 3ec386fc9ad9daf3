/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade of the room: turns calls on the main thread into requests for the one worker, and its
 * answers into results. Holds no SQL and never touches the connection. Main thread only. */

#include "journal/journal-private.h"

#include "journal/worker-private.h"

struct _SiloamJournal
{
  GObject parent_instance;

  SiloamClerk *clerk;
  SiloamProfile *profile;
};

G_DEFINE_FINAL_TYPE (SiloamJournal, siloam_journal, G_TYPE_OBJECT)

enum
{
  SIGNAL_ENTRY_CHANGED,
  SIGNAL_PLACE_CHANGED,
  SIGNAL_PROFILE_CHANGED,
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
siloam_journal_submit (SiloamJournal *self,
                       SiloamRequest *request,
                       const char *name,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  siloam_clerk_submit (self->clerk, &request->turn, name, cancellable, callback, user_data);
}

gboolean
siloam_journal_is_answer (gpointer self, GAsyncResult *result, const char *name)
{
  return siloam_clerk_is_answer (self, result, name);
}

void
siloam_journal_tell_closing (gpointer self)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_CHANGED], 0, NULL);
}

static void
siloam_journal_dispose (GObject *object)
{
  SiloamJournal *self = SILOAM_JOURNAL (object);

  siloam_clerk_end (self->clerk);

  G_OBJECT_CLASS (siloam_journal_parent_class)->dispose (object);
}

static void
siloam_journal_finalize (GObject *object)
{
  SiloamJournal *self = SILOAM_JOURNAL (object);

  siloam_clerk_free (self->clerk);
  siloam_profile_free (self->profile);

  G_OBJECT_CLASS (siloam_journal_parent_class)->finalize (object);
}

static void
siloam_journal_class_init (SiloamJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siloam_journal_dispose;
  object_class->finalize = siloam_journal_finalize;

  /**
   * SiloamJournal::entry-changed:
   * @id: the id of the entry
   *
   * An entry was saved, deleted or brought back. Main thread.
   */
  signals[SIGNAL_ENTRY_CHANGED] = g_signal_new ("entry-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                1,
                                                G_TYPE_STRING);
  signals[SIGNAL_PLACE_CHANGED] = g_signal_new ("place-changed",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                1,
                                                G_TYPE_POINTER);

  /**
   * SiloamJournal::refreshed:
   *
   * Many entries came, changed or went at once, as by an import. Main thread.
   */
  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);

  /**
   * SiloamJournal::profile-changed:
   *
   * What the journal knows of its owner was saved. Main thread.
   */
  signals[SIGNAL_PROFILE_CHANGED] = g_signal_new ("profile-changed",
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
siloam_journal_init (SiloamJournal *self)
{
  self->clerk = siloam_worker_start (self);
  self->profile = siloam_profile_new ();
}

static void
keep_profile (SiloamJournal *self, SiloamRequest *request)
{
  siloam_profile_free (self->profile);
  self->profile = siloam_profile_copy (request->profile);
}

static void
tell_profile (SiloamJournal *self, SiloamRequest *request)
{
  keep_profile (self, request);
  g_signal_emit (self, signals[SIGNAL_PROFILE_CHANGED], 0);
}

static void
tell_change (SiloamJournal *self, SiloamRequest *request)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_CHANGED], 0, request->change);
  g_signal_emit (self, signals[SIGNAL_ENTRY_CHANGED], 0, request->change->id);
}

void
siloam_journal_tell_refreshed (SiloamJournal *self)
{
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}

/**
 * siloam_journal_create_async:
 * @path: where the sealed file comes to be; there must be none
 * @daily: what opens it every day, besides the recovery code
 *
 * Makes a new journal. Argon2id and the keyring are done on the worker.
 */
void
siloam_journal_create_async (const char *path,
                             SiloamCredential *daily,
                             const SiloamProfile *profile,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (SiloamJournal) self = g_object_new (SILOAM_TYPE_JOURNAL, NULL);
  SiloamRequest *request = siloam_request_new (siloam_job_create);

  request->turn.opens = TRUE;
  request->text = g_strdup (path);
  request->credential = siloam_credential_ref (daily);
  request->profile = siloam_profile_copy (profile);
  request->deliver = keep_profile;
  siloam_journal_submit (self, request, "create", cancellable, callback, user_data);
}

/**
 * siloam_journal_create_finish:
 * @recovery_code: (out) (transfer full): the code to write down, shown this once
 *
 * Returns: (transfer full): the open journal, or %NULL with a vault or journal error
 */
SiloamJournal *
siloam_journal_create_finish (GAsyncResult *result, SiloamSecret **recovery_code, GError **error)
{
  SiloamJournal *self = siloam_clerk_finish_opening (result, "create", error);
  SiloamRequest *request;

  if (self == NULL)
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  *recovery_code = g_steal_pointer (&request->secret);
  return self;
}

/**
 * siloam_journal_open_async:
 *
 * Opens the sealed file at @path, or makes none.
 */
void
siloam_journal_open_async (const char *path,
                           SiloamCredential *credential,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (SiloamJournal) self = g_object_new (SILOAM_TYPE_JOURNAL, NULL);
  SiloamRequest *request = siloam_request_new (siloam_job_open);

  request->turn.opens = TRUE;
  request->text = g_strdup (path);
  request->credential = siloam_credential_ref (credential);
  request->deliver = keep_profile;
  siloam_journal_submit (self, request, "open", cancellable, callback, user_data);
}

/**
 * siloam_journal_open_finish:
 *
 * Returns: (transfer full): the open journal, or %NULL with a vault error or
 *   %SILOAM_JOURNAL_ERROR_NEWER_SCHEMA
 */
SiloamJournal *
siloam_journal_open_finish (GAsyncResult *result, GError **error)
{
  return siloam_clerk_finish_opening (result, "open", error);
}

/**
 * siloam_journal_close_async:
 *
 * Finishes what is queued, then closes the file and wipes the keys. From now on every other
 * request fails with %SILOAM_JOURNAL_ERROR_CLOSED.
 */
void
siloam_journal_close_async (SiloamJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  siloam_clerk_close_async (self->clerk, callback, user_data);
}

/**
 * siloam_journal_close_finish:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_CLOSED when it was closed before, or a
 *   vault error; the keys are wiped in any case
 */
gboolean
siloam_journal_close_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "close"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_close_sync:
 *
 * Closes as siloam_journal_close_async() does, but waits for it: for shutdown and suspend, when the
 * main loop will not run again in time. A journal that is closing already is waited for.
 *
 * Returns: %TRUE, or %FALSE with a vault error
 */
gboolean
siloam_journal_close_sync (SiloamJournal *self, GError **error)
{
  return siloam_clerk_close_sync (self->clerk, error);
}

/**
 * siloam_journal_get_profile:
 *
 * Returns: (transfer none): the profile as last loaded or saved
 */
const SiloamProfile *
siloam_journal_get_profile (SiloamJournal *self)
{
  return self->profile;
}

/**
 * siloam_journal_save_profile_async:
 *
 * Keeps a copy of @profile in the journal.
 */
void
siloam_journal_save_profile_async (SiloamJournal *self,
                                   const SiloamProfile *profile,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_save_profile);

  request->profile = siloam_profile_copy (profile);
  request->deliver = tell_profile;
  siloam_journal_submit (self, request, "save-profile", NULL, callback, user_data);
}

/**
 * siloam_journal_save_profile_finish:
 *
 * Returns: %TRUE when the profile is on disk, or %FALSE with %SILOAM_JOURNAL_ERROR_CLOSED or a
 *   vault error
 */
gboolean
siloam_journal_save_profile_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "save-profile"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_save_async:
 * @cancellable: (nullable): stops the save only while it waits; a save that began is told as done
 *
 * Keeps a copy of @entry as it is now: tidied, settled, checked, and on disk before the callback.
 */
void
siloam_journal_save_async (SiloamJournal *self,
                           const SiloamEntry *entry,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_save);

  request->entry = siloam_entry_copy (entry);
  request->deliver = tell_change;
  siloam_journal_submit (self, request, "save", cancellable, callback, user_data);
}

/**
 * siloam_journal_save_finish:
 *
 * Returns: %TRUE when the entry is on disk, or %FALSE with %SILOAM_JOURNAL_ERROR_INVALID,
 *   _TOO_LARGE, _CLOSED, %G_IO_ERROR_CANCELLED or a vault error
 */
gboolean
siloam_journal_save_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "save"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_delete_async:
 *
 * Takes an entry out of the journal; siloam_journal_undelete_async() brings it back within a day.
 */
void
siloam_journal_delete_async (SiloamJournal *self,
                             const char *id,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_delete);

  request->text = g_strdup (id);
  request->deliver = tell_change;
  siloam_journal_submit (self, request, "delete", NULL, callback, user_data);
}

/**
 * siloam_journal_delete_finish:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_NOT_FOUND, _CLOSED or a vault error
 */
gboolean
siloam_journal_delete_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "delete"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_undelete_async:
 *
 * Brings a deleted entry back as it was.
 */
void
siloam_journal_undelete_async (SiloamJournal *self,
                               const char *id,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_undelete);

  request->text = g_strdup (id);
  request->deliver = tell_change;
  siloam_journal_submit (self, request, "undelete", NULL, callback, user_data);
}

/**
 * siloam_journal_undelete_finish:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_NOT_FOUND, _CLOSED or a vault error
 */
gboolean
siloam_journal_undelete_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "undelete"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_get_timeline:
 *
 * Returns: (transfer full): a new list model of every entry, newest first
 */
SiloamTimeline *
siloam_journal_get_timeline (SiloamJournal *self)
{
  return siloam_timeline_new (self);
}

/**
 * siloam_journal_repair_keyring_async:
 * @pin: (nullable): a PIN to go with the keyring
 *
 * Lets this session's keyring open the journal again, as after opening with the recovery code.
 */
void
siloam_journal_repair_keyring_async (SiloamJournal *self,
                                     SiloamSecret *pin,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_repair_keyring);

  request->secret = pin != NULL ? siloam_secret_ref (pin) : NULL;
  siloam_journal_submit (self, request, "repair-keyring", cancellable, callback, user_data);
}

/**
 * siloam_journal_repair_keyring_finish:
 *
 * Returns: %TRUE, or %FALSE with a keyring error of the vault
 */
gboolean
siloam_journal_repair_keyring_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "repair-keyring"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_renew_recovery_async:
 *
 * Makes a new recovery code; the old one opens nothing any more.
 */
void
siloam_journal_renew_recovery_async (SiloamJournal *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_renew_recovery);

  siloam_journal_submit (self, request, "renew-recovery", cancellable, callback, user_data);
}

/**
 * siloam_journal_renew_recovery_finish:
 *
 * Returns: (transfer full): the new code, or %NULL with a vault error; then the old one still opens
 */
SiloamSecret *
siloam_journal_renew_recovery_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "renew-recovery"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
