/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the actions of the window of the prayer evenings lead: from screen to screen, to help, to
 * the cover. One that needs an open file does nothing while there is none. Main thread. */

#include "config.h"

#include "ui/evening-window-private.h"

#include "ui/help-page.h"
#include "ui/preferences-window.h"
#include "ui/stack-replace.h"

static void
go (SiloamEveningWindow *self, SiloamEveningPageName name)
{
  if (siloam_evening_page_may_open (name, self->room))
    siloam_evening_window_go_to (self, name);
  else
    siloam_evening_window_ask_task (self, siloam_evening_page_view (name));
}

static void
go_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;
  SiloamEveningPageName name;

  if (self->room && siloam_evening_page_from_nick (g_variant_get_string (parameter, NULL), &name))
    go (self, name);
}

static void
board_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (self->room)
    go (self, SILOAM_EVENING_PAGE_BOARD);
}

static gboolean
is_covered (SiloamEveningWindow *self, const char *by)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->cover), by) == 0;
}

/* A page that has the action does it its own way. */
static gboolean
left_to_page (SiloamEveningWindow *self, const char *action)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page && gtk_widget_activate_action (page, action, NULL);
}

static void
show_help (SiloamEveningWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  SiloamPrompts *prompts = self->room ? siloam_evening_room_get_visitor_prompts (self->room)
                                      : siloam_settings_get_prompts (self->settings);

  if (!page || SILOAM_IS_HELP_PAGE (page))
    return;
  g_set_object (&self->under_help, page);
  siloam_evening_window_show (self, siloam_help_page_new (NULL, prompts, NULL));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (is_covered (self, "quiet"))
    siloam_evening_window_uncover (self);
  else if (!is_covered (self, "content"))
    return;
  if (!left_to_page (self, "session.help"))
    show_help (self);
}

static void
help_close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;
  g_autoptr (GtkWidget) page = g_steal_pointer (&self->under_help);

  if (page)
    siloam_evening_window_show (self, page);
}

/* Only a page of a session has something to link a verse to. */
static void
verse_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (self->room && is_covered (self, "content"))
    left_to_page (self, "session.verse");
}

static void
quiet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (is_covered (self, "quiet"))
    {
      siloam_evening_window_uncover (self);
      return;
    }
  if (!is_covered (self, "content") || left_to_page (self, "session.quiet"))
    return;
  siloam_door_close_dialogs (self->door);
  siloam_stack_show (self->cover, "quiet");
  siloam_evening_window_cover_others (self, TRUE);
  gtk_widget_grab_focus (self->quiet_page);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = user_data;
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (RESOURCE_BASE "/ui/evening-shortcuts.ui");
  GtkWindow *dialog = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (dialog, window);
  gtk_window_set_application (dialog, gtk_window_get_application (window));
  gtk_window_present (dialog);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;
  GtkWidget *dialog = siloam_preferences_window_new (GTK_WINDOW (self), self->settings, NULL);

  /* So that the keys of the lock, the quiet screen and help work in it. */
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = user_data;

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  siloam_evening_window_toast (user_data, g_variant_get_string (parameter, NULL));
}

static void
text_size_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "text-normal"))
    siloam_settings_reset_text_size (self->settings);
  else
    siloam_settings_change_text_size (self->settings, g_str_equal (name, "text-larger") ? 1 : -1);
}

/* For the parts of this class: declares the actions of going about. */
void
siloam_evening_window_add_actions (SiloamEveningWindow *self)
{
  static const GActionEntry window_entries[] = {
    { .name = "help-now", .activate = help_cb },
    { .name = "help-close", .activate = help_close_cb },
    { .name = "quiet", .activate = quiet_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "verse-pick", .activate = verse_cb },
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "fullscreen", .activate = fullscreen_cb },
    { .name = "text-larger", .activate = text_size_cb },
    { .name = "text-smaller", .activate = text_size_cb },
    { .name = "text-normal", .activate = text_size_cb },
  };
  static const GActionEntry evening_entries[] = {
    { .name = "go", .activate = go_cb, .parameter_type = "s" },
    { .name = "board", .activate = board_cb },
    { .name = "quiet", .activate = quiet_cb },
  };
  g_autoptr (GSimpleActionGroup) evening = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   window_entries,
                                   G_N_ELEMENTS (window_entries),
                                   self);
  g_action_map_add_action_entries (G_ACTION_MAP (evening),
                                   evening_entries,
                                   G_N_ELEMENTS (evening_entries),
                                   self);
  siloam_evening_window_add_session_actions (self, G_ACTION_MAP (evening));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "evening", G_ACTION_GROUP (evening));
}
