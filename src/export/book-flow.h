/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/book-private.h"

G_BEGIN_DECLS

/* Where the next line goes: a page being filled from top to bottom. Pages are added as needed. */
typedef struct
{
  SiloamBook *book;     /* borrowed, */
  SiloamGalley *galley; /* as is what takes the pages and the words */
  SiloamPage *page;
  SiloamPlace at;
  SiloamPlace first; /* where the last paragraph began */
} SiloamFlow;

void siloam_flow_begin (SiloamFlow *self,
                        SiloamBook *book,
                        SiloamGalley *galley,
                        const SiloamPlace *at);
gboolean siloam_flow_is_at_top (const SiloamFlow *self);
/* A paragraph that is not in an entry; the galley owns it. */
const SiloamParagraph *siloam_flow_add_extra (SiloamFlow *self, SiloamInk ink, const char *text);
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

/* Verses from up to to of the index; its heading goes with the first. */
void siloam_flow_add_index (SiloamFlow *flow, guint from, guint to);

/* sections: sets one from where it begins; NULL with an error of the source. */
SiloamGalley *siloam_galley_new (SiloamBook *book,
                                 const SiloamSection *section,
                                 SiloamChapter *chapter,
                                 SiloamPlace *end) G_GNUC_WARN_UNUSED_RESULT;

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
