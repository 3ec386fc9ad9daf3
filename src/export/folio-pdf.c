/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a folio as a PDF that says nothing but what is on its pages: of what programs put beside
 * them only the title and the language stay, no maker, no moment, no path. It is put together in
 * memory; what reaches the disk is whole. Any thread that owns the folio. */

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>

#include "export/folio-private.h"
#include "export/pdf-seal.h"
#include "export/target-file.h"

static void
cleanup_qpdf (qpdf_data *qpdf)
{
  qpdf_cleanup (qpdf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (qpdf_data, cleanup_qpdf)

/* Not what the library says of it: that may quote the pages. */
static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the PDF could not be made");
  return FALSE;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The document must end before its last page does: later versions of cairo add an empty page else.
 */
static void
paint_pages (SiloamFolio *self, cairo_t *cr)
{
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < self->pages->len; i++)
    {
      siloam_folio_paint_page (self, i, cr, TRUE);
      if (i + 1 == self->pages->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

static gboolean
draw (SiloamFolio *self, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, bytes, self->width, self->height);
  cairo_t *cr = cairo_create (surface);
  gboolean drawn;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  paint_pages (self, cr);
  drawn = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  drawn = drawn && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return drawn || refuse (error);
}

/* A fresh one in place of what cairo wrote. */
static void
replace_metadata (SiloamFolio *self, qpdf_data qpdf)
{
  qpdf_oh trailer = qpdf_get_trailer (qpdf);
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh info = qpdf_oh_new_dictionary (qpdf);
  const char *language = siloam_prompts_get_language (self->prompts);

  qpdf_oh_replace_key (qpdf, info, "/Title", qpdf_oh_new_unicode_string (qpdf, self->title));
  qpdf_oh_replace_key (qpdf, trailer, "/Info", info);
  qpdf_oh_remove_key (qpdf, root, "/Metadata");
  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_unicode_string (qpdf, language));
}

static gboolean
failed (QPDF_ERROR_CODE code)
{
  return (code & QPDF_ERRORS) != 0;
}

static gboolean
clean (SiloamFolio *self, GByteArray *bytes, SiloamTargetFile *target, GError **error)
{
  g_auto (qpdf_data) qpdf = qpdf_init ();

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if (failed (qpdf_read_memory (qpdf, "pages", (const char *) bytes->data, bytes->len, NULL)))
    return refuse (error);
  replace_metadata (self, qpdf);
  if (qpdf_has_error (qpdf) || failed (qpdf_init_write_memory (qpdf)))
    return refuse (error);
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  if (failed (qpdf_write (qpdf)))
    return refuse (error);
  return siloam_target_file_write (target,
                                   qpdf_get_buffer (qpdf),
                                   qpdf_get_buffer_length (qpdf),
                                   error);
}

static gboolean
write_plain (SiloamFolio *self, SiloamTargetFile *target, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  return draw (self, bytes, error) && clean (self, bytes, target, error);
}

static gboolean
write_locked (SiloamFolio *self, SiloamSecret *password, SiloamTargetFile *target, GError **error)
{
  g_autoptr (SiloamTargetFile) plain = siloam_target_file_new_in_memory (error);

  return plain != NULL && write_plain (self, plain, error) &&
         siloam_pdf_seal (plain, password, target, error);
}

/**
 * siloam_folio_write_pdf:
 * @path: where the PDF will stand, readable by its owner only
 * @password: (nullable): what locks it; %NULL leaves it open for whoever has the file
 *
 * Writes all pages. A file that stood there is replaced only when all is written.
 *
 * Returns: %FALSE with a #GIOErrorEnum (`NO_SPACE`, `CANCELLED`, `INVALID_ARGUMENT` for a password
 *   that cannot be used, …); nothing is left behind then
 */
gboolean
siloam_folio_write_pdf (SiloamFolio *self,
                        const char *path,
                        SiloamSecret *password,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SiloamTargetFile) target = NULL;
  gboolean written;

  g_return_val_if_fail (SILOAM_IS_FOLIO (self), FALSE);
  siloam_folio_get_n_pages (self);
  target = siloam_target_file_open (path, error);
  if (target == NULL)
    return FALSE;
  written = password != NULL ? write_locked (self, password, target, error)
                             : write_plain (self, target, error);
  if (!written || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return siloam_target_file_commit (target, error);
}
