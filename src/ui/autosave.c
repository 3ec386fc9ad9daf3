/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the journal at most a second behind the keyboard: snapshots of one entry, queued in order.
 * It never blocks, never drops words because a save failed, and never stores an entry in which
 * nothing was written. Main thread. */

#include "config.h"

#include "ui/autosave.h"

#include "journal/error.h"

/* A save is queued this long after the first unsaved keystroke, so that typing without a pause is
 * saved too; with the time of the write itself it stays under a second. */
#define BEHIND_MS 700
#define RETRY_SECONDS 4

struct _SiloamAutosave
{
  GObject parent_instance;

  SiloamJournal *journal;
  SiloamEntry *entry; /* borrowed, NULL when detached */

  GQueue waiting; /* (element-type GTask): flushes not yet answered */
  guint timer;
  guint in_flight;
  gboolean dirty;
  gboolean stored;
};

G_DEFINE_FINAL_TYPE (SiloamAutosave, siloam_autosave, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
answer_waiting (SiloamAutosave *self, const GError *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static gboolean
timer_cb (gpointer user_data)
{
  SiloamAutosave *self = user_data;

  self->timer = 0;
  siloam_autosave_flush (self);
  return G_SOURCE_REMOVE;
}

static void
save_failed (SiloamAutosave *self, const GError *error)
{
  gboolean closed = g_error_matches (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED);

  self->dirty = TRUE;
  if (self->timer == 0 && self->entry != NULL && !closed)
    self->timer = g_timeout_add_seconds (RETRY_SECONDS, timer_cb, self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  answer_waiting (self, error);
}

static void
entry_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamAutosave) self = user_data;
  g_autoptr (GError) error = NULL;

  self->in_flight--;
  if (!siloam_journal_save_finish (SILOAM_JOURNAL (source), result, &error))
    {
      save_failed (self, error);
      return;
    }

  self->stored = TRUE;
  if (self->in_flight > 0 || self->dirty)
    return;
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  answer_waiting (self, NULL);
}

static gboolean
has_something_to_save (SiloamAutosave *self)
{
  return self->dirty && self->entry != NULL &&
         (self->stored || self->in_flight > 0 || !siloam_entry_is_blank (self->entry));
}

static void
siloam_autosave_dispose (GObject *object)
{
  SiloamAutosave *self = SILOAM_AUTOSAVE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->entry = NULL;
  answer_waiting (self, NULL);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (siloam_autosave_parent_class)->dispose (object);
}

static void
siloam_autosave_class_init (SiloamAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_autosave_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_ERROR);
  signals[SIGNAL_SAVED] = g_signal_new ("saved",
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
siloam_autosave_init (SiloamAutosave *self)
{
  g_queue_init (&self->waiting);
}

/**
 * siloam_autosave_new:
 * @journal: where to save
 * @entry: the entry that is written in; borrowed until siloam_autosave_detach()
 * @stored: whether @journal already holds @entry
 *
 * Begins to look after an entry.
 *
 * Returns: (transfer full): a new autosave
 */
SiloamAutosave *
siloam_autosave_new (SiloamJournal *journal, SiloamEntry *entry, gboolean stored)
{
  SiloamAutosave *self = g_object_new (SILOAM_TYPE_AUTOSAVE, NULL);

  self->journal = g_object_ref (journal);
  self->entry = entry;
  self->stored = stored;
  return self;
}

/**
 * siloam_autosave_touch:
 *
 * Notes that the entry changed; it is queued for saving within a second.
 */
void
siloam_autosave_touch (SiloamAutosave *self)
{
  g_return_if_fail (SILOAM_IS_AUTOSAVE (self));

  self->dirty = TRUE;
  if (self->timer == 0)
    self->timer = g_timeout_add (BEHIND_MS, timer_cb, self);
}

/**
 * siloam_autosave_flush:
 *
 * Queues a save of what is unsaved, now. The journal finishes its queue before it closes.
 */
void
siloam_autosave_flush (SiloamAutosave *self)
{
  g_return_if_fail (SILOAM_IS_AUTOSAVE (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!has_something_to_save (self))
    return;

  self->dirty = FALSE;
  self->in_flight++;
  siloam_journal_save_async (self->journal, self->entry, NULL, entry_saved_cb, g_object_ref (self));
}

/**
 * siloam_autosave_detach:
 *
 * Flushes and lets go of the entry, which may be freed after this.
 */
void
siloam_autosave_detach (SiloamAutosave *self)
{
  g_return_if_fail (SILOAM_IS_AUTOSAVE (self));

  siloam_autosave_flush (self);
  self->entry = NULL;
}

/**
 * siloam_autosave_flush_async:
 *
 * Flushes, and completes when all that is written is on disk.
 */
void
siloam_autosave_flush_async (SiloamAutosave *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SILOAM_IS_AUTOSAVE (self));

  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, siloam_autosave_flush_async);
  g_task_set_name (task, "siloam_autosave_flush_async");
  siloam_autosave_flush (self);
  if (self->in_flight == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
}

/**
 * siloam_autosave_flush_finish:
 *
 * Returns: whether everything is on disk; otherwise @error says why, and the words are still held
 */
gboolean
siloam_autosave_flush_finish (SiloamAutosave *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
siloam_autosave_is_saved (SiloamAutosave *self)
{
  g_return_val_if_fail (SILOAM_IS_AUTOSAVE (self), TRUE);

  return self->in_flight == 0 && !has_something_to_save (self);
}

gboolean
siloam_autosave_is_stored (SiloamAutosave *self)
{
  g_return_val_if_fail (SILOAM_IS_AUTOSAVE (self), FALSE);

  return self->stored;
}
