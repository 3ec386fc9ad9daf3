/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages after a conversation, over a real ministry file: giving, tidying, following up, rights.
 * With the nick of a page, a language, scopes and what to press, it shows that page until it is
 * stopped. */

#include "config.h"

#include "after-fixture.h"
#include "ui/after-parts.h"
#include "ui/appearance.h"
#include "ui/date-text.h"
#include "ui/field.h"
#include "ui/folio-view.h"
#include "ui/private-notes.h"
#include "ui/writing-area.h"

#define ALL (SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT) | SCOPE (SUMMARY))
#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

/* Giving. */

static void
test_nothing_is_ticked (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, ALL);
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  GtkWidget *look =
      after_find (page, GTK_TYPE_BUTTON, after_visitor_text (self, "give.button.look"));

  g_assert_nonnull (after_find (page, GTK_TYPE_CHECK_BUTTON, "een open deur (beeld)"));
  g_assert_cmpuint (session->ticked->len, ==, 0);
  g_assert_false (gtk_widget_get_sensitive (look));
}

static void
test_the_released_side_is_folded (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  g_assert_null (after_find (page, GTK_TYPE_CHECK_BUTTON, "angst voor de nacht"));
  after_click (page, after_visitor_text (self, "give.released.show"));
  g_assert_nonnull (after_find (page, GTK_TYPE_CHECK_BUTTON, "angst voor de nacht"));
}

static void
test_taking_nothing_hands_over (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, ALL);
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_GIVE);

  after_click (page, after_visitor_text (self, "give.button.nothing"));
  g_assert_cmpint (session->given, ==, SILOAM_GIVEN_NOTHING);
  g_assert_cmpint (session->state, ==, SILOAM_SESSION_HANDED_OVER);
}

static void
test_without_consent_there_is_no_paper (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, SCOPE (NOTES));
  page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_visitor_text (self, "give.refused.question")));
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, "een open deur (beeld)"));
  g_assert_null (after_find (page, GTK_TYPE_CHECK_BUTTON, NULL));
  gtk_widget_activate_action (page, "give.look", NULL);
  g_assert_null (
      after_find (page, GTK_TYPE_LABEL, after_visitor_text (self, "give.preview.question")));
}

static void
test_the_name_is_on_the_screen_only (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  after_tick (page, "een open deur (beeld)");
  after_click (page, after_visitor_text (self, "give.button.look"));
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_visitor_text (self, "give.preview.question")));
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, "Voor Roos. Dit staat alleen hier op het scherm."));
}

static void
test_ticked_lines_are_in_the_preview_and_no_other (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page, *paper;
  g_autofree char *text = NULL;

  after_welcome (self, ALL);
  page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  after_tick (page, "een open deur (beeld)");
  after_click (page, after_visitor_text (self, "give.button.look"));
  paper = after_find (page, SILOAM_TYPE_FOLIO_VIEW, NULL);
  g_assert_nonnull (paper);
  text = siloam_folio_dup_page_text (siloam_folio_view_get_folio (SILOAM_FOLIO_VIEW (paper)), 0);
  g_assert_nonnull (strstr (text, "een open deur (beeld)"));
  g_assert_null (strstr (text, "alleen te doen"));
  g_assert_null (strstr (text, "Roos"));
}

static void
test_going_back_lets_go_of_the_paper (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  page = after_show (self, SILOAM_EVENING_PAGE_GIVE);
  after_tick (page, "een open deur (beeld)");
  after_click (page, after_visitor_text (self, "give.button.look"));
  gtk_widget_activate_action (page, "give.choose", NULL);
  g_assert_null (after_find (page, SILOAM_TYPE_FOLIO_VIEW, NULL));
}

/* Tidying. */

static void
hand_over (AfterFixture *self)
{
  siloam_evening_room_move (self->room, SILOAM_SESSION_HANDED_OVER);
  after_wait (!siloam_evening_room_is_dirty (self->room));
}

static void
add_note (AfterFixture *self, SiloamNoteKind kind, const char *text)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, kind);

  note->text = g_strdup (text);
  file_do (&self->file, save_note, note);
}

