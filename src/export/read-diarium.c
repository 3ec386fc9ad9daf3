/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Diarium: its own file is an SQLite database with HTML and with pictures in it. An entry is named
 * by its moment in ticks of .NET, as the clock of the person had it. Worker threads. */

#include "export/read-diarium.h"

#include <string.h>

#include "export/import-sqlite.h"
#include "export/import-time.h"

#define SQLITE_MARK "SQLite format 3"
#define TICKS_PER_SECOND G_GINT64_CONSTANT (10000000)
/* From the first of January of the year 1, where ticks begin. */
#define SECONDS_TO_1970 G_GINT64_CONSTANT (62135596800)
#define LAST_TICK G_GINT64_CONSTANT (3155378975999999999)

typedef struct
{
  sqlite3 *database;
  const char *name;
  const SiloamImportOptions *options;
  SiloamImportBundle *bundle;
  GHashTable *media; /* gint64 ticks to GString of lines */
  guint n_entries;
} DiariumReader;

static gboolean
is_sqlite (SiloamImportSource *source, const char *name)
{
  g_autoptr (GBytes) first = siloam_import_source_peek (source, name, sizeof SQLITE_MARK);

  return g_bytes_get_size (first) == sizeof SQLITE_MARK &&
         memcmp (g_bytes_get_data (first, NULL), SQLITE_MARK, sizeof SQLITE_MARK) == 0;
}

static gboolean
is_diary (SiloamImportSource *source, const char *name, GError **error)
{
  sqlite3 *database = siloam_import_sqlite_open (source, name, NULL, error);
  gboolean found = database != NULL && siloam_import_sqlite_has_table (database, "Entries") &&
                   siloam_import_sqlite_has_column (database, "Entries", "DiaryEntryId");

  sqlite3_close (database);
  return found;
}

static gboolean
could_be_diary (SiloamImportSource *source, const char *name)
{
  gboolean alone = siloam_import_source_get_kind (source) == SILOAM_SOURCE_FILE;

  return siloam_import_source_is_readable (source, name) &&
         (alone || siloam_import_has_suffix (name, ".diary") ||
          siloam_import_has_suffix (name, ".db") || siloam_import_has_suffix (name, ".sqlite")) &&
         is_sqlite (source, name);
}

/* Not more than a few databases are looked into. @error: why the last of them could not be. */
static const char *
find_database (SiloamImportSource *source, GError **error)
{
  GPtrArray *names = siloam_import_source_get_names (source);
  guint looked = 0;

  for (guint i = 0; i < names->len && looked < 8; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!could_be_diary (source, name))
        continue;
      looked++;
      g_clear_error (error);
      if (is_diary (source, name, error))
        return name;
    }
  return NULL;
}

static SiloamProbe
probe_source (SiloamImportSource *source)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *json = NULL;

  if (find_database (source, &fault) != NULL)
    return SILOAM_PROBE_SURE;
  json = siloam_diarium_find_json (source);
  if (json != NULL)
    return SILOAM_PROBE_LIKELY;
  return g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_BUSY) ? SILOAM_PROBE_MAYBE
                                                              : SILOAM_PROBE_NO;
}

/* Ticks tell no zone: this is the clock, as if it stood in Greenwich. */
static GDateTime *
clock_of (gint64 ticks)
{
  if (ticks < 0 || ticks > LAST_TICK)
    return NULL;
  return g_date_time_new_from_unix_utc (ticks / TICKS_PER_SECOND - SECONDS_TO_1970);
}

static GDateTime *
time_of (GDateTime *clock, GTimeZone *zone)
{
  return clock == NULL ? NULL
                       : siloam_import_time_new (zone,
                                                 g_date_time_get_year (clock),
                                                 g_date_time_get_month (clock),
                                                 g_date_time_get_day_of_month (clock),
                                                 g_date_time_get_hour (clock),
                                                 g_date_time_get_minute (clock),
                                                 g_date_time_get_second (clock));
}

/**
 * siloam_diarium_source:
 * @clock: (nullable): a moment, to the second or finer
 *
 * Returns: (transfer full) (nullable): the name of the entry of that moment
 */
char *
siloam_diarium_source (const char *clock)
{
  return clock != NULL && strlen (clock) >= 19 ? g_strdup_printf ("diarium:%.19s", clock) : NULL;
}

static SiloamImportWord
word_of_type (gint64 type)
{
  return type == 0 ? SILOAM_IMPORT_WORD_PHOTO : SILOAM_IMPORT_WORD_FILE;
}

/* What is in an entry beside words, in one pass over a table that may be gigabytes. */
static gboolean
learn_media (DiariumReader *reader, GError **error)
{
  sqlite3_stmt *query;
  int status;

  if (!siloam_import_sqlite_has_table (reader->database, "Media") ||
      !siloam_import_sqlite_has_column (reader->database, "Media", "DiaryEntryId") ||
      !siloam_import_sqlite_has_column (reader->database, "Media", "Type"))
    return TRUE;
  query = siloam_import_sqlite_query (
      reader->database,
      "SELECT DiaryEntryId, Type, count(*) FROM Media GROUP BY DiaryEntryId, Type",
      error);
  if (query == NULL)
    return FALSE;
  while ((status = sqlite3_step (query)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (query, 0);
      GArray *counts = g_hash_table_lookup (reader->media, &id);
      gint64 count[2] = { sqlite3_column_int64 (query, 1), sqlite3_column_int64 (query, 2) };

      if (counts == NULL)
        {
          counts = g_array_new (FALSE, FALSE, sizeof count);
          g_hash_table_insert (reader->media, g_memdup2 (&id, sizeof id), counts);
        }
      g_array_append_vals (counts, count, 1);
    }
  sqlite3_finalize (query);
  return siloam_import_sqlite_finish (reader->database, status, error);
}

static void
tell_media (DiariumReader *reader, SiloamImportItem *item, gint64 id)
{
  GArray *counts = g_hash_table_lookup (reader->media, &id);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const gint64 *count = (const gint64 *) (gpointer) counts->data + 2 * i;

      for (gint64 k = 1; k <= MIN (count[1], 200); k++)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, k);
          siloam_import_leave_out (item, reader->options, word_of_type (count[0]), number);
        }
    }
}

