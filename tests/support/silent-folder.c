/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mounts a file system over FUSE and never answers a question. Should a test wait for one of its
 * answers, it is let go after a while, so that it fails and does not hang. */

#include "silent-folder.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#define PATIENCE_SECONDS 60

struct _SilentFolder
{
  char *path;
  int fd;
  GMutex mutex;
  GCond changed;
  GThread *watch;
  gboolean ended;
  gboolean too_late;
};

static gpointer
watch (gpointer data)
{
  SilentFolder *self = data;
  const gint64 until = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  g_mutex_lock (&self->mutex);
  while (!self->ended && !self->too_late)
    self->too_late = !g_cond_wait_until (&self->changed, &self->mutex, until);
  g_mutex_unlock (&self->mutex);
  close (self->fd);
  return NULL;
}

SilentFolder *
silent_folder_new (const char *path)
{
  const int fd = open ("/dev/fuse", O_RDWR | O_CLOEXEC);
  g_autofree char *options =
      g_strdup_printf ("fd=%d,rootmode=40000,user_id=%u,group_id=%u", fd, getuid (), getgid ());
  SilentFolder *self;

  if (fd < 0 || mount ("silent", path, "fuse", MS_NOSUID | MS_NODEV, options) < 0)
    {
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  self = g_new0 (SilentFolder, 1);
  self->path = g_strdup (path);
  self->fd = fd;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->watch = g_thread_new ("silent-folder", watch, self);
  return self;
}

gboolean
silent_folder_free (SilentFolder *self)
{
  gboolean in_time;

  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->watch);
  in_time = !self->too_late;
  umount2 (self->path, MNT_DETACH);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->path);
  g_free (self);
  return in_time;
}