static void
test_erasing_has_the_focus (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page, *button;

  after_welcome (self, ALL);
  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  button = after_find (page, GTK_TYPE_BUTTON, after_text (self, "tidy.button.erase"));
  g_assert_true (gtk_widget_is_focus (button));
}

static void
test_erasing_erases_and_goes_back (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, ALL);
  g_autofree char *id = g_strdup (session->id);
  const SiloamSession *left;
  GtkWidget *page;

  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  after_click (page, after_text (self, "tidy.button.erase"));
  after_wait (self->went->len > 0);
  g_assert_cmpstr (self->went->str, ==, "reception ");
  g_assert_null (siloam_evening_room_get_session (self->room));
  left = siloam_ministry_desk_find_session (after_desk (self), id);
  g_assert_true (left == NULL || left->alias == NULL);
}

static void
test_keeping_is_only_offered_with_consent (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, SCOPE (NOTES) | SCOPE (SUMMARY));
  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  g_assert_null (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.keep.title")));
  gtk_widget_activate_action (page, "tidy.keep", NULL);
  g_assert_cmpuint (self->went->len, ==, 0);
}

static void
test_contact_is_only_asked_with_consent (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, SCOPE (NOTES) | SCOPE (KEEP));
  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.keep.title")));
  g_assert_null (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.followup.title")));
}

static void
test_keeping_keeps_until_the_day (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, ALL);
  g_autofree char *id = g_strdup (session->id);
  const SiloamSession *kept;
  GtkWidget *page;

  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  gtk_widget_activate_action (page, "tidy.keep", NULL);
  after_wait (self->went->len > 0);
  kept = siloam_ministry_desk_find_session (after_desk (self), id);
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->alias, ==, "Roos");
  g_assert_nonnull (kept->keep_until);
}

static void
test_no_day_is_later_than_what_was_agreed (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, ALL);
  g_autofree char *id = g_strdup (session->id);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) last = NULL;
  const SiloamSession *kept;
  GtkWidget *page;

  session->keep_until = g_date_time_add_days (now, 3);
  last = g_date_time_add_days (now, 4);
  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  gtk_widget_activate_action (page, "tidy.keep", NULL);
  after_wait (self->went->len > 0);
  kept = siloam_ministry_desk_find_session (after_desk (self), id);
  g_assert_cmpint (g_date_time_compare (kept->keep_until, last), <, 0);
}

static void
fill_field (GtkWidget *page, const char *title, const char *text)
{
  GtkWidget *field = after_find (page, SILOAM_TYPE_FIELD, title);

  g_assert_nonnull (field);
  siloam_field_set_text (SILOAM_FIELD (field), text);
}

static void
agree_on_follow_up (AfterFixture *self)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  fill_field (page, after_text (self, "tidy.followup.reach"), "06 00000000");
  after_click (page, after_text (self, "rights.term.phone"));
  gtk_widget_activate_action (page, "tidy.keep", NULL);
  after_wait (self->went->len > 0);
}

static void
test_a_follow_up_is_agreed_while_tidying (AfterFixture *self, gconstpointer data)
{
  const SiloamFollowUp *follow_up;

  agree_on_follow_up (self);
  g_assert_cmpuint (after_desk (self)->follow_ups->len, ==, 1);
  follow_up = g_ptr_array_index (after_desk (self)->follow_ups, 0);
  g_assert_cmpstr (follow_up->reach, ==, "06 00000000");
  g_assert_cmpint (follow_up->channel, ==, SILOAM_CONTACT_PHONE);
  g_assert_nonnull (strstr (follow_up->wording, "Hoe gaat het met u?"));
  g_assert_false (follow_up->may_leave_word);
}

static void
test_a_follow_up_without_a_way_is_not_kept (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  fill_field (page, after_text (self, "tidy.followup.reach"), "06 00000000");
  gtk_widget_activate_action (page, "tidy.keep", NULL);
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.followup.channel_missing")));
  g_assert_cmpuint (self->went->len, ==, 0);
}

