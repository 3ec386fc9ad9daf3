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

  gboolean reading_order;
};

G_DEFINE_FINAL_TYPE (SiloamActionLayout, siloam_action_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_READING_ORDER = 1,
} SiloamActionLayoutProperty;

static GParamSpec *properties[PROP_READING_ORDER + 1];

static void
measure_row (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_minimum,
                          &child_natural,
                          NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
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
      gtk_widget_measure (child,
                          GTK_ORIENTATION_VERTICAL,
                          stacked ? width : -1,
                          NULL,
                          &height,
                          NULL,
                          NULL);
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

static gboolean
expands (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        return TRUE;
    }
  return FALSE;
}

static void
allocate_row (GtkWidget *widget, int width, int height, int row_width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = width - row_width;
  int x = expands (widget) ? 0 : left;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        child_width += left;
      gtk_widget_size_allocate (
          child,
          &(GtkAllocation){ rtl ? width - x - child_width : x, 0, child_width, height },
          -1);
      x += child_width + SPACING;
    }
}

static void
allocate_stack (GtkWidget *widget, int width, gboolean last_first)
{
  GtkWidget *child =
      last_first ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  int y = 0;

  for (; child; child = last_first ? gtk_widget_get_prev_sibling (child)
                                   : gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, height }, -1);
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
    allocate_stack (widget, width, !SILOAM_ACTION_LAYOUT (layout)->reading_order);
  else
    allocate_row (widget, width, height, natural);
}

static GtkSizeRequestMode
siloam_action_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siloam_action_layout_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((SiloamActionLayoutProperty) id)
    {
    case PROP_READING_ORDER:
      SILOAM_ACTION_LAYOUT (object)->reading_order = g_value_get_boolean (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_action_layout_class_init (SiloamActionLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->set_property = siloam_action_layout_set_property;
  properties[PROP_READING_ORDER] = g_param_spec_boolean ("reading-order",
                                                         NULL,
                                                         NULL,
                                                         FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  layout_class->get_request_mode = siloam_action_layout_get_request_mode;
  layout_class->measure = siloam_action_layout_measure;
  layout_class->allocate = siloam_action_layout_allocate;
}

static void
siloam_action_layout_init (SiloamActionLayout *self)
{
}
