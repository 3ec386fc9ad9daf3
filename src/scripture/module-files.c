/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the files of SWORD modules: those of a zip at once into memory, those of a folder one by
 * one. Never unpacks, never follows a path out of the module, never takes more memory than the
 * limits below: a zip comes from anywhere. Any one thread. */

#include "scripture/module-files.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "scripture/error.h"

#define MAX_CONF_BYTES (256 * 1024)
#define MAX_MEMBER_BYTES (64 * 1024 * 1024)
#define MAX_TOTAL_BYTES (128 * 1024 * 1024)
#define MAX_MEMBERS 2000
/* Real modules shrink tenfold, small ones with empty tables near a hundredfold. */
#define MAX_RATIO 200
#define RATIO_FREE_BYTES (1024 * 1024)

#define NOT_A_ZIP "this file is not a zip"

struct _SiloamModuleFiles
{
  char *folder;        /* NULL for a zip */
  GHashTable *members; /* NULL for a folder; lower-case name to GBytes */
};

/* Reading one zip. */
typedef struct
{
  struct archive *archive;
  GHashTable *members;
  GCancellable *cancellable;
  guint64 zip_bytes;
  guint64 total_bytes;
  guint n_members;
} ZipReader;

static gboolean
refuse (GError **error, SiloamScriptureError code, const char *why)
{
  g_set_error_literal (error, SILOAM_SCRIPTURE_ERROR, (int) code, why);
  return FALSE;
}

char *
siloam_module_path_clean (const char *path)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  if (path[0] == '/' || strpbrk (path, "\\:") != NULL || !g_utf8_validate (path, -1, NULL))
    return NULL;
  parts = g_strsplit (path, "/", -1);
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
is_conf (const char *name)
{
  return g_ascii_strncasecmp (name, "mods.d/", 7) == 0 && strlen (name) > 12 &&
         g_ascii_strcasecmp (name + strlen (name) - 5, ".conf") == 0;
}

static gboolean
is_wanted (const char *name)
{
  return is_conf (name) || g_ascii_strncasecmp (name, "modules/", 8) == 0;
}

/* What the directory of the zip says of a member is not believed: bytes are counted. */
static gboolean
count_bytes (ZipReader *reader, const char *name, gsize member, gsize more, GError **error)
{
  gsize most = is_conf (name) ? MAX_CONF_BYTES : MAX_MEMBER_BYTES;

  reader->total_bytes += more;
  if (member + more > most || reader->total_bytes > MAX_TOTAL_BYTES)
    return refuse (error, SILOAM_SCRIPTURE_ERROR_TOO_LARGE, "this zip holds far more than a Bible");
  if (reader->total_bytes > RATIO_FREE_BYTES && reader->total_bytes / MAX_RATIO > reader->zip_bytes)
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_TOO_LARGE,
                   "this zip is made to fill the memory; it is not a Bible");
  return TRUE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (error, SILOAM_SCRIPTURE_ERROR_DAMAGED, "this zip is damaged");
}

static GBytes *
read_member (ZipReader *reader, const char *name, GError **error)
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
      if (!count_bytes (reader, name, bytes->len, (gsize) count, error) ||
          g_cancellable_set_error_if_cancelled (reader->cancellable, error))
        return NULL;
      g_byte_array_append (bytes, buffer, (guint) count);
    }
}

static gboolean
check_entry (struct archive_entry *entry, GError **error)
{
  mode_t type = archive_entry_filetype (entry);

  if (archive_entry_symlink (entry) != NULL || archive_entry_hardlink (entry) != NULL ||
      (type != AE_IFREG && type != AE_IFDIR))
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_UNSAFE,
                   "this zip holds a link or a device, which a module never does");
  if (archive_entry_is_encrypted (entry))
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_ENCIPHERED,
                   "this zip has a password; unpack it and zip it again without one");
  return TRUE;
}

static gboolean
add_entry (ZipReader *reader, struct archive_entry *entry, GError **error)
{
  const char *path = archive_entry_pathname (entry);
  g_autofree char *name = path != NULL ? siloam_module_path_clean (path) : NULL;
  g_autofree char *key = NULL;
  GBytes *bytes;

  if (!check_entry (entry, error))
    return FALSE;
  if (name == NULL)
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_UNSAFE,
                   "this zip holds a name that points outside itself");
  if (++reader->n_members > MAX_MEMBERS)
    return refuse (error, SILOAM_SCRIPTURE_ERROR_TOO_LARGE, "this zip holds too many files");
  if (archive_entry_filetype (entry) != AE_IFREG || !is_wanted (name))
    return TRUE;
  key = g_ascii_strdown (name, -1);
  if (g_hash_table_contains (reader->members, key))
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_UNSAFE,
                   "this zip holds two files of the same name");
  bytes = read_member (reader, name, error);
  if (bytes == NULL)
    return FALSE;
  g_hash_table_insert (reader->members, g_steal_pointer (&key), bytes);
  return TRUE;
}

