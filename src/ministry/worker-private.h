/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/ministry.h"
#include "vault/clerk.h"
#include "vault/vault.h"

G_BEGIN_DECLS

typedef struct _SiloamMinistryWorker SiloamMinistryWorker;
typedef struct _SiloamMinistryRequest SiloamMinistryRequest;

/* On the worker thread: reads the question, may set secret. */
typedef gboolean (*SiloamMinistryJob) (SiloamMinistryWorker *worker,
                                       SiloamMinistryRequest *request,
                                       GError **error);

struct _SiloamMinistryRequest
{
  SiloamTurn turn;
  SiloamMinistryJob job;
  /* On the main thread, just before the caller hears of it. */
  void (*deliver) (SiloamMinistry *ministry, SiloamMinistryRequest *request);

  /* the question */
  gpointer record;
  GDestroyNotify free_record;
  char *id; /* or a path */
  GDateTime *time;
  SiloamScope scope;
  SiloamReason reason;
  SiloamFollowUpState state;
  SiloamCredential *credential;
  SiloamSecret *secret; /* in create and renew the answer: the recovery code */

  /* the answer */
  SiloamMinistryDesk *desk; /* NULL when nothing changed */
};

/* What only the clerk's thread may touch. */
struct _SiloamMinistryWorker
{
  SiloamVault *vault;
  SiloamMinistryStore *store;
  guint seen; /* the revision of the last desk */
};

SiloamClerk *siloam_ministry_worker_start (SiloamMinistry *ministry) G_GNUC_WARN_UNUSED_RESULT;

SiloamMinistryRequest *siloam_ministry_request_new (SiloamMinistryJob job)
    G_GNUC_WARN_UNUSED_RESULT;
void siloam_ministry_request_free (SiloamMinistryRequest *self);

/* jobs.c */
gboolean siloam_ministry_job_create (SiloamMinistryWorker *worker,
                                     SiloamMinistryRequest *request,
                                     GError **error);
gboolean siloam_ministry_job_open (SiloamMinistryWorker *worker,
                                   SiloamMinistryRequest *request,
                                   GError **error);
gboolean siloam_ministry_job_close (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error);
gboolean siloam_ministry_job_save_location (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_save_member (SiloamMinistryWorker *worker,
                                          SiloamMinistryRequest *request,
                                          GError **error);
gboolean siloam_ministry_job_remove_member (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_save_evening (SiloamMinistryWorker *worker,
                                           SiloamMinistryRequest *request,
                                           GError **error);
gboolean siloam_ministry_job_close_evening (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_save_session (SiloamMinistryWorker *worker,
                                           SiloamMinistryRequest *request,
                                           GError **error);
gboolean siloam_ministry_job_end_session (SiloamMinistryWorker *worker,
                                          SiloamMinistryRequest *request,
                                          GError **error);
gboolean siloam_ministry_job_withdraw (SiloamMinistryWorker *worker,
                                       SiloamMinistryRequest *request,
                                       GError **error);
gboolean siloam_ministry_job_erase_session (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_save_note (SiloamMinistryWorker *worker,
                                        SiloamMinistryRequest *request,
                                        GError **error);
gboolean siloam_ministry_job_erase_note (SiloamMinistryWorker *worker,
                                         SiloamMinistryRequest *request,
                                         GError **error);
gboolean siloam_ministry_job_put_point (SiloamMinistryWorker *worker,
                                        SiloamMinistryRequest *request,
                                        GError **error);
gboolean siloam_ministry_job_take_point (SiloamMinistryWorker *worker,
                                         SiloamMinistryRequest *request,
                                         GError **error);
gboolean siloam_ministry_job_save_follow_up (SiloamMinistryWorker *worker,
                                             SiloamMinistryRequest *request,
                                             GError **error);
gboolean siloam_ministry_job_end_follow_up (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_save_testimony (SiloamMinistryWorker *worker,
                                             SiloamMinistryRequest *request,
                                             GError **error);
gboolean siloam_ministry_job_withdraw_testimony (SiloamMinistryWorker *worker,
                                                 SiloamMinistryRequest *request,
                                                 GError **error);
gboolean siloam_ministry_job_sweep (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error);
gboolean siloam_ministry_job_confirm_clock (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_erase_damaged (SiloamMinistryWorker *worker,
                                            SiloamMinistryRequest *request,
                                            GError **error);
gboolean siloam_ministry_job_back_up (SiloamMinistryWorker *worker,
                                      SiloamMinistryRequest *request,
                                      GError **error);
gboolean siloam_ministry_job_repair_keyring (SiloamMinistryWorker *worker,
                                             SiloamMinistryRequest *request,
                                             GError **error);
gboolean siloam_ministry_job_check (SiloamMinistryWorker *worker,
                                    SiloamMinistryRequest *request,
                                    GError **error);
gboolean siloam_ministry_job_renew_recovery (SiloamMinistryWorker *worker,
                                             SiloamMinistryRequest *request,
                                             GError **error);

G_END_DECLS
