/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_LIBRARY_PAGE (siloam_library_page_get_type ())

/* The journal: its list, its search, and the reading pane beside them. */
G_DECLARE_FINAL_TYPE (SiloamLibraryPage, siloam_library_page, SILOAM, LIBRARY_PAGE, AdwBin)

/* id: the entry to open at once, or NULL. */
GtkWidget *siloam_library_page_new (SiloamJournal *journal, SiloamPrompts *prompts, const char *id);

G_END_DECLS
