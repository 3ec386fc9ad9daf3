/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade of reminders. A reminder is asked for by hand, lives in the sealed file and nowhere
 * else, and only waits: nothing here ever wakes anybody. Main thread only. */

#include "journal/journal-reminder.h"

#include "journal/journal-private.h"

/**
 * siloam_journal_set_reminder_async:
 * @entry_id: what to be reminded of
 * @due: (nullable): from when; %NULL takes the reminder away
 *
 * Keeps one reminder for an entry, instead of an earlier one.
 */
void
siloam_journal_set_reminder_async (SiloamJournal *self,
                                   const char *entry_id,
                                   GDateTime *due,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_set_reminder);

  request->text = g_strdup (entry_id);
  request->from = due != NULL ? g_date_time_ref (due) : NULL;
  siloam_journal_submit (self, request, "set-reminder", NULL, callback, user_data);
}

/**
 * siloam_journal_set_reminder_finish:
 *
 * Returns: %TRUE when it is on disk, or %FALSE with %SILOAM_JOURNAL_ERROR_NOT_FOUND, _CLOSED or a
 *   vault error
 */
gboolean
siloam_journal_set_reminder_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "set-reminder"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_reminders_async:
 * @entry_id: (nullable): the reminder of this entry, due or not; %NULL for all that are due now
 *
 * Reads reminders.
 */
void
siloam_journal_reminders_async (SiloamJournal *self,
                                const char *entry_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_reminders);

  request->text = g_strdup (entry_id);
  request->to = g_date_time_new_now_utc ();
  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "reminders", cancellable, callback, user_data);
}

/**
 * siloam_journal_reminders_finish:
 *
 * Returns: (transfer full) (element-type SiloamReminder): the reminders, oldest first, or %NULL
 *   with %G_IO_ERROR_CANCELLED, %SILOAM_JOURNAL_ERROR_CLOSED or a vault error
 */
GPtrArray *
siloam_journal_reminders_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "reminders"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
