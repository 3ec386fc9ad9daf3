/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/worker-private.h"

G_BEGIN_DECLS

/* TRUE when the entry of a save is kept in memory, and need not be saved now. */
gboolean siloam_worker_hold (SiloamWorker *worker, SiloamRequest *request);
void siloam_worker_note_typed (SiloamWorker *worker, SiloamRequest *request);
void siloam_worker_forget_typed (SiloamWorker *worker, const char *id);
gboolean siloam_worker_has_typed (SiloamWorker *worker);
gboolean siloam_worker_save_typed (SiloamWorker *worker, SiloamStore *store, GError **error);
gboolean siloam_worker_copy_typed (SiloamWorker *worker, const char *path, GError **error);
void siloam_worker_clear_typed (SiloamWorker *worker);

G_END_DECLS
