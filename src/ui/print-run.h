/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SILOAM_PRINTED,
  SILOAM_PRINT_WAITS,     /* it lies at the printer; another outcome may follow */
  SILOAM_PRINT_LEFT,      /* the person thought better of it */
  SILOAM_PRINT_PREVIEWED, /* asked for the preview of the desktop, which we do not give */
  SILOAM_PRINT_FAILED,
} SiloamPrintOutcome;

#define SILOAM_TYPE_PRINT_RUN (siloam_print_run_get_type ())

/* One going to the printer, from the dialog to the paper, and what is left of it there afterwards:
 * nothing. Lives on by itself until it knows, also when whoever started it let go.
 *
 * ::became (SiloamPrintOutcome), at most once SILOAM_PRINT_WAITS and then once another. */
G_DECLARE_FINAL_TYPE (SiloamPrintRun, siloam_print_run, SILOAM, PRINT_RUN, GObject)

/* operation: has its number of pages, and draws them. */
SiloamPrintRun *siloam_print_run_new (GtkPrintOperation *operation) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the print dialog of the desktop over parent, and comes back at once. */
void siloam_print_run_start (SiloamPrintRun *self, GtkWindow *parent);
/* The same pages to a file, without a dialog: for tests. */
void siloam_print_run_start_to_file (SiloamPrintRun *self, const char *path);
/* Takes back what is not on paper yet; ::became says that it was left. */
void siloam_print_run_withdraw (SiloamPrintRun *self);
/* Nobody looks any more: what the printer is at goes on, what only waits there is taken back. */
void siloam_print_run_leave (SiloamPrintRun *self);

G_END_DECLS
