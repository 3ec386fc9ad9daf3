/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns a descriptor that holds the lock until it is dropped, or -1. */
int siloam_lock_file_take (const char *vault_path, GError **error);
void siloam_lock_file_drop (const char *vault_path, int fd);

G_END_DECLS