/* Columns: DiaryEntryId, Heading, Text, Rating. */
static void
read_row (DiariumReader *reader, sqlite3_stmt *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autofree char *place = g_strdup_printf ("%s #%u", reader->name, ++reader->n_entries);
  SiloamImportItem *item = siloam_import_bundle_add (reader->bundle, place);
  g_autoptr (GDateTime) clock =
      sqlite3_column_type (row, 0) == SQLITE_INTEGER ? clock_of (id) : NULL;
  g_autoptr (GDateTime) created = time_of (clock, reader->options->zone);
  g_autofree char *moment = clock != NULL ? g_date_time_format (clock, "%Y-%m-%dT%H:%M:%S") : NULL;
  g_autofree char *heading = siloam_import_sqlite_dup_text (row, 1);
  g_autofree char *text = siloam_import_sqlite_dup_text (row, 2);
  g_autofree char *rating = NULL;

  if (!siloam_read_begin (item, created, NULL))
    return;
  item->source = siloam_diarium_source (moment);
  siloam_read_set_html_words (item, reader->options, heading, text);
  tell_media (reader, item, id);
  if (sqlite3_column_int (row, 3) <= 0)
    return;
  rating = g_strdup_printf ("%d", sqlite3_column_int (row, 3));
  siloam_import_leave_out (item, reader->options, SILOAM_IMPORT_WORD_RATING, rating);
}

static const char *
column (DiariumReader *reader, const char *name)
{
  return siloam_import_sqlite_has_column (reader->database, "Entries", name) ? name : "NULL";
}

static gboolean
read_rows (DiariumReader *reader, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT DiaryEntryId, %s, %s, %s FROM Entries ORDER BY DiaryEntryId",
                       column (reader, "Heading"),
                       column (reader, "Text"),
                       column (reader, "Rating"));
  sqlite3_stmt *query = siloam_import_sqlite_query (reader->database, sql, error);
  gboolean fine = query != NULL;
  int status = SQLITE_DONE;

  while (fine && (status = sqlite3_step (query)) == SQLITE_ROW)
    {
      read_row (reader, query);
      fine = reader->bundle->overflow == NULL &&
             siloam_read_go_on (reader->options, reader->n_entries, 0, cancellable, error);
    }
  sqlite3_finalize (query);
  if (reader->bundle->overflow != NULL)
    return TRUE;
  return fine && siloam_import_sqlite_finish (reader->database, status, error);
}

/* Other tables hold what we cannot know: tags, people, what a telephone counted. */
static void
tell_tables (DiariumReader *reader)
{
  sqlite3_stmt *query = siloam_import_sqlite_query (
      reader->database,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
      " AND lower(name) NOT IN ('entries', 'media') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
      " AND name NOT LIKE 'android!_%' ESCAPE '!' ORDER BY name LIMIT 50",
      NULL);

  while (query != NULL && sqlite3_step (query) == SQLITE_ROW)
    {
      g_autofree char *name = siloam_import_sqlite_dup_text (query, 0);
      siloam_import_leave_out_of_all (reader->bundle,
                                      reader->options,
                                      SILOAM_IMPORT_WORD_TABLE,
                                      name);
    }
  sqlite3_finalize (query);
}

static gboolean
read_database (SiloamImportSource *source,
               const char *name,
               const SiloamImportOptions *options,
               SiloamImportBundle *bundle,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) media =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  DiariumReader reader = { .name = name, .options = options, .bundle = bundle, .media = media };
  gboolean done;

  reader.database = siloam_import_sqlite_open (source, name, cancellable, error);
  if (reader.database == NULL)
    return FALSE;
  done = learn_media (&reader, error) && read_rows (&reader, cancellable, error);
  if (done)
    tell_tables (&reader);
  sqlite3_close (reader.database);
  return done;
}

static gboolean
read_source (SiloamImportSource *source,
             const SiloamImportOptions *options,
             SiloamImportBundle *bundle,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) fault = NULL;
  const char *name = find_database (source, &fault);
  g_autofree char *json = name == NULL ? siloam_diarium_find_json (source) : NULL;

  if (name != NULL)
    return read_database (source, name, options, bundle, cancellable, error);
  if (json != NULL)
    return siloam_diarium_read_json (source, json, options, bundle, cancellable, error);
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    g_set_error_literal (error,
                         SILOAM_IMPORT_ERROR,
                         SILOAM_IMPORT_ERROR_UNKNOWN_FORMAT,
                         "there is no diary of Diarium in it");
  return FALSE;
}

const SiloamImportReader siloam_reader_diarium = {
  SILOAM_IMPORT_DIARIUM, "diarium", "Diarium", probe_source, read_source,
};
