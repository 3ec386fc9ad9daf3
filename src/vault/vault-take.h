/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/error.h"

G_BEGIN_DECLS

/* Copies a sealed file that is closed, without a key; from is left as it is. */
gboolean siloam_vault_take (const char *from,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
