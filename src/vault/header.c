/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The header in front of the pages: what the file is and its key slots, kept twice so that a
 * torn write never costs the way in. Nothing read here is believed before the sum fits, and
 * nothing is acted upon before the keyed mac does. Any thread; opens no file itself. */

#include "vault/header-private.h"

#include <errno.h>
#include <sodium.h>
#include <unistd.h>

#include "vault/error-private.h"
#include "vault/slot-private.h"

#define MAJOR_AT 8
#define MINOR_AT 10
#define LENGTH_AT 12
#define SEQ_AT 16
#define VAULT_ID_AT 24
#define COMPAT_AT 40
#define RO_COMPAT_AT 44
#define INCOMPAT_AT 48
#define CIPHER_AT 52
#define KDF_AT 54
#define PAGE_SIZE_AT 56
#define SEAL_LENGTH_AT 60
#define DATA_OFFSET_AT 64
#define EPOCH_AT 68
#define SLOTS_AT 128
#define MAC_AT 4032
#define SUM_AT 4064
#define HASH_LENGTH 32

#define FORMAT_MAJOR 1
#define INCOMPAT_PAGE_LAYOUT 1u
#define CIPHER_XCHACHA20 1
#define KDF_BLAKE2B 1

static const guint8 magic[8] = { 0x89, 'J', 'V', 'L', 'T', '\r', '\n', 0x1a };

static gboolean
has_magic (const SiloamHeader *self)
{
  return memcmp (self->bytes, magic, sizeof magic) == 0;
}

/**
 * siloam_header_init: (skip)
 *
 * Writes a header without slots, not yet signed, with sequence number 1.
 */
void
siloam_header_init (SiloamHeader *self, const guint8 vault_id[SILOAM_ID_LENGTH], guint32 epoch)
{
  memset (self, 0, sizeof *self);
  memcpy (self->bytes, magic, sizeof magic);
  siloam_put_u16 (self->bytes + MAJOR_AT, FORMAT_MAJOR);
  siloam_put_u32 (self->bytes + LENGTH_AT, SILOAM_HEADER_LENGTH);
  siloam_put_u64 (self->bytes + SEQ_AT, 1);
  memcpy (self->bytes + VAULT_ID_AT, vault_id, SILOAM_ID_LENGTH);
  siloam_put_u32 (self->bytes + INCOMPAT_AT, INCOMPAT_PAGE_LAYOUT);
  siloam_put_u16 (self->bytes + CIPHER_AT, CIPHER_XCHACHA20);
  siloam_put_u16 (self->bytes + KDF_AT, KDF_BLAKE2B);
  siloam_put_u32 (self->bytes + PAGE_SIZE_AT, SILOAM_PAGE_SIZE);
  siloam_put_u32 (self->bytes + SEAL_LENGTH_AT, SILOAM_SEAL_LENGTH);
  siloam_put_u32 (self->bytes + DATA_OFFSET_AT, SILOAM_DATA_OFFSET);
  siloam_put_u32 (self->bytes + EPOCH_AT, epoch);
}

static void
compute_mac (const SiloamHeader *self, const guint8 *key, guint8 mac[HASH_LENGTH])
{
  crypto_generichash (mac, HASH_LENGTH, self->bytes, MAC_AT, key, SILOAM_KEY_LENGTH);
}

static void
compute_sum (const SiloamHeader *self, guint8 sum[HASH_LENGTH])
{
  crypto_generichash (sum, HASH_LENGTH, self->bytes, SUM_AT, NULL, 0);
}

/**
 * siloam_header_sign: (skip)
 * @key: the header key of the epoch
 *
 * Sets the mac and the sum; every change must be followed by this.
 */
void
siloam_header_sign (SiloamHeader *self, const guint8 key[SILOAM_KEY_LENGTH])
{
  compute_mac (self, key, self->bytes + MAC_AT);
  compute_sum (self, self->bytes + SUM_AT);
}

/**
 * siloam_header_is_whole: (skip)
 *
 * Returns: whether the copy is ours and not torn; says nothing about who wrote it
 */
gboolean
siloam_header_is_whole (const SiloamHeader *self)
{
  guint8 sum[HASH_LENGTH];

  compute_sum (self, sum);
  return has_magic (self) && memcmp (sum, self->bytes + SUM_AT, HASH_LENGTH) == 0;
}

/**
 * siloam_header_is_authentic: (skip)
 *
 * Returns: whether somebody who holds the key wrote this copy
 */
