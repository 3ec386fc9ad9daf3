/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "scripture/reference.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_VERSE_BUTTONS (siloam_verse_buttons_get_type ())

/* Verses in a row that wraps, each a quiet button that opens it. Signal: ::renumbered when one of
 * them is read in another numbering from now on. */
G_DECLARE_FINAL_TYPE (SiloamVerseButtons, siloam_verse_buttons, SILOAM, VERSE_BUTTONS, GtkWidget)

/* name: what the row is, read out and, when shown, written before it. */
GtkWidget *siloam_verse_buttons_new (const char *name, gboolean shown) G_GNUC_WARN_UNUSED_RESULT;

/* Begin, add each, end: what stayed the same is left alone; the row hides when it is empty. */
void siloam_verse_buttons_begin (SiloamVerseButtons *self);
void siloam_verse_buttons_add (SiloamVerseButtons *self,
                               const char *label,
                               const char *typed,
                               const SiloamReference *reference);
void siloam_verse_buttons_end (SiloamVerseButtons *self);

G_END_DECLS
