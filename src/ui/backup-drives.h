/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_BACKUP_DRIVES (siloam_backup_drives_get_type ())

/* The drives that can be taken out, and which of them the person chose for backups.
 *
 * ::changed when one came, went, was chosen or was not. */
G_DECLARE_FINAL_TYPE (SiloamBackupDrives, siloam_backup_drives, SILOAM, BACKUP_DRIVES, GObject)

/* A drive that is here now, or was chosen before. */
typedef struct
{
  char *id; /* of its file system; also the place of its backups */
  char *name;
  char *folder;    /* for backups; NULL while it is not here */
  gboolean wanted; /* backups go to it */
} SiloamBackupDrive;

/* monitor: NULL for the one of the system. */
SiloamBackupDrives *siloam_backup_drives_new (GSettings *store,
                                              GVolumeMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;
/* GPtrArray of SiloamBackupDrive. */
GPtrArray *siloam_backup_drives_list (SiloamBackupDrives *self) G_GNUC_WARN_UNUSED_RESULT;
void siloam_backup_drives_want (SiloamBackupDrives *self, const char *id, gboolean wanted);

G_END_DECLS
