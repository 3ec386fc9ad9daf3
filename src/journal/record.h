/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/entry.h"
#include "journal/error.h"

G_BEGIN_DECLS

/* What an entry is made of, described once: copying, comparing, checking and storing all walk
 * these tables, so a field added here is never forgotten elsewhere. The records of the prayer
 * evening are described in the same way. */

typedef enum
{
  SILOAM_FIELD_ID,     /* char *: a UUID, always required */
  SILOAM_FIELD_TEXT,   /* char * */
  SILOAM_FIELD_TERM,   /* an enum of the vocabulary */
  SILOAM_FIELD_FLAGS,  /* guint of flags of the vocabulary */
  SILOAM_FIELD_SWITCH, /* gboolean */
  SILOAM_FIELD_TIME,   /* GDateTime * */
  SILOAM_FIELD_WORDS,  /* GPtrArray * of char *, kept in a table of its own */
  SILOAM_FIELD_NUMBER, /* guint; no field of an entry */
} SiloamFieldType;

typedef struct
{
  const char *name; /* the column in SQL and the member in a JSON path */
  SiloamFieldType type;
  gsize offset;
  const SiloamTerm *terms; /* TERM and FLAGS */
  gboolean required;       /* TERM and TIME */
} SiloamField;

/* The scalar fields of an entry, by the SQL table that holds them. */
typedef struct
{
  const char *table;
  SiloamEntryKind kind;      /* the kind that has them; 0: every kind */
  const SiloamField *fields; /* ends with a NULL name */
} SiloamEntryPart;

/* One list of records of an entry. */
typedef struct
{
  const char *table;    /* the SQL table and the member in a JSON path */
  SiloamEntryKind kind; /* the kind that has them; 0: every kind */
  gsize size;
  gsize offset;              /* of the GPtrArray in SiloamEntry */
  const SiloamField *fields; /* the first is the id */
  GDestroyNotify free;
} SiloamRecordType;

extern const SiloamEntryPart
    siloam_entry_parts[]; /* ends with a NULL table; the first is the entry itself */
extern const SiloamRecordType siloam_record_types[]; /* ends with a NULL table */
extern const SiloamRecordType *const siloam_hurts;
extern const SiloamRecordType *const siloam_forgivenesses;
extern const SiloamRecordType *const siloam_releases;
extern const SiloamRecordType *const siloam_receiveds;
extern const SiloamRecordType *const siloam_verses;
extern const SiloamRecordType *const siloam_prayers;
extern const SiloamRecordType *const siloam_revisits;
extern const SiloamRecordType *const siloam_numbering_choices;

gpointer siloam_record_new (const SiloamRecordType *type) G_GNUC_WARN_UNUSED_RESULT;
gpointer siloam_record_append (SiloamEntry *entry, const SiloamRecordType *type);
GPtrArray *siloam_record_list (const SiloamEntry *entry, const SiloamRecordType *type);
const char *siloam_record_id (gconstpointer record);

/* A fresh record has its lists of words. */
void siloam_fields_prepare (const SiloamField *fields, gpointer record);
void siloam_fields_copy (const SiloamField *fields, gconstpointer from, gpointer to);
void siloam_fields_clear (const SiloamField *fields, gpointer record);
gboolean siloam_fields_equal (const SiloamField *fields, gconstpointer a, gconstpointer b);
/* Nothing said: no text, no choice, no mark. Ids, times and required choices say nothing. */
gboolean siloam_fields_blank (const SiloamField *fields, gconstpointer record);

/* Ids, vocabulary, UTF-8, lengths and what is required; in lifecycle.c. */
gboolean siloam_fields_validate (const SiloamField *fields,
                                 gconstpointer record,
                                 const char *prefix,
                                 GError **error);

/* Everything but the time of updating. */
gboolean siloam_entry_says_the_same (const SiloamEntry *a, const SiloamEntry *b);

/* Borrowed views of one field. */
const char *siloam_field_text (const SiloamField *field, gconstpointer record);
guint siloam_field_value (const SiloamField *field, gconstpointer record);
GDateTime *siloam_field_time (const SiloamField *field, gconstpointer record);
GPtrArray *siloam_field_words (const SiloamField *field, gconstpointer record);
void siloam_field_take_text (const SiloamField *field, gpointer record, char *text);
void siloam_field_set_value (const SiloamField *field, gpointer record, guint value);
void siloam_field_take_time (const SiloamField *field, gpointer record, GDateTime *time);

gboolean siloam_text_is_blank (const char *text);

G_END_DECLS
