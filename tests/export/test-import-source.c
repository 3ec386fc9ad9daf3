/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person points at: files, folders and zips, and what is refused in them. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/import-source.h"
#include "import-facts.h"

static char *
path_of (const char *name)
{
  return g_build_filename (import_facts_folder (), name, NULL);
}

static void
write_file (const char *name, const char *content)
{
  g_autofree char *path = path_of (name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static SiloamImportSource *
open_source (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;
  SiloamImportSource *source = siloam_import_source_open (path, NULL, &error);

  g_assert_no_error (error);
  return source;
}

static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (names, i));
  return g_string_free (text, FALSE);
}

static void
assert_names (SiloamImportSource *source, const char *names, const char *refused)
{
  g_autofree char *found = join (siloam_import_source_get_names (source));
  g_autofree char *told = join (siloam_import_source_get_refused (source));

  g_assert_cmpstr (found, ==, names);
  g_assert_cmpstr (told, ==, refused);
}

static void
assert_refused (const char *name, SiloamImportError code)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;

  g_assert_null (siloam_import_source_open (path, NULL, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, (int) code);
}

static void
test_file (void)
{
  g_autoptr (SiloamImportSource) source = NULL;

  write_file ("alone.txt", "een");
  source = open_source ("alone.txt");
  assert_names (source, "alone.txt", "");
}

static void
test_folder (void)
{
  g_autoptr (SiloamImportSource) source = NULL;

  write_file ("folder/b.md", "een");
  write_file ("folder/2019/01/01.txt", "twee");
  write_file ("folder/.git/config", "niet");
  write_file ("folder/.DS_Store", "niet");
  source = open_source ("folder");
  assert_names (source, "2019/01/01.txt b.md", "");
}

static void
test_hidden (void)
{
  g_autoptr (SiloamImportSource) source = NULL;

  write_file ("hidden/.geheim.md", "een");
  write_file ("hidden/a.md", "een");
  source = open_source ("hidden");
  assert_names (source, "a.md", ".geheim.md");
}

static void
test_links (void)
{
  g_autofree char *file_link = NULL;
  g_autofree char *folder_link = NULL;
  g_autoptr (SiloamImportSource) source = NULL;

  write_file ("links/a.md", "een");
  write_file ("elsewhere/b.md", "twee");
  file_link = path_of ("links/file");
  folder_link = path_of ("links/folder");
  g_assert_cmpint (symlink ("../elsewhere/b.md", file_link), ==, 0);
  g_assert_cmpint (symlink ("..", folder_link), ==, 0);
  source = open_source ("links");
  assert_names (source, "a.md", "file folder");
}

/* A file that becomes a link while we look at it. */
static void
test_swapped (void)
{
  g_autofree char *path = NULL;
  g_autoptr (SiloamImportSource) source = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  write_file ("swapped/a.md", "een");
  write_file ("elsewhere/b.md", "twee");
  path = path_of ("swapped/a.md");
  source = open_source ("swapped");
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (symlink ("../elsewhere/b.md", path), ==, 0);
  bytes = siloam_import_source_read (source, "a.md", &error);
  g_assert_null (bytes);
  g_assert_true (error->domain == G_IO_ERROR);
}

static void
test_pipe (void)
{
  g_autofree char *path = NULL;
  g_autoptr (SiloamImportSource) source = NULL;

  write_file ("pipes/a.md", "een");
  path = path_of ("pipes/pipe");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  source = open_source ("pipes");
  assert_names (source, "a.md", "pipe");
}

static void
test_pipe_alone (void)
{
  g_autofree char *path = path_of ("pipe");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused ("pipe", SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT);
}

