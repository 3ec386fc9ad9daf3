/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reference that is opened, on a page that writes an entry and where one only reads. */

#include "bibles-fixture.h"
#include "page-fixture.h"

#include "ui/free-page.h"
#include "ui/link-place.h"
#include "ui/verse-popover.h"
#include "ui/verse-row.h"
#include "ui/verse-words.h"
#include "ui/words-links.h"
#include "ui/writer.h"
#include "ui/writing-area.h"

typedef struct
{
  PageFixture page;
  SiloamBibles *bibles;
  GtkWidget *writing; /* a page of thanks */
} Fixture;

static void
set_up (Fixture *f, gconstpointer modules)
{
  page_fixture_set_up (&f->page, NULL);
  f->bibles = bibles_fixture_new ("nl", modules);
  siloam_bibles_attach (f->bibles, f->page.window);
  f->writing = siloam_free_page_new (f->page.journal, f->page.prompts, NULL);
  page_fixture_show (&f->page, f->writing);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  page_fixture_tear_down (&f->page, NULL);
  bibles_fixture_free (f->bibles);
}

static SiloamReference
read_reference (const char *typed)
{
  SiloamReference reference;

  g_assert_true (siloam_reference_parse (typed, "nl", SILOAM_NUMBERING_NLD, &reference));
  return reference;
}

static GtkWidget *
open_verse (Fixture *f, const char *typed)
{
  SiloamReference reference = read_reference (typed);
  GtkWidget *area = page_fixture_find (f->writing, SILOAM_TYPE_WRITING_AREA, NULL);

  return GTK_WIDGET (siloam_verse_popover_open (area, NULL, typed, &reference));
}

static char *
shown_words (GtkWidget *root)
{
  GtkWidget *words = page_fixture_find (root, SILOAM_TYPE_VERSE_WORDS, NULL);

  return words != NULL ? siloam_verse_words_dup_text (SILOAM_VERSE_WORDS (words)) : NULL;
}

static void
assert_words (GtkWidget *root, const char *expected)
{
  g_autofree char *words = shown_words (root);

  g_assert_cmpstr (words, ==, expected);
}

static SiloamEntry *
entry_of (Fixture *f)
{
  return siloam_writer_get_entry (SILOAM_WRITER (f->writing));
}

#define EIGHTEEN "Wie roept wordt gehoord, zegt deze testregel achttien."
#define NINETEEN "Dichtbij ben ik, zegt testregel negentien over een gebroken beker."

static void
test_words (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");

  assert_words (popover, EIGHTEEN);
  g_assert_nonnull (page_fixture_find (popover, GTK_TYPE_LABEL, "Psalm 34:18"));
}

static void
test_numbering_is_told (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");

  g_assert_nonnull (page_fixture_find (popover, GTK_TYPE_LABEL, "Dutch numbering; English 34:17"));
}

static void
test_same_numbering_is_not_told (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "1 Petrus 1:3");

  g_assert_null (page_fixture_find (popover, GTK_TYPE_CHECK_BUTTON, NULL));
}

static void
test_numbering_is_kept (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");
  GtkWidget *check = page_fixture_find (popover, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);

  assert_words (popover, NINETEEN);
  g_assert_cmpint (siloam_entry_get_numbering_of (entry_of (f), "Ps. 34:18", SILOAM_NUMBERING_NLD),
                   ==,
                   SILOAM_NUMBERING_KJV);
  g_assert_nonnull (page_fixture_find (popover, GTK_TYPE_LABEL, "English numbering; Dutch 34:19"));
}

static void
test_numbering_goes_back (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");
  GtkWidget *check = page_fixture_find (popover, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);

  assert_words (popover, EIGHTEEN);
}

static void
test_kept (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");
  const SiloamVerseLink *link;

  page_fixture_click (popover, "Keep this verse with the entry");
  g_assert_cmpuint (entry_of (f)->verses->len, ==, 1);
  link = g_ptr_array_index (entry_of (f)->verses, 0);

  g_assert_cmpstr (link->typed, ==, "Ps. 34:18");
  g_assert_cmpstr (link->osis, ==, "Ps.34.18");
  g_assert_cmpint (link->numbering, ==, SILOAM_NUMBERING_TERM_NLD);
  g_assert_nonnull (page_fixture_find (popover, GTK_TYPE_LABEL, "Kept with this entry"));
}

