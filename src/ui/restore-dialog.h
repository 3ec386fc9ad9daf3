/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "journal/rehearsal.h"
#include "ui/backups.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_RESTORE_DIALOG (siloam_restore_dialog_get_type ())

/* Chooses a backup, reads it beside the journal, and brings back what the person wants.
 *
 * ::brought (guint: how many entries came back), ::replace (SiloamRehearsal: the backup that shall
 * take the place of the journal); the dialog is closed after either. */
G_DECLARE_FINAL_TYPE (SiloamRestoreDialog, siloam_restore_dialog, SILOAM, RESTORE_DIALOG, AdwWindow)

/* journal: NULL where there is none to compare with, because it is damaged or gone. */
GtkWidget *siloam_restore_dialog_new (GtkWindow *parent,
                                      SiloamSettings *settings,
                                      SiloamBackups *backups,
                                      SiloamJournal *journal);
/* The backup of ::replace. */
SiloamRehearsal *siloam_restore_dialog_get_rehearsal (SiloamRestoreDialog *self);

G_END_DECLS
