/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that is killed while saving, erasing and copying: what it was told to be kept is there,
 * what it was told to be erased is nowhere, and there is always a copy. CRASH_EVENING names the
 * child. */

#include <signal.h>
#include <sodium.h>
#include <string.h>

#include "bare.h"

#define ENOUGH 60

typedef struct
{
  GHashTable *saved;  /* ids that are told to be there */
  GHashTable *doomed; /* id -> key in hex: of what is being erased */
  GPtrArray *erased;  /* GBytes: keys of what is told to be gone */
  gboolean copied;
  guint kills;
} Told;

static void
hear_line (Told *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (g_strv_length (words) != 3)
    return; /* cut off by the kill: then nobody was told */
  if (g_str_equal (words[0], "saved"))
    g_hash_table_add (self->saved, g_strdup (words[1]));
  else if (g_str_equal (words[0], "key") && strlen (words[2]) == 64)
    {
      g_hash_table_remove (self->saved, words[1]);
      g_hash_table_insert (self->doomed, g_strdup (words[1]), g_strdup (words[2]));
    }
  else if (g_str_equal (words[0], "copied"))
    self->copied = TRUE;
  else if (g_str_equal (words[0], "erased"))
    {
      guint8 *key = g_malloc (32);
      const char *hex = g_hash_table_lookup (self->doomed, words[1]);

      g_assert_cmpint (sodium_hex2bin (key, 32, hex, 64, NULL, NULL, NULL), ==, 0);
      g_ptr_array_add (self->erased, g_bytes_new_take (key, 32));
    }
}

static GSubprocess *
start (File *file, GDataInputStream **lines)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = file_dup_typed_code ();
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                         &error,
                                         g_getenv ("CRASH_EVENING"),
                                         file->path,
                                         code,
                                         file->evening_id,
                                         file->backups,
                                         NULL);

  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  return child;
}

static void
listen (Told *told, GDataInputStream *lines, guint max)
{
  for (guint i = 0; i < max; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      if (line == NULL)
        return;
      hear_line (told, line);
    }
}

static void
run_and_kill (Told *told, File *file)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) child = start (file, &lines);

  listen (told, lines, (guint) g_test_rand_int_range (2, 60));
  g_usleep ((gulong) g_test_rand_int_range (0, 8000));
  g_subprocess_send_signal (child, SIGKILL);
  listen (told, lines, G_MAXUINT);
  g_subprocess_wait (child, NULL, NULL);
  told->kills++;
}

static void
check_saved (Told *told, Bare *bare)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, told->saved);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SiloamSession) session = siloam_ministry_load_session (bare->store, id, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (session->alias, ==, "kanarie");
    }
}

/* A copy in the making is no copy yet. */
static GPtrArray *
list_copies (File *file)
{
  GPtrArray *paths = file_list_backups (file);

  for (guint i = paths->len; i > 0; i--)
    if (!g_str_has_suffix (paths->pdata[i - 1], SILOAM_MINISTRY_BACKUP_SUFFIX))
      g_ptr_array_remove_index (paths, i - 1);
  return paths;
}

static gboolean
holds (GByteArray *bytes, GBytes *key)
{
  return bytes->len > 0 &&
         memmem (bytes->data, bytes->len, g_bytes_get_data (key, NULL), 32) != NULL;
}

static void
check_erased (Told *told, Bare *bare, GPtrArray *copies)
{
  g_autoptr (GByteArray) pages = bare_read_pages (bare->db);
  g_autoptr (GByteArray) log = bare_read_log (bare->db);
  g_autoptr (GByteArray) copied = bare_read_copies (bare, copies);

  for (guint i = 0; i < told->erased->len; i++)
    {
      g_assert_false (holds (pages, told->erased->pdata[i]));
      g_assert_false (holds (log, told->erased->pdata[i]));
      g_assert_false (holds (copied, told->erased->pdata[i]));
    }
}

/* Before anything else touches the file. */
static void
check_file (Told *told, File *file)
{
  g_autoptr (GPtrArray) copies = list_copies (file);
  Bare bare;

  bare_open (&bare, file->path, file->recovery);
  g_assert_true (!told->copied || copies->len > 0);
  check_erased (told, &bare, copies);
  check_saved (told, &bare);
  bare_close (&bare);
}

static void
killed_process_keeps_its_word (File *file, gconstpointer data)
{
  Told told = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
                FALSE,
                0 };

  file_close (file);
  while (told.erased->len < ENOUGH)
    {
      run_and_kill (&told, file);
      check_file (&told, file);
    }
  g_test_message ("%u erased, %u kept, %u kills",
                  told.erased->len,
                  g_hash_table_size (told.saved),
                  told.kills);
  file_open (file);
  g_hash_table_unref (told.saved);
  g_hash_table_unref (told.doomed);
  g_ptr_array_unref (told.erased);
}

static void
second_process_is_told (File *file, gconstpointer data)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  file_close (file);
  child = start (file, &lines);
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_nonnull (line);
  g_assert_null (file_try_open (file, &error));
  g_assert_error (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_BUSY);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  file_open (file);
}

static void
run_with_child (File *file, gconstpointer test)
{
  if (g_getenv ("CRASH_EVENING") == NULL)
    g_test_skip ("CRASH_EVENING does not name the program that is to be killed");
  else
    ((void (*) (File *, gconstpointer)) test) (file, NULL);
}

#define add(name, function)                                                                        \
  g_test_add ("/ministry/crash/" name, File, function, file_setup, run_with_child, file_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("a-killed-process-keeps-its-word", killed_process_keeps_its_word);
  add ("a-second-process-is-told", second_process_is_told);
  return g_test_run ();
}
