/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps a book on one thread of its own, so that a window never waits for it. What it hands out is
 * a drawing, never the book. Asked and answered on one thread, usually the main one. */

#include "export/book-press.h"

struct _SiloamBookPress
{
  GObject parent_instance;

  SiloamBook *book;  /* touched by the pool alone, but for what laying out has settled */
  GThreadPool *pool; /* of one thread */
  int done, total;   /* atomic */
};

G_DEFINE_FINAL_TYPE (SiloamBookPress, siloam_book_press, G_TYPE_OBJECT)

typedef void (*JobFunc) (SiloamBookPress *self, GTask *task);

typedef struct
{
  JobFunc run;
  guint page;
  char *path;
  SiloamSecret *password;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->password, siloam_secret_unref);
  g_free (job);
}

static void
run_job (gpointer data, gpointer pool_data)
{
  g_autoptr (GTask) task = data;
  const Job *job = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    job->run (g_task_get_source_object (task), task);
}

static void
note_progress (guint done, guint total, gpointer data)
{
  SiloamBookPress *self = data;

  g_atomic_int_set (&self->total, (int) total);
  g_atomic_int_set (&self->done, (int) done);
}

static void
siloam_book_press_finalize (GObject *object)
{
  SiloamBookPress *self = SILOAM_BOOK_PRESS (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (siloam_book_press_parent_class)->finalize (object);
}

static void
siloam_book_press_class_init (SiloamBookPressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siloam_book_press_finalize;
}

static void
siloam_book_press_init (SiloamBookPress *self)
{
  self->pool = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
}

/**
 * siloam_book_press_new:
 * @source: the entries, oldest first; asked from another thread than this one
 *
 * Returns: (transfer full): a press for one book
 */
SiloamBookPress *
siloam_book_press_new (SiloamEntrySource *source, const SiloamBookOptions *options)
{
  SiloamBookPress *self = g_object_new (SILOAM_TYPE_BOOK_PRESS, NULL);

  self->book = siloam_book_new (source, options);
  siloam_book_set_progress (self->book, note_progress, self);
  return self;
}

/* Each task keeps the press alive until it is answered. */
static void
take_job (SiloamBookPress *self, GTask *task, Job *job)
{
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (self->pool, task, NULL);
}

static Job *
job_new (JobFunc run)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  return job;
}

static void
return_outcome (GTask *task, gboolean success, GError *error)
{
  if (success)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_lay_out (SiloamBookPress *self, GTask *task)
{
  GError *error = NULL;
  gboolean laid_out = siloam_book_lay_out (self->book, g_task_get_cancellable (task), &error);

  return_outcome (task, laid_out, error);
}

/**
 * siloam_book_press_lay_out_async:
 *
 * Lays out the book; see siloam_book_lay_out().
 */
void
siloam_book_press_lay_out_async (SiloamBookPress *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_name (task, "lay out a book");
  take_job (self, task, job_new (run_lay_out));
}

/**
 * siloam_book_press_lay_out_finish:
 *
 * Returns: %FALSE with the error of siloam_book_lay_out()
 */
gboolean
siloam_book_press_lay_out_finish (SiloamBookPress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
run_draw (SiloamBookPress *self, GTask *task)
{
  const Job *job = g_task_get_task_data (task);
  cairo_rectangle_t paper = { 0, 0, 0, 0 };
  cairo_surface_t *drawing;
  cairo_t *cr;
  GError *error = NULL;
  gboolean drawn;

  siloam_book_get_page_size (self->book, &paper.width, &paper.height);
  drawing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &paper);
  cr = cairo_create (drawing);
  drawn = siloam_book_draw_page (self->book, job->page, cr, &error);
  cairo_destroy (cr);
  if (drawn)
    {
      g_task_return_pointer (task, drawing, (GDestroyNotify) cairo_surface_destroy);
      return;
    }
  cairo_surface_destroy (drawing);
  g_task_return_error (task, error);
}

/**
 * siloam_book_press_draw_async:
 * @page: from 0
 *
 * Draws one page; see siloam_book_draw_page().
 */
void
siloam_book_press_draw_async (SiloamBookPress *self,
                              guint page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (run_draw);

  g_task_set_name (task, "draw a page");
  job->page = page;
  take_job (self, task, job);
}

/**
 * siloam_book_press_draw_finish:
 *
 * Returns: (transfer full) (nullable): the page, of the size of the paper in points; %NULL with the
 *   error of siloam_book_draw_page()
 */
cairo_surface_t *
siloam_book_press_draw_finish (SiloamBookPress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_write (SiloamBookPress *self, GTask *task)
{
  const Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean written = siloam_book_write_pdf (self->book,
                                            job->path,
                                            job->password,
                                            g_task_get_cancellable (task),
                                            &error);

  return_outcome (task, written, error);
}

/**
 * siloam_book_press_write_async:
 * @target: a file on a mounted file system
 * @password: (nullable): what locks it
 *
 * Writes the book as a PDF; see siloam_book_write_pdf().
 */
void
siloam_book_press_write_async (SiloamBookPress *self,
                               GFile *target,
                               SiloamSecret *password,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (run_write);

  g_task_set_name (task, "write a book");
  job->path = g_file_get_path (target);
  job->password = password != NULL ? siloam_secret_ref (password) : NULL;
  if (job->path != NULL)
    {
      take_job (self, task, job);
      return;
    }
  job_free (job);
  g_task_return_new_error (task,
                           G_IO_ERROR,
                           G_IO_ERROR_NOT_SUPPORTED,
                           "The target is not a local file");
  g_object_unref (task);
}

/**
 * siloam_book_press_write_finish:
 *
 * Returns: %FALSE with the error of siloam_book_write_pdf()
 */
gboolean
siloam_book_press_write_finish (SiloamBookPress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siloam_book_press_is_empty:
 *
 * Returns: whether nothing of the entries may be printed; once laid out
 */
gboolean
siloam_book_press_is_empty (SiloamBookPress *self)
{
  g_return_val_if_fail (SILOAM_IS_BOOK_PRESS (self), TRUE);

  return siloam_book_is_empty (self->book);
}

/**
 * siloam_book_press_get_n_pages:
 *
 * Returns: the number of pages; once laid out
 */
guint
siloam_book_press_get_n_pages (SiloamBookPress *self)
{
  g_return_val_if_fail (SILOAM_IS_BOOK_PRESS (self), 0);

  return siloam_book_get_n_pages (self->book);
}

/**
 * siloam_book_press_get_page_size:
 * @width: (out): in points
 * @height: (out): in points
 */
void
siloam_book_press_get_page_size (SiloamBookPress *self, double *width, double *height)
{
  g_return_if_fail (SILOAM_IS_BOOK_PRESS (self));

  siloam_book_get_page_size (self->book, width, height);
}

/**
 * siloam_book_press_get_progress:
 * @done: (out): entries laid out, or pages written
 * @total: (out): of how many; 0 while that is not known
 */
void
siloam_book_press_get_progress (SiloamBookPress *self, guint *done, guint *total)
{
  g_return_if_fail (SILOAM_IS_BOOK_PRESS (self));

  *done = (guint) g_atomic_int_get (&self->done);
  *total = (guint) g_atomic_int_get (&self->total);
}
