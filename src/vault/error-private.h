/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/error.h"

G_BEGIN_DECLS

/* Always returns FALSE, so that callers can return it. */
gboolean siloam_vault_set_errno_error (GError **error, int number, const char *doing);

G_END_DECLS
