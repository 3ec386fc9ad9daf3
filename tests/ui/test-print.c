/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book on its way to a printer: GTK's own printing to a file, read back with poppler. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/print-job.h"

#define N_ENTRIES 30

typedef struct
{
  char *folder;
  char *printed;
  char *written;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("print-XXXXXX", NULL);
  fixture->printed = g_build_filename (fixture->folder, "printed.pdf", NULL);
  fixture->written = g_build_filename (fixture->folder, "written.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->printed);
  g_unlink (fixture->written);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->printed);
  g_free (fixture->written);
  g_free (fixture->folder);
}

static SiloamEntry *
make_entry (guint index, gpointer data, GError **error)
{
  SiloamEntry *entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "woord%u ", index * 1000 + i);
  entry->text = g_string_free (g_steal_pointer (&text), FALSE);
  entry->title = g_strdup_printf ("Dag %u", index);
  return entry;
}

static SiloamEntry *
fail_later (guint index, gpointer data, GError **error)
{
  guint *loads = data;

  if (++*loads <= N_ENTRIES + 3)
    return make_entry (index, NULL, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "locked");
  return NULL;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static SiloamBookPress *
lay_out (SiloamPaper paper, SiloamEntryLoad load, gpointer data)
{
  g_autoptr (SiloamBookOptions) options = siloam_book_options_new ("nl");
  g_autoptr (SiloamEntrySource) source = siloam_entry_source_new (N_ENTRIES, load, data, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  SiloamBookPress *press;

  options->paper = paper;
  options->cover = TRUE;
  press = siloam_book_press_new (source, options);
  siloam_book_press_lay_out_async (press, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (siloam_book_press_lay_out_finish (press, result, NULL));
  return press;
}

static void
done_cb (SiloamPrintJob *job, int outcome, int *kept)
{
  *kept = outcome;
}

static int
print (SiloamPrintJob *job, const char *path)
{
  int outcome = -1;

  g_signal_connect (job, "done", G_CALLBACK (done_cb), &outcome);
  siloam_print_job_run_to_file (job, path);
  while (outcome < 0)
    g_main_context_iteration (NULL, TRUE);
  return outcome;
}

static char *
run_tool (const char *tool, const char *option, const char *path)
{
  const char *command[] = { tool, option, path, "-", NULL };
  char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (tool, "pdfinfo"))
    command[3] = NULL;
  g_spawn_sync (NULL,
                (char **) command,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &output,
                NULL,
                NULL,
                &error);
  g_assert_no_error (error);
  return output;
}

static void
write_pdf (SiloamBookPress *press, const char *path)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  siloam_book_press_write_async (press, target, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (siloam_book_press_write_finish (press, result, NULL));
}

static gboolean
can_read_back (void)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  if (tool == NULL)
    g_test_skip ("pdftotext (poppler-utils) is not installed");
  return tool != NULL;
}

static void
test_paper_says_what_the_pdf_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = lay_out (SILOAM_PAPER_A4, make_entry, NULL);
  g_autoptr (SiloamPrintJob) job = siloam_print_job_new (press, SILOAM_PAPER_A4);
  g_autofree char *printed = NULL;
  g_autofree char *written = NULL;

  if (!can_read_back ())
    return;
  g_assert_cmpint (print (job, fixture->printed), ==, SILOAM_PRINTED);
  write_pdf (press, fixture->written);
  printed = run_tool ("pdftotext", "-layout", fixture->printed);
  written = run_tool ("pdftotext", "-layout", fixture->written);
  g_assert_cmpstr (printed, ==, written);
  g_assert_nonnull (strstr (printed, "woord29199"));
}

static void
test_every_page_is_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = lay_out (SILOAM_PAPER_A5, make_entry, NULL);
  g_autoptr (SiloamPrintJob) job = siloam_print_job_new (press, SILOAM_PAPER_A5);

  g_assert_cmpint (print (job, fixture->printed), ==, SILOAM_PRINTED);
  g_assert_cmpuint (siloam_print_job_get_n_done (job), ==, siloam_book_press_get_n_pages (press));
}

static void
test_booklet_lies_on_its_side (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = lay_out (SILOAM_PAPER_BOOKLET, make_entry, NULL);
  g_autoptr (SiloamPrintJob) job = siloam_print_job_new (press, SILOAM_PAPER_BOOKLET);
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;

  if (!can_read_back ())
    return;
  g_assert_cmpint (print (job, fixture->printed), ==, SILOAM_PRINTED);
  info = run_tool ("pdfinfo", "-isodates", fixture->printed);
  text = run_tool ("pdftotext", "-layout", fixture->printed);
  g_assert_true (strstr (info, "841.89 x 595.2") != NULL ||
                 strstr (info, "rot:        90") != NULL);
  g_assert_nonnull (strstr (text, "Dagboek"));
}

static void
test_the_name_of_the_job_tells_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = lay_out (SILOAM_PAPER_A4, make_entry, NULL);
  g_autoptr (SiloamPrintJob) job = siloam_print_job_new (press, SILOAM_PAPER_A4);
  g_autofree char *info = NULL;

  if (!can_read_back ())
    return;
  g_assert_cmpint (print (job, fixture->printed), ==, SILOAM_PRINTED);
  info = run_tool ("pdfinfo", "-isodates", fixture->printed);
  g_assert_null (strstr (info, "Dag "));
  g_assert_null (strstr (info, "Author"));
}

static void
cancel_cb (SiloamPrintJob *job, gpointer data)
{
  if (siloam_print_job_get_n_done (job) == 2)
    siloam_print_job_cancel (job);
}

static void
test_cancelling_stops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SiloamBookPress) press = lay_out (SILOAM_PAPER_A4, make_entry, NULL);
  g_autoptr (SiloamPrintJob) job = siloam_print_job_new (press, SILOAM_PAPER_A4);

  g_signal_connect (job, "progress", G_CALLBACK (cancel_cb), NULL);
  g_assert_cmpint (print (job, fixture->printed), ==, SILOAM_PRINT_LEFT);
  g_assert_cmpuint (siloam_print_job_get_n_done (job), <, siloam_book_press_get_n_pages (press));
}

static void
test_a_journal_that_is_locked_meanwhile (Fixture *fixture, gconstpointer data)
{
  guint loads = 0;
  g_autoptr (SiloamBookPress) press = lay_out (SILOAM_PAPER_A4, fail_later, &loads);
  g_autoptr (SiloamPrintJob) job = siloam_print_job_new (press, SILOAM_PAPER_A4);

  g_assert_cmpint (print (job, fixture->printed), ==, SILOAM_PRINT_FAILED);
  g_assert_error (siloam_print_job_get_error (job), G_IO_ERROR, G_IO_ERROR_CLOSED);
}

#define ADD(name, test) g_test_add ("/ui/print/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("paper-says-what-the-pdf-says", test_paper_says_what_the_pdf_says);
  ADD ("every-page-is-counted", test_every_page_is_counted);
  ADD ("a-booklet-lies-on-its-side", test_booklet_lies_on_its_side);
  ADD ("the-name-of-the-job-tells-nothing", test_the_name_of_the_job_tells_nothing);
  ADD ("cancelling-stops-before-the-last-page", test_cancelling_stops);
  ADD ("a-journal-that-is-locked-meanwhile-is-told", test_a_journal_that_is_locked_meanwhile);
  return g_test_run ();
}
