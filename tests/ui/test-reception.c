/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening an evening (B3) and receiving who comes (B4): in a real window over a real ministry file,
 * with real keys. */

#include <string.h>

#include "after-fixture.h"
#include "ui/reception-page.h"

#define NAME "Zwaluwtje"
#define OTHER "Merelbeek"

static GString *resumed; /* the ids of sessions */

static void
resume_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append (resumed, g_variant_get_string (parameter, NULL));
}

static void
add_resume (AfterFixture *self)
{
  const GActionEntry entry = { .name = "resume", .activate = resume_cb, .parameter_type = "s" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  resumed = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, self);
  gtk_widget_insert_action_group (self->window, "evening", G_ACTION_GROUP (group));
}

static const SiloamEvening *
get_evening (AfterFixture *self)
{
  return siloam_evening_room_get_evening (self->room);
}

static char *
add_member (AfterFixture *self, const char *name, guint roles)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();

  member->first_name = g_strdup (name);
  member->roles = roles;
  file_do (&self->file, save_member, member);
  return g_strdup (member->id);
}

/* Beside the team of one of the template: two women, one of whom is learning. */
static void
add_second_team (AfterFixture *self)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_copy (get_evening (self));
  SiloamTeam *team = siloam_evening_add_team (evening);

  team->kind = SILOAM_TEAM_KIND_WOMEN;
  g_ptr_array_add (team->members, add_member (self, "Hanna", SILOAM_TEAM_ROLE_MINISTER));
  g_ptr_array_add (team->members, add_member (self, "Lydia", SILOAM_TEAM_ROLE_TRAINEE));
  file_do (&self->file, save_evening, evening);
}

static void
set_up (AfterFixture *self, gconstpointer language)
{
  after_set_up (self, language);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 640);
  add_second_team (self);
}

static void
tear_down (AfterFixture *self, gconstpointer language)
{
  if (resumed != NULL)
    g_string_free (g_steal_pointer (&resumed), TRUE);
  after_tear_down (self, language);
}

/* The evening of the template goes, and one that is prepared comes. */
static void
prepare_evening (AfterFixture *self)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_copy (get_evening (self));

  file_do (&self->file, close_evening, evening->id);
  g_free (evening->id);
  evening->id = g_uuid_string_random ();
  evening->state = SILOAM_EVENING_PREPARED;
  file_do (&self->file, save_evening, evening);
}

static void
run_tool (const char *command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
press (const char *key)
{
  g_autofree char *command = g_strdup_printf ("xdotool key --clearmodifiers %s", key);

  run_tool (command);
}

static void
type_words (const char *words)
{
  g_autofree char *command = g_strdup_printf ("xdotool type --delay 8 %s", words);

  run_tool (command);
}

static guint
count_waiting (AfterFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->queue));
}

static GtkWidget *
see (GtkWidget *page, const char *text)
{
  return after_find (page, GTK_TYPE_LABEL, text);
}

static GtkWidget *
see_key (AfterFixture *self, GtkWidget *page, const char *key)
{
  return see (page, after_text (self, key));
}

static SiloamWaiting *
queue_up (AfterFixture *self, const char *alias, guint team_number)
{
  SiloamWaiting *waiting = siloam_queue_add (self->queue, alias);

  siloam_queue_assign (self->queue, waiting, team_number);
  return waiting;
}

static GtkWidget *
show_reception (AfterFixture *self)
{
  return after_show (self, SILOAM_EVENING_PAGE_RECEPTION);
}

static void
click_key (AfterFixture *self, GtkWidget *page, const char *key)
{
  after_click (page, after_text (self, key));
}

/* B3. */

static void
test_the_prayer_is_folded (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  prepare_evening (self);
  page = after_show (self, SILOAM_EVENING_PAGE_OPENING);
  g_assert_null (see_key (self, page, "opening.prayer.text"));
  g_assert_null (see (page, "Ex. 12:23"));
  g_assert_nonnull (see (page, "Spr. 11:13"));
}

