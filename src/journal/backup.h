/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/backup-folder.h"
#include "journal/backup-record.h"
#include "journal/journal-work.h"

G_BEGIN_DECLS

/* One backup that is being made, and what became of it. Counted references; the fields are set
 * when it is done and then read only. */
typedef struct _SiloamBackup SiloamBackup;

typedef enum
{
  SILOAM_BACKUP_ALWAYS = 0,
  SILOAM_BACKUP_WHEN_CHANGED = 1 << 0, /* nothing to do when no entry changed since the last */
  SILOAM_BACKUP_MAKE_FOLDER = 1 << 1,  /* in a directory that exists */
} SiloamBackupFlags;

SiloamBackup *siloam_backup_new (const char *place,
                                 const char *folder,
                                 const SiloamBackupKeep *keep,
                                 SiloamBackupFlags flags) G_GNUC_WARN_UNUSED_RESULT;
SiloamBackup *siloam_backup_ref (SiloamBackup *self);
void siloam_backup_unref (SiloamBackup *self);

/* A SiloamJournalWork; its data is a SiloamBackup. */
SiloamWorkStep siloam_backup_step (SiloamStore *store,
                                   SiloamVault *vault,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/* From 0 to 1. Any thread. */
double siloam_backup_get_fraction (SiloamBackup *self);

/* When done. */
const char *siloam_backup_get_path (SiloamBackup *self); /* NULL: nothing had changed */
const SiloamBackupRecord *siloam_backup_get_record (SiloamBackup *self);
gboolean siloam_backup_is_on_same_disk (SiloamBackup *self);
guint siloam_backup_get_removed (SiloamBackup *self);

/* Asks the journal to make it; free of any thread's worry. */
void siloam_journal_back_up_async (SiloamJournal *self,
                                   SiloamBackup *backup,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean siloam_journal_back_up_finish (SiloamJournal *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBackup, siloam_backup_unref)

G_END_DECLS
