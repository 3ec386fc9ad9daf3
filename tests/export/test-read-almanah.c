/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What Almanah wrote, and what it locked with a real gpg. Other programs stand in for gpg only to
 * do what a real one does not. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export/pgp-pipe.h"
#include "reading.h"

#define MEBIBYTE (1024L * 1024)

static SiloamImportBundle *
read_diary (void)
{
  return reading_read (SILOAM_IMPORT_ALMANAH, "almanah/diary.db");
}

static void
test_xml (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_cmpstr (reading_find (bundle, "almanah:2019-02-14")->entry->text,
                   ==,
                   "By the sea, very early.\n"
                   "See the map (https://example.org/map) & https://example.org.");
}

static void
test_tags (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_find (bundle, "almanah:2019-02-14");

  g_assert_true (reading_has_tag (item, "the sea's"));
  g_assert_true (reading_has_tag (item, "rest"));
  g_assert_true (reading_has_tag (item, "important"));
}

static void
test_days (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_find (bundle, "almanah:2019-02-14");
  g_autofree char *updated = g_date_time_format (item->entry->updated, "%F");

  reading_assert_created (item, "2019-02-14T12:00:00+01:00");
  g_assert_cmpstr (updated, ==, "2019-02-15");
}

static void
test_gtk (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  SiloamImportItem *item = reading_find (bundle, "almanah:2019-02-15");

  g_assert_cmpstr (item->entry->text, ==, "An older page.");
  g_assert_true (reading_leaves_out (item->left_out, "photo"));
}

static void
test_plain (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_cmpstr (reading_find (bundle, "almanah:2019-02-16")->entry->text,
                   ==,
                   "Only words, <not> XML.");
}

static void
test_entities (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_error (reading_at (bundle, "diary.db: 2019-02-17")->fault,
                  SILOAM_IMPORT_ERROR,
                  SILOAM_IMPORT_ERROR_UNSAFE);
}

static void
test_cut_gtk (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_error (reading_at (bundle, "diary.db: 2019-02-18")->fault,
                  SILOAM_IMPORT_ERROR,
                  SILOAM_IMPORT_ERROR_DAMAGED);
}

static void
test_no_such_day (void)
{
  g_autoptr (SiloamImportBundle) bundle = read_diary ();

  g_assert_error (reading_at (bundle, "diary.db: 2019-02-30")->fault,
                  SILOAM_IMPORT_ERROR,
                  SILOAM_IMPORT_ERROR_DAMAGED);
}

static void
test_old (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_AUTO, "almanah/old.db");
  SiloamImportItem *item = reading_find (bundle, "almanah:2008-05-01");

  g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_ALMANAH);
  g_assert_cmpstr (item->entry->text, ==, "From the first days.");
  g_assert_true (reading_leaves_out (item->left_out, "file https://example.org/a"));
}

static void
test_texts (void)
{
  g_autoptr (SiloamImportBundle) bundle = reading_read (SILOAM_IMPORT_AUTO, "almanah/texts");

  g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_ALMANAH);
  g_assert_cmpstr (reading_find (bundle, "almanah:2019-02-14")->entry->text,
                   ==,
                   "Words of one day.\n\nAnd more.");
  g_assert_true (reading_leaves_out (bundle->left_out, "2019-02-15~"));
}

/* It would make rows for ever. */
static void
test_view (void)
{
  g_autofree char *path = reading_fixture ("almanah/view.db");

  reading_assert_fails (SILOAM_IMPORT_ALMANAH, path, NULL, SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT);
}

