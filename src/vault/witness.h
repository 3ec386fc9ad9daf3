/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault.h"

G_BEGIN_DECLS

/* What this user on this computer last knew of a journal: a small sealed file of a fixed size in
 * the folder for state, apart from the journal itself, so that a journal that was replaced by an
 * older one is noticed. It holds no word and no name. */

#define SILOAM_WITNESS_KNOWN 16

typedef struct
{
  guint8 device[16]; /* that this computer counts as in this journal */
  guint64 changes;   /* of that device, on disk for certain */
  gboolean closed;   /* and not one more: the journal was closed after it */

  /* The journal was found to be older than this, and nobody was told yet. */
  gboolean behind;
  guint8 missing[16];      /* whose changes are not there */
  guint64 missing_changes; /* so many it had; 0: not known */

  guint64 known[SILOAM_WITNESS_KNOWN]; /* prints of copies beside the journal that were told of */
} SiloamWitness;

typedef enum
{
  SILOAM_WITNESS_NONE, /* nothing that can be read: as at the first time */
  SILOAM_WITNESS_FOUND,
  SILOAM_WITNESS_LATER, /* it was sealed with a key that came after that of the journal */
} SiloamWitnessState;

SiloamWitnessState siloam_witness_read (SiloamVault *vault, SiloamWitness *witness);
gboolean siloam_witness_write (SiloamVault *vault, const SiloamWitness *witness, GError **error);
/* Another file was put in the place of this journal on purpose. */
void siloam_witness_forget (const guint8 vault_id[16], const char *path);

/* A device of its own. */
void siloam_witness_renew (SiloamWitness *witness);

G_END_DECLS
