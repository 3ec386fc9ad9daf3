/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding a verse, reading its chapter, taking it along, and finding it back. */

#include "bibles-fixture.h"
#include "journal/lifecycle.h"
#include "page-fixture.h"
#include "scripture/theme.h"
#include "ui/blessing-page.h"
#include "ui/free-page.h"
#include "ui/guide-page.h"
#include "ui/revisit-page.h"
#include "ui/step-view.h"
#include "ui/verse-chapter.h"
#include "ui/verse-finder.h"
#include "ui/verse-moments.h"
#include "ui/verse-pane.h"
#include "ui/verse-role.h"
#include "ui/verse-row.h"
#include "ui/verse-window.h"

#define DUTCH "NLTestCalvin"
#define ENGLISH "NLTestKJV"

typedef struct
{
  PageFixture pages;
  SiloamBibles *bibles;
  SiloamVerseFinder *finder;
  guint answers;
  SiloamVerseTaken *taken;
  char *opened;
} Fixture;

static void
answered_cb (Fixture *f)
{
  f->answers++;
}

/* data: the module to read in; NULL for none. */
static void
set_up (Fixture *f, gconstpointer data)
{
  const char *const modules[] = { data, NULL };

  page_fixture_set_up (&f->pages, NULL);
  f->bibles = bibles_fixture_new ("nl", modules);
  siloam_bibles_attach (f->bibles, f->pages.window);
  f->finder = siloam_verse_finder_new (f->bibles);
  g_signal_connect_swapped (f->finder, "answered", G_CALLBACK (answered_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_stop (f->finder);
  g_clear_object (&f->taken);
  g_clear_pointer (&f->opened, g_free);
  page_fixture_tear_down (&f->pages, NULL);
  /* A search that was dropped still ends in its thread. */
  page_fixture_wait (G_OBJECT (f->finder)->ref_count == 1);
  g_object_unref (f->finder);
  bibles_fixture_free (f->bibles);
}

static SiloamVerseItem *
row (Fixture *f, guint position)
{
  g_autoptr (SiloamVerseItem) item =
      g_list_model_get_item (siloam_verse_finder_get_items (f->finder), position);

  g_assert_nonnull (item);
  return item;
}

static gboolean
offers (Fixture *f, const char *label)
{
  GListModel *items = siloam_verse_finder_get_items (f->finder);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    if (g_strcmp0 (siloam_verse_item_get_label (row (f, i)), label) == 0)
      return TRUE;
  return FALSE;
}

static SiloamReference
read_dutch (const char *typed)
{
  SiloamReference reference;

  g_assert_true (siloam_reference_parse (typed, "nl", SILOAM_NUMBERING_NLD, &reference));
  return reference;
}

/* --- looking --- */

static void
test_a_place_comes_first_with_its_words (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "ps 34:18");

  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Psalm 34:18");
  g_assert_cmpstr (siloam_verse_item_get_text (row (f, 0)),
                   ==,
                   "Wie roept wordt gehoord, zegt deze testregel achttien.");
  g_assert_cmpint (siloam_verse_item_get_kind (row (f, 1)), ==, SILOAM_VERSE_ITEM_CHAPTER);
}

static void
test_a_place_half_typed_offers_what_it_may_become (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "ps 34:1");

  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Psalm 34:1");
  g_assert_true (offers (f, "Psalm 34:18"));
}

static void
test_a_start_of_a_name_is_enough_for_a_place (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "jesa 53:4");

  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Jesaja 53:4");
}

static void
test_a_start_of_a_name_offers_the_book (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "openb");
  page_fixture_wait (f->answers == 1);

  g_assert_cmpint (siloam_verse_item_get_kind (row (f, 0)), ==, SILOAM_VERSE_ITEM_BOOK);
  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Openbaring");
}

static void
test_words_find_a_verse_while_the_last_goes_on (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "gebroken bek");
  page_fixture_wait (f->answers == 1);

  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Psalm 34:19");
  g_assert_nonnull (siloam_verse_item_get_highlights (row (f, 0)));
}

