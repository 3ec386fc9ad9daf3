/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/store.h"

G_BEGIN_DECLS

/* What came from elsewhere: one import, and for each entry of its source what became of it. Rows
 * only; what they mean for a next import or for an undo is decided by who brings in. Thread of the
 * store. */

#define SILOAM_FINGERPRINT_BYTES 32

typedef struct
{
  guint8 bytes[SILOAM_FINGERPRINT_BYTES];
} SiloamFingerprint;

typedef enum
{
  SILOAM_IMPORTED_ADDED = 1,
  SILOAM_IMPORTED_MERGED,  /* and before is what stood there */
  SILOAM_IMPORTED_SAME,    /* the same words were here already */
  SILOAM_IMPORTED_REQUEST, /* a prayer request, not an entry */
  SILOAM_IMPORTED_PROFILE, /* and before is the profile as it was */
} SiloamImportedAs;

/* What became of one entry of a source. */
typedef struct
{
  gint64 import;
  char *source; /* its name in the source */
  char *entry;  /* an id, also of an entry that is gone */
  SiloamImportedAs as;
  SiloamFingerprint said;   /* by the source */
  SiloamFingerprint stored; /* as it was written then */
  char *before;             /* nullable */
  gboolean undone;
} SiloamImported;

/* One import. */
typedef struct
{
  gint64 number;
  GDateTime *at;
  char *format;
  guint added;
  guint merged;
  gboolean undone;
} SiloamImportRecord;

/* The words of one free entry, to find the same words again. */
typedef struct
{
  char *id;
  char *title;
  char *text;
} SiloamDayWords;

gboolean siloam_store_begin_import (SiloamStore *self,
                                    const char *format,
                                    gint64 *number,
                                    GError **error);
gboolean siloam_store_add_imported (SiloamStore *self,
                                    const SiloamImported *imported,
                                    GError **error);
/* What the last import of this source name made of it. NULL without an error when there was none.
 */
SiloamImported *siloam_store_find_imported (SiloamStore *self,
                                            const char *source,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Everything one import did: a GPtrArray of SiloamImported. */
GPtrArray *siloam_store_load_imported (SiloamStore *self,
                                       gint64 number,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Imports that did anything, newest first: a GPtrArray of SiloamImportRecord. */
GPtrArray *siloam_store_list_imports (SiloamStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_store_mark_undone (SiloamStore *self, gint64 number, GError **error);

/* Was an entry with this id erased for good? FALSE with error when that cannot be read. */
gboolean siloam_store_was_erased (SiloamStore *self,
                                  const char *id,
                                  gboolean *erased,
                                  GError **error);
/* The words of every free entry of the day, as it was lived there: a GPtrArray of SiloamDayWords.
 */
GPtrArray *siloam_store_words_of_day (SiloamStore *self,
                                      GDateTime *day,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void siloam_imported_free (SiloamImported *self);
void siloam_import_record_free (SiloamImportRecord *self);
void siloam_day_words_free (SiloamDayWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamImported, siloam_imported_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamImportRecord, siloam_import_record_free)

G_END_DECLS