static void
test_device (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (siloam_import_source_open ("/dev/zero", NULL, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT);
}

static void
test_missing (void)
{
  g_autofree char *path = path_of ("nothing");
  g_autoptr (GError) error = NULL;

  g_assert_null (siloam_import_source_open (path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new ("deep");
  g_autofree char *name = NULL;
  g_autoptr (SiloamImportSource) source = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "/d");
  name = g_strconcat (deep->str, "/a.md", NULL);
  write_file (name, "een");
  source = open_source ("deep");
  g_assert_cmpuint (siloam_import_source_get_names (source)->len, ==, 0);
  g_assert_cmpuint (siloam_import_source_get_refused (source)->len, ==, 1);
}

static void
test_stopped (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  write_file ("stopped/a.md", "een");
  path = path_of ("stopped");
  g_cancellable_cancel (cancellable);
  g_assert_null (siloam_import_source_open (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_zip (void)
{
  g_autofree char *path = path_of ("plain.zip");
  g_autoptr (SiloamImportSource) source = NULL;
  g_autofree char *text = NULL;

  import_facts_write_zip (path,
                          "Dagböek.json",
                          "{}",
                          "photos/een.jpeg",
                          "geen foto",
                          "__MACOSX/._x",
                          "",
                          ".geheim",
                          "",
                          "los",
                          "x",
                          NULL);
  source = open_source ("plain.zip");
  assert_names (source, "Dagböek.json los photos/een.jpeg", ".geheim");
  text = siloam_import_source_read_text (source, "Dagböek.json", NULL);
  g_assert_cmpstr (text, ==, "{}");
}

static void
test_zip_media (void)
{
  g_autofree char *path = path_of ("media.zip");
  g_autoptr (SiloamImportSource) source = NULL;

  import_facts_write_zip (path, "een.jpeg", "geen foto", NULL);
  source = open_source ("media.zip");
  g_assert_true (siloam_import_source_has (source, "een.jpeg"));
  g_assert_false (siloam_import_source_is_readable (source, "een.jpeg"));
}

static void
test_zip_date (void)
{
  g_autofree char *path = path_of ("dated.zip");
  g_autoptr (SiloamImportSource) source = NULL;
  g_autoptr (GDateTime) modified = NULL;

  import_facts_write_zip (path, "a.md", "een", NULL);
  source = open_source ("dated.zip");
  modified = siloam_import_source_dup_modified (source, "a.md");
  g_assert_cmpint (g_date_time_to_unix (modified), ==, 1546300800);
}

static void
test_zip_twice (void)
{
  g_autofree char *path = path_of ("twice.zip");
  g_autoptr (SiloamImportSource) source = NULL;

  import_facts_write_zip (path, "a.md", "een", "./a.md", "twee", NULL);
  source = open_source ("twice.zip");
  assert_names (source, "a.md", "a.md");
}

static void
test_zip_windows (void)
{
  g_autofree char *path = path_of ("windows.zip");
  g_autoptr (SiloamImportSource) source = NULL;

  import_facts_write_zip (path, "map\\a.md", "een", NULL);
  source = open_source ("windows.zip");
  assert_names (source, "map/a.md", "");
}

static void
test_climbing (gconstpointer name)
{
  g_autofree char *path = path_of ("climbing.zip");

  import_facts_write_zip (path, "a.md", "een", name, "twee", NULL);
  assert_refused ("climbing.zip", SILOAM_IMPORT_ERROR_UNSAFE);
}

static void
test_not_zip (void)
{
  write_file ("no.zip", "PK\3\4 en dan niets");
  assert_refused ("no.zip", SILOAM_IMPORT_ERROR_DAMAGED);
}

static void
test_cut_off (void)
{
  g_autofree char *path = path_of ("whole.zip");
  g_autofree char *part = path_of ("part.zip");
  g_autofree char *bytes = NULL;
  gsize length;

  import_facts_write_zip (path, "a.json", "{\"a\": \"een tekst van enige lengte\"}", NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 4; cut < length; cut++)
    {
      g_assert_true (g_file_set_contents (part, bytes, (gssize) cut, NULL));
      assert_refused ("part.zip", SILOAM_IMPORT_ERROR_DAMAGED);
    }
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *text;
} Encoding;

#define BYTES(text) text, sizeof text - 1

static const Encoding encodings[] = {
  { "UTF-8", BYTES ("caf\xc3\xa9"), "café" },
  { "a byte order mark",
    BYTES ("\xef\xbb\xbf"
           "caf\xc3\xa9"),
    "café" },
  { "UTF-16 of Windows",
    BYTES ("\xff\xfe"
           "c\0\xe9\0\x3d\xd8\x3f\xde"),
    "cé😿" },
  { "UTF-16 the other way", BYTES ("\xfe\xff\0c\0\xe9"), "cé" },
  { "half a pair",
    BYTES ("\xff\xfe"
           "c\0\x3d\xd8"),
    "c�" },
  { "a byte too many",
    BYTES ("\xff\xfe"
           "c\0d"),
    "c�" },
  { "Windows 1252", BYTES ("caf\xe9 \x80 5 \x93q\x94 \x81"), "café € 5 “q” �" },
  { "one bad byte among good ones", BYTES ("\xc3\xa9\xc3\xa9 \xff \xc3\xa9"), "éé � é" },
  { "a text cut off in a letter", BYTES ("\xc3\xa9\xc3\xa9\xe2\x82"), "éé��" },
  { "line ends", BYTES ("a\r\nb\rc\nd\r"), "a\nb\nc\nd\n" },
  { "a row of NUL bytes", BYTES ("a\0\0\0b"), "a�b" },
  { "nothing", BYTES (""), "" },
};

static void
test_encoding (gconstpointer data)
{
  const Encoding *encoding = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (encoding->bytes, encoding->length);
  g_autofree char *text = siloam_import_decode_text (bytes);

  g_assert_cmpstr (text, ==, encoding->text);
}

static void
test_one_line (void)
{
  g_autofree char *line = siloam_import_one_line (" a\r\nb\x1b[2J\xc2\x85\xe2\x80\xa8\xff ");

  g_assert_cmpstr (line, ==, "a  b [2J  \xef\xbf\xbd");
}

static void
add_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *words = g_strdelimit (g_strdup (encodings[i].name), " ", '-');
      g_autofree char *path = g_strdup_printf ("/import/text/%s-is-read", words);

      g_test_add_data_func (path, &encodings[i], test_encoding);
    }
}

static void
add_zips (void)
{
  g_test_add_func ("/import/source/names-of-a-zip-are-listed-and-words-are-read", test_zip);
  g_test_add_func ("/import/source/pictures-of-a-zip-are-only-listed", test_zip_media);
  g_test_add_func ("/import/source/a-zip-knows-when-a-file-was-changed", test_zip_date);
  g_test_add_func ("/import/source/of-two-files-of-a-name-the-second-is-told", test_zip_twice);
  g_test_add_func ("/import/source/slashes-of-windows-are-slashes", test_zip_windows);
  g_test_add_data_func ("/import/source/a-name-that-climbs-out-is-refused",
                        "../b.md",
                        test_climbing);
  g_test_add_data_func ("/import/source/a-name-that-climbs-out-later-is-refused",
                        "a/../../b.md",
                        test_climbing);
  g_test_add_data_func ("/import/source/a-name-that-climbs-out-on-windows-is-refused",
                        "..\\b.md",
                        test_climbing);
  g_test_add_data_func ("/import/source/an-absolute-name-is-refused", "/tmp/b.md", test_climbing);
  g_test_add_data_func ("/import/source/a-name-with-a-drive-is-refused", "C:\\b.md", test_climbing);
  g_test_add_func ("/import/source/what-only-begins-as-a-zip-is-damaged", test_not_zip);
  g_test_add_func ("/import/source/a-zip-that-was-cut-off-anywhere-is-damaged", test_cut_off);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/source/a-file-has-its-own-name", test_file);
  g_test_add_func ("/import/source/a-folder-has-all-below-it-but-junk", test_folder);
  g_test_add_func ("/import/source/what-is-hidden-is-told", test_hidden);
  g_test_add_func ("/import/source/links-are-told-and-not-followed", test_links);
  g_test_add_func ("/import/source/a-file-that-became-a-link-is-not-followed", test_swapped);
  g_test_add_func ("/import/source/a-pipe-is-told", test_pipe);
  g_test_add_func ("/import/source/a-pipe-alone-is-refused-at-once", test_pipe_alone);
  g_test_add_func ("/import/source/a-device-is-refused", test_device);
  g_test_add_func ("/import/source/what-is-not-there-is-not-found", test_missing);
  g_test_add_func ("/import/source/a-folder-too-deep-is-told", test_depth);
  g_test_add_func ("/import/source/opening-can-be-stopped", test_stopped);
  add_zips ();
  add_encodings ();
  g_test_add_func ("/import/text/a-title-cannot-move-a-cursor", test_one_line);
  return import_facts_run ();
}