static void
test_what_is_found_is_numbered_as_the_person_does (Fixture *f, gconstpointer data)
{
  /* The nineteenth verse of a Bible that numbers as the English do. */
  siloam_verse_finder_look_for (f->finder, "gebroken bek");
  page_fixture_wait (f->answers == 1);

  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Psalm 34:20");
}

static void
test_an_answer_that_comes_too_late_is_dropped (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "testregel");
  siloam_verse_finder_look_for (f->finder, "verzonnen");
  siloam_verse_finder_look_for (f->finder, "gebroken");
  page_fixture_wait (f->answers > 0);
  page_fixture_wait (G_OBJECT (f->finder)->ref_count == 1);

  g_assert_cmpuint (f->answers, ==, 1);
  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Psalm 34:19");
}

static void
test_a_need_shows_its_verses_as_the_person_numbers (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for_need (f->finder, "wound");

  g_assert_true (offers (f, "Psalm 34:19"));
  g_assert_false (offers (f, "Psalm 34:18"));
}

static void
test_every_need_there_is_has_a_name (Fixture *f, gconstpointer data)
{
  for (const char *const *theme = siloam_theme_list (); *theme != NULL; theme++)
    {
      g_autofree char *key = g_strconcat ("verse.need.", *theme, NULL);

      g_test_message ("%s", key);
      g_assert_true (siloam_prompts_has (f->pages.prompts, key));
    }
}

static void
test_without_a_bible_a_place_is_still_a_place (Fixture *f, gconstpointer data)
{
  siloam_verse_finder_look_for (f->finder, "ps 34:18");

  g_assert_cmpstr (siloam_verse_item_get_label (row (f, 0)), ==, "Psalm 34:18");
  g_assert_null (siloam_verse_item_get_text (row (f, 0)));
}

/* --- what a verse is for --- */

static GtkWidget *
open_exchange (Fixture *f, SiloamEntry *entry, const char *step)
{
  GtkWidget *page;

  entry->good_memory = g_strdup ("by the sea");
  entry->open_step = g_strdup (step);
  page_fixture_save (&f->pages, entry);
  page = siloam_guide_page_new (f->pages.journal, f->pages.prompts, entry->id);
  page_fixture_show (&f->pages, page);
  page_fixture_wait (page_fixture_find (page, SILOAM_TYPE_STEP_VIEW, NULL) != NULL);
  return page;
}

static SiloamVerseRole
role_at (Fixture *f, const char *step)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);

  return siloam_verse_role_of (open_exchange (f, entry, step));
}

static void
test_the_step_says_what_a_verse_is_for (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (role_at (f, "arrive"), ==, SILOAM_ROLE_READING);
  g_assert_cmpint (role_at (f, "release"), ==, SILOAM_ROLE_BASIS);
  g_assert_cmpint (role_at (f, "receive"), ==, SILOAM_ROLE_RECEIVED);
  g_assert_cmpint (role_at (f, "weigh"), ==, SILOAM_ROLE_BASIS);
}

static void
test_in_a_blessing_it_is_a_promise (Fixture *f, gconstpointer data)
{
  GtkWidget *page = siloam_blessing_page_new (f->pages.journal, f->pages.prompts, NULL);

  page_fixture_show (&f->pages, page);
  g_assert_cmpint (siloam_verse_role_of (page), ==, SILOAM_ROLE_PROMISE);
}

static void
test_elsewhere_it_is_to_read (Fixture *f, gconstpointer data)
{
  GtkWidget *page = siloam_free_page_new (f->pages.journal, f->pages.prompts, NULL);

  page_fixture_show (&f->pages, page);
  g_assert_cmpint (siloam_verse_role_of (page), ==, SILOAM_ROLE_READING);
  g_assert_cmpint (siloam_verse_role_of (f->pages.window), ==, SILOAM_ROLE_READING);
}

/* --- taking along --- */

static void
taken_cb (Fixture *f, SiloamVerseTaken *taken)
{
  g_set_object (&f->taken, taken);
}

static void
entry_cb (Fixture *f, const char *id)
{
  g_free (f->opened);
  f->opened = g_strdup (id);
}

