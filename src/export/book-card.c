/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exchange card: received warm and large, released cool and smaller, an arrow between them. In
 * a column too narrow for two the received side stands above. A card longer than a page goes on on
 * the next. */

#include "export/book-flow.h"

/* All as multiples of the text size. */
#define CARD_GAP 1.1
#define PADDING 0.95
#define ARROW_ROOM 2.6
#define TWO_COLUMNS_FROM 26.0

#define RELEASED_PART 0.38
/* A card lower than this part of a page is not broken. */
#define WHOLE_PART 0.6

typedef struct
{
  SiloamShapeKind surface;
  const GPtrArray *paragraphs;
  guint paragraph;
  guint line;
  double x, width; /* of the surface */
} Column;

typedef struct
{
  Column columns[2];
  guint n_columns;
} Card;

static double
em (const SiloamFlow *flow, double multiple)
{
  return multiple * flow->book->options->text_size;
}

static double
inner_width (const SiloamFlow *flow, const Column *column)
{
  return column->width - 2 * em (flow, PADDING);
}

static gboolean
is_done (const Column *column)
{
  return column->paragraph == column->paragraphs->len;
}

/* The height a label needs so that it does not stand alone. */
static double
measure_with_next (SiloamFlow *flow, const Column *column, const GArray *heights)
{
  const SiloamParagraph *paragraph = g_ptr_array_index (column->paragraphs, column->paragraph);
  g_autoptr (GArray) next = NULL;

  if (!paragraph->keep_with_next || column->paragraph + 1 == column->paragraphs->len)
    return 0;
  paragraph = g_ptr_array_index (column->paragraphs, column->paragraph + 1);
  next = siloam_flow_line_heights (flow->book, paragraph, inner_width (flow, column));
  return siloam_flow_sum (heights, 0, heights->len) +
         siloam_flow_paragraph_gap (flow->book, paragraph) +
         siloam_flow_sum (next, 0, MIN (next->len, 2));
}

/* Puts the next paragraph, or what fits of it, at y; returns the y below it, or y when nothing
 * fits. */
static double
fill_paragraph (SiloamFlow *flow,
                Column *column,
                double y,
                double bottom,
                gboolean first,
                gboolean force,
                SiloamPage *page)
{
  const SiloamParagraph *paragraph = g_ptr_array_index (column->paragraphs, column->paragraph);
  g_autoptr (GArray) heights =
      siloam_flow_line_heights (flow->book, paragraph, inner_width (flow, column));
  double gap = first || column->line > 0 ? 0 : siloam_flow_paragraph_gap (flow->book, paragraph);
  guint count;

  if (!force && y + gap + measure_with_next (flow, column, heights) > bottom)
    return y;
  count = siloam_flow_count_fitting (heights, column->line, bottom - y - gap, force);
  if (count == 0)
    return y;
  if (page != NULL)
    siloam_page_add_fragment (page,
                              paragraph,
                              column->x + em (flow, PADDING),
                              y + gap,
                              inner_width (flow, column),
                              column->line,
                              count,
                              -1);
  y += gap + siloam_flow_sum (heights, column->line, count);
  column->line += count;
  if (column->line == heights->len)
    {
      column->paragraph++;
      column->line = 0;
    }
  return y;
}

/* Fills from top until bottom or the end; without a page it only measures. */
static double
fill_column (SiloamFlow *flow,
             Column *column,
             double top,
             double bottom,
             gboolean force,
             SiloamPage *page)
{
  double y = top;

  while (!is_done (column))
    {
      guint paragraph = column->paragraph;
      guint line = column->line;
      double next = fill_paragraph (flow, column, y, bottom, y <= top, force && y <= top, page);

      if (paragraph == column->paragraph && line == column->line)
        break;
      y = next;
      if (column->line > 0)
        break;
    }
  return y;
}

static Column
new_column (SiloamShapeKind surface, const GPtrArray *paragraphs, double x, double width)
{
  return (Column){ .surface = surface, .paragraphs = paragraphs, .x = x, .width = width };
}

