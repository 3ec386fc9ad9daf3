/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists: the timeline by pages, what is on the way, what was received, a period. Each reads an
 * index and a handful of rows, whatever the size of the journal. Thread of the store. */

#include "journal/store-private.h"

#define ON_THE_WAY_MAX 200

static SiloamSummary *
summary_fail (GError **error)
{
  g_set_error_literal (error,
                       SILOAM_JOURNAL_ERROR,
                       SILOAM_JOURNAL_ERROR_DAMAGED,
                       "entry: a value that cannot be");
  return NULL;
}

SiloamSummary *
siloam_store_read_summary (sqlite3_stmt *statement, int column, GError **error)
{
  g_autoptr (SiloamSummary) summary = g_new0 (SiloamSummary, 1);
  const char *state = (const char *) sqlite3_column_text (statement, column + 2);

  summary->id = siloam_column_text (statement, column);
  summary->kind = (SiloamEntryKind) siloam_term_value (
      siloam_entry_kinds,
      (const char *) sqlite3_column_text (statement, column + 1));
  summary->state = state != NULL ? (SiloamState) siloam_term_value (siloam_states, state) : 0;
  summary->created = siloam_column_time (statement, column + 3);
  summary->title = siloam_column_text (statement, column + 5);
  summary->line = siloam_column_text (statement, column + 6);
  summary->open_step = siloam_column_text (statement, column + 7);
  summary->sealed = sqlite3_column_int (statement, column + 8) != 0;
  summary->resting = sqlite3_column_int (statement, column + 9) != 0;
  if (siloam_text_is_blank (summary->title))
    g_clear_pointer (&summary->title, g_free);
  if (summary->kind == 0 || summary->created == NULL || (state != NULL && summary->state == 0))
    return summary_fail (error);
  return g_steal_pointer (&summary);
}

static void
free_summary (gpointer summary)
{
  siloam_summary_free (summary);
}

static GPtrArray *
read_summaries (SiloamStore *self, sqlite3_stmt *query, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_summary);
  int step;

  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamSummary *summary = siloam_store_read_summary (query, 0, error);

      if (summary == NULL)
        return NULL;
      g_ptr_array_add (list, summary);
    }
  return step == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * siloam_store_count:
 *
 * Returns: how many entries live; 0 with @error set is a failure
 */
guint
siloam_store_count (SiloamStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (self, "SELECT entries FROM tally", error);

  if (query == NULL || siloam_store_step (self, query, error) != SQLITE_ROW)
    return 0;
  return (guint) sqlite3_column_int64 (query, 0);
}

/**
 * siloam_store_page:
 *
 * Reads @count entries from @offset, newest first. Only the index is walked to get there.
 *
 * Returns: (transfer full) (element-type SiloamSummary): the page, shorter at the end
 */
GPtrArray *
siloam_store_page (SiloamStore *self, guint offset, guint count, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self,
                            "SELECT " SILOAM_SUMMARY_COLUMNS " FROM"
                            " (SELECT number FROM entry WHERE deleted IS NULL"
                            "  ORDER BY created DESC, number DESC LIMIT ? OFFSET ?) AS p"
                            " CROSS JOIN entry AS e ON e.number = p.number"
                            " ORDER BY e.created DESC, e.number DESC",
                            error);

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, count);
  sqlite3_bind_int64 (query, 2, offset);
  return read_summaries (self, query, error);
}

/**
 * siloam_store_on_the_way:
 *
 * Reads what is "onderweg", newest first. What the person lets rest is left in peace.
 *
 * Returns: (transfer full) (element-type SiloamSummary): the list, at most 200 entries; whatever is
 *   older is still in the timeline
 */
GPtrArray *
siloam_store_on_the_way (SiloamStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT " SILOAM_SUMMARY_COLUMNS " FROM entry AS e INDEXED BY entry_on_the_way"
      " WHERE deleted IS NULL AND resting = 0"
      "  AND (open_step IS NOT NULL OR state IN ('draft', 'named', 'released', 'waiting'))"
      " ORDER BY created DESC, number DESC LIMIT " G_STRINGIFY (ON_THE_WAY_MAX),
      error);

  return query != NULL ? read_summaries (self, query, error) : NULL;
}

