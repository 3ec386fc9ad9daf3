/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows a book page by page with the same drawing that makes the PDF, so that what is seen is what
 * is printed. A page is asked for when it is looked at, and the one after it beforehand. Paper is
 * white in dark mode too. Main thread. */

#include "config.h"

#include "ui/book-preview.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 18.0
#define EDGE 0.25
/* cairo puts each letter on a whole pixel; drawn so many times larger and then brought back, small
 * words keep their spaces. */
#define OVERSAMPLING 3

/* From this many pages on, leafing through them one by one takes too long. */
#define SLIDER_FROM 8

static const double zooms[] = { 1, 1.5, 2, 3 };

/* A page that was drawn. */
typedef struct
{
  guint page;
  cairo_surface_t *drawing;
} Drawing;

struct _SiloamBookPreview
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *note_label;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  GtkDrawingArea *paper;
  GtkLabel *page_label;
  GtkScale *slider;
  GtkAdjustment *slider_adjustment;

  SiloamBookPress *press; /* NULL: the note is shown */
  guint page;
  guint zoom;             /* place in zooms */
  GArray *drawings;       /* Drawing: of this page and its neighbours */
  cairo_surface_t *image; /* of the page that is shown, in the size it has now; NULL: to be made */
  GCancellable *looking;  /* at this page; NULL without a press */
};

G_DEFINE_FINAL_TYPE (SiloamBookPreview, siloam_book_preview, ADW_TYPE_BIN)

static void
clear_drawing (gpointer drawing)
{
  cairo_surface_destroy (((Drawing *) drawing)->drawing);
}

static cairo_surface_t *
find_drawing (SiloamBookPreview *self, guint page)
{
  for (guint i = 0; i < self->drawings->len; i++)
    {
      const Drawing *drawing = &g_array_index (self->drawings, Drawing, i);

      if (drawing->page == page)
        return drawing->drawing;
    }
  return NULL;
}

static guint
distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

static void
forget_far_drawings (SiloamBookPreview *self)
{
  for (guint i = self->drawings->len; i > 0; i--)
    if (distance (g_array_index (self->drawings, Drawing, i - 1).page, self->page) > 1)
      g_array_remove_index (self->drawings, i - 1);
}

static void
draw_paper (cairo_t *cr, double width, double height, double scale)
{
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, EDGE);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
}

static cairo_surface_t *
make_image (cairo_surface_t *drawing, int width, int height, double scale)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * OVERSAMPLING, height * OVERSAMPLING);
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, scale * OVERSAMPLING, scale * OVERSAMPLING);
  cairo_set_source_surface (cr, drawing, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return image;
}

static void
forget_image (SiloamBookPreview *self)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
}

static void
draw_page (SiloamBookPreview *self, cairo_t *cr, double width, double height, double scale)
{
  cairo_surface_t *drawing = find_drawing (self, self->page);
  int pixels = (int) ceil (width * scale);

  if (drawing == NULL)
    return;
  if (self->image != NULL && cairo_image_surface_get_width (self->image) != pixels * OVERSAMPLING)
    forget_image (self);
  if (self->image == NULL)
    self->image = make_image (drawing, pixels, (int) ceil (height * scale), scale);
  cairo_scale (cr, 1.0 / (scale * OVERSAMPLING), 1.0 / (scale * OVERSAMPLING));
  cairo_set_source_surface (cr, self->image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  SiloamBookPreview *self = user_data;
  double page_width, page_height, scale;

  if (self->press == NULL)
    return;

  siloam_book_press_get_page_size (self->press, &page_width, &page_height);
  scale = MIN ((width - 2 * MARGIN) / page_width, (height - 2 * MARGIN) / page_height);
  if (scale <= 0)
    return;

  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  draw_paper (cr, page_width, page_height, scale);
  draw_page (self, cr, page_width, page_height, scale);
}

/* A page that was asked for. */
typedef struct
{
  SiloamBookPreview *preview; /* owned */
  guint page;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->preview);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void ask_for_page (SiloamBookPreview *self, guint page);

static void
take_drawing (SiloamBookPreview *self, guint page, cairo_surface_t *surface)
{
  Drawing drawing = { page, surface };

  g_array_append_val (self->drawings, drawing);
  if (page != self->page)
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self->paper));
  ask_for_page (self, page + 1);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  SiloamBookPreview *self = request->preview;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *drawing =
      siloam_book_press_draw_finish (SILOAM_BOOK_PRESS (source), result, &error);

  if (drawing == NULL)
    return; /* looked away, or the journal was locked; writing it out says what is wrong */
  if (source == G_OBJECT (self->press) && distance (request->page, self->page) <= 1 &&
      find_drawing (self, request->page) == NULL)
    take_drawing (self, request->page, drawing);
  else
    cairo_surface_destroy (drawing);
}

static void
ask_for_page (SiloamBookPreview *self, guint page)
{
  Request *request;

  if (page >= siloam_book_press_get_n_pages (self->press) || find_drawing (self, page) != NULL)
    return;
  request = g_new0 (Request, 1);
  request->preview = g_object_ref (self);
  request->page = page;
  siloam_book_press_draw_async (self->press, page, self->looking, drawn_cb, request);
}

static void
look_away (SiloamBookPreview *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
update_actions (SiloamBookPreview *self, guint n_pages)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "preview.back", self->page > 0);
  gtk_widget_action_set_enabled (widget, "preview.forward", self->page + 1 < n_pages);
  gtk_widget_action_set_enabled (widget, "preview.larger", self->zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (widget, "preview.smaller", self->zoom > 0);
}

