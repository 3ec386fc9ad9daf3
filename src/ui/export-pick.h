/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_EXPORT_PICK (siloam_export_pick_get_type ())

/* A window with every page of the journal and a box to tick before each. ::picked when the person
 * is content with what is ticked. */
G_DECLARE_FINAL_TYPE (SiloamExportPick, siloam_export_pick, SILOAM, EXPORT_PICK, AdwWindow)

/* ticked: (element-type utf8): a set of ids, copied. */
GtkWidget *siloam_export_pick_new (GtkWindow *parent,
                                   SiloamJournal *journal,
                                   SiloamPrompts *prompts,
                                   GHashTable *ticked);
/* (element-type utf8): a set of ids, borrowed. */
GHashTable *siloam_export_pick_get_ticked (SiloamExportPick *self);

/* A set of ids. */
GHashTable *siloam_id_set_copy (GHashTable *ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
