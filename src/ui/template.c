/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a templated widget apart. Main thread. */

#include "config.h"

#include "ui/template.h"

/**
 * siloam_template_dispose:
 * @widget: a direct child class of GtkWidget, in its dispose
 * @type: the type whose template it is
 *
 * gtk_widget_dispose_template() unparents only children that the class binds; this does all.
 */
void
siloam_template_dispose (GtkWidget *widget,
                         GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)))
    gtk_widget_unparent (child);
}
