/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of the prayer evenings: it shows one screen at a time and covers it at once when
 * asked. Its title never says more than the name of the application, and it shares neither file nor
 * key with a journal. Main thread. */

#include "config.h"

#include "ui/evening-window-private.h"

#include "ui/action-layout.h"
#include "ui/evening-clock.h"
#include "ui/quiet-page.h"
#include "ui/stack-replace.h"
#include "ui/task-page.h"

G_DEFINE_FINAL_TYPE (SiloamEveningWindow, siloam_evening_window, ADW_TYPE_APPLICATION_WINDOW)

/* For the parts of this class: shows a page in place of the one that is there. */
void
siloam_evening_window_show (SiloamEveningWindow *self, GtkWidget *page)
{
  siloam_stack_replace (self->pages, page);
}

static void
show_page (SiloamEveningWindow *self, SiloamEveningPageName name)
{
  siloam_evening_room_flush (self->room);
  if (name == SILOAM_EVENING_PAGE_TASK && self->page_name != SILOAM_EVENING_PAGE_TASK)
    self->asked_from = self->page_name;
  self->page_name = name;
  siloam_evening_window_show (self, siloam_evening_page_new (name, self->room));
}

/* Where a conversation begins, or someone agrees to something on a date. */
static gboolean
needs_date (SiloamEveningPageName name)
{
  return name == SILOAM_EVENING_PAGE_OPENING || name == SILOAM_EVENING_PAGE_RECEPTION ||
         name == SILOAM_EVENING_PAGE_CONSENT;
}

typedef struct
{
  SiloamEveningWindow *window;
  SiloamMinistry *ministry;
  SiloamEveningPageName name;
} Going;

static void
date_known_cb (gboolean is_right, gpointer user_data)
{
  g_autofree Going *going = user_data;
  g_autoptr (SiloamEveningWindow) self = going->window;
  g_autoptr (SiloamMinistry) ministry = going->ministry;

  self->asks_date = FALSE;
  if (self->ministry != ministry || !self->room)
    return;
  if (!is_right)
    siloam_evening_window_toast (self, siloam_prompts_get (self->prompts, "evening.clock.first"));
  else if (needs_date (going->name) && siloam_evening_page_may_open (going->name, self->room))
    show_page (self, going->name);
}

static void
ask_clock (SiloamEveningWindow *self, SiloamEveningPageName then)
{
  Going *going;

  if (self->asks_date)
    return;
  self->asks_date = TRUE;
  going = g_new0 (Going, 1);
  going->window = g_object_ref (self);
  going->ministry = g_object_ref (self->ministry);
  going->name = then;
  siloam_evening_clock_ask (GTK_WINDOW (self), self->ministry, self->prompts, date_known_cb, going);
}

/* For the parts of this class: asks about the date, when the file has just been opened. */
void
siloam_evening_window_ask_clock (SiloamEveningWindow *self)
{
  /* Stays where it is. */
  ask_clock (self, SILOAM_EVENING_PAGE_OVERVIEW);
}

/* For the parts of this class: shows a screen of the open file; the overview in place of one that
 * the task at this laptop does not see. With a clock that was set back, none on which something
 * begins before the date was said to be right. */
void
siloam_evening_window_go_to (SiloamEveningWindow *self, SiloamEveningPageName name)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);

  if (!siloam_evening_page_may_open (name, self->room))
    name = SILOAM_EVENING_PAGE_OVERVIEW;
  if (desk->clock != SILOAM_CLOCK_BACK || !needs_date (name))
    {
      show_page (self, name);
      return;
    }
  show_page (self, SILOAM_EVENING_PAGE_OVERVIEW);
  ask_clock (self, name);
}

/* For the parts of this class: somebody wanted to see what the task at this laptop does not. */
void
siloam_evening_window_ask_task (SiloamEveningWindow *self, SiloamView view)
{
  GtkWidget *page;

  show_page (self, SILOAM_EVENING_PAGE_TASK);
  page = gtk_stack_get_visible_child (self->pages);
  siloam_task_page_ask_for (SILOAM_TASK_PAGE (page), siloam_task_for_view (view));
}

