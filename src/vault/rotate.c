/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives a journal another data key: all pages are sealed anew in a new file, which takes the place
 * of the old one in one step. Until then nothing of the old state is touched, the keyring included;
 * from then on only the new keys open it. Slots of other keyrings cannot be made from here and are
 * dropped; copies and backups of before keep their old keys. Worker threads only. */

#include "vault/rotate-private.h"

#include <sodium.h>

#include "vault/key-slots-private.h"
#include "vault/keyring.h"
#include "vault/recovery-code.h"
#include "vault/vault-copy-private.h"

#define PAGES_PER_STEP 500
/* How far the copying and the putting in order are, of all. */
#define COPIED 0.5
#define COMPACTED 0.8

typedef struct
{
  SiloamHeader header;
  SiloamSecret *data_key;
  SiloamSecret *half; /* for the keyring, or NULL */
  SiloamSecret *code;
  guint8 keyring_id[SILOAM_ID_LENGTH];
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->data_key, siloam_secret_unref);
  g_clear_pointer (&draft->half, siloam_secret_unref);
  g_clear_pointer (&draft->code, siloam_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

typedef struct
{
  SiloamRotateProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Watch;

static void
tell (const Watch *watch, double fraction)
{
  if (watch->progress != NULL)
    watch->progress (fraction, watch->user_data);
}

static gboolean
fit_and_prove (Draft *draft,
               const SiloamSlotKey *key,
               const SiloamKdfCost *cost,
               const guint8 slot_id[SILOAM_ID_LENGTH],
               GError **error)
{
  return siloam_key_slots_fit (&draft->header, key, cost, slot_id, draft->data_key, error) &&
         siloam_key_slots_prove (&draft->header, key, slot_id, draft->data_key, error);
}

static gboolean
fit_keyring (Draft *draft, const SiloamNewKeys *keys, const SiloamKdfCost *cost, GError **error)
{
  const SiloamSlotType type = keys->pin != NULL ? SILOAM_SLOT_KEYRING_PIN : SILOAM_SLOT_KEYRING;

  if (!keys->keyring)
    return TRUE;
  randombytes_buf (draft->keyring_id, sizeof draft->keyring_id);
  draft->half = siloam_secret_new_random (SILOAM_SLOT_HALF_LENGTH);
  return fit_and_prove (draft,
                        &(SiloamSlotKey){ type, keys->pin, draft->half },
                        type == SILOAM_SLOT_KEYRING_PIN ? cost : NULL,
                        draft->keyring_id,
                        error);
}

static gboolean
fit_words (Draft *draft,
           SiloamSlotType type,
           SiloamSecret *words,
           const SiloamKdfCost *cost,
           GError **error)
{
  guint8 slot_id[SILOAM_ID_LENGTH];

  if (words == NULL)
    return TRUE;
  randombytes_buf (slot_id, sizeof slot_id);
  return fit_and_prove (draft, &(SiloamSlotKey){ type, words, NULL }, cost, slot_id, error);
}

static gboolean
draft_fill (Draft *draft,
            const SiloamHeader *old,
            const SiloamNewKeys *keys,
            const SiloamKdfCost *cost,
            GError **error)
{
  draft->data_key = siloam_secret_new_random (SILOAM_KEY_LENGTH);
  draft->code = siloam_recovery_code_new ();
  siloam_header_init (&draft->header,
                      siloam_header_get_vault_id (old),
                      siloam_header_get_epoch (old) + 1);
  return fit_keyring (draft, keys, cost, error) &&
         fit_words (draft, SILOAM_SLOT_PASSPHRASE, keys->passphrase, cost, error) &&
         fit_words (draft, SILOAM_SLOT_RECOVERY, draft->code, cost, error);
}

static gboolean
copy_pages (SiloamVaultCopy *copy, const Watch *watch, GError **error)
{
  SiloamVaultCopyState state = SILOAM_VAULT_COPY_MORE;
  double fraction = 0;

  while (state == SILOAM_VAULT_COPY_MORE)
    {
      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return FALSE;
      state = siloam_vault_copy_step (copy, PAGES_PER_STEP, &fraction, error);
      tell (watch, fraction * COPIED);
    }
  return state == SILOAM_VAULT_COPY_DONE;
}

/* After this the new file is whole, read back, and has every slot it will have. */
static gboolean
make_new_file (SiloamVaultCopy *copy, const Watch *watch, GError **error)
{
  if (!copy_pages (copy, watch, error) ||
      !siloam_vault_copy_compact (copy, watch->cancellable, error))
    return FALSE;
  tell (watch, COMPACTED);
  return siloam_vault_copy_prove (copy, error) &&
         !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

static gboolean
replace_file (SiloamVault *vault,
              Draft *draft,
              const Watch *watch,
              gboolean *durable,
              GError **error)
{
  g_autoptr (SiloamVaultCopy) copy = NULL;

  if (siloam_header_is_read_only (siloam_vault_get_header (vault)))
    {
      siloam_vault_set_db_error (NULL, SQLITE_READONLY, error);
      return FALSE;
    }
  copy = siloam_vault_copy_begin_over (vault, &draft->header, draft->data_key, error);
  return copy != NULL && make_new_file (copy, watch, error) &&
         siloam_vault_swap (vault,
                            siloam_vault_copy_get_making (copy),
                            &draft->header,
                            draft->data_key,
                            durable,
                            error);
}

/* The item is in the keyring before there is a file that needs it. */
static gboolean
store_half (const Draft *draft, const Watch *watch, GError **error)
{
  return draft->half == NULL ||
         siloam_keyring_store_in_making_sync (siloam_header_get_vault_id (&draft->header),
                                              draft->keyring_id,
                                              draft->half,
                                              watch->cancellable,
                                              error);
}

static void
take_back_half (const Draft *draft)
{
  if (draft->half != NULL)
    siloam_keyring_remove_sync (siloam_header_get_vault_id (&draft->header),
                                draft->keyring_id,
                                NULL,
                                NULL);
}

/* What is left undone here harms nobody: the first opening tells of the new item, and an old one
 * opens no file that is still there. Unless a power cut can bring the old file back: then its item
 * stays. A keyring that this journal does not use is left alone. */
static void
settle_keyring (const SiloamHeader *old, const Draft *draft, gboolean durable)
{
  const guint8 *vault_id = siloam_header_get_vault_id (old);

  if (draft->half == NULL)
    return;
  siloam_keyring_publish_sync (vault_id, draft->keyring_id, draft->half, NULL, NULL);
  for (guint i = 0; durable && i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (old, i);

      if (siloam_slot_is_used (slot) && siloam_key_slots_use_keyring (siloam_slot_get_type (slot)))
        siloam_keyring_remove_sync (vault_id, siloam_slot_get_id (slot), NULL, NULL);
    }
}

/**
 * siloam_vault_rotate_with_cost: (skip)
 * @cost: (nullable): what Argon2id may cost instead of what the format prescribes
 *
 * See siloam_vault_rotate().
 */
gboolean
siloam_vault_rotate_with_cost (SiloamVault *vault,
                               const SiloamNewKeys *keys,
                               const SiloamKdfCost *cost,
                               SiloamSecret **recovery_code,
                               SiloamRotateProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error)
{
  const Watch watch = { progress, user_data, cancellable };
  g_auto (Draft) draft = { 0 };
  gboolean durable = FALSE;
  SiloamHeader old;

  g_return_val_if_fail (vault != NULL && keys != NULL && recovery_code != NULL, FALSE);

  *recovery_code = NULL;
  old = *siloam_vault_get_header (vault);
  if (!draft_fill (&draft, &old, keys, cost, error) || !store_half (&draft, &watch, error))
    return FALSE;
  if (!replace_file (vault, &draft, &watch, &durable, error))
    {
      take_back_half (&draft);
      return FALSE;
    }
  settle_keyring (&old, &draft, durable);
  tell (&watch, 1);
  *recovery_code = g_steal_pointer (&draft.code);
  return TRUE;
}

/**
 * siloam_vault_rotate:
 * @vault: with no statement, transaction or copy going on; in the place of its connection comes
 *   another, also when this fails
 * @keys: what opens it from now on
 * @recovery_code: (out) (transfer full): the 16 bytes of the new code, to show once
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 *
 * Gives the journal another data key, after which nothing that opened it before opens it still: no
 * passphrase, code or PIN, and no keyring of another environment. Copies made before are opened by
 * what opened them. Deleted text is not in the new file. Needs as much free space as the file has,
 * twice over for a moment.
 *
 * When this fails all is as it was: with %SILOAM_VAULT_ERROR_NO_SPACE, _READ_ONLY, _IO,
 * _PAGE_DAMAGED, _MISSING (another file took its place), _BUSY (it is being copied), _WRONG_KEY (a
 * passphrase or PIN that is empty or no UTF-8), _NO_MEMORY, the _KEYRING_ codes of
 * siloam_keyring_store_sync(), or %G_IO_ERROR_CANCELLED. siloam_vault_get_db() is %NULL when the
 * file could not be opened again afterwards; then the vault can only be closed. Worker threads
 * only.
 */
gboolean
siloam_vault_rotate (SiloamVault *vault,
                     const SiloamNewKeys *keys,
                     SiloamSecret **recovery_code,
                     SiloamRotateProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  return siloam_vault_rotate_with_cost (vault,
                                        keys,
                                        NULL,
                                        recovery_code,
                                        progress,
                                        user_data,
                                        cancellable,
                                        error);
}
