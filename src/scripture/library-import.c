/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Imports a Bible module into the library, once: after that no module is read any more. The new
 * file is written under another name and takes its place when all of it is on disk, so a Bible is
 * there whole or not at all. For a worker thread: takes a second or so. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "scripture/bible-private.h"
#include "scripture/error.h"
#include "scripture/library-private.h"
#include "scripture/module-text.h"
#include "scripture/probe-private.h"
#include "scripture/verse-text.h"

#define VERSES_OF_A_BIBLE 31102
#define VERSES_PER_LOOK 256
#define SQLITE_STEPS_PER_LOOK 20000
#define SHARE_OF_READING 0.7 /* of the time; the rest is the index */
#define TEMPORARY ".import-"
#define TEMPORARY_MAX_AGE (24 * 60 * 60)

static const char schema[] =
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "BEGIN;"
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE exception (book INTEGER, chapter INTEGER, PRIMARY KEY (book, chapter))"
    " WITHOUT ROWID;"
    /* book << 16 | chapter << 8 | verse, numbered as in the module */
    "CREATE TABLE verse (id INTEGER PRIMARY KEY, text TEXT NOT NULL, title TEXT, other TEXT);"
    "CREATE VIRTUAL TABLE word USING fts5 (text, content = 'verse', content_rowid = 'id',"
    " tokenize = 'unicode61 remove_diacritics 2');";

/* Chapters that kept their Dutch numbers in a module that was renumbered to English elsewhere. */
static const struct
{
  const char *id;
  guint8 book, chapter;
} exceptions[] = {
  { "DutSVV", 9, 24 },
  { "DutSVV", 11, 22 },
  { "DutSVV", 16, 8 },
  { "DutSVV", 43, 1 },
};

