/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scripture/reference.h"

G_BEGIN_DECLS

/* The books as a person looks for them, in the order of the sources (001-11). Each shelf is a run
 * of books. */
typedef enum
{
  SILOAM_SHELF_LAW,
  SILOAM_SHELF_PROPHETS,
  SILOAM_SHELF_PSALMS,
  SILOAM_SHELF_PROVERBS,
  SILOAM_SHELF_ALL,
} SiloamShelf;
#define SILOAM_N_SHELVES 5

void siloam_shelf_get_books (SiloamShelf shelf, guint *first, guint *last);

/* 0 for a book or chapter that there is not. */
guint siloam_book_count_chapters (guint book, SiloamNumbering numbering);
guint siloam_chapter_count_verses (guint book, guint chapter, SiloamNumbering numbering);

/* The whole chapter; FALSE when there is none. */
gboolean siloam_chapter_reference (guint book,
                                   guint chapter,
                                   SiloamNumbering numbering,
                                   SiloamReference *out);

G_END_DECLS
