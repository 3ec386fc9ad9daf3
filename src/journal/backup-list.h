/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/backup-folder.h"
#include "journal/journal.h"

G_BEGIN_DECLS

typedef struct
{
  SiloamBackupFile *file;
  gboolean opened;    /* with the key of the open journal */
  guint entries;      /* when opened */
  gboolean other_key; /* it is of before the key was changed */
} SiloamListedBackup;

/* The backups in some folders, newest first; folders that are not there are passed over. journal:
 * only its own, and how many entries each has; NULL: those of any journal. */
void siloam_backup_list_async (const char *const *folders,
                               SiloamJournal *journal,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* GPtrArray of SiloamListedBackup. */
GPtrArray *siloam_backup_list_finish (GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
