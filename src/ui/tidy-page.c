/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* B12. With one screen it is in the language of the visitor and says nothing of the notes of the
 * team before the visitor has left. Erasing is what Enter does. What outlives the conversation is
 * written first and the conversation ended last: a crash in between leaves it open, to be tidied
 * again. Main thread. */

#include "config.h"

#include "ui/tidy-page.h"

#include "ui/after-parts.h"
#include "ui/care-keep.h"
#include "ui/day-choice.h"
#include "ui/error-text.h"
#include "ui/follow-up-form.h"
#include "ui/notice.h"
#include "ui/screen.h"
#include "ui/session-text.h"
#include "ui/template.h"
#include "ui/tidy-exists.h"

struct _SiloamTidyPage
{
  GtkWidget parent_instance;

  SiloamScreen *screen;
  GtkBox *exists_box;
  GtkBox *care_box;
  GtkBox *keep_box;
  SiloamNotice *notice;
  GtkWidget *erase_button;
  GtkWidget *keep_button; /* NULL without consent to keep */
  GtkWidget *days;
  GtkWidget *follow_up_form;
  GtkWidget *problem;

  SiloamEveningRoom *room;
  SiloamPrompts *prompts; /* of the one who reads */
  gboolean together;      /* the visitor may read along */
  GPtrArray *concerns;    /* (element-type SiloamNote): still to be written */
  SiloamFollowUp *follow_up;
  GDateTime *keep_until;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SiloamTidyPage, siloam_tidy_page, GTK_TYPE_WIDGET)

static void step (SiloamTidyPage *self);

static const char *
get_text (SiloamTidyPage *self, const char *key)
{
  return siloam_prompts_get (self->prompts, key);
}

static const SiloamSession *
get_session (SiloamTidyPage *self)
{
  return siloam_evening_room_get_session (self->room);
}

/* The notes are saved one by one: those in the file are all there are. */
static GPtrArray *
get_notes (SiloamTidyPage *self)
{
  const SiloamSession *session = get_session (self);
  const SiloamSession *stored =
      siloam_ministry_desk_find_session (siloam_evening_room_get_desk (self->room), session->id);

  return stored != NULL ? stored->notes : session->notes;
}

static void
set_busy (SiloamTidyPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->screen), !busy);
}

static void
show_error (SiloamTidyPage *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (siloam_evening_room_get_prompts (self->room), error);

  set_busy (self, FALSE);
  siloam_notice_set_text (self->notice, &text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

static void
leave (SiloamTidyPage *self)
{
  const SiloamEvening *evening = siloam_evening_room_get_evening (self->room);
  const char *said = get_text (self, self->keep_until != NULL ? "tidy.kept" : "tidy.erased");
  gboolean open = evening != NULL && evening->state == SILOAM_EVENING_OPEN;

  siloam_evening_room_forget_session (self->room);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", said);
  siloam_after_go (GTK_WIDGET (self), open ? "reception" : "overview");
}

/* Erased meanwhile is erased. */
static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamTidyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error) ||
      g_error_matches (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_FOUND))
    leave (self);
  else
    show_error (self, error);
}

static void
concern_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamTidyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    {
      show_error (self, error);
      return;
    }
  g_ptr_array_remove_index (self->concerns, 0);
  step (self);
}

static void
follow_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamTidyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->follow_up, siloam_follow_up_free);
  step (self);
}

static void
end_session (SiloamTidyPage *self)
{
  const SiloamSession *session = get_session (self);
  SiloamReason reason =
      session->state == SILOAM_SESSION_STOPPED ? SILOAM_REASON_STOPPED : SILOAM_REASON_DEFAULT;

  siloam_ministry_end_session_async (siloam_evening_room_get_ministry (self->room),
                                     session->id,
                                     self->keep_until,
                                     reason,
                                     ended_cb,
                                     g_object_ref (self));
}

