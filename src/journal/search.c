/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Full-text search inside the sealed file: keeping the index in step with the entries, and asking
 * it. What a person types is only ever words, never an expression. Thread of the store. */

#include "journal/store-private.h"

#include <string.h>

#define N_COLUMNS 4
#define MAX_WORDS 32

/* The text of an entry as the index holds it; a deleted entry has none. */
struct _SiloamIndexed
{
  gboolean present;
  char *columns[N_COLUMNS];
};

void
siloam_indexed_free (SiloamIndexed *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->columns[i]);
  g_free (self);
}

SiloamIndexed *
siloam_search_look (SiloamStore *self, gint64 number, GError **error)
{
  g_autoptr (SiloamIndexed) indexed = g_new0 (SiloamIndexed, 1);
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT received, title, words, released FROM search_text WHERE number = ?",
      error);
  int step;

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, number);
  step = siloam_store_step (self, query, error);
  if (step != SQLITE_ROW && step != SQLITE_DONE)
    return NULL;
  indexed->present = step == SQLITE_ROW;
  for (int i = 0; indexed->present && i < N_COLUMNS; i++)
    indexed->columns[i] = siloam_column_text (query, i);
  return g_steal_pointer (&indexed);
}

static gboolean
texts_equal (const SiloamIndexed *a, const SiloamIndexed *b)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (g_strcmp0 (a->columns[i], b->columns[i]) != 0)
      return FALSE;
  return a->present == b->present;
}

static gboolean
change_index (SiloamStore *self,
              const char *sql,
              gint64 number,
              const SiloamIndexed *indexed,
              GError **error)
{
  g_autoptr (sqlite3_stmt) change = NULL;

  if (!indexed->present)
    return TRUE;
  change = siloam_store_prepare (self, sql, error);
  if (change == NULL)
    return FALSE;
  sqlite3_bind_int64 (change, 1, number);
  for (int i = 0; i < N_COLUMNS; i++)
    siloam_bind_text (change, 2 + i, indexed->columns[i]);
  return siloam_store_run (self, change, error);
}

static SiloamIndexed *
copy_indexed (const SiloamIndexed *self)
{
  SiloamIndexed *copy = g_new0 (SiloamIndexed, 1);

  copy->present = self->present;
  for (guint i = 0; i < N_COLUMNS; i++)
    copy->columns[i] = g_strdup (self->columns[i]);
  return copy;
}

static gboolean
follow (SiloamStore *self, gint64 number, const SiloamIndexed *before, GError **error)
{
  g_autoptr (SiloamIndexed) now = siloam_search_look (self, number, error);

  if (now == NULL)
    return FALSE;
  if (texts_equal (before, now))
    return TRUE;
  return change_index (self,
                       "INSERT INTO search (search, rowid, received, title, words, released)"
                       " VALUES ('delete', ?, ?, ?, ?, ?)",
                       number,
                       before,
                       error) &&
         change_index (
             self,
             "INSERT INTO search (rowid, received, title, words, released) VALUES (?, ?, ?, ?, ?)",
             number,
             now,
             error);
}

/* What the index holds is what was there before the first of many changes. */
gboolean
siloam_search_follow (SiloamStore *self, gint64 number, const SiloamIndexed *before, GError **error)
{
  if (self->behind == NULL)
    return follow (self, number, before, error);
  if (!g_hash_table_contains (self->behind, &number))
    g_hash_table_insert (self->behind, g_memdup2 (&number, sizeof number), copy_indexed (before));
  return TRUE;
}

