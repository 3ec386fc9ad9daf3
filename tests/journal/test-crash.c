/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that is killed while saving: whatever it was told to be kept is there, and everything
 * that is there is whole. CRASH_WRITER names the child. */

#include <signal.h>
#include <string.h>

#include "journal/lifecycle.h"
#include "session.h"

#define SAVES 200

typedef struct
{
  GSubprocess *child;
  GDataInputStream *lines;
} Writer;

static void
start_writer (Writer *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = session_dup_typed_code ();
  g_autofree char *line = NULL;

  self->child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                  &error,
                                  g_getenv ("CRASH_WRITER"),
                                  path,
                                  code,
                                  NULL);
  g_assert_no_error (error);
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->child));
  line = g_data_input_stream_read_line (self->lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "open");
}

/* Reads what was told as kept until the pipe ends. */
static void
read_kept (Writer *self, GPtrArray *kept, guint max)
{
  char *line;

  for (guint i = 0;
       i < max && (line = g_data_input_stream_read_line (self->lines, NULL, NULL, NULL)) != NULL;
       i++)
    {
      /* The last line may be cut off by the kill; then nobody was told. */
      if (strlen (line) == 36)
        g_ptr_array_add (kept, g_steal_pointer (&line));
      g_free (line);
    }
}

static void
kill_writer (Writer *self, GPtrArray *kept)
{
  g_subprocess_send_signal (self->child, SIGKILL);
  read_kept (self, kept, G_MAXUINT);
  g_subprocess_wait (self->child, NULL, NULL);
  g_clear_object (&self->lines);
  g_clear_object (&self->child);
}

static void
assert_kept (Session *self, GPtrArray *kept)
{
  for (guint i = 0; i < kept->len; i++)
    {
      g_autoptr (SiloamEntry) entry = session_load (self, kept->pdata[i]);
      g_autoptr (GError) error = NULL;

      siloam_entry_validate (entry, &error);
      g_assert_no_error (error);
    }
}

static void
killed_writer_loses_nothing (Session *self, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  guint kills = 0;

  if (g_getenv ("CRASH_WRITER") == NULL)
    {
      g_test_skip ("CRASH_WRITER does not name the program that is to be killed");
      return;
    }
  session_close (self);
  while (kept->len < SAVES)
    {
      Writer writer = { NULL };

      start_writer (&writer, self->path);
      read_kept (&writer, kept, (guint) g_test_rand_int_range (1, 30));
      g_usleep ((gulong) g_test_rand_int_range (0, 5000));
      kill_writer (&writer, kept);
      kills++;
      session_open (self);
      assert_kept (self, kept);
      session_close (self);
    }
  g_test_message ("%u saves, %u kills", kept->len, kills);
  g_assert_false (session_files_hold (self, "bang dat ik"));
  session_open (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/journal/crash/a-killed-process-loses-nothing-it-was-told-to-be-kept",
              Session,
              NULL,
              session_setup,
              killed_writer_loses_nothing,
              session_teardown);
  return g_test_run ();
}
