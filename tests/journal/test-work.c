/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Work of a higher room on an open journal: in turn with the rest, step by step, and gone before
 * the file closes. */

#include "journal/journal-work.h"

#include "sample.h"
#include "session.h"

typedef struct
{
  guint steps;      /* to be made */
  guint made;       /* were made */
  guint *let_go;    /* how often the data was let go */
  guint seen_first; /* entries at the first step */
  guint seen_last;
  gboolean fail;
  gboolean until_entry; /* go on until there is an entry */
  gboolean cancels;     /* itself, in its first step */
} Work;

static Work *
work_new (guint steps, guint *let_go)
{
  Work *self = g_new0 (Work, 1);

  self->steps = steps;
  self->let_go = let_go;
  return self;
}

static void
work_free (gpointer data)
{
  Work *self = data;

  (*self->let_go)++;
  g_free (self);
}

static SiloamWorkStep
count_entries (SiloamStore *store,
               SiloamVault *vault,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Work *self = data;

  self->seen_last = siloam_store_count (store, NULL);
  if (self->made++ == 0)
    self->seen_first = self->seen_last;
  if (self->cancels)
    g_cancellable_cancel (cancellable);
  if (self->fail)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "as asked");
      return SILOAM_WORK_FAILED;
    }
  if (self->until_entry)
    return self->seen_last == 0 ? SILOAM_WORK_AGAIN : SILOAM_WORK_DONE;
  return self->made < self->steps ? SILOAM_WORK_AGAIN : SILOAM_WORK_DONE;
}

static SiloamWorkStep
add_entry (SiloamStore *store,
           SiloamVault *vault,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  return siloam_store_save (store, data, error) ? SILOAM_WORK_DONE : SILOAM_WORK_FAILED;
}

/* An import or a join is one transaction, however long; nothing else runs in between. */
typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean begun;
  gboolean asked; /* a save, on the main thread */
} Long;

static void
say (Long *self, gboolean *what)
{
  g_mutex_lock (&self->mutex);
  *what = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static void
wait_till (Long *self, const gboolean *what)
{
  g_mutex_lock (&self->mutex);
  while (!*what)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static gboolean
change_and_fail (SiloamStore *store, gpointer data, GError **error)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T20:15:00+01:00", "van elders");

  if (!siloam_store_save (store, entry, error))
    return FALSE;
  say (data, &((Long *) data)->begun);
  wait_till (data, &((Long *) data)->asked);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "as asked");
  return FALSE;
}

static SiloamWorkStep
run_long (SiloamStore *store,
          SiloamVault *vault,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return siloam_store_transact_many (store, change_and_fail, data, error) ? SILOAM_WORK_DONE
                                                                          : SILOAM_WORK_FAILED;
}

