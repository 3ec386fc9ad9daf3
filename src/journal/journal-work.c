/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lets a higher room work on an open journal, in turn with all other requests. Main thread. */

#include "journal/journal-work.h"

#include "journal/journal-private.h"

static void
tell_entries (SiloamJournal *self, SiloamRequest *request)
{
  if (request->work_flags & SILOAM_WORK_CHANGES_ENTRIES)
    siloam_journal_tell_refreshed (self);
}

/**
 * siloam_journal_work_async:
 * @work: (scope async): called on the worker, again and again until it is done
 * @data: (transfer full): what the work needs and leaves
 *
 * Runs @work in its turn. Fails with %SILOAM_JOURNAL_ERROR_CLOSED when the journal is closed before
 * it is done, %G_IO_ERROR_CANCELLED, or what the work fails with.
 */
void
siloam_journal_work_async (SiloamJournal *self,
                           SiloamJournalWork work,
                           SiloamWorkFlags flags,
                           gpointer data,
                           GDestroyNotify free_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_work);

  request->work = work;
  request->work_flags = flags;
  request->work_data = data;
  request->free_work_data = free_data;
  request->deliver = tell_entries;
  siloam_journal_submit (self, request, "work", cancellable, callback, user_data);
}

/**
 * siloam_journal_work_finish:
 *
 * Returns: (transfer none) (nullable): the data of the work, for as long as @result lives
 */
gpointer
siloam_journal_work_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  SiloamRequest *request;

  g_return_val_if_fail (siloam_journal_is_answer (self, result, "work"), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  return request->work_data;
}