static void
test_the_prayer_unfolds_with_its_verse (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  prepare_evening (self);
  page = after_show (self, SILOAM_EVENING_PAGE_OPENING);
  click_key (self, page, "opening.prayer.title");
  after_wait (see (page, "Ex. 12:23") != NULL);
  g_assert_nonnull (see_key (self, page, "opening.prayer.text"));
}

static void
test_confidence_is_agreed_with_its_limit (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  prepare_evening (self);
  page = after_show (self, SILOAM_EVENING_PAGE_OPENING);
  g_assert_nonnull (see (page,
                         "Wat hier gezegd wordt, blijft hier. Alleen bij gevaar zoeken we "
                         "samen hulp."));
}

static void
test_enter_opens_the_evening (AfterFixture *self, gconstpointer data)
{
  prepare_evening (self);
  after_show (self, SILOAM_EVENING_PAGE_OPENING);
  press ("Return");
  after_wait (strstr (self->went->str, "reception") != NULL);
  g_assert_cmpint (get_evening (self)->state, ==, SILOAM_EVENING_OPEN);
  g_assert_true (get_evening (self)->prayed);
}

static void
test_going_away_leaves_the_evening_prepared (AfterFixture *self, gconstpointer data)
{
  prepare_evening (self);
  after_show (self, SILOAM_EVENING_PAGE_OPENING);
  after_show (self, SILOAM_EVENING_PAGE_OVERVIEW);
  g_assert_cmpint (get_evening (self)->state, ==, SILOAM_EVENING_PREPARED);
  g_assert_false (get_evening (self)->prayed);
}

/* B4. */

static void
test_nobody_is_received_without_a_controller (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamLocation) location = siloam_location_copy (after_desk (self)->location);
  GtkWidget *page;

  g_clear_pointer (&location->controller, g_free);
  file_do (&self->file, save_location, location);
  page = show_reception (self);
  g_assert_nonnull (see_key (self, page, "reception.blocked.setup"));
  gtk_widget_activate_action (page, "reception.new", NULL);
  g_assert_null (see_key (self, page, "reception.new.question"));
  click_key (self, page, "evening.page.setup");
  g_assert_cmpstr (self->went->str, ==, "setup ");
}

static void
test_nobody_is_received_before_the_opening (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  prepare_evening (self);
  page = show_reception (self);
  g_assert_nonnull (see_key (self, page, "reception.blocked.opening"));
  click_key (self, page, "evening.page.opening");
  g_assert_cmpstr (self->went->str, ==, "opening ");
}

static void
test_who_comes_is_queued_by_keys_alone (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamWaiting) waiting = NULL;
  GtkWidget *page = show_reception (self);

  press ("Insert");
  after_wait (see_key (self, page, "reception.new.question") != NULL);
  type_words (NAME);
  press ("Return");
  after_wait (see_key (self, page, "reception.team.question") != NULL);
  press ("Return");
  after_wait (see_key (self, page, "reception.waiting.hidden") != NULL);
  waiting = g_list_model_get_item (G_LIST_MODEL (self->queue), 0);
  g_assert_cmpstr (siloam_waiting_get_alias (waiting), ==, NAME);
  g_assert_cmpuint (siloam_waiting_get_team_number (waiting), ==, 1);
}

static void
test_a_name_is_needed (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_reception (self);

  click_key (self, page, "reception.button.new");
  click_key (self, page, "reception.button.add");
  g_assert_nonnull (see_key (self, page, "reception.new.empty"));
  g_assert_cmpuint (count_waiting (self), ==, 0);
}

static void
test_names_are_hidden_until_asked_for (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 0);
  page = show_reception (self);
  g_assert_null (see (page, NAME));
  press ("Return"); /* the focus is on what shows them */
  after_wait (see (page, NAME) != NULL);
}

static void
test_escape_hides_the_names (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 0);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  g_assert_nonnull (see (page, NAME));
  press ("Escape");
  after_wait (see (page, NAME) == NULL);
}