static void
test_own_wording (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");
  GtkWidget *area;
  const SiloamVerseLink *link;

  g_assert_null (shown_words (popover));
  page_fixture_click (popover, "Keep this verse with the entry");
  area = page_fixture_find (popover, SILOAM_TYPE_WRITING_AREA, NULL);
  g_assert_nonnull (area);
  siloam_writing_area_set_text (SILOAM_WRITING_AREA (area), "zo staat het bij mij");
  link = g_ptr_array_index (entry_of (f)->verses, 0);

  g_assert_cmpstr (link->wording, ==, "zo staat het bij mij");
  g_assert_null (link->text_of);
}

static void
test_missing_leads_to_preferences (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_verse (f, "Ps. 34:18");

  g_assert_nonnull (page_fixture_find (popover, GTK_TYPE_BUTTON, "Add a Bible in Preferences"));
}

static GtkWidget *
show_row (Fixture *f, SiloamEntry *entry)
{
  GtkWidget *row = siloam_verse_row_new (f->page.prompts, entry, NULL);

  page_fixture_show (&f->page, row);
  gtk_editable_set_text (GTK_EDITABLE (page_fixture_find (row, GTK_TYPE_ENTRY, NULL)), "Ps 34:18");
  return row;
}

static void
test_row_shows_words (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  GtkWidget *row = show_row (f, entry);

  assert_words (row, EIGHTEEN);
  page_fixture_show (&f->page, gtk_label_new (NULL));
}

static void
test_row_takes_words (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  GtkWidget *row = show_row (f, entry);
  const SiloamVerseLink *link = g_ptr_array_index (entry->verses, 0);

  page_fixture_click (row, "Use this wording");
  g_assert_cmpstr (link->wording, ==, EIGHTEEN);
  g_assert_nonnull (link->text_of);

  siloam_writing_area_set_text (
      SILOAM_WRITING_AREA (page_fixture_find (row, SILOAM_TYPE_WRITING_AREA, NULL)),
      "in mijn eigen woorden");
  g_assert_cmpstr (link->wording, ==, "in mijn eigen woorden");
  g_assert_null (link->text_of);
  page_fixture_show (&f->page, gtk_label_new (NULL));
}

static void
test_label_links (Fixture *f, gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("<b>Ps. 34:18</b> & meer");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean done = FALSE;

  siloam_words_link (GTK_LABEL (label), NULL);
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_box_append (GTK_BOX (box), siloam_link_place_new (label));
  page_fixture_show (&f->page, box);
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "<b>Ps. 34:18</b> & meer");
  g_signal_emit_by_name (label, "activate-link", "0", &done);

  g_assert_true (done);
  assert_words (label, EIGHTEEN);
  g_assert_null (page_fixture_find (label, GTK_TYPE_CHECK_BUTTON, NULL));
}

static const char *const dutch[] = { "NLTestCalvin", NULL };

static void
add (const char *name, const char *const *modules, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, modules, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/ui/verse-popover/the-words-are-shown", dutch, test_words);
  add ("/ui/verse-popover/another-numbering-is-told", dutch, test_numbering_is_told);
  add ("/ui/verse-popover/the-same-numbering-is-not-told", dutch, test_same_numbering_is_not_told);
  add ("/ui/verse-popover/the-numbering-is-kept-in-the-entry", dutch, test_numbering_is_kept);
  add ("/ui/verse-popover/the-numbering-goes-back", dutch, test_numbering_goes_back);
  add ("/ui/verse-popover/a-verse-is-kept-with-the-entry", dutch, test_kept);
  add ("/ui/verse-popover/without-a-bible-the-words-are-the-persons-own", NULL, test_own_wording);
  add ("/ui/verse-popover/without-a-bible-preferences-are-near",
       NULL,
       test_missing_leads_to_preferences);
  add ("/ui/verse-row/the-words-of-the-bible-stand-below", dutch, test_row_shows_words);
  add ("/ui/verse-row/words-taken-over-name-their-translation", dutch, test_row_takes_words);
  add ("/ui/words-links/a-read-text-links-and-escapes", dutch, test_label_links);

  return page_fixture_run ();
}
