/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "export/folio.h"

G_BEGIN_DECLS

/* What a person added. */
typedef struct
{
  SiloamFolioInk ink;
  char *text;
  gsize strong; /* bytes at the start that are bold */
} SiloamFolioLine;

typedef enum
{
  SILOAM_FOLIO_BLOCK_LINE,
  SILOAM_FOLIO_BLOCK_RULE,
  SILOAM_FOLIO_BLOCK_COLUMNS,
} SiloamFolioBlockKind;

typedef struct
{
  SiloamFolioBlockKind kind;
  GPtrArray *left;  /* (element-type SiloamFolioLine): the lines, or the left column */
  GPtrArray *right; /* (element-type SiloamFolioLine) */
} SiloamFolioBlock;

/* Some lines of a text, a rule or an arrow, standing at x, y. */
typedef enum
{
  SILOAM_FOLIO_TEXT,
  SILOAM_FOLIO_RULE,
  SILOAM_FOLIO_ARROW,
} SiloamFolioMarkKind;

typedef struct
{
  SiloamFolioMarkKind kind;
  double x, y, width;
  SiloamFolioInk ink;
  PangoLayout *layout;
  guint first, count;
} SiloamFolioMark;

typedef struct
{
  const char *tag; /* its place in the structure of a PDF */
  double size;     /* multiple of the text size, */
  double gap;      /* and so is what is above it */
  guint32 colour;
  gboolean bold;
  gboolean serif;
  gboolean keep_with_next;
} SiloamFolioStyle;

struct _SiloamFolio
{
  GObject parent_instance;

  SiloamPrompts *prompts;
  char *title;
  double text_size;
  gboolean a5;
  GPtrArray *blocks; /* (element-type SiloamFolioBlock) */
  GPtrArray *foot;   /* (element-type SiloamFolioBlock); NULL until it begins */

  PangoFontMap *font_map;
  PangoContext *context;
  GPtrArray *pages; /* (element-type GArray of SiloamFolioMark); NULL: not laid out */
  double width, height, margin, bottom;
};

const SiloamFolioStyle *siloam_folio_style (SiloamFolioInk ink);
PangoLayout *siloam_folio_layout_line (SiloamFolio *self,
                                       const SiloamFolioLine *line,
                                       double width) G_GNUC_WARN_UNUSED_RESULT;
double siloam_folio_line_height (SiloamFolio *self,
                                 SiloamFolioInk ink,
                                 PangoLayoutIter *iter,
                                 double *baseline);
void siloam_folio_lay_out (SiloamFolio *self);
/* structured: @cr writes a PDF, which can hold headings. */
void siloam_folio_paint_page (SiloamFolio *self, guint page, cairo_t *cr, gboolean structured);

G_END_DECLS
