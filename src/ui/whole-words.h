/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_WHOLE_WORDS (siloam_whole_words_get_type ())

/* Holds one label in large type, which is smaller where its longest word would not fit. Property:
 * child (a GtkLabel that wraps). It is there while the label is. */
G_DECLARE_FINAL_TYPE (SiloamWholeWords, siloam_whole_words, SILOAM, WHOLE_WORDS, GtkWidget)

GtkWidget *siloam_whole_words_new (GtkWidget *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
