/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes out of an entry what does not go along in an open export. One place for all formats, so
 * that none of them can forget a part. Works on a copy; any thread. */

#include "export/open-private.h"

static void
clear (char **text)
{
  g_clear_pointer (text, g_free);
}

static gboolean
is_received_side (SiloamPrayerMode mode)
{
  return mode == SILOAM_PRAYER_THANKS || mode == SILOAM_PRAYER_BLESSING;
}

static void
filter_prayers (SiloamEntry *entry, SiloamOpenParts parts)
{
  for (guint i = entry->prayers->len; i-- > 0;)
    {
      const SiloamPrayer *prayer = g_ptr_array_index (entry->prayers, i);
      SiloamOpenParts needed = prayer->mode == SILOAM_PRAYER_CONFESSION ? SILOAM_OPEN_MEMORY
                               : is_received_side (prayer->mode)        ? 0
                                                                        : SILOAM_OPEN_RELEASED;

      if ((parts & needed) != needed)
        g_ptr_array_remove_index (entry->prayers, i);
    }
}

/* What was weighed and set aside is not what was received. */
static void
filter_received (SiloamEntry *entry)
{
  for (guint i = entry->received->len; i-- > 0;)
    {
      SiloamReceived *received = g_ptr_array_index (entry->received, i);

      if (received->discern == SILOAM_DISCERN_SET_ASIDE)
        g_ptr_array_remove_index (entry->received, i);
      else
        g_ptr_array_set_size (received->release_ids, 0);
    }
}

static void
filter_revisits (SiloamEntry *entry)
{
  for (guint i = 0; i < entry->revisits->len; i++)
    {
      SiloamRevisit *revisit = g_ptr_array_index (entry->revisits, i);

      for (guint area = 0; area < SILOAM_N_AREAS; area++)
        revisit->areas_now[area] = 0;
      if (revisit->outcome != SILOAM_OUTCOME_RECONCILED &&
          revisit->outcome != SILOAM_OUTCOME_THANKFUL)
        revisit->outcome = 0;
    }
}

static void
filter_released (SiloamEntry *entry)
{
  filter_received (entry);
  filter_revisits (entry);
  g_ptr_array_set_size (entry->releases, 0);
  g_ptr_array_set_size (entry->hurts, 0);
  g_ptr_array_set_size (entry->forgiveness, 0);
  clear (&entry->invitation);
  clear (&entry->obstacle_words);
  entry->obstacle = 0;
  entry->struggle = FALSE;
  entry->checkin_start = entry->checkin_end = 0;
}

static void
filter_names (SiloamEntry *entry)
{
  for (guint i = 0; i < entry->forgiveness->len; i++)
    {
      SiloamForgiveness *forgiveness = g_ptr_array_index (entry->forgiveness, i);

      clear (&forgiveness->alias);
      clear (&forgiveness->boundary);
    }
}

void
siloam_open_filter (SiloamEntry *entry, SiloamOpenParts parts)
{
  filter_prayers (entry, parts);
  if (!(parts & SILOAM_OPEN_RELEASED))
    filter_released (entry);
  if (!(parts & SILOAM_OPEN_NAMES))
    filter_names (entry);
  if (parts & SILOAM_OPEN_MEMORY)
    return;
  clear (&entry->memory_text);
  clear (&entry->memory_period);
}
