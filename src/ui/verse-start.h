/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "journal/entry.h"
#include "scripture/shelf.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_START (siloam_verse_start_get_type ())

/* Where looking begins before anything is typed: the needs, and the five shelves. Signals: ::need
 * (the name of a theme), ::shelf (SiloamShelf as uint). */
G_DECLARE_FINAL_TYPE (SiloamVerseStart, siloam_verse_start, SILOAM, VERSE_START, GtkWidget)

/* entry (nullable): what the person named in it comes first; not kept. */
GtkWidget *siloam_verse_start_new (SiloamPrompts *prompts,
                                   const SiloamEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
