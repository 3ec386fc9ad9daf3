/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window says of other copies of the journal: that one lies beside it, that the journal is
 * older than it was, or that another program put another file in its place or wrote over it. It
 * says so in one calm line with a way on, and keeps nobody from anything. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/home-page.h"
#include "ui/merge-dialog.h"
#include "ui/text-fit.h"

/* Looking is cheap, but not for every flicker of the focus; in µs. */
#define TIME_BETWEEN_LOOKS (5 * G_TIME_SPAN_SECOND)

typedef struct
{
  const char *text; /* of the prompts, as are the buttons */
  const char *go_on;
  const char *go_on_action;
  const char *leave; /* or NULL */
  const char *leave_action;
} Notice;

static const Notice moved_notice = {
  "copies.moved.text", "copies.button.aside", "win.set-aside", NULL, NULL,
};
static const Notice overwritten_notice = {
  "copies.overwritten.text", "copies.button.aside", "win.set-aside", NULL, NULL,
};
static const Notice behind_notice = {
  "copies.behind.text",   "copies.button.search", "win.join-copy",
  "copies.button.accept", "win.accept-behind",
};
static const Notice beside_notice = {
  "copies.beside.text",  "copies.button.look", "win.join-copy",
  "copies.button.leave", "win.leave-copies",
};

/* The first two are about words that may be missing; a file that was replaced is told anywhere. */
static const Notice *
choose_notice (SiloamWindow *self)
{
  const SiloamCopies *copies = self->copies;
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (!self->in_journal || copies == NULL)
    return NULL;
  if (copies->moved)
    return &moved_notice;
  if (copies->overwritten)
    return &overwritten_notice;
  if (!SILOAM_IS_HOME_PAGE (page))
    return NULL;
  if (copies->behind)
    return &behind_notice;
  return copies->paths->len > 0 ? &beside_notice : NULL;
}

static void
fill_button (GtkButton *button, GtkLabel *label, const char *text, const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (button), text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* For the parts of this class: after a page was shown, or something was found. */
void
siloam_window_update_copies (SiloamWindow *self)
{
  SiloamPrompts *prompts = siloam_window_get_prompts (self);
  const Notice *notice = choose_notice (self);

  gtk_widget_set_visible (self->copies_bar, notice != NULL);
  /* One line at a time: two would fill a small window. */
  siloam_window_update_reminder (self);
  if (notice == NULL)
    return;
  gtk_widget_set_visible (self->reminder_bar, FALSE);
  gtk_label_set_label (self->copies_label, siloam_prompts_get (prompts, notice->text));
  fill_button (self->copies_button,
               self->copies_button_label,
               siloam_prompts_get (prompts, notice->go_on),
               notice->go_on_action);
  fill_button (self->copies_leave_button,
               self->copies_leave_label,
               notice->leave != NULL ? siloam_prompts_get (prompts, notice->leave) : NULL,
               notice->leave_action);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  SiloamCopies *copies = siloam_journal_find_copies_finish (SILOAM_JOURNAL (source), result, NULL);

  if (copies == NULL || self->settings == NULL || self->journal != SILOAM_JOURNAL (source))
    {
      siloam_copies_free (copies);
      return;
    }
  siloam_copies_free (self->copies);
  self->copies = copies;
  siloam_window_update_copies (self);
}

/* For the parts of this class: looks beside an open journal. */
void
siloam_window_look_for_copies (SiloamWindow *self)
{
  if (self->journal == NULL)
    return;
  self->copies_looked = g_get_monotonic_time ();
  siloam_journal_find_copies_async (self->journal, NULL, found_cb, g_object_ref (self));
}

/* For the parts of this class: the journal is closed. */
void
siloam_window_forget_copies (SiloamWindow *self)
{
  g_clear_pointer (&self->copies, siloam_copies_free);
  gtk_widget_set_visible (self->copies_bar, FALSE);
}

static void
active_cb (SiloamWindow *self)
{
  if (self->in_journal && gtk_window_is_active (GTK_WINDOW (self)) &&
      g_get_monotonic_time () - self->copies_looked > TIME_BETWEEN_LOOKS)
    siloam_window_look_for_copies (self);
}

static gboolean
joining_cb (SiloamWindow *self)
{
  return self->unsaved->len == 0;
}

static void
closed_cb (SiloamWindow *self)
{
  if (self->settings != NULL)
    siloam_window_look_for_copies (self);
}

/* An entry on the screen would be saved over what comes: the window goes home first. */
static void
join_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  GtkWidget *dialog;

  if (!self->in_journal)
    return;
  siloam_window_go_to (self, SILOAM_PAGE_HOME, NULL);
  dialog =
      siloam_merge_dialog_new (GTK_WINDOW (self), self->journal, siloam_window_get_prompts (self));
  g_signal_connect_object (dialog, "joining", G_CALLBACK (joining_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  siloam_text_fit_dialog (GTK_WINDOW (dialog), self->settings);
  siloam_window_present_dialog (self, dialog);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;

  siloam_journal_leave_copies_finish (SILOAM_JOURNAL (source), result, NULL);
  if (self->settings != NULL)
    siloam_window_look_for_copies (self);
}

static void
leave_copies_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->journal != NULL)
    siloam_journal_leave_copies_async (self->journal, left_cb, g_object_ref (self));
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;

  siloam_journal_accept_behind_finish (SILOAM_JOURNAL (source), result, NULL);
  if (self->settings != NULL)
    siloam_window_look_for_copies (self);
}

static void
accept_behind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->journal != NULL)
    siloam_journal_accept_behind_async (self->journal, accepted_cb, g_object_ref (self));
}

/* Locking closes the file that was moved away; the way back in opens the one that is there now, and
 * finds the copy beside it. */
static void
set_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = siloam_journal_set_aside_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->settings == NULL || self->journal != SILOAM_JOURNAL (source))
    return;
  if (done)
    {
      /* The file that is opened next may not know what is on the screen now. */
      siloam_window_go_to (self, SILOAM_PAGE_HOME, NULL);
      siloam_window_lock (self);
    }
  else
    siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), error).title);
}

/* In this order the worker saves what is on the screen before it copies all. */
static void
set_aside (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->journal == NULL)
    return;
  siloam_journal_write_although_moved (self->journal);
  siloam_window_flush (self);
  siloam_journal_set_aside_async (
      self->journal,
      siloam_prompts_get (siloam_window_get_prompts (self), "copies.aside.name"),
      set_aside_cb,
      g_object_ref (self));
}

/* For the parts of this class: declares the actions about copies. */
void
siloam_window_add_copies_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "join-copy", .activate = join_copy_cb },
    { .name = "leave-copies", .activate = leave_copies_cb },
    { .name = "accept-behind", .activate = accept_behind_cb },
    { .name = "set-aside", .activate = set_aside },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}
