/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out where each line of a folio stands. Ragged right, no hyphens, 1.4 line height: it is
 * read by tired eyes. No hinting, so that a point is a point on paper and on screen. */

#include "export/folio-private.h"

#define INK 0x000000
#define DIM 0x3c4245
#define WATER 0x175a62

#define LEADING 1.4
#define ROUNDING 0.01 /* of a point */
#define SERIF                                                                                      \
  "Source Serif 4,Source Serif Pro,Libertinus Serif,Gentium Book Plus,Noto "                       \
  "Serif,Cantarell,Adwaita Sans,sans-serif"
#define SANS "Cantarell,Adwaita Sans,Inter,Noto Sans,sans-serif"

/* Of the width between the margins, in two columns. */
#define LEFT_SHARE 0.36
/* Between the columns, and the narrowest that holds two; multiples of the text size. */
#define GUTTER 3.0
#define NARROWEST 21.0

static const SiloamFolioStyle styles[SILOAM_N_FOLIO_INKS] = {
  [SILOAM_FOLIO_TITLE] = { "H1", 1.7, 0, WATER, TRUE, FALSE, TRUE },
  [SILOAM_FOLIO_ASIDE] = { "P", 1, 0, DIM, FALSE, FALSE, TRUE },
  [SILOAM_FOLIO_HEADING] = { "H2", 1.05, 1.2, WATER, TRUE, FALSE, TRUE },
  [SILOAM_FOLIO_LABEL] = { "H3", 1, 0.8, INK, TRUE, FALSE, TRUE },
  [SILOAM_FOLIO_BODY] = { "P", 1, 0.3, INK, FALSE, FALSE, FALSE },
  [SILOAM_FOLIO_WORDS] = { "P", 1, 0.45, INK, FALSE, TRUE, FALSE },
  [SILOAM_FOLIO_SMALL] = { "P", 0.8, 0.3, INK, FALSE, FALSE, FALSE },
};

typedef struct
{
  guint page;
  double y;
} Place;

const SiloamFolioStyle *
siloam_folio_style (SiloamFolioInk ink)
{
  return &styles[ink];
}

static void
prepare_fonts (SiloamFolio *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  const char *language = siloam_prompts_get_language (self->prompts);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->font_map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->font_map), 72);
  self->context = pango_font_map_create_context (self->font_map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language));
  cairo_font_options_destroy (options);
}

/* A ligature would be read back from the PDF as one letter. */
static PangoAttrList *
attributes_of (const SiloamFolioLine *line)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *strong;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  if (line->strong > 0)
    {
      strong = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      strong->end_index = (guint) line->strong;
      pango_attr_list_insert (attributes, strong);
    }
  return attributes;
}

/* The lines of a text at a width in points. */
PangoLayout *
siloam_folio_layout_line (SiloamFolio *self, const SiloamFolioLine *line, double width)
{
  const SiloamFolioStyle *style = siloam_folio_style (line->ink);
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = attributes_of (line);

  pango_font_description_set_family_static (font, style->serif ? SERIF : SANS);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, self->text_size * style->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, line->text, -1);
  pango_font_description_free (font);
  pango_attr_list_unref (attributes);
  return layout;
}

/* Height and baseline of the line under iter, or more where a borrowed face is taller. */
double
siloam_folio_line_height (SiloamFolio *self,
                          SiloamFolioInk ink,
                          PangoLayoutIter *iter,
                          double *baseline)
{
  double leading = self->text_size * siloam_folio_style (ink)->size * LEADING;
  PangoRectangle logical;
  double height, ascent;

  pango_layout_line_get_extents (pango_layout_iter_get_line_readonly (iter), NULL, &logical);
  height = (double) logical.height / PANGO_SCALE;
  ascent = (double) -logical.y / PANGO_SCALE;
  *baseline = height < leading ? (leading - height) / 2 + ascent : ascent;
  return MAX (height, leading);
}

static void
mark_clear (gpointer data)
{
  g_clear_object (&((SiloamFolioMark *) data)->layout);
}

static GArray *
get_page (SiloamFolio *self, guint page)
{
  while (self->pages->len <= page)
    {
      GArray *marks = g_array_new (FALSE, FALSE, sizeof (SiloamFolioMark));

      g_array_set_clear_func (marks, mark_clear);
      g_ptr_array_add (self->pages, marks);
    }
  return g_ptr_array_index (self->pages, page);
}

static void
add_mark (SiloamFolio *self, const Place *place, SiloamFolioMark mark)
{
  mark.y = place->y;
  g_array_append_val (get_page (self, place->page), mark);
}

static void
turn_page (SiloamFolio *self, Place *place)
{
  place->page++;
  place->y = self->margin;
}

