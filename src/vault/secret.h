/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_SECRET (siloam_secret_get_type ())

typedef struct _SiloamSecret SiloamSecret;

GType siloam_secret_get_type (void);

SiloamSecret *siloam_secret_new_copy (const void *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
SiloamSecret *siloam_secret_new_random (gsize length) G_GNUC_WARN_UNUSED_RESULT;
SiloamSecret *siloam_secret_new_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
SiloamSecret *siloam_secret_ref (SiloamSecret *self);
void siloam_secret_unref (SiloamSecret *self);

const guint8 *siloam_secret_get_data (SiloamSecret *self);
gsize siloam_secret_get_length (SiloamSecret *self);
gboolean siloam_secret_equal (SiloamSecret *a, SiloamSecret *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamSecret, siloam_secret_unref)

G_END_DECLS
