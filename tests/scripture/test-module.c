/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Modules as they come: of every kind that is read, damaged, hostile, and refused with a reason. */

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "module-maker.h"
#include "scripture/error.h"
#include "scripture/library.h"

typedef struct
{
  char *folder;
  char *zip;
  SiloamLibrary *library;
} Fixture;

static const char *const verses[] = { "John.3.16", "Een <b>verzonnen</b> regel.",
                                      "John.3.17", "De regel daarna.",
                                      "Rev.22.21", "De laatste.",
                                      NULL };

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *bibles = NULL;

  f->folder = g_dir_make_tmp ("siloam-module-XXXXXX", NULL);
  f->zip = g_build_filename (f->folder, "module.zip", NULL);
  bibles = g_build_filename (f->folder, "bibles", NULL);
  f->library = siloam_library_new (bibles);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *leaf;

  while (folder != NULL && (leaf = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, leaf, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  siloam_library_free (f->library);
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->zip);
}

static guint
count_files (Fixture *f)
{
  g_autofree char *bibles = g_build_filename (f->folder, "bibles", NULL);
  g_autoptr (GDir) folder = g_dir_open (bibles, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* And leaves nothing behind. */
static void
assert_refused (Fixture *f, SiloamScriptureError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = siloam_library_import (f->library, f->zip, NULL, NULL, NULL, NULL, &error);

  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, (int) code);
  g_assert_null (id);
  g_assert_cmpuint (count_files (f), ==, 0);
}

static void
assert_verse (SiloamLibrary *library, const char *id, const char *osis, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamBible) bible = siloam_library_open (library, id, &error);
  g_autoptr (SiloamExcerpt) excerpt = NULL;
  g_autofree char *text = NULL;
  SiloamReference reference;

  g_assert_no_error (error);
  g_assert_true (siloam_reference_parse (osis, "en", SILOAM_NUMBERING_KJV, &reference));
  excerpt = siloam_bible_fetch (bible, &reference, &error);
  g_assert_no_error (error);
  text = siloam_excerpt_dup_text (excerpt);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_driver (Fixture *f, gconstpointer driver)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", driver, "OSIS");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  module_maker_set_verses (maker, verses);
  module_maker_write_zip (maker, f->zip);
  id = siloam_library_import (f->library, f->zip, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "Test");
  assert_verse (f->library, id, "John 3:16", "Een verzonnen regel.");
  assert_verse (f->library, id, "John 3:16-17", "Een verzonnen regel. De regel daarna.");
  assert_verse (f->library, id, "Rev 22:21", "De laatste.");
}

static void
test_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");
  g_autofree char *folder = g_build_filename (f->folder, "sword", NULL);
  g_autofree char *id = NULL;

  module_maker_set_verses (maker, verses);
  module_maker_write_folder (maker, folder);
  id = siloam_library_import (f->library, folder, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (id, ==, "Test");
  assert_verse (f->library, id, "John 3:17", "De regel daarna.");
}

static void
test_latin (Fixture *f, gconstpointer data)
{
  static const char *const latin[] = { "John.3.16", "Hebree\353n \223zei\224", NULL };
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "RawText", "Plaintext");
  char *encoding = strstr (maker->conf->str, "Encoding=UTF-8\n");
  g_autofree char *id = NULL;

  g_string_erase (maker->conf, encoding - maker->conf->str, (gssize) strlen ("Encoding=UTF-8\n"));
  module_maker_set_verses (maker, latin);
  module_maker_write_zip (maker, f->zip);
  id = siloam_library_import (f->library, f->zip, NULL, NULL, NULL, NULL, NULL);
  assert_verse (f->library, id, "John 3:16", "Hebreeën “zei”");
}

/* A conf that says something else, and what comes of it. */
static void
assert_conf_refused (Fixture *f, const char *from, const char *to, SiloamScriptureError code)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");

  module_maker_set_verses (maker, verses);
  g_assert_cmpuint (g_string_replace (maker->conf, from, to, 1), ==, 1);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, code);
}

static void
test_enciphered (Fixture *f, gconstpointer data)
{
  assert_conf_refused (f, "Lang=nl\n", "CipherKey=\n", SILOAM_SCRIPTURE_ERROR_ENCIPHERED);
}

static void
test_lzss (Fixture *f, gconstpointer data)
{
  assert_conf_refused (f, "CompressType=ZIP\n", "", SILOAM_SCRIPTURE_ERROR_UNSUPPORTED);
  assert_conf_refused (f,
                       "CompressType=ZIP",
                       "CompressType=XZ",
                       SILOAM_SCRIPTURE_ERROR_UNSUPPORTED);
}

static void
test_not_bible (Fixture *f, gconstpointer data)
{
  assert_conf_refused (f, "ModDrv=zText", "ModDrv=zCom", SILOAM_SCRIPTURE_ERROR_NOT_BIBLE);
  assert_conf_refused (f, "Lang=nl", "Category=Glossaries", SILOAM_SCRIPTURE_ERROR_NOT_BIBLE);
}

