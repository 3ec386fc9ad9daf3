/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/keys-private.h"

G_BEGIN_DECLS

#define SILOAM_RESCUE_KEEP 5

gboolean siloam_rescue_torn_logs (const char *vault_path, const SiloamKeys *keys, GError **error);

G_END_DECLS
