/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/timeline.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_ENTRY_ROW (siloam_entry_row_get_type ())

/* Two lines of a list for one entry. Signal: ::opened when it is clicked. */
G_DECLARE_FINAL_TYPE (SiloamEntryRow, siloam_entry_row, SILOAM, ENTRY_ROW, AdwBin)

GtkWidget *siloam_entry_row_new (SiloamPrompts *prompts);

/* Follows an item of the timeline, with a heading where a month starts; NULL lets go. */
void siloam_entry_row_set_item (SiloamEntryRow *self, SiloamTimelineItem *item);
/* Shows what a search found. */
void siloam_entry_row_set_hit (SiloamEntryRow *self, const SiloamSearchHit *hit);

G_END_DECLS
