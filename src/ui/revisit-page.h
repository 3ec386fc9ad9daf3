/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_REVISIT_PAGE (siloam_revisit_page_get_type ())

/* A16: looking back on one entry. A writer; what stood there is never changed, this is added to it.
 */
G_DECLARE_FINAL_TYPE (SiloamRevisitPage, siloam_revisit_page, SILOAM, REVISIT_PAGE, AdwBin)

GtkWidget *siloam_revisit_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id);

G_END_DECLS
