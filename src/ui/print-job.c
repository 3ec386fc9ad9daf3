/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints a book page by page: each is drawn by the press when the printer asks for it, so that the
 * window stays awake. Main thread. */

#include "config.h"

#include "ui/print-job.h"

struct _SiloamPrintJob
{
  GObject parent_instance;

  SiloamBookPress *press;
  GtkPrintOperation *operation;
  SiloamPrintRun *run;
  GCancellable *cancellable;
  GError *error; /* why a page could not be drawn */
  guint n_done;
  gboolean finished; /* a cancelled operation ends without waiting for its page */
};

G_DEFINE_FINAL_TYPE (SiloamPrintJob, siloam_print_job, G_TYPE_OBJECT)

enum
{
  SIGNAL_DONE,
  SIGNAL_PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A page that the printer waits for. */
typedef struct
{
  SiloamPrintJob *job;      /* owned */
  GtkPrintContext *context; /* owned */
} Wait;

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->job);
  g_object_unref (wait->context);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

/* In its own size on the paper it is made for; smaller where the chosen paper is. */
static void
paint_page (SiloamPrintJob *self, GtkPrintContext *context, cairo_surface_t *drawing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double page_width, page_height, scale;

  siloam_book_press_get_page_size (self->press, &page_width, &page_height);
  scale = MIN (1, MIN (width / page_width, height / page_height));
  cairo_save (cr);
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, drawing, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wait) wait = user_data;
  SiloamPrintJob *self = wait->job;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *drawing =
      siloam_book_press_draw_finish (SILOAM_BOOK_PRESS (source), result, &error);

  if (self->finished)
    {
      g_clear_pointer (&drawing, cairo_surface_destroy);
      return;
    }
  if (drawing == NULL)
    {
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
      gtk_print_operation_cancel (self->operation);
    }
  else
    {
      paint_page (self, wait->context, drawing);
      cairo_surface_destroy (drawing);
      self->n_done++;
      g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
    }
  gtk_print_operation_draw_page_finish (self->operation);
}

static void
draw_page_cb (SiloamPrintJob *self, GtkPrintContext *context, int page)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->job = g_object_ref (self);
  wait->context = g_object_ref (context);
  gtk_print_operation_set_defer_drawing (self->operation);
  siloam_book_press_draw_async (self->press, (guint) page, self->cancellable, drawn_cb, wait);
}

static SiloamPrintOutcome
outcome_of (SiloamPrintJob *self, SiloamPrintOutcome outcome)
{
  if (self->error == NULL)
    return outcome;
  return g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? SILOAM_PRINT_LEFT
                                                                         : SILOAM_PRINT_FAILED;
}

static void
became_cb (SiloamPrintJob *self, int outcome)
{
  g_autoptr (SiloamPrintJob) alive = g_object_ref (self);

  if (self->finished)
    return;
  self->finished = TRUE;
  g_signal_emit (alive, signals[SIGNAL_DONE], 0, (int) outcome_of (alive, outcome));
}

static void
siloam_print_job_dispose (GObject *object)
{
  SiloamPrintJob *self = SILOAM_PRINT_JOB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->operation != NULL)
    g_signal_handlers_disconnect_by_data (self->operation, self);
  g_clear_object (&self->operation);
  if (self->run != NULL && !self->finished)
    siloam_print_run_leave (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->press);

  G_OBJECT_CLASS (siloam_print_job_parent_class)->dispose (object);
}

static void
siloam_print_job_finalize (GObject *object)
{
  g_clear_error (&SILOAM_PRINT_JOB (object)->error);

  G_OBJECT_CLASS (siloam_print_job_parent_class)->finalize (object);
}

static void
siloam_print_job_class_init (SiloamPrintJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_print_job_dispose;
  G_OBJECT_CLASS (klass)->finalize = siloam_print_job_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_PRINT_JOB,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT);
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress",
                                           SILOAM_TYPE_PRINT_JOB,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
siloam_print_job_init (SiloamPrintJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->operation = gtk_print_operation_new ();
  g_signal_connect_swapped (self->operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  self->run = siloam_print_run_new (self->operation);
  g_signal_connect_object (self->run, "became", G_CALLBACK (became_cb), self, G_CONNECT_SWAPPED);
}

static void
set_paper (SiloamPrintJob *self, SiloamPaper paper)
{
  gboolean a5 = paper == SILOAM_PAPER_A5;
  gboolean booklet = paper == SILOAM_PAPER_BOOKLET;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPaperSize *size = gtk_paper_size_new (a5 ? GTK_PAPER_NAME_A5 : GTK_PAPER_NAME_A4);
  GtkPageOrientation orientation =
      booklet ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_settings_set_paper_size (settings, size);
  gtk_print_settings_set_orientation (settings, orientation);
  if (booklet) /* over the short edge */
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_VERTICAL);
  gtk_print_operation_set_default_page_setup (self->operation, setup);
  gtk_print_operation_set_print_settings (self->operation, settings);
  gtk_paper_size_free (size);
}

/**
 * siloam_print_job_new:
 * @press: laid out
 * @paper: what the book is made for; the person may choose another in the dialog
 *
 * Returns: (transfer full): a job that is run once
 */
SiloamPrintJob *
siloam_print_job_new (SiloamBookPress *press, SiloamPaper paper)
{
  SiloamPrintJob *self = g_object_new (SILOAM_TYPE_PRINT_JOB, NULL);

  self->press = g_object_ref (press);
  set_paper (self, paper);
  gtk_print_operation_set_n_pages (self->operation, (int) siloam_book_press_get_n_pages (press));
  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (self->operation, TRUE);
  gtk_print_operation_set_embed_page_setup (self->operation, TRUE);
  return self;
}

/**
 * siloam_print_job_run:
 *
 * Asks for a printer and prints; ::done follows.
 */
void
siloam_print_job_run (SiloamPrintJob *self, GtkWindow *parent)
{
  g_return_if_fail (SILOAM_IS_PRINT_JOB (self));

  siloam_print_run_start (self->run, parent);
}

/**
 * siloam_print_job_run_to_file:
 * @path: where GTK writes the pages as a PDF
 *
 * Prints without a printer; ::done follows.
 */
void
siloam_print_job_run_to_file (SiloamPrintJob *self, const char *path)
{
  g_return_if_fail (SILOAM_IS_PRINT_JOB (self));

  siloam_print_run_start_to_file (self->run, path);
}

/**
 * siloam_print_job_cancel:
 *
 * Stops after the page that is being drawn, or takes back what waits at the printer; ::done
 * follows.
 */
void
siloam_print_job_cancel (SiloamPrintJob *self)
{
  g_return_if_fail (SILOAM_IS_PRINT_JOB (self));

  g_cancellable_cancel (self->cancellable);
  siloam_print_run_withdraw (self->run);
}

/**
 * siloam_print_job_get_n_done:
 *
 * Returns: how many pages the printer has had
 */
guint
siloam_print_job_get_n_done (SiloamPrintJob *self)
{
  g_return_val_if_fail (SILOAM_IS_PRINT_JOB (self), 0);

  return self->n_done;
}

/**
 * siloam_print_job_get_error:
 *
 * Returns: (nullable): why a page could not be drawn; %NULL when it was the printer that failed
 */
const GError *
siloam_print_job_get_error (SiloamPrintJob *self)
{
  g_return_val_if_fail (SILOAM_IS_PRINT_JOB (self), NULL);

  return self->error;
}
