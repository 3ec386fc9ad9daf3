/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A place to write in the person's own words. Owns the text while it is on screen; saving is the
 * page's work. It never logs, remembers or suggests words. Main thread. */

#include "config.h"

#include "ui/writing-area.h"

#include "ui/template.h"
#include "ui/writing-verses.h"

#define MARGIN 12

struct _SiloamWritingArea
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *view;
  GtkWidget *placeholder;
  GtkWidget *row; /* the verses below the text */

  SiloamWritingVerses *verses;
  GtkTextBuffer *buffer; /* borrowed from the view */
  char **field;          /* borrowed */
  guint lines;
  gboolean loading;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (SiloamWritingArea, siloam_writing_area, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
};

static GParamSpec *properties[PROP_TEXT + 1];

static gboolean
is_empty (SiloamWritingArea *self)
{
  return gtk_text_buffer_get_char_count (self->buffer) == 0;
}

static void
write_field (SiloamWritingArea *self)
{
  if (self->field == NULL)
    return;

  g_free (*self->field);
  *self->field = is_empty (self) ? NULL : siloam_writing_area_dup_text (self);
}

/* The page scrolls, not the place of writing: keep the line that is written in sight. */
static void
follow_cursor_cb (gpointer user_data)
{
  g_autoptr (SiloamWritingArea) self = user_data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkTextIter cursor;
  GdkRectangle place;
  graphene_point_t top;

  self->following = FALSE;
  if (scroller == NULL || !gtk_widget_has_focus (self->view))
    return;

  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_text_buffer_get_iter_at_mark (self->buffer,
                                    &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &cursor, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         place.x,
                                         place.y,
                                         &place.x,
                                         &place.y);
  if (!gtk_widget_compute_point (self->view, scroller, &GRAPHENE_POINT_INIT (0, place.y), &top))
    return;

  double y = top.y + gtk_adjustment_get_value (vertical);
  gtk_adjustment_clamp_page (vertical, y - MARGIN, y + place.height + MARGIN);
}

static void
follow_cursor (SiloamWritingArea *self)
{
  if (self->following)
    return;

  self->following = TRUE;
  g_idle_add_once (follow_cursor_cb, g_object_ref (self));
}

static void
cursor_moved_cb (SiloamWritingArea *self)
{
  if (!self->loading)
    follow_cursor (self);
}

static void
text_changed_cb (GtkTextBuffer *buffer, SiloamWritingArea *self)
{
  gtk_widget_set_visible (self->placeholder, is_empty (self));
  if (self->loading)
    return;

  write_field (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.touch", NULL);
}

/* A page scrolls as one sheet, so the place of writing asks for its own height in lines. */
static int
height_of_lines (SiloamWritingArea *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->view, "X");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height * (int) self->lines + 2 * MARGIN;
}

static void
measure_row (SiloamWritingArea *self,
             GtkOrientation orientation,
             int for_size,
             int *minimum,
             int *natural)
{
  *minimum = *natural = 0;
  if (gtk_widget_should_layout (self->row))
    gtk_widget_measure (self->row, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
siloam_writing_area_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  SiloamWritingArea *self = SILOAM_WRITING_AREA (widget);

  int row_minimum, row_natural;

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, NULL, NULL);
  measure_row (self, orientation, for_size, &row_minimum, &row_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, row_minimum);
      *natural = MAX (*natural, row_natural);
      return;
    }
  *minimum = MAX (*minimum, height_of_lines (self)) + row_natural;
  *natural = MAX (*natural + row_natural, *minimum);
}

static void
siloam_writing_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiloamWritingArea *self = SILOAM_WRITING_AREA (widget);

  int row_minimum, row;

  measure_row (self, GTK_ORIENTATION_VERTICAL, width, &row_minimum, &row);
  row = MIN (row, height);
  gtk_widget_size_allocate (self->overlay, &(GtkAllocation){ 0, 0, width, height - row }, baseline);
  if (gtk_widget_should_layout (self->row))
    gtk_widget_size_allocate (self->row, &(GtkAllocation){ 0, height - row, width, row }, -1);
}

/* A tag of a text has no style of its own, so it is told the colour of links. */
static void
siloam_writing_area_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SiloamWritingArea *self = SILOAM_WRITING_AREA (widget);
  GdkRGBA color;

  GTK_WIDGET_CLASS (siloam_writing_area_parent_class)->css_changed (widget, change);
  if (self->verses != NULL && gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                                              "accent_color",
                                                              &color))
    siloam_writing_verses_set_color (self->verses, &color);
}

static void
open_verse_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_writing_verses_open (SILOAM_WRITING_AREA (widget)->verses,
                              g_variant_get_uint32 (parameter));
}

static gboolean
open_verse_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return siloam_writing_verses_open_at_caret (SILOAM_WRITING_AREA (widget)->verses);
}

