/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Until when something may be kept, and by which moment that is judged. */

#include "evening-sample.h"
#include "ministry/rules.h"

#define AT_ONCE "1970-01-01T00:00:00Z"

static void
assert_moment (GDateTime *moment, const char *expected)
{
  g_autofree char *text = g_date_time_format_iso8601 (moment);

  g_assert_cmpstr (text, ==, expected);
}

/* Handed over, with consent to all but no date; made on the evening of 21 November 2026. */
static SiloamSession *
new_session (void)
{
  SiloamSession *session = siloam_session_new ("11111111-2222-4333-8444-555555555555");

  g_date_time_unref (session->created);
  session->created = sample_time ("2026-11-21T20:00:00+01:00");
  session->age = SILOAM_AGE_ADULT;
  session->state = SILOAM_SESSION_HANDED_OVER;
  for (guint scope = SILOAM_SCOPE_NOTES; scope < SILOAM_SCOPE_TESTIMONY; scope++)
    siloam_session_answer (session, scope, TRUE, SILOAM_HOW_ON_SCREEN, "1", NULL);
  return session;
}

static void
set_time (GDateTime **field, const char *iso)
{
  g_clear_pointer (field, g_date_time_unref);
  *field = iso != NULL ? sample_time (iso) : NULL;
}

/* How long what was agreed to be kept until a date is kept. */
static const struct
{
  const char *name;
  const char *made;
  const char *date;
  guint max_days;
  const char *expected;
} dates[] = {
  { "until-the-end-of-the-day-that-was-agreed",
    "2026-11-21T20:00:00+01:00",
    "2026-12-05T12:00:00+01:00",
    90,
    "2026-12-05T23:00:00Z" },
  { "until-the-end-of-the-day-also-when-midnight-was-said",
    "2026-11-21T20:00:00+01:00",
    "2026-12-05T00:00:00+01:00",
    90,
    "2026-12-05T23:00:00Z" },
  { "not-longer-than-ninety-days",
    "2026-11-21T20:00:00+01:00",
    "2027-06-01T12:00:00+02:00",
    90,
    "2027-02-19T23:00:00Z" },
  { "not-longer-than-the-place-allows",
    "2026-11-21T20:00:00+01:00",
    "2026-12-31T12:00:00+01:00",
    14,
    "2026-12-05T23:00:00Z" },
  { "not-longer-than-ninety-days-whatever-the-place-says",
    "2026-11-21T20:00:00+01:00",
    "2027-06-01T12:00:00+02:00",
    4000,
    "2027-02-19T23:00:00Z" },
  { "until-midnight-where-nothing-may-be-kept-after-an-evening",
    "2026-11-21T20:00:00+01:00",
    "2026-12-31T12:00:00+01:00",
    0,
    "2026-11-21T23:00:00Z" },
  { "over-a-leap-day",
    "2028-02-20T20:00:00+01:00",
    "2028-12-31T12:00:00+01:00",
    10,
    "2028-03-01T23:00:00Z" },
  { "until-a-leap-day",
    "2028-02-20T20:00:00+01:00",
    "2028-02-29T12:00:00+01:00",
    90,
    "2028-02-29T23:00:00Z" },
  { "over-a-February-without-a-leap-day",
    "2100-02-20T20:00:00+01:00",
    "2100-12-31T12:00:00+01:00",
    10,
    "2100-03-02T23:00:00Z" },
  { "into-summer-time-by-the-clock-of-the-date",
    "2026-03-20T20:00:00+01:00",
    "2026-03-29T12:00:00+02:00",
    90,
    "2026-03-29T22:00:00Z" },
  { "into-winter-time-by-the-clock-of-the-date",
    "2026-10-20T20:00:00+02:00",
    "2026-10-25T12:00:00+01:00",
    90,
    "2026-10-25T23:00:00Z" },
  { "until-the-end-of-the-day-far-to-the-east",
    "2026-11-21T20:00:00+13:45",
    "2026-12-05T12:00:00+13:45",
    90,
    "2026-12-05T10:15:00Z" },
  { "until-the-end-of-the-day-far-to-the-west",
    "2026-11-21T20:00:00-11:00",
    "2026-12-05T12:00:00-11:00",
    90,
    "2026-12-06T11:00:00Z" },
  { "not-at-all-when-the-date-is-before-the-evening",
    "2026-11-21T20:00:00+01:00",
    "2026-11-01T12:00:00+01:00",
    90,
    "2026-11-01T23:00:00Z" },
  { "until-the-last-day-there-is",
    "9999-12-30T20:00:00Z",
    "9999-12-31T12:00:00Z",
    90,
    "9999-12-31T00:00:00Z" },
};

