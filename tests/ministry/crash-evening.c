/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `crash-evening FILE CODE EVENING FOLDER`: saves, keeps, erases and copies sessions in a ministry
 * file for as long as it lives, as the worker of the façade does it, and says what is told as done:
 * "saved ID", "key ID HEX" before erasing, "erased ID", "copied". Its parent kills it. */

#include <sodium.h>
#include <stdio.h>

#include "bare.h"

#define SCOPES ((1u << SILOAM_SCOPE_NOTES) | (1u << SILOAM_SCOPE_KEEP))
#define AT_MOST 30

typedef struct
{
  File file;
  Bare bare;
  GQueue kept; /* ids */
} Evening;

static void
tell (const char *what, const char *id, const char *more)
{
  printf ("%s %s %s\n", what, id, more);
  fflush (stdout);
}

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
keep_one (Evening *self)
{
  g_autoptr (SiloamSession) session = file_new_session (&self->file, SCOPES, "kanarie");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 9);
  g_autoptr (GError) error = NULL;

  g_free (session->help_request);
  session->help_request = g_strnfill ((gsize) g_random_int_range (1, 6000), 'w');
  file_move (session, SILOAM_SESSION_CLOSING);
  file_move (session, SILOAM_SESSION_HANDED_OVER);
  siloam_ministry_store_save_session (self->bare.store, session, &error);
  check (error);
  siloam_ministry_store_end_session (self->bare.store,
                                     session->id,
                                     until,
                                     SILOAM_REASON_DEFAULT,
                                     &error);
  check (error);
  g_queue_push_tail (&self->kept, g_strdup (session->id));
  tell ("saved", session->id, "-");
}

static void
erase_oldest (Evening *self)
{
  g_autofree char *id = g_queue_pop_head (&self->kept);
  g_autoptr (GBytes) key = bare_get_key (&self->bare, id);
  g_autoptr (GError) error = NULL;
  char hex[65];

  sodium_bin2hex (hex, sizeof hex, g_bytes_get_data (key, NULL), 32);
  tell ("key", id, hex);
  siloam_ministry_store_erase_session (self->bare.store, id, SILOAM_REASON_REQUEST, &error);
  check (error);
  siloam_ministry_backup_renew (self->bare.store, self->bare.vault);
  tell ("erased", id, "-");
}

static void
back_up (Evening *self)
{
  g_autoptr (GError) error = NULL;

  siloam_ministry_backup_make (self->bare.store, self->bare.vault, self->file.backups, &error);
  check (error);
  tell ("copied", "-", "-");
}

int
main (int argc, char *argv[])
{
  Evening self = { .kept = G_QUEUE_INIT };
  g_autoptr (SiloamCredential) recovery = NULL;

  if (argc != 5)
    return 2;
  recovery = file_credential_from_typed (argv[2]);
  self.file = (File){ .evening_id = argv[3], .backups = argv[4] };
  bare_open (&self.bare, argv[1], recovery);
  tell ("open", "-", "-");
  for (guint i = 0;; i++)
    {
      keep_one (&self);
      if (i % 7 == 0)
        back_up (&self);
      if (i % 3 == 0 || self.kept.length > AT_MOST)
        erase_oldest (&self);
    }
}
