/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK's file dialog notes every chosen file among the recent files of the desktop, a moment after
 * it was chosen. Nothing here may be found there. Turning the list off is no way out: GTK would
 * then empty the list of all other programs too. So the note is taken back as soon as it is there,
 * before GTK writes it to the disk, and again whenever the list changes while Siloam runs. Main
 * thread. */

#include "ui/recent-trace.h"

#include <gtk/gtk.h>

/* GTK writes its list a quarter of a second after a change; look much more often, for long enough.
 */
#define LOOK_EVERY_MS 20
#define LOOKS 150

typedef struct
{
  char *uri;
  guint looks_left;
} Trace;

static void
trace_free (gpointer data)
{
  Trace *trace = data;

  g_free (trace->uri);
  g_free (trace);
}

static void
free_uri (gpointer uri, GClosure *closure)
{
  g_free (uri);
}

/* Not asked first whether it is there: while there is no list at all, GTK takes that question for a
 * mistake. */
static gboolean
take_back (const char *uri)
{
  return gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  Trace *trace = user_data;

  if (take_back (trace->uri) || --trace->looks_left == 0)
    return G_SOURCE_REMOVE;
  return G_SOURCE_CONTINUE;
}

static void
list_changed_cb (GtkRecentManager *manager, const char *uri)
{
  take_back (uri);
}

/**
 * siloam_recent_trace_forget:
 * @file: what was just chosen in a file dialog
 *
 * Takes the file out of the list of recent files, now and as long as the application runs.
 */
void
siloam_recent_trace_forget (GFile *file)
{
  Trace *trace = g_new0 (Trace, 1);

  trace->uri = g_file_get_uri (file);
  trace->looks_left = LOOKS;
  g_signal_connect_data (gtk_recent_manager_get_default (),
                         "changed",
                         G_CALLBACK (list_changed_cb),
                         g_strdup (trace->uri),
                         free_uri,
                         0);
  g_timeout_add_full (G_PRIORITY_HIGH, LOOK_EVERY_MS, look_cb, trace, trace_free);
}
