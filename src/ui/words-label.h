/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *siloam_words_label_new (const char *text, const char *css_class);
GtkWidget *siloam_words_label_new_heading (const char *text, const char *css_class);

G_END_DECLS
