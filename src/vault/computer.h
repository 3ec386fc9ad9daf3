/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SILOAM_COMPUTER_HASH_LENGTH 16
#define SILOAM_COMPUTER_TAG_LENGTH 8

void siloam_computer_hash (guint8 hash[SILOAM_COMPUTER_HASH_LENGTH]);
char *siloam_computer_dup_tag (const guint8 vault_id[16]) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_computer_is_tag (const char *text);

G_END_DECLS
