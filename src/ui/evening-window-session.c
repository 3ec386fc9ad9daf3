/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Coming back to a session: after a lock, a crash, or a walk to another screen. What shows first is
 * neutral, for the visitor may be looking. Main thread. */

#include "config.h"

#include "ministry/rules.h"
#include "ui/evening-window-private.h"

/* Where a session is worked on, in the order of its lifecycle; OVERVIEW: nowhere any more. */
static SiloamEveningPageName
find_page (const SiloamSession *session)
{
  static const SiloamEveningPageName pages[] = {
    [SILOAM_SESSION_PREPARED] = SILOAM_EVENING_PAGE_CONSENT,
    [SILOAM_SESSION_WELCOMED] = SILOAM_EVENING_PAGE_CONSENT,
    [SILOAM_SESSION_INTAKE] = SILOAM_EVENING_PAGE_CONSENT,
    [SILOAM_SESSION_HUMAN] = SILOAM_EVENING_PAGE_SESSION,
    [SILOAM_SESSION_SPIRITUAL] = SILOAM_EVENING_PAGE_SESSION,
    [SILOAM_SESSION_PAUSED] = SILOAM_EVENING_PAGE_SESSION,
    [SILOAM_SESSION_CLOSING] = SILOAM_EVENING_PAGE_LANDING,
    [SILOAM_SESSION_STOPPED] = SILOAM_EVENING_PAGE_LANDING,
    [SILOAM_SESSION_HANDED_OVER] = SILOAM_EVENING_PAGE_TIDY,
  };

  if (session->state == SILOAM_SESSION_INTAKE && siloam_session_has_answered (session))
    return SILOAM_EVENING_PAGE_HANDOVER;
  return (guint) session->state < G_N_ELEMENTS (pages) ? pages[session->state]
                                                       : SILOAM_EVENING_PAGE_OVERVIEW;
}

static gboolean
is_session_page (SiloamEveningPageName name)
{
  return name >= SILOAM_EVENING_PAGE_CONSENT && name <= SILOAM_EVENING_PAGE_TIDY;
}

/* For the parts of this class: a session that was erased while a page of it was open leaves no page
 * of it. Tidying says itself what became of it. */
void
siloam_evening_window_follow_session (SiloamEveningWindow *self)
{
  if (!siloam_door_is_leaving (self->door) && self->page_name != SILOAM_EVENING_PAGE_TIDY &&
      is_session_page (self->page_name) && !siloam_evening_room_get_session (self->room))
    siloam_evening_window_go_to (self, SILOAM_EVENING_PAGE_OVERVIEW);
}

/* For the parts of this class: notes where the person is, by ids alone. */
void
siloam_evening_window_remember_place (SiloamEveningWindow *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);

  g_clear_pointer (&self->resume_session, g_free);
  if (session && is_session_page (self->page_name))
    self->resume_session = g_strdup (session->id);
  self->resume_page = self->page_name;
  self->has_resume = TRUE;
}

static gboolean
may_take_up (SiloamEveningWindow *self, const SiloamSession *session)
{
  return siloam_evening_room_may_see (self->room, siloam_session_view (session));
}

static const SiloamSession *
find_remembered (SiloamEveningWindow *self)
{
  const SiloamSession *session =
      siloam_ministry_desk_find_session (siloam_evening_room_get_desk (self->room),
                                         self->resume_session);

  return session && may_take_up (self, session) ? session : NULL;
}

/* After a crash nothing is remembered: then the session that was begun last. */
static const SiloamSession *
find_session (SiloamEveningWindow *self)
{
  const SiloamMinistryDesk *desk = siloam_evening_room_get_desk (self->room);

  if (self->resume_session)
    return find_remembered (self);
  if (self->has_resume)
    return NULL;
  for (guint i = desk->sessions->len; i-- > 0;)
    {
      const SiloamSession *session = g_ptr_array_index (desk->sessions, i);

      if (siloam_session_is_open (session) && is_session_page (find_page (session)) &&
          may_take_up (self, session))
        return session;
    }
  return NULL;
}

