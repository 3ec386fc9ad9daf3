/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "vault/vault.h"

G_BEGIN_DECLS

/* Opening a sealed file changes it: its log is brought in, its tables are brought up to date. So a
 * file that must stay as it is, is looked at in a copy, sealed as it is, that goes when it is let
 * go. Any one thread at a time. */
typedef struct _SiloamPrivateCopy SiloamPrivateCopy;

SiloamPrivateCopy *siloam_private_copy_new (const char *path,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *siloam_private_copy_get_path (SiloamPrivateCopy *self);
void siloam_private_copy_free (SiloamPrivateCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamPrivateCopy, siloam_private_copy_free)

G_END_DECLS
