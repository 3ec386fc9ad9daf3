/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies under the words of a writing page. It keeps the entry, saves it and leaves it only when
 * it is on disk. Main thread. */

#include "config.h"

#include "ui/desk.h"

#include "ui/autosave.h"

struct _SiloamDesk
{
  GObject parent_instance;

  SiloamWriter *page; /* borrowed; NULL once closed */
  SiloamJournal *journal;
  SiloamAutosave *autosave;
  GCancellable *reading;
  SiloamEntry *entry;
  gboolean stolen;
  gboolean leaving;
  char *farewell;
};

G_DEFINE_FINAL_TYPE (SiloamDesk, siloam_desk, G_TYPE_OBJECT)

enum
{
  SIGNAL_READY,
  SIGNAL_STAYED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
saved_cb (SiloamDesk *self)
{
  if (self->page != NULL)
    siloam_writer_emit_saved (self->page);
}

static void
save_failed_cb (SiloamDesk *self, const GError *error)
{
  gboolean stays = self->leaving;

  self->leaving = FALSE;
  if (self->page == NULL)
    return;
  if (stays)
    g_signal_emit (self, signals[SIGNAL_STAYED], 0);
  siloam_writer_emit_save_failed (self->page, error);
}

static void
begin (SiloamDesk *self, SiloamEntry *entry, gboolean stored)
{
  self->entry = entry;
  self->autosave = siloam_autosave_new (self->journal, entry, stored);
  g_signal_connect_object (self->autosave,
                           "failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
entry_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->page == NULL)
    return;
  if (entry == NULL)
    siloam_writer_emit_save_failed (self->page, error);
  else
    begin (self, g_steal_pointer (&entry), TRUE);
}

static void
go_home (SiloamDesk *self)
{
  GtkWidget *page = GTK_WIDGET (self->page);

  if (page == NULL)
    return;
  if (self->farewell != NULL)
    gtk_widget_activate_action (page, "win.toast", "s", self->farewell);
  gtk_widget_activate_action (page, "win.home", NULL);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_delete_finish (SILOAM_JOURNAL (source), result, &error))
    {
      save_failed_cb (self, error);
      return;
    }
  g_clear_pointer (&self->farewell, g_free);
  go_home (self);
}

/* An entry in which nothing is left is not kept as an empty page; it can still be brought back. */
static gboolean
was_emptied (SiloamDesk *self)
{
  return siloam_autosave_is_stored (self->autosave) && siloam_entry_is_blank (self->entry);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamDesk) self = user_data;

  if (!siloam_autosave_flush_finish (SILOAM_AUTOSAVE (source), result, NULL) || !self->leaving)
    return;
  if (self->page != NULL && was_emptied (self))
    siloam_journal_delete_async (self->journal, self->entry->id, removed_cb, g_object_ref (self));
  else
    go_home (self);
}

static void
siloam_desk_dispose (GObject *object)
{
  SiloamDesk *self = SILOAM_DESK (object);

  siloam_desk_close (self);
  g_clear_object (&self->autosave);
  g_clear_object (&self->reading);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (siloam_desk_parent_class)->dispose (object);
}

static void
siloam_desk_finalize (GObject *object)
{
  SiloamDesk *self = SILOAM_DESK (object);

  if (!self->stolen)
    siloam_entry_free (self->entry);
  g_free (self->farewell);

  G_OBJECT_CLASS (siloam_desk_parent_class)->finalize (object);
}

