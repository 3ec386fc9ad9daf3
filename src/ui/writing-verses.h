/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_WRITING_VERSES (siloam_writing_verses_get_type ())

/* The verses of a place to write: links in the text, and the same verses in a row below it. */
G_DECLARE_FINAL_TYPE (SiloamWritingVerses, siloam_writing_verses, SILOAM, WRITING_VERSES, GObject)

/* area: the place to write, which has view; a verse opens on it. */
SiloamWritingVerses *siloam_writing_verses_new (GtkWidget *area,
                                                GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;

/* The row; belongs to whoever places it. */
GtkWidget *siloam_writing_verses_get_row (SiloamWritingVerses *self);

void siloam_writing_verses_set_color (SiloamWritingVerses *self, const GdkRGBA *color);
/* Call after another text was put in the place of the old one. */
void siloam_writing_verses_reread (SiloamWritingVerses *self);

/* Opens the verse at this character; FALSE when there is none. */
gboolean siloam_writing_verses_open (SiloamWritingVerses *self, guint offset);
/* Opens the verse at the caret, or the nearest one in its paragraph. */
gboolean siloam_writing_verses_open_at_caret (SiloamWritingVerses *self);

G_END_DECLS
