/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/reference.h"

G_BEGIN_DECLS

/* What verses are chosen for, by the nicks that a journal has for them: "fear", "guilt", "healing",
 * "victory", …; ended by NULL. */
const char *const *siloam_theme_list (void);
/* GArray of SiloamReference, numbered as the KJV. */
GArray *siloam_theme_suggest (const char *theme,
                              const SiloamReference *already,
                              guint n_already,
                              guint32 seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
