/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "guide/prompts.h"
#include "journal/entry.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_LINE (siloam_verse_line_get_type ())

/* A verse reference that opens below: take it along, and write how one's own Bible has it. */
G_DECLARE_FINAL_TYPE (SiloamVerseLine, siloam_verse_line, SILOAM, VERSE_LINE, GtkWidget)

/* entry is borrowed; taking the verse along adds it there with this role. */
GtkWidget *siloam_verse_line_new (SiloamPrompts *prompts,
                                  SiloamEntry *entry,
                                  const char *reference,
                                  SiloamVerseRole role) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
