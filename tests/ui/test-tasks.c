/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the task at a laptop lets its pages show, over a real ministry file. */

#include "config.h"

#include "after-fixture.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

static SiloamEveningTask *
task_of (AfterFixture *self)
{
  return siloam_evening_room_get_task (self->room);
}

static void
narrow (AfterFixture *self, SiloamTask task)
{
  g_assert_true (siloam_evening_task_narrow (task_of (self), task));
}

static gboolean
widen (AfterFixture *self, SiloamTask task, const char *typed, GError **error)
{
  g_autoptr (SiloamSecret) secret = siloam_secret_new_text (typed);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_evening_task_widen_async (task_of (self),
                                   task,
                                   self->file.ministry,
                                   secret,
                                   NULL,
                                   wait_cb,
                                   &answer);
  result = wait_for (&answer);
  return siloam_evening_task_widen_finish (task_of (self), result, error);
}

/* Someone who answered and waits for a team. */
static SiloamSession *
receive (AfterFixture *self)
{
  SiloamSession *session = file_new_session (&self->file, SCOPE (NOTES), "ik slaap slecht");

  session->state = SILOAM_SESSION_INTAKE;
  siloam_evening_room_take_session (self->room, session);
  return session;
}

static void
every_page_has_a_view (AfterFixture *self, gconstpointer data)
{
  for (guint i = 0; i < SILOAM_N_EVENING_PAGES; i++)
    {
      const SiloamView view = siloam_evening_page_view ((SiloamEveningPageName) i);

      g_assert_cmpint (view, >=, 1);
      g_assert_cmpint (view, <=, SILOAM_N_VIEWS);
      g_assert_true (siloam_task_may_see (SILOAM_TASK_TEAM, view));
    }
}

static void
who_learns_opens_no_page (AfterFixture *self, gconstpointer data)
{
  for (guint i = 0; i < SILOAM_N_EVENING_PAGES; i++)
    g_assert_false (siloam_roles_may_see (SILOAM_TEAM_ROLE_TRAINEE,
                                          siloam_evening_page_view ((SiloamEveningPageName) i)));
}

static void
opens (AfterFixture *self, SiloamTask task, const char *pages)
{
  g_autoptr (GString) opened = g_string_new (NULL);

  narrow (self, task);
  for (guint i = 0; i < SILOAM_N_EVENING_PAGES; i++)
    if (siloam_evening_page_may_open ((SiloamEveningPageName) i, self->room))
      g_string_append_printf (opened, "%s ", siloam_evening_page_nick ((SiloamEveningPageName) i));
  g_assert_cmpstr (opened->str, ==, pages);
}

static void
reception_opens_what_it_needs (AfterFixture *self, gconstpointer data)
{
  opens (self, SILOAM_TASK_RECEPTION, "overview reception consent handover about task ");
}

static void
prayer_team_opens_what_it_needs (AfterFixture *self, gconstpointer data)
{
  opens (self,
         SILOAM_TASK_PRAYER,
         "overview consent handover session landing give tidy about board task ");
}

static void
intercession_opens_the_board (AfterFixture *self, gconstpointer data)
{
  opens (self, SILOAM_TASK_INTERCESSION, "overview about board task ");
}

static void
leader_opens_what_is_needed (AfterFixture *self, gconstpointer data)
{
  opens (self,
         SILOAM_TASK_LEADER,
         "overview setup prepare opening follow-up closing rights about task ");
}

static void
narrowing_keeps_the_words_in_the_file_alone (AfterFixture *self, gconstpointer data)
{
  const SiloamSession *session = after_welcome (self, SCOPE (NOTES));
  g_autofree char *id = g_strdup (session->id);

  siloam_evening_room_touch (self->room);
  narrow (self, SILOAM_TASK_RECEPTION);
  g_assert_null (siloam_evening_room_get_session (self->room));
  after_wait (!siloam_evening_room_is_dirty (self->room));
  g_assert_cmpstr (file_find (&self->file, id)->takes_home, ==, "Ik word gezien.");
}

static void
reception_keeps_who_no_team_took_over (AfterFixture *self, gconstpointer data)
{
  const SiloamSession *session = receive (self);

  narrow (self, SILOAM_TASK_RECEPTION);
  g_assert_true (siloam_evening_room_get_session (self->room) == session);
}

static void
nothing_sees_more_for_free (AfterFixture *self, gconstpointer data)
{
  narrow (self, SILOAM_TASK_RECEPTION);
  for (const SiloamTerm *term = siloam_tasks; term->nick != NULL; term++)
    if (term->value != SILOAM_TASK_RECEPTION)
      g_assert_false (siloam_evening_task_narrow (task_of (self), (SiloamTask) term->value));
  g_assert_cmpint (siloam_evening_task_get (task_of (self)), ==, SILOAM_TASK_RECEPTION);
}

