/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Leaving a prayer evening safely: every window is covered first, what may be stored reaches the
 * disk, then the file is closed and what is left of a visitor is gone from memory. A window that
 * cannot save says so and stays. Main thread. */

#include "config.h"

#include "ui/evening-window-private.h"

#include "ui/board-screen.h"
#include "ui/error-text.h"
#include "ui/evening-restore.h"
#include "ui/recover-page.h"
#include "ui/stack-replace.h"
#include "ui/unlock-page.h"
#include "ui/visitor-screen.h"
#include "ui/visitor-window.h"

static void go_on_leaving (SiloamEveningWindow *self);

/* For the parts of this class: covers or shows what visitors and intercessors see. */
void
siloam_evening_window_cover_others (SiloamEveningWindow *self, gboolean covered)
{
  siloam_visitor_screen_cover (self->room, covered);
  siloam_board_screen_cover (self->room, covered);
}

static void
saved_cb (SiloamEveningWindow *self)
{
  gtk_widget_set_visible (self->failure_bar, FALSE);
  if (self->leave != SILOAM_EVENING_STAY)
    go_on_leaving (self);
}

static void
failed_cb (SiloamEveningWindow *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);
  g_autofree char *line = g_strdup_printf ("%s. %s %s", text.title, text.text, text.remedy);

  gtk_label_set_label (self->failure_label, line);
  gtk_widget_set_visible (self->failure_bar, TRUE);
  if (self->leave == SILOAM_EVENING_STAY || !siloam_evening_room_is_dirty (self->room))
    return;
  /* The cover stays, but the file too: closing it now would lose the words. */
  siloam_notice_set_text (self->held_notice, &text);
  siloam_stack_show (self->cover, "held");
  gtk_widget_child_focus (GTK_WIDGET (self->held_screen), GTK_DIR_TAB_FORWARD);
}

static void
stopped_cb (SiloamEveningWindow *self)
{
  siloam_evening_window_go_to (self, SILOAM_EVENING_PAGE_LANDING);
}

/* For the parts of this class: listens to how the saves of the session go. */
void
siloam_evening_window_follow_room (SiloamEveningWindow *self)
{
  const GConnectFlags flags = G_CONNECT_SWAPPED;

  g_signal_connect_object (self->room, "saved", G_CALLBACK (saved_cb), self, flags);
  g_signal_connect_object (self->room, "failed", G_CALLBACK (failed_cb), self, flags);
  g_signal_connect_object (self->room, "stopped", G_CALLBACK (stopped_cb), self, flags);
  g_signal_connect_object (self->room,
                           "changed",
                           G_CALLBACK (siloam_evening_window_follow_session),
                           self,
                           flags);
}

static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/* GTK hands to the desktop what is still on the clipboard when a program ends. */
static void
clear_clipboards (SiloamEveningWindow *self)
{
  clear_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  clear_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

/* A page that has something to save queues it when it goes. */
static void
forget_pages (SiloamEveningWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))))
    gtk_stack_remove (self->pages, child);
  g_clear_object (&self->under_help);
}

/* Whoever still holds the room, as the visitor's window does, finds nobody in it. */
static void
forget_room (SiloamEveningWindow *self)
{
  if (self->room)
    siloam_evening_room_take_session (self->room, NULL);
  g_clear_object (&self->room);
}

/* No window of an evening outlives this one. */
static void
close_others (SiloamEveningWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *link = gtk_application_get_windows (application); link; link = link->next)
    {
      if (SILOAM_IS_VISITOR_WINDOW (link->data) || SILOAM_IS_BOARD_WINDOW (link->data))
        g_ptr_array_add (others, g_object_ref (link->data));
    }
  for (guint i = 0; i < others->len; i++)
    gtk_window_destroy (others->pdata[i]);
}