static void
test_unknown_layout (Fixture *f, gconstpointer data)
{
  assert_conf_refused (f, "Lang=nl", "Versification=Klingon", SILOAM_SCRIPTURE_ERROR_UNSUPPORTED);
  assert_conf_refused (f, "Encoding=UTF-8", "Encoding=SCSU", SILOAM_SCRIPTURE_ERROR_UNSUPPORTED);
}

static void
test_conf_path (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "DataPath=/etc/",
                                       "DataPath=./modules/../../",
                                       "DataPath=modules\\texts",
                                       "DataPath=../modules/x",
                                       "DataPath=" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_conf_refused (f,
                         "DataPath=./modules/texts/test/",
                         paths[i],
                         SILOAM_SCRIPTURE_ERROR_UNSAFE);
}

static void
test_conf_id (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = { "[../x]", "[]", "[a/b]", "[.hidden]", "[a b]", "nothing" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_conf_refused (f, "[Test]", ids[i], SILOAM_SCRIPTURE_ERROR_NOT_MODULE);
}

static void
test_conf_size (Fixture *f, gconstpointer data)
{
  g_autofree char *long_line = g_strnfill (300 * 1024, 'x');

  assert_conf_refused (f, "Lang=nl", long_line, SILOAM_SCRIPTURE_ERROR_TOO_LARGE);
}

static void
test_names (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "../evil",
                                       "modules/../../evil",
                                       "/etc/evil",
                                       "modules\\..\\evil",
                                       "C:/evil" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");

      module_maker_set_verses (maker, verses);
      module_maker_set_file (maker, names[i], "x", 1);
      module_maker_write_zip (maker, f->zip);
      assert_refused (f, SILOAM_SCRIPTURE_ERROR_UNSAFE);
    }
}

static void
test_link (Fixture *f, gconstpointer data)
{
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (archive);
  archive_write_open_filename (archive, f->zip);
  archive_entry_set_pathname (entry, "modules/link");
  archive_entry_set_filetype (entry, AE_IFLNK);
  archive_entry_set_symlink (entry, "/etc/passwd");
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_UNSAFE);
}

static void
test_bomb (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");
  gsize size = 20 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);

  module_maker_set_file (maker, "modules/texts/test/ot.bzz", zeros, size);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_TOO_LARGE);
}

static void
put_le32 (guint8 *at, guint32 value)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8) (value >> (8 * i));
}

/* One number in the tables of a good module is another one. */
static void
assert_table_refused (Fixture *f,
                      const char *name,
                      gsize from_end,
                      guint32 value,
                      SiloamScriptureError code)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText4", "OSIS");
  g_autofree guint8 *table = NULL;
  gsize length;
  GBytes *bytes;

  module_maker_set_verses (maker, verses);
  bytes = module_maker_get_file (maker, name);
  table = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  put_le32 (table + length - from_end, value);
  module_maker_set_file (maker, name, table, length);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, code);
}

static void
test_tables (Fixture *f, gconstpointer data)
{
  const guint32 wrong[] = { 1, 100000, 0x7fffffff, 0xffffffff };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *blocks = "modules/texts/test/nt.bzs";
      const char *records = "modules/texts/test/nt.bzv";

      assert_table_refused (f, blocks, 12, wrong[i], SILOAM_SCRIPTURE_ERROR_DAMAGED);
      assert_table_refused (f, blocks, 8, wrong[i], SILOAM_SCRIPTURE_ERROR_DAMAGED);
      assert_table_refused (f, records, 12, wrong[i], SILOAM_SCRIPTURE_ERROR_DAMAGED);
      if (wrong[i] > 1)
        assert_table_refused (f, records, 8, wrong[i], SILOAM_SCRIPTURE_ERROR_DAMAGED);
      if (wrong[i] > 1)
        assert_table_refused (f, records, 4, wrong[i], SILOAM_SCRIPTURE_ERROR_DAMAGED);
    }
  assert_table_refused (f,
                        "modules/texts/test/nt.bzs",
                        4,
                        0x7fffffff,
                        SILOAM_SCRIPTURE_ERROR_TOO_LARGE);
  assert_table_refused (f, "modules/texts/test/nt.bzs", 4, 10, SILOAM_SCRIPTURE_ERROR_DAMAGED);
}

/* Every verse is the whole of a large block: small in the zip, endless when read. */
static void
test_overlap (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText4", "OSIS");
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'x');
  const char *const long_verse[] = { "Rev.22.21", long_text, NULL };
  g_autofree guint8 *table = NULL;
  gsize length;
  GBytes *bytes;

  module_maker_set_verses (maker, long_verse);
  bytes = module_maker_get_file (maker, "modules/texts/test/nt.bzv");
  table = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  for (gsize i = 0; i + 12 <= length; i += 12)
    put_le32 (table + i + 8, 1024 * 1024);
  module_maker_set_file (maker, "modules/texts/test/nt.bzv", table, length);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_TOO_LARGE);
}

