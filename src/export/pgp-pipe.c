/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs gpg with what is locked as its input, and reads no more of its output than a diary can be.
 * The process is ended when that is too much, or when nobody wants it any more. Worker threads. */

#include "export/pgp-pipe.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "export/import.h"
#include "export/old-cipher.h"

#define CHUNK ((gsize) 65536)
#define MAX_STATUS 65536u
#define STATUS "[GNUPG:] "
#define FLATPAK_INFO "/.flatpak-info"

typedef struct
{
  GSubprocess *process;
  GCancellable *cancellable;
  GPtrArray *chunks; /* (element-type GBytes): what came out, wiped when let go */
  gsize length;
  gsize most;
  GString *status; /* what it said about its work */
} PgpPipe;

static void
pgp_pipe_clear (PgpPipe *self)
{
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  g_clear_object (&self->process);
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  if (self->status != NULL)
    g_string_free (self->status, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PgpPipe, pgp_pipe_clear)

static gboolean
refuse (SiloamImportError code, const char *why, GError **error)
{
  g_set_error_literal (error, SILOAM_IMPORT_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
refuse_errno (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* Memory that looks like a file; what is in it is still locked. */
static int
make_input (GBytes *locked, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (locked, &length);
  int fd = memfd_create ("siloam", MFD_CLOEXEC);
  gsize done = 0;

  while (fd >= 0 && done < length)
    {
      gssize count = write (fd, data + done, length - done);

      if (count < 0 && errno != EINTR)
        break;
      done += (gsize) MAX (count, 0);
    }
  if (fd >= 0 && done == length && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  refuse_errno (error);
  if (fd >= 0)
    close (fd);
  return -1;
}

static char *
find_gpg (GError **error)
{
  char *path = NULL;

  if (g_file_test (FLATPAK_INFO, G_FILE_TEST_EXISTS))
    {
      refuse (SILOAM_IMPORT_ERROR_NEEDS_PROGRAM,
              "gpg cannot be called from within a Flatpak",
              error);
      return NULL;
    }
  path = g_find_program_in_path ("gpg");
  if (path == NULL)
    path = g_find_program_in_path ("gpg2");
  if (path == NULL)
    refuse (SILOAM_IMPORT_ERROR_NEEDS_PROGRAM, "gpg is not installed", error);
  return path;
}

static gboolean
start (PgpPipe *self, GBytes *locked, GError **error)
{
  g_autofree char *gpg = find_gpg (error);
  const char *const words[] = { gpg,           "--batch", "--no-tty",  "--quiet",
                                "--status-fd", "2",       "--decrypt", NULL };
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  int input;

  if (gpg == NULL)
    return FALSE;
  input = make_input (locked, error);
  if (input < 0)
    return FALSE;
  launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  self->process = g_subprocess_launcher_spawnv (launcher, words, error);
  return self->process != NULL;
}

static int
descriptor_of (GInputStream *stream)
{
  return g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (stream));
}

/* -1 with an error, 0 at the end. */
static gssize
read_some (int fd, guint8 *buffer, gsize length, GError **error)
{
  gssize count;

  do
    count = read (fd, buffer, length);
  while (count < 0 && errno == EINTR);
  if (count < 0)
    refuse_errno (error);
  return count;
}

/* One chunk of words; @more is FALSE at the end. */
static gboolean
take_words (PgpPipe *self, gboolean *more, GError **error)
{
  guint8 *buffer = g_malloc (CHUNK);
  gssize count = read_some (descriptor_of (g_subprocess_get_stdout_pipe (self->process)),
                            buffer,
                            CHUNK,
                            error);
  g_autoptr (GBytes) whole = siloam_wiped_bytes_new_take (buffer, CHUNK);

  *more = count > 0;
  if (count < 0)
    return FALSE;
  self->length += (gsize) count;
  if (self->length > self->most)
    return refuse (SILOAM_IMPORT_ERROR_TOO_LARGE, "there is more in it than in any diary", error);
  if (count > 0)
    {
      guint8 *copy = g_memdup2 (buffer, (gsize) count);

      g_ptr_array_add (self->chunks, siloam_wiped_bytes_new_take (copy, (gsize) count));
    }
  return TRUE;
}

/* What is more than it could ever have to say is read and forgotten. */
static gboolean
take_status (PgpPipe *self, gboolean *more, GError **error)
{
  guint8 buffer[4096];
  gssize count = read_some (descriptor_of (g_subprocess_get_stderr_pipe (self->process)),
                            buffer,
                            sizeof buffer,
                            error);

  *more = count > 0;
  if (count > 0 && self->status->len < MAX_STATUS)
    g_string_append_len (self->status, (const char *) buffer, count);
  return count >= 0;
}

/* Reads both ends as they come, so that neither can hold up the other. */
static gboolean
hear (PgpPipe *self, GPollFD *stop, guint stops, GError **error)
{
  GPollFD ends[3] = {
    { descriptor_of (g_subprocess_get_stdout_pipe (self->process)), G_IO_IN, 0 },
    { descriptor_of (g_subprocess_get_stderr_pipe (self->process)), G_IO_IN, 0 },
    *stop,
  };
  gboolean words = TRUE, status = TRUE;

  while (words || status)
    {
      ends[0].fd = words ? ends[0].fd : -1;
      ends[1].fd = status ? ends[1].fd : -1;
      if (g_poll (ends, 2 + stops, -1) < 0 && errno != EINTR)
        return refuse_errno (error);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (words && ends[0].revents != 0 && !take_words (self, &words, error))
        return FALSE;
      if (status && ends[1].revents != 0 && !take_status (self, &status, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (PgpPipe *self, GError **error)
{
  GPollFD stop = { -1, 0, 0 };
  guint stops = self->cancellable != NULL && g_cancellable_make_pollfd (self->cancellable, &stop);
  gboolean heard = hear (self, &stop, stops, error);

  if (stops > 0)
    g_cancellable_release_fd (self->cancellable);
  return heard && g_subprocess_wait (self->process, self->cancellable, error);
}

static gboolean
said (const PgpPipe *self, const char *word)
{
  g_autofree char *line = g_strconcat (STATUS, word, NULL);
  const char *found = strstr (self->status->str, line);

  return found != NULL && (found == self->status->str || found[-1] == '\n');
}

/* Whoever signed it may be unknown; that it was changed since may not be. */
static gboolean
check_status (const PgpPipe *self, GError **error)
{
  if (said (self, "BADMDC") || said (self, "BADSIG"))
    return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "it was changed after it was locked", error);
  if (said (self, "NODATA"))
    return refuse (SILOAM_IMPORT_ERROR_DAMAGED, "it is not what gpg can open", error);
  /* No password that is typed here would help: gpg asks for its own. */
  if (!said (self, "DECRYPTION_OKAY"))
    return refuse (SILOAM_IMPORT_ERROR_NEEDS_PROGRAM,
                   "gpg has no key for it, or was not given its passphrase",
                   error);
  return TRUE;
}

static GBytes *
join (const PgpPipe *self)
{
  guint8 *all = g_malloc (MAX (self->length, 1));
  gsize at = 0;

  for (guint i = 0; i < self->chunks->len; i++)
    {
      gsize length;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (self->chunks, i), &length);

      memcpy (all + at, data, length);
      at += length;
    }
  return siloam_wiped_bytes_new_take (all, self->length);
}

/**
 * siloam_pgp_open:
 * @locked: an OpenPGP message
 * @most: bytes that may come out
 *
 * Returns: (transfer full) (nullable): what it holds
 */
GBytes *
siloam_pgp_open (GBytes *locked, gsize most, GCancellable *cancellable, GError **error)
{
  g_auto (PgpPipe) self = { .cancellable = cancellable, .most = most };

  self.chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self.status = g_string_new ("");
  if (!start (&self, locked, error) || !read_all (&self, error) || !check_status (&self, error))
    return NULL;
  return join (&self);
}
