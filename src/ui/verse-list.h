/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_LIST (siloam_verse_list_get_type ())

/* The verses of an entry, typed by the person: a reference, what it is for, and the words around
 * it. */
G_DECLARE_FINAL_TYPE (SiloamVerseList, siloam_verse_list, SILOAM, VERSE_LIST, GtkWidget)

GtkWidget *siloam_verse_list_new (SiloamPrompts *prompts,
                                  SiloamEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/* Adds an empty row, or goes to the one that is still empty, and puts the focus in it. */
void siloam_verse_list_add (SiloamVerseList *self);
/* After someone else changed the verses of the entry; an empty row stays. */
void siloam_verse_list_refresh (SiloamVerseList *self);

G_END_DECLS
