/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a few pages, before it is known where. It owns copies of all texts and never looks
 * at a record: who makes a folio decides what may be in it. Main thread, or one that owns it. */

#include "export/folio-private.h"

#include <string.h>

#include "export/book-text.h"

/* In points. */
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define A5_WIDTH 419.528
#define A5_HEIGHT 595.276

G_DEFINE_FINAL_TYPE (SiloamFolio, siloam_folio, G_TYPE_OBJECT)

static void
line_free (gpointer data)
{
  SiloamFolioLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
block_free (gpointer data)
{
  SiloamFolioBlock *block = data;

  g_ptr_array_unref (block->left);
  g_ptr_array_unref (block->right);
  g_free (block);
}

static void
siloam_folio_finalize (GObject *object)
{
  SiloamFolio *self = SILOAM_FOLIO (object);

  g_clear_object (&self->prompts);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->foot, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->font_map);

  G_OBJECT_CLASS (siloam_folio_parent_class)->finalize (object);
}

static void
siloam_folio_class_init (SiloamFolioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_folio_finalize;
}

static void
siloam_folio_init (SiloamFolio *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

/**
 * siloam_folio_new:
 * @prompts: in the language and the form of the pages
 * @title: the name of the file as programs show it; it tells nothing
 * @text_size: in points
 * @a5: on A5 instead of A4
 *
 * Returns: (transfer full): empty pages
 */
SiloamFolio *
siloam_folio_new (SiloamPrompts *prompts, const char *title, double text_size, gboolean a5)
{
  SiloamFolio *self = g_object_new (SILOAM_TYPE_FOLIO, NULL);

  self->prompts = g_object_ref (prompts);
  self->title = g_strdup (title);
  self->text_size = text_size;
  self->a5 = a5;
  self->width = a5 ? A5_WIDTH : A4_WIDTH;
  self->height = a5 ? A5_HEIGHT : A4_HEIGHT;
  self->margin = a5 ? 40 : 56;
  self->bottom = self->height - self->margin - 1.6 * text_size;
  return self;
}

static SiloamFolioBlock *
add_block (SiloamFolio *self, SiloamFolioBlockKind kind)
{
  SiloamFolioBlock *block = g_new0 (SiloamFolioBlock, 1);

  g_warn_if_fail (self->pages == NULL);
  block->kind = kind;
  block->left = g_ptr_array_new_with_free_func (line_free);
  block->right = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->foot != NULL ? self->foot : self->blocks, block);
  return block;
}

/* A text of several lines is as many lines, each in pieces that can be set. */
static void
add_text (GPtrArray *lines, SiloamFolioInk ink, const char *text)
{
  g_autofree char *clean = siloam_book_clean_text (text);
  g_auto (GStrv) parts = g_strsplit (clean != NULL ? clean : "", "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *at = g_strstrip (parts[i]);

      while (*at != '\0')
        {
          gsize length = siloam_book_piece_length (at);
          SiloamFolioLine *line = g_new0 (SiloamFolioLine, 1);

          line->ink = ink;
          line->text = g_strndup (at, length);
          g_ptr_array_add (lines, line);
          at += length;
        }
    }
}

/**
 * siloam_folio_add:
 * @text: (nullable): clean or not; %NULL or nothing adds nothing
 */
void
siloam_folio_add (SiloamFolio *self, SiloamFolioInk ink, const char *text)
{
  g_return_if_fail (SILOAM_IS_FOLIO (self));

  if (text != NULL && *text != '\0')
    add_text (add_block (self, SILOAM_FOLIO_BLOCK_LINE)->left, ink, text);
}

/**
 * siloam_folio_add_pair:
 * @text: (nullable): what the label is of; nothing is added without it
 */
void
siloam_folio_add_pair (SiloamFolio *self, const char *label, const char *text)
{
  g_autofree char *start = g_strconcat (label, ": ", NULL);
  g_autofree char *whole = NULL;
  SiloamFolioBlock *block;
  SiloamFolioLine *line;

  g_return_if_fail (SILOAM_IS_FOLIO (self));
  if (text == NULL || *text == '\0')
    return;
  whole = g_strconcat (start, text, NULL);
  block = add_block (self, SILOAM_FOLIO_BLOCK_LINE);
  add_text (block->left, SILOAM_FOLIO_BODY, whole);
  if (block->left->len == 0)
    return;
  line = g_ptr_array_index (block->left, 0);
  if (g_str_has_prefix (line->text, start))
    line->strong = strlen (start);
}

