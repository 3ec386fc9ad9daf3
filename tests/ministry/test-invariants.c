/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be true of the place, the team, an evening and a session. */

#include "evening-sample.h"
#include "journal/lifecycle.h"
#include "ministry/rules.h"

static void
new_records_can_be_saved (void)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (SiloamEvening) evening = siloam_evening_new ();
  g_autoptr (SiloamSession) session = siloam_session_new (evening->id);

  assert_fine (siloam_location_validate (location, &fault));
  assert_fine (siloam_evening_validate (evening, &fault));
  assert_fine (siloam_session_validate (session, &fault));
}

static void
place_keeps_nothing_longer_than_ninety_days (void)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();

  location->max_days = 91;
  assert_invalid (siloam_location_validate (location, &fault));
  location->max_days = 0;
  assert_fine (siloam_location_validate (location, &fault));
}

static void
colour_is_a_colour (void)
{
  const char *wrong[] = { "", "#12345", "#1234567", "rood", "#12345g" };
  g_autoptr (SiloamLocation) location = siloam_location_new ();

  sample_set_text (&location->colour, "#1a2B3c");
  assert_fine (siloam_location_validate (location, &fault));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      sample_set_text (&location->colour, wrong[i]);
      assert_invalid (siloam_location_validate (location, &fault));
    }
}

static void
place_is_ready_with_controller_contact_and_text (void)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  char **fields[] = { &location->controller, &location->contact, &location->privacy_version };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sample_set_text (fields[i], "x");
  g_assert_true (siloam_location_is_ready (location));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      sample_set_text (fields[i], " ");
      g_assert_false (siloam_location_is_ready (location));
      sample_set_text (fields[i], "x");
    }
}

static void
member_has_a_first_name_and_no_more (void)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();
  g_autofree char *story = g_strnfill (61, 'a');

  assert_invalid (siloam_member_validate (member, &fault));
  sample_set_text (&member->first_name, "Anna");
  assert_fine (siloam_member_validate (member, &fault));
  sample_set_text (&member->first_name, "Anna\nstraat 1");
  assert_invalid (siloam_member_validate (member, &fault));
  sample_set_text (&member->first_name, story);
  assert_invalid (siloam_member_validate (member, &fault));
}

static void
role_that_does_not_exist_is_refused (void)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();

  sample_set_text (&member->first_name, "Anna");
  member->roles = 1u << SILOAM_N_TEAM_ROLES;
  assert_invalid (siloam_member_validate (member, &fault));
}

static void
all_texts_are_bounded (void)
{
  g_autofree char *huge = g_strnfill (SILOAM_MAX_TEXT + 1, 'a');
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  sample_set_text (&session->help_request, huge);
  assert_invalid (siloam_session_validate (session, &fault));
  huge[SILOAM_MAX_TEXT] = '\0';
  sample_set_text (&session->help_request, huge);
  assert_fine (siloam_session_validate (session, &fault));
}

