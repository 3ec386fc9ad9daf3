/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the actions of the window lead: from page to page, to the dialogs, to the cover. An action
 * that needs an open journal does nothing while there is none. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "journal/lifecycle.h"
#include "ui/about.h"
#include "ui/export-dialog.h"
#include "ui/import-dialog.h"
#include "ui/import-run.h"
#include "ui/preferences-window.h"
#include "ui/stack-replace.h"

typedef struct
{
  const char *action;
  SiloamPageName page;
} Route;

/* Actions that do nothing but show a page; an "s" parameter is the id of the entry. */
static const Route routes[] = {
  { "exchange-new", SILOAM_PAGE_GUIDE },    { "free-new", SILOAM_PAGE_FREE },
  { "blessing-new", SILOAM_PAGE_BLESSING }, { "library", SILOAM_PAGE_LIBRARY },
  { "entry-read", SILOAM_PAGE_READING },    { "gifts", SILOAM_PAGE_GIFTS },
  { "revisit", SILOAM_PAGE_REVISIT },
};

static void
route_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (!self->in_journal)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (g_str_equal (routes[i].action, name))
        siloam_window_go_to (self,
                             routes[i].page,
                             parameter ? g_variant_get_string (parameter, NULL) : NULL);
    }
}

static void
home_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  g_autoptr (GtkWidget) page = g_steal_pointer (&self->under_help);

  if (page)
    siloam_window_show (self, page);
  else if (self->in_journal)
    siloam_window_go_to (self, SILOAM_PAGE_HOME, NULL);
}

static void
show_help (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  const char *id =
      SILOAM_IS_WRITER (page) ? siloam_writer_get_entry_id (SILOAM_WRITER (page)) : NULL;
  GtkWidget *help;

  if (self->in_journal)
    {
      siloam_window_go_to (self, SILOAM_PAGE_HELP, id);
      return;
    }
  if (self->under_help || !page)
    return;
  help = siloam_page_new (SILOAM_PAGE_HELP, NULL, siloam_window_get_prompts (self), NULL);
  self->under_help = g_object_ref (page);
  siloam_window_show (self, help);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  const char *cover = gtk_stack_get_visible_child_name (self->cover);

  /* Help is reachable from the quiet screen as well, but not past words that are not saved. */
  if (g_str_equal (cover, "quiet"))
    siloam_window_uncover (self);
  else if (!g_str_equal (cover, "content"))
    return;
  show_help (self);
}

static void
resume_entry (SiloamWindow *self, const SiloamEntry *entry)
{
  static const SiloamPageName pages[] = {
    [SILOAM_ENTRY_EXCHANGE] = SILOAM_PAGE_GUIDE,
    [SILOAM_ENTRY_BLESSING] = SILOAM_PAGE_BLESSING,
    [SILOAM_ENTRY_FREE] = SILOAM_PAGE_FREE,
  };

  if (g_strcmp0 (entry->open_step, SILOAM_OPEN_REVISIT) == 0)
    siloam_window_go_to (self, SILOAM_PAGE_REVISIT, entry->id);
  else
    siloam_window_go_to (self, pages[entry->kind], entry->id);
}

static void
resumable_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal != SILOAM_JOURNAL (source))
    return;
  if (entry)
    resume_entry (self, entry);
  else
    siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), error).title);
}

static void
entry_resume_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->in_journal)
    siloam_journal_load_async (self->journal,
                               g_variant_get_string (parameter, NULL),
                               NULL,
                               resumable_loaded_cb,
                               g_object_ref (self));
}

/* The entry may be gone meanwhile: a backup or another copy took the place of the journal. */
static void
left_open_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamEntry) entry =
      siloam_journal_load_finish (SILOAM_JOURNAL (source), result, &error);

  if (self->journal != SILOAM_JOURNAL (source))
    return;
  if (entry)
    {
      siloam_window_go_to (self, self->resume_name, self->resume_id);
      return;
    }
  home_cb (NULL, NULL, self);
  siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), error).title);
}

static void
resume_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->in_journal || !self->has_resume)
    home_cb (NULL, NULL, self);
  else if (self->resume_id)
    siloam_journal_load_async (self->journal,
                               self->resume_id,
                               NULL,
                               left_open_loaded_cb,
                               g_object_ref (self));
  else
    siloam_window_go_to (self, self->resume_name, NULL);
}

static void
quiet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  const char *cover = gtk_stack_get_visible_child_name (self->cover);

  if (g_str_equal (cover, "quiet"))
    {
      siloam_window_uncover (self);
      return;
    }
  if (!g_str_equal (cover, "content"))
    return;
  siloam_door_close_dialogs (self->door);
  siloam_stack_show (self->cover, "quiet");
  gtk_widget_grab_focus (self->quiet_page);
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
  siloam_window_toast (user_data, g_variant_get_string (parameter, NULL));
}

