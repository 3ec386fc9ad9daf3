/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/error.h"

G_BEGIN_DECLS

/* A backup as its name and its header tell of it: nothing of that is proven without a key. */
typedef struct
{
  char *path;
  char *stem;         /* the name of the journal it was made of */
  char *tag;          /* of the computer that made it; NULL: made before names said so */
  gboolean elsewhere; /* it was made on another computer, or by another user */
  GDateTime *at;      /* by its name, in local time */
  guint64 size;       /* bytes */
  guint slot_types;   /* bit (1 << SiloamSlotType) for each way in */
  guint8 vault_id[16];
} SiloamBackupFile;

/* How many backups stay: the newest of so many days, weeks and months that have one. */
typedef struct
{
  guint days;
  guint weeks;
  guint months;
} SiloamBackupKeep;

char *siloam_backup_dup_stem (const char *journal_path) G_GNUC_WARN_UNUSED_RESULT;
char *siloam_backup_dup_name (const char *stem,
                              GDateTime *at,
                              const guint8 vault_id[16]) G_GNUC_WARN_UNUSED_RESULT;

/* GPtrArray of SiloamBackupFile, newest first. vault_id: only those of this journal; NULL: all. */
GPtrArray *siloam_backup_folder_list (const char *folder,
                                      const guint8 *vault_id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Can a backup be written here, and does it stand on the disk of the journal? */
gboolean siloam_backup_folder_check (const char *folder,
                                     const char *journal_path,
                                     gboolean *same_disk,
                                     GError **error);

/* Those that @keep leaves no room for; borrowed from @files, which are newest first. */
GPtrArray *siloam_backup_choose_old (GPtrArray *files,
                                     const SiloamBackupKeep *keep) G_GNUC_WARN_UNUSED_RESULT;
/* Removes them, but never one of @keep_paths, nor what is no backup of @stem and @vault_id that was
 * made on this computer. */
guint siloam_backup_folder_rotate (const char *folder,
                                   const char *stem,
                                   const guint8 vault_id[16],
                                   const SiloamBackupKeep *keep,
                                   const char *const *keep_paths);

/* Any sealed file; without a date in its name it is as old as the file. */
SiloamBackupFile *siloam_backup_file_new_for_path (const char *path,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
SiloamBackupFile *siloam_backup_file_copy (const SiloamBackupFile *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_backup_file_free (SiloamBackupFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamBackupFile, siloam_backup_file_free)

G_END_DECLS
