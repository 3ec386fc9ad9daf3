/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a visitor agreed to, and what may be done with it. */

#include <string.h>

#include "evening-sample.h"
#include "journal/record.h"
#include "ministry/record-fields-private.h"
#include "ministry/rules.h"

static SiloamSession *
new_session (void)
{
  SiloamSession *session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  session->age = SILOAM_AGE_ADULT;
  session->state = SILOAM_SESSION_HUMAN;
  return session;
}

static SiloamConsent *
answer (SiloamSession *session, guint scope, gboolean yes)
{
  return siloam_session_answer (session, (SiloamScope) scope, yes, SILOAM_HOW_ON_SCREEN, "2", NULL);
}

static void
agree_to_all (SiloamSession *session)
{
  for (guint scope = SILOAM_SCOPE_NOTES; scope < SILOAM_SCOPE_TESTIMONY; scope++)
    answer (session, scope, TRUE);
}

/* In the order of SiloamDoes: write keep reach point summarize observe testify. */
static void
assert_may (const SiloamSession *session, const char *expected)
{
  for (guint does = 1; does <= SILOAM_N_DOES; does++)
    g_assert_cmpint (siloam_session_may (session, (SiloamDoes) does),
                     ==,
                     expected[does - 1] == 'x');
}

typedef struct
{
  const char *name;
  guint value;
  const char *expected;
} Row;

static const Row scope_rows[] = {
  { "notes", SILOAM_SCOPE_NOTES, "x......" },
  { "keeping", SILOAM_SCOPE_KEEP, ".x....." },
  { "contact", SILOAM_SCOPE_CONTACT, "..x...." },
  { "a-point", SILOAM_SCOPE_POINT, "...x..." },
  { "a-summary", SILOAM_SCOPE_SUMMARY, "....x.." },
  { "someone-who-learns", SILOAM_SCOPE_OBSERVER, ".....x." },
  { "a-testimony", SILOAM_SCOPE_TESTIMONY, "......." },
};

static void
scope_allows_its_own_alone (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SiloamSession) session = new_session ();

  answer (session, row->value, TRUE);
  assert_may (session, row->expected);
}

static void
scope_takes_away_its_own_alone (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SiloamSession) session = new_session ();
  g_autofree char *left = g_strdup ("xxxxxx.");

  agree_to_all (session);
  siloam_session_withdraw (session, (SiloamScope) row->value);
  if (row->value != SILOAM_SCOPE_TESTIMONY)
    left[row->value - 1] = '.';
  assert_may (session, left);
}

/* When everything was agreed to and nothing has a date, by the state of the session: prepared
 * welcomed intake human spiritual closing handed-over follow-up closed paused stopped erased. */
static const Row state_rows[] = {
  { "writing", SILOAM_DOES_WRITE, "xxxxxxx..xx." },
  { "keeping", SILOAM_DOES_KEEP, "xxxxxxxxxxx." },
  { "reaching", SILOAM_DOES_REACH, "xxxxxxxxxxx." },
  { "a-point", SILOAM_DOES_POINT, "xxxxxxx..x.." },
  { "a-summary", SILOAM_DOES_SUMMARIZE, "xxxxxxx..xx." },
  { "someone-who-learns", SILOAM_DOES_OBSERVE, "xxxxxx...x.." },
  { "a-testimony", SILOAM_DOES_TESTIFY, "............" },
};

static void
consent_counts_in_its_states (gconstpointer data)
{
  const Row *row = data;

  for (guint state = 1; state <= strlen (row->expected); state++)
    {
      g_autoptr (SiloamSession) session = new_session ();

      agree_to_all (session);
      session->state = (SiloamSessionState) state;
      g_assert_cmpint (siloam_session_may (session, (SiloamDoes) row->value),
                       ==,
                       row->expected[state - 1] == 'x');
    }
}

static void
no_consent_counts_without_a_yes (void)
{
  const SiloamConsentState states[] = { SILOAM_CONSENT_ASKED,
                                        SILOAM_CONSENT_REFUSED,
                                        SILOAM_CONSENT_WITHDRAWN };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint scope = SILOAM_SCOPE_NOTES; scope < SILOAM_SCOPE_TESTIMONY; scope++)
      {
        g_autoptr (SiloamSession) session = new_session ();

        answer (session, scope, TRUE)->state = states[i];
        assert_may (session, ".......");
      }
}

