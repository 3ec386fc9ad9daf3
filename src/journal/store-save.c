/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One entry to its rows. A save compares with what is stored and writes only rows that differ,
 * because the same entry is saved every second while someone types. Thread of the store. */

#include "journal/store-private.h"

#include <string.h>

#include "journal/lifecycle.h"
#include "journal/verse-index-private.h"
#include "journal/version-private.h"

#define LINE_CHARS 160

/* The first line of a text, for a list. */
static char *
first_line (const char *text)
{
  g_autofree char *line = NULL;
  const char *start = text;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  line = g_strndup (start, strcspn (start, "\n\r"));
  if (g_utf8_strlen (line, -1) <= LINE_CHARS)
    return g_steal_pointer (&line);
  return g_utf8_substring (line, 0, LINE_CHARS);
}

static const char *
received_text (const SiloamEntry *entry)
{
  for (guint i = 0; i < entry->received->len; i++)
    {
      const SiloamReceived *received = entry->received->pdata[i];

      if (received->discern != SILOAM_DISCERN_SET_ASIDE && !siloam_text_is_blank (received->text))
        return received->text;
    }
  return NULL;
}

static const char *
gratitude_text (const SiloamEntry *entry)
{
  for (guint i = 0; i < entry->gratitude->len; i++)
    if (!siloam_text_is_blank (entry->gratitude->pdata[i]))
      return entry->gratitude->pdata[i];
  return NULL;
}

/* What a list shows: never anything of the released side, nothing of what is sealed. */
static char *
make_line (const SiloamEntry *entry)
{
  const char *candidates[] = { received_text (entry),
                               entry->closing_thanks,
                               entry->thanks,
                               gratitude_text (entry),
                               entry->text };

  if (entry->sealed)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (!siloam_text_is_blank (candidates[i]))
      return first_line (candidates[i]);
  return NULL;
}

static void
append_places (GString *sql, const SiloamField *fields)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    if (field->type != SILOAM_FIELD_WORDS)
      g_string_append (sql, field->type == SILOAM_FIELD_TIME ? ", ?, ?" : ", ?");
}

static void
append_updates (GString *sql, const SiloamField *fields)
{
  for (const SiloamField *field = fields; field->name != NULL; field++)
    {
      if (field->type == SILOAM_FIELD_WORDS)
        continue;
      g_string_append_printf (sql, ", %s = excluded.%s", field->name, field->name);
      if (field->type == SILOAM_FIELD_TIME)
        g_string_append_printf (sql, ", %s_offset = excluded.%s_offset", field->name, field->name);
    }
}

/* "INSERT … ON CONFLICT … DO UPDATE" for one own column in front of the fields. */
static char *
make_upsert (const char *table, const char *first, const char *key, const SiloamField *fields)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (%s", table, first);
  siloam_append_columns (sql, fields);
  g_string_append (sql, strchr (first, ',') != NULL ? ") VALUES (?, ?" : ") VALUES (?");
  append_places (sql, fields);
  g_string_append_printf (sql, ") ON CONFLICT (%s) DO UPDATE SET ", key);
  g_string_append (sql,
                   strchr (first, ',') != NULL ? "position = excluded.position"
                                               : "entry = excluded.entry");
  append_updates (sql, fields);
  return g_string_free (sql, FALSE);
}

static gboolean
write_part (SiloamStore *self,
            const SiloamEntry *entry,
            const SiloamEntryPart *part,
            gint64 number,
            GError **error)
{
  g_autofree char *sql = make_upsert (part->table, "entry", "entry", part->fields);
  g_autoptr (sqlite3_stmt) upsert = siloam_store_prepare (self, sql, error);

  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_int64 (upsert, 1, number);
  siloam_bind_fields (upsert, 2, part->fields, entry);
  return siloam_store_run (self, upsert, error);
}

static gboolean
write_record (SiloamStore *self,
              const SiloamRecordType *type,
              gint64 number,
              guint position,
              gconstpointer record,
              GError **error)
{
  g_autofree char *sql = make_upsert (type->table, "entry, position", "entry, id", type->fields);
  g_autoptr (sqlite3_stmt) upsert = siloam_store_prepare (self, sql, error);

  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_int64 (upsert, 1, number);
  sqlite3_bind_int (upsert, 2, (int) position);
  siloam_bind_fields (upsert, 3, type->fields, record);
  return siloam_store_run (self, upsert, error);
}

