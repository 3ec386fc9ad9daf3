/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What opens a journal, and changing it, with a real gnome-keyring that is unlocked. */

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <sodium.h>
#include <string.h>

#include "support.h"
#include "vault/keyring.h"
#include "vault/rotate-private.h"
#include "vault/ways-in.h"

typedef struct
{
  char *folder;
  char *path;
  SiloamCredential *keyring;
  SiloamSecret *pin;
  SiloamCredential *keyring_pin;
  SiloamSecret *code;
  SiloamSecret *words;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("siloam-ways-in-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "journal.siloam", NULL);
  self->keyring = siloam_credential_new_keyring ();
  self->pin = siloam_secret_new_text ("2468");
  self->keyring_pin = siloam_credential_new_keyring_pin (self->pin);
  self->words = siloam_secret_new_text ("still waters");
}

static void
teardown (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_clear_pointer (&self->code, siloam_secret_unref);
  siloam_credential_unref (self->keyring);
  siloam_credential_unref (self->keyring_pin);
  siloam_secret_unref (self->pin);
  siloam_secret_unref (self->words);
  g_free (self->folder);
  g_free (self->path);
}

static SiloamVault *
create_ok (Fixture *self, SiloamCredential *daily)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  vault =
      siloam_locksmith_create_with_cost (self->path, daily, &cheap_cost, &self->code, NULL, &error);
  g_assert_no_error (error);
  exec_ok (vault, "CREATE TABLE t(x); INSERT INTO t VALUES('well')");
  return vault;
}

static gboolean
opens (Fixture *self, SiloamCredential *credential)
{
  g_autoptr (SiloamVault) vault = siloam_locksmith_open (self->path, credential, NULL, NULL);

  return vault != NULL && query_int (vault, "SELECT count(*) FROM t") == 1;
}

static gboolean
opens_with_words (Fixture *self, const char *words)
{
  g_autoptr (SiloamCredential) credential = new_passphrase (words);

  return opens (self, credential);
}

static gboolean
opens_with_code (Fixture *self, SiloamSecret *code)
{
  g_autoptr (SiloamCredential) credential = siloam_credential_new_recovery (code);

  return opens (self, credential);
}

static GList *
find_items (Fixture *self)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  char hex[33];
  SiloamVaultInfo info;

  g_assert_true (siloam_vault_probe (self->path, &info, NULL));
  sodium_bin2hex (hex, sizeof hex, info.vault_id, 16);
  g_hash_table_insert (attributes, (gpointer) "vault-id", hex);
  return secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);
}

static guint
count_items (Fixture *self)
{
  GList *items = find_items (self);
  const guint count = g_list_length (items);

  g_list_free_full (items, g_object_unref);
  return count;
}

static void
delete_items (Fixture *self)
{
  GList *items = find_items (self);

  for (GList *at = items; at != NULL; at = at->next)
    g_assert_true (secret_item_delete_sync (at->data, NULL, NULL));
  g_list_free_full (items, g_object_unref);
}

/* With the vault closed for a moment: a file that is open here is not probed. */
static SiloamVault *
lose_items (Fixture *self, SiloamVault *vault)
{
  g_autoptr (SiloamCredential) code = siloam_credential_new_recovery (self->code);
  g_autoptr (GError) error = NULL;

  siloam_vault_free (vault);
  delete_items (self);
  vault = siloam_locksmith_open (self->path, code, NULL, &error);
  g_assert_no_error (error);
  return vault;
}

static guint
count_ways (GArray *ways, SiloamSlotType type)
{
  guint count = 0;

  for (guint i = 0; i < ways->len; i++)
    count += g_array_index (ways, SiloamWayIn, i).type == type;
  return count;
}

static void
test_ways_are_told (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = create_ok (self, self->keyring);
  g_autoptr (GArray) ways = siloam_ways_in_list (vault, NULL);
  const SiloamWayIn *first = &g_array_index (ways, SiloamWayIn, 0);

  g_assert_cmpuint (ways->len, ==, 2);
  g_assert_cmpint (first->type, ==, SILOAM_SLOT_KEYRING);
  g_assert_true (first->in_keyring);
  g_assert_cmpint (ABS (first->created - g_get_real_time () / G_USEC_PER_SEC), <, 600);
  g_assert_cmpuint (count_ways (ways, SILOAM_SLOT_RECOVERY), ==, 1);
}

static void
test_lost_item_is_seen (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = lose_items (self, create_ok (self, self->keyring));
  g_autoptr (GArray) ways = siloam_ways_in_list (vault, NULL);

  g_assert_false (g_array_index (ways, SiloamWayIn, 0).in_keyring);
}