/* Each byte of a row in each of the ways that a bit can fall over; nothing may be believed. */
static void
test_spoilt (void)
{
  g_autofree char *whole = reading_fixture ("almanah/diary.db");
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  for (gsize at = 16; at < length; at += 23)
    {
      char kept = data[at];
      g_autofree char *path = NULL;
      g_auto (Reading) reading = { .cancellable = NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (SiloamImportBundle) bundle = NULL;

      data[at] = (char) (kept ^ (char) (1 << at % 8));
      path = reading_write ("spoilt.db", data, (gssize) length);
      data[at] = kept;
      reading_init (&reading, NULL);
      bundle = siloam_import_read (path, SILOAM_IMPORT_ALMANAH, &reading.options, NULL, &error);
      g_assert_true ((bundle == NULL) == (error != NULL));
    }
}

static void
test_untouched (void)
{
  g_autofree char *fixture = reading_fixture ("almanah/diary.db");
  g_autoptr (SiloamImportBundle) bundle = read_diary ();
  g_autofree char *wal = g_strconcat (fixture, "-wal", NULL);
  g_autofree char *journal = g_strconcat (fixture, "-journal", NULL);

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* A gpg with a home of its own, with a key for nobody. */
typedef struct
{
  char *home;
  char *locked;
} Keyring;

static gboolean
run_gpg (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (words,
                         G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         &error);

  g_assert_no_error (error);
  return g_subprocess_wait_check (process, NULL, NULL);
}

static gboolean
keyring_init (Keyring *self)
{
  g_autofree char *gpg = g_find_program_in_path ("gpg");
  g_autofree char *diary = reading_fixture ("almanah/diary.db");

  *self = (Keyring){ .home = NULL };
  if (gpg == NULL)
    {
      g_test_skip ("gpg is not installed");
      return FALSE;
    }
  self->home = g_dir_make_tmp ("siloam-gpg-XXXXXX", NULL);
  self->locked = g_build_filename (self->home, "diary.db.encrypted", NULL);
  g_setenv ("GNUPGHOME", self->home, TRUE);
  g_assert_true (run_gpg ((const char *const[]){ gpg,
                                                 "--batch",
                                                 "--passphrase",
                                                 "",
                                                 "--quick-gen-key",
                                                 "diary@example.org",
                                                 "future-default",
                                                 "default",
                                                 "never",
                                                 NULL }));
  return run_gpg ((const char *const[]){ gpg,
                                         "--batch",
                                         "--armor",
                                         "--sign",
                                         "--encrypt",
                                         "--recipient",
                                         "diary@example.org",
                                         "--output",
                                         self->locked,
                                         diary,
                                         NULL });
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, leaf, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* Its agent goes away with its home. */
static void
keyring_clear (Keyring *self)
{
  if (self->home != NULL)
    {
      run_gpg ((const char *const[]){ "gpgconf", "--kill", "all", NULL });
      remove_tree (self->home);
    }
  g_unsetenv ("GNUPGHOME");
  g_free (self->home);
  g_free (self->locked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keyring, keyring_clear)

static void
test_gpg (void)
{
  g_auto (Keyring) keyring = { NULL };
  g_auto (Reading) reading = { .cancellable = NULL };
  g_autoptr (SiloamImportBundle) bundle = NULL;
  g_autoptr (GError) error = NULL;

  if (!keyring_init (&keyring))
    return;
  reading_init (&reading, NULL);
  bundle = siloam_import_read (keyring.locked, SILOAM_IMPORT_AUTO, &reading.options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bundle->format, ==, SILOAM_IMPORT_ALMANAH);
  g_assert_cmpstr (reading_find (bundle, "almanah:2019-02-16")->entry->text,
                   ==,
                   "Only words, <not> XML.");
}

static void
test_gpg_changed (void)
{
  g_auto (Keyring) keyring = { NULL };
  g_autofree char *data = NULL;
  g_autofree char *path = NULL;
  gsize length;

  if (!keyring_init (&keyring))
    return;
  g_assert_true (g_file_get_contents (keyring.locked, &data, &length, NULL));
  data[length / 2] = data[length / 2] == 'A' ? 'B' : 'A';
  path = reading_write ("diary.db.encrypted", data, (gssize) length);
  reading_assert_fails (SILOAM_IMPORT_ALMANAH, path, NULL, SILOAM_IMPORT_ERROR_DAMAGED);
}

static void
test_gpg_no_key (void)
{
  g_auto (Keyring) keyring = { NULL };
  g_autofree char *other = g_dir_make_tmp ("siloam-gpg-XXXXXX", NULL);

  if (keyring_init (&keyring))
    {
      g_setenv ("GNUPGHOME", other, TRUE);
      reading_assert_fails (SILOAM_IMPORT_ALMANAH,
                            keyring.locked,
                            NULL,
                            SILOAM_IMPORT_ERROR_NEEDS_PROGRAM);
      run_gpg ((const char *const[]){ "gpgconf", "--kill", "all", NULL });
      g_setenv ("GNUPGHOME", keyring.home, TRUE);
    }
  remove_tree (other);
}

/* A folder with only one program in it: a gpg that does this. */
static char *
make_stand_in (const char *script)
{
  g_autofree char *path = NULL;
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);

  path = reading_write ("bin/gpg", text, -1);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  return g_path_get_dirname (path);
}

static GBytes *
open_with (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autoptr (GBytes) locked = g_bytes_new_static ("-----BEGIN PGP MESSAGE-----\n", 28);
  GBytes *bytes;

  g_setenv ("PATH", path, TRUE);
  bytes = siloam_pgp_open (locked, 64 * MEBIBYTE, cancellable, error);
  g_setenv ("PATH", before, TRUE);
  return bytes;
}

static void
test_gpg_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_with ("/nonexistent", NULL, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, SILOAM_IMPORT_ERROR_NEEDS_PROGRAM);
}

static void
endless (const char *script, int code)
{
  g_autofree char *folder = make_stand_in (script);
  g_autoptr (GError) error = NULL;
  struct rusage use;

  g_assert_null (open_with (folder, NULL, &error));
  g_assert_error (error, SILOAM_IMPORT_ERROR, code);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &use), ==, 0);
  g_assert_cmpint (use.ru_maxrss, <, 256 * 1024);
}

