/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds out whether a folder answers before anything is asked of it on a thread that others wait
 * for: on a network that is away, or a disk that was pulled out, the simplest question may never
 * come back. It is asked on a thread of its own, which then waits alone. Any thread. */

#include "vault/place-ask.h"

#include <sys/stat.h>

struct _SiloamPlaceAsk
{
  gatomicrefcount references;
  char *path;
  gint64 asked; /* monotonic, in µs */
  GMutex mutex;
  GCond changed;
  gboolean answered;
};

/* Questions that nobody answered yet: who asks the same again waits for the same answer. */
static GMutex open_lock;
static GHashTable *open_asks; /* path -> SiloamPlaceAsk */

static SiloamPlaceAsk *
ask_ref (SiloamPlaceAsk *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * siloam_place_ask_unref:
 *
 * Whoever waits no longer lets go of it; the question goes on.
 */
void
siloam_place_ask_unref (SiloamPlaceAsk *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->path);
  g_free (self);
}

static gpointer
ask (gpointer data)
{
  SiloamPlaceAsk *self = data;
  struct stat status;

  /* Whatever it answers: that it does is what is asked. */
  if (stat (self->path, &status) < 0)
    g_debug ("a folder cannot be looked at");
  g_mutex_lock (&open_lock);
  g_hash_table_remove (open_asks, self->path);
  g_mutex_unlock (&open_lock);

  g_mutex_lock (&self->mutex);
  self->answered = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  siloam_place_ask_unref (self);
  return NULL;
}

static SiloamPlaceAsk *
begin_ask (const char *path)
{
  SiloamPlaceAsk *self = g_new0 (SiloamPlaceAsk, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->path = g_strdup (path);
  self->asked = g_get_monotonic_time ();
  g_hash_table_insert (open_asks, self->path, self);
  g_thread_unref (g_thread_new ("siloam-ask", ask, ask_ref (self)));
  return self;
}

/**
 * siloam_place_ask_new:
 * @path: (type filename): a folder
 *
 * Returns: (transfer full): the question, asked already
 */
SiloamPlaceAsk *
siloam_place_ask_new (const char *path)
{
  SiloamPlaceAsk *self;

  g_mutex_lock (&open_lock);
  if (open_asks == NULL)
    open_asks = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (open_asks, path);
  self = self != NULL ? ask_ref (self) : begin_ask (path);
  g_mutex_unlock (&open_lock);
  return self;
}

/**
 * siloam_place_ask_wait:
 *
 * Returns: whether there is an answer, after @wait_us at most
 */
gboolean
siloam_place_ask_wait (SiloamPlaceAsk *self, gint64 wait_us)
{
  const gint64 until = g_get_monotonic_time () + wait_us;
  gboolean answered;

  g_mutex_lock (&self->mutex);
  while (!self->answered && g_cond_wait_until (&self->changed, &self->mutex, until))
    continue;
  answered = self->answered;
  g_mutex_unlock (&self->mutex);
  return answered;
}

/**
 * siloam_place_ask_get_age:
 *
 * Returns: for how many microseconds the question stands
 */
gint64
siloam_place_ask_get_age (SiloamPlaceAsk *self)
{
  return g_get_monotonic_time () - self->asked;
}

/**
 * siloam_place_answers:
 *
 * A question that stood longer than that already is not waited for again.
 *
 * Returns: whether the folder answers within @wait_us, with whatever answer
 */
gboolean
siloam_place_answers (const char *path, gint64 wait_us)
{
  g_autoptr (SiloamPlaceAsk) self = siloam_place_ask_new (path);

  return siloam_place_ask_wait (self, MAX (wait_us - siloam_place_ask_get_age (self), 0));
}