/* The team tidies alone: the visitor has left. */
static GtkWidget *
show_tidy_alone (AfterFixture *self)
{
  siloam_evening_room_set_visitor_left (self->room);
  return after_show (self, SILOAM_EVENING_PAGE_TIDY);
}

static void
test_a_concern_needs_a_reason (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  add_note (self, SILOAM_NOTE_CARE, "er is gevaar thuis");
  hand_over (self);
  page = show_tidy_alone (self);
  after_tick (page, after_text (self, "tidy.care.keep"));
  after_click (page, after_text (self, "tidy.button.erase"));
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.care.reason_missing")));
  g_assert_cmpuint (self->went->len, ==, 0);
}

static void
test_a_concern_with_a_reason_outlives_the_session (AfterFixture *self, gconstpointer data)
{
  SiloamSession *session = after_welcome (self, ALL);
  g_autofree char *id = g_strdup (session->id);
  const SiloamSession *left;
  const SiloamNote *note;
  GtkWidget *page;

  add_note (self, SILOAM_NOTE_CARE, "er is gevaar thuis");
  add_note (self, SILOAM_NOTE_IMPRESSION, "een indruk");
  hand_over (self);
  page = show_tidy_alone (self);
  after_tick (page, after_text (self, "tidy.care.keep"));
  fill_field (page, after_text (self, "tidy.care.reason"), "Veilig Thuis wordt gebeld");
  after_click (page, after_text (self, "tidy.button.erase"));
  after_wait (self->went->len > 0);
  left = siloam_ministry_desk_find_session (after_desk (self), id);
  g_assert_nonnull (left);
  g_assert_null (left->alias);
  g_assert_cmpuint (left->notes->len, ==, 1);
  note = g_ptr_array_index (left->notes, 0);
  g_assert_cmpstr (note->text, ==, "er is gevaar thuis");
  g_assert_cmpstr (note->reason, ==, "Veilig Thuis wordt gebeld");
}

static void
test_notes_are_not_readable_while_the_visitor_looks_along (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, ALL);
  add_note (self, SILOAM_NOTE_CARE, "er is gevaar thuis");
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  g_assert_true (siloam_evening_room_is_shared (self->room));
  g_assert_null (after_find (page, GTK_TYPE_LABEL, "er is gevaar thuis"));
}

/* A concern, an impression and a mark; handed over, with the visitor still there. */
static GtkWidget *
tidy_together (AfterFixture *self)
{
  SiloamSession *session = after_welcome (self, ALL);

  siloam_session_add_mark (session);
  add_note (self, SILOAM_NOTE_CARE, "er is gevaar thuis");
  add_note (self, SILOAM_NOTE_IMPRESSION, "een indruk");
  hand_over (self);
  return after_show (self, SILOAM_EVENING_PAGE_TIDY);
}

static gboolean
says (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

static void
test_no_kind_of_note_is_named_while_the_visitor_is_there (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = tidy_together (self);

  g_assert_false (says (page, "Aantekeningen van het team: "));
  g_assert_null (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.care.title")));
  g_assert_false (says (page, "Markeringen"));
}

static void
test_that_the_team_noted_something_is_said_to_the_visitor (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = tidy_together (self);

  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_visitor_text (self, "tidy.exists.team")));
}

static void
test_once_the_visitor_left_the_team_sees_its_notes (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = tidy_together (self);

  after_click (page, after_visitor_text (self, "tidy.button.alone"));
  after_wait (g_str_equal (self->went->str, "tidy "));
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.care.title")));
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, "er is gevaar thuis"));
}

static void
test_with_two_screens_the_team_sees_its_notes (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  siloam_evening_room_set_two_screens (self->room, TRUE);
  page = tidy_together (self);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.care.title")));
}

static void
test_the_next_visitor_is_there_again (AfterFixture *self, gconstpointer data)
{
  tidy_together (self);
  siloam_evening_room_set_visitor_left (self->room);
  siloam_evening_room_forget_session (self->room);
  after_welcome (self, ALL);
  g_assert_true (siloam_evening_room_is_read_along (self->room));
}

