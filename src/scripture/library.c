/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bibles of a person: one SQLite file each in a folder, and those that came with Siloam in
 * another. Lists, opens and removes them and keeps the numbering that was chosen. Importing is in
 * library-import.c, what is chosen for a packaged Bible in library-packaged.c. One thread at a
 * time; several libraries may share a folder. */

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
  g_free (self->packaged);
  g_free (self);
}

/**
 * siloam_library_set_packaged:
 * @folder: (nullable) (type filename): with Bibles that came with Siloam; need not be there
 *
 * Lists and opens the Bibles in @folder too. Nothing in it is ever changed.
 */
void
siloam_library_set_packaged (SiloamLibrary *self, const char *folder)
{
  g_free (self->packaged);
  self->packaged = g_strdup (folder);
}

/* An id is never a path. */
char *
siloam_library_path (const char *folder, const char *id)
{
  g_autofree char *leaf = NULL;

  if (id[0] == '\0' || id[0] == '.' || strchr (id, '/') != NULL || strlen (id) > 64)
    return NULL;
  leaf = g_strconcat (id, SUFFIX, NULL);
  return g_build_filename (folder, leaf, NULL);
}

/* NULL when there is no such file. */
static char *
find_in (const char *folder, const char *id)
{
  g_autofree char *path = folder != NULL ? siloam_library_path (folder, id) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_steal_pointer (&path);
}

/* NULL with NO_BIBLE when there is no such file. */
static char *
find_path (SiloamLibrary *self, const char *id, gboolean *packaged, GError **error)
{
  char *path = find_in (self->folder, id);

  *packaged = path == NULL;
  if (path == NULL)
    path = find_in (self->packaged, id);
  if (path != NULL)
    return path;
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
  gboolean packaged;
  g_autofree char *path = find_path (self, id, &packaged, error);
  SiloamBible *bible = path != NULL ? siloam_bible_open (path, error) : NULL;

  if (bible == NULL || !packaged)
    return bible;
  bible->info.packaged = TRUE;
  siloam_library_apply_chosen (self, &bible->info);
  return bible;
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
read_info (SiloamLibrary *self, const char *id, gboolean is_packaged)
{
  g_autoptr (SiloamBible) bible = siloam_library_open (self, id, NULL);
  SiloamBibleInfo *info;

  if (bible != NULL && g_str_equal (siloam_bible_get_info (bible)->id, id))
    return copy_info (siloam_bible_get_info (bible));
  info = g_new0 (SiloamBibleInfo, 1);
  info->id = g_strdup (id);
  info->packaged = is_packaged;
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

static void
list_folder (SiloamLibrary *self, GDir *folder, gboolean is_packaged, GPtrArray *infos)
{
  const char *leaf;

  while (folder != NULL && (leaf = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *id = NULL;
      g_autofree char *own = NULL;

      if (leaf[0] == '.' || !g_str_has_suffix (leaf, SUFFIX) || !g_utf8_validate (leaf, -1, NULL))
        continue;
      id = g_strndup (leaf, strlen (leaf) - strlen (SUFFIX));
      own = is_packaged ? find_in (self->folder, id) : NULL;
      if (own == NULL)
        g_ptr_array_add (infos, read_info (self, id, is_packaged));
    }
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
  g_autoptr (GDir) own = g_dir_open (self->folder, 0, &fault);
  g_autoptr (GDir) packaged = NULL;

  if (own == NULL && !g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error_literal (error,
                           SILOAM_SCRIPTURE_ERROR,
                           SILOAM_SCRIPTURE_ERROR_IO,
                           "the folder of the Bibles cannot be read");
      return NULL;
    }
  packaged = self->packaged != NULL ? g_dir_open (self->packaged, 0, NULL) : NULL;
  list_folder (self, own, FALSE, infos);
  list_folder (self, packaged, TRUE, infos);
  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

/**
 * siloam_library_remove:
 *
 * Removes a Bible. Where it is open it can be read on until it is closed. Where one of the same id
 * came with Siloam, that one is there again.
 *
 * Returns: %FALSE with `NO_BIBLE`, `PACKAGED` or `IO`
 */
gboolean
siloam_library_remove (SiloamLibrary *self, const char *id, GError **error)
{
  gboolean packaged;
  g_autofree char *path = find_path (self, id, &packaged, error);

  if (path == NULL)
    return FALSE;
  if (packaged)
    {
      g_set_error_literal (error,
                           SILOAM_SCRIPTURE_ERROR,
                           SILOAM_SCRIPTURE_ERROR_PACKAGED,
                           "this Bible came with Siloam and cannot be removed");
      return FALSE;
    }
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
write_in (const char *path, const char *sql, GError **error)
{
  g_autoptr (SiloamBible) known = siloam_bible_open (path, error);
  sqlite3 *db = NULL;
  gboolean written;

  if (known == NULL)
    return FALSE;
  written =
      sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_busy_timeout (db, 2000) == SQLITE_OK;
  if (written)
    siloam_sqlite_distrust (db);
  written = written ? siloam_sqlite_exec (db, sql, error) : siloam_sqlite_refuse (db, error);
  sqlite3_close_v2 (db);
  return written;
}

/**
 * siloam_library_set_numbering:
 *
 * Takes the word of the user over what was found in the text; for Bibles opened from now on.
 *
 * Returns: %FALSE with `NO_BIBLE`, `DAMAGED`, `NO_SPACE` or `IO`
 */
gboolean
siloam_library_set_numbering (SiloamLibrary *self,
                              const char *id,
                              SiloamNumbering psalms,
                              SiloamNumbering rest,
                              GError **error)
{
  gboolean packaged;
  g_autofree char *path = find_path (self, id, &packaged, error);
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE;"
                                          "REPLACE INTO meta VALUES ('chosen_psalms', '%s');"
                                          "REPLACE INTO meta VALUES ('chosen_rest', '%s');"
                                          "COMMIT",
                                          siloam_numbering_get_nick (psalms),
                                          siloam_numbering_get_nick (rest));

  if (path == NULL)
    return FALSE;
  if (packaged)
    return siloam_library_choose_packaged (self, id, psalms, rest, error);
  return write_in (path, sql, error);
}

/**
 * siloam_library_reset_numbering:
 *
 * Returns: %FALSE with `NO_BIBLE`, `DAMAGED`, `NO_SPACE` or `IO`
 */
gboolean
siloam_library_reset_numbering (SiloamLibrary *self, const char *id, GError **error)
{
  gboolean packaged;
  g_autofree char *path = find_path (self, id, &packaged, error);

  if (path == NULL)
    return FALSE;
  if (packaged)
    return siloam_library_unchoose_packaged (self, id, error);
  return write_in (path, "DELETE FROM meta WHERE key IN ('chosen_psalms', 'chosen_rest')", error);
}
