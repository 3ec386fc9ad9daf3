/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be true of notes, of points on the board, of a follow-up and of a testimony. */

#include "evening-sample.h"
#include "ministry/record-fields-private.h"
#include "ministry/rules.h"

static SiloamNote *
new_note (const SiloamSession *session, SiloamNoteKind kind)
{
  SiloamNote *note = siloam_note_new (session->id, kind);

  sample_set_time (&note->at, "2026-11-21T20:30:00+01:00");
  return note;
}

static void
note_needs_consent_to_notes (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_IMPRESSION);

  assert_fine (siloam_note_validate (note, session, NULL, &fault));
  siloam_session_withdraw (session, SILOAM_SCOPE_NOTES);
  assert_not_agreed (siloam_note_validate (note, session, NULL, &fault));
}

static void
no_note_after_the_session (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_CARE);

  session->state = SILOAM_SESSION_CLOSED;
  assert_not_agreed (siloam_note_validate (note, session, NULL, &fault));
  sample_set_time (&session->keep_until, "2026-12-05T12:00:00+01:00");
  assert_not_agreed (siloam_note_validate (note, session, NULL, &fault));
}

static void
concern_with_a_reason_and_a_date_outlives_the_session (void)
{
  g_autoptr (SiloamSession) session = siloam_session_new ("11111111-2222-4333-8444-555555555555");
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_CARE);

  session->state = SILOAM_SESSION_CLOSED;
  sample_set_text (&note->reason, "melding");
  sample_set_time (&note->keep_until, "2026-12-05T12:00:00+01:00");
  assert_fine (siloam_note_validate (note, session, NULL, &fault));
}

static void
reason_and_date_go_together (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_CARE);

  sample_set_text (&note->reason, "melding");
  assert_invalid (siloam_note_validate (note, session, NULL, &fault));
  sample_set_text (&note->reason, " ");
  sample_set_time (&note->keep_until, "2026-12-05T12:00:00+01:00");
  assert_invalid (siloam_note_validate (note, session, NULL, &fault));
}

static void
only_a_concern_about_safety_has_a_reason (void)
{
  const SiloamNoteKind others[] = { SILOAM_NOTE_IMPRESSION, SILOAM_NOTE_TO_DO };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SiloamSession) session = sample_agreed_session ();
      g_autoptr (SiloamNote) note = new_note (session, others[i]);

      sample_set_text (&note->reason, "melding");
      sample_set_time (&note->keep_until, "2026-12-05T12:00:00+01:00");
      assert_invalid (siloam_note_validate (note, session, NULL, &fault));
    }
}

static void
concern_is_kept_no_longer_than_the_place_allows (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_CARE);

  location->max_days = 14;
  sample_set_text (&note->reason, "melding");
  sample_set_time (&note->keep_until, "2026-12-05T12:00:00+01:00");
  assert_fine (siloam_note_validate (note, session, location, &fault));
  sample_set_time (&note->keep_until, "2026-12-06T12:00:00+01:00");
  assert_invalid (siloam_note_validate (note, session, location, &fault));
  sample_set_time (&note->keep_until, "2026-11-20T12:00:00+01:00");
  assert_invalid (siloam_note_validate (note, session, location, &fault));
}

static void
note_is_of_its_own_session (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamSession) other = sample_agreed_session ();
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_IMPRESSION);

  assert_invalid (siloam_note_validate (note, other, NULL, &fault));
}

static void
no_note_about_who_was_erased (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamNote) note = new_note (session, SILOAM_NOTE_CARE);

  sample_set_text (&note->reason, "melding");
  sample_set_time (&note->keep_until, "2026-12-05T12:00:00+01:00");
  session->state = SILOAM_SESSION_ERASED;
  assert_invalid (siloam_note_validate (note, session, NULL, &fault));
}

static void
no_point_without_approval (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamPoint) point = siloam_point_new (2, SILOAM_THEME_COURAGE);

  assert_not_agreed (siloam_point_validate (point, session, NULL, &fault));
  sample_set_time (&point->approved_at, "2026-11-21T20:30:00+01:00");
  assert_fine (siloam_point_validate (point, session, NULL, &fault));
  siloam_session_withdraw (session, SILOAM_SCOPE_POINT);
  assert_not_agreed (siloam_point_validate (point, session, NULL, &fault));
}

