/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a book together: cover, contents by month, entries, index of verses, and the care text at
 * the foot of the last page. Numbers and links are known once the entries stand. */

#include <string.h>

#include "export/book-flow.h"

#define CONTENTS_PART 0.86
#define INDEX_PART 0.62
/* As a multiple of the text size. */
#define ROW_HEIGHT 1.4

static const SiloamParagraph *
add_extra (SiloamBook *book, SiloamInk ink, const char *text)
{
  SiloamParagraph *paragraph = siloam_paragraph_new (ink, text);

  g_ptr_array_add (book->extras, paragraph);
  return paragraph;
}

static void
add_anchor (SiloamBook *book, const char *title, guint level, guint page, double y)
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
  siloam_flow_add_paragraph (flow, add_extra (flow->book, SILOAM_INK_CHAPTER, month), -1);
  add_anchor (flow->book, month, 0, flow->first_page, flow->first_y);
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
      add_anchor (book, chapter->title, book->options->cover ? 1 : 0, chapter->page, chapter->y);
    }
}

/* Anchors follow the order of the book: a month where one begins, then its entry. */
static void
lay_out_contents (SiloamFlow *flow, guint offset)
{
  SiloamBook *book = flow->book;
  guint anchor = 0;

  siloam_flow_add_paragraph (flow, add_extra (book, SILOAM_INK_CHAPTER, book->words->contents), -1);
  for (guint i = 0; i < book->chapters->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", get_chapter (book, i)->page + offset + 1);

      if (begins_month (book, i))
        {
          siloam_flow_keep (flow, 5 * book->options->text_size);
          siloam_flow_add_paragraph (
              flow,
              add_extra (book, SILOAM_INK_LABEL, get_chapter (book, i)->month),
              (int) anchor++);
        }
      siloam_flow_add_row (flow,
                           add_extra (book, SILOAM_INK_ROW, get_chapter (book, i)->title),
                           add_extra (book, SILOAM_INK_ROW_PAGE, number),
                           CONTENTS_PART,
                           (int) anchor++);
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
    g_strdelimit (chosen, "\n", ' ');
  flow->page->numbered = FALSE;
  flow->y = book->height * 0.3;
  siloam_flow_add_shape (flow,
                         SILOAM_SHAPE_RIPPLE,
                         book->left,
                         flow->y - ripple * 0.6,
                         ripple,
                         ripple * 0.4);
  flow->y += 1.2 * options->text_size;
  siloam_flow_add_paragraph (
      flow,
      add_extra (book, SILOAM_INK_COVER, chosen != NULL ? chosen : book->words->journal),
      -1);
  siloam_flow_add_paragraph (flow, add_extra (book, SILOAM_INK_PERIOD, period), -1);
}

/* A verse and the chapters it stands in. */
typedef struct
{
  char *typed;
  char *key;
  GArray *chapters; /* guint, ascending */
} Verse;

static void
verse_free (Verse *self)
{
  g_free (self->typed);
  g_free (self->key);
  g_array_unref (self->chapters);
  g_free (self);
}

static int
compare_verses (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Verse *const *) a)->key, (*(Verse *const *) b)->key);
}

static Verse *
find_verse (GPtrArray *verses, GHashTable *known, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  Verse *verse = g_hash_table_lookup (known, folded);

  if (verse != NULL)
    return verse;
  verse = g_new0 (Verse, 1);
  verse->typed = g_strdup (typed);
  verse->key = g_utf8_collate_key_for_filename (folded, -1);
  verse->chapters = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (verses, verse);
  g_hash_table_insert (known, g_steal_pointer (&folded), verse);
  return verse;
}

static GPtrArray *
collect_verses (SiloamBook *book)
{
  GPtrArray *verses = g_ptr_array_new_with_free_func ((GDestroyNotify) verse_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < book->chapters->len; i++)
    for (guint j = 0; j < get_chapter (book, i)->verses->len; j++)
      {
        Verse *verse =
            find_verse (verses, known, g_ptr_array_index (get_chapter (book, i)->verses, j));
        GArray *chapters = verse->chapters;

        if (chapters->len == 0 || g_array_index (chapters, guint, chapters->len - 1) != i)
          g_array_append_val (chapters, i);
      }
  g_ptr_array_sort (verses, compare_verses);
  return verses;
}

