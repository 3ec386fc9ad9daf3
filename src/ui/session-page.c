/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B7 and B8. The page walks the guide and leads to the landing when it gets there; it holds no word
 * itself. Main thread. */

#include "config.h"

#include "ui/session-page.h"

struct _SiloamSessionPage
{
  SiloamSessionFrame parent_instance;

  GtkWidget *phase_button;
  gboolean left;
};

G_DEFINE_FINAL_TYPE (SiloamSessionPage, siloam_session_page, SILOAM_TYPE_SESSION_FRAME)

static SiloamSessionState
phase_of (SiloamSessionFrame *frame)
{
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (siloam_session_frame_get_room (frame));

  return siloam_session_guide_get_line (guide)->phase;
}

static void
siloam_session_page_follow (SiloamSessionFrame *frame)
{
  SiloamSessionPage *self = SILOAM_SESSION_PAGE (frame);
  SiloamSessionState phase = phase_of (frame);

  if (phase == SILOAM_SESSION_CLOSING && !self->left)
    {
      self->left = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "evening.go", "s", "landing");
      return;
    }
  gtk_button_set_label (GTK_BUTTON (self->phase_button),
                        siloam_session_frame_get_text (frame,
                                                       phase == SILOAM_SESSION_HUMAN
                                                           ? "session.button.spiritual"
                                                           : "session.button.human"));
}

static void
phase_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *frame = SILOAM_SESSION_FRAME (widget);
  SiloamSessionState other =
      phase_of (frame) == SILOAM_SESSION_HUMAN ? SILOAM_SESSION_SPIRITUAL : SILOAM_SESSION_HUMAN;

  siloam_session_guide_go_to_phase (
      siloam_evening_room_get_guide (siloam_session_frame_get_room (frame)),
      other);
}

static void
land_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamSessionFrame *frame = SILOAM_SESSION_FRAME (widget);

  siloam_session_guide_go_to_phase (
      siloam_evening_room_get_guide (siloam_session_frame_get_room (frame)),
      SILOAM_SESSION_CLOSING);
}

static void
siloam_session_page_class_init (SiloamSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SILOAM_SESSION_FRAME_CLASS (klass)->follow = siloam_session_page_follow;
  gtk_widget_class_install_action (widget_class, "session.phase", NULL, phase_cb);
  gtk_widget_class_install_action (widget_class, "session.land", NULL, land_cb);
}

static void
siloam_session_page_init (SiloamSessionPage *self)
{
}

/* Not offered to who did not agree to it. */
static void
add_board_button (SiloamSessionFrame *frame)
{
  const SiloamSession *session =
      siloam_evening_room_get_session (siloam_session_frame_get_room (frame));

  if (siloam_session_may (session, SILOAM_DOES_POINT))
    siloam_session_frame_add_button (frame, "session.button.board", "evening.board", NULL, FALSE);
}

/* Without notes there is nothing to come back to. */
static void
add_mark_button (SiloamSessionFrame *frame)
{
  const SiloamSession *session =
      siloam_evening_room_get_session (siloam_session_frame_get_room (frame));

  if (siloam_session_may (session, SILOAM_DOES_WRITE))
    siloam_session_frame_add_button (frame, "session.button.mark", "session.mark", "Ctrl+M", FALSE);
}

static void
add_buttons (SiloamSessionPage *self, SiloamSessionFrame *frame)
{
  siloam_session_frame_add_button (frame,
                                   "session.button.stop",
                                   "evening.stop",
                                   "Ctrl+Shift+S",
                                   FALSE);
  siloam_session_frame_add_button (frame, "session.button.care", "win.help-now", "F2", FALSE);
  siloam_session_frame_add_button (frame, "session.button.agreed", "session.agreed", NULL, FALSE);
  siloam_session_frame_add_button (frame,
                                   "session.button.too_much",
                                   "session.too-much",
                                   "F7",
                                   FALSE);
  siloam_session_frame_add_button (frame, "session.button.wait", "session.wait", "F8", FALSE);
  siloam_session_frame_add_button (frame, "session.button.pray", "session.pray", NULL, FALSE);
  add_board_button (frame);
  siloam_session_frame_add_button (frame, "session.button.verse", "session.verse", "Ctrl+K", FALSE);
  add_mark_button (frame);
  self->phase_button = siloam_session_frame_add_button (frame,
                                                        "session.button.spiritual",
                                                        "session.phase",
                                                        NULL,
                                                        FALSE);
  siloam_session_frame_add_button (frame, "session.button.land", "session.land", NULL, FALSE);
  siloam_session_frame_add_button (frame, "session.button.skip", "session.skip", "Alt+→", FALSE);
  siloam_session_frame_add_button (frame, "session.button.back", "session.back", "Alt+←", FALSE);
  siloam_session_frame_add_button (frame,
                                   "session.button.next",
                                   "session.next",
                                   "Ctrl+Enter",
                                   TRUE);
}

/**
 * siloam_session_page_new:
 * @room: the evening, with a session
 *
 * Whoever comes here through the welcome after a lock has said "go on" already.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_session_page_new (SiloamEveningRoom *room)
{
  SiloamSessionPage *self = g_object_new (SILOAM_TYPE_SESSION_PAGE, NULL);
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (room);

  if (guide == NULL)
    return GTK_WIDGET (self);
  siloam_session_guide_set_held (guide, FALSE);
  siloam_session_frame_set_room (SILOAM_SESSION_FRAME (self), room);
  add_buttons (self, SILOAM_SESSION_FRAME (self));
  siloam_session_page_follow (SILOAM_SESSION_FRAME (self));
  return GTK_WIDGET (self);
}
