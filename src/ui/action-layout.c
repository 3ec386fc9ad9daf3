/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays out the buttons under a question. With large text on a small screen a row would be cut off:
 * then each gets a line of its own, the suggested (last) one first. Main thread. */

#include "config.h"

#include "ui/action-layout.h"

#define SPACING 12

struct _SiloamActionLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SiloamActionLayout, siloam_action_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_row (GtkWidget *widget,
             int *minimum,
             int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
measure_height (GtkWidget *widget,
                int width,
                int *minimum,
                int *natural)
{
  int row_minimum, row_natural;
  gboolean stacked;

  measure_row (widget, &row_minimum, &row_natural);
  stacked = width >= 0 && row_natural > width;
  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, stacked ? width : -1, NULL, &height,
                          NULL, NULL);
      if (stacked)
        *minimum += height + (*minimum > 0 ? SPACING : 0);
      else
        *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

static void
siloam_action_layout_measure (GtkLayoutManager *layout,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_row (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
allocate_row (GtkWidget *widget,
              int width,
              int height,
              int row_width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = width - row_width;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
      gtk_widget_size_allocate (
        child, &(GtkAllocation) { rtl ? width - x - child_width : x, 0, child_width, height }, -1);
      x += child_width + SPACING;
    }
}

static void
allocate_stack (GtkWidget *widget,
                int width)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_last_child (widget); child;
       child = gtk_widget_get_prev_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, height }, -1);
      y += height + SPACING;
    }
}

static void
siloam_action_layout_allocate (GtkLayoutManager *layout,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  int minimum, natural;

  measure_row (widget, &minimum, &natural);
  if (natural > width)
    allocate_stack (widget, width);
  else
    allocate_row (widget, width, height, natural);
}

static GtkSizeRequestMode
siloam_action_layout_get_request_mode (GtkLayoutManager *layout,
                                       GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siloam_action_layout_class_init (SiloamActionLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = siloam_action_layout_get_request_mode;
  layout_class->measure = siloam_action_layout_measure;
  layout_class->allocate = siloam_action_layout_allocate;
}

static void
siloam_action_layout_init (SiloamActionLayout *self)
{
}