typedef struct
{
  const SiloamModuleConf *conf;
  sqlite3 *db;
  sqlite3_stmt *insert;
  SiloamProbe probe;
  guint n_verses;
  SiloamImportProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Import;

static gboolean
refuse (GError **error, SiloamScriptureError code, const char *why)
{
  g_set_error_literal (error, SILOAM_SCRIPTURE_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
refuse_errno (GError **error)
{
  int code = errno;

  g_set_error (error,
               SILOAM_SCRIPTURE_ERROR,
               code == ENOSPC || code == EDQUOT ? SILOAM_SCRIPTURE_ERROR_NO_SPACE
                                                : SILOAM_SCRIPTURE_ERROR_IO,
               "the folder of the Bibles cannot be written: %s",
               g_strerror (code));
  return FALSE;
}

static void
tell_progress (Import *self, double fraction)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
}

static char *
to_utf8 (const SiloamModuleConf *conf, const char *raw, gsize length, gsize *converted)
{
  char *text = NULL;

  if (conf->latin)
    text = g_convert (raw, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, converted, NULL);
  if (conf->latin && text == NULL)
    text = g_convert (raw, (gssize) length, "UTF-8", "ISO-8859-1", NULL, converted, NULL);
  return text;
}

static gboolean
insert_verse (Import *self, sqlite3_int64 key, const SiloamVerseText *verse, GError **error)
{
  int status;

  sqlite3_bind_int64 (self->insert, 1, key);
  sqlite3_bind_text (self->insert, 2, verse->text, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->insert, 3, verse->title, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->insert, 4, verse->other, -1, SQLITE_STATIC);
  status = sqlite3_step (self->insert);
  sqlite3_reset (self->insert);
  return status == SQLITE_DONE || siloam_sqlite_refuse (self->db, error);
}

static gboolean
add_verse (guint book,
           guint chapter,
           guint verse,
           const char *raw,
           gsize length,
           gpointer user_data,
           GError **error)
{
  Import *self = user_data;
  gsize converted = 0;
  g_autofree char *utf8 = to_utf8 (self->conf, raw, length, &converted);
  g_auto (SiloamVerseText) text = { 0 };

  if (self->n_verses++ % VERSES_PER_LOOK == 0)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      tell_progress (self, SHARE_OF_READING * MIN ((double) self->n_verses / VERSES_OF_A_BIBLE, 1));
    }
  siloam_verse_text_init (&text,
                          self->conf->markup,
                          utf8 != NULL ? utf8 : raw,
                          utf8 != NULL ? converted : length);
  if (text.text[0] == '\0' && text.title == NULL)
    return TRUE;
  siloam_probe_look (&self->probe, book, chapter, verse, text.text);
  return insert_verse (self, SILOAM_VERSE_KEY (book, chapter, verse), &text, error);
}

static gboolean
set_meta (Import *self, const char *key, const char *value, GError **error)
{
  g_autoptr (sqlite3_stmt) insert =
      siloam_sqlite_prepare (self->db, "INSERT INTO meta VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_text (insert, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, value, -1, SQLITE_STATIC);
  return sqlite3_step (insert) == SQLITE_DONE || siloam_sqlite_refuse (self->db, error);
}

static gboolean
write_exceptions (Import *self, SiloamNumbering rest, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    {
      g_autofree char *sql = NULL;

      if (rest == SILOAM_NUMBERING_NLD ||
          g_ascii_strcasecmp (exceptions[i].id, self->conf->id) != 0)
        continue;
      sql = g_strdup_printf ("INSERT INTO exception VALUES (%u, %u)",
                             exceptions[i].book,
                             exceptions[i].chapter);
      if (!siloam_sqlite_exec (self->db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_meta (Import *self, GError **error)
{
  const SiloamModuleConf *conf = self->conf;
  SiloamNumbering psalms = siloam_probe_get_psalms (&self->probe, conf->canon);
  SiloamNumbering rest = siloam_probe_get_rest (&self->probe, conf->canon);

  return set_meta (self, "id", conf->id, error) && set_meta (self, "title", conf->title, error) &&
         set_meta (self, "language", conf->language, error) &&
         set_meta (self, "licence", conf->licence, error) &&
         set_meta (self, "versification", conf->canon->name, error) &&
         set_meta (self, "psalms", siloam_numbering_get_nick (psalms), error) &&
         set_meta (self, "rest", siloam_numbering_get_nick (rest), error) &&
         write_exceptions (self, rest, error);
}

static gboolean
check_text (Import *self, GError **error)
{
  if (self->n_verses == 0)
    return refuse (error, SILOAM_SCRIPTURE_ERROR_DAMAGED, "there is no verse in this module");
  if (siloam_probe_has_greek_psalms (&self->probe, self->conf->canon))
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_UNSUPPORTED,
                   "this Bible numbers its psalms as Greek and Latin Bibles do; Siloam cannot map "
                   "those yet, and would show the wrong psalm");
  return TRUE;
}

static gboolean
write_verses (Import *self, SiloamModuleFiles *files, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = siloam_sqlite_prepare (
      self->db,
      "INSERT OR REPLACE INTO verse (id, text, title, other) VALUES (?1, ?2, ?3, ?4)",
      error);

  if (insert == NULL)
    return FALSE;
  self->insert = insert;
  return siloam_module_text_read (files, self->conf, add_verse, self, error);
}

/* Building the index is one long statement. */
static int
look_for_cancel (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

static gboolean
write_index (Import *self, GError **error)
{
  gboolean written;

  sqlite3_progress_handler (self->db, SQLITE_STEPS_PER_LOOK, look_for_cancel, self->cancellable);
  written =
      sqlite3_exec (self->db, "INSERT INTO word (word) VALUES ('rebuild')", NULL, NULL, NULL) ==
      SQLITE_OK;
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  return written || siloam_sqlite_refuse (self->db, error);
}

static gboolean
write_all (Import *self, SiloamModuleFiles *files, GError **error)
{
  g_autofree char *pragmas =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                       SILOAM_BIBLE_APPLICATION_ID,
                       SILOAM_BIBLE_VERSION);

  if (!siloam_sqlite_exec (self->db, schema, error) || !write_verses (self, files, error) ||
      !check_text (self, error) || !write_meta (self, error))
    return FALSE;
  tell_progress (self, SHARE_OF_READING);
  return write_index (self, error) && siloam_sqlite_exec (self->db, pragmas, error);
}

static gboolean
write_file (Import *self, SiloamModuleFiles *files, const char *path, GError **error)
{
  gboolean written;

  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    written = siloam_sqlite_refuse (self->db, error);
  else
    written = write_all (self, files, error);
  sqlite3_close_v2 (self->db);
  return written;
}

/* Its content is on disk before its name is. */
static gboolean
give_name (int fd, const char *temporary, const char *path, const char *folder, GError **error)
{
  int directory;

  if (fsync (fd) != 0 || g_rename (temporary, path) != 0)
    return refuse_errno (error);
  directory = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory >= 0)
    {
      fsync (directory);
      g_close (directory, NULL);
    }
  return TRUE;
}

/* What an import that was killed has left behind. */
static void
remove_old_temporaries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, leaf, NULL);
      GStatBuf info;

      if (g_str_has_prefix (leaf, TEMPORARY) && g_stat (path, &info) == 0 &&
          now - (gint64) info.st_mtime > TEMPORARY_MAX_AGE)
        g_unlink (path);
    }
}

static gboolean
import_into (SiloamLibrary *library, Import *self, SiloamModuleFiles *files, GError **error)
{
  g_autofree char *path = siloam_library_path (library->folder, self->conf->id);
  g_autofree char *temporary = g_build_filename (library->folder, TEMPORARY "XXXXXX", NULL);
  gboolean done;
  int fd;

  if (path == NULL)
    return refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_MODULE, "this module has no usable name");
  if (g_mkdir_with_parents (library->folder, 0700) != 0)
    return refuse_errno (error);
  remove_old_temporaries (library->folder);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return refuse_errno (error);
  done = write_file (self, files, temporary, error) &&
         give_name (fd, temporary, path, library->folder, error);
  if (!done)
    g_unlink (temporary);
  g_close (fd, NULL);
  return done;
}

