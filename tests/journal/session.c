/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A real sealed journal for the tests of the façade. */

#include "session.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vault/recovery-code.h"

void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* (transfer full) */
GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

/* The journal that every test gets a copy of. */
static char *template_bytes;
static gsize template_length;
static SiloamSecret *template_code;

static SiloamJournal *
create_journal (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text ("vier woorden om te proberen");
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (phrase);
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;
  SiloamJournal *journal;

  profile->locale = g_strdup ("nl");
  siloam_journal_create_async (path, passphrase, profile, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  journal = siloam_journal_create_finish (result, &template_code, &error);
  g_assert_no_error (error);
  g_assert_nonnull (template_code);
  return journal;
}

static void
make_template (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamJournal) journal = create_journal (path);

  g_assert_true (siloam_journal_close_sync (journal, &error));
  g_file_get_contents (path, &template_bytes, &template_length, &error);
  g_assert_no_error (error);
  g_unlink (path);
}

void
session_setup (Session *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("siloam-journal-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "journal.siloam", NULL);
  if (template_bytes == NULL)
    make_template (self->path);
  g_file_set_contents (self->path, template_bytes, (gssize) template_length, &error);
  g_assert_no_error (error);
  self->recovery = siloam_credential_new_recovery (template_code);
  session_open (self);
}

char *
session_dup_typed_code (void)
{
  g_autoptr (SiloamSecret) typed = siloam_recovery_code_format (template_code);

  return g_strdup ((const char *) siloam_secret_get_data (typed));
}

SiloamCredential *
session_credential_from_typed (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (typed, &error);

  g_assert_no_error (error);
  return siloam_credential_new_recovery (code);
}

void
session_open (Session *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_open_async (self->path, self->recovery, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  self->journal = siloam_journal_open_finish (result, &error);
  g_assert_no_error (error);
}

void
session_close (Session *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_close_async (self->journal, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_true (siloam_journal_close_finish (self->journal, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_clear_object (&self->journal);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

void
session_teardown (Session *self, gconstpointer data)
{
  g_clear_object (&self->journal);
  siloam_credential_unref (self->recovery);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

void
session_save (Session *self, const SiloamEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_save_async (self->journal, entry, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  siloam_journal_save_finish (self->journal, result, &error);
  g_assert_no_error (error);
}

SiloamEntry *
session_load (Session *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;
  SiloamEntry *entry;

  siloam_journal_load_async (self->journal, id, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  entry = siloam_journal_load_finish (self->journal, result, &error);
  g_assert_no_error (error);
  return entry;
}

void
session_delete (Session *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_delete_async (self->journal, id, wait_cb, &answer);
  result = wait_for (&answer);
  siloam_journal_delete_finish (self->journal, result, &error);
  g_assert_no_error (error);
}

void
session_undelete (Session *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_journal_undelete_async (self->journal, id, wait_cb, &answer);
  result = wait_for (&answer);
  siloam_journal_undelete_finish (self->journal, result, &error);
  g_assert_no_error (error);
}

static gboolean
file_holds (const char *path, const char *words)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &data, &length, NULL) &&
         memmem (data, length, words, strlen (words)) != NULL;
}

gboolean
session_files_hold (Session *self, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (file_holds (path, words))
        return TRUE;
    }
  return FALSE;
}
