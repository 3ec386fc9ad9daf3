/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/target-file.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* In bytes of UTF-8: what PDF has room for. */
#define SILOAM_PDF_PASSWORD_MAX 127

/* Writes the PDF that plain holds to target, locked with a password (AES-256). */
gboolean siloam_pdf_seal (SiloamTargetFile *plain,
                          SiloamSecret *password,
                          SiloamTargetFile *target,
                          GError **error);
/* Not empty, not too long, and text. */
gboolean siloam_pdf_password_is_usable (SiloamSecret *password);

G_END_DECLS