void
siloam_search_fall_behind (SiloamStore *self)
{
  self->behind = g_hash_table_new_full (g_int64_hash,
                                        g_int64_equal,
                                        g_free,
                                        (GDestroyNotify) siloam_indexed_free);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* In the order of their numbers: FTS5 writes out what it holds whenever it meets a lower one. */
gboolean
siloam_search_catch_up (SiloamStore *self, GError **error)
{
  g_autoptr (GList) numbers = g_list_sort (g_hash_table_get_keys (self->behind), compare_numbers);

  for (GList *at = numbers; at != NULL; at = at->next)
    if (!follow (self, *(gint64 *) at->data, g_hash_table_lookup (self->behind, at->data), error))
      return FALSE;
  return TRUE;
}

void
siloam_search_forget_behind (SiloamStore *self)
{
  g_clear_pointer (&self->behind, g_hash_table_unref);
}

static gboolean
has_letter (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* One letter is the start of too much: half the journal, and slowly. */
static gboolean
starts_a_word (const char *last)
{
  return has_letter (last) && g_utf8_strlen (last, -1) > 1;
}

/* Every word in quotes, as FTS5 takes a string; the last one may be the start of a word. */
static char *
make_match (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_auto (GStrv) words = g_regex_split_simple ("[\\s\"]+", valid, 0, 0);
  g_autoptr (GString) match = g_string_new (NULL);
  guint count = 0;

  for (char **word = words; *word != NULL && count < MAX_WORDS; word++)
    if (has_letter (*word))
      {
        g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " " : "", *word);
        count++;
      }
  if (count > 0 && starts_a_word (words[g_strv_length (words) - 1]))
    g_string_append (match, " *");
  return g_string_free (g_steal_pointer (&match), FALSE);
}

#define HIT_START "\xe2\x81\xa8" /* U+2068 */
#define HIT_END "\xe2\x81\xa9"   /* U+2069 */
#define SNIPPET(column) "snippet (search, " column ", '" HIT_START "', '" HIT_END "', '…', 16)"

/* The newest hits first, then once more through the index for the snippets of those alone. */
static const char search_sql[] =
    "WITH hit AS MATERIALIZED ("
    "  SELECT e.number, e.created FROM search AS s CROSS JOIN entry AS e ON e.number = s.rowid"
    "  WHERE s.search MATCH ?1 ORDER BY e.created DESC, e.number DESC LIMIT ?2)"
    " SELECT " SILOAM_SUMMARY_COLUMNS ", " SNIPPET ("0") ", " SNIPPET ("1") ", " SNIPPET (
        "2") " FROM search CROSS JOIN hit ON hit.number = search.rowid CROSS JOIN entry AS e ON "
             "e.number = hit.number"
             " WHERE search MATCH ?1"
             "  AND search.rowid BETWEEN (SELECT min (number) FROM hit) AND (SELECT max (number) "
             "FROM hit)"
             " ORDER BY hit.created DESC, hit.number DESC";

/* The received side first; never a piece of the released side. */
static char *
read_snippet (sqlite3_stmt *query, int column)
{
  for (int i = column; i < column + 3; i++)
    {
      const char *snippet = (const char *) sqlite3_column_text (query, i);

      if (snippet != NULL && strstr (snippet, HIT_START) != NULL)
        return g_strdup (snippet);
    }
  return NULL;
}

static SiloamSearchHit *
read_hit (sqlite3_stmt *query, GError **error)
{
  g_autoptr (SiloamSummary) summary = siloam_store_read_summary (query, 0, error);
  SiloamSearchHit *hit;

  if (summary == NULL)
    return NULL;
  if (summary->sealed)
    g_clear_pointer (&summary->title, g_free);
  hit = g_new0 (SiloamSearchHit, 1);
  hit->snippet = summary->sealed ? NULL : read_snippet (query, 10);
  hit->summary = g_steal_pointer (&summary);
  return hit;
}

static void
free_hit (gpointer hit)
{
  siloam_search_hit_free (hit);
}

/**
 * siloam_store_search:
 * @query: what the person typed: words, the last of which may be unfinished
 *
 * Finds entries that hold all the words, newest first. A sealed entry is found by its date alone:
 * without title, line or snippet. A snippet never shows the released side. Memories and confessions
 * are not searched.
 *
 * Returns: (transfer full) (element-type SiloamSearchHit): at most @max hits, or %NULL with an
 * error
 */
GPtrArray *
siloam_store_search (SiloamStore *self, const char *query, guint max, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (free_hit);
  g_autofree char *match = make_match (query);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int step;

  if (*match == '\0')
    return g_steal_pointer (&hits);
  statement = siloam_store_prepare (self, search_sql, error);
  if (statement == NULL)
    return NULL;
  siloam_bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, max);
  while ((step = siloam_store_step (self, statement, error)) == SQLITE_ROW)
    {
      SiloamSearchHit *hit = read_hit (statement, error);

      if (hit == NULL)
        return NULL;
      g_ptr_array_add (hits, hit);
    }
  return step == SQLITE_DONE ? g_steal_pointer (&hits) : NULL;
}
