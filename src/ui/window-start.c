/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a journal has of its own on the way in: its first run, what shows when it is open, and
 * taking one that came from elsewhere. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/compat/choose-file.h"
#include "ui/first-run-page.h"
#include "ui/stack-replace.h"
#include "ui/unlock-page.h"
#include "vault/vault-take.h"

static GSettings *
get_store (SiloamWindow *self)
{
  return siloam_settings_get_store (self->settings);
}

static void
follow (SiloamWindow *self, GtkWidget *page, const char *signal, GCallback callback)
{
  g_signal_connect_object (page, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
show_journal (SiloamWindow *self, SiloamJournal *journal, SiloamPageName page)
{
  const char *resume_id = self->has_resume ? self->resume_id : NULL;

  g_set_object (&self->journal, journal);
  siloam_window_follow_journal (self);
  self->in_journal = TRUE;
  self->reminded = FALSE;
  g_clear_object (&self->under_help);
  g_settings_set_boolean (get_store (self), "journal-created", TRUE);
  siloam_window_go_to (self, page, page == SILOAM_PAGE_WELCOME_BACK ? resume_id : NULL);
  siloam_window_look_for_copies (self);
}

/* For the parts of this class: shows the journal that was opened. */
void
siloam_window_enter (gpointer window, GObject *file, GtkWidget *by)
{
  SiloamWindow *self = window;

  show_journal (self, SILOAM_JOURNAL (file), SILOAM_PAGE_WELCOME_BACK);
  if (SILOAM_IS_UNLOCK_PAGE (by))
    siloam_window_look_at_keyring (self, siloam_unlock_page_get_way (SILOAM_UNLOCK_PAGE (by)));
}

static void
created_cb (SiloamWindow *self, SiloamFirstRunPage *page)
{
  g_set_object (&self->journal, siloam_first_run_page_get_journal (page));
  siloam_door_set_slot_types (self->door, 1u << siloam_first_run_page_get_way (page));
  g_settings_set_boolean (get_store (self), "journal-created", TRUE);
}

static void
finished_cb (SiloamWindow *self, SiloamFirstRunPage *page)
{
  g_autoptr (SiloamJournal) journal = g_object_ref (siloam_first_run_page_get_journal (page));

  show_journal (self, journal, SILOAM_PAGE_HOME);
}

/* For the parts of this class: where there is no journal yet. */
GtkWidget *
siloam_window_new_first_run (gpointer window, const char *path)
{
  SiloamWindow *self = window;
  GtkWidget *page = siloam_first_run_page_new (self->settings, path);

  follow (self, page, "created", G_CALLBACK (created_cb));
  follow (self, page, "finished", G_CALLBACK (finished_cb));
  return page;
}

/* Where journals are on this computer. */
static char *
dup_own_path (SiloamWindow *self)
{
  siloam_settings_set_journal_path (self->settings, NULL);
  return siloam_settings_dup_journal_path (self->settings);
}

typedef struct
{
  char *from;
  char *path;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_free (taking->from);
  g_free (taking->path);
  g_free (taking);
}

static void
take (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Taking *taking = task_data;
  g_autofree char *folder = g_path_get_dirname (taking->path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (siloam_vault_take (taking->from, taking->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean taken = g_task_propagate_boolean (G_TASK (result), &error);

  if (!self->settings || self->journal)
    return;
  siloam_door_start (self->door);
  if (!taken)
    siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), error).title);
}

static void
take_copy (SiloamWindow *self, const char *from)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, taken_cb, g_object_ref (self));
  Taking *taking = g_new0 (Taking, 1);

  taking->from = g_strdup (from);
  taking->path = dup_own_path (self);
  g_task_set_source_tag (task, take_copy);
  g_task_set_task_data (task, taking, taking_free);
  siloam_stack_show (self->cover, "blank");
  g_task_run_in_thread (task, take);
}

static void
place_chosen_cb (AdwMessageDialog *dialog, const char *response, SiloamWindow *self)
{
  const char *from = g_object_get_data (G_OBJECT (dialog), "siloam-from");

  if (self->journal || !self->settings)
    return;
  if (g_str_equal (response, "copy"))
    take_copy (self, from);
  else if (g_str_equal (response, "here"))
    {
      siloam_settings_set_journal_path (self->settings, from);
      siloam_door_start (self->door);
    }
}

static void
ask_place (SiloamWindow *self, const char *path)
{
  SiloamPrompts *prompts = siloam_window_get_prompts (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                              siloam_prompts_get (prompts, "start.take.question"),
                                              siloam_prompts_get (prompts, "start.take.text"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "here",
                                    _ ("_Use it where it is"),
                                    "copy",
                                    _ ("_Put a copy here"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "copy",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "siloam-from", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
existing_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;

  if (path && !self->journal && self->settings)
    ask_place (self, path);
}

/* From the first page: a journal of another computer, or a backup. */
static void
take_journal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->journal)
    siloam_choose_file_async (
        GTK_WINDOW (self),
        siloam_prompts_get (siloam_window_get_prompts (self), "welcome.button.existing"),
        existing_chosen_cb,
        g_object_ref (self));
}

/* For the parts of this class: declares what only a journal has before it is open. */
void
siloam_window_add_start_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "take-journal", .activate = take_journal_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
