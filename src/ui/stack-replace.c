/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A stack that holds only what is on the screen: a page that was left is let go. Main thread. */

#include "config.h"

#include "ui/stack-replace.h"

static void
remove_left (GtkStack *stack)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack));

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != visible)
        gtk_stack_remove (stack, child);
      child = next;
    }
}

static void
transition_changed_cb (GtkStack *stack)
{
  if (!gtk_stack_get_transition_running (stack))
    remove_left (stack);
}

static void
follow_transition (GtkStack *stack)
{
  if (g_object_get_data (G_OBJECT (stack), "siloam-follows"))
    return;
  g_object_set_data (G_OBJECT (stack), "siloam-follows", stack);
  g_signal_connect (stack, "notify::transition-running", G_CALLBACK (transition_changed_cb), NULL);
}

/**
 * siloam_stack_replace:
 * @child: a new page, or one that is in the stack already
 *
 * Shows @child and puts the focus where the page wants it.
 */
void
siloam_stack_replace (GtkStack *stack,
                      GtkWidget *child)
{
  g_return_if_fail (GTK_IS_STACK (stack));
  g_return_if_fail (GTK_IS_WIDGET (child));

  follow_transition (stack);
  if (gtk_widget_get_parent (child) != GTK_WIDGET (stack))
    gtk_stack_add_child (stack, child);
  gtk_stack_set_visible_child (stack, child);
  if (!gtk_stack_get_transition_running (stack))
    remove_left (stack);
  if (gtk_widget_get_root (child) && !gtk_widget_grab_focus (child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}
