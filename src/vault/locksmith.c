/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes, fits and replaces the keys of a journal: what a person brings on one side, slots in the
 * header and items in the keyring on the other. It never makes a journal or a key where one
 * exists, and never takes a missing keyring item for a first run. Blocks on Argon2id, disk and
 * prompts: worker threads only. */

#include "vault/locksmith-private.h"

#include <glib/gstdio.h>
#include <sodium.h>

#include "vault/key-slots-private.h"
#include "vault/keyring.h"
#include "vault/recovery-code.h"
#include "vault/vault-private.h"

typedef struct
{
  SiloamCredential *credential;
  GCancellable *cancellable;
} Visitor;

typedef struct
{
  SiloamHeader header;
  SiloamSecret *data_key;
  SiloamSecret *half; /* for the keyring, or NULL */
  SiloamSecret *code;
  guint8 daily_id[SILOAM_ID_LENGTH];
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->data_key, siloam_secret_unref);
  g_clear_pointer (&draft->half, siloam_secret_unref);
  g_clear_pointer (&draft->code, siloam_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* Fills the header: the daily way in first, then the recovery code. */
static gboolean
draft_fill (Draft *draft, SiloamCredential *daily, const SiloamKdfCost *cost, GError **error)
{
  const SiloamSlotType type = siloam_credential_get_slot_type (daily);
  guint8 vault_id[SILOAM_ID_LENGTH];
  guint8 code_id[SILOAM_ID_LENGTH];

  randombytes_buf (vault_id, sizeof vault_id);
  randombytes_buf (code_id, sizeof code_id);
  randombytes_buf (draft->daily_id, sizeof draft->daily_id);
  draft->data_key = siloam_secret_new_random (SILOAM_KEY_LENGTH);
  draft->code = siloam_recovery_code_new ();
  if (siloam_key_slots_use_keyring (type))
    draft->half = siloam_secret_new_random (SILOAM_SLOT_HALF_LENGTH);
  siloam_header_init (&draft->header, vault_id, 1);

  return siloam_key_slots_fit (
             &draft->header,
             &(SiloamSlotKey){ type, siloam_credential_get_secret (daily), draft->half },
             cost,
             draft->daily_id,
             draft->data_key,
             error) &&
         siloam_key_slots_fit (&draft->header,
                               &(SiloamSlotKey){ SILOAM_SLOT_RECOVERY, draft->code, NULL },
                               cost,
                               code_id,
                               draft->data_key,
                               error);
}

/* When a made journal cannot be told of now, its first opening will. */
static void
settle_keyring (const Draft *draft, gboolean made)
{
  const guint8 *vault_id = siloam_header_get_vault_id (&draft->header);

  if (made)
    siloam_keyring_publish_sync (vault_id, draft->daily_id, draft->half, NULL, NULL);
  else
    siloam_keyring_remove_sync (vault_id, draft->daily_id, NULL, NULL);
}

/**
 * siloam_locksmith_create_with_cost: (skip)
 * @cost: (nullable): what Argon2id may cost instead of what the format prescribes
 *
 * See siloam_locksmith_create().
 */
SiloamVault *
siloam_locksmith_create_with_cost (const char *path,
                                   SiloamCredential *daily,
                                   const SiloamKdfCost *cost,
                                   SiloamSecret **recovery_code,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_auto (Draft) draft = { 0 };
  const guint8 *vault_id = siloam_header_get_vault_id (&draft.header);
  SiloamVault *vault;

  g_return_val_if_fail (path != NULL && daily != NULL && recovery_code != NULL, NULL);
  g_return_val_if_fail (siloam_credential_get_slot_type (daily) != SILOAM_SLOT_RECOVERY, NULL);

  if (sodium_init () < 0)
    g_error ("libsodium could not be made ready");
  *recovery_code = NULL;
  if (!siloam_vault_check_path_is_free (path, error) || !draft_fill (&draft, daily, cost, error))
    return NULL;

  /* The key is safe in the keyring before there is a file that needs it. */
  if (draft.half != NULL && !siloam_keyring_store_in_making_sync (vault_id,
                                                                  draft.daily_id,
                                                                  draft.half,
                                                                  cancellable,
                                                                  error))
    return NULL;
  vault = siloam_vault_create (path, &draft.header, draft.data_key, error);
  if (draft.half != NULL)
    settle_keyring (&draft, vault != NULL);
  if (vault != NULL)
    *recovery_code = g_steal_pointer (&draft.code);

  return vault;
}

/**
 * siloam_locksmith_create:
 * @path: where nothing is yet, in a directory that exists
 * @daily: what shall open the journal day by day: keyring, keyring with PIN, or passphrase
 * @recovery_code: (out) (transfer full): the 16 bytes of the code, to show once
 *
 * Makes a sealed journal with two ways in.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS when there is a journal or what is left of one, _NO_SPACE,
 * _READ_ONLY, _MISSING (the directory), _IO, _WRONG_KEY (empty words or no UTF-8), and the
 * _KEYRING_ codes of siloam_keyring_store_sync(); then nothing was made. Worker threads only.
 *
 * Returns: (transfer full): the vault, open
 */
SiloamVault *
siloam_locksmith_create (const char *path,
                         SiloamCredential *daily,
                         SiloamSecret **recovery_code,
                         GCancellable *cancellable,
                         GError **error)
{
  return siloam_locksmith_create_with_cost (path, daily, NULL, recovery_code, cancellable, error);
}

/* Tries one slot; for keyring slots with this slot's own half. */
static SiloamSecret *
open_slot (const SiloamHeader *header, const guint8 *slot, Visitor *visitor, GError **error)
{
  const guint8 *vault_id = siloam_header_get_vault_id (header);
  const SiloamSlotType type = siloam_slot_get_type (slot);
  g_autoptr (SiloamSecret) half = NULL;
  SiloamSlotKey key = { type, siloam_credential_get_secret (visitor->credential), NULL };

  if (siloam_key_slots_use_keyring (type))
    {
      half = siloam_keyring_lookup_published_sync (vault_id,
                                                   siloam_slot_get_id (slot),
                                                   visitor->cancellable,
                                                   error);
      if (half == NULL)
        return NULL;
      key.half = half;
    }
  return siloam_slot_open (slot, &key, vault_id, siloam_header_get_epoch (header), error);
}

static gboolean
is_code (const GError *error, int code)
{
  return g_error_matches (error, SILOAM_VAULT_ERROR, code);
}

/* One slot that does not fit says nothing about the next; any other failure is the answer. */
static gboolean
may_try_next (const GError *error)
{
  return is_code (error, SILOAM_VAULT_ERROR_WRONG_KEY) ||
         is_code (error, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM) ||
         is_code (error, SILOAM_VAULT_ERROR_HEADER_DAMAGED);
}

static void
keep_worse (GError **kept, GError **fresh)
{
  if (*kept == NULL || is_code (*kept, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM))
    {
      g_clear_error (kept);
      *kept = g_steal_pointer (fresh);
    }
  g_clear_error (fresh);
}

static void
set_no_slot_error (SiloamSlotType type, GError **error)
{
  if (siloam_key_slots_use_keyring (type))
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_KEYRING_NO_ITEM,
                         "the file has no slot for a keyring like this");
  else
    g_set_error_literal (error,
                         SILOAM_VAULT_ERROR,
                         SILOAM_VAULT_ERROR_WRONG_KEY,
                         "the file has no slot for a secret like this");
}

