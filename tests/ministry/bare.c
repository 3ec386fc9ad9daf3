/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at a ministry file with its data key, as someone would who has the laptop and the PIN. */

#include "bare.h"

#include <string.h>

#include "vault/locksmith.h"
#include "vault/vault-read.h"

#define PAGE 4096

void
bare_open (Bare *self, const char *path, SiloamCredential *way_in)
{
  g_autoptr (GError) error = NULL;

  self->vault = siloam_locksmith_open (path, way_in, NULL, &error);
  g_assert_no_error (error);
  self->db = siloam_vault_get_db (self->vault);
  self->store = siloam_ministry_store_new (self->db, &error);
  g_assert_no_error (error);
}

void
bare_close (Bare *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, siloam_ministry_store_free);
  g_assert_true (siloam_vault_close (g_steal_pointer (&self->vault), &error));
  g_assert_no_error (error);
}

static GByteArray *
read_file (sqlite3_file *file)
{
  GByteArray *bytes = g_byte_array_new ();
  sqlite3_int64 size = 0;

  if (file == NULL || file->pMethods == NULL)
    return bytes;
  g_assert_cmpint (file->pMethods->xFileSize (file, &size), ==, SQLITE_OK);
  g_byte_array_set_size (bytes, (guint) size);
  for (sqlite3_int64 at = 0; at < size; at += PAGE)
    g_assert_cmpint (
        file->pMethods->xRead (file, bytes->data + at, (int) MIN (size - at, PAGE), at),
        ==,
        SQLITE_OK);
  return bytes;
}

static GByteArray *
read_through (sqlite3 *db, int which)
{
  sqlite3_file *file = NULL;

  sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  sqlite3_file_control (db, "main", which, &file);
  return read_file (file);
}

GByteArray *
bare_read_pages (sqlite3 *db)
{
  return read_through (db, SQLITE_FCNTL_FILE_POINTER);
}

GByteArray *
bare_read_log (sqlite3 *db)
{
  return read_through (db, SQLITE_FCNTL_JOURNAL_POINTER);
}

static gboolean
array_holds (GByteArray *bytes, GBytes *needle)
{
  gsize length;
  const void *data = g_bytes_get_data (needle, &length);

  return bytes->len > 0 && memmem (bytes->data, bytes->len, data, length) != NULL;
}

gboolean
bare_holds (sqlite3 *db, GBytes *needle)
{
  g_autoptr (GByteArray) pages = bare_read_pages (db);
  g_autoptr (GByteArray) log = bare_read_log (db);

  return array_holds (pages, needle) || array_holds (log, needle);
}

GByteArray *
bare_read_copies (Bare *self, GPtrArray *paths)
{
  g_autoptr (SiloamVaultPass) pass = siloam_vault_make_pass (self->vault);
  GByteArray *all = g_byte_array_new ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      SiloamVault *copy = siloam_vault_read_copy (pass, paths->pdata[i], &error);
      g_autoptr (GByteArray) pages = NULL;

      g_assert_no_error (error);
      pages = bare_read_pages (siloam_vault_get_db (copy));
      g_assert_cmpuint (pages->len, >=, PAGE);
      g_byte_array_append (all, pages->data, pages->len);
      siloam_vault_free (copy);
    }
  return all;
}

gboolean
copies_hold (Bare *self, GPtrArray *paths, GBytes *needle)
{
  g_autoptr (GByteArray) pages = bare_read_copies (self, paths);

  return array_holds (pages, needle);
}

GBytes *
bare_get_key (Bare *self, const char *part_id)
{
  sqlite3_stmt *query = NULL;
  GBytes *key = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (self->db,
                                       "SELECT key FROM part JOIN part_key USING (slot)"
                                       " WHERE id = ?",
                                       -1,
                                       &query,
                                       NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_bind_text (query, 1, part_id, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (query) == SQLITE_ROW)
    key = siloam_ministry_column_bytes (query, 0);
  sqlite3_finalize (query);
  return key;
}

GBytes *
bytes_of (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

void
bare_save (Bare *self, const SiloamSession *session)
{
  g_autoptr (GError) error = NULL;

  siloam_ministry_store_save_session (self->store, session, &error);
  g_assert_no_error (error);
}
