/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "guide/prompts.h"
#include "ui/bibles.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_SHELF (siloam_verse_shelf_get_type ())

/* Books, or the chapters of one book, to walk through. A #SiloamVersePane. Signals: ::book (uint, 1
 * to 66), ::chapter (book and chapter as uint). */
G_DECLARE_FINAL_TYPE (SiloamVerseShelf, siloam_verse_shelf, SILOAM, VERSE_SHELF, GtkWidget)

GtkWidget *siloam_verse_shelf_new_books (SiloamBibles *bibles,
                                         const char *title,
                                         guint first,
                                         guint last) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *siloam_verse_shelf_new_chapters (SiloamBibles *bibles,
                                            guint book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
