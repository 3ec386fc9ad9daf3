/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every templated widget needs and GTK leaves to it. Main thread. */

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
siloam_template_dispose (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)))
    gtk_widget_unparent (child);
}

static gboolean
goes_forward (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_DOWN ||
         direction == GTK_DIR_RIGHT;
}

static GtkWidget *
step (GtkWidget *child, gboolean forward)
{
  return forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
}

/**
 * siloam_template_focus:
 * @widget: not focusable itself
 * @direction: where the focus goes
 *
 * Returns: %TRUE when one of the children took the focus
 */
gboolean
siloam_template_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean forward = goes_forward (direction);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (!child)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child; child = step (child, forward))
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
    }
  return FALSE;
}
