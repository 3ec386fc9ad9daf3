/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window on the second screen. It holds a visitor's view or nothing; it takes no keys but F8
 * and F11, and its title says no more than the name of the application. Main thread. */

#include "config.h"

#include "ui/visitor-window.h"

#include "ui/stack-replace.h"

/* How long a desktop is given to make the window full screen before we say that it did not. */
#define PLACE_MS 1500

struct _SiloamVisitorWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *stack;
  AdwBin *view_bin;

  SiloamEveningRoom *room;
  GdkMonitor *monitor; /* where it was sent; NULL when there is none */
  guint timer;
};

G_DEFINE_FINAL_TYPE (SiloamVisitorWindow, siloam_visitor_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  SIGNAL_PLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GdkMonitor *
monitor_of (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (surface == NULL)
    return NULL;
  return gdk_display_get_monitor_at_surface (gtk_widget_get_display (window), surface);
}

/* The first monitor that does not show @beside; NULL when there is one monitor only. */
static GdkMonitor *
find_other_monitor (GtkWidget *beside)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (beside));
  GdkMonitor *taken = monitor_of (beside);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != taken)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static gboolean
is_placed (SiloamVisitorWindow *self)
{
  return self->monitor != NULL && gtk_window_is_fullscreen (GTK_WINDOW (self)) &&
         monitor_of (GTK_WIDGET (self)) == self->monitor;
}

static gboolean
tell_placed (gpointer user_data)
{
  SiloamVisitorWindow *self = user_data;

  self->timer = 0;
  g_signal_emit (self, signals[SIGNAL_PLACED], 0, is_placed (self));
  return G_SOURCE_REMOVE;
}

static void
fullscreened_cb (SiloamVisitorWindow *self)
{
  if (self->timer == 0 || !is_placed (self))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  tell_placed (self);
}

static void
toggle_fullscreen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

/* The visitor may ask for a moment by themselves, where they have a keyboard. */
static void
wait_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (SILOAM_VISITOR_WINDOW (widget)->room);

  if (guide != NULL && !siloam_session_guide_is_held (guide))
    siloam_session_guide_set_waiting (guide, !siloam_session_guide_is_waiting (guide));
}

/* Closed by hand, the laptop is the only screen again, and its rule holds. */
static gboolean
siloam_visitor_window_close_request (GtkWindow *window)
{
  SiloamVisitorWindow *self = SILOAM_VISITOR_WINDOW (window);

  if (self->room != NULL)
    siloam_evening_room_set_two_screens (self->room, FALSE);
  return GTK_WINDOW_CLASS (siloam_visitor_window_parent_class)->close_request (window);
}

static void
siloam_visitor_window_dispose (GObject *object)
{
  SiloamVisitorWindow *self = SILOAM_VISITOR_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->room);

  G_OBJECT_CLASS (siloam_visitor_window_parent_class)->dispose (object);
}

static void
siloam_visitor_window_class_init (SiloamVisitorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_visitor_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = siloam_visitor_window_close_request;

  /**
   * SiloamVisitorWindow::placed:
   * @full: whether the window fills another screen than the team's
   *
   * Follows siloam_visitor_window_place(). When @full is %FALSE, somebody has to look.
   */
  signals[SIGNAL_PLACED] = g_signal_new ("placed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/visitor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamVisitorWindow, view_bin);
  gtk_widget_class_install_action (widget_class, "visitor.fullscreen", NULL, toggle_fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "visitor.wait", NULL, wait_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "visitor.fullscreen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "visitor.wait", NULL);
}

static void
siloam_visitor_window_init (SiloamVisitorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siloam_stack_show (self->stack, "view");
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
}

/**
 * siloam_visitor_window_new:
 * @application: the application
 * @room: the evening
 *
 * Returns: (transfer none): a window for the visitor, not yet shown
 */
SiloamVisitorWindow *
siloam_visitor_window_new (GtkApplication *application, SiloamEveningRoom *room)
{
  SiloamVisitorWindow *self =
      g_object_new (SILOAM_TYPE_VISITOR_WINDOW, "application", application, NULL);

  self->room = g_object_ref (room);
  adw_bin_set_child (self->view_bin, siloam_visitor_view_new (room));
  return self;
}

/**
 * siloam_visitor_window_place:
 * @beside: the window of the team
 *
 * Shows the window full screen on a monitor that does not show @beside. With one monitor it is
 * shown as a plain window. Whether the desktop did it is told by ::placed, soon.
 */
void
siloam_visitor_window_place (SiloamVisitorWindow *self, GtkWindow *beside)
{
  g_return_if_fail (SILOAM_IS_VISITOR_WINDOW (self));
  g_return_if_fail (GTK_IS_WINDOW (beside));

  g_clear_object (&self->monitor);
  self->monitor = find_other_monitor (GTK_WIDGET (beside));
  gtk_window_present (GTK_WINDOW (self));
  if (self->monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), self->monitor);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PLACE_MS, tell_placed, self);
}

/**
 * siloam_visitor_window_cover:
 * @covered: whether to cover
 *
 * Covers what is shown, at once. When the cover goes, the session is held: nothing is shown before
 * the team goes on.
 */
void
siloam_visitor_window_cover (SiloamVisitorWindow *self, gboolean covered)
{
  SiloamSessionGuide *guide;

  g_return_if_fail (SILOAM_IS_VISITOR_WINDOW (self));

  guide = siloam_evening_room_get_guide (self->room);
  if (covered && guide != NULL)
    siloam_session_guide_set_held (guide, TRUE);
  gtk_stack_set_transition_duration (self->stack, covered ? 0 : 150);
  siloam_stack_show (self->stack, covered ? "cover" : "view");
}
