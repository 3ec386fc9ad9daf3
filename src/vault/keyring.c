/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal's key in the keyring of the session. libsecret answers "nothing" for a locked
 * keyring, a dismissed prompt and a missing item alike; here they are told apart, and a missing
 * item is never a reason to make a new key. Where only the portal offers secrets (Flatpak),
 * libsecret's file store is used. The _sync functions block: worker threads only. */

#include "vault/keyring.h"

#include <sodium.h>
#include <string.h>

#include "vault/error.h"
#include "vault/keyring-private.h"
#include "vault/keyring-prompt-private.h"
#include "vault/slot-private.h"

#define ITEM_LABEL "Siloam journal key"
#define STATE "state"
#define IN_MAKING "making"

/* Without the name the service also finds items in a keyring it has not unlocked yet. */
static const SecretSchema journal_schema = {
  .name = SILOAM_APPLICATION_ID ".Journal",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "vault-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "slot-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { STATE, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef GList ItemList;

static void
item_list_free (ItemList *items)
{
  g_list_free_full (items, g_object_unref);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ItemList, item_list_free)

static gboolean
set_keyring_error (GError **error, SiloamVaultError code, const char *what)
{
  g_set_error_literal (error, SILOAM_VAULT_ERROR, code, what);
  return FALSE;
}

static gboolean
is_denial (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_AUTH_FAILED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* Names the state behind an error of libsecret or the bus, if it has no name yet; takes it. */
static gboolean
propagate_named (GError **error, GError *cause)
{
  SiloamVaultError code = SILOAM_VAULT_ERROR_KEYRING_ABSENT;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      cause->domain == SILOAM_VAULT_ERROR)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  if (is_denial (cause))
    code = SILOAM_VAULT_ERROR_KEYRING_DENIED;
  else if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    code = SILOAM_VAULT_ERROR_KEYRING_LOCKED;

  g_set_error (error, SILOAM_VAULT_ERROR, code, "the keyring: %s", cause->message);
  g_error_free (cause);
  return FALSE;
}

static char *
dup_hex (const guint8 *id)
{
  char *hex = g_malloc (2 * SILOAM_ID_LENGTH + 1);

  return sodium_bin2hex (hex, 2 * SILOAM_ID_LENGTH + 1, id, SILOAM_ID_LENGTH);
}

/* Without ids: what every journal's items have in common. */
GHashTable *
siloam_keyring_build_attributes (const guint8 *vault_id, const guint8 *slot_id)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "application", g_strdup (SILOAM_APPLICATION_ID));
  if (vault_id != NULL)
    g_hash_table_insert (attributes, (gpointer) "vault-id", dup_hex (vault_id));
  if (slot_id != NULL)
    g_hash_table_insert (attributes, (gpointer) "slot-id", dup_hex (slot_id));
  return attributes;
}

/* The same, only of a journal that is being made. */
GHashTable *
siloam_keyring_build_attributes_in_making (const guint8 *vault_id, const guint8 *slot_id)
{
  GHashTable *attributes = siloam_keyring_build_attributes (vault_id, slot_id);

  g_hash_table_insert (attributes, (gpointer) STATE, g_strdup (IN_MAKING));
  return attributes;
}

