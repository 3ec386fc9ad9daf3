/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A real sealed ministry file for the tests of the store and the façade. */

#include "file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vault/locksmith-private.h"
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

void
file_finish (File *self, GAsyncResult **answer)
{
  g_autoptr (GAsyncResult) result = wait_for (answer);
  g_autoptr (GError) error = NULL;

  siloam_ministry_write_finish (self->ministry, result, &error);
  g_assert_no_error (error);
}

void
file_finish_with (File *self, GAsyncResult **answer, SiloamMinistryError code)
{
  g_autoptr (GAsyncResult) result = wait_for (answer);
  g_autoptr (GError) error = NULL;

  g_assert_false (siloam_ministry_write_finish (self->ministry, result, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, (int) code);
}

/* The file that every test gets a copy of. */
static char *template_bytes;
static gsize template_length;
static SiloamSecret *template_code;
static char *template_evening;
static char *template_member;

static const SiloamKdfCost cheap_cost = { 1, SILOAM_SLOT_MEM_KIB_MIN };

/* With keys that cost next to nothing, and no tables yet. */
static void
create_cheaply (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text (FILE_PASSPHRASE);
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (phrase);
  SiloamVault *vault = siloam_locksmith_create_with_cost (path,
                                                          passphrase,
                                                          &cheap_cost,
                                                          &template_code,
                                                          NULL,
                                                          &error);

  g_assert_no_error (error);
  g_assert_true (siloam_vault_close (vault, &error));
}

static void
save_location (File *self)
{
  g_autoptr (SiloamLocation) location = siloam_location_new ();

  location->name = g_strdup ("De Brug");
  location->controller = g_strdup ("het bestuur");
  location->contact = g_strdup ("aan de balie");
  location->privacy_version = g_strdup ("1");
  location->max_days = 30;
  file_do (self, save_location, location);
}

static void
save_evening (File *self)
{
  g_autoptr (SiloamEvening) evening = siloam_evening_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SiloamTeam *team;

  g_clear_pointer (&evening->starts, g_date_time_unref);
  g_clear_pointer (&evening->ends, g_date_time_unref);
  evening->starts = g_date_time_add_hours (now, -1);
  evening->ends = g_date_time_add_hours (now, 2);
  g_free (evening->place);
  evening->place = g_strdup ("de grote zaal");
  g_free (evening->leader);
  evening->leader = g_strdup (template_member);
  team = siloam_evening_add_team (evening);
  g_ptr_array_add (team->members, g_strdup (template_member));
  evening->state = SILOAM_EVENING_OPEN;
  template_evening = g_strdup (evening->id);
  file_do (self, save_evening, evening);
}

static void
make_template (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMember) member = siloam_member_new ();
  g_autoptr (SiloamCredential) recovery = NULL;
  File file = { .path = (char *) path };

  create_cheaply (path);
  recovery = siloam_credential_new_recovery (template_code);
  file.recovery = recovery;
  file_open (&file);
  member->first_name = g_strdup ("Tamar");
  member->roles = SILOAM_TEAM_ROLE_MINISTER;
  template_member = g_strdup (member->id);
  save_location (&file);
  file_do (&file, save_member, member);
  save_evening (&file);
  file_close (&file);
  g_assert_true (g_file_get_contents (path, &template_bytes, &template_length, &error));
  g_unlink (path);
}

