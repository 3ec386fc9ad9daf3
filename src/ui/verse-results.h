/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ui/verse-item.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_RESULTS (siloam_verse_results_get_type ())

/* Verses in a list that only makes the rows in sight. One is always chosen. Signals: ::chosen
 * (SiloamVerseItem) when a row is opened with Enter or twice clicked, ::moved when another row is
 * chosen. */
G_DECLARE_FINAL_TYPE (SiloamVerseResults, siloam_verse_results, SILOAM, VERSE_RESULTS, GtkWidget)

GtkWidget *siloam_verse_results_new (SiloamPrompts *prompts,
                                     GListModel *items) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; NULL when the list is empty. */
SiloamVerseItem *siloam_verse_results_get_chosen (SiloamVerseResults *self);
/* Opens the row that is chosen. */
void siloam_verse_results_open (SiloamVerseResults *self);

G_END_DECLS
