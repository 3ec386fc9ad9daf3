/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts one file in a folder of someone's choice. It never replaces what is there: two visitors may
 * use the same stick. A stick can be slow, so the writing has a thread of its own. Main thread. */

#include "config.h"

#include "ui/folder-write.h"

#include <string.h>

#include "ui/compat/choose-file.h"
#include "ui/open-warning.h"

#define MANY 1000

typedef struct
{
  GtkWindow *parent; /* borrowed; NULL once it is gone */
  SiloamPrompts *prompts;
  char *name;
  char *path;
  gboolean locked;
  SiloamFolderWriteFunc write;
  gpointer data;
  GDestroyNotify free_data;
  SiloamFolderDoneFunc done;
  gpointer user_data;
} Job;

static void
job_free (Job *job)
{
  if (job->parent != NULL)
    g_object_remove_weak_pointer (G_OBJECT (job->parent), (gpointer *) &job->parent);
  g_object_unref (job->prompts);
  job->free_data (job->data);
  g_free (job->name);
  g_free (job->path);
  g_free (job);
}

static void
finish (Job *job, const GError *error)
{
  g_autofree char *name =
      error == NULL && job->path != NULL ? g_path_get_basename (job->path) : NULL;

  job->done (name, error, job->user_data);
  job_free (job);
}

/**
 * siloam_folder_free_path:
 * @name: with a suffix
 *
 * Returns: (transfer full): "name-2.pdf" where "name.pdf" is there already
 */
char *
siloam_folder_free_path (const char *folder, const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *suffix = dot != NULL ? dot : "";
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (suffix));
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 2; i < MANY && g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *leaf = g_strdup_printf ("%s-%u%s", stem, i, suffix);

      g_free (path);
      path = g_build_filename (folder, leaf, NULL);
    }
  return path;
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->write (job->data, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish (user_data, error);
}

static void
begin (Job *job)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, job);

  g_task_set_name (task, "write a file into a folder");
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, run);
}

static void
leave (Job *job)
{
  g_clear_pointer (&job->path, g_free);
  finish (job, NULL);
}

static void
warned_cb (gboolean confirmed, gpointer user_data)
{
  if (confirmed)
    begin (user_data);
  else
    leave (user_data);
}

static void
chosen_cb (const char *folder, gpointer user_data)
{
  Job *job = user_data;

  if (folder == NULL || job->parent == NULL)
    {
      leave (job);
      return;
    }
  job->path = siloam_folder_free_path (folder, job->name);
  if (job->locked)
    begin (job);
  else
    siloam_open_warning_ask_async (job->parent, job->prompts, job->path, warned_cb, job);
}

/**
 * siloam_folder_write_async:
 * @prompts: in the language and form of whom it is for
 * @done: (scope async): called once
 *
 * Asks for a folder, warns when what comes there is not locked, and writes.
 */
void
siloam_folder_write_async (GtkWindow *parent,
                           SiloamPrompts *prompts,
                           const SiloamFolderWrite *what,
                           SiloamFolderDoneFunc done,
                           gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->parent = parent;
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *) &job->parent);
  job->prompts = g_object_ref (prompts);
  job->name = g_strdup (what->name);
  job->locked = what->locked;
  job->write = what->write;
  job->data = what->data;
  job->free_data = what->free_data;
  job->done = done;
  job->user_data = user_data;
  siloam_choose_folder_async (parent, what->title, chosen_cb, job);
}
