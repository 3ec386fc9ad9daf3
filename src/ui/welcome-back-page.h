/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_WELCOME_BACK_PAGE (siloam_welcome_back_page_get_type ())

/* After an unlock: something good first, on with what was open, or enough for now. */
G_DECLARE_FINAL_TYPE (SiloamWelcomeBackPage,
                      siloam_welcome_back_page,
                      SILOAM,
                      WELCOME_BACK_PAGE,
                      AdwBin)

/* id: the entry that was open when the journal locked, or NULL. */
GtkWidget *siloam_welcome_back_page_new (SiloamJournal *journal,
                                         SiloamPrompts *prompts,
                                         const char *id);

G_END_DECLS