static void
test_tidying_is_in_the_language_of_who_reads_along (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  page = tidy_together (self);
  g_free (siloam_evening_room_get_session (self->room)->locale);
  siloam_evening_room_get_session (self->room)->locale = g_strdup ("en");
  siloam_evening_room_touch (self->room);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_visitor_text (self, "tidy.question")));
  g_assert_nonnull (
      after_find (page, GTK_TYPE_BUTTON, after_visitor_text (self, "tidy.button.erase")));
  page = show_tidy_alone (self);
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, "tidy.question")));
}

/* Following up. */

static void
test_the_name_is_closed_until_it_is_asked (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  agree_on_follow_up (self);
  page = after_show (self, SILOAM_EVENING_PAGE_FOLLOW_UP);
  g_assert_null (after_find (page, GTK_TYPE_LABEL, "Roos"));
  after_click (page, after_text (self, "followup.show"));
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, "Roos"));
  g_assert_nonnull (
      after_find (page, GTK_TYPE_LABEL, after_text (self, "followup.voicemail.neutral")));
}

static void
test_what_is_done_is_erased (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  agree_on_follow_up (self);
  page = after_show (self, SILOAM_EVENING_PAGE_FOLLOW_UP);
  after_click (page, after_text (self, "followup.show"));
  after_click (page, after_text (self, "followup.button.spoken"));
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "followup.empty")) != NULL);
  for (guint i = 0; i < after_desk (self)->follow_ups->len; i++)
    g_assert_null (
        ((SiloamFollowUp *) g_ptr_array_index (after_desk (self)->follow_ups, i))->reach);
  for (guint i = 0; i < after_desk (self)->sessions->len; i++)
    g_assert_null (((SiloamSession *) g_ptr_array_index (after_desk (self)->sessions, i))->alias);
}

static void
test_who_is_not_reached_stays (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;
  const SiloamFollowUp *follow_up;

  agree_on_follow_up (self);
  page = after_show (self, SILOAM_EVENING_PAGE_FOLLOW_UP);
  after_click (page, after_text (self, "followup.show"));
  after_click (page, after_text (self, "followup.button.missed"));
  after_wait (((SiloamFollowUp *) g_ptr_array_index (after_desk (self)->follow_ups, 0))->tried ==
              1);
  follow_up = g_ptr_array_index (after_desk (self)->follow_ups, 0);
  g_assert_cmpint (follow_up->state, ==, SILOAM_FOLLOW_UP_PLANNED);
}

/* Rights. */

static GtkWidget *
find_someone (AfterFixture *self, const char *name)
{
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_RIGHTS);

  fill_field (page, after_text (self, "rights.search"), name);
  return page;
}

static char *
session_of_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = siloam_date_text_short (now);

  return g_strdup_printf ("Gesprek van %s", day);
}

static void
test_nobody_is_listed_without_a_name (AfterFixture *self, gconstpointer data)
{
  g_autofree char *found = session_of_today ();
  GtkWidget *page;

  agree_on_follow_up (self);
  page = find_someone (self, "Ro");
  g_assert_null (after_find (page, GTK_TYPE_BUTTON, found));
  fill_field (page, after_text (self, "rights.search"), "roos ");
  g_assert_nonnull (after_find (page, GTK_TYPE_BUTTON, found));
}

/* Answers the question that is asked. */
static void
mean_it (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "go-on");
          return;
        }
    }
  g_error ("nothing was asked");
}

static void
test_a_withdrawal_has_its_effect (AfterFixture *self, gconstpointer data)
{
  g_autofree char *found = session_of_today ();
  g_autofree char *label = siloam_after_fill (after_text (self, "rights.button.withdraw"),
                                              "{text}",
                                              after_text (self, "rights.term.contact"));
  GtkWidget *page;

  agree_on_follow_up (self);
  page = find_someone (self, "Roos");
  after_click (page, found);
  after_click (page, label);
  mean_it ();
  after_wait (after_find (page, GTK_TYPE_BUTTON, label) == NULL);
  g_assert_true (after_desk (self)->follow_ups->len == 0 ||
                 ((SiloamFollowUp *) g_ptr_array_index (after_desk (self)->follow_ups, 0))->reach ==
                     NULL);
}

