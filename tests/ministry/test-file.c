/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ministry file as the façade shows it: who gets in, and what is on the desk after each thing
 * that is done. */

#include <glib/gstdio.h>

#include "file.h"
#include "journal/journal.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

static GDateTime *
in_days (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_add_days (now, days);
}

static void
reopen (File *self)
{
  file_close (self);
  file_open (self);
}

/* ---- who gets in ---- */

static void
assert_open_fails (const char *path, SiloamCredential *way_in, GQuark domain, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_open_async (path, way_in, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_null (siloam_ministry_open_finish (result, &error));
  g_assert_error (error, domain, code);
}

static void
keyring_alone_does_not_open (File *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) keyring = siloam_credential_new_keyring ();

  file_close (self);
  assert_open_fails (self->path, keyring, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NO_PIN);
}

static void
assert_create_fails_without_pin (File *self, SiloamCredential *daily)
{
  g_autofree char *path = g_build_filename (self->folder, "other.siloam", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SiloamSecret *code = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_create_async (path, daily, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_null (siloam_ministry_create_finish (result, &code, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NO_PIN);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
keyring_alone_makes_none (File *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) keyring = siloam_credential_new_keyring ();

  assert_create_fails_without_pin (self, keyring);
}

static void
made_file_opens_with_what_it_was_made_with (File *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "other.siloam", NULL);
  g_autoptr (SiloamSecret) words = siloam_secret_new_text (FILE_PASSPHRASE);
  g_autoptr (SiloamCredential) way_in = siloam_credential_new_passphrase (words);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (SiloamMinistry) first = NULL;
  g_autoptr (SiloamMinistry) second = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_create_async (path, way_in, NULL, wait_cb, &answer);
  made = wait_for (&answer);
  first = siloam_ministry_create_finish (made, &code, &error);
  g_assert_no_error (error);
  g_assert_nonnull (code);
  g_assert_nonnull (siloam_ministry_get_desk (first)->location);
  g_assert_true (siloam_ministry_close_sync (first, &error));
  siloam_ministry_open_async (path, way_in, NULL, wait_cb, &answer);
  opened = wait_for (&answer);
  second = siloam_ministry_open_finish (opened, &error);
  g_assert_no_error (error);
}

static void
keyring_is_not_repaired_without_a_pin (File *self, gconstpointer data)
{
  file_fails (self, SILOAM_MINISTRY_ERROR_NO_PIN, repair_keyring, NULL, NULL);
}

static gboolean
knows (File *self, const char *typed, GError **error)
{
  g_autoptr (SiloamSecret) secret = siloam_secret_new_text (typed);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_check_async (self->ministry, secret, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_ministry_write_finish (self->ministry, result, error);
}

static void
open_file_tells_who_knows_the_passphrase (File *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (knows (self, FILE_PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_false (knows (self, "vier andere woorden", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
wrong_passphrase_changes_no_byte (File *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) words = siloam_secret_new_text ("geen idee");
  g_autoptr (SiloamCredential) way_in = siloam_credential_new_passphrase (words);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before = 0, length_after = 0;

  file_close (self);
  g_file_get_contents (self->path, &before, &length_before, NULL);
  assert_open_fails (self->path, way_in, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_file_get_contents (self->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
missing_file_is_not_made_again (File *self, gconstpointer data)
{
  file_close (self);
  g_unlink (self->path);
  assert_open_fails (self->path, self->recovery, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
file_opens_once_at_a_time (File *self, gconstpointer data)
{
  assert_open_fails (self->path, self->recovery, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
}

static void
journal_refuses_a_ministry_file (File *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  file_close (self);
  siloam_journal_open_async (self->path, self->recovery, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_null (siloam_journal_open_finish (result, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NOT_VAULT);
  file_open (self);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->members->len, ==, 1);
}

static void
ministry_refuses_a_journal (File *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "journal.siloam", NULL);
  g_autoptr (SiloamSecret) words = siloam_secret_new_text (FILE_PASSPHRASE);
  g_autoptr (SiloamCredential) way_in = siloam_credential_new_passphrase (words);
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiloamJournal) journal = NULL;
  g_autoptr (SiloamCredential) recovery = NULL;
  g_autoptr (GError) error = NULL;
  SiloamVaultInfo ours, theirs;
  GAsyncResult *answer = NULL;

  siloam_journal_create_async (path, way_in, profile, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  journal = siloam_journal_create_finish (result, &code, &error);
  g_assert_no_error (error);
  g_assert_true (siloam_journal_close_sync (journal, &error));
  recovery = siloam_credential_new_recovery (code);
  assert_open_fails (path, recovery, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_OTHER_FILE);

  /* Nor does one's code open the other, or have they an id in common. */
  file_close (self);
  assert_open_fails (self->path, recovery, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  g_assert_true (siloam_vault_probe (path, &theirs, NULL));
  g_assert_true (siloam_vault_probe (self->path, &ours, NULL));
  g_assert_cmpint (memcmp (ours.vault_id, theirs.vault_id, sizeof ours.vault_id), !=, 0);
}

static void
nothing_is_done_after_closing (File *self, gconstpointer data)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();
  g_autoptr (GError) error = NULL;

  member->first_name = g_strdup ("Ruth");
  g_assert_true (siloam_ministry_close_sync (self->ministry, &error));
  file_fails (self, SILOAM_MINISTRY_ERROR_CLOSED, save_member, member);
}

/* ---- what is on the desk ---- */

static void
count_cb (SiloamMinistry *ministry, guint *count)
{
  (*count)++;
}

static void
change_is_told_before_its_answer (File *self, gconstpointer data)
{
  g_autoptr (SiloamMember) member = siloam_member_new ();
  guint changes = 0;

  member->first_name = g_strdup ("Ruth");
  g_signal_connect (self->ministry, "changed", G_CALLBACK (count_cb), &changes);
  file_do (self, save_member, member);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_nonnull (
      siloam_ministry_desk_find_member (siloam_ministry_get_desk (self->ministry), member->id));
}

static void
sweep_that_finds_nothing_changes_nothing (File *self, gconstpointer data)
{
  guint changes = 0;

  g_signal_connect (self->ministry, "changed", G_CALLBACK (count_cb), &changes);
  GAsyncResult *answer = NULL;
  siloam_ministry_sweep_async (self->ministry, wait_cb, &answer);
  file_finish (self, &answer);
  g_assert_cmpuint (changes, ==, 0);
}

static void
session_comes_back_whole (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");
  const SiloamSession *found;

  session->place = g_strdup ("release:2");
  siloam_session_add_prayer (session, SILOAM_PRAYER_ASK)->text = g_strdup ("geef rust");
  siloam_session_add_mark (session);
  file_do (self, save_session, session);
  reopen (self);
  found = file_find (self, session->id);
  g_assert_cmpstr (found->alias, ==, "«anoniem»");
  g_assert_cmpstr (found->place, ==, "release:2");
  g_assert_cmpuint (found->prayers->len, ==, 1);
  g_assert_cmpuint (found->marks->len, ==, 1);
  g_assert_cmpuint (found->consents->len, ==, 1);
  g_assert_cmpuint (found->state, ==, SILOAM_SESSION_HUMAN);
}

static void
session_without_consent_has_no_words (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (KEEP), "«anoniem»");
  const SiloamSession *found;

  file_do (self, save_session, session);
  found = file_find (self, session->id);
  g_assert_null (found->alias);
  g_assert_null (found->help_request);
  g_assert_cmpuint (found->age, ==, 0);
  g_assert_cmpuint (found->consents->len, ==, 1);
}

static void
no_said_later_takes_the_words_away (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");

  file_do (self, save_session, session);
  siloam_session_answer (session, SILOAM_SCOPE_NOTES, FALSE, SILOAM_HOW_SPOKEN, "1", NULL);
  file_do (self, save_session, session);
  g_assert_null (file_find (self, session->id)->alias);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_WITHDRAWN),
                    ==,
                    1);
}

static void
stale_copy_does_not_bring_a_consent_back (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");

  file_do (self, save_session, session);
  file_do (self, withdraw, session->id, SILOAM_SCOPE_NOTES);
  file_do (self, save_session, session);
  g_assert_null (file_find (self, session->id)->alias);
  g_assert_false (siloam_session_may (file_find (self, session->id), SILOAM_DOES_WRITE));
}

static void
second_yes_after_a_withdrawal_counts (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");

  file_do (self, save_session, session);
  siloam_session_withdraw (session, SILOAM_SCOPE_NOTES);
  file_do (self, save_session, session);
  siloam_session_answer (session, SILOAM_SCOPE_NOTES, TRUE, SILOAM_HOW_SPOKEN, "1", NULL);
  session->alias = g_strdup ("opnieuw");
  file_do (self, save_session, session);
  reopen (self);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "opnieuw");
  g_assert_cmpuint (file_find (self, session->id)->consents->len, ==, 2);
}

static void
erased_session_is_not_saved_again (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");

  file_do (self, save_session, session);
  file_do (self, erase_session, session->id, SILOAM_REASON_REQUEST);
  file_fails (self, SILOAM_MINISTRY_ERROR_NOT_FOUND, save_session, session);
  g_assert_null (file_find (self, session->id)->alias);
}

/* Agreed to be kept until a day, and over. */
static SiloamSession *
keep_ended (File *self, guint scopes)
{
  SiloamSession *session = file_hand_over (self, scopes, "«anoniem»");
  g_autoptr (GDateTime) until = in_days (5);

  if (scopes & SCOPE (CONTACT))
    {
      g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");

      file_do (self, save_follow_up, follow_up);
    }
  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  return session;
}

static void
stale_copy_does_not_go_on_after_the_end (File *self, gconstpointer data)
{
  const SiloamSessionState states[] = { SILOAM_SESSION_HUMAN,
                                        SILOAM_SESSION_CLOSING,
                                        SILOAM_SESSION_STOPPED,
                                        SILOAM_SESSION_HANDED_OVER };
  g_autoptr (SiloamSession) session = keep_ended (self, SCOPE (NOTES) | SCOPE (KEEP));

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      session->state = states[i];
      file_fails (self, SILOAM_MINISTRY_ERROR_ENDED, save_session, session);
      g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_CLOSED);
      g_assert_nonnull (file_find (self, session->id)->keep_until);
    }
}

static void
stale_copy_does_not_go_on_in_a_follow_up (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      keep_ended (self, SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT));

  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_FOLLOW_UP);
  file_fails (self, SILOAM_MINISTRY_ERROR_ENDED, save_session, session);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_FOLLOW_UP);
}

static void
kept_words_are_corrected_after_the_end (File *self, gconstpointer data)
{
  const guint scopes[] = { SCOPE (NOTES) | SCOPE (KEEP),
                           SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT) };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (SiloamSession) session = keep_ended (self, scopes[i]);
      g_autoptr (SiloamSession) corrected = siloam_session_copy (file_find (self, session->id));

      g_free (corrected->help_request);
      corrected->help_request = g_strdup ("anders");
      file_do (self, save_session, corrected);
      g_assert_cmpstr (file_find (self, session->id)->help_request, ==, "anders");
      g_assert_cmpuint (file_find (self, session->id)->state, ==, corrected->state);
    }
}

/* ---- how a session ends ---- */

static void
session_that_is_going_on_does_not_end (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");

  file_do (self, save_session, session);
  file_fails (self,
              SILOAM_MINISTRY_ERROR_INVALID,
              end_session,
              session->id,
              NULL,
              SILOAM_REASON_DEFAULT);
}

static void
session_that_ends_is_erased (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");

  file_do (self, end_session, session->id, NULL, SILOAM_REASON_DEFAULT);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_ERASED);
  g_assert_null (file_find (self, session->id)->alias);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_DEFAULT), ==, 1);
}

