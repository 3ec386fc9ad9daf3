/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Someone who waits at the reception: in memory only, until they agreed to anything (B5). */
#define SILOAM_TYPE_WAITING (siloam_waiting_get_type ())
G_DECLARE_FINAL_TYPE (SiloamWaiting, siloam_waiting, SILOAM, WAITING, GObject)

/* Properties of a SiloamWaiting: alias, team-number (0: none yet), arrived (GDateTime). */
const char *siloam_waiting_get_alias (SiloamWaiting *self);
guint siloam_waiting_get_team_number (SiloamWaiting *self);
GDateTime *siloam_waiting_get_arrived (SiloamWaiting *self);

#define SILOAM_TYPE_QUEUE (siloam_queue_get_type ())

/* The queue by arrival: a GListModel of SiloamWaiting. Never written anywhere; freed with the
 * window of the evening. Main thread. */
G_DECLARE_FINAL_TYPE (SiloamQueue, siloam_queue, SILOAM, QUEUE, GObject)

SiloamQueue *siloam_queue_new (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamWaiting *siloam_queue_add (SiloamQueue *self, const char *alias); /* borrowed */
void siloam_queue_assign (SiloamQueue *self, SiloamWaiting *waiting, guint team_number);
void siloam_queue_remove (SiloamQueue *self, SiloamWaiting *waiting);
void siloam_queue_clear (SiloamQueue *self);

G_END_DECLS