void
file_setup (File *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("siloam-ministry-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "evening.siloam", NULL);
  self->backups = g_build_filename (self->folder, "backups", NULL);
  g_assert_cmpint (g_mkdir (self->backups, 0700), ==, 0);
  if (template_bytes == NULL)
    make_template (self->path);
  g_file_set_contents (self->path, template_bytes, (gssize) template_length, &error);
  g_assert_no_error (error);
  self->recovery = siloam_credential_new_recovery (template_code);
  self->evening_id = g_strdup (template_evening);
  self->member_id = g_strdup (template_member);
  file_open (self);
}

char *
file_dup_typed_code (void)
{
  g_autoptr (SiloamSecret) typed = siloam_recovery_code_format (template_code);

  return g_strdup ((const char *) siloam_secret_get_data (typed));
}

SiloamCredential *
file_credential_from_typed (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (typed, &error);

  g_assert_no_error (error);
  return siloam_credential_new_recovery (code);
}

SiloamMinistry *
file_try_open (File *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_open_async (self->path, self->recovery, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_ministry_open_finish (result, error);
}

void
file_open (File *self)
{
  g_autoptr (GError) error = NULL;

  self->ministry = file_try_open (self, &error);
  g_assert_no_error (error);
}

void
file_close (File *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_close_async (self->ministry, wait_cb, &answer);
  result = wait_for (&answer);
  g_assert_true (siloam_ministry_close_finish (self->ministry, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_clear_object (&self->ministry);
}

void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_tree (path);
    }
  g_rmdir (folder);
}

void
file_teardown (File *self, gconstpointer data)
{
  g_clear_object (&self->ministry);
  siloam_credential_unref (self->recovery);
  remove_tree (self->folder);
  g_free (self->path);
  g_free (self->backups);
  g_free (self->folder);
  g_free (self->evening_id);
  g_free (self->member_id);
}

SiloamSession *
file_new_session (File *self, guint scopes, const char *words)
{
  SiloamSession *session = siloam_session_new (self->evening_id);

  session->team_number = 1;
  session->age = SILOAM_AGE_ADULT;
  session->state = SILOAM_SESSION_HUMAN;
  if (scopes == 0)
    siloam_session_answer (session,
                           SILOAM_SCOPE_NOTES,
                           FALSE,
                           SILOAM_HOW_ON_SCREEN,
                           "1",
                           self->member_id);
  for (guint scope = 1; scope <= SILOAM_N_SCOPES; scope++)
    if (scopes & (1u << scope))
      siloam_session_answer (session,
                             (SiloamScope) scope,
                             TRUE,
                             SILOAM_HOW_ON_SCREEN,
                             "1",
                             self->member_id);
  session->alias = g_strdup (words);
  session->help_request = g_strdup (words);
  return session;
}

void
file_move (SiloamSession *session, SiloamSessionState state)
{
  g_autoptr (GError) error = NULL;

  siloam_session_move (session, state, &error);
  g_assert_no_error (error);
}

SiloamSession *
file_hand_over (File *self, guint scopes, const char *words)
{
  SiloamSession *session = file_new_session (self, scopes, words);

  file_move (session, SILOAM_SESSION_CLOSING);
  file_move (session, SILOAM_SESSION_HANDED_OVER);
  file_do (self, save_session, session);
  return session;
}

SiloamFollowUp *
file_new_follow_up (const SiloamSession *session, const char *reach)
{
  SiloamFollowUp *follow_up = siloam_follow_up_new (session);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_clear_pointer (&follow_up->due, g_date_time_unref);
  follow_up->due = g_date_time_add_days (now, 7);
  follow_up->channel = SILOAM_CONTACT_PHONE;
  follow_up->reach = g_strdup (reach);
  g_free (follow_up->wording);
  follow_up->wording = g_strdup ("hoe gaat het");
  return follow_up;
}

const SiloamSession *
file_find (File *self, const char *id)
{
  const SiloamSession *session =
      siloam_ministry_desk_find_session (siloam_ministry_get_desk (self->ministry), id);

  g_assert_nonnull (session);
  return session;
}

guint
file_count_erasures (File *self, SiloamDataClass data_class, SiloamReason reason)
{
  const SiloamMinistryDesk *desk = siloam_ministry_get_desk (self->ministry);
  guint count = 0;

  for (guint i = 0; i < desk->erasures->len; i++)
    {
      const SiloamErasure *erasure = desk->erasures->pdata[i];

      count += erasure->data_class == data_class && erasure->reason == reason;
    }
  return count;
}

GPtrArray *
file_list_backups (File *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (self->backups, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".lock"))
      g_ptr_array_add (paths, g_build_filename (self->backups, name, NULL));
  return paths;
}

void
fill_disk (const char *path)
{
  g_autofree char *much = g_strnfill (4096, 'x');
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  setvbuf (file, NULL, _IONBF, 0);
  while (fwrite (much, 1, 4096, file) == 4096)
    continue;
  fclose (file);
}

void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