static void
session_that_may_be_kept_is_kept (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (GDateTime) until = in_days (10);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  reopen (self);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_CLOSED);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«anoniem»");
  g_assert_true (g_date_time_equal (file_find (self, session->id)->keep_until, until));
}

static void
date_without_consent_keeps_nothing (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_hand_over (self, SCOPE (NOTES), "«anoniem»");
  g_autoptr (GDateTime) until = in_days (10);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_ERASED);
}

static void
place_that_keeps_shorter_shortens (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (SiloamLocation) location =
      siloam_location_copy (siloam_ministry_get_desk (self->ministry)->location);
  g_autoptr (GDateTime) until = in_days (20);
  g_autoptr (GDateTime) limit = in_days (4);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  location->max_days = 3;
  file_do (self, save_location, location);
  g_assert_cmpint (g_date_time_compare (file_find (self, session->id)->keep_until, limit), <, 0);
}

static void
who_answered_nothing_is_not_stored (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = siloam_session_new (self->evening_id);

  session->team_number = 1;
  file_move (session, SILOAM_SESSION_WELCOMED);
  file_fails (self, SILOAM_MINISTRY_ERROR_NOT_AGREED, save_session, session);
  file_move (session, SILOAM_SESSION_STOPPED);
  file_fails (self, SILOAM_MINISTRY_ERROR_NOT_AGREED, save_session, session);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->sessions->len, ==, 0);
}