static GtkSizeRequestMode
siloam_writing_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
siloam_writing_area_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_WRITING_AREA (widget)->view);
}

static void
siloam_writing_area_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TEXT:
      g_value_take_string (value, siloam_writing_area_dup_text (SILOAM_WRITING_AREA (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
siloam_writing_area_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TEXT:
      siloam_writing_area_set_text (SILOAM_WRITING_AREA (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
siloam_writing_area_dispose (GObject *object)
{
  SiloamWritingArea *self = SILOAM_WRITING_AREA (object);

  GtkWidget *child;

  self->field = NULL;
  if (self->verses != NULL)
    g_object_run_dispose (G_OBJECT (self->verses));
  g_clear_object (&self->verses);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siloam_writing_area_parent_class)->dispose (object);
}

static void
siloam_writing_area_class_init (SiloamWritingAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siloam_writing_area_dispose;
  object_class->get_property = siloam_writing_area_get_property;
  object_class->set_property = siloam_writing_area_set_property;
  widget_class->measure = siloam_writing_area_measure;
  widget_class->size_allocate = siloam_writing_area_size_allocate;
  widget_class->get_request_mode = siloam_writing_area_get_request_mode;
  widget_class->grab_focus = siloam_writing_area_grab_focus;
  widget_class->focus = siloam_template_focus;
  widget_class->css_changed = siloam_writing_area_css_changed;

  gtk_widget_class_install_action (widget_class, "writing.open-verse", "u", open_verse_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, open_verse_key_cb, NULL);
  properties[PROP_TEXT] =
      g_param_spec_string ("text",
                           NULL,
                           NULL,
                           "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "writing");
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign",
                                   0.0f,
                                   "wrap",
                                   TRUE,
                                   "halign",
                                   GTK_ALIGN_START,
                                   "valign",
                                   GTK_ALIGN_START,
                                   "margin-start",
                                   MARGIN,
                                   "margin-end",
                                   MARGIN,
                                   "margin-top",
                                   MARGIN,
                                   "can-target",
                                   FALSE,
                                   NULL);

  gtk_widget_add_css_class (label, "siloam-placeholder");
  return label;
}

static void
siloam_writing_area_init (SiloamWritingArea *self)
{
  self->view = g_object_new (GTK_TYPE_TEXT_VIEW,
                             "wrap-mode",
                             GTK_WRAP_WORD_CHAR,
                             "accepts-tab",
                             FALSE,
                             "input-hints",
                             GTK_INPUT_HINT_PRIVATE,
                             "left-margin",
                             MARGIN,
                             "right-margin",
                             MARGIN,
                             "top-margin",
                             MARGIN,
                             "bottom-margin",
                             MARGIN,
                             NULL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->placeholder = make_placeholder ();

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->placeholder);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->overlay), self->placeholder, TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  self->verses = siloam_writing_verses_new (GTK_WIDGET (self), GTK_TEXT_VIEW (self->view));
  self->row = siloam_writing_verses_get_row (self->verses);
  gtk_widget_add_css_class (self->row, "siloam-verse-row-below");
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));

  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self, 0);
  g_signal_connect_object (self->buffer,
                           "notify::cursor-position",
                           G_CALLBACK (cursor_moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * siloam_writing_area_new:
 * @accessible_label: what is written here, for the screen reader
 * @placeholder: (nullable): a quiet word in the empty place
 * @lines: the height of the empty place, in lines
 *
 * Makes an empty place to write.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
siloam_writing_area_new (const char *accessible_label, const char *placeholder, guint lines)
{
  SiloamWritingArea *self = g_object_new (SILOAM_TYPE_WRITING_AREA, NULL);

  self->lines = MAX (lines, 1);
  gtk_label_set_label (GTK_LABEL (self->placeholder), placeholder != NULL ? placeholder : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label,
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  TRUE,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * siloam_writing_area_dup_text:
 *
 * Returns: (transfer full): all that is written, "" when nothing is
 */
char *
siloam_writing_area_dup_text (SiloamWritingArea *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SILOAM_IS_WRITING_AREA (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * siloam_writing_area_set_text:
 * @text: (nullable): the words to start from
 *
 * Starts over with @text, which cannot be undone away; does not count as a change by the person.
 */
void
siloam_writing_area_set_text (SiloamWritingArea *self, const char *text)
{
  g_return_if_fail (SILOAM_IS_WRITING_AREA (self));

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->loading = FALSE;
  siloam_writing_verses_reread (self->verses);
  write_field (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * siloam_writing_area_bind:
 * @field: (nullable): an owned string that must outlive the widget
 *
 * Shows the field's words and writes every later change into it.
 */
void
siloam_writing_area_bind (SiloamWritingArea *self, char **field)
{
  g_return_if_fail (SILOAM_IS_WRITING_AREA (self));

  self->field = NULL;
  siloam_writing_area_set_text (self, field != NULL ? *field : NULL);
  self->field = field;
}
