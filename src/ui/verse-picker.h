/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "journal/entry.h"
#include "ui/verse-item.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_PICKER (siloam_verse_picker_get_type ())

/* One field that understands a place, words and, left empty, a need or a shelf. A #SiloamVersePane.
 * Signals: ::chosen (SiloamVerseItem) when a row is opened, ::shelf (SiloamShelf as uint). */
G_DECLARE_FINAL_TYPE (SiloamVersePicker, siloam_verse_picker, SILOAM, VERSE_PICKER, GtkWidget)

/* entry (nullable): what is being written, so that what it names comes first; not kept. */
GtkWidget *siloam_verse_picker_new (SiloamPrompts *prompts,
                                    SiloamBibles *bibles,
                                    const SiloamEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

void siloam_verse_picker_focus_search (SiloamVersePicker *self);
/* Types for the person. */
void siloam_verse_picker_look_for (SiloamVersePicker *self, const char *typed);

G_END_DECLS
