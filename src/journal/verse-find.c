/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a verse to the entries that hold it: "where did I receive this before?" Thread of the store.
 */

#include "journal/verse-index-private.h"

#define N_SUMMARY_COLUMNS 10

/* The best place of each entry stands for it: min() takes the other columns of its row along. Up to
 * the limit only the index is read. */
static const char find_sql[] =
    "WITH hit AS ("
    "  SELECT entry, position, side, created FROM places INDEXED BY places_verse"
    "   WHERE first BETWEEN ?1 & ~255 AND ?2 AND last >= ?1"
    "  UNION ALL"
    "  SELECT entry, position, side, created FROM places INDEXED BY places_wide"
    "   WHERE first >= ?1 & ~65535 AND first < ?1 & ~255 AND last >= ?1 AND last >> 8 > first >> "
    "8),"
    " best AS MATERIALIZED ("
    "  SELECT entry, position, side, created, min (side << 32 | position) FROM hit"
    "  WHERE entry NOT IN (SELECT number FROM entry WHERE deleted IS NOT NULL)"
    "  GROUP BY entry ORDER BY side, created DESC, entry DESC LIMIT ?3)"
    " SELECT " SILOAM_SUMMARY_COLUMNS ", p.typed, p.side, p.role FROM best AS b"
    " CROSS JOIN entry AS e ON e.number = b.entry"
    " CROSS JOIN places AS p ON p.entry = b.entry AND p.position = b.position"
    " ORDER BY b.side, b.created DESC, b.entry DESC";

/* A sealed entry is found by its date alone. */
static SiloamVersePlace *
read_place (sqlite3_stmt *query, GError **error)
{
  g_autoptr (SiloamVersePlace) place = g_new0 (SiloamVersePlace, 1);
  const char *role;

  place->summary = siloam_store_read_summary (query, 0, error);
  if (place->summary == NULL)
    return NULL;
  if (place->summary->sealed)
    g_clear_pointer (&place->summary->title, g_free);
  else
    place->typed = siloam_column_text (query, N_SUMMARY_COLUMNS);
  role = (const char *) sqlite3_column_text (query, N_SUMMARY_COLUMNS + 2);
  place->side = (SiloamPlaceSide) sqlite3_column_int (query, N_SUMMARY_COLUMNS + 1);
  place->role = role != NULL ? (SiloamVerseRole) siloam_term_value (siloam_verse_roles, role) : 0;
  return g_steal_pointer (&place);
}

static void
free_place (gpointer place)
{
  siloam_verse_place_free (place);
}

/**
 * siloam_store_find_places:
 * @reference: a verse, a range or a chapter, in its numbering
 *
 * Finds the entries that hold any of these verses, linked or written in a text, in whatever
 * numbering: first where they were received, then the newest. Memories and confessions are not
 * looked into. A sealed entry comes without words.
 *
 * Returns: (transfer full) (element-type SiloamVersePlace): at most @max places, none when the
 *   reference does not exist in its numbering, or %NULL with a vault error
 */
GPtrArray *
siloam_store_find_places (SiloamStore *self,
                          const SiloamReference *reference,
                          guint max,
                          GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (free_place);
  g_autoptr (sqlite3_stmt) query = NULL;
  SiloamStretch stretch;
  int step;

  if (!siloam_stretch_of (reference, &stretch))
    return g_steal_pointer (&places);
  query = siloam_store_prepare (self, find_sql, error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, stretch.first);
  sqlite3_bind_int64 (query, 2, stretch.last);
  sqlite3_bind_int64 (query, 3, max);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamVersePlace *place = read_place (query, error);

      if (place == NULL)
        return NULL;
      g_ptr_array_add (places, place);
    }
  return step == SQLITE_DONE ? g_steal_pointer (&places) : NULL;
}
