/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B5: what a visitor reads and answers before anything is written about them. It holds the answers
 * until "that is right"; stopping, locking or leaving before that leaves nothing behind. Main
 * thread. */

#include "config.h"

#include "ui/consent-page.h"

#include <adwaita.h>

#include "ministry/rules.h"
#include "ui/consent-sheet.h"
#include "ui/page-keys.h"
#include "ui/stack-replace.h"
#include "ui/template.h"
#include "ui/wrap-layout.h"

struct _SiloamConsentPage
{
  GtkWidget parent_instance;

  GtkWidget *back_button;
  GtkWidget *choices;
  GtkButton *reception_button;
  GtkButton *language_button;
  GtkButton *form_button;
  GtkStack *sheets;
  GtkWidget *sheet;

  SiloamEveningRoom *room;
  SiloamPrompts *prompts;
  SiloamConsentTalk *talk;
  SiloamTalkStep step;
  gboolean checking; /* an answer is changed from the last sheet */
};

G_DEFINE_FINAL_TYPE (SiloamConsentPage, siloam_consent_page, GTK_TYPE_WIDGET)

static SiloamTeam *
find_team (SiloamConsentPage *self)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  const SiloamEvening *evening = siloam_evening_room_get_evening (self->room);

  for (guint i = 0; session != NULL && evening != NULL && i < evening->teams->len; i++)
    {
      SiloamTeam *team = g_ptr_array_index (evening->teams, i);

      if (team->number == session->team_number)
        return team;
    }
  return NULL;
}

static gboolean
has_trainee (SiloamConsentPage *self)
{
  const SiloamTeam *team = find_team (self);

  for (guint i = 0; team != NULL && i < team->members->len; i++)
    {
      const SiloamMember *member =
          siloam_ministry_desk_find_member (siloam_evening_room_get_desk (self->room),
                                            g_ptr_array_index (team->members, i));

      if (member != NULL && (member->roles & SILOAM_TEAM_ROLE_TRAINEE) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Filled in where it is known, and never asked for. */
static char *
dup_asker (SiloamConsentPage *self)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (self->room);
  const SiloamMember *member =
      evening != NULL
          ? siloam_ministry_desk_find_asker (siloam_evening_room_get_desk (self->room), evening)
          : NULL;

  return member != NULL ? g_strdup (member->id) : NULL;
}

/* The focus starts on no answer, for Enter alone must not say yes; where something is filled in, it
 * starts there. */
static gboolean
siloam_consent_page_grab_focus (GtkWidget *widget)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);

  if (siloam_consent_sheet_grab_start (self->sheet))
    return TRUE;
  return GTK_WIDGET_CLASS (siloam_consent_page_parent_class)->grab_focus (widget);
}

/* What a screen reader says when the page has the focus. */
static void
name_page (SiloamConsentPage *self)
{
  g_autofree char *question =
      siloam_consent_sheet_dup_question (self->room, self->prompts, self->talk, self->step);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question,
                                  -1);
}

static void
show_header (SiloamConsentPage *self)
{
  const gboolean dutch = g_str_equal (siloam_prompts_get_language (self->prompts), "nl");
  const gboolean je = siloam_prompts_get_form (self->prompts) == SILOAM_ADDRESS_JE;

  gtk_button_set_label (self->language_button, dutch ? "English" : "Nederlands");
  gtk_button_set_label (
      self->form_button,
      siloam_prompts_get (self->prompts, je ? "reading.address.u" : "reading.address.je"));
  gtk_widget_set_visible (GTK_WIDGET (self->form_button), dutch);
  gtk_button_set_label (self->reception_button,
                        siloam_prompts_get (self->prompts, "consent.button.reception"));
  gtk_widget_set_tooltip_text (self->back_button,
                               siloam_prompts_get (self->prompts, "session.button.back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siloam_prompts_get (self->prompts, "session.button.back"),
                                  -1);
}

static void
show_step (SiloamConsentPage *self, SiloamTalkStep step)
{
  const gboolean question = siloam_talk_step_is_question (step);

  self->step = step;
  self->sheet = siloam_consent_sheet_new (self->room, self->prompts, self->talk, step);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "consent.yes", question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "consent.no", question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "consent.next",
                                 !question && step < SILOAM_TALK_CHECK &&
                                     step != SILOAM_TALK_NO_GUARDIAN);
  show_header (self);
  siloam_stack_replace (self->sheets, self->sheet);
  name_page (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* From an answer that is changed afterwards, back to the last sheet; unless it opens a question
 * that was not answered yet. */
static SiloamTalkStep
step_after (SiloamConsentPage *self)
{
  SiloamTalkStep step = siloam_consent_talk_next (self->talk, self->step);

  if (!self->checking || !siloam_consent_talk_is_complete (self->talk))
    return step;
  self->checking = FALSE;
  return SILOAM_TALK_CHECK;
}

static void
answer (SiloamConsentPage *self, gboolean yes)
{
  if (siloam_consent_talk_answer (self->talk, self->step, yes))
    show_step (self, step_after (self));
  else
    siloam_consent_sheet_ask_for_reach (self->sheet);
}

static void
yes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  answer (SILOAM_CONSENT_PAGE (widget), TRUE);
}

static void
no_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  answer (SILOAM_CONSENT_PAGE (widget), FALSE);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);

  show_step (self, step_after (self));
}

