/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "export/document.h"

G_BEGIN_DECLS

/* More limits of one document. An entry of a lifetime's longest evening is far below each of them.
 */
#define SILOAM_DOCUMENT_MAX_DEPTH 16
#define SILOAM_DOCUMENT_MAX_VALUES 100000

typedef enum
{
  SILOAM_DOCUMENT_ID,
  SILOAM_DOCUMENT_TEXT,
  SILOAM_DOCUMENT_TERM,  /* one nick of a vocabulary */
  SILOAM_DOCUMENT_FLAGS, /* an array of nicks, kept as flags */
  SILOAM_DOCUMENT_TRUTH,
  SILOAM_DOCUMENT_TIME,
  SILOAM_DOCUMENT_TEXTS,    /* an array of strings */
  SILOAM_DOCUMENT_CHANGES,  /* an object from area to change */
  SILOAM_DOCUMENT_HURT,     /* a place in "hurts", kept as the id found there */
  SILOAM_DOCUMENT_RELEASES, /* an array of places in "releases", kept as ids */
  SILOAM_DOCUMENT_RECORDS,  /* an array of objects */
} SiloamDocumentType;

typedef struct _SiloamDocumentField SiloamDocumentField;

/* One kind of record inside an entry and how one more is appended to it. */
typedef struct
{
  const SiloamDocumentField *fields;
  gpointer (*add) (SiloamEntry *entry);
} SiloamDocumentRecord;

/* One field of the document and where it lives in the plain record. */
struct _SiloamDocumentField
{
  const char *name; /* NULL ends a table */
  SiloamDocumentType type;
  gsize offset;
  const SiloamTerm *terms;            /* TERM, FLAGS */
  const SiloamDocumentRecord *record; /* RECORDS */
  gboolean required;
  guint kinds; /* bits (1 << SiloamEntryKind); 0 is every kind */
};

/* The fields of an entry. A field stands below those it refers to. */
extern const SiloamDocumentField siloam_document_fields[];

/* Everything that must hold before json-glib may see the text. */
gboolean siloam_document_guard (const char *json, gsize length, GError **error);

/* A record that stands on its own; its fields refer to no entry. */
gboolean siloam_document_parse_record (const char *json,
                                       gssize length,
                                       const SiloamDocumentField *fields,
                                       gpointer record,
                                       GError **error);
JsonNode *siloam_document_build_record (const SiloamDocumentField *fields,
                                        gconstpointer record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
