/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "guide/prompts.h"
#include "journal/journal.h"
#include "ui/verse-taken.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_WINDOW (siloam_verse_window_get_type ())

/* Looking for a verse, reading its chapter and finding where it was received before, over the page
 * at hand. Its title never says more than the name of the application. Signals: ::taken
 * (SiloamVerseTaken) when verses were taken along, ::entry (its id) when one is to be opened; the
 * window has closed by then. */
G_DECLARE_FINAL_TYPE (SiloamVerseWindow, siloam_verse_window, SILOAM, VERSE_WINDOW, AdwWindow)

/* journal (nullable): NULL for a prayer evening, which never looks into one; page (nullable): the
 * one at hand, when it is written on; caret (nullable): the GtkTextView or GtkText in it that had
 * the focus. */
GtkWidget *siloam_verse_window_new (GtkWindow *parent,
                                    SiloamPrompts *prompts,
                                    SiloamBibles *bibles,
                                    SiloamJournal *journal,
                                    SiloamWriter *page,
                                    GtkWidget *caret) G_GNUC_WARN_UNUSED_RESULT;

/* The first view; Escape in it closes the window. */
void siloam_verse_window_pick (SiloamVerseWindow *self);
void siloam_verse_window_read (SiloamVerseWindow *self, const SiloamReference *reference);
void siloam_verse_window_show_moments (SiloamVerseWindow *self, const SiloamReference *reference);

G_END_DECLS
