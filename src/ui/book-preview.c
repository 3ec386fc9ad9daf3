/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows a book page by page with the same drawing that makes the PDF, so that what is seen is what
 * is printed. Paper is white in dark mode too. Main thread. */

#include "config.h"

#include "ui/book-preview.h"

#include <glib/gi18n.h>

#define MARGIN 18.0
#define EDGE 0.25

struct _SiloamBookPreview
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *note_label;
  GtkDrawingArea *paper;
  GtkLabel *page_label;

  SiloamBook *book;
  guint page;
};

G_DEFINE_FINAL_TYPE (SiloamBookPreview, siloam_book_preview, ADW_TYPE_BIN)

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  SiloamBookPreview *self = user_data;
  double page_width, page_height, scale;

  if (self->book == NULL)
    return;

  siloam_book_get_page_size (self->book, &page_width, &page_height);
  scale = MIN ((width - 2 * MARGIN) / page_width, (height - 2 * MARGIN) / page_height);
  if (scale <= 0)
    return;

  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, EDGE);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  siloam_book_draw_page (self->book, self->page, cr);
}

static void
show_page (SiloamBookPreview *self)
{
  guint n_pages = siloam_book_get_n_pages (self->book);
  g_autofree char *label = NULL;

  self->page = MIN (self->page, n_pages - 1);
  /* Translators: page 2 of 7. */
  label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
  gtk_label_set_label (self->page_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.back", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.forward", self->page + 1 < n_pages);
  gtk_widget_queue_draw (GTK_WIDGET (self->paper));
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->book == NULL || self->page == 0)
    return;
  self->page--;
  show_page (self);
}

static void
forward_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamBookPreview *self = SILOAM_BOOK_PREVIEW (widget);

  if (self->book == NULL)
    return;
  self->page++;
  show_page (self);
}

static void
siloam_book_preview_dispose (GObject *object)
{
  g_clear_object (&SILOAM_BOOK_PREVIEW (object)->book);
  /* The bin must let go of its child before the template does. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BOOK_PREVIEW);

  G_OBJECT_CLASS (siloam_book_preview_parent_class)->dispose (object);
}

static void
siloam_book_preview_class_init (SiloamBookPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_book_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/book-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, note_label);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, SiloamBookPreview, page_label);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "preview.forward", NULL, forward_action);
}

static void
siloam_book_preview_init (SiloamBookPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->paper, draw_cb, self, NULL);
}

/**
 * siloam_book_preview_set_book:
 * @book: (nullable): what to show; %NULL shows the note
 *
 * Shows another book; the page stays where it was when the new book has it.
 */
void
siloam_book_preview_set_book (SiloamBookPreview *self, SiloamBook *book)
{
  SiloamBook *shown = book != NULL && siloam_book_get_n_pages (book) > 0 ? book : NULL;

  g_return_if_fail (SILOAM_IS_BOOK_PREVIEW (self));

  g_set_object (&self->book, shown);
  if (shown != NULL)
    show_page (self);
  gtk_stack_set_visible_child_name (self->stack, shown != NULL ? "page" : "note");
}

/**
 * siloam_book_preview_set_note:
 * @note: what stands there while there is no book
 */
void
siloam_book_preview_set_note (SiloamBookPreview *self, const char *note)
{
  g_return_if_fail (SILOAM_IS_BOOK_PREVIEW (self));

  gtk_label_set_label (self->note_label, note);
}
