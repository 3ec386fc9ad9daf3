/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EXPORT_DIALOG (siloam_export_dialog_get_type ())

/* Takes one entry or a chosen period along as a PDF. ::done when the file is there. */
G_DECLARE_FINAL_TYPE (SiloamExportDialog, siloam_export_dialog, SILOAM, EXPORT_DIALOG, AdwWindow)

/* id: the one entry, or NULL to choose a period. Present it over its parent. */
GtkWidget *siloam_export_dialog_new (GtkWindow *parent,
                                     SiloamJournal *journal,
                                     SiloamPrompts *prompts,
                                     const char *id);

G_END_DECLS