static void
show_page (SiloamBookPreview *self, guint page)
{
  guint n_pages = siloam_book_press_get_n_pages (self->press);
  g_autofree char *label = NULL;

  look_away (self);
  forget_image (self);
  self->looking = g_cancellable_new ();
  self->page = MIN (page, n_pages - 1);
  forget_far_drawings (self);
  /* Translators: page 2 of 7. */
  label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
  gtk_label_set_label (self->page_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_adjustment_set_value (self->slider_adjustment, self->page + 1);
  update_actions (self, n_pages);
  ask_for_page (self, self->page);
  if (find_drawing (self, self->page) != NULL)
    ask_for_page (self, self->page + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self->paper));
}

static void
slider_changed_cb (SiloamBookPreview *self)
{
  guint page = (guint) gtk_adjustment_get_value (self->slider_adjustment) - 1;

  if (self->press != NULL && page != self->page)
    show_page (self, page);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->press != NULL && self->page > 0)
    show_page (self, self->page - 1);
}

static void
forward_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->press != NULL)
    show_page (self, self->page + 1);
}

static void
first_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->press != NULL)
    show_page (self, 0);
}

static void
last_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->press != NULL)
    show_page (self, G_MAXUINT);
}

/* At the smallest the whole page is seen, however large the window is. */
static void
set_zoom (SiloamBookPreview *self, guint zoom)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  int height = gtk_widget_get_height (GTK_WIDGET (self->scroller));
  double factor = zoom > 0 ? zooms[zoom] : 0;

  self->zoom = zoom;
  gtk_drawing_area_set_content_width (self->paper, (int) (width * factor));
  gtk_drawing_area_set_content_height (self->paper, (int) (height * factor));
  if (self->press != NULL)
    update_actions (self, siloam_book_press_get_n_pages (self->press));
}

static void
larger_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->zoom + 1 < G_N_ELEMENTS (zooms))
    set_zoom (self, self->zoom + 1);
}

static void
smaller_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->zoom > 0)
    set_zoom (self, self->zoom - 1);
}

static void
siloam_book_preview_dispose (GObject *object)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (object);

  look_away (self);
  forget_image (self);
  g_clear_object (&self->press);
  g_array_set_size (self->drawings, 0);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BOOK_PREVIEW);

  G_OBJECT_CLASS (siloam_book_preview_parent_class)->dispose (object);
}

static void
siloam_book_preview_finalize (GObject *object)
{
  g_array_unref (SILOAM_BOOK_PREVIEW (object)->drawings);

  G_OBJECT_CLASS (siloam_book_preview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/book-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, note_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, slider);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, slider_adjustment);
  gtk_widget_class_bind_template_callback (widget_class, slider_changed_cb);
}

static void
siloam_book_preview_class_init (SiloamBookPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_book_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_book_preview_finalize;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "preview.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "preview.first", NULL, first_action);
  gtk_widget_class_install_action (widget_class, "preview.last", NULL, last_action);
  gtk_widget_class_install_action (widget_class, "preview.larger", NULL, larger_action);
  gtk_widget_class_install_action (widget_class, "preview.smaller", NULL, smaller_action);
}

static void
siloam_book_preview_init (SiloamBookPreview *self)
{
  self->drawings = g_array_new (FALSE, FALSE, sizeof (Drawing));
  g_array_set_clear_func (self->drawings, clear_drawing);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->paper, draw_cb, self, NULL);
}

static void
show_note (SiloamBookPreview *self, const char *note, gboolean busy)
{
  gtk_label_set_label (self->note_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * siloam_book_preview_set_press:
 * @press: (nullable): what to show, laid out; %NULL shows the note
 *
 * Shows another book; the page stays where it was when the new book has it.
 */
void
siloam_book_preview_set_press (SiloamBookPreview *self, SiloamBookPress *press)
{
  guint n_pages = press != NULL ? siloam_book_press_get_n_pages (press) : 0;

  g_return_if_fail (SILOAM_IS_BOOK_PREVIEW (self));

  look_away (self);
  g_array_set_size (self->drawings, 0);
  g_set_object (&self->press, NULL);
  if (press != NULL)
    {
      guint page = self->page;

      gtk_adjustment_configure (self->slider_adjustment,
                                MIN (page + 1, n_pages),
                                1,
                                MAX (n_pages, 2),
                                1,
                                10,
                                0);
      gtk_widget_set_visible (GTK_WIDGET (self->slider), n_pages >= SLIDER_FROM);
      g_set_object (&self->press, press);
      show_page (self, page);
    }
  gtk_stack_set_visible_child_name (self->stack, press != NULL ? "page" : "note");
}

/**
 * siloam_book_preview_set_note:
 * @note: what stands there while there is no book
 */
void
siloam_book_preview_set_note (SiloamBookPreview *self, const char *note)
{
  g_return_if_fail (SILOAM_IS_BOOK_PREVIEW (self));

  show_note (self, note, FALSE);
}

/**
 * siloam_book_preview_set_busy:
 * @note: what stands there while a book is laid out
 */
void
siloam_book_preview_set_busy (SiloamBookPreview *self, const char *note)
{
  g_return_if_fail (SILOAM_IS_BOOK_PREVIEW (self));

  show_note (self, note, TRUE);
}
