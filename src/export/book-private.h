/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "export/book-words.h"
#include "export/book.h"

G_BEGIN_DECLS

/* From what is printed (content) over where it stands (layout) to ink (draw). */

typedef enum
{
  SILOAM_INK_COVER,
  SILOAM_INK_PERIOD,  /* under the title on the cover */
  SILOAM_INK_CHAPTER, /* a month, the contents, the index */
  SILOAM_INK_ENTRY,   /* title of an entry */
  SILOAM_INK_META,    /* its date */
  SILOAM_INK_LABEL,   /* "Dank", "Gebed" */
  SILOAM_INK_BODY,
  SILOAM_INK_NOTE,
  SILOAM_INK_RECEIVED_LABEL,
  SILOAM_INK_RECEIVED,
  SILOAM_INK_RECEIVED_NOTE,
  SILOAM_INK_RELEASED_LABEL,
  SILOAM_INK_RELEASED,
  SILOAM_INK_RELEASED_NOTE,
  SILOAM_INK_ROW,      /* contents and index, left */
  SILOAM_INK_ROW_PAGE, /* and right */
  SILOAM_INK_CARE,
  SILOAM_INK_FOOTER,
  SILOAM_N_INKS,
} SiloamInk;

/* How one ink looks; sizes are multiples of the text size of the book. */
typedef struct
{
  const char *tag; /* its place in the structure of the PDF */
  double size;
  double leading; /* multiple of its own size */
  double gap;     /* above, multiple of the text size */
  guint32 colour;
  PangoWeight weight;
  gboolean serif;
  gboolean keep_with_next;
  PangoAlignment align;
} SiloamInkStyle;

typedef struct
{
  SiloamInk ink;
  double gap;              /* above, multiple of the text size; that of the ink unless changed */
  gboolean keep_with_next; /* likewise */
  char *text;
} SiloamParagraph;

/* What stands under one another in an entry: a paragraph, or the exchange card. */
typedef struct
{
  SiloamParagraph *paragraph; /* NULL: a card */
  GPtrArray *received;        /* (element-type SiloamParagraph) */
  GPtrArray *released;        /* (element-type SiloamParagraph), may be empty */
} SiloamBlock;

/* One linked verse as it will be printed. */
typedef struct
{
  char *label;   /* as it was typed */
  char *key;     /* alike for what is the same verse, and in the order of the index */
  char *wording; /* NULL: only the reference is printed */
  char *text_of; /* the translation of the wording; NULL: the person's own words */
} SiloamBookVerse;

/* One entry as it will be printed. */
typedef struct
{
  char *title;
  char *month;       /* "November 2026" */
  GPtrArray *blocks; /* (element-type SiloamBlock) */
  GPtrArray *verses; /* (element-type SiloamBookVerse): for the index */
  guint page;        /* set by the layout: place in the pages of the body */
  double y;
  guint anchor; /* likewise: in the anchors of the book */
} SiloamChapter;

/* Lines first to first + count of a paragraph, standing at x, y. */
typedef struct
{
  const SiloamParagraph *paragraph;
  double x, y, width;
  guint first, count;
  int link; /* place in the anchors of the book, -1 for none */
} SiloamFragment;

typedef enum
{
  SILOAM_SHAPE_RECEIVED,
  SILOAM_SHAPE_RELEASED,
  SILOAM_SHAPE_ARROW,
  SILOAM_SHAPE_RULE,
  SILOAM_SHAPE_RIPPLE, /* the drawing on the cover */
} SiloamShapeKind;

typedef struct
{
  SiloamShapeKind kind;
  double x, y, width, height;
} SiloamShape;

typedef struct
{
  GArray *shapes;    /* SiloamShape */
  GArray *fragments; /* SiloamFragment */
  gboolean numbered;
} SiloamPage;

/* A place that links and the outline lead to. */
typedef struct
{
  char *title; /* in the outline; NULL: not there */
  guint level; /* 0 for a month, 1 for an entry in it */
  guint page;  /* from 0 */
  double y;
} SiloamAnchor;

struct _SiloamBook
{
  GObject parent_instance;

  SiloamBookOptions *options;
  const SiloamBookWords *words;
  GPtrArray *chapters;    /* (element-type SiloamChapter) */
  GPtrArray *extras;      /* (element-type SiloamParagraph): of cover, contents, index and care */
  GPtrArray *pages;       /* (element-type SiloamPage) */
  GArray *anchors;        /* SiloamAnchor */
  PangoFontMap *font_map; /* its own, so that a book may move to another thread */
  PangoContext *context;

  double width, height;            /* points */
  double left, right, top, bottom; /* edges of the text */
};

/* content: what may be on paper (product.md §4). NULL when nothing of the entry may. */
SiloamChapter *siloam_chapter_new (const SiloamEntry *entry,
                                   const SiloamBookOptions *options,
                                   const SiloamBookWords *words) G_GNUC_WARN_UNUSED_RESULT;
void siloam_chapter_free (SiloamChapter *self);
SiloamParagraph *siloam_paragraph_new (SiloamInk ink, const char *text) G_GNUC_WARN_UNUSED_RESULT;
void siloam_paragraph_free (SiloamParagraph *self);

/* verse */
SiloamBookVerse *siloam_book_verse_new (const SiloamEntry *entry,
                                        const SiloamVerseLink *link,
                                        const SiloamBookOptions *options,
                                        const SiloamBookWords *words) G_GNUC_WARN_UNUSED_RESULT;
void siloam_book_verse_free (SiloamBookVerse *self);
void siloam_verse_source_unref (SiloamVerseSource *self);

/* text */
char *siloam_book_clean_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_book_capitalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gsize siloam_book_piece_length (const char *line);
void siloam_book_shorten (char **text);

/* type: styles and lines. */
const SiloamInkStyle *siloam_ink_style (SiloamInk ink);
PangoLayout *siloam_ink_layout (SiloamBook *book,
                                const SiloamParagraph *paragraph,
                                double width) G_GNUC_WARN_UNUSED_RESULT;
/* Height and baseline, in points, of the line under iter. */
double siloam_ink_line_height (SiloamBook *book,
                               const SiloamParagraph *paragraph,
                               PangoLayoutIter *iter,
                               double *baseline);
void siloam_book_prepare_fonts (SiloamBook *book);

/* layout */
void siloam_book_lay_out (SiloamBook *book);
void siloam_book_page_free (SiloamPage *page);
const SiloamParagraph *siloam_book_add_extra (SiloamBook *book, SiloamInk ink, const char *text);
void siloam_book_add_anchor (SiloamBook *book,
                             const char *title,
                             guint level,
                             guint page,
                             double y);
int siloam_anchor_top (SiloamBook *book, const SiloamAnchor *anchor);

/* draw; structure is only given to a PDF. */
void siloam_book_paint_page (SiloamBook *book, guint page, cairo_t *cr, gboolean structured);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamChapter, siloam_chapter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamParagraph, siloam_paragraph_free)

G_END_DECLS
