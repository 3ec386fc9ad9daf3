/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"
#include "ministry/error.h"
#include "ministry/record.h"

/* Says something in every field of a table, also in those that are added later. */
void sample_fill (const SiloamField *fields, gpointer record);
void sample_fill_lists (const SiloamRecordType *types, gpointer owner);
/* A session in which everything is said, with consents and notes. */
SiloamSession *sample_session (void);
/* An evening that is complete, on 21 November 2026 from 19:30 to 21:30 in Amsterdam. */
SiloamEvening *sample_prepared_evening (void);
GDateTime *sample_time (const char *iso);
/* In the middle of that evening, an adult who agreed to everything. */
SiloamSession *sample_agreed_session (void);
void sample_set_text (char **field, const char *text);
void sample_set_time (GDateTime **field, const char *iso);

/* A check that reports to `fault`. */
#define assert_invalid(check)                                                                      \
  {                                                                                                \
    g_autoptr (GError) fault = NULL;                                                               \
                                                                                                   \
    g_assert_false (check);                                                                        \
    g_assert_error (fault, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_INVALID);                  \
  }
#define assert_not_agreed(check)                                                                   \
  {                                                                                                \
    g_autoptr (GError) fault = NULL;                                                               \
                                                                                                   \
    g_assert_false (check);                                                                        \
    g_assert_error (fault, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_AGREED);               \
  }
#define assert_fine(check)                                                                         \
  {                                                                                                \
    g_autoptr (GError) fault = NULL;                                                               \
    const gboolean fine = check;                                                                   \
                                                                                                   \
    g_assert_no_error (fault);                                                                     \
    g_assert_true (fine);                                                                          \
  }