/* libsecret's file store serves where the portal hands out a key for it, and in tests. */
static gboolean
has_file_store (void)
{
  return g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0 ||
         g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* A new proxy each time: a service that was restarted has forgotten old sessions. The collections
 * are not loaded: that reads every item of every program, and fails when one of them goes away. */
static SecretService *
connect_service (GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  SecretService *service;

  service = secret_service_open_sync (SECRET_TYPE_SERVICE,
                                      NULL,
                                      SECRET_SERVICE_OPEN_SESSION,
                                      cancellable,
                                      &cause);
  if (service == NULL)
    propagate_named (error, g_steal_pointer (&cause));
  return service;
}

/* Sets *service, or leaves it NULL when the file store is to be used instead. */
gboolean
siloam_keyring_choose_store (SecretService **service, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  *service = NULL;
  if (g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0)
    return TRUE;
  *service = connect_service (cancellable, &cause);
  if (*service != NULL)
    return TRUE;
  if (has_file_store () && !g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* @object is a collection or an item. */
static gboolean
unlock_object (SecretService *service, gpointer object, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  return siloam_keyring_prompt_unlock (g_dbus_proxy_get_connection (G_DBUS_PROXY (service)),
                                       g_dbus_proxy_get_object_path (G_DBUS_PROXY (object)),
                                       cancellable,
                                       &cause) ||
         propagate_named (error, g_steal_pointer (&cause));
}

/* *collection stays NULL when the person has no keyring yet. */
gboolean
siloam_keyring_find_default_collection (SecretService *service,
                                        SecretCollection **collection,
                                        GCancellable *cancellable,
                                        GError **error)
{
  g_autoptr (GError) cause = NULL;

  *collection = secret_collection_for_alias_sync (service,
                                                  SECRET_COLLECTION_DEFAULT,
                                                  SECRET_COLLECTION_NONE,
                                                  cancellable,
                                                  &cause);
  return cause == NULL || propagate_named (error, g_steal_pointer (&cause));
}

/* Asks the person to unlock the default keyring when it is locked. */
static gboolean
open_default_collection (SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretCollection) collection = NULL;

  if (!siloam_keyring_find_default_collection (service, &collection, cancellable, error))
    return FALSE;
  if (collection == NULL || !secret_collection_get_locked (collection))
    return TRUE;
  return unlock_object (service, collection, cancellable, error);
}

static gboolean
set_not_made_error (GError **error)
{
  return set_keyring_error (error,
                            SILOAM_VAULT_ERROR_KEYRING_NOT_MADE,
                            "no keyring was made: dismissed, or the answer got lost; try again");
}

/* gnome-keyring 42 loses about one new password in some hundreds on the way from its prompter, and
 * then says what it says when the person dismissed the question. So this does not say "dismissed",
 * and does not ask again by itself. */
static gboolean
make_default_collection (SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (siloam_keyring_prompt_make_default (g_dbus_proxy_get_connection (G_DBUS_PROXY (service)),
                                          cancellable,
                                          &cause))
    return TRUE;
  if (g_error_matches (cause, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_DISMISSED))
    return set_not_made_error (error);
  return propagate_named (error, g_steal_pointer (&cause));
}

/* Like open_default_collection(), and asks the person to make one when there is none; once more
 * when the question was answered and yet there is none. */
static gboolean
ensure_default_collection (SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretCollection) collection = NULL;

  if (!siloam_keyring_find_default_collection (service, &collection, cancellable, error))
    return FALSE;
  for (guint asked = 0; collection == NULL && asked < 2; asked++)
    {
      if (!make_default_collection (service, cancellable, error) ||
          !siloam_keyring_find_default_collection (service, &collection, cancellable, error))
        return FALSE;
    }
  return collection != NULL ? open_default_collection (service, cancellable, error)
                            : set_not_made_error (error);
}

static gboolean
search_items (SecretService *service,
              GHashTable *attributes,
              GList **items,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) cause = NULL;

  *items = secret_service_search_sync (service,
                                       &journal_schema,
                                       attributes,
                                       SECRET_SEARCH_ALL,
                                       cancellable,
                                       &cause);
  return cause == NULL || propagate_named (error, g_steal_pointer (&cause));
}

