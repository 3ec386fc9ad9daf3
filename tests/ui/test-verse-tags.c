/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The references in a text that is written: what is marked as a link, when, and at what cost. */

#include <gtk/gtk.h>

#include "bibles-fixture.h"
#include "ui/verse-find.h"
#include "ui/verse-tags.h"

typedef struct
{
  SiloamBibles *bibles;
  GtkWidget *window;
  GtkTextBuffer *buffer;
  SiloamVerseTags *tags;
  guint changes;
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->changes++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *view = gtk_text_view_new ();

  f->bibles = bibles_fixture_new ("nl", NULL);
  f->window = gtk_window_new ();
  siloam_bibles_attach (f->bibles, f->window);
  gtk_window_set_child (GTK_WINDOW (f->window), view);
  f->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_enable_undo (f->buffer, TRUE);
  f->tags = siloam_verse_tags_new (f->buffer, view);
  g_signal_connect_swapped (f->tags, "changed", G_CALLBACK (changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (f->tags));
  g_assert_finalize_object (f->tags);
  gtk_window_destroy (GTK_WINDOW (f->window));
  bibles_fixture_free (f->bibles);
}

/* As a person types: one character after another, each a change of its own. */
static void
type_words (Fixture *f, const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gtk_text_buffer_begin_user_action (f->buffer);
      gtk_text_buffer_insert_interactive_at_cursor (f->buffer,
                                                    at,
                                                    (int) (g_utf8_next_char (at) - at),
                                                    TRUE);
      gtk_text_buffer_end_user_action (f->buffer);
    }
  siloam_verse_tags_flush (f->tags);
}

static void
paste (Fixture *f, const char *words)
{
  gtk_text_buffer_begin_user_action (f->buffer);
  gtk_text_buffer_insert_at_cursor (f->buffer, words, -1);
  gtk_text_buffer_end_user_action (f->buffer);
  siloam_verse_tags_flush (f->tags);
}

static void
place_caret (Fixture *f, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, offset);
  gtk_text_buffer_place_cursor (f->buffer, &iter);
  siloam_verse_tags_flush (f->tags);
}

static void
erase (Fixture *f, int start, int end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (f->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (f->buffer, &to, end);
  gtk_text_buffer_delete_interactive (f->buffer, &from, &to, TRUE);
  siloam_verse_tags_flush (f->tags);
}

static char *
all_text (Fixture *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (f->buffer, &start, &end);
  return gtk_text_buffer_get_text (f->buffer, &start, &end, FALSE);
}

/* What is marked in the text, with bars between. */
static char *
marked (Fixture *f)
{
  GtkTextTag *tag =
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (f->buffer), "scripture");
  GString *found = g_string_new (NULL);
  GtkTextIter from, to;

  gtk_text_buffer_get_start_iter (f->buffer, &from);
  do
    {
      if (!gtk_text_iter_starts_tag (&from, tag))
        continue;
      to = from;
      gtk_text_iter_forward_to_tag_toggle (&to, tag);
      g_autofree char *text = gtk_text_iter_get_slice (&from, &to);
      g_string_append_printf (found, "%s%s", found->len > 0 ? "|" : "", text);
    }
  while (gtk_text_iter_forward_to_tag_toggle (&from, tag));
  return g_string_free (found, FALSE);
}

static void
assert_marked (Fixture *f, const char *expected)
{
  g_autofree char *found = marked (f);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_known (Fixture *f, const char *expected)
{
  GPtrArray *verses = siloam_verse_tags_get_verses (f->tags);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < verses->len; i++)
    {
      const SiloamTaggedVerse *verse = g_ptr_array_index (verses, i);
      g_autofree char *target = siloam_verse_target (&verse->reference);

      g_string_append_printf (known, "%s%s", i > 0 ? "|" : "", target);
    }
  g_assert_cmpstr (known->str, ==, expected);
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  type_words (f, "Zie Ps. 34:18, en 2 Korintiërs 5:21 ook.");

  assert_marked (f, "Ps. 34:18|2 Korintiërs 5:21");
  assert_known (f, "nld:Ps.34.18|nld:2Cor.5.21");
}

static void
test_pending (Fixture *f, gconstpointer data)
{
  type_words (f, "lees Ps 3");
  assert_marked (f, "");
  type_words (f, "4");
  assert_marked (f, "");
  type_words (f, " ");
  assert_marked (f, "Ps 34");
}

static void
test_pending_colon (Fixture *f, gconstpointer data)
{
  type_words (f, "lees Ps 34:");
  assert_marked (f, "");
  type_words (f, "18");
  assert_marked (f, "");
  type_words (f, ".");
  assert_marked (f, "Ps 34:18");
}

