/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store.h"

G_BEGIN_DECLS

/* What the journal remembers of its backups at one place. It lies in the sealed file: how much a
 * person writes is nobody's business. */
typedef struct
{
  char *place; /* SILOAM_BACKUP_FOLDER, or the id of a drive */
  char *name;  /* of the last verified backup */
  GDateTime *at;
  guint entries;
  char *mark;         /* siloam_store_dup_mark() of then */
  char *full_name;    /* the last one that had not clearly fewer entries than those before */
  guint full_entries; /* more than entries: older backups stay until the person agrees */
} SiloamBackupRecord;

#define SILOAM_BACKUP_FOLDER "folder"

/* A word for what the entries are now: another when an entry came, changed or went. */
char *siloam_store_dup_mark (SiloamStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sets @record to NULL when there was no backup at this place. */
gboolean siloam_store_load_backup (SiloamStore *self,
                                   const char *place,
                                   SiloamBackupRecord **record,
                                   GError **error);
gboolean siloam_store_save_backup (SiloamStore *self,
                                   const SiloamBackupRecord *record,
                                   GError **error);
gboolean siloam_backup_is_clearly_fewer (guint entries, guint before);
void siloam_backup_record_free (SiloamBackupRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBackupRecord, siloam_backup_record_free)

G_END_DECLS
