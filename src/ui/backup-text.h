/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/backup-record.h"
#include "journal/rehearsal.h"

G_BEGIN_DECLS

/* Sentences about backups; each to be freed. */
char *siloam_backup_text_entries (guint entries); /* "312 entries" */
char *siloam_backup_text_moment (GDateTime *at);  /* "today at 14:02", "3 May 2026 at 9:00" */
char *siloam_backup_text_last (const SiloamBackupRecord *record);
/* What a rehearsal found, one sentence a line. */
char *siloam_backup_text_found (const SiloamRehearsalCounts *counts);

G_END_DECLS