static void
wrong_words_change_nothing (AfterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  narrow (self, SILOAM_TASK_RECEPTION);
  g_assert_false (widen (self, SILOAM_TASK_TEAM, "vier andere woorden", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_assert_cmpint (siloam_evening_task_get (task_of (self)), ==, SILOAM_TASK_RECEPTION);
}

static void
right_words_show_more (AfterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  narrow (self, SILOAM_TASK_RECEPTION);
  g_assert_true (widen (self, SILOAM_TASK_LEADER, FILE_PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (siloam_evening_task_get (task_of (self)), ==, SILOAM_TASK_LEADER);
}

static void
who_turned_back_is_not_led_on (AfterFixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) secret = siloam_secret_new_text (FILE_PASSPHRASE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  narrow (self, SILOAM_TASK_RECEPTION);
  siloam_evening_task_widen_async (task_of (self),
                                   SILOAM_TASK_TEAM,
                                   self->file.ministry,
                                   secret,
                                   cancellable,
                                   wait_cb,
                                   &answer);
  g_cancellable_cancel (cancellable);
  result = wait_for (&answer);
  g_assert_false (siloam_evening_task_widen_finish (task_of (self), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (siloam_evening_task_get (task_of (self)), ==, SILOAM_TASK_RECEPTION);
}

static void
reception_lands_who_stops_before_a_team (AfterFixture *self, gconstpointer data)
{
  receive (self);
  narrow (self, SILOAM_TASK_RECEPTION);
  g_assert_false (siloam_evening_page_may_open (SILOAM_EVENING_PAGE_LANDING, self->room));
  siloam_evening_room_stop_session (self->room);
  g_assert_true (siloam_evening_page_may_open (SILOAM_EVENING_PAGE_LANDING, self->room));
  g_assert_true (siloam_evening_page_may_open (SILOAM_EVENING_PAGE_TIDY, self->room));
  g_assert_false (siloam_evening_page_may_open (SILOAM_EVENING_PAGE_SESSION, self->room));
}

static void
reception_lands_nobody_who_was_with_a_team (AfterFixture *self, gconstpointer data)
{
  after_welcome (self, SCOPE (NOTES));
  siloam_evening_room_stop_session (self->room);
  narrow (self, SILOAM_TASK_RECEPTION);
  g_assert_false (siloam_evening_page_may_open (SILOAM_EVENING_PAGE_LANDING, self->room));
  g_assert_null (siloam_evening_room_get_session (self->room));
}

static void
put_on_board (AfterFixture *self, guint team)
{
  SiloamSession *session = file_new_session (&self->file, SCOPE (NOTES) | SCOPE (POINT), "Roos");
  g_autoptr (SiloamPoint) point = siloam_point_new (team, SILOAM_THEME_PEACE);

  session->team_number = team;
  g_clear_pointer (&point->approved_at, g_date_time_unref);
  point->approved_at = g_date_time_new_now_local ();
  file_do (&self->file, save_session, session);
  file_do (&self->file, put_point, point, session->id);
  siloam_evening_room_take_session (self->room, session);
}

static gboolean
shows_team (GtkWidget *page, const char *team)
{
  return after_find (page, GTK_TYPE_LABEL, team) != NULL;
}

static void
prayer_team_sees_the_point_of_its_own_visitor (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  put_on_board (self, 1);
  put_on_board (self, 2);
  narrow (self, SILOAM_TASK_PRAYER);
  page = after_show (self, SILOAM_EVENING_PAGE_BOARD);
  g_assert_true (shows_team (page, "Team 2: vrede"));
  g_assert_false (shows_team (page, "Team 1: vrede"));
}

static void
intercession_sees_the_points_of_all (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page;

  put_on_board (self, 1);
  put_on_board (self, 2);
  narrow (self, SILOAM_TASK_INTERCESSION);
  page = after_show (self, SILOAM_EVENING_PAGE_BOARD);
  g_assert_true (shows_team (page, "Team 2: vrede"));
  g_assert_true (shows_team (page, "Team 1: vrede"));
}

#define add(name, function)                                                                        \
  g_test_add ("/ui/task/" name, AfterFixture, "nl", after_set_up, function, after_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  siloam_vault_harden_process ();
  add ("every-page-has-a-view", every_page_has_a_view);
  add ("who-learns-opens-no-page", who_learns_opens_no_page);
  add ("the-reception-opens-what-it-needs", reception_opens_what_it_needs);
  add ("a-prayer-team-opens-what-it-needs", prayer_team_opens_what_it_needs);
  add ("the-intercession-opens-the-board", intercession_opens_the_board);
  add ("a-leader-opens-what-is-needed", leader_opens_what_is_needed);
  add ("narrowing-keeps-the-words-in-the-file-alone", narrowing_keeps_the_words_in_the_file_alone);
  add ("the-reception-keeps-who-no-team-took-over", reception_keeps_who_no_team_took_over);
  add ("nothing-sees-more-for-free", nothing_sees_more_for_free);
  add ("wrong-words-change-nothing", wrong_words_change_nothing);
  add ("right-words-show-more", right_words_show_more);
  add ("who-turned-back-is-not-led-on", who_turned_back_is_not_led_on);
  add ("the-reception-lands-who-stops-before-a-team", reception_lands_who_stops_before_a_team);
  add ("the-reception-lands-nobody-who-was-with-a-team",
       reception_lands_nobody_who_was_with_a_team);
  add ("a-prayer-team-sees-the-point-of-its-own-visitor",
       prayer_team_sees_the_point_of_its_own_visitor);
  add ("the-intercession-sees-the-points-of-all", intercession_sees_the_points_of_all);
  return g_test_run ();
}