static void
test_erasing_on_request_leaves_no_word (AfterFixture *self, gconstpointer data)
{
  g_autofree char *found = session_of_today ();
  GtkWidget *page;

  agree_on_follow_up (self);
  page = find_someone (self, "Roos");
  after_click (page, found);
  after_click (page, after_text (self, "rights.button.erase"));
  mean_it ();
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "rights.search.none")) != NULL);
  for (guint i = 0; i < after_desk (self)->sessions->len; i++)
    g_assert_null (((SiloamSession *) g_ptr_array_index (after_desk (self)->sessions, i))->alias);
  for (guint i = 0; i < after_desk (self)->follow_ups->len; i++)
    g_assert_null (
        ((SiloamFollowUp *) g_ptr_array_index (after_desk (self)->follow_ups, i))->reach);
}

static void
test_the_answer_holds_all_but_the_names_of_others (AfterFixture *self, gconstpointer data)
{
  g_autofree char *found = session_of_today ();
  g_autofree char *text = NULL;
  GtkWidget *page, *paper;
  SiloamSession *session = after_welcome (self, ALL);

  add_note (self, SILOAM_NOTE_IMPRESSION, "Tamar dacht aan een rivier");
  hand_over (self);
  g_assert_nonnull (session);
  page = find_someone (self, "Roos");
  after_click (page, found);
  after_click (page, after_text (self, "rights.button.look"));
  paper = after_find (page, SILOAM_TYPE_FOLIO_VIEW, NULL);
  g_assert_nonnull (paper);
  text = siloam_folio_dup_page_text (siloam_folio_view_get_folio (SILOAM_FOLIO_VIEW (paper)), 0);
  for (guint i = 1;
       i < siloam_folio_get_n_pages (siloam_folio_view_get_folio (SILOAM_FOLIO_VIEW (paper)));
       i++)
    {
      g_autofree char *more =
          siloam_folio_dup_page_text (siloam_folio_view_get_folio (SILOAM_FOLIO_VIEW (paper)), i);
      char *both = g_strconcat (text, more, NULL);

      g_free (text);
      text = both;
    }
  g_assert_nonnull (strstr (text, "[naam] dacht aan een rivier"));
  g_assert_null (strstr (text, "Tamar"));
}

static void
test_a_correction_is_saved (AfterFixture *self, gconstpointer data)
{
  g_autofree char *found = session_of_today ();
  GtkWidget *page, *area;
  const SiloamSession *session;

  agree_on_follow_up (self);
  page = find_someone (self, "Roos");
  after_click (page, found);
  area = after_find (page, SILOAM_TYPE_WRITING_AREA, NULL);
  g_object_set (area, "text", "Roosmarijn", NULL);
  after_click (page, after_text (self, "rights.button.correct"));
  session = g_ptr_array_index (after_desk (self)->sessions, 0);
  after_wait ((session = g_ptr_array_index (after_desk (self)->sessions, 0)) &&
              g_strcmp0 (session->alias, "Roosmarijn") == 0);
}

/* The page of who is here, with a name that is written otherwise. */
static void
correct_the_name (AfterFixture *self)
{
  g_autofree char *found = session_of_today ();
  GtkWidget *page = find_someone (self, "Roos");

  after_click (page, found);
  g_object_set (after_find (page, SILOAM_TYPE_WRITING_AREA, NULL), "text", "Roosmarijn", NULL);
  after_click (page, after_text (self, "rights.button.correct"));
  after_wait (after_find (page, GTK_TYPE_LABEL, after_text (self, "rights.correct")) != NULL);
  after_wait (
      g_strcmp0 (((SiloamSession *) g_ptr_array_index (after_desk (self)->sessions, 0))->alias,
                 "Roosmarijn") == 0);
}

static void
save_what_is_held (AfterFixture *self)
{
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  after_wait (!siloam_evening_room_is_dirty (self->room));
}

