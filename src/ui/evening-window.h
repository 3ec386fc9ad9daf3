/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_WINDOW (siloam_evening_window_get_type ())

/* The window of the prayer evenings, beside the one of a journal and never at the same time. It has
 * a file, a lock and a first run of its own.
 *
 * ::locked when the file is closed after siloam_evening_window_lock(), or was not open. */
G_DECLARE_FINAL_TYPE (SiloamEveningWindow,
                      siloam_evening_window,
                      SILOAM,
                      EVENING_WINDOW,
                      AdwApplicationWindow)

GtkWidget *siloam_evening_window_new (GtkApplication *application,
                                      SiloamSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Covers at once, also what visitors and intercessors see, saves and closes the file. */
void siloam_evening_window_lock (SiloamEveningWindow *self);
/* The same, waiting, for the end of the session. */
void siloam_evening_window_end (SiloamEveningWindow *self);

G_END_DECLS
