/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "export/import.h"
#include "guide/prompts.h"
#include "ui/intake.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_IMPORT_REPORT (siloam_import_report_get_type ())

/* What would become of a source, or what became of it: a row for each outcome, which opens the list
 * of its entries by the action "intake.items" (i). Says nothing of what is written in them. */
G_DECLARE_FINAL_TYPE (SiloamImportReport,
                      siloam_import_report,
                      SILOAM,
                      IMPORT_REPORT,
                      AdwPreferencesPage)

/* What the list of entries can be of, beside the outcomes. */
#define SILOAM_IMPORT_LEFT_OUT SILOAM_IMPORT_PENDING

void siloam_import_report_set_bundle (SiloamImportReport *self,
                                      const SiloamImportBundle *bundle,
                                      SiloamPrompts *prompts);
/* Entries that were thrown away here: bring them back? */
gboolean siloam_import_report_get_bring_back (SiloamImportReport *self);

/* Lists the entries of one outcome: the day, where it stands in the source, and why. Borrows the
 * bundle until the list is cleared. */
void siloam_import_items_list (SiloamItemList *list,
                               const SiloamImportBundle *bundle,
                               SiloamImportOutcome outcome);

G_END_DECLS
