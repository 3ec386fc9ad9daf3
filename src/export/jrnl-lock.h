/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/secret.h"

G_BEGIN_DECLS

/* The three ways in which jrnl locked a journal. Any thread. */
typedef enum
{
  SILOAM_JRNL_OPEN,
  SILOAM_JRNL_LOCKED_1, /* AES alone: nothing says that it is one, but that it is no text */
  SILOAM_JRNL_LOCKED_2, /* a Fernet token */
  SILOAM_JRNL_LOCKED_3, /* a head with its salt, and a Fernet token */
} SiloamJrnlLock;

/* @length: of the whole file, of which @first may be the beginning. */
SiloamJrnlLock siloam_jrnl_lock_of (GBytes *first, guint64 length);
/* NULL with SILOAM_IMPORT_ERROR_NEEDS_PASSWORD, _WRONG_PASSWORD or _DAMAGED. @password: nullable.
 * What is given back is wiped when it is let go. */
GBytes *siloam_jrnl_unlock (GBytes *locked,
                            SiloamSecret *password,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
