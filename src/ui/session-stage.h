/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SESSION_STAGE (siloam_session_stage_get_type ())

/* The session as this window shows it. One screen: what the visitor reads, and below it the
 * scribe's field; nothing else. Two screens: the lines at the left, the scribe in the middle, cue
 * and private notes at the right. A session that is held asks to go on first. */
G_DECLARE_FINAL_TYPE (SiloamSessionStage, siloam_session_stage, SILOAM, SESSION_STAGE, GtkWidget)

GtkWidget *siloam_session_stage_new (SiloamEveningRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* Lets go of the words that are written in, before some are taken away. */
void siloam_session_stage_release (SiloamSessionStage *self);
/* Shows it all as it is now. */
void siloam_session_stage_rebuild (SiloamSessionStage *self);

G_END_DECLS