static void
evening_with_an_open_session_does_not_close (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, 0, NULL);

  file_do (self, save_session, session);
  file_fails (self, SILOAM_MINISTRY_ERROR_UNRESOLVED, close_evening, self->evening_id);
}

static void
closed_evening_is_tidied (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (POINT), "«anoniem»");
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_REST);
  const SiloamMinistryDesk *desk;

  if (point->approved_at == NULL)
    point->approved_at = g_date_time_new_now_local ();
  file_do (self, put_point, point, session->id);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->points->len, ==, 1);
  file_do (self, end_session, session->id, NULL, SILOAM_REASON_DEFAULT);
  file_do (self, close_evening, self->evening_id);
  desk = siloam_ministry_get_desk (self->ministry);
  g_assert_cmpuint (desk->points->len, ==, 0);
  g_assert_cmpuint (siloam_ministry_desk_find_evening (desk, self->evening_id)->state,
                    ==,
                    SILOAM_EVENING_TIDIED);
}

static void
closed_evening_does_not_open_again (File *self, gconstpointer data)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_copy (
      siloam_ministry_desk_find_evening (siloam_ministry_get_desk (self->ministry),
                                         self->evening_id));

  file_do (self, close_evening, self->evening_id);
  file_fails (self, SILOAM_MINISTRY_ERROR_INVALID, save_evening, evening);
}

