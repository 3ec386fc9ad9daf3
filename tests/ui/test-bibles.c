/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Bibles of a window and their page in the preferences, on real files and real modules. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "scripture/error.h"
#include "ui/bible-choice-group.h"
#include "ui/bible-import.h"
#include "ui/bible-page.h"
#include "ui/bible-row.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/reference-group.h"

typedef struct
{
  char *folder;
  SiloamSettings *settings;
  SiloamBibles *bibles;
  GtkWidget *window;
  guint n_changes;
} Fixture;

#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;                                \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, end);                                         \
        g_main_context_iteration (NULL, FALSE);                                                    \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
changed_cb (Fixture *f)
{
  f->n_changes++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GSettings *store;

  f->folder = g_dir_make_tmp ("siloam-bibles-XXXXXX", NULL);
  f->settings = siloam_settings_new ();
  store = siloam_settings_get_store (f->settings);
  g_settings_reset (store, "bibles");
  g_settings_reset (store, "reference-numbering");
  g_settings_reset (store, "book-names");
  g_settings_set_string (store, "language", "nl");
  f->bibles = siloam_bibles_new (f->settings, f->folder);
  g_signal_connect_swapped (f->bibles, "changed", G_CALLBACK (changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) files = g_dir_open (f->folder, 0, NULL);
  const char *leaf;

  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  g_signal_handlers_disconnect_by_func (f->bibles, changed_cb, f);
  g_object_unref (f->bibles);
  g_object_unref (f->settings);
  while ((leaf = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, leaf, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static char *
fixture_path (const char *name)
{
  g_autofree char *leaf = g_strconcat (name, ".zip", NULL);

  return g_test_build_filename (G_TEST_DIST, "data", "scripture", leaf, NULL);
}

static void
add (Fixture *f, const char *name)
{
  g_autoptr (SiloamLibrary) library = siloam_bibles_new_library (f->bibles);
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = siloam_library_import (library, path, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  siloam_bibles_reload (f->bibles);
}

/* The fixtures are all Dutch. */
static void
change_language (Fixture *f, const char *id, const char *language)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.sqlite", f->folder, id);
  g_autofree char *bytes = NULL;
  gsize length;
  char *at;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  at = memmem (bytes, length, "languagenl", 10);
  g_assert_nonnull (at);
  memcpy (at + 8, language, 2);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  siloam_bibles_reload (f->bibles);
}

static void
test_falls_back (Fixture *f, gconstpointer data)
{
  add (f, "NLTestCalvin");
  add (f, "NLTestKJV");
  change_language (f, "NLTestCalvin", "en");

  g_assert_cmpstr (siloam_bibles_get_chosen_for (f->bibles, "nl")->id, ==, "NLTestKJV");
  g_assert_cmpstr (siloam_bibles_get_chosen_for (f->bibles, "en")->id, ==, "NLTestCalvin");
}

static void
test_any_is_better_than_none (Fixture *f, gconstpointer data)
{
  add (f, "NLTestCalvin");

  g_assert_cmpstr (siloam_bibles_get_chosen_for (f->bibles, "en")->id, ==, "NLTestCalvin");
}

static void
test_choosing_keeps_others (Fixture *f, gconstpointer data)
{
  add (f, "NLTestCalvin");
  add (f, "NLTestKJV");
  siloam_bibles_choose (f->bibles, "nl", "NLTestKJV");
  siloam_bibles_choose (f->bibles, "en", "NLTestCalvin");
  siloam_bibles_choose (f->bibles, "en", "NLTestKJV");

  g_assert_cmpstr (siloam_bibles_get_chosen_for (f->bibles, "nl")->id, ==, "NLTestKJV");
  g_assert_cmpstr (siloam_bibles_get_chosen_for (f->bibles, "en")->id, ==, "NLTestKJV");
}

static void
test_gone_choice (Fixture *f, gconstpointer data)
{
  g_autoptr (SiloamLibrary) library = siloam_bibles_new_library (f->bibles);

  add (f, "NLTestCalvin");
  add (f, "NLTestKJV");
  siloam_bibles_choose (f->bibles, "nl", "NLTestKJV");
  g_assert_true (siloam_library_remove (library, "NLTestKJV", NULL));
  siloam_bibles_reload (f->bibles);

  g_assert_cmpstr (siloam_bibles_get_chosen (f->bibles)->id, ==, "NLTestCalvin");
}

static void
test_no_bible (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SiloamReference reference;

  g_assert_true (siloam_reference_parse ("Ps. 34:18", "nl", SILOAM_NUMBERING_NLD, &reference));
  g_assert_null (siloam_bibles_fetch (f->bibles, NULL, &reference, &error));
  g_assert_error (error, SILOAM_SCRIPTURE_ERROR, SILOAM_SCRIPTURE_ERROR_NO_BIBLE);
}

static void
test_reload_tells (Fixture *f, gconstpointer data)
{
  siloam_bibles_reload (f->bibles);

  g_assert_cmpuint (f->n_changes, ==, 1);
}

/* Importing. */
typedef struct
{
  char *id;
  GError *error;
  gboolean done;
  double reached;
} Answer;

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->id = siloam_bible_import_finish (SILOAM_BIBLES (source), result, &answer->error);
  answer->done = TRUE;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  Answer *answer = user_data;

  g_assert_false (answer->done);
  g_assert_cmpfloat (fraction, >=, answer->reached);
  answer->reached = fraction;
}

static void
test_import (Fixture *f, gconstpointer data)
{
  g_autofree char *path = fixture_path ("NLTestCalvin");
  Answer answer = { 0 };

  siloam_bible_import_async (f->bibles, path, NULL, progress_cb, NULL, imported_cb, &answer);
  WAIT (answer.done);

  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.id, ==, "NLTestCalvin");
  g_assert_nonnull (siloam_bibles_find (f->bibles, "NLTestCalvin"));
  g_assert_cmpuint (f->n_changes, ==, 1);
  g_free (answer.id);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *path = fixture_path ("NLTestCalvin");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  siloam_bible_import_async (f->bibles, path, NULL, progress_cb, cancellable, imported_cb, &answer);
  WAIT (answer.done);

  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (siloam_bibles_list (f->bibles)->len, ==, 0);
  g_error_free (answer.error);
}

static void
test_import_all_goes_on (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) offers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) siloam_bible_offer_free);
  SiloamBibleOffer *gone = g_new0 (SiloamBibleOffer, 1);
  SiloamBibleOffer *there = g_new0 (SiloamBibleOffer, 1);

  gone->path = g_strdup ("/nonexistent");
  gone->id = g_strdup ("Gone");
  there->path = fixture_path ("NLTestCalvin");
  there->id = g_strdup ("NLTestCalvin");
  g_ptr_array_add (offers, gone);
  g_ptr_array_add (offers, there);
  g_test_expect_message ("siloam-ui", G_LOG_LEVEL_WARNING, "*could not be added*");
  siloam_bible_import_all (f->bibles, offers);

  WAIT (siloam_bibles_find (f->bibles, "NLTestCalvin") != NULL);
  g_test_assert_expected_messages ();
}

