/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a start, or a return from the lock, begins: first run, unlock, or a fault with its remedies.
 * A journal that cannot be found or read is never answered by a first run. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/compat/choose-file.h"
#include "ui/compat/confirm.h"
#include "ui/first-run-page.h"
#include "ui/problem-page.h"
#include "ui/recover-page.h"
#include "ui/stack-replace.h"
#include "ui/start-check.h"
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
show_start_page (SiloamWindow *self, GtkWidget *page)
{
  siloam_window_show (self, page);
  siloam_window_uncover (self);
}

static void
enter (SiloamWindow *self, SiloamJournal *journal, SiloamPageName page)
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

static void
unlocked_cb (SiloamWindow *self, SiloamUnlockPage *page)
{
  g_autoptr (SiloamJournal) journal = SILOAM_JOURNAL (siloam_unlock_page_steal_file (page));

  enter (self, journal, SILOAM_PAGE_WELCOME_BACK);
  siloam_window_look_at_keyring (self, siloam_unlock_page_get_way (page));
}

static void
recovered_cb (SiloamWindow *self, SiloamRecoverPage *page)
{
  g_autoptr (SiloamJournal) journal = SILOAM_JOURNAL (siloam_recover_page_steal_file (page));

  enter (self, journal, SILOAM_PAGE_WELCOME_BACK);
}

static void
created_cb (SiloamWindow *self, SiloamFirstRunPage *page)
{
  g_set_object (&self->journal, siloam_first_run_page_get_journal (page));
  self->slot_types = 1u << siloam_first_run_page_get_way (page);
  g_settings_set_boolean (get_store (self), "journal-created", TRUE);
}

static void
finished_cb (SiloamWindow *self, SiloamFirstRunPage *page)
{
  g_autoptr (SiloamJournal) journal = g_object_ref (siloam_first_run_page_get_journal (page));

  enter (self, journal, SILOAM_PAGE_HOME);
}

static void
show_first_run (SiloamWindow *self)
{
  g_autofree char *path = siloam_settings_dup_journal_path (self->settings);
  GtkWidget *page = siloam_first_run_page_new (self->settings, path);

  follow (self, page, "created", G_CALLBACK (created_cb));
  follow (self, page, "finished", G_CALLBACK (finished_cb));
  show_start_page (self, page);
}

static void
show_recover (SiloamWindow *self)
{
  g_autofree char *path = siloam_settings_dup_journal_path (self->settings);
  GtkWidget *page = siloam_recover_page_new (&siloam_journal_file_kind,
                                             siloam_window_get_prompts (self),
                                             path,
                                             self->slot_types);

  follow (self, page, "opened", G_CALLBACK (recovered_cb));
  show_start_page (self, page);
}

static void
show_unlock (SiloamWindow *self)
{
  g_autofree char *path = siloam_settings_dup_journal_path (self->settings);
  GtkWidget *page = siloam_unlock_page_new (&siloam_journal_file_kind,
                                            siloam_window_get_prompts (self),
                                            path,
                                            self->slot_types);

  follow (self, page, "opened", G_CALLBACK (unlocked_cb));
  follow (self, page, "missing", G_CALLBACK (siloam_window_start));
  show_start_page (self, page);
}

static void
show_problem (SiloamWindow *self, const GError *error)
{
  g_autofree char *path = siloam_settings_dup_journal_path (self->settings);

  show_start_page (self,
                   siloam_problem_page_new (siloam_window_get_prompts (self), error, path, TRUE));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  SiloamStart start;

  if (!siloam_start_check_finish (result, &start, &self->slot_types, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error);
      return;
    }
  if (start == SILOAM_START_FIRST_RUN)
    show_first_run (self);
  else
    show_unlock (self);
}

/* For the parts of this class: looks for a journal and shows how to begin. */
void
siloam_window_start (SiloamWindow *self)
{
  g_autofree char *path = siloam_settings_dup_journal_path (self->settings);
  g_autofree char *apart_path = siloam_settings_dup_ministry_path (self->settings);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (SILOAM_IS_RECOVER_PAGE (page))
    siloam_recover_page_turn_back (SILOAM_RECOVER_PAGE (page));
  g_cancellable_cancel (self->starting);
  g_clear_object (&self->starting);
  self->starting = g_cancellable_new ();
  siloam_stack_show (self->cover, "blank");
  siloam_start_check_async (path,
                            apart_path,
                            g_settings_get_boolean (get_store (self), "journal-created"),
                            self->starting,
                            checked_cb,
                            g_object_ref (self));
}

static void
start_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->journal)
    siloam_window_start (self);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->journal)
    show_recover (self);
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;

  if (!path || self->journal || !self->settings)
    return;
  siloam_settings_set_journal_path (self->settings, path);
  siloam_window_start (self);
}

static void
choose_journal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;

  if (!self->journal)
    siloam_choose_file_async (
        GTK_WINDOW (self),
        siloam_prompts_get (siloam_window_get_prompts (self), "unlock.button.choose_file"),
        file_chosen_cb,
        g_object_ref (self));
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
  siloam_window_start (self);
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

  if (self->journal)
    return;
  if (g_str_equal (response, "copy"))
    take_copy (self, from);
  else if (g_str_equal (response, "here"))
    file_chosen_cb (from, g_object_ref (self));
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

static void
anew_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;

  if (!confirmed || self->journal || !self->settings)
    return;
  siloam_settings_set_journal_path (self->settings, NULL);
  show_first_run (self);
}

static void
start_anew_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  SiloamPrompts *prompts = siloam_window_get_prompts (self);
  SiloamConfirm confirm = {
    .heading = siloam_prompts_get (prompts, "unlock.anew.question"),
    .body = siloam_prompts_get (prompts, "unlock.anew.text"),
    .label = siloam_prompts_get (prompts, "unlock.button.anew"),
    .destructive = TRUE,
  };

  if (!self->journal)
    siloam_confirm_async (GTK_WINDOW (self), &confirm, anew_confirmed_cb, g_object_ref (self));
}

/* For the parts of this class: declares the actions of the pages before an open journal. */
void
siloam_window_add_start_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "start-again", .activate = start_again_cb },
    { .name = "recover", .activate = recover_cb },
    { .name = "recover-cancel", .activate = start_again_cb },
    { .name = "choose-journal", .activate = choose_journal_cb },
    { .name = "take-journal", .activate = take_journal_cb },
    { .name = "start-anew", .activate = start_anew_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