static void
test_pending_moves_on (Fixture *f, gconstpointer data)
{
  type_words (f, "lees Ps 34");
  place_caret (f, 2);

  assert_marked (f, "Ps 34");
}

static void
test_pending_settles (Fixture *f, gconstpointer data)
{
  type_words (f, "lees Ps 34");
  siloam_verse_tags_settle (f->tags);

  assert_marked (f, "Ps 34");
}

static void
test_edited (Fixture *f, gconstpointer data)
{
  type_words (f, "lees Ps 34:18 nu");
  place_caret (f, 13);
  erase (f, 12, 13);
  assert_marked (f, "Ps 34:1");
  type_words (f, "9");
  assert_marked (f, "Ps 34:19");
  erase (f, 5, 7);
  assert_marked (f, "");
}

static void
test_pasted (Fixture *f, gconstpointer data)
{
  paste (f, "een\nzie Joh. 3:16\ntwee\nen Rom. 8:1");

  assert_marked (f, "Joh. 3:16|Rom. 8:1");
}

static void
test_undo_takes_text_only (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  paste (f, "begin ");
  type_words (f, "Ps. 34:18 ");
  assert_marked (f, "Ps. 34:18");
  gtk_text_buffer_undo (f->buffer);
  siloam_verse_tags_flush (f->tags);
  text = all_text (f);

  g_assert_false (g_str_has_suffix (text, "18 "));
  g_assert_true (g_str_has_prefix (text, "begin "));
  while (gtk_text_buffer_get_can_undo (f->buffer))
    gtk_text_buffer_undo (f->buffer);
  g_free (text);
  text = all_text (f);
  g_assert_cmpstr (text, ==, "");
}

static void
test_marking_is_no_change (Fixture *f, gconstpointer data)
{
  gtk_text_buffer_begin_irreversible_action (f->buffer);
  gtk_text_buffer_set_text (f->buffer, "Ps. 34:18 ook", -1);
  gtk_text_buffer_end_irreversible_action (f->buffer);
  siloam_verse_tags_reread (f->tags);

  assert_marked (f, "Ps. 34:18");
  g_assert_false (gtk_text_buffer_get_can_undo (f->buffer));
}

static void
test_redo (Fixture *f, gconstpointer data)
{
  paste (f, "zie Ps. 34:18 en Joh. 3:16 ook");
  erase (f, 0, 14);
  assert_marked (f, "Joh. 3:16");
  gtk_text_buffer_undo (f->buffer);
  siloam_verse_tags_flush (f->tags);
  assert_marked (f, "Ps. 34:18|Joh. 3:16");
  gtk_text_buffer_redo (f->buffer);
  siloam_verse_tags_flush (f->tags);
  assert_marked (f, "Joh. 3:16");
  assert_known (f, "nld:John.3.16");
}

static void
test_lines_joined (Fixture *f, gconstpointer data)
{
  paste (f, "zie Ps.\n34:18 hier\nen Joh. 3:16 daar");
  assert_marked (f, "Joh. 3:16");
  place_caret (f, 8);
  gtk_text_buffer_begin_user_action (f->buffer);
  erase (f, 7, 8);
  gtk_text_buffer_end_user_action (f->buffer);
  place_caret (f, 0);

  assert_marked (f, "Ps.34:18|Joh. 3:16");
  assert_known (f, "nld:Ps.34.18|nld:John.3.16");
}

static void
test_caret_stays (Fixture *f, gconstpointer data)
{
  int position;

  paste (f, "zie Ps. 34:18 en Joh. 3:16 ook");
  place_caret (f, 9);
  siloam_verse_tags_reread (f->tags);
  g_object_get (f->buffer, "cursor-position", &position, NULL);

  g_assert_cmpint (position, ==, 9);
}

static void
test_any_script (Fixture *f, gconstpointer data)
{
  paste (f, "🕊🕊 e\xcc\x88n 𝔞 שלום: Ezechie\xcc\x88l 36:26 en Joh. 3:16, 🕊");

  assert_marked (f, "Ezechie\xcc\x88l 36:26|Joh. 3:16");
}

static void
test_list_has_its_book (Fixture *f, gconstpointer data)
{
  const SiloamTaggedVerse *second;
  g_autofree char *whole = NULL;

  paste (f, "zie Hebr. 11:1,6 ook");
  second = g_ptr_array_index (siloam_verse_tags_get_verses (f->tags), 1);
  whole = siloam_verse_dup_whole (f->bibles, second->typed, &second->reference);

  g_assert_cmpstr (whole, ==, "Hebreeën 11:6");
}

static void
test_only_what_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint before;

  while (text->len < 100 * 1000)
    g_string_append (text, "Een regel met Ps. 34:18 en verder niets bijzonders daarin.\n");
  paste (f, text->str);
  before = siloam_verse_tags_get_n_looked_at (f->tags);
  place_caret (f, 50 * 1000);
  type_words (f, "een zin");

  g_assert_cmpuint (siloam_verse_tags_get_n_looked_at (f->tags) - before, ==, 1);
}

