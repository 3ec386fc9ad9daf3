/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets one section of a book: the cover, a part of the contents, an entry, a part of the index, or
 * the care text at the foot of the last page. The same section set again stands as it stood. */

#include "export/book-flow.h"

#define CONTENTS_PART 0.82

static const SiloamMark *
get_mark (SiloamBook *book, guint index)
{
  return &g_array_index (book->marks, SiloamMark, index);
}

static const SiloamAnchor *
get_anchor (SiloamBook *book, guint index)
{
  return &g_array_index (book->anchors, SiloamAnchor, index);
}

static void
set_month (SiloamFlow *flow, const char *month)
{
  if (!siloam_flow_is_at_top (flow))
    siloam_flow_new_page (flow);
  siloam_flow_add_paragraph (flow, siloam_flow_add_extra (flow, SILOAM_INK_CHAPTER, month), -1);
  flow->galley->month = flow->first;
}

/* Where the words of an entry began: on this page after what was there, or at the top of the next.
 */
static SiloamPlace
find_heading (const SiloamFlow *flow, guint page, guint fragments)
{
  guint first = flow->at.page + 1 - flow->galley->pages->len;
  const SiloamPage *begun = g_ptr_array_index (flow->galley->pages, page);

  if (fragments == begun->fragments->len)
    {
      begun = g_ptr_array_index (flow->galley->pages, ++page);
      fragments = 0;
    }
  return (SiloamPlace){ first + page,
                        g_array_index (begun->fragments, SiloamFragment, fragments).y };
}

/* A month of a period begins on a page of its own. */
static void
set_entry (SiloamFlow *flow, const SiloamChapter *chapter, gboolean opens_month)
{
  guint page, fragments;

  if (opens_month)
    set_month (flow, chapter->month);
  page = flow->galley->pages->len - 1;
  fragments = flow->page->fragments->len;
  siloam_flow_add_blocks (flow, chapter->blocks);
  flow->galley->heading = find_heading (flow, page, fragments);
}

static void
set_row (SiloamFlow *flow, const SiloamMark *mark)
{
  const SiloamAnchor *anchor = get_anchor (flow->book, mark->anchor);
  g_autofree char *number = g_strdup_printf ("%u", anchor->place.page + 1);

  siloam_flow_add_row (flow,
                       siloam_flow_add_extra (flow, SILOAM_INK_ROW, anchor->title),
                       siloam_flow_add_extra (flow, SILOAM_INK_ROW_PAGE, number),
                       CONTENTS_PART,
                       (int) mark->anchor);
}

static void
set_contents (SiloamFlow *flow, guint from, guint to)
{
  SiloamBook *book = flow->book;

  if (from == 0)
    siloam_flow_add_paragraph (
        flow,
        siloam_flow_add_extra (flow, SILOAM_INK_CHAPTER, book->words->contents),
        -1);
  for (guint i = from; i < to; i++)
    {
      const SiloamMark *mark = get_mark (book, i);

      if (mark->opens_month)
        {
          const char *month = get_anchor (book, mark->anchor - 1)->title;

          siloam_flow_keep (flow, 5 * book->options->text_size);
          siloam_flow_add_paragraph (flow,
                                     siloam_flow_add_extra (flow, SILOAM_INK_LABEL, month),
                                     (int) mark->anchor - 1);
        }
      set_row (flow, mark);
    }
}

/* "Maart 2026 – mei 2026": in Dutch a month has a small letter. */
static char *
describe_period (SiloamBook *book)
{
  guint last = book->marks->len - 1;
  const char *begin = get_anchor (book, get_mark (book, 0)->anchor - 1)->title;
  g_autofree char *end = NULL;

  while (!get_mark (book, last)->opens_month)
    last--;
  end = g_strdup (get_anchor (book, get_mark (book, last)->anchor - 1)->title);
  if (g_str_equal (book->words->language, "nl"))
    end[0] = g_ascii_tolower (end[0]);
  return last == 0 ? g_strdup (begin) : g_strdup_printf ("%s – %s", begin, end);
}

