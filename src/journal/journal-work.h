/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/store.h"
#include "vault/vault.h"

G_BEGIN_DECLS

typedef struct _SiloamJournal SiloamJournal;

typedef enum
{
  SILOAM_WORK_FAILED, /* and error is set */
  SILOAM_WORK_DONE,
  SILOAM_WORK_AGAIN, /* requests that wait go first, then the work is called once more */
} SiloamWorkStep;

typedef enum
{
  SILOAM_WORK_LOOKS = 0,
  SILOAM_WORK_CHANGES_ENTRIES = 1 << 0, /* every list is read again afterwards */
} SiloamWorkFlags;

/* On the worker thread, with what only that thread may touch. It must not close the vault, and must
 * leave no statement and no transaction open between two steps. Called with a cancelled
 * @cancellable it is not called at all. */
typedef SiloamWorkStep (*SiloamJournalWork) (SiloamStore *store,
                                             SiloamVault *vault,
                                             gpointer data,
                                             GCancellable *cancellable,
                                             GError **error);

/* Work of a higher room on an open journal: an import, a backup, another key. @free_data runs on
 * the worker when the work failed, was cancelled or broken off by closing; else when the result is
 * let go, on the main thread. */
void siloam_journal_work_async (SiloamJournal *self,
                                SiloamJournalWork work,
                                SiloamWorkFlags flags,
                                gpointer data,
                                GDestroyNotify free_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* The data of the work that was done, borrowed from the result; NULL when it failed, which with
 * data that is NULL only the error tells. */
gpointer siloam_journal_work_finish (SiloamJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