/* What is still to be done, one write after the other. */
static void
step (SiloamTidyPage *self)
{
  SiloamMinistry *ministry = siloam_evening_room_get_ministry (self->room);

  if (get_session (self) == NULL)
    return;
  if (self->concerns->len > 0)
    siloam_ministry_save_note_async (ministry,
                                     g_ptr_array_index (self->concerns, 0),
                                     concern_cb,
                                     g_object_ref (self));
  else if (self->follow_up != NULL)
    siloam_ministry_save_follow_up_async (ministry,
                                          self->follow_up,
                                          follow_up_cb,
                                          g_object_ref (self));
  else
    end_session (self);
}

static gboolean
gather_concerns (SiloamTidyPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->care_box));

  g_ptr_array_set_size (self->concerns, 0);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      SiloamNote *note;

      if (!SILOAM_IS_CARE_KEEP (child) || !siloam_care_keep_is_on (SILOAM_CARE_KEEP (child)))
        continue;
      note = siloam_care_keep_dup_note (SILOAM_CARE_KEEP (child));
      if (note == NULL)
        return FALSE;
      g_ptr_array_add (self->concerns, note);
    }
  return TRUE;
}

static void
begin (SiloamTidyPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  siloam_evening_room_flush (self->room);
  set_busy (self, TRUE);
  step (self);
}

static void
erase_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamTidyPage *self = SILOAM_TIDY_PAGE (widget);

  if (self->busy)
    return;
  g_clear_pointer (&self->keep_until, g_date_time_unref);
  if (get_session (self) == NULL)
    {
      leave (self);
      return;
    }
  if (!gather_concerns (self))
    return;
  g_clear_pointer (&self->follow_up, siloam_follow_up_free);
  begin (self);
}

static gboolean
gather_follow_up (SiloamTidyPage *self)
{
  SiloamFollowUpForm *form;

  g_clear_pointer (&self->follow_up, siloam_follow_up_free);
  if (self->follow_up_form == NULL)
    return TRUE;
  form = SILOAM_FOLLOW_UP_FORM (self->follow_up_form);
  if (siloam_follow_up_form_is_empty (form))
    return TRUE;
  self->follow_up = siloam_follow_up_form_dup (form, get_session (self));
  gtk_widget_set_visible (self->problem, self->follow_up == NULL);
  return self->follow_up != NULL;
}

static void
keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamTidyPage *self = SILOAM_TIDY_PAGE (widget);

  if (self->busy || self->days == NULL || get_session (self) == NULL || !gather_concerns (self) ||
      !gather_follow_up (self))
    return;
  g_clear_pointer (&self->keep_until, g_date_time_unref);
  self->keep_until = siloam_day_choice_dup_date (self->days);
  begin (self);
}

/* The same page anew, for the team alone. */
static void
alone_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SiloamTidyPage *self = SILOAM_TIDY_PAGE (widget);

  if (self->busy)
    return;
  siloam_evening_room_set_visitor_left (self->room);
  siloam_after_go (widget, "tidy");
}

static gboolean
siloam_tidy_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SILOAM_TIDY_PAGE (widget)->erase_button);
}

static void
siloam_tidy_page_dispose (GObject *object)
{
  SiloamTidyPage *self = SILOAM_TIDY_PAGE (object);

  siloam_template_dispose (GTK_WIDGET (object), SILOAM_TYPE_TIDY_PAGE);
  g_clear_object (&self->room);
  g_clear_object (&self->prompts);
  g_clear_pointer (&self->concerns, g_ptr_array_unref);
  g_clear_pointer (&self->follow_up, siloam_follow_up_free);
  g_clear_pointer (&self->keep_until, g_date_time_unref);

  G_OBJECT_CLASS (siloam_tidy_page_parent_class)->dispose (object);
}

