/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal-copies.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_MERGE_DIALOG (siloam_merge_dialog_get_type ())

/* Joins another copy of the journal: choose, look what would change, join, undo.
 *
 * Signals: ::joining, before anything is written: the window must hold no entry then; FALSE says
 * that it does. */
G_DECLARE_FINAL_TYPE (SiloamMergeDialog, siloam_merge_dialog, SILOAM, MERGE_DIALOG, AdwWindow)

GtkWidget *siloam_merge_dialog_new (GtkWindow *parent,
                                    SiloamJournal *journal,
                                    SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
