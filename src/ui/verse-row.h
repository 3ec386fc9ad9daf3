/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_ROW (siloam_verse_row_get_type ())

/* One typed verse of an entry. It joins the entry with its first character and leaves it when
 * removed. Signal: ::removed when the person takes it away. */
G_DECLARE_FINAL_TYPE (SiloamVerseRow, siloam_verse_row, SILOAM, VERSE_ROW, GtkWidget)

/* id (nullable): the verse of the entry to show; NULL starts an empty one. entry is borrowed. */
GtkWidget *siloam_verse_row_new (SiloamPrompts *prompts,
                                 SiloamEntry *entry,
                                 const char *id) G_GNUC_WARN_UNUSED_RESULT;

gboolean siloam_verse_row_is_empty (SiloamVerseRow *self);
/* NULL while it is empty. */
const char *siloam_verse_row_get_id (SiloamVerseRow *self);
/* Shows its verse as it is now. */
void siloam_verse_row_refresh (SiloamVerseRow *self);

G_END_DECLS
