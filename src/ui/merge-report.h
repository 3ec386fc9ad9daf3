/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/merge.h"
#include "ui/intake.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_MERGE_REPORT_PAGE (siloam_merge_report_page_get_type ())

/* What joining a copy would do, in numbers. Each row activates "intake.items" with its outcome. */
G_DECLARE_FINAL_TYPE (SiloamMergeReportPage,
                      siloam_merge_report_page,
                      SILOAM,
                      MERGE_REPORT_PAGE,
                      AdwPreferencesPage)

void siloam_merge_report_page_show (SiloamMergeReportPage *self,
                                    const SiloamMergeReport *report,
                                    SiloamPrompts *prompts);

/* Lists the entries of one outcome: their first line and their day, as in the library. Borrows the
 * report until the list is cleared. */
void siloam_merge_items_list (SiloamItemList *list,
                              const SiloamMergeReport *report,
                              SiloamMergeOutcome outcome);

G_END_DECLS
