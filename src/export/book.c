/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries as pages. Holds what the other files of the book make together; it keeps no entry, only
 * the words that are printed. A book belongs to one thread at a time. */

#include "export/book-private.h"

/* In points: wide at the left, for handwriting. */
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define A5_WIDTH 419.528
#define A5_HEIGHT 595.276

#define MIN_TEXT_SIZE 11
#define MAX_TEXT_SIZE 18
#define DEFAULT_TEXT_SIZE 14

G_DEFINE_FINAL_TYPE (SiloamBook, siloam_book, G_TYPE_OBJECT)

static void
clear_anchor (gpointer anchor)
{
  g_free (((SiloamAnchor *) anchor)->title);
}

static void
siloam_book_finalize (GObject *object)
{
  SiloamBook *self = SILOAM_BOOK (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->anchors, g_array_unref);
  g_clear_pointer (&self->chapters, g_ptr_array_unref);
  g_clear_pointer (&self->extras, g_ptr_array_unref);
  g_clear_pointer (&self->options, siloam_book_options_free);
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
  self->chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_chapter_free);
  self->extras = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_paragraph_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_book_page_free);
  self->anchors = g_array_new (FALSE, FALSE, sizeof (SiloamAnchor));
  g_array_set_clear_func (self->anchors, clear_anchor);
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

static void
measure_paper (SiloamBook *self)
{
  gboolean a4 = self->options->paper == SILOAM_PAPER_A4;

  self->width = a4 ? A4_WIDTH : A5_WIDTH;
  self->height = a4 ? A4_HEIGHT : A5_HEIGHT;
  self->left = a4 ? 132 : 84;
  self->right = self->width - (a4 ? 54 : 34);
  self->top = a4 ? 62 : 44;
  self->bottom = self->height - (a4 ? 66 : 50);
}

/**
 * siloam_book_new:
 * @entries: (element-type SiloamEntry): oldest first
 * @options: what to print and how; a text size outside 11 to 18 points is brought inside
 *
 * Lays out @entries. A book always has a page; where nothing may be printed it says so.
 *
 * Returns: (transfer full): the book. Any thread; takes about a second for a thousand pages.
 */
SiloamBook *
siloam_book_new (GPtrArray *entries, const SiloamBookOptions *options)
{
  g_autoptr (SiloamBook) self = g_object_new (SILOAM_TYPE_BOOK, NULL);

  g_return_val_if_fail (entries != NULL && options != NULL, NULL);
  self->options = siloam_book_options_copy (options);
  self->options->text_size = CLAMP (options->text_size, MIN_TEXT_SIZE, MAX_TEXT_SIZE);
  self->words = siloam_book_words_get (options->language);
  for (guint i = 0; i < entries->len; i++)
    {
      SiloamChapter *chapter =
          siloam_chapter_new (g_ptr_array_index (entries, i), self->options, self->words);
      if (chapter != NULL)
        g_ptr_array_add (self->chapters, chapter);
    }
  measure_paper (self);
  siloam_book_prepare_fonts (self);
  siloam_book_lay_out (self);
  return g_steal_pointer (&self);
}

/**
 * siloam_book_get_n_pages:
 *
 * Returns: the number of pages, at least 1
 */
guint
siloam_book_get_n_pages (SiloamBook *self)
{
  g_return_val_if_fail (SILOAM_IS_BOOK (self), 0);

  return self->pages->len;
}

/**
 * siloam_book_get_page_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
siloam_book_get_page_size (SiloamBook *self, double *width, double *height)
{
  g_return_if_fail (SILOAM_IS_BOOK (self));

  *width = self->width;
  *height = self->height;
}

/**
 * siloam_book_draw_page:
 * @page: from 0
 * @cr: with the top left corner of the page at its origin; one unit is a point
 *
 * Draws what the PDF will show, ink only: the paper is the caller's.
 */
void
siloam_book_draw_page (SiloamBook *self, guint page, cairo_t *cr)
{
  g_return_if_fail (SILOAM_IS_BOOK (self));
  g_return_if_fail (page < self->pages->len);

  cairo_save (cr);
  siloam_book_paint_page (self, page, cr, FALSE);
  cairo_restore (cr);
}

typedef struct
{
  GPtrArray *entries;
  SiloamBookOptions *options;
  char *path;
} Export;

static void
export_free (Export *self)
{
  g_ptr_array_unref (self->entries);
  siloam_book_options_free (self->options);
  g_free (self->path);
  g_free (self);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  g_autoptr (SiloamBook) book = siloam_book_new (export->entries, export->options);
  GError *error = NULL;

  if (siloam_book_write_pdf (book, export->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GPtrArray *
copy_entries (GPtrArray *entries)
{
  GPtrArray *copy = g_ptr_array_new_full (entries->len, (GDestroyNotify) siloam_entry_free);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (copy, siloam_entry_copy (g_ptr_array_index (entries, i)));
  return copy;
}

/**
 * siloam_book_export_async:
 * @entries: (element-type SiloamEntry): oldest first, copied
 * @target: a file on a mounted file system
 *
 * Lays out and writes a PDF in a thread of its own; nothing of it is shared.
 */
void
siloam_book_export_async (GPtrArray *entries,
                          const SiloamBookOptions *options,
                          GFile *target,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *path = g_file_get_path (target);
  Export *export;

  g_task_set_name (task, "siloam_book_export_async");
  if (path == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               "The target is not a local file");
      return;
    }
  export = g_new0 (Export, 1);
  export->entries = copy_entries (entries);
  export->options = siloam_book_options_copy (options);
  export->path = g_steal_pointer (&path);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * siloam_book_export_finish:
 *
 * Returns: %FALSE with a #GIOErrorEnum, as siloam_book_write_pdf() gives it
 */
gboolean
siloam_book_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
