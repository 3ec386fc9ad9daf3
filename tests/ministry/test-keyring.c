/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A ministry file with a PIN, and a real gnome-keyring that is unlocked: neither alone opens it. */

#include "file.h"
#include "vault/ways-in.h"

typedef struct
{
  char *folder;
  char *path;
  SiloamSecret *code;
} Fixture;

static SiloamCredential *
new_pin (const char *digits)
{
  g_autoptr (SiloamSecret) pin = siloam_secret_new_text (digits);

  return siloam_credential_new_keyring_pin (pin);
}

static void
close_ok (SiloamMinistry *ministry)
{
  g_autoptr (GError) error = NULL;

  siloam_ministry_close_sync (ministry, &error);
  g_assert_no_error (error);
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) pin = new_pin ("2468");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiloamMinistry) ministry = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  self->folder = g_dir_make_tmp ("siloam-ministry-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "evening.siloam", NULL);
  siloam_ministry_create_async (self->path, pin, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  ministry = siloam_ministry_create_finish (result, &self->code, &error);
  g_assert_no_error (error);
  close_ok (ministry);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  siloam_secret_unref (self->code);
  g_free (self->folder);
  g_free (self->path);
}

static SiloamMinistry *
try_open (Fixture *self, SiloamCredential *way_in, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_open_async (self->path, way_in, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_ministry_open_finish (result, error);
}

static void
pin_opens (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) pin = new_pin ("2468");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMinistry) ministry = try_open (self, pin, &error);

  g_assert_no_error (error);
  close_ok (ministry);
}

static void
wrong_pin_does_not_open (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) pin = new_pin ("1357");
  g_autoptr (GError) error = NULL;

  g_assert_null (try_open (self, pin, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
}

static void
keyring_without_pin_does_not_open (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) keyring = siloam_credential_new_keyring ();
  g_autoptr (GError) error = NULL;

  g_assert_null (try_open (self, keyring, &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_NO_PIN);
}

static void
no_way_in_is_without_a_secret (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ways = siloam_ways_in_read (self->path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ways->len, ==, 2);
  for (guint i = 0; i < ways->len; i++)
    g_assert_cmpuint (g_array_index (ways, SiloamWayIn, i).type, !=, SILOAM_SLOT_KEYRING);
}

static void
repaired_keyring_needs_the_new_pin (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) recovery = siloam_credential_new_recovery (self->code);
  g_autoptr (SiloamCredential) pin = new_pin ("9753");
  g_autoptr (SiloamSecret) digits = siloam_secret_new_text ("9753");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMinistry) ministry = try_open (self, recovery, &error);
  g_autoptr (SiloamMinistry) again = NULL;
  File file = { .ministry = ministry };

  g_assert_no_error (error);
  file_do (&file, repair_keyring, digits, NULL);
  close_ok (ministry);
  again = try_open (self, pin, &error);
  g_assert_no_error (error);
  close_ok (again);
}

static gboolean
knows (SiloamMinistry *ministry, const char *typed, GError **error)
{
  g_autoptr (SiloamSecret) secret = siloam_secret_new_text (typed);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *answer = NULL;

  siloam_ministry_check_async (ministry, secret, NULL, wait_cb, &answer);
  result = wait_for (&answer);
  return siloam_ministry_write_finish (ministry, result, error);
}

static void
open_file_tells_who_knows_the_pin (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) pin = new_pin ("2468");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMinistry) ministry = try_open (self, pin, &error);

  g_assert_no_error (error);
  g_assert_true (knows (ministry, "2468", &error));
  g_assert_no_error (error);
  g_assert_false (knows (ministry, "2469", &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_WRONG_KEY);
  close_ok (ministry);
}

static void
locked_file_tells_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamCredential) pin = new_pin ("2468");
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamMinistry) ministry = try_open (self, pin, &error);

  g_assert_no_error (error);
  close_ok (ministry);
  g_assert_false (knows (ministry, "2468", &error));
  g_assert_error (error, SILOAM_MINISTRY_ERROR, SILOAM_MINISTRY_ERROR_CLOSED);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/keyring/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  siloam_vault_harden_process ();
  add ("a-pin-opens-it", pin_opens);
  add ("a-wrong-pin-does-not", wrong_pin_does_not_open);
  add ("a-keyring-without-a-pin-does-not", keyring_without_pin_does_not_open);
  add ("no-way-in-is-without-a-secret", no_way_in_is_without_a_secret);
  add ("a-repaired-keyring-needs-the-new-pin", repaired_keyring_needs_the_new_pin);
  add ("an-open-file-tells-who-knows-the-pin", open_file_tells_who_knows_the_pin);
  add ("a-locked-file-tells-nobody", locked_file_tells_nobody);
  return g_test_run ();
}