static void
test_names_hide_by_themselves (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 0);
  page = show_reception (self);
  siloam_reception_page_set_patience (SILOAM_RECEPTION_PAGE (page), 100);
  click_key (self, page, "reception.button.show");
  g_assert_nonnull (see (page, NAME));
  after_wait (see (page, NAME) == NULL);
}

static void
test_who_comes_next_sees_no_former_name (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 0);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  click_key (self, page, "reception.button.new");
  g_assert_null (see (page, NAME));
  click_key (self, page, "reception.button.cancel");
  g_assert_null (see (page, NAME));
}

static void
test_another_team_needs_no_reason (AfterFixture *self, gconstpointer data)
{
  SiloamWaiting *waiting = queue_up (self, NAME, 1);
  GtkWidget *page = show_reception (self);

  queue_up (self, OTHER, 1);
  click_key (self, page, "reception.button.show");
  click_key (self, page, "reception.button.other");
  after_click (page, "Team 2");
  g_assert_cmpuint (siloam_waiting_get_team_number (waiting), ==, 2);
  g_assert_nonnull (see (page, NAME));
  g_assert_cmpuint (count_waiting (self), ==, 2);
}

static void
test_a_team_says_who_is_in_it (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 0);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  click_key (self, page, "reception.button.assign");
  g_assert_nonnull (see (page, "Hanna, Lydia\nVrouwenteam"));
  g_assert_nonnull (see (page, "Tamar\nIn dit team zit één persoon. Zorg dat er iemand bij komt."));
}

static void
test_a_welcome_begins_a_session_in_memory (AfterFixture *self, gconstpointer data)
{
  const SiloamSession *session;
  GtkWidget *page;

  queue_up (self, NAME, 2);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  click_key (self, page, "reception.button.welcome");
  g_assert_cmpstr (self->went->str, ==, "consent ");
  session = siloam_evening_room_get_session (self->room);
  g_assert_cmpstr (session->alias, ==, NAME);
  g_assert_cmpuint (session->team_number, ==, 2);
  g_assert_cmpint (session->state, ==, SILOAM_SESSION_INTAKE);
  g_assert_cmpstr (session->address_form, ==, "u");
  g_assert_cmpuint (count_waiting (self), ==, 1);
}

static void
test_a_welcome_asks_for_a_team_first (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 0);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  click_key (self, page, "reception.button.welcome");
  g_assert_null (siloam_evening_room_get_session (self->room));
  after_click (page, "Team 2");
  g_assert_cmpuint (siloam_evening_room_get_session (self->room)->team_number, ==, 2);
}

static void
welcome (AfterFixture *self)
{
  g_assert_true (siloam_evening_room_welcome (self->room, queue_up (self, NAME, 2)));
}

static void
test_who_did_not_agree_waits_again (AfterFixture *self, gconstpointer data)
{
  welcome (self);
  show_reception (self);
  g_assert_null (siloam_evening_room_get_session (self->room));
  g_assert_cmpuint (count_waiting (self), ==, 1);
}

static void
answer (AfterFixture *self, gboolean notes)
{
  SiloamSession *session = siloam_evening_room_get_session (self->room);

  session->age = SILOAM_AGE_ADULT;
  siloam_session_answer (session,
                         SILOAM_SCOPE_NOTES,
                         notes,
                         SILOAM_HOW_ON_SCREEN,
                         "1",
                         self->file.member_id);
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  after_wait (!siloam_evening_room_is_dirty (self->room));
}

static void
test_who_goes_on_without_notes_waits_no_more (AfterFixture *self, gconstpointer data)
{
  welcome (self);
  answer (self, FALSE);
  g_assert_cmpuint (count_waiting (self), ==, 0);
}

static void
test_who_stops_waits_no_more (AfterFixture *self, gconstpointer data)
{
  welcome (self);
  siloam_evening_room_stop_session (self->room);
  g_assert_cmpuint (count_waiting (self), ==, 0);
}

