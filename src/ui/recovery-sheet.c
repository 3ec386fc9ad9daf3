/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws a recovery code for a printer. The code lies in guarded memory until the page is drawn.
 * Main thread. */

#include "config.h"

#include "ui/recovery-sheet.h"

#include "ui/date-text.h"
#include "vault/recovery-code.h"

#define GROUP_LENGTH 4
#define COLUMNS 4
#define MARGIN 56.0 /* points, as all below */
#define TITLE_SIZE 22.0
#define TEXT_SIZE 12.0
#define NUMBER_SIZE 10.0
#define CODE_SIZE 27.0
#define ROW_HEIGHT 64.0
#define SPACING 16.0

typedef struct
{
  SiloamPrompts *prompts;
  SiloamSecret *formatted;
  cairo_t *cr; /* borrowed, while the page is drawn */
  GtkPrintContext *context;
  double width;
  double y;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_object_unref (sheet->prompts);
  siloam_secret_unref (sheet->formatted);
  g_free (sheet);
}

static PangoLayout *
new_layout (Sheet *sheet, const char *text, const char *family, double size, gboolean bold)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (sheet->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static void
draw_paragraph (Sheet *sheet, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = new_layout (sheet, text, "Sans", size, bold);
  int height;

  pango_layout_set_width (layout, (int) (sheet->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, (int) (size * 0.3 * PANGO_SCALE));
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (sheet->cr, MARGIN, sheet->y);
  pango_cairo_show_layout (sheet->cr, layout);
  sheet->y += (double) height / PANGO_SCALE + SPACING;
}

static void
draw_group (Sheet *sheet, guint group, double x, double y)
{
  const char *symbols = (const char *) siloam_secret_get_data (sheet->formatted);
  g_autofree char *number = g_strdup_printf ("%u", group + 1);
  g_autofree char *code = g_strndup (symbols + group * (GROUP_LENGTH + 1), GROUP_LENGTH);
  g_autoptr (PangoLayout) small = new_layout (sheet, number, "Sans", NUMBER_SIZE, FALSE);
  g_autoptr (PangoLayout) large = new_layout (sheet, code, "Monospace", CODE_SIZE, TRUE);

  cairo_move_to (sheet->cr, x, y);
  pango_cairo_show_layout (sheet->cr, small);
  cairo_move_to (sheet->cr, x, y + NUMBER_SIZE * 1.5);
  pango_cairo_show_layout (sheet->cr, large);
}

static void
draw_code (Sheet *sheet)
{
  const double column = sheet->width / COLUMNS;

  sheet->y += SPACING;
  for (guint i = 0; i < SILOAM_RECOVERY_GROUPS; i++)
    draw_group (sheet,
                i,
                MARGIN + (i % COLUMNS) * column,
                sheet->y + (double) (i / COLUMNS) * ROW_HEIGHT);
  sheet->y += SILOAM_RECOVERY_GROUPS / COLUMNS * ROW_HEIGHT + SPACING;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheet *sheet)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = siloam_date_text_short (now);

  sheet->context = context;
  sheet->cr = gtk_print_context_get_cairo_context (context);
  sheet->width = gtk_print_context_get_width (context) - 2 * MARGIN;
  sheet->y = MARGIN;
  cairo_set_source_rgb (sheet->cr, 0, 0, 0);
  draw_paragraph (sheet, siloam_prompts_get (sheet->prompts, "sheet.title"), TITLE_SIZE, TRUE);
  draw_paragraph (sheet, day, TEXT_SIZE, FALSE);
  draw_code (sheet);
  draw_paragraph (sheet, siloam_prompts_get (sheet->prompts, "sheet.what"), TEXT_SIZE, FALSE);
  draw_paragraph (sheet, siloam_prompts_get (sheet->prompts, "sheet.how"), TEXT_SIZE, FALSE);
  draw_paragraph (sheet, siloam_prompts_get (sheet->prompts, "sheet.keep"), TEXT_SIZE, FALSE);
  sheet->context = NULL;
  sheet->cr = NULL;
}

/**
 * siloam_recovery_sheet_new:
 * @prompts: the texts, in the language of the person
 * @formatted: from siloam_recovery_code_format()
 *
 * Returns: (transfer full): what prints the page when it is run by a #SiloamPrintRun
 */
GtkPrintOperation *
siloam_recovery_sheet_new (SiloamPrompts *prompts, SiloamSecret *formatted)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->prompts = g_object_ref (prompts);
  sheet->formatted = siloam_secret_ref (formatted);
  g_object_set_data_full (G_OBJECT (operation), "siloam-sheet", sheet, sheet_free);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  return operation;
}
