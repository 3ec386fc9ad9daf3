/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a book together: cover, contents by month, entries, index of verses, and the care text at
 * the foot of the last page. Numbers and links are known once the entries stand. */

#include "export/book-flow.h"

#define CONTENTS_PART 0.86

/* A paragraph that is not in an entry; the book owns it. */
const SiloamParagraph *
siloam_book_add_extra (SiloamBook *book, SiloamInk ink, const char *text)
{
  SiloamParagraph *paragraph = siloam_paragraph_new (ink, text);

  g_ptr_array_add (book->extras, paragraph);
  return paragraph;
}

void
siloam_book_add_anchor (SiloamBook *book, const char *title, guint level, guint page, double y)
{
  SiloamAnchor anchor = { g_strdup (title), level, page, y };

  g_array_append_val (book->anchors, anchor);
}

/* Where a reader arrives: a little above, in whole points, which cairo reads alike in every locale.
 */
int
siloam_anchor_top (SiloamBook *book, const SiloamAnchor *anchor)
{
  return (int) MAX (0, anchor->y - book->options->text_size);
}

static const SiloamChapter *
get_chapter (SiloamBook *book, guint index)
{
  return g_ptr_array_index (book->chapters, index);
}

static gboolean
begins_month (SiloamBook *book, guint index)
{
  return index == 0 ||
         !g_str_equal (get_chapter (book, index)->month, get_chapter (book, index - 1)->month);
}

/* A month of a period begins on a page of its own. */
static void
lay_out_month (SiloamFlow *flow, const char *month)
{
  if (flow->page->fragments->len > 0)
    siloam_flow_new_page (flow);
  siloam_flow_add_paragraph (flow,
                             siloam_book_add_extra (flow->book, SILOAM_INK_CHAPTER, month),
                             -1);
  siloam_book_add_anchor (flow->book, month, 0, flow->first_page, flow->first_y);
}

/* Where the blocks of a chapter began: on this page after what was there, or at the top of the
 * next. */
static void
note_place (SiloamChapter *chapter, GPtrArray *pages, guint page, guint fragments)
{
  const SiloamPage *begun = g_ptr_array_index (pages, page);

  if (fragments == begun->fragments->len)
    {
      begun = g_ptr_array_index (pages, ++page);
      fragments = 0;
    }
  chapter->page = page;
  chapter->y = g_array_index (begun->fragments, SiloamFragment, fragments).y;
}

static void
lay_out_chapters (SiloamFlow *flow)
{
  SiloamBook *book = flow->book;

  for (guint i = 0; i < book->chapters->len; i++)
    {
      SiloamChapter *chapter = g_ptr_array_index (book->chapters, i);
      guint page, fragments;

      if (book->options->cover && begins_month (book, i))
        lay_out_month (flow, chapter->month);
      page = flow->pages->len - 1;
      fragments = flow->page->fragments->len;
      siloam_flow_add_blocks (flow, chapter->blocks);
      note_place (chapter, flow->pages, page, fragments);
      chapter->anchor = book->anchors->len;
      siloam_book_add_anchor (book,
                              chapter->title,
                              book->options->cover ? 1 : 0,
                              chapter->page,
                              chapter->y);
    }
}

/* The anchor of a month stands before that of its first entry. */
static void
lay_out_contents (SiloamFlow *flow, guint offset)
{
  SiloamBook *book = flow->book;
  const char *title = book->words->contents;

  siloam_flow_add_paragraph (flow, siloam_book_add_extra (book, SILOAM_INK_CHAPTER, title), -1);
  for (guint i = 0; i < book->chapters->len; i++)
    {
      const SiloamChapter *chapter = get_chapter (book, i);
      g_autofree char *number = g_strdup_printf ("%u", chapter->page + offset + 1);
      int anchor = (int) chapter->anchor;

      if (begins_month (book, i))
        {
          siloam_flow_keep (flow, 5 * book->options->text_size);
          siloam_flow_add_paragraph (flow,
                                     siloam_book_add_extra (book, SILOAM_INK_LABEL, chapter->month),
                                     anchor - 1);
        }
      siloam_flow_add_row (flow,
                           siloam_book_add_extra (book, SILOAM_INK_ROW, chapter->title),
                           siloam_book_add_extra (book, SILOAM_INK_ROW_PAGE, number),
                           CONTENTS_PART,
                           anchor);
    }
}

