/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the room does with the requests that its clerk hands it, one at a time; each answer goes
 * with the desk as it is then. On the clerk's thread, but for making, delivering and freeing
 * them. */

#include "ministry/worker-private.h"

#include "ministry/backup-private.h"
#include "ministry/ministry-private.h"
#include "ministry/store-private.h"

static gboolean
is_open (gpointer worker)
{
  return ((SiloamMinistryWorker *) worker)->store != NULL;
}

/* Also after a failure: what was done before it shows. */
static void
lay_out (SiloamMinistryWorker *self, SiloamMinistryRequest *request)
{
  g_autoptr (GError) fault = NULL;

  if (self->store == NULL || self->seen == self->store->revision)
    return;
  request->desk = siloam_ministry_store_read (self->store, &fault);
  if (request->desk != NULL)
    self->seen = self->store->revision;
  else if (request->turn.error == NULL)
    request->turn.error = g_steal_pointer (&fault);
}

static void
run (gpointer worker, SiloamTurn *turn)
{
  SiloamMinistryWorker *self = worker;
  SiloamMinistryRequest *request = (SiloamMinistryRequest *) turn;

  request->job (self, request, &turn->error);
  if (self->store != NULL)
    siloam_ministry_backup_renew (self->store, self->vault);
  lay_out (self, request);
}

static void
deliver (gpointer owner, SiloamTurn *turn)
{
  SiloamMinistryRequest *request = (SiloamMinistryRequest *) turn;

  if (request->deliver != NULL)
    request->deliver (owner, request);
}

static GError *
make_closed_error (const char *message)
{
  return g_error_new_literal (SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_CLOSED, message);
}

static SiloamTurn *
make_closing (void)
{
  return &siloam_ministry_request_new (siloam_ministry_job_close)->turn;
}

static void
free_request (gpointer request)
{
  siloam_ministry_request_free (request);
}

static const SiloamClerkRoom room = {
  .name = "siloam-ministry",
  .make_closed_error = make_closed_error,
  .make_closing = make_closing,
  .free_turn = free_request,
  .free_worker = g_free,
  .is_open = is_open,
  .run = run,
  .closing = siloam_ministry_stop_sweeping,
  .deliver = deliver,
};

SiloamClerk *
siloam_ministry_worker_start (SiloamMinistry *ministry)
{
  return siloam_clerk_new (&room, ministry, g_new0 (SiloamMinistryWorker, 1));
}

SiloamMinistryRequest *
siloam_ministry_request_new (SiloamMinistryJob job)
{
  SiloamMinistryRequest *self = g_new0 (SiloamMinistryRequest, 1);

  self->job = job;
  return self;
}

void
siloam_ministry_request_free (SiloamMinistryRequest *self)
{
  if (self->free_record != NULL)
    g_clear_pointer (&self->record, self->free_record);
  g_free (self->id);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->credential, siloam_credential_unref);
  g_clear_pointer (&self->secret, siloam_secret_unref);
  siloam_ministry_desk_free (self->desk);
  siloam_turn_clear (&self->turn);
  g_free (self);
}
