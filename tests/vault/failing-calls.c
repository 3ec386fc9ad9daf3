/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands before the C library: what a program defines itself, its libraries call too. So SQLite,
 * GLib and our own code all pass here on their way to the disk. */

/* Else the headers give two of the names to one function. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "failing-calls.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static guint left;
static gboolean armed;
static gboolean gone_off;
static FailKind failing_kind;
static gboolean refuses_reads;

void
failing_calls_arm (guint number, FailKind kind)
{
  left = number;
  failing_kind = kind;
  gone_off = FALSE;
  armed = TRUE;
}

gboolean
failing_calls_disarm (void)
{
  armed = FALSE;
  return gone_off;
}

void
failing_calls_refuse_reads (gboolean refuse)
{
  refuses_reads = refuse;
}

/* Sets errno when the call shall fail. */
static gboolean
fails (gboolean needs_space)
{
  if (!armed)
    return FALSE;
  if (left > 0 && --left == 0)
    {
      gone_off = TRUE;
      if (failing_kind == FAIL_BY_DYING)
        kill (getpid (), SIGKILL);
      errno = failing_kind == FAIL_ONCE ? EIO : ENOSPC;
      return failing_kind == FAIL_ONCE || needs_space;
    }
  errno = ENOSPC;
  return gone_off && failing_kind == FAIL_WITH_FULL_DISK && needs_space;
}

#define REAL(name, type, parameters)                                                               \
  static type (*real) parameters;                                                                  \
  if (real == NULL)                                                                                \
    *(void **) (&real) = dlsym (RTLD_NEXT, name);

ssize_t
write (int fd, const void *from, size_t length)
{
  REAL ("write", ssize_t, (int, const void *, size_t))
  return fd > STDERR_FILENO && fails (TRUE) ? -1 : real (fd, from, length);
}

static gboolean
refuses_read (void)
{
  errno = EIO;
  return refuses_reads;
}

ssize_t
pread (int fd, void *into, size_t length, off_t offset)
{
  REAL ("pread", ssize_t, (int, void *, size_t, off_t))
  return refuses_read () ? -1 : real (fd, into, length, offset);
}

ssize_t
pread64 (int fd, void *into, size_t length, off64_t offset)
{
  REAL ("pread64", ssize_t, (int, void *, size_t, off64_t))
  return refuses_read () ? -1 : real (fd, into, length, offset);
}

ssize_t
pwrite (int fd, const void *from, size_t length, off_t offset)
{
  REAL ("pwrite", ssize_t, (int, const void *, size_t, off_t))
  return fails (TRUE) ? -1 : real (fd, from, length, offset);
}

ssize_t
pwrite64 (int fd, const void *from, size_t length, off64_t offset)
{
  REAL ("pwrite64", ssize_t, (int, const void *, size_t, off64_t))
  return fails (TRUE) ? -1 : real (fd, from, length, offset);
}

int
ftruncate (int fd, off_t length)
{
  REAL ("ftruncate", int, (int, off_t))
  return fails (FALSE) ? -1 : real (fd, length);
}

int
ftruncate64 (int fd, off64_t length)
{
  REAL ("ftruncate64", int, (int, off64_t))
  return fails (FALSE) ? -1 : real (fd, length);
}

int
fsync (int fd)
{
  REAL ("fsync", int, (int) )
  return fails (FALSE) ? -1 : real (fd);
}

int
fdatasync (int fd)
{
  REAL ("fdatasync", int, (int) )
  return fails (FALSE) ? -1 : real (fd);
}

int
rename (const char *from, const char *to)
{
  REAL ("rename", int, (const char *, const char *) )
  return fails (FALSE) ? -1 : real (from, to);
}

int
renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned int flags)
{
  REAL ("renameat2", int, (int, const char *, int, const char *, unsigned int) )
  return fails (FALSE) ? -1 : real (from_fd, from, to_fd, to, flags);
}

int
unlink (const char *path)
{
  REAL ("unlink", int, (const char *) )
  return fails (FALSE) && failing_kind == FAIL_BY_DYING ? -1 : real (path);
}

int
open (const char *path, int flags, ...)
{
  REAL ("open", int, (const char *, int, ...))
  va_list list;
  int mode = 0;

  if (flags & O_CREAT)
    {
      va_start (list, flags);
      mode = va_arg (list, int);
      va_end (list);
      if (fails (TRUE))
        return -1;
    }
  return real (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  REAL ("open64", int, (const char *, int, ...))
  va_list list;
  int mode = 0;

  if (flags & O_CREAT)
    {
      va_start (list, flags);
      mode = va_arg (list, int);
      va_end (list);
      if (fails (TRUE))
        return -1;
    }
  return real (path, flags, mode);
}
