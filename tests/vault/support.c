/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the sealed file share. */

#include "support.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const SiloamKdfCost cheap_cost = { 1, SILOAM_SLOT_MEM_KIB_MIN };

SiloamCredential *
new_passphrase (const char *words)
{
  g_autoptr (SiloamSecret) secret = siloam_secret_new_text (words);

  return siloam_credential_new_passphrase (secret);
}

void
sealed_file_setup (SealedFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault;

  self->folder = g_dir_make_tmp ("siloam-vault-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "journal.siloam", NULL);
  self->passphrase = new_passphrase ("still waters");
  vault = siloam_locksmith_create_with_cost (self->path,
                                             self->passphrase,
                                             &cheap_cost,
                                             &self->code,
                                             NULL,
                                             &error);
  g_assert_no_error (error);
  exec_ok (vault, "CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT)");
  exec_ok (vault,
           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<40)"
           " INSERT INTO t(x) SELECT hex(randomblob(600)) FROM n");
  g_assert_true (siloam_vault_close (vault, &error));
  g_assert_no_error (error);
}

void
sealed_file_teardown (SealedFile *self, gconstpointer data)
{
  remove_folder (self->folder);
  siloam_credential_unref (self->passphrase);
  siloam_secret_unref (self->code);
  g_free (self->folder);
  g_free (self->path);
}

SiloamVault *
sealed_file_open (SealedFile *self)
{
  g_autoptr (GError) error = NULL;
  SiloamVault *vault = siloam_locksmith_open (self->path, self->passphrase, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);
  return vault;
}

char *
sealed_file_dup_path (SealedFile *self, const char *suffix)
{
  return g_strconcat (self->path, suffix, NULL);
}

void
sealed_file_leave_log (SealedFile *self, int rows)
{
  const pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      SiloamVault *vault = sealed_file_open (self);

      for (int i = 0; i < rows; i++)
        exec_ok (vault, "INSERT INTO t(x) VALUES('left in the log')");
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

void
exec_ok (SiloamVault *vault, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (siloam_vault_get_db (vault), sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

/* Returns the first number of the first row, -1 when there is none. */
int
query_int (SiloamVault *vault, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int value = -1;

  if (sqlite3_prepare_v2 (siloam_vault_get_db (vault), sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* Returns the whole file, an empty one when it is not there. */
GBytes *
read_bytes (const char *path)
{
  char *content = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return g_bytes_new (NULL, 0);
  return g_bytes_new_take (content, length);
}

/* A copy of the file to change; it must be there. */
guint8 *
dup_content (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  return (guint8 *) content;
}

void
write_bytes (const char *path, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  if (length > 0)
    g_assert_cmpuint (fwrite (data, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
flip_bit (const char *path, gsize offset, guint8 mask)
{
  FILE *file = g_fopen (path, "r+b");
  int byte;

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  byte = fgetc (file);
  g_assert_cmpint (byte, !=, EOF);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  fputc (byte ^ mask, file);
  g_assert_cmpint (fclose (file), ==, 0);
}

GBytes *
unhex (const char *hex)
{
  const gsize length = strlen (hex) / 2;
  guint8 *bytes = g_malloc (length);

  g_assert_cmpint (sodium_hex2bin (bytes, length, hex, strlen (hex), NULL, NULL, NULL), ==, 0);
  return g_bytes_new_take (bytes, length);
}

void
assert_hex (const guint8 *bytes, const char *hex)
{
  g_autoptr (GBytes) expected = unhex (hex);
  gsize length;
  const guint8 *data = g_bytes_get_data (expected, &length);

  g_assert_cmpmem (bytes, length, data, length);
}

/* Looks through all files of a folder, and of the folders in it. */
gboolean
folder_contains (const char *folder, const char *needle)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (folder_contains (path, needle))
            return TRUE;
          continue;
        }
      bytes = read_bytes (path);
      if (g_bytes_get_size (bytes) > 0 && memmem (g_bytes_get_data (bytes, NULL),
                                                  g_bytes_get_size (bytes),
                                                  needle,
                                                  strlen (needle)) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
