/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "export/book-text.h"
#include "export/book-words.h"
#include "export/book.h"
#include "export/hyphens.h"

G_BEGIN_DECLS

/* In points. */
#define SILOAM_A4_WIDTH 595.276
#define SILOAM_A4_HEIGHT 841.89

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
  guint serial; /* no other paragraph has it */
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
} SiloamPage;

typedef struct
{
  guint page; /* from 0 */
  double y;
} SiloamPlace;

/* A place that links and the outline lead to. */
typedef struct
{
  char *title; /* in the outline */
  guint level; /* 0 for a month, 1 for an entry in it */
  SiloamPlace place;
} SiloamAnchor;

/* What stays known of an entry that is printed. */
typedef struct
{
  guint entry;  /* place in the source */
  guint anchor; /* and in the anchors; that of its month stands before it */
  gboolean opens_month;
} SiloamMark;

typedef enum
{
  SILOAM_SECTION_COVER,
  SILOAM_SECTION_CONTENTS, /* of some entries */
  SILOAM_SECTION_ENTRY,
  SILOAM_SECTION_NOTHING, /* what an empty book says */
  SILOAM_SECTION_INDEX,   /* of some verses */
  SILOAM_SECTION_CARE,
} SiloamSectionKind;

/* A part of the book that can be set again whenever one of its pages is looked at. */
typedef struct
{
  SiloamSectionKind kind;
  guint from, to;    /* which marks, or which verses */
  SiloamPlace begin; /* where it was to go on, */
  SiloamPlace end;   /* and where it left off */
} SiloamSection;

/* A section that is set: its words and where they stand. It lives while its pages are looked at. */
typedef struct
{
  guint section;          /* place in the sections of the book */
  guint looked_at;        /* when, counted in pages */
  SiloamChapter *chapter; /* of an entry, else NULL */
  GPtrArray *extras;      /* (element-type SiloamParagraph): all other words */
  GPtrArray *pages;       /* (element-type SiloamPage), from that where it was to begin */
  SiloamPlace month;      /* where the name of the month stands, */
  SiloamPlace heading;    /* and where that of the entry, or of the index */
} SiloamGalley;

struct _SiloamBook
{
  GObject parent_instance;

  SiloamBookOptions *options;
  const SiloamBookWords *words;
  SiloamEntrySource *source;
  GArray *marks;     /* SiloamMark */
  GArray *sections;  /* SiloamSection, as they are read */
  GArray *anchors;   /* SiloamAnchor, likewise */
  GPtrArray *verses; /* those of the index: sorted when all entries are known */
  GHashTable *known_verses;
  guint n_pages; /* 0: not laid out */
  guint front;   /* how many of them stand before the entries */

  GPtrArray *galleys; /* (element-type SiloamGalley): of the pages looked at last */
  SiloamPage *page;   /* what the galleys have on the page that is looked at; NULL for none */
  guint page_number;
  guint n_looks;

  PangoFontMap *font_map; /* its own, so that a book may move to another thread */
  PangoContext *context;
  SiloamHyphens *hyphens; /* NULL: no word is broken */
  GArray *settings;       /* SiloamSetting: the lines that were broken last */

  SiloamBookProgress progress; /* NULL: nobody looks */
  gpointer progress_data;

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

/* The lines of one paragraph at one width. */
typedef struct
{
  guint paragraph; /* its serial */
  int width;
  PangoLayout *layout;
} SiloamSetting;

void siloam_book_forget_settings (SiloamBook *book);

/* pages: what stands on a page, found by setting its sections again. */
SiloamPage *siloam_book_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void siloam_book_page_free (SiloamPage *page);
void siloam_galley_free (SiloamGalley *self);
/* Borrowed until another page is looked at; NULL with an error. */
const SiloamPage *siloam_book_look_at_page (SiloamBook *book, guint page, GError **error);

/* index: the verses of an entry that is marked */
void siloam_book_note_verses (SiloamBook *book, const SiloamChapter *chapter, guint mark);
void siloam_book_sort_verses (SiloamBook *book);
void siloam_index_verse_free (gpointer verse);

void siloam_book_add_anchor (SiloamBook *book,
                             const char *title,
                             guint level,
                             const SiloamPlace *place);
int siloam_anchor_top (SiloamBook *book, const SiloamAnchor *anchor);
void siloam_book_tell_progress (SiloamBook *book, guint done, guint total);

/* draw; structure is only given to a PDF. */
gboolean siloam_book_paint_page (SiloamBook *book,
                                 guint page,
                                 cairo_t *cr,
                                 gboolean structured,
                                 GError **error);

/* booklet: a side of a sheet, which is a page where the book is no booklet. */
guint siloam_booklet_count_sides (guint n_pages);
void siloam_booklet_find_pages (guint n_pages, guint side, guint *left, guint *right);
gboolean siloam_book_paint_side (SiloamBook *book,
                                 guint side,
                                 cairo_t *cr,
                                 gboolean structured,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamChapter, siloam_chapter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamGalley, siloam_galley_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamParagraph, siloam_paragraph_free)

G_END_DECLS