/* ---- withdrawing ---- */

static void
point_needs_a_yes (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_REST);

  if (point->approved_at == NULL)
    point->approved_at = g_date_time_new_now_local ();
  file_do (self, save_session, session);
  file_fails (self, SILOAM_MINISTRY_ERROR_NOT_AGREED, put_point, point, session->id);
}

static void
withdrawn_point_leaves_the_board (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (POINT), NULL);
  g_autoptr (SiloamPoint) point = siloam_point_new (1, SILOAM_THEME_REST);

  if (point->approved_at == NULL)
    point->approved_at = g_date_time_new_now_local ();
  file_do (self, save_session, session);
  file_do (self, put_point, point, session->id);
  file_do (self, withdraw, session->id, SILOAM_SCOPE_POINT);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->points->len, ==, 0);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_POINT, SILOAM_REASON_WITHDRAWN), ==, 1);
}

static void
contact_needs_a_yes (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_hand_over (self, SCOPE (NOTES), "«anoniem»");
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");

  file_fails (self, SILOAM_MINISTRY_ERROR_NOT_AGREED, save_follow_up, follow_up);
}

static void
what_is_agreed_anew_takes_the_place_of_the_old_way (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (CONTACT), "«anoniem»");
  g_autoptr (SiloamFollowUp) before = file_new_follow_up (session, "06 old");
  g_autoptr (SiloamFollowUp) after = file_new_follow_up (session, "06 new");
  const SiloamMinistryDesk *desk;

  file_do (self, save_follow_up, before);
  file_do (self, save_follow_up, after);
  desk = siloam_ministry_get_desk (self->ministry);
  g_assert_cmpuint (desk->follow_ups->len, ==, 1);
  g_assert_cmpstr (((SiloamFollowUp *) desk->follow_ups->pdata[0])->reach, ==, "06 new");
}

