/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EVENING_RESTORE (siloam_evening_restore_get_type ())

/* Puts a backup back in the place of a file of the prayer evenings that is gone or opens no more:
 * how it opens, what it holds, and only then putting it back. Activates "win.restore" for another
 * one and "win.start-again". */
G_DECLARE_FINAL_TYPE (SiloamEveningRestore,
                      siloam_evening_restore,
                      SILOAM,
                      EVENING_RESTORE,
                      GtkWidget)

GtkWidget *siloam_evening_restore_new (SiloamPrompts *prompts,
                                       const char *path,
                                       const char *backup) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
