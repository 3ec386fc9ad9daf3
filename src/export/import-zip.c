/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The zip of a source, read through once: what could hold words is kept in memory, the rest is only
 * listed. Its directory is not believed: bytes are counted as they come, and a zip that was made to
 * fill a memory is refused while it tries. Nothing is ever unpacked to a disk. */

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "export/import-source-private.h"

#define BLOCK_BYTES 16384
/* The directory at the end of the zip; 200,000 names are less. */
#define MAX_DIRECTORY_BYTES (32u * 1024 * 1024)
/* Text shrinks five to ten times, a diary with empty days perhaps fiftyfold. */
#define MAX_RATIO 200
#define RATIO_FREE_BYTES (16u * 1024 * 1024)

typedef struct
{
  SiloamImportSource *source;
  struct archive *archive;
  gint64 at;
  gint64 size;
  guint64 directory_bytes;
  gboolean in_directory; /* until the first header */
  guint n_members;
  guint8 block[BLOCK_BYTES];
} ZipReader;

static la_ssize_t
read_block (struct archive *archive, void *data, const void **block)
{
  ZipReader *reader = data;
  ssize_t count;

  *block = reader->block;
  if (reader->in_directory && reader->directory_bytes > MAX_DIRECTORY_BYTES)
    {
      archive_set_error (archive, EFBIG, "too long a directory");
      return ARCHIVE_FATAL;
    }
  do
    count = pread (reader->source->fd, reader->block, BLOCK_BYTES, reader->at);
  while (count < 0 && errno == EINTR);
  if (count < 0)
    archive_set_error (archive, errno, "it cannot be read");
  if (count < 0)
    return ARCHIVE_FATAL;
  reader->at += count;
  reader->directory_bytes += (guint64) count;
  return count;
}

static la_int64_t
seek_block (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  ZipReader *reader = data;
  gint64 from = whence == SEEK_CUR ? reader->at : whence == SEEK_END ? reader->size : 0;
  gint64 to;

  if (__builtin_add_overflow (from, offset, &to) || to < 0)
    return ARCHIVE_FATAL;
  reader->at = MIN (to, reader->size);
  return reader->at;
}

static gboolean
refuse_damaged (GError **error)
{
  return siloam_source_refuse (SILOAM_IMPORT_ERROR_DAMAGED, "this zip is damaged", error);
}

static gboolean
refuse_bomb (GError **error)
{
  return siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                               "this zip is made to fill the memory",
                               error);
}

