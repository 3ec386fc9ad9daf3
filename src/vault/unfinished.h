/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault.h"

G_BEGIN_DECLS

/* A sealed note of a file in the open that has not got its name yet. */
typedef struct _SiloamUnfinished SiloamUnfinished;

SiloamUnfinished *siloam_unfinished_note (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void siloam_unfinished_done (SiloamUnfinished *self);

guint siloam_unfinished_clear (SiloamVault *vault);
void siloam_unfinished_clear_later (SiloamVault *vault);

G_END_DECLS
