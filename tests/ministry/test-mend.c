/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A part that cannot be read: it keeps nothing else from being opened, it is never kept longer for
 * it, and it goes when that is asked. */

#include "bare.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

static const SiloamMinistryDesk *
desk (File *self)
{
  return siloam_ministry_get_desk (self->ministry);
}

static SiloamSession *
keep_one (File *self, const char *words)
{
  SiloamSession *session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT), words);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 9);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  return session;
}

/* As a fault below us would leave it: the pages are whole, what is in them is not. */
static void
spoil (File *self, const char *sql, const char *id)
{
  sqlite3_stmt *change = NULL;
  Bare bare;

  file_close (self);
  bare_open (&bare, self->path, self->recovery);
  g_assert_cmpint (sqlite3_prepare_v2 (bare.db, sql, -1, &change, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (change, 1, id, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (change), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_changes (bare.db), ==, 1);
  sqlite3_finalize (change);
  bare_close (&bare);
  file_open (self);
}

static void
erase_damaged (File *self)
{
  GAsyncResult *answer = NULL;

  siloam_ministry_erase_damaged_async (self->ministry, wait_cb, &answer);
  file_finish (self, &answer);
}

#define SPOIL_PART "UPDATE part SET box = zeroblob (90) WHERE id = ?"

static void
others_open_beside_a_session (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) bad = keep_one (self, "«een»");
  g_autoptr (SiloamSession) good = keep_one (self, "«twee»");

  g_assert_false (desk (self)->is_damaged);
  spoil (self, SPOIL_PART, bad->id);
  g_assert_true (desk (self)->is_damaged);
  g_assert_null (siloam_ministry_desk_find_session (desk (self), bad->id));
  g_assert_cmpstr (file_find (self, good->id)->alias, ==, "«twee»");
}

static void
others_open_beside_a_row (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) bad = keep_one (self, "«een»");
  g_autoptr (SiloamSession) good = keep_one (self, "«twee»");

  spoil (self, "UPDATE session SET body = zeroblob (9) WHERE id = ?", bad->id);
  g_assert_true (desk (self)->is_damaged);
  g_assert_cmpuint (desk (self)->sessions->len, ==, 1);
  erase_damaged (self);
  g_assert_false (desk (self)->is_damaged);
  g_assert_nonnull (siloam_ministry_desk_find_session (desk (self), good->id));
}

static void
others_open_beside_a_consent (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) bad = keep_one (self, "«een»");
  const SiloamConsent *consent = bad->consents->pdata[0];

  spoil (self, "UPDATE consent SET body = zeroblob (9) WHERE id = ?", consent->id);
  g_assert_true (desk (self)->is_damaged);
  erase_damaged (self);
  g_assert_false (desk (self)->is_damaged);
  g_assert_cmpuint (desk (self)->sessions->len, ==, 0);
}

static void
others_open_beside_a_member (File *self, gconstpointer data)
{
  spoil (self, SPOIL_PART, self->member_id);
  g_assert_true (desk (self)->is_damaged);
  g_assert_cmpuint (desk (self)->members->len, ==, 0);
  g_assert_cmpuint (desk (self)->evenings->len, ==, 1);
}

static void
others_open_beside_an_evening (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");

  spoil (self, "UPDATE evening SET body = zeroblob (9) WHERE id = ?", self->evening_id);
  g_assert_true (desk (self)->is_damaged);
  g_assert_cmpuint (desk (self)->evenings->len, ==, 0);
  g_assert_cmpuint (desk (self)->sessions->len, ==, 0);
  erase_damaged (self);
  g_assert_false (desk (self)->is_damaged);
  g_assert_cmpuint (desk (self)->members->len, ==, 1);
}

static void
place_that_cannot_be_read_is_told (File *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMinistry) opened = NULL;
  Bare bare;

  file_close (self);
  bare_open (&bare, self->path, self->recovery);
  g_assert_cmpint (
      sqlite3_exec (bare.db, "UPDATE location SET body = zeroblob (9)", NULL, NULL, NULL),
      ==,
      SQLITE_OK);
  bare_close (&bare);
  opened = file_try_open (self, &error);
  g_assert_null (opened);
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_DAMAGED);
}