/* Received comes first in the order of reading, wherever it stands. */
static Card
make_card (SiloamFlow *flow, const SiloamBlock *block)
{
  double left = flow->book->left;
  double width = flow->book->right - left;
  double released = (width - em (flow, ARROW_ROOM)) * RELEASED_PART;
  double received = left + released + em (flow, ARROW_ROOM);

  if (block->released->len == 0)
    return (Card){ { new_column (SILOAM_SHAPE_RECEIVED, block->received, left, width) }, 1 };
  if (block->received->len == 0)
    return (Card){ { new_column (SILOAM_SHAPE_RELEASED, block->released, left, width) }, 1 };
  return (Card){
    { new_column (SILOAM_SHAPE_RECEIVED, block->received, received, flow->book->right - received),
      new_column (SILOAM_SHAPE_RELEASED, block->released, left, released) },
    2
  };
}

static gboolean
is_stacked (const SiloamFlow *flow, const SiloamBlock *block)
{
  return block->received->len > 0 && block->released->len > 0 &&
         flow->book->right - flow->book->left < em (flow, TWO_COLUMNS_FROM);
}

static double
fill_card (SiloamFlow *flow,
           Card *card,
           double top,
           double bottom,
           gboolean force,
           SiloamPage *page)
{
  double lowest = top;

  for (guint i = 0; i < card->n_columns; i++)
    {
      double filled = fill_column (flow, &card->columns[i], top, bottom, force, page);
      lowest = MAX (lowest, filled);
    }
  return lowest;
}

static gboolean
is_card_done (const Card *card)
{
  for (guint i = 0; i < card->n_columns; i++)
    if (!is_done (&card->columns[i]))
      return FALSE;
  return TRUE;
}

static void
add_surfaces (SiloamFlow *flow, const Card *card, double top, double height, gboolean arrow)
{
  for (guint i = 0; i < card->n_columns; i++)
    siloam_flow_add_shape (flow,
                           card->columns[i].surface,
                           card->columns[i].x,
                           top,
                           card->columns[i].width,
                           height);
  if (arrow && card->n_columns == 2)
    siloam_flow_add_shape (flow,
                           SILOAM_SHAPE_ARROW,
                           card->columns[1].x + card->columns[1].width,
                           top,
                           em (flow, ARROW_ROOM),
                           MIN (height, em (flow, 5)));
}

static void
add_card (SiloamFlow *flow, Card *card)
{
  gboolean begun = FALSE;

  while (!is_card_done (card))
    {
      double top = flow->at.y;
      double inner_bottom = flow->book->bottom - em (flow, PADDING);
      double inner_top = top + em (flow, PADDING);
      gboolean force = top <= flow->book->top;
      double lowest = fill_card (flow, card, inner_top, inner_bottom, force, flow->page);

      if (lowest > inner_top)
        {
          add_surfaces (flow, card, top, lowest + em (flow, PADDING) - top, !begun);
          flow->at.y = lowest + em (flow, PADDING);
          begun = TRUE;
        }
      if (!is_card_done (card))
        siloam_flow_new_page (flow);
    }
}

static double
measure_card (SiloamFlow *flow, Card card)
{
  return fill_card (flow, &card, 0, G_MAXDOUBLE, TRUE, NULL) + 2 * em (flow, PADDING);
}

/* What must fit for a card to begin on this page. */
double
siloam_flow_card_height (SiloamFlow *flow, const SiloamBlock *block)
{
  double height = measure_card (flow, make_card (flow, block));

  if (is_stacked (flow, block))
    {
      Card received = { { new_column (SILOAM_SHAPE_RECEIVED,
                                      block->received,
                                      flow->book->left,
                                      flow->book->right - flow->book->left) },
                        1 };
      height = measure_card (flow, received);
    }
  if (height > (flow->book->bottom - flow->book->top) * WHOLE_PART)
    height = em (flow, 8);
  return em (flow, CARD_GAP) + height;
}

void
siloam_flow_add_card (SiloamFlow *flow, const SiloamBlock *block)
{
  double width = flow->book->right - flow->book->left;
  Card card;

  siloam_flow_keep (flow, siloam_flow_card_height (flow, block));
  siloam_flow_gap (flow, CARD_GAP);
  if (!is_stacked (flow, block))
    {
      card = make_card (flow, block);
      add_card (flow, &card);
      return;
    }
  card =
      (Card){ { new_column (SILOAM_SHAPE_RECEIVED, block->received, flow->book->left, width) }, 1 };
  add_card (flow, &card);
  siloam_flow_gap (flow, 0.6);
  card =
      (Card){ { new_column (SILOAM_SHAPE_RELEASED, block->released, flow->book->left, width) }, 1 };
  if (flow->at.y + em (flow, 6) > flow->book->bottom)
    siloam_flow_new_page (flow);
  add_card (flow, &card);
}
