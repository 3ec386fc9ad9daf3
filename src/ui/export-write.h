/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "export/book-press.h"
#include "export/open-export.h"
#include "guide/prompts.h"

G_BEGIN_DECLS

typedef enum
{
  SILOAM_WRITE_DONE,
  SILOAM_WRITE_WAITS,  /* the same, but the printer has yet to come to it */
  SILOAM_WRITE_LEFT,   /* the person thought better of it */
  SILOAM_WRITE_FAILED, /* siloam_export_write_get_problem() says why */
} SiloamWriteOutcome;

#define SILOAM_TYPE_EXPORT_WRITE (siloam_export_write_get_type ())

/* Brings what was chosen out of the journal: to a file that is asked for, with a word on who can
 * read it there, or to a printer. One thing at a time.
 *
 * ::begun when there is something to wait for; ::progress (double from 0 to 1, page, of how many
 * pages, both 0 where there are none); ::done (SiloamWriteOutcome). */
G_DECLARE_FINAL_TYPE (SiloamExportWrite, siloam_export_write, SILOAM, EXPORT_WRITE, GObject)

/* parent: borrowed; its owner lets go of this first. */
SiloamExportWrite *siloam_export_write_new (GtkWindow *parent,
                                            SiloamJournal *journal,
                                            SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
/* password: (nullable). */
void siloam_export_write_pdf (SiloamExportWrite *self,
                              SiloamBookPress *press,
                              SiloamSecret *password);
void siloam_export_write_paper (SiloamExportWrite *self, SiloamBookPress *press, SiloamPaper paper);
/* ids: NULL for the whole journal. */
void siloam_export_write_open (SiloamExportWrite *self,
                               GPtrArray *ids,
                               const SiloamOpenOptions *options);
gboolean siloam_export_write_is_busy (SiloamExportWrite *self);
void siloam_export_write_cancel (SiloamExportWrite *self);
/* The parent is gone: stops, and tells nobody. */
void siloam_export_write_leave (SiloamExportWrite *self);
/* The nick of an error in the prompts. */
const char *siloam_export_write_get_problem (SiloamExportWrite *self);

G_END_DECLS
