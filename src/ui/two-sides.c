/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays the released and the received side beside each other with an arrow on their seam. Where the
 * text leaves too little room for two columns, the received side comes first and the released side
 * below it. Received is the first child, so that a screen reader meets it first too. Main thread.
 */

#include "ui/two-sides.h"

/* Narrower than this many average characters, two columns become hard to read. */
#define CHARS_FOR_TWO_COLUMNS 62
#define RELEASED_SHARE 0.4

struct _SiloamTwoSides
{
  GtkWidget parent_instance;

  GtkWidget *received;
  GtkWidget *released;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (SiloamTwoSides, siloam_two_sides, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_RECEIVED = 1,
  PROP_RELEASED,
} SiloamTwoSidesProperty;

static GParamSpec *properties[PROP_RELEASED + 1];

static int
width_for_two_columns (SiloamTwoSides *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return CHARS_FOR_TWO_COLUMNS * char_width / PANGO_SCALE;
}

static int
min_width_of (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
height_at (GtkWidget *widget, int width)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
is_wide (SiloamTwoSides *self, int width)
{
  return width >= width_for_two_columns (self) &&
         width * RELEASED_SHARE >= min_width_of (self->released) &&
         width * (1 - RELEASED_SHARE) >= min_width_of (self->received);
}

static int
height_for_width (SiloamTwoSides *self, int width)
{
  int released_width;

  if (!is_wide (self, width))
    return height_at (self->received, width) + height_at (self->released, width);

  released_width = (int) (width * RELEASED_SHARE);
  return MAX (height_at (self->released, released_width),
              height_at (self->received, width - released_width));
}

static void
place (GtkWidget *widget, const GtkAllocation *area)
{
  gtk_widget_size_allocate (widget, area, -1);
}

/* The icon points along the line of reading; above each other, it is turned to point up at the
 * received side. */
static void
place_arrow (SiloamTwoSides *self, float x, float y, gboolean pointing_up)
{
  GskTransform *transform = NULL;
  GtkRequisition size;
  float quarter = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 90 : -90;

  gtk_widget_get_preferred_size (self->arrow, &size, NULL);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  if (pointing_up)
    transform = gsk_transform_rotate (transform, quarter);
  transform =
      gsk_transform_translate (transform,
                               &GRAPHENE_POINT_INIT (-size.width / 2.0f, -size.height / 2.0f));
  gtk_widget_allocate (self->arrow, size.width, size.height, -1, transform);
}

static GtkSizeRequestMode
siloam_two_sides_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siloam_two_sides_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  SiloamTwoSides *self = SILOAM_TWO_SIDES (widget);
  int width;

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (self->received == NULL || self->released == NULL)
    return;

  /* Measured although its size adds nothing: a child may not be allocated unmeasured. */
  min_width_of (self->arrow);

  width = MAX (min_width_of (self->received), min_width_of (self->released));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = MAX (width, width_for_two_columns (self));
      return;
    }

  *minimum = *natural = height_for_width (self, for_size < 0 ? width : MAX (for_size, width));
}

static void
siloam_two_sides_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiloamTwoSides *self = SILOAM_TWO_SIDES (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int share;

  if (self->received == NULL || self->released == NULL)
    return;

  if (!is_wide (self, width))
    {
      share = MIN (height_at (self->received, width), height);
      place (self->received, &(GtkAllocation){ 0, 0, width, share });
      place (self->released, &(GtkAllocation){ 0, share, width, height - share });
      place_arrow (self, width / 2.0f, (float) share, TRUE);
      return;
    }

  share = (int) (width * RELEASED_SHARE);
  place (self->released, &(GtkAllocation){ rtl ? width - share : 0, 0, share, height });
  place (self->received, &(GtkAllocation){ rtl ? 0 : share, 0, width - share, height });
  place_arrow (self, (float) (rtl ? width - share : share), height / 2.0f, FALSE);
}

static void
take_side (SiloamTwoSides *self, GtkWidget **slot, GtkWidget *child)
{
  g_return_if_fail (*slot == NULL);

  *slot = child;
  if (child == NULL)
    return;
  /* Received first, released second, the arrow last and on top. */
  if (slot == &self->received)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->arrow);
}

static void
siloam_two_sides_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  SiloamTwoSides *self = SILOAM_TWO_SIDES (object);

  switch ((SiloamTwoSidesProperty) prop_id)
    {
    case PROP_RECEIVED:
      take_side (self, &self->received, g_value_get_object (value));
      break;
    case PROP_RELEASED:
      take_side (self, &self->released, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
siloam_two_sides_dispose (GObject *object)
{
  SiloamTwoSides *self = SILOAM_TWO_SIDES (object);

  g_clear_pointer (&self->received, gtk_widget_unparent);
  g_clear_pointer (&self->released, gtk_widget_unparent);
  g_clear_pointer (&self->arrow, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_two_sides_parent_class)->dispose (object);
}

static void
siloam_two_sides_class_init (SiloamTwoSidesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = siloam_two_sides_set_property;
  object_class->dispose = siloam_two_sides_dispose;
  widget_class->get_request_mode = siloam_two_sides_get_request_mode;
  widget_class->measure = siloam_two_sides_measure;
  widget_class->size_allocate = siloam_two_sides_size_allocate;

  properties[PROP_RECEIVED] = g_param_spec_object ("received", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_RELEASED] = g_param_spec_object ("released", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "siloam-two-sides");
}

static void
siloam_two_sides_init (SiloamTwoSides *self)
{
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->arrow, "siloam-exchange-arrow");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_insert_after (self->arrow, GTK_WIDGET (self), NULL);
}
