/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives the open journal another data key. The store is on the connection, so it goes before and
 * is made anew after, whatever came of it. On the worker's thread. */

#include "journal/worker-private.h"
#include "vault/rotate.h"

typedef struct
{
  SiloamJournalProgress tell;
  gpointer user_data;
  double fraction;
} Progress;

static gboolean
tell_cb (gpointer data)
{
  const Progress *progress = data;

  progress->tell (progress->fraction, progress->user_data);
  return G_SOURCE_REMOVE;
}

/* In turn with the answers, so that none is told after the answer. */
static void
post_progress (double fraction, gpointer user_data)
{
  const SiloamRequest *request = user_data;
  Progress *progress;

  if (request->progress == NULL)
    return;
  progress = g_new (Progress, 1);
  *progress = (Progress){ request->progress, request->progress_data, fraction };
  siloam_clerk_post (request->turn.clerk, tell_cb, progress, g_free);
}

static void
free_code (gpointer code)
{
  siloam_secret_unref (code);
}

/* Without a store all later requests are told that the journal is closed. */
static void
open_store (SiloamWorker *worker)
{
  sqlite3 *db = siloam_vault_get_db (worker->vault);

  if (db != NULL)
    worker->store = siloam_store_new (db, NULL);
  if (worker->store != NULL)
    {
      siloam_device_set_store (worker->device, worker->store);
      return;
    }
  g_clear_pointer (&worker->device, siloam_device_free);
  siloam_vault_close (g_steal_pointer (&worker->vault), NULL);
}

void
siloam_job_rotate (SiloamWorker *worker, SiloamRequest *request)
{
  const SiloamNewKeys keys = { request->keyring, request->pin, request->secret };
  SiloamSecret *code = NULL;

  /* A backup that is going on holds the connection: it goes first, step by step. */
  request->turn.again = siloam_vault_is_copied (worker->vault);
  if (request->turn.again)
    return;
  siloam_job_erase_deleted (worker);
  siloam_device_set_store (worker->device, NULL);
  g_clear_pointer (&worker->store, siloam_store_free);
  siloam_vault_rotate (worker->vault,
                       &keys,
                       &code,
                       post_progress,
                       request,
                       request->turn.cancellable,
                       &request->turn.error);
  open_store (worker);
  request->turn.result = code;
  request->turn.free_result = free_code;
}
