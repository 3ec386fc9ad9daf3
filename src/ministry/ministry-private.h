/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/ministry.h"
#include "ministry/worker-private.h"

G_BEGIN_DECLS

/* Every write is named alike: one finish function is for all of them. */
#define SILOAM_MINISTRY_WRITE "write"

/* Hands a request to the worker, or says CLOSED. */
void siloam_ministry_submit (SiloamMinistry *self,
                             SiloamMinistryRequest *request, /* (transfer full) */
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void siloam_ministry_stop_sweeping (gpointer self);
gboolean siloam_ministry_is_answer (gpointer self, GAsyncResult *result, const char *name);

G_END_DECLS