static void
who_was_asked_nothing_agreed_to_nothing (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  assert_may (session, ".......");
}

static void
kept_words_may_be_corrected (void)
{
  const SiloamSessionState ended[] = { SILOAM_SESSION_FOLLOW_UP, SILOAM_SESSION_CLOSED };

  for (guint i = 0; i < G_N_ELEMENTS (ended); i++)
    {
      g_autoptr (SiloamSession) session = new_session ();

      agree_to_all (session);
      session->keep_until = g_date_time_new_now_local ();
      session->state = ended[i];
      g_assert_true (siloam_session_may (session, SILOAM_DOES_WRITE));
      siloam_session_withdraw (session, SILOAM_SCOPE_KEEP);
      g_assert_false (siloam_session_may (session, SILOAM_DOES_WRITE));
    }
}

/* Whose yes counts. */
static const struct
{
  SiloamAge age;
  gboolean guardian;
  gboolean by_guardian;
  gboolean counts;
} ages[] = {
  { 0, FALSE, FALSE, TRUE }, /* not written down: the consent was checked when it was given */
  { 0, FALSE, TRUE, TRUE },
  { SILOAM_AGE_ADULT, FALSE, FALSE, TRUE },
  { SILOAM_AGE_ADULT, TRUE, FALSE, TRUE },
  { SILOAM_AGE_SIXTEEN, FALSE, FALSE, FALSE },
  { SILOAM_AGE_SIXTEEN, TRUE, FALSE, TRUE },
  { SILOAM_AGE_SIXTEEN, TRUE, TRUE, TRUE },
  { SILOAM_AGE_YOUNGER, FALSE, FALSE, FALSE },
  { SILOAM_AGE_YOUNGER, FALSE, TRUE, FALSE },
  { SILOAM_AGE_YOUNGER, TRUE, FALSE, FALSE },
  { SILOAM_AGE_YOUNGER, TRUE, TRUE, TRUE },
};

static void
yes_of_a_child_is_given_by_the_guardian (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (SiloamSession) session = new_session ();

      answer (session, SILOAM_SCOPE_NOTES, TRUE)->by_guardian = ages[i].by_guardian;
      session->age = ages[i].age;
      session->guardian = ages[i].guardian;
      g_assert_cmpint (siloam_session_may (session, SILOAM_DOES_WRITE), ==, ages[i].counts);
    }
}

static void
answer_says_who_gave_it (void)
{
  const SiloamAge all[] = { SILOAM_AGE_ADULT, SILOAM_AGE_SIXTEEN, SILOAM_AGE_YOUNGER };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (SiloamSession) session = new_session ();

      session->age = all[i];
      session->guardian = TRUE;
      g_assert_cmpint (answer (session, SILOAM_SCOPE_KEEP, TRUE)->by_guardian,
                       ==,
                       all[i] == SILOAM_AGE_YOUNGER);
    }
}

static void
age_is_settled_with_the_guardian (void)
{
  for (guint age = 0; age <= SILOAM_AGE_YOUNGER; age++)
    for (guint guardian = 0; guardian <= 1; guardian++)
      {
        g_autoptr (SiloamSession) session = new_session ();

        session->age = (SiloamAge) age;
        session->guardian = (gboolean) guardian;
        g_assert_cmpint (siloam_session_age_is_settled (session),
                         ==,
                         age == SILOAM_AGE_ADULT || (age != 0 && guardian));
      }
}

static void
answer_remembers_how_and_to_which_text (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  const SiloamConsent *consent = siloam_session_answer (session,
                                                        SILOAM_SCOPE_NOTES,
                                                        TRUE,
                                                        SILOAM_HOW_PAPER,
                                                        "2026-3",
                                                        "member");

  g_assert_cmpint (consent->state, ==, SILOAM_CONSENT_GIVEN);
  g_assert_cmpint (consent->how, ==, SILOAM_HOW_PAPER);
  g_assert_cmpstr (consent->text_version, ==, "2026-3");
  g_assert_cmpstr (consent->recorded_by, ==, "member");
  g_assert_nonnull (consent->given_at);
}

