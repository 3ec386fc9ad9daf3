/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows a page by the same drawing that the printer gets. For a screen reader it is a picture of
 * which the words are the description. Main thread. */

#include "config.h"

#include "ui/folio-view.h"

struct _SiloamFolioView
{
  GtkWidget parent_instance;

  SiloamFolio *folio;
  guint page;
};

G_DEFINE_FINAL_TYPE (SiloamFolioView, siloam_folio_view, GTK_TYPE_WIDGET)

static double
get_ratio (SiloamFolioView *self)
{
  double width, height;

  siloam_folio_get_page_size (self->folio, &width, &height);
  return height / width;
}

static GtkSizeRequestMode
siloam_folio_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siloam_folio_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SiloamFolioView *self = SILOAM_FOLIO_VIEW (widget);
  double width, height;

  siloam_folio_get_page_size (self->folio, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = (int) width;
    }
  else
    *minimum = *natural = (int) ((for_size > 0 ? for_size : (int) width) * get_ratio (self));
}

static void
siloam_folio_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiloamFolioView *self = SILOAM_FOLIO_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double page_width, page_height;
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  siloam_folio_get_page_size (self->folio, &page_width, &page_height);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, height / page_height);
  siloam_folio_draw_page (self->folio, self->page, cr);
  cairo_destroy (cr);
}

static void
siloam_folio_view_dispose (GObject *object)
{
  g_clear_object (&SILOAM_FOLIO_VIEW (object)->folio);

  G_OBJECT_CLASS (siloam_folio_view_parent_class)->dispose (object);
}

static void
siloam_folio_view_class_init (SiloamFolioViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_folio_view_dispose;
  widget_class->get_request_mode = siloam_folio_view_get_request_mode;
  widget_class->measure = siloam_folio_view_measure;
  widget_class->snapshot = siloam_folio_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "folio");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
siloam_folio_view_init (SiloamFolioView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "siloam-paper");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * siloam_folio_view_new:
 * @folio: it stays as it is while it is shown
 * @page: from 0
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
siloam_folio_view_new (SiloamFolio *folio, guint page)
{
  SiloamFolioView *self = g_object_new (SILOAM_TYPE_FOLIO_VIEW, NULL);
  g_autofree char *text = siloam_folio_dup_page_text (folio, page);

  self->folio = g_object_ref (folio);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

/**
 * siloam_folio_view_get_folio:
 *
 * Returns: (transfer none): the pages of which it shows one
 */
SiloamFolio *
siloam_folio_view_get_folio (SiloamFolioView *self)
{
  g_return_val_if_fail (SILOAM_IS_FOLIO_VIEW (self), NULL);

  return self->folio;
}
