/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_READING_VIEW (siloam_reading_view_get_type ())

/* One entry to read back, and what can be done with it ("entry." actions). Property: entry-id.
 * ::deleted (id) after the entry was deleted here. */
G_DECLARE_FINAL_TYPE (SiloamReadingView, siloam_reading_view, SILOAM, READING_VIEW, AdwBin)

void siloam_reading_view_open (SiloamReadingView *self,
                               SiloamJournal *journal,
                               SiloamPrompts *prompts);

const char *siloam_reading_view_get_entry_id (SiloamReadingView *self);
void siloam_reading_view_set_entry_id (SiloamReadingView *self, const char *id);

G_END_DECLS
