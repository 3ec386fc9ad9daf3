/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The last steps of taking along: where to, whether that is meant, and then the writing, with
 * progress. It proposes a name that tells nothing and leaves no trace among recent files. What is
 * not locked is written only after the person read who can see it there. Main thread. */

#include "config.h"

#include "ui/export-write.h"

#include <glib/gi18n.h>

#include "ui/open-warning.h"
#include "ui/print-job.h"
#include "ui/recent-trace.h"

#define LOOK_EVERY_MS 100

struct _SiloamExportWrite
{
  GObject parent_instance;

  GtkWindow *parent; /* borrowed; NULL once it is gone */
  SiloamJournal *journal;
  SiloamPrompts *prompts;

  /* What is to be written; a book, or else entries in the open. */
  SiloamBookPress *press;
  SiloamSecret *password; /* NULL: not locked */
  GPtrArray *ids;         /* NULL: the whole journal */
  SiloamOpenOptions *options;
  char *path;

  GtkFileChooserNative *chooser;
  SiloamPrintJob *job;
  GCancellable *cancellable; /* while something is written */
  guint timer;
  const char *problem;
};

G_DEFINE_FINAL_TYPE (SiloamExportWrite, siloam_export_write, G_TYPE_OBJECT)

enum
{
  SIGNAL_BEGUN,
  SIGNAL_PROGRESS,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
let_go (SiloamExportWrite *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->job);
  g_clear_object (&self->press);
  g_clear_pointer (&self->password, siloam_secret_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->options, siloam_open_options_free);
  g_clear_pointer (&self->path, g_free);
}

static void
siloam_export_write_dispose (GObject *object)
{
  SiloamExportWrite *self = SILOAM_EXPORT_WRITE (object);

  let_go (self);
  g_clear_object (&self->journal);
  g_clear_object (&self->prompts);

  G_OBJECT_CLASS (siloam_export_write_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name,
                       SILOAM_TYPE_EXPORT_WRITE,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
siloam_export_write_class_init (SiloamExportWriteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siloam_export_write_dispose;
  signals[SIGNAL_BEGUN] = new_signal ("begun");
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress",
                                           SILOAM_TYPE_EXPORT_WRITE,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           3,
                                           G_TYPE_DOUBLE,
                                           G_TYPE_UINT,
                                           G_TYPE_UINT);
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SILOAM_TYPE_EXPORT_WRITE,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT);
}

static void
siloam_export_write_init (SiloamExportWrite *self)
{
}

/**
 * siloam_export_write_new:
 * @parent: what questions stand over
 *
 * Returns: (transfer full): what writes for a dialog
 */
SiloamExportWrite *
siloam_export_write_new (GtkWindow *parent, SiloamJournal *journal, SiloamPrompts *prompts)
{
  SiloamExportWrite *self = g_object_new (SILOAM_TYPE_EXPORT_WRITE, NULL);

  self->parent = parent;
  self->journal = g_object_ref (journal);
  self->prompts = g_object_ref (prompts);
  return self;
}

static void
finish (SiloamExportWrite *self, SiloamWriteOutcome outcome)
{
  let_go (self);
  if (self->parent != NULL)
    g_signal_emit (self, signals[SIGNAL_DONE], 0, (int) outcome);
}

/* What helps differs: an entry that changed, a journal that was locked, or a place to write to. */
static const char *
name_problem (const GError *error)
{
  if (error->domain == SILOAM_BOOK_ERROR)
    return "export_changed";
  if (error->domain == SILOAM_JOURNAL_ERROR || error->domain == SILOAM_VAULT_ERROR)
    return "export_entry";
  return "export";
}

static void
finish_with (SiloamExportWrite *self, gboolean written, const GError *error)
{
  if (written)
    finish (self, SILOAM_WRITE_DONE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (self, SILOAM_WRITE_LEFT);
  else
    {
      self->problem = name_problem (error);
      finish (self, SILOAM_WRITE_FAILED);
    }
}

static gboolean
look_at_press (gpointer data)
{
  SiloamExportWrite *self = data;
  guint done, total;

  siloam_book_press_get_progress (self->press, &done, &total);
  if (total > 0)
    g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, (double) done / total, done, total);
  return G_SOURCE_CONTINUE;
}