static void
test_who_stops_before_any_answer_is_not_stored (AfterFixture *self, gconstpointer data)
{
  welcome (self);
  siloam_evening_room_stop_session (self->room);
  siloam_evening_room_touch (self->room);
  siloam_evening_room_flush (self->room);
  after_wait (!siloam_evening_room_is_dirty (self->room));
  g_assert_cmpuint (after_desk (self)->sessions->len, ==, 0);
}

static void
test_who_stops_before_any_answer_is_let_go_of (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  welcome (self);
  siloam_evening_room_stop_session (self->room);
  page = after_show (self, SILOAM_EVENING_PAGE_LANDING);
  gtk_widget_activate_action (page, "session.next", NULL);
  g_assert_cmpstr (self->went->str, ==, "reception ");
  show_reception (self);
  g_assert_null (siloam_evening_room_get_session (self->room));
  g_assert_cmpuint (count_waiting (self), ==, 0);
  g_assert_cmpuint (after_desk (self)->sessions->len, ==, 0);
  g_assert_cmpuint (after_desk (self)->erasures->len, ==, 0);
}

static void
test_who_leaves_leaves_no_trace (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  queue_up (self, NAME, 1);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  click_key (self, page, "reception.button.leave");
  g_assert_cmpuint (count_waiting (self), ==, 0);
  g_assert_null (see (page, NAME));
  g_assert_cmpuint (after_desk (self)->sessions->len, ==, 0);
}

static gboolean
is_written_below (const char *folder, const char *words)
{
  const char *command[] = { "grep", "-r", "-a", "-q", "-e", words, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL,
                (char **) command,
                NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, NULL);
}

/* Through a welcome that came to nothing, with the file closed and read again. */
static void
test_nothing_of_the_queue_is_in_any_file (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  welcome (self);
  page = show_reception (self);
  click_key (self, page, "reception.button.show");
  g_assert_nonnull (see (page, NAME));
  g_assert_cmpuint (after_desk (self)->sessions->len, ==, 0);
  g_assert_cmpuint (after_desk (self)->erasures->len, ==, 0);
  g_assert_false (is_written_below (self->file.folder, NAME));
  g_assert_false (is_written_below (g_get_home_dir (), NAME));
  g_assert_false (is_written_below (g_get_user_runtime_dir (), NAME));
}

static void
test_who_agreed_is_handed_over_by_number (AfterFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  GtkWidget *page;

  add_resume (self);
  welcome (self);
  answer (self, FALSE);
  id = g_strdup (siloam_evening_room_get_session (self->room)->id);
  siloam_evening_room_take_session (self->room, NULL); /* as after a crash */
  page = show_reception (self);
  g_assert_nonnull (see (page, "Bezoeker van team 2"));
  click_key (self, page, "evening.page.handover");
  g_assert_cmpstr (resumed->str, ==, id);
}

static void
test_a_name_on_the_way_is_hidden_too (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  welcome (self);
  answer (self, TRUE);
  queue_up (self, OTHER, 1);
  page = show_reception (self);
  g_assert_null (see (page, NAME));
  click_key (self, page, "reception.button.show");
  g_assert_nonnull (see (page, NAME));
}

static void
test_who_agreed_may_have_another_team (AfterFixture *self, gconstpointer data)
{
  const char *id;
  GtkWidget *page;

  welcome (self);
  answer (self, FALSE);
  id = siloam_evening_room_get_session (self->room)->id;
  page = show_reception (self);
  click_key (self, page, "reception.button.other");
  after_click (page, "Team 1");
  after_wait (file_find (&self->file, id)->team_number == 1);
}

static void
test_who_learns_does_not_come_unasked (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  welcome (self);
  siloam_evening_room_get_session (self->room)->team_number = 1;
  answer (self, FALSE);
  page = show_reception (self);
  click_key (self, page, "reception.button.other");
  g_assert_false (gtk_widget_get_sensitive (after_find (page, GTK_TYPE_BUTTON, "Team 2")));
  g_assert_true (gtk_widget_get_sensitive (after_find (page, GTK_TYPE_BUTTON, "Team 1")));
}

