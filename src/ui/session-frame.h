/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/evening-room.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_SESSION_FRAME (siloam_session_frame_get_type ())

/* What the pages of a session have in common: the stage, the thin bar below it, and the sheets that
 * stand before it. Keys: Ctrl+Enter "session.next", Alt+Left "session.back", F8 "session.wait",
 * Ctrl+M "session.mark", Ctrl+K "session.verse" by the window, F7 "session.too-much", Esc
 * "session.close". */
G_DECLARE_DERIVABLE_TYPE (SiloamSessionFrame,
                          siloam_session_frame,
                          SILOAM,
                          SESSION_FRAME,
                          GtkWidget)

struct _SiloamSessionFrameClass
{
  GtkWidgetClass parent_class;

  /* The line, the phase or the room changed. */
  void (*follow) (SiloamSessionFrame *self);
  /* Next and back at this page; the default walks the guide. */
  void (*next) (SiloamSessionFrame *self);
  void (*back) (SiloamSessionFrame *self);
};

void siloam_session_frame_set_room (SiloamSessionFrame *self, SiloamEveningRoom *room);
SiloamEveningRoom *siloam_session_frame_get_room (SiloamSessionFrame *self);
const char *siloam_session_frame_get_text (SiloamSessionFrame *self, const char *key);
/* A button in the bar, with its key in the tooltip; the suggested one last. */
GtkWidget *siloam_session_frame_add_button (SiloamSessionFrame *self,
                                            const char *key,
                                            const char *action,
                                            const char *shortcut,
                                            gboolean suggested);

G_END_DECLS
