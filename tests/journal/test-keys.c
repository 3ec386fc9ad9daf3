/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of an open journal through the façade; with passphrase and code, no keyring. */

#include <glib/gstdio.h>

#include "journal/journal-keys.h"
#include "journal/journal-work.h"
#include "sample.h"
#include "session.h"
#include "vault/vault-copy.h"

static SiloamSecret *
finish_rotation (Session *self, GAsyncResult **answer, GError **error)
{
  g_autoptr (GAsyncResult) result = wait_for (answer);

  return siloam_journal_rotate_finish (self->journal, result, error);
}

static void
rotate_async (Session *self, GCancellable *cancellable, GAsyncResult **answer)
{
  siloam_journal_rotate_async (self->journal,
                               FALSE,
                               NULL,
                               NULL,
                               NULL,
                               cancellable,
                               wait_cb,
                               answer);
}

static SiloamSecret *
rotate (Session *self)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  SiloamSecret *code;

  rotate_async (self, NULL, &answer);
  code = finish_rotation (self, &answer, &error);
  g_assert_no_error (error);
  return code;
}

static void
use_code (Session *self, SiloamSecret *code)
{
  siloam_credential_unref (self->recovery);
  self->recovery = siloam_credential_new_recovery (code);
}

static void
entries_are_there_after_rotating (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;
  g_autoptr (SiloamSecret) code = NULL;

  session_save (self, entry);
  code = rotate (self);
  loaded = session_load (self, entry->id);
  g_assert_cmpstr (loaded->title, ==, entry->title);
}

static void
what_is_saved_after_rotating_is_kept (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;
  g_autoptr (SiloamSecret) code = rotate (self);

  session_save (self, entry);
  session_close (self);
  use_code (self, code);
  session_open (self);
  loaded = session_load (self, entry->id);
  g_assert_cmpstr (loaded->title, ==, entry->title);
}

static void
save_meanwhile_is_kept (Session *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) loaded = NULL;
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  rotate_async (self, NULL, &answer);
  session_save (self, entry);
  code = finish_rotation (self, &answer, &error);
  g_assert_no_error (error);
  session_close (self);
  use_code (self, code);
  session_open (self);
  loaded = session_load (self, entry->id);
  g_assert_nonnull (loaded);
}

static void
old_code_is_dead_after_rotating (Session *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) code = rotate (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  session_close (self);
  siloam_journal_open_async (self->path, self->recovery, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_null (siloam_journal_open_finish (result, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  use_code (self, code);
  session_open (self);
}

static void
cancelled_rotation_leaves_the_journal_open (Session *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  rotate_async (self, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_rotation (self, &answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  session_save (self, entry);
}

typedef struct
{
  SiloamVaultCopy *copy;
  char *path;
} Backup;

static SiloamWorkStep
backup_step (SiloamStore *store,
             SiloamVault *vault,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Backup *backup = data;

  if (backup->copy == NULL)
    backup->copy = siloam_vault_copy_begin (vault, backup->path, error);
  if (backup->copy == NULL)
    return SILOAM_WORK_FAILED;
  if (siloam_vault_copy_step (backup->copy, 2, NULL, error) == SILOAM_VAULT_COPY_MORE)
    return SILOAM_WORK_AGAIN;
  return siloam_vault_copy_finish (backup->copy, error) ? SILOAM_WORK_DONE : SILOAM_WORK_FAILED;
}

static void
rotating_lets_a_backup_go_first (Session *self, gconstpointer data)
{
  Backup backup = { NULL, g_strconcat (self->path, ".backup", NULL) };
  g_autoptr (GAsyncResult) work_result = NULL;
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *work_answer = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_work_async (self->journal,
                             backup_step,
                             SILOAM_WORK_LOOKS,
                             &backup,
                             NULL,
                             NULL,
                             wait_cb,
                             &work_answer);
  rotate_async (self, NULL, &answer);
  code = finish_rotation (self, &answer, &error);
  g_assert_no_error (error);
  work_result = wait_for (&work_answer);
  g_assert_nonnull (siloam_journal_work_finish (self->journal, work_result, &error));
  siloam_vault_copy_free (backup.copy);
  g_assert_true (g_file_test (backup.path, G_FILE_TEST_EXISTS));
  g_unlink (backup.path);
  g_free (backup.path);
}

static void
ways_in_are_told (Session *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ways = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_ways_in_async (self->journal, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  ways = siloam_journal_ways_in_finish (self->journal, result, NULL);
  g_assert_cmpuint (ways->len, ==, 2);
  g_assert_cmpint (g_array_index (ways, SiloamWayIn, 0).type, ==, SILOAM_SLOT_PASSPHRASE);
}

static void
only_daily_way_in_stays (Session *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_set_passphrase_async (self->journal, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_false (siloam_journal_set_passphrase_finish (self->journal, result, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_LAST_WAY_IN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/journal/keys/" name, Session, NULL, session_setup, test, session_teardown)
  ADD ("the-entries-are-there-after-rotating", entries_are_there_after_rotating);
  ADD ("what-is-saved-after-rotating-is-kept", what_is_saved_after_rotating_is_kept);
  ADD ("what-is-saved-meanwhile-is-kept", save_meanwhile_is_kept);
  ADD ("the-old-code-is-dead-after-rotating", old_code_is_dead_after_rotating);
  ADD ("a-cancelled-rotation-leaves-the-journal-open", cancelled_rotation_leaves_the_journal_open);
  ADD ("rotating-lets-a-backup-go-first", rotating_lets_a_backup_go_first);
  ADD ("the-ways-in-are-told", ways_in_are_told);
  ADD ("the-only-daily-way-in-stays", only_daily_way_in_stays);
  return g_test_run ();
}
