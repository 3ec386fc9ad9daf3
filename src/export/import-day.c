/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads days and times as people write them, numbers and words, without guessing more than what
 * stands there: 03/04/2019 is told to be two days, and its reader decides. Pure. */

#include "export/import-day.h"

#include <string.h>

#include "export/import-time.h"

#define MIN_YEAR 1000
#define CENTURY 70 /* two digits from here on are of the twentieth century */

typedef struct
{
  const char *name;
  int number;
} Name;

/* English, Dutch and German; a name may be cut after three letters. */
static const Name months[] = {
  { "january", 1 },   { "januari", 1 },  { "januar", 1 },    { "jan", 1 },       { "february", 2 },
  { "februari", 2 },  { "februar", 2 },  { "feb", 2 },       { "march", 3 },     { "maart", 3 },
  { "märz", 3 },      { "mrt", 3 },      { "mar", 3 },       { "maa", 3 },       { "april", 4 },
  { "apr", 4 },       { "may", 5 },      { "mei", 5 },       { "mai", 5 },       { "june", 6 },
  { "juni", 6 },      { "jun", 6 },      { "july", 7 },      { "juli", 7 },      { "jul", 7 },
  { "august", 8 },    { "augustus", 8 }, { "aug", 8 },       { "september", 9 }, { "sept", 9 },
  { "sep", 9 },       { "october", 10 }, { "oktober", 10 },  { "oct", 10 },      { "okt", 10 },
  { "november", 11 }, { "nov", 11 },     { "december", 12 }, { "dezember", 12 }, { "dec", 12 },
  { "dez", 12 },
};

static const char *const weekdays[] = {
  "monday",   "tuesday",  "wednesday",  "thursday", "friday",    "saturday", "sunday",   "mon",
  "tue",      "tues",     "wed",        "thu",      "thurs",     "thur",     "fri",      "sat",
  "sun",      "maandag",  "dinsdag",    "woensdag", "donderdag", "vrijdag",  "zaterdag", "zondag",
  "ma",       "di",       "wo",         "do",       "vr",        "za",       "zo",       "montag",
  "dienstag", "mittwoch", "donnerstag", "freitag",  "samstag",   "sonntag",  "mo",       "mi",
  "fr",       "sa",       "so",
};

/* The letters at @at, in lower case; at most so many as the longest name has. */
static gsize
read_word (const char *at, char *word, gsize size)
{
  const char *start = at;
  gsize used = 0;

  while (g_unichar_isalpha (g_utf8_get_char (at)))
    {
      gsize length = (gsize) (g_utf8_next_char (at) - at);
      char lower[6];
      gsize lower_length =
          (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (at)), lower);

      if (used + lower_length >= size)
        return 0;
      memcpy (word + used, lower, lower_length);
      used += lower_length;
      at += length;
    }
  word[used] = '\0';
  return (gsize) (at - start);
}

static gsize
read_month_name (const char *at, int *month)
{
  char word[24];
  gsize length = read_word (at, word, sizeof word);

  for (guint i = 0; length > 0 && i < G_N_ELEMENTS (months); i++)
    if (g_str_equal (word, months[i].name))
      {
        *month = months[i].number;
        return length + (at[length] == '.');
      }
  return 0;
}

/* Some systems put a narrow blank, or one that does not break, before "PM". */
static const char *
skip_blanks (const char *at)
{
  static const char *const wide[] = { "\u00a0", "\u202f", "\u2009" };

  for (;;)
    {
      gsize length = *at == ' ' || *at == '\t' ? 1 : 0;

      for (guint i = 0; length == 0 && i < G_N_ELEMENTS (wide); i++)
        if (g_str_has_prefix (at, wide[i]))
          length = strlen (wide[i]);
      if (length == 0)
        return at;
      at += length;
    }
}

