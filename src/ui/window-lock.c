/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Leaving safely: words reach the disk before a page, the lock or the end lets go of them, and a
 * window that cannot save says so and stays. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include "ui/recover-page.h"
#include "ui/stack-replace.h"
#include "ui/unlock-page.h"

#define RETRY_SECONDS 10

static void go_on_leaving (SiloamWindow *self);

/* For the parts of this class: saves what is on the screen, and what could not be saved. */
void
siloam_window_flush (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (SILOAM_IS_WRITER (page))
    siloam_writer_flush (SILOAM_WRITER (page));
  for (guint i = 0; i < self->unsaved->len; i++)
    siloam_writer_flush (g_ptr_array_index (self->unsaved, i));
}

static gboolean
retry_cb (gpointer user_data)
{
  siloam_window_flush (user_data);
  return G_SOURCE_CONTINUE;
}

static void
stop_failure (SiloamWindow *self)
{
  g_clear_handle_id (&self->retry_source, g_source_remove);
  gtk_widget_set_visible (self->failure_bar, FALSE);
}

static void
saved_cb (SiloamWindow *self, SiloamWriter *writer)
{
  if (!self->unsaved)
    return;
  g_ptr_array_remove (self->unsaved, writer);
  if (self->unsaved->len > 0)
    return;
  stop_failure (self);
  if (self->leave != SILOAM_LEAVE_NOT)
    go_on_leaving (self);
}

static void
show_failure (SiloamWindow *self, const SiloamErrorText *text)
{
  g_autofree char *line = g_strdup_printf ("%s. %s %s", text->title, text->text, text->remedy);

  gtk_label_set_label (self->failure_label, line);
  gtk_widget_set_visible (self->failure_bar, TRUE);
  if (!self->retry_source)
    self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

/* The cover stays, but the journal too: closing it now would lose the words. */
static void
hold (SiloamWindow *self, const SiloamErrorText *text)
{
  siloam_notice_set_text (self->held_notice, text);
  siloam_stack_show (self->cover, "held");
  gtk_widget_child_focus (GTK_WIDGET (self->held_screen), GTK_DIR_TAB_FORWARD);
}

static void
save_failed_cb (SiloamWindow *self, const GError *error, SiloamWriter *writer)
{
  SiloamErrorText text;

  if (!self->unsaved)
    return;
  if (!g_ptr_array_find (self->unsaved, writer, NULL))
    g_ptr_array_add (self->unsaved, g_object_ref (writer));
  text = siloam_error_text (siloam_window_get_prompts (self), error);
  show_failure (self, &text);
  /* Perhaps another program put another file in the place of the journal. */
  siloam_window_look_for_copies (self);
  if (self->leave != SILOAM_LEAVE_NOT)
    hold (self, &text);
}

/* For the parts of this class: listens to how the saves of a page go. */
void
siloam_window_follow_writer (SiloamWindow *self, GtkWidget *page)
{
  if (!SILOAM_IS_WRITER (page) || g_object_get_data (G_OBJECT (page), "siloam-followed"))
    return;
  g_object_set_data (G_OBJECT (page), "siloam-followed", page);
  g_signal_connect_object (page, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page,
                           "save-failed",
                           G_CALLBACK (save_failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* For the parts of this class: saves a page that is being left, and keeps it until that is done. */
void
siloam_window_leave_writer (SiloamWindow *self, GtkWidget *page)
{
  if (!SILOAM_IS_WRITER (page))
    return;
  siloam_writer_flush (SILOAM_WRITER (page));
  if (!siloam_writer_is_saved (SILOAM_WRITER (page)) &&
      !g_ptr_array_find (self->unsaved, page, NULL))
    g_ptr_array_add (self->unsaved, g_object_ref (page));
}

static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

static void
remember_place (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (!self->in_journal || self->page_name == SILOAM_PAGE_WELCOME_BACK)
    return;
  g_clear_pointer (&self->resume_id, g_free);
  self->resume_name = self->page_name;
  if (SILOAM_IS_WRITER (page))
    self->resume_id = g_strdup (siloam_writer_get_entry_id (SILOAM_WRITER (page)));
  else
    self->resume_id = g_strdup (self->page_id);
  self->has_resume = self->page_name != SILOAM_PAGE_HOME && self->page_name != SILOAM_PAGE_HELP &&
                     !(SILOAM_IS_WRITER (page) && !self->resume_id);
}

static void
forget_pages (SiloamWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))))
    gtk_stack_remove (self->pages, child);
  g_clear_object (&self->under_help);
  self->in_journal = FALSE;
}