static void
pdf_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SiloamExportWrite) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = siloam_book_press_write_finish (SILOAM_BOOK_PRESS (source), result, &error);

  finish_with (self, written, error);
}

static void
open_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SiloamExportWrite) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = siloam_open_export_finish (SILOAM_JOURNAL (source), result, NULL, &error);

  finish_with (self, written, error);
}

static void
open_progress_cb (double fraction, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_PROGRESS], 0, fraction, 0, 0);
}

static void
write_book (SiloamExportWrite *self)
{
  g_autoptr (GFile) target = g_file_new_for_path (self->path);

  self->timer = g_timeout_add (LOOK_EVERY_MS, look_at_press, self);
  siloam_book_press_write_async (self->press,
                                 target,
                                 self->password,
                                 self->cancellable,
                                 pdf_written_cb,
                                 g_object_ref (self));
}

static void
write_in_the_open (SiloamExportWrite *self)
{
  siloam_open_export_async (self->journal,
                            self->ids,
                            self->options,
                            self->path,
                            open_progress_cb,
                            self,
                            self->cancellable,
                            open_written_cb,
                            g_object_ref (self));
}

static void
begin (SiloamExportWrite *self)
{
  self->cancellable = g_cancellable_new ();
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
  if (self->press != NULL)
    write_book (self);
  else
    write_in_the_open (self);
}

static void
warned_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (SiloamExportWrite) self = data;

  if (self->parent == NULL)
    return;
  if (confirmed)
    begin (self);
  else
    finish (self, SILOAM_WRITE_LEFT);
}

static void
target_chosen_cb (SiloamExportWrite *self, int response)
{
  g_autoptr (GFile) target = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  self->path = target != NULL ? g_file_get_path (target) : NULL;
  if (target != NULL)
    siloam_recent_trace_forget (target);
  if (target != NULL && self->path == NULL)
    {
      self->problem = "export";
      finish (self, SILOAM_WRITE_FAILED);
    }
  else if (self->path == NULL)
    finish (self, SILOAM_WRITE_LEFT);
  else if (self->password != NULL)
    begin (self);
  else
    siloam_open_warning_ask_async (self->parent,
                                   self->prompts,
                                   self->path,
                                   warned_cb,
                                   g_object_ref (self));
}

static void
ask_target (SiloamExportWrite *self, const char *suffix)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (today, "%Y-%m-%d");
  /* Translators: the name of the file that is made; it must say nothing of what is in it. */
  g_autofree char *stem = g_strdup_printf (_ ("journal-%s"), date);
  g_autofree char *name = g_strconcat (stem, suffix, NULL);

  self->chooser = gtk_file_chooser_native_new ("Siloam",
                                               self->parent,
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser,
                           "response",
                           G_CALLBACK (target_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * siloam_export_write_pdf:
 * @press: laid out
 * @password: (nullable): what locks it
 *
 * Asks where, and writes a PDF there.
 */
void
siloam_export_write_pdf (SiloamExportWrite *self, SiloamBookPress *press, SiloamSecret *password)
{
  g_return_if_fail (SILOAM_IS_EXPORT_WRITE (self) && !siloam_export_write_is_busy (self));

  self->press = g_object_ref (press);
  self->password = password != NULL ? siloam_secret_ref (password) : NULL;
  ask_target (self, ".pdf");
}

static void
everything_meant_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (SiloamExportWrite) self = data;

  if (self->parent == NULL)
    return;
  if (confirmed)
    ask_target (self, siloam_open_format_suffix (self->options->format));
  else
    finish (self, SILOAM_WRITE_LEFT);
}

/* What is sealed goes along too, and that is asked again. */
static void
ask_everything (SiloamExportWrite *self)
{
  SiloamConfirm confirm = {
    .heading = siloam_prompts_get (self->prompts, "library.export.content.sealed"),
    .body = siloam_prompts_get (self->prompts, "library.export.everything.question"),
    .label = _ ("_Take it along"),
  };

  siloam_confirm_async (self->parent, &confirm, everything_meant_cb, g_object_ref (self));
}

/**
 * siloam_export_write_open:
 * @ids: (nullable) (element-type utf8): what goes along; %NULL for the whole journal
 *
 * Asks where, and writes in the open there.
 */
void
siloam_export_write_open (SiloamExportWrite *self, GPtrArray *ids, const SiloamOpenOptions *options)
{
  g_return_if_fail (SILOAM_IS_EXPORT_WRITE (self) && !siloam_export_write_is_busy (self));

  self->ids = ids != NULL ? g_ptr_array_ref (ids) : NULL;
  self->options = siloam_open_options_copy (options);
  if (options->format == SILOAM_OPEN_JSON)
    ask_everything (self);
  else
    ask_target (self, siloam_open_format_suffix (options->format));
}

static void
page_printed_cb (SiloamExportWrite *self)
{
  guint total = siloam_book_press_get_n_pages (self->press);
  guint done = siloam_print_job_get_n_done (self->job);

  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, MIN (1, (double) done / total), done, total);
}

