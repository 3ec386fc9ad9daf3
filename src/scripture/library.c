/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bibles of a person: one SQLite file each in a folder. Lists, opens and removes them and keeps
 * the numbering that was chosen. Importing is in library-import.c. One thread at a time; several
 * libraries may share a folder. */

#include "scripture/library-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "scripture/bible-private.h"
#include "scripture/error.h"

#define SUFFIX ".sqlite"

/**
 * siloam_library_new:
 * @folder: where the Bibles are; made by the first import
 *
 * Returns: (transfer full): the library
 */
SiloamLibrary *
siloam_library_new (const char *folder)
{
  SiloamLibrary *self = g_new0 (SiloamLibrary, 1);

  self->folder = g_strdup (folder);
  return self;
}

void
siloam_library_free (SiloamLibrary *self)
{
  g_free (self->folder);
  g_free (self);
}

/* An id is never a path. */
char *
siloam_library_path (SiloamLibrary *self, const char *id)
{
  g_autofree char *leaf = NULL;

  if (id[0] == '\0' || id[0] == '.' || strchr (id, '/') != NULL || strlen (id) > 64)
    return NULL;
  leaf = g_strconcat (id, SUFFIX, NULL);
  return g_build_filename (self->folder, leaf, NULL);
}

/* NULL with NO_BIBLE when there is no such file. */
static char *
find_path (SiloamLibrary *self, const char *id, GError **error)
{
  g_autofree char *path = siloam_library_path (self, id);

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  g_set_error (error,
               SILOAM_SCRIPTURE_ERROR,
               SILOAM_SCRIPTURE_ERROR_NO_BIBLE,
               "there is no Bible “%s” in the library",
               id);
  return NULL;
}

/**
 * siloam_library_open:
 * @id: of a Bible in the library
 *
 * Returns: (transfer full) (nullable): the Bible, or %NULL with `NO_BIBLE`, `DAMAGED`,
 *   `NEWER_FORMAT` or `IO`
 */
SiloamBible *
siloam_library_open (SiloamLibrary *self, const char *id, GError **error)
{
  g_autofree char *path = find_path (self, id, error);

  return path != NULL ? siloam_bible_open (path, error) : NULL;
}

static SiloamBibleInfo *
copy_info (const SiloamBibleInfo *info)
{
  SiloamBibleInfo *copy = g_memdup2 (info, sizeof *info);

  copy->id = g_strdup (info->id);
  copy->title = g_strdup (info->title);
  copy->language = g_strdup (info->language);
  copy->licence = g_strdup (info->licence);
  return copy;
}

/* A Bible that cannot be read is listed by its id, so that it can be removed. */
static SiloamBibleInfo *
read_info (SiloamLibrary *self, const char *id)
{
  g_autoptr (SiloamBible) bible = siloam_library_open (self, id, NULL);
  SiloamBibleInfo *info;

  if (bible != NULL && g_str_equal (siloam_bible_get_info (bible)->id, id))
    return copy_info (siloam_bible_get_info (bible));
  info = g_new0 (SiloamBibleInfo, 1);
  info->id = g_strdup (id);
  return info;
}

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  const SiloamBibleInfo *first = *(const SiloamBibleInfo *const *) a;
  const SiloamBibleInfo *second = *(const SiloamBibleInfo *const *) b;
  int by_title = g_strcmp0 (first->title, second->title);

  return by_title != 0 ? by_title : strcmp (first->id, second->id);
}

/**
 * siloam_library_list:
 *
 * Returns: (transfer full) (element-type SiloamBibleInfo) (nullable): the Bibles by title, those
 *   that cannot be read first; or %NULL with `IO`
 */
GPtrArray *
siloam_library_list (SiloamLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) infos =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_bible_info_free);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, &fault);
  const char *leaf;

  if (folder == NULL && !g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error_literal (error,
                           SILOAM_SCRIPTURE_ERROR,
                           SILOAM_SCRIPTURE_ERROR_IO,
                           "the folder of the Bibles cannot be read");
      return NULL;
    }
  while (folder != NULL && (leaf = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *id = NULL;

      if (leaf[0] == '.' || !g_str_has_suffix (leaf, SUFFIX) || !g_utf8_validate (leaf, -1, NULL))
        continue;
      id = g_strndup (leaf, strlen (leaf) - strlen (SUFFIX));
      g_ptr_array_add (infos, read_info (self, id));
    }
  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

/**
 * siloam_library_remove:
 *
 * Removes a Bible. Where it is open it can be read on until it is closed.
 *
 * Returns: %FALSE with `NO_BIBLE` or `IO`
 */
gboolean
siloam_library_remove (SiloamLibrary *self, const char *id, GError **error)
{
  g_autofree char *path = find_path (self, id, error);

  if (path == NULL)
    return FALSE;
  if (g_unlink (path) == 0)
    return TRUE;
  g_set_error (error,
               SILOAM_SCRIPTURE_ERROR,
               SILOAM_SCRIPTURE_ERROR_IO,
               "this Bible cannot be removed: %s",
               g_strerror (errno));
  return FALSE;
}

static gboolean
write_in (SiloamLibrary *self, const char *id, const char *sql, GError **error)
{
  g_autofree char *path = find_path (self, id, error);
  g_autoptr (SiloamBible) known = path != NULL ? siloam_bible_open (path, error) : NULL;
  sqlite3 *db = NULL;
  gboolean written;

  if (known == NULL)
    return FALSE;
  written =
      sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_busy_timeout (db, 2000) == SQLITE_OK;
  written = written ? siloam_sqlite_exec (db, sql, error) : siloam_sqlite_refuse (db, error);
  sqlite3_close_v2 (db);
  return written;
}

/**
 * siloam_library_set_numbering:
 *
 * Takes the word of the user over what was found in the text; for Bibles opened from now on.
 *
 * Returns: %FALSE with `NO_BIBLE`, `DAMAGED` or `IO`
 */
gboolean
siloam_library_set_numbering (SiloamLibrary *self,
                              const char *id,
                              SiloamNumbering psalms,
                              SiloamNumbering rest,
                              GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE;"
                                          "REPLACE INTO meta VALUES ('chosen_psalms', '%s');"
                                          "REPLACE INTO meta VALUES ('chosen_rest', '%s');"
                                          "COMMIT",
                                          siloam_numbering_get_nick (psalms),
                                          siloam_numbering_get_nick (rest));

  return write_in (self, id, sql, error);
}

/**
 * siloam_library_reset_numbering:
 *
 * Returns: %FALSE with `NO_BIBLE`, `DAMAGED` or `IO`
 */
gboolean
siloam_library_reset_numbering (SiloamLibrary *self, const char *id, GError **error)
{
  return write_in (self,
                   id,
                   "DELETE FROM meta WHERE key IN ('chosen_psalms', 'chosen_rest')",
                   error);
}
