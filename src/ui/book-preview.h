/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "export/book-press.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BOOK_PREVIEW (siloam_book_preview_get_type ())

/* Pages of a book, one at a time, as they will be printed. A page is drawn when it is looked at. */
G_DECLARE_FINAL_TYPE (SiloamBookPreview, siloam_book_preview, SILOAM, BOOK_PREVIEW, AdwBin)

/* The press is laid out; NULL shows the note. */
void siloam_book_preview_set_press (SiloamBookPreview *self, SiloamBookPress *press);
/* What stands there while there are no pages. */
void siloam_book_preview_set_note (SiloamBookPreview *self, const char *note);
/* The same, while they are on their way. */
void siloam_book_preview_set_busy (SiloamBookPreview *self, const char *note);

G_END_DECLS
