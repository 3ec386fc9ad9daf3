/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/header-private.h"
#include "vault/making-private.h"
#include "vault/vault-copy.h"

G_BEGIN_DECLS

/* For rotating: a copy under another header and key, that takes the place of its source. */
SiloamVaultCopy *siloam_vault_copy_begin_over (SiloamVault *source,
                                               SiloamHeader *header,
                                               SiloamSecret *data_key,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_vault_copy_compact (SiloamVaultCopy *self,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean siloam_vault_copy_prove (SiloamVaultCopy *self, GError **error);
SiloamMaking *siloam_vault_copy_get_making (SiloamVaultCopy *self);

G_END_DECLS