/**
 * siloam_folio_add_rule:
 *
 * Adds a line across the page.
 */
void
siloam_folio_add_rule (SiloamFolio *self)
{
  g_return_if_fail (SILOAM_IS_FOLIO (self));

  add_block (self, SILOAM_FOLIO_BLOCK_RULE);
}

static void
fill_column (GPtrArray *lines, const char *heading, GPtrArray *texts)
{
  add_text (lines, SILOAM_FOLIO_HEADING, heading);
  for (guint i = 0; i < texts->len; i++)
    add_text (lines, SILOAM_FOLIO_WORDS, g_ptr_array_index (texts, i));
}

/**
 * siloam_folio_add_columns:
 * @left: (element-type utf8): what was released
 * @right: (element-type utf8): what was received
 */
void
siloam_folio_add_columns (SiloamFolio *self,
                          const char *left_heading,
                          GPtrArray *left,
                          const char *right_heading,
                          GPtrArray *right)
{
  SiloamFolioBlock *block;

  g_return_if_fail (SILOAM_IS_FOLIO (self));
  block = add_block (self, SILOAM_FOLIO_BLOCK_COLUMNS);
  fill_column (block->left, left_heading, left);
  fill_column (block->right, right_heading, right);
}

/**
 * siloam_folio_begin_foot:
 *
 * What is added from here on stands together at the bottom of the last page.
 */
void
siloam_folio_begin_foot (SiloamFolio *self)
{
  g_return_if_fail (SILOAM_IS_FOLIO (self) && self->foot == NULL);

  self->foot = g_ptr_array_new_with_free_func (block_free);
}

static void
settle (SiloamFolio *self)
{
  if (self->pages == NULL)
    siloam_folio_lay_out (self);
}

/**
 * siloam_folio_get_n_pages:
 *
 * Returns: how many pages there are, at least one
 */
guint
siloam_folio_get_n_pages (SiloamFolio *self)
{
  g_return_val_if_fail (SILOAM_IS_FOLIO (self), 0);

  settle (self);
  return self->pages->len;
}

/**
 * siloam_folio_get_page_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
siloam_folio_get_page_size (SiloamFolio *self, double *width, double *height)
{
  g_return_if_fail (SILOAM_IS_FOLIO (self));

  *width = self->width;
  *height = self->height;
}

/**
 * siloam_folio_is_a5:
 *
 * Returns: whether the pages are A5 instead of A4
 */
gboolean
siloam_folio_is_a5 (SiloamFolio *self)
{
  g_return_val_if_fail (SILOAM_IS_FOLIO (self), FALSE);

  return self->a5;
}

/**
 * siloam_folio_draw_page:
 * @page: from 0
 *
 * Draws a page whose top left corner is at the origin of @cr, in points; no ground.
 */
void
siloam_folio_draw_page (SiloamFolio *self, guint page, cairo_t *cr)
{
  g_return_if_fail (SILOAM_IS_FOLIO (self));

  settle (self);
  g_return_if_fail (page < self->pages->len);
  siloam_folio_paint_page (self, page, cr, FALSE);
}

/**
 * siloam_folio_dup_page_text:
 * @page: from 0
 *
 * Returns: (transfer full): the words of a page in the order of reading, for who cannot see it
 */
char *
siloam_folio_dup_page_text (SiloamFolio *self, guint page)
{
  GString *text = g_string_new (NULL);
  const GArray *marks;

  g_return_val_if_fail (SILOAM_IS_FOLIO (self), NULL);
  settle (self);
  marks = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < marks->len; i++)
    {
      const SiloamFolioMark *mark = &g_array_index (marks, SiloamFolioMark, i);

      if (mark->kind == SILOAM_FOLIO_TEXT && mark->first == 0)
        g_string_append_printf (text,
                                "%s%s",
                                text->len > 0 ? "\n" : "",
                                pango_layout_get_text (mark->layout));
    }
  return g_string_free (text, FALSE);
}
