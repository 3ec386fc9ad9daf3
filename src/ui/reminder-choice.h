/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_REMINDER_CHOICE (siloam_reminder_choice_get_type ())

/* Whether and when the person wants to be reminded of an entry; not at all until chosen. Each
 * choice is kept in the journal at once. */
G_DECLARE_FINAL_TYPE (SiloamReminderChoice,
                      siloam_reminder_choice,
                      SILOAM,
                      REMINDER_CHOICE,
                      GtkWidget)

GtkWidget *siloam_reminder_choice_new (SiloamPrompts *prompts,
                                       SiloamJournal *journal,
                                       const char *entry_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