static void
kept_until (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (GDateTime) moment = NULL;

  set_time (&session->created, dates[row].made);
  set_time (&session->keep_until, dates[row].date);
  location->max_days = dates[row].max_days;
  moment = siloam_retention_of_session (session, NULL, location);
  assert_moment (moment, dates[row].expected);
}

static void
days_end_by_the_clock_of_the_place (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) before = NULL;
  g_autoptr (GDateTime) limit = NULL;

  if (zone == NULL)
    {
      g_test_skip ("this system knows no time zones");
      return;
    }
  before = g_date_time_new (zone, 2026, 3, 27, 20, 0, 0);
  limit = siloam_retention_limit (NULL, before);
  assert_moment (limit, "2026-06-25T22:00:00Z");
}

/* What nobody agreed to keep, by when it was made and when the evening ends. */
static const struct
{
  const char *name;
  const char *made;
  const char *ends;
  const char *expected;
} stops[] = {
  { "half-a-day-after-the-evening",
    "2026-11-21T20:00:00+01:00",
    "2026-11-21T21:30:00+01:00",
    "2026-11-22T08:30:00Z" },
  { "half-a-day-after-it-was-made-when-the-evening-was-over-before",
    "2026-11-21T20:00:00+01:00",
    "2026-11-14T21:30:00+01:00",
    "2026-11-22T07:00:00Z" },
  { "a-day-and-a-half-after-it-was-made-when-the-evening-is-in-a-wrong-year",
    "2026-11-21T20:00:00+01:00",
    "2062-11-21T21:30:00+01:00",
    "2026-11-23T07:00:00Z" },
  { "half-a-day-after-it-was-made-without-an-evening",
    "2026-11-21T20:00:00+01:00",
    NULL,
    "2026-11-22T07:00:00Z" },
  { "half-a-day-later-through-the-change-to-winter-time",
    "2026-10-24T22:00:00+02:00",
    "2026-10-24T23:30:00+02:00",
    "2026-10-25T09:30:00Z" },
  { "half-a-day-later-through-a-leap-day",
    "2028-02-28T22:00:00+01:00",
    "2028-02-28T23:30:00+01:00",
    "2028-02-29T10:30:00Z" },
};

static void
stops_at (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (GDateTime) moment = NULL;

  set_time (&session->created, stops[row].made);
  set_time (&evening->ends, stops[row].ends);
  moment = siloam_retention_of_session (session, evening, NULL);
  assert_moment (moment, stops[row].expected);
}

static void
date_without_consent_keeps_nothing (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (GDateTime) moment = NULL;

  siloam_session_withdraw (session, SILOAM_SCOPE_KEEP);
  set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  moment = siloam_retention_of_session (session, NULL, NULL);
  assert_moment (moment, "2026-11-22T07:00:00Z");
}

static void
consent_without_a_date_keeps_nothing (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (GDateTime) moment = NULL;

  session->state = SILOAM_SESSION_CLOSED;
  moment = siloam_retention_of_session (session, NULL, NULL);
  assert_moment (moment, AT_ONCE);
}

static void
closing_the_evening_keeps_only_what_was_agreed (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (GDateTime) without = NULL;
  g_autoptr (GDateTime) with = NULL;

  evening->state = SILOAM_EVENING_CLOSED;
  without = siloam_retention_of_session (session, evening, NULL);
  set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  with = siloam_retention_of_session (session, evening, NULL);
  assert_moment (without, AT_ONCE);
  assert_moment (with, "2026-12-05T23:00:00Z");
}

static void
erased_session_keeps_nothing (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (GDateTime) moment = NULL;

  set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  session->state = SILOAM_SESSION_ERASED;
  moment = siloam_retention_of_session (session, NULL, NULL);
  assert_moment (moment, AT_ONCE);
}

static SiloamNote *
new_note (SiloamNoteKind kind)
{
  SiloamNote *note = siloam_note_new ("11111111-2222-4333-8444-555555555555", kind);

  set_time (&note->at, "2026-11-21T20:30:00+01:00");
  return note;
}

static void
note_goes_with_its_session (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (SiloamNote) note = new_note (SILOAM_NOTE_IMPRESSION);
  g_autoptr (GDateTime) open = siloam_retention_of_note (note, session, evening, NULL);
  g_autoptr (GDateTime) closed = NULL;

  session->state = SILOAM_SESSION_CLOSED;
  closed = siloam_retention_of_note (note, session, evening, NULL);
  assert_moment (open, "2026-11-22T08:30:00Z");
  assert_moment (closed, AT_ONCE);
}

