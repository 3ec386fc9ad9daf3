/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the board for a printer. Main thread. */

#include "config.h"

#include "ui/board-slip.h"

#include "ui/board-lines.h"

#define MARGIN 56.0 /* points, as all below */
#define TITLE_SIZE 16.0
#define LINE_SIZE 24.0
#define SMALL_LINE_SIZE 15.0
#define NOTE_SIZE 11.0
#define MAX_LARGE_LINES 14

typedef struct
{
  SiloamPrompts *prompts;
  GPtrArray *lines;
} Slip;

typedef struct
{
  GtkPrintContext *context;
  cairo_t *cr;
  double width;
  double y;
} Pen;

static void
slip_free (gpointer data)
{
  Slip *slip = data;

  g_object_unref (slip->prompts);
  g_ptr_array_unref (slip->lines);
  g_free (slip);
}

static void
draw (Pen *pen, const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (pen->context);
  PangoFontDescription *font = pango_font_description_new ();
  int height;

  pango_font_description_set_family (font, "Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (pen->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (pen->cr, MARGIN, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
  pen->y += (double) height / PANGO_SCALE + size * 0.7;
}

/* A full board is set smaller, to stay on its one page. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Slip *slip)
{
  const double size = slip->lines->len > MAX_LARGE_LINES ? SMALL_LINE_SIZE : LINE_SIZE;
  Pen pen = {
    .context = context,
    .cr = gtk_print_context_get_cairo_context (context),
    .width = gtk_print_context_get_width (context) - 2 * MARGIN,
    .y = MARGIN,
  };

  cairo_set_source_rgb (pen.cr, 0, 0, 0);
  draw (&pen, siloam_prompts_get (slip->prompts, "board.slip.title"), TITLE_SIZE, TRUE);
  pen.y += TITLE_SIZE;
  for (guint i = 0; i < slip->lines->len; i++)
    draw (&pen, slip->lines->pdata[i], size, FALSE);
  if (slip->lines->len == 0)
    draw (&pen, siloam_prompts_get (slip->prompts, "board.empty"), size, FALSE);
  pen.y += TITLE_SIZE;
  draw (&pen, siloam_prompts_get (slip->prompts, "board.slip.note"), NOTE_SIZE, FALSE);
}

/**
 * siloam_board_slip_new:
 * @prompts: the texts, in the language of the team
 * @points: (element-type SiloamPoint): what is on the board
 *
 * Returns: (transfer full): what prints the page when it is run by a #SiloamPrintRun
 */
GtkPrintOperation *
siloam_board_slip_new (SiloamPrompts *prompts, GPtrArray *points)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Slip *slip = g_new0 (Slip, 1);

  slip->prompts = g_object_ref (prompts);
  slip->lines = siloam_board_lines (prompts, points);
  g_object_set_data_full (G_OBJECT (operation), "siloam-slip", slip, slip_free);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), slip);
  return operation;
}
