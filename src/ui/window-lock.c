/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a journal has of its own at the door: words reach the disk before a page, the lock or the
 * end lets go of them. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#define RETRY_SECONDS 10

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
saved_cb (SiloamWindow *self, SiloamWriter *writer)
{
  if (!self->unsaved)
    return;
  g_ptr_array_remove (self->unsaved, writer);
  if (self->unsaved->len > 0)
    return;
  g_clear_handle_id (&self->retry_source, g_source_remove);
  siloam_door_saved (self->door);
}

static void
save_failed_cb (SiloamWindow *self, const GError *error, SiloamWriter *writer)
{
  SiloamErrorText text;

  if (!self->unsaved)
    return;
  if (!g_ptr_array_find (self->unsaved, writer, NULL))
    g_ptr_array_add (self->unsaved, g_object_ref (writer));
  if (!self->retry_source)
    self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  text = siloam_error_text (siloam_window_get_prompts (self), error);
  siloam_door_failed (self->door, &text);
  /* Perhaps another program put another file in the place of the journal. */
  siloam_window_look_for_copies (self);
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
remember_place (gpointer window)
{
  SiloamWindow *self = window;
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
flush (gpointer window)
{
  siloam_window_flush (window);
}

static gboolean
is_saved (gpointer window)
{
  return SILOAM_WINDOW (window)->unsaved->len == 0;
}

/* A page that is left with words that are not on the disk yet is kept until they are. */
static void
leave_page (gpointer window)
{
  SiloamWindow *self = window;
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  remember_place (self);
  if (page)
    siloam_window_leave_writer (self, page);
}

static void
dismiss_toasts (gpointer window)
{
  siloam_window_dismiss_toasts (window);
}

static GObject *
get_journal (gpointer window)
{
  return (GObject *) SILOAM_WINDOW (window)->journal;
}

static GObject *
take_journal (gpointer window)
{
  SiloamWindow *self = window;
  GObject *journal = (GObject *) g_steal_pointer (&self->journal);

  siloam_window_follow_journal (self);
  return journal;
}

static void
forget_journal (gpointer window, SiloamLeave leave)
{
  SiloamWindow *self = window;

  g_clear_handle_id (&self->retry_source, g_source_remove);
  gtk_widget_set_visible (self->reminder_bar, FALSE);
  siloam_window_forget_copies (self);
  g_clear_object (&self->under_help);
  self->in_journal = FALSE;
}

static void
begin (gpointer window)
{
  SiloamWindow *self = window;

  if (!siloam_window_replace_journal (self))
    siloam_door_start (self->door);
}

static void
stay (gpointer window)
{
  SiloamWindow *self = window;
  GtkWidget *unsaved = self->unsaved->len > 0 ? g_ptr_array_index (self->unsaved, 0) : NULL;

  if (unsaved && gtk_widget_get_parent (unsaved) != GTK_WIDGET (self->pages))
    siloam_window_show (self, unsaved);
  siloam_window_uncover (self);
  g_signal_emit_by_name (self, "stayed");
}

static SiloamPrompts *
get_prompts (gpointer window)
{
  return siloam_window_get_prompts (window);
}

static void
show (gpointer window, GtkWidget *page)
{
  siloam_window_show (window, page);
}

static void
uncover (gpointer window)
{
  siloam_window_uncover (window);
}

const SiloamDoorHouse siloam_window_house = {
  .kind = &siloam_journal_file_kind,
  .get_prompts = get_prompts,
  .new_first_run = siloam_window_new_first_run,
  .show = show,
  .uncover = uncover,
  .enter = siloam_window_enter,
  .cover = dismiss_toasts,
  .remember = leave_page,
  .flush = flush,
  .is_saved = is_saved,
  .get_file = get_journal,
  .take_file = take_journal,
  .left = forget_journal,
  .begin = begin,
  .stay = stay,
};

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

  siloam_door_lock (self->door);
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
  siloam_door_close_dialogs (self->door);
  siloam_window_flush (self);
  siloam_door_end (self->door);
}
