/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Other copies of a real sealed journal: noticing them, joining them, and noticing that the journal
 * itself was replaced by an older one. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "journal/journal-copies.h"
#include "journal/journal-work.h"
#include "sample.h"
#include "session.h"
#include "vault/locksmith.h"
#include "vault/vault-restore.h"

#define OTHER_NAME "journal.sync-conflict-20261122-093000-ABCDEFG.siloam"

typedef struct
{
  char *bytes;
  gsize length;
} Saved;

static void
saved_clear (Saved *self)
{
  g_clear_pointer (&self->bytes, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Saved, saved_clear)

static void
read_file (const char *path, Saved *saved)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &saved->bytes, &saved->length, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *path, const Saved *saved)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, saved->bytes, (gssize) saved->length, &error);
  g_assert_no_error (error);
}

static char *
add_note (Session *self, const char *text)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", text);

  session_save (self, entry);
  return g_strdup (entry->id);
}

static SiloamCopies *
find_copies (Session *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;
  SiloamCopies *copies;

  siloam_journal_find_copies_async (self->journal, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  copies = siloam_journal_find_copies_finish (self->journal, result, &error);
  g_assert_no_error (error);
  return copies;
}

static gboolean
is_behind (Session *self)
{
  g_autoptr (SiloamCopies) copies = find_copies (self);

  return copies->behind;
}

static guint
count_copies (Session *self)
{
  g_autoptr (SiloamCopies) copies = find_copies (self);

  return copies->paths->len;
}

static void
accept_behind (Session *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_accept_behind_async (self->journal, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_true (siloam_journal_accept_behind_finish (self->journal, result, NULL));
}

static void
leave_copies (Session *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_leave_copies_async (self->journal, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_true (siloam_journal_leave_copies_finish (self->journal, result, NULL));
}

static void
reopen (Session *self)
{
  session_close (self);
  session_open (self);
}

static void
new_journal_is_not_behind (Session *self, gconstpointer data)
{
  g_assert_false (is_behind (self));
}

static void
reopened_is_not_behind (Session *self, gconstpointer data)
{
  g_free (add_note (self, "een"));
  reopen (self);
  g_free (add_note (self, "twee"));
  reopen (self);
  g_assert_false (is_behind (self));
}

/* A journal with an entry, and its file as it was before that. */
static void
go_back (Session *self, Saved *newer)
{
  g_auto (Saved) older = { NULL, 0 };

  g_free (add_note (self, "eerst"));
  session_close (self);
  read_file (self->path, &older);
  session_open (self);
  g_free (add_note (self, "daarna"));
  session_close (self);
  read_file (self->path, newer);
  write_file (self->path, &older);
  session_open (self);
}

static void
older_file_is_noticed (Session *self, gconstpointer data)
{
  g_auto (Saved) newer = { NULL, 0 };

  go_back (self, &newer);
  g_assert_true (is_behind (self));
}

static void
older_file_is_told_until_it_is_accepted (Session *self, gconstpointer data)
{
  g_auto (Saved) newer = { NULL, 0 };

  go_back (self, &newer);
  g_free (add_note (self, "verder"));
  reopen (self);
  g_assert_true (is_behind (self));
  accept_behind (self);
  reopen (self);
  g_assert_false (is_behind (self));
}

static SiloamVaultPass *
make_pass (Session *self)
{
  SiloamVault *vault = siloam_locksmith_open (self->path, self->recovery, NULL, NULL);
  SiloamVaultPass *pass = siloam_vault_make_pass (vault);

  siloam_vault_free (vault);
  return pass;
}

/* An older one that was put there by Siloam, because the person asked for it. */
static void
restored_file_is_not_behind (Session *self, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (self->folder, "backup", NULL);
  g_autofree char *aside = g_build_filename (self->folder, "aside", NULL);
  g_autoptr (SiloamVaultPass) pass = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Saved) older = { NULL, 0 };

  g_free (add_note (self, "eerst"));
  session_close (self);
  read_file (self->path, &older);
  write_file (backup, &older);
  session_open (self);
  g_free (add_note (self, "daarna"));
  session_close (self);
  pass = make_pass (self);
  siloam_vault_restore_over (pass, backup, self->path, aside, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  session_open (self);
  g_assert_false (is_behind (self));
}

static void
newer_file_is_not_behind (Session *self, gconstpointer data)
{
  g_auto (Saved) newer = { NULL, 0 };

  go_back (self, &newer);
  session_close (self);
  write_file (self->path, &newer);
  session_open (self);
  g_assert_false (is_behind (self));
}

static int
count_devices_cb (gpointer count, int columns, char **values, char **names)
{
  *(int *) count = atoi (values[0]);
  return 0;
}

static SiloamWorkStep
count_devices (SiloamStore *store,
               SiloamVault *vault,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  sqlite3_exec (siloam_vault_get_db (vault),
                "SELECT count(*) FROM device",
                count_devices_cb,
                data,
                NULL);
  return SILOAM_WORK_DONE;
}

static int
devices (Session *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;
  int count = -1;

  siloam_journal_work_async (self->journal,
                             count_devices,
                             SILOAM_WORK_LOOKS,
                             &count,
                             NULL,
                             NULL,
                             wait_cb,
                             &answer);
  result = wait_for (&answer);
  return count;
}

static void
closing_in_order_keeps_the_device (Session *self, gconstpointer data)
{
  g_free (add_note (self, "een"));
  reopen (self);
  g_free (add_note (self, "twee"));
  g_assert_cmpint (devices (self), ==, 1);
}

static char *
find_witness (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "siloam", "witness", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* The files as a crash right now would leave them. */
static void
crash (Session *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *witness = find_witness ();
  g_auto (Saved) main_bytes = { NULL, 0 };
  g_auto (Saved) log_bytes = { NULL, 0 };
  g_auto (Saved) witness_bytes = { NULL, 0 };

  read_file (self->path, &main_bytes);
  read_file (log, &log_bytes);
  read_file (witness, &witness_bytes);
  session_close (self);
  write_file (self->path, &main_bytes);
  write_file (log, &log_bytes);
  write_file (witness, &witness_bytes);
  session_open (self);
}

static void
crash_is_not_behind (Session *self, gconstpointer data)
{
  g_free (add_note (self, "een"));
  g_free (add_note (self, "twee"));
  crash (self);
  g_assert_false (is_behind (self));
}

static void
crash_makes_a_new_device (Session *self, gconstpointer data)
{
  g_free (add_note (self, "een"));
  crash (self);
  g_free (add_note (self, "twee"));
  g_assert_cmpint (devices (self), ==, 2);
}

static void
lost_log_is_noticed (Session *self, gconstpointer data)
{
  g_auto (Saved) main_bytes = { NULL, 0 };

  read_file (self->path, &main_bytes);
  g_free (add_note (self, "alleen in het log"));
  session_close (self);
  write_file (self->path, &main_bytes);
  session_open (self);
  g_assert_true (is_behind (self));
}

static void
without_a_witness_nothing_is_said (Session *self, gconstpointer data)
{
  g_auto (Saved) newer = { NULL, 0 };
  g_autofree char *witness = NULL;

  go_back (self, &newer);
  session_close (self);
  witness = find_witness ();
  g_unlink (witness);
  session_open (self);
  g_assert_false (is_behind (self));
}

static void
spoilt_witness_is_none (Session *self, gconstpointer data)
{
  g_autofree char *witness = NULL;
  g_auto (Saved) bytes = { NULL, 0 };

  g_free (add_note (self, "een"));
  session_close (self);
  witness = find_witness ();
  read_file (witness, &bytes);
  bytes.bytes[bytes.length - 30] ^= 1;
  write_file (witness, &bytes);
  session_open (self);
  g_assert_false (is_behind (self));
  g_free (add_note (self, "twee"));
  g_assert_cmpint (devices (self), ==, 2);
}

static void
witness_tells_nothing (Session *self, gconstpointer data)
{
  g_autofree char *witness = NULL;
  g_auto (Saved) few = { NULL, 0 };
  g_auto (Saved) many = { NULL, 0 };
  struct stat status;

  g_free (add_note (self, "KANARIE"));
  session_close (self);
  witness = find_witness ();
  read_file (witness, &few);
  session_open (self);
  for (guint i = 0; i < 20; i++)
    g_free (add_note (self, "KANARIE"));
  session_close (self);
  read_file (witness, &many);
  g_assert_cmpuint (few.length, ==, many.length);
  g_assert_null (memmem (many.bytes, many.length, "KANARIE", 7));
  g_assert_null (memmem (many.bytes, many.length, "journal", 7));
  g_assert_cmpint (g_stat (witness, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  session_open (self);
}

/* The journal carried to another computer, with an entry written there. */
static char *
make_other (Session *self, const char *name, const char *text)
{
  Session other = { .folder = self->folder, .recovery = self->recovery };
  g_auto (Saved) bytes = { NULL, 0 };

  session_close (self);
  read_file (self->path, &bytes);
  other.path = g_build_filename (self->folder, name, NULL);
  write_file (other.path, &bytes);
  session_open (&other);
  g_free (add_note (&other, text));
  session_close (&other);
  session_open (self);
  return other.path;
}

static gboolean
look (Session *self, SiloamJoining *joining, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_look_at_copy_async (self->journal, joining, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_journal_look_at_copy_finish (self->journal, result, error);
}

static gboolean
join (Session *self, SiloamJoining *joining, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_join_copy_async (self->journal, joining, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_journal_join_copy_finish (self->journal, result, error);
}

static guint
added (SiloamJoining *joining)
{
  return siloam_joining_get_report (joining)->counts[SILOAM_MERGE_ADDED];
}

static void
copy_is_joined (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_other (self, OTHER_NAME, "daar geschreven");
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);
  g_autoptr (SiloamEntry) entry = NULL;

  look (self, joining, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added (joining), ==, 1);
  join (self, joining, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added (joining), ==, 1);
  entry =
      session_load (self,
                    ((SiloamMergeItem *) siloam_joining_get_report (joining)->items->pdata[0])->id);
  g_assert_cmpstr (entry->text, ==, "daar geschreven");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static guint
count_private_copies (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "siloam", NULL);

  return count_files (folder);
}

static void
joined_file_stays_as_it_was (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "daar geschreven");
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);
  g_auto (Saved) before = { NULL, 0 };
  g_auto (Saved) after = { NULL, 0 };
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  guint files;

  g_unlink (lock);
  files = count_files (self->folder);
  read_file (path, &before);
  g_assert_true (look (self, joining, NULL));
  g_assert_true (join (self, joining, NULL));
  read_file (path, &after);
  g_assert_cmpmem (before.bytes, before.length, after.bytes, after.length);
  g_assert_cmpuint (count_files (self->folder), ==, files);
}

static void
private_copy_is_removed (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "daar geschreven");
  SiloamJoining *joining = siloam_joining_new (path, NULL);

  g_assert_true (look (self, joining, NULL));
  g_assert_cmpuint (count_private_copies (), ==, 1);
  siloam_joining_unref (joining);
  g_assert_cmpuint (count_private_copies (), ==, 0);
}

static void
what_a_killed_process_left_is_removed (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "daar geschreven");
  g_autofree char *left = g_build_filename (g_get_user_cache_dir (), "siloam", "copy-ABCDEF", NULL);
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);

  g_mkdir_with_parents (left, 0700);
  g_assert_true (look (self, joining, NULL));
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

/* What was committed and not yet brought into the file itself. */
static void
log_of_the_other_is_joined (Session *self, gconstpointer data)
{
  Session other = { .folder = self->folder, .recovery = self->recovery };
  g_autofree char *path = make_other (self, OTHER_NAME, "in het bestand");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_auto (Saved) main_bytes = { NULL, 0 };
  g_auto (Saved) log_bytes = { NULL, 0 };
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);

  other.path = path;
  session_open (&other);
  g_free (add_note (&other, "in het log"));
  read_file (path, &main_bytes);
  read_file (log, &log_bytes);
  session_close (&other);
  write_file (path, &main_bytes);
  write_file (log, &log_bytes);
  g_assert_true (join (self, joining, NULL));
  g_assert_cmpuint (added (joining), ==, 2);
}

static void
open_copy_is_busy (Session *self, gconstpointer data)
{
  Session other = { .folder = self->folder, .recovery = self->recovery };
  g_autofree char *path = make_other (self, OTHER_NAME, "daar geschreven");
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);
  g_autoptr (GError) error = NULL;

  other.path = path;
  session_open (&other);
  g_assert_false (look (self, joining, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  session_close (&other);
}

static void
own_file_is_refused (Session *self, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (self->folder, "link.siloam", NULL);
  g_autoptr (SiloamJoining) joining = siloam_joining_new (link_path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (link (self->path, link_path), ==, 0);
  g_assert_false (look (self, joining, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_SAME_FILE);
}

static void
no_journal_is_refused (Session *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "brief.siloam", NULL);
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "een brief", -1, NULL);
  g_assert_false (look (self, joining, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_NOT_VAULT);
}

static void
undo_takes_it_back (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "daar geschreven");
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;
  guint kept = 9;

  g_assert_true (join (self, joining, NULL));
  g_assert_true (siloam_joining_can_undo (joining));
  siloam_journal_undo_join_async (self->journal, joining, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_true (siloam_journal_undo_join_finish (self->journal, result, &kept, NULL));
  g_assert_cmpuint (kept, ==, 0);
  g_assert_true (look (self, joining, NULL));
  g_assert_cmpuint (added (joining), ==, 1);
}

static void
joining_what_was_missing_catches_up (Session *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, OTHER_NAME, NULL);
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);
  g_auto (Saved) newer = { NULL, 0 };

  go_back (self, &newer);
  write_file (path, &newer);
  g_assert_true (is_behind (self));
  g_assert_true (join (self, joining, NULL));
  g_assert_false (is_behind (self));
}

static const char *const conflict_names[] = {
  "journal.sync-conflict-20261122-093000-ABCDEFG.siloam",
  "journal (conflicted copy 2026-11-22 093000).siloam",
  "journal (Thuis's conflicted copy 2026-11-22).siloam",
  "journal-LAPTOP.siloam",
  "journal (1).siloam",
  "Kopie van journal.siloam",
  "journal.siloam~",
  "journal.conflict",
};

static void
conflict_copies_are_noticed (Session *self, gconstpointer data)
{
  g_autofree char *first = make_other (self, conflict_names[0], "daar");
  g_auto (Saved) bytes = { NULL, 0 };
  g_autoptr (SiloamCopies) copies = NULL;

  read_file (first, &bytes);
  for (guint i = 1; i < G_N_ELEMENTS (conflict_names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, conflict_names[i], NULL);

      write_file (path, &bytes);
    }
  copies = find_copies (self);
  g_assert_cmpuint (copies->paths->len, ==, G_N_ELEMENTS (conflict_names));
}

static void
backups_are_no_conflict (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, "journal-20261122-093000.siloam", "daar");

  g_assert_cmpuint (count_copies (self), ==, 0);
}

static void
other_files_are_no_conflict (Session *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "journal brief.siloam", NULL);

  g_file_set_contents (path, "geen dagboek", -1, NULL);
  g_assert_cmpuint (count_copies (self), ==, 0);
}