static void
test_gpg_endless (void)
{
  if (g_test_subprocess ())
    {
      endless ("exec /bin/cat /dev/zero", SILOAM_IMPORT_ERROR_TOO_LARGE);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* More than a pipe holds, on the side that is not read for words. */
static void
test_gpg_talkative (void)
{
  if (g_test_subprocess ())
    {
      endless ("/usr/bin/head -c 100000000 /dev/zero >&2; exit 2",
               SILOAM_IMPORT_ERROR_NEEDS_PROGRAM);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

typedef struct
{
  char *fifo;
  GCancellable *cancellable;
  pid_t process;
} Cancel;

/* Opens when the stand-in does, which then says its number. */
static gpointer
cancel_when_running (gpointer data)
{
  Cancel *cancel = data;
  g_autofree char *number = NULL;

  g_assert_true (g_file_get_contents (cancel->fifo, &number, NULL, NULL));
  cancel->process = (pid_t) g_ascii_strtoll (number, NULL, 10);
  g_cancellable_cancel (cancel->cancellable);
  return NULL;
}

static void
test_gpg_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *fifo = g_build_filename (g_get_user_cache_dir (), "fifo", NULL);
  g_autofree char *script = g_strdup_printf ("echo $$ >'%s'\nexec /bin/sleep 600", fifo);
  g_autofree char *folder = make_stand_in (script);
  g_autoptr (GError) error = NULL;
  Cancel cancel = { fifo, cancellable, 0 };
  GThread *thread;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  thread = g_thread_new ("cancel", cancel_when_running, &cancel);
  g_assert_null (open_with (folder, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cancel.process, >, 0);
  g_assert_true (kill (cancel.process, 0) != 0 && errno == ESRCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add_func ("/export/read-almanah/" name, function)
  ADD ("xml-is-read-without-marks", test_xml);
  ADD ("tags-and-what-is-important-are-tags", test_tags);
  ADD ("a-day-is-its-noon", test_days);
  ADD ("a-page-of-gtk-is-read", test_gtk);
  ADD ("plain-words-stay-as-they-are", test_plain);
  ADD ("entities-are-refused", test_entities);
  ADD ("a-page-that-was-cut-off-is-told", test_cut_gtk);
  ADD ("a-day-of-no-calendar-is-a-fault-of-its-entry", test_no_such_day);
  ADD ("the-first-versions-are-read", test_old);
  ADD ("its-folder-of-texts-is-read", test_texts);
  ADD ("a-view-is-no-table", test_view);
  ADD ("spoilt-databases-are-read-without-harm", test_spoilt);
  ADD ("nothing-is-written-beside-it", test_untouched);
  ADD ("a-locked-diary-opens-with-gpg", test_gpg);
  ADD ("a-changed-message-is-refused", test_gpg_changed);
  ADD ("a-missing-key-is-told", test_gpg_no_key);
  ADD ("a-missing-gpg-is-told", test_gpg_missing);
  ADD ("output-without-end-is-refused", test_gpg_endless);
  ADD ("a-flood-of-messages-does-not-hold-it-up", test_gpg_talkative);
  ADD ("cancelling-ends-gpg", test_gpg_cancelled);
#undef ADD
  return g_test_run ();
}
