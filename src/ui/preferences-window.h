/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PREFERENCES_WINDOW (siloam_preferences_window_get_type ())

/* Reading, Bibles, safety, keeping and help. */
G_DECLARE_FINAL_TYPE (SiloamPreferencesWindow,
                      siloam_preferences_window,
                      SILOAM,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/* journal: NULL while it is locked; then only reading can be set. */
GtkWidget *siloam_preferences_window_new (GtkWindow *parent,
                                          SiloamSettings *settings,
                                          SiloamJournal *journal);

G_END_DECLS