static void
copy_that_was_joined_is_not_told_again (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "daar");
  g_autoptr (SiloamJoining) joining = siloam_joining_new (path, NULL);

  g_assert_cmpuint (count_copies (self), ==, 1);
  g_assert_true (join (self, joining, NULL));
  g_assert_cmpuint (count_copies (self), ==, 0);
  reopen (self);
  g_assert_cmpuint (count_copies (self), ==, 0);
}

static void
copy_that_was_left_is_told_when_it_changes (Session *self, gconstpointer data)
{
  Session other = { .folder = self->folder, .recovery = self->recovery };
  g_autofree char *path = make_other (self, OTHER_NAME, "daar");

  leave_copies (self);
  g_assert_cmpuint (count_copies (self), ==, 0);
  other.path = path;
  session_open (&other);
  g_free (add_note (&other, "nog meer"));
  session_close (&other);
  g_assert_cmpuint (count_copies (self), ==, 1);
}

/* As when the screen locks before anybody was told. */
static void
closing_a_replaced_journal_keeps_its_words (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };
  g_autoptr (SiloamCopies) copies = NULL;
  g_autoptr (SiloamJoining) joining = NULL;

  reopen (self);
  read_file (self->path, &other);
  g_free (add_note (self, "nog nergens anders"));
  write_file (self->path, &other);
  reopen (self);
  copies = find_copies (self);
  g_assert_cmpuint (copies->paths->len, ==, 1);
  joining = siloam_joining_new (copies->paths->pdata[0], NULL);
  g_assert_true (join (self, joining, NULL));
  g_assert_cmpuint (added (joining), ==, 1);
}