/* Until when a note stays of a visitor who agreed to be kept until 5 December: its kind, where the
 * session and the evening are, and the date that was written to a concern. */
static const struct
{
  const char *name;
  SiloamNoteKind kind;
  SiloamSessionState state;
  SiloamEveningState evening;
  const char *date;
  const char *expected;
} notes[] = {
  { "an-impression-while-they-talk",
    SILOAM_NOTE_IMPRESSION,
    SILOAM_SESSION_HUMAN,
    SILOAM_EVENING_OPEN,
    NULL,
    "2026-11-22T08:30:00Z" },
  { "an-impression-until-it-is-tidied",
    SILOAM_NOTE_IMPRESSION,
    SILOAM_SESSION_HANDED_OVER,
    SILOAM_EVENING_OPEN,
    NULL,
    "2026-11-22T08:30:00Z" },
  { "an-impression-after-the-session",
    SILOAM_NOTE_IMPRESSION,
    SILOAM_SESSION_CLOSED,
    SILOAM_EVENING_OPEN,
    NULL,
    AT_ONCE },
  { "an-impression-that-waits-for-a-call",
    SILOAM_NOTE_IMPRESSION,
    SILOAM_SESSION_FOLLOW_UP,
    SILOAM_EVENING_OPEN,
    NULL,
    AT_ONCE },
  { "an-impression-after-the-evening",
    SILOAM_NOTE_IMPRESSION,
    SILOAM_SESSION_HANDED_OVER,
    SILOAM_EVENING_CLOSED,
    NULL,
    AT_ONCE },
  { "something-to-do-after-the-session",
    SILOAM_NOTE_TO_DO,
    SILOAM_SESSION_CLOSED,
    SILOAM_EVENING_OPEN,
    NULL,
    AT_ONCE },
  { "a-concern-without-a-date-after-the-session",
    SILOAM_NOTE_CARE,
    SILOAM_SESSION_CLOSED,
    SILOAM_EVENING_OPEN,
    NULL,
    AT_ONCE },
  { "a-concern-with-a-date-after-the-session",
    SILOAM_NOTE_CARE,
    SILOAM_SESSION_CLOSED,
    SILOAM_EVENING_TIDIED,
    "2026-12-01T12:00:00+01:00",
    "2026-12-01T23:00:00Z" },
  { "a-concern-with-a-later-date-than-the-words",
    SILOAM_NOTE_CARE,
    SILOAM_SESSION_ERASED,
    SILOAM_EVENING_TIDIED,
    "2026-12-31T12:00:00+01:00",
    "2026-12-31T23:00:00Z" },
};

static void
note_stays_until (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (SiloamNote) note = new_note (notes[row].kind);
  g_autoptr (GDateTime) moment = NULL;

  set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  session->state = notes[row].state;
  evening->state = notes[row].evening;
  set_time (&note->keep_until, notes[row].date);
  moment = siloam_retention_of_note (note, session, evening, NULL);
  assert_moment (moment, notes[row].expected);
}

static void
note_goes_when_notes_are_withdrawn (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamNote) note = new_note (SILOAM_NOTE_IMPRESSION);
  g_autoptr (GDateTime) moment = NULL;

  siloam_session_withdraw (session, SILOAM_SCOPE_NOTES);
  moment = siloam_retention_of_note (note, session, NULL, NULL);
  assert_moment (moment, AT_ONCE);
}

static void
concern_about_safety_has_a_date_of_its_own (void)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (SiloamNote) note = new_note (SILOAM_NOTE_CARE);
  g_autoptr (GDateTime) long_one = NULL;
  g_autoptr (GDateTime) short_one = NULL;

  set_time (&note->keep_until, "2026-12-31T12:00:00+01:00");
  long_one = siloam_retention_of_note (note, NULL, NULL, location);
  location->max_days = 7;
  short_one = siloam_retention_of_note (note, NULL, NULL, location);
  assert_moment (long_one, "2026-12-31T23:00:00Z");
  assert_moment (short_one, "2026-11-28T23:00:00Z");
}

static void
date_on_another_note_keeps_nothing (void)
{
  g_autoptr (SiloamNote) note = new_note (SILOAM_NOTE_IMPRESSION);
  g_autoptr (GDateTime) moment = NULL;

  set_time (&note->keep_until, "2026-12-31T12:00:00+01:00");
  moment = siloam_retention_of_note (note, NULL, NULL, NULL);
  assert_moment (moment, AT_ONCE);
}

