/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The states of a real gnome-keyring on a private bus. The argument names the session that
 * ui-session.sh has made (unlocked, locked, fresh, absent), or one made here on a bus of our own
 * (denied, screenless), a service that forgets (forgetful), or libsecret's own file (file). */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>

#include "support.h"
#include "vault/keyring.h"

#define SERVICE "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define LOGIN_PATH SERVICE_PATH "/collection/login"
#define OTHER_PATH SERVICE_PATH "/collection/Other"

typedef struct
{
  char *folder;
  char *path;
  SiloamCredential *keyring;
  SiloamSecret *pin;
  SiloamCredential *keyring_pin;
  SiloamSecret *code;
} Fixture;

static GPid own_bus;

static void
run_quietly (const char *script)
{
  const char *const argv[] = { "sh", "-c", script, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
unlock_keyring (void)
{
  run_quietly ("/usr/bin/python3 \"$G_TEST_SRCDIR/support/unlock.py\" loginpw");
}

static void
lock_keyring (void)
{
  run_quietly ("gdbus call --session -d " SERVICE " -o " SERVICE_PATH
               " -m org.freedesktop.Secret.Service.Lock \"['" LOGIN_PATH "']\"");
}

/* Runs a script that prints a line for each question, until its input ends. */
static GSubprocess *
start_script (const char *script)
{
  g_autofree char *command =
      g_strdup_printf ("cd \"$G_TEST_SRCDIR\"; exec /usr/bin/python3 %s", script);
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                        &error,
                        "sh",
                        "-c",
                        command,
                        NULL);

  g_assert_no_error (error);
  return process;
}

/* Answers the prompts on the screen; the steps are those of answer.py. */
static GSubprocess *
answer_prompts (const char *steps)
{
  g_autofree char *script = g_strconcat ("support/answer.py ", steps, NULL);

  return start_script (script);
}

static guint
count_questions (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  guint count = 0;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  for (const char *at = output; (at = strchr (at, '\n')) != NULL; at++)
    count++;
  return count;
}

static void
assert_was_asked_once (GSubprocess *process)
{
  g_assert_cmpuint (count_questions (process), ==, 1);
}

static void
wait_for_question (GSubprocess *process)
{
  char line[6] = { 0 };

  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (process),
                                          line,
                                          sizeof line,
                                          NULL,
                                          NULL,
                                          NULL));
  g_assert_cmpint (memcmp (line, "asked\n", sizeof line), ==, 0);
}

