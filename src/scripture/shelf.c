/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bible as five shelves to browse: which books stand on each, and how many chapters and verses
 * these have. Pure, any thread. */

#include "scripture/shelf.h"

#include "scripture/tables-private.h"

/* The prophets run from Isaiah to Malachi, with Lamentations and Daniel, as Bibles print them. */
static const guint8 shelves[SILOAM_N_SHELVES][2] = {
  [SILOAM_SHELF_LAW] = { 1, 5 },
  [SILOAM_SHELF_PROPHETS] = { 23, 39 },
  [SILOAM_SHELF_PSALMS] = { 19, 19 },
  [SILOAM_SHELF_PROVERBS] = { 20, 20 },
  [SILOAM_SHELF_ALL] = { 1, SILOAM_N_BOOKS },
};

/**
 * siloam_shelf_get_books:
 * @first: (out): the first book on it
 * @last: (out): the last one
 */
void
siloam_shelf_get_books (SiloamShelf shelf, guint *first, guint *last)
{
  g_return_if_fail ((guint) shelf < SILOAM_N_SHELVES);

  *first = shelves[shelf][0];
  *last = shelves[shelf][1];
}

/**
 * siloam_book_count_chapters:
 *
 * Returns: how many chapters @book has in @numbering; 0 when there is no such book
 */
guint
siloam_book_count_chapters (guint book, SiloamNumbering numbering)
{
  if (book < 1 || book > SILOAM_N_BOOKS || (guint) numbering >= SILOAM_N_NUMBERINGS)
    return 0;
  return siloam_book_last_chapter (numbering, book);
}

/**
 * siloam_chapter_count_verses:
 *
 * Returns: how many verses @chapter has in @numbering; 0 when there is no such chapter
 */
guint
siloam_chapter_count_verses (guint book, guint chapter, SiloamNumbering numbering)
{
  if (chapter < 1 || chapter > siloam_book_count_chapters (book, numbering))
    return 0;
  return siloam_chapter_last_verse (numbering, book, chapter);
}

/**
 * siloam_chapter_reference:
 * @out: (out): the whole chapter
 *
 * Returns: %FALSE when there is no such chapter
 */
gboolean
siloam_chapter_reference (guint book,
                          guint chapter,
                          SiloamNumbering numbering,
                          SiloamReference *out)
{
  if (chapter < 1 || chapter > siloam_book_count_chapters (book, numbering))
    return FALSE;
  *out = (SiloamReference){ .book = (guint8) book,
                            .numbering = (guint8) numbering,
                            .chapter = (guint16) chapter,
                            .end_chapter = (guint16) chapter };
  return TRUE;
}