static void
printed_cb (SiloamExportWrite *self, int outcome)
{
  const GError *error = siloam_print_job_get_error (self->job);

  switch ((SiloamPrintOutcome) outcome)
    {
    case SILOAM_PRINTED:
      finish (self, SILOAM_WRITE_DONE);
      break;
    case SILOAM_PRINT_WAITS:
      finish (self, SILOAM_WRITE_WAITS);
      break;
    case SILOAM_PRINT_PREVIEWED:
      self->problem = "export_previewed";
      finish (self, SILOAM_WRITE_FAILED);
      break;
    case SILOAM_PRINT_FAILED:
      self->problem = error != NULL && error->domain != GTK_PRINT_ERROR ? name_problem (error)
                                                                        : "export_printer";
      if (g_str_equal (self->problem, "export"))
        self->problem = "export_printer";
      finish (self, SILOAM_WRITE_FAILED);
      break;
    case SILOAM_PRINT_LEFT:
    default:
      finish (self, SILOAM_WRITE_LEFT);
    }
}

/**
 * siloam_export_write_paper:
 * @press: laid out
 * @paper: what it is laid out for
 *
 * Asks for a printer, and prints.
 */
void
siloam_export_write_paper (SiloamExportWrite *self, SiloamBookPress *press, SiloamPaper paper)
{
  g_return_if_fail (SILOAM_IS_EXPORT_WRITE (self) && !siloam_export_write_is_busy (self));

  self->press = g_object_ref (press);
  self->cancellable = g_cancellable_new ();
  self->job = siloam_print_job_new (press, paper);
  g_signal_connect_object (self->job,
                           "progress",
                           G_CALLBACK (page_printed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
  siloam_print_job_run (self->job, self->parent);
}

/**
 * siloam_export_write_is_busy:
 *
 * Returns: whether something is being asked or written
 */
gboolean
siloam_export_write_is_busy (SiloamExportWrite *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_WRITE (self), FALSE);

  return self->press != NULL || self->options != NULL;
}

/**
 * siloam_export_write_cancel:
 *
 * Stops the writing; ::done follows, and a file that stood there is as it was.
 */
void
siloam_export_write_cancel (SiloamExportWrite *self)
{
  g_return_if_fail (SILOAM_IS_EXPORT_WRITE (self));

  if (self->job != NULL)
    siloam_print_job_cancel (self->job);
  else
    g_cancellable_cancel (self->cancellable);
}

/**
 * siloam_export_write_leave:
 *
 * Stops, for the parent is going away.
 */
void
siloam_export_write_leave (SiloamExportWrite *self)
{
  g_return_if_fail (SILOAM_IS_EXPORT_WRITE (self));

  self->parent = NULL;
  g_cancellable_cancel (self->cancellable);
  if (self->job != NULL)
    siloam_print_job_cancel (self->job);
  let_go (self);
}

/**
 * siloam_export_write_get_problem:
 *
 * Returns: the nick of what went wrong last, for siloam_error_text_named()
 */
const char *
siloam_export_write_get_problem (SiloamExportWrite *self)
{
  g_return_val_if_fail (SILOAM_IS_EXPORT_WRITE (self), NULL);

  return self->problem;
}
