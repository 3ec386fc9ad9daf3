/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person pointed at, opened to be read: one file, a folder, or a zip. Looks at sizes before
 * it reads, never follows a link below what was pointed at, never writes. One thread. */

#include "export/import-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/import-source-private.h"

#define FIRST_BYTES 16

gboolean
siloam_source_refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
refuse_errno (const char *name, GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", name, g_strerror (code));
  return FALSE;
}

static void
free_member (gpointer data)
{
  SiloamSourceMember *member = data;

  g_clear_pointer (&member->bytes, g_bytes_unref);
  g_free (member);
}

static SiloamSourceMember *
find_member (SiloamImportSource *self, const char *name)
{
  return g_hash_table_lookup (self->members, name);
}

SiloamSourceMember *
siloam_source_add (SiloamImportSource *self, const char *name)
{
  SiloamSourceMember *member;

  if (find_member (self, name) != NULL)
    return NULL;
  member = g_new0 (SiloamSourceMember, 1);
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->members, g_strdup (name), member);
  return member;
}

void
siloam_source_tell (SiloamImportSource *self, const char *name)
{
  g_ptr_array_add (self->refused, siloam_import_one_line (name));
}

gboolean
siloam_source_is_junk (const char *leaf)
{
  static const char *const names[] = { ".git",      ".hg",       ".svn",        ".obsidian",
                                       ".trash",    ".stfolder", ".DS_Store",   "__MACOSX",
                                       "Thumbs.db", ".nomedia",  "desktop.ini", ".directory" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (leaf, names[i]) == 0)
      return TRUE;
  return g_str_has_prefix (leaf, "._") || g_str_has_prefix (leaf, ".~") ||
         g_str_has_prefix (leaf, ".Trash-");
}

gboolean
siloam_source_count (SiloamImportSource *self, gsize length, GError **error)
{
  self->bytes += length;
  if (self->bytes <= SILOAM_IMPORT_MAX_TOTAL)
    return TRUE;
  return siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                               "there is more text in it than in any diary",
                               error);
}

/* Stops after so many bytes, whatever the size of the file was said to be. */
static GBytes *
read_descriptor (SiloamImportSource *self, int fd, const char *name, gsize most, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];

  for (;;)
    {
      ssize_t count = pread (fd, buffer, MIN (sizeof buffer, most - bytes->len), bytes->len);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        {
          refuse_errno (name, error);
          return NULL;
        }
      g_byte_array_append (bytes, buffer, (guint) count);
      if (count == 0 || bytes->len == most)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
    }
}

static gboolean
is_read_in_parts (const char *data, gsize length)
{
  return length == FIRST_BYTES && memcmp (data, "SQLite format 3", FIRST_BYTES) == 0;
}

static gboolean
is_zip (const char *data, gsize length)
{
  return length >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0);
}

static gboolean
open_file (SiloamImportSource *self, const struct stat *info, GError **error)
{
  g_autofree char *leaf = g_path_get_basename (self->path);
  g_autofree char *name = g_utf8_make_valid (leaf, -1);
  g_autoptr (GBytes) first = read_descriptor (self, self->fd, name, FIRST_BYTES, error);
  SiloamSourceMember *member;
  gsize length;
  const char *data;

  if (first == NULL)
    return FALSE;
  data = g_bytes_get_data (first, &length);
  if (is_zip (data, length))
    {
      self->kind = SILOAM_SOURCE_ARCHIVE;
      return siloam_source_read_zip (self, error);
    }
  if (info->st_size > SILOAM_IMPORT_MAX_FILE && !is_read_in_parts (data, length))
    return siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                                 "this file is larger than any diary",
                                 error);
  self->kind = SILOAM_SOURCE_FILE;
  member = siloam_source_add (self, name);
  member->size = (guint64) info->st_size;
  member->modified = info->st_mtime;
  member->dated = TRUE;
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
look_inside (SiloamImportSource *self, GError **error)
{
  struct stat info;

  if (fstat (self->fd, &info) != 0)
    return refuse_errno (self->path, error);
  if (S_ISREG (info.st_mode))
    return open_file (self, &info, error);
  if (!S_ISDIR (info.st_mode))
    return siloam_source_refuse (SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                                 "this is neither a file nor a folder",
                                 error);
  self->kind = SILOAM_SOURCE_FOLDER;
  return siloam_source_walk_folder (self, error);
}

/**
 * siloam_import_source_open:
 * @path: a file, a folder or a zip; this one may be a link
 * @cancellable: (nullable): looked at while opening and reading
 *
 * Lists what is there. Of a zip everything that could hold words is read at once.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with `TOO_LARGE`, `UNSAFE`, `DAMAGED`,
 *   `ENCIPHERED`, `UNKNOWN_FORMAT` or a #GIOErrorEnum. Worker threads.
 */
SiloamImportSource *
siloam_import_source_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamImportSource) self = g_new0 (SiloamImportSource, 1);

  self->path = g_strdup (path);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->refused = g_ptr_array_new_with_free_func (g_free);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_member);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  /* A pipe without a writer must not hold us. */
  self->fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (self->fd < 0)
    {
      refuse_errno (path, error);
      return NULL;
    }
  if (!look_inside (self, error))
    return NULL;
  g_ptr_array_sort (self->names, compare_names);
  g_ptr_array_sort (self->refused, compare_names);
  return g_steal_pointer (&self);
}