static void
replaced_while_open_is_noticed (Session *self, gconstpointer data)
{
  g_auto (Saved) bytes = { NULL, 0 };
  g_autoptr (SiloamCopies) before = find_copies (self);
  g_autoptr (SiloamCopies) after = NULL;

  g_assert_false (before->moved);
  read_file (self->path, &bytes);
  write_file (self->path, &bytes); /* renames another file over it */
  after = find_copies (self);
  g_assert_true (after->moved);
}

/* As cp and a program that writes changes in place do: the same file with other bytes. */
static void
overwrite_file (const char *path, const Saved *saved)
{
  const int fd = open (path, O_WRONLY | O_TRUNC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, saved->bytes, saved->length), ==, (gssize) saved->length);
  close (fd);
}

/* Only the blocks that differ. */
static void
overwrite_blocks (const char *path, const Saved *saved)
{
  g_auto (Saved) now = { NULL, 0 };
  const int fd = open (path, O_WRONLY);

  read_file (path, &now);
  g_assert_cmpuint (now.length, ==, saved->length);
  for (gsize at = 0; at < saved->length; at += 4096)
    if (memcmp (now.bytes + at, saved->bytes + at, 4096) != 0)
      g_assert_cmpint (pwrite (fd, saved->bytes + at, 4096, (off_t) at), ==, 4096);
  close (fd);
}