static void
test_every_error_has_words (Fixture *f, gconstpointer data)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (f->settings);
  SiloamErrorText unknown = siloam_error_text_named (prompts, "unknown");

  for (int code = 0; code <= SILOAM_SCRIPTURE_ERROR_PACKAGED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (SILOAM_SCRIPTURE_ERROR, code, "");
      SiloamErrorText text = siloam_error_text (prompts, error);

      g_assert_cmpstr (text.title, !=, unknown.title);
      g_assert_cmpstr (text.remedy, !=, unknown.remedy);
    }
}

/* The page. */
static GtkWidget *
find (GtkWidget *root, GType type, const char *title)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (title == NULL ||
       (ADW_IS_PREFERENCES_ROW (root) &&
        g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_page (Fixture *f)
{
  SiloamBiblePage *page = g_object_new (SILOAM_TYPE_BIBLE_PAGE, NULL);

  f->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (page));
  siloam_bible_page_set_up (page, f->bibles, f->settings);
  gtk_window_present (GTK_WINDOW (f->window));
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (page)));
  return GTK_WIDGET (page);
}

static void
choose (GtkWidget *root, const char *title, guint item)
{
  GtkWidget *row = find (root, ADW_TYPE_COMBO_ROW, title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), item);
}

static void
test_page_overrules (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  add (f, "NLTestCalvin");
  row = find (open_page (f), SILOAM_TYPE_BIBLE_ROW, NULL);
  choose (row, "Psalms", 2);

  g_assert_true (siloam_bibles_find (f->bibles, "NLTestCalvin")->chosen);
  g_assert_cmpint (siloam_bibles_find (f->bibles, "NLTestCalvin")->psalms,
                   ==,
                   SILOAM_NUMBERING_KJV);
  g_assert_cmpint (siloam_bibles_find (f->bibles, "NLTestCalvin")->rest, ==, SILOAM_NUMBERING_NLD);
}

static void
test_page_puts_back (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  add (f, "NLTestCalvin");
  row = find (open_page (f), SILOAM_TYPE_BIBLE_ROW, NULL);
  choose (row, "The other books", 1);
  gtk_widget_activate_action (row, "bible.renumber", "s", "NLTestCalvin");

  g_assert_false (siloam_bibles_find (f->bibles, "NLTestCalvin")->chosen);
  g_assert_cmpuint (adw_combo_row_get_selected (
                        ADW_COMBO_ROW (find (row, ADW_TYPE_COMBO_ROW, "The other books"))),
                    ==,
                    0);
}

static void
test_page_keeps_rows (Fixture *f, gconstpointer data)
{
  GtkWidget *page, *row;

  add (f, "NLTestCalvin");
  page = open_page (f);
  row = find (page, SILOAM_TYPE_BIBLE_ROW, NULL);
  choose (row, "Psalms", 2);

  g_assert_true (find (page, SILOAM_TYPE_BIBLE_ROW, NULL) == row);
}

