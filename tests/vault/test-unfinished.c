/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a killed process was writing in the open is found again and removed, and nothing else. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "support.h"
#include "vault/unfinished.h"

/* Nobody calls done: its process was killed. A note is left on disk, and its handle leaks. */
static void
leave_note (const char *path)
{
  SiloamUnfinished *note = siloam_unfinished_note (path);

  g_assert_nonnull (note);
  g_free (*(char **) note);
  g_free (note);
}

static char *
leave_file (SealedFile *self, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "in the open", -1, NULL));
  leave_note (path);
  return path;
}

static guint
count_notes (void)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_state_dir (), "siloam", "unfinished", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static guint
clear_at_next_opening (SealedFile *self, SiloamVault *vault)
{
  guint removed;

  siloam_vault_free (vault);
  vault = sealed_file_open (self);
  removed = siloam_unfinished_clear (vault);
  siloam_vault_free (vault);
  return removed;
}

static void
file_is_removed (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *path = leave_file (self, ".siloam-ab12cd");

  g_assert_cmpuint (clear_at_next_opening (self, vault), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_notes (), ==, 0);
}

static void
folder_is_removed (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *folder = g_build_filename (self->folder, ".siloam-folder-ab12cd", NULL);
  g_autofree char *inside = g_build_filename (folder, "2026-11-21.md", NULL);

  g_mkdir (folder, 0700);
  g_file_set_contents (inside, "in the open", -1, NULL);
  leave_note (folder);
  g_assert_cmpuint (clear_at_next_opening (self, vault), ==, 1);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
note_tells_no_place (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *path = leave_file (self, ".siloam-ab12cd");
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "siloam", "unfinished", NULL);

  g_assert_cmpuint (count_notes (), ==, 1);
  g_assert_false (folder_contains (state, self->folder));
  clear_at_next_opening (self, vault);
}

static void
what_has_its_name_stays (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *path = g_build_filename (self->folder, ".siloam-ab12cd", NULL);
  SiloamUnfinished *note = siloam_unfinished_note (path);

  g_assert_true (g_file_set_contents (path, "in the open", -1, NULL));
  siloam_unfinished_done (note);
  g_assert_cmpuint (count_notes (), ==, 0);
  g_assert_cmpuint (clear_at_next_opening (self, vault), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
what_is_being_written_stays (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *path = leave_file (self, ".siloam-ab12cd");
  const int fd = open (path, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_cmpuint (clear_at_next_opening (self, vault), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_notes (), ==, 1);
  close (fd);
  g_assert_cmpuint (clear_at_next_opening (self, sealed_file_open (self)), ==, 1);
}

/* A stick that was pulled out. */
static void
what_is_not_here_stays_noted (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *stick = g_build_filename (self->folder, "stick", NULL);
  g_autofree char *away = g_build_filename (self->folder, "away", NULL);
  g_autofree char *path = g_build_filename (stick, ".siloam-ab12cd", NULL);

  g_mkdir (stick, 0700);
  g_file_set_contents (path, "in the open", -1, NULL);
  leave_note (path);
  g_rename (stick, away);
  g_assert_cmpuint (clear_at_next_opening (self, vault), ==, 0);
  g_assert_cmpuint (count_notes (), ==, 1);
  g_rename (away, stick);
  g_assert_cmpuint (clear_at_next_opening (self, sealed_file_open (self)), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
other_names_stay (SealedFile *self, gconstpointer data)
{
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *path = leave_file (self, "a letter");

  g_assert_cmpuint (clear_at_next_opening (self, vault), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
another_file_does_not_read_the_note (SealedFile *self, gconstpointer data)
{
  SealedFile other;
  SiloamVault *vault = sealed_file_open (self);
  g_autofree char *path = leave_file (self, ".siloam-ab12cd");

  siloam_vault_free (vault);
  sealed_file_setup (&other, NULL);
  g_assert_cmpuint (clear_at_next_opening (&other, sealed_file_open (&other)), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  sealed_file_teardown (&other, NULL);
}

static void
without_an_open_file_nothing_is_noted (void)
{
  g_assert_null (siloam_unfinished_note ("/somewhere/.siloam-ab12cd"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/vault/unfinished/" name,                                                           \
              SealedFile,                                                                          \
              NULL,                                                                                \
              sealed_file_setup,                                                                   \
              function,                                                                            \
              sealed_file_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  siloam_vault_harden_process ();
  ADD ("a-file-is-removed", file_is_removed);
  ADD ("a-folder-is-removed", folder_is_removed);
  ADD ("a-note-tells-no-place", note_tells_no_place);
  ADD ("what-has-its-name-stays", what_has_its_name_stays);
  ADD ("what-is-being-written-stays", what_is_being_written_stays);
  ADD ("what-is-on-a-stick-that-is-away-stays-noted", what_is_not_here_stays_noted);
  ADD ("what-has-another-name-stays", other_names_stay);
  ADD ("another-file-does-not-read-the-note", another_file_does_not_read_the_note);
  g_test_add_func ("/vault/unfinished/without-an-open-file-nothing-is-noted",
                   without_an_open_file_nothing_is_noted);
  return g_test_run ();
}