/* Finds the items for these attributes and sees to it that they can be read. */
static gboolean
find_open_items (SecretService *service,
                 GHashTable *attributes,
                 GList **items,
                 GCancellable *cancellable,
                 GError **error)
{
  if (!search_items (service, attributes, items, cancellable, error))
    return FALSE;
  if (*items == NULL)
    {
      /* Some services hide the items of a locked keyring. */
      if (!open_default_collection (service, cancellable, error) ||
          !search_items (service, attributes, items, cancellable, error))
        return FALSE;
    }
  for (GList *at = *items; at != NULL; at = at->next)
    {
      if (secret_item_get_locked (at->data) &&
          !unlock_object (service, at->data, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static SiloamSecret *
decode_half (const char *text, gsize length)
{
  guint8 bytes[SILOAM_SLOT_HALF_LENGTH];
  SiloamSecret *half = NULL;
  gsize decoded = 0;

  if (sodium_base642bin (bytes,
                         sizeof bytes,
                         text,
                         length,
                         " \r\n",
                         &decoded,
                         NULL,
                         sodium_base64_VARIANT_ORIGINAL) == 0 &&
      decoded == sizeof bytes)
    half = siloam_secret_new_copy (bytes, sizeof bytes);
  sodium_memzero (bytes, sizeof bytes);
  return half;
}

/* Writes one line of ASCII that ends in a NUL. */
static SiloamSecret *
encode_half (SiloamSecret *half)
{
  char text[sodium_base64_ENCODED_LEN (SILOAM_SLOT_HALF_LENGTH, sodium_base64_VARIANT_ORIGINAL)];
  SiloamSecret *encoded;

  sodium_bin2base64 (text,
                     sizeof text,
                     siloam_secret_get_data (half),
                     SILOAM_SLOT_HALF_LENGTH,
                     sodium_base64_VARIANT_ORIGINAL);
  encoded = siloam_secret_new_text (text);
  sodium_memzero (text, sizeof text);
  return encoded;
}

static SiloamSecret *
decode_value (SecretValue *value, GError **error)
{
  gsize length = 0;
  const char *text = secret_value_get (value, &length);
  SiloamSecret *half = decode_half (text, length);

  if (half == NULL)
    set_keyring_error (error,
                       SILOAM_VAULT_ERROR_WRONG_KEY,
                       "the keyring's item does not hold a journal key");
  return half;
}

static SiloamSecret *
set_no_item_error (GError **error)
{
  set_keyring_error (error,
                     SILOAM_VAULT_ERROR_KEYRING_NO_ITEM,
                     "the keyring has no key for this journal");
  return NULL;
}

static SiloamSecret *
lookup_in_service (SecretService *service,
                   GHashTable *attributes,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (ItemList) items = NULL;
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (GError) cause = NULL;

  if (!find_open_items (service, attributes, &items, cancellable, error))
    return NULL;
  if (items == NULL)
    return set_no_item_error (error);
  if (!secret_item_load_secret_sync (items->data, cancellable, &cause))
    {
      propagate_named (error, g_steal_pointer (&cause));
      return NULL;
    }
  value = secret_item_get_secret (items->data);
  if (value != NULL)
    return decode_value (value, error);

  /* Locked again in between: loading then succeeds without a secret. */
  set_keyring_error (error, SILOAM_VAULT_ERROR_KEYRING_LOCKED, "the keyring is locked");
  return NULL;
}

static SiloamSecret *
lookup_in_file (GHashTable *attributes, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (GError) cause = NULL;

  value = secret_password_lookupv_binary_sync (&journal_schema, attributes, cancellable, &cause);
  if (cause != NULL)
    {
      propagate_named (error, g_steal_pointer (&cause));
      return NULL;
    }
  return value != NULL ? decode_value (value, error) : set_no_item_error (error);
}

static SiloamSecret *
lookup (SecretService *service, GHashTable *attributes, GCancellable *cancellable, GError **error)
{
  return service != NULL ? lookup_in_service (service, attributes, cancellable, error)
                         : lookup_in_file (attributes, cancellable, error);
}

/**
 * siloam_keyring_lookup_sync:
 *
 * Fetches the keyring's half of a key. May ask the person to unlock the keyring and waits for the
 * answer; @cancellable ends the wait.
 *
 * Fails with %SILOAM_VAULT_ERROR_KEYRING_ABSENT, _LOCKED, _DISMISSED, _DENIED, _NO_ITEM,
 * %SILOAM_VAULT_ERROR_WRONG_KEY when the item holds something else, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the 32 bytes
 */
SiloamSecret *
siloam_keyring_lookup_sync (const guint8 vault_id[16],
                            const guint8 slot_id[16],
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, slot_id);
  g_autoptr (SecretService) service = NULL;

  return siloam_keyring_choose_store (&service, cancellable, error)
             ? lookup (service, attributes, cancellable, error)
             : NULL;
}

static gboolean
store_in_service (SecretService *service,
                  GHashTable *attributes,
                  SecretValue *value,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!ensure_default_collection (service, cancellable, error))
    return FALSE;
  if (secret_service_store_sync (service,
                                 &journal_schema,
                                 attributes,
                                 SECRET_COLLECTION_DEFAULT,
                                 ITEM_LABEL,
                                 value,
                                 cancellable,
                                 &cause))
    return TRUE;
  if (cause == NULL)
    return siloam_keyring_set_still_locked_error (error);
  return propagate_named (error, g_steal_pointer (&cause));
}

static gboolean
store_in_file (GHashTable *attributes,
               SecretValue *value,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GError) cause = NULL;

  return secret_password_storev_binary_sync (&journal_schema,
                                             attributes,
                                             SECRET_COLLECTION_DEFAULT,
                                             ITEM_LABEL,
                                             value,
                                             cancellable,
                                             &cause) ||
         propagate_named (error, g_steal_pointer (&cause));
}

static gboolean
store (GHashTable *attributes, SiloamSecret *half, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretService) service = NULL;
  g_autoptr (SiloamSecret) encoded = encode_half (half);
  g_autoptr (SecretValue) value = secret_value_new ((const char *) siloam_secret_get_data (encoded),
                                                    (gssize) siloam_secret_get_length (encoded),
                                                    "text/plain");

  if (!siloam_keyring_choose_store (&service, cancellable, error))
    return FALSE;
  return service != NULL ? store_in_service (service, attributes, value, cancellable, error)
                         : store_in_file (attributes, value, cancellable, error);
}

