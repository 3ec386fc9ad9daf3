/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sealed file, opened with its data key as SQLCipher is with its raw key: what stretching a
 * passphrase costs is chosen, not a property of the file. Runs on the main thread of a benchmark.
 */

#include "engine.h"

#include "vault/vault-private.h"

const char *const engine_index_sql =
    "CREATE VIRTUAL TABLE words USING fts5 (title, body, content='entry', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')";
const char *const engine_index_row = "rowid";

static const guint8 zeros[SILOAM_KEY_LENGTH];

static SiloamSecret *
unlock (const SiloamHeader *header, gpointer user_data, GError **error)
{
  return siloam_secret_new_copy (zeros, sizeof zeros);
}

static SiloamVault *
create (const char *path, GError **error)
{
  g_autoptr (SiloamSecret) data_key = siloam_secret_new_copy (zeros, sizeof zeros);
  SiloamHeader header;

  siloam_header_init (&header, zeros, 1);
  return siloam_vault_create (path, &header, data_key, error);
}

Engine
engine_open (const char *path, gboolean is_new)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  siloam_vault_harden_process ();
  vault = is_new ? create (path, &error) : siloam_vault_open (path, unlock, NULL, &error);
  if (!vault)
    g_error ("%s: %s", path, error->message);
  return (Engine){ siloam_vault_get_db (vault), vault };
}

void
engine_close (Engine *self)
{
  g_autoptr (GError) error = NULL;

  if (!siloam_vault_close (self->owner, &error))
    g_error ("close: %s", error->message);
}