/* A SiloamVaultUnlockFunc: goes along the slots of the visitor's kind. */
static SiloamSecret *
unlock_with_credential (const SiloamHeader *header, gpointer user_data, GError **error)
{
  Visitor *visitor = user_data;
  const SiloamSlotType type = siloam_credential_get_slot_type (visitor->credential);
  g_autoptr (GError) kept = NULL;

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);
      g_autoptr (GError) fresh = NULL;
      SiloamSecret *data_key;

      if (!siloam_slot_is_used (slot) || siloam_slot_get_type (slot) != type)
        continue;
      data_key = open_slot (header, slot, visitor, &fresh);
      if (data_key != NULL)
        return data_key;
      if (!may_try_next (fresh))
        {
          g_propagate_error (error, g_steal_pointer (&fresh));
          return NULL;
        }
      keep_worse (&kept, &fresh);
    }

  if (kept == NULL)
    set_no_slot_error (type, error);
  else
    g_propagate_error (error, g_steal_pointer (&kept));
  return NULL;
}

/**
 * siloam_locksmith_open:
 *
 * Opens a sealed journal with what a person brought.
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY when the secret fits no slot, with a _KEYRING_ code that
 * names the state of the keyring, with the codes of the file itself (_MISSING, _BUSY, _NOT_VAULT,
 * _NEWER_FORMAT, _HEADER_DAMAGED, _PAGE_DAMAGED, _NO_SPACE, _READ_ONLY, _IO), _NO_MEMORY, or
 * %G_IO_ERROR_CANCELLED. Whatever fails, no file is changed. Worker threads only.
 *
 * Returns: (transfer full): the vault, to be used on this thread
 */