static gboolean
scroll (SiloamConsentPage *self, GtkScrollType type)
{
  GtkWidget *scroller = gtk_widget_get_first_child (self->sheet);
  GtkAdjustment *adjustment;
  gboolean handled;
  double end;

  if (!GTK_IS_SCROLLED_WINDOW (scroller))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (type == GTK_SCROLL_PAGE_DOWN && gtk_adjustment_get_value (adjustment) >= end - 1)
    return FALSE;
  g_signal_emit_by_name (scroller, "scroll-child", type, FALSE, &handled);
  return TRUE;
}

static void
scroll_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  scroll (SILOAM_CONSENT_PAGE (widget), (GtkScrollType) g_variant_get_int32 (parameter));
}

/* Enter reads on before it goes on. */
static void
read_on_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!scroll (SILOAM_CONSENT_PAGE (widget), GTK_SCROLL_PAGE_DOWN))
    gtk_widget_activate_action (widget, "consent.next", NULL);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);

  if (self->step == SILOAM_TALK_INFO)
    gtk_widget_activate_action (widget, "consent.reception", NULL);
  else
    show_step (self, siloam_consent_talk_back (self->talk, self->step));
}

/* The answers go with the page: who comes back is asked anew. */
static void
reception_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "evening.go", "s", "reception");
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);
  const guint step = g_variant_get_uint32 (parameter);

  self->checking = TRUE;
  show_step (self, (SiloamTalkStep) step);
}

static void
follow_up_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamEveningRoom) room = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    siloam_evening_room_tell_failed (room, error);
}

static void
save_follow_up (SiloamConsentPage *self, const SiloamSession *session)
{
  g_autoptr (SiloamFollowUp) follow_up = siloam_consent_talk_new_follow_up (
      self->talk,
      session,
      siloam_prompts_get (self->prompts, "consent.contact.wording"));

  if (follow_up != NULL)
    siloam_ministry_save_follow_up_async (siloam_evening_room_get_ministry (self->room),
                                          follow_up,
                                          follow_up_saved_cb,
                                          g_object_ref (self->room));
}

/* From here on something is stored: what was agreed, and no more. */
static void
agree (SiloamConsentPage *self)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  const SiloamLocation *location = siloam_evening_room_get_desk (self->room)->location;

  if (session == NULL || !siloam_consent_talk_is_complete (self->talk))
    return;

  siloam_consent_talk_apply (self->talk, session, location->privacy_version);
  if (session->state == SILOAM_SESSION_PREPARED)
    siloam_session_move (session, SILOAM_SESSION_WELCOMED, NULL);
  if (session->state == SILOAM_SESSION_WELCOMED)
    siloam_session_move (session, SILOAM_SESSION_INTAKE, NULL);
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  save_follow_up (self, session);
  gtk_widget_activate_action (GTK_WIDGET (self), "evening.go", "s", "handover");
}

static void
agree_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  agree (SILOAM_CONSENT_PAGE (widget));
}

static void
without_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);

  siloam_consent_talk_without_notes (self->talk);
  agree (self);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  siloam_evening_room_stop_session (SILOAM_CONSENT_PAGE (widget)->room);
}

