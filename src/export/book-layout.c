/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out on which pages a book stands: every section is set once, measured and forgotten, so
 * that of each entry only its title and place stay. The contents stand first but are measured last,
 * for only then is known what they name. */

#include "export/book-flow.h"

/* Rows of the contents, or verses of the index, that are set together. */
#define ROWS_TOGETHER 40

/* How far measuring has come. */
typedef struct
{
  SiloamBook *book;
  GArray *sections; /* SiloamSection */
  SiloamPlace at;
  char *month; /* of the last entry */
} Measure;

void
siloam_book_add_anchor (SiloamBook *book, const char *title, guint level, const SiloamPlace *place)
{
  SiloamAnchor anchor = { g_strdup (title), level, *place };

  g_array_append_val (book->anchors, anchor);
}

/* Where a reader arrives: a little above, in whole points, which cairo reads alike in every locale.
 */
int
siloam_anchor_top (SiloamBook *book, const SiloamAnchor *anchor)
{
  return (int) MAX (0, anchor->place.y - book->options->text_size);
}

void
siloam_book_tell_progress (SiloamBook *book, guint done, guint total)
{
  if (book->progress != NULL)
    book->progress (done, total, book->progress_data);
}

/* Sets a section where the last one left off. */
static SiloamGalley *
measure_section (Measure *self,
                 SiloamSectionKind kind,
                 guint from,
                 guint to,
                 SiloamChapter *chapter)
{
  SiloamSection section = { kind, from, to, self->at, self->at };
  SiloamGalley *galley = siloam_galley_new (self->book, &section, chapter, &section.end);

  g_array_append_val (self->sections, section);
  self->at = section.end;
  return galley;
}

static void
measure_whole (Measure *self, SiloamSectionKind kind)
{
  g_autoptr (SiloamGalley) galley = measure_section (self, kind, 0, 0, NULL);
}

static void
measure_rows (Measure *self, SiloamSectionKind kind, guint count)
{
  for (guint i = 0; i < count; i += ROWS_TOGETHER)
    {
      guint to = MIN (count, i + ROWS_TOGETHER);
      g_autoptr (SiloamGalley) galley = measure_section (self, kind, i, to, NULL);

      if (kind == SILOAM_SECTION_INDEX && i == 0)
        siloam_book_add_anchor (self->book, self->book->words->verses, 0, &galley->heading);
    }
}

static void
mark_entry (Measure *self, guint entry, SiloamChapter *chapter)
{
  SiloamBook *book = self->book;
  gboolean by_month = book->options->cover;
  SiloamMark mark = { entry, 0, by_month && g_strcmp0 (self->month, chapter->month) != 0 };
  guint index = book->marks->len;
  SiloamGalley *galley;

  g_free (self->month);
  self->month = g_strdup (chapter->month);
  g_array_append_val (book->marks, mark);
  siloam_book_note_verses (book, chapter, index);
  galley = measure_section (self, SILOAM_SECTION_ENTRY, index, index + 1, chapter);
  if (mark.opens_month)
    siloam_book_add_anchor (book, chapter->month, 0, &galley->month);
  g_array_index (book->marks, SiloamMark, index).anchor = book->anchors->len;
  siloam_book_add_anchor (book, chapter->title, by_month ? 1 : 0, &galley->heading);
  siloam_galley_free (galley);
}

static gboolean
measure_entries (Measure *self, GCancellable *cancellable, GError **error)
{
  SiloamBook *book = self->book;
  guint n_entries = siloam_entry_source_get_n_entries (book->source);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (SiloamEntry) entry = NULL;
      SiloamChapter *chapter;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      entry = siloam_entry_source_load (book->source, i, error);
      if (entry == NULL)
        return FALSE;
      chapter = siloam_chapter_new (entry, book->options, book->words);
      if (chapter != NULL)
        mark_entry (self, i, chapter);
      siloam_book_tell_progress (book, i + 1, n_entries);
    }
  return TRUE;
}

static void
measure_back (Measure *self)
{
  SiloamBook *book = self->book;

  if (book->marks->len == 0)
    {
      measure_whole (self, SILOAM_SECTION_NOTHING);
      return;
    }
  siloam_book_sort_verses (book);
  if (book->options->cover)
    measure_rows (self, SILOAM_SECTION_INDEX, book->verses->len);
  measure_whole (self, SILOAM_SECTION_CARE);
}

static SiloamPlace
top_of (SiloamBook *book, guint page)
{
  return (SiloamPlace){ page, book->top };
}

/* Returns how many pages it takes. The numbers in the contents do not change its length, so it may
 * be measured before they are true. */
static guint
measure_front (Measure *self)
{
  SiloamBook *book = self->book;

  if (!book->options->cover || book->marks->len == 0)
    return 0;
  measure_whole (self, SILOAM_SECTION_COVER);
  self->at = top_of (book, 1);
  measure_rows (self, SILOAM_SECTION_CONTENTS, book->marks->len);
  return self->at.page + 1;
}

/* The entries stand after the contents. */
static void
move_entries (Measure *self, guint pages)
{
  SiloamBook *book = self->book;

  self->at.page += pages;
  for (guint i = 0; i < book->anchors->len; i++)
    g_array_index (book->anchors, SiloamAnchor, i).place.page += pages;
  for (guint i = 0; i < self->sections->len; i++)
    {
      SiloamSection *section = &g_array_index (self->sections, SiloamSection, i);

      section->begin.page += pages;
      section->end.page += pages;
    }
}

static void
bind_book (SiloamBook *book, const Measure *front, const Measure *body)
{
  g_array_append_vals (book->sections, front->sections->data, front->sections->len);
  g_array_append_vals (book->sections, body->sections->data, body->sections->len);
  book->n_pages = body->at.page + 1;
}

static Measure
begin_measure (SiloamBook *book)
{
  return (
      Measure){ book, g_array_new (FALSE, FALSE, sizeof (SiloamSection)), top_of (book, 0), NULL };
}

static void
end_measure (Measure *self)
{
  g_array_unref (self->sections);
  g_free (self->month);
}

/**
 * siloam_book_lay_out:
 *
 * Finds the pages of a new book; there is always one. Entries are asked for in order, one at a
 * time.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED or the error of the source; the book is of no use then
 */
gboolean
siloam_book_lay_out (SiloamBook *self, GCancellable *cancellable, GError **error)
{
  Measure body, front;
  gboolean measured;

  g_return_val_if_fail (SILOAM_IS_BOOK (self) && self->n_pages == 0, FALSE);

  body = begin_measure (self);
  measured = measure_entries (&body, cancellable, error);
  if (measured)
    {
      front = begin_measure (self);
      self->front = measure_front (&front);
      move_entries (&body, self->front);
      measure_back (&body);
      bind_book (self, &front, &body);
      end_measure (&front);
    }
  end_measure (&body);
  siloam_book_forget_settings (self);
  return measured;
}
