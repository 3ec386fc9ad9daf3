/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_IMPORT_EARLIER (siloam_import_earlier_get_type ())

/* What was brought in before, each with a way to take it back. Hidden while there is nothing.
 *
 * Signals: ::told (utf8): what became of an undo. */
G_DECLARE_FINAL_TYPE (SiloamImportEarlier,
                      siloam_import_earlier,
                      SILOAM,
                      IMPORT_EARLIER,
                      AdwPreferencesGroup)

void siloam_import_earlier_set_up (SiloamImportEarlier *self,
                                   SiloamJournal *journal,
                                   SiloamPrompts *prompts);
void siloam_import_earlier_reload (SiloamImportEarlier *self);
/* Takes an import back; asks again where entries were changed since. */
void siloam_import_earlier_undo (SiloamImportEarlier *self, gint64 number);

G_END_DECLS
