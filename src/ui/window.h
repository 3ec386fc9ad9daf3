/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/application.h"
#include "ui/pages.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_WINDOW (siloam_window_get_type ())
G_DECLARE_FINAL_TYPE (SiloamWindow, siloam_window, SILOAM, WINDOW, AdwApplicationWindow)

GtkWidget *siloam_window_new (SiloamApplication *application);

G_END_DECLS