static void
assert_file_is (const char *path, const Saved *saved)
{
  g_auto (Saved) now = { NULL, 0 };

  read_file (path, &now);
  g_assert_cmpmem (now.bytes, now.length, saved->bytes, saved->length);
}

/* The journal as another computer left it, which nobody here has open. */
static void
make_version (Session *self, Saved *saved)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "elders geschreven");

  read_file (path, saved);
  g_unlink (path);
}

static gboolean
try_add_note (Session *self, const char *text)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_save_async (self->journal, entry, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  if (siloam_journal_save_finish (self->journal, result, &error))
    return TRUE;
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING);
  return FALSE;
}

static void
overwritten_while_open_is_noticed (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };
  g_autoptr (SiloamCopies) before = NULL;
  g_autoptr (SiloamCopies) after = NULL;

  make_version (self, &other);
  before = find_copies (self);
  g_assert_false (before->overwritten);
  overwrite_file (self->path, &other);
  after = find_copies (self);
  g_assert_true (after->overwritten);
}

static void
touched_is_not_overwritten (Session *self, gconstpointer data)
{
  g_autoptr (SiloamCopies) copies = NULL;

  g_free (add_note (self, "eerst"));
  g_assert_cmpint (g_utime (self->path, NULL), ==, 0);
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  g_assert_true (try_add_note (self, "daarna"));
  copies = find_copies (self);
  g_assert_false (copies->overwritten);
}

