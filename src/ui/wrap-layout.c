/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays children out like words in a paragraph. libadwaita has such a box from 1.7 on; this is the
 * small part of it that chips and door rows need. Main thread. */

#include "config.h"

#include "ui/wrap-layout.h"

struct _SiloamWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (SiloamWrapLayout, siloam_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
natural_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return CLAMP (natural, MIN (minimum, available), MAX (available, minimum));
}

static int
natural_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
line_width (GtkWidget *first, GtkWidget *end, int spacing, int available)
{
  int width = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      width += natural_width (child, available) + (width > 0 ? spacing : 0);
  return width;
}

/* The children of one line share its height. */
static void
place_line (SiloamWrapLayout *self,
            GtkWidget *first,
            GtkWidget *end,
            int available,
            int y,
            int line_height)
{
  gboolean from_right = gtk_widget_get_direction (first) == GTK_TEXT_DIR_RTL;
  int x = self->at_end ? available - line_width (first, end, self->spacing, available) : 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      int width = natural_width (child, available);
      gtk_widget_size_allocate (
          child,
          &(GtkAllocation){ from_right ? available - x - width : x, y, width, line_height },
          -1);
      x += width + self->spacing;
    }
}

/* Breaks the children into lines; places them too when asked. Returns the height used. */
static int
flow (SiloamWrapLayout *self, GtkWidget *widget, int available, gboolean place)
{
  GtkWidget *line_start = gtk_widget_get_first_child (widget);
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = line_start; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      int width = natural_width (child, available);
      if (x > 0 && x + width > available)
        {
          if (place)
            place_line (self, line_start, child, available, y, line_height);
          y += line_height + self->spacing;
          x = line_height = 0;
          line_start = child;
        }
      x += width + self->spacing;
      line_height = MAX (line_height, natural_height (child, width));
    }

  if (place && line_start != NULL)
    place_line (self, line_start, NULL, available, y, line_height);
  return y + line_height;
}

static GtkSizeRequestMode
siloam_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siloam_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SiloamWrapLayout *self = SILOAM_WRAP_LAYOUT (manager);
  int widest = 0, total = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
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
      widest = MAX (widest, child_minimum);
      total += child_natural + (total > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (total, widest);
      return;
    }
  *minimum = *natural = flow (self, widget, for_size < 0 ? MAX (total, widest) : for_size, FALSE);
}

static void
siloam_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  flow (SILOAM_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
siloam_wrap_layout_class_init (SiloamWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = siloam_wrap_layout_get_request_mode;
  layout_class->measure = siloam_wrap_layout_measure;
  layout_class->allocate = siloam_wrap_layout_allocate;
}

static void
siloam_wrap_layout_init (SiloamWrapLayout *self)
{
}

/**
 * siloam_wrap_layout_new:
 * @spacing: pixels between children and between lines
 * @at_end: whether lines stand at the end of their room, as buttons do
 *
 * Makes a layout for one widget.
 *
 * Returns: (transfer full): a new layout manager
 */
GtkLayoutManager *
siloam_wrap_layout_new (int spacing, gboolean at_end)
{
  SiloamWrapLayout *self = g_object_new (SILOAM_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  self->at_end = at_end;
  return GTK_LAYOUT_MANAGER (self);
}
