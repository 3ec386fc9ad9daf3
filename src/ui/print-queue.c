/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the print service of this computer what became of a page, and has it erase what it keeps.
 * CUPS keeps the pages of a job on the disk, readable for the administrator, for a day after they
 * were printed, and for ever when the printer does not work: of our jobs nothing may stay there.
 * It never asks a service on another computer. No state of its own; for threads of work. */

#include "config.h"

#include "ui/print-queue.h"

#ifdef HAVE_CUPS
#include <cups/cups.h>

#define CONNECT_MS 3000

static SiloamQueueState
state_of (const cups_job_t *job)
{
  switch (job->state)
    {
    case IPP_JSTATE_PROCESSING:
      return SILOAM_QUEUE_PRINTING;
    case IPP_JSTATE_COMPLETED:
      return SILOAM_QUEUE_PRINTED;
    case IPP_JSTATE_CANCELED:
    case IPP_JSTATE_ABORTED:
      return SILOAM_QUEUE_FAILED;
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
    case IPP_JSTATE_STOPPED:
    default:
      return SILOAM_QUEUE_WAITING;
    }
}

/* Erases its pages and its name. What is being printed is cancelled first: of a job that was erased
 * before it stopped CUPS would write down afterwards that it stopped. */
static void
erase (http_t *http, int id, SiloamQueueState state)
{
  if (state == SILOAM_QUEUE_PRINTING)
    cupsCancelJob2 (http, NULL, id, FALSE);
  cupsCancelJob2 (http, NULL, id, TRUE);
}

/* Of the jobs of this person, the one by a name that is ours alone. */
static SiloamQueueState
look (http_t *http, const char *name, gboolean withdraw)
{
  cups_job_t *jobs = NULL;
  int n_jobs = cupsGetJobs2 (http, &jobs, NULL, TRUE, CUPS_WHICHJOBS_ALL);
  SiloamQueueState state = n_jobs < 0 ? SILOAM_QUEUE_SILENT : SILOAM_QUEUE_UNKNOWN;

  for (int i = 0; i < n_jobs; i++)
    if (g_strcmp0 (jobs[i].title, name) == 0)
      {
        state = state_of (&jobs[i]);
        if (withdraw || state == SILOAM_QUEUE_PRINTED || state == SILOAM_QUEUE_FAILED)
          erase (http, jobs[i].id, state);
      }
  cupsFreeJobs (MAX (n_jobs, 0), jobs);
  return state;
}

static SiloamQueueState
connect_and_look (const char *address, const char *name, gboolean withdraw)
{
  http_t *http = httpConnect2 (address,
                               ippPort (),
                               NULL,
                               AF_UNSPEC,
                               HTTP_ENCRYPTION_IF_REQUESTED,
                               TRUE,
                               CONNECT_MS,
                               NULL);
  SiloamQueueState state;

  if (http == NULL)
    return SILOAM_QUEUE_SILENT;
  state = look (http, name, withdraw);
  httpClose (http);
  return state;
}

static const char *
get_server (void)
{
  return cupsServer ();
}

#else /* in a sandbox the desktop prints, and its print service cannot be asked */

static SiloamQueueState
connect_and_look (const char *address, const char *name, gboolean withdraw)
{
  return SILOAM_QUEUE_UNKNOWN;
}

static const char *
get_server (void)
{
  return NULL;
}

#endif

/**
 * siloam_print_queue_dup_address:
 *
 * Returns: (transfer full) (nullable): where the print service of this computer is to be asked;
 *   %NULL when it is elsewhere
 */
char *
siloam_print_queue_dup_address (void)
{
  const char *server = get_server ();

  if (server != NULL && (*server == '/' || g_str_equal (server, "localhost")))
    return g_strdup (server);
  return NULL;
}

/**
 * siloam_print_queue_tend:
 * @address: from siloam_print_queue_dup_address()
 * @name: of a job that no other has the name of
 *
 * Looks what became of a job. One that has ended is erased there, with its pages.
 *
 * Returns: what was found
 */
SiloamQueueState
siloam_print_queue_tend (const char *address, const char *name)
{
  g_return_val_if_fail (address != NULL && name != NULL, SILOAM_QUEUE_UNKNOWN);

  return connect_and_look (address, name, FALSE);
}

/**
 * siloam_print_queue_withdraw:
 * @address: from siloam_print_queue_dup_address()
 * @name: of a job that no other has the name of
 *
 * Cancels a job, and erases it there.
 *
 * Returns: what it was before; %SILOAM_QUEUE_SILENT when it may still be there
 */
SiloamQueueState
siloam_print_queue_withdraw (const char *address, const char *name)
{
  g_return_val_if_fail (address != NULL && name != NULL, SILOAM_QUEUE_UNKNOWN);

  return connect_and_look (address, name, TRUE);
}
