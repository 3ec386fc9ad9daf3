/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/book-private.h"

G_BEGIN_DECLS

/* Where the next line goes: a page being filled from top to bottom. Pages are added as needed. */
typedef struct
{
  SiloamBook *book; /* borrowed, as are the pages */
  GPtrArray *pages; /* (element-type SiloamPage) */
  SiloamPage *page;
  double y;
  double first_y;   /* where the last paragraph began, */
  guint first_page; /* and on which of the pages */
} SiloamFlow;

void siloam_flow_begin (SiloamFlow *self, SiloamBook *book, GPtrArray *pages);
void siloam_flow_new_page (SiloamFlow *self);
void siloam_flow_gap (SiloamFlow *self, double multiple);
void siloam_flow_add_shape (SiloamFlow *self,
                            SiloamShapeKind kind,
                            double x,
                            double y,
                            double width,
                            double height);
void siloam_flow_add_paragraph (SiloamFlow *self, const SiloamParagraph *paragraph, int link);
/* A heading goes where at least the beginning of what follows it fits too. */
void siloam_flow_add_blocks (SiloamFlow *self, GPtrArray *blocks);
/* Two texts side by side on one page: right begins at the given part of the width. */
void siloam_flow_add_row (SiloamFlow *self,
                          const SiloamParagraph *left,
                          const SiloamParagraph *right,
                          double part,
                          int link);
void siloam_flow_keep (SiloamFlow *self, double height); /* new page when less is left */
double siloam_flow_measure (SiloamFlow *self, const SiloamParagraph *paragraph);
/* Places one piece of a line without moving on; returns its width. */
double siloam_flow_add_piece (SiloamFlow *self,
                              const SiloamParagraph *paragraph,
                              double x,
                              int link);

/* cards, from blocks */
double siloam_flow_card_height (SiloamFlow *self, const SiloamBlock *card);
void siloam_flow_add_card (SiloamFlow *self, const SiloamBlock *card);

/* index */
GPtrArray *siloam_book_collect_verses (SiloamBook *book) G_GNUC_WARN_UNUSED_RESULT;
void siloam_flow_add_index (SiloamFlow *flow, GPtrArray *verses, guint front);

/* lines */
GArray *siloam_flow_line_heights (SiloamBook *book,
                                  const SiloamParagraph *paragraph,
                                  double width) G_GNUC_WARN_UNUSED_RESULT;
guint siloam_flow_count_fitting (const GArray *heights, guint first, double space, gboolean force);
double siloam_flow_sum (const GArray *heights, guint first, guint count);
double siloam_flow_paragraph_gap (SiloamBook *book, const SiloamParagraph *paragraph);
void siloam_page_add_fragment (const SiloamPage *page,
                               const SiloamParagraph *paragraph,
                               double x,
                               double y,
                               double width,
                               guint first,
                               guint count,
                               int link);

G_END_DECLS
