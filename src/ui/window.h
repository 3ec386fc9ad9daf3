/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/application.h"
#include "ui/pages.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_WINDOW (siloam_window_get_type ())

/* ::locked when the journal is closed, or was not open; ::stayed when the person came back from a
 * lock that could not save. */
G_DECLARE_FINAL_TYPE (SiloamWindow, siloam_window, SILOAM, WINDOW, AdwApplicationWindow)

GtkWidget *siloam_window_new (SiloamApplication *application, SiloamSettings *settings);

/* Covers the window at once, saves, closes the journal and asks to unlock. */
void siloam_window_lock (SiloamWindow *self);

/* Shows it after it was hidden, with the focus where its page wants it. */
void siloam_window_show_again (SiloamWindow *self);

/* Saves and closes the journal and waits for it: the main loop will not run again. */
void siloam_window_end (SiloamWindow *self);

G_END_DECLS