static gboolean
store_and_read_back (const guint8 *vault_id,
                     const guint8 *slot_id,
                     GHashTable *attributes,
                     SiloamSecret *half,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SiloamSecret) read_back = NULL;

  if (!store (attributes, half, cancellable, error))
    return FALSE;
  read_back = siloam_keyring_lookup_sync (vault_id, slot_id, cancellable, error);
  if (read_back == NULL)
    return FALSE;
  return siloam_secret_equal (read_back, half) ||
         set_keyring_error (error,
                            SILOAM_VAULT_ERROR_KEYRING_DENIED,
                            "the keyring did not keep the key");
}

/**
 * siloam_keyring_store_sync:
 * @half: 32 bytes
 *
 * Stores the keyring's half of a key as one line of ASCII and reads it back: a store that keeps
 * nothing must not pass for one that does. May ask the person to unlock or make a keyring.
 *
 * Fails with %SILOAM_VAULT_ERROR_KEYRING_ABSENT, _LOCKED, _DISMISSED, _DENIED, _NOT_MADE when the
 * person has no keyring and none was made, or %G_IO_ERROR_CANCELLED.
 */
gboolean
siloam_keyring_store_sync (const guint8 vault_id[16],
                           const guint8 slot_id[16],
                           SiloamSecret *half,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, slot_id);

  g_return_val_if_fail (siloam_secret_get_length (half) == SILOAM_SLOT_HALF_LENGTH, FALSE);

  return store_and_read_back (vault_id, slot_id, attributes, half, cancellable, error);
}

/**
 * siloam_keyring_store_in_making_sync:
 * @half: 32 bytes
 *
 * The same for a journal that has no file yet: until siloam_keyring_publish_sync() or
 * siloam_keyring_lookup_published_sync() the item is no proof that there was a journal.
 *
 * Fails like siloam_keyring_store_sync().
 */
gboolean
siloam_keyring_store_in_making_sync (const guint8 vault_id[16],
                                     const guint8 slot_id[16],
                                     SiloamSecret *half,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes_in_making (vault_id, slot_id);

  g_return_val_if_fail (siloam_secret_get_length (half) == SILOAM_SLOT_HALF_LENGTH, FALSE);

  return store_and_read_back (vault_id, slot_id, attributes, half, cancellable, error);
}

static gboolean
remove_from_service (SecretService *service,
                     GHashTable *attributes,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (ItemList) items = NULL;
  g_autoptr (GError) cause = NULL;

  if (!find_open_items (service, attributes, &items, cancellable, error))
    return FALSE;
  for (GList *at = items; at != NULL; at = at->next)
    {
      if (!secret_item_delete_sync (at->data, cancellable, &cause))
        return propagate_named (error, g_steal_pointer (&cause));
    }
  return TRUE;
}