/* Zips of Windows have their own slashes. NULL for a name that points out of the zip. */
static char *
clean_name (const char *path)
{
  g_autofree char *plain = g_utf8_make_valid (path, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  g_strdelimit (plain, "\\", '/');
  if (plain[0] == '/' || (g_ascii_isalpha (plain[0]) && plain[1] == ':'))
    return NULL;
  parts = g_strsplit (plain, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        return NULL;
      if (parts[i][0] == '\0' || g_str_equal (parts[i], "."))
        continue;
      g_string_append_printf (clean, "%s%s", clean->len > 0 ? "/" : "", parts[i]);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static gboolean
is_junk (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (siloam_source_is_junk (parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
could_hold_words (const char *name)
{
  static const char *const suffixes[] = {
    ".json", ".jsonl",   ".txt", ".md",  ".markdown", ".text",   ".xml",  ".plist",    ".doentry",
    ".html", ".htm",     ".yml", ".csv", ".yaml",     ".diary",  ".db",   ".journal",  ".jrnl",
    ".log",  ".sqlite3", ".rst", ".org", ".asc",      ".sqlite", ".opml", ".encrypted"
  };
  const char *leaf = siloam_import_leaf (name);

  if (strchr (leaf, '.') == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (siloam_import_has_suffix (leaf, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Other ways of packing need memory by the gigabyte, or can be made to. */
static gboolean
is_packed_plainly (ZipReader *reader)
{
  const char *how = archive_format_name (reader->archive);

  return how != NULL &&
         (strstr (how, "(uncompressed)") != NULL || strstr (how, "(deflation)") != NULL);
}

static gboolean
count_bytes (ZipReader *reader, gsize member, gsize more, GError **error)
{
  SiloamImportSource *source = reader->source;

  if (!siloam_source_count (source, more, error))
    return FALSE;
  if (member + more > SILOAM_IMPORT_MAX_FILE)
    return siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                                 "a file in this zip is larger than any diary",
                                 error);
  if (source->bytes > RATIO_FREE_BYTES && source->bytes / MAX_RATIO > (guint64) reader->size)
    return refuse_bomb (error);
  return TRUE;
}

static GBytes *
read_member (ZipReader *reader, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];

  for (;;)
    {
      la_ssize_t count = archive_read_data (reader->archive, buffer, sizeof buffer);

      if (count < 0)
        {
          refuse_damaged (error);
          return NULL;
        }
      if (count == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (!count_bytes (reader, bytes->len, (gsize) count, error) ||
          g_cancellable_set_error_if_cancelled (reader->source->cancellable, error))
        return NULL;
      g_byte_array_append (bytes, buffer, (guint) count);
    }
}

static gboolean
keep_words (ZipReader *reader,
            SiloamSourceMember *member,
            struct archive_entry *entry,
            GError **error)
{
  if (archive_entry_is_encrypted (entry))
    return siloam_source_refuse (
        SILOAM_IMPORT_ERROR_ENCIPHERED,
        "this zip has a password of its own; unpack it and choose the folder",
        error);
  if (!is_packed_plainly (reader))
    return siloam_source_refuse (
        SILOAM_IMPORT_ERROR_ENCIPHERED,
        "this zip is packed in a rare way; unpack it and choose the folder",
        error);
  member->bytes = read_member (reader, error);
  if (member->bytes == NULL)
    return FALSE;
  member->size = g_bytes_get_size (member->bytes);
  return TRUE;
}

static gboolean
is_plain_file (struct archive_entry *entry)
{
  return archive_entry_filetype (entry) == AE_IFREG && archive_entry_symlink (entry) == NULL &&
         archive_entry_hardlink (entry) == NULL;
}

static gboolean
add_member (ZipReader *reader, const char *name, struct archive_entry *entry, GError **error)
{
  SiloamSourceMember *member = NULL;

  if (is_plain_file (entry) && siloam_import_leaf (name)[0] != '.')
    member = siloam_source_add (reader->source, name);
  if (member == NULL)
    {
      siloam_source_tell (reader->source, name);
      return TRUE;
    }
  member->size = (guint64) MAX (archive_entry_size (entry), 0);
  member->dated = archive_entry_mtime_is_set (entry) != 0;
  member->modified = archive_entry_mtime (entry);
  return !could_hold_words (name) || keep_words (reader, member, entry, error);
}

static gboolean
read_entry (ZipReader *reader, struct archive_entry *entry, GError **error)
{
  const char *path = archive_entry_pathname (entry);
  g_autofree char *name = path != NULL ? clean_name (path) : g_strdup ("?");

  if (++reader->n_members > SILOAM_IMPORT_MAX_FILES)
    return siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                                 "this zip holds far more files than a diary",
                                 error);
  if (name == NULL)
    return siloam_source_refuse (SILOAM_IMPORT_ERROR_UNSAFE,
                                 "this zip holds a name that points outside itself",
                                 error);
  if (archive_entry_filetype (entry) == AE_IFDIR || is_junk (name))
    return TRUE;
  return add_member (reader, name, entry, error);
}

static gboolean
read_entries (ZipReader *reader, GError **error)
{
  for (;;)
    {
      struct archive_entry *entry = NULL;
      int status = archive_read_next_header (reader->archive, &entry);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status < ARCHIVE_WARN && archive_errno (reader->archive) == EFBIG)
        return refuse_bomb (error);
      if (status < ARCHIVE_WARN)
        return refuse_damaged (error);
      reader->in_directory = FALSE;
      if (g_cancellable_set_error_if_cancelled (reader->source->cancellable, error) ||
          !read_entry (reader, entry, error))
        return FALSE;
    }
}

static gboolean
read_through (ZipReader *reader, GError **error)
{
  struct archive *archive = archive_read_new ();
  gboolean done;

  reader->archive = archive;
  /* Only by its directory: a stream could be searched without end. */
  archive_read_support_format_zip_seekable (archive);
  archive_read_set_callback_data (archive, reader);
  archive_read_set_read_callback (archive, read_block);
  archive_read_set_seek_callback (archive, seek_block);
  done = archive_read_open1 (archive) == ARCHIVE_OK ? read_entries (reader, error)
                                                    : refuse_damaged (error);
  archive_read_free (archive);
  return done;
}

/* libarchive gives names in the encoding of the locale, which may have no letter for them. */
gboolean
siloam_source_read_zip (SiloamImportSource *self, GError **error)
{
  g_autofree ZipReader *reader = g_new0 (ZipReader, 1);
  locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  locale_t before = utf8 != (locale_t) 0 ? uselocale (utf8) : (locale_t) 0;
  gboolean done;

  reader->source = self;
  reader->in_directory = TRUE;
  reader->size = lseek (self->fd, 0, SEEK_END);
  done = read_through (reader, error);
  if (utf8 != (locale_t) 0)
    {
      uselocale (before);
      freelocale (utf8);
    }
  return done;
}
