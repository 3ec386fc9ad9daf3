/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Secrets in guarded memory: locked against swapping, left out of core dumps, read-only once
 * filled and wiped when the last reference goes. Nothing here may copy a secret to the ordinary
 * heap or print it. References may be taken and dropped on any thread. */

#include "vault/secret.h"

#include <sodium.h>
#include <string.h>

struct _SiloamSecret
{
  gatomicrefcount ref_count;
  gsize length;
  guint8 *data;
};

G_DEFINE_BOXED_TYPE (SiloamSecret, siloam_secret, siloam_secret_ref, siloam_secret_unref)

static SiloamSecret *
secret_alloc (gsize length)
{
  SiloamSecret *self;

  if (sodium_init () < 0)
    g_error ("libsodium could not be made ready");

  self = g_new0 (SiloamSecret, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->length = length;
  self->data = sodium_malloc (length + 1);
  if (self->data == NULL)
    g_error ("no guarded memory left for a secret");
  self->data[length] = 0;

  return self;
}

static SiloamSecret *
secret_freeze (SiloamSecret *self)
{
  sodium_mprotect_readonly (self->data);
  return self;
}

/**
 * siloam_secret_new_copy:
 * @data: (array length=length): the bytes to keep
 * @length: how many
 *
 * Copies bytes into guarded memory; the caller wipes its own copy.
 * A NUL follows the bytes and does not count in the length.
 *
 * Returns: (transfer full): the secret
 */
SiloamSecret *
siloam_secret_new_copy (const void *data, gsize length)
{
  SiloamSecret *self;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  self = secret_alloc (length);
  if (length > 0)
    memcpy (self->data, data, length);

  return secret_freeze (self);
}

/**
 * siloam_secret_new_random:
 * @length: in bytes
 *
 * Draws bytes from the system's generator straight into guarded memory.
 *
 * Returns: (transfer full): the secret
 */
SiloamSecret *
siloam_secret_new_random (gsize length)
{
  SiloamSecret *self = secret_alloc (length);

  randombytes_buf (self->data, length);

  return secret_freeze (self);
}

/**
 * siloam_secret_new_text:
 * @text: a NUL-terminated string, for instance from a password entry
 *
 * Returns: (transfer full): the text without its NUL as a secret
 */
SiloamSecret *
siloam_secret_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return siloam_secret_new_copy (text, strlen (text));
}

SiloamSecret *
siloam_secret_ref (SiloamSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * siloam_secret_unref:
 *
 * Drops a reference; the last one wipes the bytes.
 */
void
siloam_secret_unref (SiloamSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sodium_free (self->data);
  g_free (self);
}

/**
 * siloam_secret_get_data:
 *
 * Returns: (transfer none): the bytes, followed by a NUL; writing to them crashes
 */
const guint8 *
siloam_secret_get_data (SiloamSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

gsize
siloam_secret_get_length (SiloamSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * siloam_secret_equal:
 *
 * Compares in a time that depends on the length only.
 */
gboolean
siloam_secret_equal (SiloamSecret *a, SiloamSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->length == b->length && sodium_memcmp (a->data, b->data, a->length) == 0;
}
