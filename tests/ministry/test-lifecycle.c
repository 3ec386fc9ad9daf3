/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an evening and a session can go from where they are. */

#include <string.h>

#include "evening-sample.h"
#include "ministry/rules.h"

/* One row of a table: from one state to every state, in the order of the enum. */
typedef struct
{
  const char *name;
  guint from;
  const char *to; /* "x" where it goes */
} Row;

/* planned prepared open closed tidied */
static const Row evening_rows[] = {
  { "planned", SILOAM_EVENING_PLANNED, ".x..." }, { "prepared", SILOAM_EVENING_PREPARED, "x.x.." },
  { "open", SILOAM_EVENING_OPEN, "...x." },       { "closed", SILOAM_EVENING_CLOSED, "....x" },
  { "tidied", SILOAM_EVENING_TIDIED, "....." },
};

/* prepared welcomed intake human spiritual closing handed-over follow-up closed paused stopped
 * erased */
static const Row session_rows[] = {
  { "prepared", SILOAM_SESSION_PREPARED, ".x.......xxx" },
  { "welcomed", SILOAM_SESSION_WELCOMED, "..x......xxx" },
  { "intake", SILOAM_SESSION_INTAKE, "...xx....xxx" },
  { "human", SILOAM_SESSION_HUMAN, "....xx...xxx" },
  { "spiritual", SILOAM_SESSION_SPIRITUAL, "...x.x...xxx" },
  { "closing", SILOAM_SESSION_CLOSING, "...xx.x..xxx" },
  { "handed-over", SILOAM_SESSION_HANDED_OVER, ".......xx..x" },
  { "follow-up", SILOAM_SESSION_FOLLOW_UP, "........x..x" },
  { "closed", SILOAM_SESSION_CLOSED, "...........x" },
  { "paused-while-human", SILOAM_SESSION_PAUSED, "...x......xx" },
  { "stopped", SILOAM_SESSION_STOPPED, ".....xx.x..x" },
  { "erased", SILOAM_SESSION_ERASED, "............" },
};

static void
evening_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();

  for (guint to = 1; to <= strlen (row->to); to++)
    {
      const gboolean expected = row->to[to - 1] == 'x';

      evening->state = (SiloamEveningState) row->from;
      g_assert_cmpint (siloam_evening_can_move (evening, (SiloamEveningState) to), ==, expected);
      g_assert_cmpint (siloam_evening_move (evening, (SiloamEveningState) to, NULL), ==, expected);
      g_assert_cmpuint (evening->state, ==, expected ? to : row->from);
    }
}

static SiloamSession *
session_in (guint state)
{
  SiloamSession *session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  session->age = SILOAM_AGE_ADULT;
  siloam_session_answer (session, SILOAM_SCOPE_KEEP, TRUE, SILOAM_HOW_ON_SCREEN, "1", NULL);
  session->state = (SiloamSessionState) state;
  if (state == SILOAM_SESSION_PAUSED)
    session->paused_from = SILOAM_SESSION_HUMAN;
  return session;
}

static void
session_row (gconstpointer data)
{
  const Row *row = data;

  for (guint to = 1; to <= strlen (row->to); to++)
    {
      g_autoptr (SiloamSession) session = session_in (row->from);
      const gboolean expected = row->to[to - 1] == 'x';

      g_assert_cmpint (siloam_session_can_move (session, (SiloamSessionState) to), ==, expected);
      g_assert_cmpint (siloam_session_move (session, (SiloamSessionState) to, NULL), ==, expected);
      g_assert_cmpuint (session->state, ==, expected ? to : row->from);
    }
}

static void
state_that_does_not_exist_leads_nowhere (void)
{
  g_autoptr (SiloamSession) session = session_in (99);
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();

  evening->state = (SiloamEveningState) 99;
  g_assert_false (siloam_session_can_move (session, SILOAM_SESSION_CLOSED));
  g_assert_false (siloam_evening_can_move (evening, SILOAM_EVENING_OPEN));
  session->state = SILOAM_SESSION_HUMAN;
  g_assert_false (siloam_session_can_move (session, (SiloamSessionState) 99));
}

