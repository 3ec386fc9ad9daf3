/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of an open journal, from the main thread: each request has its turn on the worker.
 * What is secret crosses in guarded memory only. Main thread. */

#include "journal/journal-keys.h"

#include "journal/journal-private.h"

static void
free_ways (gpointer ways)
{
  g_array_unref (ways);
}

static void
ways_in_job (SiloamWorker *worker, SiloamRequest *request)
{
  request->turn.result = siloam_ways_in_list (worker->vault, request->turn.cancellable);
  request->turn.free_result = free_ways;
}

/**
 * siloam_journal_ways_in_async:
 *
 * Asks what opens the journal, and what of it this session's keyring has.
 */
void
siloam_journal_ways_in_async (SiloamJournal *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  siloam_journal_submit (self,
                         siloam_request_new (ways_in_job),
                         "ways-in",
                         cancellable,
                         callback,
                         user_data);
}

/**
 * siloam_journal_ways_in_finish:
 *
 * Returns: (transfer full) (element-type SiloamWayIn): the ways in, or %NULL with
 *   %G_IO_ERROR_CANCELLED or %SILOAM_JOURNAL_ERROR_CLOSED
 */
GArray *
siloam_journal_ways_in_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "ways-in"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
set_passphrase_job (SiloamWorker *worker, SiloamRequest *request)
{
  if (request->secret != NULL)
    siloam_ways_in_set_passphrase (worker->vault,
                                   request->secret,
                                   request->turn.cancellable,
                                   &request->turn.error);
  else
    siloam_ways_in_remove_passphrase (worker->vault, &request->turn.error);
}

/**
 * siloam_journal_set_passphrase_async:
 * @words: (nullable): the new passphrase, %NULL to have none
 *
 * Sets, changes or takes away the passphrase; an old one opens nothing any more.
 */
void
siloam_journal_set_passphrase_async (SiloamJournal *self,
                                     SiloamSecret *words,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (set_passphrase_job);

  request->secret = words != NULL ? siloam_secret_ref (words) : NULL;
  siloam_journal_submit (self, request, "set-passphrase", NULL, callback, user_data);
}

/**
 * siloam_journal_set_passphrase_finish:
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_VAULT_ERROR_LAST_WAY_IN or another vault error
 */
gboolean
siloam_journal_set_passphrase_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "set-passphrase"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
keep_number (gpointer number)
{
}

static void
check_keyring_job (SiloamWorker *worker, SiloamRequest *request)
{
  const SiloamKeyringCheck check =
      siloam_ways_in_check_keyring (worker->vault, request->turn.cancellable, &request->turn.error);

  request->turn.result = GUINT_TO_POINTER (check);
  request->turn.free_result = keep_number;
}

/**
 * siloam_journal_check_keyring_async:
 *
 * Tries whether the keyring still opens the journal. The desktop may ask to unlock the keyring.
 */
void
siloam_journal_check_keyring_async (SiloamJournal *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  siloam_journal_submit (self,
                         siloam_request_new (check_keyring_job),
                         "check-keyring",
                         cancellable,
                         callback,
                         user_data);
}

/**
 * siloam_journal_check_keyring_finish:
 *
 * Returns: what was found, or %SILOAM_KEYRING_CHECK_FAILED with a keyring error of the vault
 */
SiloamKeyringCheck
siloam_journal_check_keyring_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "check-keyring"),
                        SILOAM_KEYRING_CHECK_FAILED);

  return GPOINTER_TO_UINT (g_task_propagate_pointer (G_TASK (result), error));
}

/**
 * siloam_journal_rotate_async:
 * @keyring: whether this session's keyring shall open it
 * @pin: (nullable): what the keyring needs beside it
 * @passphrase: (nullable): the passphrase it shall have
 * @progress: (nullable) (scope async): told how far it is, with @user_data
 *
 * Gives the journal another data key and another recovery code. Requests that come meanwhile wait,
 * and are for the new file. Cancelled in time, all stays as it was.
 */
void
siloam_journal_rotate_async (SiloamJournal *self,
                             gboolean keyring,
                             SiloamSecret *pin,
                             SiloamSecret *passphrase,
                             SiloamJournalProgress progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_rotate);

  request->keyring = keyring;
  request->pin = pin != NULL ? siloam_secret_ref (pin) : NULL;
  request->secret = passphrase != NULL ? siloam_secret_ref (passphrase) : NULL;
  request->progress = progress;
  request->progress_data = user_data;
  siloam_journal_submit (self, request, "rotate", cancellable, callback, user_data);
}

/**
 * siloam_journal_rotate_finish:
 *
 * Returns: (transfer full): the new recovery code, to show once; or %NULL with a vault error or
 *   %G_IO_ERROR_CANCELLED, and then all that opened the journal still does
 */
SiloamSecret *
siloam_journal_rotate_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "rotate"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