static void
nothing_is_written_into_a_file_that_was_overwritten (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };

  make_version (self, &other);
  g_free (add_note (self, "in het logboek"));
  overwrite_file (self->path, &other);
  g_assert_false (try_add_note (self, "te laat"));
  session_close (self);
  assert_file_is (self->path, &other);
}

static void
closing_writes_nothing_into_a_file_that_was_overwritten (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };

  make_version (self, &other);
  g_free (add_note (self, "in het logboek"));
  overwrite_file (self->path, &other);
  session_close (self);
  assert_file_is (self->path, &other);
}

/* Of one journal, at a moment that has the same mark as the one that is open. */
static void
older_moment_in_place_is_noticed (Session *self, gconstpointer data)
{
  g_auto (Saved) older = { NULL, 0 };

  g_free (add_note (self, "eerst"));
  read_file (self->path, &older);
  for (guint i = 0; i < 60; i++)
    g_free (add_note (self, "later, tot voorbij wat in het logboek past"));
  reopen (self);
  g_assert_true (try_add_note (self, "nog een"));
  overwrite_file (self->path, &older);
  g_assert_false (try_add_note (self, "te laat"));
  session_close (self);
  assert_file_is (self->path, &older);
}

static void
single_blocks_in_place_are_noticed (Session *self, gconstpointer data)
{
  g_auto (Saved) older = { NULL, 0 };
  g_auto (Saved) now = { NULL, 0 };

  reopen (self);
  read_file (self->path, &older);
  g_free (add_note (self, "later"));
  reopen (self);
  read_file (self->path, &now);
  now.length = older.length = MIN (now.length, older.length);
  g_assert_cmpint (truncate (self->path, (off_t) now.length), ==, 0);
  overwrite_blocks (self->path, &older);
  g_assert_false (try_add_note (self, "te laat"));
}

