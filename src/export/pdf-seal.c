/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Locks a PDF with a password: AES-256 with the sixth revision of the key (ISO 32000-2, 7.6), by
 * libqpdf and in memory, so that only the locked file reaches a disk. The password opens everything
 * in it; the other password that the format wants is thrown away. Worker thread. */

#include "export/pdf-seal.h"

#include <qpdf/qpdf-c.h>
#include <sodium.h>
#include <string.h>

#define OWNER_BYTES 32

static void
cleanup_qpdf (qpdf_data *qpdf)
{
  qpdf_cleanup (qpdf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (qpdf_data, cleanup_qpdf)

/* Not what qpdf says of it: that may quote the document. */
static gboolean
refuse (const char *what, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the PDF could not be %s", what);
  return FALSE;
}

/* As programs that read it will write it, however it was typed: "é" is one letter or two. NULL when
 * it is no text. */
static char *
compose (SiloamSecret *password)
{
  const char *text = (const char *) siloam_secret_get_data (password);
  gsize length = siloam_secret_get_length (password);

  if (!g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  return g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL_COMPOSE);
}

static void
wipe (char *text)
{
  if (text == NULL)
    return;
  sodium_memzero (text, strlen (text));
  g_free (text);
}

/**
 * siloam_pdf_password_is_usable:
 *
 * Returns: whether a PDF can be locked with @password
 */
gboolean
siloam_pdf_password_is_usable (SiloamSecret *password)
{
  char *composed = compose (password);
  gsize length = composed != NULL ? strlen (composed) : 0;

  wipe (composed);
  return length > 0 && length <= SILOAM_PDF_PASSWORD_MAX;
}

/* Nobody ever needs it: who has the password may do everything. */
static char *
make_owner_password (void)
{
  guint8 bytes[OWNER_BYTES];
  char *text = g_malloc0 (2 * OWNER_BYTES + 1);

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (text, 2 * OWNER_BYTES + 1, bytes, sizeof bytes);
  sodium_memzero (bytes, sizeof bytes);
  return text;
}

static void
set_passwords (qpdf_data qpdf, SiloamSecret *password)
{
  char *user = compose (password);
  char *owner = make_owner_password ();

  qpdf_set_r6_encryption_parameters2 (qpdf, user, owner, 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1);
  wipe (user);
  wipe (owner);
}

static gboolean
failed (QPDF_ERROR_CODE code)
{
  return (code & QPDF_ERRORS) != 0;
}

static gboolean
lock (GBytes *plain, SiloamSecret *password, SiloamTargetFile *target, GError **error)
{
  g_auto (qpdf_data) qpdf = qpdf_init ();
  gsize size;
  const char *bytes = g_bytes_get_data (plain, &size);

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if (failed (qpdf_read_memory (qpdf, "book", bytes, size, NULL)))
    return refuse ("read back", error);
  if (failed (qpdf_init_write_memory (qpdf)))
    return refuse ("locked", error);
  set_passwords (qpdf, password);
  if (failed (qpdf_write (qpdf)))
    return refuse ("locked", error);
  return siloam_target_file_write (target,
                                   qpdf_get_buffer (qpdf),
                                   qpdf_get_buffer_length (qpdf),
                                   error);
}

/**
 * siloam_pdf_seal:
 * @plain: a PDF in memory
 * @target: where the locked one is written
 *
 * Needs room for about three times the PDF. libqpdf does not wipe what it let go of.
 *
 * Returns: %FALSE with a #GIOErrorEnum; %G_IO_ERROR_INVALID_ARGUMENT when
 *   siloam_pdf_password_is_usable() says no
 */
gboolean
siloam_pdf_seal (SiloamTargetFile *plain,
                 SiloamSecret *password,
                 SiloamTargetFile *target,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!siloam_pdf_password_is_usable (password))
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_INVALID_ARGUMENT,
                           "a PDF cannot be locked with this password");
      return FALSE;
    }
  bytes = siloam_target_file_map (plain, error);
  return bytes != NULL && lock (bytes, password, target, error);
}
