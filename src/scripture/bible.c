/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One Bible of the library, open for reading: what it is, and the words of a reference. It maps a
 * reference into its own numbering itself. One thread at a time; never writes. */

#include "scripture/bible-private.h"

#include <string.h>

#include "scripture/error.h"

#define MAX_JOINED 2
/* Longer than any line that is imported, in bytes: it is shown as it is. */
#define MAX_META_BYTES 4096
/* More than a book has, and the chapters of all books; a file may say anything. */
#define MOST_VERSES "4096"
#define MOST_CHAPTERS "1200"

void
siloam_bible_info_free (SiloamBibleInfo *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->language);
  g_free (self->licence);
  g_free (self);
}

/**
 * siloam_bible_info_is_free:
 *
 * Tells whether a text may be copied at length, by the words of its licence: one that speaks of
 * copyright may not, unless it says that the text is in the public domain.
 */
gboolean
siloam_bible_info_is_free (const SiloamBibleInfo *self)
{
  g_autofree char *licence = g_utf8_casefold (self->licence != NULL ? self->licence : "", -1);

  return strstr (licence, "public domain") != NULL ||
         (strstr (licence, "copyright") == NULL && strstr (licence, "©") == NULL);
}

void
siloam_verse_free (SiloamVerse *self)
{
  g_free (self->text);
  g_free (self->title);
  g_free (self);
}

void
siloam_excerpt_free (SiloamExcerpt *self)
{
  g_ptr_array_unref (self->verses);
  g_free (self);
}

/**
 * siloam_excerpt_dup_text:
 *
 * Returns: (transfer full): the words of all verses, without titles and numbers
 */
char *
siloam_excerpt_dup_text (const SiloamExcerpt *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->verses->len; i++)
    {
      const SiloamVerse *verse = g_ptr_array_index (self->verses, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", verse->text);
    }
  return g_string_free (text, FALSE);
}

static char *
read_meta (sqlite3 *db, const char *key)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_sqlite_prepare (db, "SELECT value FROM meta WHERE key = ?1", NULL);

  if (query == NULL)
    return NULL;
  sqlite3_bind_text (query, 1, key, -1, SQLITE_STATIC);
  if (sqlite3_step (query) != SQLITE_ROW || sqlite3_column_type (query, 0) == SQLITE_NULL ||
      sqlite3_column_bytes (query, 0) > MAX_META_BYTES)
    return NULL;
  return g_utf8_make_valid ((const char *) sqlite3_column_text (query, 0),
                            sqlite3_column_bytes (query, 0));
}

static gboolean
read_numbering (sqlite3 *db, const char *key, SiloamNumbering *out)
{
  g_autofree char *nick = read_meta (db, key);

  return siloam_numbering_from_nick (nick, out);
}

static int
read_pragma (sqlite3 *db, const char *sql)
{
  g_autoptr (sqlite3_stmt) query = siloam_sqlite_prepare (db, sql, NULL);

  return query != NULL && sqlite3_step (query) == SQLITE_ROW ? sqlite3_column_int (query, 0) : -1;
}

