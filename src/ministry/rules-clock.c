/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the clock of the laptop can be believed, and by which moment what expires is judged. The
 * store keeps the mark: the latest moment it has seen. A clock that is set back never lets anything
 * live longer or come back; one that leaps ahead does not silently erase what someone agreed to
 * keep. What nobody agreed to keep goes in any doubt. Pure, any thread. */

#include "ministry/rules.h"

/**
 * siloam_clock_judge:
 * @clock: what the clock says now
 * @mark: (nullable): the latest moment the file has seen; %NULL in a new file
 *
 * Compares moments: a time zone, summer time and a leap day make no difference.
 *
 * Returns: whether the clock can be believed
 */
SiloamClock
siloam_clock_judge (GDateTime *clock, GDateTime *mark)
{
  GTimeSpan ahead;

  if (mark == NULL)
    return SILOAM_CLOCK_FINE;
  ahead = g_date_time_difference (clock, mark);
  if (ahead < -SILOAM_CLOCK_BACK_HOURS * G_TIME_SPAN_HOUR)
    return SILOAM_CLOCK_BACK;
  if (ahead > SILOAM_CLOCK_AHEAD_DAYS * G_TIME_SPAN_DAY)
    return SILOAM_CLOCK_AHEAD;
  return SILOAM_CLOCK_FINE;
}

static GDateTime *
later_in_utc (GDateTime *clock, GDateTime *mark)
{
  return g_date_time_to_utc (mark != NULL && g_date_time_compare (mark, clock) > 0 ? mark : clock);
}

/**
 * siloam_clock_next_mark:
 *
 * Returns: (transfer full): the mark after the clock was looked at, in UTC; while the clock cannot
 *   be believed it stays where it is
 */
GDateTime *
siloam_clock_next_mark (GDateTime *clock, GDateTime *mark)
{
  if (siloam_clock_judge (clock, mark) != SILOAM_CLOCK_FINE)
    return g_date_time_to_utc (mark);
  return later_in_utc (clock, mark);
}

/**
 * siloam_retention_now:
 * @agreed: whether what is judged was agreed to be kept until a date
 *
 * Returns: (transfer full): the moment in UTC at or after which something has expired
 */
GDateTime *
siloam_retention_now (GDateTime *clock, GDateTime *mark, gboolean agreed)
{
  if (agreed && siloam_clock_judge (clock, mark) == SILOAM_CLOCK_AHEAD)
    return g_date_time_to_utc (mark);
  return later_in_utc (clock, mark);
}
