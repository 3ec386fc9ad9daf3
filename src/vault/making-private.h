/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/header-private.h"

G_BEGIN_DECLS

/* A sealed file that does not have its name yet. */
typedef struct _SiloamMaking SiloamMaking;

SiloamMaking *siloam_making_new (const char *path,
                                 const SiloamHeader *header,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamMaking *siloam_making_new_beside (const char *held_path,
                                        const SiloamHeader *header,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *siloam_making_get_path (SiloamMaking *self);
gboolean siloam_making_name (SiloamMaking *self, GError **error);
gboolean siloam_making_replace (SiloamMaking *self, GError **error);
gboolean siloam_making_is_named (SiloamMaking *self);
void siloam_making_free (SiloamMaking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMaking, siloam_making_free)

G_END_DECLS
