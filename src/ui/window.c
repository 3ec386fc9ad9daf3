/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one window: it shows one page at a time, covers it at once when asked, and remembers its
 * size. It makes a page when someone goes there and lets it go when they leave, never before its
 * words are saved. Its title never says more than the name of the application. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include "ui/action-layout.h"
#include "ui/home-page.h"
#include "ui/quiet-page.h"
#include "ui/stack-replace.h"

G_DEFINE_FINAL_TYPE (SiloamWindow, siloam_window, ADW_TYPE_APPLICATION_WINDOW)

/* For the parts of this class: the texts in the language and form chosen; borrowed. */
SiloamPrompts *
siloam_window_get_prompts (SiloamWindow *self)
{
  return siloam_settings_get_prompts (self->settings);
}

/* Shows a page in place of the one that is there. */
void
siloam_window_show (SiloamWindow *self, GtkWidget *page)
{
  GtkWidget *left = gtk_stack_get_visible_child (self->pages);

  if (left && left != page)
    {
      siloam_window_forget_verse (self);
      siloam_window_leave_writer (self, left);
    }
  siloam_window_follow_writer (self, page);
  siloam_stack_replace (self->pages, page);
  siloam_window_update_reminder (self);
  siloam_window_update_copies (self);
}

/* Shows a page of the open journal. */
void
siloam_window_go_to (SiloamWindow *self, SiloamPageName name, const char *id)
{
  g_autofree char *kept_id = g_strdup (id);

  g_free (self->page_id);
  self->page_id = g_steal_pointer (&kept_id);
  self->page_name = name;
  siloam_window_show (
      self,
      siloam_page_new (name, self->journal, siloam_window_get_prompts (self), self->page_id));
}