gboolean
siloam_header_is_authentic (const SiloamHeader *self, const guint8 key[SILOAM_KEY_LENGTH])
{
  guint8 mac[HASH_LENGTH];

  compute_mac (self, key, mac);
  return sodium_memcmp (mac, self->bytes + MAC_AT, HASH_LENGTH) == 0;
}

/**
 * siloam_header_check_format: (skip)
 *
 * Fails with %SILOAM_VAULT_ERROR_NEWER_FORMAT for a layout or cipher this version cannot read,
 * %SILOAM_VAULT_ERROR_HEADER_DAMAGED when the numbers contradict the format.
 */
gboolean
siloam_header_check_format (const SiloamHeader *self, GError **error)
{
  const guint8 *at = self->bytes;
  const guint32 incompat = siloam_get_u32 (at + INCOMPAT_AT);

  if (siloam_get_u16 (at + MAJOR_AT) > FORMAT_MAJOR || (incompat & ~INCOMPAT_PAGE_LAYOUT) != 0 ||
      siloam_get_u16 (at + CIPHER_AT) > CIPHER_XCHACHA20 ||
      siloam_get_u16 (at + KDF_AT) > KDF_BLAKE2B)
    {
      g_set_error_literal (error,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_NEWER_FORMAT,
                           "the file was made by a newer version");
      return FALSE;
    }
  if (siloam_get_u16 (at + MAJOR_AT) == FORMAT_MAJOR && incompat == INCOMPAT_PAGE_LAYOUT &&
      siloam_get_u16 (at + CIPHER_AT) == CIPHER_XCHACHA20 &&
      siloam_get_u16 (at + KDF_AT) == KDF_BLAKE2B &&
      siloam_get_u32 (at + LENGTH_AT) == SILOAM_HEADER_LENGTH &&
      siloam_get_u32 (at + PAGE_SIZE_AT) == SILOAM_PAGE_SIZE &&
      siloam_get_u32 (at + SEAL_LENGTH_AT) == SILOAM_SEAL_LENGTH &&
      siloam_get_u32 (at + DATA_OFFSET_AT) == SILOAM_DATA_OFFSET)
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_HEADER_DAMAGED,
                       "the header contradicts its format");
  return FALSE;
}

guint16
siloam_header_get_major (const SiloamHeader *self)
{
  return siloam_get_u16 (self->bytes + MAJOR_AT);
}

guint16
siloam_header_get_minor (const SiloamHeader *self)
{
  return siloam_get_u16 (self->bytes + MINOR_AT);
}

guint64
siloam_header_get_seq (const SiloamHeader *self)
{
  return siloam_get_u64 (self->bytes + SEQ_AT);
}

void
siloam_header_set_seq (SiloamHeader *self, guint64 seq)
{
  siloam_put_u64 (self->bytes + SEQ_AT, seq);
}

const guint8 *
siloam_header_get_vault_id (const SiloamHeader *self)
{
  return self->bytes + VAULT_ID_AT;
}

guint32
siloam_header_get_epoch (const SiloamHeader *self)
{
  return siloam_get_u32 (self->bytes + EPOCH_AT);
}

/**
 * siloam_header_is_read_only: (skip)
 *
 * Returns: whether a newer version asks this one not to write; no such feature exists yet
 */
gboolean
siloam_header_is_read_only (const SiloamHeader *self)
{
  return siloam_get_u32 (self->bytes + RO_COMPAT_AT) != 0;
}

guint8 *
siloam_header_get_slot (SiloamHeader *self, guint index)
{
  g_return_val_if_fail (index < SILOAM_SLOTS, NULL);

  return self->bytes + SLOTS_AT + (gsize) index * SILOAM_SLOT_LENGTH;
}

const guint8 *
siloam_header_peek_slot (const SiloamHeader *self, guint index)
{
  g_return_val_if_fail (index < SILOAM_SLOTS, NULL);

  return self->bytes + SLOTS_AT + (gsize) index * SILOAM_SLOT_LENGTH;
}

/* Returns the index of the used slot with this id, or -1. */
int
siloam_header_find_slot (const SiloamHeader *self, const guint8 slot_id[SILOAM_ID_LENGTH])
{
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (self, i);

      if (siloam_slot_is_used (slot) &&
          memcmp (siloam_slot_get_id (slot), slot_id, SILOAM_ID_LENGTH) == 0)
        return (int) i;
    }
  return -1;
}