static gboolean
says_kept (AfterFixture *self, GtkWidget *page)
{
  g_autoptr (SiloamWaiting) waiting = g_list_model_get_item (G_LIST_MODEL (self->queue), 0);
  g_autofree char *time = g_date_time_format (siloam_waiting_get_arrived (waiting), "%H:%M");
  g_autofree char *text =
      g_strdup_printf ("Sinds %s · team 1\n%s", time, after_text (self, "reception.row.kept"));

  click_key (self, page, "reception.button.show");
  return see (page, text) != NULL;
}

/* Somebody of that name was here, and their conversation has ended. */
static void
keep_earlier (AfterFixture *self, guint scopes)
{
  g_autoptr (SiloamSession) session = file_hand_over (&self->file, scopes, NAME);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 7);

  file_do (&self->file,
           end_session,
           session->id,
           (scopes & 1u << SILOAM_SCOPE_KEEP) != 0 ? until : NULL,
           SILOAM_REASON_DEFAULT);
}

static void
test_what_is_kept_with_consent_is_said (AfterFixture *self, gconstpointer data)
{
  keep_earlier (self, 1u << SILOAM_SCOPE_NOTES | 1u << SILOAM_SCOPE_KEEP);
  queue_up (self, "zwaluwtje ", 1);
  g_assert_true (says_kept (self, show_reception (self)));
}

static void
test_who_agreed_to_nothing_starts_afresh (AfterFixture *self, gconstpointer data)
{
  keep_earlier (self, 1u << SILOAM_SCOPE_NOTES);
  queue_up (self, NAME, 1);
  g_assert_false (says_kept (self, show_reception (self)));
}

