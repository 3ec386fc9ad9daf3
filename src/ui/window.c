/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one window: it shows one page at a time and takes people from page to page by its actions. It
 * makes a page when someone goes there and lets it go when they leave, never before its words are
 * saved. Its title never says more than the name of the application. Main thread. */

#include "config.h"

#include "ui/window.h"

#include "ui/quiet-page.h"
#include "ui/writer.h"

struct _SiloamWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *cover;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkWidget *quiet_page;

  SiloamJournal *journal;
  SiloamPrompts *prompts;
};

G_DEFINE_FINAL_TYPE (SiloamWindow, siloam_window, ADW_TYPE_APPLICATION_WINDOW)

static void
focus_page (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page && !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
remove_left_pages (SiloamWindow *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->pages);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != visible && !(SILOAM_IS_WRITER (child) && !siloam_writer_is_saved (SILOAM_WRITER (child))))
        gtk_stack_remove (self->pages, child);
      child = next;
    }
}

static void
leave_page (SiloamWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (!SILOAM_IS_WRITER (page))
    return;
  g_signal_connect_object (page, "saved", G_CALLBACK (remove_left_pages), self, G_CONNECT_SWAPPED);
  siloam_writer_flush (SILOAM_WRITER (page));
}

static void
show_page (SiloamWindow *self,
           GtkWidget *page)
{
  leave_page (self);
  gtk_stack_add_child (self->pages, page);
  gtk_stack_set_visible_child (self->pages, page);
  if (!gtk_stack_get_transition_running (self->pages))
    remove_left_pages (self);
  focus_page (self);
}

static void
go_to (SiloamWindow *self,
       SiloamPageName name,
       const char *id)
{
  show_page (self, siloam_page_new (name, self->journal, self->prompts, id));
}

static void
transition_changed_cb (SiloamWindow *self)
{
  if (!gtk_stack_get_transition_running (self->pages))
    remove_left_pages (self);
}

typedef struct
{
  const char *action;
  SiloamPageName page;
} Route;

/* Actions that do nothing but show a page; an "s" parameter is the id of the entry. */
static const Route routes[] = {
  { "home", SILOAM_PAGE_HOME },
  { "exchange-new", SILOAM_PAGE_GUIDE },
  { "free-new", SILOAM_PAGE_FREE },
  { "blessing-new", SILOAM_PAGE_BLESSING },
  { "library", SILOAM_PAGE_LIBRARY },
  { "entry-read", SILOAM_PAGE_READING },
  { "gifts", SILOAM_PAGE_GIFTS },
  { "revisit", SILOAM_PAGE_REVISIT },
  { "help-now", SILOAM_PAGE_HELP },
};

static void
route_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (g_str_equal (routes[i].action, name))
        go_to (user_data, routes[i].page, parameter ? g_variant_get_string (parameter, NULL) : NULL);
    }
}

static void
quiet_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  SiloamWindow *self = user_data;
  gboolean covered = g_str_equal (gtk_stack_get_visible_child_name (self->cover), "quiet");

  gtk_stack_set_visible_child_name (self->cover, covered ? "content" : "quiet");
  if (covered)
    focus_page (self);
  else
    gtk_widget_grab_focus (self->quiet_page);
}

static void
fullscreen_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  GtkWindow *window = user_data;

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
toast_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  SiloamWindow *self = user_data;

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
later_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
}

static const GActionEntry actions[] = {
  { .name = "home", .activate = route_cb },
  { .name = "exchange-new", .activate = route_cb },
  { .name = "free-new", .activate = route_cb },
  { .name = "blessing-new", .activate = route_cb },
  { .name = "entry-resume", .activate = later_cb, .parameter_type = "s" },
  { .name = "resume", .activate = later_cb },
  { .name = "library", .activate = route_cb },
  { .name = "entry-read", .activate = route_cb, .parameter_type = "s" },
  { .name = "gifts", .activate = route_cb },
  { .name = "revisit", .activate = route_cb, .parameter_type = "s" },
  { .name = "help-now", .activate = route_cb },
  { .name = "help-close", .activate = later_cb },
  { .name = "quiet", .activate = quiet_cb },
  { .name = "lock", .activate = later_cb },
  { .name = "export-entry", .activate = later_cb, .parameter_type = "s" },
  { .name = "export-period", .activate = later_cb },
  { .name = "preferences", .activate = later_cb },
  { .name = "about", .activate = later_cb },
  { .name = "shortcuts", .activate = later_cb },
  { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
  { .name = "undo-delete", .activate = later_cb, .parameter_type = "s" },
  { .name = "fullscreen", .activate = fullscreen_cb },
  { .name = "text-larger", .activate = later_cb },
  { .name = "text-smaller", .activate = later_cb },
  { .name = "text-normal", .activate = later_cb },
};

static void
siloam_window_dispose (GObject *object)
{
  SiloamWindow *self = SILOAM_WINDOW (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_WINDOW);

  G_OBJECT_CLASS (siloam_window_parent_class)->dispose (object);
}

static void
siloam_window_class_init (SiloamWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_window_dispose;
  g_type_ensure (SILOAM_TYPE_QUIET_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, cover);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SiloamWindow, quiet_page);
}

static void
siloam_window_init (SiloamWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->pages, "notify::transition-running",
                           G_CALLBACK (transition_changed_cb), self, G_CONNECT_SWAPPED);
  go_to (self, SILOAM_PAGE_HOME, NULL);
}

/**
 * siloam_window_new:
 *
 * Makes the window of the application.
 */
GtkWidget *
siloam_window_new (SiloamApplication *application)
{
  return g_object_new (SILOAM_TYPE_WINDOW, "application", application, NULL);
}
