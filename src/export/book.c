/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries as pages. Holds what the other files of the book make together: where each entry stands,
 * but no entry and no words beyond the titles. A book belongs to one thread at a time. */

#include "export/book-private.h"

#define A5_WIDTH 419.528
#define A5_HEIGHT 595.276

#define MIN_TEXT_SIZE 11
#define MAX_TEXT_SIZE 18
#define DEFAULT_TEXT_SIZE 14

G_DEFINE_QUARK (siloam - book - error - quark, siloam_book_error)

G_DEFINE_FINAL_TYPE (SiloamBook, siloam_book, G_TYPE_OBJECT)

static void
clear_anchor (gpointer anchor)
{
  g_free (((SiloamAnchor *) anchor)->title);
}

static void
clear_setting (gpointer setting)
{
  g_clear_object (&((SiloamSetting *) setting)->layout);
}

static void
siloam_book_finalize (GObject *object)
{
  SiloamBook *self = SILOAM_BOOK (object);

  g_clear_pointer (&self->page, siloam_book_page_free);
  g_clear_pointer (&self->galleys, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_array_unref);
  g_clear_pointer (&self->hyphens, siloam_hyphens_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->anchors, g_array_unref);
  g_clear_pointer (&self->known_verses, g_hash_table_unref);
  g_clear_pointer (&self->verses, g_ptr_array_unref);
  g_clear_pointer (&self->options, siloam_book_options_free);
  g_clear_pointer (&self->source, siloam_entry_source_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->font_map);
  G_OBJECT_CLASS (siloam_book_parent_class)->finalize (object);
}

static void
siloam_book_class_init (SiloamBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_book_finalize;
}

static void
siloam_book_init (SiloamBook *self)
{
  self->galleys = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_galley_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (SiloamMark));
  self->sections = g_array_new (FALSE, FALSE, sizeof (SiloamSection));
  self->anchors = g_array_new (FALSE, FALSE, sizeof (SiloamAnchor));
  g_array_set_clear_func (self->anchors, clear_anchor);
  self->settings = g_array_new (FALSE, FALSE, sizeof (SiloamSetting));
  g_array_set_clear_func (self->settings, clear_setting);
  self->verses = g_ptr_array_new_with_free_func (siloam_index_verse_free);
  self->known_verses = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * siloam_book_options_new:
 * @language: (nullable): "nl", "en", or a locale that begins so
 *
 * Makes the gentlest options: A4, 14 points, the received side only, nothing sealed, no cover.
 * Verses are numbered as in the language of the book.
 *
 * Returns: (transfer full): the options
 */
SiloamBookOptions *
siloam_book_options_new (const char *language)
{
  SiloamBookOptions *self = g_new0 (SiloamBookOptions, 1);

  self->paper = SILOAM_PAPER_A4;
  self->text_size = DEFAULT_TEXT_SIZE;
  self->sides = SILOAM_SIDES_RECEIVED;
  self->language = g_strdup (siloam_book_words_get (language)->language);
  self->numbering = siloam_numbering_for_language (self->language);
  return self;
}

/**
 * siloam_book_options_copy:
 *
 * Returns: (transfer full): the same options
 */
SiloamBookOptions *
siloam_book_options_copy (const SiloamBookOptions *self)
{
  SiloamBookOptions *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->language = g_strdup (self->language);
  if (self->source != NULL)
    copy->source = g_atomic_rc_box_acquire (self->source);
  return copy;
}

/**
 * siloam_book_options_free:
 */
void
siloam_book_options_free (SiloamBookOptions *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_clear_pointer (&self->source, siloam_verse_source_unref);
  g_free (self);
}

/* In points: wide at the left, for handwriting. */
static void
measure_paper (SiloamBook *self)
{
  gboolean a4 = self->options->paper == SILOAM_PAPER_A4;

  self->width = a4 ? SILOAM_A4_WIDTH : A5_WIDTH;
  self->height = a4 ? SILOAM_A4_HEIGHT : A5_HEIGHT;
  self->left = a4 ? 132 : 84;
  self->right = self->width - (a4 ? 54 : 34);
  self->top = a4 ? 62 : 44;
  self->bottom = self->height - (a4 ? 66 : 50);
}

/**
 * siloam_book_new:
 * @source: the entries, oldest first
 * @options: what to print and how; a text size outside 11 to 18 points is brought inside
 *
 * Makes a book that must be laid out before anything else is asked of it.
 *
 * Returns: (transfer full): the book. Any thread.
 */
SiloamBook *
siloam_book_new (SiloamEntrySource *source, const SiloamBookOptions *options)
{
  SiloamBook *self = g_object_new (SILOAM_TYPE_BOOK, NULL);

  g_return_val_if_fail (source != NULL && options != NULL, NULL);
  self->source = siloam_entry_source_ref (source);
  self->options = siloam_book_options_copy (options);
  self->options->text_size = CLAMP (options->text_size, MIN_TEXT_SIZE, MAX_TEXT_SIZE);
  self->words = siloam_book_words_get (options->language);
  self->hyphens = siloam_hyphens_new (self->words->language);
  measure_paper (self);
  siloam_book_prepare_fonts (self);
  return self;
}

/**
 * siloam_book_set_progress:
 * @progress: (nullable): called often, on the thread that works, with the entries laid out or the
 *   pages written, and how many there are
 */
void
siloam_book_set_progress (SiloamBook *self, SiloamBookProgress progress, gpointer data)
{
  g_return_if_fail (SILOAM_IS_BOOK (self));

  self->progress = progress;
  self->progress_data = data;
}

/**
 * siloam_book_is_empty:
 *
 * Returns: whether nothing of the entries may be printed; its page says so
 */
gboolean
siloam_book_is_empty (SiloamBook *self)
{
  g_return_val_if_fail (SILOAM_IS_BOOK (self), TRUE);

  return self->marks->len == 0;
}

/**
 * siloam_book_draw_page:
 * @page: from 0; of a booklet, a side
 * @cr: with the top left corner of the page at its origin; one unit is a point
 *
 * Draws what the PDF will show, ink only: the paper is the caller's. The entries on the page are
 * asked for once more.
 *
 * Returns: %FALSE with %SILOAM_BOOK_ERROR_CHANGED, after which the book is of no use, or with the
 *   error of the source
 */
gboolean
siloam_book_draw_page (SiloamBook *self, guint page, cairo_t *cr, GError **error)
{
  gboolean drawn;

  g_return_val_if_fail (SILOAM_IS_BOOK (self), FALSE);
  g_return_val_if_fail (page < siloam_book_get_n_pages (self), FALSE);

  cairo_save (cr);
  drawn = siloam_book_paint_side (self, page, cr, FALSE, error);
  cairo_restore (cr);
  return drawn;
}