static void
test_names_stay_hidden_beside_a_conversation (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  after_welcome (self, 1u << SILOAM_SCOPE_NOTES);
  queue_up (self, NAME, 1);
  page = show_reception (self);
  g_assert_nonnull (see_key (self, page, "reception.waiting.shared"));
  g_assert_null (after_find (page, GTK_TYPE_BUTTON, after_text (self, "reception.button.show")));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/reception/" name, AfterFixture, "nl", set_up, func, tear_down)

static void
add_opening (void)
{
  ADD ("the-prayer-is-folded", test_the_prayer_is_folded);
  ADD ("the-prayer-unfolds-with-its-verse", test_the_prayer_unfolds_with_its_verse);
  ADD ("confidence-is-agreed-with-its-limit", test_confidence_is_agreed_with_its_limit);
  ADD ("enter-opens-the-evening", test_enter_opens_the_evening);
  ADD ("going-away-leaves-the-evening-prepared", test_going_away_leaves_the_evening_prepared);
}

static void
add_queue (void)
{
  ADD ("nobody-is-received-without-a-controller", test_nobody_is_received_without_a_controller);
  ADD ("nobody-is-received-before-the-opening", test_nobody_is_received_before_the_opening);
  ADD ("who-comes-is-queued-by-keys-alone", test_who_comes_is_queued_by_keys_alone);
  ADD ("a-name-is-needed", test_a_name_is_needed);
  ADD ("names-are-hidden-until-asked-for", test_names_are_hidden_until_asked_for);
  ADD ("escape-hides-the-names", test_escape_hides_the_names);
  ADD ("names-hide-by-themselves", test_names_hide_by_themselves);
  ADD ("who-comes-next-sees-no-former-name", test_who_comes_next_sees_no_former_name);
  ADD ("another-team-needs-no-reason", test_another_team_needs_no_reason);
  ADD ("a-team-says-who-is-in-it", test_a_team_says_who_is_in_it);
  ADD ("who-leaves-leaves-no-trace", test_who_leaves_leaves_no_trace);
  ADD ("nothing-of-the-queue-is-in-any-file", test_nothing_of_the_queue_is_in_any_file);
  ADD ("names-stay-hidden-beside-a-conversation", test_names_stay_hidden_beside_a_conversation);
}

static void
add_visits (void)
{
  ADD ("a-welcome-begins-a-session-in-memory", test_a_welcome_begins_a_session_in_memory);
  ADD ("a-welcome-asks-for-a-team-first", test_a_welcome_asks_for_a_team_first);
  ADD ("who-did-not-agree-waits-again", test_who_did_not_agree_waits_again);
  ADD ("who-goes-on-without-notes-waits-no-more", test_who_goes_on_without_notes_waits_no_more);
  ADD ("who-stops-waits-no-more", test_who_stops_waits_no_more);
  ADD ("who-stops-before-any-answer-is-not-stored", test_who_stops_before_any_answer_is_not_stored);
  ADD ("who-stops-before-any-answer-is-let-go-of", test_who_stops_before_any_answer_is_let_go_of);
  ADD ("who-agreed-is-handed-over-by-number", test_who_agreed_is_handed_over_by_number);
  ADD ("a-name-on-the-way-is-hidden-too", test_a_name_on_the_way_is_hidden_too);
  ADD ("who-agreed-may-have-another-team", test_who_agreed_may_have_another_team);
  ADD ("who-learns-does-not-come-unasked", test_who_learns_does_not_come_unasked);
  ADD ("what-is-kept-with-consent-is-said", test_what_is_kept_with_consent_is_said);
  ADD ("who-agreed-to-nothing-starts-afresh", test_who_agreed_to_nothing_starts_afresh);
}

/* ---- taking over ---- */

/* The card of someone on the way to the team in which one is learning. */
static GtkWidget *
show_handover (AfterFixture *self, guint scopes, SiloamAge age)
{
  SiloamSession *session = file_new_session (&self->file, scopes, "rust");

  session->team_number = 2;
  session->age = age;
  session->guardian = age != SILOAM_AGE_ADULT;
  session->state = SILOAM_SESSION_INTAKE;
  siloam_evening_room_take_session (self->room, session);
  return after_show (self, SILOAM_EVENING_PAGE_HANDOVER);
}

static void
assert_not_taken_over (AfterFixture *self, GtkWidget *page, const char *why)
{
  g_assert_nonnull (after_find (page, GTK_TYPE_LABEL, after_text (self, why)));
  g_assert_null (after_find (page, GTK_TYPE_BUTTON, after_text (self, "handover.button.take")));
  gtk_widget_activate_action (page, "handover.take", NULL);
  g_assert_cmpuint (siloam_evening_room_get_session (self->room)->state, ==, SILOAM_SESSION_INTAKE);
}

static void
who_learns_takes_nobody_over_without_a_yes (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_handover (self, 1u << SILOAM_SCOPE_NOTES, SILOAM_AGE_ADULT);

  assert_not_taken_over (self, page, "handover.not.observer");
  after_click (page, after_text (self, "handover.button.ask"));
  after_click (page, after_text (self, "handover.button.team"));
  g_assert_cmpstr (self->went->str, ==, "consent reception ");
}

static void
who_learns_takes_over_with_a_yes (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_handover (self, 1u << SILOAM_SCOPE_OBSERVER, SILOAM_AGE_ADULT);

  after_click (page, after_text (self, "handover.button.take"));
  g_assert_cmpuint (siloam_evening_room_get_session (self->room)->state, ==, SILOAM_SESSION_HUMAN);
}

static void
who_is_young_is_taken_over_by_two_who_do_not_learn (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_handover (self, 1u << SILOAM_SCOPE_OBSERVER, SILOAM_AGE_SIXTEEN);

  assert_not_taken_over (self, page, "handover.not.minor");
  after_click (page, after_text (self, "handover.button.team"));
  g_assert_cmpstr (self->went->str, ==, "reception ");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_opening ();
  add_queue ();
  add_visits ();
  ADD ("who-learns-takes-nobody-over-without-a-yes", who_learns_takes_nobody_over_without_a_yes);
  ADD ("who-learns-takes-over-with-a-yes", who_learns_takes_over_with_a_yes);
  ADD ("who-is-young-is-taken-over-by-two-who-do-not-learn",
       who_is_young_is_taken_over_by_two_who_do_not_learn);
  return g_test_run ();
}
