/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on one page. The sections on it are set again from where they begin, and kept only
 * while the pages are looked at in turn; so a book of thousands of pages stays small. */

#include <math.h>

#include "export/book-flow.h"

/* Pages that are looked at by turns share their sections: those at both ends of a booklet. */
#define PAGES_KEPT 2

static const SiloamSection *
get_section (SiloamBook *book, guint index)
{
  return &g_array_index (book->sections, SiloamSection, index);
}

/* The first section that reaches this page; they stand in the order of their ends. */
static guint
find_first_section (SiloamBook *book, guint page)
{
  guint low = 0;
  guint high = book->sections->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_section (book, middle)->end.page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
refuse_changed (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_BOOK_ERROR,
                       SILOAM_BOOK_ERROR_CHANGED,
                       "an entry was changed while it was being set");
  return FALSE;
}

static gboolean
load_chapter (SiloamBook *book,
              const SiloamSection *section,
              SiloamChapter **chapter,
              GError **error)
{
  const SiloamMark *mark = &g_array_index (book->marks, SiloamMark, section->from);
  g_autoptr (SiloamEntry) entry = NULL;

  if (section->kind != SILOAM_SECTION_ENTRY)
    return TRUE;
  entry = siloam_entry_source_load (book->source, mark->entry, error);
  if (entry == NULL)
    return FALSE;
  *chapter = siloam_chapter_new (entry, book->options, book->words);
  return *chapter != NULL || refuse_changed (error);
}

static gboolean
is_same_place (const SiloamPlace *a, const SiloamPlace *b)
{
  return a->page == b->page && fabs (a->y - b->y) < 0.01;
}

/* An entry may have been changed since it was measured; then no page after it would be right. */
static SiloamGalley *
set_again (SiloamBook *book, guint index, GError **error)
{
  const SiloamSection *section = get_section (book, index);
  SiloamChapter *chapter = NULL;
  g_autoptr (SiloamGalley) galley = NULL;
  SiloamPlace end;

  if (!load_chapter (book, section, &chapter, error))
    return NULL;
  galley = siloam_galley_new (book, section, chapter, &end);
  galley->section = index;
  if (is_same_place (&end, &section->end))
    return g_steal_pointer (&galley);
  refuse_changed (error);
  return NULL;
}

static SiloamGalley *
find_galley (SiloamBook *book, guint index, GError **error)
{
  SiloamGalley *galley;

  for (guint i = 0; i < book->galleys->len; i++)
    {
      galley = g_ptr_array_index (book->galleys, i);
      if (galley->section == index)
        return galley;
    }
  galley = set_again (book, index, error);
  if (galley != NULL)
    g_ptr_array_add (book->galleys, galley);
  return galley;
}

static void
let_go_of_galleys (SiloamBook *book)
{
  for (guint i = book->galleys->len; i > 0; i--)
    {
      const SiloamGalley *galley = g_ptr_array_index (book->galleys, i - 1);

      if (book->n_looks - galley->looked_at >= PAGES_KEPT)
        g_ptr_array_remove_index (book->galleys, i - 1);
    }
}

static void
add_part (SiloamPage *page, const SiloamPage *part)
{
  g_array_append_vals (page->shapes, part->shapes->data, part->shapes->len);
  g_array_append_vals (page->fragments, part->fragments->data, part->fragments->len);
}

static SiloamPage *
gather_page (SiloamBook *book, guint number, GError **error)
{
  SiloamPage *page = siloam_book_page_new ();

  for (guint i = find_first_section (book, number); i < book->sections->len; i++)
    {
      const SiloamSection *section = get_section (book, i);
      SiloamGalley *galley;

      if (section->begin.page > number)
        break;
      galley = find_galley (book, i, error);
      if (galley == NULL)
        {
          siloam_book_page_free (page);
          return NULL;
        }
      galley->looked_at = book->n_looks;
      add_part (page, g_ptr_array_index (galley->pages, number - section->begin.page));
    }
  return page;
}

/**
 * siloam_book_look_at_page:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): what stands there, until another page is looked at; %NULL
 *   with %SILOAM_BOOK_ERROR_CHANGED or the error of the source
 */
const SiloamPage *
siloam_book_look_at_page (SiloamBook *book, guint page, GError **error)
{
  if (book->page != NULL && book->page_number == page)
    return book->page;
  g_clear_pointer (&book->page, siloam_book_page_free);
  book->n_looks++;
  book->page = gather_page (book, page, error);
  book->page_number = page;
  let_go_of_galleys (book);
  return book->page;
}
