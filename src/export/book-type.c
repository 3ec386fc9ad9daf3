/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How each kind of text looks, and the measure of its lines. Laying out and drawing both come here,
 * so that a line stands where it was measured. No hinting: a point is a point on paper and on
 * screen. */

#include "export/book-private.h"

#define INK 0x1a1c1d
#define DIM 0x54595c
#define WATER 0x175a62
#define LIGHT 0x5a4413
#define MIST 0x44525a

/* Paragraphs of which the lines are remembered: about those of two pages. */
#define SETTINGS_KEPT 64

/* In a column narrower than this, as a multiple of the size of the letters, long words leave holes
 * at the end of lines; in a wider one they are better whole. */
#define NARROW 24.0

/* Only serif faces that are good to read; where none is there the sans is kept. */
#define SERIF                                                                                      \
  "Source Serif 4,Source Serif Pro,Libertinus Serif,Gentium Book Plus,Noto "                       \
  "Serif,Cantarell,Adwaita Sans,sans-serif"
#define SANS "Cantarell,Adwaita Sans,Inter,Noto Sans,sans-serif"

/* clang-format off */
static const SiloamInkStyle styles[SILOAM_N_INKS] = {
  [SILOAM_INK_COVER] = { "H1", 2.4, 1.2, 0, WATER, PANGO_WEIGHT_BOLD, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_PERIOD] = { "P", 1.1, 1.4, 0.4, DIM, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_CHAPTER] = { "H1", 1.6, 1.25, 0, WATER, PANGO_WEIGHT_BOLD, FALSE, TRUE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_ENTRY] = { "H2", 1.25, 1.25, 2.6, INK, PANGO_WEIGHT_BOLD, FALSE, TRUE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_META] = { "P", 0.82, 1.4, 0.15, DIM, PANGO_WEIGHT_NORMAL, FALSE, TRUE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_LABEL] = { "H3", 0.82, 1.4, 1.2, WATER, PANGO_WEIGHT_BOLD, FALSE, TRUE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_BODY] = { "P", 1, 1.45, 0.5, INK, PANGO_WEIGHT_NORMAL, TRUE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_NOTE] = { "P", 0.82, 1.4, 0.2, DIM, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_RECEIVED_LABEL] = { "H3", 0.82, 1.4, 0, LIGHT, PANGO_WEIGHT_BOLD, FALSE, TRUE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_RECEIVED] = { "P", 1.25, 1.4, 0.7, LIGHT, PANGO_WEIGHT_NORMAL, TRUE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_RECEIVED_NOTE] = { "P", 0.82, 1.4, 0.15, LIGHT, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_RELEASED_LABEL] = { "H3", 0.82, 1.4, 0, MIST, PANGO_WEIGHT_BOLD, FALSE, TRUE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_RELEASED] = { "P", 0.95, 1.45, 0.6, MIST, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_RELEASED_NOTE] = { "P", 0.82, 1.4, 0.1, MIST, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_ROW] = { "P", 1, 1.4, 0.3, INK, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_ROW_PAGE] = { "P", 1, 1.4, 0.3, DIM, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_RIGHT },
  [SILOAM_INK_CARE] = { "P", 0.68, 1.4, 0, DIM, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_LEFT },
  [SILOAM_INK_FOOTER] = { "P", 0.68, 1.4, 0, DIM, PANGO_WEIGHT_NORMAL, FALSE, FALSE, PANGO_ALIGN_RIGHT },
};
/* clang-format on */

const SiloamInkStyle *
siloam_ink_style (SiloamInk ink)
{
  return &styles[ink];
}

/* A ligature would be read back from the PDF as one letter: searching and reading aloud suffer. */
static PangoAttrList *
letters_one_by_one (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  return attributes;
}

static PangoFontDescription *
describe_font (const SiloamInkStyle *style, double text_size)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, style->serif ? SERIF : SANS);
  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_absolute_size (font, text_size * style->size * PANGO_SCALE);
  return font;
}

