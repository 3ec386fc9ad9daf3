/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Search: what is found, what is shown of it, and what never is. */

#include <glib/gstdio.h>
#include <string.h>

#include "journal/store.h"
#include "sample.h"

typedef struct
{
  sqlite3 *db;
  SiloamStore *store;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &self->db), ==, SQLITE_OK);
  self->store = siloam_store_new (self->db, &error);
  g_assert_no_error (error);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  siloam_store_free (self->store);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
}

static void
save (Fixture *self, const SiloamEntry *entry)
{
  g_autoptr (GError) error = NULL;

  siloam_store_save (self->store, entry, &error);
  g_assert_no_error (error);
}

static void
save_note (Fixture *self, const char *created, const char *text)
{
  g_autoptr (SiloamEntry) entry = sample_note (created, text);

  save (self, entry);
}

static GPtrArray *
search (Fixture *self, const char *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = siloam_store_search (self->store, query, 50, &error);

  g_assert_no_error (error);
  return hits;
}

static guint
n_hits (Fixture *self, const char *query)
{
  g_autoptr (GPtrArray) hits = search (self, query);

  return hits->len;
}

static const SiloamSearchHit *
only_hit (GPtrArray *hits)
{
  g_assert_cmpuint (hits->len, ==, 1);
  return hits->pdata[0];
}

static void
diacritics_do_not_matter (Fixture *self, gconstpointer data)
{
  save_note (self, "2026-11-21T10:00:00Z", "een coördinaat, één ruïne en de café's");
  g_assert_cmpuint (n_hits (self, "coordinaat"), ==, 1);
  g_assert_cmpuint (n_hits (self, "RUÏNE"), ==, 1);
  g_assert_cmpuint (n_hits (self, "café"), ==, 1);
}

static void
last_word_may_be_unfinished (Fixture *self, gconstpointer data)
{
  save_note (self, "2026-11-21T10:00:00Z", "dankbaarheid voor de zon");
  g_assert_cmpuint (n_hits (self, "dankb"), ==, 1);
  g_assert_cmpuint (n_hits (self, "zon dankb"), ==, 1);
  g_assert_cmpuint (n_hits (self, "dankb zon"), ==, 0);
  g_assert_cmpuint (n_hits (self, "dankb "), ==, 0);
  g_assert_cmpuint (n_hits (self, "d"), ==, 0);
}

static void
all_words_are_asked (Fixture *self, gconstpointer data)
{
  save_note (self, "2026-11-21T10:00:00Z", "zon en regen");
  save_note (self, "2026-11-21T10:00:00Z", "zon en wind");
  g_assert_cmpuint (n_hits (self, "zon"), ==, 2);
  g_assert_cmpuint (n_hits (self, "zon regen"), ==, 1);
  g_assert_cmpuint (n_hits (self, "regen wind"), ==, 0);
}

static void
operators_are_words (Fixture *self, gconstpointer data)
{
  static const char *const queries[] = {
    "zon OR maan",  "NOT zon",     "zon AND", "NEAR(zon, 2)",
    "title:zon",    "zon*",        "\"zon",   "zon\"",
    "\"\"",         "^zon",        "(zon",    "zon)",
    "-zon",         "*",           "'",       "zon'; DROP TABLE entry",
    "{title}: zon", "\xff\xfezon", "+",       "",
    "   ",          "\"zon\" \"",
  };

  save_note (self, "2026-11-21T10:00:00Z", "de zon scheen");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    n_hits (self, queries[i]);
  g_assert_cmpuint (n_hits (self, "zon OR maan"), ==, 0);
  g_assert_cmpuint (n_hits (self, "\"zon\" - scheen"), ==, 1);
  g_assert_cmpuint (n_hits (self, "title:zon"), ==, 0);
  g_assert_cmpuint (n_hits (self, ""), ==, 0);
}

static void
very_long_query_is_harmless (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (query, "zon ");
  save_note (self, "2026-11-21T10:00:00Z", "zon");
  g_assert_cmpuint (n_hits (self, query->str), ==, 1);
}

static void
newest_comes_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;

  save_note (self, "2026-01-01T10:00:00Z", "zon midden");
  save_note (self, "2026-11-21T10:00:00Z", "zon nieuw");
  save_note (self, "2020-01-01T10:00:00Z", "zon oud");
  hits = search (self, "zon");
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_cmpstr (((SiloamSearchHit *) hits->pdata[0])->summary->line, ==, "zon nieuw");
  g_assert_cmpstr (((SiloamSearchHit *) hits->pdata[2])->summary->line, ==, "zon oud");
}

static void
max_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;

  save_note (self, "2026-01-01T10:00:00Z", "zon oud");
  save_note (self, "2026-11-21T10:00:00Z", "zon nieuw");
  hits = siloam_store_search (self->store, "zon", 1, NULL);
  g_assert_cmpstr (only_hit (hits)->summary->line, ==, "zon nieuw");
}

static void
snippet_marks_the_hit (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;

  save_note (self, "2026-11-21T10:00:00Z", "de zon scheen vandaag");
  hits = search (self, "zo");
  g_assert_cmpstr (only_hit (hits)->snippet, ==, "de \xe2\x81\xa8zon\xe2\x81\xa9 scheen vandaag");
}

