/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the worker does for each kind of request. Runs on the worker's thread only; touches nothing
 * of the main thread. */

#include "ministry/backup-private.h"
#include "ministry/store-private.h"
#include "ministry/worker-private.h"
#include "vault/locksmith.h"
#include "vault/unfinished.h"

/* Whoever sits down at a laptop that is unlocked must not read on: a keyring alone is no way in. */
static gboolean
check_asks_for_something (SiloamCredential *credential, gboolean may_recover, GError **error)
{
  const SiloamSlotType type = siloam_credential_get_slot_type (credential);

  if (type == SILOAM_SLOT_KEYRING_PIN || type == SILOAM_SLOT_PASSPHRASE ||
      (type == SILOAM_SLOT_RECOVERY && may_recover))
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_MINISTRY_ERROR,
                       SILOAM_MINISTRY_ERROR_NO_PIN,
                       "a PIN or a passphrase must go with it");
  return FALSE;
}

static gboolean
shut (SiloamMinistryWorker *worker, GError **error)
{
  g_clear_pointer (&worker->store, siloam_ministry_store_free);
  return worker->vault == NULL || siloam_vault_close (g_steal_pointer (&worker->vault), error);
}

static gboolean
lay_out (SiloamMinistryWorker *worker, SiloamMinistryRequest *request, GError **error)
{
  request->desk = siloam_ministry_store_read (worker->store, error);
  worker->seen = worker->store->revision;
  return request->desk != NULL;
}

static gboolean
sweep (SiloamMinistryWorker *worker, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return siloam_ministry_store_sweep (worker->store, now, error);
}

gboolean
siloam_ministry_job_create (SiloamMinistryWorker *worker,
                            SiloamMinistryRequest *request,
                            GError **error)
{
  g_autoptr (SiloamSecret) code = NULL;

  if (!check_asks_for_something (request->credential, FALSE, error))
    return FALSE;
  worker->vault = siloam_locksmith_create (request->id,
                                           request->credential,
                                           &code,
                                           request->turn.cancellable,
                                           error);
  if (worker->vault == NULL)
    return FALSE;
  worker->store = siloam_ministry_store_new (siloam_vault_get_db (worker->vault), error);
  if (worker->store == NULL || !sweep (worker, error) || !lay_out (worker, request, error))
    {
      g_clear_pointer (&worker->store, siloam_ministry_store_free);
      siloam_locksmith_discard (g_steal_pointer (&worker->vault));
      return FALSE;
    }
  request->secret = g_steal_pointer (&code);
  return TRUE;
}

/* Before anything is shown: what a crash left in the log, and what expired meanwhile, goes. */
static gboolean
tidy (SiloamMinistryWorker *worker, GError **error)
{
  worker->store = siloam_ministry_store_new (siloam_vault_get_db (worker->vault), error);
  if (worker->store == NULL || !siloam_ministry_wipe_log (worker->store, error) ||
      !sweep (worker, error))
    return FALSE;
  siloam_ministry_backup_renew (worker->store, worker->vault);
  return TRUE;
}

gboolean
siloam_ministry_job_open (SiloamMinistryWorker *worker,
                          SiloamMinistryRequest *request,
                          GError **error)
{
  if (!check_asks_for_something (request->credential, TRUE, error))
    return FALSE;
  worker->vault =
      siloam_locksmith_open (request->id, request->credential, request->turn.cancellable, error);
  if (worker->vault == NULL)
    return FALSE;
  if (tidy (worker, error) && lay_out (worker, request, error))
    {
      siloam_unfinished_clear_later (worker->vault);
      return TRUE;
    }
  shut (worker, NULL);
  return FALSE;
}

gboolean
siloam_ministry_job_close (SiloamMinistryWorker *worker,
                           SiloamMinistryRequest *request,
                           GError **error)
{
  return shut (worker, error);
}