static void
a_save_outlives_a_long_change_that_is_taken_back (Session *self, gconstpointer data)
{
  Long change = { 0 };
  GAsyncResult *result = NULL;
  GAsyncResult *saved = NULL;
  g_autoptr (SiloamEntry) typed = sample_note ("2026-11-21T21:00:00+01:00", "intussen getypt");
  g_autoptr (SiloamEntry) read = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GAsyncResult) save = NULL;
  g_autoptr (GError) error = NULL;

  siloam_journal_work_async (self->journal,
                             run_long,
                             SILOAM_WORK_CHANGES_ENTRIES,
                             &change,
                             NULL,
                             NULL,
                             wait_cb,
                             &result);
  wait_till (&change, &change.begun);
  siloam_journal_save_async (self->journal, typed, NULL, wait_cb, &saved);
  say (&change, &change.asked);
  save = wait_for (&saved);
  g_assert_true (siloam_journal_save_finish (self->journal, save, &error));
  answer = wait_for (&result);
  g_assert_null (siloam_journal_work_finish (self->journal, answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  session_close (self);
  session_open (self);
  read = session_load (self, typed->id);
  g_assert_cmpstr (read->text, ==, "intussen getypt");
}

static void
start (Session *self, Work *work, GCancellable *cancellable, GAsyncResult **result)
{
  siloam_journal_work_async (self->journal,
                             count_entries,
                             SILOAM_WORK_LOOKS,
                             work,
                             work_free,
                             cancellable,
                             wait_cb,
                             result);
}

static void
its_data_comes_back (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  guint let_go = 0;
  Work *work = work_new (1, &let_go);

  start (self, work, NULL, &result);
  answer = wait_for (&result);
  g_assert_true (siloam_journal_work_finish (self->journal, answer, NULL) == work);
  g_assert_cmpuint (work->made, ==, 1);
}

static void
data_goes_with_the_result (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  GAsyncResult *answer = NULL;
  guint let_go = 0;

  start (self, work_new (1, &let_go), NULL, &result);
  answer = wait_for (&result);
  g_assert_cmpuint (let_go, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (answer);
  g_assert_cmpuint (let_go, ==, 1);
}

static void
a_save_passes_between_two_steps (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (SiloamEntry) entry = sample_free ();
  guint let_go = 0;
  Work *work = work_new (1, &let_go);

  work->until_entry = TRUE;
  start (self, work, NULL, &result);
  siloam_journal_save_async (self->journal, entry, NULL, NULL, NULL);
  answer = wait_for (&result);
  g_assert_nonnull (siloam_journal_work_finish (self->journal, answer, NULL));
  g_assert_cmpuint (work->seen_first, ==, 0);
  g_assert_cmpuint (work->seen_last, ==, 1);
}

static void
closing_breaks_it_off (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint let_go = 0;

  start (self, work_new (G_MAXUINT, &let_go), NULL, &result);
  g_assert_true (siloam_journal_close_sync (self->journal, NULL));
  g_assert_cmpuint (let_go, ==, 1);
  answer = wait_for (&result);
  g_assert_null (siloam_journal_work_finish (self->journal, answer, &error));
  g_assert_error (error, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_CLOSED);
}

static void
cancelling_stops_it (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint let_go = 0;

  start (self, work_new (G_MAXUINT, &let_go), cancellable, &result);
  g_cancellable_cancel (cancellable);
  answer = wait_for (&result);
  g_assert_null (siloam_journal_work_finish (self->journal, answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (let_go, ==, 1);
}

static void
cancelling_during_a_step_lets_no_other_follow (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint let_go = 0;
  Work *work = work_new (G_MAXUINT, &let_go);

  work->cancels = TRUE;
  start (self, work, cancellable, &result);
  answer = wait_for (&result);
  g_assert_null (siloam_journal_work_finish (self->journal, answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (let_go, ==, 1);
}

static void
a_failure_is_told (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint let_go = 0;
  Work *work = work_new (1, &let_go);

  work->fail = TRUE;
  start (self, work, NULL, &result);
  answer = wait_for (&result);
  g_assert_null (siloam_journal_work_finish (self->journal, answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (let_go, ==, 1);
}

static void
await_loaded (SiloamTimeline *timeline)
{
  gboolean loaded = FALSE;

  while (!loaded)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (timeline, "loaded", &loaded, NULL);
    }
}

static void
the_list_is_read_again (Session *self, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (SiloamTimeline) timeline = siloam_journal_get_timeline (self->journal);
  SiloamEntry *entry = sample_free ();

  await_loaded (timeline);
  siloam_journal_work_async (self->journal,
                             add_entry,
                             SILOAM_WORK_CHANGES_ENTRIES,
                             entry,
                             (GDestroyNotify) siloam_entry_free,
                             NULL,
                             wait_cb,
                             &result);
  answer = wait_for (&result);
  while (g_list_model_get_n_items (G_LIST_MODEL (timeline)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/journal/work/" name, Session, NULL, session_setup, test, session_teardown)
  ADD ("its-data-comes-back-to-who-asked", its_data_comes_back);
  ADD ("its-data-goes-with-the-result", data_goes_with_the_result);
  ADD ("a-save-passes-between-two-steps", a_save_passes_between_two_steps);
  ADD ("closing-breaks-it-off-before-the-file-is-closed", closing_breaks_it_off);
  ADD ("cancelling-stops-it-between-two-steps", cancelling_stops_it);
  ADD ("cancelling-during-a-step-lets-no-other-follow",
       cancelling_during_a_step_lets_no_other_follow);
  ADD ("its-failure-is-told", a_failure_is_told);
  ADD ("a-save-outlives-a-long-change-that-is-taken-back",
       a_save_outlives_a_long_change_that_is_taken_back);
  ADD ("the-list-is-read-again-when-it-changed-entries", the_list_is_read_again);
  return g_test_run ();
}
