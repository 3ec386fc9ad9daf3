/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making, opening and refitting a sealed file the way the application does it. */

#include <glib/gstdio.h>
#include <string.h>

#include "vault/locksmith-private.h"
#include "vault/recovery-code.h"

static const SiloamKdfCost cheap = { 1, SILOAM_SLOT_MEM_KIB_MIN };

typedef struct
{
  char *directory;
  char *path;
  SiloamSecret *words;
  SiloamCredential *passphrase;
  SiloamSecret *code;
} Fixture;

static void
setup (Fixture *fixture,
       gconstpointer data)
{
  SiloamVault *vault;
  GError *error = NULL;

  fixture->directory = g_dir_make_tmp ("vault-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "journal.siloam", NULL);
  fixture->words = siloam_secret_new_text ("correct horse");
  fixture->passphrase = siloam_credential_new_passphrase (fixture->words);
  vault = siloam_locksmith_create_with_cost (fixture->path,
                                             fixture->passphrase,
                                             &cheap,
                                             &fixture->code,
                                             NULL,
                                             &error);
  g_assert_no_error (error);
  g_assert_nonnull (vault);
  g_assert_cmpint (sqlite3_exec (siloam_vault_get_db (vault),
                                 "CREATE TABLE t(x); INSERT INTO t VALUES('well')",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  g_assert_true (siloam_vault_close (vault, &error));
  g_assert_no_error (error);
}

static void
teardown (Fixture *fixture,
          gconstpointer data)
{
  siloam_secret_unref (fixture->words);
  siloam_secret_unref (fixture->code);
  siloam_credential_unref (fixture->passphrase);
  g_free (fixture->path);
  g_free (fixture->directory);
}

static char *
read_row (SiloamVault *vault)
{
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_prepare_v2 (siloam_vault_get_db (vault), "SELECT x FROM t", -1,
                                       &statement, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static void
test_passphrase_opens (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamVault) vault =
    siloam_locksmith_open (fixture->path, fixture->passphrase, NULL, &error);
  g_autofree char *row = NULL;

  g_assert_no_error (error);
  row = read_row (vault);
  g_assert_cmpstr (row, ==, "well");
}

static void
test_recovery_code_opens (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamCredential) credential = siloam_credential_new_recovery (fixture->code);
  g_autoptr (SiloamVault) vault =
    siloam_locksmith_open (fixture->path, credential, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/vault/locksmith/the-passphrase-opens", Fixture, NULL, setup,
              test_passphrase_opens, teardown);
  g_test_add ("/vault/locksmith/the-recovery-code-opens", Fixture, NULL, setup,
              test_recovery_code_opens, teardown);

  return g_test_run ();
}