static void
setup (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("siloam-keyring-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "journal.siloam", NULL);
  self->keyring = siloam_credential_new_keyring ();
  self->pin = siloam_secret_new_text ("2468");
  self->keyring_pin = siloam_credential_new_keyring_pin (self->pin);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_clear_pointer (&self->code, siloam_secret_unref);
  siloam_credential_unref (self->keyring);
  siloam_credential_unref (self->keyring_pin);
  siloam_secret_unref (self->pin);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
create (Fixture *self, SiloamCredential *daily, GError **error)
{
  SiloamVault *vault;

  vault =
      siloam_locksmith_create_with_cost (self->path, daily, &cheap_cost, &self->code, NULL, error);
  if (vault == NULL)
    return FALSE;
  exec_ok (vault, "CREATE TABLE t(x); INSERT INTO t VALUES('well')");
  return siloam_vault_close (vault, error);
}

static void
create_ok (Fixture *self, SiloamCredential *daily)
{
  g_autoptr (GError) error = NULL;

  create (self, daily, &error);
  g_assert_no_error (error);
}

static void
assert_opens (Fixture *self, SiloamCredential *credential)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamVault) vault = siloam_locksmith_open (self->path, credential, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (query_int (vault, "SELECT count(*) FROM t"), ==, 1);
}

static void
assert_fails (Fixture *self, SiloamCredential *credential, SiloamVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = read_bytes (self->path);
  g_autoptr (GBytes) after = NULL;

  g_assert_null (siloam_locksmith_open (self->path, credential, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, (int) code);
  after = read_bytes (self->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
assert_create_fails (Fixture *self, SiloamVaultError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (create (self, self->keyring, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, (int) code);
  g_assert_null (self->code);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static SiloamVault *
open_with_code (Fixture *self)
{
  g_autoptr (SiloamCredential) credential = siloam_credential_new_recovery (self->code);
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = siloam_locksmith_open (self->path, credential, NULL, &error);

  g_assert_no_error (error);
  return vault;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
check (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  siloam_keyring_check_async (NULL, keep_result_cb, &result);
  return siloam_keyring_check_finish (wait_for (&result), error);
}

static gboolean
has_journal (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  siloam_keyring_has_journal_async (NULL, NULL, keep_result_cb, &result);
  return siloam_keyring_has_journal_finish (wait_for (&result), error);
}

static void
assert_check_fails (SiloamVaultError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (&error));
  g_assert_error (error, SILOAM_VAULT_ERROR, (int) code);
}

static void
assert_check_passes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check (&error));
  g_assert_no_error (error);
}

/* The items of one file, as any other program sees them. */
static GList *
find_items (Fixture *self)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  char hex[33];
  SiloamVaultInfo info;

  g_assert_true (siloam_vault_probe (self->path, &info, NULL));
  sodium_bin2hex (hex, sizeof hex, info.vault_id, 16);
  g_hash_table_insert (attributes, (gpointer) "vault-id", hex);
  return secret_service_search_sync (NULL,
                                     NULL,
                                     attributes,
                                     SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                                     NULL,
                                     NULL);
}

static void
assert_item_count (Fixture *self, guint count)
{
  GList *items = find_items (self);

  g_assert_cmpuint (g_list_length (items), ==, count);
  g_list_free_full (items, g_object_unref);
}

static gboolean
folder_has_name_with (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *leaf;

  while ((leaf = g_dir_read_name (dir)) != NULL)
    if (strstr (leaf, part) != NULL)
      return TRUE;
  return FALSE;
}

static void
delete_items (Fixture *self)
{
  GList *items = find_items (self);

  for (GList *at = items; at != NULL; at = at->next)
    g_assert_true (secret_item_delete_sync (at->data, NULL, NULL));
  g_list_free_full (items, g_object_unref);
}

static void
test_keyring_opens (Fixture *self, gconstpointer data)
{
  create_ok (self, self->keyring);
  assert_opens (self, self->keyring);
}

static void
test_item_is_one_line (Fixture *self, gconstpointer data)
{
  GList *items;
  g_autoptr (SecretValue) value = NULL;
  g_autofree char *label = NULL;
  const char *text;
  gsize length;

  create_ok (self, self->keyring);
  items = find_items (self);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  label = secret_item_get_label (items->data);
  value = secret_item_get_secret (items->data);
  text = secret_value_get (value, &length);

  g_assert_cmpstr (label, ==, "Siloam journal key");
  g_assert_cmpuint (length, ==, 44);
  g_assert_cmpuint (
      strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="),
      ==,
      44);
  g_list_free_full (items, g_object_unref);
}

static void
test_pin_is_needed (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamSecret) wrong_pin = siloam_secret_new_text ("2469");
  g_autoptr (SiloamCredential) wrong = siloam_credential_new_keyring_pin (wrong_pin);

  create_ok (self, self->keyring_pin);
  assert_opens (self, self->keyring_pin);
  assert_fails (self, wrong, SILOAM_VAULT_ERROR_WRONG_KEY);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
}

static void
test_pin_needs_the_keyring (Fixture *self, gconstpointer data)
{
  create_ok (self, self->keyring_pin);
  delete_items (self);
  assert_fails (self, self->keyring_pin, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
}

static void
test_deleted_item_is_told (Fixture *self, gconstpointer data)
{
  create_ok (self, self->keyring);
  delete_items (self);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
  assert_item_count (self, 0);
}

static void
test_code_repairs_the_keyring (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  create_ok (self, self->keyring);
  delete_items (self);
  vault = open_with_code (self);
  siloam_locksmith_repair_keyring (vault, NULL, NULL, &error);
  g_assert_no_error (error);
  siloam_vault_free (vault);
  assert_opens (self, self->keyring);
  assert_item_count (self, 1);
}

static void
test_repair_sets_and_lifts_a_pin (Fixture *self, gconstpointer data)
{
  SiloamVault *vault;

  create_ok (self, self->keyring);
  vault = open_with_code (self);
  g_assert_true (siloam_locksmith_repair_keyring (vault, self->pin, NULL, NULL));
  siloam_vault_free (vault);
  assert_opens (self, self->keyring_pin);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
  assert_item_count (self, 1);

  vault = open_with_code (self);
  g_assert_true (siloam_locksmith_repair_keyring (vault, NULL, NULL, NULL));
  siloam_vault_free (vault);
  assert_opens (self, self->keyring);
  assert_item_count (self, 1);
}

/* The key then lies in another keyring of this person, as after a move in a password manager. */
static void
move_item_to_locked_collection (Fixture *self)
{
  GList *items = find_items (self);
  g_autoptr (GHashTable) attributes = secret_item_get_attributes (items->data);
  g_autoptr (SecretValue) value = secret_item_get_secret (items->data);
  g_autofree char *store =
      g_strdup_printf ("printf %%s '%s' | secret-tool store --label=moved --collection=" OTHER_PATH
                       " application '%s' vault-id '%s' slot-id '%s'",
                       secret_value_get_text (value),
                       (const char *) g_hash_table_lookup (attributes, "application"),
                       (const char *) g_hash_table_lookup (attributes, "vault-id"),
                       (const char *) g_hash_table_lookup (attributes, "slot-id"));

  g_assert_true (secret_item_delete_sync (items->data, NULL, NULL));
  g_list_free_full (items, g_object_unref);
  run_quietly ("/usr/bin/python3 \"$G_TEST_SRCDIR/support/unlock.py\" otherpw Other");
  run_quietly (store);
  run_quietly ("gdbus call --session -d " SERVICE " -o " SERVICE_PATH
               " -m org.freedesktop.Secret.Service.Lock \"['" OTHER_PATH "']\"");
}

/* "Done" would be untrue: without the PIN the journal opens as before. */
static void
test_old_key_that_stays_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) person = NULL;
  SiloamVault *vault;

  create_ok (self, self->keyring);
  move_item_to_locked_collection (self);
  vault = open_with_code (self);
  person = answer_prompts ("key=Escape");
  g_assert_false (siloam_locksmith_repair_keyring (vault, self->pin, NULL, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_OLD_KEY_STAYS);
  assert_was_asked_once (person);
  siloam_vault_free (vault);
  assert_opens (self, self->keyring_pin);

  /* And who tries again succeeds. */
  g_clear_object (&person);
  g_clear_error (&error);
  vault = open_with_code (self);
  person = answer_prompts ("type=otherpw key=Return");
  siloam_locksmith_repair_keyring (vault, self->pin, NULL, &error);
  g_assert_no_error (error);
  assert_was_asked_once (person);
  siloam_vault_free (vault);
  assert_opens (self, self->keyring_pin);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
  assert_item_count (self, 1);
  run_quietly ("gdbus call --session -d " SERVICE " -o " OTHER_PATH
               " -m org.freedesktop.Secret.Collection.Delete");
}

/* After many resets of the keyring there is still room for a new key. */
static void
test_repair_always_finds_room (Fixture *self, gconstpointer data)
{
  create_ok (self, self->keyring);
  for (guint i = 0; i < SILOAM_SLOTS + 2; i++)
    {
      SiloamVault *vault = open_with_code (self);

      g_assert_true (siloam_locksmith_repair_keyring (vault, NULL, NULL, NULL));
      siloam_vault_free (vault);
      assert_opens (self, self->keyring);
      if (i < SILOAM_SLOTS + 1)
        delete_items (self);
    }
  assert_opens (self, self->keyring);
}

static void
test_foreign_item_is_told (Fixture *self, gconstpointer data)
{
  GList *items;
  g_autoptr (SecretValue) value = secret_value_new ("not a key", -1, "text/plain");

  create_ok (self, self->keyring);
  items = find_items (self);
  g_assert_true (secret_item_set_secret_sync (items->data, value, NULL, NULL));
  g_list_free_full (items, g_object_unref);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
test_other_key_is_told (Fixture *self, gconstpointer data)
{
  GList *items;
  g_autoptr (SecretValue) value =
      secret_value_new ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", -1, "text/plain");

  create_ok (self, self->keyring);
  items = find_items (self);
  g_assert_true (secret_item_set_secret_sync (items->data, value, NULL, NULL));
  g_list_free_full (items, g_object_unref);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
test_keyring_knows_a_journal (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  create_ok (self, self->keyring);
  g_assert_true (has_journal (&error));
  g_assert_no_error (error);
  lock_keyring ();
  g_assert_true (has_journal (&error));
  g_assert_no_error (error);
  unlock_keyring ();
}

static void
test_no_journal_known_at_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (has_journal (&error));
  g_assert_no_error (error);
}

static void
assert_knows_journal (gboolean known)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (has_journal (&error), ==, known);
  g_assert_no_error (error);
}

/* A file that is missing is told plainly; one that never was is not missing. */
static void
test_item_in_making_is_no_journal (Fixture *self, gconstpointer data)
{
  static const guint8 vault_id[SILOAM_ID_LENGTH] = { 1 }, slot_id[SILOAM_ID_LENGTH] = { 2 };
  g_autoptr (SiloamSecret) half = siloam_secret_new_random (SILOAM_SLOT_HALF_LENGTH);

  g_assert_true (siloam_keyring_store_in_making_sync (vault_id, slot_id, half, NULL, NULL));
  assert_knows_journal (FALSE);
  lock_keyring ();
  assert_knows_journal (FALSE);
  unlock_keyring ();
  g_assert_true (siloam_keyring_publish_sync (vault_id, slot_id, half, NULL, NULL));
  assert_knows_journal (TRUE);
  lock_keyring ();
  assert_knows_journal (TRUE);
  unlock_keyring ();
  g_assert_true (siloam_keyring_remove_sync (vault_id, slot_id, NULL, NULL));
  assert_knows_journal (FALSE);
}

/* When the journal is at its place and its maker was killed before it could say so. */
static void
test_opening_makes_it_known (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) half = NULL;
  SiloamVaultInfo info;
  SiloamVault *vault;
  guint8 slot_id[SILOAM_ID_LENGTH];

  create_ok (self, self->keyring);
  vault = open_with_code (self);
  memcpy (slot_id,
          siloam_slot_get_id (siloam_header_peek_slot (siloam_vault_get_header (vault), 0)),
          sizeof slot_id);
  siloam_vault_free (vault);
  g_assert_true (siloam_vault_probe (self->path, &info, NULL));
  half = siloam_keyring_lookup_sync (info.vault_id, slot_id, NULL, &error);
  g_assert_no_error (error);
  delete_items (self);
  g_assert_true (siloam_keyring_store_in_making_sync (info.vault_id, slot_id, half, NULL, NULL));
  assert_knows_journal (FALSE);
  assert_opens (self, self->keyring);
  assert_knows_journal (TRUE);
  assert_item_count (self, 1);
  delete_items (self);
}

static void
kill_creation_after (Fixture *self, gulong microseconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) maker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                                                    &error,
                                                    "/proc/self/exe",
                                                    "create",
                                                    self->path,
                                                    NULL);

  g_assert_no_error (error);
  g_usleep (microseconds);
  g_subprocess_force_exit (maker);
  g_subprocess_wait (maker, NULL, NULL);
}

