/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/rotate.h"
#include "vault/slot-private.h"

G_BEGIN_DECLS

/* siloam_vault_rotate() with another price for Argon2id, for tests. */
gboolean siloam_vault_rotate_with_cost (SiloamVault *vault,
                                        const SiloamNewKeys *keys,
                                        const SiloamKdfCost *cost,
                                        SiloamSecret **recovery_code,
                                        SiloamRotateProgress progress,
                                        gpointer user_data,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