static void
test_a_correction_outlives_the_next_save_of_who_is_here (AfterFixture *self, gconstpointer data)
{
  const SiloamSession *stored;

  after_welcome (self, ALL);
  correct_the_name (self);
  save_what_is_held (self);
  stored = g_ptr_array_index (after_desk (self)->sessions, 0);
  g_assert_cmpstr (stored->alias, ==, "Roosmarijn");
}

static void
test_a_correction_leaves_what_is_not_saved_yet (AfterFixture *self, gconstpointer data)
{
  SiloamSession *held = after_welcome (self, ALL);
  const SiloamSession *stored;

  g_free (held->takes_home);
  held->takes_home = g_strdup ("Ik ben niet alleen.");
  correct_the_name (self);
  stored = g_ptr_array_index (after_desk (self)->sessions, 0);
  g_assert_cmpstr (held->takes_home, ==, "Ik ben niet alleen.");
  g_assert_cmpstr (stored->takes_home, ==, "Ik ben niet alleen.");
}

static void
test_a_testimony_waits_two_weeks (AfterFixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  GtkWidget *page = after_show (self, SILOAM_EVENING_PAGE_RIGHTS);
  GtkWidget *area;

  after_click (page, after_text (self, "rights.testimony"));
  area = after_find (page, SILOAM_TYPE_WRITING_AREA, NULL);
  g_object_set (area, "text", "Ik slaap weer.", NULL);
  fill_field (page, after_text (self, "testimony.session_at"), today);
  after_click (page, after_text (self, "rights.term.team"));
  after_click (page, after_text (self, "rights.term.spoken"));
  after_tick (page, after_text (self, "testimony.approved"));
  after_click (page, after_text (self, "testimony.button.save"));
  g_assert_cmpuint (after_desk (self)->testimonies->len, ==, 0);
  fill_field (page, after_text (self, "testimony.session_at"), "5-1-2026");
  after_click (page, after_text (self, "testimony.button.save"));
  after_wait (after_desk (self)->testimonies->len == 1);
}

/* To look at. */

static SiloamAppearance *appearance;

/* The application does this by itself. */
static void
use_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (RESOURCE_BASE "/", name, NULL);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* What there is to see on a page. */
static void
prepare (AfterFixture *self, SiloamEveningPageName name)
{
  const SiloamSession *session = siloam_evening_room_get_session (self->room);
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06 00000000");

  if (name == SILOAM_EVENING_PAGE_GIVE)
    return;
  add_note (self, SILOAM_NOTE_CARE, "Er is iemand thuis die slaat. Tamar hoorde het ook.");
  add_note (self, SILOAM_NOTE_IMPRESSION, "een indruk");
  siloam_session_add_mark (siloam_evening_room_get_session (self->room));
  hand_over (self);
  if (siloam_session_may (session, SILOAM_DOES_REACH))
    file_do (&self->file, save_follow_up, follow_up);
}

/* A tick, a button, or the name to look for after "=". */
static void
press (GtkWidget *page, const char *text)
{
  if (*text == '=')
    siloam_field_set_text (SILOAM_FIELD (after_find (page, SILOAM_TYPE_FIELD, NULL)), text + 1);
  else if (after_find (page, GTK_TYPE_CHECK_BUTTON, text) != NULL)
    after_tick (page, text);
  else
    after_click (page, text);
}

static void
show (const char *nick, const char *language, guint scopes, char **clicks)
{
  AfterFixture self = { 0 };
  SiloamEveningPageName name;
  GtkWidget *page;

  after_set_up (&self, language);
  self.goes = TRUE;
  appearance = siloam_appearance_new (self.settings);
  use_style ("style.css");
  if (g_strcmp0 (g_getenv ("ADW_DEBUG_COLOR_SCHEME"), "prefer-dark") == 0)
    use_style ("style-dark.css");
  after_welcome (&self, scopes);
  g_assert_true (siloam_evening_page_from_nick (nick, &name));
  prepare (&self, name);
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1040, 720);
  gtk_window_set_title (GTK_WINDOW (self.window), "Siloam");
  page = after_show (&self, name);
  for (guint i = 0; clicks[i] != NULL; i++)
    press (page, clicks[i]);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* Erased elsewhere while it is held. */

