/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The nicks of the steps. They are written into journals and are the keys of prompts: never change
 * one, only add. Pure data, any thread. */

#include "guide/guide.h"

static const char *const nicks[SILOAM_N_STEPS] = {
  [SILOAM_STEP_ARRIVE] = "arrive",   [SILOAM_STEP_INVITE] = "invite",
  [SILOAM_STEP_NAME] = "name",       [SILOAM_STEP_MEMORY] = "memory",
  [SILOAM_STEP_FORGIVE] = "forgive", [SILOAM_STEP_RELEASE] = "release",
  [SILOAM_STEP_RECEIVE] = "receive", [SILOAM_STEP_WEIGH] = "weigh",
  [SILOAM_STEP_TODAY] = "today",
};

/**
 * siloam_step_nick:
 *
 * Returns: the nick of @step, as in prompt keys and SiloamEntry.open_step
 */
const char *
siloam_step_nick (SiloamStep step)
{
  g_return_val_if_fail ((guint) step < SILOAM_N_STEPS, NULL);

  return nicks[step];
}

/**
 * siloam_step_from_nick:
 * @nick: (nullable): a nick, perhaps read from a journal
 * @out: (out): the step, untouched when there is none
 *
 * Returns: whether @nick names a step
 */
gboolean
siloam_step_from_nick (const char *nick, SiloamStep *out)
{
  for (guint i = 0; i < SILOAM_N_STEPS; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *out = (SiloamStep) i;
        return TRUE;
      }
  return FALSE;
}