static void
all_lists_are_bounded (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  for (guint i = 0; i < SILOAM_MAX_ITEMS; i++)
    siloam_session_add_mark (session);
  assert_fine (siloam_session_validate (session, &fault));
  siloam_session_add_mark (session);
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
text_is_utf8 (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  sample_set_text (&session->alias, "\xff");
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
prepared_evening_is_complete (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();

  assert_fine (siloam_evening_validate (evening, &fault));
  sample_set_text (&evening->leader, NULL);
  assert_invalid (siloam_evening_validate (evening, &fault));
  sample_set_text (&evening->leader, "x");
  sample_set_text (&evening->place, "");
  assert_invalid (siloam_evening_validate (evening, &fault));
  evening->state = SILOAM_EVENING_PLANNED;
  assert_fine (siloam_evening_validate (evening, &fault));
}

static void
prepared_evening_has_someone_in_a_team (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();

  g_ptr_array_set_size (evening->teams, 0);
  siloam_evening_add_team (evening);
  assert_invalid (siloam_evening_validate (evening, &fault));
}

static void
evening_ends_after_it_starts_and_within_a_day (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();

  sample_set_time (&evening->ends, "2026-11-21T19:30:00+01:00");
  assert_invalid (siloam_evening_validate (evening, &fault));
  sample_set_time (&evening->ends, "2026-11-22T19:30:00+01:00");
  assert_fine (siloam_evening_validate (evening, &fault));
  sample_set_time (&evening->ends, "2062-11-21T21:30:00+01:00");
  assert_invalid (siloam_evening_validate (evening, &fault));
}

static void
evening_without_a_start_is_refused (void)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_new ();

  sample_set_time (&evening->starts, NULL);
  assert_invalid (siloam_evening_validate (evening, &fault));
}

static void
team_has_at_most_three (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  SiloamTeam *team = evening->teams->pdata[0];

  g_ptr_array_add (team->members, g_strdup ("third"));
  assert_fine (siloam_evening_validate (evening, &fault));
  g_ptr_array_add (team->members, g_strdup ("fourth"));
  assert_invalid (siloam_evening_validate (evening, &fault));
}

static void
team_of_one_is_a_warning_and_no_fault (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  SiloamTeam *team = evening->teams->pdata[0];

  g_assert_false (siloam_team_warns (team));
  g_ptr_array_remove_index (team->members, 0);
  g_assert_true (siloam_team_warns (team));
  assert_fine (siloam_evening_validate (evening, &fault));
}

static void
nobody_is_twice_in_a_team (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  SiloamTeam *team = evening->teams->pdata[0];

  g_ptr_array_add (team->members, g_strdup (team->members->pdata[0]));
  assert_invalid (siloam_evening_validate (evening, &fault));
}

static void
no_two_teams_have_one_number (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();

  siloam_evening_add_team (evening)->number = 1;
  assert_invalid (siloam_evening_validate (evening, &fault));
}

/* A team of the three members there are. */
static SiloamTeam *
team_of (SiloamEvening *evening, GPtrArray *members)
{
  SiloamTeam *team = evening->teams->pdata[0];

  g_ptr_array_set_size (team->members, 0);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (team->members, g_strdup (((SiloamMember *) members->pdata[i])->id));
  return team;
}

static void
free_member (gpointer member)
{
  siloam_member_free (member);
}

static GPtrArray *
three_members (guint roles_of_the_last)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (free_member);

  for (guint i = 0; i < 3; i++)
    {
      SiloamMember *member = siloam_member_new ();

      member->roles = i < 2 ? SILOAM_TEAM_ROLE_MINISTER : roles_of_the_last;
      g_ptr_array_add (members, member);
    }
  return members;
}

static void
who_learns_is_there_only_when_it_is_good (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (GPtrArray) members = three_members (SILOAM_TEAM_ROLE_TRAINEE);
  const SiloamTeam *team = team_of (evening, members);
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  assert_fine (siloam_team_may_receive (team, members, session, &fault));
  siloam_session_withdraw (session, SILOAM_SCOPE_OBSERVER);
  assert_not_agreed (siloam_team_may_receive (team, members, session, &fault));
}

static void
team_in_which_nobody_learns_asks_nothing (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (GPtrArray) members = three_members (SILOAM_TEAM_ROLE_SCRIBE);
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  siloam_session_withdraw (session, SILOAM_SCOPE_OBSERVER);
  assert_fine (siloam_team_may_receive (team_of (evening, members), members, session, &fault));
}

static void
minor_is_received_by_two_who_are_not_learning (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (GPtrArray) members = three_members (SILOAM_TEAM_ROLE_TRAINEE);
  SiloamTeam *team = team_of (evening, members);
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  session->age = SILOAM_AGE_SIXTEEN;
  session->guardian = TRUE;
  assert_fine (siloam_team_may_receive (team, members, session, &fault));
  g_ptr_array_remove_index (team->members, 0);
  assert_invalid (siloam_team_may_receive (team, members, session, &fault));
  session->age = SILOAM_AGE_ADULT;
  assert_fine (siloam_team_may_receive (team, members, session, &fault));
}

