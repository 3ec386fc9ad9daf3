/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of the ministry file with what was agreed to be kept, and nothing else: row by row, never
 * page by page, since a page also has what is not in its rows any more. A new copy takes the place
 * of the older ones: it is written and read back first, then they go. Where a copy may still hold
 * what was erased here, another one is due until it is made. Worker thread. */

#include "ministry/backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ministry/store-private.h"
#include "vault/computer.h"
#include "vault/place-ask.h"
#include "vault/vault-copy.h"
#include "vault/vault-read.h"

#define STAMP_FORMAT "%Y%m%d-%H%M%S"
#define NAMES_TO_TRY 60 /* seconds, when copies are made faster than names change */
#define ANSWER_US (4 * G_TIME_SPAN_SECOND) /* longer no save waits for a folder that is away */

/* ?1 is now. */
#define AGREED "kept = 1 AND (expires IS NULL OR expires > ?1)"
#define SESSIONS "SELECT session FROM part WHERE " AGREED

typedef struct
{
  const char *select;
  const char *insert;
} Rows;

/* In an order in which nothing refers to what comes later. */
static const Rows rows_to_copy[] = {
  { "SELECT id, body FROM location", "INSERT INTO location (id, body) VALUES (?, ?)" },
  { "SELECT id, starts, body FROM evening",
    "INSERT INTO evening (id, starts, body) VALUES (?, ?, ?)" },
  { "SELECT id, evening, created, body FROM session WHERE id IN (" SESSIONS ")",
    "INSERT INTO session (id, evening, created, body) VALUES (?, ?, ?, ?)" },
  { "SELECT id, session, body FROM consent WHERE session IN (" SESSIONS ") ORDER BY number",
    "INSERT INTO consent (id, session, body) VALUES (?, ?, ?)" },
  { "SELECT slot, key FROM part_key WHERE slot IN (SELECT slot FROM part WHERE " AGREED ")",
    "INSERT INTO part_key (slot, key) VALUES (?, ?)" },
  { "SELECT id, session, class, expires, agreed, kept, slot, box FROM part WHERE " AGREED
    " ORDER BY number",
    "INSERT INTO part (id, session, class, expires, agreed, kept, slot, box)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
  { "SELECT body FROM erasure ORDER BY number", "INSERT INTO erasure (body) VALUES (?)" },
  { "SELECT path, current FROM backup_folder",
    "INSERT INTO backup_folder (path, current) VALUES (?, ?)" },
  { "SELECT clock FROM state", "UPDATE state SET clock = ?" },
};

static int
copy_row (sqlite3_stmt *from, sqlite3_stmt *to)
{
  int result;

  for (int i = 0; i < sqlite3_column_count (from); i++)
    sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
  result = sqlite3_step (to);
  sqlite3_reset (to);
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

static gboolean
copy_rows (SiloamMinistryStore *from,
           SiloamMinistryStore *to,
           const Rows *rows,
           gint64 now,
           GError **error)
{
  const gboolean by_time = strstr (rows->select, "?1") != NULL;
  g_autoptr (sqlite3_stmt) source =
      siloam_ministry_query (from, error, rows->select, by_time ? "i" : "", now);
  g_autoptr (sqlite3_stmt) target = siloam_ministry_query (to, error, rows->insert, "");
  int step;

  if (source == NULL || target == NULL)
    return FALSE;
  while ((step = siloam_ministry_step (from, source, error)) == SQLITE_ROW)
    {
      const int result = copy_row (source, target);

      if (result == SQLITE_OK)
        continue;
      siloam_vault_set_db_error (to->db, result, error);
      return FALSE;
    }
  return step == SQLITE_DONE;
}

typedef struct
{
  SiloamMinistryStore *from;
  gint64 now;
} Filling;

static gboolean
fill_work (SiloamMinistryStore *to, gpointer data, GError **error)
{
  const Filling *filling = data;

  for (guint i = 0; i < G_N_ELEMENTS (rows_to_copy); i++)
    if (!copy_rows (filling->from, to, &rows_to_copy[i], filling->now, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (SiloamMinistryStore *from, SiloamVaultCopy *copy, GError **error)
{
  Filling filling = { from, g_get_real_time () };
  g_autoptr (SiloamMinistryStore) to =
      siloam_ministry_store_new (siloam_vault_copy_get_db (copy), error);

  return to != NULL && siloam_ministry_transact (to, fill_work, &filling, error);
}

static char *
dup_stem (SiloamVault *vault)
{
  char *name = g_path_get_basename (siloam_vault_get_path (vault));
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

/* Two copies in one second: the later one gets the next. */
static char *
dup_tag (SiloamVault *vault)
{
  g_autoptr (SiloamVaultPass) pass = siloam_vault_make_pass (vault);

  return siloam_computer_dup_tag (siloam_vault_pass_get_vault_id (pass));
}

static SiloamVaultCopy *
begin_copy (SiloamVault *vault, const char *folder, char **name, GError **error)
{
  g_autofree char *stem = dup_stem (vault);
  g_autofree char *tag = dup_tag (vault);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) fault = NULL;
  SiloamVaultCopy *copy = NULL;

  for (guint i = 0; i < NAMES_TO_TRY && copy == NULL; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_seconds (now, i);
      g_autofree char *stamp = g_date_time_format (at, STAMP_FORMAT);
      g_autofree char *path = NULL;

      g_clear_error (&fault);
      g_free (*name);
      *name = g_strconcat (stem, "-", stamp, "-", tag, SILOAM_MINISTRY_BACKUP_SUFFIX, NULL);
      path = g_build_filename (folder, *name, NULL);
      copy = siloam_vault_copy_begin_empty (vault, path, &fault);
      if (!g_error_matches (fault, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_EXISTS))
        break;
    }
  if (copy == NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return copy;
}

/* Made here, or before names said where: what another computer made may be the only copy of what is
 * there, and is its own to renew. */
static gboolean
has_own_name (const char *path, SiloamVault *vault)
{
  g_autofree char *tag = dup_tag (vault);
  g_autofree char *pattern =
      g_strdup_printf ("-[0-9]{8}-[0-9]{6}(-%s)?\\" SILOAM_MINISTRY_BACKUP_SUFFIX "$", tag);

  return g_regex_match_simple (pattern, path, 0, 0);
}

/* Its name says so, and its header. */
static gboolean
is_copy_of (const char *path, SiloamVault *vault)
{
  g_autoptr (SiloamVaultPass) pass = siloam_vault_make_pass (vault);
  SiloamVaultInfo info;
  struct stat status, own;

  return has_own_name (path, vault) && g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) &&
         g_stat (siloam_vault_get_path (vault), &own) == 0 &&
         (status.st_ino != own.st_ino || status.st_dev != own.st_dev) &&
         siloam_vault_probe (path, &info, NULL) &&
         memcmp (info.vault_id, siloam_vault_pass_get_vault_id (pass), sizeof info.vault_id) == 0;
}

/* Written over before it goes: on a stick that is what a program that brings files back finds. */
static gboolean
remove_copy (const char *path)
{
  static const guint8 nothing[16384];
  const int fd = open (path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;
  gint64 left = fd >= 0 && fstat (fd, &status) == 0 ? status.st_size : 0;

  while (left > 0)
    {
      const gssize put = write (fd, nothing, (gsize) MIN (left, (gint64) sizeof nothing));

      if (put <= 0)
        break;
      left -= put;
    }
  if (fd >= 0)
    {
      fdatasync (fd);
      close (fd);
    }
  return g_unlink (path) == 0;
}

/* FALSE when one stayed, or when nobody can tell. */
static gboolean
remove_copies (SiloamVault *vault, const char *folder, const char *except)
{
  g_autoptr (GDir) dir =
      siloam_place_answers (folder, ANSWER_US) ? g_dir_open (folder, 0, NULL) : NULL;
  gboolean all = dir != NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_strcmp0 (name, except) != 0 && is_copy_of (path, vault) && !remove_copy (path))
        all = FALSE;
    }
  return all;
}

static GPtrArray *
list_other_folders (SiloamMinistryStore *store, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) rows =
      siloam_ministry_query (store,
                             error,
                             "SELECT path FROM backup_folder WHERE path <> ?",
                             "s",
                             folder);
  int step;

  if (rows == NULL)
    return NULL;
  while ((step = siloam_ministry_step (store, rows, error)) == SQLITE_ROW)
    g_ptr_array_add (paths, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  return step == SQLITE_DONE ? g_steal_pointer (&paths) : NULL;
}

/* Whether all older copies are gone, here and where they went before. */
static gboolean
remove_older (SiloamMinistryStore *store,
              SiloamVault *vault,
              const char *folder,
              const char *name,
              GError **error)
{
  g_autoptr (GPtrArray) others = list_other_folders (store, folder, error);
  gboolean all = remove_copies (vault, folder, name);

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!remove_copies (vault, others->pdata[i], NULL))
      all = FALSE;
    else if (!siloam_ministry_execute (store,
                                       error,
                                       "DELETE FROM backup_folder WHERE path = ?",
                                       "s",
                                       others->pdata[i]))
      return FALSE;
  return others != NULL && siloam_ministry_set_backup_due (store, !all, error);
}

typedef struct
{
  SiloamVault *vault;
  const char *folder;
  const char *name;
} Made;

static gboolean
remember_folder_work (SiloamMinistryStore *store, gpointer data, GError **error)
{
  return siloam_ministry_execute (store,
                                  error,
                                  "INSERT INTO backup_folder (path, current) VALUES (?, 0)"
                                  " ON CONFLICT (path) DO NOTHING",
                                  "s",
                                  data);
}

static gboolean
made_work (SiloamMinistryStore *store, gpointer data, GError **error)
{
  const Made *made = data;

  return siloam_ministry_execute (store,
                                  error,
                                  "UPDATE state SET backed_up = ?",
                                  "i",
                                  g_get_real_time ()) &&
         siloam_ministry_execute (store,
                                  error,
                                  "UPDATE backup_folder SET current = (path = ?)",
                                  "s",
                                  made->folder) &&
         remove_older (store, made->vault, made->folder, made->name, error);
}

static gint64
count_parts (sqlite3 *db, gint64 now)
{
  sqlite3_stmt *query = NULL;
  gint64 count = -1;

  if (sqlite3_prepare_v2 (db,
                          "SELECT count(*) FROM part JOIN part_key USING (slot) WHERE " AGREED,
                          -1,
                          &query,
                          NULL) == SQLITE_OK)
    {
      sqlite3_bind_int64 (query, 1, now);
      if (sqlite3_step (query) == SQLITE_ROW)
        count = sqlite3_column_int64 (query, 0);
    }
  sqlite3_finalize (query);
  return count;
}

/* Opens as any copy does, and holds what it should. */
static gboolean
check_copy (SiloamMinistryStore *store, SiloamVault *vault, const char *path, GError **error)
{
  g_autoptr (SiloamVaultPass) pass = siloam_vault_make_pass (vault);
  SiloamVault *made = siloam_vault_read_copy (pass, path, error);
  const gint64 now = g_get_real_time ();
  gint64 found;

  if (made == NULL)
    return FALSE;
  found = count_parts (siloam_vault_get_db (made), now);
  siloam_vault_free (made);
  if (found >= 0 && found == count_parts (store->db, now))
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_BACKUP,
                       "the copy does not hold what it should");
  return FALSE;
}

static char *
write_copy (SiloamMinistryStore *store, SiloamVault *vault, const char *folder, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  SiloamVaultCopy *copy = begin_copy (vault, folder, &name, error);
  gboolean done;

  if (copy == NULL)
    return NULL;
  done = fill (store, copy, error) && siloam_vault_copy_finish (copy, error);
  siloam_vault_copy_free (copy);
  if (!done)
    return NULL;
  path = g_build_filename (folder, name, NULL);
  if (check_copy (store, vault, path, error))
    return g_steal_pointer (&name);
  remove_copy (path);
  return NULL;
}

static gboolean
blame_backup (GError *fault, GError **error)
{
  g_set_error (error,
               SILOAM_MINISTRY_ERROR,
               SILOAM_MINISTRY_ERROR_BACKUP,
               "the backup: %s",
               fault->message);
  g_error_free (fault);
  return FALSE;
}

/**
 * siloam_ministry_backup_make: (skip)
 * @folder: (type filename): where it goes from now on, in a directory that exists
 *
 * Fails with %SILOAM_MINISTRY_ERROR_BACKUP: then the older copies are as they were, or one of them
 * could not be removed and it is still due.
 */
gboolean
siloam_ministry_backup_make (SiloamMinistryStore *store,
                             SiloamVault *vault,
                             const char *folder,
                             GError **error)
{
  g_autofree char *name = NULL;
  GError *fault = NULL;

  if (!siloam_place_answers (folder, ANSWER_US) || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error,
                           SILOAM_MINISTRY_ERROR,
                           SILOAM_MINISTRY_ERROR_BACKUP,
                           "the folder for the backup is not there");
      return FALSE;
    }
  /* Before there is a copy there, so that none is forgotten. */
  if (!siloam_ministry_transact (store, remember_folder_work, (gpointer) folder, &fault))
    return blame_backup (fault, error);
  name = write_copy (store, vault, folder, &fault);
  if (name == NULL ||
      !siloam_ministry_transact (store, made_work, &(Made){ vault, folder, name }, &fault))
    return blame_backup (fault, error);
  return TRUE;
}

static char *
dup_folder_when_due (SiloamMinistryStore *store)
{
  g_autoptr (sqlite3_stmt) row = siloam_ministry_query (
      store,
      NULL,
      "SELECT path FROM backup_folder JOIN state WHERE current = 1 AND backup_due = 1",
      "");

  if (row == NULL || siloam_ministry_step (store, row, NULL) != SQLITE_ROW)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (row, 0));
}

/* What fails is due still: it is tried again with the next sweep. */
void
siloam_ministry_backup_renew (SiloamMinistryStore *store, SiloamVault *vault)
{
  g_autofree char *folder = store->try_backup ? dup_folder_when_due (store) : NULL;
  g_autoptr (GError) fault = NULL;

  store->try_backup = FALSE;
  if (folder != NULL)
    siloam_ministry_backup_make (store, vault, folder, &fault);
}
