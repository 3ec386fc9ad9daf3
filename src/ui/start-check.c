/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a start begins with: a first run, a journal to open, or a fault to tell. Reads only; the
 * file is looked at on a worker thread. Call from the main thread. */

#include "config.h"

#include "ui/start-check.h"

#include "vault/keyring.h"
#include "vault/vault.h"

#include <string.h>

typedef struct
{
  char *path;
  char *apart_path; /* of a sealed file that is no journal; NULL: not asked for */
  guint8 apart[16];
  gboolean has_apart;
  gboolean was_created;
  gboolean asks_keyring;
  SiloamStart start;
  guint slot_types;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->path);
  g_free (check->apart_path);
  g_free (check);
}

static void
return_missing (GTask *task)
{
  g_task_return_new_error (task,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_MISSING,
                           "There was a journal, but its file is gone");
}

static void
keyring_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);

  /* A keyring that cannot answer knows of no journal; the trace in the settings was asked before.
   */
  if (siloam_keyring_has_journal_finish (result, NULL))
    {
      return_missing (task);
      return;
    }
  check->start = SILOAM_START_FIRST_RUN;
  g_task_return_boolean (task, TRUE);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Check *check = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      check->start = SILOAM_START_UNLOCK;
      g_task_return_boolean (task, TRUE);
    }
  else if (!g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (check->was_created)
    return_missing (task);
  else if (!check->asks_keyring)
    {
      check->start = SILOAM_START_FIRST_RUN;
      g_task_return_boolean (task, TRUE);
    }
  else
    siloam_keyring_has_journal_async (check->has_apart ? check->apart : NULL,
                                      cancellable,
                                      keyring_asked_cb,
                                      g_steal_pointer (&task));
}

static void
probe_apart (Check *check)
{
  SiloamVaultInfo info = { 0 };

  check->has_apart =
      check->apart_path != NULL && siloam_vault_probe (check->apart_path, &info, NULL);
  memcpy (check->apart, info.vault_id, sizeof check->apart);
}

static void
probe (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Check *check = task_data;
  SiloamVaultInfo info = { 0 };
  GError *error = NULL;

  probe_apart (check);
  if (!siloam_vault_probe (check->path, &info, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  check->slot_types = info.slot_types;
  g_task_return_boolean (task, TRUE);
}

static void
start (const char *path,
       const char *apart_path,
       gboolean was_created,
       gboolean asks_keyring,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) worker = NULL;
  Check *check = g_new0 (Check, 1);

  check->path = g_strdup (path);
  check->apart_path = g_strdup (apart_path);
  check->was_created = was_created;
  check->asks_keyring = asks_keyring;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, check, check_free);

  worker = g_task_new (NULL, cancellable, probed_cb, g_object_ref (task));
  g_task_set_source_tag (worker, probe);
  g_task_set_task_data (worker, check, NULL);
  g_task_run_in_thread (worker, probe);
}

/**
 * siloam_start_check_async:
 * @path: (type filename): where the journal should be
 * @apart_path: (type filename): where a sealed file is that is no journal, of which the keyring
 *   knows too
 * @was_created: whether there was a journal before, as the settings remember
 *
 * Looks at the file and, where there is none, asks the keyring whether it knows of one.
 */
void
siloam_start_check_async (const char *path,
                          const char *apart_path,
                          gboolean was_created,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  start (path, apart_path, was_created, TRUE, cancellable, callback, user_data);
}

/**
 * siloam_start_check_evening_async:
 * @path: (type filename): where the file of the prayer evenings should be
 * @was_created: whether there was one before, as the settings remember
 *
 * Looks at the file; one that is gone is an error, and never a first run.
 */
void
siloam_start_check_evening_async (const char *path,
                                  gboolean was_created,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  start (path, NULL, was_created, FALSE, cancellable, callback, user_data);
}

/**
 * siloam_start_check_finish:
 * @start: (out): how to begin
 * @slot_types: (out): the ways in of a journal to unlock
 *
 * Returns: %FALSE with the error of the file: %SILOAM_VAULT_ERROR_MISSING, _NOT_VAULT,
 * _NEWER_FORMAT, _HEADER_DAMAGED, _IO
 */
gboolean
siloam_start_check_finish (GAsyncResult *result,
                           SiloamStart *start,
                           guint *slot_types,
                           GError **error)
{
  Check *check;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  check = g_task_get_task_data (G_TASK (result));
  *start = check->start;
  *slot_types = check->slot_types;
  return TRUE;
}
