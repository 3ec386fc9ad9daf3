/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading half of the façade: entries, lists and search. All of it may be cancelled halfway.
 * Main thread only. */

#include "journal/journal-private.h"

/**
 * siloam_journal_load_async:
 *
 * Loads one entry.
 */
void
siloam_journal_load_async (SiloamJournal *self,
                           const char *id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_load);

  request->text = g_strdup (id);
  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "load", cancellable, callback, user_data);
}

/**
 * siloam_journal_load_finish:
 *
 * Returns: (transfer full): the entry, or %NULL with %SILOAM_JOURNAL_ERROR_NOT_FOUND, _DAMAGED,
 *   _CLOSED or a vault error
 */
SiloamEntry *
siloam_journal_load_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "load"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_journal_load_period_async:
 * @from: (nullable): the first moment
 * @to: (nullable): the first moment after
 *
 * Loads every entry of a period, oldest first.
 */
void
siloam_journal_load_period_async (SiloamJournal *self,
                                  GDateTime *from,
                                  GDateTime *to,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_load_period);

  request->from = from != NULL ? g_date_time_ref (from) : NULL;
  request->to = to != NULL ? g_date_time_ref (to) : NULL;
  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "load-period", cancellable, callback, user_data);
}

/**
 * siloam_journal_load_period_finish:
 *
 * Returns: (transfer full) (element-type SiloamEntry): the entries, or %NULL with an error; one
 * damaged entry fails the whole, so that nobody takes a part for all
 */
GPtrArray *
siloam_journal_load_period_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "load-period"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_journal_search_async:
 * @query: what the person typed; see siloam_store_search()
 *
 * Searches inside the sealed file. Cancel it when the person types on.
 */
void
siloam_journal_search_async (SiloamJournal *self,
                             const char *query,
                             guint max,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_search);

  request->text = g_strdup (query);
  request->count = max;
  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "search", cancellable, callback, user_data);
}

/**
 * siloam_journal_search_finish:
 *
 * Returns: (transfer full) (element-type SiloamSearchHit): the hits, or %NULL with
 *   %G_IO_ERROR_CANCELLED, %SILOAM_JOURNAL_ERROR_CLOSED or a vault error
 */
GPtrArray *
siloam_journal_search_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "search"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_journal_on_the_way_async:
 *
 * Reads what is "onderweg", newest first.
 */
void
siloam_journal_on_the_way_async (SiloamJournal *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_on_the_way);

  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "on-the-way", cancellable, callback, user_data);
}

/**
 * siloam_journal_on_the_way_finish:
 *
 * Returns: (transfer full) (element-type SiloamSummary): the list, or %NULL with an error
 */
GPtrArray *
siloam_journal_on_the_way_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "on-the-way"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_journal_find_places_async:
 * @reference: a verse, a range or a chapter, in its numbering
 *
 * Finds the entries that hold any of these verses: first where they were received, then the newest.
 */
void
siloam_journal_find_places_async (SiloamJournal *self,
                                  const SiloamReference *reference,
                                  guint max,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_find_places);

  request->reference = *reference;
  request->count = max;
  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "find-places", cancellable, callback, user_data);
}

/**
 * siloam_journal_find_places_finish:
 *
 * Returns: (transfer full) (element-type SiloamVersePlace): the places, or %NULL with
 *   %G_IO_ERROR_CANCELLED, %SILOAM_JOURNAL_ERROR_CLOSED or a vault error
 */
GPtrArray *
siloam_journal_find_places_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "find-places"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_journal_gift_lines_async:
 *
 * Reads what was received, newest first.
 */
void
siloam_journal_gift_lines_async (SiloamJournal *self,
                                 gboolean memorials_only,
                                 guint max,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_gift_lines);

  request->memorials_only = memorials_only;
  request->count = max;
  request->turn.interruptible = TRUE;
  siloam_journal_submit (self, request, "gift-lines", cancellable, callback, user_data);
}

/**
 * siloam_journal_gift_lines_finish:
 *
 * Returns: (transfer full) (element-type SiloamGiftLine): the lines, or %NULL with an error
 */
GPtrArray *
siloam_journal_gift_lines_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "gift-lines"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
siloam_journal_page_async (SiloamJournal *self,
                           guint offset,
                           guint count,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (siloam_job_page);

  request->offset = offset;
  request->count = count;
  siloam_journal_submit (self, request, "page", NULL, callback, user_data);
}

SiloamPage *
siloam_journal_page_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "page"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
