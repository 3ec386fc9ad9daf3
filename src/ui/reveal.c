/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings into sight what appeared below the edge of a page. Main thread. */

#include "config.h"

#include "ui/reveal.h"

#define MARGIN 18

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;
  GtkAdjustment *vertical;
  double top;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &place))
    return;
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (vertical) + place.origin.y;
  gtk_adjustment_clamp_page (vertical, top - MARGIN, top + place.size.height + MARGIN);
}

/* What was only just shown has its place after the layout that follows the first tick. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *ticks = user_data;

  if ((*ticks)++ == 0)
    return G_SOURCE_CONTINUE;
  scroll_to (widget);
  return G_SOURCE_REMOVE;
}

/**
 * siloam_reveal:
 * @widget: was just shown, somewhere in a page that scrolls
 *
 * Scrolls as little as needed to show @widget, as soon as it has its place.
 */
void
siloam_reveal (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, tick_cb, g_new0 (guint, 1), g_free);
}
