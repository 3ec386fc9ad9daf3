/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B10. Lands a session softly: what do you take along, are you all right to go, whom can you turn
 * to, the blessing. Whoever stopped is asked nothing more. Main thread. */

#include "config.h"

#include "ui/landing-page.h"

#include "journal/lifecycle.h"
#include "ministry/rules.h"

struct _SiloamLandingPage
{
  SiloamSessionFrame parent_instance;

  GtkWidget *next_button;
  gboolean left;
};

G_DEFINE_FINAL_TYPE (SiloamLandingPage, siloam_landing_page, SILOAM_TYPE_SESSION_FRAME)

static SiloamEveningRoom *
room_of (SiloamSessionFrame *frame)
{
  return siloam_session_frame_get_room (frame);
}

static gboolean
is_at_the_end (SiloamSessionFrame *frame)
{
  const SiloamSessionLine *line =
      siloam_session_guide_get_line (siloam_evening_room_get_guide (room_of (frame)));

  return line[1].place == NULL;
}

static void
leave (SiloamSessionFrame *frame, const char *page)
{
  SILOAM_LANDING_PAGE (frame)->left = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (frame), "evening.go", "s", page);
}

/* The blessing that was read, for the summary. */
static void
note_blessing (SiloamEveningRoom *room, SiloamSession *session)
{
  SiloamPrompts *prompts = siloam_evening_room_get_visitor_prompts (room);

  if (session->state == SILOAM_SESSION_STOPPED || session->blessing != NULL ||
      !siloam_session_may (session, SILOAM_DOES_WRITE))
    return;
  session->blessing = g_strdup (siloam_prompts_get_verses (prompts, "land.blessing")[0]);
}

/* To the summary, for who wants one; else to what becomes of the notes. Of who answered nothing
 * there is nothing to tidy: the reception lets go of them. */
static void
finish (SiloamSessionFrame *frame)
{
  SiloamEveningRoom *room = room_of (frame);
  SiloamSession *session = siloam_evening_room_get_session (room);
  const gboolean gives = session->state != SILOAM_SESSION_STOPPED &&
                         siloam_session_may (session, SILOAM_DOES_SUMMARIZE);

  if (!siloam_session_has_answered (session))
    {
      leave (frame, "reception");
      return;
    }
  note_blessing (room, session);
  g_clear_pointer (&session->exchange->open_step, g_free);
  siloam_entry_tidy (session->exchange);
  siloam_entry_settle (session->exchange);
  siloam_evening_room_touch (room);
  if (!gives && session->state != SILOAM_SESSION_STOPPED)
    siloam_evening_room_move (room, SILOAM_SESSION_HANDED_OVER);
  leave (frame, gives ? "give" : "tidy");
}

static void
siloam_landing_page_next (SiloamSessionFrame *frame)
{
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (room_of (frame));
  const gboolean before_line = siloam_session_guide_is_held (guide) ||
                               siloam_session_guide_is_waiting (guide) ||
                               siloam_session_guide_is_grounding (guide);

  if (!before_line && is_at_the_end (frame))
    finish (frame);
  else
    siloam_session_guide_next (guide);
}

/* A landing that began too early is taken back. */
static void
siloam_landing_page_back (SiloamSessionFrame *frame)
{
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (room_of (frame));

  if (siloam_session_guide_can_go_back (guide))
    siloam_session_guide_back (guide);
  else
    siloam_session_guide_go_to_phase (guide, SILOAM_SESSION_SPIRITUAL);
}

static void
siloam_landing_page_follow (SiloamSessionFrame *frame)
{
  SiloamLandingPage *self = SILOAM_LANDING_PAGE (frame);
  const SiloamSessionLine *line =
      siloam_session_guide_get_line (siloam_evening_room_get_guide (room_of (frame)));

  if (self->left)
    return;
  if (line->phase == SILOAM_SESSION_HUMAN || line->phase == SILOAM_SESSION_SPIRITUAL)
    {
      leave (frame, "session");
      return;
    }
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        siloam_session_frame_get_text (
                            frame,
                            is_at_the_end (frame) ? "land.button.done" : "session.button.next"));
}

static void
siloam_landing_page_class_init (SiloamLandingPageClass *klass)
{
  SiloamSessionFrameClass *frame_class = SILOAM_SESSION_FRAME_CLASS (klass);

  frame_class->follow = siloam_landing_page_follow;
  frame_class->next = siloam_landing_page_next;
  frame_class->back = siloam_landing_page_back;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass),
                                       GDK_KEY_Return,
                                       0,
                                       "session.next",
                                       NULL);
}

static void
siloam_landing_page_init (SiloamLandingPage *self)
{
}

static void
add_buttons (SiloamLandingPage *self, SiloamSessionFrame *frame, gboolean stopped)
{
  siloam_session_frame_add_button (frame, "land.button.care", "win.help-now", "F2", FALSE);
  if (!stopped)
    {
      siloam_session_frame_add_button (frame, "session.button.stop", "evening.stop", NULL, FALSE);
      siloam_session_frame_add_button (frame,
                                       "session.button.agreed",
                                       "session.agreed",
                                       NULL,
                                       FALSE);
      siloam_session_frame_add_button (frame,
                                       "session.button.back",
                                       "session.back",
                                       "Alt+←",
                                       FALSE);
    }
  self->next_button =
      siloam_session_frame_add_button (frame,
                                       stopped ? "land.button.done" : "session.button.next",
                                       "session.next",
                                       "Ctrl+Enter",
                                       TRUE);
}

/**
 * siloam_landing_page_new:
 * @room: the evening, with a session
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_landing_page_new (SiloamEveningRoom *room)
{
  SiloamLandingPage *self = g_object_new (SILOAM_TYPE_LANDING_PAGE, NULL);
  SiloamSessionGuide *guide = siloam_evening_room_get_guide (room);

  if (guide == NULL)
    return GTK_WIDGET (self);
  siloam_session_guide_set_held (guide, FALSE);
  siloam_session_frame_set_room (SILOAM_SESSION_FRAME (self), room);
  add_buttons (self,
               SILOAM_SESSION_FRAME (self),
               siloam_evening_room_get_session (room)->state == SILOAM_SESSION_STOPPED);
  siloam_landing_page_follow (SILOAM_SESSION_FRAME (self));
  return GTK_WIDGET (self);
}
