/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/locksmith.h"
#include "vault/slot-private.h"

G_BEGIN_DECLS

/* siloam_locksmith_create() with another price for Argon2id, at least 8 MiB and 1 pass: for
 * tests and benchmarks. %NULL for the prescribed one. */
SiloamVault *siloam_locksmith_create_with_cost (const char *path,
                                                SiloamCredential *daily,
                                                const SiloamKdfCost *cost,
                                                SiloamSecret **recovery_code,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
