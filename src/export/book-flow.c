/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills pages with paragraphs from top to bottom: at least two lines of a paragraph stand together,
 * and a heading stands with what it heads. Only the places of lines are noted, never the lines. */

#include "export/book-flow.h"

SiloamPage *
siloam_book_page_new (void)
{
  SiloamPage *page = g_new0 (SiloamPage, 1);

  page->shapes = g_array_new (FALSE, FALSE, sizeof (SiloamShape));
  page->fragments = g_array_new (FALSE, FALSE, sizeof (SiloamFragment));
  return page;
}

void
siloam_book_page_free (SiloamPage *page)
{
  g_array_unref (page->shapes);
  g_array_unref (page->fragments);
  g_free (page);
}

void
siloam_page_add_fragment (const SiloamPage *page,
                          const SiloamParagraph *paragraph,
                          double x,
                          double y,
                          double width,
                          guint first,
                          guint count,
                          int link)
{
  SiloamFragment fragment = { paragraph, x, y, width, first, count, link };

  g_array_append_val (page->fragments, fragment);
}

static void
take_page (SiloamFlow *self)
{
  self->page = siloam_book_page_new ();
  g_ptr_array_add (self->galley->pages, self->page);
}

/* Goes on at a place of a page that others may have begun. */
void
siloam_flow_begin (SiloamFlow *self, SiloamBook *book, SiloamGalley *galley, const SiloamPlace *at)
{
  *self = (SiloamFlow){ .book = book, .galley = galley, .at = *at };
  take_page (self);
}

void
siloam_flow_new_page (SiloamFlow *self)
{
  take_page (self);
  self->at.page++;
  self->at.y = self->book->top;
}

gboolean
siloam_flow_is_at_top (const SiloamFlow *self)
{
  return self->at.y <= self->book->top;
}

const SiloamParagraph *
siloam_flow_add_extra (SiloamFlow *self, SiloamInk ink, const char *text)
{
  SiloamParagraph *paragraph = siloam_paragraph_new (ink, text);

  g_ptr_array_add (self->galley->extras, paragraph);
  return paragraph;
}

void
siloam_flow_gap (SiloamFlow *self, double multiple)
{
  if (!siloam_flow_is_at_top (self))
    self->at.y += multiple * self->book->options->text_size;
}

void
siloam_flow_keep (SiloamFlow *self, double height)
{
  if (!siloam_flow_is_at_top (self) && self->at.y + height > self->book->bottom)
    siloam_flow_new_page (self);
}

void
siloam_flow_add_shape (SiloamFlow *self,
                       SiloamShapeKind kind,
                       double x,
                       double y,
                       double width,
                       double height)
{
  SiloamShape shape = { kind, x, y, width, height };

  g_array_append_val (self->page->shapes, shape);
}

GArray *
siloam_flow_line_heights (SiloamBook *book, const SiloamParagraph *paragraph, double width)
{
  g_autoptr (PangoLayout) layout = siloam_ink_layout (book, paragraph, width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));

  do
    {
      double baseline;
      double height = siloam_ink_line_height (book, paragraph, iter, &baseline);
      g_array_append_val (heights, height);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return heights;
}

double
siloam_flow_sum (const GArray *heights, guint first, guint count)
{
  double sum = 0;

  for (guint i = first; i < first + count; i++)
    sum += g_array_index (heights, double, i);
  return sum;
}

/* How many lines from first on go into space: all, or enough that no line stands alone on either
 * side, or none. With force there is always one, so that filling a page never stands still. */
guint
siloam_flow_count_fitting (const GArray *heights, guint first, double space, gboolean force)
{
  guint left = heights->len - first;
  guint fit = 0;
  guint count;

  while (fit < left && space >= g_array_index (heights, double, first + fit))
    space -= g_array_index (heights, double, first + fit++);
  if (fit == left)
    return left;
  count = left - fit < 2 && fit > 0 ? fit - 1 : fit;
  if (first == 0 && count < 2)
    count = 0;
  return force && count == 0 ? MAX (fit, 1) : count;
}

double
siloam_flow_paragraph_gap (SiloamBook *book, const SiloamParagraph *paragraph)
{
  return paragraph->gap * book->options->text_size;
}

