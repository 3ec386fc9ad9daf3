/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of a module that contradict each other: tables, blocks and text of one testament. */

#include <glib/gstdio.h>
#include <string.h>

#include "fuzz.h"
#include "scripture/canon-private.h"
#include "scripture/error.h"
#include "scripture/module-text.h"
#include "scripture/verse-text.h"

#define FOLDER "modules/x"

enum
{
  COMPRESSED = 1 << 0,
  WIDE = 1 << 1,
  NEW_TESTAMENT = 1 << 2,
  DEFLATE = 1 << 3,   /* the text is to be packed first, or no mutation would ever unpack */
  ONE_BLOCK = 1 << 4, /* with a table of the one block that this gives */
};

static gboolean
read_verse (guint book,
            guint chapter,
            guint verse,
            const char *raw,
            gsize length,
            gpointer user_data,
            GError **error)
{
  const SiloamModuleConf *conf = user_data;
  g_auto (SiloamVerseText) text = { 0 };

  g_assert_cmpuint (book, >=, 1);
  g_assert_cmpuint (book, <=, 66);
  g_assert_cmpuint (chapter, >=, 1);
  g_assert_cmpuint (verse, >=, 1);
  g_assert_cmpuint (length, >, 0);
  if (length < 4096)
    siloam_verse_text_init (&text, conf->markup, raw, length);
  return TRUE;
}

static GBytes *
deflate (GBytes *bytes)
{
  g_autoptr (GConverter) packer =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
  gsize length, n_read, n_written;
  const void *data = g_bytes_get_data (bytes, &length);
  gsize room = length + length / 100 + 100;
  guint8 *packed = g_malloc (room);

  g_assert_cmpint (g_converter_convert (packer,
                                        data,
                                        length,
                                        packed,
                                        room,
                                        G_CONVERTER_INPUT_AT_END,
                                        &n_read,
                                        &n_written,
                                        NULL),
                   ==,
                   G_CONVERTER_FINISHED);
  return g_bytes_new_take (packed, n_written);
}

static void
put_le32 (guint8 *at, gsize value)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8) (value >> (8 * i));
}

static GBytes *
table_of_one (GBytes *packed, GBytes *text)
{
  guint8 record[12] = { 0 };

  put_le32 (record + 4, g_bytes_get_size (packed));
  put_le32 (record + 8, g_bytes_get_size (text));
  return g_bytes_new (record, sizeof record);
}

static void
write_part (const char *leaf, GBytes *bytes)
{
  g_autofree char *name = g_strconcat (FOLDER "/", leaf, NULL);
  g_autofree char *path = fuzz_path (name);

  fuzz_write (path, bytes);
}

static void
remove_part (const char *leaf)
{
  g_autofree char *name = g_strconcat (FOLDER "/", leaf, NULL);
  g_autofree char *path = fuzz_path (name);

  g_remove (path);
}

static void
write_files (guint8 shape, FuzzInput *input)
{
  const char *which = shape & NEW_TESTAMENT ? "nt" : "ot";
  g_autofree char *records_name = g_strconcat (which, shape & COMPRESSED ? ".bzv" : ".vss", NULL);
  g_autofree char *blocks_name = g_strconcat (which, ".bzs", NULL);
  g_autofree char *data_name = g_strconcat (which, shape & COMPRESSED ? ".bzz" : "", NULL);
  g_autoptr (GBytes) records = fuzz_take_part (input);
  g_autoptr (GBytes) blocks = fuzz_take_part (input);
  g_autoptr (GBytes) text = fuzz_take_rest (input);
  g_autoptr (GBytes) data =
      shape & COMPRESSED && shape & DEFLATE ? deflate (text) : g_bytes_ref (text);
  g_autoptr (GBytes) table = shape & ONE_BLOCK ? table_of_one (data, text) : g_bytes_ref (blocks);

  write_part (records_name, records);
  write_part (data_name, data);
  if (shape & COMPRESSED)
    write_part (blocks_name, table);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const leaves[] = { "ot", "ot.vss", "ot.bzs", "ot.bzv", "ot.bzz",
                                        "nt", "nt.vss", "nt.bzs", "nt.bzv", "nt.bzz" };
  FuzzInput input = fuzz_input (data, size);
  guint8 shape = fuzz_take_byte (&input);
  guint8 canon = fuzz_take_byte (&input);
  SiloamModuleConf conf = {
    .id = (char *) "Test",
    .folder = (char *) FOLDER,
    .canon = &siloam_canons[canon % siloam_n_canons],
    .markup = (SiloamMarkup) (canon / 64),
    .compressed = (shape & COMPRESSED) != 0,
    .wide = (shape & WIDE) != 0,
    .block = 'b',
  };
  g_autofree char *folder = fuzz_path (FOLDER);
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamModuleFiles) files = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (leaves); i++)
    remove_part (leaves[i]);
  write_files (shape, &input);
  files = siloam_module_files_open (fuzz_folder (), NULL, &error);
  g_assert_no_error (error);
  if (!siloam_module_text_read (files, &conf, read_verse, &conf, &error))
    g_assert_true (error->domain == SILOAM_SCRIPTURE_ERROR);
  else
    g_assert_no_error (error);
  return 0;
}
