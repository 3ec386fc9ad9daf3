/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks whether a sealed file is sound: every page must authenticate, and SQLite's own check must
 * be content. Changes nothing but where the log lies. On the vault's thread. */

#include <string.h>

#include "vault/vault-private.h"

static gboolean
empty_log (sqlite3 *db, GError **error)
{
  const int result = sqlite3_wal_checkpoint_v2 (db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  siloam_vault_set_db_error (db, result, error);
  return FALSE;
}

static gboolean
check_pages (SiloamVault *vault, SiloamVaultReport *report, GError **error)
{
  int result;

  result = siloam_vault_count_pages (vault, &report->pages);
  for (guint64 page = 1; page <= report->pages && result == SQLITE_OK; page++)
    {
      result = siloam_vault_check_page (vault, page);
      if (result != SQLITE_IOERR_DATA)
        continue;
      g_array_append_val (report->bad_pages, page);
      result = SQLITE_OK;
    }
  if (result == SQLITE_OK)
    return TRUE;

  siloam_vault_set_db_error (siloam_vault_get_db (vault), result, error);
  return FALSE;
}

/* Returns what SQLite's check says, NULL when it is content. */
static char *
check_integrity (sqlite3 *db)
{
  g_autoptr (GString) said = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  int result;

  result = sqlite3_prepare_v2 (db, "PRAGMA integrity_check(100)", -1, &statement, NULL);
  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (statement);
      if (result == SQLITE_ROW)
        g_string_append_printf (said,
                                "%s%s",
                                said->len > 0 ? "\n" : "",
                                (const char *) sqlite3_column_text (statement, 0));
    }
  sqlite3_finalize (statement);
  if (result != SQLITE_DONE)
    g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", sqlite3_errstr (result));

  return strcmp (said->str, "ok") == 0 ? NULL : g_string_free (g_steal_pointer (&said), FALSE);
}

/**
 * siloam_vault_verify:
 *
 * Reads the whole file and reports what does not fit. Takes as long as reading the file takes.
 *
 * Fails when the check itself cannot be made, with %SILOAM_VAULT_ERROR_NO_SPACE or _IO; damage is
 * no failure but a finding.
 *
 * Returns: (transfer full): the report
 */
SiloamVaultReport *
siloam_vault_verify (SiloamVault *self, GError **error)
{
  g_autoptr (SiloamVaultReport) report = g_new0 (SiloamVaultReport, 1);
  g_autoptr (GError) log_error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  report->bad_pages = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (!empty_log (siloam_vault_get_db (self), &log_error) &&
      !g_error_matches (log_error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&log_error));
      return NULL;
    }
  if (!check_pages (self, report, error))
    return NULL;

  report->integrity = check_integrity (siloam_vault_get_db (self));
  return g_steal_pointer (&report);
}

void
siloam_vault_report_free (SiloamVaultReport *report)
{
  g_return_if_fail (report != NULL);

  g_clear_pointer (&report->bad_pages, g_array_unref);
  g_free (report->integrity);
  g_free (report);
}
