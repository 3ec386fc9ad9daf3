/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks whether the date of the computer is right, when it is far from what the file has seen. Until
 * someone says so, nothing is erased that was agreed to be kept, and nothing is kept longer. Main
 * thread. */

#include "config.h"

#include "ui/evening-clock.h"

#include "ui/compat/confirm.h"
#include "ui/date-text.h"

static void
answered_cb (gboolean is_right, gpointer user_data)
{
  GWeakRef *place = user_data;
  g_autoptr (SiloamMinistry) ministry = g_weak_ref_get (place);

  /* What fails is asked again at the next opening. */
  if (is_right && ministry != NULL)
    siloam_ministry_confirm_clock_async (ministry, NULL, NULL);
  g_weak_ref_clear (place);
  g_free (place);
}

static char *
dup_body (SiloamPrompts *prompts, SiloamClock clock)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = siloam_date_text_day (now);
  GString *body = g_string_new (siloam_prompts_get (
      prompts,
      clock == SILOAM_CLOCK_AHEAD ? "evening.clock.ahead" : "evening.clock.back"));

  g_string_replace (body, "{date}", today, 0);
  return g_string_free (body, FALSE);
}

/**
 * siloam_evening_clock_ask:
 * @ministry: the open file
 *
 * Asks only when there is something to ask.
 */
void
siloam_evening_clock_ask (GtkWindow *parent, SiloamMinistry *ministry, SiloamPrompts *prompts)
{
  const SiloamClock clock = siloam_ministry_get_desk (ministry)->clock;
  g_autofree char *body = NULL;
  GWeakRef *place;

  if (clock == SILOAM_CLOCK_FINE)
    return;
  body = dup_body (prompts, clock);
  place = g_new0 (GWeakRef, 1);
  g_weak_ref_init (place, ministry);
  siloam_confirm_async (parent,
                        &(SiloamConfirm){ siloam_prompts_get (prompts, "evening.clock.question"),
                                          body,
                                          siloam_prompts_get (prompts, "evening.clock.right"),
                                          FALSE },
                        answered_cb,
                        place);
}