static gboolean
remove_all (GHashTable *attributes, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretService) service = NULL;
  g_autoptr (GError) cause = NULL;

  if (!siloam_keyring_choose_store (&service, cancellable, error))
    return FALSE;
  if (service != NULL)
    return remove_from_service (service, attributes, cancellable, error);

  secret_password_clearv_sync (&journal_schema, attributes, cancellable, &cause);
  return cause == NULL || propagate_named (error, g_steal_pointer (&cause));
}

/**
 * siloam_keyring_remove_sync:
 *
 * Removes an item; one that is not there is no failure. Fails as siloam_keyring_lookup_sync().
 */
gboolean
siloam_keyring_remove_sync (const guint8 vault_id[16],
                            const guint8 slot_id[16],
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, slot_id);

  return remove_all (attributes, cancellable, error);
}

/**
 * siloam_keyring_publish_sync:
 * @half: what siloam_keyring_store_in_making_sync() stored
 *
 * Says that the journal is at its place: from now on a missing file is a loss. There is an item at
 * every moment; a service may put the new one in the place of the other, or beside it.
 *
 * Fails like siloam_keyring_store_sync(); the item then still opens the journal.
 */
gboolean
siloam_keyring_publish_sync (const guint8 vault_id[16],
                             const guint8 slot_id[16],
                             SiloamSecret *half,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, slot_id);
  g_autoptr (GHashTable) in_making = siloam_keyring_build_attributes_in_making (vault_id, slot_id);

  return store (attributes, half, cancellable, error) && remove_all (in_making, cancellable, error);
}

/* Looks without unlocking: that items are there is all that is asked. */
gboolean
siloam_keyring_count_items (SecretService *service,
                            GHashTable *attributes,
                            guint *count,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ItemList) items = NULL;
  g_autoptr (GError) cause = NULL;

  if (service != NULL)
    {
      if (!search_items (service, attributes, &items, cancellable, error))
        return FALSE;
    }
  else
    items = secret_password_searchv_sync (&journal_schema,
                                          attributes,
                                          SECRET_SEARCH_ALL,
                                          cancellable,
                                          &cause);
  *count = g_list_length (items);
  return cause == NULL || propagate_named (error, g_steal_pointer (&cause));
}

/**
 * siloam_keyring_has_item_sync:
 *
 * Looks without unlocking and without asking.
 *
 * Returns: whether the keyring says that it has this item
 */
gboolean
siloam_keyring_has_item_sync (const guint8 vault_id[16],
                              const guint8 slot_id[16],
                              GCancellable *cancellable)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, slot_id);
  g_autoptr (SecretService) service = NULL;
  guint count = 0;

  return siloam_keyring_choose_store (&service, cancellable, NULL) &&
         siloam_keyring_count_items (service, attributes, &count, cancellable, NULL) && count > 0;
}

/**
 * siloam_keyring_lookup_published_sync:
 *
 * siloam_keyring_lookup_sync() for a journal that is at its place. When its maker was killed before
 * it could say so, that is said now.
 *
 * Returns: (transfer full): the 32 bytes
 */
SiloamSecret *
siloam_keyring_lookup_published_sync (const guint8 vault_id[16],
                                      const guint8 slot_id[16],
                                      GCancellable *cancellable,
                                      GError **error)
{
  g_autoptr (GHashTable) attributes = siloam_keyring_build_attributes (vault_id, slot_id);
  g_autoptr (GHashTable) attributes_in_making =
      siloam_keyring_build_attributes_in_making (vault_id, slot_id);
  g_autoptr (SecretService) service = NULL;
  SiloamSecret *half;
  guint in_making = 0;

  if (!siloam_keyring_choose_store (&service, cancellable, error))
    return NULL;
  half = lookup (service, attributes, cancellable, error);
  if (half != NULL &&
      siloam_keyring_count_items (service, attributes_in_making, &in_making, cancellable, NULL) &&
      in_making > 0)
    siloam_keyring_publish_sync (vault_id, slot_id, half, cancellable, NULL);
  return half;
}
