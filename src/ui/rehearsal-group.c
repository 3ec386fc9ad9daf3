/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tries the newest backup: read into memory as a restore would, and told. Nothing is written, and
 * what was read goes with the answer. Main thread. */

#include "config.h"

#include "ui/rehearsal-group.h"

#include <glib/gi18n.h>

#include "journal/backup-list.h"
#include "ui/backup-text.h"
#include "ui/error-text.h"
#include "ui/notice.h"
#include "ui/reveal.h"
#include "vault/error.h"

#define PROGRESS_MS 100

struct _SiloamRehearsalGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *try_row;
  AdwActionRow *found_row;
  GtkWidget *restore_row;
  GtkWidget *busy_box;
  GtkProgressBar *busy_bar;
  GtkWidget *cancel_button;
  SiloamNotice *notice;

  SiloamSettings *settings;
  SiloamBackups *backups;
  SiloamJournal *journal;
  GCancellable *cancellable; /* NULL when nothing is tried */
  SiloamRehearsal *rehearsal;
  GDateTime *at; /* when that backup was made */
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (SiloamRehearsalGroup, siloam_rehearsal_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_notice (SiloamRehearsalGroup *self, const SiloamErrorText *text)
{
  if (text != NULL)
    {
      siloam_notice_set_text (self->notice, text);
      siloam_reveal (GTK_WIDGET (self->notice));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notice), text != NULL);
}

static gboolean
progress_cb (gpointer user_data)
{
  SiloamRehearsalGroup *self = user_data;

  if (self->rehearsal != NULL)
    gtk_progress_bar_set_fraction (self->busy_bar, siloam_rehearsal_get_fraction (self->rehearsal));
  return G_SOURCE_CONTINUE;
}

static void
begin (SiloamRehearsalGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  show_notice (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->found_row), FALSE);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  gtk_widget_set_sensitive (self->try_row, FALSE);
  gtk_widget_set_visible (self->busy_box, TRUE);
  gtk_widget_grab_focus (self->cancel_button);
  siloam_reveal (self->busy_box);
}

/* What was read of the journal is not kept any longer than needed. */
static void
end (SiloamRehearsalGroup *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rehearsal, siloam_rehearsal_unref);
  g_clear_pointer (&self->at, g_date_time_unref);
  gtk_widget_set_sensitive (self->try_row, TRUE);
  gtk_widget_set_visible (self->busy_box, FALSE);
}

static void
fail (SiloamRehearsalGroup *self, const GError *error)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (self->settings);
  SiloamErrorText text;

  end (self);
  gtk_widget_grab_focus (self->try_row);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_PAGE_DAMAGED) ||
      g_error_matches (error, SILOAM_VAULT_ERROR, SILOAM_VAULT_ERROR_HEADER_DAMAGED))
    text = siloam_error_text_named (prompts, "backup_damaged");
  else
    text = siloam_error_text (prompts, error);
  show_notice (self, &text);
}

static void
show_found (SiloamRehearsalGroup *self)
{
  g_autofree char *moment = siloam_backup_text_moment (self->at);
  /* Translators: “today at 9:30” */
  g_autofree char *title = g_strdup_printf (_ ("The backup of %s"), moment);
  g_autofree char *found = siloam_backup_text_found (siloam_rehearsal_get_counts (self->rehearsal));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found_row), title);
  adw_action_row_set_subtitle (self->found_row, found);
  end (self);
  gtk_widget_set_visible (GTK_WIDGET (self->found_row), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self->found_row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->found_row));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRehearsalGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->rehearsal == NULL)
    return;
  if (siloam_rehearsal_run_finish (self->rehearsal, result, &error))
    show_found (self);
  else
    fail (self, error);
}

/* One of before the key was changed opens only with the code of then: for restoring that is asked,
 * for a try it is not. */
static const SiloamListedBackup *
find_newest (GPtrArray *listed)
{
  for (guint i = 0; i < listed->len; i++)
    {
      const SiloamListedBackup *backup = listed->pdata[i];

      if (!backup->other_key)
        return backup;
    }
  return listed->len > 0 ? listed->pdata[0] : NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiloamRehearsalGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = siloam_backup_list_finish (result, &error);
  const SiloamListedBackup *newest;
  SiloamErrorText text;

  if (self->settings == NULL)
    return;
  if (listed == NULL)
    {
      fail (self, error);
      return;
    }
  newest = find_newest (listed);
  if (newest == NULL)
    {
      end (self);
      text = siloam_error_text_named (siloam_settings_get_prompts (self->settings), "backup_none");
      show_notice (self, &text);
      return;
    }
  self->at = g_date_time_ref (newest->file->at);
  self->rehearsal = siloam_rehearsal_new (newest->file->path, NULL);
  siloam_rehearsal_run_async (self->rehearsal,
                              self->journal,
                              self->cancellable,
                              read_cb,
                              g_object_ref (self));
}

static void
try_cb (SiloamRehearsalGroup *self)
{
  g_auto (GStrv) folders = NULL;

  if (self->cancellable != NULL)
    return;
  folders = siloam_backups_dup_folders (self->backups);
  begin (self);
  siloam_backup_list_async ((const char *const *) folders,
                            self->journal,
                            self->cancellable,
                            listed_cb,
                            g_object_ref (self));
}

static void
restore_cb (SiloamRehearsalGroup *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.restore", NULL);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (SILOAM_REHEARSAL_GROUP (widget)->cancellable);
}

static void
siloam_rehearsal_group_dispose (GObject *object)
{
  SiloamRehearsalGroup *self = SILOAM_REHEARSAL_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->rehearsal, siloam_rehearsal_unref);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->backups);
  g_clear_object (&self->journal);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_REHEARSAL_GROUP);

  G_OBJECT_CLASS (siloam_rehearsal_group_parent_class)->dispose (object);
}

static void
siloam_rehearsal_group_class_init (SiloamRehearsalGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_rehearsal_group_dispose;

  g_type_ensure (SILOAM_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/rehearsal-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, try_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, found_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, restore_row);
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, busy_box);
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SiloamRehearsalGroup, notice);
  gtk_widget_class_bind_template_callback (widget_class, try_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_install_action (widget_class, "rehearsal.cancel", NULL, cancel_cb);
}

static void
siloam_rehearsal_group_init (SiloamRehearsalGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_rehearsal_group_set_up:
 * @settings: the texts
 * @backups: tells where to look
 * @journal: the open journal
 */
void
siloam_rehearsal_group_set_up (SiloamRehearsalGroup *self,
                               SiloamSettings *settings,
                               SiloamBackups *backups,
                               SiloamJournal *journal)
{
  SiloamPrompts *prompts = siloam_settings_get_prompts (settings);

  g_return_if_fail (SILOAM_IS_REHEARSAL_GROUP (self));

  self->settings = g_object_ref (settings);
  self->backups = g_object_ref (backups);
  self->journal = g_object_ref (journal);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->try_row),
                               siloam_prompts_get (prompts, "backup.try.hint"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->restore_row),
                               siloam_prompts_get (prompts, "backup.restore.row.hint"));
}
