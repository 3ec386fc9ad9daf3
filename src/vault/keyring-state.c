/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks how things stand with the keyring, without asking the person: whether it can hold a key, and
 * whether it knows a journal, which tells a first run from a lost file. Called on the main thread,
 * works on another. */

#include "vault/keyring-private.h"
#include "vault/keyring-prompt-private.h"
#include "vault/slot-private.h"

static gboolean
check_keyring (GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretService) service = NULL;
  g_autoptr (SecretCollection) collection = NULL;

  if (!siloam_keyring_choose_store (&service, cancellable, error))
    return FALSE;
  if (service == NULL)
    return TRUE;
  if (!siloam_keyring_find_default_collection (service, &collection, cancellable, error))
    return FALSE;
  if (collection != NULL && !secret_collection_get_locked (collection))
    return TRUE;
  return siloam_keyring_can_prompt () || siloam_keyring_set_still_locked_error (error);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (check_keyring (cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * siloam_keyring_check_async:
 *
 * Finds out whether there is a keyring that can hold a key: one that is open, or that the person
 * can be asked to open or make. Asks nothing itself.
 */
void
siloam_keyring_check_async (GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, siloam_keyring_check_async);
  g_task_set_name (task, "siloam_keyring_check_async");
  g_task_run_in_thread (task, check_in_thread);
}

/**
 * siloam_keyring_check_finish:
 *
 * Fails with %SILOAM_VAULT_ERROR_KEYRING_ABSENT, _LOCKED, _DENIED, or %G_IO_ERROR_CANCELLED.
 */
gboolean
siloam_keyring_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* One that was being made when its maker was killed never held a word. Counted twice, for the
 * attributes of a locked item can be searched for but not read. */
static gboolean
count_made (SecretService *service,
            const guint8 *vault_id,
            guint *count,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, NULL);
  g_autoptr (GHashTable) attributes_in_making =
      siloam_keyring_build_attributes_in_making (vault_id, NULL);
  guint all = 0, in_making = 0;

  if (!siloam_keyring_count_items (service, attributes_in_making, &in_making, cancellable, error) ||
      !siloam_keyring_count_items (service, attributes, &all, cancellable, error))
    return FALSE;
  *count = all > in_making ? all - in_making : 0;
  return TRUE;
}

static gboolean
find_any_journal (const guint8 *apart, gboolean *found, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretService) service = NULL;
  guint all = 0, others = 0;

  if (!siloam_keyring_choose_store (&service, cancellable, error) ||
      !count_made (service, NULL, &all, cancellable, error) ||
      (apart != NULL && !count_made (service, apart, &others, cancellable, error)))
    return FALSE;
  *found = all > others;
  return TRUE;
}

static void
has_journal_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean found = FALSE;

  if (find_any_journal (task_data, &found, cancellable, &error))
    g_task_return_boolean (task, found);
  else
    g_task_return_error (task, error);
}

/**
 * siloam_keyring_has_journal_async:
 * @apart: (nullable) (array fixed-size=16): the id of a sealed file that is no journal
 *
 * Finds out whether the keyring knows a journal, also while it is locked. Asks nothing.
 */
void
siloam_keyring_has_journal_async (const guint8 *apart,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, siloam_keyring_has_journal_async);
  g_task_set_name (task, "siloam_keyring_has_journal_async");
  if (apart != NULL)
    g_task_set_task_data (task, g_memdup2 (apart, SILOAM_ID_LENGTH), g_free);
  g_task_run_in_thread (task, has_journal_in_thread);
}

/**
 * siloam_keyring_has_journal_finish:
 *
 * Fails like siloam_keyring_check_finish().
 *
 * Returns: whether there is an item; %FALSE without an error means that there is none
 */
gboolean
siloam_keyring_has_journal_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