/* For the parts of this class: takes the cover away. */
void
siloam_evening_window_uncover (SiloamEveningWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkWidget *focus;

  siloam_stack_show (self->cover, "content");
  siloam_evening_window_cover_others (self, FALSE);
  focus = page ? g_object_get_data (G_OBJECT (page), SILOAM_EVENING_FOCUS) : NULL;
  if (page && !gtk_widget_grab_focus (focus ? focus : page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* For the parts of this class: a short neutral line at the bottom. */
void
siloam_evening_window_toast (SiloamEveningWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
load_prompts (SiloamEveningWindow *self)
{
  g_clear_object (&self->prompts);
  self->prompts =
      siloam_prompts_new_for_part (siloam_settings_get_prompts (self->settings), "evening");
}

/* The screen is made anew, in the new language. */
static void
prompts_changed_cb (SiloamEveningWindow *self)
{
  load_prompts (self);
  if (!self->room)
    return;
  siloam_evening_window_go_to (self, self->page_name);
  /* A new page of the session lets it go on, and not under a cover. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->cover), "content") != 0)
    siloam_evening_window_cover_others (self, TRUE);
}

static void
bind_size (SiloamEveningWindow *self)
{
  GSettings *store = siloam_settings_get_store (self->settings);

  g_settings_bind (store, "window-width", self, "default-width", G_SETTINGS_BIND_GET);
  g_settings_bind (store, "window-height", self, "default-height", G_SETTINGS_BIND_GET);
  g_settings_bind (store, "window-maximized", self, "maximized", G_SETTINGS_BIND_GET);
}

static gboolean
siloam_evening_window_close_request (GtkWindow *window)
{
  SiloamEveningWindow *self = SILOAM_EVENING_WINDOW (window);

  if (siloam_door_is_closed (self->door))
    return GTK_WINDOW_CLASS (siloam_evening_window_parent_class)->close_request (window);
  siloam_door_leave (self->door, SILOAM_LEAVE_CLOSE);
  return GDK_EVENT_STOP;
}

static void
siloam_evening_window_dispose (GObject *object)
{
  SiloamEveningWindow *self = SILOAM_EVENING_WINDOW (object);

  if (self->door)
    siloam_door_detach (self->door);
  g_clear_object (&self->under_help);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_EVENING_WINDOW);
  g_clear_object (&self->room);
  g_clear_object (&self->ministry);
  g_clear_object (&self->queue);
  g_clear_object (&self->task);
  g_clear_object (&self->bibles);
  g_clear_object (&self->prompts);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (siloam_evening_window_parent_class)->dispose (object);
}

static void
siloam_evening_window_finalize (GObject *object)
{
  SiloamEveningWindow *self = SILOAM_EVENING_WINDOW (object);

  g_clear_object (&self->door);
  g_free (self->resume_session);

  G_OBJECT_CLASS (siloam_evening_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, cover);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, quiet_page);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, held_screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, held_notice);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamEveningWindow, failure_label);
}

static void
siloam_evening_window_class_init (SiloamEveningWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_evening_window_dispose;
  object_class->finalize = siloam_evening_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = siloam_evening_window_close_request;
  g_signal_new ("locked",
                SILOAM_TYPE_EVENING_WINDOW,
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
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/evening-window.ui");
  bind_children (widget_class);
}

static void
siloam_evening_window_init (SiloamEveningWindow *self)
{
  self->queue = siloam_queue_new ();
  self->task = siloam_evening_task_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_evening_window_add_actions (self);
  siloam_evening_window_add_start_actions (self);
}

static void
make_door (SiloamEveningWindow *self)
{
  const SiloamDoorParts parts = {
    .cover = self->cover,
    .pages = self->pages,
    .failure_bar = self->failure_bar,
    .failure_label = self->failure_label,
    .held_screen = self->held_screen,
    .held_notice = self->held_notice,
  };

  self->door =
      siloam_door_new (&siloam_evening_window_house, GTK_WINDOW (self), &parts, self->settings);
}

/**
 * siloam_evening_window_new:
 * @settings: what the person chose
 *
 * Makes the window of the prayer evenings, which looks for their file and begins.
 */
GtkWidget *
siloam_evening_window_new (GtkApplication *application, SiloamSettings *settings)
{
  SiloamEveningWindow *self =
      g_object_new (SILOAM_TYPE_EVENING_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->bibles = siloam_bibles_new (settings, NULL);
  siloam_bibles_attach (self->bibles, GTK_WIDGET (self));
  load_prompts (self);
  make_door (self);
  bind_size (self);
  g_signal_connect_object (settings,
                           "notify::prompts",
                           G_CALLBACK (prompts_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  siloam_door_start (self->door);
  return GTK_WIDGET (self);
}
