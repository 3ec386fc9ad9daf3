/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding a Bible without holding up the window. The reading is done in a thread; the main thread
 * looks now and then how far it is. */

#include "config.h"

#include "ui/bible-import.h"

#define LOOK_EVERY_MS 80
#define WHOLE 1000

typedef struct
{
  SiloamLibrary *library;
  char *path;
  char *id;
  SiloamBibleProgressFunc progress;
  gpointer user_data;
  int reached; /* of WHOLE; written by the thread */
} Job;

typedef struct
{
  SiloamBibles *bibles;
  GPtrArray *offers;
  guint next;
} Round;

static void import_next (Round *round);

static void
job_free (gpointer data)
{
  Job *job = data;

  siloam_library_free (job->library);
  g_free (job->path);
  g_free (job->id);
  g_free (job);
}

static void
reached_cb (double fraction, gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->reached, (int) (fraction * WHOLE));
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  char *id = siloam_library_import (job->library,
                                    job->path,
                                    job->id,
                                    reached_cb,
                                    job,
                                    cancellable,
                                    &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
look_cb (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);

  if (g_task_get_completed (task))
    return G_SOURCE_REMOVE;
  job->progress ((double) g_atomic_int_get (&job->reached) / WHOLE, job->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * siloam_bible_import_async:
 * @path: (type filename): a zip, or a folder of SWORD
 * @id: (nullable): of the Bible in it
 * @progress: (nullable): called with @user_data, never after @callback
 *
 * Adds a Bible to the library in a thread. When it is cancelled or fails, the library is as it was.
 */
void
siloam_bible_import_async (SiloamBibles *bibles,
                           const char *path,
                           const char *id,
                           SiloamBibleProgressFunc progress,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (SILOAM_IS_BIBLES (bibles));

  job = g_new0 (Job, 1);
  job->library = siloam_bibles_new_library (bibles);
  job->path = g_strdup (path);
  job->id = g_strdup (id);
  job->progress = progress;
  job->user_data = user_data;
  task = g_task_new (bibles, cancellable, callback, user_data);
  g_task_set_source_tag (task, siloam_bible_import_async);
  g_task_set_task_data (task, job, job_free);
  if (progress != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT,
                        LOOK_EVERY_MS,
                        look_cb,
                        g_object_ref (task),
                        g_object_unref);
  g_task_run_in_thread (task, import_thread);
}

/**
 * siloam_bible_import_finish:
 *
 * Returns: (transfer full) (nullable): the id of the Bible that is now in the library, or %NULL
 *   with a #SiloamScriptureError or %G_IO_ERROR_CANCELLED
 */
char *
siloam_bible_import_finish (SiloamBibles *bibles, GAsyncResult *result, GError **error)
{
  char *id;

  g_return_val_if_fail (g_task_is_valid (result, bibles), NULL);

  id = g_task_propagate_pointer (G_TASK (result), error);
  if (id != NULL)
    siloam_bibles_reload (bibles);
  return id;
}

static void
round_free (Round *round)
{
  g_object_unref (round->bibles);
  g_ptr_array_unref (round->offers);
  g_free (round);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = siloam_bible_import_finish (SILOAM_BIBLES (source), result, &error);

  if (id == NULL)
    g_warning ("A Bible could not be added: %s", error->message);
  import_next (user_data);
}

static void
import_next (Round *round)
{
  const SiloamBibleOffer *offer;

  if (round->next >= round->offers->len)
    {
      round_free (round);
      return;
    }
  offer = g_ptr_array_index (round->offers, round->next++);
  siloam_bible_import_async (round->bibles, offer->path, offer->id, NULL, NULL, imported_cb, round);
}

/**
 * siloam_bible_import_all:
 * @offers: (element-type SiloamBibleOffer): what to add; not changed any more
 *
 * Adds Bibles while the person goes on with something else.
 */
void
siloam_bible_import_all (SiloamBibles *bibles, GPtrArray *offers)
{
  Round *round;

  g_return_if_fail (SILOAM_IS_BIBLES (bibles));

  round = g_new0 (Round, 1);
  round->bibles = g_object_ref (bibles);
  round->offers = g_ptr_array_ref (offers);
  import_next (round);
}