static void
cut_file_is_noticed (Session *self, gconstpointer data)
{
  g_free (add_note (self, "eerst"));
  g_assert_cmpint (truncate (self->path, 0), ==, 0);
  g_assert_false (try_add_note (self, "te laat"));
}

/* Both what was saved before and what could not be saved after. */
static void
closing_an_overwritten_journal_keeps_what_was_typed (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };
  g_autoptr (SiloamCopies) copies = NULL;
  g_autoptr (SiloamJoining) joining = NULL;

  make_version (self, &other);
  g_free (add_note (self, "op tijd"));
  overwrite_file (self->path, &other);
  g_assert_false (try_add_note (self, "te laat"));
  reopen (self);
  copies = find_copies (self);
  g_assert_cmpuint (copies->paths->len, ==, 1);
  joining = siloam_joining_new (copies->paths->pdata[0], NULL);
  g_assert_true (join (self, joining, NULL));
  g_assert_cmpuint (added (joining), ==, 2);
}

static void
set_aside (Session *self, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_set_aside_async (self->journal, word, wait_cb, &answer);
  result = wait_for (&answer);
  siloam_journal_set_aside_finish (self->journal, result, &error);
  g_assert_no_error (error);
}

static void
what_is_on_screen_is_set_aside_from_an_overwritten_journal (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };
  g_autoptr (SiloamCopies) copies = NULL;
  g_autoptr (SiloamJoining) joining = NULL;

  make_version (self, &other);
  overwrite_file (self->path, &other);
  g_assert_false (try_add_note (self, "eerst"));
  siloam_journal_write_although_moved (self->journal);
  g_assert_true (try_add_note (self, "op het scherm"));
  set_aside (self, "apart");
  reopen (self);
  copies = find_copies (self);
  g_assert_cmpuint (copies->paths->len, ==, 1);
  joining = siloam_joining_new (copies->paths->pdata[0], NULL);
  g_assert_true (join (self, joining, NULL));
  g_assert_cmpuint (added (joining), ==, 2);
}