static double
measure_line (SiloamFolio *self, const SiloamFolioLine *line, double width)
{
  g_autoptr (PangoLayout) layout = siloam_folio_layout_line (self, line, width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double height = siloam_folio_style (line->ink)->gap * self->text_size;
  double baseline;

  do
    height += siloam_folio_line_height (self, line->ink, iter, &baseline);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return height;
}

/* The lines that fit go on this page, the others on the next. */
static void
place_lines (SiloamFolio *self, Place *place, double x, double width, const SiloamFolioLine *line)
{
  g_autoptr (PangoLayout) layout = siloam_folio_layout_line (self, line, width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  SiloamFolioMark mark = { SILOAM_FOLIO_TEXT, x, 0, width, line->ink, NULL, 0, 0 };
  Place start = *place;
  double baseline;

  do
    {
      double height = siloam_folio_line_height (self, line->ink, iter, &baseline);

      if (place->y + height > self->bottom + ROUNDING && place->y > self->margin)
        {
          mark.layout = g_object_ref (layout);
          add_mark (self, &start, mark);
          mark.first += mark.count;
          mark.count = 0;
          turn_page (self, place);
          start = *place;
        }
      place->y += height;
      mark.count++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  mark.layout = g_object_ref (layout);
  add_mark (self, &start, mark);
}

/* A heading is not the last thing on a page. */
static void
place_line (SiloamFolio *self, Place *place, double x, double width, const SiloamFolioLine *line)
{
  const SiloamFolioStyle *style = siloam_folio_style (line->ink);
  double room = style->keep_with_next ? measure_line (self, line, width) + 2 * self->text_size : 0;

  if (place->y > self->margin)
    place->y += style->gap * self->text_size;
  if (place->y + room > self->bottom && place->y > self->margin)
    turn_page (self, place);
  place_lines (self, place, x, width, line);
}

static void
place_column (SiloamFolio *self, Place *place, double x, double width, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    place_line (self, place, x, width, g_ptr_array_index (lines, i));
}

static double
text_width (SiloamFolio *self)
{
  return self->width - 2 * self->margin;
}

static double
left_width (SiloamFolio *self)
{
  return (text_width (self) - GUTTER * self->text_size) * LEFT_SHARE;
}

static double
right_width (SiloamFolio *self)
{
  return text_width (self) - GUTTER * self->text_size - left_width (self);
}

static Place
later (Place a, Place b)
{
  if (a.page != b.page)
    return a.page > b.page ? a : b;
  return a.y > b.y ? a : b;
}

/* Received is read first, though it stands at the right. */
static void
place_columns (SiloamFolio *self, Place *place, const SiloamFolioBlock *block)
{
  double left = left_width (self);
  double right = right_width (self);
  double gap = siloam_folio_style (SILOAM_FOLIO_HEADING)->gap * self->text_size;
  SiloamFolioMark arrow = { SILOAM_FOLIO_ARROW, 0, 0, 0, SILOAM_FOLIO_HEADING, NULL, 0, 0 };
  Place beside, begin;

  if (place->y + gap + 5 * self->text_size > self->bottom)
    turn_page (self, place);
  begin = beside = *place;
  place_column (self, place, self->width - self->margin - right, right, block->right);
  place_column (self, &beside, self->margin, left, block->left);
  arrow.x = self->margin + left + 0.3 * self->text_size;
  arrow.width = (GUTTER - 0.6) * self->text_size;
  begin.y += begin.y > self->margin ? gap : 0;
  add_mark (self, &begin, arrow);
  *place = later (*place, beside);
}

/* Wide enough for two, and not so long that one of them would stand alone on the next page. */
static gboolean
fits_in_columns (SiloamFolio *self, const SiloamFolioBlock *block)
{
  double height = 0;

  for (guint i = 0; i < block->right->len; i++)
    height += measure_line (self, g_ptr_array_index (block->right, i), right_width (self));
  return text_width (self) >= NARROWEST * self->text_size && height < self->bottom - self->margin;
}

static void
place_block (SiloamFolio *self, Place *place, const SiloamFolioBlock *block)
{
  SiloamFolioMark rule = { SILOAM_FOLIO_RULE, self->margin, 0, text_width (self), 0, NULL, 0, 0 };

  switch (block->kind)
    {
    case SILOAM_FOLIO_BLOCK_LINE:
      place_column (self, place, self->margin, text_width (self), block->left);
      break;
    case SILOAM_FOLIO_BLOCK_RULE:
      place->y += 0.7 * self->text_size;
      add_mark (self, place, rule);
      place->y += 0.3 * self->text_size;
      break;
    case SILOAM_FOLIO_BLOCK_COLUMNS:
      if (fits_in_columns (self, block))
        {
          place_columns (self, place, block);
          break;
        }
      place_column (self, place, self->margin, text_width (self), block->right);
      place_column (self, place, self->margin, text_width (self), block->left);
      break;
    default:
      g_return_if_reached ();
    }
}

static double
measure_foot (SiloamFolio *self)
{
  double height = 0;

  for (guint i = 0; i < self->foot->len; i++)
    {
      const SiloamFolioBlock *block = g_ptr_array_index (self->foot, i);

      if (block->kind == SILOAM_FOLIO_BLOCK_RULE)
        height += self->text_size;
      for (guint j = 0; j < block->left->len; j++)
        height += measure_line (self, g_ptr_array_index (block->left, j), text_width (self));
    }
  return height;
}

/* At the bottom where it fits, at the top of a page of its own where it does not. */
static void
place_foot (SiloamFolio *self, Place *place)
{
  double height = measure_foot (self);

  if (place->y + 0.5 * self->text_size + height > self->bottom)
    turn_page (self, place);
  else
    place->y = self->bottom - height;
  for (guint i = 0; i < self->foot->len; i++)
    place_block (self, place, g_ptr_array_index (self->foot, i));
}

void
siloam_folio_lay_out (SiloamFolio *self)
{
  Place place = { 0, self->margin };

  prepare_fonts (self);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  get_page (self, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    place_block (self, &place, g_ptr_array_index (self->blocks, i));
  if (self->foot != NULL)
    place_foot (self, &place);
}
