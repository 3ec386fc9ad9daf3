/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the worker does for each kind of request. Runs on the worker's thread only; touches nothing
 * of the main thread. */

#include "journal/lifecycle.h"
#include "journal/request.h"
#include "journal/typed-private.h"
#include "journal/worker-private.h"
#include "vault/locksmith.h"
#include "vault/unfinished.h"

/* How long a deleted entry can still be brought back, in µs; erased when the journal closes. */
#define UNDO_TIME G_TIME_SPAN_DAY

static void
free_entry (gpointer entry)
{
  siloam_entry_free (entry);
}

static void
free_secret (gpointer secret)
{
  siloam_secret_unref (secret);
}

static void
free_page (gpointer page)
{
  siloam_page_free (page);
}

static void
answer (SiloamRequest *request, gpointer result, GDestroyNotify free_result)
{
  request->turn.result = result;
  request->turn.free_result = free_result;
}

static void
answer_list (SiloamRequest *request, GPtrArray *list)
{
  answer (request, list, (GDestroyNotify) g_ptr_array_unref);
}

static void
shut (SiloamWorker *worker, GError **error)
{
  siloam_worker_keep_replaced (worker);
  siloam_worker_clear_typed (worker);
  g_clear_pointer (&worker->device, siloam_device_free);
  g_clear_pointer (&worker->store, siloam_store_free);
  if (worker->vault != NULL)
    siloam_vault_close (g_steal_pointer (&worker->vault), error);
}

void
siloam_job_create (SiloamWorker *worker, SiloamRequest *request)
{
  g_autoptr (SiloamSecret) code = NULL;

  worker->vault = siloam_locksmith_create (request->text,
                                           request->credential,
                                           &code,
                                           request->turn.cancellable,
                                           &request->turn.error);
  if (worker->vault == NULL)
    return;
  worker->store = siloam_store_new (siloam_vault_get_db (worker->vault), &request->turn.error);
  if (worker->store == NULL ||
      !siloam_store_save_profile (worker->store, request->profile, &request->turn.error))
    {
      g_clear_pointer (&worker->store, siloam_store_free);
      siloam_locksmith_discard (g_steal_pointer (&worker->vault));
      return;
    }
  worker->device = siloam_device_new (worker->store, worker->vault);
  request->secret = g_steal_pointer (&code);
}

void
siloam_job_open (SiloamWorker *worker, SiloamRequest *request)
{
  worker->vault = siloam_locksmith_open (request->text,
                                         request->credential,
                                         request->turn.cancellable,
                                         &request->turn.error);
  if (worker->vault == NULL)
    return;
  worker->store = siloam_store_new (siloam_vault_get_db (worker->vault), &request->turn.error);
  if (worker->store != NULL)
    request->profile = siloam_store_load_profile (worker->store, &request->turn.error);
  if (request->profile == NULL)
    {
      shut (worker, NULL);
      return;
    }
  worker->device = siloam_device_new (worker->store, worker->vault);
  siloam_unfinished_clear_later (worker->vault);
}

/* Left for the next time when it fails; the entries stay deleted. */
void
siloam_job_erase_deleted (SiloamWorker *worker)
{
  if (worker->store != NULL)
    siloam_store_purge (worker->store, g_get_real_time () - UNDO_TIME, NULL);
}

void
siloam_job_close (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_job_erase_deleted (worker);
  shut (worker, &request->turn.error);
}

void
siloam_job_save_profile (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_store_save_profile (worker->store, request->profile, &request->turn.error);
}

/* Notes where an entry stood before and where it stands after. */
static gboolean
look_before (SiloamWorker *worker, SiloamRequest *request, const char *id)
{
  request->change = g_new0 (SiloamMove, 1);
  request->change->id = g_strdup (id);
  return siloam_store_locate (worker->store, id, &request->change->before, &request->turn.error);
}

/* The change itself is on disk: a failure to look must not be told as a failure to keep. */
static void
look_after (SiloamWorker *worker, SiloamRequest *request)
{
  if (!siloam_store_locate (worker->store, request->change->id, &request->change->after, NULL))
    g_warning ("The list on screen may be out of step until it is opened again");
}