/* Whoever goes on typing while the words are set aside, before the screen locks. */
static void
words_after_setting_aside_are_kept_too (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };
  g_autoptr (SiloamCopies) copies = NULL;
  guint all = 0;

  make_version (self, &other);
  overwrite_file (self->path, &other);
  siloam_journal_write_although_moved (self->journal);
  g_assert_true (try_add_note (self, "op het scherm"));
  set_aside (self, "aside");
  g_assert_true (try_add_note (self, "ondertussen"));
  reopen (self);
  copies = find_copies (self);
  for (guint i = 0; i < copies->paths->len; i++)
    {
      g_autoptr (SiloamJoining) joining = siloam_joining_new (copies->paths->pdata[i], NULL);

      g_assert_true (join (self, joining, NULL));
      all += added (joining);
    }
  g_assert_cmpuint (all, ==, 2);
}

/* The save was refused, and nobody said that it may go on before the screen locked. */
static void
closing_a_replaced_journal_keeps_what_was_refused (Session *self, gconstpointer data)
{
  g_auto (Saved) other = { NULL, 0 };
  g_autoptr (SiloamCopies) copies = NULL;
  g_autoptr (SiloamJoining) joining = NULL;

  reopen (self);
  read_file (self->path, &other);
  write_file (self->path, &other);
  g_assert_false (try_add_note (self, "geweigerd"));
  reopen (self);
  copies = find_copies (self);
  g_assert_cmpuint (copies->paths->len, ==, 1);
  joining = siloam_joining_new (copies->paths->pdata[0], NULL);
  g_assert_true (join (self, joining, NULL));
  g_assert_cmpuint (added (joining), ==, 1);
}

#define NOTES 400

static guint
count_entries (Session *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_load_period_async (self->journal, NULL, NULL, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  entries = siloam_journal_load_period_finish (self->journal, result, NULL);
  return entries->len;
}

static void
fill (Session *self, const char *path)
{
  Session other = { .folder = self->folder, .recovery = self->recovery, .path = (char *) path };

  session_open (&other);
  for (guint i = 0; i < NOTES; i++)
    {
      g_autoptr (SiloamEntry) entry = sample_exchange ();

      siloam_journal_save_async (other.journal, entry, NULL, NULL, NULL);
    }
  session_close (&other);
}

static GSubprocess *
start_joiner (Session *self, const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = session_dup_typed_code ();
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  GSubprocess *child;

  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", g_get_user_cache_dir (), TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  child = g_subprocess_launcher_spawn (launcher,
                                       &error,
                                       g_getenv ("CRASH_JOINER"),
                                       self->path,
                                       other,
                                       code,
                                       NULL);
  g_assert_no_error (error);
  return child;
}

/* FALSE when it was done before it was killed. */
static gboolean
kill_joiner (Session *self, const char *other, gulong delay)
{
  g_autoptr (GSubprocess) child = start_joiner (self, other);
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *first = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_autofree char *second = NULL;

  g_assert_cmpstr (first, ==, "joins");
  g_usleep (delay);
  g_subprocess_force_exit (child);
  second = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child) || second != NULL);
  return g_strcmp0 (second, "joined") != 0;
}

