/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A booklet: pages of A5 two by two on the sides of sheets of A4, in such an order that the pile,
 * folded once in the middle, reads from front to back. A side is what a printer prints; where the
 * book is no booklet, a side is a page. */

#include "export/book-private.h"

#define PAGES_A_SHEET 4
#define SIDES_A_SHEET 2

static gboolean
is_booklet (SiloamBook *book)
{
  return book->options->paper == SILOAM_PAPER_BOOKLET;
}

/**
 * siloam_booklet_count_sides:
 *
 * Returns: how many sides of sheets @n_pages pages take
 */
guint
siloam_booklet_count_sides (guint n_pages)
{
  return (n_pages + PAGES_A_SHEET - 1) / PAGES_A_SHEET * SIDES_A_SHEET;
}

/**
 * siloam_booklet_find_pages:
 * @side: from 0; the front of a sheet is even, its back is odd
 * @left: (out): page on the left, not below @n_pages where that half is empty
 * @right: (out): likewise on the right
 */
void
siloam_booklet_find_pages (guint n_pages, guint side, guint *left, guint *right)
{
  guint last = siloam_booklet_count_sides (n_pages) * 2 - 1;

  *left = side % 2 == 0 ? last - side : side;
  *right = side % 2 == 0 ? side : last - side;
}

/**
 * siloam_book_get_n_pages:
 *
 * Returns: the number of pages, or of sides of a booklet; at least 1 once it is laid out
 */
guint
siloam_book_get_n_pages (SiloamBook *self)
{
  g_return_val_if_fail (SILOAM_IS_BOOK (self), 0);

  return is_booklet (self) ? siloam_booklet_count_sides (self->n_pages) : self->n_pages;
}

/**
 * siloam_book_get_page_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
siloam_book_get_page_size (SiloamBook *self, double *width, double *height)
{
  g_return_if_fail (SILOAM_IS_BOOK (self));

  *width = is_booklet (self) ? SILOAM_A4_HEIGHT : self->width;
  *height = is_booklet (self) ? SILOAM_A4_WIDTH : self->height;
}

/* The room for handwriting lies away from the fold: on a right-hand page it is at the right. */
static double
shift_of (SiloamBook *book, guint page)
{
  return page % 2 == 0 ? book->width - book->right - book->left : 0;
}

static gboolean
paint_half (SiloamBook *book, guint page, double x, cairo_t *cr, GError **error)
{
  gboolean painted;

  if (page >= book->n_pages)
    return TRUE;
  cairo_save (cr);
  cairo_translate (cr, x + shift_of (book, page), (SILOAM_A4_WIDTH - book->height) / 2);
  painted = siloam_book_paint_page (book, page, cr, FALSE, error);
  cairo_restore (cr);
  return painted;
}

/**
 * siloam_book_paint_side:
 * @structured: whether @cr writes a PDF that is read in the order of its pages
 *
 * Paints what is printed on one side of a sheet.
 *
 * Returns: %FALSE with an error, as siloam_book_paint_page() gives it
 */
gboolean
siloam_book_paint_side (SiloamBook *book,
                        guint side,
                        cairo_t *cr,
                        gboolean structured,
                        GError **error)
{
  double fold = SILOAM_A4_HEIGHT / 2;
  guint left, right;

  if (!is_booklet (book))
    return siloam_book_paint_page (book, side, cr, structured, error);
  siloam_booklet_find_pages (book->n_pages, side, &left, &right);
  return paint_half (book, left, fold - book->width, cr, error) &&
         paint_half (book, right, fold, cr, error);
}