static void
siloam_desk_class_init (SiloamDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siloam_desk_dispose;
  object_class->finalize = siloam_desk_finalize;

  /**
   * SiloamDesk::ready:
   *
   * There is an entry to write in.
   */
  signals[SIGNAL_READY] = g_signal_new ("ready",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);

  /**
   * SiloamDesk::stayed:
   *
   * The page was to be left, but the words could not be written: show them again.
   */
  signals[SIGNAL_STAYED] = g_signal_new ("stayed",
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
siloam_desk_init (SiloamDesk *self)
{
  self->reading = g_cancellable_new ();
}

/**
 * siloam_desk_new:
 * @page: (transfer none): the page; must call siloam_desk_close() when disposed
 * @journal: where the entry is kept
 *
 * Makes a desk with nothing on it.
 *
 * Returns: (transfer full): a new desk
 */
SiloamDesk *
siloam_desk_new (SiloamWriter *page, SiloamJournal *journal)
{
  SiloamDesk *self = g_object_new (SILOAM_TYPE_DESK, NULL);

  self->page = page;
  self->journal = g_object_ref (journal);
  return self;
}

/**
 * siloam_desk_open:
 * @kind: what a new entry is
 * @id: (nullable): the entry to go on with
 *
 * Begins a new entry, or reads one and then begins.
 */
void
siloam_desk_open (SiloamDesk *self, SiloamEntryKind kind, const char *id)
{
  g_return_if_fail (SILOAM_IS_DESK (self));
  g_return_if_fail (self->entry == NULL);

  if (id != NULL)
    siloam_journal_load_async (self->journal,
                               id,
                               self->reading,
                               entry_read_cb,
                               g_object_ref (self));
  else
    begin (self, siloam_entry_new (kind), FALSE);
}

/**
 * siloam_desk_close:
 *
 * Queues what is unsaved and lets go of the page. A stolen entry may be freed after this.
 */
void
siloam_desk_close (SiloamDesk *self)
{
  g_return_if_fail (SILOAM_IS_DESK (self));

  g_cancellable_cancel (self->reading);
  if (self->autosave != NULL)
    siloam_autosave_detach (self->autosave);
  self->page = NULL;
}

SiloamJournal *
siloam_desk_get_journal (SiloamDesk *self)
{
  g_return_val_if_fail (SILOAM_IS_DESK (self), NULL);

  return self->journal;
}

SiloamEntry *
siloam_desk_get_entry (SiloamDesk *self)
{
  g_return_val_if_fail (SILOAM_IS_DESK (self), NULL);

  return self->entry;
}

/**
 * siloam_desk_steal_entry:
 *
 * Hands the entry over; the desk goes on saving it until siloam_desk_close().
 *
 * Returns: (transfer full): the entry
 */
SiloamEntry *
siloam_desk_steal_entry (SiloamDesk *self)
{
  g_return_val_if_fail (SILOAM_IS_DESK (self), NULL);
  g_return_val_if_fail (!self->stolen, NULL);

  self->stolen = TRUE;
  return self->entry;
}

void
siloam_desk_touch (SiloamDesk *self)
{
  g_return_if_fail (SILOAM_IS_DESK (self));

  if (self->autosave != NULL)
    siloam_autosave_touch (self->autosave);
}

void
siloam_desk_flush (SiloamDesk *self)
{
  g_return_if_fail (SILOAM_IS_DESK (self));

  if (self->autosave != NULL)
    siloam_autosave_flush (self->autosave);
}

gboolean
siloam_desk_is_saved (SiloamDesk *self)
{
  g_return_val_if_fail (SILOAM_IS_DESK (self), TRUE);

  return self->autosave == NULL || siloam_autosave_is_saved (self->autosave);
}

/**
 * siloam_desk_get_entry_id:
 *
 * Returns: (nullable): the id of the entry, or %NULL while nothing was written and nothing stored
 */
const char *
siloam_desk_get_entry_id (SiloamDesk *self)
{
  g_return_val_if_fail (SILOAM_IS_DESK (self), NULL);

  if (self->entry == NULL)
    return NULL;
  if (siloam_entry_is_blank (self->entry) && !siloam_autosave_is_stored (self->autosave))
    return NULL;
  return self->entry->id;
}

/**
 * siloam_desk_leave:
 * @farewell: (nullable): a neutral word to show once everything is kept
 *
 * Goes Home once everything is on disk. When it cannot be written the person stays with the words.
 */
void
siloam_desk_leave (SiloamDesk *self, const char *farewell)
{
  g_return_if_fail (SILOAM_IS_DESK (self));

  g_free (self->farewell);
  self->farewell = g_strdup (farewell);

  if (self->autosave == NULL)
    {
      go_home (self);
      return;
    }
  self->leaving = TRUE;
  siloam_autosave_flush_async (self->autosave, flushed_cb, g_object_ref (self));
}
