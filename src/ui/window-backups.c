/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups and restoring, as far as the window has a part in it: it tells which journal is open, and
 * puts a backup in the place of one that is closed. Main thread. */

#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/restore-dialog.h"
#include "ui/stack-replace.h"
#include "vault/vault-restore.h"

/* For the parts of this class: called when a journal was opened, and before it is closed. */
void
siloam_window_follow_journal (SiloamWindow *self)
{
  siloam_backups_set_journal (self->backups, self->journal);
}

/* Only a drive is worth a word: the person waits for it to take it out. */
static void
made_cb (SiloamWindow *self, const char *place)
{
  if (!g_str_equal (place, SILOAM_BACKUP_FOLDER) && self->in_journal)
    siloam_window_toast (
        self,
        siloam_prompts_get (siloam_window_get_prompts (self), "backup.drive_ready"));
}

static void
failed_cb (SiloamWindow *self, const char *place)
{
  const GError *fault = siloam_backups_get_fault (self->backups, place);

  if (fault != NULL && !g_str_equal (place, SILOAM_BACKUP_FOLDER) && self->in_journal)
    siloam_window_toast (self, siloam_error_text (siloam_window_get_prompts (self), fault).title);
}

/* For the parts of this class: makes what sees to the backups. */
void
siloam_window_set_up_backups (SiloamWindow *self)
{
  self->backups = siloam_backups_new (self->settings, NULL);
  siloam_backups_attach (self->backups, GTK_WIDGET (self));
  g_signal_connect_object (self->backups, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->backups,
                           "failed",
                           G_CALLBACK (failed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
brought_cb (SiloamWindow *self, guint brought)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u page came back", "%u pages came back", brought), brought);

  siloam_window_toast (self, text);
}

/* Putting in place: on a thread, when no journal is open. */
typedef struct
{
  SiloamRehearsal *backup;
  char *path;
  char *aside;
} Replacement;

static void
replacement_free (gpointer data)
{
  Replacement *self = data;

  siloam_rehearsal_unref (self->backup);
  g_free (self->path);
  g_free (self->aside);
  g_free (self);
}

static char *
dup_aside_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = siloam_backup_dup_stem (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-before-%s.siloam", stem, stamp);

  return g_build_filename (folder, name, NULL);
}

static void
put_in_place (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Replacement *self = task_data;
  GError *error = NULL;

  if (siloam_vault_restore_over (siloam_rehearsal_get_pass (self->backup),
                                 siloam_rehearsal_get_path (self->backup),
                                 self->path,
                                 self->aside,
                                 NULL,
                                 NULL,
                                 NULL,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_replaced (SiloamWindow *self, const Replacement *replacement)
{
  SiloamPrompts *prompts = siloam_window_get_prompts (self);
  g_autofree char *name = g_path_get_basename (replacement->aside);
  g_autofree char *shown = g_filename_display_name (name);
  GtkWidget *dialog;
  g_autoptr (GString) body = g_string_new (siloam_prompts_get (prompts, "backup.replaced.aside"));

  if (!g_file_test (replacement->aside, G_FILE_TEST_EXISTS))
    return;
  g_string_replace (body, "%s", shown, 1);
  dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                   siloam_prompts_get (prompts, "backup.replaced"),
                                   body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  siloam_window_present_dialog (self, dialog);
}

static void
tell_not_replaced (SiloamWindow *self, const GError *error)
{
  SiloamErrorText text = siloam_error_text (siloam_window_get_prompts (self), error);
  g_autofree char *body = g_strdup_printf ("%s %s", text.text, text.remedy);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), text.title, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  siloam_window_present_dialog (self, dialog);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->settings == NULL)
    return;
  siloam_door_start (self->door);
  if (done)
    tell_replaced (self, g_task_get_task_data (G_TASK (result)));
  else
    tell_not_replaced (self, error);
}

/**
 * siloam_window_replace_journal: (skip)
 *
 * For the parts of this class: when the journal is closed, puts the backup in its place that was
 * chosen for that, and starts again.
 *
 * Returns: whether there was one
 */
gboolean
siloam_window_replace_journal (SiloamWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Replacement *data;

  if (self->replacement == NULL)
    return FALSE;
  data = g_new0 (Replacement, 1);
  data->backup = g_steal_pointer (&self->replacement);
  data->path = siloam_settings_dup_journal_path (self->settings);
  data->aside = dup_aside_path (data->path);
  siloam_stack_show (self->cover, "blank");
  task = g_task_new (NULL, NULL, replaced_cb, g_object_ref (self));
  g_task_set_source_tag (task, siloam_window_replace_journal);
  g_task_set_task_data (task, data, replacement_free);
  g_task_run_in_thread (task, put_in_place);
  return TRUE;
}

static void
replace_cb (SiloamWindow *self, SiloamRestoreDialog *dialog)
{
  g_clear_pointer (&self->replacement, siloam_rehearsal_unref);
  self->replacement = siloam_rehearsal_ref (siloam_restore_dialog_get_rehearsal (dialog));
  if (self->journal != NULL)
    {
      siloam_door_leave (self->door, SILOAM_LEAVE_LOCK);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  siloam_window_replace_journal (self);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiloamWindow *self = user_data;
  SiloamJournal *journal = self->in_journal ? self->journal : NULL;
  GtkWidget *dialog =
      siloam_restore_dialog_new (GTK_WINDOW (self), self->settings, self->backups, journal);

  g_signal_connect_object (dialog, "brought", G_CALLBACK (brought_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "replace", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  siloam_window_present_dialog (self, dialog);
}

/* For the parts of this class: declares the actions of backups. */
void
siloam_window_add_backup_actions (SiloamWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "restore", .activate = restore_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