static void
killed_merge_is_all_or_nothing (Session *self, gconstpointer data)
{
  g_autofree char *path = make_other (self, OTHER_NAME, "daar");
  gulong delay = 10000;
  gboolean killed = TRUE;
  guint kills = 0;

  if (g_getenv ("CRASH_JOINER") == NULL)
    {
      g_test_skip ("CRASH_JOINER does not name the program that is to be killed");
      return;
    }
  fill (self, path);
  session_close (self);
  while (killed)
    {
      guint entries;

      killed = kill_joiner (self, path, delay);
      session_open (self);
      entries = count_entries (self);
      g_assert_true (entries == 0 || entries == NOTES + 1);
      g_assert_true (killed || entries == NOTES + 1);
      session_close (self);
      delay = delay * 3 / 2;
      kills += killed;
    }
  g_test_message ("%u kills", kills);
  session_open (self);
  g_assert_false (session_files_hold (self, "bang dat ik"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/journal/copies/" name, Session, NULL, session_setup, function, session_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("a-new-journal-is-not-behind", new_journal_is_not_behind);
  ADD ("a-journal-that-is-opened-again-is-not-behind", reopened_is_not_behind);
  ADD ("an-older-file-in-its-place-is-noticed", older_file_is_noticed);
  ADD ("a-backup-put-in-its-place-is-not-called-older", restored_file_is_not_behind);
  ADD ("an-older-file-is-told-until-it-is-accepted", older_file_is_told_until_it_is_accepted);
  ADD ("the-right-file-put-back-is-not-behind", newer_file_is_not_behind);
  ADD ("closing-in-order-keeps-the-device", closing_in_order_keeps_the_device);
  ADD ("a-crash-is-not-taken-for-an-older-file", crash_is_not_behind);
  ADD ("after-a-crash-this-computer-counts-anew", crash_makes_a_new_device);
  ADD ("a-log-that-was-lost-is-noticed", lost_log_is_noticed);
  ADD ("without-a-witness-nothing-is-said", without_a_witness_nothing_is_said);
  ADD ("a-witness-that-was-spoilt-is-none", spoilt_witness_is_none);
  ADD ("the-witness-tells-nothing-to-others", witness_tells_nothing);
  ADD ("another-copy-is-joined", copy_is_joined);
  ADD ("the-file-that-was-joined-stays-as-it-was", joined_file_stays_as_it_was);
  ADD ("the-private-copy-is-removed", private_copy_is_removed);
  ADD ("what-a-killed-process-left-is-removed", what_a_killed_process_left_is_removed);
  ADD ("the-log-of-the-other-copy-is-joined-too", log_of_the_other_is_joined);
  ADD ("a-copy-that-is-open-elsewhere-is-busy", open_copy_is_busy);
  ADD ("the-journal-is-not-joined-with-itself", own_file_is_refused);
  ADD ("a-file-that-is-no-journal-is-refused", no_journal_is_refused);
  ADD ("a-join-is-taken-back", undo_takes_it_back);
  ADD ("joining-what-was-missing-catches-up", joining_what_was_missing_catches_up);
  ADD ("conflict-copies-are-noticed-whatever-their-name", conflict_copies_are_noticed);
  ADD ("our-backups-are-no-conflict", backups_are_no_conflict);
  ADD ("other-files-are-no-conflict", other_files_are_no_conflict);
  ADD ("a-copy-that-was-joined-is-not-told-again", copy_that_was_joined_is_not_told_again);
  ADD ("a-copy-that-was-left-is-told-when-it-changes", copy_that_was_left_is_told_when_it_changes);
  ADD ("a-journal-that-was-replaced-while-open-is-noticed", replaced_while_open_is_noticed);
  ADD ("a-journal-that-was-overwritten-while-open-is-noticed", overwritten_while_open_is_noticed);
  ADD ("a-file-that-was-touched-is-not-overwritten", touched_is_not_overwritten);
  ADD ("nothing-is-written-into-a-file-that-was-overwritten",
       nothing_is_written_into_a_file_that_was_overwritten);
  ADD ("closing-writes-nothing-into-a-file-that-was-overwritten",
       closing_writes_nothing_into_a_file_that_was_overwritten);
  ADD ("an-older-moment-in-place-is-noticed", older_moment_in_place_is_noticed);
  ADD ("single-blocks-in-place-are-noticed", single_blocks_in_place_are_noticed);
  ADD ("a-file-that-was-cut-while-open-is-noticed", cut_file_is_noticed);
  ADD ("closing-an-overwritten-journal-keeps-what-was-typed",
       closing_an_overwritten_journal_keeps_what_was_typed);
  ADD ("what-is-on-screen-is-set-aside-from-an-overwritten-journal",
       what_is_on_screen_is_set_aside_from_an_overwritten_journal);
  ADD ("words-that-come-after-setting-aside-are-kept-too", words_after_setting_aside_are_kept_too);
  ADD ("closing-a-replaced-journal-keeps-what-was-refused",
       closing_a_replaced_journal_keeps_what_was_refused);
  ADD ("closing-a-journal-that-was-replaced-keeps-its-words",
       closing_a_replaced_journal_keeps_its_words);
  ADD ("a-merge-that-is-killed-is-done-whole-or-not-at-all", killed_merge_is_all_or_nothing);
  return g_test_run ();
}