/* Whenever it is killed, there is a journal that opens, or nothing in the way of another try. */
static void
test_killed_creation_is_whole_or_nothing (Fixture *self, gconstpointer data)
{
  guint made = 0;

  for (gulong i = 0; i < 16; i++)
    {
      g_autoptr (GError) error = NULL;
      SiloamVault *vault;

      kill_creation_after (self, i * 15000);
      if (g_file_test (self->path, G_FILE_TEST_EXISTS))
        made++;
      else
        {
          assert_knows_journal (FALSE);
          create_ok (self, self->keyring);
          g_clear_pointer (&self->code, siloam_secret_unref);
        }
      vault = siloam_locksmith_open (self->path, self->keyring, NULL, &error);
      g_assert_no_error (error);
      siloam_vault_free (vault);
      assert_knows_journal (TRUE);
      g_assert_false (folder_has_name_with (self->folder, ".new-"));
      delete_items (self);
      remove_folder (self->folder);
      g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
    }
  g_test_message ("%u of 16 were made before the end", made);
}

/* The other process: argv[2] is where. */
static int
create_and_end (const char *path)
{
  g_autoptr (SiloamCredential) keyring = siloam_credential_new_keyring ();
  SiloamSecret *code = NULL;
  SiloamVault *vault =
      siloam_locksmith_create_with_cost (path, keyring, &cheap_cost, &code, NULL, NULL);

  return vault != NULL ? 0 : 1;
}

