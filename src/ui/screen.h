/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SILOAM_TYPE_SCREEN (siloam_screen_get_type ())

/* One question on a screen: header, the question and a line under it, a body, the actions below.
 *
 * Properties: question, hint, back-action. Builder children: the body. */
G_DECLARE_FINAL_TYPE (SiloamScreen, siloam_screen, SILOAM, SCREEN, GtkWidget)

typedef enum
{
  SILOAM_BUTTON_FLAT,
  SILOAM_BUTTON_SUGGESTED,
} SiloamButtonKind;

void siloam_screen_set_question (SiloamScreen *self, const char *question);
void siloam_screen_set_hint (SiloamScreen *self, const char *hint);
void siloam_screen_set_icon (SiloamScreen *self, const char *icon_name);
void siloam_screen_set_back_action (SiloamScreen *self, const char *detailed_action);
/* Adds to the body. */
void siloam_screen_add (SiloamScreen *self, GtkWidget *child);
/* Adds a button under the body; the suggested one last. Returns it, borrowed. */
GtkWidget *siloam_screen_add_button (SiloamScreen *self,
                                     const char *label,
                                     const char *detailed_action,
                                     SiloamButtonKind kind);
/* The same button for use in a body. */
/* There is nothing on it but words: the focus starts there, and keys scroll. */
void siloam_screen_set_read_only (SiloamScreen *self);
/* A button whose words wrap where it is narrow, with nothing more to it. */
GtkWidget *siloam_screen_plain_button_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *siloam_screen_button_new (const char *label,
                                     const char *detailed_action,
                                     SiloamButtonKind kind);

G_END_DECLS
