/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of pages share: a journal, a window and a way to find what is on screen. */

#include "page-fixture.h"

#include <glib/gstdio.h>

#include "vault/secret.h"

static const char *const plain_actions[] = { "home",     "help-now",     "help-close",
                                             "library",  "gifts",        "exchange-new",
                                             "free-new", "blessing-new", "lock" };
static const char *const string_actions[] = { "toast",
                                              "entry-resume",
                                              "entry-read",
                                              "export-entry" };

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PageFixture *self = user_data;

  g_string_append_printf (self->actions, "%s ", g_action_get_name (G_ACTION (action)));
}

static void
add_action (PageFixture *self, const char *name, const GVariantType *type)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type);

  g_signal_connect (action, "activate", G_CALLBACK (activated_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->window), G_ACTION (action));
}

static SiloamJournal *journal;
static char *folder;

static void
journal_created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SiloamSecret) code = NULL;

  journal = siloam_journal_create_finish (result, &code, &error);
  g_assert_no_error (error);
}

/* Locking a journal is slow on purpose, so the tests of one program share one. */
static void
create_journal (void)
{
  g_autoptr (SiloamSecret) phrase = siloam_secret_new_text ("four plain words here");
  g_autoptr (SiloamCredential) credential = siloam_credential_new_passphrase (phrase);
  g_autoptr (SiloamProfile) profile = siloam_profile_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  folder = g_dir_make_tmp ("siloam-page-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "journal.siloam", NULL);
  siloam_journal_create_async (path, credential, profile, NULL, journal_created_cb, NULL);
  page_fixture_wait (journal != NULL);
}

void
page_fixture_set_up (PageFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (journal == NULL)
    create_journal ();
  self->journal = journal;
  self->prompts = siloam_prompts_new ("en", SILOAM_ADDRESS_JE, &error);
  g_assert_no_error (error);
  self->actions = g_string_new (NULL);
  self->window = g_object_ref_sink (adw_application_window_new (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    add_action (self, plain_actions[i], NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (string_actions); i++)
    add_action (self, string_actions[i], G_VARIANT_TYPE_STRING);
}

void
page_fixture_tear_down (PageFixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->window);
  g_object_unref (self->prompts);
  g_string_free (self->actions, TRUE);
}

int
page_fixture_run (void)
{
  int result = g_test_run ();
  g_autoptr (GDir) files = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (journal != NULL)
    siloam_journal_close_sync (journal, NULL);
  g_clear_object (&journal);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  return result;
}

void
page_fixture_show (PageFixture *self, GtkWidget *page)
{
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  page_fixture_wait (gtk_widget_get_mapped (page));
  gtk_widget_grab_focus (page);
}

typedef struct
{
  SiloamEntry *entry;
  gboolean done;
} Answer;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->entry = siloam_journal_load_finish (SILOAM_JOURNAL (source), result, NULL);
  answer->done = TRUE;
}

SiloamEntry *
page_fixture_load (PageFixture *self, const char *id)
{
  Answer answer = { NULL, FALSE };

  siloam_journal_load_async (self->journal, id, NULL, loaded_cb, &answer);
  page_fixture_wait (answer.done);
  return answer.entry;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  siloam_journal_save_finish (SILOAM_JOURNAL (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

void
page_fixture_save (PageFixture *self, const SiloamEntry *entry)
{
  Answer answer = { NULL, FALSE };

  siloam_journal_save_async (self->journal, entry, NULL, saved_cb, &answer);
  page_fixture_wait (answer.done);
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

GtkWidget *
page_fixture_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || shows_text (root, text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_fixture_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
page_fixture_click (GtkWidget *root, const char *text)
{
  GtkWidget *button = page_fixture_find (root, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  else
    g_signal_emit_by_name (button, "clicked");
}
