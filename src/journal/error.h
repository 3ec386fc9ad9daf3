/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SILOAM_JOURNAL_ERROR (siloam_journal_error_quark ())

typedef enum
{
  SILOAM_JOURNAL_ERROR_INVALID, /* breaks an invariant; the message starts with the JSON path of the
                                   fault */
  SILOAM_JOURNAL_ERROR_NOT_FOUND,
  SILOAM_JOURNAL_ERROR_NEWER_SCHEMA, /* written by a later Siloam */
  SILOAM_JOURNAL_ERROR_DAMAGED,      /* a row that cannot be true */
  SILOAM_JOURNAL_ERROR_TOO_LARGE,
  SILOAM_JOURNAL_ERROR_CLOSED, /* locked meanwhile */
  /* The folder that backups go to: not there, not to be written in, full, failing. */
  SILOAM_JOURNAL_ERROR_BACKUP_MISSING,
  SILOAM_JOURNAL_ERROR_BACKUP_READ_ONLY,
  SILOAM_JOURNAL_ERROR_BACKUP_FULL,
  SILOAM_JOURNAL_ERROR_BACKUP_IO,
  SILOAM_JOURNAL_ERROR_BACKUP_UNSOUND, /* a backup that does not hold what it should */
  SILOAM_JOURNAL_ERROR_SAME_FILE,      /* to be joined with itself */
  SILOAM_JOURNAL_ERROR_OTHER_JOURNAL,  /* no copy of this one */
} SiloamJournalError;

GQuark siloam_journal_error_quark (void);

G_END_DECLS
