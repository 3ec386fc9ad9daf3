/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The task at this laptop. It knows no screens: what a task sees is the rule of the ministry. It
 * never sees more than before without the PIN of the file. Main thread. */

#include "config.h"

#include "ui/evening-task.h"

struct _SiloamEveningTask
{
  GObject parent_instance;

  SiloamTask task;
};

G_DEFINE_FINAL_TYPE (SiloamEveningTask, siloam_evening_task, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
siloam_evening_task_class_init (SiloamEveningTaskClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SILOAM_TYPE_EVENING_TASK,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
siloam_evening_task_init (SiloamEveningTask *self)
{
  self->task = SILOAM_TASK_TEAM;
}

/**
 * siloam_evening_task_new:
 *
 * Returns: (transfer full): the whole team at one laptop, for who has just typed the PIN
 */
SiloamEveningTask *
siloam_evening_task_new (void)
{
  return g_object_new (SILOAM_TYPE_EVENING_TASK, NULL);
}

SiloamTask
siloam_evening_task_get (SiloamEveningTask *self)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_TASK (self), (SiloamTask) 0);

  return self->task;
}

/**
 * siloam_evening_task_may_see:
 *
 * Returns: whether who sits here needs to see it
 */
gboolean
siloam_evening_task_may_see (SiloamEveningTask *self, SiloamView view)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_TASK (self), FALSE);

  return siloam_task_may_see (self->task, view);
}

/**
 * siloam_evening_task_is_wider:
 *
 * Returns: whether @task sees anything that is not to be seen now
 */
gboolean
siloam_evening_task_is_wider (SiloamEveningTask *self, SiloamTask task)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_TASK (self), TRUE);

  return siloam_task_sees_more (task, self->task);
}

static void
set_task (SiloamEveningTask *self, SiloamTask task)
{
  if (self->task == task)
    return;
  self->task = task;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * siloam_evening_task_narrow:
 * @task: what is done here from now on
 *
 * Returns: %FALSE, and nothing changes, when @task would see more than now
 */
gboolean
siloam_evening_task_narrow (SiloamEveningTask *self, SiloamTask task)
{
  g_return_val_if_fail (SILOAM_IS_EVENING_TASK (self), FALSE);

  if (siloam_task_roles (task) == 0 || siloam_evening_task_is_wider (self, task))
    return FALSE;
  set_task (self, task);
  return TRUE;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SiloamEveningTask *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!siloam_ministry_write_finish (SILOAM_MINISTRY (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Whoever turned back meanwhile is not led on. */
  if (g_task_return_error_if_cancelled (task))
    return;
  set_task (self, GPOINTER_TO_UINT (g_task_get_task_data (task)));
  g_task_return_boolean (task, TRUE);
}

/**
 * siloam_evening_task_widen_async:
 * @task: what is done here from now on, when @secret is right
 * @ministry: the open file
 * @secret: what was typed as its PIN or passphrase
 *
 * Sees more, for who knows the PIN.
 */
void
siloam_evening_task_widen_async (SiloamEveningTask *self,
                                 SiloamTask task,
                                 SiloamMinistry *ministry,
                                 SiloamSecret *secret,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *answer = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (answer, siloam_evening_task_widen_async);
  g_task_set_task_data (answer, GUINT_TO_POINTER (task), NULL);
  siloam_ministry_check_async (ministry, secret, cancellable, checked_cb, answer);
}

gboolean
siloam_evening_task_widen_finish (SiloamEveningTask *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
