/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that takes pages along, with a real journal below it: what was chosen before is not
 * what is saved. */

#include "config.h"

#include "page-fixture.h"
#include "ui/export-dialog.h"

enum
{
  ONLY_THIS_PAGE = 0,
  WHOLE_JOURNAL = 3,
};

enum
{
  MARKDOWN = 2,
};

static GtkWidget *
open_dialog (PageFixture *fixture)
{
  g_autoptr (SiloamEntry) entry = siloam_entry_new (SILOAM_ENTRY_FREE);
  GtkWidget *dialog;

  entry->text = g_strdup ("a page to take along");
  page_fixture_save (fixture, entry);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dialog = siloam_export_dialog_new (GTK_WINDOW (fixture->window),
                                     fixture->journal,
                                     fixture->prompts,
                                     entry->id);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
can_save (GtkWidget *dialog)
{
  GtkWidget *button = page_fixture_find (dialog, GTK_TYPE_BUTTON, "Save…");

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static void
choose (GtkWidget *dialog, const char *title, guint choice)
{
  GtkWidget *row = page_fixture_find (dialog, ADW_TYPE_COMBO_ROW, title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
}

static void
test_other_pages_are_saved_only_once_they_are_laid_out (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  page_fixture_wait (can_save (dialog));
  choose (dialog, "Which pages", WHOLE_JOURNAL);
  g_assert_false (can_save (dialog));
  page_fixture_wait (can_save (dialog));
}

static void
test_other_pages_are_saved_in_the_open_only_once_they_are_found (PageFixture *fixture,
                                                                 gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);

  choose (dialog, "In which form", MARKDOWN);
  choose (dialog, "Which pages", WHOLE_JOURNAL);
  page_fixture_wait (can_save (dialog));
  choose (dialog, "Which pages", ONLY_THIS_PAGE);
  g_assert_false (can_save (dialog));
  page_fixture_wait (can_save (dialog));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/export-dialog/" name,                                                           \
              PageFixture,                                                                         \
              NULL,                                                                                \
              page_fixture_set_up,                                                                 \
              function,                                                                            \
              page_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("other-pages-are-saved-only-once-they-are-laid-out",
       test_other_pages_are_saved_only_once_they_are_laid_out);
  ADD ("other-pages-are-saved-in-the-open-only-once-they-are-found",
       test_other_pages_are_saved_in_the_open_only_once_they_are_found);

  return page_fixture_run ();
}
