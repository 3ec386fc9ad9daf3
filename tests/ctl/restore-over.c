/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `restore-over BACKUP PLACE ASIDE CODE`: puts a backup in the place of a journal, which is set
 * aside, with the recovery code in the file CODE. For tests that stop it halfway. One thread. */

#include <stdio.h>

#include "vault/locksmith.h"
#include "vault/recovery-code.h"
#include "vault/vault-restore.h"

static SiloamVaultPass *
open_backup (const char *backup, const char *code_file, GError **error)
{
  g_autofree char *typed = NULL;
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamCredential) way = NULL;
  SiloamVaultPass *pass;
  SiloamVault *vault;

  if (!g_file_get_contents (code_file, &typed, NULL, error))
    return NULL;
  code = siloam_recovery_code_parse (g_strchomp (typed), error);
  way = code != NULL ? siloam_credential_new_recovery (code) : NULL;
  vault = way != NULL ? siloam_locksmith_read (backup, way, NULL, error) : NULL;
  if (vault == NULL)
    return NULL;
  pass = siloam_vault_make_pass (vault);
  siloam_vault_free (vault);
  return pass;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamVaultPass) pass = NULL;

  if (argc != 5)
    return 2;
  siloam_vault_harden_process ();
  pass = open_backup (argv[1], argv[4], &error);
  if (pass != NULL &&
      siloam_vault_restore_over (pass, argv[1], argv[2], argv[3], NULL, NULL, NULL, &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
