/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the print service of this computer knows of a job. */
typedef enum
{
  SILOAM_QUEUE_UNKNOWN,  /* nothing: it never had it, or has it no longer */
  SILOAM_QUEUE_SILENT,   /* the service does not answer */
  SILOAM_QUEUE_WAITING,  /* it lies there: the printer is off, stopped, or has others before it */
  SILOAM_QUEUE_PRINTING, /* the printer is taking it */
  SILOAM_QUEUE_PRINTED,
  SILOAM_QUEUE_FAILED,
} SiloamQueueState;

/* NULL when the print service is on another computer, or this Siloam does not ask it. */
char *siloam_print_queue_dup_address (void) G_GNUC_WARN_UNUSED_RESULT;
/* Both wait for the service: for a thread of work. name is that of the job. */
SiloamQueueState siloam_print_queue_tend (const char *address, const char *name);
SiloamQueueState siloam_print_queue_withdraw (const char *address, const char *name);

G_END_DECLS
