/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line that can be ticked. Its words wrap, and the box to tick stands beside the first of their
 * lines, where one begins to read. Main thread. */

#include "config.h"

#include "ui/tick.h"

#include "ui/text-label.h"

/**
 * siloam_tick_new:
 * @text: what is agreed to by ticking it
 * @css_class: how its words look
 *
 * Returns: (transfer floating): a #GtkCheckButton that is off
 */
GtkWidget *
siloam_tick_new (const char *text, const char *css_class)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *box = gtk_widget_get_first_child (tick);
  GtkWidget *label = siloam_text_label_new (text, css_class);

  /* GTK has it beside the middle of the words. */
  if (box != NULL)
    gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (tick, "siloam-tick");
  return tick;
}
