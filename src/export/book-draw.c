/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints one page, the same on screen and on paper. Only a PDF is given structure and links as
 * well. */

#include <math.h>

#include "export/book-private.h"

#define RECEIVED_SURFACE 0xfbf3e1
#define RELEASED_SURFACE 0xeef2f4
#define WATER 0x175a62
#define RIPPLE 0xa9cdd1
#define RULE 0xc9cfd2
#define RADIUS 0.55 /* of the text size */

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr,
                        (colour >> 16 & 0xff) / 255.0,
                        (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
paint_surface (cairo_t *cr, const SiloamShape *shape, double radius, guint32 colour)
{
  double right = shape->x + shape->width;
  double bottom = shape->y + shape->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, shape->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, shape->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, shape->x + radius, shape->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  set_colour (cr, colour);
  cairo_fill (cr);
}

static void
paint_arrow (cairo_t *cr, const SiloamShape *shape, double em)
{
  double middle = shape->y + shape->height / 2;
  double left = shape->x + shape->width / 2 - 0.7 * em;
  double tip = shape->x + shape->width / 2 + 0.7 * em;

  set_colour (cr, WATER);
  cairo_set_line_width (cr, 0.1 * em);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, left, middle);
  cairo_line_to (cr, tip, middle);
  cairo_move_to (cr, tip - 0.42 * em, middle - 0.38 * em);
  cairo_line_to (cr, tip, middle);
  cairo_line_to (cr, tip - 0.42 * em, middle + 0.38 * em);
  cairo_stroke (cr);
}

/* Still water, seen from slightly above. */
static void
paint_ripple (cairo_t *cr, const SiloamShape *shape, double em)
{
  static const struct
  {
    double scale;
    guint32 colour;
  } rings[] = { { 1, 0xd7e8ea }, { 0.64, RIPPLE }, { 0.28, WATER } };

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      cairo_save (cr);
      cairo_translate (cr, shape->x + shape->width / 2, shape->y + shape->height / 2);
      cairo_scale (cr, shape->width / 2 * rings[i].scale, shape->height / 2 * rings[i].scale);
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
      set_colour (cr, rings[i].colour);
      cairo_set_line_width (cr, 0.13 * em);
      cairo_stroke (cr);
    }
}

static void
paint_shape (cairo_t *cr, const SiloamShape *shape, double em)
{
  switch (shape->kind)
    {
    case SILOAM_SHAPE_RECEIVED:
      paint_surface (cr, shape, RADIUS * em, RECEIVED_SURFACE);
      break;
    case SILOAM_SHAPE_RELEASED:
      paint_surface (cr, shape, RADIUS * em, RELEASED_SURFACE);
      break;
    case SILOAM_SHAPE_ARROW:
      paint_arrow (cr, shape, em);
      break;
    case SILOAM_SHAPE_RULE:
      set_colour (cr, RULE);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, shape->x, shape->y);
      cairo_line_to (cr, shape->x + shape->width, shape->y);
      cairo_stroke (cr);
      break;
    case SILOAM_SHAPE_RIPPLE:
      paint_ripple (cr, shape, em);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
paint_lines (SiloamBook *book, const SiloamFragment *fragment, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = siloam_ink_layout (book, fragment->paragraph, fragment->width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double y = fragment->y;
  guint line = 0;

  set_colour (cr, siloam_ink_style (fragment->paragraph->ink)->colour);
  do
    {
      double baseline;
      double height = siloam_ink_line_height (book, fragment->paragraph, iter, &baseline);
      PangoRectangle logical;

      if (line >= fragment->first && line - fragment->first < fragment->count)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, fragment->x + (double) logical.x / PANGO_SCALE, y + baseline);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
          y += height;
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* They stand in the order of the pages. */
static guint
find_first_anchor (SiloamBook *book, guint page)
{
  guint low = 0;
  guint high = book->anchors->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (book->anchors, SiloamAnchor, middle).place.page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A page that is not written yet can only be linked to by a name, and cairo 1.16 loses a name that
 * is kept internal. The names tell nothing. */
static void
mark_places (SiloamBook *book, guint page, cairo_t *cr)
{
  for (guint i = find_first_anchor (book, page); i < book->anchors->len; i++)
    {
      const SiloamAnchor *anchor = &g_array_index (book->anchors, SiloamAnchor, i);
      g_autofree char *place = NULL;

      if (anchor->place.page != page)
        break;
      place = g_strdup_printf ("name='place-%u' x=%d y=%d",
                               i,
                               (int) book->left,
                               siloam_anchor_top (book, anchor));
      cairo_tag_begin (cr, CAIRO_TAG_DEST, place);
      cairo_tag_end (cr, CAIRO_TAG_DEST);
    }
}

static void
paint_fragment (SiloamBook *book, const SiloamFragment *fragment, cairo_t *cr, gboolean structured)
{
  const char *tag = siloam_ink_style (fragment->paragraph->ink)->tag;
  g_autofree char *link = NULL;

  if (!structured)
    {
      paint_lines (book, fragment, cr);
      return;
    }
  cairo_tag_begin (cr, tag, NULL);
  if (fragment->link >= 0)
    {
      link = g_strdup_printf ("dest='place-%d'", fragment->link);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
    }
  paint_lines (book, fragment, cr);
  if (fragment->link >= 0)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_end (cr, tag);
}

static void
paint_number (SiloamBook *book, guint page, cairo_t *cr)
{
  g_autofree char *text =
      g_strdup_printf ("%s %u %s %u", book->words->page, page + 1, book->words->of, book->n_pages);
  g_autoptr (SiloamParagraph) number = siloam_paragraph_new (SILOAM_INK_FOOTER, text);
  double y = book->bottom + (book->height - book->bottom) * 0.45;
  SiloamFragment fragment = { number, book->left, y, book->right - book->left, 0, 1, -1 };

  paint_lines (book, &fragment, cr);
}

/**
 * siloam_book_paint_page:
 * @page: from 0
 * @structured: whether @cr writes a PDF, which can hold headings and links
 *
 * Paints a page of which the top left corner is at the origin of @cr, in points. All pages but the
 * cover are numbered.
 *
 * Returns: %FALSE with an error, as siloam_book_look_at_page() gives it
 */
gboolean
siloam_book_paint_page (SiloamBook *book,
                        guint page,
                        cairo_t *cr,
                        gboolean structured,
                        GError **error)
{
  const SiloamPage *content = siloam_book_look_at_page (book, page, error);

  if (content == NULL)
    return FALSE;
  if (structured)
    mark_places (book, page, cr);
  for (guint i = 0; i < content->shapes->len; i++)
    paint_shape (cr, &g_array_index (content->shapes, SiloamShape, i), book->options->text_size);
  for (guint i = 0; i < content->fragments->len; i++)
    paint_fragment (book, &g_array_index (content->fragments, SiloamFragment, i), cr, structured);
  if (page > 0 || book->front == 0)
    paint_number (book, page, cr);
  return TRUE;
}
