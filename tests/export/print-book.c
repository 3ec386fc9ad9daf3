/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* print-book OUT [--cover] [--both] [--sealed] [--a5] [--size N] [--language L] [--title T] [--png
 * PAGE] reads one document a line and writes the book they make: what check-pdf.py reads back. */

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "export/book.h"
#include "export/document.h"

static GPtrArray *
read_entries (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_entry_free);
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, stdin)) > 1)
    {
      g_autoptr (GError) error = NULL;
      SiloamEntry *entry = siloam_document_parse (line, length, &error);

      if (entry == NULL)
        g_error ("%s", error->message);
      g_ptr_array_add (entries, entry);
    }
  free (line);
  return entries;
}

static gboolean
draw_png (SiloamBook *book, int page, const char *path)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  siloam_book_get_page_size (book, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  siloam_book_draw_page (book, (guint) page, cr, NULL);
  status = cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS;
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  gboolean both = FALSE, a5 = FALSE, booklet = FALSE, sealed = FALSE, cover = FALSE;
  double size = 14;
  g_autofree char *password = NULL;
  g_autoptr (SiloamSecret) secret = NULL;
  int png = -1;
  GOptionEntry flags[] = {
    { "cover", 0, 0, G_OPTION_ARG_NONE, &cover, NULL, NULL },
    { "both", 0, 0, G_OPTION_ARG_NONE, &both, NULL, NULL },
    { "sealed", 0, 0, G_OPTION_ARG_NONE, &sealed, NULL, NULL },
    { "a5", 0, 0, G_OPTION_ARG_NONE, &a5, NULL, NULL },
    { "booklet", 0, 0, G_OPTION_ARG_NONE, &booklet, NULL, NULL },
    { "password", 0, 0, G_OPTION_ARG_FILENAME, &password, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_DOUBLE, &size, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options->language, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, NULL, NULL },
    { "png", 0, 0, G_OPTION_ARG_INT, &png, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (SiloamEntrySource) source = NULL;
  g_autoptr (SiloamBook) book = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, flags, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    g_error ("print-book OUT [OPTIONS]");
  options->cover = cover;
  options->sides = both ? SILOAM_SIDES_BOTH : SILOAM_SIDES_RECEIVED;
  options->paper = booklet ? SILOAM_PAPER_BOOKLET : a5 ? SILOAM_PAPER_A5 : SILOAM_PAPER_A4;
  options->include_sealed = sealed;
  options->text_size = size;
  entries = read_entries ();
  source = siloam_entry_source_new_for_entries (entries);
  book = siloam_book_new (source, options);
  if (!siloam_book_lay_out (book, NULL, &error))
    g_error ("%s", error->message);
  if (png >= 0)
    return draw_png (book, png, argv[1]) ? 0 : 1;
  if (password != NULL)
    secret = siloam_secret_new_text (password);
  if (siloam_book_write_pdf (book, argv[1], secret, NULL, &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
