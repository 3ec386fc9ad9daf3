/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where words of one language may be broken. One thread at a time. */
typedef struct _SiloamHyphens SiloamHyphens;

/* NULL where this computer has no patterns for the language: then nothing is broken. */
SiloamHyphens *siloam_hyphens_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void siloam_hyphens_free (SiloamHyphens *self);
/* The text with a soft hyphen (U+00AD) at each place where it may be broken. */
char *siloam_hyphens_soften (SiloamHyphens *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamHyphens, siloam_hyphens_free)

G_END_DECLS
