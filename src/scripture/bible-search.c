/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds words in one Bible with FTS5. What is typed is quoted, never read as a query. */

#include <string.h>

#include "scripture/bible-private.h"

#define HIT_START '\002'
#define HIT_END '\003'
#define MAX_WORDS 32

static gboolean
is_word (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
append_quoted (GString *match, const char *word)
{
  g_string_append_c (match, '"');
  for (const char *at = word; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *at);
    }
  g_string_append_c (match, '"');
}

/* NULL when there is no word in it. */
static char *
make_match (const char *typed, SiloamSearchMode mode)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_auto (GStrv) words = g_strsplit_set (valid, " \t\r\n", -1);
  g_autoptr (GString) match = g_string_new (NULL);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL && n_words < MAX_WORDS; i++)
    {
      if (!is_word (words[i]))
        continue;
      if (n_words++ > 0)
        g_string_append (match, mode == SILOAM_SEARCH_PHRASE ? " + " : " ");
      append_quoted (match, words[i]);
    }
  if (n_words == 0)
    return NULL;
  if (mode == SILOAM_SEARCH_PREFIX)
    g_string_append_c (match, '*');
  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* Takes the marks out of a text and says where they were. */
static char *
take_highlights (const char *marked, GArray *highlights)
{
  GString *text = g_string_new (NULL);
  SiloamHighlight highlight = { 0, 0 };

  for (const char *at = marked; *at != '\0'; at++)
    {
      if (*at == HIT_START)
        highlight.start = (guint) text->len;
      else if (*at == HIT_END)
        {
          highlight.end = (guint) text->len;
          g_array_append_val (highlights, highlight);
        }
      else
        g_string_append_c (text, *at);
    }
  return g_string_free (text, FALSE);
}

static SiloamVerseHit *
read_hit (SiloamBible *self, sqlite3_stmt *query)
{
  SiloamVerseHit *hit = g_new0 (SiloamVerseHit, 1);
  SiloamReference *reference = &hit->verse.reference;
  sqlite3_int64 key = sqlite3_column_int64 (query, 0);
  const char *marked = (const char *) sqlite3_column_text (query, 1);
  g_autofree char *valid = g_utf8_make_valid (marked != NULL ? marked : "", -1);

  reference->book = (guint8) (key >> 16 & 0xff);
  reference->chapter = reference->end_chapter = (guint16) (key >> 8 & 0xff);
  reference->verse = reference->end_verse = (guint16) (key & 0xff);
  reference->numbering =
      (guint8) siloam_bible_numbering_of (self, reference->book, reference->chapter);
  hit->highlights = g_array_new (FALSE, FALSE, sizeof (SiloamHighlight));
  hit->verse.text = take_highlights (valid, hit->highlights);
  return hit;
}

static void
free_hit (gpointer data)
{
  SiloamVerseHit *hit = data;

  g_free (hit->verse.text);
  g_free (hit->verse.title);
  g_array_unref (hit->highlights);
  g_free (hit);
}

static gboolean
read_hits (SiloamBible *self, sqlite3_stmt *query, GPtrArray *hits, GError **error)
{
  int status;

  while ((status = sqlite3_step (query)) == SQLITE_ROW)
    {
      SiloamVerseHit *hit = read_hit (self, query);

      if (hit->verse.reference.book >= 1 && hit->verse.reference.book <= 66)
        g_ptr_array_add (hits, hit);
      else
        free_hit (hit);
    }
  return status == SQLITE_DONE || siloam_sqlite_refuse (self->db, error);
}

/**
 * siloam_bible_search:
 * @words: what was typed; any text
 * @limit: the most hits to return
 *
 * Finds verses by their words, without regard to case and diacritics.
 *
 * Returns: (transfer full) (element-type SiloamVerseHit) (nullable): the hits, best first; none
 *   when there is no word in @words; or %NULL with `DAMAGED` or `IO`
 */
GPtrArray *
siloam_bible_search (SiloamBible *self,
                     const char *words,
                     SiloamSearchMode mode,
                     guint limit,
                     GError **error)
{
  static const char marks[][2] = { { HIT_START, '\0' }, { HIT_END, '\0' } };
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (free_hit);
  g_autoptr (sqlite3_stmt) query = NULL;
  g_autofree char *match = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  match = make_match (words, mode);
  if (match == NULL)
    return g_steal_pointer (&hits);
  query = siloam_sqlite_prepare (self->db,
                                 "SELECT rowid, highlight (word, 0, ?3, ?4) FROM word "
                                 "WHERE word MATCH ?1 ORDER BY rank, rowid LIMIT ?2",
                                 error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_text (query, 1, match, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (query, 2, limit);
  sqlite3_bind_text (query, 3, marks[0], -1, SQLITE_STATIC);
  sqlite3_bind_text (query, 4, marks[1], -1, SQLITE_STATIC);
  return read_hits (self, query, hits, error) ? g_steal_pointer (&hits) : NULL;
}
