/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PROBLEM_PAGE (siloam_problem_page_get_type ())

/* Why a journal cannot be asked to open, and what helps. Nothing is changed here. Activates
 * "win.start-again", "win.choose-journal", "win.restore", "win.start-anew" and "app.quit". */
G_DECLARE_FINAL_TYPE (SiloamProblemPage, siloam_problem_page, SILOAM, PROBLEM_PAGE, GtkWidget)

/* restores: there is a way to put a backup back, "win.restore". */
GtkWidget *siloam_problem_page_new (SiloamPrompts *prompts,
                                    const GError *error,
                                    const char *path,
                                    gboolean restores);

G_END_DECLS
