/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "vault/vault-read.h"

G_BEGIN_DECLS

/* A backup that is read into memory as a restore would, every entry of it, and laid beside the
 * journal as it is now. Nothing is written. Counted references. */
typedef struct _SiloamRehearsal SiloamRehearsal;

/* What the journal does not have as the backup has it. */
typedef struct
{
  SiloamSummary *summary; /* of the backup */
  gboolean changed;       /* the journal has another version of it; else it has none */
} SiloamRehearsalItem;

typedef struct
{
  guint entries;    /* in the backup */
  guint unreadable; /* of these */
  guint added;      /* only in the journal */
  guint changed;    /* in both, and not the same */
  guint missing;    /* only in the backup */
} SiloamRehearsalCounts;

/* credential: the way in, where the key of the open journal is not that of the backup, or no
 * journal is open. */
SiloamRehearsal *siloam_rehearsal_new (const char *path,
                                       SiloamCredential *credential) G_GNUC_WARN_UNUSED_RESULT;
SiloamRehearsal *siloam_rehearsal_ref (SiloamRehearsal *self);
void siloam_rehearsal_unref (SiloamRehearsal *self);

/* journal: NULL when there is none to compare with. */
void siloam_rehearsal_run_async (SiloamRehearsal *self,
                                 SiloamJournal *journal,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean siloam_rehearsal_run_finish (SiloamRehearsal *self, GAsyncResult *result, GError **error);

/* From 0 to 1. Any thread. */
double siloam_rehearsal_get_fraction (SiloamRehearsal *self);

/* Afterwards. */
const char *siloam_rehearsal_get_path (SiloamRehearsal *self);
const SiloamRehearsalCounts *siloam_rehearsal_get_counts (SiloamRehearsal *self);
GPtrArray *siloam_rehearsal_get_items (SiloamRehearsal *self); /* SiloamRehearsalItem */
SiloamVaultPass *siloam_rehearsal_get_pass (SiloamRehearsal *self);

/* Brings entries of the backup back, all in one transaction: a missing one as it was, a changed one
 * as an entry of its own beside the present one. ids: NULL for all that differ. */
void siloam_rehearsal_bring_back_async (SiloamRehearsal *self,
                                        SiloamJournal *journal,
                                        const char *const *ids,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* brought: how many there are. */
gboolean siloam_rehearsal_bring_back_finish (SiloamJournal *journal,
                                             GAsyncResult *result,
                                             guint *brought,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamRehearsal, siloam_rehearsal_unref)

G_END_DECLS