static void
siloam_tidy_page_class_init (SiloamTidyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_tidy_page_dispose;
  widget_class->grab_focus = siloam_tidy_page_grab_focus;
  widget_class->focus = siloam_template_focus;
  g_type_ensure (SILOAM_TYPE_NOTICE);
  g_type_ensure (SILOAM_TYPE_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/tidy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamTidyPage, screen);
  gtk_widget_class_bind_template_child (widget_class, SiloamTidyPage, exists_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamTidyPage, care_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamTidyPage, keep_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamTidyPage, notice);
  gtk_widget_class_install_action (widget_class, "tidy.erase", NULL, erase_cb);
  gtk_widget_class_install_action (widget_class, "tidy.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "tidy.alone", NULL, alone_cb);
}

static void
siloam_tidy_page_init (SiloamTidyPage *self)
{
  self->concerns = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_note_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_line (GtkBox *box, const char *text)
{
  if (text != NULL)
    gtk_box_append (box, siloam_after_text (text, "siloam-text"));
}

static void
add_reading (SiloamTidyPage *self, GPtrArray *notes)
{
  GtkWidget *inside;

  if (notes->len == 0)
    return;
  gtk_box_append (self->exists_box,
                  siloam_after_fold (get_text (self, "tidy.exists.read"), &inside));
  for (guint i = 0; i < notes->len; i++)
    add_line (GTK_BOX (inside), ((SiloamNote *) g_ptr_array_index (notes, i))->text);
}

static gboolean
has_team_part (SiloamTidyPage *self)
{
  return get_notes (self)->len > 0 || get_session (self)->marks->len > 0;
}

/* What the team wrote for itself: of which kind is not for the eyes of the visitor. */
static void
fill_team_part (SiloamTidyPage *self)
{
  GPtrArray *notes = get_notes (self);
  g_autofree char *noted = siloam_tidy_describe_notes (self->prompts, notes);
  g_autofree char *marks = siloam_tidy_describe_marks (self->prompts, get_session (self));

  add_line (self->exists_box, noted);
  add_line (self->exists_box, marks);
  add_reading (self, notes);
}

static void
fill_exists (SiloamTidyPage *self)
{
  g_autofree char *words = siloam_tidy_describe_words (self->prompts, get_session (self));

  gtk_box_append (self->exists_box,
                  siloam_after_text (get_text (self, "tidy.exists"), "siloam-heading"));
  if (words == NULL && !has_team_part (self))
    add_line (self->exists_box, get_text (self, "tidy.exists.nothing"));
  add_line (self->exists_box, words);
  if (self->together && has_team_part (self))
    add_line (self->exists_box, get_text (self, "tidy.exists.team"));
  if (!self->together)
    fill_team_part (self);
}

/* A place that keeps nothing keeps no concern either. */
static void
fill_care (SiloamTidyPage *self)
{
  guint max_days = siloam_evening_room_get_desk (self->room)->location->max_days;
  GPtrArray *notes = get_notes (self);
  gboolean any = FALSE;

  for (guint i = 0; !self->together && i < notes->len; i++)
    {
      const SiloamNote *note = g_ptr_array_index (notes, i);

      if (note->kind != SILOAM_NOTE_CARE || max_days == 0)
        continue;
      if (!any)
        {
          gtk_box_append (self->care_box,
                          siloam_after_text (get_text (self, "tidy.care.title"), "siloam-heading"));
          gtk_box_append (self->care_box,
                          siloam_after_text (get_text (self, "tidy.care.hint"), "siloam-hint"));
        }
      any = TRUE;
      gtk_box_append (self->care_box, siloam_care_keep_new (self->room, note));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->care_box), any);
}

static char *
say_keep (SiloamTidyPage *self)
{
  g_autoptr (GDateTime) date = siloam_day_choice_dup_date (self->days);
  g_autofree char *day = siloam_session_text_date (self->prompts, date);

  return siloam_after_fill (get_text (self, "tidy.button.keep"), "{date}", day);
}

static void
day_changed_cb (SiloamTidyPage *self)
{
  g_autofree char *label = say_keep (self);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->keep_button))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
