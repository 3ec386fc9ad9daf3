/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "journal/store.h"

G_BEGIN_DECLS

/* Two copies of one journal, written in on two computers, become one. Nothing of either side is
 * lost: what was changed on both stays twice. Thread of both stores. */

typedef enum
{
  SILOAM_MERGE_UNCHANGED, /* only counted */
  SILOAM_MERGE_ADDED,
  SILOAM_MERGE_UPDATED,
  SILOAM_MERGE_BOTH,   /* changed on both sides: the other version lies beside it */
  SILOAM_MERGE_ERASED, /* thrown away there: it can be brought back for a day */
  SILOAM_MERGE_UNREAD, /* damaged there */
  SILOAM_N_MERGE_OUTCOMES,
} SiloamMergeOutcome;

/* "unchanged", "added", "updated", "both", "erased", "unread". */
const char *siloam_merge_outcome_nick (SiloamMergeOutcome outcome);

typedef struct
{
  SiloamMergeOutcome outcome;
  char *id;
  SiloamSummary *summary; /* NULL when it could not be read */
} SiloamMergeItem;

typedef struct
{
  guint counts[SILOAM_N_MERGE_OUTCOMES];
  GPtrArray *items; /* (element-type SiloamMergeItem): newest first, without the unchanged */
} SiloamMergeReport;

typedef void (*SiloamMergeProgressFunc) (double fraction, gpointer user_data);

typedef struct
{
  const char *other_tag;            /* put on the other version of what was changed on both sides */
  gboolean dry_run;                 /* tell what would be done */
  SiloamMergeProgressFunc progress; /* nullable; on this thread */
  gpointer progress_data;
} SiloamMergeOptions;

/* What it takes to undo; it holds words of the person. */
typedef struct _SiloamMergeUndo SiloamMergeUndo;

/* undo (nullable): not with a dry run. */
SiloamMergeReport *siloam_store_merge (SiloamStore *ours,
                                       SiloamStore *theirs,
                                       const SiloamMergeOptions *options,
                                       SiloamMergeUndo **undo,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* kept: how many entries stay as they are, because they were changed since. */
gboolean siloam_store_undo_merge (SiloamStore *ours,
                                  const SiloamMergeUndo *undo,
                                  guint *kept,
                                  GError **error);

void siloam_merge_report_free (SiloamMergeReport *self);
void siloam_merge_undo_free (SiloamMergeUndo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMergeReport, siloam_merge_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamMergeUndo, siloam_merge_undo_free)

G_END_DECLS