/* "Thu, " and "donderdag ". */
static const char *
skip_weekday (const char *at)
{
  char word[24];
  gsize length = read_word (at, word, sizeof word);

  for (guint i = 0; length > 0 && i < G_N_ELEMENTS (weekdays); i++)
    if (g_str_equal (word, weekdays[i]))
      {
        const char *after = at + length;

        while (*after == '.' || *after == ',')
          after++;
        return *after == ' ' ? skip_blanks (after) : at;
      }
  return at;
}

/* At most @most digits; how many there were. */
static gsize
read_number (const char *at, gsize most, int *number)
{
  gsize count = 0;

  *number = 0;
  while (count < most && g_ascii_isdigit (at[count]))
    *number = *number * 10 + (at[count++] - '0');
  return count;
}

static gboolean
is_separator (char sign)
{
  return sign != '\0' && strchr ("-/._", sign) != NULL;
}

static int
whole_year (int year, gsize digits)
{
  if (digits > 2)
    return year;
  return year + (year >= CENTURY ? 1900 : 2000);
}

/* "2019-04-03" with any separator, the same twice. */
static const char *
read_year_first (const char *at, SiloamDay *day)
{
  gsize month_digits, day_digits;
  char separator;

  if (read_number (at, 5, &day->year) != 4 || !is_separator (at[4]))
    return NULL;
  separator = at[4];
  at += 5;
  month_digits = read_number (at, 3, &day->month);
  if (month_digits == 0 || month_digits > 2 || at[month_digits] != separator)
    return NULL;
  at += month_digits + 1;
  day_digits = read_number (at, 3, &day->day);
  return day_digits == 1 || day_digits == 2 ? at + day_digits : NULL;
}

/* "20190403", and "20190403T0915" or "201904030915" with its time. */
static const char *
read_digits_only (const char *at, SiloamDay *day)
{
  gsize count = strspn (at, "0123456789");
  const char *time = at + 8;
  gsize digits;

  if (count != 8 && count != 12 && count != 14)
    return NULL;
  read_number (at, 4, &day->year);
  read_number (at + 4, 2, &day->month);
  read_number (at + 6, 2, &day->day);
  if (count == 8 && (*time == 'T' || *time == '-' || *time == '_' || *time == ' '))
    time++;
  digits = strspn (time, "0123456789");
  if ((digits != 4 && digits != 6) || day->year < MIN_YEAR)
    return at + count;
  read_number (time, 2, &day->hour);
  read_number (time + 2, 2, &day->minute);
  if (digits == 6)
    read_number (time + 4, 2, &day->second);
  if (day->hour < 24 && day->minute < 60 && day->second < 61)
    return time + digits;
  day->hour = -1;
  day->minute = day->second = 0;
  return count == 8 ? at + count : NULL;
}

static void
settle_order (SiloamDay *day, int first, int second, char separator, gboolean day_first)
{
  if (separator == '.')
    day->order = SILOAM_DAY_PLAIN;
  else if (first > 12)
    day->order = SILOAM_DAY_DAY_FIRST;
  else if (second > 12)
    day->order = SILOAM_DAY_MONTH_FIRST;
  else
    day->order = first == second ? SILOAM_DAY_PLAIN : SILOAM_DAY_EITHER;
  if (day->order == SILOAM_DAY_EITHER)
    day_first = day_first || separator == '.';
  else
    day_first = day->order != SILOAM_DAY_MONTH_FIRST;
  day->day = day_first ? first : second;
  day->month = day_first ? second : first;
}

/* "03/04/2019", "3.4.19". */
static const char *
read_year_last (const char *at, gboolean day_first, SiloamDay *day)
{
  int first, second, year;
  gsize digits = read_number (at, 3, &first);
  char separator;

  if (digits == 0 || digits > 2 || !is_separator (at[digits]))
    return NULL;
  separator = at[digits];
  at += digits + 1;
  digits = read_number (at, 3, &second);
  if (digits == 0 || digits > 2 || at[digits] != separator)
    return NULL;
  at += digits + 1;
  digits = read_number (at, 5, &year);
  if (digits != 4 && digits != 2)
    return NULL;
  day->year = whole_year (year, digits);
  settle_order (day, first, second, separator, day_first);
  return at + digits;
}

