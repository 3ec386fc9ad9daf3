/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "journal/backup.h"
#include "ui/backup-drives.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BACKUPS (siloam_backups_get_type ())

/* Sees to it that backups are made: in the folder that was chosen, and on a drive that was chosen
 * when it appears. One at a time, and nothing waits for it.
 *
 * ::changed when there is something else to show. ::made (place) after a backup, ::failed (place)
 * when one was not made. */
G_DECLARE_FINAL_TYPE (SiloamBackups, siloam_backups, SILOAM, BACKUPS, GObject)

/* monitor: NULL for the one of the system. */
SiloamBackups *siloam_backups_new (SiloamSettings *settings,
                                   GVolumeMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;
/* Lets every widget inside the window find them. */
void siloam_backups_attach (SiloamBackups *self, GtkWidget *window);
SiloamBackups *siloam_backups_of (GtkWidget *widget);

/* NULL when it is locked. */
void siloam_backups_set_journal (SiloamBackups *self, SiloamJournal *journal);

/* At every place that can be reached, also when nothing changed. */
void siloam_backups_make (SiloamBackups *self);
/* The same only where it is due: a change, and none today. */
void siloam_backups_make_due (SiloamBackups *self);
void siloam_backups_cancel (SiloamBackups *self);

gboolean siloam_backups_is_busy (SiloamBackups *self);
double siloam_backups_get_fraction (SiloamBackups *self);
/* The last verified backup at a place; NULL when there is none, or it is not known yet. */
const SiloamBackupRecord *siloam_backups_get_last (SiloamBackups *self, const char *place);
/* The newest of all places. */
const SiloamBackupRecord *siloam_backups_get_newest (SiloamBackups *self);
/* Why the last backup at a place was not made; NULL when it was. */
const GError *siloam_backups_get_fault (SiloamBackups *self, const char *place);
/* Does the folder stand on the disk of the journal? */
gboolean siloam_backups_is_on_same_disk (SiloamBackups *self);
/* The person agrees that there are fewer entries than before. */
void siloam_backups_accept_fewer (SiloamBackups *self);

SiloamBackupDrives *siloam_backups_get_drives (SiloamBackups *self);
/* Every folder that backups may be in now; a NULL-terminated array. */
char **siloam_backups_dup_folders (SiloamBackups *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