static void
point_goes_with_the_evening (void)
{
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_PEACE);
  g_autoptr (GDateTime) open = NULL;
  g_autoptr (GDateTime) closed = NULL;

  set_time (&point->approved_at, "2026-11-21T20:30:00+01:00");
  set_time (&point->expires, "2027-11-21T20:30:00+01:00");
  open = siloam_retention_of_point (point, evening);
  evening->state = SILOAM_EVENING_CLOSED;
  closed = siloam_retention_of_point (point, evening);
  assert_moment (open, "2026-11-22T08:30:00Z");
  assert_moment (closed, AT_ONCE);
}

static void
point_nobody_approved_is_not_kept (void)
{
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_PEACE);
  g_autoptr (GDateTime) moment = siloam_retention_of_point (point, NULL);

  assert_moment (moment, AT_ONCE);
}

static void
contact_goes_when_it_is_done (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (SiloamFollowUp) follow_up = siloam_follow_up_new (session);
  g_autoptr (GDateTime) planned = NULL;

  set_time (&follow_up->agreed_at, "2026-11-21T21:00:00+01:00");
  planned = siloam_retention_of_follow_up (follow_up, NULL);
  assert_moment (planned, "2027-02-19T23:00:00Z");
  for (guint state = SILOAM_FOLLOW_UP_DONE; state <= SILOAM_FOLLOW_UP_LAPSED; state++)
    {
      g_autoptr (GDateTime) over = NULL;

      follow_up->state = (SiloamFollowUpState) state;
      over = siloam_retention_of_follow_up (follow_up, NULL);
      assert_moment (over, AT_ONCE);
    }
}

static void
proof_stays_a_year_after_the_words (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (GDateTime) kept = NULL;
  g_autoptr (GDateTime) erased = NULL;

  set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  kept = siloam_retention_of_consents (session, NULL, NULL);
  session->state = SILOAM_SESSION_ERASED;
  erased = siloam_retention_of_consents (session, NULL, NULL);
  assert_moment (kept, "2027-12-05T23:00:00Z");
  assert_moment (erased, "2027-11-21T19:00:00Z");
}

static void
nothing_is_proven_of_who_answered_nothing (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (GDateTime) until = NULL;

  g_ptr_array_set_size (session->consents, 0);
  session->state = SILOAM_SESSION_ERASED;
  until = siloam_retention_of_consents (session, NULL, NULL);
  assert_moment (until, AT_ONCE);
}

/* The clock against the mark, and by which moment is judged what nobody agreed to keep, and what
 * was agreed. */