/* The answers stay; only the words around them change. */
static void
read_anew (SiloamConsentPage *self, const char *locale, const char *form)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);

  if (session == NULL)
    return;
  if (session->locale != locale)
    {
      g_free (session->locale);
      session->locale = g_strdup (locale);
    }
  if (session->address_form != form)
    {
      g_free (session->address_form);
      session->address_form = g_strdup (form);
    }
  siloam_evening_room_touch (self->room);
  g_set_object (&self->prompts, siloam_evening_room_get_visitor_prompts (self->room));
  show_step (self, self->step);
}

static void
language_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  const gboolean dutch = g_str_equal (siloam_prompts_get_language (self->prompts), "nl");

  if (session != NULL)
    read_anew (self, dutch ? "en" : "nl", session->address_form);
}

static void
form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (widget);
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  const gboolean je = siloam_prompts_get_form (self->prompts) == SILOAM_ADDRESS_JE;

  if (session != NULL)
    read_anew (self, session->locale, je ? "u" : "je");
}

static void
siloam_consent_page_dispose (GObject *object)
{
  SiloamConsentPage *self = SILOAM_CONSENT_PAGE (object);

  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_CONSENT_PAGE);
  g_clear_object (&self->room);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->talk, siloam_consent_talk_free);

  G_OBJECT_CLASS (siloam_consent_page_parent_class)->dispose (object);
}

/* Keys of the page itself: what is typed in a field never reaches them. */
static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_j, 0, "consent.yes" },
    { GDK_KEY_y, 0, "consent.yes" },
    { GDK_KEY_n, 0, "consent.no" },
    { GDK_KEY_Return, 0, "consent.read-on" },
    { GDK_KEY_KP_Enter, 0, "consent.read-on" },
    { GDK_KEY_Escape, 0, "consent.back" },
  };
  static const struct
  {
    guint key;
    int type;
  } scrolls[] = {
    { GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN }, { GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP },
    { GDK_KEY_space, GTK_SCROLL_PAGE_DOWN },     { GDK_KEY_Down, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_Up, GTK_SCROLL_STEP_UP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class,
                                         keys[i].key,
                                         keys[i].modifiers,
                                         keys[i].action,
                                         NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scrolls); i++)
    gtk_widget_class_add_binding_action (widget_class,
                                         scrolls[i].key,
                                         0,
                                         "consent.scroll",
                                         "i",
                                         scrolls[i].type);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "consent.yes", NULL, yes_cb);
  gtk_widget_class_install_action (widget_class, "consent.no", NULL, no_cb);
  gtk_widget_class_install_action (widget_class, "consent.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "consent.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "consent.reception", NULL, reception_cb);
  gtk_widget_class_install_action (widget_class, "consent.scroll", "i", scroll_cb);
  gtk_widget_class_install_action (widget_class, "consent.read-on", NULL, read_on_cb);
  gtk_widget_class_install_action (widget_class, "consent.change", "u", change_cb);
  gtk_widget_class_install_action (widget_class, "consent.agree", NULL, agree_cb);
  gtk_widget_class_install_action (widget_class, "consent.without", NULL, without_cb);
  gtk_widget_class_install_action (widget_class, "consent.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "consent.language", NULL, language_cb);
  gtk_widget_class_install_action (widget_class, "consent.form", NULL, form_cb);
}

static void
siloam_consent_page_class_init (SiloamConsentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_consent_page_dispose;
  widget_class->grab_focus = siloam_consent_page_grab_focus;
  widget_class->focus = siloam_template_focus;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/consent-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamConsentPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamConsentPage, choices);
  gtk_widget_class_bind_template_child (widget_class, SiloamConsentPage, reception_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamConsentPage, language_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamConsentPage, form_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamConsentPage, sheets);
  install_actions (widget_class);
  install_keys (widget_class);
}

static void
siloam_consent_page_init (SiloamConsentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->choices, siloam_wrap_layout_new (6, TRUE));
  siloam_page_keys_add (GTK_WIDGET (self), "consent");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * siloam_consent_page_new:
 * @room: the evening, with the visitor's session
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
siloam_consent_page_new (SiloamEveningRoom *room)
{
  SiloamConsentPage *self = g_object_new (SILOAM_TYPE_CONSENT_PAGE, NULL);

  self->room = g_object_ref (room);
  self->prompts = g_object_ref (siloam_evening_room_get_visitor_prompts (room));
  self->talk = siloam_consent_talk_new (siloam_evening_room_get_desk (room)->location->max_days,
                                        has_trainee (self));
  self->talk->asker = dup_asker (self);
  show_step (self, SILOAM_TALK_INFO);
  return GTK_WIDGET (self);
}
