/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of the ministry file: one that is whole, in place of the older ones, and never with what
 * was erased. */

#include <glib/gstdio.h>
#include <sys/mount.h>

#include "../support/silent-folder.h"
#include "bare.h"
#include "journal/backup-folder.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)

static SiloamSession *
keep_one (File *self)
{
  SiloamSession *session = file_hand_over (self, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 9);

  file_do (self, end_session, session->id, until, SILOAM_REASON_DEFAULT);
  return session;
}

static void
back_up (File *self, const char *folder)
{
  file_do (self, back_up, folder, NULL);
}

static char *
get_only_backup (File *self)
{
  g_autoptr (GPtrArray) paths = file_list_backups (self);

  g_assert_cmpuint (paths->len, ==, 1);
  return g_strdup (paths->pdata[0]);
}

static void
copy_opens_as_any_file (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autofree char *copy = NULL;
  File restored = *self;

  back_up (self, self->backups);
  copy = get_only_backup (self);
  restored.path = g_build_filename (self->folder, "restored.siloam", NULL);
  copy_file (copy, restored.path);
  file_open (&restored);
  g_assert_cmpstr (file_find (&restored, session->id)->alias, ==, "«anoniem»");
  g_assert_true (siloam_session_may (file_find (&restored, session->id), SILOAM_DOES_KEEP));
  g_assert_cmpuint (siloam_ministry_get_desk (restored.ministry)->members->len, ==, 1);
  file_close (&restored);
  g_free (restored.path);
}

static void
desk_knows_of_it (File *self, gconstpointer data)
{
  const SiloamMinistryDesk *desk;

  back_up (self, self->backups);
  desk = siloam_ministry_get_desk (self->ministry);
  g_assert_cmpstr (desk->backup_folder, ==, self->backups);
  g_assert_nonnull (desk->backed_up);
  g_assert_false (desk->backup_is_due);
}

static void
newer_takes_the_place_of_older (File *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  back_up (self, self->backups);
  first = get_only_backup (self);
  back_up (self, self->backups);
  second = get_only_backup (self);
  g_assert_cmpstr (first, !=, second);
}

/* As on a network that is away: the file is not kept from its visitors by it. */
static void
folder_that_does_not_answer_is_told (File *self, gconstpointer data)
{
  SilentFolder *silent = silent_folder_new (self->backups);
  g_autoptr (SiloamMember) member = siloam_member_new ();

  if (silent == NULL)
    {
      g_test_skip ("a folder that does not answer can only be mounted by who may mount");
      return;
    }
  file_fails (self, SILOAM_MINISTRY_ERROR_BACKUP, back_up, self->backups, NULL);
  member->first_name = g_strdup ("Rachab");
  member->roles = SILOAM_TEAM_ROLE_MINISTER;
  file_do (self, save_member, member);
  g_assert_true (silent_folder_free (silent));
}

/* As one that two computers have chosen. */
static void
backups_of_another_computer_stay (File *self, gconstpointer data)
{
  g_autofree char *own = NULL;
  g_autofree char *other =
      g_build_filename (self->backups, "evening-20261122-200000-abcdefgh.evening", NULL);

  back_up (self, self->backups);
  own = get_only_backup (self);
  copy_file (own, other);
  back_up (self, self->backups);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
}

static void
backups_with_an_older_name_make_room (File *self, gconstpointer data)
{
  g_autofree char *own = NULL;
  g_autofree char *older =
      g_build_filename (self->backups, "evening-20261122-200000.evening", NULL);

  back_up (self, self->backups);
  own = get_only_backup (self);
  copy_file (own, older);
  back_up (self, self->backups);
  g_assert_false (g_file_test (older, G_FILE_TEST_EXISTS));
}

static void
other_files_in_the_folder_stay (File *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->backups, "evening-notes.evening", NULL);

  g_file_set_contents (other, "of somebody else", -1, NULL);
  back_up (self, self->backups);
  back_up (self, self->backups);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
