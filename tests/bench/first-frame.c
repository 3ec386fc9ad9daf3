/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `first-frame COMMAND…` starts a program and prints how many milliseconds pass until its first
 * window is drawn, as the X server sees it; then ends the program. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_SECONDS 30

static GPid
start_or_die (char **command)
{
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  if (!g_spawn_async (NULL,
                      command,
                      NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH,
                      NULL,
                      NULL,
                      &pid,
                      &error))
    g_error ("%s", error->message);
  return pid;
}

/* A window is black until its first frame is there: look down the middle of the screen. */
static gboolean
is_drawn (Display *display)
{
  int screen = DefaultScreen (display);
  guint height = (guint) DisplayHeight (display, screen);
  XImage *column = XGetImage (display,
                              DefaultRootWindow (display),
                              DisplayWidth (display, screen) / 2,
                              0,
                              1,
                              height,
                              AllPlanes,
                              ZPixmap);
  guint bright = 0;

  for (guint y = 0; y < height; y++)
    bright += (XGetPixel (column, 0, (int) y) & 0xffffff) != 0;
  XDestroyImage (column);
  return bright * 2 > height;
}

/* Asks to hear of what is drawn in every window that is shown, and waits until it is something. */
static void
wait_for_first_frame (Display *display, int damage_event)
{
  XEvent event;

  while (TRUE)
    {
      XNextEvent (display, &event);
      if (event.type == MapNotify)
        XDamageCreate (display, event.xmap.window, XDamageReportRawRectangles);
      else if (event.type == damage_event && is_drawn (display))
        return;
    }
}

int
main (int argc, char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  int damage_event = 0, damage_error = 0;

  if (argc < 2 || !display || !XDamageQueryExtension (display, &damage_event, &damage_error))
    g_error ("usage: %s COMMAND…, on a display that reports damage", argv[0]);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  gint64 start = g_get_monotonic_time ();
  GPid pid = start_or_die (argv + 1);

  alarm (PATIENCE_SECONDS);
  wait_for_first_frame (display, damage_event + XDamageNotify);
  printf ("%.3f\n", (double) (g_get_monotonic_time () - start) / 1000);
  fflush (stdout);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  return 0;
}
