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

/* A verse and the chapters of the book it stands in. */
typedef struct
{
  char *label;      /* as it was typed first */
  char *key;        /* as in SiloamBookVerse */
  GArray *chapters; /* guint, ascending */
} Verse;

static void
verse_free (Verse *self)
{
  g_free (self->label);
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
find_verse (GPtrArray *verses, GHashTable *known, const SiloamBookVerse *printed)
{
  Verse *verse = g_hash_table_lookup (known, printed->key);

  if (verse != NULL)
    return verse;
  verse = g_new0 (Verse, 1);
  verse->label = g_strdup (printed->label);
  verse->key = g_strdup (printed->key);
  verse->chapters = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (verses, verse);
  g_hash_table_insert (known, verse->key, verse);
  return verse;
}

static const SiloamChapter *
get_chapter (SiloamBook *book, guint index)
{
  return g_ptr_array_index (book->chapters, index);
}

/* Returns: (element-type Verse): the verses of all chapters, sorted */
GPtrArray *
siloam_book_collect_verses (SiloamBook *book)
{
  GPtrArray *verses = g_ptr_array_new_with_free_func ((GDestroyNotify) verse_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < book->chapters->len; i++)
    for (guint j = 0; j < get_chapter (book, i)->verses->len; j++)
      {
        const SiloamBookVerse *printed = g_ptr_array_index (get_chapter (book, i)->verses, j);
        GArray *chapters = find_verse (verses, known, printed)->chapters;

        if (chapters->len == 0 || g_array_index (chapters, guint, chapters->len - 1) != i)
          g_array_append_val (chapters, i);
      }
  g_ptr_array_sort (verses, compare_verses);
  return verses;
}

/* The page numbers of a verse, each its own link, as many on a line as fit. */
static void
add_numbers (SiloamFlow *flow, const Verse *verse, guint front)
{
  SiloamBook *book = flow->book;
  double em = book->options->text_size;
  double left = book->left + (book->right - book->left) * INDEX_PART;
  double x = left;

  for (guint i = 0; i < verse->chapters->len; i++)
    {
      const SiloamChapter *chapter = get_chapter (book, g_array_index (verse->chapters, guint, i));
      const char *comma = i + 1 < verse->chapters->len ? "," : "";
      g_autofree char *number = g_strdup_printf ("%u%s", chapter->page + front + 1, comma);

      if (x > book->right - 3 * em)
        {
          flow->y += ROW_HEIGHT * em;
          siloam_flow_keep (flow, ROW_HEIGHT * em);
          x = left;
        }
      x += NUMBER_GAP * em +
           siloam_flow_add_piece (flow,
                                  siloam_book_add_extra (book, SILOAM_INK_ROW, number),
                                  x,
                                  (int) chapter->anchor);
    }
}

static void
add_verse (SiloamFlow *flow, const Verse *verse, guint front)
{
  SiloamBook *book = flow->book;
  double em = book->options->text_size;
  double split = (book->right - book->left) * INDEX_PART - em;
  const SiloamParagraph *label = siloam_book_add_extra (book, SILOAM_INK_ROW, verse->label);
  g_autoptr (GArray) heights = siloam_flow_line_heights (book, label, split);
  double height = siloam_flow_sum (heights, 0, heights->len);
  const SiloamPage *page;
  double below;

  siloam_flow_gap (flow, label->gap);
  siloam_flow_keep (flow, height);
  page = flow->page;
  below = flow->y + height;
  siloam_page_add_fragment (page, label, book->left, flow->y, split, 0, heights->len, -1);
  add_numbers (flow, verse, front);
  flow->y += ROW_HEIGHT * em;
  if (page == flow->page)
    flow->y = MAX (flow->y, below);
}

/* On a page of its own; front is the number of pages before the entries. */
void
siloam_flow_add_index (SiloamFlow *flow, GPtrArray *verses, guint front)
{
  SiloamBook *book = flow->book;
  const char *title = book->words->verses;

  siloam_flow_new_page (flow);
  siloam_flow_add_paragraph (flow, siloam_book_add_extra (book, SILOAM_INK_CHAPTER, title), -1);
  siloam_book_add_anchor (book, title, 0, flow->first_page, flow->first_y);
  siloam_flow_gap (flow, 0.8);
  for (guint i = 0; i < verses->len; i++)
    add_verse (flow, g_ptr_array_index (verses, i), front);
}
