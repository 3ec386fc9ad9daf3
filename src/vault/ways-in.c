/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What opens a journal: telling it, changing the passphrase, and trying whether the keyring still
 * does. A new way in is proven before an old one goes, and a daily way in always stays. Worker
 * threads only; only siloam_ways_in_read() may run anywhere. */

#include "vault/ways-in.h"

#include <sodium.h>

#include "vault/key-slots-private.h"
#include "vault/keyring.h"

static GArray *
list_slots (const SiloamHeader *header)
{
  GArray *ways = g_array_new (FALSE, TRUE, sizeof (SiloamWayIn));

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);
      SiloamWayIn way = { siloam_slot_get_type (slot), 0, FALSE };

      if (!siloam_slot_is_used (slot))
        continue;
      way.created = (gint64) MIN (siloam_slot_get_created (slot), (guint64) G_MAXINT64);
      g_array_append_val (ways, way);
    }
  return ways;
}

/* Without a keyring, or with one that does not answer, nothing is in it. */
static void
look_in_keyring (GArray *ways, const SiloamHeader *header, GCancellable *cancellable)
{
  const guint8 *vault_id = siloam_header_get_vault_id (header);
  guint at = 0;

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);
      SiloamWayIn *way;

      if (!siloam_slot_is_used (slot))
        continue;
      way = &g_array_index (ways, SiloamWayIn, at++);
      if (siloam_key_slots_use_keyring (way->type))
        way->in_keyring =
            siloam_keyring_has_item_sync (vault_id, siloam_slot_get_id (slot), cancellable);
    }
}

/**
 * siloam_ways_in_read:
 * @path: a sealed file
 *
 * Reads which ways in a file says it has, without a key; nothing of it is proven. Does not look in
 * the keyring.
 *
 * Fails as siloam_vault_probe(). Any thread.
 *
 * Returns: (transfer full) (element-type SiloamWayIn): the ways in
 */
GArray *
siloam_ways_in_read (const char *path, GError **error)
{
  SiloamHeader header;

  g_return_val_if_fail (path != NULL, NULL);

  return siloam_vault_read_header (path, &header, error) ? list_slots (&header) : NULL;
}

/**
 * siloam_ways_in_list:
 *
 * Looks in the keyring too, without unlocking it.
 *
 * Returns: (transfer full) (element-type SiloamWayIn): what opens the vault
 */
GArray *
siloam_ways_in_list (SiloamVault *vault, GCancellable *cancellable)
{
  const SiloamHeader *header;
  GArray *ways;

  g_return_val_if_fail (vault != NULL, NULL);

  header = siloam_vault_get_header (vault);
  ways = list_slots (header);
  look_in_keyring (ways, header, cancellable);
  return ways;
}

/**
 * siloam_ways_in_set_passphrase:
 * @words: UTF-8
 *
 * Makes a slot for these words, proves it, and then takes older passphrases away.
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY (empty words or no UTF-8), _NO_SPACE, _READ_ONLY, _IO or
 * _NO_MEMORY; then what opened the journal before still does. Takes as long as Argon2id takes,
 * twice.
 */
gboolean
siloam_ways_in_set_passphrase (SiloamVault *vault,
                               SiloamSecret *words,
                               GCancellable *cancellable,
                               GError **error)
{
  const SiloamSlotKey key = { SILOAM_SLOT_PASSPHRASE, words, NULL };
  guint8 slot_id[SILOAM_ID_LENGTH];

  g_return_val_if_fail (vault != NULL && words != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  randombytes_buf (slot_id, sizeof slot_id);
  return siloam_key_slots_make_room (vault, error) &&
         siloam_key_slots_add (vault, &key, slot_id, error) &&
         siloam_key_slots_remove_others (vault, SILOAM_SLOT_PASSPHRASE, slot_id, error);
}

static gboolean
has_keyring_slot (SiloamVault *vault)
{
  const SiloamHeader *header = siloam_vault_get_header (vault);

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);

      if (siloam_slot_is_used (slot) && siloam_key_slots_use_keyring (siloam_slot_get_type (slot)))
        return TRUE;
    }
  return FALSE;
}

