/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "export/book.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BOOK_PREVIEW (siloam_book_preview_get_type ())

/* One page of a book as it will be printed, and the way to the next. */
G_DECLARE_FINAL_TYPE (SiloamBookPreview, siloam_book_preview, SILOAM, BOOK_PREVIEW, AdwBin)

/* book (nullable); the page stays where it was when the new book has it. */
void siloam_book_preview_set_book (SiloamBookPreview *self, SiloamBook *book);
/* What stands there while there is no book. */
void siloam_book_preview_set_note (SiloamBookPreview *self, const char *note);

G_END_DECLS
