/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries of an open journal for a thread of its own: it asks for some at a time, the main thread
 * passes the question on, and the worker of the journal reads them between two savings. Only the
 * asking thread ever waits. */

#include "export/entry-source.h"
#include "journal/journal-work.h"

/* Read in one go while they are asked for in order. */
#define BATCH 32

/* Shared by who asks and by the journal's worker. */
typedef struct
{
  GMutex lock;
  GCond answered_cond;
  SiloamJournal *journal; /* owned, for the main thread */
  GPtrArray *ids;         /* (element-type utf8) */
  GPtrArray *entries;     /* (element-type SiloamEntry); NULL in place of one that was given */
  GError *error;
  gboolean answered;
} Batch;

typedef struct
{
  SiloamJournal *journal;
  GPtrArray *ids;
  Batch *batch; /* the last that was read; NULL at first */
  guint first;  /* place of its first entry */
} Feed;

/* Not g_main_context_invoke(): that may run right here when the main loop rests. */
static void
call_on_main_thread (GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, NULL);
}

static gboolean
unref_object (gpointer object)
{
  g_object_unref (object);
  return G_SOURCE_REMOVE;
}

/* A journal belongs to the main thread, its end too. */
static void
let_go_of_journal (SiloamJournal *journal)
{
  call_on_main_thread (unref_object, journal);
}

static void
free_entry (gpointer entry)
{
  if (entry != NULL)
    siloam_entry_free (entry);
}

static void
clear_batch (gpointer data)
{
  Batch *batch = data;

  g_mutex_clear (&batch->lock);
  g_cond_clear (&batch->answered_cond);
  let_go_of_journal (batch->journal);
  g_ptr_array_unref (batch->ids);
  g_ptr_array_unref (batch->entries);
  g_clear_error (&batch->error);
}

static void
batch_unref (Batch *batch)
{
  g_atomic_rc_box_release_full (batch, clear_batch);
}

static Batch *
batch_new (const Feed *feed, guint first, guint count)
{
  Batch *batch = g_atomic_rc_box_new0 (Batch);

  g_mutex_init (&batch->lock);
  g_cond_init (&batch->answered_cond);
  batch->journal = g_object_ref (feed->journal);
  batch->ids = g_ptr_array_new_full (count, g_free);
  batch->entries = g_ptr_array_new_full (count, free_entry);
  for (guint i = first; i < first + count; i++)
    g_ptr_array_add (batch->ids, g_strdup (g_ptr_array_index (feed->ids, i)));
  return batch;
}

/* The first answer stands. */
static void
answer (Batch *batch, const GError *error)
{
  g_mutex_lock (&batch->lock);
  if (!batch->answered)
    {
      batch->answered = TRUE;
      batch->error = error != NULL ? g_error_copy (error) : NULL;
      g_cond_signal (&batch->answered_cond);
    }
  g_mutex_unlock (&batch->lock);
}

static SiloamWorkStep
read_batch (SiloamStore *store,
            SiloamVault *vault,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->ids->len; i++)
    {
      GError *fault = NULL;
      SiloamEntry *entry = siloam_store_load (store, g_ptr_array_index (batch->ids, i), &fault);

      if (entry == NULL)
        {
          answer (batch, fault);
          g_propagate_error (error, fault);
          return SILOAM_WORK_FAILED;
        }
      g_ptr_array_add (batch->entries, entry);
    }
  answer (batch, NULL);
  return SILOAM_WORK_DONE;
}

/* Also when the journal closed before the batch had its turn. */
static void
end_batch (gpointer data)
{
  g_autoptr (GError) closed = g_error_new_literal (SILOAM_JOURNAL_ERROR,
                                                   SILOAM_JOURNAL_ERROR_CLOSED,
                                                   "The journal is closed");

  answer (data, closed);
  batch_unref (data);
}

static void
batch_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  siloam_journal_work_finish (SILOAM_JOURNAL (source), result, &error);
}

static gboolean
ask_journal (gpointer data)
{
  Batch *batch = data;

  siloam_journal_work_async (batch->journal,
                             read_batch,
                             SILOAM_WORK_LOOKS,
                             batch,
                             end_batch,
                             NULL,
                             batch_read_cb,
                             NULL);
  return G_SOURCE_REMOVE;
}

static Batch *
fetch (const Feed *feed, guint first, guint count)
{
  Batch *batch = batch_new (feed, first, count);

  call_on_main_thread (ask_journal, g_atomic_rc_box_acquire (batch));
  g_mutex_lock (&batch->lock);
  while (!batch->answered)
    g_cond_wait (&batch->answered_cond, &batch->lock);
  g_mutex_unlock (&batch->lock);
  return batch;
}

static SiloamEntry *
take_from_batch (Feed *feed, guint index)
{
  guint place = index - feed->first;
  SiloamEntry *entry;

  if (feed->batch == NULL || index < feed->first || place >= feed->batch->entries->len)
    return NULL;
  entry = g_ptr_array_index (feed->batch->entries, place);
  g_ptr_array_index (feed->batch->entries, place) = NULL;
  return entry;
}

static gboolean
goes_on (const Feed *feed, guint index)
{
  return feed->batch == NULL ? index == 0 : index == feed->first + feed->batch->entries->len;
}

static SiloamEntry *
load_from_journal (guint index, gpointer data, GError **error)
{
  Feed *feed = data;
  SiloamEntry *entry = take_from_batch (feed, index);
  guint count = goes_on (feed, index) ? MIN (BATCH, feed->ids->len - index) : 1;

  if (entry != NULL)
    return entry;
  g_clear_pointer (&feed->batch, batch_unref);
  feed->batch = fetch (feed, index, count);
  feed->first = index;
  if (feed->batch->error == NULL)
    return take_from_batch (feed, index);
  g_propagate_error (error, g_error_copy (feed->batch->error));
  g_clear_pointer (&feed->batch, batch_unref);
  return NULL;
}

static void
feed_free (gpointer data)
{
  Feed *feed = data;

  g_clear_pointer (&feed->batch, batch_unref);
  let_go_of_journal (feed->journal);
  g_ptr_array_unref (feed->ids);
  g_free (feed);
}

/**
 * siloam_entry_source_new_for_journal:
 * @ids: (element-type utf8): in the order they are given; not changed meanwhile
 *
 * Fetching fails with %SILOAM_JOURNAL_ERROR_CLOSED once the journal is closed.
 *
 * Returns: (transfer full): a source that reads from an open journal. Main thread; fetched from
 *   another.
 */
SiloamEntrySource *
siloam_entry_source_new_for_journal (SiloamJournal *journal, GPtrArray *ids)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->journal = g_object_ref (journal);
  feed->ids = g_ptr_array_ref (ids);
  return siloam_entry_source_new (ids->len, load_from_journal, feed, feed_free);
}