static void
test_read_without_key (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ways = NULL;
  g_autoptr (GError) error = NULL;

  siloam_vault_free (create_ok (self, self->keyring_pin));
  ways = siloam_ways_in_read (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_ways (ways, SILOAM_SLOT_KEYRING_PIN), ==, 1);
  g_assert_cmpuint (count_ways (ways, SILOAM_SLOT_RECOVERY), ==, 1);
}

static void
test_passphrase_is_added (Fixture *self, gconstpointer data)
{
  SiloamVault *vault = create_ok (self, self->keyring);

  g_assert_true (siloam_ways_in_set_passphrase (vault, self->words, NULL, NULL));
  siloam_vault_free (vault);
  g_assert_true (opens_with_words (self, "still waters"));
  g_assert_true (opens (self, self->keyring));
  g_assert_true (opens_with_code (self, self->code));
}

static void
test_changed_passphrase (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) other = siloam_secret_new_text ("living water");
  SiloamVault *vault = create_ok (self, self->keyring);

  g_assert_true (siloam_ways_in_set_passphrase (vault, self->words, NULL, NULL));
  g_assert_true (siloam_ways_in_set_passphrase (vault, other, NULL, NULL));
  siloam_vault_free (vault);
  g_assert_true (opens_with_words (self, "living water"));
  g_assert_false (opens_with_words (self, "still waters"));
}

static void
test_empty_passphrase_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) empty = siloam_secret_new_text ("");
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = create_ok (self, self->keyring);
  g_autoptr (GArray) ways = NULL;

  g_assert_false (siloam_ways_in_set_passphrase (vault, empty, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  ways = siloam_ways_in_list (vault, NULL);
  g_assert_cmpuint (ways->len, ==, 2);
  siloam_vault_free (vault);
}

static void
test_removed_passphrase (Fixture *self, gconstpointer data)
{
  SiloamVault *vault = create_ok (self, self->keyring);

  g_assert_true (siloam_ways_in_set_passphrase (vault, self->words, NULL, NULL));
  g_assert_true (siloam_ways_in_remove_passphrase (vault, NULL));
  siloam_vault_free (vault);
  g_assert_false (opens_with_words (self, "still waters"));
  g_assert_true (opens (self, self->keyring));
}

static void
test_only_passphrase_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (self->words);
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = create_ok (self, passphrase);

  g_assert_false (siloam_ways_in_remove_passphrase (vault, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_LAST_WAY_IN);
  siloam_vault_free (vault);
  g_assert_true (opens (self, passphrase));
}

static void
test_keyring_is_tried (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = create_ok (self, self->keyring);

  g_assert_cmpint (siloam_ways_in_check_keyring (vault, NULL, NULL),
                   ==,
                   SILOAM_KEYRING_CHECK_OPENS);
}

static void
test_half_is_looked_for (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = create_ok (self, self->keyring_pin);

  g_assert_cmpint (siloam_ways_in_check_keyring (vault, NULL, NULL), ==, SILOAM_KEYRING_CHECK_HALF);
}

static void
test_unused_keyring (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (self->words);
  g_autoptr (SiloamVault) vault = create_ok (self, passphrase);

  g_assert_cmpint (siloam_ways_in_check_keyring (vault, NULL, NULL),
                   ==,
                   SILOAM_KEYRING_CHECK_UNUSED);
}

static void
test_check_tells_a_lost_item (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = lose_items (self, create_ok (self, self->keyring));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (siloam_ways_in_check_keyring (vault, NULL, &error),
                   ==,
                   SILOAM_KEYRING_CHECK_FAILED);
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
}

/* The item is there, but it is of another key. */
static void
test_check_tells_a_wrong_item (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) other = siloam_secret_new_random (SILOAM_SLOT_HALF_LENGTH);
  g_autoptr (SiloamVault) vault = create_ok (self, self->keyring);
  const SiloamHeader *header = siloam_vault_get_header (vault);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      siloam_keyring_store_sync (siloam_header_get_vault_id (header),
                                 siloam_slot_get_id (siloam_header_peek_slot (header, 0)),
                                 other,
                                 NULL,
                                 NULL));
  g_assert_cmpint (siloam_ways_in_check_keyring (vault, NULL, &error),
                   ==,
                   SILOAM_KEYRING_CHECK_FAILED);
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
test_repair_passes_the_check (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamVault) vault = lose_items (self, create_ok (self, self->keyring));

  g_assert_true (siloam_locksmith_repair_keyring (vault, NULL, NULL, NULL));
  g_assert_cmpint (siloam_ways_in_check_keyring (vault, NULL, NULL),
                   ==,
                   SILOAM_KEYRING_CHECK_OPENS);
}