static void
withdrawn_contact_goes (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (CONTACT), "«anoniem»");
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");

  file_do (self, save_follow_up, follow_up);
  file_do (self, end_session, session->id, NULL, SILOAM_REASON_DEFAULT);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_FOLLOW_UP);
  file_do (self, withdraw, session->id, SILOAM_SCOPE_CONTACT);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->follow_ups->len, ==, 0);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_ERASED);
}

static void
withdrawn_keeping_erases_what_was_kept (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (GDateTime) until = in_days (10);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  file_do (self, withdraw, session->id, SILOAM_SCOPE_KEEP);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_ERASED);
  g_assert_null (file_find (self, session->id)->alias);
}

static void
withdrawn_keeping_ends_at_the_end (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_new_session (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");

  file_do (self, save_session, session);
  file_do (self, withdraw, session->id, SILOAM_SCOPE_KEEP);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«anoniem»");
}

static void
withdrawn_notes_take_the_notes_of_the_team (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = file_new_session (self, SCOPE (NOTES), "«anoniem»");
  g_autoptr (SiloamNote) impression = siloam_note_new (session->id, SILOAM_NOTE_IMPRESSION);
  g_autoptr (SiloamNote) concern = siloam_note_new (session->id, SILOAM_NOTE_CARE);

  impression->text = g_strdup ("moe");
  concern->text = g_strdup ("thuis niet veilig");
  concern->reason = g_strdup ("melden");
  concern->keep_until = in_days (5);
  file_do (self, save_session, session);
  file_do (self, save_note, impression);
  file_do (self, save_note, concern);
  file_do (self, withdraw, session->id, SILOAM_SCOPE_NOTES);
  g_assert_cmpuint (file_find (self, session->id)->notes->len, ==, 1);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_NOTE, SILOAM_REASON_WITHDRAWN), ==, 1);
}

static void
keeping_keeps_no_note_of_the_team (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (SiloamNote) impression = siloam_note_new (session->id, SILOAM_NOTE_IMPRESSION);
  g_autoptr (GDateTime) until = in_days (10);

  impression->text = g_strdup ("moe");
  file_do (self, save_note, impression);
  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  g_assert_cmpstr (file_find (self, session->id)->alias, ==, "«anoniem»");
  g_assert_cmpuint (file_find (self, session->id)->notes->len, ==, 0);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_NOTE, SILOAM_REASON_DEFAULT), ==, 1);
}