/* The place of the anchor of a chapter: one for each chapter before it and for each month begun. */
static int
chapter_anchor (SiloamBook *book, guint index)
{
  guint anchor = index;

  for (guint i = 0; i <= index; i++)
    anchor += begins_month (book, i) ? 1 : 0;
  return (int) anchor;
}

/* The page numbers of a verse, each its own link, as many on a line as fit. */
static void
lay_out_numbers (SiloamFlow *flow, const Verse *verse, guint offset)
{
  SiloamBook *book = flow->book;
  double left = book->left + (book->right - book->left) * INDEX_PART;
  double x = left;

  for (guint i = 0; i < verse->chapters->len; i++)
    {
      guint chapter = g_array_index (verse->chapters, guint, i);
      gboolean last = i + 1 == verse->chapters->len;
      g_autofree char *number =
          g_strdup_printf ("%u%s", get_chapter (book, chapter)->page + offset + 1, last ? "" : ",");

      if (x > book->right - 3 * book->options->text_size)
        {
          flow->y += ROW_HEIGHT * book->options->text_size;
          siloam_flow_keep (flow, ROW_HEIGHT * book->options->text_size);
          x = left;
        }
      x += siloam_flow_add_piece (flow,
                                  add_extra (book, SILOAM_INK_ROW, number),
                                  x,
                                  chapter_anchor (book, chapter));
      x += 0.4 * book->options->text_size;
    }
}

static void
lay_out_verse (SiloamFlow *flow, const Verse *verse, guint offset)
{
  SiloamBook *book = flow->book;
  double split = (book->right - book->left) * INDEX_PART - book->options->text_size;
  const SiloamParagraph *typed = add_extra (book, SILOAM_INK_ROW, verse->typed);
  g_autoptr (GArray) heights = siloam_flow_line_heights (book, typed, split);
  double height = siloam_flow_sum (heights, 0, heights->len);
  const SiloamPage *page;
  double below;

  siloam_flow_gap (flow, siloam_ink_style (SILOAM_INK_ROW)->gap);
  siloam_flow_keep (flow, height);
  page = flow->page;
  below = flow->y + height;
  siloam_page_add_fragment (flow->page, typed, book->left, flow->y, split, 0, heights->len, -1);
  lay_out_numbers (flow, verse, offset);
  flow->y += ROW_HEIGHT * book->options->text_size;
  if (page == flow->page)
    flow->y = MAX (flow->y, below);
}

static void
lay_out_index (SiloamFlow *flow, GPtrArray *verses, guint offset)
{
  SiloamBook *book = flow->book;

  siloam_flow_new_page (flow);
  siloam_flow_add_paragraph (flow, add_extra (book, SILOAM_INK_CHAPTER, book->words->verses), -1);
  add_anchor (book, book->words->verses, 0, flow->first_page, flow->first_y);
  siloam_flow_gap (flow, 0.8);
  for (guint i = 0; i < verses->len; i++)
    lay_out_verse (flow, g_ptr_array_index (verses, i), offset);
}

/* At the foot of the last page, a little into its margin; or of one more when that is full. */
static void
lay_out_care (SiloamFlow *flow)
{
  SiloamBook *book = flow->book;
  const SiloamParagraph *care = add_extra (book, SILOAM_INK_CARE, book->words->care);
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
  g_autoptr (GPtrArray) verses = collect_verses (flow->book);

  if (front > 0 && verses->len > 0)
    lay_out_index (flow, verses, front);
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
    siloam_flow_add_paragraph (&flow, add_extra (book, SILOAM_INK_BODY, book->words->nothing), -1);
  lay_out_chapters (&flow);
  front = count_front_pages (book);
  lay_out_back (&flow, front);
  lay_out_front (book, front);
  move_pages (body, book->pages);
  for (guint i = 0; i < book->anchors->len; i++)
    g_array_index (book->anchors, SiloamAnchor, i).page += front;
}