void
siloam_import_source_free (SiloamImportSource *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->refused);
  g_hash_table_unref (self->members);
  g_free (self->path);
  g_free (self);
}

SiloamSourceKind
siloam_import_source_get_kind (SiloamImportSource *self)
{
  return self->kind;
}

const char *
siloam_import_source_get_path (SiloamImportSource *self)
{
  return self->path;
}

GPtrArray *
siloam_import_source_get_names (SiloamImportSource *self)
{
  return self->names;
}

GPtrArray *
siloam_import_source_get_refused (SiloamImportSource *self)
{
  return self->refused;
}

gboolean
siloam_import_source_has (SiloamImportSource *self, const char *name)
{
  return find_member (self, name) != NULL;
}

gboolean
siloam_import_source_is_readable (SiloamImportSource *self, const char *name)
{
  const SiloamSourceMember *member = find_member (self, name);

  return member != NULL && (self->kind != SILOAM_SOURCE_ARCHIVE || member->bytes != NULL);
}

guint64
siloam_import_source_get_size (SiloamImportSource *self, const char *name)
{
  const SiloamSourceMember *member = find_member (self, name);

  return member != NULL ? member->size : 0;
}

/**
 * siloam_import_source_dup_modified:
 *
 * Returns: (transfer full) (nullable): when the file was changed last, in local time
 */
GDateTime *
siloam_import_source_dup_modified (SiloamImportSource *self, const char *name)
{
  const SiloamSourceMember *member = find_member (self, name);

  if (member == NULL || !member->dated)
    return NULL;
  return g_date_time_new_from_unix_local (member->modified);
}

/* -1 with an error; otherwise a regular file, and the caller closes it. */
static int
open_member (SiloamImportSource *self, const char *name, GError **error)
{
  int fd;

  if (self->kind == SILOAM_SOURCE_FOLDER)
    return siloam_source_open_below (self->fd, name, error);
  fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
  if (fd < 0)
    refuse_errno (name, error);
  return fd;
}

static GBytes *
read_bytes (SiloamImportSource *self, const char *name, gsize most, GError **error)
{
  const SiloamSourceMember *member = find_member (self, name);
  GBytes *bytes;
  int fd;

  if (member != NULL && member->bytes != NULL)
    return g_bytes_new_from_bytes (member->bytes, 0, MIN (most, g_bytes_get_size (member->bytes)));
  if (member == NULL || self->kind == SILOAM_SOURCE_ARCHIVE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: not in this source", name);
      return NULL;
    }
  fd = open_member (self, name, error);
  if (fd < 0)
    return NULL;
  bytes = read_descriptor (self, fd, name, most, error);
  close (fd);
  return bytes;
}

/**
 * siloam_import_source_read:
 * @name: one of the names of the source
 *
 * Returns: (transfer full) (nullable): all its bytes, or %NULL with `TOO_LARGE` or a
 *   #GIOErrorEnum
 */
GBytes *
siloam_import_source_read (SiloamImportSource *self, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gboolean held = self->kind == SILOAM_SOURCE_ARCHIVE;

  if (siloam_import_source_get_size (self, name) > SILOAM_IMPORT_MAX_FILE)
    {
      siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                            "a file is larger than any diary",
                            error);
      return NULL;
    }
  bytes = read_bytes (self, name, SILOAM_IMPORT_MAX_FILE + 1, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) > SILOAM_IMPORT_MAX_FILE)
    {
      siloam_source_refuse (SILOAM_IMPORT_ERROR_TOO_LARGE,
                            "a file is larger than any diary",
                            error);
      return NULL;
    }
  if (!held && !siloam_source_count (self, g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&bytes);
}

/**
 * siloam_import_source_peek:
 * @length: how many bytes at most
 *
 * Returns: (transfer full): the first bytes of @name; none when it cannot be read
 */
GBytes *
siloam_import_source_peek (SiloamImportSource *self, const char *name, gsize length)
{
  GBytes *bytes = length > 0 ? read_bytes (self, name, length, NULL) : NULL;

  return bytes != NULL ? bytes : g_bytes_new_static ("", 0);
}

/**
 * siloam_import_source_read_text:
 *
 * Returns: (transfer full) (nullable): siloam_import_decode_text() of siloam_import_source_read()
 */
char *
siloam_import_source_read_text (SiloamImportSource *self, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = siloam_import_source_read (self, name, error);

  return bytes != NULL ? siloam_import_decode_text (bytes) : NULL;
}

/**
 * siloam_import_leaf:
 *
 * Returns: (transfer none): what stands after the last "/" of @name
 */
const char *
siloam_import_leaf (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

/**
 * siloam_import_has_suffix:
 *
 * Returns: whether @name ends in @suffix, in any case
 */
gboolean
siloam_import_has_suffix (const char *name, const char *suffix)
{
  gsize length = strlen (name), end = strlen (suffix);

  return length >= end && g_ascii_strcasecmp (name + length - end, suffix) == 0;
}
