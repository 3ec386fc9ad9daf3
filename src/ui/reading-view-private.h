/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reading-view.h"

G_BEGIN_DECLS

/* For reading-view-actions.c: the view that shows, the file that acts. */
void siloam_reading_view_install_actions (GtkWidgetClass *widget_class);
void siloam_reading_view_update_actions (SiloamReadingView *self);
GMenuModel *siloam_reading_view_dup_menu (SiloamReadingView *self);

SiloamJournal *siloam_reading_view_get_journal (SiloamReadingView *self);
SiloamPrompts *siloam_reading_view_get_prompts (SiloamReadingView *self);
const SiloamEntry *siloam_reading_view_get_entry (SiloamReadingView *self);
gboolean siloam_reading_view_is_open (SiloamReadingView *self);
void siloam_reading_view_open_sealed (SiloamReadingView *self);
void siloam_reading_view_close_seal (SiloamReadingView *self);
void siloam_reading_view_entry_deleted (SiloamReadingView *self, const char *id);
void siloam_reading_view_say_error (SiloamReadingView *self, const GError *error);

G_END_DECLS