static void
same_yes_again_changes_nothing (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  SiloamConsent *first = answer (session, SILOAM_SCOPE_NOTES, TRUE);
  GDateTime *given = first->given_at;

  g_assert_true (answer (session, SILOAM_SCOPE_NOTES, TRUE) == first);
  g_assert_true (first->given_at == given);
  g_assert_cmpuint (session->consents->len, ==, 1);
}

static void
no_after_a_yes_withdraws (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  answer (session, SILOAM_SCOPE_NOTES, TRUE);
  session->help_request = g_strdup ("bang");
  g_assert_cmpint (answer (session, SILOAM_SCOPE_NOTES, FALSE)->state,
                   ==,
                   SILOAM_CONSENT_WITHDRAWN);
  g_assert_null (session->help_request);
}

static void
yes_after_a_no_is_one_answer (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  answer (session, SILOAM_SCOPE_NOTES, FALSE);
  g_assert_cmpint (answer (session, SILOAM_SCOPE_NOTES, TRUE)->state, ==, SILOAM_CONSENT_GIVEN);
  g_assert_cmpuint (session->consents->len, ==, 1);
}

static void
yes_after_a_withdrawal_is_a_new_consent (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  const SiloamConsent *first = answer (session, SILOAM_SCOPE_NOTES, TRUE);

  siloam_session_withdraw (session, SILOAM_SCOPE_NOTES);
  g_assert_true (answer (session, SILOAM_SCOPE_NOTES, FALSE) == first);
  g_assert_true (answer (session, SILOAM_SCOPE_NOTES, TRUE) != first);
  g_assert_cmpint (first->state, ==, SILOAM_CONSENT_WITHDRAWN);
  g_assert_true (siloam_session_may (session, SILOAM_DOES_WRITE));
}

static void
testimony_is_never_asked_in_a_session (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  g_assert_null (answer (session, SILOAM_SCOPE_TESTIMONY, TRUE));
  g_assert_cmpuint (session->consents->len, ==, 0);
}

static void
nobody_is_asked_after_erasing (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  session->state = SILOAM_SESSION_ERASED;
  g_assert_null (answer (session, SILOAM_SCOPE_NOTES, TRUE));
}

static void
only_a_yes_can_be_withdrawn (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  g_assert_false (siloam_session_withdraw (session, SILOAM_SCOPE_NOTES));
  answer (session, SILOAM_SCOPE_NOTES, FALSE);
  g_assert_false (siloam_session_withdraw (session, SILOAM_SCOPE_NOTES));
  answer (session, SILOAM_SCOPE_NOTES, TRUE);
  g_assert_true (siloam_session_withdraw (session, SILOAM_SCOPE_NOTES));
  g_assert_false (siloam_session_withdraw (session, SILOAM_SCOPE_NOTES));
}

static void
withdrawing_notes_takes_every_word (void)
{
  g_autoptr (SiloamSession) session = sample_session ();

  session->state = SILOAM_SESSION_SPIRITUAL;
  g_ptr_array_set_size (session->consents, 0);
  answer (session, SILOAM_SCOPE_NOTES, TRUE);
  siloam_session_withdraw (session, SILOAM_SCOPE_NOTES);
  session->age = 0;
  session->guardian = FALSE;
  g_assert_true (siloam_fields_blank (siloam_session_words, session));
  g_assert_cmpuint (session->prayers->len + session->marks->len, ==, 0);
  g_assert_true (siloam_entry_is_blank (session->exchange));
}

static void
withdrawing_notes_keeps_the_place_and_the_age (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  answer (session, SILOAM_SCOPE_NOTES, TRUE);
  session->place = g_strdup ("receive.ask");
  siloam_session_withdraw (session, SILOAM_SCOPE_NOTES);
  g_assert_cmpstr (session->place, ==, "receive.ask");
  g_assert_cmpint (session->age, ==, SILOAM_AGE_ADULT);
}

static void
withdrawing_keeping_takes_the_date (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  answer (session, SILOAM_SCOPE_KEEP, TRUE);
  session->keep_until = g_date_time_new_now_local ();
  siloam_session_withdraw (session, SILOAM_SCOPE_KEEP);
  g_assert_null (session->keep_until);
}

