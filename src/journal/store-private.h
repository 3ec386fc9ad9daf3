/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/record.h"
#include "journal/store.h"

G_BEGIN_DECLS

struct _SiloamStore
{
  sqlite3 *db;            /* borrowed */
  GHashTable *statements; /* SQL -> sqlite3_stmt, prepared once */
  GHashTable *behind; /* number -> SiloamIndexed, of entries that search follows later; or NULL */
  guint8 device[SILOAM_DEVICE_LENGTH];
  gboolean has_device;
};

/* A cached statement; the scope that holds it resets it, so that no read stays open. */
sqlite3_stmt *siloam_store_prepare (SiloamStore *self, const char *sql, GError **error);
static inline void
siloam_statement_reset (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, siloam_statement_reset)

/* SQLITE_ROW or SQLITE_DONE; anything else has set error. */
int siloam_store_step (SiloamStore *self, sqlite3_stmt *statement, GError **error);
/* Runs a statement that gives no rows. */
gboolean siloam_store_run (SiloamStore *self, sqlite3_stmt *statement, GError **error);
gboolean siloam_store_execute (SiloamStore *self, const char *sql, GError **error);

void siloam_bind_text (sqlite3_stmt *statement, int index, const char *text);
void siloam_bind_time (sqlite3_stmt *statement, int index, GDateTime *time); /* takes two places */
char *siloam_column_text (sqlite3_stmt *statement, int column);
GDateTime *siloam_column_time (sqlite3_stmt *statement,
                               int column); /* NULL for a time that cannot be */

/* Fields to and from consecutive places of a statement, WORDS left out. */
void siloam_append_columns (GString *sql, const SiloamField *fields);
int siloam_bind_fields (sqlite3_stmt *statement,
                        int index,
                        const SiloamField *fields,
                        gconstpointer record);
gboolean siloam_read_fields (sqlite3_stmt *statement,
                             int column,
                             const SiloamField *fields,
                             gpointer record,
                             GError **error);

/* Microseconds since 1970 UTC. */
gint64 siloam_time_to_us (GDateTime *time);

/* The number of an entry, also of a deleted one; 0 with error NOT_FOUND. */
gint64 siloam_store_number (SiloamStore *self, const char *id, gboolean *deleted, GError **error);
SiloamEntry *siloam_store_load_number (SiloamStore *self,
                                       gint64 number,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* search.c: call before and after changing an entry, in the same transaction. */
typedef struct _SiloamIndexed SiloamIndexed;
SiloamIndexed *siloam_search_look (SiloamStore *self,
                                   gint64 number,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean siloam_search_follow (SiloamStore *self,
                               gint64 number,
                               const SiloamIndexed *before,
                               GError **error);
void siloam_indexed_free (SiloamIndexed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiloamIndexed, siloam_indexed_free)
/* From the first of these to the second, search follows nothing; then all of it. */
void siloam_search_fall_behind (SiloamStore *self);
gboolean siloam_search_catch_up (SiloamStore *self, GError **error);
void siloam_search_forget_behind (SiloamStore *self);

/* The columns of a SiloamSummary in the order siloam_store_read_summary takes them. */
#define SILOAM_SUMMARY_COLUMNS                                                                     \
  "e.id, e.kind, e.state, e.created, e.created_offset, e.title, e.line, e.open_step, e.sealed, "   \
  "e.resting"
SiloamSummary *siloam_store_read_summary (sqlite3_stmt *statement,
                                          int column,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