void
siloam_job_save (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_entry_tidy (request->entry);
  if (siloam_worker_hold (worker, request))
    return;
  if (look_before (worker, request, request->entry->id) &&
      siloam_store_save (worker->store, request->entry, &request->turn.error))
    look_after (worker, request);
  siloam_worker_note_typed (worker, request);
}

void
siloam_job_load (SiloamWorker *worker, SiloamRequest *request)
{
  answer (request,
          siloam_store_load (worker->store, request->text, &request->turn.error),
          free_entry);
}

void
siloam_job_load_period (SiloamWorker *worker, SiloamRequest *request)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GPtrArray) ids =
      siloam_store_period (worker->store, request->from, request->to, &request->turn.error);

  if (ids == NULL)
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      SiloamEntry *entry = siloam_store_load (worker->store, ids->pdata[i], &request->turn.error);

      if (entry == NULL)
        return;
      g_ptr_array_add (entries, entry);
    }
  answer_list (request, g_steal_pointer (&entries));
}

void
siloam_job_delete (SiloamWorker *worker, SiloamRequest *request)
{
  if (look_before (worker, request, request->text) &&
      siloam_store_delete (worker->store, request->text, &request->turn.error))
    {
      siloam_worker_forget_typed (worker, request->text);
      look_after (worker, request);
    }
}

void
siloam_job_undelete (SiloamWorker *worker, SiloamRequest *request)
{
  if (look_before (worker, request, request->text) &&
      siloam_store_undelete (worker->store, request->text, &request->turn.error))
    look_after (worker, request);
}

void
siloam_job_search (SiloamWorker *worker, SiloamRequest *request)
{
  answer_list (
      request,
      siloam_store_search (worker->store, request->text, request->count, &request->turn.error));
}

void
siloam_job_on_the_way (SiloamWorker *worker, SiloamRequest *request)
{
  answer_list (request, siloam_store_on_the_way (worker->store, &request->turn.error));
}

void
siloam_job_find_places (SiloamWorker *worker, SiloamRequest *request)
{
  answer_list (request,
               siloam_store_find_places (worker->store,
                                         &request->reference,
                                         request->count,
                                         &request->turn.error));
}

void
siloam_job_gift_lines (SiloamWorker *worker, SiloamRequest *request)
{
  answer_list (request,
               siloam_store_gift_lines (worker->store,
                                        request->memorials_only,
                                        request->count,
                                        &request->turn.error));
}

void
siloam_job_set_reminder (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_store_set_reminder (worker->store, request->text, request->from, &request->turn.error);
}

void
siloam_job_reminders (SiloamWorker *worker, SiloamRequest *request)
{
  answer_list (
      request,
      request->text != NULL
          ? siloam_store_entry_reminders (worker->store, request->text, &request->turn.error)
          : siloam_store_due_reminders (worker->store, request->to, &request->turn.error));
}

void
siloam_job_page (SiloamWorker *worker, SiloamRequest *request)
{
  answer (request,
          siloam_store_look_up_page (worker->store,
                                     request->offset,
                                     request->count,
                                     &request->turn.error),
          free_page);
}

void
siloam_job_repair_keyring (SiloamWorker *worker, SiloamRequest *request)
{
  siloam_locksmith_repair_keyring (worker->vault,
                                   request->secret,
                                   request->turn.cancellable,
                                   &request->turn.error);
}

void
siloam_job_work (SiloamWorker *worker, SiloamRequest *request)
{
  const SiloamWorkStep step = request->work (worker->store,
                                             worker->vault,
                                             request->work_data,
                                             request->turn.cancellable,
                                             &request->turn.error);

  request->turn.again = step == SILOAM_WORK_AGAIN;
}

void
siloam_job_renew_recovery (SiloamWorker *worker, SiloamRequest *request)
{
  answer (request,
          siloam_locksmith_renew_recovery (worker->vault,
                                           request->turn.cancellable,
                                           &request->turn.error),
          free_secret);
}