static void
withdrawing_the_summary_takes_the_ticks (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  answer (session, SILOAM_SCOPE_SUMMARY, TRUE);
  g_ptr_array_add (session->ticked, g_strdup ("today"));
  siloam_session_withdraw (session, SILOAM_SCOPE_SUMMARY);
  g_assert_cmpuint (session->ticked->len, ==, 0);
}

static void
forgetting_keeps_what_was_answered (void)
{
  g_autoptr (SiloamSession) session = new_session ();

  agree_to_all (session);
  session->alias = g_strdup ("Anna");
  siloam_session_forget (session);
  g_assert_null (session->alias);
  g_assert_cmpuint (session->consents->len, ==, 6);
  g_ptr_array_add (session->ticked, g_strdup ("still usable"));
}

static void
add_rows (const char *path, const Row *rows, gsize count, GTestDataFunc test)
{
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *name = g_strconcat (path, rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_rows ("/ministry/consent/a-yes-allows-its-own-alone-",
            scope_rows,
            G_N_ELEMENTS (scope_rows),
            scope_allows_its_own_alone);
  add_rows ("/ministry/consent/withdrawing-takes-away-its-own-alone-",
            scope_rows,
            G_N_ELEMENTS (scope_rows),
            scope_takes_away_its_own_alone);
  add_rows ("/ministry/consent/a-yes-counts-in-its-states-",
            state_rows,
            G_N_ELEMENTS (state_rows),
            consent_counts_in_its_states);
  g_test_add_func ("/ministry/consent/none-counts-without-a-yes", no_consent_counts_without_a_yes);
  g_test_add_func ("/ministry/consent/who-was-asked-nothing-agreed-to-nothing",
                   who_was_asked_nothing_agreed_to_nothing);
  g_test_add_func ("/ministry/consent/kept-words-may-be-corrected", kept_words_may_be_corrected);
  g_test_add_func ("/ministry/consent/the-yes-of-a-child-is-given-by-the-guardian",
                   yes_of_a_child_is_given_by_the_guardian);
  g_test_add_func ("/ministry/consent/an-answer-says-who-gave-it", answer_says_who_gave_it);
  g_test_add_func ("/ministry/consent/the-age-is-settled-with-the-guardian",
                   age_is_settled_with_the_guardian);
  g_test_add_func ("/ministry/consent/an-answer-remembers-how-and-to-which-text",
                   answer_remembers_how_and_to_which_text);
  g_test_add_func ("/ministry/consent/the-same-yes-again-changes-nothing",
                   same_yes_again_changes_nothing);
  g_test_add_func ("/ministry/consent/a-no-after-a-yes-withdraws", no_after_a_yes_withdraws);
  g_test_add_func ("/ministry/consent/a-yes-after-a-no-is-one-answer",
                   yes_after_a_no_is_one_answer);
  g_test_add_func ("/ministry/consent/a-yes-after-a-withdrawal-is-a-new-consent",
                   yes_after_a_withdrawal_is_a_new_consent);
  g_test_add_func ("/ministry/consent/a-testimony-is-never-asked-in-a-session",
                   testimony_is_never_asked_in_a_session);
  g_test_add_func ("/ministry/consent/nobody-is-asked-after-erasing",
                   nobody_is_asked_after_erasing);
  g_test_add_func ("/ministry/consent/only-a-yes-can-be-withdrawn", only_a_yes_can_be_withdrawn);
  g_test_add_func ("/ministry/consent/withdrawing-notes-takes-every-word",
                   withdrawing_notes_takes_every_word);
  g_test_add_func ("/ministry/consent/withdrawing-notes-keeps-the-place-and-the-age",
                   withdrawing_notes_keeps_the_place_and_the_age);
  g_test_add_func ("/ministry/consent/withdrawing-keeping-takes-the-date",
                   withdrawing_keeping_takes_the_date);
  g_test_add_func ("/ministry/consent/withdrawing-the-summary-takes-the-ticks",
                   withdrawing_the_summary_takes_the_ticks);
  g_test_add_func ("/ministry/consent/forgetting-keeps-what-was-answered",
                   forgetting_keeps_what_was_answered);
  return g_test_run ();
}
