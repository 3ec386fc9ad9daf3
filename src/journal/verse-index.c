/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the index of verses in step with the entries, row by row, because the same entry is saved
 * every second while someone types. All of it can be made again from the entries. Thread of the
 * store. */

#include "journal/verse-index-private.h"

/* NULL without an error: the language is not known. */
static gboolean
load_language (SiloamStore *self, char **language, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (self, "SELECT locale FROM profile", error);
  int step = query != NULL ? siloam_store_step (self, query, error) : SQLITE_ERROR;

  *language = step == SQLITE_ROW ? siloam_column_text (query, 0) : NULL;
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

static SiloamSpot *
read_spot (sqlite3_stmt *query)
{
  SiloamSpot *spot = g_new0 (SiloamSpot, 1);
  const char *role = (const char *) sqlite3_column_text (query, 1);

  spot->side = (SiloamPlaceSide) sqlite3_column_int (query, 0);
  spot->role = role != NULL ? (SiloamVerseRole) siloam_term_value (siloam_verse_roles, role) : 0;
  spot->stretch.first = (guint32) sqlite3_column_int64 (query, 2);
  spot->stretch.last = (guint32) sqlite3_column_int64 (query, 3);
  spot->created = sqlite3_column_int64 (query, 4);
  spot->typed = siloam_column_text (query, 5);
  return spot;
}

/* In their order, which has no gaps. */
static GPtrArray *
load_spots (SiloamStore *self, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) spots = siloam_spots_new ();
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT side, role, first, last, created, typed FROM places WHERE "
                            "entry = ? ORDER BY position",
                            error);
  int step;

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, number);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    g_ptr_array_add (spots, read_spot (query));
  return step == SQLITE_DONE ? g_steal_pointer (&spots) : NULL;
}

static gboolean
spots_equal (const SiloamSpot *a, const SiloamSpot *b)
{
  return a->side == b->side && a->role == b->role && a->stretch.first == b->stretch.first &&
         a->stretch.last == b->stretch.last && a->created == b->created &&
         g_strcmp0 (a->typed, b->typed) == 0;
}

static gboolean
write_spot (SiloamStore *self,
            gint64 number,
            guint position,
            const SiloamSpot *spot,
            GError **error)
{
  g_autoptr (sqlite3_stmt) upsert = siloam_store_prepare (
      self,
      "INSERT INTO places (entry, position, side, role, first, last, created, typed)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET side = excluded.side,"
      " role = excluded.role, first = excluded.first, last = excluded.last,"
      " created = excluded.created, typed = excluded.typed",
      error);

  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_int64 (upsert, 1, number);
  sqlite3_bind_int64 (upsert, 2, position);
  sqlite3_bind_int (upsert, 3, (int) spot->side);
  siloam_bind_text (upsert, 4, siloam_term_nick (siloam_verse_roles, (int) spot->role));
  sqlite3_bind_int64 (upsert, 5, spot->stretch.first);
  sqlite3_bind_int64 (upsert, 6, spot->stretch.last);
  sqlite3_bind_int64 (upsert, 7, spot->created);
  siloam_bind_text (upsert, 8, spot->typed);
  return siloam_store_run (self, upsert, error);
}

static gboolean
trim_spots (SiloamStore *self, gint64 number, guint length, GError **error)
{
  g_autoptr (sqlite3_stmt) removal =
      siloam_store_prepare (self, "DELETE FROM places WHERE entry = ? AND position >= ?", error);

  if (removal == NULL)
    return FALSE;
  sqlite3_bind_int64 (removal, 1, number);
  sqlite3_bind_int64 (removal, 2, length);
  return siloam_store_run (self, removal, error);
}

static gboolean
follow (SiloamStore *self,
        gint64 number,
        const SiloamEntry *entry,
        const char *language,
        GError **error)
{
  g_autoptr (GPtrArray) now = siloam_entry_spots (entry, language);
  g_autoptr (GPtrArray) before = load_spots (self, number, error);

  if (before == NULL)
    return FALSE;
  if (before->len > now->len && !trim_spots (self, number, now->len, error))
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    if ((i >= before->len || !spots_equal (before->pdata[i], now->pdata[i])) &&
        !write_spot (self, number, i, now->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A revisit that the caller's copy does not know of stays, and with it its verses. */
gboolean
siloam_verse_index_follow (SiloamStore *self,
                           gint64 number,
                           const SiloamEntry *entry,
                           const SiloamEntry *before,
                           GError **error)
{
  g_autofree char *language = NULL;
  g_autoptr (SiloamEntry) whole = NULL;

  if (!load_language (self, &language, error))
    return FALSE;
  if (before == NULL || before->revisits->len == 0)
    return follow (self, number, entry, language, error);
  whole = siloam_store_load_number (self, number, error);
  return whole != NULL && follow (self, number, whole, language, error);
}

/* An entry that cannot be read is for the check to tell; it must not keep the journal shut. */
static gboolean
fill_entry (SiloamStore *self, gint64 number, const char *language, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) entry = siloam_store_load_number (self, number, &fault);

  if (entry != NULL)
    return follow (self, number, entry, language, error);
  if (fault->domain == SILOAM_JOURNAL_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
siloam_verse_index_fill (SiloamStore *self, GError **error)
{
  g_autofree char *language = NULL;
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  if (!load_language (self, &language, error))
    return FALSE;
  query = siloam_store_prepare (self, "SELECT number FROM entry ORDER BY number", error);
  if (query == NULL)
    return FALSE;
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    if (!fill_entry (self, sqlite3_column_int64 (query, 0), language, error))
      return FALSE;
  return step == SQLITE_DONE;
}

static gboolean
fill_entry_work (SiloamStore *self, gpointer number, GError **error)
{
  g_autofree char *language = NULL;

  return load_language (self, &language, error) &&
         fill_entry (self, *(gint64 *) number, language, error);
}

/* A damaged page may end the list early. */
static GArray *
list_numbers (SiloamStore *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT number FROM entry ORDER BY number", NULL);

  while (query != NULL && siloam_store_step (self, query, NULL) == SQLITE_ROW)
    {
      gint64 number = sqlite3_column_int64 (query, 0);

      g_array_append_val (numbers, number);
    }
  return numbers;
}

void
siloam_verse_index_fill_readable (SiloamStore *self)
{
  g_autoptr (GArray) numbers = list_numbers (self);

  for (guint i = 0; i < numbers->len; i++)
    siloam_store_transact (self, fill_entry_work, &g_array_index (numbers, gint64, i), NULL);
}

gboolean
siloam_verse_index_check (SiloamStore *self,
                          gint64 number,
                          const SiloamEntry *entry,
                          GError **error)
{
  g_autofree char *language = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  guint same = 0;

  if (!load_language (self, &language, error))
    return FALSE;
  expected = siloam_entry_spots (entry, language);
  stored = load_spots (self, number, error);
  if (stored == NULL)
    return FALSE;
  while (same < MIN (expected->len, stored->len) &&
         spots_equal (expected->pdata[same], stored->pdata[same]))
    same++;
  if (same == expected->len && same == stored->len)
    return TRUE;
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "places: the index of verses does not fit the entry");
  return FALSE;
}
