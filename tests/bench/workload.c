/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One measurement of one engine: `workload OPERATION FILE ENTRIES SEED` prints milliseconds.
 * Every engine gets the same entries (a title and about 1.5 KB of Zipf-like text), the same schema
 * and the same queries. Runs on one thread. */

#include "engine.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define N_WORDS 6000
#define N_TEXTS 4000
#define TITLE_BYTES 24
#define BODY_BYTES 1500
#define READS 1000
#define SAVES 1000
#define SEARCHES 20

static char *vocabulary[N_WORDS];
static char *titles[N_TEXTS];
static char *bodies[N_TEXTS];

static void
run_or_die (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3_stmt *
prepare_or_die (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
finish_step (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_sql (statement), sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static guint
count_rows (sqlite3_stmt *statement)
{
  guint rows = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      (void) sqlite3_column_text (statement, 1);
      rows++;
    }
  sqlite3_reset (statement);
  return rows;
}

static void
make_vocabulary (void)
{
  static const char *const syllables[] = { "ba",  "ker", "lo", "min", "te", "ga", "ren", "vo",
                                           "sta", "pé",  "du", "wel", "ik", "zo", "han", "lië" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      guint n = 1 + (guint) (log2 (i + 2) / 3);

      for (guint j = 0; j <= n; j++)
        g_string_append (word, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
      vocabulary[i] = g_string_free (g_steal_pointer (&word), FALSE);
    }
}

/* Rank r comes about 1/r as often: few words make most of a text, as in a language. */
static const char *
draw_word (GRand *rand)
{
  return vocabulary[(guint) pow (N_WORDS, g_rand_double (rand)) - 1];
}

static char *
make_text (GRand *rand, gsize length)
{
  GString *text = g_string_new (draw_word (rand));

  while (text->len < length)
    g_string_append_printf (text, " %s", draw_word (rand));
  return g_string_free (text, FALSE);
}

/* Made before the clock runs: making a text takes longer than storing it. */
static void
make_texts (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      titles[i] = make_text (rand, TITLE_BYTES);
      bodies[i] = make_text (rand, BODY_BYTES);
    }
}

typedef struct
{
  sqlite3_stmt *entry;
  sqlite3_stmt *words;
} Writer;

static void
writer_init (Writer *self, sqlite3 *db)
{
  g_autofree char *index =
      g_strdup_printf ("INSERT INTO words (%s, title, body) VALUES (?, ?, ?)", engine_index_row);

  self->entry =
      prepare_or_die (db, "INSERT INTO entry (id, created, title, body) VALUES (?, ?, ?, ?)");
  self->words = prepare_or_die (db, index);
}

static void
writer_clear (Writer *self)
{
  sqlite3_finalize (self->entry);
  sqlite3_finalize (self->words);
}

static void
writer_add (Writer *self, sqlite3 *db, guint number)
{
  g_autofree char *id = g_uuid_string_random ();
  const char *title = titles[number % N_TEXTS];
  const char *body = bodies[number % N_TEXTS];

  sqlite3_bind_text (self->entry, 1, id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->entry, 2, (gint64) number * 60);
  sqlite3_bind_text (self->entry, 3, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->entry, 4, body, -1, SQLITE_STATIC);
  finish_step (self->entry);
  sqlite3_bind_int64 (self->words, 1, sqlite3_last_insert_rowid (db));
  sqlite3_bind_text (self->words, 2, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->words, 3, body, -1, SQLITE_STATIC);
  finish_step (self->words);
}

static void
load_entries (const char *path, guint entries)
{
  Engine engine = engine_open (path, TRUE);
  Writer writer;

  run_or_die (engine.db,
              "CREATE TABLE entry (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
              " created INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL);"
              "CREATE INDEX entry_created ON entry (created)");
  run_or_die (engine.db, engine_index_sql);
  run_or_die (engine.db, "BEGIN IMMEDIATE");
  writer_init (&writer, engine.db);
  for (guint i = 0; i < entries; i++)
    writer_add (&writer, engine.db, i);
  writer_clear (&writer);
  run_or_die (engine.db, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
  engine_close (&engine);
}

static void
list_titles (sqlite3 *db)
{
  sqlite3_stmt *newest =
      prepare_or_die (db, "SELECT id, title, created FROM entry ORDER BY created DESC LIMIT 50");

  g_assert_cmpuint (count_rows (newest), ==, 50);
  sqlite3_finalize (newest);
}

static void
read_entries (sqlite3 *db, guint entries, guint seed)
{
  sqlite3_stmt *one =
      prepare_or_die (db, "SELECT id, body, title, created FROM entry WHERE number = ?");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < READS; i++)
    {
      sqlite3_bind_int64 (one, 1, g_rand_int_range (rand, 1, (gint32) entries + 1));
      g_assert_cmpuint (count_rows (one), ==, 1);
    }
  sqlite3_finalize (one);
}

static void
save_entries (sqlite3 *db, guint entries)
{
  Writer writer;

  writer_init (&writer, db);
  for (guint i = 0; i < SAVES; i++)
    {
      run_or_die (db, "BEGIN IMMEDIATE");
      writer_add (&writer, db, entries + i);
      run_or_die (db, "COMMIT");
    }
  writer_clear (&writer);
}

static void
search_entries (sqlite3 *db, guint seed)
{
  g_autofree char *sql = g_strdup_printf ("SELECT entry.id, entry.title FROM words JOIN entry"
                                          " ON entry.number = words.%s WHERE words MATCH ?"
                                          " ORDER BY words.%s DESC LIMIT 50",
                                          engine_index_row,
                                          engine_index_row);
  sqlite3_stmt *search = prepare_or_die (db, sql);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < SEARCHES; i++)
    {
      g_autofree char *query = g_strdup_printf ("%s %s",
                                                vocabulary[g_rand_int_range (rand, 20, 400)],
                                                vocabulary[g_rand_int_range (rand, 20, 400)]);

      sqlite3_bind_text (search, 1, query, -1, SQLITE_STATIC);
      count_rows (search);
    }
  sqlite3_finalize (search);
}

/* The part of an operation that is timed; the opening counts only where opening is the question. */
static double
measure (const char *operation, const char *path, guint entries, guint seed)
{
  gint64 start = g_get_monotonic_time ();

  if (g_str_equal (operation, "load"))
    {
      load_entries (path, entries);
      return (double) (g_get_monotonic_time () - start) / 1000;
    }

  Engine engine = engine_open (path, FALSE);

  list_titles (engine.db);
  if (!g_str_equal (operation, "open"))
    start = g_get_monotonic_time ();
  if (g_str_equal (operation, "read"))
    read_entries (engine.db, entries, seed);
  else if (g_str_equal (operation, "save"))
    save_entries (engine.db, entries);
  else if (g_str_equal (operation, "search") || g_str_equal (operation, "search-again"))
    search_entries (engine.db, seed);
  if (g_str_equal (operation, "search-again"))
    {
      start = g_get_monotonic_time ();
      search_entries (engine.db, seed);
    }
  double elapsed = (double) (g_get_monotonic_time () - start) / 1000;

  engine_close (&engine);
  return elapsed;
}

int
main (int argc, char *argv[])
{
  setlocale (LC_NUMERIC, "C");
  if (argc != 5)
    g_error ("usage: %s load|open|read|save|search|search-again FILE ENTRIES SEED", argv[0]);

  guint entries = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  guint seed = (guint) g_ascii_strtoull (argv[4], NULL, 10);

  make_vocabulary ();
  if (g_str_equal (argv[1], "load") || g_str_equal (argv[1], "save"))
    make_texts (seed);
  printf ("%.3f\n", measure (argv[1], argv[2], entries, seed));
  return 0;
}
