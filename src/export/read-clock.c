/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments that were written for people, in the languages our people use most. Any thread. */

#include "export/read-clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/import-time.h"

#define MAX_BYTES 120

typedef struct
{
  int year, month, day;
  int hour, minute, second;
  gboolean has_time;
  GTimeZone *zone;
} Clock;

/* The first letters of the months in English, Dutch, German, French and Spanish. */
static const char *const months[12] = {
  " jan januari january januar janvier enero ene ",
  " feb february februari februar fév février febrero ",
  " mar march mrt maart mär märz mars marzo ",
  " apr april avr avril abr abril ",
  " may mei mai mayo ",
  " jun june juni juin junio ",
  " jul july juli juil juillet julio ",
  " aug august augustus août ago agosto ",
  " sep sept september septembre septiembre ",
  " oct october okt oktober octobre octubre ",
  " nov november novembre noviembre ",
  " dec december dez dezember déc décembre dic diciembre ",
};

static int
month_of (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *name = g_strdup_printf (" %s ", lower);

  g_strdelimit (name, ".", ' ');
  g_strchomp (name);
  for (int i = 0; i < 12; i++)
    {
      const char *at = strstr (months[i], name);
      if (at != NULL && strlen (name) > 1 && at[strlen (name)] == ' ')
        return i + 1;
    }
  return 0;
}

/* "10:00", "10:00:30"; what follows it ("PM") is left in @rest. */
static gboolean
read_time (Clock *clock, const char *word)
{
  int hour, minute, second = 0, used = 0;

  if (sscanf (word, "%2d:%2d%n", &hour, &minute, &used) != 2)
    return FALSE;
  if (word[used] == ':')
    second = atoi (word + used + 1);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return FALSE;
  clock->hour = hour;
  clock->minute = minute;
  clock->second = second;
  clock->has_time = TRUE;
  return TRUE;
}

static gboolean
read_half (Clock *clock, const char *word)
{
  gboolean morning = g_ascii_strncasecmp (word, "a", 1) == 0;

  if (!clock->has_time ||
      (g_ascii_strcasecmp (word, "am") != 0 && g_ascii_strcasecmp (word, "pm") != 0 &&
       g_ascii_strcasecmp (word, "a.m.") != 0 && g_ascii_strcasecmp (word, "p.m.") != 0))
    return FALSE;
  clock->hour = clock->hour % 12 + (morning ? 0 : 12);
  return TRUE;
}

/* "GMT+1", "UTC", "+0200", "GMT+0100", "Europe/Amsterdam". Short names mean too many things. */
static gboolean
read_zone (Clock *clock, const char *word)
{
  const char *sign = word;
  GTimeZone *zone = NULL;

  if (g_str_has_prefix (word, "GMT") || g_str_has_prefix (word, "UTC"))
    sign = word + 3;
  if (*sign == '+' || *sign == '-')
    {
      int hours = atoi (sign + 1), minutes = 0;
      const char *colon = strchr (sign, ':');

      if (colon != NULL)
        minutes = atoi (colon + 1);
      else if (strlen (sign + 1) > 2)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      if (hours > 15 || minutes > 59 || hours < 0 || minutes < 0)
        return FALSE;
      zone = g_time_zone_new_offset ((*sign == '-' ? -60 : 60) * (hours * 60 + minutes));
    }
  else if (g_str_equal (word, "GMT") || g_str_equal (word, "UTC") || g_str_equal (word, "Z"))
    zone = g_time_zone_new_utc ();
  else if (strchr (word, '/') != NULL)
    zone = siloam_import_zone (word);
  if (zone == NULL)
    return FALSE;
  g_clear_pointer (&clock->zone, g_time_zone_unref);
  clock->zone = zone;
  return TRUE;
}

static void
read_number (Clock *clock, const char *word)
{
  gsize digits = strspn (word, "0123456789");
  int number = digits > 0 && digits <= 4 ? atoi (word) : 0;

  if (digits == 0)
    return;
  if (digits == 4 && clock->year == 0)
    clock->year = number;
  else if (digits <= 2 && clock->day == 0)
    clock->day = number;
}

static void
read_word (Clock *clock, const char *word)
{
  int month = clock->month == 0 ? month_of (word) : 0;

  if (month > 0)
    clock->month = month;
  else if (!read_time (clock, word) && !read_half (clock, word) &&
           !(clock->has_time && read_zone (clock, word)))
    read_number (clock, word);
}

static GDateTime *
settle (const Clock *clock, GTimeZone *zone)
{
  GTimeZone *there = clock->zone != NULL ? clock->zone : zone;

  if (clock->year == 0 || clock->month == 0 || clock->day == 0)
    return NULL;
  if (!clock->has_time)
    return siloam_import_time_new_day (there, clock->year, clock->month, clock->day);
  return siloam_import_time_new (there,
                                 clock->year,
                                 clock->month,
                                 clock->day,
                                 clock->hour,
                                 clock->minute,
                                 clock->second);
}

/* Apple puts a narrow blank before "PM", and others one at which no line breaks. */
static char **
split (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\xe2\x80\xaf", " ", 0);
  g_string_replace (plain, "\xc2\xa0", " ", 0);
  return g_strsplit_set (plain->str, " ,\t", -1);
}

/**
 * siloam_read_clock:
 * @text: (nullable): a moment for people
 * @zone: (nullable): where it was written, if it does not say
 *
 * Returns: (transfer full) (nullable): that moment, %NULL when it is none
 */
GDateTime *
siloam_read_clock (const char *text, GTimeZone *zone)
{
  g_auto (GStrv) words = NULL;
  Clock clock = { 0 };
  GDateTime *time;

  if (text == NULL || strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    return NULL;
  words = split (text);
  for (guint i = 0; words[i] != NULL && words[i][0] != '('; i++)
    if (words[i][0] != '\0')
      read_word (&clock, words[i]);
  time = settle (&clock, zone);
  g_clear_pointer (&clock.zone, g_time_zone_unref);
  return time;
}
