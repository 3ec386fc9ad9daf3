/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens, fills, blanks and closes the window of the board. It is the only one who hands it
 * anything, and what it hands over is points of the evening that is open. Main thread. */

#include "config.h"

#include "ui/board-screen.h"

#include "ui/visitor-screen.h"

#define ROOM_KEY "siloam-room"

/**
 * siloam_board_screen_find:
 *
 * Returns: (transfer none) (nullable): the window of the board
 */
SiloamBoardWindow *
siloam_board_screen_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (SILOAM_IS_BOARD_WINDOW (window))
        return SILOAM_BOARD_WINDOW (window);
    }
  return NULL;
}

static gboolean
is_open (SiloamEveningRoom *room)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (room);

  return evening && evening->state == SILOAM_EVENING_OPEN;
}

/**
 * siloam_board_screen_list_points:
 *
 * Returns: (transfer container) (element-type SiloamPoint): what is on the board now
 */
GPtrArray *
siloam_board_screen_list_points (SiloamEveningRoom *room)
{
  GPtrArray *points = siloam_evening_room_get_desk (room)->points;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; is_open (room) && i < points->len; i++)
    {
      const SiloamPoint *point = points->pdata[i];

      if (!point->expires || g_date_time_compare (now, point->expires) < 0)
        g_ptr_array_add (shown, points->pdata[i]);
    }
  return shown;
}

static void
refresh (SiloamBoardWindow *window)
{
  SiloamEveningRoom *room = g_object_get_data (G_OBJECT (window), ROOM_KEY);
  g_autoptr (GPtrArray) points = NULL;

  if (!room)
    return;
  if (!is_open (room))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  points = siloam_board_screen_list_points (room);
  siloam_board_window_show_points (window, siloam_evening_room_get_prompts (room), points);
}

static void
let_go (SiloamBoardWindow *window)
{
  SiloamEveningRoom *room = g_object_get_data (G_OBJECT (window), ROOM_KEY);

  if (!room)
    return;
  g_signal_handlers_disconnect_by_func (siloam_evening_room_get_ministry (room), refresh, window);
  g_signal_handlers_disconnect_by_func (siloam_evening_room_get_settings (room), refresh, window);
  g_object_set_data (G_OBJECT (window), ROOM_KEY, NULL);
}

static void
follow (SiloamBoardWindow *window, SiloamEveningRoom *room)
{
  const GConnectFlags flags = G_CONNECT_SWAPPED;

  let_go (window);
  g_object_set_data_full (G_OBJECT (window), ROOM_KEY, g_object_ref (room), g_object_unref);
  g_signal_connect_object (siloam_evening_room_get_ministry (room),
                           "changed",
                           G_CALLBACK (refresh),
                           window,
                           flags);
  g_signal_connect_object (siloam_evening_room_get_settings (room),
                           "notify::prompts",
                           G_CALLBACK (refresh),
                           window,
                           flags);
  refresh (window);
}

static GdkMonitor *
monitor_of (gpointer window)
{
  GdkSurface *surface = window ? gtk_native_get_surface (GTK_NATIVE (window)) : NULL;

  if (!surface)
    return NULL;
  return gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
}

/* The first monitor that shows neither the team's window nor the visitor's; NULL: none is free. */
static GdkMonitor *
find_free_monitor (GtkWindow *beside)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (beside)));
  GdkMonitor *of_team = monitor_of (beside);
  GdkMonitor *of_visitor = monitor_of (siloam_visitor_screen_find ());

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != of_team && monitor != of_visitor)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

/**
 * siloam_board_screen_open:
 * @beside: the window of the team
 *
 * Shows the board, or brings the one there is to the front.
 */
void
siloam_board_screen_open (SiloamEveningRoom *room, GtkWindow *beside)
{
  SiloamBoardWindow *window = siloam_board_screen_find ();
  g_autoptr (GdkMonitor) monitor = NULL;

  if (!is_open (room))
    return;
  if (!window)
    {
      window = siloam_board_window_new (gtk_window_get_application (beside));
      monitor = find_free_monitor (beside);
    }
  follow (window, room);
  gtk_window_present (GTK_WINDOW (window));
  if (monitor)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (window), monitor);
}

/**
 * siloam_board_screen_cover:
 * @room: (nullable): the evening; %NULL while the file is locked
 * @covered: whether to blank it
 */
void
siloam_board_screen_cover (SiloamEveningRoom *room, gboolean covered)
{
  SiloamBoardWindow *window = siloam_board_screen_find ();

  if (!window)
    return;
  if (covered)
    {
      let_go (window);
      siloam_board_window_blank (window);
    }
  else if (room)
    follow (window, room);
}

/**
 * siloam_board_screen_close:
 *
 * Takes the window away.
 */
void
siloam_board_screen_close (void)
{
  SiloamBoardWindow *window = siloam_board_screen_find ();

  if (window)
    gtk_window_destroy (GTK_WINDOW (window));
}
