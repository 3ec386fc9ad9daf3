/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes SWORD modules for tests, by the same layout that the reader reads. */

#include "module-maker.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "scripture/canon-private.h"
#include "scripture/reference.h"

#define FOLDER "modules/texts/test/"

static gboolean
is_compressed (ModuleMaker *self)
{
  return strstr (self->conf->str, "ModDrv=zText") != NULL;
}

static gboolean
is_wide (ModuleMaker *self)
{
  return strstr (self->conf->str, "Text4\n") != NULL;
}

ModuleMaker *
module_maker_new (const char *id, const char *driver, const char *markup)
{
  ModuleMaker *self = g_new0 (ModuleMaker, 1);

  self->files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->conf = g_string_new (NULL);
  g_string_append_printf (self->conf,
                          "[%s]\nDataPath=./" FOLDER "\nModDrv=%s\nSourceType=%s\n"
                          "Encoding=UTF-8\nCompressType=ZIP\nBlockType=BOOK\n"
                          "Description=A module made by a test\nLang=nl\n",
                          id,
                          driver,
                          markup);
  return self;
}

void
module_maker_free (ModuleMaker *self)
{
  g_hash_table_unref (self->files);
  g_string_free (self->conf, TRUE);
  g_free (self);
}

void
module_maker_set_file (ModuleMaker *self, const char *name, const void *data, gsize length)
{
  g_hash_table_replace (self->files, g_strdup (name), g_bytes_new (data, length));
}

GBytes *
module_maker_get_file (ModuleMaker *self, const char *name)
{
  return g_hash_table_lookup (self->files, name);
}

static gsize
index_of (const SiloamReference *place, guint *testament)
{
  const SiloamCanon *canon = siloam_canon_find ("KJV");
  guint book;
  gsize index = 2;

  *testament = place->book > canon->n_books[0];
  for (book = *testament ? canon->n_books[0] : 0; book + 1 < place->book; book++)
    {
      index += 1 + canon->books[book].n_chapters;
      for (guint i = 0; i < canon->books[book].n_chapters; i++)
        index += canon->verses[canon->books[book].start + i];
    }
  index += 1;
  for (guint chapter = 1; chapter < place->chapter; chapter++)
    index += 1 + canon->verses[canon->books[book].start + chapter - 1];
  return index + place->verse;
}

static void
put_le (GByteArray *bytes, gsize at, guint32 value, guint width)
{
  if (bytes->len < at + width)
    {
      gsize old = bytes->len;

      g_byte_array_set_size (bytes, (guint) (at + width));
      memset (bytes->data + old, 0, at + width - old);
    }
  for (guint i = 0; i < width; i++)
    bytes->data[at + i] = (guint8) (value >> (8 * i));
}

static void
take_file (ModuleMaker *self, const char *name, GByteArray *bytes)
{
  g_autofree char *full = g_strconcat (FOLDER, name, NULL);

  module_maker_set_file (self, full, bytes->data, bytes->len);
  g_byte_array_unref (bytes);
}

static GByteArray *
deflate (const GString *text)
{
  g_autoptr (GConverter) packer =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  GByteArray *packed = g_byte_array_new ();
  gsize n_read, n_written;

  g_byte_array_set_size (packed, (guint) text->len + 1000);
  g_assert_cmpint (g_converter_convert (packer,
                                        text->str,
                                        text->len,
                                        packed->data,
                                        packed->len,
                                        G_CONVERTER_INPUT_AT_END,
                                        &n_read,
                                        &n_written,
                                        NULL),
                   ==,
                   G_CONVERTER_FINISHED);
  g_byte_array_set_size (packed, (guint) n_written);
  return packed;
}

static void
put_record (ModuleMaker *self, GByteArray *records, gsize index, gsize offset, gsize length)
{
  guint block = is_compressed (self) ? 4 : 0;
  guint width = block + 4 + (is_wide (self) ? 4 : 2);

  if (block > 0)
    put_le (records, index * width, 0, 4);
  put_le (records, index * width + block, (guint32) offset, 4);
  put_le (records, index * width + block + 4, (guint32) length, is_wide (self) ? 4 : 2);
}

static void
write_text (ModuleMaker *self, guint testament, GString *text, GByteArray *records)
{
  const char *which = testament == 1 ? "nt" : "ot";
  g_autofree char *blocks_name = g_strconcat (which, ".bzs", NULL);
  g_autofree char *records_name = g_strconcat (which, is_compressed (self) ? ".bzv" : ".vss", NULL);
  g_autofree char *data_name = g_strconcat (which, is_compressed (self) ? ".bzz" : "", NULL);
  GByteArray *data = g_byte_array_new ();

  if (is_compressed (self))
    {
      GByteArray *blocks = g_byte_array_new ();

      g_byte_array_unref (data);
      data = deflate (text);
      put_le (blocks, 0, 0, 4);
      put_le (blocks, 4, data->len, 4);
      put_le (blocks, 8, (guint32) text->len, 4);
      take_file (self, blocks_name, blocks);
    }
  else
    g_byte_array_append (data, (const guint8 *) text->str, (guint) text->len);
  take_file (self, data_name, data);
  take_file (self, records_name, records);
}

void
module_maker_set_verses (ModuleMaker *self, const char *const *verses)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GByteArray *records = g_byte_array_new ();
  guint testament = 0;

  for (guint i = 0; verses[i] != NULL; i += 2)
    {
      SiloamReference place;
      gsize index;

      g_assert_true (siloam_reference_parse (verses[i], "en", SILOAM_NUMBERING_KJV, &place));
      index = index_of (&place, &testament);
      put_record (self, records, index, text->len, strlen (verses[i + 1]));
      g_string_append (text, verses[i + 1]);
    }
  write_text (self, testament, text, records);
}

static void
add_member (struct archive *archive, const char *name, const void *data, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

void
module_maker_write_zip (ModuleMaker *self, const char *path)
{
  struct archive *archive = archive_write_new ();
  GHashTableIter iter;
  gpointer name, bytes;

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  if (self->conf->len > 0)
    add_member (archive, "mods.d/test.conf", self->conf->str, self->conf->len);
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    add_member (archive, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
write_plain (const char *folder, const char *name, const void *data, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
}

void
module_maker_write_folder (ModuleMaker *self, const char *path)
{
  GHashTableIter iter;
  gpointer name, bytes;

  write_plain (path, "mods.d/test.conf", self->conf->str, self->conf->len);
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    write_plain (path, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
