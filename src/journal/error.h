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
} SiloamJournalError;

GQuark siloam_journal_error_quark (void);

G_END_DECLS
