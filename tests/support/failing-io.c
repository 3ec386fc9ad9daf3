/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program (LD_PRELOAD): lets the n-th change to files under one folder fail, as a
 * disk that is full, broken or pulled out does, or kills the program there. So a loop over n stops
 * a program at each of its steps.
 *
 *   FAILING_UNDER   the folder; changes elsewhere are not counted
 *   FAILING_AT      n, from 1
 *   FAILING_HOW     full (this and all later ones: no space), broken (this one: input/output),
 *                   gone (this and all later ones: no such device) or kill
 *
 * Any thread. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long count;

static int
is_under (const char *path)
{
  const char *folder = getenv ("FAILING_UNDER");
  size_t length = folder != NULL ? strlen (folder) : 0;

  return length > 0 && path != NULL && strncmp (path, folder, length) == 0 &&
         (path[length] == '/' || path[length] == '\0');
}

static int
fd_is_under (int fd)
{
  char link[64];
  char path[PATH_MAX];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length <= 0)
    return 0;
  path[length] = '\0';
  return is_under (path);
}

/* Counts one change; not zero when it must fail, with errno set. */
static int
fails (void)
{
  const char *at = getenv ("FAILING_AT");
  const char *how = getenv ("FAILING_HOW");
  long n = at != NULL ? atol (at) : 0;
  long now = atomic_fetch_add (&count, 1) + 1;

  if (n <= 0 || how == NULL || now < n)
    return 0;
  if (strcmp (how, "kill") == 0)
    kill (getpid (), SIGKILL);
  if (strcmp (how, "broken") == 0 && now > n)
    return 0;
  errno = strcmp (how, "full") == 0 ? ENOSPC : strcmp (how, "gone") == 0 ? ENODEV : EIO;
  return 1;
}

#define NEXT(type, name) ((type) dlsym (RTLD_NEXT, name))

#define ON_FD(name, result, parameters, arguments)                                                 \
  result name parameters;                                                                          \
  result name parameters                                                                           \
  {                                                                                                \
    typedef result (*Function) parameters;                                                         \
    if (fd_is_under (fd) && fails ())                                                              \
      return -1;                                                                                   \
    return NEXT (Function, #name) arguments;                                                       \
  }

#define ON_PATH(name, which, parameters, arguments)                                                \
  int name parameters;                                                                             \
  int name parameters                                                                              \
  {                                                                                                \
    typedef int (*Function) parameters;                                                            \
    if (is_under (which) && fails ())                                                              \
      return -1;                                                                                   \
    return NEXT (Function, #name) arguments;                                                       \
  }

/* Opening counts when it makes a file. */
#define ON_OPEN(name)                                                                              \
  int name (const char *path, int flags, ...);                                                     \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    typedef int (*Function) (const char *, int, ...);                                              \
    mode_t mode = 0;                                                                               \
    va_list more;                                                                                  \
    va_start (more, flags);                                                                        \
    if (flags & (O_CREAT | __O_TMPFILE))                                                           \
      mode = va_arg (more, mode_t);                                                                \
    va_end (more);                                                                                 \
    if ((flags & O_CREAT) && is_under (path) && fails ())                                          \
      return -1;                                                                                   \
    return NEXT (Function, #name) (path, flags, mode);                                             \
  }

ON_FD (write, ssize_t, (int fd, const void *bytes, size_t length), (fd, bytes, length))
ON_FD (pwrite,
       ssize_t,
       (int fd, const void *bytes, size_t length, off_t offset),
       (fd, bytes, length, offset))
ON_FD (pwrite64,
       ssize_t,
       (int fd, const void *bytes, size_t length, off64_t offset),
       (fd, bytes, length, offset))
ON_FD (ftruncate, int, (int fd, off_t length), (fd, length))
ON_FD (ftruncate64, int, (int fd, off64_t length), (fd, length))
ON_FD (fsync, int, (int fd), (fd))
ON_FD (fdatasync, int, (int fd), (fd))
ON_PATH (rename, to, (const char *from, const char *to), (from, to))
ON_PATH (renameat2,
         to,
         (int from_fd, const char *from, int to_fd, const char *to, unsigned int flags),
         (from_fd, from, to_fd, to, flags))
ON_PATH (link, to, (const char *from, const char *to), (from, to))
ON_PATH (unlink, path, (const char *path), (path))
ON_OPEN (open)
ON_OPEN (open64)
