/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a passphrase, PIN or recovery code from a file into guarded memory. A secret is never on
 * the command line, where every other process could read it, and never in an error. */

#include "ctl/way-in.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/recovery-code.h"

#define MAX_SECRET_BYTES 4096

typedef struct
{
  guint8 bytes[MAX_SECRET_BYTES + 1];
  gsize length;
} Buffer;

static gboolean
refuse (GError **error, const char *path, const char *why)
{
  g_set_error (error, SILOAM_CTL_ERROR, SILOAM_CTL_ERROR_FAILED, "%s: %s", path, why);
  return FALSE;
}

static void
warn_when_shared (int fd, const char *path)
{
  struct stat info;

  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_mode & (S_IRWXG | S_IRWXO))
    fprintf (stderr,
             "siloamctl: warning: others can read %s; chmod 600 makes it yours alone\n",
             path);
}

/* Until the end, or one byte more than a secret may have; a pipe may give it in pieces. */
static gboolean
fill_buffer (int fd, Buffer *buffer)
{
  while (buffer->length < sizeof buffer->bytes)
    {
      gssize count =
          read (fd, buffer->bytes + buffer->length, sizeof buffer->bytes - buffer->length);

      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return FALSE;
      if (count == 0)
        return TRUE;
      buffer->length += (gsize) count;
    }
  return TRUE;
}

static gboolean
read_file (const char *path, Buffer *buffer, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean read_all;

  if (fd < 0)
    return refuse (error, path, g_strerror (errno));
  warn_when_shared (fd, path);
  read_all = fill_buffer (fd, buffer);
  if (!read_all)
    refuse (error, path, g_strerror (errno));
  g_close (fd, NULL);
  return read_all;
}

/* Editors end a file with a newline that is no part of the secret; one is taken away. */
static gboolean
check_secret (const char *path, Buffer *buffer, GError **error)
{
  if (buffer->length > MAX_SECRET_BYTES)
    return refuse (error, path, "too long for a secret");
  if (buffer->length > 0 && buffer->bytes[buffer->length - 1] == '\n')
    buffer->length--;
  if (buffer->length > 0 && buffer->bytes[buffer->length - 1] == '\r')
    buffer->length--;
  if (buffer->length == 0)
    return refuse (error, path, "there is no secret in it");
  if (memchr (buffer->bytes, '\0', buffer->length) != NULL)
    return refuse (error, path, "not a text file");
  return TRUE;
}

/**
 * siloam_ctl_read_secret:
 *
 * Returns: (transfer full) (nullable): what is in the file, without its last line end; %NULL with
 *   `FAILED`
 */
SiloamSecret *
siloam_ctl_read_secret (const char *path, GError **error)
{
  Buffer buffer = { 0 };
  SiloamSecret *secret = NULL;

  if (read_file (path, &buffer, error) && check_secret (path, &buffer, error))
    secret = siloam_secret_new_copy (buffer.bytes, buffer.length);
  sodium_memzero (&buffer, sizeof buffer);
  return secret;
}

static SiloamSecret *
read_recovery_code (const char *path, GError **error)
{
  Buffer buffer = { 0 };
  SiloamSecret *code = NULL;

  if (read_file (path, &buffer, error) && check_secret (path, &buffer, error))
    {
      buffer.bytes[buffer.length] = '\0';
      code = siloam_recovery_code_parse ((const char *) buffer.bytes, error);
    }
  sodium_memzero (&buffer, sizeof buffer);
  return code;
}

static SiloamCredential *
read_way (const char *recovery_file,
          const char *passphrase_file,
          const char *pin_file,
          GError **error)
{
  g_autoptr (SiloamSecret) secret = NULL;

  if (recovery_file != NULL)
    {
      secret = read_recovery_code (recovery_file, error);
      return secret != NULL ? siloam_credential_new_recovery (secret) : NULL;
    }
  if (passphrase_file != NULL)
    {
      secret = siloam_ctl_read_secret (passphrase_file, error);
      return secret != NULL ? siloam_credential_new_passphrase (secret) : NULL;
    }
  if (pin_file != NULL)
    {
      secret = siloam_ctl_read_secret (pin_file, error);
      return secret != NULL ? siloam_credential_new_keyring_pin (secret) : NULL;
    }
  return siloam_credential_new_keyring ();
}

/**
 * siloam_ctl_read_credential:
 *
 * Returns: (transfer full) (nullable): the credential; the keyring's when no file was named
 */
SiloamCredential *
siloam_ctl_read_credential (const SiloamCtlOptions *options, GError **error)
{
  return read_way (options->recovery_file, options->passphrase_file, options->pin_file, error);
}

/**
 * siloam_ctl_read_other_credential:
 *
 * Returns: (transfer full) (nullable): the credential of the other copy; call it only when a way in
 *   was named for it
 */
SiloamCredential *
siloam_ctl_read_other_credential (const SiloamCtlOptions *options, GError **error)
{
  return read_way (options->other_recovery_file, options->other_passphrase_file, NULL, error);
}