/**
 * siloam_store_period:
 * @from: (nullable): the first moment
 * @to: (nullable): the first moment after
 *
 * Returns: (transfer full) (element-type utf8): ids, oldest first
 */
GPtrArray *
siloam_store_period (SiloamStore *self, GDateTime *from, GDateTime *to, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT id FROM entry WHERE deleted IS NULL AND created >= ? AND created < ?"
      " ORDER BY created, number",
      error);
  int step;

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, from != NULL ? siloam_time_to_us (from) : G_MININT64);
  sqlite3_bind_int64 (query, 2, to != NULL ? siloam_time_to_us (to) : G_MAXINT64);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, siloam_column_text (query, 0));
  return step == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
read_gift_verses (SiloamStore *self, gint64 number, SiloamGiftLine *gift, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT typed FROM verses WHERE entry = ? AND role IN ('received', 'basis')"
      " AND typed <> '' ORDER BY position",
      error);
  int step;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    g_ptr_array_add (gift->verses, siloam_column_text (query, 0));
  return step == SQLITE_DONE;
}

static const SiloamField *
received_field (const char *name)
{
  const SiloamField *field = siloam_receiveds->fields;

  while (g_strcmp0 (field->name, name) != 0)
    field++;
  return field;
}

/* Columns: entry number, entry id, created, offset, then received: id, form, text, gifts, memorial.
 */
static SiloamGiftLine *
read_gift (SiloamStore *self, sqlite3_stmt *query, GError **error)
{
  const SiloamField fields[] = { *received_field ("id"),       *received_field ("form"),
                                 *received_field ("text"),     *received_field ("gifts"),
                                 *received_field ("memorial"), { NULL, 0, 0, NULL, FALSE } };
  g_autoptr (SiloamGiftLine) gift = g_new0 (SiloamGiftLine, 1);
  SiloamReceived received = { NULL };

  gift->verses = g_ptr_array_new_with_free_func (g_free);
  gift->entry_id = siloam_column_text (query, 1);
  gift->created = siloam_column_time (query, 2);
  if (gift->created == NULL || !siloam_read_fields (query, 4, fields, &received, error))
    {
      siloam_fields_clear (fields, &received);
      if (error != NULL && *error == NULL)
        summary_fail (error);
      return NULL;
    }
  gift->received_id = received.id;
  gift->form = received.form;
  gift->text = received.text;
  gift->gifts = received.gifts;
  gift->memorial = received.memorial;
  return read_gift_verses (self, sqlite3_column_int64 (query, 0), gift, error)
             ? g_steal_pointer (&gift)
             : NULL;
}

static void
free_gift (gpointer gift)
{
  siloam_gift_line_free (gift);
}

#define GIFT_COLUMNS                                                                               \
  "SELECT e.number, e.id, e.created, e.created_offset, r.id, r.form, r.text, r.gifts, r.memorial"
#define GIFT_FILTER                                                                                \
  " AND e.deleted IS NULL AND e.sealed = 0 AND r.text <> '' AND r.discern <> 'set_aside'"          \
  " ORDER BY e.created DESC, e.number DESC, r.position LIMIT ?"

/**
 * siloam_store_gift_lines:
 *
 * Reads what was received, newest first, without what is sealed or was laid aside on weighing.
 * @memorials_only leaves the stones of remembrance.
 *
 * Returns: (transfer full) (element-type SiloamGiftLine): at most @max lines
 */
GPtrArray *
siloam_store_gift_lines (SiloamStore *self, gboolean memorials_only, guint max, GError **error)
{
  static const char all[] = GIFT_COLUMNS " FROM entry AS e CROSS JOIN received AS r"
                                         " WHERE r.entry = e.number" GIFT_FILTER;
  static const char memorials[] =
      GIFT_COLUMNS " FROM received AS r INDEXED BY received_memorial"
                   " CROSS JOIN entry AS e"
                   " WHERE e.number = r.entry AND r.memorial = 1" GIFT_FILTER;
  g_autoptr (GPtrArray) gifts = g_ptr_array_new_with_free_func (free_gift);
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, memorials_only ? memorials : all, error);
  int step;

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, max);
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    {
      SiloamGiftLine *gift = read_gift (self, query, error);

      if (gift == NULL)
        return NULL;
      g_ptr_array_add (gifts, gift);
    }
  return step == SQLITE_DONE ? g_steal_pointer (&gifts) : NULL;
}