/* GTK hands to the desktop what is still on the clipboard when a program ends. */
static void
clear_clipboards (SiloamWindow *self)
{
  clear_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  clear_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

static void
finish_lock (SiloamWindow *self)
{
  forget_pages (self);
  clear_clipboards (self);
  g_signal_emit_by_name (self, "locked");
  if (!siloam_window_replace_journal (self))
    siloam_window_start (self);
}

static void
finish_close (SiloamWindow *self)
{
  self->closed = TRUE;
  forget_pages (self);
  clear_clipboards (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
finish_leaving (SiloamWindow *self)
{
  SiloamLeave leave = self->leave;

  self->leave = SILOAM_LEAVE_NOT;
  stop_failure (self);
  gtk_widget_set_visible (self->reminder_bar, FALSE);
  siloam_window_forget_copies (self);
  if (leave == SILOAM_LEAVE_CLOSE)
    finish_close (self);
  else
    finish_lock (self);
}

static void
journal_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Everything was committed before; what failed is tidying up. */
  if (!siloam_journal_close_finish (SILOAM_JOURNAL (source), result, &error))
    g_warning ("The journal did not close cleanly: %s", error->message);
  g_clear_object (&self->closing);
  if (self->settings)
    finish_leaving (self);
}

static void
go_on_leaving (SiloamWindow *self)
{
  g_autoptr (SiloamJournal) journal = g_steal_pointer (&self->journal);

  g_set_object (&self->closing, journal);
  siloam_window_follow_journal (self);
  if (journal)
    siloam_journal_close_async (journal, journal_closed_cb, g_object_ref (self));
  else if (self->leave == SILOAM_LEAVE_CLOSE)
    finish_leaving (self);
}

/* For the parts of this class: covers, saves, closes the journal, then locks or ends. */
void
siloam_window_leave (SiloamWindow *self, SiloamLeave leave)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  gboolean already = self->leave != SILOAM_LEAVE_NOT;

  self->leave = MAX (self->leave, leave);
  siloam_stack_show (self->cover, "blank");
  siloam_window_close_dialogs (self);
  siloam_window_dismiss_toasts (self);
  if (already && !self->journal)
    return;
  remember_place (self);
  if (page)
    siloam_window_leave_writer (self, page);
  for (guint i = 0; i < self->unsaved->len; i++)
    siloam_writer_flush (g_ptr_array_index (self->unsaved, i));
  if (self->unsaved->len == 0)
    go_on_leaving (self);
}

/**
 * siloam_window_end:
 *
 * Saves and closes the journal, and waits for it: for when the main loop will not run again, as at
 * the end of the session.
 */
void
siloam_window_end (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  SiloamJournal *journal = self->journal ? self->journal : self->closing;
  g_autoptr (GError) error = NULL;

  siloam_window_close_dialogs (self);
  if (SILOAM_IS_WRITER (page))
    siloam_writer_flush (SILOAM_WRITER (page));
  for (guint i = 0; i < self->unsaved->len; i++)
    siloam_writer_flush (g_ptr_array_index (self->unsaved, i));
  if (journal && !siloam_journal_close_sync (journal, &error))
    g_warning ("The journal did not close cleanly: %s", error->message);
  clear_clipboards (self);
}

/* On the way in: what the recovery code opened is closed, and what is being opened stays shut. */
static void
turn_back (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (SILOAM_IS_RECOVER_PAGE (page))
    siloam_window_start (self);
  else if (SILOAM_IS_UNLOCK_PAGE (page))
    gtk_widget_activate_action (page, "unlock.cancel", NULL);
}

/**
 * siloam_window_lock:
 *
 * Covers the window at once, saves, closes the journal and asks to unlock. Emits ::locked when
 * done, also when there was nothing to lock.
 */
void
siloam_window_lock (SiloamWindow *self)
{
  g_return_if_fail (SILOAM_IS_WINDOW (self));

  if (self->journal)
    siloam_window_leave (self, SILOAM_LEAVE_LOCK);
  else if (self->leave == SILOAM_LEAVE_NOT)
    {
      turn_back (self);
      g_signal_emit_by_name (self, "locked");
    }
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  siloam_window_lock (user_data);
}

static void
save_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  retry_cb (user_data);
}

static void
leave_cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  GtkWidget *unsaved = self->unsaved->len > 0 ? g_ptr_array_index (self->unsaved, 0) : NULL;

  if (!self->journal)
    return;
  self->leave = SILOAM_LEAVE_NOT;
  if (unsaved && gtk_widget_get_parent (unsaved) != GTK_WIDGET (self->pages))
    siloam_window_show (self, unsaved);
  siloam_window_uncover (self);
  g_signal_emit_by_name (self, "stayed");
}

/* For the parts of this class: declares the actions of leaving. */
void
siloam_window_add_lock_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "lock", .activate = lock_cb },
    { .name = "save-again", .activate = save_again_cb },
    { .name = "leave-cancel", .activate = leave_cancel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