/* What a person wrote, in a narrow column; titles, labels and numbers stay whole. */
static gboolean
may_break_words (SiloamBook *book, const SiloamParagraph *paragraph, int width)
{
  double size = siloam_ink_style (paragraph->ink)->size * book->options->text_size;

  switch (paragraph->ink)
    {
    case SILOAM_INK_BODY:
    case SILOAM_INK_NOTE:
    case SILOAM_INK_RECEIVED:
    case SILOAM_INK_RECEIVED_NOTE:
    case SILOAM_INK_RELEASED:
    case SILOAM_INK_RELEASED_NOTE:
      return book->hyphens != NULL && width < NARROW * size * PANGO_SCALE;
    case SILOAM_INK_COVER:
    case SILOAM_INK_PERIOD:
    case SILOAM_INK_CHAPTER:
    case SILOAM_INK_ENTRY:
    case SILOAM_INK_META:
    case SILOAM_INK_LABEL:
    case SILOAM_INK_RECEIVED_LABEL:
    case SILOAM_INK_RELEASED_LABEL:
    case SILOAM_INK_ROW:
    case SILOAM_INK_ROW_PAGE:
    case SILOAM_INK_CARE:
    case SILOAM_INK_FOOTER:
    case SILOAM_N_INKS:
    default:
      return FALSE;
    }
}

/* Soft hyphens at which no line ends are not in the PDF: the text reads back whole. */
static void
set_words (SiloamBook *book, PangoLayout *layout, const SiloamParagraph *paragraph, int width)
{
  g_autofree char *softened = NULL;

  if (may_break_words (book, paragraph, width))
    softened = siloam_hyphens_soften (book->hyphens, paragraph->text);
  pango_layout_set_text (layout, softened != NULL ? softened : paragraph->text, -1);
}

static PangoLayout *
break_lines (SiloamBook *book, const SiloamParagraph *paragraph, int width)
{
  const SiloamInkStyle *style = siloam_ink_style (paragraph->ink);
  PangoLayout *layout = pango_layout_new (book->context);
  PangoFontDescription *font = describe_font (style, book->options->text_size);
  PangoAttrList *attributes = letters_one_by_one ();

  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, style->align);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  set_words (book, layout, paragraph, width);
  return layout;
}

static SiloamSetting *
find_setting (SiloamBook *book, const SiloamParagraph *paragraph, int width)
{
  for (guint i = 0; i < book->settings->len; i++)
    {
      SiloamSetting *setting = &g_array_index (book->settings, SiloamSetting, i);

      if (setting->paragraph == paragraph->serial && setting->width == width)
        return setting;
    }
  return NULL;
}

/**
 * siloam_ink_layout:
 * @width: of the column, in points
 *
 * Breaks a paragraph into lines; words and addresses wider than the column are broken anywhere. The
 * last ones are remembered, for what is measured is often asked for again.
 *
 * Returns: (transfer full): the lines, the same for the same arguments
 */
PangoLayout *
siloam_ink_layout (SiloamBook *book, const SiloamParagraph *paragraph, double width)
{
  int units = (int) (MAX (width, 1) * PANGO_SCALE);
  const SiloamSetting *known = find_setting (book, paragraph, units);
  SiloamSetting setting = { paragraph->serial, units, NULL };

  if (known != NULL)
    return g_object_ref (known->layout);
  setting.layout = break_lines (book, paragraph, units);
  if (book->settings->len == SETTINGS_KEPT)
    g_array_remove_index (book->settings, 0);
  g_array_append_val (book->settings, setting);
  return g_object_ref (setting.layout);
}

void
siloam_book_forget_settings (SiloamBook *book)
{
  g_array_set_size (book->settings, 0);
}

/* The leading of the style, or more where a borrowed face is taller. */
double
siloam_ink_line_height (SiloamBook *book,
                        const SiloamParagraph *paragraph,
                        PangoLayoutIter *iter,
                        double *baseline)
{
  const SiloamInkStyle *style = siloam_ink_style (paragraph->ink);
  double leading = book->options->text_size * style->size * style->leading;
  PangoRectangle logical;
  double height, ascent;

  pango_layout_line_get_extents (pango_layout_iter_get_line_readonly (iter), NULL, &logical);
  height = (double) logical.height / PANGO_SCALE;
  ascent = (double) -logical.y / PANGO_SCALE;
  *baseline = height < leading ? (leading - height) / 2 + ascent : ascent;
  return MAX (height, leading);
}

/* A context of this book alone, measuring in points. */
void
siloam_book_prepare_fonts (SiloamBook *book)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  book->font_map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (book->font_map), 72);
  book->context = pango_font_map_create_context (book->font_map);
  pango_cairo_context_set_font_options (book->context, options);
  pango_context_set_round_glyph_positions (book->context, FALSE);
  pango_context_set_language (book->context, pango_language_from_string (book->words->language));
  cairo_font_options_destroy (options);
}
