/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_CREDENTIAL (siloam_credential_get_type ())

/* The numbers are those of the slot types in the sealed file. */
typedef enum
{
  SILOAM_SLOT_KEYRING = 1,
  SILOAM_SLOT_RECOVERY = 2,
  SILOAM_SLOT_PASSPHRASE = 3,
  SILOAM_SLOT_KEYRING_PIN = 4,
} SiloamSlotType;

/* What a person brings to open a journal: immutable, refcounted. The keyring half of
 * KEYRING and KEYRING_PIN is fetched by locksmith.c, not carried here. */
typedef struct _SiloamCredential SiloamCredential;

GType siloam_credential_get_type (void);

SiloamCredential *siloam_credential_new_keyring (void) G_GNUC_WARN_UNUSED_RESULT;
SiloamCredential *siloam_credential_new_keyring_pin (SiloamSecret *pin) G_GNUC_WARN_UNUSED_RESULT;
SiloamCredential *siloam_credential_new_passphrase (SiloamSecret *passphrase)
    G_GNUC_WARN_UNUSED_RESULT;
SiloamCredential *siloam_credential_new_recovery (SiloamSecret *code) G_GNUC_WARN_UNUSED_RESULT;
SiloamCredential *siloam_credential_ref (SiloamCredential *self);
void siloam_credential_unref (SiloamCredential *self);

SiloamSlotType siloam_credential_get_slot_type (SiloamCredential *self);
SiloamSecret *siloam_credential_get_secret (SiloamCredential *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamCredential, siloam_credential_unref)

G_END_DECLS
