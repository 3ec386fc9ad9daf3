/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An import that is broken off, at any write, by a full disk or by the end of the process: the
 * journal is as it was, or all of it is in. On a disk in memory that loses its power, and on a real
 * file. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash-disk.h"
#include "export/import-private.h"
#include "export/import.h"
#include "sample.h"
#include "vault/error.h"

#define ENTRIES 24

static const SiloamImportOptions options = { .language = "nl" };

typedef struct
{
  sqlite3 *db;
  SiloamStore *store;
} Journal;

static void
open_journal (Journal *self, const char *path, const char *vfs)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs),
      ==,
      SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
close_journal (Journal *self)
{
  siloam_store_free (self->store);
  sqlite3_close (self->db);
}

static SiloamImportBundle *
make_bundle (const char *words)
{
  SiloamImportBundle *bundle = siloam_import_bundle_new (SILOAM_IMPORT_SILOAM);

  for (guint i = 0; i < ENTRIES; i++)
    {
      SiloamImportItem *item = siloam_import_bundle_add (bundle, "test");
      g_autofree char *filling = g_strnfill (600, 'x');
      g_autofree char *text = g_strdup_printf ("%s %u %s", words, i, filling);

      item->entry = sample_note ("2019-04-03T08:15:00+02:00", text);
      item->entry->updated = g_date_time_ref (item->entry->created);
      item->source = g_strdup_printf ("x:%u", i);
    }
  return bundle;
}

static gboolean
bring_in (Journal *journal, const char *words, GError **error)
{
  g_autoptr (SiloamImportBundle) bundle = make_bundle (words);
  gint64 number;

  return siloam_import_apply (journal->store,
                              bundle,
                              SILOAM_IMPORT_PLAN_PLAIN,
                              &options,
                              NULL,
                              &number,
                              error);
}

/* All words of the journal are of one of the two; which one is given back. */
static gboolean
has_words (Journal *journal, const char *before, const char *after)
{
  g_autoptr (GPtrArray) ids = siloam_store_period (journal->store, NULL, NULL, NULL);
  guint old = 0, new = 0;

  g_assert_nonnull (ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SiloamEntry) entry =
          siloam_store_load (journal->store, g_ptr_array_index (ids, i), NULL);

      g_assert_nonnull (entry);
      old += before != NULL && g_str_has_prefix (entry->text, before);
      new += g_str_has_prefix (entry->text, after);
    }
  g_assert_cmpuint (old + new, ==, ids->len);
  g_assert_true (new == ENTRIES || (new == 0 && old == (before != NULL ? ENTRIES : 0)));
  return new == ENTRIES;
}

static void
assert_sound (Journal *journal)
{
  g_autoptr (GPtrArray) faults = siloam_store_check (journal->store, NULL);

  g_assert_nonnull (faults);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* An import over what an earlier one brought in, so that entries are changed and not only added. */
static void
power_lost_at_any_write_leaves_old_or_new (void)
{
  g_autoptr (CrashDisk) disk = crash_disk_new ("import-crash");
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint crashes = 0;
  gboolean survived = FALSE;
  Journal journal;

  open_journal (&journal, "journal", "import-crash");
  g_assert_true (bring_in (&journal, "eerst", NULL));
  close_journal (&journal);
  crash_disk_keep (disk);
  for (guint fuse = 1; !survived; fuse++)
    {
      crash_disk_restore (disk);
      open_journal (&journal, "journal", "import-crash");
      crash_disk_set_fuse (disk, fuse);
      survived = bring_in (&journal, "later", NULL) && !crash_disk_is_dead (disk);
      close_journal (&journal);
      if (!survived)
        crash_disk_crash (disk, fuse % 2 == 0 ? CRASH_KILL : CRASH_POWER, random);
      crash_disk_set_fuse (disk, 0);
      open_journal (&journal, "journal", "import-crash");
      g_assert_true (has_words (&journal, "eerst", "later") || !survived);
      assert_sound (&journal);
      close_journal (&journal);
      crashes += !survived;
    }
  g_assert_cmpuint (crashes, >, 10);
}

static char *
make_path (void)
{
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  return g_build_filename (g_get_user_data_dir (), "journal.db", NULL);
}

static void
a_full_disk_leaves_the_journal_as_it_was (void)
{
  g_autofree char *path = make_path ();
  Journal journal;
  guint refused = 0;
  gboolean done = FALSE;

  open_journal (&journal, path, NULL);
  for (guint pages = 1; !done; pages++)
    {
      g_autofree char *room = g_strdup_printf ("PRAGMA max_page_count = %u", pages);
      g_autoptr (GError) error = NULL;

      sqlite3_exec (journal.db, room, NULL, NULL, NULL);
      done = bring_in (&journal, "woorden", &error);
      g_assert_true (has_words (&journal, NULL, "woorden") == done);
      refused += !done;
      if (!done)
        g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NO_SPACE);
    }
  assert_sound (&journal);
  close_journal (&journal);
  g_assert_cmpuint (refused, >, 1);
}

static void
kill_cb (double fraction, gpointer data)
{
  if (fraction * 1000 >= GPOINTER_TO_UINT (data))
    kill (getpid (), SIGKILL);
}

static void
end_process_at (const char *path, guint thousandths)
{
  SiloamImportOptions ending = { .language = "nl",
                                 .progress = kill_cb,
                                 .progress_data = GUINT_TO_POINTER (thousandths) };
  g_autoptr (SiloamImportBundle) bundle = make_bundle ("woorden");
  Journal journal;
  gint64 number;

  open_journal (&journal, path, NULL);
  siloam_import_apply (journal.store,
                       bundle,
                       SILOAM_IMPORT_PLAN_PLAIN,
                       &ending,
                       NULL,
                       &number,
                       NULL);
  _exit (0);
}

static void
the_end_of_the_process_leaves_old_or_new (void)
{
  g_autofree char *path = make_path ();

  for (guint at = 0; at <= 1000; at += 1000)
    {
      Journal journal;
      int status;
      pid_t child = fork ();

      if (child == 0)
        end_process_at (path, at);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      open_journal (&journal, path, NULL);
      /* The last is told when all of it is on disk. */
      g_assert_true (has_words (&journal, NULL, "woorden") == (at == 1000));
      assert_sound (&journal);
      close_journal (&journal);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/export/import/power-lost-at-any-write-leaves-old-or-new",
                   power_lost_at_any_write_leaves_old_or_new);
  g_test_add_func ("/export/import/a-full-disk-leaves-the-journal-as-it-was",
                   a_full_disk_leaves_the_journal_as_it_was);
  g_test_add_func ("/export/import/the-end-of-the-process-leaves-old-or-new",
                   the_end_of_the_process_leaves_old_or_new);
  return g_test_run ();
}
