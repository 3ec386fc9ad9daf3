/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SESSION_TRAIL (siloam_session_trail_get_type ())

/* The steps of a session for the team, to go to. Not a progress bar. */
G_DECLARE_FINAL_TYPE (SiloamSessionTrail, siloam_session_trail, SILOAM, SESSION_TRAIL, GtkWidget)

GtkWidget *siloam_session_trail_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;
void siloam_session_trail_follow (SiloamSessionTrail *self);

G_END_DECLS