static void
pause_goes_back_to_where_it_was (void)
{
  for (guint from = SILOAM_SESSION_PREPARED; from <= SILOAM_SESSION_CLOSING; from++)
    {
      g_autoptr (SiloamSession) session = session_in (from);

      g_assert_true (siloam_session_move (session, SILOAM_SESSION_PAUSED, NULL));
      g_assert_cmpuint (session->paused_from, ==, from);
      g_assert_true (siloam_session_move (session, (SiloamSessionState) from, NULL));
      g_assert_cmpuint (session->paused_from, ==, 0);
    }
}

static void
pause_of_unknown_origin_can_only_stop (void)
{
  g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_PAUSED);

  session->paused_from = 0;
  for (guint to = SILOAM_SESSION_PREPARED; to <= SILOAM_SESSION_PAUSED; to++)
    g_assert_false (siloam_session_can_move (session, (SiloamSessionState) to));
  g_assert_true (siloam_session_can_move (session, SILOAM_SESSION_STOPPED));
}

static void
stopping_takes_the_date_of_keeping_back (void)
{
  g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_SPIRITUAL);

  session->keep_until = g_date_time_new_now_local ();
  g_assert_true (siloam_session_move (session, SILOAM_SESSION_STOPPED, NULL));
  g_assert_null (session->keep_until);
}

static void
erasing_takes_every_word (void)
{
  g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_CLOSED);

  session->alias = g_strdup ("Anna");
  siloam_session_add_prayer (session, SILOAM_PRAYER_ASK);
  g_assert_true (siloam_session_move (session, SILOAM_SESSION_ERASED, NULL));
  g_assert_null (session->alias);
  g_assert_cmpuint (session->prayers->len, ==, 0);
}

static void
nobody_goes_from_intake_without_an_age (void)
{
  g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_INTAKE);
  g_autoptr (GError) error = NULL;

  session->age = 0;
  g_assert_false (siloam_session_move (session, SILOAM_SESSION_HUMAN, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_INVALID);
}

static void
minor_goes_on_with_a_guardian_only (void)
{
  const SiloamAge minors[] = { SILOAM_AGE_SIXTEEN, SILOAM_AGE_YOUNGER };

  for (guint i = 0; i < G_N_ELEMENTS (minors); i++)
    {
      g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_INTAKE);

      session->age = minors[i];
      g_assert_false (siloam_session_move (session, SILOAM_SESSION_HUMAN, NULL));
      session->guardian = TRUE;
      g_assert_true (siloam_session_move (session, SILOAM_SESSION_HUMAN, NULL));
    }
}

static void
who_refuses_everything_still_has_the_whole_session (void)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  const SiloamSessionState path[] = {
    SILOAM_SESSION_WELCOMED,  SILOAM_SESSION_INTAKE,      SILOAM_SESSION_HUMAN,
    SILOAM_SESSION_SPIRITUAL, SILOAM_SESSION_HUMAN,       SILOAM_SESSION_SPIRITUAL,
    SILOAM_SESSION_CLOSING,   SILOAM_SESSION_HANDED_OVER, SILOAM_SESSION_CLOSED,
  };

  session->age = SILOAM_AGE_ADULT;
  for (guint scope = SILOAM_SCOPE_NOTES; scope < SILOAM_SCOPE_TESTIMONY; scope++)
    siloam_session_answer (session, scope, FALSE, SILOAM_HOW_SPOKEN, "1", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (path); i++)
    g_assert_true (siloam_session_move (session, path[i], NULL));
}