/**
 * siloam_ways_in_remove_passphrase:
 *
 * Takes the passphrase away; one that is not there is no failure.
 *
 * Fails with %SILOAM_VAULT_ERROR_LAST_WAY_IN when only the recovery code would be left, or when not
 * even that; _NO_SPACE, _READ_ONLY or _IO.
 */
gboolean
siloam_ways_in_remove_passphrase (SiloamVault *vault, GError **error)
{
  g_return_val_if_fail (vault != NULL, FALSE);

  if (has_keyring_slot (vault))
    return siloam_key_slots_remove_others (vault, SILOAM_SLOT_PASSPHRASE, NULL, error);

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_LAST_WAY_IN,
                       "a way in for every day must stay");
  return FALSE;
}

static SiloamKeyringCheck
check_slot (SiloamVault *vault, const guint8 *slot, GCancellable *cancellable, GError **error)
{
  const SiloamHeader *header = siloam_vault_get_header (vault);
  const SiloamSlotType type = siloam_slot_get_type (slot);
  const guint8 *slot_id = siloam_slot_get_id (slot);
  g_autoptr (SiloamSecret) half = NULL;

  half =
      siloam_keyring_lookup_sync (siloam_header_get_vault_id (header), slot_id, cancellable, error);
  if (half == NULL)
    return SILOAM_KEYRING_CHECK_FAILED;
  if (type == SILOAM_SLOT_KEYRING_PIN)
    return SILOAM_KEYRING_CHECK_HALF;
  return siloam_key_slots_prove (header,
                                 &(SiloamSlotKey){ type, NULL, half },
                                 slot_id,
                                 siloam_vault_get_data_key (vault),
                                 error)
             ? SILOAM_KEYRING_CHECK_OPENS
             : SILOAM_KEYRING_CHECK_FAILED;
}

/* A slot of another environment has no item here: that says nothing. */
static void
keep_worse (GError **kept, GError **fresh)
{
  if (*kept == NULL ||
      g_error_matches (*kept, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM))
    {
      g_clear_error (kept);
      *kept = g_steal_pointer (fresh);
    }
  g_clear_error (fresh);
}

/**
 * siloam_ways_in_check_keyring:
 *
 * Tries whether this session's keyring still opens the vault, which is open by whatever way. May
 * ask the person to unlock the keyring.
 *
 * Fails with the codes of siloam_keyring_lookup_sync(): above all
 * %SILOAM_VAULT_ERROR_KEYRING_NO_ITEM and _WRONG_KEY tell that it does not, and
 * siloam_locksmith_repair_keyring() mends it.
 */
SiloamKeyringCheck
siloam_ways_in_check_keyring (SiloamVault *vault, GCancellable *cancellable, GError **error)
{
  const SiloamHeader *header;
  g_autoptr (GError) kept = NULL;

  g_return_val_if_fail (vault != NULL, SILOAM_KEYRING_CHECK_FAILED);

  header = siloam_vault_get_header (vault);
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);
      g_autoptr (GError) fresh = NULL;
      SiloamKeyringCheck check;

      if (!siloam_slot_is_used (slot) ||
          !siloam_key_slots_use_keyring (siloam_slot_get_type (slot)))
        continue;
      check = check_slot (vault, slot, cancellable, &fresh);
      if (check != SILOAM_KEYRING_CHECK_FAILED)
        return check;
      keep_worse (&kept, &fresh);
    }
  if (kept == NULL)
    return SILOAM_KEYRING_CHECK_UNUSED;
  g_propagate_error (error, g_steal_pointer (&kept));
  return SILOAM_KEYRING_CHECK_FAILED;
}
