/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints a folio. We write no file: what GTK hands to the spooler passes through a temporary file
 * of its own, which main() keeps in memory. The preview of the desktop would put the pages in a
 * file for another program, so it is not given: ours shows the same pages. The job has a name that
 * tells nothing. Main thread. */

#include "config.h"

#include "ui/folio-print.h"

#include <glib/gi18n.h>

#include "ui/recent-trace.h"

typedef struct
{
  SiloamFolio *folio;
  GtkPrintOperation *operation;
  SiloamFolioPrintFunc func;
  gpointer user_data;
  gboolean previewed;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->folio);
  g_object_unref (job->operation);
  g_free (job);
}

/* In its own size on the paper it is made for; smaller where the chosen paper is. */
static void
draw_page_cb (Job *job, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double page_width, page_height, scale;

  siloam_folio_get_page_size (job->folio, &page_width, &page_height);
  scale = MIN (1, MIN (width / page_width, height / page_height));
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  siloam_folio_draw_page (job->folio, (guint) page, cr);
}

static gboolean
end_preview (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

static gboolean
preview_cb (Job *job, GtkPrintOperationPreview *preview)
{
  job->previewed = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, end_preview, g_object_ref (preview), g_object_unref);
  return TRUE;
}

/* Who "prints" to a file of their own choice finds it among the recent files, by GTK's doing. */
static void
forget_file (Job *job)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (job->operation);
  const char *uri =
      settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  if (file != NULL)
    siloam_recent_trace_forget (file);
}

static SiloamPrintOutcome
outcome_of (Job *job, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    return SILOAM_PRINT_FAILED;
  if (job->previewed)
    return SILOAM_PRINT_PREVIEWED;
  return result == GTK_PRINT_OPERATION_RESULT_APPLY ? SILOAM_PRINTED : SILOAM_PRINT_LEFT;
}

static void
done_cb (Job *job, GtkPrintOperationResult result)
{
  g_signal_handlers_disconnect_by_data (job->operation, job);
  forget_file (job);
  job->func (outcome_of (job, result), job->user_data);
  job_free (job);
}

static void
set_paper (Job *job)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPaperSize *size =
      gtk_paper_size_new (siloam_folio_is_a5 (job->folio) ? GTK_PAPER_NAME_A5 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_print_settings_set_paper_size (settings, size);
  gtk_print_operation_set_default_page_setup (job->operation, setup);
  gtk_print_operation_set_print_settings (job->operation, settings);
  gtk_paper_size_free (size);
}

static void
set_up (Job *job)
{
  set_paper (job);
  gtk_print_operation_set_n_pages (job->operation, (int) siloam_folio_get_n_pages (job->folio));
  gtk_print_operation_set_unit (job->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (job->operation, TRUE);
  gtk_print_operation_set_embed_page_setup (job->operation, TRUE);
  gtk_print_operation_set_allow_async (job->operation, TRUE);
  /* Translators: the name that others may see in the queue of a printer. It must say nothing. */
  gtk_print_operation_set_job_name (job->operation, _ ("Document"));
  g_signal_connect_swapped (job->operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_swapped (job->operation, "preview", G_CALLBACK (preview_cb), job);
  g_signal_connect_swapped (job->operation, "done", G_CALLBACK (done_cb), job);
}

/**
 * siloam_folio_print_async:
 * @func: (scope async): called once, with what became of it
 *
 * Asks for a printer and prints.
 */
void
siloam_folio_print_async (GtkWindow *parent,
                          SiloamFolio *folio,
                          SiloamFolioPrintFunc func,
                          gpointer user_data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GtkPrintOperation) alive = gtk_print_operation_new ();

  job->folio = g_object_ref (folio);
  job->operation = g_object_ref (alive);
  job->func = func;
  job->user_data = user_data;
  set_up (job);
  gtk_print_operation_run (alive, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
