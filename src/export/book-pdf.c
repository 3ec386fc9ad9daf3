/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the pages as a PDF: real text with structure, links and outline, and metadata that tells
 * nothing: a neutral title, a day, no author, no path. Worker thread.
 *
 * How far it is accessible: every text stands under H1, H2, H3 or P in one Document, in the order
 * it is read (received before released), links are Link, the language is named, each letter reads
 * back as itself. cairo cannot name what is only decoration (page numbers and surfaces stand
 * outside the structure), nor give headers to rows of the contents, nor promise PDF/UA in the
 * metadata. A booklet has its pages in the order of folding, so it has no structure, links or
 * outline: whoever reads on a screen takes A5. */

#include <cairo-pdf.h>

#include "export/book-private.h"
#include "export/pdf-language.h"
#include "export/pdf-seal.h"

/* A stream of cairo's that remembers why it stopped, and then takes what comes without writing it:
 * cairo 1.16 may crash when it is told of a failure, even by an early page on a full disk. */
typedef struct
{
  SiloamTargetFile *file;
  GError *error;
} Stream;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Stream *stream = closure;

  if (stream->error == NULL)
    siloam_target_file_write (stream->file, data, length, &stream->error);
  return CAIRO_STATUS_SUCCESS;
}

/* The day and not the moment: two exports of one day are the same file. */
static void
set_metadata (cairo_surface_t *surface, const SiloamBookWords *words)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%dT00:00:00");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, words->journal);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
}

static void
add_outline (SiloamBook *book, cairo_surface_t *surface)
{
  int month = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < book->anchors->len; i++)
    {
      const SiloamAnchor *anchor = &g_array_index (book->anchors, SiloamAnchor, i);
      g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]",
                                                anchor->place.page + 1,
                                                (int) book->left,
                                                siloam_anchor_top (book, anchor));
      int item = cairo_pdf_surface_add_outline (surface,
                                                anchor->level == 0 ? CAIRO_PDF_OUTLINE_ROOT : month,
                                                anchor->title,
                                                place,
                                                0);

      if (anchor->level == 0)
        month = item;
    }
}

/* The document must end before its last page does: later versions of cairo add an empty page else.
 */
static gboolean
write_pages (SiloamBook *book,
             cairo_t *cr,
             const Stream *stream,
             GCancellable *cancellable,
             GError **error)
{
  gboolean structured = book->options->paper != SILOAM_PAPER_BOOKLET;
  guint n_pages = siloam_book_get_n_pages (book);

  if (structured)
    cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages && stream->error == NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !siloam_book_paint_side (book, i, cr, structured, error))
        return FALSE;
      if (structured && i + 1 == n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      siloam_book_tell_progress (book, i + 1, n_pages);
    }
  return TRUE;
}

static gboolean
check_status (cairo_status_t status, Stream *stream, GError **error)
{
  if (stream->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&stream->error));
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_document (SiloamBook *book, Stream *stream, GCancellable *cancellable, GError **error)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean written;

  siloam_book_get_page_size (book, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, stream, width, height);
  cr = cairo_create (surface);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, book->words);
  written = write_pages (book, cr, stream, cancellable, error);
  if (written && book->options->paper != SILOAM_PAPER_BOOKLET)
    add_outline (book, surface);
  written = written && check_status (cairo_status (cr), stream, error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  written = written && check_status (cairo_surface_status (surface), stream, error);
  cairo_surface_destroy (surface);
  g_clear_error (&stream->error);
  return written;
}

static gboolean
write_plain (SiloamBook *self, SiloamTargetFile *file, GCancellable *cancellable, GError **error)
{
  Stream stream = { file, NULL };

  return write_document (self, &stream, cancellable, error) &&
         siloam_pdf_add_language (file, self->words->language, error);
}

/* The plain one is never on a disk. */
static gboolean
write_sealed (SiloamBook *self,
              SiloamTargetFile *file,
              SiloamSecret *password,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SiloamTargetFile) plain = siloam_target_file_new_in_memory (error);

  return plain != NULL && write_plain (self, plain, cancellable, error) &&
         siloam_pdf_seal (plain, password, file, error);
}

/**
 * siloam_book_write_pdf:
 * @path: where the PDF will stand, readable by its owner only
 * @password: (nullable): what locks it; %NULL leaves it open for whoever has the file
 *
 * Writes the whole book. A file that stood there is replaced only when all is written. A book that
 * is locked is put together in memory.
 *
 * Returns: %FALSE with a #GIOErrorEnum (`NO_SPACE`, `CANCELLED`, …), %SILOAM_BOOK_ERROR_CHANGED or
 *   the error of the source; nothing is left behind then. Worker thread.
 */
gboolean
siloam_book_write_pdf (SiloamBook *self,
                       const char *path,
                       SiloamSecret *password,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SiloamTargetFile) file = NULL;
  gboolean written;

  g_return_val_if_fail (SILOAM_IS_BOOK (self), FALSE);
  file = siloam_target_file_open (path, error);
  if (file == NULL)
    return FALSE;
  written = password != NULL ? write_sealed (self, file, password, cancellable, error)
                             : write_plain (self, file, cancellable, error);
  if (!written || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return siloam_target_file_commit (file, error);
}