static void
test_failed_creation_leaves_no_item (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", "a.siloam", NULL);
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  GList *before =
      secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);
  GList *after;

  g_assert_null (siloam_locksmith_create_with_cost (nowhere,
                                                    self->keyring,
                                                    &cheap_cost,
                                                    &self->code,
                                                    NULL,
                                                    &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_MISSING);
  after = secret_service_search_sync (NULL, NULL, attributes, SECRET_SEARCH_ALL, NULL, NULL);
  g_assert_cmpuint (g_list_length (after), ==, g_list_length (before));
  g_list_free_full (before, g_object_unref);
  g_list_free_full (after, g_object_unref);
}

static void
test_dismissed_prompt_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = NULL;

  create_ok (self, self->keyring);
  lock_keyring ();
  person = answer_prompts ("key=Escape");
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_DISMISSED);
  assert_was_asked_once (person);
  unlock_keyring ();
  assert_opens (self, self->keyring);
}

static void
test_answered_prompt_opens (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = NULL;

  create_ok (self, self->keyring);
  lock_keyring ();
  person = answer_prompts ("type=loginpw key=Return");
  assert_opens (self, self->keyring);
  assert_was_asked_once (person);
}

static guint32
find_service_pid (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  guint32 pid = 0;

  reply = g_dbus_connection_call_sync (bus,
                                       "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus",
                                       "GetConnectionUnixProcessID",
                                       g_variant_new ("(s)", SERVICE),
                                       G_VARIANT_TYPE ("(u)"),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       NULL);
  if (reply != NULL)
    g_variant_get (reply, "(u)", &pid);
  return pid;
}