static void
no_point_on_a_closed_board (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamEvening) evening = sample_prepared_evening ();
  g_autoptr (SiloamPoint) point = siloam_point_new (2, SILOAM_THEME_COURAGE);

  sample_set_time (&point->approved_at, "2026-11-21T20:30:00+01:00");
  evening->state = SILOAM_EVENING_OPEN;
  assert_fine (siloam_point_validate (point, session, evening, &fault));
  evening->state = SILOAM_EVENING_CLOSED;
  assert_invalid (siloam_point_validate (point, session, evening, &fault));
}

static void
point_has_a_team_and_a_theme_of_the_list (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamPoint) point = siloam_point_new (0, SILOAM_THEME_COURAGE);

  sample_set_time (&point->approved_at, "2026-11-21T20:30:00+01:00");
  assert_invalid (siloam_point_validate (point, session, NULL, &fault));
  point->team_number = 1;
  point->theme = SILOAM_N_THEMES + 1;
  assert_invalid (siloam_point_validate (point, session, NULL, &fault));
}

/* Nothing of a point can hold a word: every field but the id is a number, a moment or a theme. */
static void
point_has_no_room_for_a_name (void)
{
  for (const SiloamField *field = siloam_point_fields; field->name != NULL; field++)
    {
      g_assert_cmpint (field->type, !=, SILOAM_FIELD_TEXT);
      g_assert_cmpint (field->type, !=, SILOAM_FIELD_WORDS);
    }
}

static SiloamFollowUp *
new_follow_up (const SiloamSession *session)
{
  SiloamFollowUp *follow_up = siloam_follow_up_new (session);

  sample_set_time (&follow_up->agreed_at, "2026-11-21T21:00:00+01:00");
  sample_set_time (&follow_up->due, "2026-12-01T12:00:00+01:00");
  follow_up->channel = SILOAM_CONTACT_PHONE;
  sample_set_text (&follow_up->reach, "een nummer");
  sample_set_text (&follow_up->wording, "We bellen zoals afgesproken.");
  return follow_up;
}

static void
no_contact_without_consent (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamFollowUp) follow_up = new_follow_up (session);

  assert_fine (siloam_follow_up_validate (follow_up, session, NULL, &fault));
  siloam_session_withdraw (session, SILOAM_SCOPE_CONTACT);
  assert_not_agreed (siloam_follow_up_validate (follow_up, session, NULL, &fault));
}

static void
follow_up_says_what_was_agreed (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamFollowUp) follow_up = new_follow_up (session);

  sample_set_text (&follow_up->wording, NULL);
  assert_invalid (siloam_follow_up_validate (follow_up, session, NULL, &fault));
  sample_set_text (&follow_up->wording, "x");
  sample_set_text (&follow_up->reach, "");
  assert_invalid (siloam_follow_up_validate (follow_up, session, NULL, &fault));
  sample_set_text (&follow_up->reach, "x");
  follow_up->channel = 0;
  assert_invalid (siloam_follow_up_validate (follow_up, session, NULL, &fault));
  follow_up->channel = SILOAM_CONTACT_OTHER;
  sample_set_time (&follow_up->due, NULL);
  assert_invalid (siloam_follow_up_validate (follow_up, session, NULL, &fault));
}

static void
follow_up_is_within_what_the_place_allows (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamLocation) location = siloam_location_new ();
  g_autoptr (SiloamFollowUp) follow_up = new_follow_up (session);

  location->max_days = 10;
  assert_fine (siloam_follow_up_validate (follow_up, session, location, &fault));
  location->max_days = 9;
  assert_invalid (siloam_follow_up_validate (follow_up, session, location, &fault));
}

static void
contact_is_gone_when_it_is_done (void)
{
  g_autoptr (SiloamSession) session = sample_agreed_session ();
  g_autoptr (SiloamFollowUp) follow_up = new_follow_up (session);

  follow_up->state = SILOAM_FOLLOW_UP_DONE;
  assert_invalid (siloam_follow_up_validate (follow_up, session, NULL, &fault));
  sample_set_text (&follow_up->reach, NULL);
  assert_fine (siloam_follow_up_validate (follow_up, session, NULL, &fault));
}

