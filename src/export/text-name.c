/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The day of a text from where it lies: "2019-02-14 By the sea.md", "2019/02/14.md",
 * "2019/02-February/14 Thursday.txt". Pure. */

#include "export/text-name.h"

#include <string.h>

#define AROUND " \t-_–—,.()[]"

/* Without its suffix; a bundle is called as the folder it is. */
static char *
dup_stem (const char *leaf)
{
  static const char *const suffixes[] = { ".md",  ".markdown", ".mdown",     ".mkd",
                                          ".txt", ".text",     ".textbundle" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (leaf), end = strlen (suffixes[i]);

      if (length > end && g_ascii_strcasecmp (leaf + length - end, suffixes[i]) == 0)
        return g_strndup (leaf, length - end);
    }
  return g_strdup (leaf);
}

/* What is left of a name when its day is taken out; a number says only which of that day it is. */
static char *
dup_rest (const char *text, gsize length)
{
  g_autofree char *rest = g_strndup (text, length);
  const char *start = rest;
  const char *end = rest + strlen (rest);
  gboolean letters = FALSE;

  while (*start != '\0' && g_utf8_strchr (AROUND, -1, g_utf8_get_char (start)) != NULL)
    start = g_utf8_next_char (start);
  while (end > start &&
         g_utf8_strchr (AROUND, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    letters = letters || g_unichar_isalpha (g_utf8_get_char (at));
  return letters ? g_strndup (start, (gsize) (end - start)) : NULL;
}

static int
two_digits (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) && !g_ascii_isdigit (at[2])
             ? (at[0] - '0') * 10 + (at[1] - '0')
             : -1;
}

/* A name of a file cannot have ":", so that a time is "09-15", "09_15_30", "09h15". */
static gsize
read_time (const char *text, SiloamDay *day)
{
  const char *at = text + strspn (text, " _-T");
  int hour = two_digits (at);
  int minute =
      hour >= 0 && strchr ("-_.h", at[2]) != NULL && at[2] != '\0' ? two_digits (at + 3) : -1;
  int second = minute >= 0 && at[5] == at[2] ? two_digits (at + 6) : -1;

  if (at == text || hour > 23 || minute < 0 || minute > 59)
    return 0;
  at += second >= 0 && second < 60 ? 8 : 5;
  if (g_ascii_isalnum (*at))
    return 0;
  day->hour = hour;
  day->minute = minute;
  day->second = CLAMP (second, 0, 59);
  return (gsize) (at - text);
}

static gboolean
read_start (const char *stem, gboolean day_first, SiloamDay *day, char **title)
{
  gsize length = siloam_day_read (stem, day_first, day);

  if (length == 0 || !siloam_day_exists (day))
    return FALSE;
  if (day->hour < 0)
    length += read_time (stem + length, day);
  *title = dup_rest (stem + length, strlen (stem + length));
  return TRUE;
}

/* "By the sea (2019-02-14)". */
static gboolean
read_end (const char *stem, gboolean day_first, SiloamDay *day, char **title)
{
  g_autofree char *copy = g_strdup (stem);
  gsize length = strlen (copy);

  while (length > 0 && strchr (")] ", copy[length - 1]) != NULL)
    copy[--length] = '\0';
  for (const char *at = copy; *at != '\0'; at++)
    if (at > copy && strchr (" _-([,", at[-1]) != NULL &&
        siloam_day_read_all (at, day_first, day) && siloam_day_exists (day))
      {
        *title = dup_rest (copy, (gsize) (at - copy));
        return TRUE;
      }
  return FALSE;
}

/* "2019", "2019 diary": a year at the start of a folder's name. */
static int
year_of (const char *part)
{
  gsize digits = strspn (part, "0123456789");

  return digits == 4 ? (int) g_ascii_strtoull (part, NULL, 10) : -1;
}

/* "02", "2", "02-February", "February", "2019-02". */
static int
month_of (const char *part)
{
  gsize digits = strspn (part, "0123456789");
  g_autofree char *named = NULL;
  SiloamDay day;

  if (digits == 4 && part[4] == '-')
    return month_of (part + 5);
  if (digits == 1 || digits == 2)
    return (int) g_ascii_strtoull (part, NULL, 10);
  named = g_strdup_printf ("1 %s 2000", part);
  return siloam_day_read_all (named, TRUE, &day) ? day.month : -1;
}

/* The folders give the year and the month, the name the day: or "02-14" both. */
static gboolean
read_folders (GStrv parts, guint count, const char *stem, SiloamDay *day, char **title)
{
  gsize digits = strspn (stem, "0123456789");
  int first = (int) g_ascii_strtoull (stem, NULL, 10);
  const char *folder = count >= 2 ? parts[count - 2] : "";
  const char *above = count >= 3 ? parts[count - 3] : "";
  const char *rest = stem + digits;

  if (digits != 1 && digits != 2)
    return FALSE;
  *day = (SiloamDay){ .hour = -1, .offset = G_MAXINT, .day = first };
  if (year_of (folder) >= 0 && rest[0] == '-' && two_digits (rest + 1) > 0)
    {
      day->year = year_of (folder);
      day->month = first;
      day->day = two_digits (rest + 1);
      rest += 3;
    }
  else if (year_of (folder) >= 0 && folder[4] == '-')
    {
      day->year = year_of (folder);
      day->month = month_of (folder);
    }
  else
    {
      day->year = year_of (above);
      day->month = month_of (folder);
    }
  if (day->year < 1000 || !siloam_day_exists (day))
    return FALSE;
  *title = dup_rest (rest, strlen (rest));
  return TRUE;
}

/* "2019-02-14/anything.md" */
static gboolean
read_parent (GStrv parts, guint count, gboolean day_first, SiloamDay *day)
{
  g_autofree char *title = NULL;

  return count >= 2 && read_start (parts[count - 2], day_first, day, &title);
}

/**
 * siloam_text_name_read:
 * @name: a path with "/"
 * @title: (out) (nullable): what the name says besides its day
 *
 * Returns: whether it says a day that a calendar has
 */
gboolean
siloam_text_name_read (const char *name, gboolean day_first, SiloamDay *day, char **title)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  guint count = g_strv_length (parts);
  g_autofree char *stem = NULL;

  *title = NULL;
  /* "text.md" in a bundle: the bundle has the name. */
  if (count >= 2 && g_str_has_suffix (parts[count - 2], ".textbundle"))
    g_clear_pointer (&parts[--count], g_free);
  stem = dup_stem (count > 0 ? parts[count - 1] : "");
  if (read_start (stem, day_first, day, title) || read_folders (parts, count, stem, day, title) ||
      read_end (stem, day_first, day, title))
    return TRUE;
  *title = dup_rest (stem, strlen (stem));
  return read_parent (parts, count, day_first, day);
}
