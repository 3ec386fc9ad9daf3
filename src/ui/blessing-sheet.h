/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/sheet.h"

G_BEGIN_DECLS

/* The sheet on which a blessing is chosen. chosen is connected to ::clicked of each answer,
 * swapped; the button carries the SiloamBlessing as data "blessing". */
GtkWidget *siloam_blessing_sheet_new_choice (SiloamPrompts *prompts,
                                             SiloamEntry *entry,
                                             GCallback chosen,
                                             gpointer target) G_GNUC_WARN_UNUSED_RESULT;

/* The sheet on which the chosen blessing is prayed: basis, ask, wait, thank. */
GtkWidget *siloam_blessing_sheet_new_prayer (SiloamPrompts *prompts,
                                             SiloamEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
