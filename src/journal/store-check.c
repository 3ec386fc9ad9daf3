/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A look at every row: does it still hold what must be true? Reports ids and paths, never words.
 * Thread of the store. */

#include "journal/store-private.h"

#include "journal/lifecycle.h"
#include "journal/request.h"
#include "journal/verse-index-private.h"

static gboolean
is_of_the_journal (const GError *error)
{
  return error->domain == SILOAM_JOURNAL_ERROR;
}

/* A damaged row is a line of the report; a failing disk ends the check. */
static gboolean
check_entry (SiloamStore *self, gint64 number, const char *id, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (SiloamEntry) entry = siloam_store_load_number (self, number, &fault);

  if (entry != NULL && siloam_entry_validate (entry, &fault) &&
      siloam_verse_index_check (self, number, entry, &fault))
    return TRUE;
  if (!is_of_the_journal (fault))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  g_ptr_array_add (faults, g_strdup_printf ("entry %s: %s", id, fault->message));
  return TRUE;
}

static gboolean
check_entries (SiloamStore *self, GPtrArray *faults, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT number, id FROM entry ORDER BY number", error);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    if (!check_entry (self,
                      sqlite3_column_int64 (query, 0),
                      (const char *) sqlite3_column_text (query, 1),
                      faults,
                      error))
      return FALSE;
  return step == SQLITE_DONE;
}

static gboolean
check_requests (SiloamStore *self, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GPtrArray) requests = siloam_store_load_requests (self, &fault);

  if (requests != NULL)
    return TRUE;
  if (!is_of_the_journal (fault))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  g_ptr_array_add (faults, g_strdup (fault->message));
  return TRUE;
}

static gboolean
check_links (SiloamStore *self, GPtrArray *faults, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (self, "PRAGMA foreign_key_check", error);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = siloam_store_step (self, query, error)) == SQLITE_ROW)
    g_ptr_array_add (
        faults,
        g_strdup_printf ("%s: a row without its entry", sqlite3_column_text (query, 0)));
  return step == SQLITE_DONE;
}

static gboolean
check_tally (SiloamStore *self, GPtrArray *faults, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      self,
      "SELECT (SELECT entries FROM tally) = (SELECT count(*) FROM entry WHERE deleted IS NULL)",
      error);

  if (query == NULL || siloam_store_step (self, query, error) != SQLITE_ROW)
    return FALSE;
  if (sqlite3_column_int (query, 0) != 1)
    g_ptr_array_add (faults, g_strdup ("tally: does not fit the entries"));
  return TRUE;
}

/* FTS5 reports a mismatch as damage of the database; here it is one more line. */
static gboolean
check_index (SiloamStore *self, GPtrArray *faults, GError **error)
{
  g_autoptr (sqlite3_stmt) check =
      siloam_store_prepare (self,
                            "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                            error);

  if (check == NULL)
    return FALSE;
  if ((sqlite3_step (check) & 0xff) == SQLITE_CORRUPT)
    {
      g_ptr_array_add (faults, g_strdup ("search: the index does not fit the entries"));
      return TRUE;
    }
  siloam_statement_reset (check);
  return siloam_store_run (self, check, error);
}

/**
 * siloam_store_check:
 *
 * Loads and validates every entry, also the deleted ones, and checks links, tally and search index.
 *
 * Returns: (transfer full) (element-type utf8): one line for each fault, or %NULL when reading
 *   itself failed
 */
GPtrArray *
siloam_store_check (SiloamStore *self, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (check_entries (self, faults, error) && check_requests (self, faults, error) &&
      check_links (self, faults, error) && check_tally (self, faults, error) &&
      check_index (self, faults, error))
    return g_steal_pointer (&faults);
  return NULL;
}
