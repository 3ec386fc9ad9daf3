/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fits a journal with the witness of this computer. Two copies that counted as one device could not
 * be joined, so a device is only taken up again when its count is exactly that of the last closing;
 * after a crash, or with any other count, this computer is a new device. A count that is lower than
 * what was on disk here says that an older file was put in the place of the journal. The witness is
 * written after what it tells of, so it never knows more than the disk. Thread of the store. */

#include "journal/device.h"

#include <string.h>

#include "vault/witness.h"

/* How much may be missing after a crash without being noticed, in µs. */
#define TIME_BETWEEN_WRITES (5 * G_TIME_SPAN_MINUTE)

struct _SiloamDevice
{
  SiloamStore *store;
  SiloamVault *vault;
  SiloamWitness witness;
  int noted;           /* of sqlite3_total_changes() */
  gint64 last_written; /* monotonic, in µs */
};

static gboolean
count (SiloamDevice *self, const guint8 *device, guint64 *changes)
{
  gint64 counted = 0;

  if (self->store == NULL || !siloam_store_count_changes (self->store, device, &counted, NULL))
    return FALSE;
  *changes = (guint64) MAX (counted, 0);
  return TRUE;
}

static void
fall_behind (SiloamWitness *witness, gboolean known)
{
  witness->behind = TRUE;
  memset (witness->missing, 0, sizeof witness->missing);
  witness->missing_changes = 0;
  if (known)
    {
      memcpy (witness->missing, witness->device, sizeof witness->missing);
      witness->missing_changes = witness->changes;
    }
  siloam_witness_renew (witness);
}

/* What was missing may have come back by joining another copy. */
static void
catch_up (SiloamDevice *self)
{
  SiloamWitness *witness = &self->witness;
  guint64 changes = 0;

  if (witness->behind && witness->missing_changes > 0 && count (self, witness->missing, &changes) &&
      changes >= witness->missing_changes)
    witness->behind = FALSE;
}

static void
compare (SiloamDevice *self)
{
  SiloamWitness *witness = &self->witness;
  guint64 changes = 0;

  if (!count (self, witness->device, &changes))
    siloam_witness_renew (witness);
  else if (changes < witness->changes)
    fall_behind (witness, TRUE);
  else if (!witness->closed || changes != witness->changes)
    siloam_witness_renew (witness);
}

/**
 * siloam_device_new:
 *
 * Finds out as which device this computer writes in a journal that was just opened.
 *
 * Returns: (transfer full): the device
 */
SiloamDevice *
siloam_device_new (SiloamStore *store, SiloamVault *vault)
{
  SiloamDevice *self = g_new0 (SiloamDevice, 1);
  SiloamWitness *witness = &self->witness;

  self->store = store;
  self->vault = vault;
  self->noted = sqlite3_total_changes (siloam_vault_get_db (vault));
  switch (siloam_witness_read (vault, witness))
    {
    case SILOAM_WITNESS_FOUND:
      compare (self);
      break;
    case SILOAM_WITNESS_LATER:
      fall_behind (witness, FALSE);
      break;
    case SILOAM_WITNESS_NONE:
    default:
      siloam_witness_renew (witness);
    }
  catch_up (self);
  siloam_store_set_device (store, witness->device);
  return self;
}

/* A witness that cannot be written is no reason to keep anybody from writing. */
static void
write_witness (SiloamDevice *self, gboolean closed)
{
  SiloamWitness *witness = &self->witness;

  if (!count (self, witness->device, &witness->changes))
    return;
  witness->closed = closed;
  self->last_written = g_get_monotonic_time ();
  siloam_witness_write (self->vault, witness, NULL);
}

/**
 * siloam_device_set_store:
 * @store: (nullable): %NULL before the store goes
 *
 * As when the journal is given another key: what is known of it is sealed with that one at once.
 */
void
siloam_device_set_store (SiloamDevice *self, SiloamStore *store)
{
  self->store = store;
  if (store == NULL)
    return;
  siloam_store_set_device (store, self->witness.device);
  self->noted = sqlite3_total_changes (siloam_vault_get_db (self->vault));
  write_witness (self, FALSE);
}

/**
 * siloam_device_note:
 *
 * To be called after every piece of work. The first change after opening says on disk that the
 * journal is open, so that a crash is told from a closing.
 */
void
siloam_device_note (SiloamDevice *self)
{
  int changes;

  if (self->store == NULL)
    return;
  changes = sqlite3_total_changes (siloam_vault_get_db (self->vault));
  if (changes == self->noted)
    return;
  self->noted = changes;
  catch_up (self);
  if (self->last_written == 0 || g_get_monotonic_time () - self->last_written > TIME_BETWEEN_WRITES)
    write_witness (self, FALSE);
}

/**
 * siloam_device_free:
 * @self: (nullable) (transfer full): a device whose vault is still open
 *
 * Says on disk, where anything was written, that the journal was closed in order.
 */
void
siloam_device_free (SiloamDevice *self)
{
  if (self == NULL)
    return;
  siloam_device_note (self);
  if (self->last_written != 0)
    write_witness (self, TRUE);
  g_free (self);
}

/**
 * siloam_device_is_behind:
 *
 * Returns: whether the journal lacks what was on disk here before, and nobody said that that is
 *   well
 */
gboolean
siloam_device_is_behind (SiloamDevice *self)
{
  catch_up (self);
  return self->witness.behind;
}

/**
 * siloam_device_accept:
 *
 * Says no more that the journal is older.
 */
void
siloam_device_accept (SiloamDevice *self)
{
  self->witness.behind = FALSE;
  write_witness (self, FALSE);
}

/**
 * siloam_device_knows:
 * @print: siloam_neighbour_print() of a copy
 */
gboolean
siloam_device_knows (SiloamDevice *self, guint64 print)
{
  for (guint i = 0; i < SILOAM_WITNESS_KNOWN; i++)
    if (self->witness.known[i] == print)
      return TRUE;
  return FALSE;
}

/**
 * siloam_device_learn:
 *
 * Forgets the one that was learnt longest ago when there is no more room.
 */
void
siloam_device_learn (SiloamDevice *self, guint64 print)
{
  guint64 *known = self->witness.known;

  if (print == 0 || siloam_device_knows (self, print))
    return;
  memmove (known + 1, known, (SILOAM_WITNESS_KNOWN - 1) * sizeof *known);
  known[0] = print;
  write_witness (self, FALSE);
}
