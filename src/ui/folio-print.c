/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the pages of a folio for a printer: the very pages of its preview. Main thread. */

#include "config.h"

#include "ui/folio-print.h"

/* In its own size on the paper it is made for; smaller where the chosen paper is. */
static void
draw_page_cb (SiloamFolio *folio, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double page_width, page_height, scale;

  siloam_folio_get_page_size (folio, &page_width, &page_height);
  scale = MIN (1, MIN (width / page_width, height / page_height));
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  siloam_folio_draw_page (folio, (guint) page, cr);
}

static void
set_paper (GtkPrintOperation *operation, SiloamFolio *folio)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPaperSize *size =
      gtk_paper_size_new (siloam_folio_is_a5 (folio) ? GTK_PAPER_NAME_A5 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_print_settings_set_paper_size (settings, size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_paper_size_free (size);
}

/**
 * siloam_folio_print_new:
 * @folio: kept until the operation goes
 *
 * Returns: (transfer full): what prints the pages when it is run
 */
GtkPrintOperation *
siloam_folio_print_new (SiloamFolio *folio)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  set_paper (operation, folio);
  gtk_print_operation_set_n_pages (operation, (int) siloam_folio_get_n_pages (folio));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation,
                         "draw-page",
                         G_CALLBACK (draw_page_cb),
                         g_object_ref (folio),
                         (GClosureNotify) (void (*) (void)) g_object_unref,
                         G_CONNECT_SWAPPED);
  return operation;
}
