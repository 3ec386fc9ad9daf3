/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stacks of which only what is on the screen can be seen or heard. Main thread. */

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
siloam_stack_replace (GtkStack *stack, GtkWidget *child)
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

static void
hide_others (GtkStack *stack)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == visible);
}

static void
shown_cb (GtkStack *stack)
{
  if (!gtk_stack_get_transition_running (stack))
    hide_others (stack);
}

/**
 * siloam_stack_show:
 * @name: the page to show
 *
 * Shows a page and hides the others once the cross-fade is over.
 */
void
siloam_stack_show (GtkStack *stack, const char *name)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_STACK (stack));

  child = gtk_stack_get_child_by_name (stack, name);
  g_return_if_fail (child != NULL);

  if (!g_object_get_data (G_OBJECT (stack), "siloam-follows"))
    {
      g_object_set_data (G_OBJECT (stack), "siloam-follows", stack);
      g_signal_connect (stack, "notify::transition-running", G_CALLBACK (shown_cb), NULL);
    }
  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
  shown_cb (stack);
}
