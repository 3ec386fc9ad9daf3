/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/device.h"
#include "journal/journal-keys.h"
#include "journal/journal-work.h"
#include "journal/place-private.h"
#include "journal/store-private.h"
#include "vault/clerk.h"
#include "vault/credential.h"
#include "vault/vault.h"

G_BEGIN_DECLS

typedef struct _SiloamWorker SiloamWorker;
typedef struct _SiloamRequest SiloamRequest;

/* On the worker thread: reads the question, writes result or error. */
typedef void (*SiloamJob) (SiloamWorker *worker, SiloamRequest *request);
/* On the main thread, when the job went well, just before its caller hears of it. */
typedef void (*SiloamDelivery) (SiloamJournal *journal, SiloamRequest *request);

struct _SiloamRequest
{
  SiloamTurn turn;
  SiloamJob job;
  SiloamDelivery deliver;

  /* the question */
  SiloamEntry *entry;
  SiloamProfile *profile;
  char *text; /* an id, a path or a query */
  guint offset, count;
  gboolean memorials_only;
  GDateTime *from, *to;
  SiloamReference reference;
  SiloamCredential *credential;
  SiloamSecret *secret; /* in create also the answer: the recovery code */
  SiloamSecret *pin;
  gboolean keyring;
  SiloamJournalProgress progress;
  gpointer progress_data;
  SiloamJournalWork work;
  SiloamWorkFlags work_flags;
  gpointer work_data; /* let go on the worker */
  GDestroyNotify free_work_data;

  /* part of the answer */
  SiloamMove *change;
};

/* What only the clerk's thread may touch. */
struct _SiloamWorker
{
  SiloamVault *vault;
  SiloamStore *store;
  SiloamDevice *device;
  gboolean is_set_aside; /* all of a file that was moved is in a copy of it, up to the last save */
  GHashTable *typed;     /* id -> SiloamEntry; see typed.c */
  gboolean was_refused;  /* something of it is not in the file */
  gboolean holds_typed;  /* instead of saving to a file that was overwritten */
};

SiloamClerk *siloam_worker_start (SiloamJournal *journal) G_GNUC_WARN_UNUSED_RESULT;

SiloamRequest *siloam_request_new (SiloamJob job) G_GNUC_WARN_UNUSED_RESULT;
void siloam_request_free (SiloamRequest *self);

void siloam_job_create (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_open (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_close (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_save_profile (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_save (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_load (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_load_period (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_delete (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_undelete (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_search (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_on_the_way (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_find_places (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_gift_lines (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_set_reminder (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_reminders (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_page (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_repair_keyring (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_renew_recovery (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_rotate (SiloamWorker *worker, SiloamRequest *request);
void siloam_job_erase_deleted (SiloamWorker *worker);
void siloam_worker_keep_replaced (SiloamWorker *worker);
void siloam_job_work (SiloamWorker *worker, SiloamRequest *request);

G_END_DECLS
