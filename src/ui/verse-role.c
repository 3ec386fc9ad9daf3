/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a verse is for, told from the step at hand. A suggestion only: the person may say otherwise.
 * Main thread. */

#include "config.h"

#include "ui/verse-role.h"

#include "guide/guide.h"
#include "journal/lifecycle.h"
#include "ui/writer.h"

static SiloamVerseRole
role_of_step (const char *nick)
{
  SiloamStep step;

  if (nick == NULL || !siloam_step_from_nick (nick, &step))
    return SILOAM_ROLE_READING;
  if (step == SILOAM_STEP_RECEIVE)
    return SILOAM_ROLE_RECEIVED;
  return step == SILOAM_STEP_RELEASE || step == SILOAM_STEP_WEIGH ? SILOAM_ROLE_BASIS
                                                                  : SILOAM_ROLE_READING;
}

/**
 * siloam_verse_role_of:
 * @widget: a page, or something in it
 *
 * Returns: what a verse is for there; reading where nothing is written
 */
SiloamVerseRole
siloam_verse_role_of (GtkWidget *widget)
{
  SiloamWriter *writer;
  const SiloamEntry *entry;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), SILOAM_ROLE_READING);

  writer = siloam_writer_of (widget);
  entry = writer != NULL ? siloam_writer_get_entry (writer) : NULL;
  if (entry == NULL || g_strcmp0 (entry->open_step, SILOAM_OPEN_REVISIT) == 0)
    return SILOAM_ROLE_READING;
  if (entry->kind == SILOAM_ENTRY_BLESSING)
    return SILOAM_ROLE_PROMISE;
  return entry->kind == SILOAM_ENTRY_EXCHANGE ? role_of_step (entry->open_step)
                                              : SILOAM_ROLE_READING;
}
