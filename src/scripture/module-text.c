/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the verses of a Bible module: zText and RawText, each with 16 and 32-bit sizes. The layout
 * is that of the SWORD project; a record holds the place of a verse in the text, records follow the
 * versification. Every number in a module is checked before it is used. Any one thread. */

#include "scripture/module-text.h"

#include <string.h>

#include "scripture/error.h"

/* No Bible holds more; a few bytes of deflate could claim gigabytes. */
#define MAX_BLOCKS_BYTES (64 * 1024 * 1024)
#define MAX_TEXT_BYTES (64 * 1024 * 1024)
/* With its marks and notes; what is longer is no verse, and nobody could look at it. */
#define MAX_VERSE_BYTES (256 * 1024)
#define BLOCK_RECORD 12 /* offset, size, size when inflated */

typedef struct
{
  const SiloamModuleConf *conf;
  GBytes *records; /* where each verse is */
  GBytes *blocks;  /* where each block is; NULL when raw */
  GBytes *data;
  GPtrArray *inflated; /* GBytes by number of block, NULL when not yet */
  gsize inflated_bytes;
} Testament;

/* The text and the sum of all that was handed out: verses may overlap. */
typedef struct
{
  SiloamModuleVerseFunc func;
  gpointer user_data;
  gsize total_bytes;
} Output;

static gboolean
refuse_damaged (GError **error, const SiloamModuleConf *conf)
{
  g_set_error (error,
               SILOAM_SCRIPTURE_ERROR,
               SILOAM_SCRIPTURE_ERROR_DAMAGED,
               "the files of this module contradict each other: %s",
               conf->id);
  return FALSE;
}

static gboolean
refuse_large (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_SCRIPTURE_ERROR,
                       SILOAM_SCRIPTURE_ERROR_TOO_LARGE,
                       "this module unfolds to far more than a Bible");
  return FALSE;
}

