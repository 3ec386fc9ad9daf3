/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Verses in a session (source 001-11): from any book of the Bible, in the language of the visitor,
 * and only with a yes to writing. */

#include "after-fixture.h"
#include "ui/session-verses.h"
#include "ui/verse-taken.h"
#include "ui/verse-window.h"
#include "ui/visitor-window.h"

#define SCOPE(name) (1u << SILOAM_SCOPE_##name)
#define LINKED "Psalm 34:18" /* of the fixture */

static GtkWidget *
show_session (AfterFixture *self, guint scopes, const char *locale)
{
  SiloamSession *session = after_welcome (self, scopes);

  g_free (session->locale);
  session->locale = g_strdup (locale);
  return after_show (self, SILOAM_EVENING_PAGE_LANDING);
}

static SiloamVerseWindow *
find_verse_window (void)
{
  SiloamVerseWindow *found = NULL;
  GList *windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (SILOAM_IS_VERSE_WINDOW (link->data))
      found = link->data;
  g_list_free (windows);
  return found;
}

/* As a chapter far from the Psalms has it: the twelfth minor prophet. */
static void
take_malachi (AfterFixture *self, GtkWidget *page, const char *language)
{
  g_autoptr (SiloamBibles) bibles = siloam_bibles_new_for (self->bibles, language);
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (SiloamReference));
  g_autoptr (SiloamVerseTaken) taken = NULL;
  SiloamReference reference;

  g_assert_true (siloam_reference_parse ("Mal 3:6",
                                         language,
                                         siloam_bibles_get_numbering (bibles),
                                         &reference));
  g_array_append_val (references, reference);
  taken = siloam_verse_take (SILOAM_WRITER (page), bibles, references, SILOAM_ROLE_RECEIVED, NULL);
  g_assert_nonnull (taken);
}

static gboolean
names (GtkWidget *root, const char *verse)
{
  return after_find (root, GTK_TYPE_LABEL, verse) != NULL;
}

static void
looking_for_a_verse_opens_over_the_session (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_session (self, SCOPE (NOTES), "nl");

  gtk_widget_activate_action (page, "session.verse", NULL);
  g_assert_nonnull (find_verse_window ());
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_verse_window ())) ==
                 GTK_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (find_verse_window ()));
}

static void
a_verse_that_is_taken_along_is_on_both_sides (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_session (self, SCOPE (NOTES), "nl");
  g_autoptr (GtkWidget) view = g_object_ref_sink (siloam_visitor_view_new (self->room));

  take_malachi (self, page, "nl");
  g_assert_true (names (page, "Maleachi 3:6"));
  g_assert_true (names (view, "Maleachi 3:6"));
}

static void
a_verse_is_named_in_the_language_of_the_visitor (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_session (self, SCOPE (NOTES), "en");

  take_malachi (self, page, "en");
  g_assert_true (names (page, "Malachi 3:6"));
}

static void
without_a_yes_to_writing_nothing_is_taken_along (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_session (self, SCOPE (SUMMARY), "nl");

  g_assert_null (siloam_writer_get_entry (SILOAM_WRITER (page)));
  g_assert_false (names (page, LINKED));
}

static void
a_verse_can_be_taken_away (AfterFixture *self, gconstpointer data)
{
  GtkWidget *page = show_session (self, SCOPE (NOTES), "nl");
  GtkWidget *verses = after_find (page, SILOAM_TYPE_SESSION_VERSES, NULL);

  g_assert_true (names (verses, LINKED));
  g_signal_emit_by_name (after_find (verses, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (siloam_evening_room_get_session (self->room)->exchange->verses->len, ==, 0);
  g_assert_false (gtk_widget_get_visible (verses));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/session-verses/" name, AfterFixture, "nl", after_set_up, func, after_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("looking-for-a-verse-opens-over-the-session", looking_for_a_verse_opens_over_the_session);
  ADD ("a-verse-that-is-taken-along-is-on-both-sides",
       a_verse_that_is_taken_along_is_on_both_sides);
  ADD ("a-verse-is-named-in-the-language-of-the-visitor",
       a_verse_is_named_in_the_language_of_the_visitor);
  ADD ("without-a-yes-to-writing-nothing-is-taken-along",
       without_a_yes_to_writing_nothing_is_taken_along);
  ADD ("a-verse-can-be-taken-away", a_verse_can_be_taken_away);
  return g_test_run ();
}
