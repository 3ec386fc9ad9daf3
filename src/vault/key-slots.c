/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every change of keys does with the slots of a header: a new one is proven with its own
 * secret before anything depends on it, and only then an old one goes. Knows no keyring. Worker
 * threads only. */

#include "vault/key-slots-private.h"

#include <string.h>

gboolean
siloam_key_slots_use_keyring (SiloamSlotType type)
{
  return type == SILOAM_SLOT_KEYRING || type == SILOAM_SLOT_KEYRING_PIN;
}

/**
 * siloam_key_slots_fit: (skip)
 * @cost: (nullable): what Argon2id may cost instead of what the format prescribes
 *
 * Puts a new slot into a header that is not yet written.
 */
gboolean
siloam_key_slots_fit (SiloamHeader *header,
                      const SiloamSlotKey *key,
                      const SiloamKdfCost *cost,
                      const guint8 slot_id[SILOAM_ID_LENGTH],
                      SiloamSecret *data_key,
                      GError **error)
{
  const int index = siloam_header_find_free_slot (header);

  if (index < 0)
    {
      g_set_error_literal (error,
                           SILOAM_VAULT_ERROR,
                           SILOAM_VAULT_ERROR_NO_SPACE,
                           "the file has no room for another key");
      return FALSE;
    }
  return siloam_slot_fill (siloam_header_get_slot (header, (guint) index),
                           key,
                           cost != NULL ? *cost : siloam_slot_default_cost (key->type),
                           slot_id,
                           siloam_header_get_vault_id (header),
                           siloam_header_get_epoch (header),
                           data_key,
                           error);
}

/**
 * siloam_key_slots_prove: (skip)
 *
 * Opens a slot of the header with its own secret, before anything depends on it.
 */
gboolean
siloam_key_slots_prove (const SiloamHeader *header,
                        const SiloamSlotKey *key,
                        const guint8 slot_id[SILOAM_ID_LENGTH],
                        SiloamSecret *data_key,
                        GError **error)
{
  const int index = siloam_header_find_slot (header, slot_id);
  g_autoptr (SiloamSecret) opened = NULL;

  g_return_val_if_fail (index >= 0, FALSE);

  opened = siloam_slot_open (siloam_header_peek_slot (header, (guint) index),
                             key,
                             siloam_header_get_vault_id (header),
                             siloam_header_get_epoch (header),
                             error);
  if (opened == NULL || siloam_secret_equal (opened, data_key))
    return opened != NULL;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_WRONG_KEY,
                       "the slot holds another key");
  return FALSE;
}

/**
 * siloam_key_slots_make_room: (skip)
 *
 * With all slots taken, the oldest keyring slot must go.
 */
gboolean
siloam_key_slots_make_room (SiloamVault *vault, GError **error)
{
  const SiloamHeader header = *siloam_vault_get_header (vault);
  const guint8 *oldest = NULL;

  if (siloam_header_find_free_slot (&header) >= 0)
    return TRUE;
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (&header, i);

      if (siloam_slot_is_used (slot) &&
          siloam_key_slots_use_keyring (siloam_slot_get_type (slot)) &&
          (oldest == NULL || siloam_slot_get_created (slot) < siloam_slot_get_created (oldest)))
        oldest = slot;
    }
  return oldest == NULL || siloam_vault_remove_slot (vault, siloam_slot_get_id (oldest), error);
}

/**
 * siloam_key_slots_add: (skip)
 *
 * Adds a slot that was proven, and writes the header.
 */
gboolean
siloam_key_slots_add (SiloamVault *vault,
                      const SiloamSlotKey *key,
                      const guint8 slot_id[SILOAM_ID_LENGTH],
                      GError **error)
{
  SiloamSecret *data_key = siloam_vault_get_data_key (vault);
  SiloamHeader next = *siloam_vault_get_header (vault);

  return siloam_key_slots_fit (&next, key, NULL, slot_id, data_key, error) &&
         siloam_key_slots_prove (&next, key, slot_id, data_key, error) &&
         siloam_vault_replace_header (vault, &next, error);
}

/**
 * siloam_key_slots_remove_others: (skip)
 * @keep_id: (nullable): the one slot of this type that stays
 */
gboolean
siloam_key_slots_remove_others (SiloamVault *vault,
                                SiloamSlotType type,
                                const guint8 *keep_id,
                                GError **error)
{
  const SiloamHeader header = *siloam_vault_get_header (vault);

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (&header, i);

      if (!siloam_slot_is_used (slot) || siloam_slot_get_type (slot) != type ||
          (keep_id != NULL && memcmp (siloam_slot_get_id (slot), keep_id, SILOAM_ID_LENGTH) == 0))
        continue;
      if (!siloam_vault_remove_slot (vault, siloam_slot_get_id (slot), error))
        return FALSE;
    }
  return TRUE;
}
