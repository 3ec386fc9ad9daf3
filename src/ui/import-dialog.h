/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_IMPORT_DIALOG (siloam_import_dialog_get_type ())

/* Brings entries of another application in: choose, look what would come, bring in, undo.
 *
 * Signals: ::done (gint64): the number of an import that came in, when the dialog closes. */
G_DECLARE_FINAL_TYPE (SiloamImportDialog, siloam_import_dialog, SILOAM, IMPORT_DIALOG, AdwWindow)

GtkWidget *siloam_import_dialog_new (GtkWindow *parent,
                                     SiloamJournal *journal,
                                     SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
