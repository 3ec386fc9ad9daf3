/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_WRITING_AREA (siloam_writing_area_get_type ())

/* A place to write: grows with its text, undoes, never spell-checks or remembers, Tab moves on.
 * Property: text (UTF-8, never NULL). A person's change activates the action "entry.touch". */
G_DECLARE_FINAL_TYPE (SiloamWritingArea, siloam_writing_area, SILOAM, WRITING_AREA, GtkWidget)

/* placeholder (nullable); lines: the height when empty. */
GtkWidget *siloam_writing_area_new (const char *accessible_label,
                                    const char *placeholder,
                                    guint lines) G_GNUC_WARN_UNUSED_RESULT;

char *siloam_writing_area_dup_text (SiloamWritingArea *self) G_GNUC_WARN_UNUSED_RESULT;
/* Starts over: the new text cannot be undone away. */
void siloam_writing_area_set_text (SiloamWritingArea *self, const char *text);

/* Shows *field and keeps it up to date, NULL when empty; the field must outlive the widget or be
 * unbound. */
void siloam_writing_area_bind (SiloamWritingArea *self, char **field);

G_END_DECLS