SiloamVault *
siloam_locksmith_open (const char *path,
                       SiloamCredential *credential,
                       GCancellable *cancellable,
                       GError **error)
{
  Visitor visitor = { credential, cancellable };

  g_return_val_if_fail (path != NULL && credential != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return siloam_vault_open (path, unlock_with_credential, &visitor, error);
}

/**
 * siloam_locksmith_read:
 *
 * Opens a sealed file that nobody is writing in, to read it; nothing is written to it or beside it.
 *
 * Fails as siloam_locksmith_open(). Worker threads only.
 *
 * Returns: (transfer full): the vault, to be used on this thread
 */
SiloamVault *
siloam_locksmith_read (const char *path,
                       SiloamCredential *credential,
                       GCancellable *cancellable,
                       GError **error)
{
  Visitor visitor = { credential, cancellable };

  g_return_val_if_fail (path != NULL && credential != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return siloam_vault_open_to_read (path, unlock_with_credential, &visitor, error);
}

static gboolean
fits (SiloamVault *vault, SiloamCredential *credential, GCancellable *cancellable, GError **error)
{
  Visitor visitor = { credential, cancellable };
  g_autoptr (SiloamSecret) data_key =
      unlock_with_credential (siloam_vault_get_header (vault), &visitor, error);

  return data_key != NULL;
}

static gboolean
has_passphrase (SiloamVault *vault)
{
  const SiloamHeader *header = siloam_vault_get_header (vault);

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (header, i);

      if (siloam_slot_is_used (slot) && siloam_slot_get_type (slot) == SILOAM_SLOT_PASSPHRASE)
        return TRUE;
    }
  return FALSE;
}

/**
 * siloam_locksmith_check:
 * @vault: an open file
 * @secret: what somebody typed as the PIN or the passphrase
 *
 * Asks whether somebody knows the PIN or the passphrase of a file that is open already. It goes on
 * as it is, whatever the answer.
 *
 * Fails with %SILOAM_VAULT_ERROR_WRONG_KEY when it is neither, with a _KEYRING_ code that names the
 * state of the keyring, _NO_MEMORY, or %G_IO_ERROR_CANCELLED. Worker threads only.
 */
gboolean
siloam_locksmith_check (SiloamVault *vault,
                        SiloamSecret *secret,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SiloamCredential) pin = NULL;
  g_autoptr (SiloamCredential) words = NULL;

  g_return_val_if_fail (vault != NULL && secret != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  pin = siloam_credential_new_keyring_pin (secret);
  if (!has_passphrase (vault))
    return fits (vault, pin, cancellable, error);
  if (fits (vault, pin, cancellable, NULL))
    return TRUE;
  words = siloam_credential_new_passphrase (secret);
  return fits (vault, words, cancellable, error);
}

/* A slot without an item in this keyring, or with one that is no key, belongs elsewhere. */
static gboolean
retire_slot (SiloamVault *vault,
             const guint8 slot_id[SILOAM_ID_LENGTH],
             GCancellable *cancellable,
             GError **error)
{
  const guint8 *vault_id = siloam_header_get_vault_id (siloam_vault_get_header (vault));
  g_autoptr (GError) cause = NULL;
  g_autoptr (SiloamSecret) half =
      siloam_keyring_lookup_sync (vault_id, slot_id, cancellable, &cause);

  if (is_code (cause, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM) ||
      is_code (cause, SILOAM_VAULT_ERROR_WRONG_KEY))
    return TRUE;
  if (half == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!siloam_vault_remove_slot (vault, slot_id, error))
    return FALSE;
  /* Without its slot the item opens nothing: one that stays does no harm. */
  siloam_keyring_remove_sync (vault_id, slot_id, cancellable, NULL);
  return TRUE;
}

/* Slots whose item lies in this session's keyring belong to this environment: the new slot takes
 * their place. The others may belong to another one (a Flatpak, another desktop) and stay. One that
 * should go and cannot does not keep the rest. */
static gboolean
retire_slots_of_this_keyring (SiloamVault *vault,
                              const guint8 keep_id[SILOAM_ID_LENGTH],
                              GCancellable *cancellable,
                              GError **error)
{
  const SiloamHeader header = *siloam_vault_get_header (vault);
  g_autoptr (GError) cause = NULL;

  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (&header, i);
      const guint8 *slot_id = siloam_slot_get_id (slot);

      if (!siloam_slot_is_used (slot) ||
          !siloam_key_slots_use_keyring (siloam_slot_get_type (slot)) ||
          memcmp (slot_id, keep_id, SILOAM_ID_LENGTH) == 0)
        continue;
      retire_slot (vault, slot_id, cancellable, cause == NULL ? &cause : NULL);
    }
  if (cause == NULL)
    return TRUE;

  g_set_error (error,
               SILOAM_VAULT_ERROR,
               SILOAM_VAULT_ERROR_OLD_KEY_STAYS,
               "the new key works, but an old one could not be taken away: %s",
               cause->message);
  return FALSE;
}