static gboolean
remove_record (SiloamStore *self, const char *table, gint64 number, const char *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE entry = ? AND id = ?", table);
  g_autoptr (sqlite3_stmt) removal = siloam_store_prepare (self, sql, error);

  if (removal == NULL)
    return FALSE;
  sqlite3_bind_int64 (removal, 1, number);
  siloam_bind_text (removal, 2, id);
  return siloam_store_run (self, removal, error);
}

static gpointer
find_record (GPtrArray *list, const char *id, guint *index)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_strcmp0 (siloam_record_id (list->pdata[i]), id) == 0)
      {
        *index = i;
        return list->pdata[i];
      }
  return NULL;
}

static gboolean
write_list (SiloamStore *self,
            const SiloamRecordType *type,
            gint64 number,
            GPtrArray *before,
            GPtrArray *now,
            GError **error)
{
  guint at = 0;

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const char *id = siloam_record_id (before->pdata[i]);

      if (find_record (now, id, &at) == NULL &&
          !remove_record (self, type->table, number, id, error))
        return FALSE;
    }
  for (guint i = 0; i < now->len; i++)
    {
      gpointer stored = find_record (before, siloam_record_id (now->pdata[i]), &at);

      if (stored != NULL && at == i && siloam_fields_equal (type->fields, stored, now->pdata[i]))
        continue;
      if (!write_record (self, type, number, i, now->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_words (SiloamStore *self,
             const char *table,
             gint64 number,
             GPtrArray *before,
             GPtrArray *now,
             GError **error)
{
  g_autofree char *trim =
      g_strdup_printf ("DELETE FROM %s WHERE entry = ? AND position >= ?", table);
  g_autofree char *put = g_strdup_printf ("INSERT INTO %s (entry, position, text) VALUES (?, ?, ?)"
                                          " ON CONFLICT DO UPDATE SET text = excluded.text",
                                          table);
  g_autoptr (sqlite3_stmt) removal = siloam_store_prepare (self, trim, error);

  if (removal == NULL)
    return FALSE;
  sqlite3_bind_int64 (removal, 1, number);
  sqlite3_bind_int (removal, 2, (int) now->len);
  if (before != NULL && before->len > now->len && !siloam_store_run (self, removal, error))
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      g_autoptr (sqlite3_stmt) upsert = NULL;

      if (before != NULL && i < before->len && g_strcmp0 (before->pdata[i], now->pdata[i]) == 0)
        continue;
      upsert = siloam_store_prepare (self, put, error);
      if (upsert == NULL)
        return FALSE;
      sqlite3_bind_int64 (upsert, 1, number);
      sqlite3_bind_int (upsert, 2, (int) i);
      siloam_bind_text (upsert, 3, now->pdata[i]);
      if (!siloam_store_run (self, upsert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
forget_links (SiloamStore *self, gint64 number, const char *received_id, GError **error)
{
  g_autoptr (sqlite3_stmt) removal =
      siloam_store_prepare (self,
                            "DELETE FROM received_releases WHERE entry = ? AND received = ?",
                            error);

  if (removal == NULL)
    return FALSE;
  sqlite3_bind_int64 (removal, 1, number);
  siloam_bind_text (removal, 2, received_id);
  return siloam_store_run (self, removal, error);
}

static gboolean
write_link (SiloamStore *self,
            gint64 number,
            const SiloamReceived *received,
            guint index,
            GError **error)
{
  g_autoptr (sqlite3_stmt) insert =
      siloam_store_prepare (self,
                            "INSERT INTO received_releases (entry, received, position, release)"
                            " VALUES (?, ?, ?, ?)",
                            error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, number);
  siloam_bind_text (insert, 2, received->id);
  sqlite3_bind_int (insert, 3, (int) index);
  siloam_bind_text (insert, 4, received->release_ids->pdata[index]);
  return siloam_store_run (self, insert, error);
}

static gboolean
links_equal (const SiloamReceived *a, const SiloamReceived *b)
{
  if (a->release_ids->len != b->release_ids->len)
    return FALSE;
  for (guint i = 0; i < a->release_ids->len; i++)
    if (g_strcmp0 (a->release_ids->pdata[i], b->release_ids->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
write_links (SiloamStore *self, gint64 number, GPtrArray *before, GPtrArray *now, GError **error)
{
  guint at = 0;

  for (guint i = 0; i < now->len; i++)
    {
      const SiloamReceived *received = now->pdata[i];
      const SiloamReceived *stored = find_record (before, received->id, &at);

      if (stored != NULL ? links_equal (stored, received) : received->release_ids->len == 0)
        continue;
      if (!forget_links (self, number, received->id, error))
        return FALSE;
      for (guint link = 0; link < received->release_ids->len; link++)
        if (!write_link (self, number, received, link, error))
          return FALSE;
    }
  return TRUE;
}

/* Puts a revisit down for good, or as a draft of the last one. */
static gboolean
mark_revisit (SiloamStore *self, gint64 number, const char *id, gboolean done, GError **error)
{
  g_autoptr (sqlite3_stmt) mark =
      siloam_store_prepare (self,
                            "UPDATE revisits SET done = ? WHERE entry = ? AND id = ? AND done <> 1",
                            error);

  if (mark == NULL)
    return FALSE;
  sqlite3_bind_int (mark, 1, done);
  sqlite3_bind_int64 (mark, 2, number);
  siloam_bind_text (mark, 3, id);
  return siloam_store_run (self, mark, error);
}

static gboolean
revisit_is_done (SiloamStore *self, gint64 number, const char *id, gboolean *done, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      siloam_store_prepare (self, "SELECT done FROM revisits WHERE entry = ? AND id = ?", error);
  int step;

  *done = FALSE;
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  siloam_bind_text (query, 2, id);
  step = siloam_store_step (self, query, error);
  if (step == SQLITE_ROW)
    *done = sqlite3_column_int (query, 0) != 0;
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

static gboolean
write_revisit (SiloamStore *self,
               const SiloamEntry *entry,
               gint64 number,
               guint index,
               const SiloamRevisit *stored,
               GError **error)
{
  const SiloamRevisit *revisit = entry->revisits->pdata[index];
  gboolean open =
      index + 1 == entry->revisits->len && g_strcmp0 (entry->open_step, SILOAM_OPEN_REVISIT) == 0;
  gboolean done = FALSE;

  if (stored != NULL && !revisit_is_done (self, number, revisit->id, &done, error))
    return FALSE;
  if (done)
    {
      if (siloam_fields_equal (siloam_revisits->fields, stored, revisit))
        return TRUE;
      g_set_error (error,
                   SILOAM_JOURNAL_ERROR,
                   SILOAM_JOURNAL_ERROR_INVALID,
                   "revisits[%u]: what was looked back on is never changed",
                   index);
      return FALSE;
    }
  if (!open && siloam_fields_blank (siloam_revisits->fields, revisit))
    return remove_record (self, "revisits", number, revisit->id, error);
  return write_record (self, siloam_revisits, number, index, revisit, error) &&
         mark_revisit (self, number, revisit->id, !open, error);
}

/* Append-only: a revisit that the caller's copy does not know of stays. */
static gboolean
write_revisits (SiloamStore *self,
                const SiloamEntry *entry,
                gint64 number,
                const SiloamEntry *before,
                GError **error)
{
  guint at = 0;

  for (guint i = 0; i < entry->revisits->len; i++)
    {
      const char *id = siloam_record_id (entry->revisits->pdata[i]);
      const SiloamRevisit *stored = before != NULL ? find_record (before->revisits, id, &at) : NULL;

      if (!write_revisit (self, entry, number, i, stored, error))
        return FALSE;
    }
  return TRUE;
}

/* The row of the entry itself; gives its number. */
static gboolean
write_head (SiloamStore *self, SiloamEntry *entry, gint64 *number, GError **error)
{
  const SiloamField *fields = siloam_entry_parts[0].fields;
  g_autoptr (GString) sql = g_string_new ("INSERT INTO entry (line");
  g_autofree char *line = make_line (entry);
  g_autoptr (sqlite3_stmt) upsert = NULL;
  int step;

  siloam_append_columns (sql, fields);
  g_string_append (sql, ") VALUES (?");
  append_places (sql, fields);
  g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET line = excluded.line");
  append_updates (sql, fields);
  g_string_append (sql, " RETURNING number");
  upsert = siloam_store_prepare (self, sql->str, error);
  if (upsert == NULL)
    return FALSE;
  siloam_bind_text (upsert, 1, line);
  siloam_bind_fields (upsert, 2, fields, entry);
  step = siloam_store_step (self, upsert, error);
  if (step == SQLITE_ROW)
    {
      *number = sqlite3_column_int64 (upsert, 0);
      step = siloam_store_step (self, upsert, error);
    }
  return step == SQLITE_DONE;
}

static gboolean
write_rest (SiloamStore *self,
            const SiloamEntry *entry,
            gint64 number,
            const SiloamEntry *before,
            GError **error)
{
  for (const SiloamEntryPart *part = siloam_entry_parts + 1; part->table != NULL; part++)
    if (part->kind == entry->kind &&
        (before == NULL || !siloam_fields_equal (part->fields, before, entry)) &&
        !write_part (self, entry, part, number, error))
      return FALSE;
  for (const SiloamRecordType *type = siloam_record_types; type->table != NULL; type++)
    if (type != siloam_revisits &&
        !write_list (self,
                     type,
                     number,
                     before != NULL ? siloam_record_list (before, type) : NULL,
                     siloam_record_list (entry, type),
                     error))
      return FALSE;
  return write_links (self,
                      number,
                      before != NULL ? before->received : NULL,
                      entry->received,
                      error) &&
         write_revisits (self, entry, number, before, error) &&
         write_words (self,
                      "tags",
                      number,
                      before != NULL ? before->tags : NULL,
                      entry->tags,
                      error) &&
         write_words (self,
                      "gratitude",
                      number,
                      before != NULL ? before->gratitude : NULL,
                      entry->gratitude,
                      error);
}

static gboolean
find_stored (SiloamStore *self,
             const char *id,
             gint64 *number,
             SiloamEntry **stored,
             GError **error)
{
  g_autoptr (GError) missing = NULL;
  gboolean deleted = FALSE;

  *number = siloam_store_number (self, id, &deleted, &missing);
  if (*number == 0)
    {
      if (g_error_matches (missing, SILOAM_JOURNAL_ERROR, SILOAM_JOURNAL_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  *stored = siloam_store_load_number (self, *number, error);
  return *stored != NULL;
}

static gboolean
write_entry (SiloamStore *self,
             SiloamEntry *entry,
             gint64 *number,
             const SiloamEntry *before,
             GError **error)
{
  g_autoptr (SiloamIndexed) indexed = siloam_search_look (self, *number, error);

  return indexed != NULL && write_head (self, entry, number, error) &&
         write_rest (self, entry, *number, before, error) &&
         siloam_verse_index_follow (self, *number, entry, before, error) &&
         siloam_search_follow (self, *number, indexed, error);
}

gboolean
siloam_store_write_new (SiloamStore *self, SiloamEntry *entry, gint64 *number, GError **error)
{
  *number = 0;
  return write_entry (self, entry, number, NULL, error);
}

/* Saving what is there already must not look like a change to another copy of the journal. */
static gboolean
save_work (SiloamStore *self, gpointer data, GError **error)
{
  SiloamEntry *entry = data;
  g_autoptr (SiloamEntry) before = NULL;
  gint64 number = 0;
  gint64 old = 0;

  if (!find_stored (self, entry->id, &number, &before, error))
    return FALSE;
  if (before != NULL && before->kind != entry->kind)
    {
      g_set_error_literal (error,
                           SILOAM_JOURNAL_ERROR,
                           SILOAM_JOURNAL_ERROR_INVALID,
                           "kind: an entry keeps its kind");
      return FALSE;
    }
  if (before != NULL && siloam_entry_says_the_same (before, entry))
    return TRUE;
  if (before != NULL)
    old = siloam_stamp_print (entry->id, siloam_time_to_us (before->updated));
  return write_entry (self, entry, &number, before, error) &&
         siloam_stamp_entry (self, number, old, error) &&
         (before != NULL || siloam_gone_remove (self, entry->id, error));
}

/**
 * siloam_store_save:
 *
 * Settles and checks a copy of @entry and writes it in one transaction, also over an earlier
 * version of it; on disk when this returns. Sets the time of updating, unless nothing else changed.
 * An entry that was deleted stays so. Revisits are only ever added.
 *
 * Returns: %TRUE, or %FALSE with %SILOAM_JOURNAL_ERROR_INVALID, _TOO_LARGE, _DAMAGED or a vault
 *   error; then the journal is as it was
 */
gboolean
siloam_store_save (SiloamStore *self, const SiloamEntry *entry, GError **error)
{
  g_autoptr (SiloamEntry) settled = siloam_entry_copy (entry);

  g_clear_pointer (&settled->updated, g_date_time_unref);
  settled->updated = g_date_time_new_now_local ();
  return siloam_store_put (self, settled, error);
}

/**
 * siloam_store_put:
 * @entry: with the time it was updated
 *
 * As siloam_store_save(), for an entry that comes from elsewhere: its time of updating stays.
 *
 * Returns: %TRUE, or %FALSE with the errors of siloam_store_save()
 */
gboolean
siloam_store_put (SiloamStore *self, const SiloamEntry *entry, GError **error)
{
  g_autoptr (SiloamEntry) settled = siloam_entry_copy (entry);

  siloam_entry_settle (settled);
  return siloam_entry_validate (settled, error) &&
         siloam_store_transact (self, save_work, settled, error);
}
