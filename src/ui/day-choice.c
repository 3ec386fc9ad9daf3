/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A choice of a few days, said as dates. Main thread. */

#include "config.h"

#include "ui/day-choice.h"

#include "ui/session-text.h"

#define NOON 12

static const guint steps[] = { 7, 14, 30, 60, 90 };

static GDateTime *
day_after (guint days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, (int) days);

  return g_date_time_new_local (g_date_time_get_year (day),
                                g_date_time_get_month (day),
                                g_date_time_get_day_of_month (day),
                                NOON,
                                0,
                                0);
}

static void
add_day (SiloamChipChoice *choice, SiloamPrompts *prompts, guint days)
{
  g_autoptr (GDateTime) day = day_after (days);
  g_autofree char *text = siloam_session_text_date (prompts, day);

  siloam_chip_choice_add (choice, days, text, NULL);
}

/**
 * siloam_day_choice_new:
 * @prompts: in the language of the one who reads
 * @max_days: the last day there is; none for 0
 *
 * Returns: (transfer floating): a #SiloamChipChoice
 */
GtkWidget *
siloam_day_choice_new (SiloamPrompts *prompts,
                       const char *accessible_label,
                       guint max_days,
                       gboolean longest)
{
  GtkWidget *widget = siloam_chip_choice_new (SILOAM_CHIPS_ALWAYS, accessible_label);
  SiloamChipChoice *choice = SILOAM_CHIP_CHOICE (widget);
  guint first = 0, last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps) && steps[i] <= max_days; i++)
    {
      add_day (choice, prompts, steps[i]);
      first = first == 0 ? steps[i] : first;
      last = steps[i];
    }
  if (last < max_days)
    {
      add_day (choice, prompts, max_days);
      first = first == 0 ? max_days : first;
      last = max_days;
    }
  siloam_chip_choice_set_value (choice, longest ? last : first);
  return widget;
}

/**
 * siloam_day_choice_dup_date:
 * @choice: of siloam_day_choice_new()
 *
 * Returns: (transfer full) (nullable): the day that is chosen, local, at noon
 */
GDateTime *
siloam_day_choice_dup_date (GtkWidget *choice)
{
  guint days = siloam_chip_choice_get_value (SILOAM_CHIP_CHOICE (choice));

  return days > 0 ? day_after (days) : NULL;
}
