/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/reference.h"

G_BEGIN_DECLS

/* Compiled in from data/scripture/themes.tsv: core verses first, sharp ones last. */
typedef struct
{
  const char *name;
  const SiloamReference *verses;
  guint8 n_core, n_more, n_sharp;
} SiloamTheme;

extern const SiloamTheme siloam_themes[];
extern const gsize siloam_n_themes;
extern const char *const siloam_theme_names[];

G_END_DECLS
