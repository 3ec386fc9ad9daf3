/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "scripture/reference.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_POPOVER (siloam_verse_popover_get_type ())

/* A verse that was opened: its words, how it is numbered, and what one can do with it. Where the
 * page writes an entry, the numbering and the link are kept there. Signal: ::renumbered when the
 * person chose to read the reference in another numbering. */
G_DECLARE_FINAL_TYPE (SiloamVersePopover, siloam_verse_popover, SILOAM, VERSE_POPOVER, GtkPopover)

/* Opens on parent, pointing at a place in it; goes when it is closed or parent goes. at (nullable):
 * NULL for the whole parent. typed: as it stands in the text. */
SiloamVersePopover *siloam_verse_popover_open (GtkWidget *parent,
                                               const GdkRectangle *at,
                                               const char *typed,
                                               const SiloamReference *reference);

G_END_DECLS