static void
lay_out_cover (SiloamFlow *flow)
{
  SiloamBook *book = flow->book;
  const SiloamBookOptions *options = book->options;
  g_autofree char *chosen = siloam_book_clean_text (options->title);
  const char *first = get_chapter (book, 0)->month;
  const char *last = get_chapter (book, book->chapters->len - 1)->month;
  g_autofree char *period =
      g_str_equal (first, last) ? g_strdup (first) : g_strdup_printf ("%s – %s", first, last);
  double ripple = 9 * options->text_size;

  if (chosen != NULL)
    siloam_book_shorten (&chosen);
  flow->page->numbered = FALSE;
  flow->y = book->height * 0.3;
  siloam_flow_add_shape (flow,
                         SILOAM_SHAPE_RIPPLE,
                         book->left,
                         flow->y - ripple * 0.6,
                         ripple,
                         ripple * 0.4);
  flow->y += 1.2 * options->text_size;
  siloam_flow_add_paragraph (flow,
                             siloam_book_add_extra (book,
                                                    SILOAM_INK_COVER,
                                                    chosen != NULL ? chosen : book->words->journal),
                             -1);
  siloam_flow_add_paragraph (flow, siloam_book_add_extra (book, SILOAM_INK_PERIOD, period), -1);
}

/* At the foot of the last page, a little into its margin; or of one more when that is full. */
static void
lay_out_care (SiloamFlow *flow)
{
  SiloamBook *book = flow->book;
  const SiloamParagraph *care = siloam_book_add_extra (book, SILOAM_INK_CARE, book->words->care);
  double height = siloam_flow_measure (flow, care);
  double gap = 0.6 * book->options->text_size;
  double below = (book->height - book->bottom) * 0.2;

  siloam_flow_keep (flow, height + 2 * gap - below);
  flow->y = book->bottom + below - height;
  siloam_flow_add_shape (flow,
                         SILOAM_SHAPE_RULE,
                         book->left,
                         flow->y - gap,
                         book->right - book->left,
                         0);
  siloam_page_add_fragment (flow->page,
                            care,
                            book->left,
                            flow->y,
                            book->right - book->left,
                            0,
                            G_MAXUINT,
                            -1);
}

static void
move_pages (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_ptr_array_index (from, i));
  g_ptr_array_set_free_func (from, NULL);
}

static GPtrArray *
new_pages (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_book_page_free);
}

/* The numbers in the contents do not change its length, so it is laid out once to be counted. */
static guint
count_front_pages (SiloamBook *book)
{
  g_autoptr (GPtrArray) pages = new_pages ();
  guint extras = book->extras->len;
  SiloamFlow flow;

  if (!book->options->cover || book->chapters->len == 0)
    return 0;
  siloam_flow_begin (&flow, book, pages);
  lay_out_contents (&flow, 0);
  g_ptr_array_set_size (book->extras, (int) extras);
  return 1 + pages->len;
}

static void
lay_out_front (SiloamBook *book, guint front)
{
  g_autoptr (GPtrArray) pages = new_pages ();
  SiloamFlow flow;

  if (front == 0)
    return;
  siloam_flow_begin (&flow, book, pages);
  lay_out_cover (&flow);
  siloam_flow_new_page (&flow);
  lay_out_contents (&flow, front);
  move_pages (pages, book->pages);
}

static void
lay_out_back (SiloamFlow *flow, guint front)
{
  g_autoptr (GPtrArray) verses = siloam_book_collect_verses (flow->book);

  if (front > 0 && verses->len > 0)
    siloam_flow_add_index (flow, verses, front);
  if (flow->book->chapters->len > 0)
    lay_out_care (flow);
}

/**
 * siloam_book_lay_out:
 *
 * Fills the pages and anchors of @book from its chapters; there is always a page.
 */
void
siloam_book_lay_out (SiloamBook *book)
{
  g_autoptr (GPtrArray) body = new_pages ();
  SiloamFlow flow;
  guint front;

  siloam_flow_begin (&flow, book, body);
  if (book->chapters->len == 0)
    siloam_flow_add_paragraph (&flow,
                               siloam_book_add_extra (book, SILOAM_INK_BODY, book->words->nothing),
                               -1);
  lay_out_chapters (&flow);
  front = count_front_pages (book);
  lay_out_back (&flow, front);
  lay_out_front (book, front);
  move_pages (body, book->pages);
  for (guint i = 0; i < book->anchors->len; i++)
    g_array_index (book->anchors, SiloamAnchor, i).page += front;
}