static gpointer
cancel_when_asked (gpointer cancellable)
{
  g_autoptr (GSubprocess) witness = answer_prompts ("");

  wait_for_question (witness);
  g_cancellable_cancel (cancellable);
  g_subprocess_force_exit (witness);
  return NULL;
}

static void
open_and_cancel (Fixture *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("canceller", cancel_when_asked, cancellable);

  g_assert_null (siloam_locksmith_open (self->path, self->keyring, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* Cancelling leaves the question, and above all the service: other programs need it too. */
static void
test_prompt_can_be_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = NULL;
  guint32 service;

  create_ok (self, self->keyring);
  lock_keyring ();
  service = find_service_pid ();
  open_and_cancel (self);
  person = answer_prompts ("type=loginpw key=Return");
  assert_opens (self, self->keyring);
  assert_was_asked_once (person);
  g_assert_cmpuint (find_service_pid (), ==, service);
}

/* The bus starts a new service, which has never been unlocked. */
static void
test_killed_service_is_survived (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = NULL;

  create_ok (self, self->keyring);
  g_assert_cmpint (kill ((pid_t) find_service_pid (), SIGKILL), ==, 0);
  run_quietly ("while gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus "
               "-m org.freedesktop.DBus.GetNameOwner " SERVICE " 2>/dev/null; do sleep 0.05; done");
  person = answer_prompts ("key=Escape");
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_DISMISSED);
  assert_was_asked_once (person);
  unlock_keyring ();
  assert_opens (self, self->keyring);
}

static gpointer
kill_service_when_asked (gpointer data)
{
  g_autoptr (GSubprocess) witness = answer_prompts ("");

  wait_for_question (witness);
  kill ((pid_t) GPOINTER_TO_UINT (data), SIGKILL);
  count_questions (witness);
  return NULL;
}

static void
test_service_that_dies_asking_is_told (Fixture *self, gconstpointer data)
{
  GThread *thread;

  create_ok (self, self->keyring);
  lock_keyring ();
  thread = g_thread_new ("killer", kill_service_when_asked, GUINT_TO_POINTER (find_service_pid ()));
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_ABSENT);
  g_thread_join (thread);
  unlock_keyring ();
  assert_opens (self, self->keyring);
}

