/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_REMINDER_CARD (siloam_reminder_card_get_type ())

/* One thing the person asked to be reminded of, hidden while nothing is due. */
G_DECLARE_FINAL_TYPE (SiloamReminderCard, siloam_reminder_card, SILOAM, REMINDER_CARD, GtkWidget)

/* Once. */
void siloam_reminder_card_open (SiloamReminderCard *self,
                                SiloamJournal *journal,
                                SiloamPrompts *prompts);
void siloam_reminder_card_refresh (SiloamReminderCard *self);
/* FALSE leaves the words out: what is ready is then only said to be there. */
void siloam_reminder_card_set_show_words (SiloamReminderCard *self, gboolean show_words);

G_END_DECLS
