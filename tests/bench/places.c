/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `places FOLDER ENTRIES`: how long it takes in a sealed journal to find the entries that hold a
 * verse, to save an entry, and to read the references of all entries anew. Each entry has about
 * 1.5 KB of text with two references; one in ten links the same psalm. Goal: 20 ms for a verse. */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "journal/store.h"
#include "vault/locksmith.h"
#include "vault/vault.h"

#define GOAL_MILLISECONDS 20
#define ROUNDS 20

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
add_entry (SiloamStore *store, guint number)
{
  const SiloamReference psalm = { 19, SILOAM_NUMBERING_NLD, 34, 18, 34, 18 };
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (text->len < 1500)
    g_string_append_printf (text, "woord%u ", (guint) g_random_int_range (0, 6000));
  g_string_append_printf (text, "Ps. %u:1 en ", 1 + number % 150);
  g_string_append_printf (text, "Joh. 3:%u", 1 + number / 150 % 36);
  entry->text = g_string_free (g_steal_pointer (&text), FALSE);
  entry->numbering = SILOAM_NUMBERING_TERM_NLD;
  g_clear_pointer (&entry->created, g_date_time_unref);
  entry->created = g_date_time_new_from_unix_local (1577880000 + (gint64) number * 1800);
  if (number % 10 == 0)
    siloam_entry_link_verse (entry, "Ps. 34:18", &psalm, SILOAM_ROLE_RECEIVED);
  check (siloam_store_save (store, entry, &error), error);
}

static void
set_language (SiloamStore *store, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();

  profile->locale = g_strdup (language);
  check (siloam_store_save_profile (store, profile, &error), error);
}

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static gboolean
measure_find (SiloamStore *store, const char *name, const SiloamReference *reference)
{
  gint64 start = g_get_monotonic_time ();
  guint found = 0;
  double each;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) places = siloam_store_find_places (store, reference, 50, &error);

      check (places != NULL, error);
      found = places->len;
    }
  each = milliseconds_since (start) / ROUNDS;
  g_print ("%s: %.2f ms, %u places\n", name, each, found);
  return each <= GOAL_MILLISECONDS;
}

static gboolean
measure (SiloamStore *store, guint entries)
{
  const SiloamReference few = { 43, SILOAM_NUMBERING_NLD, 3, 16, 3, 16 };
  const SiloamReference many = { 19, SILOAM_NUMBERING_NLD, 34, 18, 34, 18 };
  const SiloamReference none = { 66, SILOAM_NUMBERING_NLD, 12, 11, 12, 11 };
  const SiloamReference chapter = { 43, SILOAM_NUMBERING_NLD, 3, 0, 3, 0 };
  gboolean good = measure_find (store, "a verse of one entry in 36", &few);
  gint64 start;

  good = measure_find (store, "a verse of one entry in 10", &many) && good;
  good = measure_find (store, "a verse of no entry", &none) && good;
  measure_find (store, "a chapter that is in every entry", &chapter);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    add_entry (store, entries + i);
  g_print ("saving an entry: %.2f ms\n", milliseconds_since (start) / 100);
  start = g_get_monotonic_time ();
  set_language (store, "en");
  g_print ("reading all references anew: %.0f ms\n", milliseconds_since (start));
  return good;
}

int
main (int argc, char *argv[])
{
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text ("vier woorden om te meten");
  g_autoptr (SiloamCredential) passphrase = siloam_credential_new_passphrase (phrase);
  g_autoptr (SiloamSecret) code = NULL;
  g_autoptr (SiloamStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  SiloamVault *vault;
  guint entries;
  gboolean good;

  if (argc != 3)
    g_error ("usage: %s FOLDER ENTRIES", argv[0]);
  path = g_build_filename (argv[1], "places.siloam", NULL);
  entries = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  vault = siloam_locksmith_create (path, passphrase, &code, NULL, &error);
  check (vault != NULL, error);

  /* Nobody waits for these: durability is not what is measured here. */
  sqlite3_exec (siloam_vault_get_db (vault), "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  store = siloam_store_new (siloam_vault_get_db (vault), &error);
  check (store != NULL, error);
  set_language (store, "nl");
  for (guint i = 0; i < entries; i++)
    add_entry (store, i);
  good = measure (store, entries);

  g_clear_pointer (&store, siloam_store_free);
  check (siloam_vault_close (vault, &error), error);
  g_unlink (path);
  return good ? 0 : 1;
}
