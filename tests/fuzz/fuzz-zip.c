/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A zip that was downloaded, into a library: looked at, imported, read and searched. The first byte
 * says whether the rest is a zip, or the members to make one of: no mutation gets the sums right.
 */

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fuzz.h"
#include "scripture/error.h"
#include "scripture/library.h"

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
check_error (gboolean done, const GError *error)
{
  g_assert_true (done == (error == NULL));
  if (error != NULL)
    g_assert_true (error->domain == SILOAM_SCRIPTURE_ERROR &&
                   g_utf8_validate (error->message, -1, NULL));
}

static void
look_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = siloam_library_look_at (path, NULL, &error);

  check_error (found != NULL, error);
}

static void
check_excerpt (SiloamBible *bible, guint8 book)
{
  const SiloamReference whole = { book, SILOAM_NUMBERING_NLD, 1, 0, 1, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamExcerpt) excerpt = siloam_bible_fetch (bible, &whole, &error);
  g_autofree char *text = NULL;

  check_error (excerpt != NULL, error);
  if (excerpt == NULL)
    return;
  g_assert_cmpuint (excerpt->verses->len, >=, 1);
  text = siloam_excerpt_dup_text (excerpt);
  fuzz_check_line (text);
}

static void
check_search (SiloamBible *bible)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits =
      siloam_bible_search (bible, "de a", SILOAM_SEARCH_PREFIX, 20, &error);

  check_error (hits != NULL, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const SiloamVerseHit *hit = g_ptr_array_index (hits, i);
      gsize length = strlen (hit->verse.text);

      for (guint k = 0; k < hit->highlights->len; k++)
        {
          const SiloamHighlight *mark = &g_array_index (hit->highlights, SiloamHighlight, k);

          g_assert_cmpuint (mark->start, <, mark->end);
          g_assert_cmpuint (mark->end, <=, length);
        }
    }
}

static void
read_back (SiloamLibrary *library, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamBible) bible = siloam_library_open (library, id, &error);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_no_error (error);
  for (guint8 book = 1; book <= 66; book += 13)
    check_excerpt (bible, book);
  check_search (bible);
  g_clear_pointer (&bible, siloam_bible_free);
  list = siloam_library_list (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (siloam_library_remove (library, id, &error));
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzInput input = fuzz_input (data, size);
  gboolean whole = fuzz_take_byte (&input) % 2 == 0;
  g_autoptr (GBytes) zip = whole ? fuzz_take_rest (&input) : make_zip (&input);
  g_autofree char *path = fuzz_path ("module.zip");
  g_autofree char *bibles = fuzz_path ("bibles");
  g_autoptr (SiloamLibrary) library = siloam_library_new (bibles);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  fuzz_write (path, zip);
  look_at (path);
  id = siloam_library_import (library, path, NULL, NULL, NULL, NULL, &error);
  check_error (id != NULL, error);
  if (id != NULL)
    read_back (library, id);
  g_assert_cmpuint (count_files (bibles), ==, 0);
  return 0;
}
