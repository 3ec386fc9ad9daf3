/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names in running text: whole words, whatever their case, also as "Jan's" and "Jans". Any thread.
 */
typedef struct _SiloamNames SiloamNames;

/* names (element-type utf8): those of one letter are left out. */
SiloamNames *siloam_names_new (GPtrArray *names) G_GNUC_WARN_UNUSED_RESULT;
void siloam_names_free (SiloamNames *self);
gboolean siloam_names_find (const SiloamNames *self, const char *text);
/* NULL for NULL. */
char *siloam_names_mask (const SiloamNames *self,
                         const char *text,
                         const char *mask) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamNames, siloam_names_free)

G_END_DECLS
