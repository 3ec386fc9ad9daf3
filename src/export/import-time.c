/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments of other applications, brought into the zone in which they were lived. Text from a file
 * never becomes a path to a file of time zones. Any thread. */

#include "export/import-time.h"

#include <string.h>

#define MAX_ZONE_NAME 64
#define NOON 12

/**
 * siloam_import_zone:
 * @name: (nullable): a name of the IANA list, or an offset
 *
 * Returns: (transfer full) (nullable): that zone, %NULL for what is none
 */
GTimeZone *
siloam_import_zone (const char *name)
{
  /* GLib opens a file of this name. */
  if (name == NULL || strlen (name) > MAX_ZONE_NAME || !g_ascii_isalnum (name[0]) ||
      name[strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-:/")] !=
          '\0')
    return NULL;
  if (g_str_has_prefix (name, "GMT+") || g_str_has_prefix (name, "GMT-"))
    return g_time_zone_new_identifier (name + 3);
  return g_time_zone_new_identifier (name);
}

/* Before clocks were set to zones, an offset had seconds; the clock on the wall is what counts. */
static GDateTime *
settle (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = NULL;
  gint64 offset;

  if (time == NULL)
    return NULL;
  offset = g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND;
  if (offset % 60 == 0)
    return g_date_time_ref (time);
  zone = g_time_zone_new_offset ((gint32) (offset - offset % 60));
  return g_date_time_new (zone,
                          g_date_time_get_year (time),
                          g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time),
                          g_date_time_get_minute (time),
                          g_date_time_get_seconds (time));
}

static GTimeZone *
zone_or_local (GTimeZone *zone)
{
  return zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
}

/**
 * siloam_import_time_in_zone:
 * @zone: (nullable): %NULL is the local one
 *
 * Returns: (transfer full) (nullable): the same moment on the clock of @zone
 */
GDateTime *
siloam_import_time_in_zone (GDateTime *time, GTimeZone *zone)
{
  g_autoptr (GTimeZone) there = zone_or_local (zone);
  g_autoptr (GDateTime) moved = g_date_time_to_timezone (time, there);

  return settle (moved);
}

/**
 * siloam_import_time_new:
 * @zone: (nullable): %NULL is the local one
 *
 * Returns: (transfer full) (nullable): that time there, %NULL when no calendar has it
 */
GDateTime *
siloam_import_time_new (GTimeZone *zone,
                        int year,
                        int month,
                        int day,
                        int hour,
                        int minute,
                        double seconds)
{
  g_autoptr (GTimeZone) there = zone_or_local (zone);
  g_autoptr (GDateTime) time =
      g_date_time_new (there, year, month, day, hour, minute, CLAMP (seconds, 0, 59.999999));

  return settle (time);
}

/**
 * siloam_import_time_new_day:
 * @zone: (nullable): %NULL is the local one
 *
 * Returns: (transfer full) (nullable): noon of that day there
 */
GDateTime *
siloam_import_time_new_day (GTimeZone *zone, int year, int month, int day)
{
  return siloam_import_time_new (zone, year, month, day, NOON, 0, 0);
}

static gboolean
read_digits (const char **at, guint count, int *value)
{
  *value = 0;
  for (guint i = 0; i < count; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (**at - '0');
    }
  return TRUE;
}

/* "2019-01-01" or "20190101", and nothing after it. */
static gboolean
read_day (const char *text, int *year, int *month, int *day)
{
  const char *at = text;
  gboolean dashes;

  if (!read_digits (&at, 4, year))
    return FALSE;
  dashes = *at == '-';
  at += dashes;
  if (!read_digits (&at, 2, month) || (dashes && *at++ != '-') || !read_digits (&at, 2, day))
    return FALSE;
  return *at == '\0';
}

/* GLib wants seconds: "2019-01-01T10:20Z" and "2019-01-01 10:20" have none. */
static char *
with_seconds (const char *text)
{
  const char *time = strlen (text) >= 16 && text[13] == ':' ? text + 16 : NULL;

  if (time == NULL || *time == ':')
    return g_strdup (text);
  return g_strdup_printf ("%.16s:00%s", text, time);
}

/**
 * siloam_import_time_parse:
 * @text: (nullable): ISO 8601
 * @zone: (nullable): where @text was written, if it does not say; %NULL is the local one
 *
 * Returns: (transfer full) (nullable): the moment with the offset of @text, or of @zone
 */
GDateTime *
siloam_import_time_parse (const char *text, GTimeZone *zone)
{
  g_autoptr (GTimeZone) there = zone_or_local (zone);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *whole = NULL;
  int year, month, day;

  if (text == NULL || strlen (text) > 64)
    return NULL;
  clean = g_strstrip (g_strdup (text));
  if (read_day (clean, &year, &month, &day))
    return siloam_import_time_new_day (there, year, month, day);
  whole = with_seconds (clean);
  time = g_date_time_new_from_iso8601 (whole, there);
  return settle (time);
}

/**
 * siloam_import_time_from_unix_ms:
 * @milliseconds: since 1970
 * @zone: (nullable): %NULL is the local one
 *
 * Returns: (transfer full) (nullable): that moment as it is told in @zone
 */
GDateTime *
siloam_import_time_from_unix_ms (gint64 milliseconds, GTimeZone *zone)
{
  gint64 rest = milliseconds % 1000 < 0 ? milliseconds % 1000 + 1000 : milliseconds % 1000;
  g_autoptr (GDateTime) second =
      g_date_time_new_from_unix_utc (milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0));
  g_autoptr (GDateTime) time =
      second != NULL ? g_date_time_add (second, rest * G_TIME_SPAN_MILLISECOND) : NULL;

  return time != NULL ? siloam_import_time_in_zone (time, zone) : NULL;
}
