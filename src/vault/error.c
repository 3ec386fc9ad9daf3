/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of this room, and how the failures of system and SQLite become outcomes a
 * person can act on. Messages never hold paths, SQL or values. Any thread. */

#include "vault/error-private.h"

#include <errno.h>

#include "vault/vault.h"

G_DEFINE_QUARK (siloam - vault - error - quark, siloam_vault_error)

static SiloamVaultError
code_of_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SILOAM_VAULT_ERROR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM:
      return SILOAM_VAULT_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return SILOAM_VAULT_ERROR_MISSING;
    case EEXIST:
      return SILOAM_VAULT_ERROR_EXISTS;
    case ENOMEM:
      return SILOAM_VAULT_ERROR_NO_MEMORY;
    default:
      return SILOAM_VAULT_ERROR_IO;
    }
}

gboolean
siloam_vault_set_errno_error (GError **error, int number, const char *doing)
{
  g_set_error (error,
               SILOAM_VAULT_ERROR,
               code_of_errno (number),
               "%s: %s",
               doing,
               g_strerror (number));
  return FALSE;
}

/* Returns what the system said, as far as a person can act on it. */
static SiloamVaultError
code_of_system_error (sqlite3 *db)
{
  const SiloamVaultError code =
      db != NULL ? code_of_errno (sqlite3_system_errno (db)) : SILOAM_VAULT_ERROR_IO;

  return code == SILOAM_VAULT_ERROR_NO_SPACE || code == SILOAM_VAULT_ERROR_READ_ONLY
             ? code
             : SILOAM_VAULT_ERROR_IO;
}

static SiloamVaultError
code_of_io_error (sqlite3 *db, int result)
{
  if (result == SQLITE_IOERR_DATA || result == SQLITE_IOERR_CORRUPTFS)
    return SILOAM_VAULT_ERROR_PAGE_DAMAGED;
  if (result == SQLITE_IOERR_NOMEM)
    return SILOAM_VAULT_ERROR_NO_MEMORY;
  return code_of_system_error (db);
}

static SiloamVaultError
code_of_result (sqlite3 *db, int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SILOAM_VAULT_ERROR_BUSY;
    case SQLITE_FULL:
      return SILOAM_VAULT_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SILOAM_VAULT_ERROR_READ_ONLY;
    case SQLITE_NOMEM:
      return SILOAM_VAULT_ERROR_NO_MEMORY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SILOAM_VAULT_ERROR_PAGE_DAMAGED;
    case SQLITE_CANTOPEN:
      return code_of_system_error (db);
    case SQLITE_CONSTRAINT:
      return result == SQLITE_CONSTRAINT_COMMITHOOK ? SILOAM_VAULT_ERROR_MISSING
                                                    : SILOAM_VAULT_ERROR_IO;
    case SQLITE_IOERR:
      return code_of_io_error (db, result);
    default:
      return SILOAM_VAULT_ERROR_IO;
    }
}

/**
 * siloam_vault_set_db_error:
 * @db: (nullable): the connection that failed
 * @result: SQLite's extended result code
 *
 * Names the outcome of a failed SQLite call. SQLite's own message is left out on purpose: it may
 * quote what a person searched for.
 */
void
siloam_vault_set_db_error (sqlite3 *db, int result, GError **error)
{
  g_set_error (error,
               SILOAM_VAULT_ERROR,
               code_of_result (db, result),
               "%s (%d)",
               sqlite3_errstr (result),
               result);
}