static void
test_far_apart (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter iter;
  guint before;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "Een regel.\n");
  paste (f, text->str);
  before = siloam_verse_tags_get_n_looked_at (f->tags);
  gtk_text_buffer_get_start_iter (f->buffer, &iter);
  gtk_text_buffer_insert (f->buffer, &iter, "a", -1);
  gtk_text_buffer_get_end_iter (f->buffer, &iter);
  gtk_text_buffer_insert (f->buffer, &iter, "z", -1);
  siloam_verse_tags_flush (f->tags);

  g_assert_cmpuint (siloam_verse_tags_get_n_looked_at (f->tags) - before, ==, 2);
}

static void
test_moving_costs_nothing (Fixture *f, gconstpointer data)
{
  guint before;

  paste (f, "zie Ps. 34:18\nen Joh. 3:16\nen verder");
  before = siloam_verse_tags_get_n_looked_at (f->tags);
  place_caret (f, 5);
  place_caret (f, 20);

  g_assert_cmpuint (siloam_verse_tags_get_n_looked_at (f->tags) - before, ==, 0);
}

static void
test_says_when_it_changed (Fixture *f, gconstpointer data)
{
  paste (f, "zie Ps. 34:18 ook");
  g_assert_cmpuint (f->changes, ==, 1);
  place_caret (f, 0);
  type_words (f, "nu ");
  g_assert_cmpuint (f->changes, ==, 1);
  erase (f, 7, 16);
  g_assert_cmpuint (f->changes, ==, 2);
}

static void
test_found_by_place (Fixture *f, gconstpointer data)
{
  GtkTextIter iter;

  paste (f, "zie Ps. 34:18 en Joh. 3:16 ook");
  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, 13);
  g_assert_cmpstr (siloam_verse_tags_find (f->tags, &iter)->typed, ==, "Ps. 34:18");
  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, 17);
  g_assert_cmpstr (siloam_verse_tags_find (f->tags, &iter)->typed, ==, "Joh. 3:16");
  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, 15);
  g_assert_null (siloam_verse_tags_find (f->tags, &iter));
  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, 3);
  g_assert_null (siloam_verse_tags_find (f->tags, &iter));
}

/* GTK has to pass every mark of a paragraph to find the next. */
static void
test_a_list_is_marked_in_part (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "Ps. 34:%u en ", i % 20 + 1);
  paste (f, text->str);
  g_assert_cmpuint (siloam_verse_tags_get_verses (f->tags)->len, ==, 100);
  paste (f, "\nPs. 1:1 ");
  g_assert_cmpuint (siloam_verse_tags_get_verses (f->tags)->len, ==, 101);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/ui/verse-tags/references-are-marked", test_marks);
  add ("/ui/verse-tags/what-is-not-finished-waits", test_pending);
  add ("/ui/verse-tags/a-colon-waits-for-the-verse", test_pending_colon);
  add ("/ui/verse-tags/moving-on-finishes-it", test_pending_moves_on);
  add ("/ui/verse-tags/leaving-finishes-it", test_pending_settles);
  add ("/ui/verse-tags/an-edited-link-stays-while-it-is-one", test_edited);
  add ("/ui/verse-tags/what-is-pasted-is-marked", test_pasted);
  add ("/ui/verse-tags/undo-takes-back-text-only", test_undo_takes_text_only);
  add ("/ui/verse-tags/marking-cannot-be-undone", test_marking_is_no_change);
  add ("/ui/verse-tags/undo-and-redo-mark-again", test_redo);
  add ("/ui/verse-tags/a-joined-paragraph-is-read-as-one", test_lines_joined);
  add ("/ui/verse-tags/the-caret-stays", test_caret_stays);
  add ("/ui/verse-tags/other-scripts-keep-the-places-right", test_any_script);
  add ("/ui/verse-tags/an-element-of-a-list-has-its-book", test_list_has_its_book);
  add ("/ui/verse-tags/only-the-changed-paragraph-is-looked-at", test_only_what_changed);
  add ("/ui/verse-tags/two-changes-far-apart-are-two-paragraphs", test_far_apart);
  add ("/ui/verse-tags/moving-the-caret-costs-nothing", test_moving_costs_nothing);
  add ("/ui/verse-tags/it-tells-only-what-is-new", test_says_when_it_changed);
  add ("/ui/verse-tags/a-reference-is-found-by-its-place", test_found_by_place);
  add ("/ui/verse-tags/a-paragraph-that-is-a-list-is-marked-in-part",
       test_a_list_is_marked_in_part);

  return g_test_run ();
}