static void
set_cover (SiloamFlow *flow)
{
  SiloamBook *book = flow->book;
  const SiloamBookOptions *options = book->options;
  g_autofree char *chosen = siloam_book_clean_text (options->title);
  g_autofree char *period = describe_period (book);
  double ripple = 9 * options->text_size;

  if (chosen == NULL)
    chosen = g_strdup (book->words->journal);
  siloam_book_shorten (&chosen);
  flow->at.y = book->height * 0.3;
  siloam_flow_add_shape (flow,
                         SILOAM_SHAPE_RIPPLE,
                         book->left,
                         flow->at.y - ripple * 0.6,
                         ripple,
                         ripple * 0.4);
  flow->at.y += 1.2 * options->text_size;
  siloam_flow_add_paragraph (flow, siloam_flow_add_extra (flow, SILOAM_INK_COVER, chosen), -1);
  siloam_flow_add_paragraph (flow, siloam_flow_add_extra (flow, SILOAM_INK_PERIOD, period), -1);
}

/* At the foot of the last page, a little into its margin; or of one more when that is full. */
static void
set_care (SiloamFlow *flow)
{
  SiloamBook *book = flow->book;
  const SiloamParagraph *care = siloam_flow_add_extra (flow, SILOAM_INK_CARE, book->words->care);
  double height = siloam_flow_measure (flow, care);
  double gap = 0.6 * book->options->text_size;
  double below = (book->height - book->bottom) * 0.2;
  double width = book->right - book->left;

  siloam_flow_keep (flow, height + 2 * gap - below);
  flow->at.y = book->bottom + below - height;
  siloam_flow_add_shape (flow, SILOAM_SHAPE_RULE, book->left, flow->at.y - gap, width, 0);
  siloam_page_add_fragment (flow->page, care, book->left, flow->at.y, width, 0, G_MAXUINT, -1);
}

static void
set_section (SiloamFlow *flow, const SiloamSection *section)
{
  switch (section->kind)
    {
    case SILOAM_SECTION_COVER:
      set_cover (flow);
      break;
    case SILOAM_SECTION_CONTENTS:
      set_contents (flow, section->from, section->to);
      break;
    case SILOAM_SECTION_ENTRY:
      set_entry (flow, flow->galley->chapter, get_mark (flow->book, section->from)->opens_month);
      break;
    case SILOAM_SECTION_NOTHING:
      siloam_flow_add_paragraph (
          flow,
          siloam_flow_add_extra (flow, SILOAM_INK_BODY, flow->book->words->nothing),
          -1);
      break;
    case SILOAM_SECTION_INDEX:
      siloam_flow_add_index (flow, section->from, section->to);
      break;
    case SILOAM_SECTION_CARE:
      set_care (flow);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * siloam_galley_new:
 * @chapter: (transfer full) (nullable): the words of an entry, for a section that is one
 * @end: (out): where the next section goes on
 *
 * Returns: (transfer full): the section, set from where it begins
 */
SiloamGalley *
siloam_galley_new (SiloamBook *book,
                   const SiloamSection *section,
                   SiloamChapter *chapter,
                   SiloamPlace *end)
{
  SiloamGalley *self = g_new0 (SiloamGalley, 1);
  SiloamFlow flow;

  self->chapter = chapter;
  self->extras = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_paragraph_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_book_page_free);
  siloam_flow_begin (&flow, book, self, &section->begin);
  set_section (&flow, section);
  *end = flow.at;
  return self;
}

void
siloam_galley_free (SiloamGalley *self)
{
  g_clear_pointer (&self->chapter, siloam_chapter_free);
  g_ptr_array_unref (self->extras);
  g_ptr_array_unref (self->pages);
  g_free (self);
}
