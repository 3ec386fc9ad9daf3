/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sealed journals that earlier versions of Siloam made. Every later one must open them, and lose
 * nothing of them. journal-2.siloam is journal-1.siloam as version 2 brought it up to date, with an
 * entry of that time. */

#include <glib/gstdio.h>
#include <string.h>

#include "journal/store.h"
#include "vault/error.h"
#include "vault/locksmith.h"
#include "vault/recovery-code.h"

#define CODE "SQQ7-EBEZ-JRTT-APCR-4GQ6-DR77-K22J-55XQ"

/* Where the pages of the file begin, in bytes, and how long each is. */
#define PAGES_START 65536
#define PAGE_SIZE 4096

typedef struct
{
  char *folder;
  char *path;
  SiloamVault *vault;
  sqlite3 *db; /* borrowed from the vault */
  SiloamStore *store;
} Fixture;

static void
open_vault (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (CODE, NULL);
  g_autoptr (SiloamCredential) recovery = siloam_credential_new_recovery (code);

  self->vault = siloam_locksmith_open (self->path, recovery, NULL, &error);
  g_assert_no_error (error);
  self->db = siloam_vault_get_db (self->vault);
}

static void
close_vault (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, siloam_store_free);
  g_assert_true (siloam_vault_close (g_steal_pointer (&self->vault), &error));
}

static void
migrate (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
setup (Fixture *self, gconstpointer data)
{
  const char *name = data != NULL ? data : "journal-1.siloam";
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  self->folder = g_dir_make_tmp ("siloam-migration-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "journal.siloam", NULL);
  g_file_get_contents (golden, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (self->path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  open_vault (self);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_vault (self);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static int
append_row (gpointer text, int count, char **values, char **names)
{
  for (int i = 0; i < count; i++)
    g_string_append_printf (text,
                            "%s=%s|",
                            names[i],
                            values[i] != NULL ? values[i] : "\xe2\x88\x85");
  g_string_append_c (text, '\n');
  return 0;
}

static char *
dump (sqlite3 *db, const char *sql)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_exec (db, sql, append_row, text, NULL), ==, SQLITE_OK);
  return g_string_free (text, FALSE);
}

/* "SELECT columns FROM table" for every table of now, in a fixed order of columns and rows. */
static int
append_query (gpointer queries, int count, char **values, char **names)
{
  g_ptr_array_add (queries,
                   g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY 1, 2", values[1], values[0]));
  return 0;
}

static GPtrArray *
list_queries (sqlite3 *db)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (sqlite3_exec (db,
                                 "SELECT s.name, (SELECT group_concat ('\"' || name || '\"') FROM"
                                 "   pragma_table_info (s.name))"
                                 " FROM sqlite_schema AS s WHERE s.type = 'table'"
                                 "  AND (s.name NOT LIKE 'search%' OR s.name = 'search')",
                                 append_query,
                                 queries,
                                 NULL),
                   ==,
                   SQLITE_OK);
  return queries;
}

static void
every_value_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) queries = list_queries (self->db);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (queries->len, >=, 18);
  for (guint i = 0; i < queries->len; i++)
    g_ptr_array_add (before, dump (self->db, queries->pdata[i]));
  migrate (self);
  for (guint i = 0; i < queries->len; i++)
    {
      g_autofree char *after = dump (self->db, queries->pdata[i]);

      g_test_message ("%s", (char *) queries->pdata[i]);
      g_assert_cmpstr (after, ==, before->pdata[i]);
    }
}

static void
an_old_journal_is_sound (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *version = NULL;

  migrate (self);
  faults = siloam_store_check (self->store, NULL);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
  version = dump (self->db, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "user_version=3|\n");
}

static GPtrArray *
find (Fixture *self, const char *osis)
{
  g_autoptr (GError) error = NULL;
  SiloamReference reference;
  GPtrArray *places;

  g_assert_true (siloam_reference_from_osis (osis, SILOAM_NUMBERING_KJV, &reference));
  places = siloam_store_find_places (self->store, &reference, 10, &error);
  g_assert_no_error (error);
  return places;
}

static void
assert_found (Fixture *self, const char *osis, guint count)
{
  g_autoptr (GPtrArray) places = find (self, osis);

  g_assert_cmpuint (places->len, ==, count);
}

/* The owner was Dutch: "Ps. 34:18" is verse 17 of kjv. */
static void
old_references_are_found (Fixture *self, gconstpointer data)
{
  migrate (self);
  assert_found (self, "Ps.34.17", 3);
  assert_found (self, "Ps.34.18", 0);
  assert_found (self, "Isa.43.1", 1);
  assert_found (self, "Ps.13.5", 1);
  assert_found (self, "Rev.3.8", 1);
  assert_found (self, "Ps.55.12", 1);
  assert_found (self, "John.14.27", 4);
}

static void
memories_and_confessions_are_not_found (Fixture *self, gconstpointer data)
{
  migrate (self);
  assert_found (self, "Ps.121", 0);
  assert_found (self, "Ps.51", 0);
}

/* Of the entry of that time: read in kjv, but for "Ps. 34:18", which is verse 17 there. */
static void
numberings_are_kept (Fixture *self, gconstpointer data)
{
  migrate (self);
  assert_found (self, "Ps.13.5", 2);
  assert_found (self, "Ps.34.17", 4);
  assert_found (self, "Isa.43.1", 2);
}

static void
what_was_deleted_stays_away (Fixture *self, gconstpointer data)
{
  migrate (self);
  assert_found (self, "Ps.23.1", 0);
}

static void
migrating_twice_changes_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  migrate (self);
  first = dump (self->db, "SELECT * FROM places ORDER BY entry, position");
  close_vault (self);
  open_vault (self);
  migrate (self);
  second = dump (self->db, "SELECT * FROM places ORDER BY entry, position");
  g_assert_cmpstr (first, ==, second);
}

