/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a request to the one thread that has a sealed file, and of its answer back. Requests
 * run in the order they were submitted; answers are delivered on the main context that made the
 * clerk, in that same order. It knows no file and no request: what is done is the room's. */

#include "vault/clerk.h"

struct _SiloamClerk
{
  const SiloamClerkRoom *room;
  gpointer owner;  /* borrowed: it has the clerk */
  gpointer worker; /* owned, the thread's own */

  GThread *thread;
  GAsyncQueue *queue;    /* GTask */
  GMainContext *context; /* where answers go */
  gboolean closed;
};

/* On the thread. */

/* A file that could not be opened, or opened again after its key was changed, answers nothing. */
static gboolean
check_open (SiloamClerk *self, SiloamTurn *turn)
{
  if (turn->opens || self->room->is_open (self->worker))
    return TRUE;
  turn->error = self->room->make_closed_error ("the file is closed");
  return FALSE;
}

static void
run (SiloamClerk *self, GTask *task, SiloamTurn *turn)
{
  turn->again = FALSE;
  turn->cancellable = g_task_get_cancellable (task);
  if (!g_cancellable_set_error_if_cancelled (turn->cancellable, &turn->error) &&
      check_open (self, turn))
    self->room->run (self->worker, turn);
}

/* On the main thread. What was written is told as written, even when cancelled meanwhile. */
static gboolean
deliver_cb (gpointer data)
{
  GTask *task = data;
  SiloamTurn *turn = g_task_get_task_data (task);
  gpointer owner = g_task_get_source_object (task);

  if (turn->error == NULL && turn->interruptible)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &turn->error);
  if (owner != NULL)
    turn->clerk->room->deliver (owner, turn);
  if (owner != NULL && turn->last)
    siloam_clerk_end (turn->clerk);

  if (turn->error != NULL)
    g_task_return_error (task, g_steal_pointer (&turn->error));
  else if (turn->free_result != NULL)
    g_task_return_pointer (task, g_steal_pointer (&turn->result), turn->free_result);
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
post (SiloamClerk *self, GTask *task)
{
  siloam_clerk_post (self, deliver_cb, task, g_object_unref);
}

static void
let_go (SiloamClerk *self, SiloamTurn *turn)
{
  if (self->room->let_go != NULL)
    self->room->let_go (turn);
}

/* Only what was to go on can stand behind the last request. What it holds may lie on the
 * connection: it must be gone before the file closes. */
static void
break_off (SiloamClerk *self)
{
  GTask *task;

  while ((task = g_async_queue_try_pop (self->queue)) != NULL)
    {
      SiloamTurn *turn = g_task_get_task_data (task);

      let_go (self, turn);
      turn->error = self->room->make_closed_error ("the file was closed before this was done");
      post (self, task);
    }
}

static gpointer
serve (gpointer data)
{
  SiloamClerk *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      GTask *task = g_async_queue_pop (self->queue);
      SiloamTurn *turn = g_task_get_task_data (task);

      last = turn->last;
      if (last)
        break_off (self);
      run (self, task, turn);
      if (turn->again)
        {
          g_async_queue_push (self->queue, task);
          continue;
        }
      if (turn->error != NULL)
        let_go (self, turn);
      post (self, task);
    }
  return NULL;
}

/* On the main thread. */