/**
 * siloam_library_import:
 * @path: a zip with a SWORD module, or a folder that SWORD modules are installed in
 * @module: (nullable): the id of the module, needed where there are several
 * @progress: (nullable): told how far it is
 *
 * Imports a Bible; one of the same id is replaced. Nothing is unpacked or run, and a zip that tries
 * to do harm is refused. How the verses are numbered is found out from the text.
 *
 * Returns: (transfer full) (nullable): the id, or %NULL with a #SiloamScriptureError or
 *   %G_IO_ERROR_CANCELLED; the library is then as it was
 */
char *
siloam_library_import (SiloamLibrary *self,
                       const char *path,
                       const char *module,
                       SiloamImportProgress progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SiloamModuleFiles) files = siloam_module_files_open (path, cancellable, error);
  g_autoptr (SiloamModuleConf) conf = NULL;
  Import import = { .progress = progress, .user_data = user_data, .cancellable = cancellable };

  if (files == NULL)
    return NULL;
  conf = siloam_module_conf_choose (files, module, error);
  if (conf == NULL)
    return NULL;
  import.conf = conf;
  if (!import_into (self, &import, files, error))
    return NULL;
  tell_progress (&import, 1);
  return g_strdup (conf->id);
}

/**
 * siloam_library_look_at:
 * @path: a zip or a folder
 *
 * Returns: (transfer full) (element-type SiloamBibleInfo) (nullable): the Bibles in it that can be
 *   imported, or %NULL with a #SiloamScriptureError
 */
GPtrArray *
siloam_library_look_at (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamModuleFiles) files = siloam_module_files_open (path, cancellable, error);
  g_autoptr (GPtrArray) confs = files != NULL ? siloam_module_conf_list (files) : NULL;
  GPtrArray *infos;

  if (confs == NULL)
    return NULL;
  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_bible_info_free);
  for (guint i = 0; i < confs->len; i++)
    {
      const SiloamModuleConf *conf = g_ptr_array_index (confs, i);
      SiloamBibleInfo *info = g_new0 (SiloamBibleInfo, 1);

      info->id = g_strdup (conf->id);
      info->title = g_strdup (conf->title);
      info->language = g_strdup (conf->language);
      info->licence = g_strdup (conf->licence);
      g_ptr_array_add (infos, info);
    }
  return infos;
}
