/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `make-journal FILE ENTRIES`: a journal whose key is in the keyring of this session, with entries
 * of about 1.5 KB. Runs on one thread of its own process. */

#include <sqlite3.h>

#include "journal/store.h"
#include "vault/locksmith.h"
#include "vault/vault.h"

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
add_entry (SiloamStore *store, guint number)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (text->len < 1500)
    g_string_append_printf (text, "woord%u ", (guint) g_random_int_range (0, 6000));
  entry->text = g_string_free (g_steal_pointer (&text), FALSE);
  entry->title = g_strdup_printf ("Dag %u", number);
  g_clear_pointer (&entry->created, g_date_time_unref);
  entry->created = g_date_time_new_from_unix_local (1577880000 + (gint64) number * 1800);
  check (siloam_store_save (store, entry, &error), error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamCredential) keyring = siloam_credential_new_keyring ();
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    g_error ("usage: %s FILE ENTRIES", argv[0]);

  siloam_vault_harden_process ();
  SiloamVault *vault = siloam_locksmith_create (argv[1], keyring, &code, NULL, &error);
  check (vault != NULL, error);

  /* Nobody waits for these: durability is not what is measured here. */
  sqlite3_exec (siloam_vault_get_db (vault), "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  store = siloam_store_new (siloam_vault_get_db (vault), &error);
  check (store != NULL, error);
  for (guint i = 0; i < (guint) g_ascii_strtoull (argv[2], NULL, 10); i++)
    add_entry (store, i);

  g_clear_pointer (&store, siloam_store_free);
  check (siloam_vault_close (vault, &error), error);
  return 0;
}
