/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/folio.h"
#include "ministry/record.h"

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
  char *key;  /* for SiloamSession.ticked; another one once the words are other words */
  char *text; /* as the visitor reads it on the screen and on paper */
  /* It holds what someone was called whom the visitor spoke of: to be looked at twice. */
  gboolean names_someone;
} SiloamSummaryLine;

/* Every line there could be, received first; GPtrArray of SiloamSummaryLine. Words that read like
 * a promise of healing, a diagnosis or a prediction are the visitor's own to tick or not. */
GPtrArray *siloam_summary_lines (const SiloamSession *session,
                                 SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
/* Those that are ticked; none without consent for SUMMARY. */
GPtrArray *siloam_summary_ticked_lines (const SiloamSession *session,
                                        SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_summary_is_ticked (const SiloamSession *session, const SiloamSummaryLine *line);
void siloam_summary_tick (SiloamSession *session, const SiloamSummaryLine *line, gboolean ticked);

typedef struct
{
  SiloamPrompts *prompts; /* of the visitor */
  const char *find_us;    /* NULL: no such line */
  GDateTime *date;
  double text_size; /* points: 14, or 18 */
  gboolean a5;
  const char *const *help_lines; /* ready to print; NULL-terminated */
} SiloamSummaryOptions;

/* The pages, made of these lines and of nothing else of a session. */
SiloamFolio *siloam_summary_paper_new (GPtrArray *lines, /* those that are ticked */
                                       const SiloamSummaryOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
/* "samenvatting-2026-11-21.pdf" */
char *siloam_summary_file_name (GDateTime *date, SiloamPrompts *prompts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