static void
set_true (gboolean *flag)
{
  *flag = TRUE;
}

static void
test_what_was_erased_is_not_held_any_more (AfterFixture *self, gconstpointer data)
{
  g_autofree char *id = g_strdup (after_welcome (self, ALL)->id);

  file_do (&self->file, erase_session, id, SILOAM_REASON_REQUEST);
  after_wait (after_desk (self)->erasures->len > 0);
  g_assert_null (siloam_evening_room_get_session (self->room));
}

static void
test_what_was_erased_does_not_keep_the_file_open (AfterFixture *self, gconstpointer data)
{
  g_autofree char *id = g_strdup (after_welcome (self, ALL)->id);
  GAsyncResult *answer = NULL;
  gboolean failed = FALSE;

  g_signal_connect_swapped (self->room, "failed", G_CALLBACK (set_true), &failed);
  siloam_ministry_erase_session_async (self->file.ministry,
                                       id,
                                       SILOAM_REASON_REQUEST,
                                       wait_cb,
                                       &answer);
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  file_finish (&self->file, &answer);
  after_wait (!siloam_evening_room_is_dirty (self->room));
  g_assert_false (failed);
}

static void
test_a_withdrawal_elsewhere_counts_for_who_is_here (AfterFixture *self, gconstpointer data)
{
  const SiloamSession *session = after_welcome (self, ALL);

  file_do (&self->file, withdraw, session->id, SILOAM_SCOPE_SUMMARY);
  g_assert_false (siloam_session_may (session, SILOAM_DOES_SUMMARIZE));
}