static GtkWidget *
make_welcome_page (SiloamEveningWindow *self, const SiloamSession *session)
{
  SiloamPrompts *prompts = siloam_evening_room_get_prompts (self->room);
  SiloamScreen *screen = g_object_new (SILOAM_TYPE_SCREEN, NULL);
  g_autofree char *resume = g_strconcat ("evening.resume::", session->id, NULL);
  GtkWidget *button;

  siloam_screen_set_question (screen, siloam_prompts_get (prompts, "evening.back.title"));
  siloam_screen_set_hint (screen, siloam_prompts_get (prompts, "evening.back.question"));
  siloam_screen_add_button (screen,
                            siloam_prompts_get (prompts, "evening.back.button.overview"),
                            "evening.go::overview",
                            SILOAM_BUTTON_FLAT);
  button = siloam_screen_add_button (screen,
                                     siloam_prompts_get (prompts, "evening.back.button.resume"),
                                     resume,
                                     SILOAM_BUTTON_SUGGESTED);
  g_object_set_data (G_OBJECT (screen), SILOAM_EVENING_FOCUS, button);
  return GTK_WIDGET (screen);
}

/* For the parts of this class: what shows when the file has just been opened. */
void
siloam_evening_window_return (SiloamEveningWindow *self)
{
  const SiloamSession *session = find_session (self);

  self->page_name = SILOAM_EVENING_PAGE_OVERVIEW;
  if (session)
    siloam_evening_window_show (self, make_welcome_page (self, session));
  else if (self->has_resume)
    /* Whoever had not answered yet still waits at the reception. */
    siloam_evening_window_go_to (self,
                                 is_session_page (self->resume_page) ? SILOAM_EVENING_PAGE_RECEPTION
                                                                     : self->resume_page);
  else
    siloam_evening_window_go_to (self, SILOAM_EVENING_PAGE_OVERVIEW);
}

static void
take_up (SiloamEveningWindow *self, const SiloamSession *stored)
{
  SiloamSession *held = siloam_evening_room_get_session (self->room);
  gboolean remembered = g_strcmp0 (self->resume_session, stored->id) == 0;
  SiloamEveningPageName page;

  if (!held || !g_str_equal (held->id, stored->id))
    siloam_evening_room_take_session (self->room, siloam_session_copy (stored));
  held = siloam_evening_room_get_session (self->room);
  if (held->state == SILOAM_SESSION_PAUSED)
    siloam_evening_room_move (self->room, held->paused_from);
  page = find_page (held);
  if (remembered && is_session_page (self->resume_page))
    page = self->resume_page;
  g_clear_pointer (&self->resume_session, g_free);
  siloam_evening_window_go_to (self, page);
}

static void
resume_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;
  const SiloamSession *session;

  if (!self->room)
    return;
  session = siloam_ministry_desk_find_session (siloam_evening_room_get_desk (self->room),
                                               g_variant_get_string (parameter, NULL));
  if (!session)
    siloam_evening_window_go_to (self, SILOAM_EVENING_PAGE_OVERVIEW);
  else if (may_take_up (self, session))
    take_up (self, session);
  else
    siloam_evening_window_ask_task (self, siloam_session_view (session));
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamEveningWindow *self = user_data;

  if (self->room)
    siloam_evening_room_stop_session (self->room);
}

/* For the parts of this class: declares the actions around a session. */
void
siloam_evening_window_add_session_actions (SiloamEveningWindow *self, GActionMap *evening)
{
  static const GActionEntry entries[] = {
    { .name = "resume", .activate = resume_cb, .parameter_type = "s" },
    { .name = "stop", .activate = stop_cb },
  };

  g_action_map_add_action_entries (evening, entries, G_N_ELEMENTS (entries), self);
}