static void
human_and_spiritual_alternate_in_either_order (void)
{
  const SiloamSessionState sides[] = { SILOAM_SESSION_HUMAN, SILOAM_SESSION_SPIRITUAL };

  for (guint first = 0; first < G_N_ELEMENTS (sides); first++)
    {
      g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_INTAKE);

      for (guint turn = 0; turn < 4; turn++)
        g_assert_true (siloam_session_move (session, sides[(first + turn) % 2], NULL));
    }
}

static void
follow_up_needs_an_agreement (void)
{
  g_autoptr (SiloamSession) session = session_in (SILOAM_SESSION_HANDED_OVER);
  g_autoptr (GError) error = NULL;

  siloam_session_withdraw (session, SILOAM_SCOPE_KEEP);
  g_assert_false (siloam_session_move (session, SILOAM_SESSION_FOLLOW_UP, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NOT_AGREED);
}

static void
only_what_was_decided_is_no_longer_open (void)
{
  const char *open = "xxxxxxx..xx.";

  for (guint state = 1; state <= strlen (open); state++)
    {
      g_autoptr (SiloamSession) session = session_in (state);

      g_assert_cmpint (siloam_session_is_open (session), ==, open[state - 1] == 'x');
    }
}

static void
visitor_is_here_until_handed_over_or_stopped (void)
{
  const char *living = "xxxxxx...x..";

  for (guint state = 1; state <= strlen (living); state++)
    {
      g_autoptr (SiloamSession) session = session_in (state);

      g_assert_cmpint (siloam_session_is_living (session), ==, living[state - 1] == 'x');
    }
}

static void
evening_that_is_not_complete_stays_planned (void)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_evening_move (evening, SILOAM_EVENING_PREPARED, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_INVALID);
  g_assert_cmpint (evening->state, ==, SILOAM_EVENING_PLANNED);
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
  add_rows ("/ministry/evening/it-goes-where-it-may-from-",
            evening_rows,
            G_N_ELEMENTS (evening_rows),
            evening_row);
  add_rows ("/ministry/session/it-goes-where-it-may-from-",
            session_rows,
            G_N_ELEMENTS (session_rows),
            session_row);
  g_test_add_func ("/ministry/session/a-state-that-does-not-exist-leads-nowhere",
                   state_that_does_not_exist_leads_nowhere);
  g_test_add_func ("/ministry/session/a-pause-goes-back-to-where-it-was",
                   pause_goes_back_to_where_it_was);
  g_test_add_func ("/ministry/session/a-pause-of-unknown-origin-can-only-stop",
                   pause_of_unknown_origin_can_only_stop);
  g_test_add_func ("/ministry/session/stopping-takes-the-date-of-keeping-back",
                   stopping_takes_the_date_of_keeping_back);
  g_test_add_func ("/ministry/session/erasing-takes-every-word", erasing_takes_every_word);
  g_test_add_func ("/ministry/session/nobody-goes-from-the-intake-without-an-age",
                   nobody_goes_from_intake_without_an_age);
  g_test_add_func ("/ministry/session/a-minor-goes-on-with-a-guardian-only",
                   minor_goes_on_with_a_guardian_only);
  g_test_add_func ("/ministry/session/who-refuses-everything-still-has-the-whole-session",
                   who_refuses_everything_still_has_the_whole_session);
  g_test_add_func ("/ministry/session/human-and-spiritual-alternate-in-either-order-001-14",
                   human_and_spiritual_alternate_in_either_order);
  g_test_add_func ("/ministry/session/follow-up-needs-an-agreement", follow_up_needs_an_agreement);
  g_test_add_func ("/ministry/session/only-what-was-decided-is-no-longer-open",
                   only_what_was_decided_is_no_longer_open);
  g_test_add_func ("/ministry/session/the-visitor-is-here-until-handed-over-or-stopped",
                   visitor_is_here_until_handed_over_or_stopped);
  g_test_add_func ("/ministry/evening/one-that-is-not-complete-stays-planned",
                   evening_that_is_not_complete_stays_planned);
  return g_test_run ();
}
