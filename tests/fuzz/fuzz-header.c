/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The header of a journal: two copies of any bytes, and what is believed of them. The slots are
 * tried with a keyring's half only: the words of the others cost a second each, as they must. */

#include <sodium.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "vault/error.h"
#include "vault/header-private.h"
#include "vault/slot-private.h"
#include "vault/vault.h"

enum
{
  SIGN_FIRST = 1 << 0, /* or no mutation would ever have the right sum */
  SIGN_SECOND = 1 << 1,
  SHORT = 1 << 2,
};

static const guint8 signing_key[SILOAM_KEY_LENGTH] = { 7 };

static void
check_error (gboolean done, const GError *error)
{
  g_assert_true (done == (error == NULL));
  g_assert_true (error == NULL || error->domain == SILOAM_VAULT_ERROR);
}

static void
fill (SiloamHeader *header, FuzzInput *input, gboolean sign)
{
  gsize length = MIN (input->left, sizeof header->bytes);

  memset (header, 0, sizeof *header);
  memcpy (header->bytes, input->at, length);
  input->at += length;
  input->left -= length;
  if (sign)
    siloam_header_sign (header, signing_key);
}

static void
try_slot (const SiloamHeader *header, const guint8 *slot, SiloamSecret *half)
{
  const SiloamSlotKey key = { SILOAM_SLOT_KEYRING, NULL, half };
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) opened = siloam_slot_open (slot,
                                                      &key,
                                                      siloam_header_get_vault_id (header),
                                                      siloam_header_get_epoch (header),
                                                      &error);

  check_error (opened != NULL, error);
}

static void
check_slots (const SiloamHeader *header)
{
  static const guint8 half_bytes[SILOAM_SLOT_HALF_LENGTH] = { 9 };
  g_autoptr (SiloamSecret) half = siloam_secret_new_copy (half_bytes, sizeof half_bytes);

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);
      int found = siloam_header_find_slot (header, siloam_slot_get_id (slot));

      g_assert_true (siloam_slot_is_used (slot) ? found >= 0 && found <= (int) i
                                                : found != (int) i);
      if (siloam_slot_is_used (slot) && siloam_slot_get_type (slot) == SILOAM_SLOT_KEYRING)
        try_slot (header, slot, half);
    }
  g_assert_cmpint (siloam_header_find_free_slot (header), <, SILOAM_SLOTS);
}

static void
check_pair (int fd)
{
  SiloamHeaderPair pair;
  g_autoptr (GError) error = NULL;
  gboolean known;
  int best;

  g_assert_true (siloam_header_pair_read (&pair, fd, &error));
  best = siloam_header_pair_best (&pair, &error);
  check_error (best >= 0, error);
  if (best < 0)
    return;
  g_assert_true (siloam_header_is_whole (&pair.copies[best]));
  if (pair.whole[1 - best])
    g_assert_cmpuint (siloam_header_get_seq (&pair.copies[best]),
                      >=,
                      siloam_header_get_seq (&pair.copies[1 - best]));
  siloam_header_pair_needs_repair (&pair, best);
  siloam_header_is_authentic (&pair.copies[best], signing_key);
  siloam_header_is_read_only (&pair.copies[best]);
  known = siloam_header_check_format (&pair.copies[best], &error);
  check_error (known, error);
  check_slots (&pair.copies[best]);
}

/* What the start page asks about a file, without any key. */
static void
check_probe (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  SiloamVaultInfo info;
  gboolean known = siloam_vault_probe (path, &info, &error);

  check_error (known, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzInput input = fuzz_input (data, size);
  guint8 shape = fuzz_take_byte (&input);
  SiloamHeader first, second;
  int fd = memfd_create ("header", MFD_CLOEXEC);

  g_assert_cmpint (sodium_init (), >=, 0);
  g_assert_cmpint (fd, >=, 0);
  fill (&first, &input, (shape & SIGN_FIRST) != 0);
  fill (&second, &input, (shape & SIGN_SECOND) != 0);
  g_assert_cmpint (pwrite (fd, first.bytes, sizeof first.bytes, 0), ==, sizeof first.bytes);
  g_assert_cmpint (pwrite (fd,
                           second.bytes,
                           shape & SHORT ? 100 : sizeof second.bytes,
                           SILOAM_HEADER_COPY_STRIDE),
                   >,
                   0);
  check_pair (fd);
  check_probe (fd);
  close (fd);
  return 0;
}
