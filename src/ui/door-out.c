/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Leaving safely: the window is covered first, its words reach the disk, then the file is closed
 * and its pages are gone from memory. A window that cannot save says so and stays. Main thread. */

#include "config.h"

#include "ui/door-private.h"

#include "ui/evening-restore.h"
#include "ui/recover-page.h"
#include "ui/stack-replace.h"
#include "ui/unlock-page.h"

static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/**
 * siloam_door_clear_clipboards:
 *
 * Takes back what was copied here: GTK hands to the desktop what is still on the clipboard when a
 * program ends.
 */
void
siloam_door_clear_clipboards (SiloamDoor *self)
{
  g_return_if_fail (SILOAM_IS_DOOR (self));

  clear_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self->window)));
  clear_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (self->window)));
}

static void
forget_pages (SiloamDoor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts.pages))))
    gtk_stack_remove (self->parts.pages, child);
}

static void
finish_leaving (SiloamDoor *self)
{
  const SiloamLeave leave = self->leave;

  self->leave = SILOAM_LEAVE_NOT;
  gtk_widget_set_visible (self->parts.failure_bar, FALSE);
  forget_pages (self);
  self->house->left (self->window, leave);
  siloam_door_clear_clipboards (self);
  if (leave == SILOAM_LEAVE_CLOSE)
    {
      self->closed = TRUE;
      gtk_window_destroy (self->window);
      return;
    }
  g_signal_emit_by_name (self->window, "locked");
  self->house->begin (self->window);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamDoor) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Everything was committed before; what failed is tidying up. */
  if (!self->house->kind->close_finish (source, result, &error))
    g_warning ("The file did not close cleanly: %s", error->message);
  g_clear_object (&self->closing);
  if (self->window)
    finish_leaving (self);
}

static void
go_on_leaving (SiloamDoor *self)
{
  g_autoptr (GObject) file = self->house->take_file (self->window);

  if (file)
    {
      g_set_object (&self->closing, file);
      self->house->kind->close_async (file, closed_cb, g_object_ref (self));
    }
  else if (self->leave == SILOAM_LEAVE_CLOSE && !self->closing)
    finish_leaving (self);
}

/**
 * siloam_door_leave:
 *
 * Covers, saves, closes the file, then locks or ends.
 */
void
siloam_door_leave (SiloamDoor *self, SiloamLeave leave)
{
  const gboolean already = self->leave != SILOAM_LEAVE_NOT;

  self->leave = MAX (self->leave, leave);
  siloam_stack_show (self->parts.cover, "blank");
  self->house->cover (self->window);
  siloam_door_close_dialogs (self);
  if (already && !self->house->get_file (self->window))
    return;
  self->house->remember (self->window);
  self->house->flush (self->window);
  if (self->house->is_saved (self->window))
    go_on_leaving (self);
}

/* On the way in: what the recovery code opened is closed, and what is being opened stays shut. */
static void
turn_back (SiloamDoor *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->parts.pages);

  if (SILOAM_IS_RECOVER_PAGE (page) || SILOAM_IS_EVENING_RESTORE (page))
    siloam_door_start (self);
  else if (SILOAM_IS_UNLOCK_PAGE (page))
    gtk_widget_activate_action (page, "unlock.cancel", NULL);
}

/**
 * siloam_door_lock:
 *
 * Covers the window at once, saves, closes the file and asks to unlock. The window emits ::locked
 * when done, also when there was nothing to lock.
 */
void
siloam_door_lock (SiloamDoor *self)
{
  if (self->house->get_file (self->window))
    siloam_door_leave (self, SILOAM_LEAVE_LOCK);
  else if (self->leave == SILOAM_LEAVE_NOT)
    {
      turn_back (self);
      g_signal_emit_by_name (self->window, "locked");
    }
}

/**
 * siloam_door_end:
 *
 * Closes the file and waits for it: for when the main loop will not run again. What is to be saved
 * was flushed before.
 */
void
siloam_door_end (SiloamDoor *self)
{
  GObject *file = self->house->get_file (self->window);

  if (!file)
    file = self->closing;
  if (file)
    self->house->kind->close_now (file);
  siloam_door_clear_clipboards (self);
}

gboolean
siloam_door_is_leaving (SiloamDoor *self)
{
  return self->leave != SILOAM_LEAVE_NOT;
}

/**
 * siloam_door_is_closed:
 *
 * Returns: whether nothing keeps the window from closing any more
 */
gboolean
siloam_door_is_closed (SiloamDoor *self)
{
  return self->closed;
}

/**
 * siloam_door_saved:
 *
 * All words are on the disk: goes on with what waited for it.
 */
void
siloam_door_saved (SiloamDoor *self)
{
  gtk_widget_set_visible (self->parts.failure_bar, FALSE);
  if (self->leave != SILOAM_LEAVE_NOT)
    go_on_leaving (self);
}

/**
 * siloam_door_failed:
 *
 * Words could not be saved: says so, and stays.
 */
void
siloam_door_failed (SiloamDoor *self, const SiloamErrorText *text)
{
  g_autofree char *line = g_strdup_printf ("%s. %s %s", text->title, text->text, text->remedy);

  gtk_label_set_label (self->parts.failure_label, line);
  gtk_widget_set_visible (self->parts.failure_bar, TRUE);
  if (self->leave == SILOAM_LEAVE_NOT || self->house->is_saved (self->window))
    return;
  /* The cover stays, but the file too: closing it now would lose the words. */
  siloam_notice_set_text (self->parts.held_notice, text);
  siloam_stack_show (self->parts.cover, "held");
  gtk_widget_child_focus (GTK_WIDGET (self->parts.held_screen), GTK_DIR_TAB_FORWARD);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  siloam_door_lock (user_data);
}

static void
save_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamDoor *self = user_data;

  self->house->flush (self->window);
}

static void
leave_cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamDoor *self = user_data;

  if (!self->house->get_file (self->window))
    return;
  self->leave = SILOAM_LEAVE_NOT;
  self->house->stay (self->window);
}

/* For the parts of this class: declares the actions of leaving. */
void
siloam_door_add_lock_actions (SiloamDoor *self)
{
  static const GActionEntry actions[] = {
    { .name = "lock", .activate = lock_cb },
    { .name = "save-again", .activate = save_again_cb },
    { .name = "leave-cancel", .activate = leave_cancel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->window),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   self);
}