/* Returns the index of an empty slot, or -1. A state of a later version counts as used. */
int
siloam_header_find_free_slot (const SiloamHeader *self)
{
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      if (siloam_header_peek_slot (self, i)[0] == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
read_copy (int fd, gint64 offset, SiloamHeader *header, GError **error)
{
  gsize done = 0;

  memset (header, 0, sizeof *header);
  while (done < sizeof *header)
    {
      const gssize got = TEMP_FAILURE_RETRY (
          pread (fd, header->bytes + done, sizeof *header - done, offset + (gint64) done));

      if (got < 0)
        return siloam_vault_set_errno_error (error, errno, "reading the header");
      if (got == 0)
        return TRUE;
      done += (gsize) got;
    }
  return TRUE;
}

/**
 * siloam_header_pair_read: (skip)
 *
 * Reads both copies; one beyond the end of the file counts as not whole.
 */
gboolean
siloam_header_pair_read (SiloamHeaderPair *self, int fd, GError **error)
{
  for (int i = 0; i < SILOAM_HEADER_COPIES; i++)
    {
      if (!read_copy (fd, (gint64) i * SILOAM_HEADER_COPY_STRIDE, &self->copies[i], error))
        return FALSE;
      self->whole[i] = siloam_header_is_whole (&self->copies[i]);
    }
  return TRUE;
}

/* A later major format may keep its sum elsewhere: then both copies name the same version. */
static gboolean
both_name_newer_major (const SiloamHeaderPair *self)
{
  const guint16 major = siloam_header_get_major (&self->copies[0]);

  return has_magic (&self->copies[0]) && has_magic (&self->copies[1]) && major > FORMAT_MAJOR &&
         major == siloam_header_get_major (&self->copies[1]);
}

/**
 * siloam_header_pair_best: (skip)
 *
 * Chooses the whole copy with the higher sequence number.
 *
 * Fails with %SILOAM_VAULT_ERROR_NOT_VAULT when neither copy looks like ours,
 * %SILOAM_VAULT_ERROR_NEWER_FORMAT or %SILOAM_VAULT_ERROR_HEADER_DAMAGED.
 *
 * Returns: 0 or 1, or -1 with @error set
 */
int
siloam_header_pair_best (const SiloamHeaderPair *self, GError **error)
{
  if (self->whole[0] && self->whole[1])
    return siloam_header_get_seq (&self->copies[1]) > siloam_header_get_seq (&self->copies[0]);
  if (self->whole[0] || self->whole[1])
    return self->whole[1];

  if (both_name_newer_major (self))
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_NEWER_FORMAT,
                         "the file was made by a newer version");
  else if (has_magic (&self->copies[0]) || has_magic (&self->copies[1]))
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_HEADER_DAMAGED,
                         "both copies of the header are damaged");
  else
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_NOT_VAULT,
                         "the file is empty or not a sealed journal");
  return -1;
}

gboolean
siloam_header_pair_needs_repair (const SiloamHeaderPair *self, int best)
{
  return memcmp (&self->copies[best], &self->copies[1 - best], sizeof (SiloamHeader)) != 0;
}

/* Writes one of the two copies and makes it durable. */
gboolean
siloam_header_write_copy (const SiloamHeader *self,
                          int copy,
                          SiloamHeaderWriteFunc write,
                          gpointer user_data,
                          GError **error)
{
  return write (user_data, (gint64) copy * SILOAM_HEADER_COPY_STRIDE, self, error);
}

/**
 * siloam_header_write_fd: (skip)
 * @fd: a descriptor in a pointer
 *
 * A #SiloamHeaderWriteFunc for a file that SQLite has not opened: closing a descriptor of an open
 * one would drop SQLite's locks.
 */
gboolean
siloam_header_write_fd (gpointer fd, gint64 offset, const SiloamHeader *header, GError **error)
{
  const int descriptor = GPOINTER_TO_INT (fd);
  gsize done = 0;

  while (done < sizeof *header)
    {
      const gssize put = TEMP_FAILURE_RETRY (
          pwrite (descriptor, header->bytes + done, sizeof *header - done, offset + (gint64) done));

      if (put < 0)
        return siloam_vault_set_errno_error (error, errno, "writing the header");
      done += (gsize) put;
    }
  if (fsync (descriptor) < 0)
    return siloam_vault_set_errno_error (error, errno, "writing the header");
  return TRUE;
}