static const struct
{
  const char *name;
  const char *clock;
  const char *mark;
  SiloamClock verdict;
  const char *next_mark;
  const char *now;
  const char *now_agreed;
} clocks[] = {
  { "a-clock-that-went-on-is-believed",
    "2026-11-22T09:00:00Z",
    "2026-11-21T09:00:00Z",
    SILOAM_CLOCK_FINE,
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z" },
  { "in-a-new-file-any-clock-is-believed",
    "2026-11-22T09:00:00Z",
    NULL,
    SILOAM_CLOCK_FINE,
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z" },
  { "a-clock-that-was-corrected-by-hours-lets-nothing-live-longer",
    "2026-11-22T09:00:00Z",
    "2026-11-22T21:00:00Z",
    SILOAM_CLOCK_FINE,
    "2026-11-22T21:00:00Z",
    "2026-11-22T21:00:00Z",
    "2026-11-22T21:00:00Z" },
  { "a-clock-that-was-set-back-lets-nothing-live-longer",
    "2026-11-01T09:00:00Z",
    "2026-11-22T09:00:00Z",
    SILOAM_CLOCK_BACK,
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z" },
  { "a-clock-that-lost-its-battery-lets-nothing-live-longer",
    "1970-01-01T00:00:00Z",
    "2026-11-22T09:00:00Z",
    SILOAM_CLOCK_BACK,
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z" },
  { "a-hundred-days-in-a-cupboard-are-believed",
    "2027-03-02T09:00:00Z",
    "2026-11-22T09:00:00Z",
    SILOAM_CLOCK_FINE,
    "2027-03-02T09:00:00Z",
    "2027-03-02T09:00:00Z",
    "2027-03-02T09:00:00Z" },
  { "a-wrong-year-does-not-erase-what-was-agreed-to-be-kept",
    "2062-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z",
    SILOAM_CLOCK_AHEAD,
    "2026-11-22T09:00:00Z",
    "2062-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z" },
  { "another-time-zone-is-the-same-moment",
    "2026-11-22T22:00:00+13:00",
    "2026-11-22T09:00:00Z",
    SILOAM_CLOCK_FINE,
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z",
    "2026-11-22T09:00:00Z" },
  { "the-hour-that-comes-twice-is-two-moments",
    "2026-10-25T02:30:00+01:00",
    "2026-10-25T02:30:00+02:00",
    SILOAM_CLOCK_FINE,
    "2026-10-25T01:30:00Z",
    "2026-10-25T01:30:00Z",
    "2026-10-25T01:30:00Z" },
};

static void
clock_is_judged (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (GDateTime) clock = sample_time (clocks[row].clock);
  g_autoptr (GDateTime) mark = clocks[row].mark != NULL ? sample_time (clocks[row].mark) : NULL;
  g_autoptr (GDateTime) next = siloam_clock_next_mark (clock, mark);
  g_autoptr (GDateTime) now = siloam_retention_now (clock, mark, FALSE);
  g_autoptr (GDateTime) agreed = siloam_retention_now (clock, mark, TRUE);

  g_assert_cmpint (siloam_clock_judge (clock, mark), ==, clocks[row].verdict);
  assert_moment (next, clocks[row].next_mark);
  assert_moment (now, clocks[row].now);
  assert_moment (agreed, clocks[row].now_agreed);
}

static void
what_expired_stays_expired_when_the_clock_is_set_back (void)
{
  g_autoptr (SiloamSession) session = new_session ();
  g_autoptr (GDateTime) mark = sample_time ("2026-12-06T00:00:00Z");
  g_autoptr (GDateTime) clock = sample_time ("2026-11-25T00:00:00Z");
  g_autoptr (GDateTime) now = siloam_retention_now (clock, mark, TRUE);
  g_autoptr (GDateTime) expires = NULL;

  set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  expires = siloam_retention_of_session (session, NULL, NULL);
  g_assert_cmpint (g_date_time_compare (now, expires), >=, 0);
}

#define ADD_ROWS(path, rows, test)                                                                 \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *name = g_strconcat (path, rows[i].name, NULL);                              \
                                                                                                   \
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test);                                     \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("/ministry/retention/agreed-is-kept-", dates, kept_until)
  ADD_ROWS ("/ministry/retention/not-agreed-goes-", stops, stops_at)
  ADD_ROWS ("/ministry/clock/", clocks, clock_is_judged)
  g_test_add_func ("/ministry/clock/what-expired-stays-expired-when-it-is-set-back",
                   what_expired_stays_expired_when_the_clock_is_set_back);
  g_test_add_func ("/ministry/retention/days-end-by-the-clock-of-the-place",
                   days_end_by_the_clock_of_the_place);
  g_test_add_func ("/ministry/retention/a-date-without-consent-keeps-nothing",
                   date_without_consent_keeps_nothing);
  g_test_add_func ("/ministry/retention/consent-without-a-date-keeps-nothing",
                   consent_without_a_date_keeps_nothing);
  g_test_add_func ("/ministry/retention/closing-the-evening-keeps-only-what-was-agreed",
                   closing_the_evening_keeps_only_what_was_agreed);
  g_test_add_func ("/ministry/retention/an-erased-session-keeps-nothing",
                   erased_session_keeps_nothing);
  g_test_add_func ("/ministry/retention/a-note-goes-with-its-session", note_goes_with_its_session);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strconcat ("/ministry/retention/note/", notes[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), note_stays_until);
    }
  g_test_add_func ("/ministry/retention/a-note-goes-when-notes-are-withdrawn",
                   note_goes_when_notes_are_withdrawn);
  g_test_add_func ("/ministry/retention/a-concern-about-safety-has-a-date-of-its-own",
                   concern_about_safety_has_a_date_of_its_own);
  g_test_add_func ("/ministry/retention/a-date-on-another-note-keeps-nothing",
                   date_on_another_note_keeps_nothing);
  g_test_add_func ("/ministry/retention/a-point-goes-with-the-evening",
                   point_goes_with_the_evening);
  g_test_add_func ("/ministry/retention/a-point-nobody-approved-is-not-kept",
                   point_nobody_approved_is_not_kept);
  g_test_add_func ("/ministry/retention/the-contact-goes-when-it-is-done",
                   contact_goes_when_it_is_done);
  g_test_add_func ("/ministry/retention/the-proof-stays-a-year-after-the-words",
                   proof_stays_a_year_after_the_words);
  g_test_add_func ("/ministry/retention/nothing-is-proven-of-who-answered-nothing",
                   nothing_is_proven_of_who_answered_nothing);
  return g_test_run ();
}
