/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints a page of a folio: black on white, one colour. Only a PDF is given structure. */

#include "export/folio-private.h"

#define WATER 0x175a62
#define DIM 0x3c4245

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr,
                        (colour >> 16 & 0xff) / 255.0,
                        (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
paint_text (SiloamFolio *self, const SiloamFolioMark *mark, cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (mark->layout);
  double y = mark->y;
  guint line = 0;

  set_colour (cr, siloam_folio_style (mark->ink)->colour);
  do
    {
      double baseline;
      double height = siloam_folio_line_height (self, mark->ink, iter, &baseline);
      PangoRectangle logical;

      if (line >= mark->first && line - mark->first < mark->count)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, mark->x + (double) logical.x / PANGO_SCALE, y + baseline);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
          y += height;
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_rule (const SiloamFolioMark *mark, cairo_t *cr)
{
  set_colour (cr, WATER);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, mark->x, mark->y);
  cairo_line_to (cr, mark->x + mark->width, mark->y);
  cairo_stroke (cr);
}

/* Beside the headings of the columns, in the middle of their height. */
static void
paint_arrow (SiloamFolio *self, const SiloamFolioMark *mark, cairo_t *cr)
{
  double em = self->text_size;
  double middle = mark->y + 0.75 * em;
  double tip = mark->x + mark->width - 0.3 * em;

  set_colour (cr, WATER);
  cairo_set_line_width (cr, 0.1 * em);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, mark->x + 0.3 * em, middle);
  cairo_line_to (cr, tip, middle);
  cairo_move_to (cr, tip - 0.42 * em, middle - 0.38 * em);
  cairo_line_to (cr, tip, middle);
  cairo_line_to (cr, tip - 0.42 * em, middle + 0.38 * em);
  cairo_stroke (cr);
}

static void
paint_mark (SiloamFolio *self, const SiloamFolioMark *mark, cairo_t *cr, gboolean structured)
{
  const char *tag = siloam_folio_style (mark->ink)->tag;

  switch (mark->kind)
    {
    case SILOAM_FOLIO_TEXT:
      if (structured)
        cairo_tag_begin (cr, tag, NULL);
      paint_text (self, mark, cr);
      if (structured)
        cairo_tag_end (cr, tag);
      break;
    case SILOAM_FOLIO_RULE:
      paint_rule (mark, cr);
      break;
    case SILOAM_FOLIO_ARROW:
      paint_arrow (self, mark, cr);
      break;
    default:
      g_return_if_reached ();
    }
}

/* A sentence of the prompts with two numbers in it. */
static char *
number_text (SiloamFolio *self, guint page)
{
  g_autoptr (GString) text = g_string_new (siloam_prompts_get (self->prompts, "give.paper.page"));
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);

  g_string_replace (text, "{page}", number, 1);
  g_string_replace (text, "{pages}", total, 1);
  return g_strdup (text->str);
}

static void
paint_number (SiloamFolio *self, guint page, cairo_t *cr)
{
  g_autofree char *text = number_text (self, page);
  SiloamFolioLine line = { SILOAM_FOLIO_SMALL, text, 0 };
  double width = self->width - 2 * self->margin;
  g_autoptr (PangoLayout) layout = siloam_folio_layout_line (self, &line, width);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  set_colour (cr, DIM);
  cairo_move_to (cr, self->margin, self->bottom + 0.9 * self->text_size);
  pango_cairo_show_layout (cr, layout);
}

void
siloam_folio_paint_page (SiloamFolio *self, guint page, cairo_t *cr, gboolean structured)
{
  const GArray *marks = g_ptr_array_index (self->pages, page);

  for (guint i = 0; i < marks->len; i++)
    paint_mark (self, &g_array_index (marks, SiloamFolioMark, i), cr, structured);
  paint_number (self, page, cr);
}
