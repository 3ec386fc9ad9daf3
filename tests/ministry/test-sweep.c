/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is erased by itself, and what a clock that is wrong does not do. */

#include "bare.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

typedef struct
{
  File file;
  Bare bare;
  GDateTime *now;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  file_setup (&self->file, data);
  file_close (&self->file);
  bare_open (&self->bare, self->file.path, self->file.recovery);
  self->now = g_date_time_new_now_utc ();
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_date_time_unref (self->now);
  bare_close (&self->bare);
  file_teardown (&self->file, data);
}

static void
sweep_in (Fixture *self, int hours)
{
  g_autoptr (GDateTime) then = g_date_time_add_hours (self->now, hours);
  g_autoptr (GError) error = NULL;

  siloam_ministry_store_sweep (self->bare.store, then, &error);
  g_assert_no_error (error);
}

static SiloamSession *
load (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SiloamSession *session = siloam_ministry_load_session (self->bare.store, id, &error);

  g_assert_no_error (error);
  return session;
}

static gboolean
has_words (Fixture *self, const char *id)
{
  g_autoptr (SiloamSession) session = load (self, id);

  return session->alias != NULL;
}

static SiloamSession *
save_living (Fixture *self)
{
  SiloamSession *session =
      file_new_session (&self->file, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");

  bare_save (&self->bare, session);
  return session;
}

static void
end_session (Fixture *self, SiloamSession *session, GDateTime *until)
{
  g_autoptr (GError) error = NULL;

  siloam_ministry_store_end_session (self->bare.store,
                                     session->id,
                                     until,
                                     SILOAM_REASON_DEFAULT,
                                     &error);
  g_assert_no_error (error);
}

static SiloamSession *
save_handed_over (Fixture *self, guint scopes)
{
  SiloamSession *session = file_new_session (&self->file, scopes, "«anoniem»");

  file_move (session, SILOAM_SESSION_CLOSING);
  file_move (session, SILOAM_SESSION_HANDED_OVER);
  bare_save (&self->bare, session);
  return session;
}

static SiloamSession *
save_kept (Fixture *self, int days)
{
  SiloamSession *session = save_handed_over (self, SCOPE (NOTES) | SCOPE (KEEP));
  g_autoptr (GDateTime) until = g_date_time_add_days (self->now, days);

  end_session (self, session, until);
  return session;
}

static guint
count_erasures (Fixture *self, SiloamDataClass data_class, SiloamReason reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMinistryDesk) desk = siloam_ministry_store_read (self->bare.store, &error);
  guint count = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < desk->erasures->len; i++)
    {
      const SiloamErasure *erasure = desk->erasures->pdata[i];

      count += erasure->data_class == data_class && erasure->reason == reason;
    }
  return count;
}

static void
session_that_is_held_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_living (self);

  sweep_in (self, 3);
  g_assert_true (has_words (self, session->id));
}

/* Two hours to the end of the evening, and half a day. */
static void
session_that_nobody_ended_goes (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_living (self);
  g_autoptr (SiloamSession) after = NULL;

  sweep_in (self, 15);
  after = load (self, session->id);
  g_assert_null (after->alias);
  g_assert_cmpuint (after->state, ==, SILOAM_SESSION_ERASED);
  g_assert_cmpuint (count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_DEFAULT), ==, 1);
}

static void
session_without_words_is_resolved_too (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (&self->file, 0, NULL);
  g_autoptr (SiloamSession) after = NULL;

  bare_save (&self->bare, session);
  sweep_in (self, 15);
  after = load (self, session->id);
  g_assert_false (siloam_session_is_open (after));
}

static gboolean
has_row (Fixture *self, const char *id)
{
  gint64 number;

  return siloam_ministry_find_number (
      self->bare.store,
      &number,
      NULL,
      "SELECT count(*) FROM session WHERE id = ? HAVING count(*) > 0",
      id);
}

/* As files were before: now such a row is not made any more. */
static void
row_of_who_answered_nothing_goes (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (&self->file, 0, NULL);
  g_autoptr (GError) error = NULL;

  bare_save (&self->bare, session);
  siloam_ministry_execute (self->bare.store, &error, "DELETE FROM consent", "");
  g_assert_no_error (error);
  g_assert_true (has_row (self, session->id));
  sweep_in (self, 15);
  g_assert_false (has_row (self, session->id));
}

