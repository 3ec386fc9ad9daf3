/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/book-press.h"
#include "ui/print-run.h"

G_BEGIN_DECLS

#define SILOAM_TYPE_PRINT_JOB (siloam_print_job_get_type ())

/* Brings a book to a printer, or to the printing portal of a sandbox, without a file of ours.
 * ::done (SiloamPrintOutcome) once, ::progress after each page. A book that waits at the printer is
 * done with: it is printed when the printer comes to it. */
G_DECLARE_FINAL_TYPE (SiloamPrintJob, siloam_print_job, SILOAM, PRINT_JOB, GObject)

SiloamPrintJob *siloam_print_job_new (SiloamBookPress *press,
                                      SiloamPaper paper) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the print dialog of the desktop over parent, and comes back at once. */
void siloam_print_job_run (SiloamPrintJob *self, GtkWindow *parent);
/* The same pages to a file, without a dialog: for tests. */
void siloam_print_job_run_to_file (SiloamPrintJob *self, const char *path);
void siloam_print_job_cancel (SiloamPrintJob *self);
guint siloam_print_job_get_n_done (SiloamPrintJob *self);
const GError *siloam_print_job_get_error (SiloamPrintJob *self);

G_END_DECLS