static void
finish_leaving (SiloamEveningWindow *self)
{
  SiloamEveningLeave leave = self->leave;

  self->leave = SILOAM_EVENING_STAY;
  gtk_widget_set_visible (self->failure_bar, FALSE);
  clear_clipboards (self);
  if (leave == SILOAM_EVENING_CLOSE)
    {
      self->closed = TRUE;
      forget_pages (self);
      close_others (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_signal_emit_by_name (self, "locked");
  siloam_evening_window_start (self);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Everything was committed before; what failed is tidying up. */
  if (!siloam_ministry_close_finish (SILOAM_MINISTRY (source), result, &error))
    g_warning ("The file of the prayer evenings did not close cleanly: %s", error->message);
  g_clear_object (&self->closing);
  if (self->settings)
    finish_leaving (self);
}

static void
go_on_leaving (SiloamEveningWindow *self)
{
  g_autoptr (SiloamMinistry) ministry = g_steal_pointer (&self->ministry);

  if (!ministry)
    {
      if (self->leave == SILOAM_EVENING_CLOSE && !self->closing)
        finish_leaving (self);
      return;
    }
  forget_pages (self);
  forget_room (self);
  g_set_object (&self->closing, ministry);
  siloam_ministry_close_async (ministry, closed_cb, g_object_ref (self));
}

/* For the parts of this class: covers, saves, closes the file, then locks or ends. */
void
siloam_evening_window_leave (SiloamEveningWindow *self, SiloamEveningLeave leave)
{
  gboolean already = self->leave != SILOAM_EVENING_STAY;

  self->leave = MAX (self->leave, leave);
  siloam_stack_show (self->cover, "blank");
  siloam_evening_window_cover_others (self, TRUE);
  siloam_evening_window_close_dialogs (self);
  if (already && !self->ministry)
    return;
  if (self->room)
    {
      siloam_evening_window_remember_place (self);
      siloam_evening_room_flush (self->room);
    }
  if (!self->room || !siloam_evening_room_is_dirty (self->room))
    go_on_leaving (self);
}

/* On the way in: what the recovery code opened is closed, and what is being opened stays shut. */
static void
turn_back (SiloamEveningWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (SILOAM_IS_RECOVER_PAGE (page))
    siloam_evening_window_start (self);
  else if (SILOAM_IS_EVENING_RESTORE (page))
    siloam_evening_window_start (self);
  else if (SILOAM_IS_UNLOCK_PAGE (page))
    gtk_widget_activate_action (page, "unlock.cancel", NULL);
}

/**
 * siloam_evening_window_lock:
 *
 * Covers every window at once, saves, closes the file and asks for the PIN. Emits ::locked when
 * done, also when there was nothing to lock.
 */
void
siloam_evening_window_lock (SiloamEveningWindow *self)
{
  g_return_if_fail (SILOAM_IS_EVENING_WINDOW (self));

  if (self->ministry)
    siloam_evening_window_leave (self, SILOAM_EVENING_LOCK);
  else if (self->leave == SILOAM_EVENING_STAY)
    {
      turn_back (self);
      g_signal_emit_by_name (self, "locked");
    }
}

/**
 * siloam_evening_window_end:
 *
 * Saves and closes the file, and waits for it: for when the main loop will not run again, as at the
 * end of the session.
 */
void
siloam_evening_window_end (SiloamEveningWindow *self)
{
  SiloamMinistry *ministry;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SILOAM_IS_EVENING_WINDOW (self));

  ministry = self->ministry ? self->ministry : self->closing;
  siloam_evening_window_close_dialogs (self);
  siloam_board_screen_close ();
  if (self->room)
    siloam_evening_room_flush (self->room);
  forget_pages (self);
  if (ministry && !siloam_ministry_close_sync (ministry, &error))
    g_warning ("The file of the prayer evenings did not close cleanly: %s", error->message);
  clear_clipboards (self);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  siloam_evening_window_lock (user_data);
}

static void
save_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (self->room)
    siloam_evening_room_flush (self->room);
}

static void
leave_cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (!self->ministry)
    return;
  self->leave = SILOAM_EVENING_STAY;
  siloam_evening_window_uncover (self);
}

/* For the parts of this class: declares the actions of leaving. */
void
siloam_evening_window_add_lock_actions (SiloamEveningWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "lock", .activate = lock_cb },
    { .name = "save-again", .activate = save_again_cb },
    { .name = "leave-cancel", .activate = leave_cancel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