gboolean
siloam_ministry_job_save_location (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  return siloam_ministry_store_save_location (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_save_member (SiloamMinistryWorker *worker,
                                 SiloamMinistryRequest *request,
                                 GError **error)
{
  return siloam_ministry_store_save_member (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_remove_member (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  return siloam_ministry_store_remove_member (worker->store, request->id, error);
}

gboolean
siloam_ministry_job_save_evening (SiloamMinistryWorker *worker,
                                  SiloamMinistryRequest *request,
                                  GError **error)
{
  return siloam_ministry_store_save_evening (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_close_evening (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  return siloam_ministry_store_close_evening (worker->store, request->id, error) &&
         sweep (worker, error);
}

gboolean
siloam_ministry_job_save_session (SiloamMinistryWorker *worker,
                                  SiloamMinistryRequest *request,
                                  GError **error)
{
  return siloam_ministry_store_save_session (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_end_session (SiloamMinistryWorker *worker,
                                 SiloamMinistryRequest *request,
                                 GError **error)
{
  return siloam_ministry_store_end_session (worker->store,
                                            request->id,
                                            request->time,
                                            request->reason,
                                            error);
}

gboolean
siloam_ministry_job_withdraw (SiloamMinistryWorker *worker,
                              SiloamMinistryRequest *request,
                              GError **error)
{
  return siloam_ministry_store_withdraw (worker->store, request->id, request->scope, error);
}

gboolean
siloam_ministry_job_erase_session (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  return siloam_ministry_store_erase_session (worker->store, request->id, request->reason, error);
}

gboolean
siloam_ministry_job_save_note (SiloamMinistryWorker *worker,
                               SiloamMinistryRequest *request,
                               GError **error)
{
  return siloam_ministry_store_save_note (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_erase_note (SiloamMinistryWorker *worker,
                                SiloamMinistryRequest *request,
                                GError **error)
{
  return siloam_ministry_store_erase_note (worker->store, request->id, request->reason, error);
}

gboolean
siloam_ministry_job_put_point (SiloamMinistryWorker *worker,
                               SiloamMinistryRequest *request,
                               GError **error)
{
  return siloam_ministry_store_put_point (worker->store, request->record, request->id, error);
}

gboolean
siloam_ministry_job_take_point (SiloamMinistryWorker *worker,
                                SiloamMinistryRequest *request,
                                GError **error)
{
  return siloam_ministry_store_take_point (worker->store, request->id, error);
}

gboolean
siloam_ministry_job_save_follow_up (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error)
{
  return siloam_ministry_store_save_follow_up (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_end_follow_up (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  return siloam_ministry_store_end_follow_up (worker->store, request->id, request->state, error);
}

gboolean
siloam_ministry_job_save_testimony (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error)
{
  return siloam_ministry_store_save_testimony (worker->store, request->record, error);
}

gboolean
siloam_ministry_job_withdraw_testimony (SiloamMinistryWorker *worker,
                                        SiloamMinistryRequest *request,
                                        GError **error)
{
  return siloam_ministry_store_withdraw_testimony (worker->store, request->id, error);
}

gboolean
siloam_ministry_job_sweep (SiloamMinistryWorker *worker,
                           SiloamMinistryRequest *request,
                           GError **error)
{
  return sweep (worker, error);
}

gboolean
siloam_ministry_job_confirm_clock (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return siloam_ministry_store_confirm_clock (worker->store, now, error) && sweep (worker, error);
}

gboolean
siloam_ministry_job_erase_damaged (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error)
{
  return siloam_ministry_store_erase_damaged (worker->store, error);
}

gboolean
siloam_ministry_job_back_up (SiloamMinistryWorker *worker,
                             SiloamMinistryRequest *request,
                             GError **error)
{
  return siloam_ministry_backup_make (worker->store, worker->vault, request->id, error);
}

gboolean
siloam_ministry_job_repair_keyring (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error)
{
  if (request->secret == NULL)
    {
      g_set_error_literal (error,
                           SILOAM_MINISTRY_ERROR,
                           SILOAM_MINISTRY_ERROR_NO_PIN,
                           "a PIN must go with the keyring");
      return FALSE;
    }
  return siloam_locksmith_repair_keyring (worker->vault,
                                          request->secret,
                                          request->turn.cancellable,
                                          error);
}

gboolean
siloam_ministry_job_renew_recovery (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error)
{
  request->secret =
      siloam_locksmith_renew_recovery (worker->vault, request->turn.cancellable, error);
  return request->secret != NULL;
}

gboolean
siloam_ministry_job_check (SiloamMinistryWorker *worker,
                           SiloamMinistryRequest *request,
                           GError **error)
{
  return siloam_locksmith_check (worker->vault, request->secret, request->turn.cancellable, error);
}