static void
testament_clear (Testament *self)
{
  g_clear_pointer (&self->records, g_bytes_unref);
  g_clear_pointer (&self->blocks, g_bytes_unref);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_clear_pointer (&self->inflated, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Testament, testament_clear)

static guint32
read_le32 (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

static guint32
read_size (const Testament *self, const guint8 *at)
{
  return self->conf->wide ? read_le32 (at) : (guint32) (at[0] | at[1] << 8);
}

static void
free_block (gpointer block)
{
  if (block != NULL)
    g_bytes_unref (block);
}

static GBytes *
read_part (SiloamModuleFiles *files, const SiloamModuleConf *conf, const char *leaf, GError **error)
{
  g_autofree char *name = g_strconcat (conf->folder, "/", leaf, NULL);

  return siloam_module_files_read (files, name, error);
}

static gboolean
open_compressed (Testament *self, SiloamModuleFiles *files, const char *which, GError **error)
{
  g_autofree char *blocks = g_strdup_printf ("%s.%czs", which, self->conf->block);
  g_autofree char *records = g_strdup_printf ("%s.%czv", which, self->conf->block);
  g_autofree char *data = g_strdup_printf ("%s.%czz", which, self->conf->block);

  self->blocks = read_part (files, self->conf, blocks, error);
  self->records = self->blocks != NULL ? read_part (files, self->conf, records, error) : NULL;
  self->data = self->records != NULL ? read_part (files, self->conf, data, error) : NULL;
  if (self->data == NULL)
    return FALSE;
  self->inflated = g_ptr_array_new_with_free_func (free_block);
  g_ptr_array_set_size (self->inflated, (int) (g_bytes_get_size (self->blocks) / BLOCK_RECORD));
  return TRUE;
}

static gboolean
open_raw (Testament *self, SiloamModuleFiles *files, const char *which, GError **error)
{
  g_autofree char *records = g_strconcat (which, ".vss", NULL);

  self->records = read_part (files, self->conf, records, error);
  self->data = self->records != NULL ? read_part (files, self->conf, which, error) : NULL;
  return self->data != NULL;
}

/* A Bible may have one testament only. */
static gboolean
has_testament (SiloamModuleFiles *files, const SiloamModuleConf *conf, const char *which)
{
  g_autofree char *name = conf->compressed
                              ? g_strdup_printf ("%s/%s.%czv", conf->folder, which, conf->block)
                              : g_strdup_printf ("%s/%s.vss", conf->folder, which);

  return siloam_module_files_has (files, name);
}

/* Exactly @size bytes, or NULL: what is left over or missing tells of damage. */
static GBytes *
inflate (const guint8 *data, gsize length, gsize size)
{
  g_autoptr (GConverter) inflater =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guint8 *text = g_malloc (size + 1);
  gsize done = 0, used = 0;

  for (;;)
    {
      gsize n_read = 0, n_written = 0;
      GConverterResult result = g_converter_convert (inflater,
                                                     data + used,
                                                     length - used,
                                                     text + done,
                                                     size + 1 - done,
                                                     G_CONVERTER_INPUT_AT_END,
                                                     &n_read,
                                                     &n_written,
                                                     NULL);

      used += n_read;
      done += n_written;
      if (result == G_CONVERTER_FINISHED && done == size)
        return g_bytes_new_take (g_steal_pointer (&text), size);
      if (result != G_CONVERTER_CONVERTED || done > size || n_read + n_written == 0)
        return NULL;
    }
}

static GBytes *
get_block (Testament *self, guint32 number, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->data, &length);
  const guint8 *record;
  guint32 offset, packed, size;
  GBytes *block;

  if (number >= self->inflated->len)
    {
      refuse_damaged (error, self->conf);
      return NULL;
    }
  if (g_ptr_array_index (self->inflated, number) != NULL)
    return g_ptr_array_index (self->inflated, number);
  record = (const guint8 *) g_bytes_get_data (self->blocks, NULL) + (gsize) number * BLOCK_RECORD;
  offset = read_le32 (record);
  packed = read_le32 (record + 4);
  size = read_le32 (record + 8);
  if (size > MAX_BLOCKS_BYTES || self->inflated_bytes + size > MAX_BLOCKS_BYTES)
    {
      refuse_large (error);
      return NULL;
    }
  block =
      offset <= length && packed <= length - offset ? inflate (data + offset, packed, size) : NULL;
  if (block == NULL)
    {
      refuse_damaged (error, self->conf);
      return NULL;
    }
  self->inflated_bytes += size;
  g_ptr_array_index (self->inflated, number) = block;
  return block;
}

/* The text of one record; NULL for an empty one, and for one that is past the end of the table:
 * some modules leave out what they do not have. */
static gboolean
get_text (Testament *self, gsize index, const char **text, gsize *length, GError **error)
{
  gsize width = (self->conf->compressed ? 8 : 4) + (self->conf->wide ? 4 : 2);
  gsize table, available;
  const guint8 *record = g_bytes_get_data (self->records, &table);
  GBytes *source = self->data;
  guint32 offset;

  *length = 0;
  if (index >= table / width)
    return TRUE;
  record += index * width;
  *length = read_size (self, record + width - (self->conf->wide ? 4 : 2));
  if (*length == 0)
    return TRUE;
  offset = read_le32 (record + (self->conf->compressed ? 4 : 0));
  if (self->conf->compressed)
    source = get_block (self, read_le32 (record), error);
  if (source == NULL)
    return FALSE;
  *text = g_bytes_get_data (source, &available);
  if (offset > available || *length > available - offset)
    return refuse_damaged (error, self->conf);
  *text += offset;
  return TRUE;
}

static gboolean
read_verse (Testament *self, Output *output, gsize index, const guint place[3], GError **error)
{
  const char *text = NULL;
  gsize length;

  if (!get_text (self, index, &text, &length, error))
    return FALSE;
  if (length == 0)
    return TRUE;
  output->total_bytes += length;
  if (length > MAX_VERSE_BYTES || output->total_bytes > MAX_TEXT_BYTES)
    return refuse_large (error);
  return output->func (place[0], place[1], place[2], text, length, output->user_data, error);
}

/* One record introduces the module, one the testament, one each book and each chapter. */
static gboolean
read_testament (Testament *self, Output *output, guint number, GError **error)
{
  const SiloamCanon *canon = self->conf->canon;
  const SiloamCanonBook *books = canon->books + (number == 1 ? canon->n_books[0] : 0);
  gsize index = 2;

  for (guint i = 0; i < canon->n_books[number]; i++)
    {
      const guint8 *verses = canon->verses + books[i].start;

      index++;
      for (guint chapter = 1; chapter <= books[i].n_chapters; chapter++)
        {
          index++;
          for (guint verse = 1; verse <= verses[chapter - 1]; verse++, index++)
            {
              const guint place[3] = { books[i].book, chapter, verse };

              if (place[0] != 0 && !read_verse (self, output, index, place, error))
                return FALSE;
            }
        }
    }
  return TRUE;
}

/**
 * siloam_module_text_read:
 *
 * Hands every verse of the 66 books to @func, empty ones left out, in the versification of @conf.
 *
 * Returns: %FALSE with a #SiloamScriptureError, or with the error of @func
 */
gboolean
siloam_module_text_read (SiloamModuleFiles *files,
                         const SiloamModuleConf *conf,
                         SiloamModuleVerseFunc func,
                         gpointer user_data,
                         GError **error)
{
  static const char *const names[] = { "ot", "nt" };
  Output output = { .func = func, .user_data = user_data };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Testament) testament = { .conf = conf };

      if (!has_testament (files, conf, names[i]))
        continue;
      any = TRUE;
      if (!(conf->compressed ? open_compressed (&testament, files, names[i], error)
                             : open_raw (&testament, files, names[i], error)) ||
          !read_testament (&testament, &output, i, error))
        return FALSE;
    }
  return any || refuse_damaged (error, conf);
}