static const char *
read_plain_year (const char *at, SiloamDay *day)
{
  gsize digits;

  at = skip_blanks (at);
  if (*at == ',')
    at = skip_blanks (at + 1);
  digits = read_number (at, 5, &day->year);
  return digits == 4 ? at + digits : NULL;
}

/* "1st" to "31th". */
static const char *
skip_ordinal (const char *at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if (g_ascii_strncasecmp (at, endings[i], length) == 0 && !g_ascii_isalpha (at[length]))
        return at + length;
    }
  return *at == '.' ? at + 1 : at;
}

/* "3 April 2019", "3-apr-2019". */
static const char *
read_day_and_name (const char *at, SiloamDay *day)
{
  gsize digits = read_number (at, 3, &day->day);
  gsize length;

  if (digits == 0 || digits > 2)
    return NULL;
  at = skip_ordinal (at + digits);
  if (*at != ' ' && *at != '-')
    return NULL;
  at = *at == '-' ? at + 1 : skip_blanks (at);
  length = read_month_name (at, &day->month);
  if (length == 0)
    return NULL;
  at += length;
  return read_plain_year (*at == '-' ? at + 1 : at, day);
}

static const char *read_time (const char *at, SiloamDay *day);

/* "April 3, 2019", and "Apr  3 09:15:00 2019" as the C library prints it. */
static const char *
read_name_and_day (const char *at, SiloamDay *day)
{
  gsize length = read_month_name (at, &day->month);
  const char *year, *time;
  gsize digits;

  if (length == 0 || at[length] != ' ')
    return NULL;
  at = skip_blanks (at + length);
  digits = read_number (at, 3, &day->day);
  if (digits == 0 || digits > 2)
    return NULL;
  at = skip_ordinal (at + digits);
  year = read_plain_year (at, day);
  if (year != NULL)
    return year;
  time = *at == ' ' ? read_time (skip_blanks (at), day) : NULL;
  return time != NULL ? read_plain_year (time, day) : NULL;
}

/* " AM", "p.m." */
static const char *
read_half (const char *at, SiloamDay *day)
{
  static const char *const halves[] = { "a.m.", "p.m.", "am", "pm" };
  const char *half = skip_blanks (at);

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      gsize length = strlen (halves[i]);

      if (g_ascii_strncasecmp (half, halves[i], length) != 0 || g_ascii_isalnum (half[length]) ||
          day->hour > 12 || day->hour == 0)
        continue;
      day->hour = day->hour % 12 + (*halves[i] == 'p' ? 12 : 0);
      return half + length;
    }
  return at;
}

