/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the prayer evenings have of their own at the door: every window is covered, what may be
 * stored reaches the disk, and what is left of a visitor is gone from memory. Main thread. */

#include "config.h"

#include "ui/evening-window-private.h"

#include "ui/board-screen.h"
#include "ui/error-text.h"
#include "ui/visitor-screen.h"
#include "ui/visitor-window.h"

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
  siloam_door_saved (self->door);
}

static void
failed_cb (SiloamEveningWindow *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (self->prompts, error);

  siloam_door_failed (self->door, &text);
}

static void
stopped_cb (SiloamEveningWindow *self)
{
  siloam_evening_window_go_to (self, SILOAM_EVENING_PAGE_LANDING);
}

/* Nothing of another task stays in sight: not on another screen, not over this one, not on the
 * clipboard. */
static void
task_changed_cb (SiloamEveningWindow *self)
{
  siloam_door_close_dialogs (self->door);
  siloam_door_clear_clipboards (self->door);
  if (!siloam_evening_room_may_see (self->room, SILOAM_VIEW_SESSION))
    siloam_visitor_screen_close (self->room, GTK_WINDOW (self));
  if (!siloam_evening_room_may_see (self->room, SILOAM_VIEW_BOARD))
    siloam_board_screen_close ();
  siloam_evening_window_go_to (self, self->asked_from);
}

/* For the parts of this class: listens to how the saves of the session go. */
void
siloam_evening_window_follow_room (SiloamEveningWindow *self)
{
  const GConnectFlags flags = G_CONNECT_SWAPPED;

  g_signal_connect_object (self->room, "saved", G_CALLBACK (saved_cb), self, flags);
  g_signal_connect_object (self->room, "failed", G_CALLBACK (failed_cb), self, flags);
  g_signal_connect_object (self->room, "stopped", G_CALLBACK (stopped_cb), self, flags);
  g_signal_connect_object (self->room, "task-changed", G_CALLBACK (task_changed_cb), self, flags);
  g_signal_connect_object (self->room,
                           "changed",
                           G_CALLBACK (siloam_evening_window_follow_session),
                           self,
                           flags);
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

static SiloamPrompts *
get_prompts (gpointer window)
{
  return SILOAM_EVENING_WINDOW (window)->prompts;
}

static void
show (gpointer window, GtkWidget *page)
{
  siloam_evening_window_show (window, page);
}

static void
uncover (gpointer window)
{
  siloam_evening_window_uncover (window);
}

static void
cover_others (gpointer window)
{
  siloam_evening_window_cover_others (window, TRUE);
}

static void
remember_place (gpointer window)
{
  SiloamEveningWindow *self = window;

  if (self->room)
    siloam_evening_window_remember_place (self);
}

static void
flush (gpointer window)
{
  SiloamEveningWindow *self = window;

  if (self->room)
    siloam_evening_room_flush (self->room);
}

static gboolean
is_saved (gpointer window)
{
  SiloamEveningWindow *self = window;

  return !self->room || !siloam_evening_room_is_dirty (self->room);
}

static GObject *
get_ministry (gpointer window)
{
  return (GObject *) SILOAM_EVENING_WINDOW (window)->ministry;
}

static GObject *
take_ministry (gpointer window)
{
  SiloamEveningWindow *self = window;
  GObject *ministry = (GObject *) g_steal_pointer (&self->ministry);

  if (!ministry)
    return NULL;
  forget_pages (self);
  forget_room (self);
  return ministry;
}

static void
left (gpointer window, SiloamLeave leave)
{
  SiloamEveningWindow *self = window;

  g_clear_object (&self->under_help);
  if (leave == SILOAM_LEAVE_CLOSE)
    close_others (self);
}

static void
begin (gpointer window)
{
  siloam_door_start (SILOAM_EVENING_WINDOW (window)->door);
}

const SiloamDoorHouse siloam_evening_window_house = {
  .kind = &siloam_ministry_file_kind,
  .offers_restore = TRUE,
  .get_prompts = get_prompts,
  .new_first_run = siloam_evening_window_new_first_run,
  .show = show,
  .uncover = uncover,
  .enter = siloam_evening_window_enter,
  .cover = cover_others,
  .remember = remember_place,
  .flush = flush,
  .is_saved = is_saved,
  .get_file = get_ministry,
  .take_file = take_ministry,
  .left = left,
  .begin = begin,
  .stay = uncover,
};

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

  siloam_door_lock (self->door);
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
  g_return_if_fail (SILOAM_IS_EVENING_WINDOW (self));

  siloam_door_close_dialogs (self->door);
  siloam_board_screen_close ();
  flush (self);
  forget_pages (self);
  siloam_door_end (self->door);
}
