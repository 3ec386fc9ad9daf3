/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade of joining copies: what the main thread asks about other copies of an open journal,
 * and what the worker does for it. */

#include "journal/journal-copies.h"

#include <string.h>

#include "journal/journal-private.h"
#include "journal/typed-private.h"
#include "vault/neighbours.h"
#include "vault/vault-copy.h"

#define SUFFIX ".siloam"
#define PAGES_A_STEP 1000
#define CLOSED_ASIDE "aside" /* in a name, when nobody is there to say it in their language */

/**
 * siloam_copies_free:
 * @self: (nullable) (transfer full): what was found
 */
void
siloam_copies_free (SiloamCopies *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static void
free_copies (gpointer copies)
{
  siloam_copies_free (copies);
}

static void
find_copies (SiloamWorker *worker, SiloamRequest *request)
{
  SiloamCopies *copies = g_new0 (SiloamCopies, 1);
  g_autoptr (GPtrArray) found =
      siloam_vault_find_neighbours (worker->vault, request->turn.cancellable);

  copies->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      const SiloamNeighbour *neighbour = found->pdata[i];

      if (!siloam_device_knows (worker->device, neighbour->print))
        g_ptr_array_add (copies->paths, g_strdup (neighbour->path));
    }
  copies->overwritten = siloam_vault_is_overwritten (worker->vault);
  copies->moved = !copies->overwritten && siloam_vault_has_moved (worker->vault);
  copies->behind = siloam_device_is_behind (worker->device);
  request->turn.result = copies;
  request->turn.free_result = free_copies;
}

static void
leave_copies (SiloamWorker *worker, SiloamRequest *request)
{
  g_autoptr (GPtrArray) found =
      siloam_vault_find_neighbours (worker->vault, request->turn.cancellable);

  for (guint i = 0; i < found->len; i++)
    siloam_device_learn (worker->device, ((SiloamNeighbour *) found->pdata[i])->print);
}

static void
accept_behind (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_device_accept (worker->device);
}

static void
look_at_copy (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_joining_look (request->work_data,
                       worker->store,
                       worker->vault,
                       request->turn.cancellable,
                       &request->turn.error);
}

static void
join_copy (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_joining_join (request->work_data,
                       worker->store,
                       worker->vault,
                       worker->device,
                       request->turn.cancellable,
                       &request->turn.error);
}

static void
undo_join (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_joining_undo (request->work_data, worker->store, &request->count, &request->turn.error);
}

static void
write_although_moved (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_vault_write_although_moved (worker->vault);
  worker->holds_typed = TRUE;
}

static char *
make_aside_path (SiloamVault *vault, const char *word)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stem = g_strdup (siloam_vault_get_path (vault));
  char *path;

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  path = g_strdup_printf ("%s-%s-%s" SUFFIX, stem, word, stamp);
  /* Words came after the first, within one second. */
  for (guint number = 2; g_file_test (path, G_FILE_TEST_EXISTS); number++)
    {
      g_free (path);
      path = g_strdup_printf ("%s-%s-%s-%u" SUFFIX, stem, word, stamp, number);
    }
  return path;
}

static gboolean
copy_all (SiloamWorker *worker, const char *path, GError **error)
{
  g_autoptr (SiloamVaultCopy) copy = siloam_vault_copy_begin (worker->vault, path, error);
  SiloamVaultCopyState state = copy != NULL ? SILOAM_VAULT_COPY_MORE : SILOAM_VAULT_COPY_FAILED;

  while (state == SILOAM_VAULT_COPY_MORE)
    state = siloam_vault_copy_step (copy, PAGES_A_STEP, NULL, error);
  return state == SILOAM_VAULT_COPY_DONE && siloam_vault_copy_finish (copy, error);
}

/* The file of a journal that was only moved is whole. */
static gboolean
copy_aside (SiloamWorker *worker, const char *word, GError **error)
{
  g_autofree char *path = make_aside_path (worker->vault, word);

  return siloam_vault_is_overwritten (worker->vault)
             ? siloam_worker_copy_typed (worker, path, error)
             : copy_all (worker, path, error);
}

static void
set_aside (SiloamWorker *worker, SiloamRequest *request)
{
  worker->is_set_aside = copy_aside (worker, request->text, &request->turn.error);
}

static gboolean
was_replaced (SiloamWorker *worker)
{
  return (worker->was_refused ||
          sqlite3_total_changes (siloam_vault_get_db (worker->vault)) != 0) &&
         siloam_vault_has_moved (worker->vault) &&
         g_file_test (siloam_vault_get_path (worker->vault), G_FILE_TEST_EXISTS);
}

/* Nobody was there to say that saves may go on. */
static gboolean
save_refused (SiloamWorker *worker, GError **error)
{
  if (!worker->was_refused || siloam_vault_is_overwritten (worker->vault))
    return TRUE;
  siloam_vault_write_although_moved (worker->vault);
  return siloam_worker_save_typed (worker, worker->store, error);
}

/* What was kept since the opening may be in the log only, so that the program that put another file
 * in the place of ours, or wrote over it, saw nothing change; and a file without a name is gone
 * when it is closed. A file that only has another name keeps its words itself. */
