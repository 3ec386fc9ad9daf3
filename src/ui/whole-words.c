/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Large type in a narrow window. Pango breaks a word that does not fit between any two letters,
 * which no Dutch word survives, so here the letters become smaller instead. Main thread. */

#include "config.h"

#include "ui/whole-words.h"

#include <math.h>

/* Below this even a broken word reads better. */
#define SMALLEST 0.4
/* Steps of a fiftieth: a window that is dragged does not shimmer. */
#define STEPS 50.0

struct _SiloamWholeWords
{
  GtkWidget parent_instance;

  GtkWidget *label;
  double scale;
  double wanted;
  guint source;
};

G_DEFINE_FINAL_TYPE (SiloamWholeWords, siloam_whole_words, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
} SiloamWholeWordsProperty;

static int
widest_word (GtkWidget *label)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, NULL);
  g_auto (GStrv) words = g_strsplit_set (gtk_label_get_text (GTK_LABEL (label)), " \n", -1);
  int widest = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      int width;

      pango_layout_set_text (layout, words[i], -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Pango may round up each letter: a pixel is kept free. */
static double
find_scale (GtkWidget *label, int room)
{
  const int widest = widest_word (label);

  if (widest < room || room <= 1)
    return 1;
  return MAX (floor (STEPS * (room - 1) / widest) / STEPS, SMALLEST);
}

static gboolean
scale_cb (gpointer user_data)
{
  SiloamWholeWords *self = user_data;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  self->source = 0;
  self->scale = self->wanted;
  if (self->scale < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (self->scale));
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  return G_SOURCE_REMOVE;
}

static void
siloam_whole_words_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SiloamWholeWords *self = SILOAM_WHOLE_WORDS (widget);

  if (self->label != NULL)
    gtk_widget_measure (self->label,
                        orientation,
                        for_size,
                        minimum,
                        natural,
                        minimum_baseline,
                        natural_baseline);
}

/* A widget may not change its wishes while it is given its place, so the letters follow. */
static void
siloam_whole_words_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiloamWholeWords *self = SILOAM_WHOLE_WORDS (widget);

  if (self->label == NULL)
    return;
  gtk_widget_size_allocate (self->label, &(GtkAllocation){ 0, 0, width, height }, baseline);
  self->wanted = find_scale (self->label, width);
  if (fabs (self->wanted - self->scale) > 1 / (2 * STEPS) && self->source == 0)
    self->source = g_idle_add_full (GTK_PRIORITY_RESIZE, scale_cb, self, NULL);
}

static GtkSizeRequestMode
siloam_whole_words_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_child (SiloamWholeWords *self, GtkWidget *label)
{
  g_return_if_fail (GTK_IS_LABEL (label) && self->label == NULL);

  self->label = label;
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_object_bind_property (label, "visible", self, "visible", G_BINDING_SYNC_CREATE);
}

static void
siloam_whole_words_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((SiloamWholeWordsProperty) id)
    {
    case PROP_CHILD:
      set_child (SILOAM_WHOLE_WORDS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siloam_whole_words_dispose (GObject *object)
{
  SiloamWholeWords *self = SILOAM_WHOLE_WORDS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (siloam_whole_words_parent_class)->dispose (object);
}

static void
siloam_whole_words_class_init (SiloamWholeWordsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = siloam_whole_words_set_property;
  object_class->dispose = siloam_whole_words_dispose;
  widget_class->measure = siloam_whole_words_measure;
  widget_class->size_allocate = siloam_whole_words_size_allocate;
  widget_class->get_request_mode = siloam_whole_words_get_request_mode;
  g_object_class_install_property (object_class,
                                   PROP_CHILD,
                                   g_param_spec_object ("child",
                                                        NULL,
                                                        NULL,
                                                        GTK_TYPE_LABEL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
siloam_whole_words_init (SiloamWholeWords *self)
{
  self->scale = 1;
}

/**
 * siloam_whole_words_new:
 * @label: (transfer floating): a label that wraps
 *
 * Returns: (transfer floating): what holds it
 */
GtkWidget *
siloam_whole_words_new (GtkWidget *label)
{
  return g_object_new (SILOAM_TYPE_WHOLE_WORDS, "child", label, NULL);
}
