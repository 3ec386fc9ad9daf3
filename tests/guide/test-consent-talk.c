/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked before a session, of whom, and that nothing is agreed by itself. */

#include "guide/consent-talk.h"
#include "ministry/rules.h"

typedef struct
{
  SiloamConsentTalk *talk;
  SiloamSession *session;
} Talk;

static void
set_up (Talk *fixture, gconstpointer data)
{
  fixture->talk = siloam_consent_talk_new (90, TRUE);
  fixture->session = siloam_session_new ("7f2b1c64-0d3a-4c55-9a51-2f8f3f0f6f10");
}

static void
tear_down (Talk *fixture, gconstpointer data)
{
  siloam_consent_talk_free (fixture->talk);
  siloam_session_free (fixture->session);
}

static void
say (Talk *fixture, SiloamTalkStep step, gboolean yes)
{
  g_assert_true (siloam_consent_talk_answer (fixture->talk, step, yes));
}

static void
give_a_number (Talk *fixture)
{
  fixture->talk->channel = SILOAM_CONTACT_PHONE;
  fixture->talk->reach = g_strdup ("0123");
}

/* Every question, as long as there is one. */
static void
say_to_all (Talk *fixture, gboolean yes)
{
  SiloamTalkStep step = SILOAM_TALK_INFO;

  give_a_number (fixture);
  while (step != SILOAM_TALK_CHECK)
    {
      if (siloam_talk_step_is_question (step))
        say (fixture, step, step == SILOAM_TALK_AGE || yes);
      step = siloam_consent_talk_next (fixture->talk, step);
    }
}

static void
apply (Talk *fixture)
{
  g_free (fixture->talk->asker);
  fixture->talk->asker = g_strdup ("member");
  siloam_consent_talk_apply (fixture->talk, fixture->session, "3");
}

static void
test_nothing_is_chosen_beforehand (Talk *fixture, gconstpointer data)
{
  for (guint step = 0; step < SILOAM_N_TALK_STEPS; step++)
    g_assert_cmpint (fixture->talk->answers[step], ==, SILOAM_ANSWER_UNSAID);
}

static void
test_information_comes_before_questions (Talk *fixture, gconstpointer data)
{
  g_assert_false (siloam_talk_step_is_question (SILOAM_TALK_INFO));
  g_assert_cmpint (siloam_consent_talk_next (fixture->talk, SILOAM_TALK_INFO),
                   ==,
                   SILOAM_TALK_DATA);
  g_assert_cmpint (siloam_consent_talk_next (fixture->talk, SILOAM_TALK_DATA), ==, SILOAM_TALK_AGE);
}

static void
test_a_testimony_is_not_asked (void)
{
  for (guint step = 0; step < SILOAM_N_TALK_STEPS; step++)
    g_assert_cmpint (siloam_talk_step_scope ((SiloamTalkStep) step), !=, SILOAM_SCOPE_TESTIMONY);
}

static void
test_an_open_question_keeps_it_from_being_complete (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  g_assert_true (siloam_consent_talk_is_complete (fixture->talk));

  fixture->talk->answers[SILOAM_TALK_POINT] = SILOAM_ANSWER_UNSAID;
  g_assert_false (siloam_consent_talk_is_complete (fixture->talk));
}

static void
test_without_notes_what_needs_them_is_not_asked (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  siloam_consent_talk_without_notes (fixture->talk);

  g_assert_false (siloam_consent_talk_has_step (fixture->talk, SILOAM_TALK_KEEP));
  g_assert_false (siloam_consent_talk_has_step (fixture->talk, SILOAM_TALK_CONTACT));
  g_assert_false (siloam_consent_talk_has_step (fixture->talk, SILOAM_TALK_SUMMARY));
  g_assert_false (siloam_consent_talk_has_step (fixture->talk, SILOAM_TALK_HELP));
  g_assert_true (siloam_consent_talk_is_complete (fixture->talk));
}

static void
test_without_notes_the_words_are_gone (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  fixture->talk->help_request = g_strdup ("fear of the dark");
  siloam_consent_talk_without_notes (fixture->talk);
  apply (fixture);

  g_assert_null (fixture->session->help_request);
  g_assert_null (siloam_consent_talk_new_follow_up (fixture->talk, fixture->session, "hello"));
}

