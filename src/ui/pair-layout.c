/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two columns as long as both can be read, one column when the text is large or the window narrow.
 * Main thread. */

#include "config.h"

#include "ui/pair-layout.h"

#define SPACING 18

struct _SiloamPairLayout
{
  GtkLayoutManager parent_instance;

  guint share;
  guint chars;
};

G_DEFINE_FINAL_TYPE (SiloamPairLayout, siloam_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PROP_SHARE = 1,
  PROP_CHARS,
} SiloamPairLayoutProperty;

static GParamSpec *properties[PROP_CHARS + 1];

/* The children that are shown: none, one or two. */
static guint
find_pair (GtkWidget *widget, GtkWidget *pair[2])
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < 2;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      pair[n++] = child;
  return n;
}

static int
min_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
height_at (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
wide_enough (SiloamPairLayout *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return (int) self->chars * char_width / PANGO_SCALE;
}

static int
first_width (SiloamPairLayout *self, int width)
{
  return (width - SPACING) * (int) self->share / 100;
}

static gboolean
is_beside (SiloamPairLayout *self, GtkWidget *widget, GtkWidget *pair[2], int width)
{
  int first = first_width (self, width);

  return width >= wide_enough (self, widget) && first >= min_width (pair[0]) &&
         width - SPACING - first >= min_width (pair[1]);
}

static int
height_of_pair (SiloamPairLayout *self, GtkWidget *widget, GtkWidget *pair[2], int width)
{
  int first = first_width (self, width);

  if (!is_beside (self, widget, pair, width))
    return height_at (pair[0], width) + SPACING + height_at (pair[1], width);
  return MAX (height_at (pair[0], first), height_at (pair[1], width - SPACING - first));
}

static void
siloam_pair_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SiloamPairLayout *self = SILOAM_PAIR_LAYOUT (layout);
  GtkWidget *pair[2];
  guint n = find_pair (widget, pair);
  int width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, min_width (pair[i]));

  *minimum = *natural = width;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (width, n == 2 ? wide_enough (self, widget) : 0);
      return;
    }
  if (n == 2)
    *minimum = *natural =
        height_of_pair (self, widget, pair, MAX (width, for_size < 0 ? width : for_size));
  else
    *minimum = *natural = n == 1 ? height_at (pair[0], MAX (width, for_size)) : 0;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
siloam_pair_layout_allocate (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  SiloamPairLayout *self = SILOAM_PAIR_LAYOUT (layout);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first = first_width (self, width);
  int second = width - SPACING - first;
  GtkWidget *pair[2];
  guint n = find_pair (widget, pair);

  if (n == 1)
    place (pair[0], 0, 0, width, height);
  if (n < 2)
    return;

  if (is_beside (self, widget, pair, width))
    {
      place (pair[0], rtl ? width - first : 0, 0, first, height);
      place (pair[1], rtl ? 0 : first + SPACING, 0, second, height);
      return;
    }
  first = height_at (pair[0], width);
  place (pair[0], 0, 0, width, first);
  place (pair[1], 0, first + SPACING, width, MAX (0, height - first - SPACING));
}

static GtkSizeRequestMode
siloam_pair_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siloam_pair_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiloamPairLayout *self = SILOAM_PAIR_LAYOUT (object);

  switch ((SiloamPairLayoutProperty) id)
    {
    case PROP_SHARE:
      self->share = g_value_get_uint (value);
      break;
    case PROP_CHARS:
      self->chars = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
siloam_pair_layout_class_init (SiloamPairLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = siloam_pair_layout_set_property;
  properties[PROP_SHARE] = g_param_spec_uint ("share", NULL, NULL, 1, 99, 50, flags);
  properties[PROP_CHARS] = g_param_spec_uint ("chars", NULL, NULL, 1, 400, 60, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  layout_class->get_request_mode = siloam_pair_layout_get_request_mode;
  layout_class->measure = siloam_pair_layout_measure;
  layout_class->allocate = siloam_pair_layout_allocate;
}

static void
siloam_pair_layout_init (SiloamPairLayout *self)
{
  self->share = 50;
  self->chars = 60;
}