folder_that_is_not_there_is_told (File *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  back_up (self, self->backups);
  before = get_only_backup (self);
  file_fails (self, SILOAM_MINISTRY_ERROR_BACKUP, back_up, nowhere, NULL);
  after = get_only_backup (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (siloam_ministry_get_desk (self->ministry)->backup_folder, ==, self->backups);
}

/* A name that ours would have, and a file of ours under a name of somebody's choice. */
static void
only_what_is_surely_a_copy_goes (File *self, gconstpointer data)
{
  g_autofree char *named = g_build_filename (self->backups, "x-20260101-101010.evening", NULL);
  g_autofree char *chosen = g_build_filename (self->backups, "mine.evening", NULL);

  g_file_set_contents (named, "of somebody else", -1, NULL);
  copy_file (self->path, chosen);
  back_up (self, self->backups);
  g_assert_true (g_file_test (named, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (chosen, G_FILE_TEST_EXISTS));
}

static void
folder_that_failed_does_not_take_over (File *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  back_up (self, self->backups);
  before = get_only_backup (self);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  if (mount ("tmpfs", other, "tmpfs", 0, "size=4k") < 0)
    {
      g_test_skip ("needs root to mount a small disk");
      return;
    }
  file_fails (self, SILOAM_MINISTRY_ERROR_BACKUP, back_up, other, NULL);
  file_do (self, erase_session, session->id, SILOAM_REASON_REQUEST);
  g_assert_cmpint (umount (other), ==, 0);
  after = get_only_backup (self);
  g_assert_cmpstr (before, !=, after);
}

static gboolean
any_copy_holds (File *self, GBytes *key)
{
  g_autoptr (GPtrArray) paths = file_list_backups (self);
  gboolean holds;
  Bare bare;

  file_close (self);
  bare_open (&bare, self->path, self->recovery);
  holds = copies_hold (&bare, paths, key);
  bare_close (&bare);
  file_open (self);
  return holds;
}

static GBytes *
get_key (File *self, const char *id)
{
  GBytes *key;
  Bare bare;

  file_close (self);
  bare_open (&bare, self->path, self->recovery);
  key = bare_get_key (&bare, id);
  bare_close (&bare);
  file_open (self);
  return key;
}

static void
erasing_renews_the_copy_at_once (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autoptr (GBytes) key = get_key (self, session->id);

  back_up (self, self->backups);
  g_assert_true (any_copy_holds (self, key));
  file_do (self, erase_session, session->id, SILOAM_REASON_REQUEST);
  g_assert_false (siloam_ministry_get_desk (self->ministry)->backup_is_due);
  g_assert_false (any_copy_holds (self, key));
}

static void
correcting_renews_the_copy_too (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autoptr (SiloamSession) corrected = NULL;
  g_autoptr (GBytes) key = get_key (self, session->id);

  back_up (self, self->backups);
  corrected = siloam_session_copy (file_find (self, session->id));
  g_free (corrected->help_request);
  corrected->help_request = g_strdup ("anders");
  file_do (self, save_session, corrected);
  g_assert_cmpstr (file_find (self, session->id)->help_request, ==, "anders");
  g_assert_false (any_copy_holds (self, key));
}

/* A stick that is in a drawer. */
static void
copy_out_of_reach_is_due (File *self, gconstpointer data)
{
  g_autoptr (SiloamSession) session = keep_one (self);
  g_autoptr (GBytes) key = get_key (self, session->id);
  g_autofree char *drawer = g_build_filename (self->folder, "drawer", NULL);

  back_up (self, self->backups);
  g_assert_cmpint (g_rename (self->backups, drawer), ==, 0);
  file_do (self, erase_session, session->id, SILOAM_REASON_REQUEST);
  g_assert_true (siloam_ministry_get_desk (self->ministry)->backup_is_due);
  file_close (self);
  file_open (self);
  g_assert_true (siloam_ministry_get_desk (self->ministry)->backup_is_due);

  g_assert_cmpint (g_rename (drawer, self->backups), ==, 0);
  file_close (self);
  file_open (self);
  g_assert_false (siloam_ministry_get_desk (self->ministry)->backup_is_due);
  g_assert_false (any_copy_holds (self, key));
}

static void
former_folder_is_emptied (File *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autoptr (GPtrArray) left = NULL;

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  back_up (self, self->backups);
  back_up (self, other);
  left = file_list_backups (self);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
journal_does_not_take_it_for_its_own (File *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  back_up (self, self->backups);
  files = siloam_backup_folder_list (self->backups, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 0);
}

static void
check_full_place (File *self, const char *place)
{
  g_autofree char *filling = g_build_filename (place, "filling", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  File there = *self;

  there.backups = (char *) place;
  back_up (self, place);
  fill_disk (filling);
  file_fails (self, SILOAM_MINISTRY_ERROR_BACKUP, back_up, place, NULL);
  g_unlink (filling);
  paths = file_list_backups (&there);
  g_assert_cmpuint (paths->len, ==, 1);
}

static void
full_place_keeps_the_older_one (File *self, gconstpointer data)
{
  g_autofree char *place = g_build_filename (self->folder, "place", NULL);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  if (mount ("tmpfs", place, "tmpfs", 0, "size=300k") < 0)
    {
      g_test_skip ("needs root to mount a small disk");
      return;
    }
  check_full_place (self, place);
  g_assert_cmpint (umount (place), ==, 0);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/backup/" name, File, NULL, file_setup, function, file_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("a-copy-opens-as-any-file", copy_opens_as_any_file);
  add ("the-desk-knows-of-it", desk_knows_of_it);
  add ("a-newer-takes-the-place-of-an-older", newer_takes_the_place_of_older);
  add ("other-files-in-the-folder-stay", other_files_in_the_folder_stay);
  add ("a-folder-that-does-not-answer-is-told", folder_that_does_not_answer_is_told);
  add ("backups-of-another-computer-stay", backups_of_another_computer_stay);
  add ("backups-with-an-older-name-make-room", backups_with_an_older_name_make_room);
  add ("only-what-is-surely-a-copy-goes", only_what_is_surely_a_copy_goes);
  add ("a-folder-that-failed-does-not-take-over", folder_that_failed_does_not_take_over);
  add ("a-folder-that-is-not-there-is-told", folder_that_is_not_there_is_told);
  add ("erasing-renews-the-copy-at-once", erasing_renews_the_copy_at_once);
  add ("correcting-renews-the-copy-too", correcting_renews_the_copy_too);
  add ("a-copy-out-of-reach-is-due", copy_out_of_reach_is_due);
  add ("a-former-folder-is-emptied", former_folder_is_emptied);
  add ("a-journal-does-not-take-it-for-its-own", journal_does_not_take_it_for_its_own);
  add ("a-full-place-keeps-the-older-one", full_place_keeps_the_older_one);
  return g_test_run ();
}
