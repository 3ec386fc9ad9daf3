/* SPDX-FileCopyrightText: The Siloam contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where backups of the journal go and when the last one was made. Main thread. */

#include "config.h"

#include "ui/backup-group.h"

#include <glib/gi18n.h>

#include "ui/compat/choose-file.h"

struct _SiloamBackupGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *folder_row;

  SiloamSettings *settings;
};

G_DEFINE_FINAL_TYPE (SiloamBackupGroup, siloam_backup_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_folder (SiloamBackupGroup *self)
{
  g_autofree char *folder = siloam_settings_dup_backup_folder (self->settings);
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;

  adw_action_row_set_subtitle (self->folder_row, shown != NULL ? shown : _ ("Not chosen yet"));
}

static void
folder_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (SiloamBackupGroup) self = user_data;

  if (path == NULL || self->settings == NULL)
    return;
  siloam_settings_set_backup_folder (self->settings, path);
  show_folder (self);
}

static void
folder_cb (SiloamBackupGroup *self)
{
  siloam_choose_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _ ("Choose a folder for backups"),
                              folder_chosen_cb,
                              g_object_ref (self));
}

static void
siloam_backup_group_dispose (GObject *object)
{
  g_clear_object (&SILOAM_BACKUP_GROUP (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SILOAM_TYPE_BACKUP_GROUP);

  G_OBJECT_CLASS (siloam_backup_group_parent_class)->dispose (object);
}

static void
siloam_backup_group_class_init (SiloamBackupGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siloam_backup_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/backup-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SiloamBackupGroup, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
}

static void
siloam_backup_group_init (SiloamBackupGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siloam_backup_group_set_up:
 * @settings: read and written at once
 * @journal: the open journal
 */
void
siloam_backup_group_set_up (SiloamBackupGroup *self,
                            SiloamSettings *settings,
                            SiloamJournal *journal)
{
  g_return_if_fail (SILOAM_IS_BACKUP_GROUP (self));

  self->settings = g_object_ref (settings);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      siloam_prompts_get (siloam_settings_get_prompts (settings), "backup.hint"));
  show_folder (self);
}
