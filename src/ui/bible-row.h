/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "scripture/library.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BIBLE_ROW (siloam_bible_row_get_type ())

/* One Bible of the library: opens to its licence, how it is numbered, and the way out. Activates
 * "bible.number" (id, psalms, rest), "bible.renumber" (id) and "bible.remove" (id). */
G_DECLARE_FINAL_TYPE (SiloamBibleRow, siloam_bible_row, SILOAM, BIBLE_ROW, AdwExpanderRow)

GtkWidget *siloam_bible_row_new (const SiloamBibleInfo *info);

const char *siloam_bible_row_get_id (SiloamBibleRow *self);
/* Shows what is known now; of the same Bible. */
void siloam_bible_row_update (SiloamBibleRow *self, const SiloamBibleInfo *info);

G_END_DECLS
