/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ministry files as earlier versions wrote them: every later one must read them whole. Below the
 * façade, since what is in them expired long ago. */

#include <glib/gstdio.h>
#include <string.h>

#include "bare.h"
#include "golden-text.h"

typedef struct
{
  char *folder;
  char *path;
  SiloamCredential *passphrase;
  Bare bare;
} Golden;

static char *
dup_data (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ministry", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
setup (Golden *self, gconstpointer name)
{
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text (FILE_PASSPHRASE);
  gsize length = 0;
  g_autofree char *bytes = dup_data (name, &length);

  self->folder = g_dir_make_tmp ("siloam-golden-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "evening.siloam", NULL);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, NULL));
  self->passphrase = siloam_credential_new_passphrase (phrase);
  bare_open (&self->bare, self->path, self->passphrase);
}

static void
teardown (Golden *self, gconstpointer name)
{
  bare_close (&self->bare);
  siloam_credential_unref (self->passphrase);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static SiloamMinistryDesk *
read_desk (Golden *self)
{
  g_autoptr (GError) error = NULL;
  SiloamMinistryDesk *desk = siloam_ministry_store_read (self->bare.store, &error);

  g_assert_no_error (error);
  return desk;
}

/* A field that is new may be said besides; none that was may be gone or say something else. */
static void
all_is_read (Golden *self, gconstpointer name)
{
  g_autoptr (SiloamMinistryDesk) desk = read_desk (self);
  g_autofree char *wanted = dup_data ("evening-1.txt", NULL);
  g_autofree char *found = golden_describe (desk);

  g_assert_false (desk->is_damaged);
  g_assert_cmpstr (found, ==, wanted);
}

static void
it_can_be_written_in (Golden *self, gconstpointer name)
{
  g_autoptr (SiloamMinistryDesk) desk = read_desk (self);
  g_autoptr (SiloamMinistryDesk) after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (desk->location->name);
  desk->location->name = g_strdup ("«later»");
  siloam_ministry_store_save_location (self->bare.store, desk->location, &error);
  g_assert_no_error (error);
  bare_close (&self->bare);
  bare_open (&self->bare, self->path, self->passphrase);
  after = read_desk (self);
  g_assert_cmpstr (after->location->name, ==, "«later»");
  g_assert_cmpuint (after->sessions->len, ==, desk->sessions->len);
}

static void
all_of_it_is_sound (Golden *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamVaultReport) report = siloam_vault_verify (self->bare.vault, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->bad_pages->len, ==, 0);
  g_assert_null (report->integrity);
}

static void
add (const char *name, void (*test) (Golden *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ministry/golden/", name, NULL);

  g_test_add (path, Golden, "evening-1.siloam", setup, test, teardown);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  siloam_vault_harden_process ();
  add ("a-file-of-the-first-version-is-read-whole", all_is_read);
  add ("a-file-of-the-first-version-can-be-written-in", it_can_be_written_in);
  add ("a-file-of-the-first-version-is-sound", all_of_it_is_sound);
  return g_test_run ();
}
