/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "scripture/bible.h"

G_BEGIN_DECLS

#define SILOAM_BIBLE_APPLICATION_ID 0x53694269 /* "SiBi" */
#define SILOAM_BIBLE_VERSION 1

#define SILOAM_BOOK_PSALMS 19

/* The key of a verse in its table. */
#define SILOAM_VERSE_KEY(book, chapter, verse)                                                     \
  ((sqlite3_int64) (book) << 16 | (sqlite3_int64) (chapter) << 8 | (sqlite3_int64) (verse))

struct _SiloamBible
{
  sqlite3 *db;
  SiloamBibleInfo info;
  GArray *exceptions; /* of guint: book << 8 | chapter, numbered otherwise than the rest */
  SiloamNumbering exception_numbering;
};

SiloamBible *siloam_bible_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Call first on a file that may be made by anybody. */
void siloam_sqlite_distrust (sqlite3 *db);
/* FALSE with an error that tells what SQLite said of @db; never the words in it. */
gboolean siloam_sqlite_refuse (sqlite3 *db, GError **error);
gboolean siloam_sqlite_exec (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *siloam_sqlite_prepare (sqlite3 *db,
                                     const char *sql,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The numbering that a stored chapter is in. */
SiloamNumbering siloam_bible_numbering_of (SiloamBible *self, guint book, guint chapter);
void siloam_verse_free (SiloamVerse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
