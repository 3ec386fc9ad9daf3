/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days as people write them: in names of files, in headings, in brackets. Any thread. */

typedef enum
{
  SILOAM_DAY_PLAIN,       /* 2019-04-03, 3 April 2019, 31/12/2019, 3.4.2019 */
  SILOAM_DAY_EITHER,      /* 03/04/2019: only the person knows */
  SILOAM_DAY_DAY_FIRST,   /* 13/04/2019: so the others of this source too */
  SILOAM_DAY_MONTH_FIRST, /* 04/13/2019 */
} SiloamDayOrder;

typedef struct
{
  int year;
  int month;
  int day;
  int hour; /* -1: no time was said */
  int minute;
  int second;
  int offset; /* seconds east of Greenwich; G_MAXINT: not said */
  SiloamDayOrder order;
} SiloamDay;

/* The length in bytes of the day, and the time after it, that @text begins with; 0: none. Whether
 * a calendar has that day is for siloam_day_exists(). */
gsize siloam_day_read (const char *text, gboolean day_first, SiloamDay *day);
/* The same, when there is nothing else in @text. */
gboolean siloam_day_read_all (const char *text, gboolean day_first, SiloamDay *day);
gboolean siloam_day_exists (const SiloamDay *day);
/* The time on a clock in @zone (nullable: the local one), or in the offset that was said; noon for
 * a day alone. NULL when no calendar has it. */
GDateTime *siloam_day_to_time (const SiloamDay *day, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
