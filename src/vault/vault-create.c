/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a sealed file: whole, under a temporary name beside the wanted one, and only then given
 * its name. It never writes over anything. Worker threads only. */

#include <errno.h>
#include <sys/stat.h>

#include "vault/keys-private.h"
#include "vault/making-private.h"
#include "vault/vault-private.h"

static gboolean
check_nothing_there (const char *path, const char *suffix, GError **error)
{
  g_autofree char *whole = g_strconcat (path, suffix, NULL);
  struct stat status;

  if (lstat (whole, &status) < 0 && (errno == ENOENT || errno == ENOTDIR))
    return TRUE;

  g_set_error_literal (error,
                       SILOAM_VAULT_ERROR,
                       SILOAM_VAULT_ERROR_EXISTS,
                       "a journal, or what is left of one, is already there");
  return FALSE;
}

/**
 * siloam_vault_check_path_is_free: (skip)
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS when there is a file, a link or a log of a lost file: a
 * new file would make SQLite throw that log away.
 */
gboolean
siloam_vault_check_path_is_free (const char *path, GError **error)
{
  return check_nothing_there (path, "", error) && check_nothing_there (path, "-wal", error) &&
         check_nothing_there (path, "-journal", error);
}

static SiloamSecret *
hand_over_key (const SiloamHeader *header, gpointer user_data, GError **error)
{
  return siloam_secret_ref (user_data);
}

/* The lock is let go for the reopening: whoever comes first then just opens what is made. */
static gboolean
create_file (const char *path, const SiloamHeader *header, SiloamSecret *data_key, GError **error)
{
  g_autoptr (SiloamMaking) making = siloam_making_new (path, header, error);
  SiloamVault *maker;

  if (making == NULL)
    return FALSE;
  maker = siloam_vault_open_new (siloam_making_get_path (making), header, data_key, error);
  return maker != NULL && siloam_vault_close (maker, error) && siloam_making_name (making, error);
}

/**
 * siloam_vault_create: (skip)
 * @header: with its slots filled; signed here
 * @data_key: what the slots wrap
 *
 * Makes a sealed file with an empty database: under a temporary name beside @path, then renamed,
 * so that there is either a whole file or none.
 *
 * Fails with %SILOAM_VAULT_ERROR_EXISTS, _BUSY, _NO_SPACE, _READ_ONLY, _MISSING (the directory),
 * _IO. Worker threads only.
 *
 * Returns: (transfer full): the vault, open
 */
SiloamVault *
siloam_vault_create (const char *path, SiloamHeader *header, SiloamSecret *data_key, GError **error)
{
  g_autoptr (SiloamKeys) keys = siloam_keys_new (data_key,
                                                 siloam_header_get_vault_id (header),
                                                 siloam_header_get_epoch (header));

  siloam_header_sign (header, keys->header);
  if (!create_file (path, header, data_key, error))
    return NULL;
  return siloam_vault_open (path, hand_over_key, data_key, error);
}