/**
 * siloam_locksmith_discard:
 * @vault: (transfer full): a journal that was made a moment ago and could not be filled
 *
 * Takes back what siloam_locksmith_create() made, the file and the key in the keyring, so that the
 * person can try again. For a journal that nobody has written in: it asks nothing. Worker threads
 * only.
 */
void
siloam_locksmith_discard (SiloamVault *vault)
{
  const char *const endings[] = { "-wal", "-journal" };
  g_autofree char *path = NULL;
  SiloamHeader header;

  g_return_if_fail (vault != NULL);

  header = *siloam_vault_get_header (vault);
  path = g_strdup (siloam_vault_get_path (vault));
  /* Gone before the lock is let go, so that nobody opens it in between. */
  g_unlink (path);
  siloam_vault_free (vault);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *log = g_strconcat (path, endings[i], NULL);

      g_unlink (log);
    }
  for (guint i = 0; i < SILOAM_SLOTS; i++)
    {
      const guint8 *slot = siloam_header_peek_slot (&header, i);

      if (siloam_slot_is_used (slot) && siloam_key_slots_use_keyring (siloam_slot_get_type (slot)))
        siloam_keyring_remove_sync (siloam_header_get_vault_id (&header),
                                    siloam_slot_get_id (slot),
                                    NULL,
                                    NULL);
    }
}

/**
 * siloam_locksmith_repair_keyring:
 * @vault: opened in some other way, for instance with the recovery code
 * @pin: (nullable): UTF-8; then the keyring alone opens nothing
 *
 * Gives this session's keyring a key of its own; older keys of this keyring open nothing any more.
 * Also sets, changes and takes away the PIN.
 *
 * Fails with the _KEYRING_ codes, _NO_SPACE, _READ_ONLY, _IO; then all old keys still work. Fails
 * with %SILOAM_VAULT_ERROR_OLD_KEY_STAYS when the new key works and an old one of this keyring does
 * too, as when its keyring stays locked; trying again takes it away.
 */
gboolean
siloam_locksmith_repair_keyring (SiloamVault *vault,
                                 SiloamSecret *pin,
                                 GCancellable *cancellable,
                                 GError **error)
{
  const guint8 *vault_id;
  const SiloamSlotType type = pin != NULL ? SILOAM_SLOT_KEYRING_PIN : SILOAM_SLOT_KEYRING;
  g_autoptr (SiloamSecret) half = NULL;
  guint8 slot_id[SILOAM_ID_LENGTH];

  g_return_val_if_fail (vault != NULL, FALSE);

  vault_id = siloam_header_get_vault_id (siloam_vault_get_header (vault));
  half = siloam_secret_new_random (SILOAM_SLOT_HALF_LENGTH);
  randombytes_buf (slot_id, sizeof slot_id);
  if (!siloam_keyring_store_sync (vault_id, slot_id, half, cancellable, error))
    return FALSE;
  if (!siloam_key_slots_make_room (vault, error) ||
      !siloam_key_slots_add (vault, &(SiloamSlotKey){ type, pin, half }, slot_id, error))
    {
      siloam_keyring_remove_sync (vault_id, slot_id, NULL, NULL);
      return FALSE;
    }
  return retire_slots_of_this_keyring (vault, slot_id, cancellable, error);
}

/**
 * siloam_locksmith_renew_recovery:
 *
 * Makes a new recovery code, proves it, and only then takes the old one's slot away.
 *
 * Fails with _NO_SPACE, _READ_ONLY, _IO or _NO_MEMORY; the old code then still opens the journal.
 *
 * Returns: (transfer full): the 16 bytes of the new code
 */
SiloamSecret *
siloam_locksmith_renew_recovery (SiloamVault *vault, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiloamSecret) code = NULL;
  guint8 slot_id[SILOAM_ID_LENGTH];

  g_return_val_if_fail (vault != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  code = siloam_recovery_code_new ();
  randombytes_buf (slot_id, sizeof slot_id);
  if (!siloam_key_slots_make_room (vault, error) ||
      !siloam_key_slots_add (vault,
                             &(SiloamSlotKey){ SILOAM_SLOT_RECOVERY, code, NULL },
                             slot_id,
                             error) ||
      !siloam_key_slots_remove_others (vault, SILOAM_SLOT_RECOVERY, slot_id, error))
    return NULL;

  return g_steal_pointer (&code);
}