static void
follow_up_that_is_done_takes_all_with_it (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session =
      file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP) | SCOPE (CONTACT), "«anoniem»");
  g_autoptr (SiloamFollowUp) follow_up = file_new_follow_up (session, "06");
  g_autoptr (GDateTime) until = in_days (10);

  file_do (self, save_follow_up, follow_up);
  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  file_do (self, end_follow_up, follow_up->id, SILOAM_FOLLOW_UP_DONE);
  g_assert_cmpuint (siloam_ministry_get_desk (self->ministry)->follow_ups->len, ==, 0);
  g_assert_cmpuint (file_find (self, session->id)->state, ==, SILOAM_SESSION_ERASED);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_CONTACT, SILOAM_REASON_DONE), ==, 1);
  g_assert_cmpuint (file_count_erasures (self, SILOAM_CLASS_SESSION, SILOAM_REASON_DONE), ==, 1);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/file/" name, File, NULL, file_setup, function, file_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("a-keyring-alone-does-not-open-it", keyring_alone_does_not_open);
  add ("it-opens-with-what-it-was-made-with", made_file_opens_with_what_it_was_made_with);
  add ("keeping-keeps-no-note-of-the-team", keeping_keeps_no_note_of_the_team);
  add ("a-keyring-alone-makes-none", keyring_alone_makes_none);
  add ("a-keyring-is-not-repaired-without-a-pin", keyring_is_not_repaired_without_a_pin);
  add ("an-open-one-tells-who-knows-the-passphrase", open_file_tells_who_knows_the_passphrase);
  add ("a-wrong-passphrase-changes-no-byte", wrong_passphrase_changes_no_byte);
  add ("a-missing-file-is-not-made-again", missing_file_is_not_made_again);
  add ("it-opens-once-at-a-time", file_opens_once_at_a_time);
  add ("a-journal-refuses-it", journal_refuses_a_ministry_file);
  add ("it-shares-nothing-with-a-journal", ministry_refuses_a_journal);
  add ("nothing-is-done-after-closing", nothing_is_done_after_closing);
  add ("a-change-is-told-before-its-answer", change_is_told_before_its_answer);
  add ("a-sweep-that-finds-nothing-changes-nothing", sweep_that_finds_nothing_changes_nothing);
  add ("a-session-comes-back-whole", session_comes_back_whole);
  add ("without-consent-there-are-no-words", session_without_consent_has_no_words);
  add ("a-no-said-later-takes-the-words-away", no_said_later_takes_the_words_away);
  add ("a-stale-copy-brings-no-consent-back", stale_copy_does_not_bring_a_consent_back);
  add ("a-second-yes-counts", second_yes_after_a_withdrawal_counts);
  add ("an-erased-session-is-not-saved-again", erased_session_is_not_saved_again);
  add ("a-stale-copy-does-not-go-on-after-the-end", stale_copy_does_not_go_on_after_the_end);
  add ("a-stale-copy-does-not-go-on-in-a-follow-up", stale_copy_does_not_go_on_in_a_follow_up);
  add ("kept-words-are-corrected-after-the-end", kept_words_are_corrected_after_the_end);
  add ("a-session-that-is-going-on-does-not-end", session_that_is_going_on_does_not_end);
  add ("a-session-that-ends-is-erased", session_that_ends_is_erased);
  add ("a-session-that-may-be-kept-is-kept", session_that_may_be_kept_is_kept);
  add ("a-date-without-consent-keeps-nothing", date_without_consent_keeps_nothing);
  add ("a-place-that-keeps-shorter-shortens", place_that_keeps_shorter_shortens);
  add ("who-answered-nothing-is-not-stored", who_answered_nothing_is_not_stored);
  add ("an-evening-with-an-open-session-does-not-close",
       evening_with_an_open_session_does_not_close);
  add ("a-closed-evening-is-tidied", closed_evening_is_tidied);
  add ("a-closed-evening-does-not-open-again", closed_evening_does_not_open_again);
  add ("a-point-needs-a-yes", point_needs_a_yes);
  add ("a-withdrawn-point-leaves-the-board", withdrawn_point_leaves_the_board);
  add ("a-contact-needs-a-yes", contact_needs_a_yes);
  add ("a-withdrawn-contact-goes", withdrawn_contact_goes);
  add ("withdrawn-keeping-erases-what-was-kept", withdrawn_keeping_erases_what_was_kept);
  add ("what-is-agreed-anew-takes-the-place-of-the-old-way",
       what_is_agreed_anew_takes_the_place_of_the_old_way);
  add ("withdrawn-keeping-leaves-a-session-that-goes-on", withdrawn_keeping_ends_at_the_end);
  add ("withdrawn-notes-take-the-notes-of-the-team", withdrawn_notes_take_the_notes_of_the_team);
  add ("a-follow-up-that-is-done-takes-all-with-it", follow_up_that_is_done_takes_all_with_it);
  return g_test_run ();
}