static SiloamVerseWindow *
open_window (Fixture *f, GtkWidget *page)
{
  GtkWidget *window = siloam_verse_window_new (GTK_WINDOW (f->pages.window),
                                               f->pages.prompts,
                                               f->bibles,
                                               f->pages.journal,
                                               page != NULL ? SILOAM_WRITER (page) : NULL,
                                               NULL);

  g_signal_connect_swapped (window, "taken", G_CALLBACK (taken_cb), f);
  g_signal_connect_swapped (window, "entry", G_CALLBACK (entry_cb), f);
  return SILOAM_VERSE_WINDOW (window);
}

/* Reads the place and keeps what is chosen then. */
static void
keep (Fixture *f, GtkWidget *page, const char *typed)
{
  SiloamVerseWindow *window = open_window (f, page);
  SiloamReference reference = read_dutch (typed);

  siloam_verse_window_read (window, &reference);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "verse.link", NULL));
  g_assert_nonnull (f->taken);
}

static SiloamEntry *
entry_of (GtkWidget *page)
{
  return siloam_writer_get_entry (SILOAM_WRITER (page));
}

static GtkWidget *
open_free (Fixture *f)
{
  GtkWidget *page = siloam_free_page_new (f->pages.journal, f->pages.prompts, NULL);

  page_fixture_show (&f->pages, page);
  return page;
}

static void
test_a_range_is_kept_as_the_person_numbers (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);
  const SiloamVerseLink *link;

  keep (f, page, "Psalm 34:18-19");

  g_assert_cmpuint (entry_of (page)->verses->len, ==, 1);
  link = entry_of (page)->verses->pdata[0];
  g_assert_cmpstr (link->typed, ==, "Psalm 34:18-19");
  g_assert_cmpstr (link->osis, ==, "Ps.34.18-Ps.34.19");
  g_assert_cmpint (siloam_numbering_from_term (link->numbering, SILOAM_NUMBERING_SEGOND),
                   ==,
                   SILOAM_NUMBERING_NLD);
  g_assert_null (link->wording);
}

/* What the first row of the verses of a page says; NULL when there is none. */
static const char *
shown_verse (GtkWidget *page)
{
  GtkWidget *verse = page_fixture_find (page, SILOAM_TYPE_VERSE_ROW, NULL);
  GtkWidget *typed = verse != NULL ? page_fixture_find (verse, GTK_TYPE_ENTRY, NULL) : NULL;

  return typed != NULL ? gtk_editable_get_text (GTK_EDITABLE (typed)) : NULL;
}

static void
test_what_was_kept_reaches_the_disk (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);
  g_autoptr (SiloamEntry) kept = NULL;

  keep (f, page, "Psalm 34:18");
  siloam_writer_flush (SILOAM_WRITER (page));
  page_fixture_wait (siloam_writer_is_saved (SILOAM_WRITER (page)));

  kept = page_fixture_load (&f->pages, siloam_writer_get_entry_id (SILOAM_WRITER (page)));
  g_assert_cmpuint (kept->verses->len, ==, 1);
}

static void
test_the_page_shows_what_was_kept (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);

  keep (f, page, "Psalm 34:18");

  g_assert_cmpstr (shown_verse (page), ==, "Psalm 34:18");
}

static void
test_undo_takes_it_away_again (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);

  keep (f, page, "Psalm 34:18");
  g_assert_true (siloam_verse_taken_can_undo (f->taken));
  siloam_verse_taken_undo (f->taken);

  g_assert_cmpuint (entry_of (page)->verses->len, ==, 0);
  g_assert_null (shown_verse (page));
}

static void
test_undo_leaves_words_that_were_written_since (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);
  SiloamVerseLink *link;

  keep (f, page, "Psalm 34:18");
  link = entry_of (page)->verses->pdata[0];
  link->application = g_strdup ("I will call");
  siloam_verse_taken_undo (f->taken);

  g_assert_cmpuint (entry_of (page)->verses->len, ==, 1);
}

