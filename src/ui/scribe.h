/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SCRIBE (siloam_scribe_get_type ())

/* Where the scribe writes, word for word, what the visitor says at the line where the session is.
 * It hides when that line asks for nothing, or when nothing may be written. */
G_DECLARE_FINAL_TYPE (SiloamScribe, siloam_scribe, SILOAM, SCRIBE, GtkWidget)

/* prompts: of the visitor, whose words they are. */
GtkWidget *siloam_scribe_new (SiloamEveningRoom *room,
                              SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
/* Lets go of the words: call before they are taken away, as when consent is withdrawn. */
void siloam_scribe_release (SiloamScribe *self);
/* Follows the guide to its line. */
void siloam_scribe_follow (SiloamScribe *self);

G_END_DECLS
