/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting a backup of the ministry file back. It is read whole first, in memory. It never takes the
 * place of a file that still opens: what was erased there since would come back with it. Nor is
 * anything written over: what was there is found under another name. Worker threads. */

#include "ministry/restore.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ministry/store-private.h"
#include "vault/locksmith.h"
#include "vault/private-copy.h"
#include "vault/vault-restore.h"

#define STAMP_FORMAT "%Y%m%d-%H%M%S"
#define OF_VISITORS "SELECT count(*) FROM part WHERE session IS NOT NULL"

struct _SiloamMinistryRestore
{
  char *backup;
  SiloamVaultPass *pass;
  GDateTime *moment;
  gboolean has_visitors;
};

/**
 * siloam_ministry_restore_free:
 * @self: (nullable) (transfer full): what was looked at
 */
void
siloam_ministry_restore_free (SiloamMinistryRestore *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pass, siloam_vault_pass_unref);
  g_clear_pointer (&self->moment, g_date_time_unref);
  g_free (self->backup);
  g_free (self);
}

/* Looking. */

static void
free_credential (gpointer credential)
{
  siloam_credential_unref (credential);
}

static gboolean
note_content (SiloamMinistryRestore *self, SiloamMinistryStore *store, GError **error)
{
  g_autoptr (SiloamMinistryDesk) desk = siloam_ministry_store_read (store, error);
  gint64 clock = 0, parts = 0;

  if (desk == NULL ||
      !siloam_ministry_find_number (store, &clock, error, "SELECT clock FROM state", NULL) ||
      !siloam_ministry_find_number (store, &parts, error, OF_VISITORS, NULL))
    return FALSE;
  self->moment = clock != 0 ? siloam_ministry_time_from_us (clock) : NULL;
  self->has_visitors = parts > 0;
  return TRUE;
}

static gboolean
read_memory (SiloamMinistryRestore *self, sqlite3 *memory, GError **error)
{
  g_autoptr (SiloamMinistryStore) store = siloam_ministry_store_new (memory, error);

  return store != NULL && note_content (self, store, error);
}

static gboolean
read_whole (SiloamMinistryRestore *self,
            SiloamVault *vault,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3 *memory = siloam_vault_load_into_memory (vault, NULL, NULL, cancellable, error);
  gboolean done;

  if (memory == NULL)
    return FALSE;
  done = read_memory (self, memory, error);
  sqlite3_close (memory);
  return done;
}

static gboolean
look (SiloamMinistryRestore *self,
      SiloamCredential *credential,
      GCancellable *cancellable,
      GError **error)
{
  SiloamVault *vault = siloam_locksmith_read (self->backup, credential, cancellable, error);
  gboolean done;

  if (vault == NULL)
    return FALSE;
  done = siloam_vault_check_whole (vault, NULL, NULL, cancellable, error) &&
         read_whole (self, vault, cancellable, error);
  if (done)
    self->pass = siloam_vault_make_pass (vault);
  siloam_vault_free (vault);
  return done;
}

static void
free_restore (gpointer restore)
{
  siloam_ministry_restore_free (restore);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (SiloamMinistryRestore) self = g_new0 (SiloamMinistryRestore, 1);
  GError *error = NULL;

  self->backup = g_strdup (g_object_get_data (G_OBJECT (task), "backup"));
  if (look (self, task_data, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&self), free_restore);
  else
    g_task_return_error (task, error);
}

/**
 * siloam_ministry_restore_look_async:
 * @backup: (type filename): a backup of a ministry file
 * @credential: a way in of that backup
 *
 * Opens and reads a backup; it stays as it is.
 */
void
siloam_ministry_restore_look_async (const char *backup,
                                    SiloamCredential *credential,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, siloam_ministry_restore_look_async);
  g_object_set_data_full (G_OBJECT (task), "backup", g_strdup (backup), g_free);
  g_task_set_task_data (task, siloam_credential_ref (credential), free_credential);
  g_task_run_in_thread (task, look_in_thread);
}

/**
 * siloam_ministry_restore_look_finish:
 *
 * Returns: (transfer full): the backup, or %NULL with %SILOAM_MINISTRY_ERROR_OTHER_FILE,
 *   _NEWER_SCHEMA, _DAMAGED, a vault error or %G_IO_ERROR_CANCELLED
 */