/* A prayer of authority: with words, a verse, the agreement of two, the visitor's yes. */
static const struct
{
  SiloamPrayerMode mode;
  const char *text;
  const char *basis;
  gboolean agreed;
  gboolean yes;
  gboolean allowed;
} prayers[] = {
  { SILOAM_PRAYER_AUTHORITY, "vrede", "Joh 14:27", FALSE, TRUE, TRUE },
  { SILOAM_PRAYER_AUTHORITY, "vrede", NULL, TRUE, TRUE, TRUE },
  { SILOAM_PRAYER_AUTHORITY, "vrede", "Joh 14:27", TRUE, TRUE, TRUE },
  { SILOAM_PRAYER_AUTHORITY, "vrede", NULL, FALSE, TRUE, FALSE },
  { SILOAM_PRAYER_AUTHORITY, "vrede", " ", FALSE, TRUE, FALSE },
  { SILOAM_PRAYER_AUTHORITY, "vrede", "Joh 14:27", FALSE, FALSE, FALSE },
  { SILOAM_PRAYER_AUTHORITY, "vrede", NULL, TRUE, FALSE, FALSE },
  { SILOAM_PRAYER_AUTHORITY, NULL, NULL, FALSE, FALSE, TRUE },
  { SILOAM_PRAYER_AUTHORITY, " ", "Joh 14:27", FALSE, FALSE, TRUE },
  { SILOAM_PRAYER_ASK, "vrede", NULL, FALSE, FALSE, TRUE },
  { SILOAM_PRAYER_BLESSING, "vrede", NULL, FALSE, FALSE, TRUE },
};

static void
authority_rests_on_something_and_on_a_yes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (prayers); i++)
    {
      g_autoptr (SiloamSession) session = sample_agreed_session ();
      SiloamSpokenPrayer *prayer = siloam_session_add_prayer (session, prayers[i].mode);

      sample_set_text (&prayer->text, prayers[i].text);
      sample_set_text (&prayer->basis, prayers[i].basis);
      prayer->agreed = prayers[i].agreed;
      prayer->yes = prayers[i].yes;
      g_assert_cmpint (siloam_spoken_prayer_is_allowed (prayer), ==, prayers[i].allowed);
      g_assert_cmpint (siloam_session_validate (session, NULL), ==, prayers[i].allowed);
    }
}

static void
words_in_memory_are_no_fault_without_consent (void)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  sample_set_text (&session->alias, "Anna");
  sample_set_text (&session->help_request, "bang");
  assert_fine (siloam_session_validate (session, &fault));
}

static void
half_said_exchange_is_no_fault (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  siloam_entry_add_hurt (session->exchange);
  siloam_entry_add_received (session->exchange, SILOAM_FORM_WORD);
  assert_fine (siloam_session_validate (session, &fault));
}

