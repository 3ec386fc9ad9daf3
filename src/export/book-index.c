/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The index of verses at the end of a book: each verse once, in the order of the Bible, however it
 * was typed, with links to where it stands. What is no reference comes last, by its letters. */

#include <string.h>

#include "export/book-flow.h"

#define INDEX_PART 0.62
/* As multiples of the text size. */
#define ROW_HEIGHT 1.4
#define NUMBER_GAP 0.4

/* A verse and the entries it stands in. */
typedef struct
{
  char *label;   /* as it was typed first */
  char *key;     /* as in SiloamBookVerse */
  GArray *marks; /* guint, ascending */
} Verse;

void
siloam_index_verse_free (gpointer data)
{
  Verse *self = data;

  g_free (self->label);
  g_free (self->key);
  g_array_unref (self->marks);
  g_free (self);
}

static int
compare_verses (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Verse *const *) a)->key, (*(Verse *const *) b)->key);
}

static Verse *
find_verse (SiloamBook *book, const SiloamBookVerse *printed)
{
  Verse *verse = g_hash_table_lookup (book->known_verses, printed->key);

  if (verse != NULL)
    return verse;
  verse = g_new0 (Verse, 1);
  verse->label = g_strdup (printed->label);
  verse->key = g_strdup (printed->key);
  verse->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (book->verses, verse);
  g_hash_table_insert (book->known_verses, verse->key, verse);
  return verse;
}

void
siloam_book_note_verses (SiloamBook *book, const SiloamChapter *chapter, guint mark)
{
  for (guint i = 0; i < chapter->verses->len; i++)
    {
      GArray *marks = find_verse (book, g_ptr_array_index (chapter->verses, i))->marks;

      if (marks->len == 0 || g_array_index (marks, guint, marks->len - 1) != mark)
        g_array_append_val (marks, mark);
    }
}

void
siloam_book_sort_verses (SiloamBook *book)
{
  g_ptr_array_sort (book->verses, compare_verses);
}

static guint
find_anchor (SiloamBook *book, guint mark)
{
  return g_array_index (book->marks, SiloamMark, mark).anchor;
}

static guint
page_of (SiloamBook *book, guint anchor)
{
  return g_array_index (book->anchors, SiloamAnchor, anchor).place.page;
}

/* Where each page with this verse is led to; a page with two such entries is named once. */
static GArray *
list_anchors (SiloamBook *book, const Verse *verse)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < verse->marks->len; i++)
    {
      guint anchor = find_anchor (book, g_array_index (verse->marks, guint, i));
      guint last = anchors->len > 0 ? g_array_index (anchors, guint, anchors->len - 1) : anchor;

      if (anchors->len == 0 || page_of (book, last) != page_of (book, anchor))
        g_array_append_val (anchors, anchor);
    }
  return anchors;
}

/* The page numbers of a verse, each its own link, as many on a line as fit. */
static void
add_numbers (SiloamFlow *flow, const Verse *verse)
{
  SiloamBook *book = flow->book;
  g_autoptr (GArray) anchors = list_anchors (book, verse);
  double em = book->options->text_size;
  double left = book->left + (book->right - book->left) * INDEX_PART;
  double x = left;

  for (guint i = 0; i < anchors->len; i++)
    {
      guint anchor = g_array_index (anchors, guint, i);
      const char *comma = i + 1 < anchors->len ? "," : "";
      g_autofree char *number = g_strdup_printf ("%u%s", page_of (book, anchor) + 1, comma);

      if (x > book->right - 3 * em)
        {
          flow->at.y += ROW_HEIGHT * em;
          siloam_flow_keep (flow, ROW_HEIGHT * em);
          x = left;
        }
      x += NUMBER_GAP * em +
           siloam_flow_add_piece (flow,
                                  siloam_flow_add_extra (flow, SILOAM_INK_ROW, number),
                                  x,
                                  (int) anchor);
    }
}

static void
add_verse (SiloamFlow *flow, const Verse *verse)
{
  SiloamBook *book = flow->book;
  double em = book->options->text_size;
  double split = (book->right - book->left) * INDEX_PART - em;
  const SiloamParagraph *label = siloam_flow_add_extra (flow, SILOAM_INK_ROW, verse->label);
  g_autoptr (GArray) heights = siloam_flow_line_heights (book, label, split);
  double height = siloam_flow_sum (heights, 0, heights->len);
  const SiloamPage *page;
  double below;

  siloam_flow_gap (flow, label->gap);
  siloam_flow_keep (flow, height);
  page = flow->page;
  below = flow->at.y + height;
  siloam_page_add_fragment (page, label, book->left, flow->at.y, split, 0, heights->len, -1);
  add_numbers (flow, verse);
  flow->at.y += ROW_HEIGHT * em;
  if (page == flow->page)
    flow->at.y = MAX (flow->at.y, below);
}

/**
 * siloam_flow_add_index:
 * @from: the first verse to set, and
 * @to: the first not to
 *
 * Sets a part of the index. It begins on a page of its own.
 */
void
siloam_flow_add_index (SiloamFlow *flow, guint from, guint to)
{
  const char *title = flow->book->words->verses;

  if (from == 0)
    {
      siloam_flow_new_page (flow);
      siloam_flow_add_paragraph (flow, siloam_flow_add_extra (flow, SILOAM_INK_CHAPTER, title), -1);
      flow->galley->heading = flow->first;
      siloam_flow_gap (flow, 0.8);
    }
  for (guint i = from; i < to; i++)
    add_verse (flow, g_ptr_array_index (flow->book->verses, i));
}
