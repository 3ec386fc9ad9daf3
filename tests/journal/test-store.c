/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries to SQL and back, on a real SQLite file. */

#include <glib/gstdio.h>

#include "journal/lifecycle.h"
#include "journal/store.h"
#include "sample.h"

typedef struct
{
  char *path;
  sqlite3 *db;
  SiloamStore *store;
} Fixture;

static void
open_store (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *self)
{
  g_clear_pointer (&self->store, siloam_store_free);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  self->db = NULL;
}

static void
setup (Fixture *self, gconstpointer data)
{
  self->path = g_build_filename (g_get_user_data_dir (), "store.db", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  open_store (self);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  close_store (self);
  g_unlink (self->path);
  g_free (self->path);
}

static void
save (Fixture *self, const SiloamEntry *entry)
{
  g_autoptr (GError) error = NULL;

  siloam_store_save (self->store, entry, &error);
  g_assert_no_error (error);
}

static SiloamEntry *
load (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SiloamEntry *entry = siloam_store_load (self->store, id, &error);

  g_assert_no_error (error);
  return entry;
}

static void
assert_sound (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = siloam_store_check (self->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
assert_comes_back (Fixture *self, SiloamEntry *entry)
{
  g_autoptr (SiloamEntry) owned = entry;
  g_autoptr (SiloamEntry) loaded = NULL;

  save (self, entry);
  close_store (self);
  open_store (self);
  loaded = load (self, entry->id);
  assert_entries_equal (entry, loaded);
  assert_sound (self);
}

static void
exchange_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_exchange ());
}

static void
blessing_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_blessing ());
}

static void
free_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, sample_free ());
}

static void
blank_comes_back (Fixture *self, gconstpointer data)
{
  assert_comes_back (self, siloam_entry_new (SILOAM_ENTRY_EXCHANGE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/journal/store/" name, Fixture, NULL, setup, test, teardown)
  ADD ("an-exchange-with-every-field-comes-back", exchange_comes_back);
  ADD ("a-blessing-with-every-field-comes-back", blessing_comes_back);
  ADD ("a-free-entry-with-every-field-comes-back", free_comes_back);
  ADD ("an-entry-in-which-nothing-is-said-comes-back", blank_comes_back);
  return g_test_run ();
}