/* An entry that cannot be read keeps nobody out of the rest. */
static void
a_damaged_entry_does_not_stop_it (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_cmpint (sqlite3_exec (self->db, "UPDATE hurts SET kind = 'nergens'", NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  migrate (self);
  faults = siloam_store_check (self->store, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  assert_found (self, "Isa.43.1", 1);
}

/* Newer libraries look through a STRICT table before they add a column to it, and so meet its
 * damaged page; then the journal says that it is damaged, and a backup is the remedy. */
static gboolean
reads_the_table_for_a_new_column (void)
{
  return sqlite3_libversion_number () > 3040999;
}

/* NULL when the version before could not open it either, or the library will not go on. */
static char *
open_spoilt (Fixture *self, const char *whole, gsize length, gsize at)
{
  g_autofree char *spoilt = g_memdup2 (whole, length);
  g_autoptr (SiloamSecret) code = siloam_recovery_code_parse (CODE, NULL);
  g_autoptr (SiloamCredential) recovery = siloam_credential_new_recovery (code);
  g_autoptr (GError) error = NULL;

  memset (spoilt + at + PAGE_SIZE / 4, 0x5a, 100);
  g_assert_true (g_file_set_contents (self->path, spoilt, (gssize) length, NULL));
  self->vault = siloam_locksmith_open (self->path, recovery, NULL, NULL);
  if (self->vault == NULL)
    return NULL;
  self->db = siloam_vault_get_db (self->vault);
  self->store = siloam_store_new (self->db, &error);
  if (reads_the_table_for_a_new_column () &&
      g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED))
    {
      close_vault (self);
      return NULL;
    }
  return g_strdup (error != NULL ? error->message : "opened");
}

/* Every page in turn is spoilt on the disk. */
static void
a_damaged_page_does_not_stop_it (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length = 0;

  close_vault (self);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  for (gsize at = PAGES_START; at + PAGE_SIZE <= length; at += PAGE_SIZE)
    {
      g_autofree char *told = open_spoilt (self, whole, length, at);

      g_test_message ("page %u", (guint) ((at - PAGES_START) / PAGE_SIZE));
      if (told == NULL)
        continue;
      g_assert_cmpstr (told, ==, "opened");
      close_vault (self);
    }
  g_assert_true (g_file_set_contents (self->path, whole, (gssize) length, NULL));
  open_vault (self);
}

/* Something of the same name is in the way: the whole migration is undone. */
static void
a_failed_migration_is_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char schema[] = "SELECT name, sql FROM sqlite_schema ORDER BY name";
  static const char version[] = "PRAGMA user_version";
  g_autofree char *told = NULL;

  sqlite3_exec (self->db, "CREATE TABLE places (other TEXT)", NULL, NULL, NULL);
  before = dump (self->db, schema);
  g_assert_null (siloam_store_new (self->db, &error));
  g_assert_nonnull (error);
  after = dump (self->db, schema);
  g_assert_cmpstr (before, ==, after);
  told = dump (self->db, version);
  g_assert_cmpstr (told, ==, "user_version=1|\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/journal/migration/" name, Fixture, NULL, setup, test, teardown)
  ADD ("every-value-of-an-old-journal-is-kept", every_value_is_kept);
  ADD ("an-old-journal-is-sound-afterwards", an_old_journal_is_sound);
  ADD ("the-references-of-an-old-journal-are-found", old_references_are_found);
  ADD ("memories-and-confessions-are-not-found", memories_and_confessions_are_not_found);
  ADD ("what-was-deleted-stays-away", what_was_deleted_stays_away);
  ADD ("opening-again-changes-nothing", migrating_twice_changes_nothing);
  ADD ("a-damaged-entry-does-not-keep-the-journal-shut", a_damaged_entry_does_not_stop_it);
  ADD ("a-damaged-page-does-not-keep-the-journal-shut", a_damaged_page_does_not_stop_it);
  ADD ("a-migration-that-fails-is-undone", a_failed_migration_is_undone);
#define ADD_2(name, test)                                                                          \
  g_test_add ("/journal/migration/2/" name, Fixture, "journal-2.siloam", setup, test, teardown)
  ADD_2 ("every-value-of-an-old-journal-is-kept", every_value_is_kept);
  ADD_2 ("an-old-journal-is-sound-afterwards", an_old_journal_is_sound);
  ADD_2 ("opening-again-changes-nothing", migrating_twice_changes_nothing);
  ADD_2 ("the-references-keep-their-numbering", numberings_are_kept);
  ADD_2 ("a-damaged-page-does-not-keep-the-journal-shut", a_damaged_page_does_not_stop_it);
  return g_test_run ();
}
