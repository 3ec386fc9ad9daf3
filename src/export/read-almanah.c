/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads Almanah: its database, plain or locked with the gpg of the person, and the folder of texts
 * that it exports. What is locked is opened in memory only. Worker threads. */

#include <string.h>

#include "export/almanah-text.h"
#include "export/import-day.h"
#include "export/import-private.h"
#include "export/import-sqlite.h"
#include "export/import-time.h"
#include "export/import-word.h"
#include "export/pgp-pipe.h"

#define SQLITE_MARK "SQLite format 3"
#define PGP_MARK "-----BEGIN PGP MESSAGE-----"
#define PROBE_BYTES 65536u
/* Rows of a damaged table can go round and round: they are counted, and never sorted. */
#define MAX_ROWS "200001"

typedef struct
{
  sqlite3 *database;
  const char *name;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  GHashTable *tags;  /* "2019-02-14" → GPtrArray of texts */
  GHashTable *links; /* the same */
} Reader;

static gboolean
begins_with (GBytes *first, const char *mark)
{
  gsize length;
  const void *data = g_bytes_get_data (first, &length);

  return length >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0;
}

static gboolean
holds (GBytes *first, const char *word)
{
  gsize length;
  const void *data = g_bytes_get_data (first, &length);

  return length > 0 && memmem (data, length, word, strlen (word)) != NULL;
}

static gboolean
is_locked (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) first = siloam_import_source_peek (source, name, strlen (PGP_MARK));

  return begins_with (first, PGP_MARK) || siloam_import_has_suffix (name, ".db.encrypted");
}

static SiloamProbe
probe_database (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) mark = siloam_import_source_peek (source, name, strlen (SQLITE_MARK));
  g_autoptr (GBytes) first = NULL;

  if (!begins_with (mark, SQLITE_MARK))
    return SILOAM_PROBE_NO;
  first = siloam_import_source_peek (source, name, PROBE_BYTES);
  if (!holds (first, "entries") || !holds (first, "content") || !holds (first, "year"))
    return SILOAM_PROBE_NO;
  return holds (first, "is_important") ? SILOAM_PROBE_SURE : SILOAM_PROBE_LIKELY;
}

/* A name that is a day and nothing else. */
static gboolean
is_day (const char *leaf, SiloamDay *day)
{
  return strlen (leaf) == 10 && leaf[4] == '-' && leaf[7] == '-' &&
         siloam_day_read_all (leaf, FALSE, day) && siloam_day_exists (day);
}

static SiloamProbe
probe_name (SiloamImportSource *source, const char *name)
{
  gboolean single = siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE;
  SiloamDay day;

  if (is_locked (source, name))
    return single || siloam_import_has_suffix (name, ".db.encrypted") ? SILOAM_PROBE_LIKELY
                                                                      : SILOAM_PROBE_NO;
  if (!single && is_day (siloam_import_leaf (name), &day))
    return SILOAM_PROBE_LIKELY;
  return probe_database (source, name);
}

static SiloamProbe
probe (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  SiloamProbe best = SILOAM_PROBE_NO;

  for (guint i = 0; i < names->len; i++)
    best = MAX (best, probe_name (source, g_ptr_array_index (names, i)));
  return best;
}

static char *
date_of (sqlite3_stmt *row, int column)
{
  return g_strdup_printf ("%04d-%02d-%02d",
                          sqlite3_column_int (row, column),
                          sqlite3_column_int (row, column + 1),
                          sqlite3_column_int (row, column + 2));
}

static GDateTime *
noon_of (Reader *reader, sqlite3_stmt *row, int column)
{
  int year = sqlite3_column_int (row, column);
  int month = sqlite3_column_int (row, column + 1);
  int day = sqlite3_column_int (row, column + 2);

  if (year < 1 || year > 9999)
    return NULL;
  return siloam_import_time_new_day (reader->options->zone, year, month, day);
}

static void
free_texts (gpointer texts)
{
  g_ptr_array_unref (texts);
}

