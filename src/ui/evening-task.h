/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ministry/ministry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_TASK (siloam_evening_task_get_type ())

/* What is done at this laptop. It begins with all of it, after the PIN; to see less is free, to see
 * anything more asks for the PIN or the passphrase again. There is no other way to see more.
 *
 * Kept in memory only, past a lock: whoever begins anew typed the PIN just then. ::changed. */
G_DECLARE_FINAL_TYPE (SiloamEveningTask, siloam_evening_task, SILOAM, EVENING_TASK, GObject)

SiloamEveningTask *siloam_evening_task_new (void) G_GNUC_WARN_UNUSED_RESULT;

SiloamTask siloam_evening_task_get (SiloamEveningTask *self);
gboolean siloam_evening_task_may_see (SiloamEveningTask *self, SiloamView view);

/* Would going there show anything more? */
gboolean siloam_evening_task_is_wider (SiloamEveningTask *self, SiloamTask task);
/* FALSE, and nothing changes, when it would. */
gboolean siloam_evening_task_narrow (SiloamEveningTask *self, SiloamTask task);
/* secret: what was typed as the PIN or the passphrase of the file that is open. Fails as
 * siloam_ministry_check_async(), and then nothing changes. */
void siloam_evening_task_widen_async (SiloamEveningTask *self,
                                      SiloamTask task,
                                      SiloamMinistry *ministry,
                                      SiloamSecret *secret,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean siloam_evening_task_widen_finish (SiloamEveningTask *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
