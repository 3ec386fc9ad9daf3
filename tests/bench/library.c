/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times the library of Bibles: library FOLDER PATH MODULE. Prints a line of JSON with the seconds
 * of an import, and the median microseconds of a phrase search and of a verse. */

#include <stdio.h>
#include <stdlib.h>

#include "scripture/library.h"

#define RUNS 501

static int
compare_times (const void *a, const void *b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gint64
median (gint64 *times)
{
  qsort (times, RUNS, sizeof *times, compare_times);
  return times[RUNS / 2];
}

static gint64
time_search (SiloamBible *bible)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits =
          siloam_bible_search (bible, "broken heart", SILOAM_SEARCH_PHRASE, 200, NULL);

      if (hits == NULL || hits->len == 0)
        return -1;
      times[i] = g_get_monotonic_time () - start;
    }
  return median (times);
}

/* Another book each time, so that no page is at hand by luck. */
static gint64
time_verse (SiloamBible *bible)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      SiloamReference reference = { (guint8) (1 + i * 7 % 66), SILOAM_NUMBERING_KJV, 1, 3, 1, 3 };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SiloamExcerpt) excerpt = siloam_bible_fetch (bible, &reference, NULL);

      if (excerpt == NULL)
        return -1;
      times[i] = g_get_monotonic_time () - start;
    }
  return median (times);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamLibrary) library = NULL;
  g_autoptr (SiloamBible) bible = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 imported;

  if (argc != 4)
    return 2;
  library = siloam_library_new (argv[1]);
  id = siloam_library_import (library, argv[2], argv[3], NULL, NULL, NULL, &error);
  imported = g_get_monotonic_time () - start;
  bible = id != NULL ? siloam_library_open (library, id, &error) : NULL;
  if (bible == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("{\"import\": %.3f, ", (double) imported / G_USEC_PER_SEC);
  printf ("\"search\": %" G_GINT64_FORMAT ", ", time_search (bible));
  printf ("\"verse\": %" G_GINT64_FORMAT "}\n", time_verse (bible));
  return 0;
}
