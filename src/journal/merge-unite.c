/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What needs no choice when two copies are joined: revisits, which are only ever added, requests,
 * reminders and the records of imports. Thread of the stores. */

#include "journal/lifecycle.h"
#include "journal/merge-private.h"
#include "journal/request.h"

static const SiloamRevisit *
find_revisit (const SiloamEntry *entry, const char *id)
{
  for (guint i = 0; i < entry->revisits->len; i++)
    if (g_strcmp0 (siloam_record_id (entry->revisits->pdata[i]), id) == 0)
      return entry->revisits->pdata[i];
  return NULL;
}

static int
compare_revisits (gconstpointer a, gconstpointer b)
{
  const SiloamRevisit *first = *(SiloamRevisit *const *) a;
  const SiloamRevisit *second = *(SiloamRevisit *const *) b;
  const int order = g_date_time_compare (first->at, second->at);

  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

/* FALSE when one revisit was finished in two ways. */
static gboolean
add_revisits (SiloamEntry *entry, const SiloamEntry *other)
{
  for (guint i = 0; i < other->revisits->len; i++)
    {
      const SiloamRevisit *revisit = other->revisits->pdata[i];
      const SiloamRevisit *known = find_revisit (entry, revisit->id);

      if (known == NULL)
        siloam_fields_copy (siloam_revisits->fields,
                            revisit,
                            siloam_record_append (entry, siloam_revisits));
      else if (!siloam_fields_equal (siloam_revisits->fields, known, revisit))
        return FALSE;
    }
  g_ptr_array_sort (entry->revisits, compare_revisits);
  return TRUE;
}

static void
forget_revisits (SiloamEntry *entry)
{
  g_ptr_array_set_size (entry->revisits, 0);
  siloam_entry_settle (entry);
}

static gboolean
differ_only_in_revisits (const SiloamEntry *a, const SiloamEntry *b)
{
  g_autoptr (SiloamEntry) x = siloam_entry_copy (a);
  g_autoptr (SiloamEntry) y = siloam_entry_copy (b);

  forget_revisits (x);
  forget_revisits (y);
  return siloam_entry_says_the_same (x, y);
}

SiloamEntry *
siloam_entry_unite (const SiloamEntry *a, const SiloamEntry *b)
{
  g_autoptr (SiloamEntry) united = NULL;

  if (!differ_only_in_revisits (a, b))
    return NULL;
  united = siloam_entry_copy (a);
  if (a->state == SILOAM_STATE_REVISITED || b->state == SILOAM_STATE_REVISITED)
    united->state = SILOAM_STATE_REVISITED;
  if (g_date_time_compare (b->updated, a->updated) > 0)
    {
      g_date_time_unref (united->updated);
      united->updated = g_date_time_ref (b->updated);
    }
  if (!add_revisits (united, b) || !siloam_entry_validate (united, NULL))
    return NULL;
  return g_steal_pointer (&united);
}

static const SiloamPrayerRequest *
find_request (GPtrArray *requests, const char *id)
{
  for (guint i = 0; i < requests->len; i++)
    {
      const SiloamPrayerRequest *request = requests->pdata[i];

      if (g_str_equal (request->id, id))
        return request;
    }
  return NULL;
}

/* Requests have no stamp: an answer that one side knows of is not lost. */
static gboolean
is_further (const SiloamPrayerRequest *their, const SiloamPrayerRequest *our)
{
  return our == NULL || their->state > our->state ||
         (their->state == our->state && siloam_text_is_blank (our->answer) &&
          !siloam_text_is_blank (their->answer));
}

gboolean
siloam_merge_requests (SiloamStore *ours, SiloamStore *theirs, GError **error)
{
  g_autoptr (GPtrArray) our = siloam_store_load_requests (ours, error);
  g_autoptr (GPtrArray) their = our != NULL ? siloam_store_load_requests (theirs, error) : NULL;

  for (guint i = 0; their != NULL && i < their->len; i++)
    {
      const SiloamPrayerRequest *request = their->pdata[i];
      SiloamStamp stamp;
      const int gone = siloam_gone_find (ours, request->id, &stamp, error);

      if (gone != SQLITE_ROW && gone != SQLITE_DONE)
        return FALSE;
      if (gone == SQLITE_DONE && is_further (request, find_request (our, request->id)) &&
          !siloam_store_save_request (ours, request, error))
        return FALSE;
    }
  return their != NULL;
}

gboolean
siloam_merge_reminder (SiloamStore *ours, SiloamStore *theirs, const char *id, GError **error)
{
  g_autoptr (GPtrArray) our = siloam_store_entry_reminders (ours, id, error);
  g_autoptr (GPtrArray) their =
      our != NULL ? siloam_store_entry_reminders (theirs, id, error) : NULL;

  if (their == NULL)
    return FALSE;
  if (our->len > 0 || their->len == 0)
    return TRUE;
  return siloam_store_set_reminder (ours, id, ((SiloamReminder *) their->pdata[0])->due, error);
}

/* The same import in this copy: the one there is, or a new one. */
static gint64
find_import (SiloamStore *ours, sqlite3_stmt *their, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      ours,
      "SELECT number FROM import WHERE at = ? AND at_offset = ? AND format = ?",
      error);
  g_autoptr (sqlite3_stmt) insert = siloam_store_prepare (
      ours,
      "INSERT INTO import (at, at_offset, format, undone) VALUES (?, ?, ?, ?)",
      error);
  int step;

  if (query == NULL || insert == NULL)
    return 0;
  for (int i = 1; i <= 3; i++)
    sqlite3_bind_value (query, i, sqlite3_column_value (their, i));
  step = siloam_store_step (ours, query, error);
  if (step == SQLITE_ROW)
    return sqlite3_column_int64 (query, 0);
  for (int i = 1; i <= 4; i++)
    sqlite3_bind_value (insert, i, sqlite3_column_value (their, i));
  if (step != SQLITE_DONE || !siloam_store_run (ours, insert, error))
    return 0;
  return sqlite3_last_insert_rowid (ours->db);
}

static gboolean
add_imported (SiloamStore *ours,
              SiloamStore *theirs,
              gint64 our_import,
              gint64 their_import,
              GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      theirs,
      "SELECT source, entry, outcome, fingerprint, stored, before FROM imported WHERE import = ?",
      error);
  g_autoptr (sqlite3_stmt) insert = siloam_store_prepare (
      ours,
      "INSERT OR IGNORE INTO imported"
      " (source, entry, outcome, fingerprint, stored, before, import) VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);
  int step;

  if (query == NULL || insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, their_import);
  while ((step = siloam_store_step (theirs, query, error)) == SQLITE_ROW)
    {
      for (int i = 0; i < 6; i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (query, i));
      sqlite3_bind_int64 (insert, 7, our_import);
      if (!siloam_store_run (ours, insert, error))
        return FALSE;
      siloam_statement_reset (insert);
    }
  return step == SQLITE_DONE;
}

/* So that a second import of what was brought in on the other computer adds nothing here. */
gboolean
siloam_merge_imports (SiloamStore *ours, SiloamStore *theirs, GError **error)
{
  g_autoptr (sqlite3_stmt) query = siloam_store_prepare (
      theirs,
      "SELECT number, at, at_offset, format, undone FROM import ORDER BY number",
      error);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = siloam_store_step (theirs, query, error)) == SQLITE_ROW)
    {
      const gint64 our_import = find_import (ours, query, error);

      if (our_import == 0 ||
          !add_imported (ours, theirs, our_import, sqlite3_column_int64 (query, 0), error))
        return FALSE;
    }
  return step == SQLITE_DONE;
}
