/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about backups. They address nobody. Main thread. */

#include "config.h"

#include "ui/backup-text.h"

#include <glib/gi18n.h>

#include "ui/date-text.h"

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * siloam_backup_text_entries:
 *
 * Returns: (transfer full): how many there are, in words
 */
char *
siloam_backup_text_entries (guint entries)
{
  return g_strdup_printf (ngettext ("%u page", "%u pages", entries), entries);
}

/**
 * siloam_backup_text_moment:
 *
 * Returns: (transfer full): when that was, for the middle of a sentence
 */
char *
siloam_backup_text_moment (GDateTime *at)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *clock = g_date_time_format (local, "%-H:%M");
  g_autofree char *day = NULL;

  if (is_same_day (local, now))
    return g_strdup_printf (_ ("today at %s"), clock);
  if (is_same_day (local, yesterday))
    return g_strdup_printf (_ ("yesterday at %s"), clock);
  day = siloam_date_text_short (local);
  /* Translators: a date and a time: 21 November 2026 at 9:30 */
  return g_strdup_printf (_ ("%s at %s"), day, clock);
}

/**
 * siloam_backup_text_last:
 * @record: (nullable): the last verified backup
 *
 * Returns: (transfer full): when it was made and how much is in it
 */
char *
siloam_backup_text_last (const SiloamBackupRecord *record)
{
  g_autofree char *moment = NULL;
  g_autofree char *entries = NULL;

  if (record == NULL)
    return g_strdup (_ ("There is no backup yet"));
  moment = siloam_backup_text_moment (record->at);
  entries = siloam_backup_text_entries (record->entries);
  /* Translators: “today at 9:30” and “312 entries” */
  return g_strdup_printf (_ ("Last made and read back %s, with %s"), moment, entries);
}

static void
add_line (GString *text, char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static void
add_readable (GString *text, const SiloamRehearsalCounts *counts)
{
  guint n = counts->entries;

  if (counts->unreadable > 0)
    add_line (text,
              g_strdup_printf (ngettext ("%u of the %u pages cannot be read.",
                                         "%u of the %u pages cannot be read.",
                                         counts->unreadable),
                               counts->unreadable,
                               n));
  else if (n > 0)
    add_line (text,
              g_strdup_printf (ngettext ("The backup can be read: %u page.",
                                         "The backup can be read: all %u pages.",
                                         n),
                               n));
  else
    add_line (text, g_strdup (_ ("The backup can be read. It has no pages.")));
}

/**
 * siloam_backup_text_found:
 *
 * Returns: (transfer full): whether it can be read and what differs
 */
char *
siloam_backup_text_found (const SiloamRehearsalCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_readable (text, counts);
  if (counts->added + counts->changed + counts->missing == 0)
    add_line (text, g_strdup (_ ("It holds the same as the journal now.")));
  if (counts->added > 0)
    add_line (text,
              g_strdup_printf (ngettext ("%u page was added to the journal since.",
                                         "%u pages were added to the journal since.",
                                         counts->added),
                               counts->added));
  if (counts->changed > 0)
    add_line (text,
              g_strdup_printf (ngettext ("%u page is different in the journal now.",
                                         "%u pages are different in the journal now.",
                                         counts->changed),
                               counts->changed));
  if (counts->missing > 0)
    add_line (text,
              g_strdup_printf (ngettext ("%u page is only in the backup.",
                                         "%u pages are only in the backup.",
                                         counts->missing),
                               counts->missing));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
