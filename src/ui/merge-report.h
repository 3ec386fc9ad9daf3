/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/merge.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_MERGE_REPORT_PAGE (siloam_merge_report_page_get_type ())

/* What joining a copy would do, in numbers. Each row activates "merge.items" with its outcome. */
G_DECLARE_FINAL_TYPE (SiloamMergeReportPage,
                      siloam_merge_report_page,
                      SILOAM,
                      MERGE_REPORT_PAGE,
                      AdwPreferencesPage)

void siloam_merge_report_page_show (SiloamMergeReportPage *self,
                                    const SiloamMergeReport *report,
                                    SiloamPrompts *prompts);

#define SILOAM_TYPE_MERGE_ITEMS (siloam_merge_items_get_type ())

/* The entries of one outcome: their first line and their day, as in the library. */
G_DECLARE_FINAL_TYPE (SiloamMergeItems, siloam_merge_items, SILOAM, MERGE_ITEMS, GtkWidget)

/* Borrows the report until siloam_merge_items_clear(). */
void siloam_merge_items_show (SiloamMergeItems *self,
                              const SiloamMergeReport *report,
                              SiloamMergeOutcome outcome,
                              SiloamPrompts *prompts);
void siloam_merge_items_clear (SiloamMergeItems *self);

G_END_DECLS