static void
test_locked_at_first_can_be_answered (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = answer_prompts ("type=loginpw key=Return");

  assert_check_passes ();
  create_ok (self, self->keyring);
  assert_was_asked_once (person);
  assert_opens (self, self->keyring);
}

static void
test_locked_at_first_can_be_dismissed (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = NULL;

  lock_keyring ();
  person = answer_prompts ("key=Escape");
  assert_create_fails (self, SILOAM_VAULT_ERROR_KEYRING_DISMISSED);
  assert_was_asked_once (person);
}

/* A new password that the service lost looks like a question that was dismissed: not "dismissed".
 */
static void
test_first_keyring_can_be_declined (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = answer_prompts ("key=Escape");

  assert_check_passes ();
  assert_create_fails (self, SILOAM_VAULT_ERROR_KEYRING_NOT_MADE);
  assert_was_asked_once (person);
}

/* gnome-keyring 42 loses one new password in some hundreds; whoever tries again succeeds. */
static void
create_first_ok (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3 && !create (self, self->keyring, &error); i++)
    {
      g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_NOT_MADE);
      g_test_message ("the service lost the new password: %s", error->message);
      g_clear_error (&error);
    }
}

static void
test_first_keyring_can_be_made (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) person = answer_prompts ("type=newpw key=Tab type=newpw key=Return");

  create_first_ok (self);
  assert_opens (self, self->keyring);
  g_assert_cmpuint (count_questions (person), >=, 1);
}

static void
test_forgotten_keyring_is_asked_for_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) service = start_script ("vault/forgetful-service.py");

  run_quietly ("gdbus wait --session --timeout 20 " SERVICE);
  assert_create_fails (self, SILOAM_VAULT_ERROR_KEYRING_NOT_MADE);
  g_subprocess_send_signal (service, SIGTERM);
  g_assert_cmpuint (count_questions (service), ==, 2);
}

static void
test_absent_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_check_fails (SILOAM_VAULT_ERROR_KEYRING_ABSENT);
  assert_create_fails (self, SILOAM_VAULT_ERROR_KEYRING_ABSENT);
  g_assert_false (has_journal (&error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_ABSENT);
}

static void
start_keyring_service (void)
{
  run_quietly ("printf loginpw | env -u G_DEBUG gnome-keyring-daemon --unlock --components=secrets "
               ">/dev/null 2>&1;"
               "gdbus wait --session --timeout 10 " SERVICE);
}

static void
test_started_later_is_found (Fixture *self, gconstpointer data)
{
  assert_check_fails (SILOAM_VAULT_ERROR_KEYRING_ABSENT);
  start_keyring_service ();
  assert_check_passes ();
  create_ok (self, self->keyring);
  assert_opens (self, self->keyring);
}

static void
test_gone_is_told (Fixture *self, gconstpointer data)
{
  create_ok (self, self->keyring);
  g_assert_cmpint (kill ((pid_t) find_service_pid (), SIGKILL), ==, 0);
  run_quietly ("while gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus "
               "-m org.freedesktop.DBus.GetNameOwner " SERVICE " 2>/dev/null; do sleep 0.05; done");
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_ABSENT);
  siloam_vault_free (open_with_code (self));
}

static void
test_denied_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_check_fails (SILOAM_VAULT_ERROR_KEYRING_DENIED);
  assert_create_fails (self, SILOAM_VAULT_ERROR_KEYRING_DENIED);
  g_assert_false (has_journal (&error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_KEYRING_DENIED);
}

