/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the window that lead to verses. What was taken along is told in a line with a way
 * back, for as long as its page is there. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include "ui/verse-window.h"

#define SECONDS_TO_UNDO 10

static void
taken_cb (SiloamWindow *self, SiloamVerseTaken *taken)
{
  SiloamPrompts *prompts = siloam_window_get_prompts (self);
  g_autofree char *sentence = siloam_verse_taken_dup_sentence (taken, prompts);
  AdwToast *toast;

  siloam_window_dismiss_toasts (self);
  toast = adw_toast_new (sentence);
  g_set_object (&self->taken, taken);
  g_set_weak_pointer (&self->taken_toast, toast);
  adw_toast_set_timeout (toast, SECONDS_TO_UNDO);
  if (siloam_verse_taken_can_undo (taken))
    {
      adw_toast_set_button_label (toast, siloam_prompts_get (prompts, "library.undo"));
      adw_toast_set_action_name (toast, "win.verse-undo");
    }
  siloam_window_add_toast (self, toast);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->taken != NULL)
    siloam_verse_taken_undo (self->taken);
  g_clear_object (&self->taken);
}

/* For the parts of this class: what was taken along belongs to the page that is left. */
void
siloam_window_forget_verse (SiloamWindow *self)
{
  g_autoptr (AdwToast) toast = self->taken_toast ? g_object_ref (self->taken_toast) : NULL;

  g_clear_weak_pointer (&self->taken_toast);
  g_clear_object (&self->taken);
  if (toast)
    adw_toast_dismiss (toast);
}

static void
entry_cb (SiloamWindow *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.entry-read", "s", id);
}

/* Where a reference can be put in: the place of writing that has the focus. */
static GtkWidget *
find_caret (SiloamWindow *self, GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    return NULL;
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return focus;
  return GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)) ? focus : NULL;
}

/* NULL when there is no open journal in sight. */
static SiloamVerseWindow *
open_verses (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  const char *cover = gtk_stack_get_visible_child_name (self->cover);
  SiloamWriter *writer = SILOAM_IS_WRITER (page) ? SILOAM_WRITER (page) : NULL;
  GtkWidget *window;

  if (!self->in_journal || g_strcmp0 (cover, "content") != 0)
    return NULL;
  window = siloam_verse_window_new (GTK_WINDOW (self),
                                    siloam_window_get_prompts (self),
                                    self->bibles,
                                    self->journal,
                                    writer,
                                    writer != NULL ? find_caret (self, page) : NULL);
  g_signal_connect_object (window, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "entry", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
  return SILOAM_VERSE_WINDOW (window);
}

static void
pick_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  SiloamVerseWindow *window = open_verses (self);

  if (window == NULL)
    return;
  siloam_verse_window_pick (window);
  siloam_window_present_dialog (self, GTK_WIDGET (window));
}

typedef void (*ShowVerse) (SiloamVerseWindow *window, const SiloamReference *reference);

static void
show_verse (SiloamWindow *self, GVariant *target, ShowVerse show)
{
  SiloamReference reference;
  SiloamVerseWindow *window;

  if (!siloam_verse_target_read (g_variant_get_string (target, NULL), &reference))
    return;
  window = open_verses (self);
  if (window == NULL)
    return;
  show (window, &reference);
  siloam_window_present_dialog (self, GTK_WIDGET (window));
}

static void
read_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_verse (user_data, parameter, siloam_verse_window_read);
}

static void
moments_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_verse (user_data, parameter, siloam_verse_window_show_moments);
}

/* For the parts of this class: declares the actions of verses. */
void
siloam_window_add_verse_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "verse-pick", .activate = pick_cb },
    { .name = "verse-read", .activate = read_cb, .parameter_type = "s" },
    { .name = "verse-moments", .activate = moments_cb, .parameter_type = "s" },
    { .name = "verse-undo", .activate = undo_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
