/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/keys-private.h"

G_BEGIN_DECLS

#define SILOAM_LOG_MARK_LENGTH 32
#define SILOAM_LOG_MARK_AT 8192 /* in the main file: between the copies of the header */

void siloam_log_mark_make (const SiloamKeys *keys, guint8 mark[SILOAM_LOG_MARK_LENGTH]);
gboolean siloam_log_mark_is_foreign (const char *vault_path,
                                     const char *log_path,
                                     const SiloamKeys *keys);

G_END_DECLS