static void
test_locked_without_screen_is_told (Fixture *self, gconstpointer data)
{
  create_ok (self, self->keyring);
  assert_check_passes ();
  lock_keyring ();
  assert_check_fails (SILOAM_VAULT_ERROR_KEYRING_LOCKED);
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_LOCKED);
  unlock_keyring ();
  assert_opens (self, self->keyring);
}

/* As in a sandbox, where the portal gives the key to a file of secrets. */
static void
test_file_store_opens (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (has_journal (&error));
  g_assert_no_error (error);
  assert_check_passes ();
  create_ok (self, self->keyring_pin);
  assert_opens (self, self->keyring_pin);
  g_assert_true (has_journal (&error));
  g_assert_no_error (error);
}

static void
test_file_store_tells_missing_item (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  SiloamVaultInfo info;
  SiloamVault *vault;
  char hex[33];

  create_ok (self, self->keyring);
  g_assert_true (siloam_vault_probe (self->path, &info, NULL));
  sodium_bin2hex (hex, sizeof hex, info.vault_id, 16);
  g_hash_table_insert (attributes, (gpointer) "vault-id", hex);
  g_assert_true (secret_password_clearv_sync (NULL, attributes, NULL, NULL));
  assert_fails (self, self->keyring, SILOAM_VAULT_ERROR_KEYRING_NO_ITEM);
  vault = open_with_code (self);
  g_assert_true (siloam_locksmith_repair_keyring (vault, NULL, NULL, NULL));
  siloam_vault_free (vault);
  assert_opens (self, self->keyring);
}

static void
use_file_store (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "test.keyring", NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password of the portal", TRUE);
}

static void
stop_own_bus (void)
{
  if (own_bus != 0)
    kill (own_bus, SIGTERM);
}

/* A bus that outlives a failed test would keep its output open, and whoever reads that waiting. */
static void
die_with_the_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/* A bus of our own: with a rule that denies the service, or without a screen. */
static void
start_own_bus (const char *rule, gboolean has_screen)
{
  g_autofree char *folder = g_dir_make_tmp ("siloam-bus-XXXXXX", NULL);
  g_autofree char *config = g_build_filename (folder, "bus.conf", NULL);
  g_autofree char *option = g_strconcat ("--config-file=", config, NULL);
  g_autofree char *text = g_strdup_printf (
      "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
      "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
      "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</"
      "listen><standard_session_servicedirs/>"
      "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
      "<allow eavesdrop=\"true\"/><allow own=\"*\"/>%s</policy></busconfig>",
      rule);
  const char *argv[] = { "dbus-daemon", option, "--nofork", "--print-address=1", NULL };
  g_auto (GStrv) environment = NULL;
  char address[512] = { 0 };
  FILE *reader;
  int out = -1;

  g_assert_true (g_file_set_contents (config, text, -1, NULL));
  if (!has_screen)
    {
      g_unsetenv ("DISPLAY");
      g_unsetenv ("WAYLAND_DISPLAY");
    }
  /* What the bus starts is not ours to judge: a warning must not be fatal to it. */
  environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");
  g_assert_true (g_spawn_async_with_pipes (NULL,
                                           (char **) argv,
                                           environment,
                                           G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL |
                                               G_SPAWN_DO_NOT_REAP_CHILD,
                                           die_with_the_test,
                                           NULL,
                                           &own_bus,
                                           NULL,
                                           &out,
                                           NULL,
                                           NULL));
  atexit (stop_own_bus);
  reader = fdopen (out, "r");
  g_assert_nonnull (fgets (address, sizeof address, reader));
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", g_strchomp (address), TRUE);
  remove_folder (folder);
}

#define ADD(path, test) g_test_add ("/vault/keyring/" path, Fixture, NULL, setup, test, teardown)

