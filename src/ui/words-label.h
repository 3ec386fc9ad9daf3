/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "journal/entry.h"

G_BEGIN_DECLS

GtkWidget *siloam_words_label_new (const char *text, const char *css_class);
/* Own words of the entry, with links. */
GtkWidget *siloam_words_label_new_linked (const char *text,
                                          const char *css_class,
                                          const SiloamEntry *entry);
GtkWidget *siloam_words_label_new_heading (const char *text, const char *css_class);

G_END_DECLS
