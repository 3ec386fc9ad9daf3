/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who asks a visitor what they agree to: who may have, and who it is known to be. */

#include "evening-sample.h"
#include "ministry/store.h"

#define EVENING "11111111-2222-4333-8444-555555555555"

typedef struct
{
  SiloamMinistryDesk *desk;
  SiloamEvening *evening;
} Team;

static void
set_up (Team *self, gconstpointer data)
{
  self->desk = g_new0 (SiloamMinistryDesk, 1);
  self->desk->location = siloam_location_new ();
  self->desk->members = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_member_free);
  self->desk->evenings = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_evening_free);
  self->desk->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_session_free);
  self->desk->points = g_ptr_array_new ();
  self->desk->follow_ups = g_ptr_array_new ();
  self->desk->testimonies = g_ptr_array_new ();
  self->desk->erasures = g_ptr_array_new ();
  self->evening = siloam_evening_new ();
  g_ptr_array_add (self->desk->evenings, self->evening);
  sample_set_text (&self->evening->id, EVENING);
  siloam_evening_add_team (self->evening);
}

static void
tear_down (Team *self, gconstpointer data)
{
  siloam_ministry_desk_free (self->desk);
}

static const SiloamMember *
add (Team *self, const char *name, guint roles, gboolean prays)
{
  SiloamMember *member = siloam_member_new ();
  SiloamTeam *team = self->evening->teams->pdata[0];

  member->first_name = g_strdup (name);
  member->roles = roles;
  g_ptr_array_add (self->desk->members, member);
  if (prays)
    g_ptr_array_add (team->members, g_strdup (member->id));
  return member;
}

/* Someone answered at that moment, on that evening. */
static void
add_answer (Team *self, const char *evening, const char *recorded_by, const char *at)
{
  SiloamSession *session = siloam_session_new (evening);
  SiloamConsent *consent = siloam_session_answer (session,
                                                  SILOAM_SCOPE_NOTES,
                                                  FALSE,
                                                  SILOAM_HOW_ON_SCREEN,
                                                  "1",
                                                  recorded_by);

  sample_set_time (&consent->given_at, at);
  g_ptr_array_add (self->desk->sessions, session);
}

static void
assert_asker (Team *self, const SiloamMember *expected)
{
  g_assert_true (siloam_ministry_desk_find_asker (self->desk, self->evening) == expected);
}

static void
intake_comes_before_who_prays (Team *self, gconstpointer data)
{
  const SiloamMember *minister = add (self, "Tamar", SILOAM_TEAM_ROLE_MINISTER, TRUE);
  const SiloamMember *intake = add (self, "Ruben", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  g_autoptr (GPtrArray) askers = siloam_ministry_desk_list_askers (self->desk, self->evening);

  g_assert_cmpuint (askers->len, ==, 2);
  g_assert_true (askers->pdata[0] == intake && askers->pdata[1] == minister);
}

static void
who_does_neither_tonight_is_not_among_them (Team *self, gconstpointer data)
{
  g_autoptr (GPtrArray) askers = NULL;

  add (self, "Tamar", SILOAM_TEAM_ROLE_MINISTER, FALSE);
  add (self, "Ruben", SILOAM_TEAM_ROLE_SCRIBE, TRUE);
  add (self, "Hanna", 0, FALSE);
  askers = siloam_ministry_desk_list_askers (self->desk, self->evening);
  g_assert_cmpuint (askers->len, ==, 0);
  assert_asker (self, NULL);
}

static void
who_does_both_is_named_once (Team *self, gconstpointer data)
{
  const SiloamMember *both =
      add (self, "Tamar", SILOAM_TEAM_ROLE_INTAKE | SILOAM_TEAM_ROLE_MINISTER, TRUE);
  g_autoptr (GPtrArray) askers = siloam_ministry_desk_list_askers (self->desk, self->evening);

  g_assert_cmpuint (askers->len, ==, 1);
  assert_asker (self, both);
}

static void
only_one_with_intake_is_known (Team *self, gconstpointer data)
{
  const SiloamMember *intake = add (self, "Ruben", SILOAM_TEAM_ROLE_INTAKE, FALSE);

  add (self, "Tamar", SILOAM_TEAM_ROLE_MINISTER, TRUE);
  assert_asker (self, intake);
}

static void
of_two_with_intake_nobody_is_guessed (Team *self, gconstpointer data)
{
  add (self, "Ruben", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  add (self, "Hanna", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  assert_asker (self, NULL);
}

static void
who_asked_last_this_evening_is_known (Team *self, gconstpointer data)
{
  const SiloamMember *first = add (self, "Ruben", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  const SiloamMember *second = add (self, "Hanna", SILOAM_TEAM_ROLE_INTAKE, FALSE);

  add_answer (self, EVENING, second->id, "2026-11-21T20:10:00+01:00");
  add_answer (self, EVENING, first->id, "2026-11-21T19:40:00+01:00");
  assert_asker (self, second);
}

static void
who_asked_on_another_evening_is_not_remembered (Team *self, gconstpointer data)
{
  const SiloamMember *first = add (self, "Ruben", SILOAM_TEAM_ROLE_INTAKE, FALSE);

  add (self, "Hanna", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  add_answer (self, "99999999-2222-4333-8444-555555555555", first->id, "2026-11-20T20:10:00+01:00");
  assert_asker (self, NULL);
}

static void
who_left_the_team_is_not_remembered (Team *self, gconstpointer data)
{
  add (self, "Ruben", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  add (self, "Hanna", SILOAM_TEAM_ROLE_INTAKE, FALSE);
  add_answer (self, EVENING, "88888888-2222-4333-8444-555555555555", "2026-11-21T20:10:00+01:00");
  assert_asker (self, NULL);
}

#define ADD(name, test) g_test_add ("/ministry/asker/" name, Team, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("intake-comes-before-who-prays", intake_comes_before_who_prays);
  ADD ("who-does-neither-tonight-is-not-among-them", who_does_neither_tonight_is_not_among_them);
  ADD ("who-does-both-is-named-once", who_does_both_is_named_once);
  ADD ("the-only-one-with-intake-is-known", only_one_with_intake_is_known);
  ADD ("of-two-with-intake-nobody-is-guessed", of_two_with_intake_nobody_is_guessed);
  ADD ("who-asked-last-this-evening-is-known", who_asked_last_this_evening_is_known);
  ADD ("who-asked-on-another-evening-is-not-remembered",
       who_asked_on_another_evening_is_not_remembered);
  ADD ("who-left-the-team-is-not-remembered", who_left_the_team_is_not_remembered);
  return g_test_run ();
}