static void
test_a_place_that_keeps_nothing_does_not_ask (Talk *fixture, gconstpointer data)
{
  g_autoptr (SiloamConsentTalk) talk = siloam_consent_talk_new (0, FALSE);

  siloam_consent_talk_answer (talk, SILOAM_TALK_NOTES, TRUE);
  g_assert_false (siloam_consent_talk_has_step (talk, SILOAM_TALK_KEEP));
}

static void
test_nobody_in_training_is_not_asked_about (Talk *fixture, gconstpointer data)
{
  g_autoptr (SiloamConsentTalk) talk = siloam_consent_talk_new (90, FALSE);

  g_assert_false (siloam_consent_talk_has_step (talk, SILOAM_TALK_OBSERVER));
  g_assert_true (siloam_consent_talk_has_step (fixture->talk, SILOAM_TALK_OBSERVER));
}

static void
test_a_yes_to_contact_says_how (Talk *fixture, gconstpointer data)
{
  g_assert_false (siloam_consent_talk_answer (fixture->talk, SILOAM_TALK_CONTACT, TRUE));
  g_assert_cmpint (fixture->talk->answers[SILOAM_TALK_CONTACT], ==, SILOAM_ANSWER_UNSAID);

  give_a_number (fixture);
  g_assert_true (siloam_consent_talk_answer (fixture->talk, SILOAM_TALK_CONTACT, TRUE));
}

static void
test_each_yes_is_recorded_by_itself (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  say (fixture, SILOAM_TALK_POINT, FALSE);
  apply (fixture);

  g_assert_true (siloam_session_may (fixture->session, SILOAM_DOES_WRITE));
  g_assert_true (siloam_session_may (fixture->session, SILOAM_DOES_KEEP));
  g_assert_false (siloam_session_may (fixture->session, SILOAM_DOES_POINT));
  g_assert_cmpstr (siloam_session_find_consent (fixture->session, SILOAM_SCOPE_NOTES)->text_version,
                   ==,
                   "3");
}

static void
test_all_no_is_a_session_too (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, FALSE);
  apply (fixture);

  g_assert_false (siloam_session_may (fixture->session, SILOAM_DOES_WRITE));
  g_assert_null (fixture->session->keep_until);
  g_assert_true (siloam_session_age_is_settled (fixture->session));
}

static void
test_the_date_is_the_one_that_was_asked (Talk *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) expected = g_date_time_add_days (fixture->session->created, 30);

  fixture->talk->keep_days = 30;
  say_to_all (fixture, TRUE);
  apply (fixture);

  g_assert_true (g_date_time_equal (fixture->session->keep_until, expected));
}

static void
test_a_minor_alone_goes_no_further (Talk *fixture, gconstpointer data)
{
  say (fixture, SILOAM_TALK_AGE, FALSE);
  say (fixture, SILOAM_TALK_SIXTEEN, TRUE);
  say (fixture, SILOAM_TALK_GUARDIAN, FALSE);

  g_assert_cmpint (siloam_consent_talk_next (fixture->talk, SILOAM_TALK_GUARDIAN),
                   ==,
                   SILOAM_TALK_NO_GUARDIAN);
  g_assert_cmpint (siloam_consent_talk_next (fixture->talk, SILOAM_TALK_NO_GUARDIAN),
                   ==,
                   SILOAM_TALK_NO_GUARDIAN);
  g_assert_false (siloam_consent_talk_is_complete (fixture->talk));
}

static void
test_under_sixteen_the_guardian_answers (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  say (fixture, SILOAM_TALK_AGE, FALSE);
  say (fixture, SILOAM_TALK_SIXTEEN, FALSE);
  say (fixture, SILOAM_TALK_GUARDIAN, TRUE);
  g_assert_true (siloam_consent_talk_has_step (fixture->talk, SILOAM_TALK_YOUNGER));
  apply (fixture);

  g_assert_true (siloam_session_find_consent (fixture->session, SILOAM_SCOPE_NOTES)->by_guardian);
  g_assert_true (siloam_session_may (fixture->session, SILOAM_DOES_WRITE));
}

static void
test_at_sixteen_one_answers_oneself (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  say (fixture, SILOAM_TALK_AGE, FALSE);
  say (fixture, SILOAM_TALK_SIXTEEN, TRUE);
  say (fixture, SILOAM_TALK_GUARDIAN, TRUE);
  apply (fixture);

  g_assert_false (siloam_session_find_consent (fixture->session, SILOAM_SCOPE_NOTES)->by_guardian);
  g_assert_true (fixture->session->guardian);
}

