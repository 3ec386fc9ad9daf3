/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_REMINDER_LINE (siloam_reminder_line_get_type ())

/* The reminder of the entry that is read, to see and to take away; hidden without one. */
G_DECLARE_FINAL_TYPE (SiloamReminderLine, siloam_reminder_line, SILOAM, REMINDER_LINE, GtkWidget)

void siloam_reminder_line_show (SiloamReminderLine *self,
                                SiloamJournal *journal,
                                SiloamPrompts *prompts,
                                const char *entry_id);

G_END_DECLS
