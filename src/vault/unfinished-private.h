/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault.h"

G_BEGIN_DECLS

gpointer siloam_unfinished_begin_for (SiloamVault *vault) G_GNUC_WARN_UNUSED_RESULT;
void siloam_unfinished_end_for (gpointer reader);

G_END_DECLS
