/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever a person points at. The first byte says whether the rest is a file as it is, or the
 * members to make a zip of: no mutation gets the sums right. */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "export/import-private.h"
#include "fuzz.h"

#define MOST_MEMBERS 16
#define ZIP_BYTES (1024 * 1024)

static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data != NULL ? data : "", length);
}

static void
add_member (struct archive *archive, FuzzInput *input)
{
  g_autoptr (GBytes) name = fuzz_take_part (input);
  g_autoptr (GBytes) content = fuzz_take_part (input);
  g_autofree char *path = dup_text (name);
  struct archive_entry *entry = archive_entry_new ();
  gsize length;
  const void *data = g_bytes_get_data (content, &length);

  archive_entry_set_pathname (entry, path);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  if (path[0] != '\0' && archive_write_header (archive, entry) >= ARCHIVE_WARN)
    archive_write_data (archive, data, length);
  archive_entry_free (entry);
}

static GBytes *
make_zip (FuzzInput *input)
{
  struct archive *archive = archive_write_new ();
  g_autofree char *zip = g_malloc (ZIP_BYTES);
  size_t used = 0;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, zip, ZIP_BYTES, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < MOST_MEMBERS && input->left > 0; i++)
    add_member (archive, input);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new (zip, used);
}

static void
check_name (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) peeked = siloam_import_source_peek (source, name, 16);
  g_autofree char *text = siloam_import_source_read_text (source, name, NULL);
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (name[0] != '/');
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_true (parts[i][0] != '\0' && !g_str_equal (parts[i], ".."));
  g_assert_cmpuint (g_bytes_get_size (peeked), <=, 16);
  g_assert_true ((text != NULL) == siloam_import_source_is_readable (source, name));
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\r'));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzInput input = fuzz_input (data, size);
  gboolean whole = fuzz_take_byte (&input) % 2 == 0;
  g_autoptr (GBytes) bytes = whole ? fuzz_take_rest (&input) : make_zip (&input);
  g_autofree char *path = fuzz_path ("source");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamImportSource) source = NULL;
  GPtrArray *names;

  fuzz_write (path, bytes);
  source = siloam_import_source_open (path, NULL, &error);
  g_assert_true ((source != NULL) == (error == NULL));
  if (source == NULL)
    {
      g_assert_true (error->domain == SILOAM_IMPORT_ERROR);
      return 0;
    }
  names = siloam_import_source_get_names (source);
  for (guint i = 0; i < names->len; i++)
    check_name (source, g_ptr_array_index (names, i));
  return 0;
}
