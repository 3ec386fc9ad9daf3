/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates in words. The C library names months in the language of the system, not in the one a person
 * chose here, so the names are ours. Any thread. */

#include "config.h"

#include "ui/date-text.h"

#include <glib/gi18n.h>

static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

/* Translators: within a date, "21 november 2026". */
static const char *const months[] = {
  NC_ ("within a date", "January"),   NC_ ("within a date", "February"),
  NC_ ("within a date", "March"),     NC_ ("within a date", "April"),
  NC_ ("within a date", "May"),       NC_ ("within a date", "June"),
  NC_ ("within a date", "July"),      NC_ ("within a date", "August"),
  NC_ ("within a date", "September"), NC_ ("within a date", "October"),
  NC_ ("within a date", "November"),  NC_ ("within a date", "December"),
};

/* Translators: a month as a heading, "November 2026". */
static const char *const month_headings[] = {
  NC_ ("heading", "January"), NC_ ("heading", "February"), NC_ ("heading", "March"),
  NC_ ("heading", "April"),   NC_ ("heading", "May"),      NC_ ("heading", "June"),
  NC_ ("heading", "July"),    NC_ ("heading", "August"),   NC_ ("heading", "September"),
  NC_ ("heading", "October"), NC_ ("heading", "November"), NC_ ("heading", "December"),
};

/**
 * siloam_date_text_day:
 *
 * Returns: (transfer full): the date with its weekday
 */
char *
siloam_date_text_day (GDateTime *date)
{
  const char *weekday = weekdays[g_date_time_get_day_of_week (date) - 1];
  const char *month = months[g_date_time_get_month (date) - 1];

  /* Translators: weekday, day, month, year. */
  return g_strdup_printf (_ ("%s %d %s %d"),
                          g_dpgettext2 (NULL, "weekday", weekday),
                          g_date_time_get_day_of_month (date),
                          g_dpgettext2 (NULL, "within a date", month),
                          g_date_time_get_year (date));
}

/**
 * siloam_date_text_short:
 *
 * Returns: (transfer full): the date without its weekday
 */
char *
siloam_date_text_short (GDateTime *date)
{
  const char *month = months[g_date_time_get_month (date) - 1];

  /* Translators: day, month, year. */
  return g_strdup_printf (_ ("%d %s %d"),
                          g_date_time_get_day_of_month (date),
                          g_dpgettext2 (NULL, "within a date", month),
                          g_date_time_get_year (date));
}

/**
 * siloam_date_text_month:
 *
 * Returns: (transfer full): month and year, as a heading
 */
char *
siloam_date_text_month (GDateTime *date)
{
  const char *month = month_headings[g_date_time_get_month (date) - 1];

  /* Translators: month, year. */
  return g_strdup_printf (_ ("%s %d"),
                          g_dpgettext2 (NULL, "heading", month),
                          g_date_time_get_year (date));
}