static void
test_page_chooses (Fixture *f, gconstpointer data)
{
  GtkWidget *group;

  add (f, "NLTestCalvin");
  add (f, "NLTestKJV");
  group = find (open_page (f), SILOAM_TYPE_BIBLE_CHOICE_GROUP, NULL);
  choose (group, "When Siloam speaks Dutch", 1);

  g_assert_cmpstr (siloam_bibles_get_chosen (f->bibles)->id, ==, "NLTestKJV");
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
ask_to_remove (GtkWidget *row, const char *answer)
{
  gtk_widget_activate_action (row, "bible.remove", "s", "NLTestCalvin");
  WAIT (find_dialog () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), answer);
  gtk_window_destroy (find_dialog ());
}

static void
test_page_removes (Fixture *f, gconstpointer data)
{
  GtkWidget *page;

  add (f, "NLTestCalvin");
  page = open_page (f);
  ask_to_remove (find (page, SILOAM_TYPE_BIBLE_ROW, NULL), "go-on");

  g_assert_null (siloam_bibles_find (f->bibles, "NLTestCalvin"));
  g_assert_null (find (page, SILOAM_TYPE_BIBLE_ROW, NULL));
}

static void
test_page_keeps_when_asked (Fixture *f, gconstpointer data)
{
  GtkWidget *page;

  add (f, "NLTestCalvin");
  page = open_page (f);
  ask_to_remove (find (page, SILOAM_TYPE_BIBLE_ROW, NULL), "cancel");

  g_assert_nonnull (siloam_bibles_find (f->bibles, "NLTestCalvin"));
}

static void
test_page_shows_what_is_broken (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "Broken.sqlite", NULL);
  GtkWidget *row;

  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  row = find (open_page (f), ADW_TYPE_ACTION_ROW, "Broken");

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                   ==,
                   siloam_prompts_get (siloam_settings_get_prompts (f->settings), "bibles.broken"));
}

static void
test_page_tells_an_unreadable_folder (Fixture *f, gconstpointer data)
{
  SiloamErrorText text =
      siloam_error_text_named (siloam_settings_get_prompts (f->settings), "bible_io");
  GtkWidget *page, *notice;

  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_assert_true (g_file_set_contents (f->folder, "not a folder", -1, NULL));
  page = open_page (f);
  notice = find (page, SILOAM_TYPE_NOTICE, NULL);

  g_assert_nonnull (notice);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (notice),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       text.title);
  g_assert_cmpint (g_unlink (f->folder), ==, 0);
  g_assert_cmpint (g_mkdir (f->folder, 0700), ==, 0);
}

static const char *
example (GtkWidget *page)
{
  GtkWidget *group = find (page, SILOAM_TYPE_REFERENCE_GROUP, NULL);
  GtkWidget *last = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (
           gtk_widget_get_ancestor (find (group, ADW_TYPE_COMBO_ROW, NULL), GTK_TYPE_LIST_BOX));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    last = row;
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (last));
}

static void
test_example_follows (Fixture *f, gconstpointer data)
{
  GtkWidget *page = open_page (f);

  g_assert_cmpstr (example (page), ==, "English numbering: Psalm 34:17 · Joël 3:1 · Matteüs 5:4");
  choose (page, "How verses are numbered", 2);
  choose (page, "How Dutch names are written", 1);

  g_assert_cmpstr (example (page), ==, "English numbering: Psalm 34:17 · Joël 2:28 · Mattheüs 5:4");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/bibles/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("the-bible-of-a-language-is-read-in-it", test_falls_back);
  ADD ("a-bible-in-another-language-is-better-than-none", test_any_is_better_than_none);
  ADD ("a-choice-keeps-those-of-other-languages", test_choosing_keeps_others);
  ADD ("a-chosen-bible-that-is-gone-is-no-choice", test_gone_choice);
  ADD ("without-a-bible-fetching-says-so", test_no_bible);
  ADD ("reloading-tells-everybody", test_reload_tells);
  ADD ("an-import-tells-how-far-it-is-and-that-it-is-there", test_import);
  ADD ("a-cancelled-import-changes-nothing", test_cancel);
  ADD ("one-that-fails-does-not-stop-the-next", test_import_all_goes_on);
  ADD ("every-error-has-words-of-its-own", test_every_error_has_words);
  ADD ("the-page-overrules-a-numbering", test_page_overrules);
  ADD ("the-page-puts-a-numbering-back", test_page_puts_back);
  ADD ("a-row-stays-while-its-bible-is-renumbered", test_page_keeps_rows);
  ADD ("the-page-chooses-the-bible-of-a-language", test_page_chooses);
  ADD ("a-bible-is-removed-when-the-person-says-so", test_page_removes);
  ADD ("a-bible-stays-when-the-person-thinks-again", test_page_keeps_when_asked);
  ADD ("a-bible-that-cannot-be-read-is-shown-with-what-helps", test_page_shows_what_is_broken);
  ADD ("a-folder-that-cannot-be-read-is-not-an-empty-one", test_page_tells_an_unreadable_folder);
  ADD ("the-example-changes-at-once", test_example_follows);
#undef ADD

  return g_test_run ();
}