SiloamMinistryRestore *
siloam_ministry_restore_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GDateTime *
siloam_ministry_restore_get_moment (SiloamMinistryRestore *self)
{
  return self->moment;
}

gboolean
siloam_ministry_restore_has_visitors (SiloamMinistryRestore *self)
{
  return self->has_visitors;
}

/* Whether the file that is there still opens. */

static gboolean
is_of_no_use (const GError *error)
{
  return g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NOT_VAULT) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_HEADER_DAMAGED) ||
         g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED) ||
         g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

/* All that opening it does, in a copy that goes. */
static gboolean
open_copy (SiloamVault *vault, GError **error)
{
  g_autoptr (SiloamMinistryStore) store =
      siloam_ministry_store_new (siloam_vault_get_db (vault), error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SiloamMinistryDesk) desk = NULL;

  if (store == NULL || !siloam_ministry_store_sweep (store, now, error))
    return FALSE;
  desk = siloam_ministry_store_read (store, error);
  return desk != NULL;
}

static gboolean
opens (SiloamVaultPass *pass, const char *path, GError **error)
{
  g_autoptr (SiloamPrivateCopy) copy = siloam_private_copy_new (path, NULL, error);
  SiloamVault *vault;
  gboolean done;

  if (copy == NULL)
    return FALSE;
  vault = siloam_vault_open_with_pass (pass, siloam_private_copy_get_path (copy), error);
  if (vault == NULL)
    return FALSE;
  done = open_copy (vault, error);
  siloam_vault_close (vault, NULL);
  return done;
}

static gboolean
check_does_not_open (SiloamVaultPass *pass, const char *path, GError **error)
{
  g_autoptr (GError) fault = NULL;
  SiloamVaultInfo info;

  if (siloam_vault_probe (path, &info, &fault) && opens (pass, path, &fault))
    {
      g_set_error_literal (error,
                           SILOAM_MINISTRY_ERROR,
                           SILOAM_MINISTRY_ERROR_STILL_OPENS,
                           "the file that is there still opens");
      return FALSE;
    }
  if (is_of_no_use (fault))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* Putting back. */

typedef struct
{
  SiloamMinistryRestore *restore; /* borrowed */
  char *path;
  char *aside;
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  g_free (self->path);
  g_free (self->aside);
  g_free (self);
}

static char *
dup_aside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = g_path_get_basename (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP_FORMAT);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (stem, ".siloam"))
    stem[strlen (stem) - strlen (".siloam")] = '\0';
  name = g_strdup_printf ("%s-before-%s.siloam", stem, stamp);
  return g_build_filename (folder, name, NULL);
}

static gboolean
put (Place *place, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (place->path);

  if (!check_does_not_open (place->restore->pass, place->path, error))
    return FALSE;
  /* What fails here is told by what comes next. */
  g_mkdir_with_parents (folder, 0700);
  return siloam_vault_restore_over (place->restore->pass,
                                    place->restore->backup,
                                    place->path,
                                    place->aside,
                                    NULL,
                                    NULL,
                                    NULL,
                                    error);
}

static void
put_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (put (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * siloam_ministry_restore_put_async:
 * @path: (type filename): where the ministry file belongs
 *
 * Makes it the ministry file again.
 */
void
siloam_ministry_restore_put_async (SiloamMinistryRestore *self,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Place *place = g_new0 (Place, 1);

  place->restore = self;
  place->path = g_strdup (path);
  place->aside = dup_aside (path);
  g_task_set_source_tag (task, siloam_ministry_restore_put_async);
  g_task_set_task_data (task, place, place_free);
  g_task_run_in_thread (task, put_in_thread);
}

/**
 * siloam_ministry_restore_put_finish:
 * @aside: (out) (optional) (nullable) (transfer full) (type filename): where the old file is now
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_MINISTRY_ERROR_STILL_OPENS or a vault error; then the file
 *   that was there is there
 */
gboolean
siloam_ministry_restore_put_finish (GAsyncResult *result, char **aside, GError **error)
{
  const Place *place;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  place = g_task_get_task_data (G_TASK (result));
  if (aside != NULL)
    *aside = g_file_test (place->aside, G_FILE_TEST_EXISTS) ? g_strdup (place->aside) : NULL;
  return TRUE;
}