static void
received_snippet_comes_first (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) hits = NULL;

  g_free (entry->title);
  entry->title = g_strdup ("Over een deur");
  save (self, entry);
  hits = search (self, "deur");
  g_assert_cmpstr (only_hit (hits)->snippet,
                   ==,
                   "een open \xe2\x81\xa8"
                   "deur\xe2\x81\xa9");
}

static void
released_side_is_found_but_not_shown (Fixture *self, gconstpointer data)
{
  static const char *const words[] = { "bang", "slaap", "afstand", "geef dit" };
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  save (self, entry);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = search (self, words[i]);

      g_assert_null (only_hit (hits)->snippet);
    }
}

static void
memory_and_confession_are_not_searched (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  siloam_entry_add_prayer (entry, SILOAM_PRAYER_CONFESSION)->text = g_strdup ("mijn belijdenis");
  save (self, entry);
  g_assert_cmpuint (n_hits (self, "trapgat"), ==, 0);
  g_assert_cmpuint (n_hits (self, "belijdenis"), ==, 0);
}

static void
everything_else_is_searched (Fixture *self, gconstpointer data)
{
  static const char *const words[] = { "avond", "wandelen",       "tuin",     "binnen",
                                       "kruis", "rechtvaardigen", "hoort",    "vrede",
                                       "werk",  "dankbaar",       "staat nog" };
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (SiloamEntry) blessing = sample_blessing ();

  save (self, entry);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (n_hits (self, words[i]), ==, 1);
  save (self, blessing);
  g_assert_cmpuint (n_hits (self, "geef moed"), ==, 1);
}

static void
sealed_is_found_as_sealed_only (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();
  g_autoptr (GPtrArray) hits = NULL;
  const SiloamSearchHit *hit;

  entry->sealed = TRUE;
  save (self, entry);
  hits = search (self, "deur");
  hit = only_hit (hits);
  g_assert_true (hit->summary->sealed);
  g_assert_nonnull (hit->summary->created);
  g_assert_null (hit->summary->title);
  g_assert_null (hit->summary->line);
  g_assert_null (hit->snippet);
}

static void
deleted_is_not_found (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_exchange ();

  save (self, entry);
  siloam_store_delete (self->store, entry->id, NULL);
  g_assert_cmpuint (n_hits (self, "deur"), ==, 0);
  siloam_store_undelete (self->store, entry->id, NULL);
  g_assert_cmpuint (n_hits (self, "deur"), ==, 1);
}

static void
edited_words_are_found_anew (Fixture *self, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = sample_note ("2026-11-21T10:00:00Z", "eerste woorden");

  save (self, entry);
  g_free (entry->text);
  entry->text = g_strdup ("andere woorden");
  save (self, entry);
  g_assert_cmpuint (n_hits (self, "eerste"), ==, 0);
  g_assert_cmpuint (n_hits (self, "andere"), ==, 1);
}

static void
prefix_finds_at_least_the_whole_word (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "zon",
                                       "zonder",
                                       "zonnig weer",
                                       "de zon, zonder wolken",
                                       "maan" };
  static const char word[] = "zonder";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    save_note (self, "2026-11-21T10:00:00Z", texts[i]);
  for (gsize length = 2; length < strlen (word); length++)
    {
      g_autofree char *shorter = g_strndup (word, length);
      g_autofree char *longer = g_strndup (word, length + 1);

      g_assert_cmpuint (n_hits (self, shorter), >=, n_hits (self, longer));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test) g_test_add ("/journal/search/" name, Fixture, NULL, setup, test, teardown)
  ADD ("diacritics-and-capitals-do-not-matter", diacritics_do_not_matter);
  ADD ("the-last-word-may-be-unfinished", last_word_may_be_unfinished);
  ADD ("all-words-are-asked", all_words_are_asked);
  ADD ("operators-of-the-index-are-only-words", operators_are_words);
  ADD ("a-very-long-query-is-harmless", very_long_query_is_harmless);
  ADD ("the-newest-comes-first", newest_comes_first);
  ADD ("no-more-than-was-asked-for", max_is_kept);
  ADD ("the-snippet-marks-the-hit", snippet_marks_the_hit);
  ADD ("the-received-snippet-comes-first", received_snippet_comes_first);
  ADD ("the-released-side-is-found-but-never-shown", released_side_is_found_but_not_shown);
  ADD ("a-memory-and-a-confession-are-not-searched-002-10", memory_and_confession_are_not_searched);
  ADD ("everything-else-is-searched", everything_else_is_searched);
  ADD ("a-sealed-entry-is-found-as-sealed-only", sealed_is_found_as_sealed_only);
  ADD ("a-deleted-entry-is-not-found", deleted_is_not_found);
  ADD ("edited-words-are-found-anew", edited_words_are_found_anew);
  ADD ("the-start-of-a-word-finds-at-least-what-the-word-finds",
       prefix_finds_at_least_the_whole_word);
  return g_test_run ();
}
