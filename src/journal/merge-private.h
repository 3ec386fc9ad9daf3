/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/merge.h"
#include "journal/stamp-private.h"

G_BEGIN_DECLS

/* One entry of one copy, without its words. */
typedef struct
{
  char *id;
  gint64 number;
  gint64 updated; /* µs UTC */
  gint64 deleted; /* µs UTC; 0: it lives */
  SiloamStamp stamp;
} SiloamVersion;

/* One copy as it stands. */
typedef struct
{
  SiloamStore *store;  /* borrowed */
  GHashTable *vector;  /* see siloam_vector_load() */
  GPtrArray *versions; /* (element-type SiloamVersion), by id */
  GHashTable *gone;    /* id -> SiloamStamp */
} SiloamCopy;

gboolean siloam_copy_load (SiloamCopy *self, SiloamStore *store, GError **error);
void siloam_copy_clear (SiloamCopy *self);

typedef enum
{
  SILOAM_VERDICT_LEAVE,
  SILOAM_VERDICT_TAKE,       /* theirs, in the place of ours or anew */
  SILOAM_VERDICT_ERASE,      /* they threw away what we have */
  SILOAM_VERDICT_CONCURRENT, /* neither has seen the other: the words decide */
} SiloamVerdict;

/* Either may be NULL, not both. */
SiloamVerdict siloam_copy_judge (const SiloamCopy *ours,
                                 const SiloamCopy *theirs,
                                 const SiloamVersion *our,
                                 const SiloamVersion *their);
/* Which of two keeps the id: both copies must find the same one. */
gboolean siloam_version_goes_first (const SiloamVersion *a, const SiloamVersion *b);
/* The id of a version that is kept beside another: the same in every copy. */
char *siloam_version_make_id (const SiloamVersion *version) G_GNUC_WARN_UNUSED_RESULT;

/* Both with the revisits of both, when they differ in nothing else; else NULL. */
SiloamEntry *siloam_entry_unite (const SiloamEntry *a,
                                 const SiloamEntry *b) G_GNUC_WARN_UNUSED_RESULT;

/* Requests and records of imports; the reminder of an entry that came from there. */
gboolean siloam_merge_requests (SiloamStore *ours, SiloamStore *theirs, GError **error);
gboolean siloam_merge_imports (SiloamStore *ours, SiloamStore *theirs, GError **error);
gboolean siloam_merge_reminder (SiloamStore *ours,
                                SiloamStore *theirs,
                                const char *id,
                                GError **error);

/* What the merge is about to change, for the undo. */
SiloamMergeUndo *siloam_merge_undo_new (GHashTable *vector) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_merge_undo_note (SiloamMergeUndo *self,
                                 SiloamStore *ours,
                                 const SiloamVersion *before, /* NULL: there was none */
                                 const char *id,
                                 GError **error);
/* The same entry, after it was changed. */
gboolean siloam_merge_undo_seal (SiloamMergeUndo *self,
                                 SiloamStore *ours,
                                 const char *id,
                                 GError **error);
/* stamp: of an id that was gone and comes back; NULL for one that went now. */
void siloam_merge_undo_note_gone (SiloamMergeUndo *self, const char *id, const SiloamStamp *stamp);

/* SQLITE_ROW, SQLITE_DONE when there is no such entry, or an error; version->id is not set. */
int siloam_version_find (SiloamStore *store,
                         const char *id,
                         SiloamVersion *version,
                         GError **error);

G_END_DECLS
