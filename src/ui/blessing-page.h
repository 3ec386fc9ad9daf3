/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_BLESSING_PAGE (siloam_blessing_page_get_type ())

/* A17: prayer for one of the five blessings or an own one. First the choice, then four lines:
 * basis, ask, wait, thank. A SiloamWriter. */
G_DECLARE_FINAL_TYPE (SiloamBlessingPage, siloam_blessing_page, SILOAM, BLESSING_PAGE, GtkWidget)

/* id (nullable): the prayer to go on with; NULL begins a new one. */
GtkWidget *siloam_blessing_page_new (SiloamJournal *journal,
                                     SiloamPrompts *prompts,
                                     const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