static void
test_the_same_verse_is_kept_once (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);

  keep (f, page, "Psalm 34:18");
  keep (f, page, "Psalm 34:18");

  g_assert_cmpuint (entry_of (page)->verses->len, ==, 1);
  g_assert_false (siloam_verse_taken_can_undo (f->taken));
}

static void
test_its_words_go_along_when_asked_for (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_free (f);
  SiloamReference verse = read_dutch ("Psalm 34:18");
  g_autoptr (GArray) verses = g_array_new (FALSE, FALSE, sizeof (SiloamReference));
  const SiloamVerseLink *link;

  g_array_append_val (verses, verse);
  f->taken =
      siloam_verse_take (SILOAM_WRITER (page), f->bibles, verses, SILOAM_ROLE_READING, DUTCH);

  link = entry_of (page)->verses->pdata[0];
  g_assert_cmpstr (link->wording, ==, "Wie roept wordt gehoord, zegt deze testregel achttien.");
  g_assert_cmpstr (link->text_of, ==, siloam_bibles_find (f->bibles, DUTCH)->title);
}

static GtkWidget *
open_received_verse (Fixture *f, SiloamEntry *entry)
{
  SiloamHurt *hurt = siloam_entry_add_hurt (entry);

  hurt->kind = SILOAM_HURT_FEAR;
  hurt->words = g_strdup ("alone");
  siloam_entry_release (entry, hurt->id, SILOAM_AMOUNT_ALL, NULL);
  siloam_entry_add_received (entry, SILOAM_FORM_VERSE);
  return open_exchange (f, entry, "receive");
}

static void
test_a_received_verse_without_words_gets_the_place (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  GtkWidget *page = open_received_verse (f, entry);
  const SiloamReceived *received;

  keep (f, page, "Psalm 34:18");
  received = entry_of (page)->received->pdata[0];
  g_assert_cmpstr (received->text, ==, "Psalm 34:18");

  siloam_verse_taken_undo (f->taken);
  g_assert_null (received->text);
}

static void
test_at_receiving_it_is_what_was_received (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  GtkWidget *page = open_received_verse (f, entry);
  const SiloamVerseLink *link;

  keep (f, page, "Psalm 34:18");
  link = entry_of (page)->verses->pdata[0];

  g_assert_cmpint (link->role, ==, SILOAM_ROLE_RECEIVED);
}

static void
test_a_revisit_takes_a_verse (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  GtkWidget *page;

  entry->text = g_strdup ("a day");
  page_fixture_save (&f->pages, entry);
  page = siloam_revisit_page_new (f->pages.journal, f->pages.prompts, entry->id);
  page_fixture_show (&f->pages, page);
  page_fixture_wait (siloam_writer_get_sheet (SILOAM_WRITER (page)) != NULL);
  keep (f, page, "Psalm 34:18");

  g_assert_cmpuint (entry_of (page)->verses->len, ==, 1);
  g_assert_cmpstr (shown_verse (page), ==, "Psalm 34:18");
}

static void
test_what_was_not_changed_since_is_all_that_undo_takes (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_EXCHANGE);
  GtkWidget *page = open_received_verse (f, entry);
  SiloamReceived *received;

  keep (f, page, "Psalm 34:18");
  received = entry_of (page)->received->pdata[0];
  g_free (received->text);
  received->text = g_strdup ("my own words");
  siloam_verse_taken_undo (f->taken);

  g_assert_cmpstr (received->text, ==, "my own words");
}

/* --- reading --- */

static GtkWidget *
read_chapter (Fixture *f, const char *typed)
{
  SiloamReference reference = read_dutch (typed);
  GtkWidget *chapter = siloam_verse_chapter_new (f->pages.prompts, f->bibles, &reference);

  page_fixture_show (&f->pages, chapter);
  return chapter;
}

static void
test_the_numbering_is_said_when_it_differs (Fixture *f, gconstpointer data)
{
  GtkWidget *chapter = read_chapter (f, "Psalm 34:19");
  const char *english = siloam_prompts_get (f->pages.prompts, "verse.numbering.kjv");
  gboolean said = page_fixture_find (chapter, GTK_TYPE_LABEL, english) != NULL;

  g_assert_cmpint (said, ==, g_str_equal (data, ENGLISH));
}