static double
text_width (const SiloamFlow *self)
{
  return self->book->right - self->book->left;
}

double
siloam_flow_measure (SiloamFlow *self, const SiloamParagraph *paragraph)
{
  g_autoptr (GArray) heights = siloam_flow_line_heights (self->book, paragraph, text_width (self));

  return siloam_flow_sum (heights, 0, heights->len);
}

/* Puts down as many lines as fit here; returns how many. */
static guint
add_lines (SiloamFlow *self,
           const SiloamParagraph *paragraph,
           const GArray *heights,
           guint first,
           int link)
{
  double gap = first > 0 || siloam_flow_is_at_top (self)
                   ? 0
                   : siloam_flow_paragraph_gap (self->book, paragraph);
  double space = self->book->bottom - self->at.y - gap;
  guint count = siloam_flow_count_fitting (heights, first, space, siloam_flow_is_at_top (self));

  if (count == 0)
    return 0;
  self->at.y += gap;
  if (first == 0)
    {
      self->first = self->at;
    }
  siloam_page_add_fragment (self->page,
                            paragraph,
                            self->book->left,
                            self->at.y,
                            text_width (self),
                            first,
                            count,
                            link);
  self->at.y += siloam_flow_sum (heights, first, count);
  return count;
}

void
siloam_flow_add_paragraph (SiloamFlow *self, const SiloamParagraph *paragraph, int link)
{
  g_autoptr (GArray) heights = siloam_flow_line_heights (self->book, paragraph, text_width (self));
  guint first = 0;

  while (first < heights->len)
    {
      first += add_lines (self, paragraph, heights, first, link);
      if (first < heights->len)
        siloam_flow_new_page (self);
    }
}

/* The least that must stand together from this block on. */
static double
measure_start (SiloamFlow *self, GPtrArray *blocks, guint index)
{
  const SiloamBlock *block;
  g_autoptr (GArray) heights = NULL;
  double gap;

  if (index == blocks->len)
    return 0;
  block = g_ptr_array_index (blocks, index);
  if (block->paragraph == NULL)
    return siloam_flow_card_height (self, block);
  heights = siloam_flow_line_heights (self->book, block->paragraph, text_width (self));
  gap = siloam_flow_paragraph_gap (self->book, block->paragraph);
  if (block->paragraph->keep_with_next)
    return gap + siloam_flow_sum (heights, 0, heights->len) +
           measure_start (self, blocks, index + 1);
  return gap + siloam_flow_sum (heights, 0, heights->len <= 3 ? heights->len : 2);
}

void
siloam_flow_add_blocks (SiloamFlow *self, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const SiloamBlock *block = g_ptr_array_index (blocks, i);

      if (block->paragraph == NULL)
        {
          siloam_flow_add_card (self, block);
          continue;
        }
      if (block->paragraph->keep_with_next)
        siloam_flow_keep (self, measure_start (self, blocks, i));
      siloam_flow_add_paragraph (self, block->paragraph, -1);
    }
}

void
siloam_flow_add_row (SiloamFlow *self,
                     const SiloamParagraph *left,
                     const SiloamParagraph *right,
                     double part,
                     int link)
{
  double split = text_width (self) * part;
  double gap = self->book->options->text_size;
  g_autoptr (GArray) heights = siloam_flow_line_heights (self->book, left, split - gap);
  double height = siloam_flow_sum (heights, 0, heights->len);

  siloam_flow_gap (self, left->gap);
  siloam_flow_keep (self, height);
  siloam_page_add_fragment (self->page,
                            left,
                            self->book->left,
                            self->at.y,
                            split - gap,
                            0,
                            heights->len,
                            link);
  siloam_page_add_fragment (self->page,
                            right,
                            self->book->left + split,
                            self->at.y,
                            text_width (self) - split,
                            0,
                            1,
                            link);
  self->at.y += height;
}

double
siloam_flow_add_piece (SiloamFlow *self, const SiloamParagraph *paragraph, double x, int link)
{
  double room = self->book->right - x;
  g_autoptr (PangoLayout) layout = siloam_ink_layout (self->book, paragraph, room);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  siloam_page_add_fragment (self->page, paragraph, x, self->at.y, room, 0, 1, link);
  return (double) logical.width / PANGO_SCALE;
}