static void
test_missing_file (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");

  module_maker_set_verses (maker, verses);
  g_hash_table_remove (maker->files, "modules/texts/test/nt.bzz");
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_DAMAGED);
  g_hash_table_remove_all (maker->files);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_DAMAGED);
}

static void
test_not_zip (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");

  assert_refused (f, SILOAM_SCRIPTURE_ERROR_MISSING);
  g_assert_true (g_file_set_contents (f->zip, "not a zip at all", -1, NULL));
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_NOT_MODULE);
  g_assert_true (g_file_set_contents (f->zip, "", -1, NULL));
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_NOT_MODULE);
  g_string_truncate (maker->conf, 0);
  module_maker_set_file (maker, "holiday.jpg", "x", 1);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_NOT_MODULE);
}

/* Cut anywhere, flipped anywhere: an error or a Bible, never a crash. */
static void
test_damage (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");
  g_autofree char *whole = NULL;
  gsize length;

  module_maker_set_verses (maker, verses);
  module_maker_write_zip (maker, f->zip);
  g_assert_true (g_file_get_contents (f->zip, &whole, &length, NULL));
  for (gsize i = 0; i < length; i += 1 + length / 150)
    {
      g_autofree char *cut = NULL;
      g_autofree char *flipped = NULL;

      g_assert_true (g_file_set_contents (f->zip, whole, (gssize) i, NULL));
      cut = siloam_library_import (f->library, f->zip, NULL, NULL, NULL, NULL, NULL);
      whole[i] ^= 0x41;
      g_assert_true (g_file_set_contents (f->zip, whole, (gssize) length, NULL));
      flipped = siloam_library_import (f->library, f->zip, NULL, NULL, NULL, NULL, NULL);
      whole[i] ^= 0x41;
    }
  g_assert_cmpuint (count_files (f), <=, 2);
}

static void
test_several (Fixture *f, gconstpointer data)
{
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");
  g_autoptr (GString) other = g_string_new (maker->conf->str);
  g_autofree char *id = NULL;

  module_maker_set_verses (maker, verses);
  g_string_replace (other, "[Test]", "[Test2]", 1);
  module_maker_set_file (maker, "mods.d/other.conf", other->str, other->len);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_WHICH);
  id = siloam_library_import (f->library, f->zip, "Test2", NULL, NULL, NULL, NULL);
  g_assert_cmpstr (id, ==, "Test2");
}

static void
test_greek_psalms (Fixture *f, gconstpointer data)
{
  static const char *const psalms[] = { "Ps.50.2", "toen Nathan tot hem kwam, na Bathséba", NULL };
  g_autoptr (ModuleMaker) maker = module_maker_new ("Test", "zText", "OSIS");

  module_maker_set_verses (maker, psalms);
  module_maker_write_zip (maker, f->zip);
  assert_refused (f, SILOAM_SCRIPTURE_ERROR_UNSUPPORTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, data, function)                                                                  \
  g_test_add ("/scripture/module/" name, Fixture, data, set_up, function, tear_down)
  ADD ("ztext-is-read", "zText", test_driver);
  ADD ("ztext4-is-read", "zText4", test_driver);
  ADD ("rawtext-is-read", "RawText", test_driver);
  ADD ("rawtext4-is-read", "RawText4", test_driver);
  ADD ("an-installed-folder-is-read", NULL, test_folder);
  ADD ("latin-script-of-windows-is-read", NULL, test_latin);
  ADD ("an-enciphered-module-is-refused", NULL, test_enciphered);
  ADD ("another-compression-is-refused", NULL, test_lzss);
  ADD ("what-is-no-bible-is-refused", NULL, test_not_bible);
  ADD ("an-unknown-layout-is-refused", NULL, test_unknown_layout);
  ADD ("a-conf-that-points-outside-is-refused", NULL, test_conf_path);
  ADD ("a-conf-without-a-usable-name-is-refused", NULL, test_conf_id);
  ADD ("an-endless-conf-is-refused", NULL, test_conf_size);
  ADD ("a-name-that-points-outside-is-refused", NULL, test_names);
  ADD ("a-link-is-refused", NULL, test_link);
  ADD ("a-bomb-is-refused", NULL, test_bomb);
  ADD ("a-table-that-lies-is-refused", NULL, test_tables);
  ADD ("verses-that-overlap-do-not-fill-the-disk", NULL, test_overlap);
  ADD ("a-module-without-its-files-is-refused", NULL, test_missing_file);
  ADD ("what-is-no-zip-is-refused", NULL, test_not_zip);
  ADD ("damage-anywhere-never-crashes", NULL, test_damage);
  ADD ("of-several-bibles-one-must-be-chosen", NULL, test_several);
  ADD ("greek-psalm-numbers-are-refused", NULL, test_greek_psalms);
#undef ADD
  return g_test_run ();
}