static SiloamTestimony *
new_testimony (void)
{
  SiloamTestimony *testimony = siloam_testimony_new ();

  sample_set_text (&testimony->text, "het werd stil");
  sample_set_text (&testimony->text_version, "1");
  testimony->audience = SILOAM_AUDIENCE_TEAM;
  testimony->how = SILOAM_HOW_PAPER;
  sample_set_time (&testimony->session_at, "2026-11-21T20:00:00+01:00");
  sample_set_time (&testimony->given_at, "2026-12-05T20:00:00+01:00");
  return testimony;
}

static void
testimony_waits_fourteen_days (void)
{
  g_autoptr (SiloamTestimony) testimony = new_testimony ();

  assert_fine (siloam_testimony_validate (testimony, &fault));
  sample_set_time (&testimony->given_at, "2026-12-05T19:59:00+01:00");
  assert_invalid (siloam_testimony_validate (testimony, &fault));
  sample_set_time (&testimony->given_at, "2026-12-05T20:00:00+13:00");
  assert_invalid (siloam_testimony_validate (testimony, &fault));
}

static void
testimony_has_a_consent_of_its_own (void)
{
  g_autoptr (SiloamTestimony) testimony = new_testimony ();

  testimony->how = 0;
  assert_not_agreed (siloam_testimony_validate (testimony, &fault));
  testimony->how = SILOAM_HOW_SPOKEN;
  sample_set_text (&testimony->text_version, NULL);
  assert_not_agreed (siloam_testimony_validate (testimony, &fault));
}

static void
testimony_says_for_whom_and_since_when (void)
{
  g_autoptr (SiloamTestimony) testimony = new_testimony ();

  testimony->audience = 0;
  assert_invalid (siloam_testimony_validate (testimony, &fault));
  testimony->audience = SILOAM_AUDIENCE_CHURCH;
  sample_set_time (&testimony->session_at, NULL);
  assert_invalid (siloam_testimony_validate (testimony, &fault));
}

static void
withdrawn_testimony_has_no_words (void)
{
  g_autoptr (SiloamTestimony) testimony = new_testimony ();

  sample_set_time (&testimony->withdrawn_at, "2027-01-01T12:00:00+01:00");
  assert_invalid (siloam_testimony_validate (testimony, &fault));
  sample_set_text (&testimony->text, NULL);
  assert_fine (siloam_testimony_validate (testimony, &fault));
}

#define ADD(name, test) g_test_add_func ("/ministry/invariant/" name, test)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-note-needs-consent-to-notes", note_needs_consent_to_notes);
  ADD ("no-note-after-the-session-also-when-it-is-kept", no_note_after_the_session);
  ADD ("a-concern-with-a-reason-and-a-date-outlives-the-session",
       concern_with_a_reason_and_a_date_outlives_the_session);
  ADD ("a-reason-and-a-date-go-together", reason_and_date_go_together);
  ADD ("only-a-concern-about-safety-has-a-reason", only_a_concern_about_safety_has_a_reason);
  ADD ("a-concern-is-kept-no-longer-than-the-place-allows",
       concern_is_kept_no_longer_than_the_place_allows);
  ADD ("a-note-is-of-its-own-session", note_is_of_its_own_session);
  ADD ("no-note-about-who-was-erased", no_note_about_who_was_erased);
  ADD ("no-point-without-approval", no_point_without_approval);
  ADD ("no-point-on-a-closed-board", no_point_on_a_closed_board);
  ADD ("a-point-has-a-team-and-a-theme-of-the-list", point_has_a_team_and_a_theme_of_the_list);
  ADD ("a-point-has-no-room-for-a-name-001-23", point_has_no_room_for_a_name);
  ADD ("no-contact-without-consent", no_contact_without_consent);
  ADD ("a-follow-up-says-what-was-agreed", follow_up_says_what_was_agreed);
  ADD ("a-follow-up-is-within-what-the-place-allows", follow_up_is_within_what_the_place_allows);
  ADD ("the-contact-is-gone-when-it-is-done", contact_is_gone_when_it_is_done);
  ADD ("a-testimony-waits-fourteen-days", testimony_waits_fourteen_days);
  ADD ("a-testimony-has-a-consent-of-its-own-001-05", testimony_has_a_consent_of_its_own);
  ADD ("a-testimony-says-for-whom-and-since-when", testimony_says_for_whom_and_since_when);
  ADD ("a-withdrawn-testimony-has-no-words", withdrawn_testimony_has_no_words);
  return g_test_run ();
}