/* Takes the quiet cover away. */
void
siloam_window_uncover (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  siloam_stack_show (self->cover, "content");
  if (page && !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
toast_dismissed_cb (SiloamWindow *self, AdwToast *toast)
{
  if (self->said)
    g_ptr_array_remove (self->said, toast);
}

/* A short line at the bottom, until it is dismissed or the page is left. */
void
siloam_window_add_toast (SiloamWindow *self, AdwToast *toast)
{
  g_ptr_array_add (self->said, g_object_ref (toast));
  g_signal_connect_object (toast,
                           "dismissed",
                           G_CALLBACK (toast_dismissed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* A short neutral line at the bottom. */
void
siloam_window_toast (SiloamWindow *self, const char *text)
{
  siloam_window_add_toast (self, adw_toast_new (text));
}

/* What was said belongs to the page that was left. */
void
siloam_window_dismiss_toasts (SiloamWindow *self)
{
  while (self->said->len > 0)
    {
      g_autoptr (AdwToast) toast = g_ptr_array_steal_index (self->said, self->said->len - 1);

      adw_toast_dismiss (toast);
    }
}

/* Home reminds of a recovery code that is not on paper yet, calmly and only there. */
void
siloam_window_update_reminder (SiloamWindow *self)
{
  gboolean home = self->journal && SILOAM_IS_HOME_PAGE (gtk_stack_get_visible_child (self->pages));
  gboolean wanted =
      home && !self->reminded && siloam_journal_get_profile (self->journal)->recovery_set_at == 0;
  SiloamPrompts *prompts = siloam_window_get_prompts (self);
  const char *now = siloam_prompts_get (prompts, "recovery.button.now");

  gtk_label_set_label (self->reminder_label, siloam_prompts_get (prompts, "recovery.later"));
  gtk_label_set_label (self->reminder_now_label, now);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reminder_now_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  now,
                                  -1);
  gtk_widget_set_visible (self->reminder_bar, wanted);
}

/* The page is made anew, in the new language; its words are saved before and loaded after, in
 * order. */
static void
prompts_changed_cb (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  g_autofree char *id = NULL;

  if (!self->in_journal || !page)
    return;
  id = g_strdup (SILOAM_IS_WRITER (page) ? siloam_writer_get_entry_id (SILOAM_WRITER (page))
                                         : self->page_id);
  siloam_window_go_to (self, self->page_name, id);
}

static void
bind_size (SiloamWindow *self)
{
  GSettings *store = siloam_settings_get_store (self->settings);

  g_settings_bind (store, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (store, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (store, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static gboolean
siloam_window_close_request (GtkWindow *window)
{
  SiloamWindow *self = SILOAM_WINDOW (window);

  if (siloam_door_is_closed (self->door))
    return GTK_WINDOW_CLASS (siloam_window_parent_class)->close_request (window);
  siloam_door_leave (self->door, SILOAM_LEAVE_CLOSE);
  return GDK_EVENT_STOP;
}

static void
siloam_window_dispose (GObject *object)
{
  SiloamWindow *self = SILOAM_WINDOW (object);

  if (self->door)
    siloam_door_detach (self->door);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_ptr_array_unref);
  g_clear_object (&self->under_help);
  g_clear_pointer (&self->copies, siloam_copies_free);
  g_clear_weak_pointer (&self->dialog);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_WINDOW);
  g_clear_object (&self->journal);
  g_clear_weak_pointer (&self->taken_toast);
  g_clear_object (&self->taken);
  g_clear_object (&self->bibles);
  g_clear_object (&self->backups);
  g_clear_pointer (&self->replacement, siloam_rehearsal_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (siloam_window_parent_class)->dispose (object);
}

static void
siloam_window_finalize (GObject *object)
{
  SiloamWindow *self = SILOAM_WINDOW (object);

  g_clear_object (&self->door);
  g_free (self->page_id);
  g_free (self->resume_id);

  G_OBJECT_CLASS (siloam_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, cover);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, quiet_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, held_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, held_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, failure_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, reminder_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, reminder_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, reminder_now_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, reminder_now_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, copies_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, copies_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, copies_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, copies_button_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, copies_leave_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, copies_leave_label);
}

static void
siloam_window_class_init (SiloamWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_window_dispose;
  object_class->finalize = siloam_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = siloam_window_close_request;
  g_signal_new ("locked",
                SILOAM_TYPE_WINDOW,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);

  g_signal_new ("stayed",
                SILOAM_TYPE_WINDOW,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);

  g_type_ensure (SILOAM_TYPE_ACTION_LAYOUT);
  g_type_ensure (SILOAM_TYPE_QUIET_PAGE);
  g_type_ensure (SILOAM_TYPE_SCREEN);
  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/window.ui");
  bind_children (widget_class);
}

static void
siloam_window_init (SiloamWindow *self)
{
  self->unsaved = g_ptr_array_new_with_free_func (g_object_unref);
  self->said = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_window_add_actions (self);
  siloam_window_add_start_actions (self);
  siloam_window_add_copies_actions (self);
  siloam_window_add_key_actions (self);
  siloam_window_add_verse_actions (self);
  siloam_window_add_backup_actions (self);
}

static void
make_door (SiloamWindow *self)
{
  const SiloamDoorParts parts = {
    .cover = self->cover,
    .pages = self->pages,
    .failure_bar = self->failure_bar,
    .failure_label = self->failure_label,
    .held_screen = self->held_screen,
    .held_notice = self->held_notice,
  };

  self->door = siloam_door_new (&siloam_window_house, GTK_WINDOW (self), &parts, self->settings);
}

/**
 * siloam_window_new:
 * @settings: what the person chose
 *
 * Makes the window of the application, which looks for a journal and begins.
 */
GtkWidget *
siloam_window_new (SiloamApplication *application, SiloamSettings *settings)
{
  SiloamWindow *self = g_object_new (SILOAM_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  make_door (self);
  self->bibles = siloam_bibles_new (settings, NULL);
  siloam_bibles_attach (self->bibles, GTK_WIDGET (self));
  siloam_window_set_up_backups (self);
  bind_size (self);
  g_signal_connect_object (settings,
                           "notify::prompts",
                           G_CALLBACK (prompts_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_door_start (self->door);
  return GTK_WIDGET (self);
}

/**
 * siloam_window_show_again:
 *
 * Shows the window after it was hidden: the page that came meanwhile could not take the focus.
 */
void
siloam_window_show_again (SiloamWindow *self)
{
  GtkWidget *page;

  g_return_if_fail (SILOAM_IS_WINDOW (self));

  gtk_window_present (GTK_WINDOW (self));
  page = gtk_stack_get_visible_child (self->pages);
  if (page)
    gtk_widget_grab_focus (page);
}