/* "Z", "+01:00", " +0100". */
static const char *
read_offset (const char *at, SiloamDay *day)
{
  const char *sign = at;
  int hours, minutes = 0;

  if (*at == 'Z' && !g_ascii_isalnum (at[1]))
    {
      day->offset = 0;
      return at + 1;
    }
  if (*sign == ' ')
    sign++;
  if ((*sign != '+' && *sign != '-') || read_number (sign + 1, 2, &hours) != 2 || hours > 14)
    return at;
  if (read_number (sign + (sign[3] == ':' ? 4 : 3), 2, &minutes) != 2 || minutes > 59)
    return at;
  day->offset = (*sign == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
  return sign + (sign[3] == ':' ? 6 : 5);
}

static const char *
skip_fraction (const char *at)
{
  return *at == '.' && g_ascii_isdigit (at[1]) ? at + 1 + strspn (at + 1, "0123456789") : at;
}

/* "9:15", "09:15:30.5 PM +01:00"; NULL when it is none. */
static const char *
read_time (const char *at, SiloamDay *day)
{
  int hour, minute, found, second = 0;
  gsize digits = read_number (at, 3, &hour);
  char separator = at[digits];

  if (digits == 0 || digits > 2 || (separator != ':' && separator != '.'))
    return NULL;
  at += digits + 1;
  if (read_number (at, 3, &minute) != 2 || hour > 23 || minute > 59)
    return NULL;
  at += 2;
  if (*at == separator && read_number (at + 1, 3, &found) == 2 && found < 61)
    {
      second = found;
      at = skip_fraction (at + 3);
    }
  else if (separator == '.' && *at == '.')
    return NULL;
  day->hour = hour;
  day->minute = minute;
  day->second = MIN (second, 59);
  return read_offset (read_half (at, day), day);
}

/* What may stand between a day and its time. */
static const char *
skip_to_time (const char *at)
{
  const char *next = at;

  if (*next == 'T' && g_ascii_isdigit (next[1]))
    return next + 1;
  if (*next == ',')
    next++;
  if (*next != ' ' && *next != '\t')
    return at;
  next = skip_blanks (next);
  if (g_str_has_prefix (next, "at ") || g_str_has_prefix (next, "om "))
    next = skip_blanks (next + 3);
  return next;
}

static const char *
read_date (const char *at, gboolean day_first, SiloamDay *day)
{
  const char *end = read_year_first (at, day);

  if (end == NULL)
    end = read_digits_only (at, day);
  if (end == NULL)
    end = read_year_last (at, day_first, day);
  if (end == NULL)
    end = read_day_and_name (at, day);
  return end != NULL ? end : read_name_and_day (at, day);
}

/**
 * siloam_day_read:
 * @text: UTF-8
 * @day_first: whether 03/04/2019 is the third of April
 * @day: (out): what it says; its order tells whether @day_first decided
 *
 * Returns: how many bytes at the start of @text say so; 0 when it begins with no day
 */
gsize
siloam_day_read (const char *text, gboolean day_first, SiloamDay *day)
{
  const char *start = skip_weekday (text);
  const char *end, *time;

  *day = (SiloamDay){ .hour = -1, .offset = G_MAXINT };
  end = read_date (start, day_first, day);
  if (end == NULL || g_ascii_isdigit (*end) || day->year < MIN_YEAR)
    return 0;
  if (day->hour >= 0)
    return (gsize) (end - text);
  time = skip_to_time (end);
  time = time > end ? read_time (time, day) : NULL;
  if (time != NULL && !g_ascii_isalnum (*time))
    return (gsize) (time - text);
  day->hour = -1;
  day->minute = day->second = 0;
  day->offset = G_MAXINT;
  return (gsize) (end - text);
}

/**
 * siloam_day_read_all:
 *
 * Returns: whether @text is a day, with or without a time, and nothing else but blanks
 */
gboolean
siloam_day_read_all (const char *text, gboolean day_first, SiloamDay *day)
{
  const char *start = skip_blanks (text);
  gsize length = siloam_day_read (start, day_first, day);

  return length > 0 && *skip_blanks (start + length) == '\0';
}

/**
 * siloam_day_exists:
 *
 * Returns: whether a calendar has it
 */
gboolean
siloam_day_exists (const SiloamDay *day)
{
  return day->month >= 1 && day->month <= 12 && day->day >= 1 && day->day <= 31 &&
         g_date_valid_dmy ((GDateDay) day->day, (GDateMonth) day->month, (GDateYear) day->year);
}

/**
 * siloam_day_to_time:
 * @zone: (nullable): where the clock hung; %NULL is the local zone
 *
 * Returns: (transfer full) (nullable): the moment, at noon for a day alone
 */
GDateTime *
siloam_day_to_time (const SiloamDay *day, GTimeZone *zone)
{
  g_autoptr (GTimeZone) there = NULL;

  if (!siloam_day_exists (day))
    return NULL;
  if (day->hour < 0)
    return siloam_import_time_new_day (zone, day->year, day->month, day->day);
  if (day->offset != G_MAXINT)
    there = g_time_zone_new_offset (day->offset);
  return siloam_import_time_new (there != NULL ? there : zone,
                                 day->year,
                                 day->month,
                                 day->day,
                                 day->hour,
                                 day->minute,
                                 day->second);
}