static void
add_unlocked (void)
{
  ADD ("unlocked/no-journal-is-known-at-first", test_no_journal_known_at_first);
  ADD ("unlocked/an-item-in-making-is-no-journal", test_item_in_making_is_no_journal);
  ADD ("unlocked/opening-makes-a-journal-known", test_opening_makes_it_known);
  ADD ("unlocked/a-killed-creation-is-whole-or-nothing", test_killed_creation_is_whole_or_nothing);
  ADD ("unlocked/the-keyring-opens", test_keyring_opens);
  ADD ("unlocked/the-item-is-one-line-of-ascii", test_item_is_one_line);
  ADD ("unlocked/the-pin-is-needed", test_pin_is_needed);
  ADD ("unlocked/the-pin-needs-the-keyring", test_pin_needs_the_keyring);
  ADD ("unlocked/a-deleted-item-is-told", test_deleted_item_is_told);
  ADD ("unlocked/the-recovery-code-repairs-the-keyring", test_code_repairs_the_keyring);
  ADD ("unlocked/a-repair-sets-and-lifts-a-pin", test_repair_sets_and_lifts_a_pin);
  ADD ("unlocked/an-old-key-that-stays-is-told", test_old_key_that_stays_is_told);
  ADD ("unlocked/a-repair-always-finds-room", test_repair_always_finds_room);
  ADD ("unlocked/an-item-that-is-no-key-is-told", test_foreign_item_is_told);
  ADD ("unlocked/an-item-with-another-key-is-told", test_other_key_is_told);
  ADD ("unlocked/the-keyring-knows-a-journal-also-when-locked", test_keyring_knows_a_journal);
  ADD ("unlocked/a-failed-creation-leaves-no-item", test_failed_creation_leaves_no_item);
  ADD ("unlocked/a-dismissed-prompt-is-told", test_dismissed_prompt_is_told);
  ADD ("unlocked/an-answered-prompt-opens", test_answered_prompt_opens);
  ADD ("unlocked/a-prompt-can-be-cancelled", test_prompt_can_be_cancelled);
  ADD ("unlocked/a-service-that-dies-asking-is-told", test_service_that_dies_asking_is_told);
  ADD ("unlocked/a-killed-service-is-survived", test_killed_service_is_survived);
}

static void
add_tests (const char *session)
{
  if (strcmp (session, "unlocked") == 0)
    add_unlocked ();
  else if (strcmp (session, "locked") == 0)
    {
      ADD ("locked/the-person-can-unlock-it", test_locked_at_first_can_be_answered);
      ADD ("locked/the-person-can-decline", test_locked_at_first_can_be_dismissed);
    }
  else if (strcmp (session, "fresh") == 0)
    {
      ADD ("fresh/the-first-keyring-can-be-declined", test_first_keyring_can_be_declined);
      ADD ("fresh/the-first-keyring-can-be-made", test_first_keyring_can_be_made);
    }
  else if (strcmp (session, "absent") == 0)
    {
      ADD ("absent/a-missing-service-is-told", test_absent_is_told);
      ADD ("absent/a-service-that-starts-later-is-found", test_started_later_is_found);
      ADD ("absent/a-service-that-goes-is-told", test_gone_is_told);
    }
  else if (strcmp (session, "file") == 0)
    {
      ADD ("file/it-opens", test_file_store_opens);
      ADD ("file/a-missing-item-is-told-and-repaired", test_file_store_tells_missing_item);
    }
  else if (strcmp (session, "forgetful") == 0)
    ADD ("forgetful/an-answer-that-made-nothing-is-asked-for-once-more",
         test_forgotten_keyring_is_asked_for_twice);
  else if (strcmp (session, "denied") == 0)
    ADD ("denied/a-denial-is-told", test_denied_is_told);
  else
    ADD ("screenless/a-locked-keyring-is-told", test_locked_without_screen_is_told);
}

int
main (int argc, char **argv)
{
  const char *session;

  if (argc == 3 && strcmp (argv[1], "create") == 0)
    return create_and_end (argv[2]);
  g_test_init (&argc, &argv, NULL);
  session = argc > 1 ? argv[1] : "unlocked";
  if (strcmp (session, "file") == 0)
    use_file_store ();
  if (strcmp (session, "denied") == 0)
    start_own_bus ("<deny send_destination=\"" SERVICE "\"/>", TRUE);
  if (strcmp (session, "screenless") == 0)
    {
      start_own_bus ("", FALSE);
      start_keyring_service ();
    }
  add_tests (session);
  return g_test_run ();
}