/* What another table says of each day. */
static gboolean
learn (Reader *reader, const char *table, const char *column, GHashTable *map, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT year, month, day, %s FROM %s LIMIT " MAX_ROWS, column, table);
  sqlite3_stmt *query;
  int status;

  if (!siloam_import_sqlite_has_table (reader->database, table) ||
      !siloam_import_sqlite_has_column (reader->database, table, column))
    return TRUE;
  query = siloam_import_sqlite_query (reader->database, sql, error);
  if (query == NULL)
    return FALSE;
  while ((status = sqlite3_step (query)) == SQLITE_ROW)
    {
      g_autofree char *date = date_of (query, 0);
      GPtrArray *texts = g_hash_table_lookup (map, date);
      char *text = siloam_import_sqlite_dup_text (query, 3);

      if (texts == NULL)
        {
          texts = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (map, g_steal_pointer (&date), texts);
        }
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  sqlite3_finalize (query);
  return siloam_import_sqlite_finish (reader->database, status, error);
}

static void
apply_learnt (Reader *reader, SiloamImportItem *item, const char *date)
{
  GPtrArray *tags = g_hash_table_lookup (reader->tags, date);
  GPtrArray *links = g_hash_table_lookup (reader->links, date);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    siloam_import_item_add_tag (item, g_ptr_array_index (tags, i));
  for (guint i = 0; links != NULL && i < links->len; i++)
    siloam_import_leave_out (item,
                             reader->options,
                             SILOAM_IMPORT_WORD_FILE,
                             g_ptr_array_index (links, i));
}

static GBytes *
content_of (sqlite3_stmt *row, int column)
{
  const void *data = sqlite3_column_blob (row, column);
  int length = sqlite3_column_bytes (row, column);

  return data != NULL ? g_bytes_new (data, (gsize) length) : g_bytes_new_static ("", 0);
}

/* Columns: year, month, day, content, is_important, and when it was edited. */
static void
read_row (Reader *reader, sqlite3_stmt *row)
{
  g_autofree char *date = date_of (row, 0);
  g_autofree char *place = g_strdup_printf ("%s: %s", reader->name, date);
  g_autoptr (GDateTime) noon = noon_of (reader, row, 0);
  g_autoptr (GBytes) content = content_of (row, 3);
  g_autofree char *text = NULL;
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);

  if (noon == NULL)
    {
      g_set_error_literal (&item->fault,
                           SILOAM_IMPORT_ERROR,
                           SILOAM_IMPORT_ERROR_DAMAGED,
                           "no calendar has this day");
      return;
    }
  text = siloam_almanah_text (content, reader->options, item, &item->fault);
  if (text == NULL)
    return;
  item->source = g_strdup_printf ("almanah:%s", date);
  item->entry = siloam_import_entry_new (noon);
  item->entry->updated = noon_of (reader, row, 5);
  siloam_import_item_set_text (item, text);
  if (sqlite3_column_int (row, 4) != 0)
    siloam_import_item_add_star (item, reader->options);
  apply_learnt (reader, item, date);
}

static const char *
column_or (Reader *reader, const char *column, const char *other)
{
  return siloam_import_sqlite_has_column (reader->database, "entries", column) ? column : other;
}

/* Columns came with the years. */
static sqlite3_stmt *
query_entries (Reader *reader, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT year, month, day, content, %s, %s, %s, %s FROM entries LIMIT " MAX_ROWS,
      column_or (reader, "is_important", "0"),
      column_or (reader, "edited_year", "0"),
      column_or (reader, "edited_month", "0"),
      column_or (reader, "edited_day", "0"));

  if (!siloam_import_sqlite_has_table (reader->database, "entries"))
    {
      g_set_error_literal (error,
                           SILOAM_IMPORT_ERROR,
                           SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                           "this is no database of Almanah");
      return NULL;
    }
  return siloam_import_sqlite_query (reader->database, sql, error);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const SiloamImportItem *one = *(const SiloamImportItem *const *) a;
  const SiloamImportItem *other = *(const SiloamImportItem *const *) b;

  return strcmp (one->place, other->place);
}

