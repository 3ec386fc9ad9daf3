/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PRIVATE_NOTES (siloam_private_notes_get_type ())

/* What the team writes for itself, with the banner that the visitor may ask for it. It is empty as
 * long as the visitor may see this window (the one-screen rule) or nothing may be written. */
G_DECLARE_FINAL_TYPE (SiloamPrivateNotes, siloam_private_notes, SILOAM, PRIVATE_NOTES, GtkWidget)

GtkWidget *siloam_private_notes_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