static void
exchange_keeps_the_rules_of_entries (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  siloam_entry_add_release (session->exchange,
                            "11111111-2222-4333-8444-555555555555",
                            SILOAM_AMOUNT_ALL);
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
date_of_keeping_needs_consent (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  sample_set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  assert_fine (siloam_session_validate (session, &fault));
  siloam_session_find_consent (session, SILOAM_SCOPE_KEEP)->state = SILOAM_CONSENT_REFUSED;
  assert_not_agreed (siloam_session_validate (session, &fault));
}

static void
nothing_is_kept_longer_than_ninety_days (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  sample_set_time (&session->keep_until, "2027-02-19T23:00:00+01:00");
  assert_fine (siloam_session_validate (session, &fault));
  sample_set_time (&session->keep_until, "2027-02-20T12:00:00+01:00");
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
consent_says_how_when_and_to_which_text (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  SiloamConsent *consent = siloam_session_find_consent (session, SILOAM_SCOPE_NOTES);

  consent->how = 0;
  assert_invalid (siloam_session_validate (session, &fault));
  consent->how = SILOAM_HOW_SPOKEN;
  sample_set_text (&consent->text_version, NULL);
  assert_invalid (siloam_session_validate (session, &fault));
  sample_set_text (&consent->text_version, "1");
  sample_set_time (&consent->given_at, NULL);
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
session_holds_no_consent_for_a_testimony (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  siloam_session_find_consent (session, SILOAM_SCOPE_NOTES)->scope = SILOAM_SCOPE_TESTIMONY;
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
question_has_one_answer (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  siloam_session_find_consent (session, SILOAM_SCOPE_NOTES)->scope = SILOAM_SCOPE_KEEP;
  assert_invalid (siloam_session_validate (session, &fault));
}

static void
answer_after_a_withdrawal_is_no_fault (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  siloam_session_withdraw (session, SILOAM_SCOPE_KEEP);
  siloam_session_answer (session, SILOAM_SCOPE_KEEP, TRUE, SILOAM_HOW_SPOKEN, "1", NULL);
  assert_fine (siloam_session_validate (session, &fault));
}

static void
erased_session_holds_no_words (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  sample_set_text (&session->alias, "Anna");
  session->state = SILOAM_SESSION_ERASED;
  assert_invalid (siloam_session_validate (session, &fault));
  siloam_session_forget (session);
  assert_fine (siloam_session_validate (session, &fault));
}

static void
pause_says_where_it_came_from (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  session->state = SILOAM_SESSION_PAUSED;
  assert_invalid (siloam_session_validate (session, &fault));
  session->paused_from = SILOAM_SESSION_HUMAN;
  assert_fine (siloam_session_validate (session, &fault));
}

static void
visitor_is_addressed_in_a_form_and_a_language_there_is (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();

  sample_set_text (&session->address_form, "gij");
  assert_invalid (siloam_session_validate (session, &fault));
  sample_set_text (&session->address_form, "je");
  sample_set_text (&session->locale, "de");
  assert_invalid (siloam_session_validate (session, &fault));
  sample_set_text (&session->locale, "en");
  assert_fine (siloam_session_validate (session, &fault));
}

#define ADD(name, test) g_test_add_func ("/ministry/invariant/" name, test)

static void
add_place_and_evening (void)
{
  ADD ("new-records-can-be-saved", new_records_can_be_saved);
  ADD ("a-place-keeps-nothing-longer-than-ninety-days",
       place_keeps_nothing_longer_than_ninety_days);
  ADD ("a-colour-is-a-colour", colour_is_a_colour);
  ADD ("a-place-is-ready-with-controller-contact-and-text",
       place_is_ready_with_controller_contact_and_text);
  ADD ("a-member-has-a-first-name-and-no-more", member_has_a_first_name_and_no_more);
  ADD ("a-role-that-does-not-exist-is-refused", role_that_does_not_exist_is_refused);
  ADD ("all-texts-are-bounded", all_texts_are_bounded);
  ADD ("all-lists-are-bounded", all_lists_are_bounded);
  ADD ("text-is-UTF-8", text_is_utf8);
  ADD ("a-prepared-evening-is-complete", prepared_evening_is_complete);
  ADD ("a-prepared-evening-has-someone-in-a-team", prepared_evening_has_someone_in_a_team);
  ADD ("an-evening-ends-after-it-starts-and-within-a-day",
       evening_ends_after_it_starts_and_within_a_day);
  ADD ("an-evening-without-a-start-is-refused", evening_without_a_start_is_refused);
  ADD ("a-team-has-at-most-three", team_has_at_most_three);
  ADD ("a-team-of-one-is-a-warning-and-no-fault", team_of_one_is_a_warning_and_no_fault);
  ADD ("nobody-is-twice-in-a-team", nobody_is_twice_in_a_team);
  ADD ("no-two-teams-have-one-number", no_two_teams_have_one_number);
  ADD ("who-learns-is-there-only-when-it-is-good", who_learns_is_there_only_when_it_is_good);
  ADD ("a-team-in-which-nobody-learns-asks-nothing", team_in_which_nobody_learns_asks_nothing);
  ADD ("a-minor-is-received-by-two-who-are-not-learning",
       minor_is_received_by_two_who_are_not_learning);
}

static void
add_session (void)
{
  ADD ("authority-rests-on-something-and-on-a-yes-001-19",
       authority_rests_on_something_and_on_a_yes);
  ADD ("words-in-memory-are-no-fault-without-consent",
       words_in_memory_are_no_fault_without_consent);
  ADD ("a-half-said-exchange-is-no-fault", half_said_exchange_is_no_fault);
  ADD ("an-exchange-keeps-the-rules-of-entries", exchange_keeps_the_rules_of_entries);
  ADD ("a-date-of-keeping-needs-consent", date_of_keeping_needs_consent);
  ADD ("nothing-is-kept-longer-than-ninety-days", nothing_is_kept_longer_than_ninety_days);
  ADD ("a-consent-says-how-when-and-to-which-text", consent_says_how_when_and_to_which_text);
  ADD ("a-session-holds-no-consent-for-a-testimony", session_holds_no_consent_for_a_testimony);
  ADD ("a-question-has-one-answer", question_has_one_answer);
  ADD ("an-answer-after-a-withdrawal-is-no-fault", answer_after_a_withdrawal_is_no_fault);
  ADD ("an-erased-session-holds-no-words", erased_session_holds_no_words);
  ADD ("a-pause-says-where-it-came-from", pause_says_where_it_came_from);
  ADD ("a-visitor-is-addressed-in-a-form-and-a-language-there-is",
       visitor_is_addressed_in_a_form_and_a_language_there_is);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_place_and_evening ();
  add_session ();
  return g_test_run ();
}