static void
kept_session_stays_to_its_day (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_kept (self, 10);

  sweep_in (self, 9 * 24);
  g_assert_true (has_words (self, session->id));
}

static void
kept_session_goes_after_its_day (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_kept (self, 10);
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);

  sweep_in (self, 12 * 24);
  g_assert_false (has_words (self, session->id));
  g_assert_false (bare_holds (self->bare.db, key));
  g_assert_cmpuint (count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_EXPIRY), ==, 1);
}

static void
clock_set_back_keeps_nothing_longer (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_kept (self, 10);
  g_autoptr (GDateTime) seen = g_date_time_add_days (self->now, 12);
  g_autoptr (GError) error = NULL;

  /* The file has seen the twelfth day; now the clock says the second. */
  siloam_ministry_execute (self->bare.store, &error, "UPDATE state SET clock = ?", "t", seen);
  g_assert_no_error (error);
  sweep_in (self, 48);
  g_assert_false (has_words (self, session->id));
  g_assert_cmpuint (self->bare.store->clock, ==, SILOAM_CLOCK_BACK);
}

static void
clock_set_far_ahead_takes_nothing_agreed (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) kept = save_kept (self, 10);
  g_autoptr (SiloamSession) living = save_living (self);

  sweep_in (self, 1);
  sweep_in (self, 365 * 24);
  g_assert_true (has_words (self, kept->id));
  g_assert_false (has_words (self, living->id));
  g_assert_cmpuint (self->bare.store->clock, ==, SILOAM_CLOCK_AHEAD);
}

static void
clock_that_is_confirmed_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) kept = save_kept (self, 10);
  g_autoptr (GDateTime) later = g_date_time_add_days (self->now, 365);
  g_autoptr (GError) error = NULL;

  sweep_in (self, 1);
  sweep_in (self, 365 * 24);
  g_assert_true (siloam_ministry_store_confirm_clock (self->bare.store, later, &error));
  sweep_in (self, 365 * 24);
  g_assert_cmpuint (self->bare.store->clock, ==, SILOAM_CLOCK_FINE);
  g_assert_false (has_words (self, kept->id));
}

static void
contact_lapses (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_handed_over (self, SCOPE (NOTES) | SCOPE (CONTACT));
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");
  g_autoptr (SiloamSession) after = NULL;
  g_autoptr (GError) error = NULL;

  siloam_ministry_store_save_follow_up (self->bare.store, follow_up, &error);
  g_assert_no_error (error);
  end_session (self, session, NULL);
  sweep_in (self, 20 * 24);
  g_assert_true (siloam_ministry_part_exists (self->bare.store, follow_up->id));
  sweep_in (self, 40 * 24);
  g_assert_false (siloam_ministry_part_exists (self->bare.store, follow_up->id));
  after = load (self, session->id);
  g_assert_cmpuint (after->state, ==, SILOAM_SESSION_ERASED);
  g_assert_cmpuint (count_erasures (self, SILOAM_CLASS_CONTACT, SILOAM_REASON_EXPIRY), ==, 1);
}

static void
concern_stays_to_its_own_day (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_handed_over (self, SCOPE (NOTES));
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, SILOAM_NOTE_CARE);
  g_autoptr (GError) error = NULL;

  note->text = g_strdup ("thuis niet veilig");
  note->reason = g_strdup ("melden");
  note->keep_until = g_date_time_add_days (self->now, 5);
  siloam_ministry_store_save_note (self->bare.store, note, &error);
  g_assert_no_error (error);
  end_session (self, session, NULL);
  sweep_in (self, 4 * 24);
  g_assert_true (siloam_ministry_part_exists (self->bare.store, note->id));
  sweep_in (self, 7 * 24);
  g_assert_false (siloam_ministry_part_exists (self->bare.store, note->id));
}

/* The team forgot to tidy: what the visitor said stays to the day that was agreed, the note does
 * not. */