static gboolean
read_entries (ZipReader *reader, GError **error)
{
  gboolean first = TRUE;

  for (;;)
    {
      struct archive_entry *entry = NULL;
      int status = archive_read_next_header (reader->archive, &entry);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status < ARCHIVE_WARN)
        return first ? refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_MODULE, NOT_A_ZIP)
                     : refuse_damaged (error);
      if (g_cancellable_set_error_if_cancelled (reader->cancellable, error) ||
          !add_entry (reader, entry, error))
        return FALSE;
      first = FALSE;
    }
}

static SiloamModuleFiles *
open_zip (const char *path, guint64 size, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamModuleFiles) self = g_new0 (SiloamModuleFiles, 1);
  ZipReader reader = { .cancellable = cancellable, .zip_bytes = size };
  gboolean done;

  self->members =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  reader.members = self->members;
  reader.archive = archive_read_new ();
  archive_read_support_format_zip (reader.archive);
  if (archive_read_open_filename (reader.archive, path, 65536) == ARCHIVE_OK)
    done = read_entries (&reader, error);
  else if (g_access (path, R_OK) != 0)
    done = refuse (error, SILOAM_SCRIPTURE_ERROR_IO, "this file cannot be read");
  else
    done = refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_MODULE, NOT_A_ZIP);
  archive_read_free (reader.archive);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * siloam_module_files_open:
 * @path: a zip, or a folder with mods.d in it
 *
 * Returns: (transfer full) (nullable): the files, or %NULL with a #SiloamScriptureError
 */
SiloamModuleFiles *
siloam_module_files_open (const char *path, GCancellable *cancellable, GError **error)
{
  SiloamModuleFiles *self;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      refuse (error, SILOAM_SCRIPTURE_ERROR_MISSING, "there is no such file or folder");
      return NULL;
    }
  if (S_ISREG (info.st_mode))
    return open_zip (path, (guint64) info.st_size, cancellable, error);
  if (!S_ISDIR (info.st_mode))
    {
      refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_MODULE, "this is neither a zip nor a folder");
      return NULL;
    }
  self = g_new0 (SiloamModuleFiles, 1);
  self->folder = g_strdup (path);
  return self;
}

void
siloam_module_files_free (SiloamModuleFiles *self)
{
  g_free (self->folder);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_zip (SiloamModuleFiles *self, GPtrArray *confs)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (is_conf (name))
      g_ptr_array_add (confs, g_strdup (name));
}

static void
list_folder (SiloamModuleFiles *self, GPtrArray *confs)
{
  g_autofree char *path = g_build_filename (self->folder, "mods.d", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *leaf;

  while (folder != NULL && (leaf = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *name = g_strconcat ("mods.d/", leaf, NULL);

      if (is_conf (name) && !g_str_equal (leaf, "globals.conf"))
        g_ptr_array_add (confs, g_steal_pointer (&name));
    }
}

GPtrArray *
siloam_module_files_list_confs (SiloamModuleFiles *self, GError **error)
{
  g_autoptr (GPtrArray) confs = g_ptr_array_new_with_free_func (g_free);

  if (self->members != NULL)
    list_zip (self, confs);
  else
    list_folder (self, confs);
  g_ptr_array_sort (confs, compare_names);
  if (confs->len > 0)
    return g_steal_pointer (&confs);
  refuse (error,
          SILOAM_SCRIPTURE_ERROR_NOT_MODULE,
          "there is no Bible module of SWORD in it (nothing in mods.d)");
  return NULL;
}

gboolean
siloam_module_files_has (SiloamModuleFiles *self, const char *name)
{
  g_autofree char *key = NULL;

  if (self->members != NULL)
    {
      key = g_ascii_strdown (name, -1);
      return g_hash_table_contains (self->members, key);
    }
  key = g_build_filename (self->folder, name, NULL);
  return g_file_test (key, G_FILE_TEST_IS_REGULAR);
}

static GBytes *
read_from_folder (SiloamModuleFiles *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf info;

  if (g_stat (path, &info) == 0 &&
      info.st_size > (is_conf (name) ? MAX_CONF_BYTES : MAX_MEMBER_BYTES))
    {
      refuse (error, SILOAM_SCRIPTURE_ERROR_TOO_LARGE, "a file is far larger than in a Bible");
      return NULL;
    }
  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) ||
      !g_file_get_contents (path, &content, &length, NULL))
    {
      g_set_error (error,
                   SILOAM_SCRIPTURE_ERROR,
                   SILOAM_SCRIPTURE_ERROR_DAMAGED,
                   "the file %s of this module is missing or cannot be read",
                   name);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&content), length);
}

/**
 * siloam_module_files_read:
 * @name: a clean path inside the module
 *
 * Returns: (transfer full) (nullable): the content, or %NULL with a #SiloamScriptureError
 */
GBytes *
siloam_module_files_read (SiloamModuleFiles *self, const char *name, GError **error)
{
  g_autofree char *key = NULL;
  GBytes *bytes;

  if (self->folder != NULL)
    return read_from_folder (self, name, error);
  key = g_ascii_strdown (name, -1);
  bytes = g_hash_table_lookup (self->members, key);
  if (bytes != NULL)
    return g_bytes_ref (bytes);
  g_set_error (error,
               SILOAM_SCRIPTURE_ERROR,
               SILOAM_SCRIPTURE_ERROR_DAMAGED,
               "the file %s of this module is missing",
               name);
  return NULL;
}
