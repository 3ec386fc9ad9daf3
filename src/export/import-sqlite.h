/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "export/import-source.h"

G_BEGIN_DECLS

/* Databases of other applications: only read, nothing is written beside them, and nothing in them
 * is run. Close with sqlite3_close when all statements are finalized. */

/* NULL with SILOAM_IMPORT_ERROR_DAMAGED, _TOO_LARGE, or G_IO_ERROR_BUSY while its application still
 * has words beside it. @cancellable must outlive the database. */
sqlite3 *siloam_import_sqlite_open (SiloamImportSource *source,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3 *siloam_import_sqlite_open_bytes (GBytes *bytes,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* An ordinary table, no view and no virtual one. */
gboolean siloam_import_sqlite_has_table (sqlite3 *database, const char *table);
gboolean siloam_import_sqlite_has_column (sqlite3 *database, const char *table, const char *column);
sqlite3_stmt *siloam_import_sqlite_query (sqlite3 *database,
                                          const char *sql,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE when @status is the end of the rows; else FALSE with an error. */
gboolean siloam_import_sqlite_finish (sqlite3 *database, int status, GError **error);
/* A text or the bytes of one, decoded as siloam_import_decode_text() does; NULL for NULL. */
char *siloam_import_sqlite_dup_text (sqlite3_stmt *row, int column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
