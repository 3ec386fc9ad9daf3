/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person brings to open a journal, on its way to the locksmith. It never reads the
 * keyring itself. Immutable; references may be taken and dropped on any thread. */

#include "vault/credential.h"

struct _SiloamCredential
{
  gatomicrefcount ref_count;
  SiloamSlotType slot_type;
  SiloamSecret *secret;
};

G_DEFINE_BOXED_TYPE (SiloamCredential,
                     siloam_credential,
                     siloam_credential_ref,
                     siloam_credential_unref)

static SiloamCredential *
credential_new (SiloamSlotType slot_type, SiloamSecret *secret)
{
  SiloamCredential *self = g_new0 (SiloamCredential, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->slot_type = slot_type;
  self->secret = secret != NULL ? siloam_secret_ref (secret) : NULL;

  return self;
}

/**
 * siloam_credential_new_keyring:
 *
 * Returns: (transfer full): "the keyring of this session opens it"
 */
SiloamCredential *
siloam_credential_new_keyring (void)
{
  return credential_new (SILOAM_SLOT_KEYRING, NULL);
}

/**
 * siloam_credential_new_keyring_pin:
 * @pin: the typed PIN as UTF-8
 *
 * Returns: (transfer full): "the keyring together with this PIN opens it"
 */
SiloamCredential *
siloam_credential_new_keyring_pin (SiloamSecret *pin)
{
  g_return_val_if_fail (pin != NULL, NULL);

  return credential_new (SILOAM_SLOT_KEYRING_PIN, pin);
}

/**
 * siloam_credential_new_passphrase:
 * @passphrase: the typed passphrase as UTF-8; it is normalised later
 *
 * Returns: (transfer full): the credential
 */
SiloamCredential *
siloam_credential_new_passphrase (SiloamSecret *passphrase)
{
  g_return_val_if_fail (passphrase != NULL, NULL);

  return credential_new (SILOAM_SLOT_PASSPHRASE, passphrase);
}

/**
 * siloam_credential_new_recovery:
 * @code: the 16 bytes that siloam_recovery_code_parse() gives, not the typed text
 *
 * Returns: (transfer full): the credential
 */
SiloamCredential *
siloam_credential_new_recovery (SiloamSecret *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return credential_new (SILOAM_SLOT_RECOVERY, code);
}

SiloamCredential *
siloam_credential_ref (SiloamCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
siloam_credential_unref (SiloamCredential *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->secret, siloam_secret_unref);
  g_free (self);
}

SiloamSlotType
siloam_credential_get_slot_type (SiloamCredential *self)
{
  g_return_val_if_fail (self != NULL, SILOAM_SLOT_KEYRING);

  return self->slot_type;
}

/**
 * siloam_credential_get_secret:
 *
 * Returns: (transfer none) (nullable): the PIN, passphrase or code; %NULL for the bare keyring
 */
SiloamSecret *
siloam_credential_get_secret (SiloamCredential *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}
