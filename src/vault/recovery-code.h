/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/* Sixteen random bytes shown as 8 groups of 4 Crockford base32 symbols. */
#define SILOAM_RECOVERY_GROUPS 8

SiloamSecret *siloam_recovery_code_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A guarded, NUL-terminated "XXXX-XXXX-…" for showing; never goes to the clipboard. */
SiloamSecret *siloam_recovery_code_format (SiloamSecret *code) G_GNUC_WARN_UNUSED_RESULT;
SiloamSecret *siloam_recovery_code_parse (const char *typed,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