static void
test_tidying_what_is_gone_goes_back (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;
  g_autofree char *id = g_strdup (after_welcome (self, ALL)->id);

  hand_over (self);
  page = after_show (self, SILOAM_EVENING_PAGE_TIDY);
  file_do (&self->file, erase_session, id, SILOAM_REASON_REQUEST);
  after_click (page, after_text (self, "tidy.button.erase"));
  g_assert_cmpstr (self->went->str, ==, "reception ");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/after/" name, AfterFixture, "nl", after_set_up, func, after_tear_down)

static void
failed_cb (gboolean *failed)
{
  *failed = TRUE;
}

static void
test_a_note_that_cannot_be_stored_is_told_and_stays (AfterFixture *self, gconstpointer data)
{
  SiloamMinistry *ministry = siloam_evening_room_get_ministry (self->room);
  g_autofree char *left = NULL;
  gboolean failed = FALSE;
  GtkWidget *notes, *area;

  after_welcome (self, SCOPE (NOTES));
  siloam_evening_room_set_two_screens (self->room, TRUE);
  notes = g_object_ref_sink (siloam_private_notes_new (self->room));
  area = after_find (notes, SILOAM_TYPE_WRITING_AREA, NULL);
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (area), "een wulp");
  g_assert_true (siloam_ministry_close_sync (ministry, NULL));
  g_signal_connect_swapped (self->room, "failed", G_CALLBACK (failed_cb), &failed);
  after_click (notes, after_text (self, "session.notes.button.save"));
  after_wait (failed);
  left = siloam_writing_area_dup_text (SILOAM_WRITING_AREA (area));
  g_assert_cmpstr (left, ==, "een wulp");
  g_object_unref (notes);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (argc > 2)
    show (argv[1], argv[2], argc > 3 ? (guint) atoi (argv[3]) : ALL, argv + MIN (argc, 4));
  ADD ("nothing-is-ticked-by-itself", test_nothing_is_ticked);
  ADD ("the-released-side-is-folded", test_the_released_side_is_folded);
  ADD ("taking-nothing-hands-over", test_taking_nothing_hands_over);
  ADD ("without-consent-there-is-no-paper", test_without_consent_there_is_no_paper);
  ADD ("the-name-is-on-the-screen-only", test_the_name_is_on_the_screen_only);
  ADD ("ticked-lines-are-in-the-preview-and-no-other",
       test_ticked_lines_are_in_the_preview_and_no_other);
  ADD ("going-back-lets-go-of-the-paper", test_going_back_lets_go_of_the_paper);
  ADD ("erasing-has-the-focus", test_erasing_has_the_focus);
  ADD ("erasing-erases-and-goes-back", test_erasing_erases_and_goes_back);
  ADD ("keeping-is-only-offered-with-consent", test_keeping_is_only_offered_with_consent);
  ADD ("contact-is-only-asked-with-consent", test_contact_is_only_asked_with_consent);
  ADD ("keeping-keeps-until-the-day", test_keeping_keeps_until_the_day);
  ADD ("no-day-is-later-than-what-was-agreed", test_no_day_is_later_than_what_was_agreed);
  ADD ("a-follow-up-is-agreed-while-tidying", test_a_follow_up_is_agreed_while_tidying);
  ADD ("a-follow-up-without-a-way-is-not-kept", test_a_follow_up_without_a_way_is_not_kept);
  ADD ("a-concern-needs-a-reason", test_a_concern_needs_a_reason);
  ADD ("a-concern-with-a-reason-outlives-the-session",
       test_a_concern_with_a_reason_outlives_the_session);
  ADD ("notes-are-not-readable-while-the-visitor-looks-along",
       test_notes_are_not_readable_while_the_visitor_looks_along);
  ADD ("no-kind-of-note-is-named-while-the-visitor-is-there",
       test_no_kind_of_note_is_named_while_the_visitor_is_there);
  ADD ("that-the-team-noted-something-is-said-to-the-visitor",
       test_that_the_team_noted_something_is_said_to_the_visitor);
  ADD ("once-the-visitor-left-the-team-sees-its-notes",
       test_once_the_visitor_left_the_team_sees_its_notes);
  ADD ("with-two-screens-the-team-sees-its-notes", test_with_two_screens_the_team_sees_its_notes);
  ADD ("the-next-visitor-is-there-again", test_the_next_visitor_is_there_again);
  ADD ("tidying-is-in-the-language-of-who-reads-along",
       test_tidying_is_in_the_language_of_who_reads_along);
  ADD ("the-name-is-closed-until-it-is-asked", test_the_name_is_closed_until_it_is_asked);
  ADD ("what-is-done-is-erased", test_what_is_done_is_erased);
  ADD ("who-is-not-reached-stays", test_who_is_not_reached_stays);
  ADD ("nobody-is-listed-without-a-name", test_nobody_is_listed_without_a_name);
  ADD ("a-withdrawal-has-its-effect", test_a_withdrawal_has_its_effect);
  ADD ("erasing-on-request-leaves-no-word", test_erasing_on_request_leaves_no_word);
  ADD ("the-answer-holds-all-but-the-names-of-others",
       test_the_answer_holds_all_but_the_names_of_others);
  ADD ("a-correction-is-saved", test_a_correction_is_saved);
  ADD ("a-correction-outlives-the-next-save-of-who-is-here",
       test_a_correction_outlives_the_next_save_of_who_is_here);
  ADD ("a-correction-leaves-what-is-not-saved-yet", test_a_correction_leaves_what_is_not_saved_yet);
  ADD ("a-testimony-waits-two-weeks", test_a_testimony_waits_two_weeks);
  ADD ("what-was-erased-is-not-held-any-more", test_what_was_erased_is_not_held_any_more);
  ADD ("what-was-erased-does-not-keep-the-file-open",
       test_what_was_erased_does_not_keep_the_file_open);
  ADD ("a-withdrawal-elsewhere-counts-for-who-is-here",
       test_a_withdrawal_elsewhere_counts_for_who_is_here);
  ADD ("tidying-what-is-gone-goes-back", test_tidying_what_is_gone_goes_back);
  ADD ("a-note-that-cannot-be-stored-is-told-and-stays",
       test_a_note_that_cannot_be_stored_is_told_and_stays);
  return g_test_run ();
}