void
siloam_worker_keep_replaced (SiloamWorker *worker)
{
  g_autoptr (GError) error = NULL;

  if (worker->vault == NULL || worker->store == NULL || worker->is_set_aside)
    return;
  if (siloam_vault_is_overwritten (worker->vault) ? !siloam_worker_has_typed (worker)
                                                  : !was_replaced (worker))
    return;
  if (!save_refused (worker, &error) || !copy_aside (worker, CLOSED_ASIDE, &error))
    g_warning ("The journal was replaced, and could not be set aside: %s", error->message);
}

static void
tell_entries (SiloamJournal *self, SiloamRequest *request)
{
  siloam_journal_tell_refreshed (self);
}

/**
 * siloam_journal_write_although_moved:
 *
 * Lets saves that were refused go on, for siloam_journal_set_aside_async().
 */
void
siloam_journal_write_although_moved (SiloamJournal *self)
{
  siloam_journal_submit (self,
                         siloam_request_new (write_although_moved),
                         "write-although-moved",
                         NULL,
                         NULL,
                         NULL);
}

/**
 * siloam_journal_set_aside_async:
 * @word: what the name of the file says of it
 *
 * Copies all that is in the open journal to a sealed file beside the place it was opened at.
 */
void
siloam_journal_set_aside_async (SiloamJournal *self,
                                const char *word,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (set_aside);

  request->text = g_strdup (word);
  siloam_journal_submit (self, request, "set-aside", NULL, callback, user_data);
}

gboolean
siloam_journal_set_aside_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "set-aside"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
submit_joining (SiloamJournal *self,
                SiloamJob job,
                const char *name,
                SiloamJoining *joining,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  SiloamRequest *request = siloam_request_new (job);

  request->work_data = siloam_joining_ref (joining);
  request->free_work_data = (GDestroyNotify) siloam_joining_unref;
  request->deliver = job != look_at_copy ? tell_entries : NULL;
  siloam_journal_submit (self, request, name, cancellable, callback, user_data);
}

/**
 * siloam_journal_find_copies_async:
 *
 * Looks beside the journal and at its own file.
 */
void
siloam_journal_find_copies_async (SiloamJournal *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  siloam_journal_submit (self,
                         siloam_request_new (find_copies),
                         "find-copies",
                         cancellable,
                         callback,
                         user_data);
}

/**
 * siloam_journal_find_copies_finish:
 *
 * Returns: (transfer full): what was found, or %NULL with %G_IO_ERROR_CANCELLED or
 *   %SILOAM_JOURNAL_ERROR_CLOSED
 */
SiloamCopies *
siloam_journal_find_copies_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "find-copies"), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siloam_journal_leave_copies_async:
 *
 * Does not tell again of the copies that are there now, until one of them changes.
 */
void
siloam_journal_leave_copies_async (SiloamJournal *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  siloam_journal_submit (self,
                         siloam_request_new (leave_copies),
                         "leave-copies",
                         NULL,
                         callback,
                         user_data);
}

gboolean
siloam_journal_leave_copies_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "leave-copies"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_accept_behind_async:
 *
 * Does not tell again that the journal is older than it was.
 */
void
siloam_journal_accept_behind_async (SiloamJournal *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  siloam_journal_submit (self,
                         siloam_request_new (accept_behind),
                         "accept-behind",
                         NULL,
                         callback,
                         user_data);
}

gboolean
siloam_journal_accept_behind_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "accept-behind"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_look_at_copy_async:
 *
 * Tells what joining a copy would do, see siloam_joining_look().
 */
void
siloam_journal_look_at_copy_async (SiloamJournal *self,
                                   SiloamJoining *joining,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  submit_joining (self, look_at_copy, "look-at-copy", joining, cancellable, callback, user_data);
}

gboolean
siloam_journal_look_at_copy_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "look-at-copy"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_join_copy_async:
 *
 * Joins a copy, see siloam_joining_join(). Whoever has an entry on screen must let go of it before:
 * saved afterwards, it would write over what came.
 */
void
siloam_journal_join_copy_async (SiloamJournal *self,
                                SiloamJoining *joining,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  submit_joining (self, join_copy, "join-copy", joining, cancellable, callback, user_data);
}

gboolean
siloam_journal_join_copy_finish (SiloamJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (siloam_journal_is_answer (self, result, "join-copy"), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_journal_undo_join_async:
 *
 * Takes the last join back, see siloam_joining_undo().
 */
void
siloam_journal_undo_join_async (SiloamJournal *self,
                                SiloamJoining *joining,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  submit_joining (self, undo_join, "undo-join", joining, NULL, callback, user_data);
}

gboolean
siloam_journal_undo_join_finish (SiloamJournal *self,
                                 GAsyncResult *result,
                                 guint *kept,
                                 GError **error)
{
  SiloamRequest *request;

  g_return_val_if_fail (siloam_journal_is_answer (self, result, "undo-join"), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  request = g_task_get_task_data (G_TASK (result));
  *kept = request->count;
  return TRUE;
}