static void
test_back_leads_past_what_is_not_asked (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, FALSE);

  g_assert_cmpint (siloam_consent_talk_back (fixture->talk, SILOAM_TALK_POINT),
                   ==,
                   SILOAM_TALK_NOTES);
}

static void
test_a_follow_up_holds_what_was_agreed (Talk *fixture, gconstpointer data)
{
  g_autoptr (SiloamFollowUp) follow_up = NULL;

  say_to_all (fixture, TRUE);
  apply (fixture);
  follow_up = siloam_consent_talk_new_follow_up (fixture->talk, fixture->session, "hello");

  g_assert_true (siloam_follow_up_validate (follow_up, fixture->session, NULL, NULL));
  g_assert_cmpstr (follow_up->reach, ==, "0123");
}

static void
test_a_session_with_all_answers_may_be_stored (Talk *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->talk->keep_days = 90;
  say_to_all (fixture, TRUE);
  apply (fixture);

  siloam_session_validate (fixture->session, &error);
  g_assert_no_error (error);
}

/* Who is asked a second time, since there is someone who learns. */
static void
test_a_later_no_to_notes_takes_back_what_hangs_on_it (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  apply (fixture);
  siloam_consent_talk_without_notes (fixture->talk);
  apply (fixture);
  g_assert_false (siloam_session_may (fixture->session, SILOAM_DOES_REACH));
  g_assert_false (siloam_session_may (fixture->session, SILOAM_DOES_KEEP));
  g_assert_false (siloam_session_may (fixture->session, SILOAM_DOES_SUMMARIZE));
}

static void
test_an_observer_who_is_not_there_now_is_not_refused (Talk *fixture, gconstpointer data)
{
  say_to_all (fixture, TRUE);
  apply (fixture);
  siloam_consent_talk_free (fixture->talk);
  fixture->talk = siloam_consent_talk_new (90, FALSE);
  say_to_all (fixture, TRUE);
  apply (fixture);
  g_assert_true (siloam_session_may (fixture->session, SILOAM_DOES_OBSERVE));
}

#define TALK(name, func) g_test_add ("/guide/consent/" name, Talk, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TALK ("nothing-is-chosen-beforehand", test_nothing_is_chosen_beforehand);
  TALK ("information-comes-before-questions", test_information_comes_before_questions);
  g_test_add_func ("/guide/consent/a-testimony-is-not-asked", test_a_testimony_is_not_asked);
  TALK ("an-open-question-keeps-it-from-being-complete",
        test_an_open_question_keeps_it_from_being_complete);
  TALK ("without-notes-what-needs-them-is-not-asked",
        test_without_notes_what_needs_them_is_not_asked);
  TALK ("without-notes-the-words-are-gone", test_without_notes_the_words_are_gone);
  TALK ("a-place-that-keeps-nothing-does-not-ask", test_a_place_that_keeps_nothing_does_not_ask);
  TALK ("nobody-in-training-is-not-asked-about", test_nobody_in_training_is_not_asked_about);
  TALK ("a-yes-to-contact-says-how", test_a_yes_to_contact_says_how);
  TALK ("each-yes-is-recorded-by-itself", test_each_yes_is_recorded_by_itself);
  TALK ("all-no-is-a-session-too", test_all_no_is_a_session_too);
  TALK ("the-date-is-the-one-that-was-asked", test_the_date_is_the_one_that_was_asked);
  TALK ("a-minor-alone-goes-no-further", test_a_minor_alone_goes_no_further);
  TALK ("under-sixteen-the-guardian-answers", test_under_sixteen_the_guardian_answers);
  TALK ("at-sixteen-one-answers-oneself", test_at_sixteen_one_answers_oneself);
  TALK ("back-leads-past-what-is-not-asked", test_back_leads_past_what_is_not_asked);
  TALK ("a-follow-up-holds-what-was-agreed", test_a_follow_up_holds_what_was_agreed);
  TALK ("a-session-with-all-answers-may-be-stored", test_a_session_with_all_answers_may_be_stored);
  TALK ("a-later-no-to-notes-takes-back-what-hangs-on-it",
        test_a_later_no_to_notes_takes_back_what_hangs_on_it);
  TALK ("an-observer-who-is-not-there-now-is-not-refused",
        test_an_observer_who_is_not_there_now_is_not_refused);
  return g_test_run ();
}
