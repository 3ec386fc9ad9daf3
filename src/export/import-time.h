/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moments as other applications write them. Each comes out in the time zone it was lived in, with
 * an offset of whole minutes (a journal keeps no seconds of it) and the time on the clock
 * unchanged. All transfer full, NULL for what is no moment between the years 1 and 9999. */

/* "Europe/Amsterdam", "UTC", "GMT+02:00"; NULL when nobody knows it. Never a path. */
GTimeZone *siloam_import_zone (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* ISO 8601 with or without seconds, "T" or a blank between; without an offset it is the time in
 * @zone. A day alone is its noon there. @zone: nullable, the local one. */
GDateTime *siloam_import_time_parse (const char *text, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *siloam_import_time_from_unix_ms (gint64 milliseconds,
                                            GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
/* The time on a clock in @zone; when that clock skipped it, the moment after. */
GDateTime *siloam_import_time_new (GTimeZone *zone,
                                   int year,
                                   int month,
                                   int day,
                                   int hour,
                                   int minute,
                                   double seconds) G_GNUC_WARN_UNUSED_RESULT;
/* Its noon: for what has a day and no time. */
GDateTime *siloam_import_time_new_day (GTimeZone *zone, int year, int month, int day)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same moment as it is told in @zone. */
GDateTime *siloam_import_time_in_zone (GDateTime *time, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
