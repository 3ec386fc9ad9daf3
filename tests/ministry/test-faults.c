/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever write goes wrong, of a save, an erasure or a copy: it is all done or not at all, it is
 * told, and doing it again goes well. */

#include <glib/gstdio.h>

#include "../vault/failing-calls.h"
#include "bare.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)
#define MOST_WRITES 400

typedef struct
{
  File file;
  Bare bare;
  FailKind kind;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  file_setup (&self->file, data);
  file_close (&self->file);
  bare_open (&self->bare, self->file.path, self->file.recovery);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  bare_close (&self->bare);
  file_teardown (&self->file, data);
}

static void
reopen (Fixture *self)
{
  g_clear_pointer (&self->bare.store, siloam_ministry_store_free);
  siloam_vault_close (g_steal_pointer (&self->bare.vault), NULL);
  bare_open (&self->bare, self->file.path, self->file.recovery);
}

static SiloamSession *
save_kept (Fixture *self)
{
  SiloamSession *session =
      file_new_session (&self->file, SCOPE (NOTES) | SCOPE (KEEP), "«anoniem»");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 9);
  g_autoptr (GError) error = NULL;

  file_move (session, SILOAM_SESSION_CLOSING);
  file_move (session, SILOAM_SESSION_HANDED_OVER);
  bare_save (&self->bare, session);
  siloam_ministry_store_end_session (self->bare.store,
                                     session->id,
                                     until,
                                     SILOAM_REASON_DEFAULT,
                                     &error);
  g_assert_no_error (error);
  return session;
}

static gboolean
has_words (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSession) session = siloam_ministry_load_session (self->bare.store, id, &error);

  g_assert_no_error (error);
  return session->alias != NULL;
}

/* Returns whether the fuse went off. */
static gboolean
erase_with_fault (Fixture *self, guint number, FailKind kind)
{
  g_autoptr (SiloamSession) session = save_kept (self);
  g_autoptr (GBytes) key = bare_get_key (&self->bare, session->id);
  g_autoptr (GError) error = NULL;
  gboolean done, went_off;

  failing_calls_arm (number, kind);
  done = siloam_ministry_store_erase_session (self->bare.store,
                                              session->id,
                                              SILOAM_REASON_REQUEST,
                                              &error);
  went_off = failing_calls_disarm ();
  g_assert_true (done == (error == NULL));
  if (done)
    g_assert_false (bare_holds (self->bare.db, key));
  reopen (self);
  if (done)
    g_assert_false (has_words (self, session->id));
  g_clear_error (&error);
  siloam_ministry_store_erase_session (self->bare.store,
                                       session->id,
                                       SILOAM_REASON_REQUEST,
                                       &error);
  g_assert_no_error (error);
  g_assert_true (siloam_ministry_wipe_log (self->bare.store, NULL));
  g_assert_false (has_words (self, session->id));
  g_assert_false (bare_holds (self->bare.db, key));
  return went_off;
}

static void
erasure_with_a_fault (Fixture *self, gconstpointer kind)
{
  guint number = 1;

  while (number < MOST_WRITES && erase_with_fault (self, number, GPOINTER_TO_UINT (kind)))
    number++;
  g_assert_cmpuint (number, >, 3);
  g_assert_cmpuint (number, <, MOST_WRITES);
}

static gboolean
save_with_fault (Fixture *self, guint number, FailKind kind)
{
  g_autoptr (SiloamSession) session = file_new_session (&self->file, SCOPE (NOTES), "eerst");
  g_autoptr (SiloamSession) found = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done, went_off;

  bare_save (&self->bare, session);
  g_free (session->alias);
  session->alias = g_strdup ("later");
  failing_calls_arm (number, kind);
  done = siloam_ministry_store_save_session (self->bare.store, session, &error);
  went_off = failing_calls_disarm ();
  reopen (self);
  g_clear_error (&error);
  found = siloam_ministry_load_session (self->bare.store, session->id, &error);
  g_assert_no_error (error);
  if (done)
    g_assert_cmpstr (found->alias, ==, "later");
  else
    g_assert_true (g_str_equal (found->alias, "eerst") || g_str_equal (found->alias, "later"));
  return went_off;
}

static void
save_with_a_fault (Fixture *self, gconstpointer kind)
{
  guint number = 1;

  while (number < MOST_WRITES && save_with_fault (self, number, GPOINTER_TO_UINT (kind)))
    number++;
  g_assert_cmpuint (number, >, 2);
  g_assert_cmpuint (number, <, MOST_WRITES);
}

static guint
count_copies (Fixture *self)
{
  g_autoptr (GPtrArray) paths = file_list_backups (&self->file);
  g_autoptr (GByteArray) pages = NULL;

  for (guint i = paths->len; i > 0; i--)
    if (!g_str_has_suffix (paths->pdata[i - 1], SILOAM_MINISTRY_BACKUP_SUFFIX))
      g_ptr_array_remove_index (paths, i - 1);
  pages = bare_read_copies (&self->bare, paths);
  return paths->len;
}

static gboolean
copy_with_fault (Fixture *self, guint number, FailKind kind)
{
  g_autoptr (GError) error = NULL;
  gboolean done, went_off;

  failing_calls_arm (number, kind);
  done =
      siloam_ministry_backup_make (self->bare.store, self->bare.vault, self->file.backups, &error);
  went_off = failing_calls_disarm ();
  if (done)
    g_assert_no_error (error);
  else
    g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_BACKUP);
  reopen (self);
  g_assert_cmpuint (count_copies (self), >=, 1);
  return went_off;
}

/* Each copy there is can be read: count_copies() reads them all. */
static void
copy_with_a_fault (Fixture *self, gconstpointer kind)
{
  g_autoptr (SiloamSession) session = save_kept (self);
  g_autoptr (GError) error = NULL;
  guint number = 1;

  siloam_ministry_backup_make (self->bare.store, self->bare.vault, self->file.backups, &error);
  g_assert_no_error (error);
  while (number < MOST_WRITES && copy_with_fault (self, number, GPOINTER_TO_UINT (kind)))
    number++;
  g_assert_cmpuint (number, >, 10);
  g_assert_cmpuint (number, <, MOST_WRITES);
  g_assert_cmpuint (count_copies (self), ==, 1);
}

#define add(name, kind, function)                                                                  \
  g_test_add ("/ministry/faults/" name, Fixture, GUINT_TO_POINTER (kind), setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("an-erasure-on-a-full-disk-is-told", FAIL_WITH_FULL_DISK, erasure_with_a_fault);
  add ("an-erasure-with-one-bad-write-is-told", FAIL_ONCE, erasure_with_a_fault);
  add ("a-save-on-a-full-disk-is-whole-or-not", FAIL_WITH_FULL_DISK, save_with_a_fault);
  add ("a-save-with-one-bad-write-is-whole-or-not", FAIL_ONCE, save_with_a_fault);
  add ("a-copy-on-a-full-disk-leaves-another", FAIL_WITH_FULL_DISK, copy_with_a_fault);
  add ("a-copy-with-one-bad-write-leaves-another", FAIL_ONCE, copy_with_a_fault);
  return g_test_run ();
}
