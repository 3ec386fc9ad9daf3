/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "journal/journal.h"
#include "ui/settings.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_KEEP_PAGE (siloam_keep_page_get_type ())

/* The page of the preferences about keeping the journal safe: backups, keys, copies. */
G_DECLARE_FINAL_TYPE (SiloamKeepPage, siloam_keep_page, SILOAM, KEEP_PAGE, AdwPreferencesPage)

void siloam_keep_page_set_up (SiloamKeepPage *self,
                              SiloamSettings *settings,
                              SiloamJournal *journal);

G_END_DECLS