static gboolean
refuse (GError **error, SiloamScriptureError code, const char *why)
{
  g_set_error_literal (error, SILOAM_SCRIPTURE_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
check_kind (sqlite3 *db, GError **error)
{
  if (read_pragma (db, "PRAGMA application_id") != SILOAM_BIBLE_APPLICATION_ID)
    return refuse (error, SILOAM_SCRIPTURE_ERROR_DAMAGED, "the file of this Bible is damaged");
  if (read_pragma (db, "PRAGMA user_version") > SILOAM_BIBLE_VERSION)
    return refuse (error,
                   SILOAM_SCRIPTURE_ERROR_NEWER_FORMAT,
                   "a later Siloam imported this Bible");
  return TRUE;
}

static gboolean
read_exceptions (SiloamBible *self, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_sqlite_prepare (self->db,
                             "SELECT book, chapter FROM exception LIMIT " MOST_CHAPTERS,
                             error);

  if (query == NULL)
    return FALSE;
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->exception_numbering = SILOAM_NUMBERING_NLD;
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      guint place = (guint) sqlite3_column_int (query, 0) << 8 |
                    ((guint) sqlite3_column_int (query, 1) & 0xff);

      g_array_append_val (self->exceptions, place);
    }
  return TRUE;
}

static gboolean
read_info (SiloamBible *self, GError **error)
{
  SiloamBibleInfo *info = &self->info;

  info->id = read_meta (self->db, "id");
  info->title = read_meta (self->db, "title");
  info->language = read_meta (self->db, "language");
  info->licence = read_meta (self->db, "licence");
  if (info->id == NULL || info->title == NULL || info->language == NULL || info->licence == NULL ||
      !read_numbering (self->db, "psalms", &info->psalms) ||
      !read_numbering (self->db, "rest", &info->rest))
    return refuse (error, SILOAM_SCRIPTURE_ERROR_DAMAGED, "the file of this Bible is damaged");
  info->chosen = read_numbering (self->db, "chosen_psalms", &info->psalms) &&
                 read_numbering (self->db, "chosen_rest", &info->rest);
  return TRUE;
}

SiloamBible *
siloam_bible_open (const char *path, GError **error)
{
  g_autoptr (SiloamBible) self = g_new0 (SiloamBible, 1);

  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    {
      siloam_sqlite_refuse (self->db, error);
      return NULL;
    }
  siloam_sqlite_distrust (self->db);
  sqlite3_busy_timeout (self->db, 2000);
  if (!siloam_sqlite_exec (self->db,
                           "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
                           error) ||
      !check_kind (self->db, error) || !read_info (self, error) || !read_exceptions (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
siloam_bible_free (SiloamBible *self)
{
  sqlite3_close_v2 (self->db);
  g_clear_pointer (&self->exceptions, g_array_unref);
  g_free (self->info.id);
  g_free (self->info.title);
  g_free (self->info.language);
  g_free (self->info.licence);
  g_free (self);
}

/**
 * siloam_bible_get_info:
 *
 * Returns: (transfer none): what is known of this Bible, as long as it is open
 */
const SiloamBibleInfo *
siloam_bible_get_info (SiloamBible *self)
{
  return &self->info;
}

static gboolean
is_exception (SiloamBible *self, guint book, guint chapter)
{
  for (guint i = 0; i < self->exceptions->len; i++)
    if (g_array_index (self->exceptions, guint, i) == (book << 8 | chapter))
      return TRUE;
  return FALSE;
}

SiloamNumbering
siloam_bible_numbering_of (SiloamBible *self, guint book, guint chapter)
{
  if (is_exception (self, book, chapter))
    return self->exception_numbering;
  return book == SILOAM_BOOK_PSALMS ? self->info.psalms : self->info.rest;
}

/* Where the verses stand in this Bible. A chapter that kept its own numbering decides for itself.
 */
static gboolean
map_reference (SiloamBible *self,
               const SiloamReference *reference,
               SiloamReference *out,
               SiloamMapFlags *flags)
{
  SiloamNumbering numbering = siloam_bible_numbering_of (self, reference->book, 0);

  if (self->exceptions->len > 0 &&
      siloam_reference_map (reference, self->exception_numbering, out, flags) &&
      is_exception (self, out->book, out->chapter) &&
      is_exception (self, out->book, out->end_chapter))
    return TRUE;
  return siloam_reference_map (reference, numbering, out, flags);
}

/* 0 when the chapter is not in this Bible. */
static guint
last_stored_verse (SiloamBible *self, guint book, guint chapter)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_sqlite_prepare (self->db,
                             "SELECT max (id) FROM verse WHERE id BETWEEN ?1 AND ?2",
                             NULL);

  if (query == NULL)
    return 0;
  sqlite3_bind_int64 (query, 1, SILOAM_VERSE_KEY (book, chapter, 0));
  sqlite3_bind_int64 (query, 2, SILOAM_VERSE_KEY (book, chapter, 255));
  return sqlite3_step (query) == SQLITE_ROW ? (guint) (sqlite3_column_int64 (query, 0) & 0xff) : 0;
}

static gboolean
is_just_past (guint verse, guint last)
{
  return last > 0 && verse > last && verse - last <= MAX_JOINED;
}

/* Some texts put the last verses of a chapter into one; further on, verses are left out. */
static void
clamp (SiloamBible *self, SiloamReference *reference, SiloamExcerptFlags *flags)
{
  guint last = last_stored_verse (self, reference->book, reference->end_chapter);

  if (is_just_past (reference->end_verse, last))
    {
      reference->end_verse = (guint16) last;
      *flags |= SILOAM_EXCERPT_CLAMPED;
    }
  if (reference->chapter != reference->end_chapter)
    last = last_stored_verse (self, reference->book, reference->chapter);
  if (is_just_past (reference->verse, last))
    {
      reference->verse = (guint16) last;
      *flags |= SILOAM_EXCERPT_CLAMPED;
    }
}

static SiloamVerse *
read_verse (SiloamBible *self, sqlite3_stmt *query)
{
  SiloamVerse *verse = g_new0 (SiloamVerse, 1);
  sqlite3_int64 key = sqlite3_column_int64 (query, 0);
  const char *title = (const char *) sqlite3_column_text (query, 2);

  verse->reference.book = (guint8) (key >> 16 & 0xff);
  verse->reference.chapter = verse->reference.end_chapter = (guint16) (key >> 8 & 0xff);
  verse->reference.verse = verse->reference.end_verse = (guint16) (key & 0xff);
  verse->reference.numbering =
      (guint8) siloam_bible_numbering_of (self, verse->reference.book, verse->reference.chapter);
  verse->text = g_utf8_make_valid ((const char *) sqlite3_column_text (query, 1),
                                   sqlite3_column_bytes (query, 1));
  if (title != NULL && title[0] != '\0')
    verse->title = g_utf8_make_valid (title, -1);
  return verse;
}

static gboolean
read_verses (SiloamBible *self, SiloamExcerpt *excerpt, GError **error)
{
  const SiloamReference *range = &excerpt->reference;
  guint last = range->end_verse == 0 ? 255 : range->end_verse;
  g_autoptr (sqlite3_stmt) query = siloam_sqlite_prepare (
      self->db,
      "SELECT id, text, title FROM verse WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT " MOST_VERSES,
      error);
  int status;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, SILOAM_VERSE_KEY (range->book, range->chapter, range->verse));
  sqlite3_bind_int64 (query, 2, SILOAM_VERSE_KEY (range->book, range->end_chapter, last));
  while ((status = sqlite3_step (query)) == SQLITE_ROW)
    {
      SiloamVerse *verse = read_verse (self, query);

      if (verse->text == NULL || verse->reference.book != range->book)
        siloam_verse_free (verse);
      else
        g_ptr_array_add (excerpt->verses, verse);
    }
  return status == SQLITE_DONE || siloam_sqlite_refuse (self->db, error);
}

/**
 * siloam_bible_fetch:
 * @reference: in any numbering; verse 0 for whole chapters
 *
 * Reads the words of a reference. The reference is mapped into the numbering of this Bible; a verse
 * past the end of a chapter is the last one there, because some texts join the last verses.
 *
 * Returns: (transfer full) (nullable): the verses, or %NULL with `NOT_IN_TEXT` when this Bible does
 *   not have them, `DAMAGED` or `IO`
 */
SiloamExcerpt *
siloam_bible_fetch (SiloamBible *self, const SiloamReference *reference, GError **error)
{
  g_autoptr (SiloamExcerpt) excerpt = g_new0 (SiloamExcerpt, 1);
  SiloamMapFlags mapping = SILOAM_MAP_EXACT;

  g_return_val_if_fail (reference != NULL, NULL);

  excerpt->verses = g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_verse_free);
  if (!map_reference (self, reference, &excerpt->reference, &mapping))
    {
      refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT, "there is no such verse");
      return NULL;
    }
  if (mapping & SILOAM_MAP_TITLE)
    excerpt->flags |= SILOAM_EXCERPT_TITLE;
  if (mapping & SILOAM_MAP_PARTIAL)
    excerpt->flags |= SILOAM_EXCERPT_PARTIAL;
  clamp (self, &excerpt->reference, &excerpt->flags);
  if (!read_verses (self, excerpt, error))
    return NULL;
  if (excerpt->verses->len > 0)
    return g_steal_pointer (&excerpt);
  refuse (error, SILOAM_SCRIPTURE_ERROR_NOT_IN_TEXT, "this Bible does not have these verses");
  return NULL;
}