static void
note_goes_before_what_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_new_session (&self->file, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, SILOAM_NOTE_IMPRESSION);
  g_autoptr (GError) error = NULL;

  note->text = g_strdup ("moe");
  session->keep_until = g_date_time_add_days (self->now, 10);
  bare_save (&self->bare, session);
  siloam_ministry_store_save_note (self->bare.store, note, &error);
  g_assert_no_error (error);
  sweep_in (self, 3);
  g_assert_true (siloam_ministry_part_exists (self->bare.store, note->id));
  sweep_in (self, 15);
  g_assert_false (siloam_ministry_part_exists (self->bare.store, note->id));
  g_assert_true (has_words (self, session->id));
}

static void
point_leaves_the_board (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (&self->file, SCOPE (POINT), NULL);
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_REST);
  g_autoptr (SiloamMinistryDesk) desk = NULL;
  g_autoptr (GError) error = NULL;

  if (point->approved_at == NULL)
    point->approved_at = g_date_time_ref (self->now);
  bare_save (&self->bare, session);
  siloam_ministry_store_put_point (self->bare.store, point, session->id, &error);
  g_assert_no_error (error);
  sweep_in (self, 15);
  desk = siloam_ministry_store_read (self->bare.store, &error);
  g_assert_cmpuint (desk->points->len, ==, 0);
}

static void
proof_of_consent_goes_after_a_year (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_handed_over (self, SCOPE (NOTES));
  g_autoptr (SiloamMinistryDesk) before = NULL;
  g_autoptr (SiloamMinistryDesk) after = NULL;

  end_session (self, session, NULL);
  /* A laptop that is used now and then. */
  for (int days = 60; days <= 360; days += 60)
    sweep_in (self, days * 24);
  before = siloam_ministry_store_read (self->bare.store, NULL);
  g_assert_cmpuint (before->sessions->len, ==, 1);
  sweep_in (self, 367 * 24);
  after = siloam_ministry_store_read (self->bare.store, NULL);
  g_assert_cmpuint (after->sessions->len, ==, 0);
  g_assert_cmpuint (count_erasures (self, SILOAM_CLASS_CONSENT, SILOAM_REASON_EXPIRY), ==, 1);
}

static void
second_sweep_finds_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = save_handed_over (self, SCOPE (NOTES) | SCOPE (CONTACT));
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");
  g_autoptr (GError) error = NULL;
  guint revision;

  siloam_ministry_store_save_follow_up (self->bare.store, follow_up, &error);
  g_assert_no_error (error);
  end_session (self, session, NULL);
  sweep_in (self, 24);
  revision = self->bare.store->revision;
  sweep_in (self, 25);
  g_assert_cmpuint (self->bare.store->revision, ==, revision);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/sweep/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("a-session-that-is-held-stays", session_that_is_held_stays);
  add ("a-session-that-nobody-ended-goes", session_that_nobody_ended_goes);
  add ("a-session-without-words-is-resolved-too", session_without_words_is_resolved_too);
  add ("the-row-of-who-answered-nothing-goes", row_of_who_answered_nothing_goes);
  add ("a-note-goes-before-what-is-kept", note_goes_before_what_is_kept);
  add ("a-kept-session-stays-to-its-day", kept_session_stays_to_its_day);
  add ("a-kept-session-goes-after-its-day", kept_session_goes_after_its_day);
  add ("a-clock-set-back-keeps-nothing-longer", clock_set_back_keeps_nothing_longer);
  add ("a-clock-set-far-ahead-takes-nothing-agreed", clock_set_far_ahead_takes_nothing_agreed);
  add ("a-clock-that-is-confirmed-counts", clock_that_is_confirmed_counts);
  add ("a-contact-lapses", contact_lapses);
  add ("a-concern-stays-to-its-own-day", concern_stays_to_its_own_day);
  add ("a-point-leaves-the-board", point_leaves_the_board);
  add ("the-proof-of-consent-goes-after-a-year", proof_of_consent_goes_after_a_year);
  add ("a-second-sweep-finds-nothing", second_sweep_finds_nothing);
  return g_test_run ();
}
