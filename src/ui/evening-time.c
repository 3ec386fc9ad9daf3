/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a day and an hour as people type them, and writes them so that they can be read again. It
 * asks no locale: day, month, year. Any thread. */

#include "config.h"

#include "ui/evening-time.h"

#include <string.h>

#define MAX_NUMBERS 3

/* The numbers of a text, whatever stands between them; how many there were. */
static guint
read_numbers (const char *typed, guint *numbers)
{
  guint count = 0;

  while (*typed)
    {
      guint number = 0;
      gsize digits = 0;

      while (g_ascii_isdigit (*typed) && digits < 5)
        {
          number = number * 10 + (guint) (*typed++ - '0');
          digits++;
        }
      if (digits == 0)
        typed++;
      else if (count == MAX_NUMBERS)
        return count + 1;
      else
        numbers[count++] = number;
    }
  return count;
}

/* A day without its year is the next one of that name. */
static guint
find_year (guint day, guint month, GDateTime *now)
{
  guint year = (guint) g_date_time_get_year (now);
  guint this_month = (guint) g_date_time_get_month (now);
  gboolean over = month < this_month ||
                  (month == this_month && day < (guint) g_date_time_get_day_of_month (now));

  return over ? year + 1 : year;
}

/**
 * siloam_evening_day_parse:
 * @now: for a day without a year
 * @out: (out): the day
 *
 * Returns: whether it is a day
 */
gboolean
siloam_evening_day_parse (const char *typed, GDateTime *now, GDate *out)
{
  guint numbers[MAX_NUMBERS] = { 0 };
  guint count = read_numbers (typed, numbers);
  guint year = numbers[2];

  if (count != 2 && count != 3)
    return FALSE;
  if (count == 2)
    year = find_year (numbers[0], numbers[1], now);
  else if (year < 100)
    year += 2000;
  if (year < 2000 || year > 9999 || numbers[1] > 12 ||
      !g_date_valid_dmy ((GDateDay) numbers[0], (GDateMonth) numbers[1], (GDateYear) year))
    return FALSE;
  g_date_clear (out, 1);
  g_date_set_dmy (out, (GDateDay) numbers[0], (GDateMonth) numbers[1], (GDateYear) year);
  return TRUE;
}

/**
 * siloam_evening_hour_parse:
 * @minutes: (out): after midnight
 *
 * Returns: whether it is an hour of the day
 */
gboolean
siloam_evening_hour_parse (const char *typed, guint *minutes)
{
  guint numbers[MAX_NUMBERS] = { 0 };
  guint count = read_numbers (typed, numbers);
  guint hour = numbers[0];
  guint minute = numbers[1];

  if (count == 1 && hour >= 100)
    {
      minute = hour % 100;
      hour /= 100;
    }
  if (count < 1 || count > 2 || hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

/**
 * siloam_evening_day_format:
 * @time: (nullable): a moment
 *
 * Returns: (transfer full): its day, to be typed over; empty without one
 */
char *
siloam_evening_day_format (GDateTime *time)
{
  return time ? g_date_time_format (time, "%d-%m-%Y") : g_strdup ("");
}

char *
siloam_evening_hour_format (GDateTime *time)
{
  return time ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

/**
 * siloam_evening_moment:
 * @minutes: after midnight
 *
 * Returns: (transfer full) (nullable): that moment here
 */
GDateTime *
siloam_evening_moment (const GDate *day, guint minutes)
{
  return g_date_time_new_local (g_date_get_year (day),
                                (int) g_date_get_month (day),
                                g_date_get_day (day),
                                (int) (minutes / 60),
                                (int) (minutes % 60),
                                0);
}