static gboolean
read_entries (Reader *reader, GError **error)
{
  sqlite3_stmt *query;
  int status;

  if (!learn (reader, "entry_tag", "tag", reader->tags, error) ||
      !learn (reader, "entry_links", "link_value", reader->links, error))
    return FALSE;
  query = query_entries (reader, error);
  if (query == NULL)
    return FALSE;
  while ((status = sqlite3_step (query)) == SQLITE_ROW)
    read_row (reader, query);
  sqlite3_finalize (query);
  g_ptr_array_sort (reader->bundle->items, compare_places);
  return siloam_import_sqlite_finish (reader->database, status, error);
}

static sqlite3 *
open_database (SiloamImportSource *source,
               const char *name,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GBytes) locked = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (!is_locked (source, name))
    return siloam_import_sqlite_open (source, name, cancellable, error);
  locked = siloam_import_source_read (source, name, error);
  if (locked == NULL)
    return NULL;
  plain = siloam_pgp_open (locked, SILOAM_IMPORT_MAX_FILE, cancellable, error);
  return plain != NULL ? siloam_import_sqlite_open_bytes (plain, cancellable, error) : NULL;
}

static gboolean
read_database (SiloamImportSource *source,
               const char *name,
               const SiloamImportOptions *options,
               SiloamImportBundle *bundle,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_texts);
  g_autoptr (GHashTable) links =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_texts);
  Reader reader = { NULL, name, options, bundle, tags, links };
  gboolean done;

  reader.database = open_database (source, name, cancellable, error);
  if (reader.database == NULL)
    return FALSE;
  done = read_entries (&reader, error);
  sqlite3_close (reader.database);
  return done;
}

static void
read_text (SiloamImportSource *source,
           const char *name,
           const SiloamDay *day,
           const SiloamImportOptions *options,
           SiloamImportBundle *bundle)
{
  SiloamImportItem *item = siloam_import_bundle_add (bundle, name);
  g_autofree char *text = siloam_import_source_read_text (source, name, &item->fault);
  g_autoptr (GDateTime) noon = siloam_day_to_time (day, options->zone);

  if (text == NULL)
    return;
  item->source = g_strdup_printf ("almanah:%s", siloam_import_leaf (name));
  item->entry = siloam_import_entry_new (noon);
  siloam_import_item_set_text (item, text);
}

static gboolean
read_texts (SiloamImportSource *source,
            const SiloamImportOptions *options,
            SiloamImportBundle *bundle,
            GCancellable *cancellable,
            GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  SiloamDay day;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (is_day (siloam_import_leaf (name), &day))
        read_text (source, name, &day, options, bundle);
      else
        g_ptr_array_add (bundle->left_out, g_strdup (name));
      siloam_import_report (options, (double) (i + 1) / names->len);
    }
  return TRUE;
}

/* The database itself before a copy that Almanah locked, and both before anything else. */
static const char *
find_database (SiloamImportSource *source)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  const char *locked = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (probe_database (source, name) != SILOAM_PROBE_NO)
        return name;
      if (locked == NULL && is_locked (source, name))
        locked = name;
    }
  return locked;
}

static gboolean
read_almanah (SiloamImportSource *source,
              const SiloamImportOptions *options,
              SiloamImportBundle *bundle,
              GCancellable *cancellable,
              GError **error)
{
  const char *name = find_database (source);

  if (name != NULL)
    return read_database (source, name, options, bundle, cancellable, error);
  return read_texts (source, options, bundle, cancellable, error);
}

const SiloamImportReader siloam_reader_almanah = {
  .format = SILOAM_IMPORT_ALMANAH,
  .nick = "almanah",
  .name = "Almanah",
  .probe = probe,
  .read = read_almanah,
};
