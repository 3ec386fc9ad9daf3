/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where entries stand in the timeline, so that a list on screen can follow a change without
 * reading itself anew. Thread of the store. */

#include "journal/place-private.h"

#include "journal/store-private.h"

static gboolean
count_newer (SiloamStore *self, gint64 created, gint64 number, SiloamPlace *place, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT count(*) FROM entry WHERE deleted IS NULL AND (created, number) > (?, ?)",
      error);

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, created);
  sqlite3_bind_int64 (query, 2, number);
  if (siloam_store_step (self, query, error) != SQLITE_ROW)
    return FALSE;
  place->position = (guint) sqlite3_column_int64 (query, 0);
  return TRUE;
}

static gboolean
read_newer (SiloamStore *self, gint64 created, gint64 number, SiloamPlace *place, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT created, created_offset FROM entry"
                            " WHERE deleted IS NULL AND (created, number) > (?, ?)"
                            " ORDER BY created, number LIMIT 1",
                            error);
  int step;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, created);
  sqlite3_bind_int64 (query, 2, number);
  step = siloam_store_step (self, query, error);
  if (step == SQLITE_ROW)
    place->newer = siloam_column_time (query, 0);
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

/* An entry that is deleted has no place, but @place still tells where it would stand. An unknown
 * id is no fault: it stands nowhere. */
gboolean
siloam_store_locate (SiloamStore *self, const char *id, SiloamPlace *place, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT " SILOAM_SUMMARY_COLUMNS ", e.number, e.deleted IS NULL"
                            " FROM entry AS e WHERE e.id = ?",
                            error);
  int step;

  if (query == NULL)
    return FALSE;
  siloam_bind_text (query, 1, id);
  step = siloam_store_step (self, query, error);
  if (step != SQLITE_ROW)
    return step == SQLITE_DONE;
  place->listed = sqlite3_column_int (query, 11) != 0;
  if (place->listed)
    {
      place->summary = siloam_store_read_summary (query, 0, error);
      if (place->summary == NULL)
        return FALSE;
    }
  return count_newer (self,
                      sqlite3_column_int64 (query, 3),
                      sqlite3_column_int64 (query, 10),
                      place,
                      error) &&
         read_newer (self,
                     sqlite3_column_int64 (query, 3),
                     sqlite3_column_int64 (query, 10),
                     place,
                     error);
}

SiloamPage *
siloam_store_look_up_page (SiloamStore *self, guint offset, guint count, GError **error)
{
  g_autoptr (SiloamPage) page = g_new0 (SiloamPage, 1);
  guint above = offset > 0 ? 1 : 0;
  g_autoptr (GError) failure = NULL;

  page->offset = offset;
  page->total = siloam_store_count (self, &failure);
  if (failure == NULL)
    page->summaries = siloam_store_page (self, offset - above, count + above, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (above == 1 && page->summaries->len > 0)
    {
      page->newer = g_date_time_ref (((SiloamSummary *) page->summaries->pdata[0])->created);
      g_ptr_array_remove_index (page->summaries, 0);
    }
  return g_steal_pointer (&page);
}

void
siloam_place_clear (SiloamPlace *self)
{
  g_clear_pointer (&self->summary, siloam_summary_free);
  g_clear_pointer (&self->newer, g_date_time_unref);
}

void
siloam_move_free (SiloamMove *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  siloam_place_clear (&self->before);
  siloam_place_clear (&self->after);
  g_free (self);
}

void
siloam_page_free (SiloamPage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->newer, g_date_time_unref);
  g_free (self);
}