static void
join (SiloamClerk *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

static GTask *
make_task (SiloamClerk *self,
           gpointer owner,
           SiloamTurn *turn,
           const char *name,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (owner, cancellable, callback, user_data);

  turn->clerk = self;
  /* The clerk itself says what became of a cancelled request. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, (gpointer) name);
  g_task_set_name (task, name);
  g_task_set_task_data (task, turn, self->room->free_turn);
  return task;
}

static GTask *
make_closing (SiloamClerk *self, gpointer owner, GAsyncReadyCallback callback, gpointer user_data)
{
  SiloamTurn *turn = self->room->make_closing ();

  turn->opens = TRUE;
  turn->last = TRUE;
  return make_task (self, owner, turn, "close", NULL, callback, user_data);
}

static void
push (SiloamClerk *self, GTask *task)
{
  if (!self->closed)
    {
      g_async_queue_push (self->queue, task);
      return;
    }
  g_task_return_error (task, self->room->make_closed_error ("the file is closed"));
  g_object_unref (task);
}

static void
push_last (SiloamClerk *self, GTask *task)
{
  self->closed = TRUE;
  g_async_queue_push (self->queue, task);
  self->room->closing (self->owner);
}

/**
 * siloam_clerk_new:
 * @room: (transfer none): a table that stays as long as the program
 * @owner: (transfer none): the façade that has the clerk, a #GObject
 * @worker: (transfer full): what only the thread may touch
 *
 * Starts the thread.
 *
 * Returns: (transfer full): a clerk, to be ended with siloam_clerk_end() and then freed
 */
SiloamClerk *
siloam_clerk_new (const SiloamClerkRoom *room, gpointer owner, gpointer worker)
{
  SiloamClerk *self = g_new0 (SiloamClerk, 1);

  self->room = room;
  self->owner = owner;
  self->worker = worker;
  self->queue = g_async_queue_new_full (g_object_unref);
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_new (room->name, serve, self);
  return self;
}

/**
 * siloam_clerk_end:
 *
 * Closes the file unless that was asked before, and waits for it: when the owner goes. Nothing is
 * waiting then, or its task would keep the owner alive.
 */
void
siloam_clerk_end (SiloamClerk *self)
{
  if (!self->closed)
    push_last (self, make_closing (self, NULL, NULL, NULL));
  join (self);
}

/**
 * siloam_clerk_free:
 * @self: (transfer full): a clerk that was ended
 */
void
siloam_clerk_free (SiloamClerk *self)
{
  g_assert (self->thread == NULL);
  self->room->free_worker (self->worker);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * siloam_clerk_submit:
 * @turn: (transfer full): the request
 * @name: tells the kinds of requests apart; a string of the program, never of a person
 *
 * Hands a request to the thread, or answers that the file is closed.
 */
void
siloam_clerk_submit (SiloamClerk *self,
                     SiloamTurn *turn,
                     const char *name,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  push (self, make_task (self, self->owner, turn, name, cancellable, callback, user_data));
}

/**
 * siloam_clerk_is_answer:
 *
 * Returns: whether @result is the answer to a request of @owner with this name
 */
gboolean
siloam_clerk_is_answer (gpointer owner, GAsyncResult *result, const char *name)
{
  return g_task_is_valid (result, owner) &&
         g_strcmp0 (g_task_get_source_tag (G_TASK (result)), name) == 0;
}

/**
 * siloam_clerk_finish_opening:
 *
 * For a request that nobody but its task has the owner of yet.
 *
 * Returns: (transfer full): the owner with its file open, or %NULL with an error
 */
gpointer
siloam_clerk_finish_opening (GAsyncResult *result, const char *name, GError **error)
{
  gpointer owner;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  owner = g_task_get_source_object (G_TASK (result));
  g_return_val_if_fail (siloam_clerk_is_answer (owner, result, name), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (owner);
}

/**
 * siloam_clerk_close_async:
 *
 * Finishes what is queued, then closes the file. Every later request fails.
 */
void
siloam_clerk_close_async (SiloamClerk *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = make_closing (self, self->owner, callback, user_data);

  if (self->closed)
    push (self, task);
  else
    push_last (self, task);
}

/**
 * siloam_clerk_close_sync:
 *
 * Closes, and waits for it, also for a closing that is going on: for when the main loop will not
 * run again in time.
 *
 * Returns: %TRUE, or %FALSE with what closing failed with
 */
gboolean
siloam_clerk_close_sync (SiloamClerk *self, GError **error)
{
  g_autoptr (GTask) task = NULL;
  const SiloamTurn *turn;

  if (self->closed)
    {
      join (self);
      return TRUE;
    }
  task = make_closing (self, self->owner, NULL, NULL);
  turn = g_task_get_task_data (task);
  push_last (self, g_object_ref (task));
  join (self);
  if (turn->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (turn->error));
  return FALSE;
}

/**
 * siloam_clerk_post:
 *
 * Calls @function on the main thread, in turn with the answers. Any thread.
 */
void
siloam_clerk_post (SiloamClerk *self, GSourceFunc function, gpointer data, GDestroyNotify free_data)
{
  /* Not g_main_context_invoke(): that may run right here when the main loop rests. */
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, function, data, free_data);
  g_source_attach (source, self->context);
}

/**
 * siloam_turn_clear:
 *
 * Frees what the answer holds, for the room that frees the request.
 */
void
siloam_turn_clear (SiloamTurn *turn)
{
  if (turn->result != NULL && turn->free_result != NULL)
    turn->free_result (turn->result);
  g_clear_error (&turn->error);
}