static void
test_the_verse_that_was_asked_for_is_chosen (Fixture *f, gconstpointer data)
{
  GtkWidget *chapter = read_chapter (f, "Psalm 34:19");
  g_autoptr (GArray) chosen = siloam_verse_pane_dup_chosen (SILOAM_VERSE_PANE (chapter));
  g_autofree char *words = siloam_verse_pane_dup_words (SILOAM_VERSE_PANE (chapter));
  g_autofree char *name = NULL;

  g_assert_cmpuint (chosen->len, ==, 1);
  name = siloam_bibles_format (f->bibles, &g_array_index (chosen, SiloamReference, 0));
  g_assert_cmpstr (name, ==, "Psalm 34:19");
  g_assert_true (g_str_has_prefix (words, "Wie roept"));
}

static void
test_the_chapters_go_on_into_the_next_book (Fixture *f, gconstpointer data)
{
  GtkWidget *chapter = read_chapter (f, "Psalm 150");

  gtk_widget_activate_action (chapter, "chapter.next", NULL);
  g_assert_cmpstr (siloam_verse_pane_get_title (SILOAM_VERSE_PANE (chapter)), ==, "Spreuken 1");
  gtk_widget_activate_action (chapter, "chapter.previous", NULL);
  g_assert_cmpstr (siloam_verse_pane_get_title (SILOAM_VERSE_PANE (chapter)), ==, "Psalm 150");
}

/* --- finding back --- */

static char *
add_moment (Fixture *f, SiloamEntryKind kind, const char *title, SiloamVerseRole role)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (kind);
  SiloamReference verse = read_dutch ("Psalm 42:6");

  entry->title = g_strdup (title);
  entry->sealed = title == NULL;
  if (kind == SILOAM_ENTRY_EXCHANGE)
    {
      SiloamHurt *hurt = siloam_entry_add_hurt (entry);

      hurt->kind = SILOAM_HURT_PAIN;
      hurt->words = g_strdup ("what nobody may read");
    }
  siloam_entry_link_verse (entry, "Psalm 42:6", &verse, role);
  page_fixture_save (&f->pages, entry);
  return g_strdup (entry->id);
}

static void
collect_labels (GtkWidget *widget, GString *labels)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (labels, "%s|", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, labels);
}

static void
test_moments_tell_what_was_received_first_and_no_hurt (Fixture *f, gconstpointer data)
{
  g_autofree char *received = add_moment (f, SILOAM_ENTRY_EXCHANGE, "a gift", SILOAM_ROLE_RECEIVED);
  g_autofree char *read = add_moment (f, SILOAM_ENTRY_FREE, "a river", SILOAM_ROLE_READING);
  SiloamVerseWindow *window = open_window (f, NULL);
  SiloamReference verse = read_dutch ("Psalm 42:6");
  g_autoptr (GString) labels = g_string_new (NULL);
  const char *gift, *river;

  siloam_verse_window_show_moments (window, &verse);
  gtk_window_present (GTK_WINDOW (window));
  page_fixture_wait (page_fixture_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "a river") != NULL);
  collect_labels (GTK_WIDGET (window), labels);
  gift = strstr (labels->str, "a gift");
  river = strstr (labels->str, "a river");

  g_assert_nonnull (gift);
  g_assert_true (gift < river);
  g_assert_null (strstr (labels->str, "nobody"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, g_get_application_name ());
}

static void
test_a_verse_without_moments_says_so_gently (Fixture *f, gconstpointer data)
{
  SiloamVerseWindow *window = open_window (f, NULL);
  SiloamReference verse = read_dutch ("Obadja 3");
  const char *nothing = siloam_prompts_get (f->pages.prompts, "verse.moments.nothing.title");

  siloam_verse_window_show_moments (window, &verse);
  gtk_window_present (GTK_WINDOW (window));
  page_fixture_wait (page_fixture_find (GTK_WIDGET (window), GTK_TYPE_LABEL, nothing) != NULL);
}