static void
erasing_a_note_leaves_its_session (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");
  g_autoptr (SiloamNote) note = siloam_note_new (session->id, SILOAM_NOTE_CARE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  note->text = g_strdup ("thuis niet veilig");
  note->reason = g_strdup ("melden");
  note->keep_until = g_date_time_add_days (now, 3);
  file_do (self, save_note, note);
  spoil (self, SPOIL_PART, note->id);
  g_assert_true (desk (self)->is_damaged);
  erase_damaged (self);
  g_assert_false (desk (self)->is_damaged);
  g_assert_cmpuint (file_find (self, session->id)->notes->len, ==, 0);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«een»");
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_NOTE, SILOAM_REASON_UNREADABLE), ==, 1);
}

static void
erasing_a_contact_leaves_its_session (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");

  file_do (self, save_follow_up, follow_up);
  spoil (self, SPOIL_PART, follow_up->id);
  g_assert_true (desk (self)->is_damaged);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«een»");
  erase_damaged (self);
  g_assert_false (desk (self)->is_damaged);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«een»");
}

static void
erasing_keeps_what_was_agreed_to (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");

  spoil (self, SPOIL_PART, session->id);
  erase_damaged (self);
  g_assert_cmpuint (file_find (self, session->id)->consents->len, >, 0);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_UNREADABLE),
                    ==,
                    1);
}

static void
erasing_destroys_the_key (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");
  g_autoptr (GBytes) key = NULL;
  Bare bare;

  spoil (self, SPOIL_PART, session->id);
  file_close (self);
  bare_open (&bare, self->path, self->recovery);
  key = bare_get_key (&bare, session->id);
  g_assert_true (bare_holds (bare.db, key));
  bare_close (&bare);
  file_open (self);
  erase_damaged (self);
  file_close (self);
  bare_open (&bare, self->path, self->recovery);
  g_assert_false (bare_holds (bare.db, key));
  bare_close (&bare);
  file_open (self);
}

static void
expires_all_the_same (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");

  spoil (self, SPOIL_PART, session->id);
  spoil (self, "UPDATE part SET expires = 1 WHERE id = ?", session->id);
  g_assert_false (desk (self)->is_damaged);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_EXPIRY), ==, 1);
}

static void
evening_closes_all_the_same (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_hand_over (self, SCOPE (NOTES), "«een»");

  spoil (self, SPOIL_PART, session->id);
  file_do (self, close_evening, self->evening_id);
  g_assert_false (desk (self)->is_damaged);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_DEFAULT), ==, 1);
}

static void
place_is_saved_all_the_same (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self, "«een»");
  g_autoptr (SiloamLocation) location = NULL;

  spoil (self, SPOIL_PART, session->id);
  location = siloam_location_copy (desk (self)->location);
  location->max_days = 5;
  file_do (self, save_location, location);
  g_assert_cmpuint (desk (self)->location->max_days, ==, 5);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/mend/" name, File, NULL, file_setup, function, file_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("others-open-beside-a-session", others_open_beside_a_session);
  add ("others-open-beside-a-row", others_open_beside_a_row);
  add ("others-open-beside-a-consent", others_open_beside_a_consent);
  add ("others-open-beside-a-member", others_open_beside_a_member);
  add ("others-open-beside-an-evening", others_open_beside_an_evening);
  add ("a-place-that-cannot-be-read-is-told", place_that_cannot_be_read_is_told);
  add ("erasing-a-note-leaves-its-session", erasing_a_note_leaves_its_session);
  add ("erasing-a-contact-leaves-its-session", erasing_a_contact_leaves_its_session);
  add ("erasing-keeps-what-was-agreed-to", erasing_keeps_what_was_agreed_to);
  add ("erasing-destroys-the-key", erasing_destroys_the_key);
  add ("what-cannot-be-read-expires-all-the-same", expires_all_the_same);
  add ("an-evening-closes-all-the-same", evening_closes_all_the_same);
  add ("the-place-is-saved-all-the-same", place_is_saved_all_the_same);
  return g_test_run ();
}