static SiloamSecret *
rotate_ok (SiloamVault *vault, const SiloamNewKeys *keys)
{
  g_autoptr (GError) error = NULL;
  SiloamSecret *code = NULL;

  siloam_vault_rotate_with_cost (vault, keys, &cheap_cost, &code, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return code;
}

static void
test_rotated_keyring_opens (Fixture *self, gconstpointer data)
{
  SiloamVault *vault = create_ok (self, self->keyring);
  g_autoptr (SiloamSecret) code = rotate_ok (vault, &(SiloamNewKeys){ .keyring = TRUE });

  siloam_vault_free (vault);
  g_assert_true (opens (self, self->keyring));
  g_assert_true (opens_with_code (self, code));
  g_assert_false (opens_with_code (self, self->code));
}

static void
test_rotated_pin_opens (Fixture *self, gconstpointer data)
{
  SiloamVault *vault = create_ok (self, self->keyring);
  g_autoptr (SiloamSecret) code = rotate_ok (vault, &(SiloamNewKeys){ TRUE, self->pin, NULL });

  siloam_vault_free (vault);
  g_assert_true (opens (self, self->keyring_pin));
  g_assert_false (opens (self, self->keyring));
}

static void
test_rotation_leaves_one_item (Fixture *self, gconstpointer data)
{
  SiloamVault *vault = create_ok (self, self->keyring);
  g_autoptr (SiloamSecret) code = rotate_ok (vault, &(SiloamNewKeys){ .keyring = TRUE });

  siloam_vault_free (vault);
  g_assert_cmpuint (count_items (self), ==, 1);
}

static void
test_failed_rotation_leaves_the_item (Fixture *self, gconstpointer data)
{
  const SiloamNewKeys keys = { .keyring = TRUE };
  g_autoptr (SiloamSecret) code = NULL;
  SiloamVault *vault = create_ok (self, self->keyring);
  g_autofree char *aside = g_strconcat (self->path, ".aside", NULL);

  /* Found out only when the new file is ready. */
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  g_assert_false (
      siloam_vault_rotate_with_cost (vault, &keys, &cheap_cost, &code, NULL, NULL, NULL, NULL));
  g_assert_cmpint (g_rename (aside, self->path), ==, 0);
  siloam_vault_free (vault);
  g_assert_cmpuint (count_items (self), ==, 1);
  g_assert_true (opens (self, self->keyring));
}

#define ADD(path, test) g_test_add ("/vault/ways-in/" path, Fixture, NULL, setup, test, teardown)

static void
add_passphrase (void)
{
  ADD ("a-passphrase-can-be-added", test_passphrase_is_added);
  ADD ("a-changed-passphrase-replaces-the-old-one", test_changed_passphrase);
  ADD ("an-empty-passphrase-changes-nothing", test_empty_passphrase_changes_nothing);
  ADD ("a-passphrase-can-be-removed", test_removed_passphrase);
  ADD ("the-only-daily-way-in-stays", test_only_passphrase_stays);
}

static void
add_check (void)
{
  ADD ("a-keyring-that-opens-is-tried", test_keyring_is_tried);
  ADD ("with-a-pin-the-half-is-looked-for", test_half_is_looked_for);
  ADD ("a-keyring-that-is-not-used-is-no-fault", test_unused_keyring);
  ADD ("a-lost-item-is-told", test_check_tells_a_lost_item);
  ADD ("an-item-of-another-key-is-told", test_check_tells_a_wrong_item);
  ADD ("a-repair-passes-the-check", test_repair_passes_the_check);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  siloam_vault_harden_process ();
  ADD ("each-way-is-told", test_ways_are_told);
  ADD ("a-lost-item-is-seen", test_lost_item_is_seen);
  ADD ("the-ways-are-read-without-a-key", test_read_without_key);
  add_passphrase ();
  add_check ();
  ADD ("after-rotating-the-keyring-opens", test_rotated_keyring_opens);
  ADD ("after-rotating-the-pin-is-needed", test_rotated_pin_opens);
  ADD ("rotating-leaves-one-item", test_rotation_leaves_one_item);
  ADD ("a-failed-rotation-leaves-the-item", test_failed_rotation_leaves_the_item);
  return g_test_run ();
}