add_follow_up (SiloamTidyPage *self, guint max_days)
{
  if (!siloam_session_may (get_session (self), SILOAM_DOES_REACH))
    return;
  self->follow_up_form = siloam_follow_up_form_new (self->room, max_days);
  gtk_box_append (self->keep_box, self->follow_up_form);
  self->problem =
      siloam_after_text (get_text (self, "tidy.followup.channel_missing"), "siloam-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (self->keep_box, self->problem);
}

/* What the place allows, and no longer than the day that was named when the visitor said yes. */
static guint
count_days (SiloamTidyPage *self)
{
  const SiloamSession *session = get_session (self);
  guint allowed = siloam_evening_room_get_desk (self->room)->location->max_days;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GTimeSpan left;

  if (session->keep_until == NULL)
    return allowed;
  left = g_date_time_difference (session->keep_until, now) + G_TIME_SPAN_DAY - 1;
  return MIN (allowed, (guint) (MAX (left, 0) / G_TIME_SPAN_DAY));
}

static char *
say_limit (SiloamTidyPage *self, guint max_days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) last = g_date_time_add_days (now, (int) max_days);
  g_autofree char *day = siloam_session_text_date (self->prompts, last);
  const char *key = self->together ? "tidy.keep.hint.together" : "tidy.keep.hint";

  return siloam_after_fill (get_text (self, key), "{date}", day);
}

/* Only with the visitor's yes, and no longer than the place allows. */
static void
fill_keep (SiloamTidyPage *self)
{
  guint max_days = count_days (self);
  g_autofree char *hint = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->keep_box), FALSE);
  if (max_days == 0 || !siloam_session_may (get_session (self), SILOAM_DOES_KEEP))
    return;
  hint = say_limit (self, max_days);
  gtk_widget_set_visible (GTK_WIDGET (self->keep_box), TRUE);
  gtk_box_append (self->keep_box,
                  siloam_after_text (get_text (self, "tidy.keep.title"), "siloam-heading"));
  gtk_box_append (self->keep_box, siloam_after_text (hint, "siloam-hint"));
  self->days =
      siloam_day_choice_new (self->prompts, get_text (self, "tidy.keep.until"), max_days, TRUE);
  gtk_box_append (self->keep_box, self->days);
  add_follow_up (self, max_days);
  label = say_keep (self);
  self->keep_button =
      siloam_screen_add_button (self->screen, label, "tidy.keep", SILOAM_BUTTON_FLAT);
  g_signal_connect_object (self->days,
                           "notify::value",
                           G_CALLBACK (day_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
fill (SiloamTidyPage *self)
{
  siloam_screen_set_question (self->screen, get_text (self, "tidy.question"));
  siloam_screen_set_hint (self->screen,
                          get_text (self, self->together ? "tidy.hint.together" : "tidy.hint"));
  if (self->together && has_team_part (self))
    siloam_screen_add_button (self->screen,
                              get_text (self, "tidy.button.alone"),
                              "tidy.alone",
                              SILOAM_BUTTON_FLAT);
  fill_exists (self);
  fill_care (self);
  fill_keep (self);
  self->erase_button = siloam_screen_add_button (self->screen,
                                                 get_text (self, "tidy.button.erase"),
                                                 "tidy.erase",
                                                 SILOAM_BUTTON_SUGGESTED);
}

/**
 * siloam_tidy_page_new:
 * @room: with the session that is over
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siloam_tidy_page_new (SiloamEveningRoom *room)
{
  SiloamTidyPage *self = g_object_new (SILOAM_TYPE_TIDY_PAGE, NULL);

  self->room = g_object_ref (room);
  self->together = siloam_evening_room_is_read_along (room);
  self->prompts = g_object_ref (self->together ? siloam_evening_room_get_visitor_prompts (room)
                                               : siloam_evening_room_get_prompts (room));
  if (get_session (self) != NULL)
    {
      fill (self);
      return GTK_WIDGET (self);
    }
  siloam_screen_set_question (self->screen, get_text (self, "tidy.nobody"));
  self->erase_button = siloam_screen_add_button (self->screen,
                                                 get_text (self, "tidy.to_overview"),
                                                 "evening.go::overview",
                                                 SILOAM_BUTTON_SUGGESTED);
  return GTK_WIDGET (self);
}
