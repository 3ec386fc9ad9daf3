/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "ministry/record.h"
#include "scripture/library.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* What a line on a visitor's summary may be (product.md section 4). What may never be on it has no
 * value here: no note, mark, memory, confession, alias, point, consent, contact, team or id. */
typedef enum
{
  SILOAM_LINE_RECEIVED = 1, /* a word, picture, verse, feeling or truth, with its form */
  SILOAM_LINE_RELEASED,     /* the visitor's own short word; off unless chosen */
  SILOAM_LINE_VERSE,
  SILOAM_LINE_TODAY,
  SILOAM_LINE_TAKES_HOME,
  SILOAM_LINE_BLESSING,
} SiloamLineKind;

/* One line that the visitor can tick. */
typedef struct
{
  SiloamLineKind kind;
  char *key;  /* stable within the session, for SiloamSession.ticked */
  char *text; /* as the visitor reads it on the screen and on paper */
  SiloamForm form;
} SiloamSummaryLine;

/* Every line there could be, received first; GPtrArray of SiloamSummaryLine. Words that read like
 * a promise of healing, a diagnosis or a prediction are the visitor's own to tick or not. */
GPtrArray *siloam_summary_lines (const SiloamSession *session,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* A summary that is laid out: made of the lines whose keys are in SiloamSession.ticked and of
 * nothing else of the session. */
#define SILOAM_TYPE_SUMMARY_PAPER (siloam_summary_paper_get_type ())
G_DECLARE_FINAL_TYPE (SiloamSummaryPaper, siloam_summary_paper, SILOAM, SUMMARY_PAPER, GObject)

typedef struct
{
  const char *language;     /* "nl" or "en" */
  const char *address_form; /* "je" or "u" */
  const char *find_us;      /* NULL: no such line */
  GDateTime *date;
  double text_size; /* points: 14, or 18 */
  gboolean booklet; /* A5 */
  /* (element-type utf8): lines with help, ready to print */
  const char *const *help_lines;
} SiloamSummaryOptions;

SiloamSummaryPaper *siloam_summary_paper_new (GPtrArray *lines, /* those that are ticked */
                                              const SiloamSummaryOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
guint siloam_summary_paper_get_n_pages (SiloamSummaryPaper *self);
void siloam_summary_paper_get_page_size (SiloamSummaryPaper *self, double *width, double *height);
void siloam_summary_paper_draw_page (SiloamSummaryPaper *self, guint page, cairo_t *cr);
/* The file appears whole or not at all, and only where the visitor asked; @password: (nullable). */
gboolean siloam_summary_paper_write_pdf (SiloamSummaryPaper *self,
                                         const char *path,
                                         SiloamSecret *password,
                                         GCancellable *cancellable,
                                         GError **error);
/* "samenvatting-2026-11-21.pdf" */
char *siloam_summary_file_name (GDateTime *date, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
