/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/evening-room.h"

G_BEGIN_DECLS

/* Small parts that the pages after a conversation share. All are floating. */
GtkWidget *siloam_after_text (const char *text, const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
/* A tick with a text that wraps, large enough to hit. */
GtkWidget *siloam_after_tick (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A flat button that unfolds what is in @inside, which is borrowed. */
GtkWidget *siloam_after_fold (const char *label, GtkWidget **inside) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *siloam_after_button (const char *label,
                                GCallback clicked,
                                gpointer target) G_GNUC_WARN_UNUSED_RESULT;
void siloam_after_clear (GtkBox *box);
/* A prompt with "{name}" and the like filled in. */
char *siloam_after_fill (const char *text,
                         const char *mark,
                         const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* Also for NULL. (journal/record.h has another SiloamField than ui/field.h.) */
gboolean siloam_after_is_blank (const char *text);
void siloam_after_go (GtkWidget *page, const char *nick);

G_END_DECLS
