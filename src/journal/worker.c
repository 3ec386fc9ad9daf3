/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the room does with the requests that its clerk hands it, one at a time. On the clerk's
 * thread, but for making, delivering and freeing them. */

#include "journal/worker-private.h"

#include "journal/journal-private.h"

/* How many steps of SQLite's machine between two looks at the cancellable: well below 1 ms. */
#define STEPS_BETWEEN_LOOKS 2000

static int
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
watch (SiloamWorker *self, GCancellable *cancellable)
{
  sqlite3 *db = self->vault != NULL ? siloam_vault_get_db (self->vault) : NULL;

  if (db != NULL)
    sqlite3_progress_handler (db,
                              STEPS_BETWEEN_LOOKS,
                              cancellable != NULL ? is_cancelled : NULL,
                              cancellable);
}

static gboolean
is_open (gpointer worker)
{
  return ((SiloamWorker *) worker)->store != NULL;
}

static void
run (gpointer worker, SiloamTurn *turn)
{
  SiloamWorker *self = worker;
  SiloamRequest *request = (SiloamRequest *) turn;

  if (turn->interruptible)
    watch (self, turn->cancellable);
  request->job (self, request);
  if (self->device != NULL)
    siloam_device_note (self->device);
  if (turn->interruptible)
    watch (self, NULL);
}

static void
let_go_of_work (SiloamTurn *turn)
{
  SiloamRequest *request = (SiloamRequest *) turn;

  if (request->free_work_data != NULL)
    g_clear_pointer (&request->work_data, request->free_work_data);
}

static void
deliver (gpointer owner, SiloamTurn *turn)
{
  SiloamRequest *request = (SiloamRequest *) turn;

  if (turn->error == NULL && request->deliver != NULL)
    request->deliver (owner, request);
}

static GError *
make_closed_error (const char *message)
{
  return g_error_new_literal (SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED, message);
}

static SiloamTurn *
make_closing (void)
{
  return &siloam_request_new (siloam_job_close)->turn;
}

static void
free_request (gpointer request)
{
  siloam_request_free (request);
}

static const SiloamClerkRoom room = {
  .name = "siloam-journal",
  .make_closed_error = make_closed_error,
  .make_closing = make_closing,
  .free_turn = free_request,
  .free_worker = g_free,
  .is_open = is_open,
  .run = run,
  .let_go = let_go_of_work,
  .closing = siloam_journal_tell_closing,
  .deliver = deliver,
};

SiloamClerk *
siloam_worker_start (SiloamJournal *journal)
{
  return siloam_clerk_new (&room, journal, g_new0 (SiloamWorker, 1));
}

SiloamRequest *
siloam_request_new (SiloamJob job)
{
  SiloamRequest *self = g_new0 (SiloamRequest, 1);

  self->job = job;
  return self;
}

void
siloam_request_free (SiloamRequest *self)
{
  siloam_entry_free (self->entry);
  siloam_profile_free (self->profile);
  g_free (self->text);
  g_clear_pointer (&self->from, g_date_time_unref);
  g_clear_pointer (&self->to, g_date_time_unref);
  g_clear_pointer (&self->credential, siloam_credential_unref);
  g_clear_pointer (&self->secret, siloam_secret_unref);
  g_clear_pointer (&self->pin, siloam_secret_unref);
  siloam_turn_clear (&self->turn);
  if (self->work_data != NULL && self->free_work_data != NULL)
    self->free_work_data (self->work_data);
  siloam_move_free (self->change);
  g_free (self);
}