#define FACT(path, module, function)                                                               \
  g_test_add ("/ui/verses/" path, Fixture, module, set_up, function, tear_down)

static void
add_looking (void)
{
  FACT ("a-place-comes-first-with-its-words", DUTCH, test_a_place_comes_first_with_its_words);
  FACT ("a-place-half-typed-offers-what-it-may-become",
        DUTCH,
        test_a_place_half_typed_offers_what_it_may_become);
  FACT ("a-start-of-a-name-is-enough-for-a-place",
        DUTCH,
        test_a_start_of_a_name_is_enough_for_a_place);
  FACT ("a-start-of-a-name-offers-the-book", DUTCH, test_a_start_of_a_name_offers_the_book);
  FACT ("words-find-a-verse-while-the-last-goes-on",
        DUTCH,
        test_words_find_a_verse_while_the_last_goes_on);
  FACT ("what-is-found-is-numbered-as-the-person-does",
        ENGLISH,
        test_what_is_found_is_numbered_as_the_person_does);
  FACT ("an-answer-that-comes-too-late-is-dropped",
        DUTCH,
        test_an_answer_that_comes_too_late_is_dropped);
  FACT ("a-need-shows-its-verses-as-the-person-numbers",
        DUTCH,
        test_a_need_shows_its_verses_as_the_person_numbers);
  FACT ("every-need-there-is-has-a-name", NULL, test_every_need_there_is_has_a_name);
  FACT ("without-a-bible-a-place-is-still-a-place",
        NULL,
        test_without_a_bible_a_place_is_still_a_place);
}

static void
add_taking (void)
{
  FACT ("the-step-says-what-a-verse-is-for", NULL, test_the_step_says_what_a_verse_is_for);
  FACT ("in-a-blessing-it-is-a-promise", NULL, test_in_a_blessing_it_is_a_promise);
  FACT ("elsewhere-it-is-to-read", NULL, test_elsewhere_it_is_to_read);
  FACT ("a-range-is-kept-as-the-person-numbers",
        ENGLISH,
        test_a_range_is_kept_as_the_person_numbers);
  FACT ("what-was-kept-reaches-the-disk", DUTCH, test_what_was_kept_reaches_the_disk);
  FACT ("the-page-shows-what-was-kept", DUTCH, test_the_page_shows_what_was_kept);
  FACT ("undo-takes-it-away-again", DUTCH, test_undo_takes_it_away_again);
  FACT ("undo-leaves-words-that-were-written-since",
        DUTCH,
        test_undo_leaves_words_that_were_written_since);
  FACT ("the-same-verse-is-kept-once", DUTCH, test_the_same_verse_is_kept_once);
  FACT ("its-words-go-along-when-asked-for", DUTCH, test_its_words_go_along_when_asked_for);
  FACT ("a-received-verse-without-words-gets-the-place",
        DUTCH,
        test_a_received_verse_without_words_gets_the_place);
  FACT ("at-receiving-it-is-what-was-received", DUTCH, test_at_receiving_it_is_what_was_received);
  FACT ("a-revisit-takes-a-verse", DUTCH, test_a_revisit_takes_a_verse);
  FACT ("what-was-not-changed-since-is-all-that-undo-takes",
        DUTCH,
        test_what_was_not_changed_since_is_all_that_undo_takes);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_looking ();
  add_taking ();
  FACT ("another-numbering-is-said", ENGLISH, test_the_numbering_is_said_when_it_differs);
  FACT ("ones-own-numbering-is-not-said", DUTCH, test_the_numbering_is_said_when_it_differs);
  FACT ("the-verse-that-was-asked-for-is-chosen",
        ENGLISH,
        test_the_verse_that_was_asked_for_is_chosen);
  FACT ("the-chapters-go-on-into-the-next-book", DUTCH, test_the_chapters_go_on_into_the_next_book);
  FACT ("moments-tell-what-was-received-first-and-no-hurt",
        NULL,
        test_moments_tell_what_was_received_first_and_no_hurt);
  FACT ("a-verse-without-moments-says-so-gently",
        NULL,
        test_a_verse_without_moments_says_so_gently);
  return page_fixture_run ();
}