static void
undeleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_journal_undelete_finish (SILOAM_JOURNAL (source), result, &error) && self->settings)
    siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), error).title);
}

static void
undo_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->journal)
    siloam_journal_undelete_async (self->journal,
                                   g_variant_get_string (parameter, NULL),
                                   undeleted_cb,
                                   g_object_ref (self));
}

static void
text_size_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "text-normal"))
    siloam_settings_reset_text_size (self->settings);
  else
    siloam_settings_change_text_size (self->settings, g_str_equal (name, "text-larger") ? 1 : -1);
}

/* For the parts of this class: shows a window over this one, in place of the one before. */
void
siloam_window_present_dialog (SiloamWindow *self, GtkWidget *dialog)
{
  if (self->dialog)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  /* So that the keys of the lock, the quiet screen and help work in it. */
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (GTK_WINDOW (self)));
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  SiloamJournal *journal = self->in_journal ? self->journal : NULL;

  siloam_window_present_dialog (
      self,
      siloam_preferences_window_new (GTK_WINDOW (self), self->settings, journal));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  siloam_about_show (user_data);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_BASE "/ui/shortcuts.ui");
  GtkWidget *dialog = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  siloam_window_present_dialog (self, dialog);
}

static void
exported_cb (SiloamWindow *self, gboolean waits)
{
  siloam_window_toast (self, waits ? _ ("The pages are at the printer") : _ ("It is ready"));
}

/* With an id one entry goes along, without it a period. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : NULL;
  GtkWidget *dialog;

  if (!self->in_journal)
    return;
  dialog = siloam_export_dialog_new (GTK_WINDOW (self),
                                     self->journal,
                                     siloam_window_get_prompts (self),
                                     id);
  g_signal_connect_object (dialog, "done", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  siloam_window_present_dialog (self, dialog);
}

/* For as long as a toast is there, an import can be taken back from it. */
static void
imported_cb (SiloamWindow *self, gint64 number)
{
  AdwToast *toast = adw_toast_new (_ ("It was brought in"));

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-import");
  adw_toast_set_action_target (toast, "x", number);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  GtkWidget *dialog;

  if (!self->in_journal)
    return;
  dialog =
      siloam_import_dialog_new (GTK_WINDOW (self), self->journal, siloam_window_get_prompts (self));
  g_signal_connect_object (dialog, "done", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  siloam_window_present_dialog (self, dialog);
}

static void
import_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamImportUndone undone;
  gboolean done = siloam_imports_undo_finish (SILOAM_JOURNAL (source), result, &undone, &error);

  if (self->settings == NULL)
    return;
  /* What was changed since is asked about where there is room to say so. */
  if (g_error_matches (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_CHANGED_SINCE))
    g_action_group_activate_action (G_ACTION_GROUP (self), "import", NULL);
  else
    siloam_window_toast (self,
                         done ? _ ("It was undone")
                              : siloam_error_text (siloam_window_get_prompts (self), error).title);
}

static void
undo_import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (self->in_journal && self->journal != NULL)
    siloam_imports_undo_async (self->journal,
                               g_variant_get_int64 (parameter),
                               FALSE,
                               import_undone_cb,
                               g_object_ref (self));
}

/* For the parts of this class: declares the actions of going about. */
void
siloam_window_add_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "home", .activate = home_cb },
    { .name = "exchange-new", .activate = route_cb },
    { .name = "free-new", .activate = route_cb },
    { .name = "blessing-new", .activate = route_cb },
    { .name = "entry-resume", .activate = entry_resume_cb, .parameter_type = "s" },
    { .name = "resume", .activate = resume_cb },
    { .name = "library", .activate = route_cb },
    { .name = "entry-read", .activate = route_cb, .parameter_type = "s" },
    { .name = "gifts", .activate = route_cb },
    { .name = "revisit", .activate = route_cb, .parameter_type = "s" },
    { .name = "help-now", .activate = help_cb },
    { .name = "help-close", .activate = home_cb },
    { .name = "quiet", .activate = quiet_cb },
    { .name = "export-entry", .activate = export_cb, .parameter_type = "s" },
    { .name = "export-period", .activate = export_cb },
    { .name = "import", .activate = import_cb },
    { .name = "undo-import", .activate = undo_import_cb, .parameter_type = "x" },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "undo-delete", .activate = undo_delete_cb, .parameter_type = "s" },
    { .name = "fullscreen", .activate = fullscreen_cb },
    { .name = "text-larger", .activate = text_size_cb },
    { .name = "text-smaller", .activate = text_size_cb },
    { .name = "text-normal", .activate = text_size_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
